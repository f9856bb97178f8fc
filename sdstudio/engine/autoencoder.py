"""Encoding pixels into latents and decoding latents into pixels."""

import itertools
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import pixel_shuffle, pixel_unshuffle

from sdstudio.engine.numerics import PrecisionRetries, finite
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.tiling import VaeTiling
from sdstudio.imaging import Rgb


def to_tensor(rgb: Rgb) -> Tensor:
    """Convert pixels to a tensor: (1, 3, H, W), float32 in −1 … 1, on the CPU."""
    pixels = torch.from_numpy(np.array(rgb)).permute(2, 0, 1)[None]
    return pixels.float() / 127.5 - 1


def to_rgb(picture: Tensor) -> Rgb:
    """Convert a tensor, (1, 3, H, W) in −1 … 1, to pixels, (H, W, 3)."""
    scaled = (picture[0] / 2 + 0.5).clamp(0, 1).permute(1, 2, 0).float().cpu()
    return np.asarray((scaled.numpy() * 255).round(), np.uint8)


def encode(
    pipeline: Pipeline,
    picture: Tensor,
    generator: torch.Generator | None,
    retries: PrecisionRetries,
    tiling: VaeTiling,
) -> Tensor:
    """Encode a picture into scaled latents: (1, 4, h, w), float32.

    Args:
        picture: (1, 3, H, W), float32 in −1 … 1.
        generator: on the CPU; samples the posterior as diffusers' pipelines do. ``None`` uses the
            mean instead; some autoencoders' variances were never trained.

    Raises:
        JobCancelled: from inside the autoencoder.
        StudioError: ``NOT_FINITE``.
    """
    vae, scale = pipeline.vae, pipeline.latent_side_px
    usual = vae.dtype
    _, _, height, width = picture.shape
    tiles = tiling.tiles(height // scale, width // scale, scale)

    def encoded(pixels: Tensor) -> Tensor:
        def run(dtype: torch.dtype) -> Tensor:
            posterior = vae.encode(pixels.to(pipeline.device, dtype)).latent_dist
            return torch.cat((posterior.mean, posterior.std), dim=1)

        return finite(run, vae, usual, retries).float()

    if tiles.count > 1:
        # Fold each latent's pixels into channels so that tiles can be cut at latent boundaries.
        cells = pixel_unshuffle(picture.to(pipeline.device), scale)
        bands = tiles.bands(cells, lambda tile: encoded(pixel_shuffle(tile, scale)))
        both = torch.cat(list(bands), dim=-2)
    else:
        both = encoded(picture)
    mean, std = both.chunk(2, dim=1)
    if generator is not None:
        drawn = torch.randn(mean.shape, generator=generator, dtype=torch.float32)
        mean = mean + std * drawn.to(pipeline.device)
    return pipeline.functions.scaled(vae, mean)


def decode(
    pipeline: Pipeline,
    latents: Tensor,
    retries: PrecisionRetries,
    tiling: VaeTiling,
    on_tile: Callable[[int, int], None] = lambda _done, _count: None,
) -> Rgb:
    """Decode latents into a picture, (H, W, 3).

    Args:
        latents: (1, 4, h, w), scaled.
        on_tile: when tiling, called after each tile with the tiles done and the total.

    Raises:
        JobCancelled: from inside the autoencoder.
        StudioError: ``NOT_FINITE``.
    """
    vae, scale = pipeline.vae, pipeline.latent_side_px
    usual = vae.dtype
    height, width = latents.shape[2:]
    tiles = tiling.tiles(height, width, scale)
    unscaled = pipeline.functions.unscaled(vae, latents)
    numbers = itertools.count(1)

    def decoded(tile: Tensor) -> Tensor:
        def run(dtype: torch.dtype) -> Tensor:
            picture: Tensor = vae.decode(tile.to(dtype), return_dict=False)[0]
            return picture

        result = finite(run, vae, usual, retries).float()
        if tiles.count > 1:
            on_tile(next(numbers), tiles.count)
        return result

    return np.concatenate([to_rgb(band) for band in tiles.bands(unscaled, decoded, scale)])
