"""Layers that are filled where a mask of the canvas says so."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.canvas.document import Layer
from sdstudio.canvas.filling import filled, filled_mask
from sdstudio.canvas.paints import ColourPaint, MaskPaint
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.selection.masks import read
from sdstudio.canvas.tile_grid import Pixels, TileGrid, is_uniform
from sdstudio.canvas.tiles import TileSnapshot

WIDTH, HEIGHT = 600, 400
RED = ColourPaint(255, 0, 0)


def layer_of(pixels: Pixels, left: int = 0, top: int = 0) -> Layer:
    return Layer("a", "A", TileSnapshot.of(pixels), left=left, top=top)


def cover_of(rect: Rect, level: int = 255) -> TileSnapshot:
    cover = np.zeros((HEIGHT, WIDTH), np.uint8)
    cover[rect.slices] = level
    return TileSnapshot.of(cover)


def on_canvas(layer: Layer) -> Pixels:
    """The layer's pixels where they are on the canvas."""
    return read(layer.pixels, Rect(0, 0, WIDTH, HEIGHT).seen_from(layer.left, layer.top))


def noise(width: int, height: int) -> Pixels:
    random = np.random.default_rng(5)
    alpha = random.integers(0, 256, (height, width, 1), np.uint8)
    colour = random.integers(0, 256, (height, width, 3), np.uint8)
    colour = (colour.astype(np.uint16) * alpha // 255).astype(np.uint8)
    return np.concatenate([colour, alpha], axis=2)


@pytest.mark.parametrize(
    "paint",
    [
        RED,
        ColourPaint(erases=True),
        ColourPaint(10, 200, 30, locks_alpha=True),
    ],
)
@settings(max_examples=20)
@given(st.tuples(*[st.integers(0, 300)] * 2), st.integers(1, 255))
def test_a_fill_changes_what_is_covered_as_the_brush_would(
    paint: ColourPaint, at: tuple[int, int], level: int
) -> None:
    layer = layer_of(noise(280, 70), 100, 30)
    rect = Rect(at[0], at[1], at[0] + 290, at[1] + 90)
    cover = cover_of(rect, level)
    made = filled(layer, cover, paint)
    before = on_canvas(layer)
    expected = paint.mixed(before, cover.pixels())
    assert (on_canvas(made) == expected).all()
    assert (on_canvas(layer) == before).all()


def test_a_layer_grows_to_have_room_for_what_is_filled_and_its_mask_shows_that() -> None:
    layer = layer_of(noise(20, 10), 300, 200)
    mask = np.zeros((10, 20), np.uint8)
    mask[:5] = 90
    layer = replace(layer, mask=TileSnapshot.of(mask))
    made = filled(layer, cover_of(Rect(10, 20, 30, 40)), RED)
    assert made.mask is not None
    levels = made.mask.pixels()
    assert levels.shape == made.pixels.pixels().shape[:2]
    left, top = -made.left, -made.top
    assert (levels[top + 200 : top + 210, left + 300 : left + 320] == mask).all()
    assert (levels[top + 20 : top + 40, left + 10 : left + 30] == 255).all()


def test_erasing_and_locked_transparency_leave_a_layer_as_large_as_it_is() -> None:
    layer = layer_of(noise(20, 10), 300, 200)
    cover = cover_of(Rect(0, 0, WIDTH, HEIGHT))
    for paint in (ColourPaint(erases=True), ColourPaint(9, 9, 9, locks_alpha=True)):
        assert filled(layer, cover, paint).pixels.grid == layer.pixels.grid


def test_a_canvas_that_is_filled_costs_one_pixel_a_tile() -> None:
    layer = layer_of(np.zeros((HEIGHT, WIDTH, 4), np.uint8))
    made = filled(layer, TileSnapshot.filled(TileGrid(WIDTH, HEIGHT), 255), RED)
    assert all(is_uniform(tile) for tile in made.pixels.tiles.values())
    assert (made.pixels.pixels() == (0, 0, 255, 255)).all()


def test_nothing_is_filled_where_nothing_is_covered() -> None:
    layer = layer_of(noise(20, 10))
    made = filled(layer, TileSnapshot(TileGrid(WIDTH, HEIGHT)), RED)
    assert made.pixels.tiles == layer.pixels.tiles


def test_what_shows_of_a_layer_is_filled() -> None:
    layer = layer_of(noise(100, 80), 50, 40)
    cover = cover_of(Rect(0, 0, 100, 60))
    assert filled_mask(layer, cover, MaskPaint(erases=True)) == layer
    layer = replace(layer, mask=TileSnapshot.filled(TileGrid(100, 80), 255))
    made = filled_mask(layer, cover, MaskPaint(erases=True))
    assert made.mask is not None
    levels = made.mask.pixels()
    assert not levels[:20, :50].any()
    assert (levels[20:] == 255).all()
    assert (levels[:, 50:] == 255).all()
