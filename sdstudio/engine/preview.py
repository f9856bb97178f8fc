"""Previews: an approximate picture straight from the latents, without the autoencoder."""

import json
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from pydantic import BaseModel, ValidationError
from torch import Tensor

# Fitted to the autoencoder of SD 1 and 2, for latents as the UNet sees them; well known in the
# field (ComfyUI, latent_formats.SD15).
_SD_MATRIX = (
    (0.3512, 0.2297, 0.3227),
    (0.3250, 0.4974, 0.2350),
    (-0.2829, 0.1762, 0.2721),
    (-0.2120, -0.2616, -0.7177),
)
_MOST_PER_SECOND = 10


class _PreviewFile(BaseModel):
    matrix: tuple[tuple[float, float, float], ...]
    bias: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PreviewPicture:
    """RGB, 8 bits, row by row."""

    width: int
    height: int
    rgb: bytes


class Previewer:
    """A linear map from latents to colours.

    Args:
        matrix: (4, 3), from latents as the UNet sees them to RGB in −1 … 1.
        bias: (3,).
    """

    def __init__(self, matrix: Tensor, bias: Tensor) -> None:
        self._matrix = matrix
        self._bias = bias

    @classmethod
    def of(cls, folder: Path) -> "Previewer":
        """The map of a checkpoint: its ``preview.json`` if it has a sound one, else SD's own."""
        try:
            own = _PreviewFile.model_validate(
                json.loads((folder / "preview.json").read_text(encoding="utf-8"))
            )
        except (OSError, ValueError, ValidationError):
            own = _PreviewFile(matrix=_SD_MATRIX)
        if len(own.matrix) != len(_SD_MATRIX):
            own = _PreviewFile(matrix=_SD_MATRIX)
        return cls(torch.tensor(own.matrix), torch.tensor(own.bias))

    def picture(self, latents: Tensor) -> PreviewPicture:
        """What ``latents`` show.

        Args:
            latents: (1, 4, H/8, W/8), as the UNet sees them, without noise.
        """
        channels = latents[0].to("cpu", torch.float32)
        rgb = torch.einsum("chw,cr->hwr", channels, self._matrix) + self._bias
        pixels = ((rgb / 2 + 0.5).clamp(0, 1) * 255).round().to(torch.uint8)
        height, width, _ = pixels.shape
        return PreviewPicture(width, height, pixels.contiguous().numpy().tobytes())


class PreviewClock:
    """Lets through no more previews than an eye follows."""

    def __init__(self) -> None:
        self._next_s = 0.0

    def due(self) -> bool:
        """Whether to send one now."""
        now_s = time.monotonic()
        if now_s < self._next_s:
            return False
        self._next_s = now_s + 1 / _MOST_PER_SECOND
        return True
