"""The difference of two pictures."""

import numpy as np
import pytest

from sdstudio.imaging import Rgb
from sdstudio.imaging.difference import difference
from tests.support.pictures import some_rgb


def grey(level: int, side: int = 4) -> Rgb:
    return np.full((side, side, 3), level, np.uint8)


def test_equal_pictures_are_black() -> None:
    found = difference(some_rgb(), some_rgb(), 16)
    assert (found.largest, found.mean, found.is_scaled) == (0, 0.0, False)
    assert not found.map.any()


@pytest.mark.parametrize(("one", "other"), [(10, 13), (13, 10)])
def test_the_sign_does_not_matter_and_only_the_map_is_amplified(one: int, other: int) -> None:
    found = difference(grey(one), grey(other), 4)
    assert (found.largest, found.mean) == (3, 3.0)
    assert (found.map == 12).all()


def test_amplified_beyond_white_stays_white() -> None:
    found = difference(grey(0), grey(200), 64)
    assert (found.map == 255).all()
    assert found.largest == 200


def test_one_pixel_that_differs_is_found() -> None:
    other = grey(100)
    other[1, 2, 0] = 60
    found = difference(grey(100), other)
    assert found.largest == 40
    assert found.mean == pytest.approx(40 / 48)
    assert np.argwhere(found.map).tolist() == [[1, 2, 0]]


def test_another_size_is_scaled_to_the_first() -> None:
    found = difference(grey(100, 8), grey(100, 4))
    assert found.is_scaled
    assert found.map.shape == (8, 8, 3)
    assert found.largest == 0
