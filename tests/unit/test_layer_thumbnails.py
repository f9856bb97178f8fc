"""Small copies of layers: the canvas's shape, and what is painted in its place."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from sdstudio.canvas.thumbnails import small
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.input_refs import INPUT_MAX_PX

SIDE = 64


@given(
    st.integers(1, 900),
    st.integers(1, 900),
    st.integers(-300, 900),
    st.integers(-300, 900),
    st.sampled_from((1, 4)),
)
@settings(max_examples=60, deadline=None)
def test_a_filled_layer_fills_its_part_of_the_canvas(
    width: int, height: int, left: int, top: int, channels: int
) -> None:
    filled = TileSnapshot.filled(TileGrid(300, 280, channels), 200)
    copy = small(filled, left, top, width, height, SIDE)
    assert max(copy.shape[:2]) == min(SIDE, max(width, height))
    assert copy.shape[2:] == (() if channels == 1 else (channels,))
    values = copy if channels == 1 else copy[..., 0]
    rows = _covered(copy.shape[0], height, top, 280)
    columns = _covered(copy.shape[1], width, left, 300)
    assert (values[np.ix_(rows[0], columns[0])] == 200).all()
    assert not values[rows[1]].any()
    assert not values[:, columns[1]].any()


def _covered(
    count: int, length: int, place: int, size: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Which of ``count`` parts of ``length`` pixels the layer covers, and which not at all."""
    starts = np.arange(count) * length / count
    ends = starts + length / count
    inside = (starts >= place) & (ends <= place + size)
    outside = (ends <= place) | (starts >= place + size)
    return np.flatnonzero(inside), np.flatnonzero(outside)


def test_a_canvas_that_is_small_already_is_itself() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (20, 30, 4), dtype=np.uint8)
    assert (small(TileSnapshot.of(pixels), 0, 0, 30, 20, SIDE) == pixels).all()


def test_a_layer_of_the_largest_size_has_one_too() -> None:
    size = INPUT_MAX_PX
    filled = TileSnapshot.filled(TileGrid(size, size, 4), 9)
    assert (small(filled, 0, 0, size, size, SIDE) == 9).all()
