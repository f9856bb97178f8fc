"""Blank pictures: of one colour to the eye, each a picture of its own."""

import numpy as np
import pytest

from sdstudio.imaging import pixels_sha256
from sdstudio.imaging.blank import blank_picture


@pytest.mark.parametrize("colour", [(255, 255, 255), (0, 0, 0), (10, 200, 30)])
def test_it_has_one_colour_to_the_eye(colour: tuple[int, int, int]) -> None:
    picture = blank_picture(40, 24, colour)
    assert picture.shape == (24, 40, 3)
    off = np.abs(picture.astype(int) - colour)
    assert off.max() == 1
    assert 1 <= off.sum() <= 2


def test_each_is_another_picture() -> None:
    made = {pixels_sha256(blank_picture(512, 512, (255, 255, 255))) for _ in range(8)}
    assert len(made) == 8
