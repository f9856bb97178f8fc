"""A frame is dragged by its handles, turned and flipped as hands and numbers say."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.canvas.frame import HANDLES, SIDE_MAX_PX, Frame, Handle
from sdstudio.canvas.point import Point
from sdstudio.canvas.rect import Rect

BOX = Rect(10, 20, 110, 80)
CORNER = Handle(1, 1)


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    frame = Frame.of(BOX).scaled_to(
        draw(st.floats(0.2, 3)) * draw(st.sampled_from((1, -1))),
        draw(st.floats(0.2, 3)) * draw(st.sampled_from((1, -1))),
    )
    angle = draw(st.one_of(st.sampled_from((0.0, 90.0, 180.0, 270.0)), st.floats(0, 359)))
    return frame.turned_to(angle).moved(draw(st.integers(-99, 99)), draw(st.integers(-99, 99)))


points = st.builds(Point, st.floats(-200, 300), st.floats(-200, 300))
handles = st.sampled_from(HANDLES)


def near(one: Point, other: Point, by: float = 1e-6) -> bool:
    return math.dist(one, other) <= by


@given(frames(), handles, points)
def test_the_opposite_handle_stays_where_it_is(frame: Frame, handle: Handle, to: Point) -> None:
    opposite = Handle(-handle.across, -handle.down)
    dragged = frame.dragged(handle, to)
    # It may have to be between other pixels.
    assert near(dragged.place(opposite), frame.place(opposite), 0.51)


@given(frames(), st.sampled_from([one for one in HANDLES if one.across and one.down]), points)
def test_a_corner_follows_the_pointer(frame: Frame, handle: Handle, to: Point) -> None:
    dragged = frame.dragged(handle, to)
    size = min(dragged.width, dragged.height)
    if size > 1.5:
        assert near(dragged.place(handle), to, 0.8 if frame.is_straight else 1e-6)


@given(frames(), handles, points)
def test_about_the_centre_the_middle_stays(frame: Frame, handle: Handle, to: Point) -> None:
    dragged = frame.dragged(handle, to, is_centred=True)
    assert near(dragged.middle, frame.middle, 0.51)


@given(frames(), handles, points, st.booleans())
def test_the_aspect_is_kept(frame: Frame, handle: Handle, to: Point, is_centred: bool) -> None:
    dragged = frame.dragged(handle, to, keeps_aspect=True, is_centred=is_centred)
    if min(dragged.width, dragged.height) > 20:
        before, after = frame.width / frame.height, dragged.width / dragged.height
        assert after == pytest.approx(before, rel=0.06 if frame.is_straight else 1e-6)


@given(frames())
def test_straight_frames_lie_between_pixels(frame: Frame) -> None:
    if frame.is_straight:
        corner = frame.place(CORNER)
        assert corner.x == pytest.approx(round(corner.x))
        assert corner.y == pytest.approx(round(corner.y))
        assert frame.bounds.width in (round(frame.width), round(frame.height))


@given(frames(), st.floats(-500, 500), st.floats(-500, 500))
def test_the_matrix_takes_corners_to_corners(frame: Frame, x: float, y: float) -> None:
    a, b, c, d, e, f = frame.matrix
    for handle in HANDLES:
        start = Frame.of(BOX).place(handle)
        end = Point(a * start.x + c * start.y + e, b * start.x + d * start.y + f)
        assert near(end, frame.place(handle))
    assert frame.contains(frame.middle)
    bounds = frame.bounds.grown(1)
    if frame.contains(Point(x, y)):
        assert bounds.left <= x <= bounds.right
        assert bounds.top <= y <= bounds.bottom


@given(frames())
def test_flipping_twice_changes_nothing(frame: Frame) -> None:
    for is_level in (True, False):
        flipped = frame.flipped(is_level=is_level)
        assert flipped.bounds == frame.bounds
        twice = flipped.flipped(is_level=is_level)
        assert (twice.scale_x, twice.scale_y) == (frame.scale_x, frame.scale_y)
        assert twice.angle == pytest.approx(frame.angle)


def test_a_side_changes_one_measure_only() -> None:
    frame = Frame.of(BOX).dragged(Handle(1, 0), Point(160.4, 999))
    assert frame.bounds == Rect(10, 20, 160, 80)
    assert (frame.scale_x, frame.scale_y) == (1.5, 1)
    kept = Frame.of(BOX).dragged(Handle(0, 1), Point(0, 50), keeps_aspect=True)
    assert (kept.scale_x, kept.scale_y) == (0.5, 0.5)
    assert kept.bounds == Rect(35, 20, 85, 50)


def test_a_handle_dragged_past_the_other_flips() -> None:
    frame = Frame.of(BOX).dragged(Handle(1, 1), Point(-90, 80))
    assert frame.scale_x == -1
    assert frame.scale_y == 1
    assert frame.bounds == Rect(-90, 20, 10, 80)


def test_sides_neither_vanish_nor_become_endless() -> None:
    frame = Frame.of(BOX).dragged(CORNER, Point(10, 20))
    assert (frame.width, frame.height) == (1, 1)
    frame = Frame.of(BOX).scaled_to(1e9, -1e9)
    assert (frame.width, frame.height) == (SIDE_MAX_PX, SIDE_MAX_PX)
    assert frame.scale_y < 0
    large = Frame.of(Rect(0, 0, 40_000, 10)).scaled_to(2, 1)
    assert large.width == 40_000


def test_it_is_turned_by_the_pointer_and_by_steps() -> None:
    frame = Frame.of(BOX)
    middle = frame.middle
    start, end = Point(middle.x + 50, middle.y), Point(middle.x, middle.y + 70)
    assert frame.turned(start, end).angle == pytest.approx(90)
    slightly = Point(middle.x + 50, middle.y + 8)
    assert frame.turned(start, slightly).angle == pytest.approx(9.09, abs=0.01)
    assert frame.turned(start, slightly, by_steps=True).angle == 15
    assert frame.turned(start, Point(middle.x + 50, middle.y - 8), by_steps=True).angle == 345


def test_it_moves_by_whole_pixels_and_along_one_axis() -> None:
    frame = Frame.of(BOX).moved(3.4, -2.6)
    assert frame.bounds == Rect(13, 17, 113, 77)
    assert frame.is_move
    assert Frame.of(BOX).moved(3, -9, keeps_axis=True).bounds == Rect(10, 11, 110, 71)
    assert Frame.of(BOX).at(0, 0).bounds == Rect(0, 0, 100, 60)
    assert Frame.of(BOX).moved(0.3, 0.2) == Frame.of(BOX)
