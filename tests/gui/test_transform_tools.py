"""Layers, selected parts and masks are moved and transformed by hand, on any view of the canvas."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QUndoCommand
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.canvas import snapshots
from sdstudio.canvas.document import Document, Layer, Target
from sdstudio.canvas.frame import Frame, Handle
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import Pixels
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.ui.canvas.tools.move_tool import MoveTool
from sdstudio.ui.canvas.tools.transform_tool import TransformTool
from sdstudio.ui.canvas.transformation import Transformation
from tests.support.canvas import Canvas, canvas_on, plain

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
WHITE = 255
#: The layer before anything is done to it.
BOX = Rect(40, 30, 90, 70)


@dataclass
class Made:
    canvas: Canvas
    transformation: Transformation
    move: MoveTool
    transform: TransformTool
    left: list[bool]
    qtbot: QtBot

    @property
    def document(self) -> Document:
        document = self.canvas.painted.document
        assert document is not None
        return document

    @property
    def layer(self) -> Layer:
        return self.document.layers[0]

    def select(self, rect: Rect) -> None:
        """Paint a rectangle of the mask."""
        pixels = np.zeros((self.document.height, self.document.width), np.uint8)
        pixels[rect.slices] = WHITE
        self.canvas.painted.replace(TileSnapshot.of(pixels), "select")
        self.canvas.painted.aim(Target.LAYER)

    def drag(self, start: QPointF, by: QPointF, keys: Qt.KeyboardModifier = NONE) -> None:
        """From a point of the picture, by so many pixels of the picture."""
        viewport, view = self.canvas.view.viewport(), self.canvas.view
        points = [
            view.viewportTransform().map(start + by * share).toPoint() for share in (0, 0.5, 1)
        ]
        QTest.mouseMove(viewport, points[0])
        QTest.mousePress(viewport, LEFT, keys, points[0])
        for point in points[1:]:
            QTest.mouseMove(viewport, point)
            self.settle()
        QTest.mouseRelease(viewport, LEFT, keys, points[-1])
        self.settle()

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.canvas.view, key, keys)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.transformation.is_busy)

    def start_transforming(self) -> Frame:
        self.canvas.tools.choose(self.transform)
        self.transformation.begin()
        self.settle()
        return self.frame

    @property
    def frame(self) -> Frame:
        assert self.transformation.frame is not None
        return self.transformation.frame


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Made]:
    """A canvas of 160 × 120 pixels with a layer on which ``BOX`` is painted."""
    with canvas_on(tmp_path, plain(160, 120)) as canvas:
        background = BackgroundTasks()
        transformation = Transformation(canvas.painted, background, canvas.undo, canvas.painted)
        transformation.mask_previewed.connect(canvas.view.preview_mask)
        transformation.layers_previewed.connect(canvas.view.preview_layers)
        left: list[bool] = []

        def leave(applies: bool) -> None:
            left.append(applies)
            if applies:
                transformation.apply()
            else:
                transformation.cancel()

        tools = MoveTool(canvas.painted, transformation), TransformTool(transformation, leave)
        made = Made(canvas, transformation, *tools, left, qtbot)
        pixels = np.zeros((60, 80, 4), np.uint8)
        pixels[10:50, 10:60] = coloured()
        layer = Layer("layer", "Layer", TileSnapshot.of(pixels), left=30, top=20)
        document = replace(made.document.with_layer(layer), active_layer="layer")
        canvas.painted.edit(document, "add layer")
        canvas.painted.aim(Target.LAYER)
        canvas.tools.choose(made.move)
        yield made
        background.close()


def coloured() -> Pixels:
    """As large as ``BOX``, opaque, each pixel in a colour of its own."""
    across, down = np.meshgrid(np.arange(BOX.width), np.arange(BOX.height))
    return np.dstack((across * 5, down * 6, across, np.full_like(across, WHITE))).astype(np.uint8)


def seen(layer: Layer) -> Pixels:
    """What a layer has in each place of the canvas."""
    result = np.zeros((900, 900, 4), np.uint8)
    top, left = layer.top + 300, layer.left + 300
    pixels = layer.pixels.pixels()
    result[top : top + pixels.shape[0], left : left + pixels.shape[1]] = pixels
    return result[300:420, 300:460]


def box_of(pixels: Pixels) -> Rect:
    alpha = pixels[..., 3] if pixels.ndim == 3 else pixels
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    return Rect(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


def colour_at(made: Made, at: QPoint) -> QColor:
    """On the screen, at a point of the viewport."""
    image = made.canvas.view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(int((at.x() + 0.5) * ratio), int((at.y() + 0.5) * ratio))


def looks(made: Made, zoom: float, angle: float, is_mirrored: bool) -> None:
    made.canvas.view.zoom_to(zoom)
    made.canvas.view.navigation.rotate_to(angle)
    if is_mirrored:
        made.canvas.view.navigation.mirror()


VIEWS = [
    (1.0, 0.0, False),
    (2.0, 90.0, False),
    (1.5, 0.0, True),
    (3.0, 33.0, False),
    (2.0, 200.0, True),
]


@pytest.mark.parametrize(("zoom", "angle", "is_mirrored"), VIEWS)
def test_a_layer_follows_the_pointer_in_any_view(
    made: Made, zoom: float, angle: float, is_mirrored: bool
) -> None:
    looks(made, zoom, angle, is_mirrored)
    made.drag(QPointF(70, 55), QPointF(24, -12))
    moved = box_of(seen(made.layer))
    assert abs(moved.left - BOX.left - 24) <= 1
    assert abs(moved.top - BOX.top + 12) <= 1
    assert (seen(made.layer)[moved.slices] == coloured()).all()
    assert made.canvas.undo.undoText() == "move layer"
    made.canvas.undo.undo()
    assert box_of(seen(made.layer)) == BOX


def test_shift_keeps_to_one_axis(made: Made) -> None:
    made.canvas.view.zoom_to(2)
    made.drag(QPointF(70, 55), QPointF(20, 6), SHIFT)
    assert box_of(seen(made.layer)) == Rect(60, 30, 110, 70)


def test_a_drag_counts_although_the_next_one_begins_before_it_is_picked(made: Made) -> None:
    view = made.canvas.view
    viewport, start = view.viewport(), view.viewportTransform().map(QPointF(70, 55)).toPoint()
    by = view.viewportTransform().map(QPointF(80, 55)).toPoint() - start
    for _ in range(2):
        QTest.mousePress(viewport, LEFT, NONE, start)
        QTest.mouseMove(viewport, start + by)
        QTest.mouseRelease(viewport, LEFT, NONE, start + by)
    made.settle()
    moved = box_of(seen(made.layer))
    assert (moved.left - BOX.left, moved.top - BOX.top) == (20, 0)


def test_a_drag_counts_although_it_begins_while_the_one_before_is_applied(made: Made) -> None:
    made.canvas.view.zoom_to(2)
    made.select(Rect(0, 0, 60, 120))
    view = made.canvas.view
    viewport, start = view.viewport(), view.viewportTransform().map(QPointF(50, 50)).toPoint()
    by = view.viewportTransform().map(QPointF(60, 50)).toPoint() - start
    QTest.mousePress(viewport, LEFT, NONE, start)
    made.settle()
    QTest.mouseMove(viewport, start + by)
    QTest.mouseRelease(viewport, LEFT, NONE, start + by)
    assert made.transformation.is_busy
    made.drag(QPointF(60, 50), QPointF(10, 0))
    assert box_of(made.document.combined_mask().pixels()) == Rect(20, 0, 80, 120)


def test_arrow_keys_count_although_nothing_is_picked_yet(made: Made) -> None:
    for _ in range(3):
        QTest.keyClick(made.canvas.view, Qt.Key.Key_Right)
    made.qtbot.waitUntil(lambda: not made.transformation.is_open)
    assert box_of(seen(made.layer)).left - BOX.left == 3


def test_undo_takes_a_key_back_although_nothing_is_picked_yet(made: Made) -> None:
    QTest.keyClick(made.canvas.view, Qt.Key.Key_Right)
    assert made.transformation.is_busy
    made.canvas.undo.undo_newest()
    assert not made.transformation.is_open
    assert box_of(seen(made.layer)) == BOX
    made.press(Qt.Key.Key_Right)
    made.canvas.undo.undo_newest()
    assert box_of(seen(made.layer)) == BOX


def test_a_drag_that_ends_where_it_began_is_no_step(made: Made) -> None:
    count = made.canvas.undo.count()
    made.drag(QPointF(70, 55), QPointF())
    assert made.canvas.undo.count() == count
    assert not made.transformation.is_open


def test_what_is_selected_moves_with_its_mask_and_uncovers_what_it_covered(made: Made) -> None:
    made.canvas.view.zoom_to(2)
    made.select(Rect(0, 0, 60, 120))
    made.drag(QPointF(50, 50), QPointF(20, 0))
    assert made.canvas.undo.undoText() == "move selected part"
    moved = seen(made.layer)
    assert not moved[50, 40:60, 3].any()
    assert (moved[50, 60:80] == coloured()[20, :20]).all()
    combined = made.canvas.painted.combined
    assert combined is not None
    assert box_of(combined.pixels()) == Rect(20, 0, 80, 120)
    # What was covered reappears when it is moved on.
    made.drag(QPointF(70, 50), QPointF(20, 0))
    moved = seen(made.layer)
    assert (moved[50, 60:80] == coloured()[20, 20:40]).all()
    assert (moved[50, 80:100] == coloured()[20, :20]).all()
    made.canvas.undo.undo()
    made.canvas.undo.undo()
    assert (seen(made.layer)[BOX.slices] == coloured()).all()
    assert box_of(made.document.combined_mask().pixels()) == Rect(0, 0, 60, 120)


def test_a_key_that_is_pressed_while_a_step_is_made_moves_the_same_pixels(made: Made) -> None:
    made.canvas.view.zoom_to(2)
    made.select(Rect(0, 0, 60, 120))
    made.drag(QPointF(50, 50), QPointF(20, 0))
    for _ in range(2):
        QTest.keyClick(made.canvas.view, Qt.Key.Key_Right)
    made.qtbot.waitUntil(lambda: not made.transformation.is_open)
    moved = seen(made.layer)
    assert (moved[50, 62:82] == coloured()[20, :20]).all()
    # What was covered reappears.
    assert (moved[50, 60:62] == coloured()[20, 20:22]).all()


def test_a_new_selection_moves_what_it_selects(made: Made) -> None:
    made.canvas.view.zoom_to(2)
    made.select(Rect(0, 0, 60, 120))
    made.drag(QPointF(50, 50), QPointF(20, 0))
    made.select(Rect(60, 0, 160, 120))
    made.drag(QPointF(70, 50), QPointF(0, 10))
    moved = seen(made.layer)
    assert (moved[40:80, 60:80] == coloured()[:, :20]).all()
    assert not moved[30:40, 60:80].any()


@pytest.mark.parametrize(
    ("angle", "is_mirrored", "way"), [(0, False, (1, 0)), (90, False, (0, -1)), (0, True, (-1, 0))]
)
def test_arrow_keys_nudge_as_is_seen_on_the_screen(
    made: Made, angle: float, is_mirrored: bool, way: tuple[int, int]
) -> None:
    looks(made, 2, angle, is_mirrored)
    count = made.canvas.undo.count()
    made.press(Qt.Key.Key_Right)
    made.press(Qt.Key.Key_Right)
    made.press(Qt.Key.Key_Right, SHIFT)
    moved = box_of(seen(made.layer))
    assert (moved.left - BOX.left, moved.top - BOX.top) == (12 * way[0], 12 * way[1])
    assert made.canvas.undo.count() == count + 1
    made.canvas.undo.undo()
    assert box_of(seen(made.layer)) == BOX


def test_escape_takes_a_drag_back(made: Made) -> None:
    viewport = made.canvas.view.viewport()
    QTest.mousePress(viewport, LEFT, NONE, made.canvas.at(70, 55))
    made.settle()
    QTest.mouseMove(viewport, made.canvas.at(90, 55))
    assert made.frame.bounds.left > BOX.left
    count = made.canvas.undo.count()
    QTest.keyClick(made.canvas.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, LEFT, NONE, made.canvas.at(90, 55))
    assert not made.transformation.is_open
    assert made.canvas.undo.count() == count
    assert box_of(seen(made.layer)) == BOX


def test_the_mask_is_moved_while_it_is_painted_on(made: Made) -> None:
    made.canvas.view.zoom_to(2)
    made.select(Rect(50, 40, 70, 60))
    made.canvas.painted.aim(Target.MASK)
    viewport = made.canvas.view.viewport()
    there = made.canvas.at(100, 50)
    before = colour_at(made, there)
    QTest.mousePress(viewport, LEFT, NONE, made.canvas.at(60, 50))
    made.settle()
    # It is seen where it is dragged to.
    QTest.mouseMove(viewport, there)
    assert colour_at(made, there) != before
    QTest.mouseRelease(viewport, LEFT, NONE, made.canvas.at(100, 50))
    made.settle()
    assert made.canvas.undo.undoText() == "move mask"
    moved = box_of(made.canvas.mask.snapshot.pixels())
    assert (moved.width, moved.height, moved.top) == (20, 20, 40)
    assert abs(moved.left - 90) <= 1
    assert box_of(seen(made.layer)) == BOX


def test_an_empty_layer_is_not_moved(made: Made) -> None:
    told: list[int] = []
    made.transformation.found_nothing.connect(lambda: told.append(1))
    made.select(Rect(0, 0, 10, 10))
    count = made.canvas.undo.count()
    made.drag(QPointF(70, 55), QPointF(20, 0))
    made.press(Qt.Key.Key_Right)
    assert len(told) == 2
    assert made.canvas.undo.count() == count
    assert not made.move.is_under_way


# Transforming.


def handle(frame: Frame, across: int, down: int) -> QPointF:
    return QPointF(*frame.place(Handle(across, down)))


@pytest.mark.parametrize(("zoom", "angle", "is_mirrored"), VIEWS)
def test_a_corner_scales_in_any_view(
    made: Made, zoom: float, angle: float, is_mirrored: bool
) -> None:
    looks(made, zoom, angle, is_mirrored)
    frame = made.start_transforming()
    assert frame.bounds == BOX
    made.drag(handle(frame, 1, 1), QPointF(25, 20))
    scaled = made.frame.bounds
    assert (scaled.left, scaled.top) == (40, 30)
    assert abs(scaled.right - 115) <= 1
    assert abs(scaled.bottom - 90) <= 1
    made.press(Qt.Key.Key_Return)
    made.settle()
    assert made.left == [True]
    assert box_of(seen(made.layer)) == scaled
    assert made.canvas.undo.undoText() == "transform"
    made.canvas.undo.undo()
    assert (seen(made.layer)[BOX.slices] == coloured()).all()


def test_sides_shift_and_alt(made: Made) -> None:
    made.canvas.view.zoom_to(2)
    frame = made.start_transforming()
    made.drag(handle(frame, 0, 1), QPointF(0, 20))
    assert made.frame.bounds == Rect(40, 30, 90, 90)
    made.transformation.put(frame)
    made.drag(handle(frame, 1, 0), QPointF(10, 0), ALT)
    assert made.frame.bounds == Rect(30, 30, 100, 70)
    made.transformation.put(frame)
    made.drag(handle(frame, 1, 1), QPointF(50, 40), SHIFT)
    assert made.frame.bounds == Rect(40, 30, 140, 110)


@pytest.mark.parametrize(("angle", "is_mirrored"), [(0.0, False), (90.0, False), (0.0, True)])
def test_beside_the_box_the_pointer_turns_it(made: Made, angle: float, is_mirrored: bool) -> None:
    looks(made, 1.5, angle, is_mirrored)
    frame = made.start_transforming()
    # From beside its right to below it: a quarter.
    middle = QPointF(*frame.middle)
    made.drag(middle + QPointF(42, 0), QPointF(-42, 42), SHIFT)
    assert made.frame.angle == 90
    made.press(Qt.Key.Key_Return)
    assert box_of(seen(made.layer)) == Rect(45, 25, 85, 75)
    turned = seen(made.layer)[25:75, 45:85]
    assert (turned == np.rot90(coloured(), -1)).all()


def test_inside_the_box_the_pointer_moves_it(made: Made) -> None:
    made.canvas.view.zoom_to(2)
    frame = made.start_transforming()
    made.drag(QPointF(60, 50), QPointF(12, 6))
    moved = made.frame.bounds
    assert abs(moved.left - 52) <= 1
    assert abs(moved.top - 36) <= 1
    made.press(Qt.Key.Key_Left)
    made.press(Qt.Key.Key_Down, SHIFT)
    assert made.frame.bounds[:2] == (moved.left - 1, moved.top + 10)
    made.press(Qt.Key.Key_Escape)
    assert made.left == [False]
    assert box_of(seen(made.layer)) == BOX
    assert frame == Frame.of(frame.box)


def test_a_double_click_applies(made: Made) -> None:
    made.canvas.view.zoom_to(2)
    frame = made.start_transforming()
    made.transformation.put(frame.scaled_to(0.5, 0.5))
    QTest.mouseDClick(made.canvas.view.viewport(), LEFT, NONE, made.canvas.at(65, 50))
    made.settle()
    assert made.left == [True]
    assert box_of(seen(made.layer)) == made.document.layers[0].rect
    assert made.layer.rect.width == 25


def test_undo_takes_back_what_is_being_transformed_one_change_at_a_time(made: Made) -> None:
    made.canvas.view.zoom_to(2)
    frame, undo = made.start_transforming(), made.canvas.undo
    made.drag(QPointF(60, 50), QPointF(12, 6))
    moved = made.frame
    made.press(Qt.Key.Key_Left)
    made.press(Qt.Key.Key_Left)
    undo.undo_newest()
    assert made.frame == moved
    undo.redo_newest()
    assert made.frame == moved.moved(-2, 0)
    undo.undo_newest()
    undo.undo_newest()
    assert made.frame == frame
    assert made.document.layers
    # Nothing is changed any more, so undo goes on with what was done before.
    undo.undo_newest()
    assert not made.transformation.is_open
    assert not made.document.layers


def test_redo_takes_nothing_away_from_what_is_being_transformed(made: Made) -> None:
    made.canvas.painted.edit(
        made.document.with_layer(replace(made.layer, opacity=0.5)), "change opacity"
    )
    made.canvas.undo.undo()
    moved = made.start_transforming().moved(5, 5)
    made.transformation.put(moved)
    made.canvas.undo.redo_newest()
    assert made.frame == moved
    assert made.layer.opacity == 1


def test_whatever_begins_has_it_applied_first(made: Made) -> None:
    made.transformation.put(made.start_transforming().scaled_to(2, 2))
    made.canvas.painted.end()
    assert made.layer.rect.width == 2 * BOX.width
    assert made.canvas.undo.undoText() == "transform"
    made.transformation.put(made.start_transforming().scaled_to(0.5, 0.5))
    # A step that has nothing to do with the canvas.
    made.canvas.undo.push(QUndoCommand("other"))
    assert made.layer.rect.width == BOX.width
    assert made.canvas.undo.count() == 4
    made.canvas.undo.undo()
    assert made.canvas.undo.undoText() == "transform"


def test_a_box_in_which_nothing_was_changed_stays(made: Made) -> None:
    frame, count = made.start_transforming(), made.canvas.undo.count()
    made.canvas.painted.end()
    assert made.frame == frame
    assert made.canvas.undo.count() == count


def test_a_stroke_elsewhere_does_not_disturb_a_later_move(made: Made) -> None:
    made.canvas.view.zoom_to(2)
    made.select(Rect(0, 0, 60, 120))
    made.drag(QPointF(50, 50), QPointF(20, 0))
    made.canvas.painted.aim(Target.LAYER)
    made.canvas.settings.set_size(4)
    made.canvas.painted.begin(made.canvas.settings.brush, 20, 20)
    made.canvas.painted.end()
    before = seen(made.layer)
    made.drag(QPointF(70, 50), QPointF(0, 0))
    assert (seen(made.layer) == before).all()
    # Painted on since: what was covered is gone.
    made.drag(QPointF(70, 50), QPointF(40, 0))
    assert not seen(made.layer)[50, 60:80, 3].any()


@pytest.mark.parametrize("how", ["paints", "inverts", "adds"])
def test_what_is_done_right_after_it_is_applied_does_not_undo_it(made: Made, how: str) -> None:
    made.select(Rect(0, 0, 60, 120))
    made.transformation.begin()
    made.settle()
    made.transformation.put(made.frame.moved(20, 0))
    made.transformation.apply()
    assert made.transformation.is_busy
    painted = made.canvas.painted
    if how == "paints":
        painted.begin(made.canvas.settings.brush, 150, 100)
        painted.end()
    elif how == "inverts":
        painted.invert()
    else:
        named = replace(Layer("other", "Other", made.layer.pixels), left=200)
        painted.edit(made.document.with_layer(named), "add layer")
    made.settle()
    assert made.canvas.undo.count() == 4
    moved = seen(made.layer)
    assert not moved[50, 40:60, 3].any()
    assert (moved[50, 60:80] == coloured()[20, :20]).all()
    if how == "paints":
        assert moved[100, 150, 3] == WHITE
    made.canvas.undo.undo()
    made.canvas.undo.undo()
    assert (seen(made.layer)[BOX.slices] == coloured()).all()


def test_what_is_changed_while_it_is_applied_counts(made: Made) -> None:
    frame = made.start_transforming()
    made.transformation.put(frame.scaled_to(2, 2))
    made.transformation.apply()
    made.transformation.put(frame.scaled_to(3, 3))
    made.settle()
    assert made.layer.rect.width == 3 * BOX.width


def test_what_is_kept_while_something_is_transformed_stays(made: Made) -> None:
    frame = made.start_transforming()
    made.transformation.put(frame.scaled_to(2, 2))
    made.canvas.painted.documents.change_without_step(
        snapshots.with_snapshot(made.document, "Sketch")
    )
    made.transformation.apply()
    made.settle()
    assert made.layer.rect.width == 2 * BOX.width
    assert [one.name for one in made.document.snapshots] == ["Sketch"]


def test_the_box_and_its_handles_are_seen(made: Made) -> None:
    made.canvas.view.zoom_to(2)
    places = {
        (across, down): made.canvas.at(*Frame.of(BOX).place(Handle(across, down)))
        for across in (-1, 0, 1)
        for down in (-1, 0, 1)
    }
    made.qtbot.waitUntil(lambda: not made.canvas.view.is_in_motion)
    before = {key: colour_at(made, place) for key, place in places.items()}
    made.start_transforming()
    made.qtbot.waitUntil(lambda: not made.canvas.view.is_in_motion)
    for key, place in places.items():
        assert (colour_at(made, place) != before[key]) is (key != (0, 0))
    made.press(Qt.Key.Key_Escape)
    made.canvas.tools.choose(made.move)
    assert before == {key: colour_at(made, place) for key, place in places.items()}


@pytest.mark.parametrize("hides", [False, True])
def test_the_mask_of_a_layer_is_transformed_alone_while_it_is_painted_on(
    made: Made, hides: bool
) -> None:
    levels = np.full((60, 80), 0 if hides else WHITE, np.uint8)
    levels[20:30, 20:40] = WHITE - levels[0, 0]
    layer = replace(made.layer, mask=TileSnapshot.of(levels))
    made.canvas.painted.edit(made.document.with_layer(layer), "mask")
    made.canvas.painted.aim(Target.LAYER_MASK)
    made.canvas.view.zoom_to(2)
    looks = Looks(made)
    before = looks.grab()
    frame = made.start_transforming()
    # What stands out in it: the layer begins at (30, 20).
    assert frame.bounds == Rect(50, 40, 70, 50)
    made.transformation.put(frame.scaled_to(0.5, 1).moved(-5, 10))
    made.canvas.tools.choose(made.canvas.brush)
    during = looks.grab()
    assert (during != before).any()
    made.transformation.apply()
    made.settle()
    expected = np.full_like(levels, levels[0, 0])
    expected[30:40, 20:30] = WHITE - levels[0, 0]
    assert made.layer.mask is not None
    assert (made.layer.mask.pixels() == expected).all()
    assert made.layer.rect == layer.rect
    assert (seen(made.layer)[BOX.slices] == coloured()).all()
    assert np.abs(looks.grab().astype(int) - during).max() <= 2
    made.canvas.undo.undo()
    assert (looks.grab() == before).all()


def test_a_mask_that_hides_the_whole_layer_is_not_transformed(made: Made) -> None:
    mask = TileSnapshot.filled(replace(made.layer.pixels.grid, channels=1), 0)
    made.canvas.painted.edit(made.document.with_layer(replace(made.layer, mask=mask)), "mask")
    made.canvas.painted.aim(Target.LAYER_MASK)
    made.canvas.tools.choose(made.transform)
    with made.qtbot.waitSignal(made.transformation.found_nothing):
        made.transformation.begin()


# What is seen meanwhile.


@dataclass
class Looks:
    """What the view shows of the picture, without outlines and handles."""

    made: Made

    def grab(self) -> Pixels:
        tool = self.made.canvas.tools.current
        tool.hover(None)
        self.made.qtbot.waitUntil(lambda: not self.made.canvas.view.is_in_motion)
        image = self.made.canvas.view.viewport().grab().toImage()
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        pixels = np.frombuffer(image.constBits(), np.uint8)
        return pixels.reshape(image.height(), image.width(), 4)[..., :3].copy()


CHANGES: tuple[Callable[[Frame], Frame], ...] = (
    lambda frame: frame.moved(31, -7),
    lambda frame: frame.scaled_to(1.5, 0.6),
    lambda frame: frame.turned_to(90),
    lambda frame: frame.turned_to(33).scaled_to(1.2, 1.2),
)


@pytest.mark.parametrize("selects", [False, True])
@pytest.mark.parametrize("has_mask", [False, True])
@pytest.mark.parametrize("zoom", [2.0, 0.4])
def test_what_is_seen_while_it_is_dragged_is_what_comes_of_it(
    made: Made, selects: bool, has_mask: bool, zoom: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    for tool in (MoveTool, TransformTool):
        monkeypatch.setattr(tool, "paint", lambda *_: None)
    if has_mask:
        levels = np.full((60, 80), WHITE, np.uint8)
        levels[:, 30:40] = 0
        layer = replace(made.layer, mask=TileSnapshot.of(levels), opacity=0.7)
        made.canvas.painted.edit(made.document.with_layer(layer), "mask")
    if selects:
        made.select(Rect(0, 0, 70, 120))
    made.canvas.view.show_mask(False)
    made.canvas.view.zoom_to(zoom)
    looks = Looks(made)
    before = looks.grab()
    for change in CHANGES:
        frame = made.start_transforming()
        assert np.abs(looks.grab().astype(int) - before).max() <= 2
        made.transformation.put(frame.moved(-9, 4))
        made.transformation.put(change(frame))
        during = looks.grab()
        assert (during != before).any()
        made.transformation.apply()
        made.settle()
        after = looks.grab()
        difference = np.abs(during.astype(int) - after)
        # Other filters smooth edges otherwise, but nothing is in another place.
        assert np.median(difference) <= 1
        assert (difference.max(axis=2) > 60).mean() < 0.02
        made.canvas.undo.undo()
        assert (looks.grab() == before).all()


def test_what_is_cancelled_is_seen_as_it_was(made: Made) -> None:
    made.canvas.view.zoom_to(2)
    looks = Looks(made)
    before = looks.grab()
    made.select(Rect(0, 0, 70, 120))
    made.canvas.view.show_mask(False)
    frame = made.start_transforming()
    made.transformation.put(frame.turned_to(45))
    made.press(Qt.Key.Key_Escape)
    assert (looks.grab() == before).all()


def test_what_waits_goes_on_though_pixels_cant_be_computed(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_args: object) -> None:
        raise MemoryError

    made.start_transforming()
    made.transformation.put(made.frame.scaled_to(2, 1))
    with made.qtbot.capture_exceptions() as bugs, monkeypatch.context() as patches:
        patches.setattr("sdstudio.ui.canvas.transformation.with_frame", failing)
        made.transformation.apply()
        made.qtbot.waitUntil(lambda: bool(bugs))
    assert [bug[0] for bug in bugs] == [MemoryError]
    assert made.frame.is_straight
    made.transformation.apply()
    made.settle()
    assert not made.transformation.is_open
    assert made.canvas.undo.canUndo()
    with made.qtbot.capture_exceptions() as bugs, monkeypatch.context() as patches:
        patches.setattr("sdstudio.ui.canvas.transformation.picked_of_layer", failing)
        made.transformation.begin(is_awaited=True)
        made.qtbot.waitUntil(lambda: bool(bugs))
    assert [bug[0] for bug in bugs] == [MemoryError]
    assert not made.transformation.is_open
