"""Whatever is done while something is transformed, the transformation isn't lost."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from sdstudio.app.operations import all_finished
from sdstudio.canvas.document import Document
from sdstudio.canvas.frame import Frame
from sdstudio.canvas.layer_edits import with_duplicate, with_layer_mask, with_new
from sdstudio.canvas.picking import Picked, with_frame
from sdstudio.canvas.rect import Rect
from sdstudio.domain.draft import Draft
from sdstudio.domain.extension import Extension
from sdstudio.domain.input_refs import InputRole
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas import transformation
from sdstudio.ui.canvas.canvas_keys import CANVAS_ACTIONS, LAYER_ACTIONS, SNAPSHOT_ACTIONS
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.picture_drops import PictureDrops
from sdstudio.ui.canvas.picture_uses import PictureUse
from sdstudio.ui.canvas.transformation import Transformation
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_layer_transfer import canvas, document_of, model, select
from tests.support.coroutines import result_of

__all__ = ["canvas"]

#: Where the layer is once it is transformed.
SCALED = Rect(30, 18, 50, 33)
#: They change the box itself, or end it as the artist wants.
OF_THE_BOX = frozenset(
    {
        ActionId.LAYER_FLIP_ACROSS,
        ActionId.LAYER_FLIP_DOWN,
        ActionId.LAYER_TURN_LEFT,
        ActionId.LAYER_TURN_RIGHT,
    }
)
#: Their own step follows later.
LATER = frozenset(
    {
        ActionId.COLOUR_FILL,
        ActionId.LAYER_CLEAR,
        ActionId.LAYER_CUT,
        ActionId.LAYER_FLATTEN,
        ActionId.LAYER_MASK_APPLY,
        ActionId.LAYER_MERGE_DOWN,
        ActionId.LAYER_MERGE_VISIBLE,
        ActionId.MASK_FROM_LAYER,
    }
)
#: They compute something themselves, and make a step of it.
BACKGROUND = (
    ActionId.LAYER_CUT,
    ActionId.LAYER_MERGE_VISIBLE,
    ActionId.LAYER_FLATTEN,
    ActionId.LAYER_CLEAR,
    ActionId.LAYER_CROP,
    ActionId.CANVAS_CROP,
)


def transformation_of(window: MainWindow) -> Transformation:
    transforms = window.canvas_controller.transforms
    assert transforms is not None
    return transforms.transformation


def open_box(window: MainWindow, qtbot: QtBot) -> Transformation:
    """Scale the layer to half its size, without applying that."""
    box = transformation_of(window)
    window.actions_[ActionId.MASK_BRUSH].trigger()
    model(window).select_layer("layer")
    window.actions_[ActionId.TOOL_TRANSFORM].trigger()
    qtbot.waitUntil(lambda: box.frame is not None)
    assert box.frame is not None
    box.put(box.frame.scaled_to(0.5, 0.5))
    return box


def is_applied(window: MainWindow, steps: int) -> bool:
    """Whether the step after the first ``steps`` is the transformation."""
    return window.undo.index() > steps and window.undo.text(steps) == "transform"


def content(window: MainWindow) -> list[tuple[str, Rect, bytes]]:
    layers = document_of(window).layers
    return [(one.id, one.rect, one.pixels.pixels().tobytes()) for one in layers]


def close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog | QMenu) and widget.isVisible():
            widget.close()


def finish(window: MainWindow, qtbot: QtBot) -> None:
    close_dialogs()
    result_of(all_finished())
    qtbot.waitUntil(lambda: not transformation_of(window).is_busy)


def undo_to(window: MainWindow, index: int) -> None:
    while window.undo.index() > index:
        window.undo.undo()


def test_no_command_loses_it(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for ask in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_, **__: ("", ""))
    model(window).edit(with_new(document_of(window), "below"), "add layer")
    model(window).edit(with_layer_mask(document_of(window), "layer"), "add mask")
    model(window).select_layer("layer")
    window.actions_[ActionId.LAYER_UP].trigger()
    window.actions_[ActionId.SNAPSHOT_KEEP].trigger()
    before, steps, tried = content(window), window.undo.index(), 0
    for do in dict.fromkeys((*CANVAS_ACTIONS, *LAYER_ACTIONS, *SNAPSHOT_ACTIONS)):
        opened = open_box(window, qtbot)
        frame, action = opened.frame, window.actions_[do]
        if action.isEnabled() and do not in OF_THE_BOX:
            action.trigger()
            tried += 1
            if do in LATER:
                qtbot.waitUntil(lambda: window.undo.index() > steps + 1)
            finish(window, qtbot)
            if opened.frame != frame:
                assert is_applied(window, steps), do
                undo_to(window, steps + 1)
                assert document_of(window).layer("layer").rect == SCALED, do
        opened.cancel()
        finish(window, qtbot)
        undo_to(window, steps)
        assert content(window) == before, do
    assert tried > 50


def extend(window: MainWindow) -> None:
    intents = window.canvas_controller.intents
    window.actions_[ActionId.INTENT_EXTEND].trigger()
    assert intents is not None
    assert intents.popup is not None
    intents.popup.chosen.emit(Extension(left=16))


def test_nothing_else_loses_it(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other.png"
    Image.new("RGB", (96, 64), (1, 2, 3)).save(other)
    model(window).edit(with_new(document_of(window), "other"), "add layer")
    model(window).documents.change_without_step(replace(document_of(window), active_mask=""))
    (mask,) = document_of(window).masks
    (upper,) = (one.id for one in document_of(window).layers if one.id != "layer")
    controller = window.canvas_controller
    layers = controller.layers
    assert layers is not None
    (drops,) = canvas.findChildren(PictureDrops)
    image = window.studio.draft.draft.input(InputRole.IMAGE)
    steps = window.undo.index()
    ways: dict[str, Callable[[], object]] = {
        "another layer": lambda: layers.choose(upper),
        "the layer's row as a mask": lambda: layers.choose(""),
        "a mask": lambda: model(window).select(mask.id),
        "hides another layer": lambda: layers.show_layer(upper, False),
        "opacity": lambda: layers.set_opacity(50),
        "Create": lambda: window.actions_[ActionId.VIEW_CREATE].trigger(),
        "the library": lambda: window.actions_[ActionId.VIEW_LIBRARY].trigger(),
        "a dropped layer": lambda: drops.use(other, PictureUse.LAYER),
        "a dropped mask": lambda: drops.use(other, PictureUse.MASK),
        "a dropped picture": lambda: drops.use(other, PictureUse.START),
        "another picture": lambda: window.input_controller.give(other),
        "no picture": lambda: window.input_controller.remove(InputRole.IMAGE),
        "a new canvas": lambda: window.new_canvas.make(64, 64, QColor("white")),
        "Extend": lambda: extend(window),
    }
    for name, do in ways.items():
        open_box(window, qtbot)
        do()
        finish(window, qtbot)
        qtbot.waitUntil(lambda: is_applied(window, steps))
        undo_to(window, steps + 1)
        result_of(all_finished())
        assert window.studio.draft.draft.input(InputRole.IMAGE) == image, name
        qtbot.waitUntil(lambda: model(window).document is not None)
        assert document_of(window).layer("layer").rect == SCALED, name
        undo_to(window, steps)
        controller.open()


def test_a_job_waits_for_it_while_the_window_goes_on(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def work(picked: Picked, frame: Frame) -> Document:
        threads.append(threading.current_thread())
        return with_frame(picked, frame)

    async def use(_draft: Draft) -> None:
        rects.append(document_of(window).layer("layer").rect)

    rects: list[Rect] = []
    monkeypatch.setattr(transformation, "with_frame", work)
    open_box(window, qtbot)
    window.generate_controller.with_inputs(use)
    qtbot.waitUntil(lambda: bool(rects))
    assert rects == [SCALED]
    assert threads
    assert threading.main_thread() not in threads


def test_commands_that_take_a_moment_anyway_wait_for_it(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def work(picked: Picked, frame: Frame) -> Document:
        threads.append(threading.current_thread())
        return with_frame(picked, frame)

    monkeypatch.setattr(transformation, "with_frame", work)
    select(window, Rect(24, 0, 96, 64))
    model(window).edit(with_duplicate(document_of(window), "layer", "other"), "add layer")
    steps = window.undo.index()
    for number, do in enumerate(BACKGROUND, start=1):
        open_box(window, qtbot)
        assert window.actions_[do].isEnabled(), do
        window.actions_[do].trigger()
        qtbot.waitUntil(lambda: window.undo.index() == steps + 2)
        finish(window, qtbot)
        assert is_applied(window, steps), do
        assert len(threads) == number, do
        undo_to(window, steps)
    assert threading.main_thread() not in threads


def test_the_box_is_flipped_once_it_is_picked(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    box, steps = transformation_of(window), window.undo.index()
    model(window).select_layer("layer")
    window.actions_[ActionId.TOOL_TRANSFORM].trigger()
    assert box.is_busy
    for do in (ActionId.LAYER_FLIP_ACROSS, ActionId.LAYER_TURN_LEFT, ActionId.UNDO):
        window.actions_[do].trigger()
    qtbot.waitUntil(lambda: box.frame is not None)
    assert box.frame is not None
    assert (box.frame.scale_x, box.frame.angle) == (-1, 0)
    assert window.undo.index() == steps
    box.cancel()
    # Likewise if another tool is chosen before.
    finish(window, qtbot)
    window.actions_[ActionId.MASK_BRUSH].trigger()
    before = document_of(window).layer("layer").pixels.pixels()
    window.actions_[ActionId.TOOL_TRANSFORM].trigger()
    window.actions_[ActionId.LAYER_FLIP_ACROSS].trigger()
    window.actions_[ActionId.MASK_BRUSH].trigger()
    qtbot.waitUntil(lambda: is_applied(window, steps))
    assert (document_of(window).layer("layer").pixels.pixels() == before[:, ::-1]).all()


def test_what_takes_a_while_is_said_and_can_be_cancelled(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, done = threading.Event(), window.make.done

    def work(picked: Picked, frame: Frame) -> Document:
        assert go_on.wait(60)
        return with_frame(picked, frame)

    monkeypatch.setattr(transformation, "with_frame", work)
    steps, before = window.undo.index(), content(window)
    transforms = window.canvas_controller.transforms
    assert transforms is not None
    box = open_box(window, qtbot)
    window.actions_[ActionId.MASK_BRUSH].trigger()
    qtbot.waitUntil(lambda: done.text == "Transforming…")
    done.button.click()
    go_on.set()
    finish(window, qtbot)
    assert done.text == ""
    assert (window.undo.index(), content(window)) == (steps, before)
    # It isn't worth a word if it was done before.
    open_box(window, qtbot)
    window.actions_[ActionId.MASK_BRUSH].trigger()
    qtbot.waitUntil(lambda: is_applied(window, steps))
    assert box.frame is None
    assert not transforms.lasting.isActive()
    assert done.text == ""


def test_what_is_computed_already_is_not_computed_again(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    frames: list[Frame] = []

    def work(picked: Picked, frame: Frame) -> Document:
        frames.append(frame)
        begun.set()
        assert go_on.wait(60)
        return with_frame(picked, frame)

    monkeypatch.setattr(transformation, "with_frame", work)
    steps, box = window.undo.index(), open_box(window, qtbot)
    box.apply()
    assert begun.wait(60)
    go_on.set()
    model(window).end()
    assert is_applied(window, steps)
    assert len(frames) == 1
    assert document_of(window).layer("layer").rect == SCALED


def test_it_is_stored_when_the_window_closes(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    open_box(window, qtbot)
    window.canvas_controller.kept_draft()
    assert document_of(window).layer("layer").rect == SCALED
