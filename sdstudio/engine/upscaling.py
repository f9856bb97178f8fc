"""Enlarges pictures of any size with an upscaler, in tiles."""

import math
from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import interpolate

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.engine.tiling import Tiles
from sdstudio.engine.upscalers import UpscalerNetwork
from sdstudio.imaging import Rgb, stretched

#: The side of a tile, normally and after memory has run out. At four times the size, an ESRGAN
#: takes about 1 GB for the first and 150 MB for the second.
_TILE_PX: Final = 256
_SMALL_TILE_PX: Final = 96
#: Neighbours share so much, of which each leaves out the outer quarter: networks see too little
#: of the surroundings there.
_OVERLAP_PX: Final = 32
_MARGIN_PX: Final = 8
#: A pass enlarges by a multiple of a quarter, so that tiles begin at whole pixels.
_PARTS: Final = 4
_WORTH_A_PASS: Final = 1.5
_WHITE: Final = 255.0
_PREVIEW_PX: Final = 512

#: Given the tiles done and all of them.
OnTile = Callable[[int, int], object]


class Upscaling:
    """Enlarges one picture.

    Memory for a tile and for the results, in 8 bits, whatever the size.

    Args:
        network: what enlarges; run again on its result as often as the size takes.
        rgb: (height, width, 3).
        size_px: width and height to make.
        small_tiles: less memory, slightly different pixels.
    """

    def __init__(
        self,
        network: UpscalerNetwork,
        rgb: Rgb,
        size_px: tuple[int, int],
        *,
        device: torch.device,
        small_tiles: bool = False,
    ) -> None:
        self._network = network
        self._rgb = rgb
        self._size_px = size_px
        self._device = device
        self._side = _SMALL_TILE_PX if small_tiles else _TILE_PX
        height, width, _ = rgb.shape
        self._scales = tuple(_scales(max(size_px[0] / width, size_px[1] / height), network.scale))

    def run(self, on_tile: OnTile, on_rows: Callable[[Rgb], object] | None = None) -> Rgb:
        """The enlarged picture, (height, width, 3).

        Args:
            on_rows: called with what it looks like so far, (h, w, 3), of at most
                ``_PREVIEW_PX`` pixels, whenever more rows are finished.

        Raises:
            JobCancelled: between two layers; or from ``on_tile``.
            StudioError: ``NOT_FINITE``.
        """
        total = sum(self._tiles(shape, scale)[0].count for shape, scale in self._passes())
        done, rgb = 0, self._rgb
        for number, scale in enumerate(self._scales):

            def count() -> None:
                nonlocal done
                done += 1
                on_tile(done, total)

            shown = on_rows if number == len(self._scales) - 1 else None
            rgb = self._enlarged(rgb, scale, count, shown)
        return stretched(rgb, *self._size_px)

    def _passes(self) -> Iterator[tuple[tuple[int, int], float]]:
        height, width, _ = self._rgb.shape
        for scale in self._scales:
            yield (height, width), scale
            height, width = round(height * scale), round(width * scale)

    def _tiles(self, shape: tuple[int, int], scale: float) -> tuple[Tiles, int, int]:
        """The tiles over a picture, and how much it is padded at the bottom and right."""
        multiple = math.lcm(1 if scale == int(scale) else _PARTS, self._network.multiple)
        height, width = (-(-side // multiple) * multiple for side in shape)
        tiles = Tiles.over(height, width, side=self._side, overlap=_OVERLAP_PX, multiple=multiple)
        return tiles, height - shape[0], width - shape[1]

    def _enlarged(
        self,
        rgb: Rgb,
        scale: float,
        count: Callable[[], object],
        on_rows: Callable[[Rgb], object] | None,
    ) -> Rgb:
        """One pass."""
        height, width, _ = rgb.shape
        tiles, below, beside = self._tiles((height, width), scale)
        padded = np.pad(rgb, ((0, below), (0, beside), (0, 0)), "symmetric")
        plane = torch.from_numpy(padded).permute(2, 0, 1)[None]
        made = np.empty((round(height * scale), round(width * scale), 3), np.uint8)

        def compute(tile: Tensor) -> Tensor:
            result = self._network(tile.to(self._device, torch.float32) / _WHITE).float()
            if not bool(torch.isfinite(result.sum())):
                raise StudioError(ErrorCode.NOT_FINITE)
            size = [round(side * scale) for side in tile.shape[2:]]
            if list(result.shape[2:]) != size:
                result = interpolate(result, size=size, mode="bicubic", antialias=True)
            count()
            return result.clamp_(0, 1).cpu()

        row = 0
        for band in tiles.bands(plane, compute, scale, _MARGIN_PX):
            rows = (band[0, :, : made.shape[0] - row, : made.shape[1]] * _WHITE).round_()
            until = row + rows.shape[1]
            made[row:until] = rows.to(torch.uint8).permute(1, 2, 0).numpy()
            row = until
            if on_rows is not None:
                on_rows(_so_far(made, row, rgb))
        return made


def _scales(factor: float, scale: int) -> Iterator[float]:
    """How much each pass enlarges: at least one, and together nearly ``factor`` or more.

    Args:
        scale: the network's own.
    """
    while True:
        now = min(float(scale), max(1.0, math.ceil(factor * _PARTS - 1e-6) / _PARTS))
        yield now
        factor /= now
        # A pass takes as long as its input is large; for little more, resampling does.
        if factor < _WORTH_A_PASS or now == 1:
            return


def _so_far(made: Rgb, rows: int, before: Rgb) -> Rgb:
    """A small picture of the rows that are made, with the others as they were."""
    height, width, _ = made.shape
    every = max(1, -(-max(height, width) // _PREVIEW_PX))
    down, across = (np.arange(0, side, every) for side in (height, width))
    seen = before[down * before.shape[0] // height][:, across * before.shape[1] // width].copy()
    finished = made[:rows:every, ::every]
    seen[: len(finished)] = finished
    return np.ascontiguousarray(seen)
