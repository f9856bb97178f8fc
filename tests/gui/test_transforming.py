"""The transform tool in the window: begun, applied, cancelled, and set by numbers and commands."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QScrollArea
from pytestqt.qtbot import QtBot

from sdstudio.app.operations import all_finished
from sdstudio.canvas.document import Target
from sdstudio.canvas.frame import Frame
from sdstudio.canvas.project_reader import read_project
from sdstudio.canvas.rect import Rect
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.export_canvas_dialog import ExportCanvasDialog
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.transform_bar import TransformBar
from sdstudio.ui.canvas.transform_controller import TransformController
from sdstudio.ui.canvas.transformation import Transformation
from sdstudio.ui.layouts import lay_out_now
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.number_box import NumberBox
from tests.gui.test_layer_transfer import canvas, document_of, model, select
from tests.support.coroutines import result_of

__all__ = ["canvas"]

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
CTRL = Qt.KeyboardModifier.ControlModifier
#: The layer before anything is done to it.
BOX = Rect(20, 10, 60, 40)


def transforms(window: MainWindow) -> TransformController:
    found = window.canvas_controller.transforms
    assert found is not None
    return found


def begin(window: MainWindow, canvas: CanvasPage, qtbot: QtBot) -> Transformation:
    QTest.keyClick(canvas.view, Qt.Key.Key_T, CTRL)
    transformation = transforms(window).transformation
    qtbot.waitUntil(lambda: transformation.frame is not None)
    return transformation


def frame_of(window: MainWindow) -> Frame:
    frame = transforms(window).transformation.frame
    assert frame is not None
    return frame


def transformation_is_at(transformation: Transformation, frame: Frame) -> bool:
    return transformation.frame == frame


def rect_of(window: MainWindow) -> Rect:
    return document_of(window).layers[0].rect


def test_enter_applies_and_returns_to_the_tool_before(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    window.actions_[ActionId.MASK_LASSO].trigger()
    transformation = begin(window, canvas, qtbot)
    assert transforms(window).bar.isVisible()
    assert window.actions_[ActionId.TOOL_TRANSFORM].isChecked()
    transformation.put(frame_of(window).scaled_to(0.5, 0.5))
    QTest.keyClick(canvas.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rect_of(window) == Rect(30, 18, 50, 33))
    assert window.actions_[ActionId.MASK_LASSO].isChecked()
    assert not transforms(window).bar.isVisible()
    assert window.undo.undoText() == "transform"


def test_escape_leaves_everything_as_it_was(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    transformation = begin(window, canvas, qtbot)
    transformation.put(frame_of(window).scaled_to(0.5, 0.5))
    count = window.undo.count()
    QTest.keyClick(canvas.view, Qt.Key.Key_Escape)
    assert rect_of(window) == BOX
    assert window.undo.count() == count
    assert window.actions_[ActionId.MASK_BRUSH].isChecked()


def test_choosing_another_tool_applies(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    transformation = begin(window, canvas, qtbot)
    transformation.put(frame_of(window).moved(5, 5))
    QTest.keyClick(canvas.view, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: rect_of(window) == Rect(25, 15, 65, 45))
    assert window.actions_[ActionId.TOOL_MOVE].isChecked()


def test_what_is_transformed_counts_for_the_next_picture(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    transformation = begin(window, canvas, qtbot)
    transformation.put(frame_of(window).scaled_to(0.5, 0.5))
    window.canvas_controller.update_draft()
    assert rect_of(window) == Rect(30, 18, 50, 33)


def test_a_command_that_is_under_way_counts_for_the_next_picture(
    window: MainWindow, canvas: CanvasPage
) -> None:
    window.actions_[ActionId.LAYER_TURN_LEFT].trigger()
    window.canvas_controller.update_draft()
    assert rect_of(window) == Rect(25, 5, 55, 45)
    assert window.undo.undoText() == "rotate left"


def test_what_is_transformed_is_saved_with_the_project(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, tmp_path: Path
) -> None:
    transformation = begin(window, canvas, qtbot)
    transformation.put(frame_of(window).scaled_to(0.5, 0.5))
    path = tmp_path / "project.ora"
    window.projects.save(path)
    qtbot.waitUntil(path.exists)
    (layer,) = read_project(path).project.document.layers
    assert layer.rect == Rect(30, 18, 50, 33)


def test_what_is_transformed_stays_so_when_the_layer_is_cropped(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    select(window, Rect(0, 0, 40, 48))
    window.actions_[ActionId.TOOL_TRANSFORM].trigger()
    transformation = transforms(window).transformation
    qtbot.waitUntil(lambda: transformation.frame is not None)
    transformation.put(frame_of(window).moved(0, 5))
    window.actions_[ActionId.LAYER_CROP].trigger()
    qtbot.waitUntil(lambda: window.undo.undoText() == "crop layer")
    window.actions_[ActionId.UNDO].trigger()
    assert window.undo.undoText() == "transform"


def test_what_is_transformed_is_exported(
    window: MainWindow,
    canvas: CanvasPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "canvas.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.actions_[ActionId.CANVAS_EXPORT].trigger()
    dialog = window.findChild(ExportCanvasDialog)
    assert dialog is not None
    transformation = begin(window, canvas, qtbot)
    transformation.put(frame_of(window).scaled_to(0.5, 0.5))
    dialog.start.click()
    qtbot.waitUntil(target.exists)
    assert rect_of(window) == Rect(30, 18, 50, 33)


def test_another_layer_has_its_box_and_so_has_what_undo_brings_back(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    transformation = transforms(window).transformation
    window.actions_[ActionId.LAYER_NEW].trigger()
    window.actions_[ActionId.TOOL_TRANSFORM].trigger()
    qtbot.waitUntil(lambda: not transformation.is_open)
    model(window).select_layer("layer")
    qtbot.waitUntil(lambda: transformation.frame is not None)
    assert frame_of(window).bounds == BOX
    transformation.put(frame_of(window).moved(5, 5))
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: transformation.frame is not None and not transformation.is_busy)
    assert frame_of(window).bounds == BOX


def test_numbers_place_scale_and_turn_it(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    begin(window, canvas, qtbot)
    bar = transforms(window).bar
    assert [one.value() for one in (bar.left_px, bar.top_px, bar.angle)] == [20, 10, 0]
    bar.width_percent.setValue(50)
    assert frame_of(window).bounds == Rect(30, 10, 50, 40)
    bar.left_px.setValue(0)
    bar.top_px.setValue(-7)
    assert frame_of(window).bounds == Rect(0, -7, 20, 23)
    bar.aspect.setChecked(True)
    bar.height_percent.setValue(200)
    assert (frame_of(window).scale_x, frame_of(window).scale_y) == (1, 2)
    bar.angle.setValue(-90)
    assert frame_of(window).angle == 270
    assert bar.angle.value() == -90
    bar.width_percent.setValue(0)
    assert frame_of(window).scale_x == 1
    bar.apply.click()
    qtbot.waitUntil(lambda: not transforms(window).transformation.is_open)
    assert rect_of(window)[2:] != BOX[2:]


def test_escape_in_the_bar_leaves_and_stops_no_picture(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    stop = window.actions_[ActionId.STOP_CAREFULLY]
    stopped: list[bool] = []
    stop.triggered.connect(lambda: stopped.append(True))
    bar = transforms(window).bar
    for widget in (bar.left_px, bar.aspect, bar.apply):
        begin(window, canvas, qtbot)
        stop.setEnabled(True)
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Escape)
        assert not transforms(window).transformation.is_open
        assert not bar.isVisible()
    assert not stopped


def test_a_number_that_is_still_being_typed_is_applied(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    begin(window, canvas, qtbot)
    bar = transforms(window).bar
    bar.width_percent.setFocus()
    bar.width_percent.selectAll()
    QTest.keyClicks(bar.width_percent, "50")
    QTest.mouseClick(bar.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rect_of(window) == Rect(30, 10, 50, 40))


@pytest.mark.parametrize(
    ("do", "turned"),
    [
        (ActionId.LAYER_FLIP_ACROSS, lambda pixels: pixels[:, ::-1]),
        (ActionId.LAYER_FLIP_DOWN, lambda pixels: pixels[::-1]),
        (ActionId.LAYER_TURN_LEFT, lambda pixels: np.rot90(pixels)),
        (ActionId.LAYER_TURN_RIGHT, lambda pixels: np.rot90(pixels, -1)),
    ],
)
def test_layers_are_flipped_and_turned_exactly(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, do: ActionId, turned: object
) -> None:
    before = document_of(window).layers[0].pixels.pixels()
    count = window.undo.count()
    window.actions_[do].trigger()
    qtbot.waitUntil(lambda: window.undo.count() == count + 1)
    after = document_of(window).layers[0].pixels.pixels()
    assert (after == turned(before)).all()  # type: ignore[operator]
    assert window.actions_[ActionId.MASK_BRUSH].isChecked()


def test_a_command_for_which_there_is_nothing_yet_changes_nothing_later(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as reading:
        reading.setattr(CanvasModel, "document", None)
        window.actions_[ActionId.LAYER_FLIP_ACROSS].trigger()
    steps = window.undo.index()
    transformation = begin(window, canvas, qtbot)
    assert not transformation.is_busy
    assert frame_of(window) == Frame.of(BOX)
    assert window.undo.index() == steps


def test_a_command_changes_the_box_while_there_is_one(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    begin(window, canvas, qtbot)
    count = window.undo.count()
    window.actions_[ActionId.LAYER_TURN_RIGHT].trigger()
    assert frame_of(window).angle == 90
    assert window.undo.count() == count


def test_the_mask_is_flipped_while_it_is_painted_on(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    select(window, Rect(0, 0, 30, 10))
    select_more = np.zeros((64, 96), np.uint8)
    select_more[:10, :30] = 255
    select_more[:20, :10] = 255
    from sdstudio.canvas.tiles import TileSnapshot

    model(window).replace(TileSnapshot.of(select_more), "select")
    model(window).aim(Target.MASK)
    window.actions_[ActionId.LAYER_FLIP_ACROSS].trigger()
    qtbot.waitUntil(lambda: window.undo.undoText() == "flip horizontally")
    pixels = document_of(window).combined_mask().pixels()
    assert (pixels[:20, 20:30] == 255).all()
    assert not pixels[10:, :20].any()


def test_nothing_to_transform_is_told(window: MainWindow, canvas: CanvasPage, qtbot: QtBot) -> None:
    select(window, Rect(80, 50, 90, 60))
    QTest.keyClick(canvas.view, Qt.Key.Key_T, CTRL)
    qtbot.waitUntil(lambda: "Nothing is painted or selected" in canvas.hint)
    window.actions_[ActionId.MASK_BRUSH].trigger()
    window.actions_[ActionId.LAYER_FLIP_DOWN].trigger()
    qtbot.waitUntil(lambda: "Nothing is painted or selected" in canvas.hint)


def test_the_bar_is_no_higher_for_it_until_it_is_chosen(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    bar, options = transforms(window).bar, canvas.options
    assert bar.heightForWidth(300) == 0
    height = options.heightForWidth(300)
    begin(window, canvas, qtbot)
    qtbot.waitUntil(lambda: options.height() >= bar.heightForWidth(bar.width()) > 0)
    QTest.keyClick(canvas.view, Qt.Key.Key_Escape)
    assert options.heightForWidth(300) == height
    qtbot.waitUntil(lambda: options.height() == options.heightForWidth(options.width()))


def test_the_picture_stays_where_it_is_when_the_move_tool_is_chosen(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    options = canvas.options
    qtbot.waitUntil(lambda: options.height() == options.heightForWidth(options.width()))
    height = options.height()
    transforms(window)
    window.actions_[ActionId.TOOL_MOVE].trigger()
    assert options.heightForWidth(options.width()) == height
    qtbot.waitUntil(lambda: options.height() == height)


def test_a_layer_is_chosen_in_the_list_and_then_moved_with_the_keys(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    lists = window.canvas_controller.layers
    assert lists is not None
    rect = rect_of(window)
    lists.panel.list.setFocus()
    QTest.keyClick(lists.panel.list, Qt.Key.Key_V)
    assert QApplication.focusWidget() is canvas.view
    QTest.keyClick(canvas.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: rect_of(window).left == rect.left + 1)


def test_undo_while_it_is_applied_undoes_nothing_else(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    before = document_of(window)
    steps = window.undo.index()
    transformation = begin(window, canvas, qtbot)
    transformation.put(frame_of(window).scaled_to(0.5, 0.5))
    QTest.keyClick(canvas.view, Qt.Key.Key_Return)
    assert transformation.is_busy
    window.actions_[ActionId.UNDO].trigger()
    assert not transformation.is_open
    result_of(all_finished())
    qtbot.wait(100)
    assert window.undo.index() == steps
    assert document_of(window).layers == before.layers
    # The next one is undone as ever.
    transformation = begin(window, canvas, qtbot)
    transformation.put(frame_of(window).scaled_to(0.5, 0.5))
    transformation.apply()
    model(window).end()
    assert window.undo.index() == steps + 1
    window.actions_[ActionId.UNDO].trigger()
    assert window.undo.index() == steps


@pytest.mark.parametrize("with_other_tool", [False, True])
@pytest.mark.parametrize("waits", [False, True])
def test_redo_brings_back_a_box_that_was_undone_with_what_was_before_it(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, waits: bool, with_other_tool: bool
) -> None:
    undo, redo = window.actions_[ActionId.UNDO], window.actions_[ActionId.REDO]
    model(window).edit(
        document_of(window).with_layer(replace(document_of(window).layers[0], opacity=0.5)),
        "change opacity",
    )
    transformation = begin(window, canvas, qtbot)
    frames = [frame_of(window).moved(5, 5), frame_of(window).moved(5, 5).scaled_to(0.5, 0.5)]
    for frame in frames:
        transformation.put(frame)
    for _ in range(3):
        undo.trigger()
    assert document_of(window).layers[0].opacity == 1
    if with_other_tool:
        window.actions_[ActionId.MASK_BRUSH].trigger()
    redo.trigger()
    assert document_of(window).layers[0].opacity == 0.5
    if waits:
        qtbot.waitUntil(lambda: transformation.frame is not None)
        assert frame_of(window).bounds == BOX
    for frame in frames:
        assert redo.isEnabled()
        redo.trigger()
        qtbot.waitUntil(partial(transformation_is_at, transformation, frame))
    assert not redo.isEnabled()
    undo.trigger()
    assert transformation.frame == frames[0]
    model(window).end()
    assert rect_of(window).left == BOX.left + 5
    window.undo.undo()
    assert rect_of(window) == BOX
    assert document_of(window).layers[0].opacity == 0.5


def test_a_new_step_forgets_the_box_that_was_undone(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    undo, redo = window.actions_[ActionId.UNDO], window.actions_[ActionId.REDO]
    transformation = begin(window, canvas, qtbot)
    transformation.put(frame_of(window).moved(5, 5))
    undo.trigger()
    undo.trigger()
    select(window, Rect(0, 0, 10, 10))
    undo.trigger()
    redo.trigger()
    assert not redo.isEnabled()


def test_at_1024_by_700_nothing_moves_and_nothing_is_covered(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, make: Callable[..., None]
) -> None:
    window.resize(1024, 700)
    results = window.canvas_controller.results
    assert results is not None
    select(window, BOX)
    make("a fish")
    qtbot.waitUntil(lambda: canvas.bars.isVisible())
    model(window).select_layer("layer")
    lay_out_now()
    before = canvas.view.mapTo(window, canvas.view.rect().topLeft()), canvas.view.size()
    height = canvas.options.height()
    bar = begin_bar(window, canvas, qtbot)
    lay_out_now()
    assert canvas.options.height() == height
    assert (canvas.view.mapTo(window, canvas.view.rect().topLeft()), canvas.view.size()) == before
    assert not canvas.bars.isVisible()
    for widget in (*bar.findChildren(NumberBox), bar.aspect, bar.apply, bar.cancel):
        assert bar.rect().contains(QRect(widget.mapTo(bar, QPoint(0, 0)), widget.size()))
    QTest.keyClick(canvas.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: canvas.bars.isVisible())


def begin_bar(window: MainWindow, canvas: CanvasPage, qtbot: QtBot) -> TransformBar:
    begin(window, canvas, qtbot)
    return transforms(window).bar


def test_at_1024_by_700_all_lists_beside_the_canvas_are_seen(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    window.resize(1024, 700)
    lists = window.canvas_controller.lists
    assert lists is not None
    window.actions_[ActionId.LAYER_LIST].setChecked(True)
    for do in (ActionId.MASK_LIST, ActionId.SNAPSHOT_LIST):
        window.actions_[do].setChecked(True)
    (area,) = lists.column.findChildren(QScrollArea, options=DIRECT)
    qtbot.waitUntil(lambda: lists.column.height() > 300)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
