"""Selecting: shapes cover what they should, colours connect, distances grow and shrink."""

from collections import deque

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from sdstudio.canvas.brush import Brush
from sdstudio.canvas.document import Layer
from sdstudio.canvas.mask import Mask
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.selection.combine import Combine
from sdstudio.canvas.selection.distance_field import REACH_PX, DistanceField
from sdstudio.canvas.selection.masks import combined, painted_rect
from sdstudio.canvas.selection.of_layer import painted_area
from sdstudio.canvas.selection.shapes import ellipse, lasso, polygon, rectangle
from sdstudio.canvas.selection.wand import enclosed, wand
from sdstudio.canvas.tile_grid import TILE_PX, TileGrid
from sdstudio.canvas.tiles import TileSnapshot

WHITE = 255
#: Three tiles by two, of which the last are small.
GRID = TileGrid(2 * TILE_PX + 20, TILE_PX + 30)

coordinates = st.floats(-300, 900, allow_nan=False)
corners = st.lists(st.tuples(coordinates, coordinates), min_size=3, max_size=8)


@st.composite
def masks(draw: st.DrawFn, *, hard: bool = False) -> TileSnapshot:
    """A few rectangles of different levels over tiles and their borders."""
    pixels = np.zeros((GRID.height, GRID.width), np.uint8)
    for _ in range(draw(st.integers(0, 4))):
        left, top = draw(st.integers(0, GRID.width)), draw(st.integers(0, GRID.height))
        right = draw(st.integers(left, GRID.width))
        bottom = draw(st.integers(top, GRID.height))
        levels = st.sampled_from((0, WHITE)) if hard else st.integers(0, WHITE)
        pixels[top:bottom, left:right] = draw(levels)
    return TileSnapshot.of(pixels)


