"""Enlarging a picture at its sides."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.extension import SIDES, Extension
from sdstudio.imaging.extending import OVERLAP_PX, extended, told_apart
from sdstudio.imaging.masks import Box
from tests.support.pictures import some_rgb


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("left=25%,top=10%", Extension(left=200, top=60)),
        ("right = 64 ; bottom=32px", Extension(right=64, bottom=32)),
        ("LEFT=１２.5%", Extension(left=100)),
        ("left=1,left=2", Extension(left=2)),
    ],
)
def test_amounts_are_percent_or_pixels(text: str, by: Extension) -> None:
    assert Extension.of_text(text, 800, 600) == by


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("north=10", ErrorCode.EXTEND_SIDE_UNKNOWN, "north=10"),
        ("", ErrorCode.EXTEND_SIDE_UNKNOWN, ""),
        ("25%", ErrorCode.EXTEND_SIDE_UNKNOWN, "25%"),
        ("left", ErrorCode.NOT_VALID, ""),
        ("left=-5", ErrorCode.NOT_VALID, "-5"),
        ("left=5cm", ErrorCode.NOT_VALID, "5cm"),
        ("left=" + 400 * "9", ErrorCode.NOT_VALID, 80 * "9"),
        ("left=0,top=0%", ErrorCode.EXTEND_NOTHING, None),
    ],
)
def test_what_can_not_be_meant_is_refused(text: str, code: ErrorCode, value: str | None) -> None:
    with pytest.raises(StudioError) as caught:
        Extension.of_text(text, 800, 600)
    assert caught.value.code is code
    assert caught.value.arguments.get("value") == value


def test_percent_are_of_the_side_they_lengthen() -> None:
    by = Extension.of_percent({"left": 50, "bottom": 10}, 800, 600)
    assert by == Extension(left=400, bottom=60)
    assert by.size_px(800, 600) == (1200, 660)


def test_a_picture_that_would_be_too_large_is_refused() -> None:
    with pytest.raises(StudioError) as caught:
        extended(some_rgb(64, 64), Extension(left=8192))
    assert caught.value.code is ErrorCode.INPUT_TOO_LARGE
    assert caught.value.arguments["width"] == 8256


@given(
    st.tuples(*[st.integers(0, 50)] * len(SIDES)),
    st.integers(1, 70),
    st.integers(1, 70),
)
@settings(max_examples=60)
def test_the_picture_is_in_the_larger_one_and_mostly_stays(
    amounts: tuple[int, int, int, int], width: int, height: int
) -> None:
    by, picture = Extension(*amounts), some_rgb(width, height)
    larger, mask = extended(picture, by)
    place = Box(by.left, by.top, width, height)
    assert larger.shape[:2] == mask.shape == by.size_px(width, height)[::-1]
    assert np.array_equal(place.of(larger), picture)
    outside = np.ones(mask.shape, bool)
    place.of(outside)[...] = False
    assert (mask[outside] == 255).all()
    assert (place.of(mask) == 0).sum() > width * height / 2


def test_a_little_of_the_picture_is_made_anew_where_it_is_continued() -> None:
    larger, mask = extended(some_rgb(100, 80), Extension(left=30))
    assert (mask[:, : 30 + OVERLAP_PX] == 255).all()
    assert (mask[:, 30 + OVERLAP_PX :] == 0).all()
    assert np.array_equal(larger[:, :30], larger[:, 30:31].repeat(30, axis=1))


def test_a_mask_of_the_picture_is_kept() -> None:
    mask = np.zeros((80, 100), np.uint8)
    mask[40:50, 40:50] = 99
    _, larger = extended(some_rgb(100, 80), Extension(top=20), mask)
    assert (larger[60:70, 40:50] == 99).all()
    assert mask.sum() == 99 * 100


@pytest.mark.parametrize("by", [Extension(left=3), Extension(top=2, bottom=9), Extension(right=1)])
def test_a_picture_that_is_told_apart_differs_only_where_it_is_new(by: Extension) -> None:
    picture = some_rgb(16, 8)
    larger, _ = extended(picture, by)
    apart = told_apart(larger, by)
    assert (apart != larger).sum() == 1
    assert (Box(by.left, by.top, 16, 8).of(apart) == picture).all()
