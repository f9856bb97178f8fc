"""Estimates the depth of a picture with Depth Anything, without a checkpoint."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import torch
from safetensors import safe_open
from torch import Tensor
from transformers import DepthAnythingConfig, DepthAnythingForDepthEstimation, Dinov2Config
from transformers.models.dpt.image_processing_pil_dpt import DPTImageProcessorPil

from sdstudio.disk import open_regular
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.depth import DepthEstimator
from sdstudio.engine.numerics import PrecisionRetries
from sdstudio.engine.similarity import renamed
from sdstudio.imaging import Rgb
from sdstudio.weights.depth_anything import FACTORS, OPTIONAL, DepthAnything
from sdstudio.weights.header import read_header

#: Of the colours of ImageNet, as in the published preprocessor_config.json.
_MEAN: Final = [0.485, 0.456, 0.406]
_DEVIATION: Final = [0.229, 0.224, 0.225]
_BICUBIC: Final = 3


class DepthNetwork:
    """A network on a device. In float32 everywhere, since it is small.

    Args:
        weights: a safetensors file; mapped into memory, so it must stay while this is used.
        gate: stops it between two layers.

    Raises:
        OSError, ValueError, RuntimeError: the file isn't that of such a network.
    """

    def __init__(self, weights: Path, device: torch.device, gate: CancelGate) -> None:
        with open_regular(weights) as opened:
            header = read_header(opened)
        shape = DepthAnything.of(header.shapes)
        has_mask = not OPTIONAL.isdisjoint(header.tensors)
        with torch.device("meta"):
            network = DepthAnythingForDepthEstimation(_configuration(shape, has_mask=has_mask))
        network.load_state_dict(_read(weights, shape), assign=True)
        network = network.to(device, torch.float32).eval()
        gate.watch(network)
        side_px = shape.backbone.grid * shape.backbone.patch_px
        processor = DPTImageProcessorPil(
            size={"height": side_px, "width": side_px},
            keep_aspect_ratio=True,
            ensure_multiple_of=shape.backbone.patch_px,
            resample=_BICUBIC,
            image_mean=_MEAN,
            image_std=_DEVIATION,
            do_pad=False,
        )
        self._estimator = DepthEstimator(network, processor, device)

    def nearness(self, picture: Rgb, retries: PrecisionRetries) -> Tensor:
        """See :meth:`sdstudio.engine.depth.DepthEstimator.estimate`."""
        return self._estimator.estimate(picture, retries)


def _configuration(shape: DepthAnything, *, has_mask: bool) -> DepthAnythingConfig:
    backbone = shape.backbone
    return DepthAnythingConfig(
        backbone_config=Dinov2Config(
            hidden_size=backbone.width,
            num_hidden_layers=backbone.layers,
            num_attention_heads=backbone.heads,
            mlp_ratio=backbone.mlp_ratio,
            image_size=backbone.grid * backbone.patch_px,
            patch_size=backbone.patch_px,
            use_mask_token=has_mask,
            out_indices=list(shape.stages),
            reshape_hidden_states=False,
        ),
        patch_size=backbone.patch_px,
        reassemble_hidden_size=backbone.width,
        reassemble_factors=list(FACTORS),
        neck_hidden_sizes=list(shape.neck),
        fusion_hidden_size=shape.fusion,
        head_hidden_size=shape.head,
    )


def _read(weights: Path, shape: DepthAnything) -> Mapping[str, Tensor]:
    found: dict[str, Tensor] = {}
    with safe_open(weights, "pt") as opened:
        there = frozenset(opened.keys())
        for name, _ in shape.named():
            place = shape.place(name)
            if place.name in OPTIONAL and place.name not in there:
                continue
            whole: Tensor = opened.get_tensor(place.name)
            found[renamed(name)] = whole if place.third is None else whole.chunk(3)[place.third]
    return found
