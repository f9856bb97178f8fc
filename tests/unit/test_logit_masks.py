"""Masks of logits: smooth at the picture's own size, whatever that is."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.imaging.logit_masks import PlacedMask, mask_of_logits

CELLS = 64


def a_disc(radius: float = 20.0, x: float = 30.0, y: float = 28.0) -> Any:
    """The distance from the edge of a disc, in cells; positive inside."""
    down, across = np.mgrid[0:CELLS, 0:CELLS] + 0.5
    return np.asarray(radius - np.hypot(across - x, down - y), np.float32)


def whole(placed: PlacedMask, width: int, height: int) -> Any:
    found = np.zeros((height, width), np.uint8)
    rows, columns = placed.coverage.shape
    found[placed.y : placed.y + rows, placed.x : placed.x + columns] = placed.coverage
    return found


@pytest.mark.parametrize("side", [31, 64, 500, 1111])
def test_a_disc_stays_one_with_an_edge_of_a_pixel(side: int) -> None:
    scale = side / CELLS
    found = whole(mask_of_logits(a_disc(), CELLS, CELLS, side, side), side, side)
    down, across = np.mgrid[0:side, 0:side] + 0.5
    distance = 20 * scale - np.hypot(across - 30 * scale, down - 28 * scale)
    # Interpolating linearly cuts corners between cells by a part of one.
    near = 0.6 + 0.05 * scale
    assert (found[distance > near] == 255).all()
    assert not found[distance < -near].any()
    edge = (found > 0) & (found < 255)
    assert edge.sum() < 2 * np.pi * 20 * scale * 2
    assert edge.any()
    assert found.sum() / 255 == pytest.approx(np.pi * (20 * scale) ** 2, rel=0.01)


def test_only_the_part_with_something_in_it_is_there() -> None:
    placed = mask_of_logits(a_disc(5), CELLS, CELLS, 640, 640)
    rows, columns = placed.coverage.shape
    assert (placed.x, placed.y) == (240, 220)
    assert (columns, rows) == (120, 120)


def test_nothing_and_everything_are_exact() -> None:
    nothing = mask_of_logits(np.full((8, 8), -1, np.float32), 8, 8, 300, 200)
    assert nothing.coverage.size == 0
    everything = mask_of_logits(np.full((8, 8), 1, np.float32), 8, 8, 300, 200)
    assert whole(everything, 300, 200).min() == 255


def test_cells_beyond_the_picture_do_not_count() -> None:
    # A picture twice as wide as high, in the upper half of a square.
    logits = np.full((64, 64), -1.0, np.float32)
    logits[40:] = 1.0
    assert mask_of_logits(logits, 32, 64, 400, 200).coverage.size == 0
    logits[:32] = 1.0
    assert whole(mask_of_logits(logits, 32, 64, 400, 200), 400, 200).min() == 255


@given(
    width=st.integers(1, 700),
    height=st.integers(1, 700),
    seed=st.integers(0, 100),
    share=st.floats(0.05, 1),
)
def test_parts_that_are_made_apart_fit_together(
    width: int, height: int, seed: int, share: float
) -> None:
    """Blocks that are wholly inside or outside are filled; the others are interpolated."""
    logits = np.asarray(np.random.default_rng(seed).normal(size=(9, 9)), np.float32)
    rows = max(1.0, 9 * share)
    placed = mask_of_logits(logits, rows, 9.0, width, height)
    found = whole(placed, width, height)
    cut = logits[: int(np.ceil(rows))]
    down = (np.arange(height) + 0.5) * rows / height - 0.5
    across = (np.arange(width) + 0.5) * 9 / width - 0.5
    values = interpolated(cut, down, across)
    # Where it is far from 0 for a pixel, the mask is sure.
    slope = np.abs(np.gradient(values, axis=0) if height > 1 else 0 * values)
    slope = slope + np.abs(np.gradient(values, axis=1) if width > 1 else 0 * values)
    sure = np.abs(values) > 3 * slope + 1e-3
    assert (found[sure & (values > 0)] > 127).all()
    assert (found[sure & (values < 0)] < 128).all()


def interpolated(cells: Any, down: Any, across: Any) -> Any:
    def one(values: Any, places: Any) -> Any:
        first = np.floor(places).astype(int)
        share = places - first
        last = len(values) - 1
        low, high = values[np.clip(first, 0, last)], values[np.clip(first + 1, 0, last)]
        return low + (high - low) * share.reshape(-1, 1)

    return one(one(cells, down).T, across).T
