"""Masks: nothing outside what is painted ever changes, whatever the mask looks like."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sdstudio.imaging.masks import (
    Box,
    Grey,
    close_box,
    composited,
    most_in_cells,
    opacity,
    painted,
    painted_box,
    pasted,
    ring,
)
from tests.support.pictures import some_rgb

SIDES = st.integers(16, 90)


@st.composite
def masks(draw: st.DrawFn) -> Grey:
    """A few rectangles of any level."""
    mask = np.zeros((draw(SIDES), draw(SIDES)), np.uint8)
    height, width = mask.shape
    for _ in range(draw(st.integers(1, 3))):
        top, left = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        down, across = draw(st.integers(1, height)), draw(st.integers(1, width))
        mask[top : top + down, left : left + across] = draw(st.integers(1, 255))
    return mask


def a_mask(*, left: int, top: int, width: int, height: int, side: int = 100) -> Grey:
    mask = np.zeros((side, side), np.uint8)
    mask[top : top + height, left : left + width] = 255
    return mask


def a_jpeg(mask: Grey) -> Grey:
    """``mask`` as it comes back from a JPEG of usual quality."""
    file = io.BytesIO()
    Image.fromarray(mask).save(file, "JPEG", quality=75)
    return np.asarray(Image.open(file))


@given(masks(), st.integers(0, 64))
@settings(max_examples=60)
def test_no_pixel_changes_more_than_its_level_allows(mask: Grey, fade_px: int) -> None:
    height, width = mask.shape
    old, new = some_rgb(width, height, seed=1), some_rgb(width, height, seed=2)
    changed = np.abs(composited(old, new, opacity(mask, fade_px)).astype(int) - old)
    allowed = np.abs(new.astype(int) - old) * (mask[..., None] / 255)
    assert (changed <= allowed + 0.5).all()


@pytest.mark.parametrize("level", [1, 16, 128, 254])
def test_a_level_of_the_mask_is_how_much_of_the_new_shows(level: int) -> None:
    mask = a_mask(left=20, top=20, width=60, height=60) // 255 * np.uint8(level)
    assert (opacity(mask, 8)[40:60, 40:60] == level).all()
    assert (opacity(np.full((64, 64), level, np.uint8), 8) == level).all()


def test_what_a_jpeg_leaves_around_a_stroke_does_not_matter() -> None:
    clean = a_mask(left=97, top=97, width=62, height=62, side=256)
    noisy = a_jpeg(clean)
    assert noisy[88:97, 88:168].any()
    box = painted_box(noisy)
    assert (box.left, box.top) in ((97, 97), (96, 96))
    assert (box.width, box.height) in ((62, 62), (63, 63), (64, 64))
    old = np.zeros((256, 256, 3), np.uint8)
    halo = composited(old, old + 120, opacity(noisy, 8))[clean == 0]
    assert halo.max() <= 15
    far = a_mask(left=8, top=8, width=8, height=8, side=256) // 255 * np.uint8(9)
    assert painted_box(np.maximum(clean, far)) == painted_box(clean)


def test_a_mask_that_is_faint_all_over_is_a_mask() -> None:
    mask = a_mask(left=20, top=30, width=40, height=50) // 255
    assert painted_box(mask) == Box(20, 30, 40, 50)
    assert (ring(mask, 3) > 0).any()


@given(masks(), st.integers(0, 64))
@settings(max_examples=60)
def test_what_is_not_painted_stays_byte_for_byte(mask: Grey, fade_px: int) -> None:
    height, width = mask.shape
    old, new = some_rgb(width, height, seed=1), some_rgb(width, height, seed=2)
    result = composited(old, new, opacity(mask, fade_px))
    assert np.array_equal(result[mask == 0], old[mask == 0])
    assert (opacity(mask, fade_px)[mask > 0] > 0).all()


@given(masks(), st.integers(0, 40), st.sampled_from([(512, 512), (768, 256), (64, 512)]))
@settings(max_examples=60)
def test_the_close_look_has_all_that_is_painted_and_its_surroundings(
    mask: Grey, padding_px: int, size: tuple[int, int]
) -> None:
    height, width = mask.shape
    box = close_box(mask, padding_px=padding_px, width=size[0], height=size[1])
    assert box.left >= 0
    assert box.top >= 0
    assert box.left + box.width <= width
    assert box.top + box.height <= height
    found = painted(mask)
    assert np.count_nonzero(box.of(found)) == np.count_nonzero(found)
    inner = painted_box(mask).grown(padding_px, width, height)
    assert box.left <= inner.left
    assert box.left + box.width >= inner.left + inner.width
    assert box.top <= inner.top
    assert box.top + box.height >= inner.top + inner.height


def test_the_close_look_has_the_shape_that_is_worked_in() -> None:
    mask = a_mask(left=400, top=300, width=100, height=50, side=1000)
    assert close_box(mask, padding_px=20, width=512, height=512) == Box(380, 255, 140, 140)
    assert close_box(mask, padding_px=20, width=768, height=384) == Box(360, 280, 180, 90)


def test_the_close_look_ends_where_the_picture_ends() -> None:
    mask = a_mask(left=0, top=950, width=30, height=50, side=1000)
    assert close_box(mask, padding_px=10, width=512, height=512) == Box(0, 936, 64, 64)


def test_the_new_part_fades_in_from_its_edge() -> None:
    row = opacity(a_mask(left=20, top=0, width=60, height=100), 8)[50]
    assert row[19] == 0
    assert (np.diff(row[20:50].astype(int)) >= 0).all()
    assert 0 < row[20] < 64
    assert row[28:72].tolist() == [255] * 44


def test_there_is_no_fading_towards_the_picture_s_own_edge() -> None:
    assert opacity(a_mask(left=0, top=0, width=50, height=100), 8)[:, :40].min() == 255


def test_a_thin_line_is_not_faded_away() -> None:
    assert opacity(a_mask(left=48, top=0, width=4, height=100), 64).max() == 255


def test_no_fading_is_a_hard_edge() -> None:
    mask = a_mask(left=20, top=20, width=60, height=60)
    assert np.array_equal(opacity(mask, 0), mask)


def test_the_thinnest_line_counts_in_each_cell_that_it_crosses() -> None:
    mask = a_mask(left=33, top=0, width=1, height=100)
    assert most_in_cells(mask, 10, 10).tolist() == [[0, 0, 0, 255, 0, 0, 0, 0, 0, 0]] * 10
    assert most_in_cells(mask, 200, 100)[0].tolist() == np.repeat(mask[0], 2).tolist()


@pytest.mark.parametrize("level", [1, 100, 255])
def test_a_ring_lies_around_what_is_painted_and_not_in_it(level: int) -> None:
    mask = a_mask(left=40, top=40, width=20, height=20)
    found = ring(mask // 255 * np.uint8(level), 5)
    assert set(np.unique(found)) == {0, 255}
    assert not found[mask > 0].any()
    assert np.flatnonzero(found[50]).tolist() == [*range(35, 40), *range(60, 65)]


def test_pasting_leaves_the_picture_itself_alone() -> None:
    picture, part = some_rgb(40, 30, seed=1), some_rgb(8, 6, seed=2)
    before = picture.copy()
    result = pasted(picture, part, Box(3, 5, 8, 6))
    assert np.array_equal(result[5:11, 3:11], part)
    result[5:11, 3:11] = before[5:11, 3:11]
    assert np.array_equal(result, before)
    assert np.array_equal(picture, before)


def test_a_read_only_picture_can_be_pasted_into() -> None:
    picture = np.frombuffer(some_rgb(40, 30).tobytes(), np.uint8).reshape(30, 40, 3)
    assert pasted(picture, picture[:4, :4], Box(0, 0, 4, 4)).shape == picture.shape
