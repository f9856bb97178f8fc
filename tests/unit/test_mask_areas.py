"""Masks that are grown and feathered: what may change, what shows, and what stays."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.imaging.mask_areas import grown, mask_areas
from sdstudio.imaging.masks import Grey, composited, opacity, painted, painted_box
from tests.support.pictures import some_rgb

SPREADS = st.integers(0, 40)


@st.composite
def masks(draw: st.DrawFn) -> Grey:
    """A few rectangles of any level."""
    height, width = draw(st.integers(16, 90)), draw(st.integers(16, 90))
    mask = np.zeros((height, width), np.uint8)
    for _ in range(draw(st.integers(1, 3))):
        top, left = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        down, across = draw(st.integers(1, height)), draw(st.integers(1, width))
        mask[top : top + down, left : left + across] = draw(st.integers(1, 255))
    return mask


def a_spot(side: int = 200) -> Grey:
    mask = np.zeros((side, side), np.uint8)
    mask[80:120, 90:130] = 255
    return mask


@given(masks(), st.integers(0, 64))
@settings(max_examples=40)
def test_a_mask_that_is_not_spread_means_what_it_always_did(mask: Grey, blend_px: int) -> None:
    areas = mask_areas(mask, grow_px=0, feather_px=0, blend_px=blend_px)
    assert np.array_equal(areas.free, mask)
    assert np.array_equal(areas.shown, opacity(mask, blend_px))
    assert np.array_equal(areas.hidden, painted(mask))
    assert areas.box == painted_box(mask)


@given(masks(), SPREADS, SPREADS, st.integers(0, 64))
@settings(max_examples=60)
def test_nothing_shows_where_nothing_may_change(
    mask: Grey, grow_px: int, feather_px: int, blend_px: int
) -> None:
    areas = mask_areas(mask, grow_px=grow_px, feather_px=feather_px, blend_px=blend_px)
    assert areas.shown[areas.free == 0].max(initial=0) == 0
    outside = np.ones(mask.shape, bool)
    areas.box.of(outside)[...] = False
    assert areas.free[outside].max(initial=0) in (0, *mask[outside])
    height, width = mask.shape
    old, new = some_rgb(width, height, seed=1), some_rgb(width, height, seed=2)
    made = composited(old, new, areas.shown)
    assert np.array_equal(made[areas.shown == 0], old[areas.shown == 0])
    assert areas.shown.any()


@given(masks(), st.integers(1, 40), SPREADS)
@settings(max_examples=60)
def test_what_is_painted_may_change_as_much_as_it_says(
    mask: Grey, grow_px: int, feather_px: int
) -> None:
    areas = mask_areas(mask, grow_px=grow_px, feather_px=feather_px, blend_px=8)
    found = painted(mask)
    assert (areas.free[found] >= mask[found]).all()
    assert areas.filled[mask >= 128].all()
    # Growing more never takes anything back.
    more = mask_areas(mask, grow_px=grow_px + 5, feather_px=feather_px, blend_px=8)
    assert (more.free >= areas.free).all()


def test_the_edge_falls_off_in_a_straight_line_and_blends_within_it() -> None:
    # As an intent sets it: 4 px are clear, 32 px feathered, 25 px blended.
    areas = mask_areas(a_spot(), grow_px=20, feather_px=32, blend_px=25)
    row = areas.free[100, :91].astype(int)
    # Painted from 90 on: whole from 86, nothing up to 90 - 4 - 32.
    assert (row[86:] == 255).all()
    assert (row[:54] == 0).all()
    assert np.abs(np.diff(row[55:86]) - 255 / 33).max() < 1
    shown = areas.shown[100].astype(int)
    assert shown[53] == 0
    assert (shown[79:90] == 255).all()
    assert (np.diff(shown[53:80]) >= 0).all()
    assert np.flatnonzero(areas.filled[100])[0] == 86
    assert areas.hidden[100, 71:86].all()
    assert not areas.hidden[100, :69].any()


def test_there_is_no_edge_where_the_picture_ends() -> None:
    mask = np.zeros((100, 100), np.uint8)
    mask[:, :30] = 255
    areas = mask_areas(mask, grow_px=20, feather_px=32, blend_px=25)
    for plane in (areas.free, areas.shown):
        assert (plane[:, :30] == 255).all()
    assert areas.filled[:, :34].all()


def test_a_half_painted_place_shows_wholly_where_it_may_change() -> None:
    mask = (a_spot() // 2).astype(np.uint8)
    areas = mask_areas(mask, grow_px=20, feather_px=32, blend_px=25)
    assert areas.free.max() == 127
    assert (areas.shown[80:120, 90:130] == 255).all()
    # It changes in less than half of the steps, so it isn't filled.
    assert not areas.filled.any()


def test_what_a_jpeg_leaves_in_a_mask_does_not_grow() -> None:
    noisy = np.maximum(a_spot(), np.uint8(9))
    one, other = (
        mask_areas(mask, grow_px=20, feather_px=32, blend_px=25) for mask in (a_spot(), noisy)
    )
    assert np.array_equal(one.free, other.free)
    assert np.array_equal(one.shown, other.shown)


def test_something_thin_shows_however_wide_the_blending() -> None:
    mask = np.zeros((60, 60), np.uint8)
    mask[30, 10:50] = 255
    areas = mask_areas(mask, grow_px=1, feather_px=0, blend_px=64)
    assert (areas.shown[30, 12:48] >= 128).all()


@pytest.mark.parametrize("by_px", [0, 1, 7, 30])
def test_a_mask_grows_as_a_disc(by_px: int) -> None:
    mask = np.zeros((99, 99), np.uint8)
    mask[49, 49] = 200
    found = grown(mask, by_px) == 200
    away = np.hypot(*(np.indices(mask.shape) - 49))
    assert found[away <= 0.94 * by_px].all()
    assert not found[away > 1.13 * by_px + 0.5].any()


@given(masks(), st.integers(0, 30))
@settings(max_examples=40)
def test_a_mask_grows_by_steps_that_stay_within_it(mask: Grey, by_px: int) -> None:
    """As it is done for each pixel of the way, by turns with and without the corners."""
    stepped = mask
    for step in range(by_px):
        around = np.pad(stepped, 1)
        stepped = np.maximum.reduce(
            [
                around[1 + down : 1 + down + mask.shape[0], 1 + across : 1 + across + mask.shape[1]]
                for down in (-1, 0, 1)
                for across in (-1, 0, 1)
                if step % 2 or not down or not across
            ]
        )
    assert np.array_equal(grown(mask, by_px), stepped)
