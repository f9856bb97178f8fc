"""Headings, stacks and dates in the library, and the board for new pictures."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from sdstudio.app.settings import Language
from sdstudio.library import Picture
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library import cell_marks
from sdstudio.ui.library.cell_painter import mark_area, picture_box
from sdstudio.ui.library.date_dialog import DateDialog
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.main_window import MainWindow
from tests.support.dialogs import modal
from tests.support.library_window import fill_library

CTRL = Qt.KeyboardModifier.ControlModifier
#: When each picture was made, and its prompt; the oldest first.
MADE = (
    ("2026-09-03T10:00:00+00:00", "a red fish"),
    ("2026-09-03T10:01:00+00:00", "a red fish"),
    ("2026-09-03T10:02:00+00:00", "a red fish"),
    ("2026-09-20T10:00:00+00:00", "a blue car"),
    ("2026-11-05T09:00:00+00:00", "a green tree"),
    ("2026-11-05T20:00:00+00:00", "a green tree"),
)


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    made_at, prompts = zip(*MADE, strict=True)
    return fill_library(paths, prompts, made_at)


def titles(page: LibraryPage) -> list[tuple[int, str]]:
    grid = page.grid
    sections = range(grid.arrangement.section_count)
    return [(grid.arrangement.section_rows(one)[0], grid.section_title(one)) for one in sections]


def test_headings_are_days_months_sessions_or_none(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    assert [row for row, _ in titles(page)] == [0, 2, 3]
    window.actions_[ActionId.GROUP_MONTHS].trigger()
    qtbot.waitUntil(
        lambda: titles(page) == [(0, "November 2026"), (2, "September 2026")], timeout=5000
    )
    window.actions_[ActionId.GROUP_SESSIONS].trigger()
    qtbot.waitUntil(lambda: [row for row, _ in titles(page)] == [0, 1, 2, 3])
    assert " to " in titles(page)[-1][1]
    window.keep_settings(language=Language.CHINESE)
    qtbot.waitUntil(lambda: " 至 " in titles(page)[-1][1])
    window.keep_settings(language=Language.ENGLISH)
    qtbot.waitUntil(lambda: " to " in titles(page)[-1][1])
    window.actions_[ActionId.GROUP_NONE].trigger()
    qtbot.waitUntil(lambda: len(titles(page)) <= 1)
    assert page.bar.layout_menu.actions()[3].isChecked()


def test_a_stack_opens_and_closes_by_click_and_key(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    all_ids = page.grid.ids.tolist()
    QTest.keyClick(window, Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(page.grid.ids) == 4)
    cover = all_ids[3]
    assert page.grid.source.facts(cover).stack_count == 3
    cell = page.grid.cell_rect(page.grid.row_of(cover))
    facts = page.grid.source.facts(cover)
    area = mark_area(cell, picture_box(cell, facts))
    target = cell_marks.stack_target(area, facts, mirrored=False).center()
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=target)
    assert page.grid.ids.tolist() == all_ids
    page.grid.set_current(all_ids[5])
    QTest.keyClick(page.grid, Qt.Key.Key_S)
    assert len(page.grid.ids) == 4
    assert page.grid.current_id == cover
    QTest.keyClick(page.grid, Qt.Key.Key_S)
    assert page.grid.ids.tolist() == all_ids
    window.actions_[ActionId.STACK_TRIES].trigger()
    qtbot.waitUntil(lambda: page.grid.source.facts(cover).stack_count == 0)


def test_ctrl_j_goes_to_a_day(window: MainWindow, page: LibraryPage, qtbot: QtBot) -> None:
    all_ids = page.grid.ids.tolist()
    QTest.keyClick(window, Qt.Key.Key_J, CTRL)
    dialog = modal(qtbot, DateDialog)
    assert [dialog.months.item(row).text() for row in range(2)] == [
        "November 2026  ·  2",
        "September 2026  ·  4",
    ]
    dialog.months.setFocus()
    QTest.keyClick(dialog.months, Qt.Key.Key_Down)
    assert dialog.days.count() == 2
    dialog.days.setFocus()
    QTest.keyClick(dialog.days, Qt.Key.Key_End)
    QTest.keyClick(dialog.days, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.grid.current_id == all_ids[3])


def test_a_typed_date_is_gone_to(window: MainWindow, page: LibraryPage, qtbot: QtBot) -> None:
    all_ids = page.grid.ids.tolist()
    QTest.keyClick(window, Qt.Key.Key_J, CTRL)
    dialog = modal(qtbot, DateDialog)
    assert dialog.field.placeholderText() == "Type a date, such as 9 March or 2026-03"

    def type_(text: str) -> tuple[bool, str, str]:
        dialog.field.selectAll()
        # As an input method does.
        dialog.field.insert(text)
        dialog.field.textEdited.emit(text)
        month, day = dialog.months.currentItem(), dialog.days.currentItem()
        chosen = month.text() if day is None else day.text()
        return dialog.go.isEnabled(), chosen.split("  ")[0], dialog.hint.text()

    assert dialog.field.hasFocus()
    is_some, chosen, hint = type_("2026-09")
    assert (is_some, hint) == (True, "")
    assert "September" in chosen
    newest = type_("2026")[1]
    assert type_("november") == (True, newest, "")
    is_some, chosen, hint = type_("1 Sept 2020")
    assert (is_some, hint) == (True, "No pictures then; this is the nearest day.")
    assert "September" in chosen
    assert type_("fish")[::2] == (False, "This isn't a date.")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.months.setCurrentRow(0)
    assert dialog.go.isEnabled()
    type_("2026-09")
    went: list[int] = []
    dialog.chosen.connect(went.append)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.grid.current_id == all_ids[2])
    assert went == [all_ids[2]]


def test_new_pictures_go_to_the_board_that_is_chosen(
    window: MainWindow, qtbot: QtBot, make: Callable[..., None]
) -> None:
    picker = window.make.generate_bar.board
    assert "no board" in picker.accessibleName()
    window.actions_[ActionId.BOARD_FOR_NEW].trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (new,) = (one for one in menu.actions() if one.text() == "New board…")
    new.trigger()
    menu.close()
    dialog = window.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("Fish & chips")
    dialog.accept()
    qtbot.waitUntil(lambda: "Fish & chips" in picker.accessibleName())
    make("a red fish", count=2)
    qtbot.waitUntil(lambda: [one.count for one in window.studio.organiser.boards] == [2])
    picker.choose("")
    make("a blue car")
    qtbot.waitUntil(lambda: window.studio.pictures.rowCount() == len(MADE) + 3)
    assert [one.count for one in window.studio.organiser.boards] == [2]


def test_where_there_are_no_pictures_no_date_can_be_jumped_to(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    window.actions_[ActionId.SHOW_TRASH].trigger()
    qtbot.waitUntil(lambda: page.is_trash and not len(page.grid.ids))
    window.actions_[ActionId.JUMP_TO_DATE].trigger()
    qtbot.waitUntil(lambda: "no date" in page.done.text)
