"""Undo right after a command that takes a moment undoes that command, not the one before it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QUndoCommand, QUndoStack
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from sdstudio.app.operations import all_finished
from sdstudio.canvas.brush import Brush
from sdstudio.canvas.document import Layer, LayerKind
from sdstudio.canvas.filling import filled
from sdstudio.canvas.layer_edits import with_layer_mask
from sdstudio.canvas.paints import ColourPaint
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.selection.combine import Combine
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.extension import Extension
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging.depth_maps import DepthAdjustment
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.edges import MaskEdges
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.picture_drops import PictureDrops
from sdstudio.ui.canvas.picture_uses import PictureUse
from sdstudio.ui.canvas.tools.area_work import AreaWork
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.undo_stack import UndoStack
from tests.gui.test_canvas_results import layers_of, make_results
from tests.gui.test_from_pictures import begin_mask, image_of, red, stroke
from tests.gui.test_layer_transfer import canvas, document_of, model, select
from tests.support.canvas import plain
from tests.support.coroutines import result_of
from tests.support.mask_page import mask_page

Make = Callable[..., None]

__all__ = ["canvas", "red"]


def undo(window: MainWindow) -> None:
    action = window.actions_[ActionId.UNDO]
    assert action.isEnabled()
    action.trigger()
    assert result_of(all_finished())


def painted(window: MainWindow) -> bool:
    model = window.canvas_controller.painted
    return model is not None and not model.is_empty


def test_a_picture_that_is_still_read(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (48, 32))
    other = tmp_path / "blue.png"
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    image.save(str(other))
    before, steps = image_of(window), window.undo.index()
    window.input_controller.give(other)
    undo(window)
    assert image_of(window) == before
    assert window.undo.index() == steps
    assert painted(window)


def test_an_extension_that_is_still_made(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (48, 32))
    before, steps = image_of(window), window.undo.index()
    intents = window.canvas_controller.intents
    assert intents is not None
    window.actions_[ActionId.INTENT_EXTEND].trigger()
    assert intents.popup is not None
    intents.popup.chosen.emit(Extension(left=16))
    undo(window)
    assert image_of(window) == before
    assert window.undo.index() == steps
    assert painted(window)


def test_what_is_painted_after_it_was_undone_goes_on(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_mask(window, qtbot, red)
    intents = window.canvas_controller.intents
    assert intents is not None
    intents.extender.extend(Extension(left=16))
    window.actions_[ActionId.UNDO].trigger()
    model(window).begin(Brush(5), 48, 32)
    assert result_of(all_finished())
    mask = model(window).mask
    assert mask is not None
    assert mask.is_painting


def test_a_result_that_is_still_read(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    _, results = make_results(window, qtbot, red, make)
    # Nothing of it is in memory after another picture was on the canvas.
    window.input_controller.remove(InputRole.IMAGE)
    window.undo.undo()
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 2)
    window.canvas_controller.open()
    steps = window.undo.index()
    results.candidates.step(-1)
    assert results.candidates.image is None
    window.actions_[ActionId.RESULT_USE].trigger()
    undo(window)
    qtbot.waitUntil(lambda: results.candidates.image is not None)
    assert layers_of(window) == ()
    assert window.undo.index() == steps
    assert painted(window)


def test_pictures_that_are_still_deleted(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    _, results = make_results(window, qtbot, red, make)
    steps = window.undo.index()
    window.actions_[ActionId.RESULT_DELETE].trigger()
    undo(window)
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 2)
    assert window.undo.index() == steps
    assert painted(window)


def fill_layer(window: MainWindow) -> None:
    area = TileSnapshot.filled(document_of(window).mask_grid, 255)

    async def find() -> TileSnapshot:
        return area

    work = AreaWork(model(window), window.studio.background, model(window))
    work.paint_later(find, partial(filled, paint=ColourPaint(blue=255)), "fill")


def drop(window: MainWindow, use: PictureUse) -> None:
    (drops,) = window.findChildren(PictureDrops)
    image = QImage(96, 64, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    drops.use(image, use)


def adjust_depth(window: MainWindow) -> None:
    depth = window.canvas_controller.depth
    assert depth is not None
    depth.adjusting.open()
    depth.adjusting.shape(DepthAdjustment(inverts=True))
    depth.adjusting.apply()


def adjust_edges(window: MainWindow) -> None:
    (edges,) = window.findChildren(MaskEdges)
    edges.open()
    edges.shape(3, 0)
    edges.apply()


def triggering(do: ActionId) -> Callable[[MainWindow], None]:
    return lambda window: window.actions_[do].trigger()


EDITS: dict[str, Callable[[MainWindow], None]] = {
    "cut": triggering(ActionId.LAYER_CUT),
    "paste": triggering(ActionId.LAYER_PASTE),
    "clear": triggering(ActionId.LAYER_CLEAR),
    "apply mask": triggering(ActionId.LAYER_MASK_APPLY),
    "crop layer": triggering(ActionId.LAYER_CROP),
    "crop canvas": triggering(ActionId.CANVAS_CROP),
    "merge down": triggering(ActionId.LAYER_MERGE_DOWN),
    "merge visible": triggering(ActionId.LAYER_MERGE_VISIBLE),
    "flatten": triggering(ActionId.LAYER_FLATTEN),
    "fill": fill_layer,
    "dropped layer": lambda window: drop(window, PictureUse.LAYER),
    "dropped mask": lambda window: drop(window, PictureUse.MASK),
    "dropped depth map": lambda window: drop(window, PictureUse.DEPTH),
    "depth adjusted": adjust_depth,
    "edges adjusted": adjust_edges,
    "new canvas": lambda window: window.new_canvas.make(64, 64, QColor("red")),
}


def test_edits_of_the_canvas_that_are_still_made(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    select(window, Rect(16, 8, 56, 48))
    document = with_layer_mask(document_of(window), "layer")
    lower = Layer("lower", "lower", TileSnapshot.filled(TileGrid(96, 64, 4), 255))
    depth = Layer("depth", "depth", TileSnapshot.filled(TileGrid(96, 64, 4), 255))
    layers = (lower, *document.layers, replace(depth, kind=LayerKind.DEPTH))
    model(window).edit(replace(document, layers=layers), "add layers")
    model(window).select_layer("layer")
    QGuiApplication.clipboard().setImage(QImage(8, 8, QImage.Format.Format_RGB32))
    before, steps, image = document_of(window), window.undo.index(), image_of(window)
    wrong = []
    for name, edit in EDITS.items():
        others = asyncio.all_tasks(asyncio.get_event_loop())
        edit(window)
        mine = asyncio.all_tasks(asyncio.get_event_loop()) - others
        assert mine, name
        window.undo.undo_newest()
        result_of(asyncio.wait(mine))
        if (document_of(window), window.undo.index(), image_of(window)) != (before, steps, image):
            wrong.append(name)
            window.undo.setIndex(steps)
            qtbot.waitUntil(lambda: model(window).document is not None)
    assert wrong == []


def test_a_stroke_is_newer_than_a_step_that_was_begun_before_it() -> None:
    stack = UndoStack()
    with stack.making() as step:
        stack.push(QUndoCommand())
        stack.undo_newest()
        assert (stack.index(), step.is_taken_back) == (0, False)
        stack.undo_newest()
    assert step.is_taken_back


def test_what_is_not_in_progress_any_more_is_undone_as_ever() -> None:
    stack = UndoStack()
    told: list[bool] = []
    stack.can_undo_changed.connect(told.append)
    with stack.making() as first, stack.making() as second:
        stack.undo_newest()
    assert (first.is_taken_back, second.is_taken_back) == (False, True)
    stack.undo_newest()
    assert not first.is_taken_back
    assert told[-1] is False


class Merging(QUndoCommand):
    """Each becomes part of the one before."""

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        return True


def test_a_change_in_what_is_open_is_newer_than_a_step_that_was_begun_before_it() -> None:
    stack, nested = UndoStack(), QUndoStack()
    nested.push(Merging())
    stack.nest(nested)
    with stack.making() as step:
        # It changes what was changed already, as a second press of an arrow key does.
        nested.push(Merging())
        stack.undo_newest()
        assert (nested.index(), step.is_taken_back) == (0, False)
        stack.undo_newest()
    assert step.is_taken_back


def test_a_stroke_is_newer_even_if_the_oldest_one_is_dropped_for_it() -> None:
    stack = UndoStack()
    stack.setUndoLimit(1)
    stack.push(QUndoCommand())
    with stack.making() as step:
        stack.push(QUndoCommand())
        stack.undo_newest()
        assert (stack.index(), step.is_taken_back) == (0, False)


def test_what_is_made_may_end_together_with_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    with mask_page(qtbot, tmp_path, plain(40, 30)) as page, qtbot.capture_exceptions() as bugs:
        work, begun = page.tools.work, asyncio.Event()

        async def find() -> TileSnapshot:
            begun.set()
            await asyncio.Event().wait()
            raise AssertionError

        work.mark_found(find, Combine.REPLACE, "mark")
        qtbot.waitUntil(begun.is_set)
        delete(page.undo)
        delete(work)
        qtbot.wait(1)
    assert not bugs
