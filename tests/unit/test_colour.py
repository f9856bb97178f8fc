"""Colours as they are typed, and those that a picture consists of."""

import numpy as np
import pytest

from sdstudio.canvas.colour import Colour
from sdstudio.imaging.main_colours import main_colours


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#1e90ff", Colour(30, 144, 255)),
        ("1E90FF", Colour(30, 144, 255)),
        (" #f0a ", Colour(255, 0, 170)),
        ("", None),
        ("#12", None),
        ("#12345", None),
        ("#1e90fg", None),
        ("+1e90f", None),
        ("1_2_3_", None),
        ("12 34 5", None),
        ("１２３", None),
    ],
)
def test_a_colour_is_read_from_what_is_typed(text: str, colour: Colour | None) -> None:
    assert Colour.from_hex(text) == colour


def test_a_colour_is_written_as_it_is_read() -> None:
    assert Colour.from_hex(Colour(1, 20, 255).hex) == Colour(1, 20, 255)


def test_the_main_colours_of_a_picture_have_small_strong_areas_and_no_two_alike() -> None:
    rgb = np.full((64, 64, 3), (90, 140, 70), np.uint8)
    rgb[:20] = (200, 220, 250)
    rgb[30:34, 30:34] = (250, 10, 10)
    rgb[40:, :10] = (92, 141, 72)
    colours = main_colours(rgb, 8)
    assert len(colours) == 3
    for expected in ((90, 140, 70), (200, 220, 250), (250, 10, 10)):
        assert any(np.abs(np.subtract(one, expected)).max() < 8 for one in colours)


def test_a_picture_of_many_colours_has_as_many_as_are_wanted() -> None:
    rgb = np.random.default_rng(3).integers(0, 256, (64, 64, 3), np.uint8)
    assert len(main_colours(rgb, 8)) == 8


def test_a_picture_of_one_pixel_has_one() -> None:
    assert main_colours(np.full((1, 1, 3), 7, np.uint8), 8) == [(7, 7, 7)]
