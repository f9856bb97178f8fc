"""Layers seen through their masks."""

import numpy as np

from sdstudio.canvas.compositing import masked, shown_through
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TileSnapshot


def test_a_masked_colour_is_the_nearest_level_for_every_colour_and_mask() -> None:
    colours, levels = np.meshgrid(np.arange(256), np.arange(256))
    tile = np.dstack([colours, 255 - colours, colours // 2, 255 - colours // 3]).astype(np.uint8)
    exact = (tile.astype(int) * levels[..., np.newaxis] * 2 + 255) // 510
    assert (masked(tile, levels.astype(np.uint8)) == exact).all()


def test_a_part_of_a_tile_is_masked_as_the_whole_is() -> None:
    random = np.random.default_rng(0)
    tile = random.integers(0, 256, (64, 48, 4), np.uint8)
    levels = random.integers(0, 256, (64, 48), np.uint8)
    part = slice(3, 40), slice(5, 20)
    assert (masked(tile[part], levels[part]) == masked(tile, levels)[part]).all()


def test_a_mask_of_one_level_applies_to_all_pixels() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (300, 300, 4), np.uint8)
    grid = TileGrid(300, 300)
    layer = TileSnapshot.of(pixels)
    assert (shown_through(layer, TileSnapshot.filled(grid, 255)).pixels() == pixels).all()
    assert shown_through(layer, TileSnapshot(grid)).is_empty
    half = shown_through(layer, TileSnapshot.filled(grid, 128)).pixels()
    assert (half == (pixels.astype(int) * 128 * 2 + 255) // 510).all()
