"""Previews: approximate pictures computed from the latents without the autoencoder."""

import time
from dataclasses import dataclass
from pathlib import Path

import torch
from diffusers import AutoencoderKL
from pydantic import BaseModel, ValidationError
from torch import Tensor
from torch.nn.functional import avg_pool2d, interpolate

from sdstudio.domain.configurations import SMALL_FILE_MAX_BYTES
from sdstudio.domain.model_family import ModelFamily
from sdstudio.engine.families import FamilyFunctions
from sdstudio.engine.loading import latent_side_px
from sdstudio.engine.numerics import PrecisionRetries, finite

#: A checkpoint's own linear map from latents to colours.
PREVIEW_NAME = "preview.json"

_MOST_PER_SECOND = 10
_LONGEST_SIDE_PX = 512


class _PreviewFile(BaseModel):
    matrix: tuple[tuple[float, float, float], ...]
    bias: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PreviewPixels:
    """8-bit RGB pixels in row-major order."""

    width: int
    height: int
    rgb: bytes


class Previewer:
    """A linear map from latents to colours.

    Args:
        matrix: (c, 3), from scaled latents to RGB in −1 … 1.
        bias: (3,).
    """

    def __init__(self, matrix: Tensor, bias: Tensor) -> None:
        self._matrix = matrix
        self._bias = bias

    @classmethod
    def of(cls, folder: Path, family: ModelFamily) -> "Previewer":
        """A checkpoint's map: from its ``preview.json`` if that is valid, else its family's."""
        usual = _PreviewFile(matrix=family.latent_rgb_factors, bias=family.latent_rgb_offset)
        try:
            with (folder / PREVIEW_NAME).open("rb") as opened:
                own = _PreviewFile.model_validate_json(opened.read(SMALL_FILE_MAX_BYTES))
        except (OSError, ValidationError):
            own = usual
        if len(own.matrix) != family.latent_channels:
            own = usual
        return cls(torch.tensor(own.matrix), torch.tensor(own.bias))

    @classmethod
    def fitted(
        cls, vae: AutoencoderKL, device: torch.device, functions: FamilyFunctions
    ) -> "Previewer":
        """Fit the map to ``vae`` by least squares on random colour patches.

        Args:
            device: where ``vae`` computes; its weights may be elsewhere now.

        Raises:
            StudioError: ``NOT_FINITE``.
        """
        scale = latent_side_px(vae)
        generator = torch.Generator().manual_seed(0)
        patches = torch.rand((1, 3, 8, 8), generator=generator) * 2 - 1
        picture = interpolate(patches, scale_factor=4 * scale, mode="bilinear")
        colours = avg_pool2d(picture, scale)

        def run(dtype: torch.dtype) -> Tensor:
            mean: Tensor = vae.encode(picture.to(device, dtype)).latent_dist.mean
            return mean

        with torch.inference_mode():
            latents = finite(run, vae, vae.dtype, PrecisionRetries())
        seen = functions.scaled(vae, latents.float().cpu())
        known = torch.cat((seen, torch.ones_like(seen[:, :1])), dim=1)[0].flatten(1).T
        solution = torch.linalg.lstsq(known, colours[0].flatten(1).T).solution
        return cls(solution[:-1], solution[-1])

    def picture(self, latents: Tensor) -> PreviewPixels:
        """Render ``latents``.

        Args:
            latents: (1, c, h, w), scaled, without noise.
        """
        every = max(1, max(latents.shape[2:]) // _LONGEST_SIDE_PX)
        channels = latents[0, :, ::every, ::every].to("cpu", torch.float32)
        rgb = torch.einsum("chw,cr->hwr", channels, self._matrix) + self._bias
        pixels = ((rgb / 2 + 0.5).clamp(0, 1) * 255).round().to(torch.uint8)
        height, width, _ = pixels.shape
        return PreviewPixels(width, height, pixels.contiguous().numpy().tobytes())


class PreviewClock:
    """Limits the rate of previews."""

    def __init__(self) -> None:
        self._next_s = 0.0

    def due(self) -> bool:
        """Whether to send a preview now."""
        now_s = time.monotonic()
        if now_s < self._next_s:
            return False
        self._next_s = now_s + 1 / _MOST_PER_SECOND
        return True
