"""Between pixels and latents: the autoencoder, both ways."""

import itertools
from collections.abc import Callable
from enum import Enum

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import pixel_shuffle, pixel_unshuffle

from sdstudio.engine.numerics import PrecisionRetries, finite
from sdstudio.engine.pipelines import Pipeline
from sdstudio.engine.tiling import Tiles
from sdstudio.imaging import Rgb

#: More latents than that are not taken as a whole: the autoencoder's attention would go over all
#: of them, and its widest layers hold a thousand numbers for each.
WHOLE_LATENTS = 128 * 128
#: Side of a tile, and where memory has run out. Tiles overlap by a quarter.
TILE_PX = 512
SMALL_TILE_PX = 256


class VaeTiling(Enum):
    """In which pieces a picture goes through the autoencoder."""

    #: As a whole, however large: as diffusers' pipelines do.
    WHOLE = "whole"
    #: As a whole, or in tiles where it is very large.
    USUAL = "usual"
    #: In small tiles: less memory, and pixels that differ a little.
    SMALL = "small"

    def tiles(self, height: int, width: int, scale: int) -> Tiles:
        """Over ``height`` × ``width`` latents, each of ``scale`` × ``scale`` pixels."""
        side = max(height, width)
        if self is VaeTiling.SMALL:
            side = SMALL_TILE_PX // scale
        elif self is VaeTiling.USUAL and height * width > WHOLE_LATENTS:
            side = TILE_PX // scale
        return Tiles.over(height, width, side=side, overlap=side // 4)


def to_tensor(rgb: Rgb) -> Tensor:
    """Pixels as the networks take them: (1, 3, H, W), float32 in −1 … 1, on the CPU."""
    pixels = torch.from_numpy(np.array(rgb)).permute(2, 0, 1)[None]
    return pixels.float() / 127.5 - 1


def to_rgb(picture: Tensor) -> Rgb:
    """The pixels of (1, 3, H, W) in −1 … 1: (H, W, 3)."""
    scaled = (picture[0] / 2 + 0.5).clamp(0, 1).permute(1, 2, 0).float().cpu()
    return np.asarray((scaled.numpy() * 255).round(), np.uint8)


def encode(
    pipeline: Pipeline,
    picture: Tensor,
    generator: torch.Generator | None,
    retries: PrecisionRetries,
    pieces: VaeTiling,
) -> Tensor:
    """Latents of a picture, as the UNet sees them: (1, 4, h, w), float32.

    Args:
        picture: (1, 3, H, W), float32 in −1 … 1.
        generator: to draw them from the autoencoder's posterior, as diffusers' pipelines do; on
            the CPU, advanced by as many numbers as the latents have. ``None``: its mean, without
            noise of its own; some autoencoders were never taught how wide it is.

    Raises:
        JobCancelled: from inside the autoencoder.
        StudioError: ``NOT_FINITE``.
    """
    vae, scale = pipeline.vae, pipeline.latent_side_px
    _, _, height, width = picture.shape
    tiles = pieces.tiles(height // scale, width // scale, scale)

    def encoded(pixels: Tensor) -> Tensor:
        def run() -> Tensor:
            posterior = vae.encode(pixels.to(pipeline.device, vae.dtype)).latent_dist
            return torch.cat((posterior.mean, posterior.std), dim=1)

        return finite(run, vae, retries).float()

    if tiles.count > 1:
        # Tiles are cut from a plane, so each latent's pixels become its channels for that long.
        cells = pixel_unshuffle(picture.to(pipeline.device), scale)
        bands = tiles.bands(cells, lambda tile: encoded(pixel_shuffle(tile, scale)))
        both = torch.cat(list(bands), dim=-2)
    else:
        both = encoded(picture)
    mean, std = both.chunk(2, dim=1)
    if generator is not None:
        drawn = torch.randn(mean.shape, generator=generator, dtype=torch.float32)
        mean = mean + std * drawn.to(pipeline.device)
    factor: float = vae.config["scaling_factor"]
    return mean * factor


def decode(
    pipeline: Pipeline,
    latents: Tensor,
    retries: PrecisionRetries,
    pieces: VaeTiling,
    on_tile: Callable[[int, int], None] = lambda _done, _count: None,
) -> Rgb:
    """The picture, (H, W, 3).

    Args:
        latents: (1, 4, h, w), as the UNet sees them.
        on_tile: told after each tile how many are done and how many there are, if it is several.

    Raises:
        JobCancelled: from inside the autoencoder.
        StudioError: ``NOT_FINITE``.
    """
    vae, scale = pipeline.vae, pipeline.latent_side_px
    height, width = latents.shape[2:]
    tiles = pieces.tiles(height, width, scale)
    unscaled = latents / vae.config["scaling_factor"]
    numbers = itertools.count(1)

    def decoded(tile: Tensor) -> Tensor:
        def run() -> Tensor:
            picture: Tensor = vae.decode(tile.to(vae.dtype), return_dict=False)[0]
            return picture

        result = finite(run, vae, retries).float()
        if tiles.count > 1:
            on_tile(next(numbers), tiles.count)
        return result

    return np.concatenate([to_rgb(band) for band in tiles.bands(unscaled, decoded, scale)])
