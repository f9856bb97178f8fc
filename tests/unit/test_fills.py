"""What takes the place of a part of a picture before a model starts on it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.domain.params import PARAMETERS, GenerationParams
from sdstudio.imaging import Rgb
from sdstudio.imaging.fills import FILLS, Flags, filled
from sdstudio.imaging.inpainting import prefilled, start_shown
from sdstudio.imaging.masks import Box
from tests.support.pictures import some_rgb

AROUND = ("blur", "continued", "surroundings", "border")


def a_hole(width: int = 120, height: int = 100) -> Flags:
    hole = np.zeros((height, width), np.bool_)
    hole[30:70, 40:90] = True
    return hole


def plain(colour: tuple[int, int, int] = (40, 90, 160), width: int = 120, height: int = 100) -> Rgb:
    return np.full((height, width, 3), colour, np.uint8)


def test_every_choice_of_the_parameter_is_a_fill() -> None:
    assert {key for key, _label in PARAMETERS["fill"].choices} == {"original", *FILLS}


@pytest.mark.parametrize("kind", [*FILLS, "original"])
def test_what_is_outside_the_hole_stays(kind: str) -> None:
    picture, hole = some_rgb(120, 100), a_hole()
    before = picture.copy()
    made = filled(picture, hole, kind)
    assert made.dtype == np.uint8
    assert np.array_equal(made[~hole], picture[~hole])
    assert np.array_equal(picture, before)
    assert np.array_equal(made, filled(picture, hole, kind))


@pytest.mark.parametrize("kind", AROUND)
def test_nothing_of_the_hole_comes_into_what_is_continued(kind: str) -> None:
    hole = a_hole()
    one, other = plain(), plain()
    other[hole] = (250, 5, 5)
    # Its edge, which belongs to the old thing as often as to what is around it, fades in.
    inner = Box(52, 42, 26, 16)
    made = [inner.of(filled(picture, hole, kind)).astype(int) for picture in (one, other)]
    assert np.abs(made[0] - plain()[0, 0]).max() <= 1
    assert np.abs(made[1] - made[0]).max() <= 1


def test_lines_are_continued() -> None:
    picture = plain((200, 200, 200))
    picture[50:] = (20, 20, 20)
    made = filled(picture, a_hole(), "continued")
    assert made[35, 45].mean() > 150
    assert made[65, 45].mean() < 70


def test_the_nearest_pixels_go_on() -> None:
    picture = some_rgb(120, 100)
    hole = np.zeros((100, 120), np.bool_)
    hole[:, :30] = True
    assert np.array_equal(filled(picture, hole, "border")[:, :30], picture[:, 30:31].repeat(30, 1))


@pytest.mark.parametrize("kind", FILLS)
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_any_hole_in_any_picture_is_filled(kind: str, data: st.DataObject) -> None:
    width, height = data.draw(st.integers(1, 40)), data.draw(st.integers(1, 40))
    seed = data.draw(st.integers(0, 99))
    hole = np.random.default_rng(seed).random((height, width)) < data.draw(st.floats(0, 1.1))
    picture = some_rgb(width, height, seed=seed)
    made = filled(picture, hole, kind)
    assert made.shape == picture.shape
    assert np.array_equal(made[~hole], picture[~hole])


@pytest.mark.parametrize("kind", FILLS)
def test_where_everything_is_a_hole_it_is_grey(kind: str) -> None:
    made = filled(some_rgb(20, 20), np.ones((20, 20), np.bool_), kind)
    assert (made == 127).all()


def test_it_is_filled_at_the_size_the_model_works_at() -> None:
    params = GenerationParams(width=64, height=128, fill="neutral")
    made = prefilled(params, some_rgb(120, 100), a_hole())
    assert made.shape == (128, 64, 3)
    assert (made[64, 34] == 127).all()


def test_what_is_shown_before_is_what_the_model_starts_from() -> None:
    mask = np.zeros((300, 400), np.uint8)
    mask[100:140, 100:160] = 255
    picture = some_rgb(400, 300)
    params = GenerationParams(
        fill="neutral", grow=10, feather=12, context="80,80,128,96", width=128, height=96
    )
    made, box = start_shown(params, picture, mask)
    assert box == Box(80, 80, 128, 96)
    expected = box.of(picture).copy()
    hole = box.of(np.zeros(mask.shape, np.bool_))
    hole[96 - 80 : 144 - 80, 96 - 80 : 164 - 80] = True
    assert np.array_equal(made[~hole], expected[~hole])
    assert (made[30, 50] == 127).all()


@pytest.mark.parametrize("context", ["0,0,64,64", "390,290,64,64", "9,9,1,1"])
def test_what_may_change_is_always_seen(context: str) -> None:
    mask = np.zeros((300, 400), np.uint8)
    mask[100:140, 100:160] = 255
    params = GenerationParams(grow=10, feather=12, context=context)
    _, box = start_shown(params, some_rgb(400, 300), mask)
    assert (box.left, box.top) <= (84, 84)
    assert box.left + box.width >= 176
    assert box.top + box.height >= 156
