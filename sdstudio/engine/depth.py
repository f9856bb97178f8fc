"""Depth estimation with a checkpoint's own estimator. Nearness is inverse depth."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import DPTForDepthEstimation
from transformers.models.dpt.image_processing_pil_dpt import DPTImageProcessorPil

from sdstudio.engine.numerics import PrecisionRetries, finite
from sdstudio.imaging import Rgb

# A smaller range is a flat wall; stretched to the full range it would be noise.
_FLAT = 1e-6


class LazyDepthEstimator:
    """A checkpoint's estimator, loaded on first use.

    Args:
        load: raises ``StudioError`` if it can't be loaded, ``JobCancelled`` while loading.
    """

    def __init__(self, load: "Callable[[], DepthEstimator]") -> None:
        self._load = load
        self._loaded: DepthEstimator | None = None

    def get(self) -> "DepthEstimator":
        """Return the estimator, loading it if necessary."""
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded


@dataclass(frozen=True, slots=True)
class DepthEstimator:
    """A DPT network with its preprocessor, which doesn't need torchvision.

    Args:
        network: in float32; its batch norms are unreliable in half precision.
        device: where it computes.
    """

    network: DPTForDepthEstimation
    processor: DPTImageProcessorPil
    device: torch.device

    def estimate(self, picture: Rgb, retries: PrecisionRetries) -> Tensor:
        """Estimate unscaled nearness: (1, h, w), float32, at the estimator's resolution.

        Args:
            picture: (height, width, 3).

        Raises:
            JobCancelled: from inside the network.
            StudioError: ``NOT_FINITE``.
        """
        pixels = self.processor(images=[picture], return_tensors="pt").pixel_values
        seen = pixels.to(self.device, torch.float32)

        def run(_dtype: torch.dtype) -> Tensor:
            nearness: Tensor = self.network(seen).predicted_depth
            return nearness

        return finite(run, self.network, self.network.dtype, retries)


def from_grey(picture: Rgb) -> Tensor:
    """Read nearness from a grey picture, white is near: (1, height, width), float32."""
    return torch.from_numpy(picture[..., 0].copy())[None].float()


def normalized(nearness: Tensor, width: int, height: int) -> Tensor:
    """Resize nearness and scale it to −1 (far) … 1 (near): (1, 1, height, width).

    Args:
        nearness: (1, h, w); a constant plane gives zeros.
    """
    scaled = nn.functional.interpolate(
        nearness[:, None], size=(height, width), mode="bicubic", align_corners=False
    )
    least, most = scaled.amin(), scaled.amax()
    if most - least < _FLAT:
        return torch.zeros_like(scaled)
    # In place: a plane of a large picture takes hundreds of megabytes.
    return scaled.sub_(least).mul_(2.0).div_(most - least).sub_(1.0)
