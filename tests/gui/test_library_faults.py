"""The library's page when something refuses or changes elsewhere."""

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from sdstudio.app.settings import Language
from sdstudio.domain.annotations import Flag, TagUse
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Picture
from sdstudio.library.annotation_store import AnnotationStore
from sdstudio.library.boards import Boards
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library import describing_controller
from sdstudio.ui.library.culling import Decision
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.library.viewer.viewer import Viewer
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.views import View
from tests.support.coroutines import result_of
from tests.support.dialogs import answer, press_button
from tests.support.library_window import annotations_of, cull, fill_library

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    return fill_library(paths)


def refuse(*_args: object) -> None:
    """A full disk."""
    raise StudioError(ErrorCode.DISK_FULL)


def test_redo_after_a_refused_undo_does_not_undo(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    marked = page.grid.current_id
    assert marked is not None
    page.marking.rate(4)
    qtbot.waitUntil(window.undo.canUndo)
    with pytest.MonkeyPatch.context() as full, qtbot.waitSignal(page.trouble):
        full.setattr(AnnotationStore, "restore", refuse)
        window.undo.undo()
    window.undo.redo()
    assert annotations_of(window.studio, marked).rating == 4
    window.undo.undo()
    assert annotations_of(window.studio, marked).rating == 0
    window.undo.redo()
    assert annotations_of(window.studio, marked).rating == 4


def test_undo_after_a_refused_redo_changes_nothing(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    marked = page.grid.current_id
    assert marked is not None
    page.marking.rate(4)
    qtbot.waitUntil(window.undo.canUndo)
    window.undo.undo()
    assert annotations_of(window.studio, marked).rating == 0
    with pytest.MonkeyPatch.context() as full, qtbot.waitSignal(page.trouble):
        full.setattr(AnnotationStore, "restore", refuse)
        window.undo.redo()
    window.undo.undo()
    assert annotations_of(window.studio, marked).rating == 0
    window.undo.redo()
    assert annotations_of(window.studio, marked).rating == 4


def test_a_board_that_undo_could_not_remove_can_be_undone_after_redo(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    page.marking.new_board()
    qtbot.waitUntil(lambda: len(page.organiser.boards) == 1)
    qtbot.waitUntil(window.undo.canUndo)
    for _ in range(2):
        with pytest.MonkeyPatch.context() as full, qtbot.waitSignal(page.trouble):
            full.setattr(Boards, "delete", refuse)
            window.undo.undo()
        window.undo.redo()
        window.undo.undo()
        qtbot.waitUntil(lambda: not page.organiser.boards)
        window.undo.redo()
        qtbot.waitUntil(lambda: len(page.organiser.boards) == 1)


def type_note(page: LibraryPage, text: str) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_N)
    QTest.keyClicks(page.details.note, text)


def test_a_note_that_the_disk_refused_is_written_when_it_allows_it(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(page.details.note.isEnabled)
    noted, other = int(page.grid.ids[0]), int(page.grid.ids[1])
    type_note(page, "good light")
    with pytest.MonkeyPatch.context() as full, qtbot.waitSignal(page.trouble):
        full.setattr(AnnotationStore, "write_note", refuse)
        page.grid.set_current(other)
    qtbot.waitUntil(lambda: page.details.note.toPlainText() == "")
    assert annotations_of(window.studio, noted).note == ""
    page.grid.set_current(noted)
    qtbot.waitUntil(lambda: page.details.note.toPlainText() == "good light")
    page.details.note.take_over()
    assert annotations_of(window.studio, noted).note == "good light"


def test_closing_writes_the_note_first_and_stays_if_the_disk_refuses(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(page.details.note.isEnabled)
    type_note(page, "good light")
    with pytest.MonkeyPatch.context() as full:
        full.setattr(AnnotationStore, "write_note", refuse)
        with qtbot.waitSignal(page.trouble):
            assert not window.close()
        qtbot.waitUntil(lambda: page.details.note.has_refused)
        assert window.isVisible()
        assert not window.close()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text() == "A note couldn't be saved and would be lost."
    press_button(box, "Discard and close")
    qtbot.waitUntil(lambda: not window.isVisible())


def test_closing_the_culling_window_asks_before_it_discards_decisions(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    page.grid.select_all()
    culling = cull(window, qtbot)
    QTest.keyClick(culling, Qt.Key.Key_P)
    assert not culling.close()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert not culling.close()
    assert len(culling.findChildren(QMessageBox)) == 1
    press_button(box, "Continue culling")
    assert culling.isVisible()
    assert not culling.close()
    answer("Discard decisions")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert not window.undo.canUndo()


def test_the_culling_window_closes_at_once_without_decisions(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    page.grid.select_all()
    assert cull(window, qtbot).close()
    assert QApplication.activeModalWidget() is None


def test_a_file_that_was_renamed_outside_is_found_under_its_new_name(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    assert page.file is not None
    renamed = page.file.with_name("renamed.png")
    page.file.rename(renamed)
    result_of(window.studio.library.do(lambda library: library.upkeep.reconcile()))
    qtbot.waitUntil(lambda: page.file == renamed)
    assert page.details.name.text() == "renamed.png"


def test_selecting_all_reads_no_more_ids_than_are_compared_and_says_so(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits: list[int | None] = []
    selected_ids = page.grid.selected_ids

    def watched(limit: int | None = None) -> list[int]:
        limits.append(limit)
        return selected_ids(limit)

    monkeypatch.setattr(describing_controller, "_COMPARED_MAX", 2)
    monkeypatch.setattr(page.grid, "selected_ids", watched)
    page.grid.select_all()
    qtbot.waitUntil(page.details.compared.isVisible)
    assert page.details.compared.text().startswith(
        "The stars, tags and boards shown are those of the first 2"
    )
    assert set(limits) == {2}
    # Nor while the current picture has yet to be read, or is of another program.
    monkeypatch.setattr(page.known, "own", lambda _id: None)
    page.target_changed.emit()
    assert set(limits) == {2}
    assert window.actions_[ActionId.FIND_SIMILAR].isEnabled()
    assert window.actions_[ActionId.LOOK].isEnabled()
    page.grid.set_current(int(page.grid.ids[0]))
    qtbot.waitUntil(page.details.compared.isHidden)


def test_tags_and_boards_are_read_again_only_for_their_own_changes(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    read_tags = AnnotationStore.tags

    def tags(annotations: AnnotationStore, *, counted: bool) -> list[TagUse]:
        read.append(1)
        return read_tags(annotations, counted=counted)

    marked = page.grid.current_id
    assert marked is not None
    assert annotations_of(window.studio, marked).rating == 0
    # New pictures may be on boards, so these are read a while after any change.
    page.organiser._later.blockSignals(True)
    monkeypatch.setattr(AnnotationStore, "tags", tags)
    with qtbot.waitSignal(page.organiser.annotated):
        page.marking.rate(3)
    assert annotations_of(window.studio, marked).rating == 3
    assert not read
    page.marking.add_tags(["fish"])
    qtbot.waitUntil(lambda: [one.name for one in page.organiser.tags] == ["fish"])
    window.undo.undo()
    qtbot.waitUntil(lambda: not page.organiser.tags)


def test_backspace_takes_back_one_decision_at_a_time(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    page.grid.select_all()
    culling = cull(window, qtbot)
    first, second = page.grid.ids[:2].tolist()
    keys = (Qt.Key.Key_P, Qt.Key.Key_3, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_X)
    for key in keys:
        QTest.keyClick(culling, key)
    rejected = Decision(flag=Flag.REJECT)
    assert culling.decisions == {first: rejected, second: Decision(rating=3)}
    QTest.keyClick(culling, Qt.Key.Key_Backspace)
    assert culling.decisions == {first: Decision(flag=Flag.PICK), second: Decision(rating=3)}
    QTest.keyClick(culling, Qt.Key.Key_Backspace)
    assert culling.decisions == {first: Decision(flag=Flag.PICK)}
    QTest.keyClick(culling, Qt.Key.Key_Backspace)
    assert culling.decisions == {}
    assert culling.close()


def test_space_looks_at_the_picture_even_without_a_shortcut(
    window: MainWindow, page: LibraryPage
) -> None:
    window.actions_[ActionId.LOOK].setShortcuts([])
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    looked = QApplication.activeModalWidget()
    assert looked is not None
    assert looked.findChildren(Viewer) or isinstance(looked, Viewer)
    looked.close()


def test_switching_views_does_not_collect_connections(
    window: MainWindow, page: LibraryPage
) -> None:
    connected = SIGNAL("destroyed(QObject*)")
    before = page.grid.receivers(connected)
    for _ in range(5):
        window.views.show(View.CREATE)
        window.views.show(View.LIBRARY)
        assert page.grid.hasFocus()
    assert page.grid.receivers(connected) == before


def test_what_was_done_is_said_in_the_language_of_the_moment(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    page.marking.new_board(page.grid.ids[:2].tolist())
    qtbot.waitUntil(lambda: not page.done.isHidden())
    english = said_by(page)
    assert english == ["Added 2 pictures to “New board”."]
    window.studio.translation.use(Language.CHINESE)
    qtbot.waitUntil(lambda: said_by(page) != english)
    assert "New board" in said_by(page)[0]
    assert "Added" not in said_by(page)[0]
    window.studio.translation.use(Language.ENGLISH)


def said_by(page: LibraryPage) -> list[str]:
    return [label.text() for label in page.done.findChildren(QLabel) if label.text()]
