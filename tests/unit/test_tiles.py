"""Tiles: copied when written to, shared otherwise, and half as large on each level of a pyramid."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.canvas.pyramid import halved
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_change import TileChange, kept_steps
from sdstudio.canvas.tile_grid import TILE_PX, Pixels, TileGrid
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot

TILE_BYTES = TILE_PX * TILE_PX


@st.composite
def grids(draw: st.DrawFn) -> TileGrid:
    sides = st.sampled_from((1, 2, 255, 256, 257, 511, 600, 1025))
    return TileGrid(draw(sides), draw(sides), draw(st.sampled_from((1, 4))))


@st.composite
def rects(draw: st.DrawFn, grid: TileGrid) -> Rect:
    left, top = draw(st.integers(0, grid.width - 1)), draw(st.integers(0, grid.height - 1))
    right = draw(st.integers(left + 1, grid.width))
    return Rect(left, top, right, draw(st.integers(top + 1, grid.height)))


def write(pixels: TiledPixels, rect: Rect, value: int) -> None:
    for key, part in pixels.grid.parts(rect):
        pixels.writable(key, part)[pixels.grid.within(key, part)] = value


def noise(grid: TileGrid, seed: int = 0) -> Pixels:
    shape = grid.shape(grid.whole)
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


@given(st.data())
@settings(max_examples=25)
def test_writing_undoing_and_redoing_gives_the_pixels_of_an_array(data: st.DataObject) -> None:
    grid = data.draw(grids())
    start = noise(grid)
    pixels = TiledPixels(TileSnapshot.of(start))
    states: list[Pixels] = [start]
    changes: list[TileChange] = []
    at = 0
    for _ in range(data.draw(st.integers(1, 8))):
        way = data.draw(st.sampled_from(("write", "write", "undo", "redo")))
        if way == "undo" and at:
            at -= 1
            changes[at].undo(pixels)
        elif way == "redo" and at < len(changes):
            changes[at].redo(pixels)
            at += 1
        elif way == "write":
            rect, value = data.draw(rects(grid)), data.draw(st.sampled_from((0, 7, 255)))
            before = pixels.snapshot()
            write(pixels, rect, value)
            change = TileChange.between(before, pixels.snapshot())
            if change is not None:
                array = states[at].copy()
                array[rect.slices] = value
                packs = data.draw(st.booleans())
                changes = [*changes[:at], change.packed() if packs else change]
                states = [*states[: at + 1], array]
                at += 1
        assert (pixels.snapshot().pixels() == states[at]).all()


@given(st.data())
@settings(max_examples=25)
def test_each_level_is_the_mean_of_the_one_before_whatever_was_read_meanwhile(
    data: st.DataObject,
) -> None:
    grid = data.draw(grids())
    pixels = TiledPixels(TileSnapshot.of(noise(grid)) if data.draw(st.booleans()) else empty(grid))
    levels = pixels.pyramid.grids
    for _ in range(data.draw(st.integers(1, 5))):
        if data.draw(st.booleans()):
            pixels.restore(data.draw(st.sampled_from((empty(grid), filled(grid)))))
        else:
            write(pixels, data.draw(rects(grid)), data.draw(st.sampled_from((0, 7, 255))))
        level = data.draw(st.integers(0, len(levels) - 1))
        rect = data.draw(rects(levels[level]))
        expected = from_scratch(pixels, level)[rect.slices]
        assert (pixels.pyramid.read(level, rect) == expected).all()
        around = from_scratch(pixels, level)
        around[pixels.pyramid.painted(level, levels[level].whole).slices] = 0
        assert not around.any()
    for level, one in enumerate(levels):
        assert (pixels.pyramid.read(level, one.whole) == from_scratch(pixels, level)).all()


def empty(grid: TileGrid) -> TileSnapshot:
    return TileSnapshot(grid)


def filled(grid: TileGrid) -> TileSnapshot:
    return TileSnapshot.filled(grid, 255)


def from_scratch(pixels: TiledPixels, level: int) -> Pixels:
    """The level by plain arithmetic, from all pixels."""
    array = pixels.pyramid.read(0, pixels.grid.whole).astype(int)
    for _ in range(level):
        height, width = array.shape[:2]
        edges = [(0, height % 2), (0, width % 2), *[(0, 0)] * (array.ndim - 2)]
        even = np.pad(array, edges, mode="edge")
        total = even[0::2, 0::2] + even[1::2, 0::2] + even[0::2, 1::2] + even[1::2, 1::2]
        array = (total + 2) // 4
    return array.astype(np.uint8)


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_half_of_a_part_that_is_not_contiguous_is_its_mean(channels: int) -> None:
    part = noise(TileGrid(64, 64, channels))[3:13, 4:20]
    means = part.astype(int).reshape(5, 2, 8, 2, -1).sum(axis=(1, 3))
    assert (halved(part).reshape(5, 8, -1) == (means + 2) // 4).all()


def test_what_is_read_beyond_the_image_is_zero() -> None:
    pixels = TiledPixels(TileSnapshot.filled(TileGrid(300, 200), 255))
    read = pixels.pyramid.read(1, Rect(-2, -3, 160, 110))
    assert read.shape == (113, 162)
    assert (read[3:103, 2:152] == 255).all()
    assert read.sum() == 255 * 150 * 100


@given(st.data())
@settings(max_examples=15)
def test_a_snapshot_stays_as_it_was(data: st.DataObject) -> None:
    grid = data.draw(grids())
    pixels = TiledPixels(TileSnapshot.of(noise(grid)))
    write(pixels, data.draw(rects(grid)), 9)
    snapshot = pixels.snapshot()
    before = snapshot.pixels()
    write(pixels, data.draw(rects(grid)), 8)
    pixels.restore(TileSnapshot.filled(grid, 1))
    write(pixels, data.draw(rects(grid)), 7)
    assert (snapshot.pixels() == before).all()
    assert all(not tile.flags.writeable for tile in snapshot.tiles.values())


@given(grids(), st.integers(0, 255))
@settings(max_examples=15)
def test_an_array_comes_back_and_can_be_inverted(grid: TileGrid, value: int) -> None:
    array = noise(grid)
    array[: grid.height // 2] = value
    snapshot = TileSnapshot.of(array)
    assert (snapshot.pixels() == array).all()
    assert (snapshot.inverted().pixels() == 255 - array).all()
    assert TileChange.between(snapshot, snapshot.inverted().inverted()) is None


def test_what_is_not_painted_takes_no_memory() -> None:
    grid = TileGrid(8192, 8192)
    pixels = TiledPixels(TileSnapshot(grid))
    assert pixels.size_bytes == 0
    write(pixels, Rect(1000, 1000, 1100, 1100), 7)
    before = pixels.snapshot()
    assert before.size_bytes == 4 * TILE_BYTES
    write(pixels, Rect(1000, 1000, 1100, 1100), 0)
    after = pixels.snapshot()
    assert after.is_empty
    assert after.size_bytes == 0
    change = TileChange.between(before, after)
    assert change is not None
    assert change.size_bytes == 4 * TILE_BYTES


def test_a_whole_picture_of_one_level_takes_no_memory_on_any_level() -> None:
    pixels = TiledPixels(TileSnapshot(TileGrid(2048, 1024, 4)))
    pixels.restore(TileSnapshot.filled(pixels.grid, 255))
    for level, grid in enumerate(pixels.pyramid.grids):
        assert (pixels.pyramid.read(level, grid.whole) == 255).all()
    assert pixels.size_bytes == 0
    assert pixels.snapshot().inverted().is_empty


def test_what_is_painted_in_a_corner_is_found_there() -> None:
    pixels = TiledPixels(TileSnapshot(TileGrid(4 * TILE_PX, 4 * TILE_PX)))
    write(pixels, Rect(0, 0, 9, 9), 255)
    seen = Rect(100, 100, 4 * TILE_PX, 4 * TILE_PX)
    assert pixels.pyramid.painted(0, seen) == Rect(100, 100, TILE_PX, TILE_PX)
    assert pixels.pyramid.painted(0, Rect(300, 0, 900, 900)).is_empty


def test_the_memory_of_a_pyramid_is_a_third_of_the_painted_tiles_and_can_be_freed() -> None:
    grid = TileGrid(4 * TILE_PX, 4 * TILE_PX)
    pixels = TiledPixels(TileSnapshot.of(noise(grid)))
    assert pixels.size_bytes == 16 * TILE_BYTES
    pixels.pyramid.read(2, pixels.pyramid.grids[2].whole)
    assert pixels.size_bytes == (16 + 4 + 1) * TILE_BYTES
    pixels.pyramid.clear()
    assert pixels.size_bytes == 16 * TILE_BYTES


def test_a_step_takes_memory_for_the_tiles_that_it_changed_alone() -> None:
    grid = TileGrid(8192, 8192)
    for columns in (1, 3):
        pixels = TiledPixels(TileSnapshot(grid))
        before = pixels.snapshot()
        write(pixels, Rect(10, 10, (columns - 1) * TILE_PX + 20, 20), 7)
        change = TileChange.between(before, pixels.snapshot())
        assert change is not None
        assert change.size_bytes == columns * TILE_BYTES
        assert change.packed().size_bytes < columns * 1000
        assert change.rect == Rect(0, 0, columns * TILE_PX, TILE_PX)


def test_filling_a_whole_picture_is_a_step_without_pixels() -> None:
    grid = TileGrid(8192, 8192)
    change = TileChange.between(TileSnapshot(grid), TileSnapshot.filled(grid, 255))
    assert change is not None
    assert change.size_bytes == 0
    assert change.packed().size_bytes == 0
    assert change.rect == grid.whole


def test_a_tile_that_does_not_get_smaller_is_kept_as_it_is() -> None:
    grid = TileGrid(TILE_PX, TILE_PX)
    array = noise(grid)
    change = TileChange.between(TileSnapshot(grid), TileSnapshot.of(array))
    assert change is not None
    packed = change.packed()
    assert packed.size_bytes <= TILE_BYTES
    pixels = TiledPixels(TileSnapshot.of(array))
    packed.undo(pixels)
    assert pixels.snapshot().is_empty
    packed.redo(pixels)
    assert (pixels.snapshot().pixels() == array).all()


def test_the_same_pixels_are_no_change() -> None:
    grid = TileGrid(300, 300)
    array = noise(grid)
    assert TileChange.between(TileSnapshot.of(array), TileSnapshot.of(array)) is None


@given(st.lists(st.integers(0, 100), max_size=20), st.integers(0, 300))
def test_the_oldest_steps_go_first_and_no_more_than_must(
    sizes_bytes: list[int], limit_bytes: int
) -> None:
    kept = kept_steps(sizes_bytes, limit_bytes)
    assert kept >= min(1, len(sizes_bytes))
    assert kept <= 1 or sum(sizes_bytes[:kept]) <= limit_bytes
    if kept < len(sizes_bytes):
        assert sum(sizes_bytes[: kept + 1]) > limit_bytes


def test_the_work_to_make_a_tile_is_that_of_all_tiles_that_are_not_made_yet() -> None:
    pixels = TiledPixels(filled(TileGrid(4 * TILE_PX, 4 * TILE_PX)))
    pyramid = pixels.pyramid
    assert pyramid.work(0, (0, 0)) == 0
    assert pyramid.work(1, (1, 1)) == 4
    assert pyramid.work(2, (0, 0)) == 4 + 16
    pyramid.tile(1, (1, 1))
    assert pyramid.work(1, (1, 1)) == 0
    assert pyramid.work(2, (0, 0)) == 4 + 12
    pyramid.tile(2, (0, 0))
    assert pyramid.work(2, (0, 0)) == 0
    write(pixels, Rect(0, 0, 9, 9), 7)
    assert pyramid.work(2, (0, 0)) == 1 + 1
