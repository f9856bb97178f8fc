"""Paints: a stroke with a colour covers what one on a mask covers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.canvas.brush import Brush
from sdstudio.canvas.paints import WHITE, ColourPaint, MaskPaint
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.stroke import Stroke
from sdstudio.canvas.tile_grid import TILE_PX, Pixels, TileGrid
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot

paints = st.builds(
    ColourPaint,
    red=st.integers(0, WHITE),
    green=st.integers(0, WHITE),
    blue=st.integers(0, WHITE),
    erases=st.booleans(),
    locks_alpha=st.booleans(),
)


def premultiplied(seed: int, height: int, width: int) -> Pixels:
    rng = np.random.default_rng(seed)
    pixels = rng.integers(0, 256, (height, width, 4), np.uint8)
    pixels[..., :3] = pixels[..., :3].astype(np.uint16) * pixels[..., 3:] // WHITE
    pixels[: height // 3] = 0
    return pixels


class TestPaints:
    @given(paints, st.integers(0, 99))
    def test_a_colour_mixes_as_arithmetic_says(self, paint: ColourPaint, seed: int) -> None:
        before = premultiplied(seed, 16, 16)
        cover = np.random.default_rng(seed).integers(0, 256, (16, 16), np.uint8)
        mixed = paint.mixed(before, cover)
        share = cover[..., np.newaxis] / WHITE
        colour = np.array([paint.blue, paint.green, paint.red, WHITE])
        if paint.erases:
            colour = colour * 0
        elif paint.locks_alpha:
            colour = colour * before[..., 3:] / WHITE
        exact = share * colour + (1 - share) * before
        assert np.abs(mixed - exact).max() <= 1
        assert (mixed[..., :3] <= mixed[..., 3:]).all()
        if paint.locks_alpha and not paint.erases:
            assert (mixed[..., 3] == before[..., 3]).all()
        assert (mixed[cover == 0] == before[cover == 0]).all()

    @given(paints, st.integers(0, 99))
    def test_painting_on_nothing_is_painting_on_zeros(self, paint: ColourPaint, seed: int) -> None:
        cover = np.random.default_rng(seed).integers(0, 256, (8, 8), np.uint8)
        zeros = np.zeros((8, 8, 4), np.uint8)
        if paint.paints_on_nothing:
            assert (paint.mixed(None, cover) == paint.mixed(zeros, cover)).all()
        else:
            assert not paint.mixed(zeros, cover).any()

    def test_a_full_cover_leaves_the_colour_itself(self) -> None:
        paint = ColourPaint(10, 20, 30)
        mixed = paint.mixed(premultiplied(1, 4, 4), np.full((4, 4), WHITE, np.uint8))
        assert (mixed == [30, 20, 10, WHITE]).all()

    @given(paints, st.integers(0, 99), st.booleans())
    @settings(max_examples=20)
    def test_a_stroke_on_a_layer_covers_what_it_covers_on_a_mask(
        self, paint: ColourPaint, seed: int, on_nothing: bool
    ) -> None:
        grid = TileGrid(TILE_PX + 40, 90, 4)
        start = TileSnapshot(grid)
        if not on_nothing:
            start = TileSnapshot.of(premultiplied(seed, grid.height, grid.width))
        path = np.random.default_rng(seed).uniform(0, (TILE_PX, 90), (4, 2)).tolist()
        brush = Brush(30, opacity=0.7)
        blank = TileSnapshot(TileGrid(grid.width, grid.height))
        cover, layer = TiledPixels(blank), TiledPixels(start)
        on_mask = Stroke(cover, blank, brush, MaskPaint())
        on_layer = Stroke(layer, start, brush, paint)
        told = EMPTY
        for x, y in path:
            on_mask.to(x, y, 1)
            told = told.united(on_layer.to(x, y, 1))
        expected = paint.mixed(start.pixels(), cover.snapshot().pixels())
        found = layer.snapshot().pixels()
        assert (found == expected).all()
        outside = np.ones(found.shape[:2], bool)
        outside[told.clipped(Rect(0, 0, grid.width, grid.height)).slices] = False
        assert (found[outside] == start.pixels()[outside]).all()
