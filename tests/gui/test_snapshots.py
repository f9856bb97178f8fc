"""Named snapshots of the canvas: kept whatever is undone, restored in one step, and stored."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from sdstudio.canvas.project_reader import read_project
from sdstudio.domain.input_refs import InputRole
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.snapshots_controller import SnapshotsController
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import begin_mask, image_of, red, stroke
from tests.gui.test_layers_panel import (
    act,
    active,
    add,
    composite,
    document_of,
    names,
    painted_of,
    undo,
)
from tests.gui.test_masks import combined, file_of, go_to, picture
from tests.support.coroutines import result_of

__all__ = ["red"]


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, red: Path) -> CanvasPage:
    """The canvas with a picture on which nothing is painted."""
    page = begin_mask(window, qtbot, red)[0]
    painted = window.canvas_controller.painted
    assert painted is not None
    qtbot.waitUntil(lambda: not painted.is_opening)
    return page


def snapshots_of(window: MainWindow) -> SnapshotsController:
    snapshots = window.canvas_controller.snapshots
    assert snapshots is not None
    return snapshots


def kept(window: MainWindow) -> list[str]:
    """In the list, from top to bottom."""
    list_ = snapshots_of(window).panel.list
    return [list_.item(at).text() for at in range(list_.count())]


def stored_names(window: MainWindow) -> list[str]:
    """Of the snapshots in the canvas's file."""
    if not file_of(window).exists():
        return []
    return [one.name for one in read_project(file_of(window)).project.document.snapshots]


def editor_in(list_: QListWidget) -> QLineEdit:
    """Of the name that is being typed; earlier ones are deleted later."""
    return list_.findChildren(QLineEdit)[-1]


