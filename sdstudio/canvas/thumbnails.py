"""Small copies of what is painted on a canvas, for lists."""

from typing import Final

import numpy as np

from sdstudio.canvas.tile_grid import Pixels
from sdstudio.canvas.tiles import TileSnapshot

#: For each pixel of a small copy, so many are sampled across and down.
_SAMPLES: Final = 3


def small(
    snapshot: TileSnapshot, left: int, top: int, width: int, height: int, side_px: int
) -> Pixels:
    """A copy of a canvas with only ``snapshot`` on it, whose longer side is at most ``side_px``.

    Only a few pixels are sampled, so even the largest takes milliseconds. Any thread.

    Args:
        left, top: where the snapshot is on the canvas.
        width, height: of the canvas.
    """
    scale = min(1.0, side_px / max(width, height))
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    grid = snapshot.grid
    columns = _places(across, width) - left
    rows = _places(down, height) - top
    shape = (down * _SAMPLES, across * _SAMPLES)
    samples = np.zeros(shape if grid.channels == 1 else (*shape, grid.channels), np.uint8)
    for key, tile in snapshot.tiles.items():
        place = grid.rect(key)
        x0, x1 = np.searchsorted(columns, (place.left, place.right))
        y0, y1 = np.searchsorted(rows, (place.top, place.bottom))
        if x0 < x1 and y0 < y1:
            chosen = np.ix_(rows[y0:y1] - place.top, columns[x0:x1] - place.left)
            samples[y0:y1, x0:x1] = tile[chosen]
    blocks = samples.reshape(down, _SAMPLES, across, _SAMPLES, *samples.shape[2:])
    means: Pixels = np.round(blocks.mean(axis=(1, 3))).astype(np.uint8)
    return means


def _places(count: int, length: int) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """The middles of ``count`` × samples equal parts of ``length`` pixels."""
    parts = count * _SAMPLES
    return ((2 * np.arange(parts) + 1) * length // (2 * parts)).astype(np.int64)