class TestShapes:
    @given(coordinates, coordinates, coordinates, coordinates)
    def test_a_rectangle_covers_the_share_of_each_pixel_that_is_in_it(
        self, x0: float, y0: float, x1: float, y1: float
    ) -> None:
        shares = np.outer(_shares(y0, y1, GRID.height), _shares(x0, x1, GRID.width))
        error = np.abs(rectangle(GRID, x0, y0, x1, y1).pixels() - WHITE * shares)
        assert error.max() <= 0.51

    @given(corners)
    @settings(max_examples=60)
    def test_a_polygon_covers_what_it_winds_around(self, points: list[tuple[float, float]]) -> None:
        pixels = polygon(GRID, points).pixels()
        y, x = np.mgrid[: GRID.height, : GRID.width] + 0.5
        winding, distance = _winding(points, x, y)
        clear = distance > 0.75
        assert (pixels[clear & (winding != 0)] == WHITE).all()
        assert (pixels[clear & (winding == 0)] == 0).all()

    @given(corners, st.integers(-40, 40), st.integers(-40, 40))
    @settings(max_examples=30)
    def test_a_polygon_is_the_same_wherever_the_tiles_are(
        self, points: list[tuple[float, float]], across: int, down: int
    ) -> None:
        # Coordinates that are exact however far they are moved.
        points = [(round(x * 64) / 64, round(y * 64) / 64) for x, y in points]
        here = polygon(GRID, points).pixels()
        there = polygon(GRID, [(x + across, y + down) for x, y in points]).pixels()
        part = Rect(0, 0, GRID.width, GRID.height).clipped(
            Rect(-across, -down, GRID.width - across, GRID.height - down)
        )
        moved = Rect(part.left + across, part.top + down, part.right + across, part.bottom + down)
        difference = here[part.slices].astype(int) - there[moved.slices]
        assert np.abs(difference).max() <= 1

    def test_a_lasso_that_crosses_itself_has_both_loops_inside(self) -> None:
        eight = [(20, 20), (120, 120), (120, 20), (20, 120)]
        pixels = lasso(GRID, eight).pixels()
        assert pixels[70, 30] == WHITE
        assert pixels[70, 110] == WHITE
        assert pixels[30, 70] == 0

    def test_an_area_that_is_wound_around_twice_is_inside(self) -> None:
        square = [(20, 20), (120, 20), (120, 120), (20, 120)]
        pixels = lasso(GRID, square * 2).pixels()
        assert pixels.sum() == 100 * 100 * WHITE

    @pytest.mark.parametrize("box", [(30, 40, 230, 120), (100.5, 90.25, 60.5, 10.75)])
    def test_an_ellipse_has_its_area_and_touches_its_box(
        self, box: tuple[float, float, float, float]
    ) -> None:
        snapshot = ellipse(GRID, *box)
        x0, y0, x1, y1 = box
        area = np.pi / 4 * abs(x1 - x0) * abs(y1 - y0)
        assert snapshot.pixels().sum() / WHITE == pytest.approx(area, rel=0.001)
        rect = painted_rect(snapshot)
        assert rect.left == pytest.approx(min(x0, x1), abs=1)
        assert rect.bottom == pytest.approx(max(y0, y1), abs=1)

    def test_only_tiles_on_the_outline_take_memory(self) -> None:
        grid = TileGrid(16 * TILE_PX, 16 * TILE_PX)
        snapshot = rectangle(grid, 100.5, 100.5, 15.5 * TILE_PX, 15.5 * TILE_PX)
        assert len(snapshot.tiles) == 16 * 16
        assert snapshot.size_bytes == (4 * 16 - 4) * TILE_PX * TILE_PX
        assert snapshot.tiles[3, 3][0, 0] == WHITE

    @pytest.mark.parametrize(
        "points",
        [
            [],
            [(1.0, 1.0)],
            [(1.0, 1.0), (50.0, 50.0)],
            [(5.0, 5.0)] * 4,
            [(-9.0, 0.0), (-5.0, 50.0), (-7.0, 90.0)],
            [(1e9, 0.0), (2e9, 50.0), (1e9, 90.0)],
            [(0.0, -9e9), (9.0, -9e9), (5.0, -1.0)],
        ],
    )
    def test_what_has_no_area_in_the_image_selects_nothing(
        self, points: list[tuple[float, float]]
    ) -> None:
        assert polygon(GRID, points).is_empty
        assert ellipse(GRID, 5, 5, 5, 9).is_empty

    def test_a_shape_far_larger_than_the_image_fills_it(self) -> None:
        for snapshot in (
            rectangle(GRID, -1e9, -1e9, 1e9, 1e9),
            ellipse(GRID, -1e6, -1e6, 1e6, 1e6),
        ):
            assert snapshot.pixels().min() == WHITE
            assert snapshot.size_bytes == 0

    def test_coordinates_that_are_no_numbers_are_refused(self) -> None:
        with pytest.raises(ValueError, match="finite"):
            polygon(GRID, [(0, 0), (float("nan"), 5), (9, 9)])


class TestCombining:
    @given(masks(), masks(), st.sampled_from(Combine))
    @settings(max_examples=60)
    def test_tiles_are_combined_as_whole_arrays_are(
        self, old: TileSnapshot, new: TileSnapshot, how: Combine
    ) -> None:
        one, other = old.pixels(), new.pixels()
        expected = {
            Combine.REPLACE: other,
            Combine.ADD: np.maximum(one, other),
            Combine.SUBTRACT: np.minimum(one, WHITE - other),
            Combine.INTERSECT: np.minimum(one, other),
        }[how]
        found = combined(old, new, how)
        assert (found.pixels() == expected).all()
        assert all(tile.any() and not tile.flags.writeable for tile in found.tiles.values())
        assert found.size_bytes <= old.size_bytes + new.size_bytes

    @given(masks(), masks(), st.sampled_from(Combine))
    @settings(max_examples=30)
    def test_the_same_selection_twice_changes_nothing_more(
        self, old: TileSnapshot, new: TileSnapshot, how: Combine
    ) -> None:
        once = combined(old, new, how)
        assert once.changed_keys(combined(once, new, how)) == []

    @given(masks(hard=True), masks(hard=True))
    @settings(max_examples=30)
    def test_hard_masks_are_sets(self, old: TileSnapshot, new: TileSnapshot) -> None:
        assert set(np.unique(old.pixels()).tolist()) <= {0, 255}
        rest, common = combined(old, new, Combine.SUBTRACT), combined(old, new, Combine.INTERSECT)
        assert (combined(rest, common, Combine.ADD).pixels() == old.pixels()).all()
        assert combined(rest, common, Combine.INTERSECT).is_empty

    def test_tiles_that_one_mask_alone_has_are_shared(self) -> None:
        old = rectangle(GRID, 3.5, 3.5, 200, 200)
        new = rectangle(GRID, 300, 3.5, 400, 200)
        both = combined(old, new, Combine.ADD)
        assert both.tiles[0, 0] is old.tiles[0, 0]
        assert both.tiles[1, 0] is new.tiles[1, 0]
        assert combined(old, new, Combine.SUBTRACT).tiles[0, 0] is old.tiles[0, 0]

    def test_masks_of_different_sizes_are_refused(self) -> None:
        with pytest.raises(ValueError, match="size"):
            combined(TileSnapshot(GRID), TileSnapshot(TileGrid(9, 9)), Combine.ADD)

    @given(masks())
    @settings(max_examples=60)
    def test_the_painted_rectangle_is_the_smallest(self, mask: TileSnapshot) -> None:
        rows, columns = np.nonzero(mask.pixels())
        expected = EMPTY
        if rows.size:
            expected = Rect(
                int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1
            )
        assert painted_rect(mask) == expected


