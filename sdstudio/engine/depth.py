"""How near the things in a picture are, as the checkpoint's own estimator sees them."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import DPTForDepthEstimation
from transformers.models.dpt.image_processing_pil_dpt import DPTImageProcessorPil

from sdstudio.engine.numerics import PrecisionRetries, finite
from sdstudio.imaging import Rgb

# Depth that differs less than this is a wall; stretched to full range it would be noise.
_FLAT = 1e-6


class LazyDepthEstimator:
    """A checkpoint's estimator, loaded when a depth is first to be estimated.

    Args:
        load: raises ``StudioError`` where it cannot be loaded, ``JobCancelled`` while it is.
    """

    def __init__(self, load: "Callable[[], DepthEstimator]") -> None:
        self._load = load
        self._loaded: DepthEstimator | None = None

    def get(self) -> "DepthEstimator":
        """The estimator."""
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded


@dataclass(frozen=True, slots=True)
class DepthEstimator:
    """A DPT network with what prepares pictures for it, without torchvision.

    Args:
        network: in float32; its batch norms are not to be trusted with less.
        device: where it computes.
    """

    network: DPTForDepthEstimation
    processor: DPTImageProcessorPil
    device: torch.device

    def estimate(self, picture: Rgb, retries: PrecisionRetries) -> Tensor:
        """Nearness, not scaled: (1, h, w), float32, at the estimator's own size.

        Args:
            picture: (height, width, 3).

        Raises:
            JobCancelled: from inside the network.
            StudioError: ``NOT_FINITE``.
        """
        pixels = self.processor(images=[picture], return_tensors="pt").pixel_values
        seen = pixels.to(self.device, torch.float32)

        def run() -> Tensor:
            nearness: Tensor = self.network(seen).predicted_depth
            return nearness

        return finite(run, self.network, retries)


def given(picture: Rgb) -> Tensor:
    """Nearness as an artist's grey picture has it: (1, height, width), float32, white is near."""
    return torch.from_numpy(picture[..., 0].copy())[None].float()


def spread(nearness: Tensor, width: int, height: int) -> Tensor:
    """``nearness`` at another size, from −1 (far) to 1 (near): (1, 1, height, width).

    Args:
        nearness: (1, h, w); the same everywhere gives 0 everywhere.
    """
    scaled = nn.functional.interpolate(
        nearness[:, None], size=(height, width), mode="bicubic", align_corners=False
    )
    least, most = scaled.amin(), scaled.amax()
    if most - least < _FLAT:
        return torch.zeros_like(scaled)
    # In its place: for a large picture each plane is hundreds of megabytes.
    return scaled.sub_(least).mul_(2.0).div_(most - least).sub_(1.0)
