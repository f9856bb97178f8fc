"""Turns pictures into vectors with DINOv2: the more alike what they show, the closer."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np
import torch
from safetensors import safe_open
from torch import Tensor
from transformers import Dinov2Config, Dinov2Model

from sdstudio.disk import open_regular
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.protocol import Squares, Vectors
from sdstudio.weights.dinov2 import OPTIONAL, Dinov2
from sdstudio.weights.header import read_header

#: Of the colours of ImageNet, as in the published preprocessor_config.json.
_MEAN: Final = (0.485, 0.456, 0.406)
_DEVIATION: Final = (0.229, 0.224, 0.225)
_WHITE: Final = 255.0
#: What transformers calls the layers since its version 5.
_NAMES: Final = (
    (".attention.attention.query.", ".attention.q_proj."),
    (".attention.attention.key.", ".attention.k_proj."),
    (".attention.attention.value.", ".attention.v_proj."),
    (".attention.output.dense.", ".attention.o_proj."),
)


class SimilarityNetwork:
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
            header = read_header(opened)
        shape = Dinov2.of(header.shapes)
        has_mask = header.tensors.keys() >= OPTIONAL
        with torch.device("meta"):
            network = Dinov2Model(_configuration(shape, has_mask=has_mask))
        network.load_state_dict(_read(weights), assign=True)
        self._network = network.to(device, torch.float32).eval()
        gate.watch(self._network)
        self._mean = torch.tensor(_MEAN, device=device).view(3, 1, 1)
        self._deviation = torch.tensor(_DEVIATION, device=device).view(3, 1, 1)

    def vectors(self, squares: Squares) -> Vectors:
        """The vectors of pictures, one row for each.

        Args:
            squares: (count, side, side, 3).

        Raises:
            JobCancelled: between two layers.
        """
        # A copy, since numpy's array may be read-only.
        pixels = torch.tensor(squares, device=self._device).permute(0, 3, 1, 2)
        pixels = (pixels.to(torch.float32) / _WHITE - self._mean) / self._deviation
        found: Tensor = self._network(pixel_values=pixels).pooler_output
        unit = torch.nn.functional.normalize(found, dim=-1)
        return np.asarray(unit.cpu().numpy(), np.float16)


def _configuration(shape: Dinov2, *, has_mask: bool) -> Dinov2Config:
    return Dinov2Config(
        hidden_size=shape.width,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        mlp_ratio=shape.mlp_ratio,
        image_size=shape.grid * shape.patch_px,
        patch_size=shape.patch_px,
        use_mask_token=has_mask,
    )


def _read(weights: Path) -> Mapping[str, Tensor]:
    with safe_open(weights, "pt") as opened:
        return {renamed(key): opened.get_tensor(key) for key in opened.keys()}  # noqa: SIM118


def renamed(key: str) -> str:
    """The name that transformers has now for a tensor of a DINOv2, as in published files."""
    for before, now in _NAMES:
        key = key.replace(before, now)
    return key