class TestWand:
    @given(st.data())
    @settings(max_examples=150)
    def test_the_wand_takes_what_a_search_finds(self, data: st.DataObject) -> None:
        height, width = data.draw(st.integers(1, 40)), data.draw(st.integers(1, 40))
        channels = data.draw(st.sampled_from((3, 4)))
        rng = np.random.default_rng(data.draw(st.integers(0, 999)))
        most = data.draw(st.sampled_from((2, 3, 256)))
        picture = rng.integers(0, most, (height, width, channels), np.uint8)
        x, y = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
        tolerance = data.draw(st.sampled_from((0, 1, 100, 200, 255)))
        alike = (np.abs(picture.astype(int) - picture[y, x]) <= tolerance).all(axis=2)
        everywhere = wand(picture, x, y, tolerance, contiguous=False)
        assert (everywhere.pixels() == alike * WHITE).all()
        near = wand(picture, x, y, tolerance)
        assert (near.pixels() == _searched(alike, x, y) * WHITE).all()

    @pytest.mark.parametrize("turned", [False, True])
    def test_the_wand_follows_a_line_that_winds_through_all_tiles(self, turned: bool) -> None:
        line = np.zeros((600, 600), bool)
        line[::4] = True
        line[2::8, -1] = line[1::8, -1] = line[3::8, -1] = True
        line[6::8, 0] = line[5::8, 0] = line[7::8, 0] = True
        line[300, 250] = False
        alike = line.T if turned else line
        picture = np.repeat(alike[..., np.newaxis].astype(np.uint8) * 200, 3, axis=2)
        found = wand(picture, 0, 0, 10).pixels() == WHITE
        assert (found == _searched(alike, 0, 0)).all()
        assert not found[-4, -4]

    @given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 99))
    @settings(max_examples=40)
    def test_an_edge_of_a_pixel_is_the_mean_of_what_is_around_it(
        self, width: int, height: int, seed: int
    ) -> None:
        picture = np.random.default_rng(seed).integers(0, 2, (height, width, 3), np.uint8)
        picture[..., 1:] = picture[..., :1]
        hard = wand(picture, 0, 0, 0, contiguous=False).pixels().astype(float)
        soft = wand(picture, 0, 0, 0, contiguous=False, antialiased=True).pixels()
        wide = np.pad(hard, 1, mode="edge")
        rows = (wide[:-2] + 2 * wide[1:-1] + wide[2:]) / 4
        expected = (rows[:, :-2] + 2 * rows[:, 1:-1] + rows[:, 2:]) / 4
        assert np.abs(soft - expected).max() <= 0.51

    def test_an_edge_that_fades_crosses_from_tile_to_tile(self) -> None:
        picture = np.zeros((TILE_PX, 2 * TILE_PX, 3), np.uint8)
        picture[:, TILE_PX:] = 99
        found = wand(picture, 5, 5, 10, antialiased=True).pixels()
        assert found[50, TILE_PX - 2 : TILE_PX + 2].tolist() == [255, 191, 64, 0]
        assert found[0, 0] == WHITE

    def test_a_pixel_outside_selects_nothing(self) -> None:
        picture = np.zeros((5, 5, 3), np.uint8)
        for x, y in ((-1, 0), (0, -1), (5, 0), (0, 5)):
            assert wand(picture, x, y, 255).is_empty
            assert enclosed(TileSnapshot(TileGrid(5, 5)), x, y).is_empty

    def test_a_large_area_takes_no_memory_inside(self) -> None:
        picture = np.zeros((4 * TILE_PX, 4 * TILE_PX, 3), np.uint8)
        picture[:, -5:] = 255
        assert wand(picture, 9, 9, 10).size_bytes == 4 * TILE_PX * TILE_PX


