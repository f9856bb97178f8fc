"""The mask: gapless strokes, one undo step each, changes only in the reported area."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.canvas.brush import Brush
from sdstudio.canvas.mask import Mask
from sdstudio.canvas.paints import WHITE
from sdstudio.canvas.pressure_curve import LINEAR, PressureCurve
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_change import TileChange
from sdstudio.canvas.tile_grid import TILE_PX, Pixels, TileGrid
from sdstudio.canvas.tiles import TileSnapshot

coordinates = st.floats(-40, 140, allow_nan=False)
points = st.lists(st.tuples(coordinates, coordinates, st.floats(0.1, 1)), min_size=1, max_size=6)
brushes = st.builds(
    Brush,
    size_px=st.floats(2, 60),
    softness=st.floats(0, 1),
    opacity=st.floats(0.05, 1),
    erases=st.booleans(),
    size_pressure=st.sampled_from((None, LINEAR, PressureCurve.gamma(2))),
    opacity_pressure=st.sampled_from((None, LINEAR, PressureCurve.gamma(0.5))),
)


def blank(width: int, height: int) -> Mask:
    return Mask(TileSnapshot(TileGrid(width, height)))


def pixels_of(mask: Mask) -> Pixels:
    """What is seen, with a stroke in progress."""
    return mask.pyramid.read(0, mask.grid.whole)


def painted(mask: Mask, brush: Brush, *path: tuple[float, float]) -> None:
    mask.begin(brush, *path[0])
    for point in path[1:]:
        mask.move(*point)
    mask.end()


def test_a_brush_that_rests_changes_nothing_more() -> None:
    mask = blank(600, 400)
    mask.begin(Brush(100, softness=1.0), 250, 200)
    seen = pixels_of(mask)

    assert mask.move(250, 200) is EMPTY
    assert (pixels_of(mask) == seen).all()


def test_a_stroke_tells_only_of_what_it_covers_more() -> None:
    mask = blank(600, 400)
    mask.begin(Brush(100, softness=1.0), 200, 200)

    changed = mask.move(210, 200)

    # Behind its middle, a soft brush covered as much before.
    assert changed.left >= 200
    assert changed.right >= 255


def test_a_dab_is_a_disc_of_its_size() -> None:
    mask = blank(100, 100)
    painted(mask, Brush(40, softness=0), (50, 50))
    assert pixels_of(mask)[50, 50] == WHITE
    assert pixels_of(mask)[50, 31] == WHITE
    assert pixels_of(mask)[50, 28] == 0
    assert pixels_of(mask).sum() / WHITE == pytest.approx(np.pi * 20**2, rel=0.02)


@pytest.mark.parametrize("size_px", [7, 30, 33, 40, 101])
@pytest.mark.parametrize("softness", [0, 0.5, 1])
def test_a_dab_fades_by_the_distance_from_its_middle(size_px: int, softness: float) -> None:
    mask = blank(120, 120)
    painted(mask, Brush(size_px, softness=softness), (60, 60))
    centres = np.arange(120) + 0.5 - 60
    distance = np.hypot(centres[np.newaxis], centres[:, np.newaxis])
    # Large brushes have whole radii and places; small ones are placed to a quarter of a pixel.
    radius = size_px / 2 if size_px < 32 else round(size_px / 2)
    share = np.clip((radius + 0.5 - distance) / max(1.0, radius * softness), 0, 1)
    error = np.abs(pixels_of(mask) - WHITE * share)
    assert error.max() <= WHITE / 8 / max(1.0, radius * softness) + 1


def test_far_apart_events_leave_no_gap() -> None:
    mask = blank(400, 100)
    painted(mask, Brush(10, softness=0), (10, 50), (390, 50))
    assert (pixels_of(mask)[50, 10:390] == WHITE).all()
    # The edge does not wave by more than an eighth of a pixel.
    assert np.ptp(pixels_of(mask)[45, 20:380].astype(int)) <= WHITE // 8 + 1


def test_crossing_lines_of_a_half_covering_stroke_do_not_add_up() -> None:
    mask = blank(100, 100)
    painted(mask, Brush(20, softness=0, opacity=0.5), (20, 50), (80, 50), (50, 20), (50, 80))
    assert pixels_of(mask).max() == 128


def test_two_half_covering_strokes_add_up_and_the_eraser_takes_away() -> None:
    mask = blank(50, 50)
    for _ in range(2):
        painted(mask, Brush(20, softness=0, opacity=0.5), (25, 25))
    assert pixels_of(mask)[25, 25] == 192
    painted(mask, Brush(24, softness=0, erases=True), (25, 25))
    assert mask.is_empty


def test_pressure_makes_a_stroke_thinner_or_fainter() -> None:
    thin, faint = blank(100, 100), blank(100, 100)
    thin.begin(Brush(40, softness=0), 50, 50, 0.5)
    faded = Brush(40, softness=0, size_pressure=None, opacity_pressure=LINEAR)
    faint.begin(faded, 50, 50, 0.5)
    assert pixels_of(thin)[50, 42] == WHITE
    assert pixels_of(thin)[50, 35] == 0
    assert pixels_of(faint)[50, 35] == 128


@given(brush=brushes, path=points)
def test_a_stroke_changes_only_what_it_tells_and_is_undone_exactly(
    brush: Brush, path: list[tuple[float, float, float]]
) -> None:
    start = np.random.default_rng(0).integers(0, 256, (80, 100), dtype=np.uint8)
    mask = Mask(TileSnapshot.of(start))
    told = mask.begin(brush, *path[0])
    for point in path[1:]:
        told = told.united(mask.move(*point))
    seen = pixels_of(mask)
    change = mask.end()
    after = pixels_of(mask)
    assert (seen == after).all()
    outside = np.ones_like(start, bool)
    if told is not EMPTY:
        outside[told.slices] = False
    assert (after[outside] == start[outside]).all()
    if change is None:
        assert (after == start).all()
        return
    for step in (change, change.packed()):
        mask.undo(step)
        assert (pixels_of(mask) == start).all()
        mask.redo(step)
        assert (pixels_of(mask) == after).all()


@given(brush=brushes, path=points)
def test_a_brush_only_adds_and_an_eraser_only_takes(
    brush: Brush, path: list[tuple[float, float, float]]
) -> None:
    mask = Mask(TileSnapshot.of(np.full((80, 100), 100, np.uint8)))
    mask.begin(brush, *path[0])
    for point in path[1:]:
        mask.move(*point)
    if brush.erases:
        assert pixels_of(mask).max() <= 100
    else:
        assert pixels_of(mask).min() >= 100


@given(st.data())
@settings(max_examples=25)
def test_any_strokes_undos_and_redos_give_the_same_pixels_as_doing_what_is_left(
    data: st.DataObject,
) -> None:
    mask = blank(2 * TILE_PX + 40, TILE_PX + 40)
    far = st.floats(-20, 2 * TILE_PX + 60, allow_nan=False)
    paths = st.lists(st.tuples(far, far, st.floats(0.1, 1)), min_size=1, max_size=4)
    #: What was done, and what undoes it; the first ``at`` are in the mask.
    done: list[tuple[Callable[[Mask], TileChange | None], TileChange]] = []
    at = 0
    for _ in range(data.draw(st.integers(1, 10))):
        way = data.draw(st.sampled_from(("stroke", "stroke", "fill", "invert", "undo", "redo")))
        if way == "undo" and at:
            at -= 1
            mask.undo(done[at][1])
        elif way == "redo" and at < len(done):
            mask.redo(done[at][1])
            at += 1
        elif way in ("stroke", "fill", "invert"):
            do = an_act(way, data.draw(brushes), data.draw(paths))
            if (change := do(mask)) is not None:
                packed = change.packed() if data.draw(st.booleans()) else change
                done = [*done[:at], (do, packed)]
                at += 1
    again = blank(mask.grid.width, mask.grid.height)
    for do, _ in done[:at]:
        do(again)
    assert (mask.snapshot.pixels() == again.snapshot.pixels()).all()
    assert (pixels_of(mask) == pixels_of(again)).all()
    assert mask.is_empty == (not pixels_of(mask).any())


def an_act(
    way: str, brush: Brush, path: list[tuple[float, float, float]]
) -> Callable[[Mask], TileChange | None]:
    def stroke(mask: Mask) -> TileChange | None:
        mask.begin(brush, *path[0])
        for point in path[1:]:
            mask.move(*point)
        return mask.end()

    if way == "stroke":
        return stroke
    return (lambda mask: mask.fill(WHITE)) if way == "fill" else Mask.invert


def test_a_stroke_after_an_undo_starts_from_what_is_seen() -> None:
    mask = blank(50, 50)
    mask.begin(Brush(20, softness=0), 25, 25)
    change = mask.end()
    assert change is not None
    mask.undo(change)
    painted(mask, Brush(4, softness=0), (5, 5))
    assert pixels_of(mask)[25, 25] == 0
    assert pixels_of(mask)[5, 5] == WHITE


def test_an_undo_during_a_stroke_leaves_the_stroke() -> None:
    mask = blank(50, 50)
    mask.begin(Brush(20, softness=0), 25, 25)
    first = mask.end()
    assert first is not None
    mask.begin(Brush(20, softness=0, opacity=0.5), 25, 35)
    mask.undo(first)
    assert pixels_of(mask)[35, 25] == 128
    assert pixels_of(mask)[20, 25] == 0
    second = mask.end()
    assert second is not None
    mask.undo(second)
    assert mask.is_empty


def test_a_mask_costs_only_the_tiles_that_are_painted() -> None:
    mask = blank(8192, 8192)
    assert mask.size_bytes == 0
    painted(mask, Brush(300), (2200, 2200))
    tile_bytes = TILE_PX * TILE_PX
    assert mask.size_bytes == 4 * tile_bytes
    mask.pyramid.read(3, mask.pyramid.grids[3].whole)
    assert mask.size_bytes == (4 + 1 + 1 + 1) * tile_bytes
    mask.release()
    assert mask.size_bytes == 4 * tile_bytes
    painted(mask, Brush(400, softness=0, erases=True), (2200, 2200))
    assert mask.size_bytes == 0
    mask.fill(WHITE)
    assert mask.size_bytes == 0


def test_a_mask_that_is_laid_aside_is_painted_on_again() -> None:
    mask = blank(50, 50)
    painted(mask, Brush(20, softness=0), (25, 25))
    mask.release()
    filled = mask.fill(WHITE)
    assert filled is not None
    mask.undo(filled)
    painted(mask, Brush(4, softness=0), (5, 5))
    assert pixels_of(mask)[25, 25] == WHITE
    assert pixels_of(mask)[5, 5] == WHITE
    assert pixels_of(mask)[45, 45] == 0


def test_a_stroke_that_is_under_way_when_its_mask_is_laid_aside_leaves_nothing() -> None:
    mask = blank(50, 50)
    painted(mask, Brush(20, softness=0), (25, 25))
    before = pixels_of(mask)
    mask.begin(Brush(10, softness=0), 5, 5)
    mask.release()
    assert (pixels_of(mask) == before).all()
    assert not mask.is_painting
    assert mask.end() is None


def test_filled_inverted_and_replaced_masks_say_what_changed() -> None:
    mask = blank(20, 10)
    filled = mask.fill(WHITE)
    assert filled is not None
    assert filled.rect == Rect(0, 0, 20, 10)
    assert mask.fill(WHITE) is None
    assert mask.invert() is not None
    assert mask.is_empty
    dotted = np.zeros((10, 20), np.uint8)
    dotted[3, 4] = 7
    assert mask.replace(TileSnapshot.of(dotted)) is not None
    assert (mask.snapshot.pixels() == dotted).all()


def test_a_mask_that_is_used_again_shares_its_tiles() -> None:
    one, other = blank(600, 600), blank(600, 600)
    painted(one, Brush(100), (300, 300))
    other.replace(one.snapshot)
    assert other.snapshot.changed_keys(one.snapshot) == []
    painted(other, Brush(100, erases=True, softness=0), (300, 300))
    assert (one.snapshot.pixels()[300, 300]) == WHITE
