"""What an artist expects of the library without thinking about it, by mouse and keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from sdstudio.domain.annotations import Board, ColourLabel, Flag
from sdstudio.library import Picture
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library.board_popup import BoardPopup
from sdstudio.ui.library.compare.compare_view import CompareView
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.library.places import board_place
from sdstudio.ui.library.search_bar import SORTS
from sdstudio.ui.library.viewer.viewer import Viewer
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.full_screen import FullScreenView
from sdstudio.ui.views import View
from tests.support.closing import close_when_written
from tests.support.coroutines import result_of
from tests.support.dialogs import answer, modal
from tests.support.library_window import PROMPTS, annotations_of, click_cell, cull, fill_library
from tests.support.system_trash import SystemTrash

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    return fill_library(paths)


def click_place(page: LibraryPage, name: str) -> None:
    places = page.side.places
    row = next(row for row in range(places.count()) if places.item(row).text() == name)
    where = places.visualItemRect(places.item(row)).center()
    QTest.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))


def make_board(page: LibraryPage, name: str, picture_ids: list[int], qtbot: QtBot) -> Board:
    organiser = page.organiser
    board = result_of(organiser.change(lambda library: library.boards.create(name)))
    result_of(organiser.annotate(picture_ids, lambda lib: lib.boards.add(board.uid, picture_ids)))
    qtbot.waitUntil(
        lambda: (one := organiser.board(board.uid)) is not None and one.count == len(picture_ids)
    )
    return board


def test_a_renamed_board_keeps_its_pictures_and_its_old_name_is_free(
    page: LibraryPage, qtbot: QtBot
) -> None:
    first, second = page.grid.ids.tolist()[:2]
    sea = make_board(page, "Sea", [first], qtbot)
    click_place(page, "Sea")
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == [first])
    page.marking.rename_board(sea, "Lake")
    qtbot.waitUntil(lambda: page.side.places.item(1).text() == "Lake")
    other = make_board(page, "Sea", [second], qtbot)
    click_place(page, "Sea")
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == [second])
    assert page.place == board_place(other.uid)
    click_place(page, "Lake")
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == [first])
    click_place(page, "All pictures")
    page.bar.field.setText('board:"Lake"')
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == [first])
    page.bar.field.setText('board:"Sea"')
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == [second])


def lit(page: LibraryPage) -> list[str]:
    """The names that are marked at the left."""
    side = page.side
    return [item.text() for one in (side.places, side.searches) for item in one.selectedItems()]


def test_all_pictures_ends_a_search_and_what_is_shown_is_marked(
    page: LibraryPage, qtbot: QtBot
) -> None:
    make_board(page, "Sea", page.grid.ids.tolist()[:1], qtbot)
    assert lit(page) == ["All pictures"]
    page.bar.field.setFocus()
    QTest.keyClicks(page.bar.field, "red")
    qtbot.waitUntil(lambda: len(page.grid.ids) == 2)
    assert lit(page) == []
    page.marking.keep_search("Reds", "red")
    qtbot.waitUntil(lambda: lit(page) == ["Reds"])
    click_place(page, "All pictures")
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS))
    assert page.bar.field.text() == ""
    assert lit(page) == ["All pictures"]
    click_place(page, "Sea")
    qtbot.waitUntil(lambda: len(page.grid.ids) == 1)
    assert lit(page) == ["Sea"]
    searches = page.side.searches
    where = searches.visualItemRect(searches.item(0)).center()
    QTest.mouseClick(searches.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(lambda: len(page.grid.ids) == 2)
    assert lit(page) == ["Reds"]
    page.bar.field.setText("in:trash")
    qtbot.waitUntil(lambda: lit(page) == ["Trash"])


def empty_trash(window: MainWindow, qtbot: QtBot) -> None:
    system_trash = SystemTrash()
    window.studio.library.do(lambda library: setattr(library.trash, "_send_to_trash", system_trash))
    qtbot.waitUntil(window.actions_[ActionId.EMPTY_TRASH].isEnabled)
    window.actions_[ActionId.EMPTY_TRASH].trigger()
    answer("Empty trash")
    qtbot.waitUntil(lambda: bool(system_trash.taken))


def test_undo_after_emptying_the_trash_leaves_out_what_is_gone(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    kept, deleted = page.grid.ids.tolist()[:2]
    page.grid.set_current(kept)
    QTest.keyClick(page.grid, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: window.undo.count() == 1)
    page.grid.set_current(deleted)
    QTest.keyClick(page.grid, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: window.undo.count() == 2)
    assert not window.actions_[ActionId.EMPTY_TRASH].isEnabled()
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.undo.count() == 3)
    empty_trash(window, qtbot)
    qtbot.waitUntil(lambda: window.undo.count() == 1)
    qtbot.waitUntil(lambda: not window.actions_[ActionId.EMPTY_TRASH].isEnabled())
    assert annotations_of(window.studio, kept).rating == 3
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: annotations_of(window.studio, kept).rating == 0)
    assert not window.undo.canUndo()


def test_pictures_that_undo_brings_back_are_selected(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    before = page.grid.ids.tolist()
    click_cell(page, 2)
    click_cell(page, 3, CTRL)
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(before) - 2)
    click_cell(page, 0)
    QTest.keyClick(page.grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: page.grid.selected_ids() == before[2:4])
    assert page.grid.current_id == before[2]
    assert page.grid.ids.tolist() == before


def test_four_new_pictures_leave_the_selection_where_it_is(
    window: MainWindow, page: LibraryPage, make: Callable[..., None], qtbot: QtBot
) -> None:
    before = page.grid.ids.tolist()
    page.grid.set_cell_px(400)
    click_cell(page, 1)
    make("a new sea", count=4)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(before) + 4)
    assert page.grid.selected_ids() == [page.grid.current_id] == [before[1]]
    rect = page.grid.cell_rect(page.grid.row_of(before[1]))
    assert page.grid.viewport().rect().intersects(rect)


def test_a_slash_searches_and_letters_alone_are_commands(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    click_cell(page, 0)
    QTest.keyClicks(page.grid, "eg")
    assert page.grid.hasFocus()
    assert page.bar.field.text() == ""
    QTest.keyClick(page.grid, Qt.Key.Key_Slash)
    assert page.bar.field.hasFocus()
    QTest.keyClicks(page.bar.field, "penguin/3")
    assert page.bar.field.text() == "penguin/3"
    assert not window.undo.canUndo()


def test_the_name_of_a_board_is_typed_and_no_key_reaches_the_pictures(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    make_board(page, "Sea", page.grid.ids.tolist()[:1], qtbot)
    click_cell(page, 1)
    QTest.keyClick(page.grid, Qt.Key.Key_B)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, BoardPopup)
    QTest.keyClicks(popup.field, "4 Pixies")
    shown = [popup.list.item(row).text() for row in range(popup.list.count())]
    assert shown == ["Create board “4 Pixies”"]
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: (
            [(one.name, one.count) for one in page.organiser.boards]
            == [("Sea", 1), ("4 Pixies", 1)]
        )
    )
    assert annotations_of(window.studio, page.grid.ids.tolist()[1]).rating == 0
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_B)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, BoardPopup)
    QTest.keyClicks(popup.field, "se")
    assert popup.list.item(0).text() == "Sea"
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.organiser.boards[0].count == 2)


def test_the_next_start_shows_the_same_pictures_in_the_same_place(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    board = make_board(page, "Sea", page.grid.ids.tolist()[:5], qtbot)
    click_place(page, "Sea")
    page.bar.field.setFocus()
    QTest.keyClicks(page.bar.field, "-city")
    page.bar.set_sort(SORTS[1][0])
    page.bar.sort_chosen.emit()
    page.grid.set_cell_px(400)
    qtbot.waitUntil(
        lambda: len(page.grid.ids) == 5 and page.grid.ids.tolist() == sorted(page.grid.ids.tolist())
    )
    current = page.grid.ids.tolist()[3]
    page.grid.set_current(current)
    page.grid.verticalScrollBar().setValue(page.grid.verticalScrollBar().value() - 50)
    top = page.grid.cell_rect(3).top()
    close_when_written(window, qtbot)
    again = MainWindow(window.studio)
    again.show()
    qtbot.waitUntil(lambda: again.library is not None and len(again.library.grid.ids) == 5)
    assert again.library is not None
    qtbot.waitUntil(lambda: again.library.grid.current_id == current)  # type: ignore[union-attr]
    assert again.library.place == board_place(board.uid)
    assert again.library.bar.field.text().strip() == "-city"
    assert again.library.bar.sort == SORTS[1][0]
    assert again.library.grid.cell_rect(3).top() == top
    assert lit(again.library) == ["Sea"]
    close_when_written(again, qtbot)


def test_the_next_start_shows_what_was_there_before_the_trash(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    board = make_board(page, "Sea", page.grid.ids.tolist()[:5], qtbot)
    click_place(page, "Sea")
    page.bar.field.setFocus()
    QTest.keyClicks(page.bar.field, "-city")
    qtbot.waitUntil(lambda: len(page.grid.ids) == 5)
    page.grid.set_current(page.grid.ids.tolist()[3])
    current = page.grid.current_id
    click_place(page, "Trash")
    qtbot.waitUntil(lambda: page.is_trash and not len(page.grid.ids))
    close_when_written(window, qtbot)
    again = MainWindow(window.studio)
    again.show()
    qtbot.waitUntil(lambda: again.library is not None and len(again.library.grid.ids) == 5)
    assert again.library is not None
    assert again.library.place == board_place(board.uid)
    qtbot.waitUntil(lambda: again.library.grid.current_id == current)  # type: ignore[union-attr]
    close_when_written(again, qtbot)


def viewer_of(page: LibraryPage, qtbot: QtBot) -> Viewer:
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    shown = modal(qtbot, FullScreenView)
    qtbot.waitUntil(shown.isActiveWindow)
    return shown.viewer


def test_keys_mark_and_delete_the_picture_in_the_viewer(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    first, second, third = page.grid.ids.tolist()[:3]
    click_cell(page, 4)
    click_cell(page, 0, CTRL)
    viewer = viewer_of(page, qtbot)
    assert viewer.current_id == first
    QTest.keyClick(viewer.view, Qt.Key.Key_Right)
    QTest.keyClick(viewer.view, Qt.Key.Key_3)
    QTest.keyClick(viewer.view, Qt.Key.Key_P)
    QTest.keyClick(viewer.view, Qt.Key.Key_6)
    qtbot.waitUntil(lambda: "★★★, Picked, Red" in viewer.bar.caption.text())
    assert (
        annotations_of(window.studio, first).rating,
        annotations_of(window.studio, second).rating,
    ) == (0, 3)
    assert annotations_of(window.studio, page.grid.ids.tolist()[4]).rating == 0
    QTest.keyClick(viewer.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: viewer.current_id == third)
    QTest.keyClick(viewer.view, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: second in page.grid.ids.tolist())
    viewer.customContextMenuRequested.emit(QPoint(9, 9))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert window.actions_[ActionId.OPEN_IN_CREATE] in menu.actions()
    menu.close()
    QTest.keyClick(viewer.view, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert page.grid.current_id == third


def test_opening_a_picture_in_create_from_the_viewer_leaves_it(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    click_cell(page, 0)
    viewer = viewer_of(page, qtbot)
    QTest.keyClick(viewer.view, Qt.Key.Key_Right)
    second = viewer.current_id
    window.actions_[ActionId.OPEN_IN_CREATE].trigger()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert window.views.shown is View.CREATE
    assert window.stage.picture is not None
    assert window.stage.picture.id == second


def test_keys_mark_the_picture_that_has_the_focus_while_comparing(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    first, second = page.grid.ids.tolist()[:2]
    click_cell(page, 0)
    click_cell(page, 1, CTRL)
    QTest.keyClick(page.grid, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    (compared,) = dialog.findChildren(CompareView)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.mouseClick(compared.views[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(compared.views[1], Qt.Key.Key_5)
    qtbot.waitUntil(lambda: compared.views[1].accessibleDescription() == "★★★★★")
    assert (
        annotations_of(window.studio, first).rating,
        annotations_of(window.studio, second).rating,
    ) == (0, 5)
    QTest.keyClick(compared, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert list(page.ids) == [first, second]


def test_what_is_not_understood_says_so_in_a_chip(page: LibraryPage, qtbot: QtBot) -> None:
    page.bar.field.setFocus()
    QTest.keyClicks(page.bar.field, "date:tomorrow rating: rating:9 label:pink red")
    assert [chip.text() for chip in page.bar.chips] == [
        "red",
        "“date:tomorrow” isn't understood",
        "“rating:” isn't understood",
        "“rating:9” isn't understood",
        "“label:pink” isn't understood",
    ]
    qtbot.waitUntil(lambda: len(page.grid.ids) == 2)
    QTest.mouseClick(page.bar.chips[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.bar.chips) == 4)
    assert page.bar.field.text() == "rating: rating:9 label:pink red"


def test_culling_shows_marks_and_enter_twice_deletes_nothing(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    before = page.grid.ids.tolist()
    page.grid.set_current(before[0])
    QTest.keyClick(page.grid, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: page.results.facts(before[0]).rating == 2)  # type: ignore[union-attr]
    page.grid.select_all()
    culling = cull(window, qtbot)
    count = len(before)
    assert culling.progress.text() == f"1 of {count} · ★★"
    QTest.keyClick(culling, Qt.Key.Key_A)
    QTest.keyClick(culling, Qt.Key.Key_X)
    QTest.keyClick(culling, Qt.Key.Key_7)
    assert culling.progress.text() == f"1 of {count} · ★★, Rejected, Yellow"
    QTest.keyClick(culling, Qt.Key.Key_A)
    QTest.keyClick(culling, Qt.Key.Key_P)
    assert culling.progress.text() == f"2 of {count}"
    QTest.keyClick(culling, Qt.Key.Key_Backspace)
    QTest.keyClick(culling, Qt.Key.Key_Return)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: annotations_of(window.studio, before[0]).label is ColourLabel.YELLOW)
    assert annotations_of(window.studio, before[0]).flag is Flag.REJECT
    assert page.grid.ids.tolist() == before