def keep(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Keep a snapshot, and type its name."""
    act(window, ActionId.SNAPSHOT_KEEP)
    list_ = snapshots_of(window).panel.list
    editor = editor_in(list_)
    QTest.keyClicks(editor, name)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: name in kept(window))


def test_a_snapshot_is_kept_whatever_is_undone(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    stroke(page, (20, 20), (60, 20))
    keep(window, qtbot, "one stroke")
    undo(window)
    assert document_of(window).combined_mask().is_empty
    assert kept(window) == ["one stroke"]
    act(window, ActionId.REDO)
    assert not document_of(window).combined_mask().is_empty
    assert kept(window) == ["one stroke"]


def test_after_its_name_the_next_keys_are_those_of_the_canvas_again(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    page.view.setFocus()
    keep(window, qtbot, "good")
    # In the list, Enter would restore the snapshot instead of using the shown result.
    assert page.view.hasFocus()
    list_ = snapshots_of(window).panel.list
    list_.setFocus()
    QTest.keyClick(list_, Qt.Key.Key_F2)
    QTest.keyClick(editor_in(list_), Qt.Key.Key_Return)
    assert list_.hasFocus()


def test_a_snapshot_is_restored_in_one_step(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    add(window, "sky")
    stroke(page, (20, 20), (60, 20))
    before = composite(window)
    keep(window, qtbot, "good")
    assert not window.actions_[ActionId.SNAPSHOT_RESTORE].isEnabled()
    stroke(page, (20, 50), (60, 50))
    add(window, "sea")
    after, count = composite(window), window.undo.count()
    act(window, ActionId.SNAPSHOT_RESTORE)
    assert names(window) == ["sky", "Picture"]
    assert (composite(window) == before).all()
    assert window.undo.count() == count + 1
    assert "good" in window.undo.undoText()
    undo(window)
    assert names(window) == ["sea", "sky", "Picture"]
    assert (composite(window) == after).all()
    assert kept(window) == ["good"]


def test_snapshots_are_renamed_deleted_and_put_back(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    keep(window, qtbot, "a")
    keep(window, qtbot, "b")
    assert kept(window) == ["b", "a"]
    steps = window.undo.count()
    list_ = snapshots_of(window).panel.list
    list_.setCurrentRow(1)
    list_.setFocus()
    QTest.keyClick(list_, Qt.Key.Key_Delete)
    assert kept(window) == ["b"]
    assert "“a”" in window.make.done.text
    QTest.mouseClick(window.make.done.button, Qt.MouseButton.LeftButton)
    assert kept(window) == ["b", "a"]
    list_.setCurrentRow(0)
    act(window, ActionId.SNAPSHOT_RENAME)
    editor = editor_in(list_)
    QTest.keyClicks(editor, "c")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(window) == ["c", "a"])
    assert window.undo.count() == steps


def test_snapshots_are_stored_with_the_canvas(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    keep(window, qtbot, "empty")
    qtbot.waitUntil(lambda: file_of(window).exists())
    stroke(page, (20, 20))
    keep(window, qtbot, "dot")

    qtbot.waitUntil(lambda: stored_names(window) == ["empty", "dot"])


def test_another_picture_has_its_own_snapshots(
    window: MainWindow, page: CanvasPage, qtbot: QtBot, tmp_path: Path
) -> None:
    keep(window, qtbot, "red")
    first = image_of(window)
    go_to(window, qtbot, picture(tmp_path / "grey.png"))
    qtbot.waitUntil(lambda: kept(window) == [])
    window.undo.undo()
    assert image_of(window) == first
    assert kept(window) == ["red"]


def test_the_canvas_reverts_to_what_it_was_when_it_was_opened(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    action = window.actions_[ActionId.SNAPSHOT_REVERT]
    assert not action.isEnabled()
    assert "Nothing has changed" in action.toolTip()
    stroke(page, (20, 20), (60, 20))
    add(window, "sky")
    mask = combined(window)
    act(window, ActionId.SNAPSHOT_REVERT)
    assert names(window) == ["Picture"]
    assert not combined(window).any()
    assert not action.isEnabled()
    undo(window)
    assert names(window) == ["sky", "Picture"]
    assert (combined(window) == mask).all()


def test_a_snapshot_has_a_small_picture(window: MainWindow, page: CanvasPage, qtbot: QtBot) -> None:
    keep(window, qtbot, "one")
    list_ = snapshots_of(window).panel.list
    qtbot.waitUntil(lambda: not list_.item(0).icon().isNull())
    image = list_.item(0).icon().pixmap(32, 32).toImage()
    middle = image.pixelColor(image.rect().center())
    assert (middle.red() > 200, middle.green() < 60) == (True, True)


def test_a_name_is_typed_while_the_small_picture_arrives(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    act(window, ActionId.SNAPSHOT_KEEP)
    panel = snapshots_of(window).panel
    editor = editor_in(panel.list)
    assert panel.current is not None
    for name in ("", "new"):
        QTest.keyClicks(editor, name)
        panel.show_thumbnail(panel.current.id, QImage(8, 8, QImage.Format.Format_RGB32))
        assert editor.selectedText() == ("" if name else editor.text())
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(window) == ["new"])


def test_a_name_can_be_typed_while_the_small_picture_is_made(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    act(window, ActionId.SNAPSHOT_KEEP)
    list_ = snapshots_of(window).panel.list
    editor = editor_in(list_)
    QTest.keyClicks(editor, "Sky")
    qtbot.waitUntil(lambda: not list_.item(0).icon().isNull())
    assert editor.text() == "Sky"


def test_actions_say_why_they_can_not_be_used(window: MainWindow, page: CanvasPage) -> None:
    for do in (ActionId.SNAPSHOT_RESTORE, ActionId.SNAPSHOT_RENAME, ActionId.SNAPSHOT_DELETE):
        assert not window.actions_[do].isEnabled()
        assert "Choose a snapshot first" in window.actions_[do].toolTip()


def test_while_a_job_is_edited_no_snapshot_is_kept_that_would_be_lost(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    stroke(page, (20, 20))
    keep(window, qtbot, "mine")
    window.studio.queue.pause()
    window.generate()
    qtbot.waitUntil(lambda: len(window.studio.queue.jobs) == 1)
    window.editing.begin(window.studio.queue.jobs[0].id)
    qtbot.waitUntil(lambda: window.editing.job_id is not None)
    action = window.actions_[ActionId.SNAPSHOT_KEEP]
    assert not action.isEnabled()
    assert "queued job" in action.toolTip()
    window.editing.cancel()
    assert kept(window) == ["mine"]
    assert action.isEnabled()


def test_a_snapshot_that_is_kept_while_the_canvas_is_read_adds_to_the_stored_ones(
    window: MainWindow, page: CanvasPage, qtbot: QtBot
) -> None:
    add(window, "sky")
    keep(window, qtbot, "stored")
    model, base = painted_of(window), image_of(window)
    assert base is not None
    qtbot.waitUntil(lambda: stored_names(window) == ["stored"])
    # Answered after the writing of it was.
    result_of(window.studio.library.do(lambda _library: None))
    draft = window.studio.draft.draft
    window.studio.draft.take_input(InputRole.IMAGE)
    del model.documents.kept[base]
    answers = threading.Event()
    window.studio.library.do(lambda _library: answers.wait())
    window.studio.draft.restore(draft, window.studio.draft.checkpoint)
    try:
        assert model.is_opening
        snapshots_of(window).keep("new")
    finally:
        answers.set()
    qtbot.waitUntil(lambda: not model.is_opening)
    assert kept(window) == ["new", "stored"]
    model.edit(document_of(window).without(active(window).id), "delete layer")
    snapshots_of(window).revert()
    assert names(window) == ["sky", "Picture"]