class TestEnclosed:
    def test_what_a_line_encloses_is_filled_up_to_it(self) -> None:
        ring = combined(
            ellipse(GRID, 50, 50, 250, 250), ellipse(GRID, 70, 70, 230, 230), Combine.SUBTRACT
        )
        inner = enclosed(ring, 150, 150)
        both = combined(ring, inner, Combine.ADD).pixels()
        assert (both >= ellipse(GRID, 50, 50, 250, 250).pixels()).all()
        assert (both[ellipse(GRID, 55, 55, 245, 245).pixels() == WHITE] == WHITE).all()
        assert inner.pixels()[150, 40] == 0
        assert enclosed(ring, 150, 60).is_empty

    def test_a_gap_lets_the_fill_out(self) -> None:
        box = combined(
            rectangle(GRID, 50, 50, 250, 250), rectangle(GRID, 60, 60, 240, 240), Combine.SUBTRACT
        )
        gap = combined(box, rectangle(GRID, 40, 100, 65, 103), Combine.SUBTRACT)
        assert enclosed(box, 100, 100).pixels()[0, 0] == 0
        assert enclosed(gap, 100, 100).pixels()[0, 0] == WHITE

    def test_an_empty_mask_encloses_everything(self) -> None:
        assert enclosed(TileSnapshot(GRID), 3, 3).pixels().min() == WHITE


