"""Where the picture is on the canvas: places come back, and what is held stays where it is."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from sdstudio.ui.canvas.navigation import Navigation

#: Parts of the viewport that aren't so close to an edge that the picture would leave it.
POINTS = st.tuples(st.floats(0.25, 0.75), st.floats(0.25, 0.75))
ANGLES = st.one_of(st.floats(0, 360), st.sampled_from([0.0, 15.0, 90.0, 180.0, 270.0]))
ZOOMS = st.floats(math.log(0.05), math.log(32)).map(math.exp)


@st.composite
def navigations(draw: st.DrawFn) -> Navigation:
    """A picture of any size, anywhere in a viewport of any size, on a screen of any density."""
    navigation = Navigation()
    ratio = draw(st.sampled_from([1.0, 1.25, 1.5, 2.0]))
    width, height = draw(st.integers(200, 2000)), draw(st.integers(200, 2000))
    offset = QPointF(draw(st.integers(0, 99)), draw(st.integers(0, 99)))
    navigation.set_viewport(QRectF(0, 0, width, height), ratio, offset)
    box = QRectF(0, 0, draw(st.integers(1, 8192)), draw(st.integers(1, 8192)))
    navigation.show_picture(box, "picture")
    if draw(st.booleans()):
        navigation.mirror()
    navigation.zoom_to(draw(ZOOMS), within(navigation, draw(POINTS)))
    navigation.rotate_to(draw(ANGLES), within(navigation, draw(POINTS)))
    moved = draw(st.tuples(st.floats(-500, 500), st.floats(-500, 500)))
    navigation.move_by(QPointF(*moved))
    return navigation


def within(navigation: Navigation, part: tuple[float, float]) -> QPointF:
    """The point of the viewport at a part of its width and height."""
    room = navigation.centre * 2
    return QPointF(part[0] * room.x(), part[1] * room.y())


def on_picture(navigation: Navigation, part: tuple[float, float]) -> QPointF:
    """That point of the viewport, with the same part of the picture moved there."""
    at = within(navigation, part)
    size = navigation.box.size()
    point = QPointF(part[0] * size.width(), part[1] * size.height())
    navigation.hold(point, at, navigation.zoom, navigation.angle)
    return at


def distance_px(navigation: Navigation, one: QPointF, other: QPointF) -> float:
    """Between two points of the picture, as they are on the screen."""
    return math.hypot(*(one - other).toTuple()) * navigation.scale


@given(navigations(), POINTS)
def test_a_point_that_is_mapped_to_the_picture_and_back_is_the_same(
    navigation: Navigation, part: tuple[float, float]
) -> None:
    at = within(navigation, part)
    back = navigation.transform.map(navigation.to_picture(at))
    assert math.hypot(*(back - at).toTuple()) < 0.01


@given(navigations(), POINTS, ZOOMS)
def test_zooming_keeps_the_point_under_the_pointer(
    navigation: Navigation, part: tuple[float, float], zoom: float
) -> None:
    at = on_picture(navigation, part)
    before = navigation.to_picture(at)
    navigation.zoom_to(zoom, at)
    # A pixel, since straight pictures are moved to whole device pixels.
    assert distance_px(navigation, navigation.to_picture(at), before) < 1.5


@given(navigations(), POINTS, ANGLES)
def test_rotating_keeps_the_point_under_the_pointer_and_the_size(
    navigation: Navigation, part: tuple[float, float], angle: float
) -> None:
    at = on_picture(navigation, part)
    before, zoom = navigation.to_picture(at), navigation.zoom
    navigation.rotate_to(angle, at)
    assert distance_px(navigation, navigation.to_picture(at), before) < 1.5
    assert navigation.zoom == zoom


@given(navigations(), POINTS)
def test_mirroring_swaps_left_and_right_of_what_is_seen(
    navigation: Navigation, part: tuple[float, float]
) -> None:
    at = within(navigation, part)
    opposite = QPointF(2 * navigation.centre.x() - at.x(), at.y())
    before = navigation.to_picture(at)
    navigation.mirror()
    assert distance_px(navigation, navigation.to_picture(opposite), before) < 1.5
    navigation.mirror()
    assert distance_px(navigation, navigation.to_picture(at), before) < 1.5


@given(navigations())
def test_a_straight_picture_begins_at_a_whole_device_pixel(navigation: Navigation) -> None:
    navigation.rotate_to(90 * round(navigation.angle / 90))
    corner = navigation.transform.map(QPointF()) + navigation._offset
    for place in corner.toTuple():
        assert place * navigation._ratio == pytest.approx(round(place * navigation._ratio))


@given(navigations(), st.floats(-1e5, 1e5), st.floats(-1e5, 1e5))
def test_some_of_the_picture_stays_in_view(navigation: Navigation, x: float, y: float) -> None:
    navigation.move_by(QPointF(x, y))
    seen = navigation.transform.mapRect(navigation.box)
    room = navigation.centre * 2
    assert seen.intersects(QRectF(-1, -1, room.x() + 2, room.y() + 2))


def test_pictures_are_placed_as_before_when_they_are_shown_again() -> None:
    navigation = Navigation()
    navigation.set_viewport(QRectF(0, 0, 400, 300), 1.0, QPointF())
    navigation.show_picture(QRectF(0, 0, 1000, 800), "one")
    navigation.zoom_to(4)
    navigation.mirror()
    before = navigation.transform
    navigation.show_picture(QRectF(0, 0, 640, 640), "other")
    assert navigation.is_fitted
    assert not navigation.is_mirrored
    navigation.show_picture(QRectF(), None)
    navigation.show_picture(QRectF(0, 0, 1000, 800), "one")
    assert navigation.transform == before


def test_a_fitted_picture_of_another_size_is_said_to_be_zoomed() -> None:
    navigation = Navigation()
    navigation.set_viewport(QRectF(0, 0, 400, 300), 1.0, QPointF())
    navigation.show_picture(QRectF(0, 0, 256, 256), "small")
    zooms: list[float] = []
    navigation.zoomed.connect(lambda: zooms.append(navigation.zoom))
    navigation.show_picture(QRectF(0, 0, 8192, 8192), "large")
    assert zooms == [navigation.zoom]
    navigation.set_viewport(QRectF(0, 0, 800, 600), 1.0, QPointF())
    assert zooms[1:] == [navigation.zoom]
    navigation.show_picture(QRectF(0, 0, 8192, 8192), "as large")
    assert len(zooms) == 2


def test_the_zoom_has_limits_but_every_picture_can_be_fitted() -> None:
    navigation = Navigation()
    navigation.set_viewport(QRectF(0, 0, 148, 148), 1.0, QPointF())
    navigation.show_picture(QRectF(0, 0, 8192, 8192), "large")
    assert navigation.zoom == pytest.approx(100 / 8192)
    navigation.zoom_to(0.001)
    assert navigation.zoom == pytest.approx(100 / 8192)
    navigation.zoom_to(100)
    assert navigation.zoom == 32
    navigation.show_picture(QRectF(0, 0, 1000, 1000), "medium")
    navigation.zoom_to(0.001)
    assert navigation.zoom == 0.05


def test_at_full_size_a_pixel_of_the_picture_is_a_pixel_of_the_device() -> None:
    for ratio in (1.0, 1.5, 2.0):
        navigation = Navigation()
        navigation.set_viewport(QRectF(0, 0, 401, 301), ratio, QPointF(57, 31))
        navigation.show_picture(QRectF(0, 0, 1000, 801), "picture")
        navigation.zoom_to(1.0)
        one = navigation.transform.map(QPointF(1, 1)) - navigation.transform.map(QPointF())
        assert one * ratio == QPointF(1, 1)


def test_a_picture_of_another_size_is_told_as_another_zoom() -> None:
    navigation = Navigation()
    navigation.set_viewport(QRectF(0, 0, 500, 500), 1.0, QPointF())
    told: list[float] = []
    navigation.zoomed.connect(lambda: told.append(navigation.zoom))
    for side in (2000, 4000):
        navigation.show_picture(QRectF(0, 0, side, side), side)
        assert told[-1:] == [navigation.zoom]
    assert len(set(told)) == 2
