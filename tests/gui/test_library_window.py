"""The library as a part of the window: its actions, notices, undo, facets, and many pictures."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.notices import Notice
from sdstudio.domain.error_sentences import FAILURES, FailureCategory
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.picture_query import Field
from sdstudio.domain.shared_metadata import MetadataLevel
from sdstudio.library import Picture
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.command_palette import CommandPalette
from sdstudio.ui.export_dialog import ExportDialog
from sdstudio.ui.layouts import lay_out_now
from sdstudio.ui.library.board_list import dragged_ids
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.library.places import ALL_PICTURES
from sdstudio.ui.library_actions import IN_LIBRARY
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.views import View
from tests.support.library_window import PROMPTS, fill_library

CTRL = Qt.KeyboardModifier.ControlModifier
MANY = 230


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    return fill_library(paths, [*PROMPTS, *["a grey stone"] * (MANY - len(PROMPTS))])


def search(page: LibraryPage, text: str) -> None:
    page.bar.field.setFocus()
    page.bar.field.clear()
    QTest.keyClicks(page.bar.field, text)


def test_no_name_makes_the_window_larger_than_a_small_screen(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    long = "a moodboard for the client with the long name " * 2
    page.grid.select_all()
    search(page, f'"{long}"')
    qtbot.waitUntil(lambda: bool(page.bar.chips))
    page.bar.show_count(13_575, 13_575)
    page.details.tags.show_tags([long])
    lay_out_now()
    assert page.bar.minimumSizeHint().width() < page.bar.chips[0].sizeHint().width() + 300
    for chip in (page.bar.chips[0], page.details.tags.chips[0]):
        chip.resize(chip.minimumSizeHint())
        assert chip.width() < chip.sizeHint().width()
        assert not chip.grab().isNull()


def test_more_pictures_than_were_read_are_exported(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    page.grid.select_all()
    window.actions_[ActionId.EXPORT].trigger()
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is not None)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    assert str(MANY) in dialog.windowTitle() + " ".join(
        one.text() for one in dialog.findChildren(type(page.bar.count_label))
    )
    dialog.close()


@pytest.mark.parametrize("level", [MetadataLevel.WHOLE, MetadataLevel.NONE])
def test_all_selected_pictures_are_dragged_with_the_metadata_of_the_settings(
    window: MainWindow,
    page: LibraryPage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    level: MetadataLevel,
) -> None:
    window.keep_settings(shared_metadata=level)
    dragged: list[list[str]] = []
    monkeypatch.setattr(
        QDrag,
        "exec",
        lambda drag, _: dragged.append([url.toLocalFile() for url in drag.mimeData().urls()]),
    )
    page.grid.select_all()
    view, at = page.grid.viewport(), page.grid.cell_rect(0).center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, 4):
        QTest.mouseMove(view, at + QPoint(20 * step, 0))
    qtbot.waitUntil(lambda: bool(dragged))
    assert len(dragged[0]) == MANY
    originals = str(window.studio.paths.pictures)
    assert dragged[0][0].startswith(originals) == (level is MetadataLevel.WHOLE)


def test_a_drag_that_cannot_be_signed_hands_over_nothing_and_says_so(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    window.keep_settings(signs=True)
    ready: list[bool] = []
    ids = page.grid.ids.tolist()[:2]
    page.grid.source.prepare_drag(ids, lambda: ready.append(True))
    qtbot.waitUntil(lambda: bool(ready))
    dragged = page.grid.source.mime_data(ids)
    assert dragged is not None
    assert dragged.urls() == []
    # Dropping them on a board needs no files.
    assert len(dragged_ids(dragged)) == 2
    told = [one.code for one in page.notices.notices]
    assert [FAILURES[one].category for one in told] == [FailureCategory.SIGNING]
    # The strip hands over files in the same way.
    rows = window.studio.pictures
    with qtbot.waitSignal(rows.trouble):
        assert rows.mimeData([rows.index(0)]).urls() == []


def test_a_drag_that_was_let_go_before_it_was_ready_does_not_begin(
    page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(QDrag, "exec", lambda *_: begun.append(True))
    page.grid.select_all()
    view, at = page.grid.viewport(), page.grid.cell_rect(0).center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, 4):
        QTest.mouseMove(view, at + QPoint(20 * step, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at)
    ids = page.grid.selected_ids()

    def is_ready() -> bool:
        data = page.grid.source.mime_data(ids)
        return data is not None and bool(data.urls())

    qtbot.waitUntil(is_ready)
    QApplication.processEvents()
    assert not begun


def test_library_actions_are_offered_where_they_do_something(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert not any(window.actions_[do].isEnabled() for do in IN_LIBRARY)
    palette = CommandPalette(window.actions_, window)
    qtbot.addWidget(palette)
    assert palette.list.findItems("5 stars", Qt.MatchFlag.MatchContains) == []
    window.actions_[ActionId.NEW_BOARD].trigger()
    assert window.views.shown is View.LIBRARY
    qtbot.waitUntil(lambda: len(window.studio.organiser.boards) == 1)
    page = window.library
    assert page is not None
    qtbot.waitUntil(lambda: page.picture is not None)
    assert window.actions_[ActionId.RATE_5].isEnabled()
    window.show_create()
    assert not window.actions_[ActionId.RATE_5].isEnabled()
    window.views.show(View.LIBRARY)
    assert window.actions_[ActionId.RATE_5].isEnabled()


def test_delete_is_about_the_picture_that_was_opened_in_create(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, saved: list[Picture]
) -> None:
    window.show_create()
    window.make.prompt.field.setFocus()
    window.views.show(View.LIBRARY)
    opened = saved[0]  # the oldest, which the strip may not have read
    page.grid.set_current(opened.id)
    qtbot.waitUntil(lambda: page.picture is not None and page.picture.id == opened.id)
    window.actions_[ActionId.OPEN_IN_CREATE].trigger()
    assert window.views.shown is View.CREATE
    qtbot.waitUntil(lambda: window.target.ids == (opened.id,))
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not opened.path.exists())
    assert all(one.path.exists() for one in saved[1:])


def test_the_trash_is_shown_by_a_command_from_anywhere(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_[ActionId.SHOW_TRASH].trigger()
    assert window.views.shown is View.LIBRARY
    page = window.library
    assert page is not None
    qtbot.waitUntil(lambda: page.is_trash)


def test_the_trash_is_shown_from_create_once_the_library_was_seen(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    page.go_to(ALL_PICTURES)
    details = page.details
    marks = (details.marks, details.tags, details.add_to_board, details.note)
    assert all(part.isEnabled() for part in marks)
    window.show_create()
    window.actions_[ActionId.SHOW_TRASH].trigger()
    qtbot.waitUntil(lambda: page.is_trash and page.isVisible())
    # Whose pictures can't be marked, and they don't offer it either.
    qtbot.waitUntil(lambda: not any(part.isEnabled() for part in marks))
    page.go_to(ALL_PICTURES)
    qtbot.waitUntil(lambda: all(part.isEnabled() for part in marks))


def test_notices_are_where_the_artist_is(window: MainWindow, page: LibraryPage) -> None:
    window.notices.tell(Notice(ErrorCode.INPUT_MISSING))
    assert [one.code for one in page.notices.notices] == [ErrorCode.INPUT_MISSING]
    assert not window.make.notices.notices
    window.show_create()
    assert not page.notices.notices
    assert [one.code for one in window.make.notices.notices] == [ErrorCode.INPUT_MISSING]


def test_undo_takes_back_what_was_done_last_in_a_field_or_elsewhere(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    search(page, "stone")
    qtbot.waitUntil(lambda: len(page.grid.ids) == MANY - len(PROMPTS))
    page.marking.rate(5)
    qtbot.waitUntil(window.undo.canUndo)
    QTest.keyClick(page.bar.field, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not window.undo.canUndo())
    assert page.bar.field.text() == "stone"
    QTest.keyClick(page.bar.field, Qt.Key.Key_Z, CTRL)
    assert page.bar.field.text() == ""
    page.details.note.setFocus()
    QTest.keyClicks(page.details.note, "good")
    page.details.note.take_over()
    qtbot.waitUntil(window.undo.canUndo)
    QTest.keyClick(page.details.note, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: page.details.note.toPlainText() == "")


def test_facets_stay_when_nothing_is_found(page: LibraryPage, qtbot: QtBot) -> None:
    groups = page.side.facets.groups
    before = {field for field, group in groups.items() if group.isVisibleTo(page.side)}
    assert Field.MODEL in before
    search(page, "nothinglikethis")
    qtbot.waitUntil(lambda: page.empty.isVisible())
    qtbot.waitUntil(lambda: groups[Field.MODEL].lines[0].count == 0)
    assert {field for field, group in groups.items() if group.isVisibleTo(page.side)} == before


def test_what_is_included_can_be_taken_back_even_if_no_picture_has_it(
    page: LibraryPage, qtbot: QtBot
) -> None:
    search(page, 'tag:"gone" stone')
    qtbot.waitUntil(lambda: page.empty.isVisible())
    qtbot.waitUntil(lambda: Field.TAG in page.side.facets.groups)
    shown = page.side.facets.groups[Field.TAG].list
    assert shown.item(0).text() == "gone"
    shown.setFocus()
    shown.setCurrentRow(0)
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert page.bar.field.text().strip() == "stone"


def test_arrow_keys_go_through_all_facets(page: LibraryPage) -> None:
    groups = page.side.facets.groups
    for group in groups.values():
        group.heading.setChecked(True)
    order = [groups[one].list for one in Field if one in groups]
    shown = [one for one in order if one.isVisibleTo(page.side) and one.count()]
    shown[0].setFocus()
    shown[0].setCurrentRow(0)
    for _ in range(sum(one.count() for one in shown) - 1):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Down)
    assert shown[-1].hasFocus()
    assert shown[-1].currentRow() == shown[-1].count() - 1
