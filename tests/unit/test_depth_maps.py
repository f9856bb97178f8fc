"""Adjusting depth maps: levels, gamma, inverting, blurring, and what the histogram counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.imaging.depth_maps import (
    GAMMA_MAX,
    GAMMA_MIN,
    DepthAdjustment,
    adjusted,
    counted_levels,
    reduced,
    used_range,
)

RAMP = np.arange(256, dtype=np.uint8).reshape(16, 16)


@st.composite
def adjustments(draw: st.DrawFn) -> DepthAdjustment:
    black = draw(st.integers(0, 254))
    white = draw(st.integers(black + 1, 255))
    return DepthAdjustment(black, white, draw(st.floats(GAMMA_MIN, GAMMA_MAX)), draw(st.booleans()))


def test_nothing_changes_without_an_adjustment() -> None:
    assert DepthAdjustment().is_neutral
    assert np.array_equal(adjusted(RAMP, DepthAdjustment()), RAMP)


def test_black_and_white_spread_what_is_between_them() -> None:
    new = adjusted(RAMP, DepthAdjustment(black=100, white=200))
    assert new.flat[0] == new.flat[100] == 0
    assert new.flat[200] == new.flat[255] == 255
    assert new.flat[150] in (127, 128)


def test_a_higher_gamma_brings_the_middle_nearer() -> None:
    nearer, farther = (adjusted(RAMP, DepthAdjustment(gamma=one)) for one in (2.0, 0.5))
    assert nearer.flat[64] > 64 > farther.flat[64]
    assert (int(nearer.flat[0]), int(nearer.flat[255])) == (0, 255)


@given(adjustments())
def test_levels_stay_in_order_and_reach_both_ends(adjustment: DepthAdjustment) -> None:
    levels = adjustment.levels().astype(int)
    steps = np.diff(levels)
    assert (steps <= 0).all() if adjustment.inverts else (steps >= 0).all()
    assert {int(levels.min()), int(levels.max())} == {0, 255}


@given(adjustments())
def test_inverting_is_the_complement(adjustment: DepthAdjustment) -> None:
    values = {**{name: getattr(adjustment, name) for name in ("black", "white", "gamma")}}
    upright = DepthAdjustment(**values).levels().astype(int)
    inverted = DepthAdjustment(**values, inverts=True).levels().astype(int)
    # Halves are rounded to even in both.
    assert np.abs(upright + inverted - 255).max() <= 1


def test_a_blur_smooths_an_edge_and_keeps_even_areas() -> None:
    edge = np.zeros((64, 64), np.uint8)
    edge[:, 32:] = 255
    new = adjusted(edge, DepthAdjustment(blur_px=3))
    assert new[32, 0] == 0
    assert new[32, 63] == 255
    assert 0 < new[32, 30] < new[32, 33] < 255
    assert np.array_equal(adjusted(edge, DepthAdjustment(inverts=True)), 255 - edge)


def test_a_small_copy_is_blurred_as_much_as_the_picture() -> None:
    edge = np.zeros((400, 400), np.uint8)
    edge[:, 200:] = 255
    wanted = DepthAdjustment(blur_px=16)
    small = adjusted(reduced(edge, 100), wanted.scaled(0.25)).astype(int)
    exact = reduced(adjusted(edge, wanted), 100).astype(int)
    assert np.abs(small - exact).max() <= 8


@pytest.mark.parametrize(
    ("levels", "wanted"),
    [((0, 255), (0, 255)), ((40, 41, 90), (40, 90)), ((7,), (7, 8)), ((255,), (254, 255))],
)
def test_the_range_is_that_of_the_levels_that_occur(
    levels: tuple[int, ...], wanted: tuple[int, int]
) -> None:
    depth = np.array([levels], np.uint8)
    counts = counted_levels(depth)
    assert counts.sum() == len(levels)
    assert len(counts) == 256
    assert used_range(counts) == wanted


def test_a_small_copy_keeps_the_shape() -> None:
    assert reduced(np.zeros((300, 1200), np.uint8), 400).shape == (100, 400)
    assert reduced(RAMP, 400).shape == RAMP.shape
    assert reduced(np.zeros((1, 8000), np.uint8), 400).shape == (1, 400)
