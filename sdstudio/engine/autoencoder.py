"""Between pixels and latents: the autoencoder, both ways."""

import itertools
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from sdstudio.engine.numerics import Redone, finite
from sdstudio.engine.pipelines import Pipeline
from sdstudio.engine.tiling import Tiles
from sdstudio.imaging import Rgb

#: More latents than that are never decoded as a whole: the decoder's attention would go over all
#: of them, and its widest layers hold a thousand numbers for each.
WHOLE_LATENTS = 128 * 128
#: Side of a tile, and where memory has run out. Tiles overlap by a quarter.
_TILE_PX = 512
_SMALL_TILE_PX = 256


def to_tensor(rgb: Rgb) -> Tensor:
    """Pixels as the networks take them: (1, 3, H, W), float32 in −1 … 1, on the CPU."""
    pixels = torch.from_numpy(np.array(rgb)).permute(2, 0, 1)[None]
    return pixels.float() / 127.5 - 1


def to_rgb(picture: Tensor) -> Rgb:
    """The pixels of (1, 3, H, W) in −1 … 1: (H, W, 3)."""
    scaled = (picture[0] / 2 + 0.5).clamp(0, 1).permute(1, 2, 0).float().cpu()
    return np.asarray((scaled.numpy() * 255).round(), np.uint8)


def encode(
    pipeline: Pipeline, picture: Tensor, generator: torch.Generator | None, redone: Redone
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
    vae = pipeline.vae

    def run() -> Tensor:
        posterior = vae.encode(picture.to(pipeline.device, vae.dtype)).latent_dist
        return torch.cat((posterior.mean, posterior.std))

    mean, std = finite(run, vae, redone).float().chunk(2)
    if generator is not None:
        drawn = torch.randn(mean.shape, generator=generator, dtype=torch.float32)
        mean = mean + std * drawn.to(pipeline.device)
    scale: float = vae.config["scaling_factor"]
    return mean * scale


def decode(
    pipeline: Pipeline,
    latents: Tensor,
    redone: Redone,
    on_tile: Callable[[int, int], None] = lambda _done, _count: None,
    *,
    tiled: bool,
) -> Rgb:
    """The picture, (H, W, 3).

    Args:
        latents: (1, 4, h, w), as the UNet sees them.
        on_tile: told after each tile how many are done and how many there are, if it is several.
        tiled: in small tiles: less memory, and pixels that differ a little. Very large pictures
            are always decoded in tiles.

    Raises:
        JobCancelled: from inside the autoencoder.
        StudioError: ``NOT_FINITE``.
    """
    vae = pipeline.vae
    unscaled = latents / vae.config["scaling_factor"]

    def decoded(tile: Tensor) -> Tensor:
        def run() -> Tensor:
            picture: Tensor = vae.decode(tile.to(vae.dtype), return_dict=False)[0]
            return picture

        result = finite(run, vae, redone).float()
        if tiles.count > 1:
            on_tile(next(numbers), tiles.count)
        return result

    height, width = latents.shape[2:]
    scale = pipeline.latent_side_px
    side = max(height, width)
    if tiled:
        side = _SMALL_TILE_PX // scale
    elif height * width > WHOLE_LATENTS:
        side = _TILE_PX // scale
    numbers = itertools.count(1)
    tiles = Tiles.over(height, width, side=side, overlap=side // 4)
    return np.concatenate([to_rgb(band) for band in tiles.bands(unscaled, decoded, scale)])