class TestDistances:
    @given(masks(), st.floats(0.5, 40), st.floats(0, 40))
    @settings(max_examples=30, deadline=None)
    def test_a_shrunk_mask_is_in_the_mask_and_that_is_in_a_grown_one(
        self, mask: TileSnapshot, px: float, more_px: float
    ) -> None:
        field, original = DistanceField.of(mask), mask.pixels()
        assert (field.grown(px).pixels() >= original).all()
        assert (field.grown(-px).pixels() <= original).all()
        assert (field.grown(px + more_px).pixels() >= field.grown(px).pixels()).all()
        assert field.grown(0) is mask

    @given(masks(hard=True), st.integers(1, 30))
    @settings(max_examples=25, deadline=None)
    def test_grown_and_shrunk_again_a_mask_has_what_it_had(
        self, mask: TileSnapshot, px: int
    ) -> None:
        closed = DistanceField.of(DistanceField.of(mask).grown(px)).grown(-px).pixels()
        assert (closed[mask.pixels() == WHITE] >= 127).all()

    @pytest.mark.parametrize("px", [1, 5.5, 20, 64])
    def test_a_grown_point_is_a_disc(self, px: float) -> None:
        pixels = np.zeros((GRID.height, GRID.width), np.uint8)
        pixels[140, 250] = WHITE
        found = DistanceField.of(TileSnapshot.of(pixels)).grown(px).pixels()
        y, x = np.mgrid[: GRID.height, : GRID.width]
        distance = np.hypot(x - 250, y - 140) - 0.5
        assert (found[distance < px * 0.975 - 0.6] == WHITE).all()
        assert (found[distance > px * 1.025 + 0.6] == 0).all()

    @given(masks(), st.floats(-40, 40), st.floats(0, 40))
    @settings(max_examples=25, deadline=None)
    def test_what_touches_the_side_of_the_image_stays_there(
        self, mask: TileSnapshot, grow_px: float, feather_px: float
    ) -> None:
        full = TileSnapshot.filled(GRID, 200)
        assert full.changed_keys(DistanceField.of(full).shaped(grow_px, feather_px)) == []
        half = rectangle(GRID, 0, 0, 300, GRID.height)
        shaped = DistanceField.of(half).shaped(grow_px, feather_px).pixels()
        assert (shaped == shaped[:1]).all()
        assert (shaped[:, 0] == WHITE).all()

    @given(masks(), st.floats(-20, 20), st.floats(0, 20))
    @settings(max_examples=25, deadline=None)
    def test_no_level_is_higher_than_the_highest(
        self, mask: TileSnapshot, grow_px: float, feather_px: float
    ) -> None:
        shaped = DistanceField.of(mask).shaped(grow_px, feather_px)
        assert shaped.pixels().max() <= mask.pixels().max()
        assert all(tile.any() and not tile.flags.writeable for tile in shaped.tiles.values())

    @pytest.mark.parametrize(("size_px", "softness"), [(100, 0.25), (150, 0.5), (200, 1)])
    def test_a_soft_edge_stays_as_soft_where_it_is_moved(
        self, size_px: int, softness: float
    ) -> None:
        def dab(more_px: int) -> NDArray[np.int64]:
            # The same fade on another radius.
            size, fade_px = size_px + 2 * more_px, size_px / 2 * softness
            mask = Mask(TileSnapshot(GRID))
            mask.begin(Brush(size, softness=min(1, fade_px / (size / 2))), 256, 140)
            mask.end()
            return mask.snapshot.pixels().astype(int)

        field = DistanceField.of(TileSnapshot.of(dab(0).astype(np.uint8)))
        assert np.abs(field.grown(10).pixels() - dab(10)).max() < 30
        row, expected = field.grown(-10).pixels()[140].astype(int), dab(-10)[140]
        if softness < 1:
            assert np.abs(row - expected).max() < 30

    def test_levels_inside_stay(self) -> None:
        two = combined(
            TileSnapshot.of(rectangle(GRID, 50, 50, 250, 200).pixels() // 2),
            rectangle(GRID, 120, 90, 180, 150),
            Combine.ADD,
        )
        field = DistanceField.of(two)
        for shaped in (field.grown(5), field.feathered(5), field.shaped(5, 5)):
            pixels = shaped.pixels()
            assert pixels[70, 70] == 127
            assert pixels[120, 150] == WHITE
        assert field.grown(5).pixels()[120, 182] == WHITE
        assert field.feathered(5).pixels()[120, 50] not in (0, 127)

    @pytest.mark.parametrize("px", [0.5, 2, 5.9, 6, 13, 25, 60, 200])
    def test_a_soft_mask_is_feathered_as_its_whole_array_would_be(self, px: float) -> None:
        mask = Mask(TileSnapshot(TileGrid(700, 600)))
        mask.begin(Brush(180, softness=0.8), -20, 100)
        mask.move(400, 420)
        mask.move(690, 300)
        mask.end()
        pixels = np.pad(mask.snapshot.pixels().astype(float), 220, mode="edge")
        offsets = np.arange(-220, 221)
        kernel = np.maximum(0.0, px + 1 - np.abs(offsets))
        kernel /= kernel.sum()
        rows = np.apply_along_axis(np.convolve, 1, pixels, kernel, "valid")
        expected = np.apply_along_axis(np.convolve, 0, rows, kernel, "valid")
        found = DistanceField.of(mask.snapshot).feathered(px).pixels()
        # Smaller copies are coarse at the sides of the image.
        assert np.abs(found - expected).max() < (2 if px < 6 else 16)
        assert np.abs(found - expected).mean() < 0.7

    def test_a_wide_image_is_no_different(self) -> None:
        wide = TileGrid(14_000, 3)
        row = DistanceField.of(rectangle(wide, 100, 0, 13_000, 3)).grown(50).pixels()[1]
        assert row[49:52].tolist() == [0, WHITE, WHITE]
        assert row[13_048:13_051].tolist() == [WHITE, WHITE, 0]

    def test_a_feathered_edge_fades_evenly_over_both_sides(self) -> None:
        half = rectangle(GRID, 0, 0, 300, GRID.height)
        row = DistanceField.of(half).feathered(20).pixels()[100].astype(int)
        assert row[278] == WHITE
        assert 0 < row[318] < row[310] < row[300] < 128 < row[299] < row[290] < row[282] < WHITE
        assert row[321] == 0
        assert abs(row[299 - 9] + row[300 + 9] - WHITE) <= 1

    @given(masks(hard=True), st.floats(-20, 20), st.floats(0, 20))
    @settings(max_examples=25, deadline=None)
    def test_where_the_tiles_are_makes_no_difference(
        self, mask: TileSnapshot, grow_px: float, feather_px: float
    ) -> None:
        moved = np.zeros((GRID.height + 100, GRID.width + 100), np.uint8)
        inside = Rect(60, 60, GRID.width - 60, GRID.height - 60)
        middle = mask.pixels()[inside.slices]
        here = np.zeros_like(mask.pixels())
        here[inside.slices] = middle
        moved[160:-60, 160:-60] = middle
        one = DistanceField.of(TileSnapshot.of(here)).shaped(grow_px, feather_px)
        other = DistanceField.of(TileSnapshot.of(moved)).shaped(grow_px, feather_px)
        assert (one.pixels() == other.pixels()[100:, 100:]).all()

    def test_an_empty_mask_stays_empty(self) -> None:
        field = DistanceField.of(TileSnapshot(GRID))
        for shaped in (field.grown(9), field.grown(-9), field.feathered(9)):
            assert shaped.is_empty

    def test_more_than_the_reach_is_refused(self) -> None:
        field = DistanceField.of(rectangle(GRID, 9, 9, 99, 99))
        for grow_px, feather_px in ((REACH_PX, 0), (-REACH_PX, 0), (200, 100), (0, -1)):
            with pytest.raises(ValueError, match="reach"):
                field.shaped(grow_px, feather_px)


def _shares(start: float, end: float, count: int) -> np.ndarray:
    """Of each pixel of a line, the share between two points."""
    edges = np.clip(np.arange(count + 1, dtype=float), min(start, end), max(start, end))
    return np.diff(edges)


def _winding(
    points: list[tuple[float, float]], x: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """How often a polygon winds around each place, and how far that is from its outline."""
    winding, distance = np.zeros(x.shape, int), np.full(x.shape, np.inf)
    for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True):
        side = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)
        winding += (y0 <= y) & (y1 > y) & (side > 0)
        winding -= (y1 <= y) & (y0 > y) & (side < 0)
        length = (x1 - x0) ** 2 + (y1 - y0) ** 2
        share = 0.0 if not length else ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length
        share = np.clip(share, 0, 1)
        away = np.hypot(x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0))
        distance = np.minimum(distance, away)
    return winding, distance


