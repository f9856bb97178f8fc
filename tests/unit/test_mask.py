"""The mask's buffer: gapless strokes, one undo step each, changes only in the reported area."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.ui.canvas.brush import Brush
from sdstudio.ui.canvas.mask import EMPTY, WHITE, Mask, Rect

coordinates = st.floats(-40, 140, allow_nan=False)
points = st.lists(st.tuples(coordinates, coordinates, st.floats(0.1, 1)), min_size=1, max_size=6)
brushes = st.builds(
    Brush,
    size_px=st.floats(2, 60),
    softness=st.floats(0, 1),
    opacity=st.floats(0.05, 1),
    erases=st.booleans(),
    pressure_fades=st.booleans(),
)


def painted(mask: Mask, brush: Brush, *path: tuple[float, float]) -> None:
    mask.begin(brush, *path[0])
    for point in path[1:]:
        mask.move(*point)
    mask.end()


def test_a_dab_is_a_disc_of_its_size() -> None:
    mask = Mask(100, 100)
    painted(mask, Brush(40, softness=0), (50, 50))
    assert mask.pixels[50, 50] == WHITE
    assert mask.pixels[50, 31] == WHITE
    assert mask.pixels[50, 28] == 0
    assert mask.pixels.sum() / WHITE == pytest.approx(np.pi * 20**2, rel=0.02)


def test_far_apart_events_leave_no_gap() -> None:
    mask = Mask(400, 100)
    painted(mask, Brush(10, softness=0), (10, 50), (390, 50))
    assert (mask.pixels[50, 10:390] == WHITE).all()
    # The edge does not wave by more than an eighth of a pixel.
    assert np.ptp(mask.pixels[45, 20:380].astype(int)) <= WHITE // 8 + 1


def test_crossing_lines_of_a_half_covering_stroke_do_not_add_up() -> None:
    mask = Mask(100, 100)
    painted(mask, Brush(20, softness=0, opacity=0.5), (20, 50), (80, 50), (50, 20), (50, 80))
    assert mask.pixels.max() == 128


def test_two_half_covering_strokes_add_up_and_the_eraser_takes_away() -> None:
    mask = Mask(50, 50)
    for _ in range(2):
        painted(mask, Brush(20, softness=0, opacity=0.5), (25, 25))
    assert mask.pixels[25, 25] == 192
    painted(mask, Brush(24, softness=0, erases=True), (25, 25))
    assert mask.is_empty


def test_pressure_makes_a_stroke_thinner_or_fainter() -> None:
    thin, faint = Mask(100, 100), Mask(100, 100)
    thin.begin(Brush(40, softness=0), 50, 50, 0.5)
    faint.begin(Brush(40, softness=0, pressure_fades=True), 50, 50, 0.5)
    assert thin.pixels[50, 42] == WHITE
    assert thin.pixels[50, 35] == 0
    assert faint.pixels[50, 35] == 128


@given(brush=brushes, path=points)
def test_a_stroke_changes_only_what_it_tells_and_is_undone_exactly(
    brush: Brush, path: list[tuple[float, float, float]]
) -> None:
    start = np.random.default_rng(0).integers(0, 256, (80, 100), dtype=np.uint8)
    mask = Mask(100, 80, start.copy())
    told = mask.begin(brush, *path[0])
    for point in path[1:]:
        told = told.united(mask.move(*point))
    patch = mask.end()
    outside = np.ones_like(start, bool)
    if told is not EMPTY:
        outside[told.slices] = False
    assert (mask.pixels[outside] == start[outside]).all()
    after = mask.pixels.copy()
    if patch is None:
        assert (after == start).all()
        return
    mask.apply(patch)
    assert (mask.pixels == start).all()
    mask.apply(patch)
    assert (mask.pixels == after).all()


@given(brush=brushes, path=points)
def test_a_brush_only_adds_and_an_eraser_only_takes(
    brush: Brush, path: list[tuple[float, float, float]]
) -> None:
    mask = Mask(100, 80, np.full((80, 100), 100, np.uint8))
    mask.begin(brush, *path[0])
    for point in path[1:]:
        mask.move(*point)
    if brush.erases:
        assert mask.pixels.max() <= 100
    else:
        assert mask.pixels.min() >= 100


def test_a_stroke_after_an_undo_starts_from_what_is_seen() -> None:
    mask = Mask(50, 50)
    mask.begin(Brush(20, softness=0), 25, 25)
    patch = mask.end()
    assert patch is not None
    mask.apply(patch)
    painted(mask, Brush(4, softness=0), (5, 5))
    assert mask.pixels[25, 25] == 0
    assert mask.pixels[5, 5] == WHITE


def test_a_mask_that_is_laid_aside_holds_its_pixels_alone_and_is_painted_on_again() -> None:
    mask = Mask(50, 50)
    painted(mask, Brush(20, softness=0), (25, 25))
    held = [one for one in vars(mask).values() if isinstance(one, np.ndarray)]
    assert len(held) > 1
    mask.release()
    held = [one for one in vars(mask).values() if isinstance(one, np.ndarray)]
    assert len(held) == 1
    filled = mask.fill(WHITE)
    assert filled is not None
    mask.apply(filled)
    painted(mask, Brush(4, softness=0), (5, 5))
    assert mask.pixels[25, 25] == WHITE
    assert mask.pixels[5, 5] == WHITE
    assert mask.pixels[45, 45] == 0


def test_a_stroke_that_is_under_way_when_its_mask_is_laid_aside_leaves_nothing() -> None:
    mask = Mask(50, 50)
    painted(mask, Brush(20, softness=0), (25, 25))
    before = mask.pixels.copy()
    mask.begin(Brush(10, softness=0), 5, 5)
    mask.release()
    assert (mask.pixels == before).all()
    assert not mask.is_painting
    mask.prepare()
    assert mask.end() is None


def test_what_undoes_a_fill_is_small() -> None:
    filled = Mask(2000, 1000).fill(WHITE)
    assert filled is not None
    assert sys.getsizeof(filled.packed) < 20_000


def test_filled_inverted_and_replaced_masks_say_what_changed() -> None:
    mask = Mask(20, 10)
    filled = mask.fill(WHITE)
    assert filled is not None
    assert filled.rect == Rect(0, 0, 20, 10)
    assert mask.fill(WHITE) is None
    assert mask.invert() is not None
    assert mask.is_empty
    dotted = np.zeros((10, 20), np.uint8)
    dotted[3, 4] = 7
    patch = mask.replace(dotted)
    assert patch is not None
    assert patch.rect == Rect(4, 3, 5, 4)
    assert mask.rgb()[3, 4].tolist() == [7, 7, 7]
