"""Between pixels and latents: the autoencoder, both ways."""

import numpy as np
import torch
from torch import Tensor

from sdstudio.engine.loading import LATENT_SIDE_PX
from sdstudio.engine.numerics import Redone, finite
from sdstudio.engine.pipelines import Pipeline
from sdstudio.imaging import Rgb

#: Side of a tile's latents; the autoencoder blends tiles over a quarter of it.
_TILE_LATENTS = 32


def to_tensor(rgb: Rgb) -> Tensor:
    """Pixels as the networks take them: (1, 3, H, W), float32 in −1 … 1, on the CPU."""
    pixels = torch.from_numpy(np.array(rgb)).permute(2, 0, 1)[None]
    return pixels.float() / 127.5 - 1


def to_rgb(picture: Tensor) -> Rgb:
    """The pixels of (1, 3, H, W) in −1 … 1: (H, W, 3)."""
    scaled = (picture[0] / 2 + 0.5).clamp(0, 1).permute(1, 2, 0).float().cpu()
    return np.asarray((scaled.numpy() * 255).round(), np.uint8)


def encode(
    pipeline: Pipeline, picture: Tensor, generator: torch.Generator, redone: Redone
) -> Tensor:
    """Latents of a picture, as the UNet sees them: (1, 4, H/8, W/8), float32.

    They are drawn from the autoencoder's posterior, as diffusers' pipelines do.

    Args:
        picture: (1, 3, H, W), float32 in −1 … 1.
        generator: on the CPU; advanced by as many numbers as the latents have.

    Raises:
        JobCancelled: from inside the autoencoder.
        StudioError: ``NOT_FINITE``.
    """
    vae = pipeline.vae

    def run() -> Tensor:
        posterior = vae.encode(picture.to(pipeline.device, vae.dtype)).latent_dist
        return torch.cat((posterior.mean, posterior.std))

    mean, std = finite(run, vae, redone).float().chunk(2)
    drawn = torch.randn(mean.shape, generator=generator, dtype=torch.float32)
    scale: float = vae.config["scaling_factor"]
    return (mean + std * drawn.to(pipeline.device)) * scale


def decode(pipeline: Pipeline, latents: Tensor, redone: Redone, *, tiled: bool) -> Rgb:
    """The picture, (H, W, 3).

    Args:
        tiled: one part after the other: less memory, and pixels that differ a little.

    Raises:
        JobCancelled: from inside the autoencoder.
        StudioError: ``NOT_FINITE``.
    """
    vae = pipeline.vae
    unscaled = latents / vae.config["scaling_factor"]

    def run() -> Tensor:
        picture: Tensor = vae.decode(unscaled.to(vae.dtype), return_dict=False)[0]
        return picture

    try:
        if tiled:
            vae.enable_tiling()
            vae.tile_latent_min_size = _TILE_LATENTS
            vae.tile_sample_min_size = _TILE_LATENTS * LATENT_SIDE_PX
        return to_rgb(finite(run, vae, redone))
    finally:
        vae.disable_tiling()