def _searched(alike: np.ndarray, x: int, y: int) -> np.ndarray:
    """The area that is connected with a pixel, one pixel after another."""
    found = np.zeros_like(alike)
    waiting = deque([(y, x)] if alike[y, x] else [])
    while waiting:
        row, column = waiting.popleft()
        if found[row, column]:
            continue
        found[row, column] = True
        for down, across in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            near = row + down, column + across
            inside = 0 <= near[0] < alike.shape[0] and 0 <= near[1] < alike.shape[1]
            if inside and alike[near] and not found[near]:
                waiting.append(near)
    return found


@pytest.mark.parametrize("has_mask", [False, True])
@given(left=st.integers(-400, 600), top=st.integers(-300, 400), seed=st.integers(0, 9))
@settings(max_examples=25)
def test_what_is_painted_on_a_layer_is_selected_as_far_as_it_shows(
    has_mask: bool, left: int, top: int, seed: int
) -> None:
    some = np.random.default_rng(seed)
    height, width = 300, 290
    alpha = some.integers(0, 256, (height, width), np.uint8)
    alpha[:, :100] = 0
    pixels = np.minimum(some.integers(0, 256, (height, width, 4), np.uint8), alpha[..., None])
    pixels[..., 3] = alpha
    mask = np.where(some.random((height, width)) < 0.5, WHITE, 0).astype(np.uint8)
    layer = Layer(
        "a",
        "Layer",
        TileSnapshot.of(pixels),
        left=left,
        top=top,
        mask=TileSnapshot.of(mask) if has_mask else None,
    )
    expected = np.zeros((2 * 1000 + GRID.height, 2 * 1000 + GRID.width), np.uint8)
    expected[1000 + top :, 1000 + left :][:height, :width] = (
        np.where(mask > 0, alpha, 0) if has_mask else alpha
    )
    area = painted_area(layer, GRID)
    assert area.grid == GRID
    assert (area.pixels() == expected[1000:, 1000:][: GRID.height, : GRID.width]).all()
