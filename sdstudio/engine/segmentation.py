"""Finds an object in a picture with SAM, from the artist's clicks and box."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import torch
from safetensors import safe_open
from torch import Tensor
from torch.nn import functional
from transformers import SamConfig, SamModel, SamVisionConfig
from transformers.models.sam.modeling_sam import SamVisionAttention

from sdstudio.disk import open_regular
from sdstudio.domain.messages import Segment
from sdstudio.domain.segmentation import SEEN_PX, ObjectBox, ObjectPoint, seen_size
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.protocol import Seen
from sdstudio.imaging.logit_masks import PlacedMask, mask_of_logits
from sdstudio.weights.header import read_header
from sdstudio.weights.sam import SHARED, Sam

#: Of the colours of ImageNet, as in the published preprocessor_config.json.
_MEAN: Final = (123.675, 116.28, 103.53)
_DEVIATION: Final = (58.395, 57.12, 57.375)
#: Of the queries whose scores are held at once.
_SCORES_BYTES: Final = 16 * 2**20
_NUMBER_BYTES: Final = 4


class SegmentationNetwork:
    """A network on a device. In float32 everywhere, since it is small.

    Args:
        weights: a safetensors file; mapped into memory, so it must stay while this is used.
        gate: stops it between two layers.

    Raises:
        OSError, ValueError, RuntimeError: the file isn't that of such a network.
    """

    def __init__(self, weights: Path, device: torch.device, gate: CancelGate) -> None:
        self._device = device
        with open_regular(weights) as opened:
            shape = Sam.of(read_header(opened).shapes)
        with torch.device("meta"):
            network = SamModel(_configuration(shape))
        network.load_state_dict(_read(weights), assign=True)
        self._network = network.to(device, torch.float32).eval()
        for layer in self._network.vision_encoder.layers:
            if layer.window_size == 0:
                layer.attn.forward = partial(_attend_far, layer.attn)
        gate.watch(self._network)
        self._mean = torch.tensor(_MEAN, device=device).view(3, 1, 1)
        self._deviation = torch.tensor(_DEVIATION, device=device).view(3, 1, 1)

    def embedding(self, seen: Seen) -> Tensor:
        """The embedding of a picture, which doesn't depend on the prompts.

        Args:
            seen: (height, width, 3), the longer of which is ``SEEN_PX``.

        Raises:
            JobCancelled: between two layers.
        """
        height, width, _ = seen.shape
        # A copy, since numpy's array may be read-only.
        pixels = torch.tensor(seen, device=self._device).permute(2, 0, 1)
        pixels = (pixels.to(torch.float32) - self._mean) / self._deviation
        padded = functional.pad(pixels, (0, SEEN_PX - width, 0, SEEN_PX - height))
        found: Tensor = self._network.get_image_embeddings(padded[None])
        return found

    def mask(self, embedding: Tensor, command: Segment) -> PlacedMask:
        """The mask of the object that the prompts point at, at the picture's own size.

        Args:
            embedding: of the picture that the command names.
        """
        prompts, (width, height) = command.prompts, seen_size(command.width, command.height)
        if prompts.is_empty:
            return PlacedMask(0, 0, np.zeros((0, 0), np.uint8))
        across, down = width / command.width, height / command.height
        points = tuple(
            ObjectPoint(x=one.x * across, y=one.y * down, is_inside=one.is_inside)
            for one in prompts.points
        )
        box = None
        if prompts.box is not None:
            left, right = sorted((prompts.box.left * across, prompts.box.right * across))
            top, bottom = sorted((prompts.box.top * down, prompts.box.bottom * down))
            box = ObjectBox(left=left, top=top, right=right, bottom=bottom)
        logits = self.logits(embedding, points, box)
        cells = logits.shape[0] / SEEN_PX
        return mask_of_logits(
            np.asarray(logits.cpu().numpy(), np.float32),
            height * cells,
            width * cells,
            command.width,
            command.height,
        )

    def logits(
        self, embedding: Tensor, points: tuple[ObjectPoint, ...], box: ObjectBox | None
    ) -> Tensor:
        """How sure it is that a place belongs to the object: positive inside.

        Args:
            points, box: of the picture as it is seen; one of them at least.

        Returns:
            (side, side), of the picture padded to a square.
        """
        # A single place may be on a button, a coat or a person: the best of the three is chosen.
        is_ambiguous = box is None and len(points) == 1
        shown = self._network(
            image_embeddings=embedding,
            input_points=self._tensor([[[[one.x, one.y] for one in points]]]) if points else None,
            input_labels=self._tensor([[[int(one.is_inside) for one in points]]], torch.int64)
            if points
            else None,
            input_boxes=None
            if box is None
            else self._tensor([[[box.left, box.top, box.right, box.bottom]]]),
            multimask_output=is_ambiguous,
        )
        best = int(shown.iou_scores[0, 0].argmax())
        found: Tensor = shown.pred_masks[0, 0, best]
        return found

    def _tensor(self, values: object, dtype: torch.dtype = torch.float32) -> Tensor:
        return torch.tensor(values, dtype=dtype, device=self._device)


def _attend_far(attention: SamVisionAttention, hidden_states: Tensor) -> tuple[Tensor, None]:
    """``SamVisionAttention.forward`` for some of the rows at a time.

    The scores of all places for all others would take 800 MB, twice.
    """
    batch, height, width, _ = hidden_states.shape
    heads = attention.num_attention_heads
    parts = attention.qkv(hidden_states).reshape(batch, height * width, 3, heads, -1)
    queries, keys, values = parts.permute(2, 0, 3, 1, 4).flatten(1, 2).unbind(0)
    down = attention.get_rel_pos(height, height, attention.rel_pos_h)
    across = attention.get_rel_pos(width, width, attention.rel_pos_w)
    rows = max(1, _SCORES_BYTES // (_NUMBER_BYTES * height * width * width))
    found = torch.empty_like(queries)
    for head in range(batch * heads):
        grid = queries[head].view(height, width, -1)
        bias_down = torch.einsum("hwc,hkc->hwk", grid, down)
        bias_across = torch.einsum("hwc,wkc->hwk", grid, across)
        for row in range(0, height, rows):
            some = slice(row, row + rows)
            bias = bias_down[some, :, :, None] + bias_across[some, :, None, :]
            scores = torch.addmm(
                bias.flatten(0, 1).flatten(1),
                grid[some].flatten(0, 1),
                keys[head].T,
                alpha=attention.scale,
            )
            flat = slice(row * width, (row + rows) * width)
            torch.mm(scores.softmax(-1), values[head], out=found[head, flat])
    joined = found.view(batch, heads, height, width, -1).permute(0, 2, 3, 1, 4).flatten(3)
    return attention.proj(joined), None


def _configuration(shape: Sam) -> SamConfig:
    vision = SamVisionConfig(
        hidden_size=shape.width,
        num_hidden_layers=len(shape.attends_far),
        num_attention_heads=shape.heads,
        mlp_dim=shape.mlp,
        image_size=SEEN_PX,
        patch_size=shape.patch_px,
        window_size=shape.window,
        global_attn_indexes=[number for number, far in enumerate(shape.attends_far) if far],
    )
    squares = {"image_size": SEEN_PX, "patch_size": shape.patch_px}
    return SamConfig(vision_config=vision, prompt_encoder_config=squares)


def _read(weights: Path) -> Mapping[str, Tensor]:
    with safe_open(weights, "pt") as opened:
        read = {key: opened.get_tensor(key) for key in opened.keys()}  # noqa: SIM118
    # The same numbers under two names, of which a file may have one.
    shared = next((read[name] for name in SHARED if name in read), None)
    return read if shared is None else {**dict.fromkeys(SHARED, shared), **read}
