"""The library's page, driven by mouse and keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QInputDialog,
    QLineEdit,
    QListView,
    QMenu,
    QMessageBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sdstudio.app.library_view import organiser
from sdstudio.app.operations import unfinished
from sdstudio.app.settings import Theme
from sdstudio.domain.annotations import Annotations, Board, ColourLabel, Flag, SavedSearch
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.picture_query import Field
from sdstudio.domain.query_text import parse_query
from sdstudio.imaging import input_ref, read_rgb
from sdstudio.library import Picture
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library import marking_bar
from sdstudio.ui.library.board_list import put_ids
from sdstudio.ui.library.board_popup import BoardPopup
from sdstudio.ui.library.compare.compare_view import CompareView
from sdstudio.ui.library.counted_list import AIMED_AT, CountedList
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.library.places import ALL_PICTURES, TRASH, board_place
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.stage import Showing
from sdstudio.ui.views import View
from tests.support.closing import close_when_written
from tests.support.dialogs import answer
from tests.support.library_window import PROMPTS, annotations_of, click_cell, cull, fill_library
from tests.support.studio import running_studio, studio_paths
from tests.support.system_trash import SystemTrash

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    return fill_library(paths)


def search(page: LibraryPage, text: str) -> None:
    page.bar.field.setFocus()
    page.bar.field.clear()
    # As an input method does: QTest can't type Chinese.
    page.bar.field.insert(text)


def click_line(page: LibraryPage, field: Field, name: str, alt: bool = False) -> None:
    shown = page.side.facets.groups[field].list
    (item,) = (shown.item(row) for row in range(shown.count()) if shown.item(row).text() == name)
    keys = ALT if alt else Qt.KeyboardModifier.NoModifier
    where = shown.visualItemRect(item).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, keys, where)


def name_editor(lines: CountedList, qtbot: QtBot) -> QLineEdit:
    """The field in which the name of a line is typed, once it has the focus."""

    def editor() -> QLineEdit | None:
        focused = QApplication.focusWidget()
        return focused if isinstance(focused, QLineEdit) and lines.isAncestorOf(focused) else None

    qtbot.waitUntil(lambda: editor() is not None)
    found = editor()
    assert found is not None
    return found


def test_the_views_keep_their_place_and_the_last_one_is_remembered(
    qtbot: QtBot, window: MainWindow, page: LibraryPage
) -> None:
    click_cell(page, 3)
    current = page.grid.current_id
    QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.views.shown is View.CREATE
    window.make.prompt.field.setFocus()
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    assert page.grid.hasFocus()
    assert page.grid.current_id == current
    QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.make.prompt.field.hasFocus()
    window.views.switch.buttons[ActionId.VIEW_LIBRARY].click()
    close_when_written(window, qtbot)
    again = MainWindow(window.studio)
    again.show()
    qtbot.waitUntil(lambda: again.library is not None and len(again.library.grid.ids) > 0)
    assert again.views.shown is View.LIBRARY
    close_when_written(again, qtbot)


def test_the_library_is_not_made_before_it_is_seen(window: MainWindow) -> None:
    assert window.library is None


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (Qt.Key.Key_4, Annotations(rating=4)),
        (Qt.Key.Key_P, Annotations(flag=Flag.PICK)),
        (Qt.Key.Key_X, Annotations(flag=Flag.REJECT)),
        (Qt.Key.Key_6, Annotations(label=ColourLabel.RED)),
        (Qt.Key.Key_9, Annotations(label=ColourLabel.BLUE)),
    ],
)
def test_a_single_key_marks_the_picture_and_undo_takes_it_back(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, key: Qt.Key, wanted: Annotations
) -> None:
    click_cell(page, 1)
    marked = page.grid.ids.tolist()[1]
    QTest.keyClick(page.grid, key)
    qtbot.waitUntil(lambda: annotations_of(window.studio, marked) == wanted)
    qtbot.waitUntil(lambda: page.results.facts(marked).rating == wanted.rating)  # type: ignore[union-attr]
    assert page.grid.current_id == marked
    QTest.keyClick(page.grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: annotations_of(window.studio, marked) == Annotations())
    QTest.keyClick(page.grid, Qt.Key.Key_Y, CTRL)
    qtbot.waitUntil(lambda: annotations_of(window.studio, marked) == wanted)


def test_marks_work_on_all_selected_pictures_at_once(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_A, CTRL)
    QTest.keyClick(page.grid, Qt.Key.Key_5)
    qtbot.waitUntil(
        lambda: all(
            annotations_of(window.studio, one).rating == 5 for one in page.grid.ids.tolist()
        )
    )
    qtbot.waitUntil(lambda: page.details.name.text() == f"{len(PROMPTS)} pictures selected")
    window.undo.undo()
    qtbot.waitUntil(
        lambda: all(
            annotations_of(window.studio, one).rating == 0 for one in page.grid.ids.tolist()
        )
    )


def test_marking_many_pictures_shows_progress_and_can_be_stopped(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(organiser, "_MARKED_AT_ONCE", 2)
    monkeypatch.setattr(marking_bar, "SHOWN_AFTER_S", 0.0)
    bar = page.marking.bar
    shown: list[tuple[str, bool]] = []

    def look() -> None:
        shown.append((bar.label.text(), bar.stop.isVisible()))
        bar.stop.click()

    page.organiser.progressed.connect(look)
    QTest.keyClick(page.grid, Qt.Key.Key_A, CTRL)
    QTest.keyClick(page.grid, Qt.Key.Key_5)
    stopped = f"Stopped after 2 of {len(PROMPTS)} pictures."
    qtbot.waitUntil(lambda: page.done.text == stopped)
    assert len(shown) == 1
    assert shown[0][0].startswith(f"Changing pictures: 2 of {len(PROMPTS)}, ")
    assert shown[0][1]
    assert bar.isHidden()
    stars = [annotations_of(window.studio, one).rating for one in page.grid.ids.tolist()]
    assert sorted(stars) == [0] * (len(PROMPTS) - 2) + [5, 5]
    page.done.button.click()
    qtbot.waitUntil(
        lambda: all(
            annotations_of(window.studio, one).rating == 0 for one in page.grid.ids.tolist()
        )
    )
    assert not window.undo.canUndo()


def test_undoing_many_marks_shows_progress_without_a_stop(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(organiser, "_MARKED_AT_ONCE", 2)
    monkeypatch.setattr(marking_bar, "SHOWN_AFTER_S", 0.0)
    QTest.keyClick(page.grid, Qt.Key.Key_A, CTRL)
    QTest.keyClick(page.grid, Qt.Key.Key_5)
    qtbot.waitUntil(window.undo.canUndo)
    bar = page.marking.bar
    shown: list[tuple[bool, bool]] = []
    page.organiser.progressed.connect(
        lambda _state: shown.append((bar.isVisible(), bar.stop.isVisible()))
    )
    window.undo.undo()
    qtbot.waitUntil(
        lambda: all(
            annotations_of(window.studio, one).rating == 0 for one in page.grid.ids.tolist()
        )
    )
    assert set(shown) == {(True, False)}
    qtbot.waitUntil(bar.isHidden)


def test_what_only_some_selected_pictures_have_is_said_and_can_be_removed(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    first = page.grid.ids.tolist()[0]
    click_cell(page, 0)
    QTest.keyClick(page.grid, Qt.Key.Key_3)
    page.marking.add_tags(["sea"])
    qtbot.waitUntil(
        lambda: annotations_of(window.studio, first) == Annotations(rating=3, tags=("sea",))
    )
    qtbot.waitUntil(lambda: len(page.details.tags.chips) == 1)
    field = page.details.tags.field
    # The tag is laid out above it.
    qtbot.waitUntil(lambda: field.y() > 0)
    place = field.mapTo(page.details, QPoint())
    QTest.keyClick(page.grid, Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(lambda: page.details.marks.mixed.text() == "Mixed")
    assert "stars" in page.details.marks.mixed.toolTip()
    chip = page.details.tags.chips[0]
    assert chip.property("dim") is True
    qtbot.waitUntil(lambda: field.mapTo(page.details, QPoint()) == place)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: annotations_of(window.studio, first).tags == ())
    qtbot.waitUntil(lambda: not page.details.tags.chips)


def test_a_key_typed_into_a_field_marks_nothing(window: MainWindow, page: LibraryPage) -> None:
    for field in (page.bar.field, page.details.tags.field):
        field.setFocus()
        QTest.keyClicks(field, "5px")
        assert "5px" in field.text()
        field.clear()
    assert not window.undo.canUndo()


def test_a_key_asks_before_anything_else_happens(page: LibraryPage) -> None:
    page.bar.field.setFocus()
    QTest.keyClick(page.bar.field, Qt.Key.Key_R)
    assert page.results.query.terms == parse_query("r").terms


def test_results_follow_what_is_typed_and_chips_take_terms_away(
    page: LibraryPage, qtbot: QtBot
) -> None:
    search(page, "red")
    qtbot.waitUntil(lambda: len(page.grid.ids) == 2)
    assert page.bar.count_label.text() == "2 pictures"
    QTest.keyClicks(page.bar.field, " -house")
    qtbot.waitUntil(lambda: len(page.grid.ids) == 1)
    assert [chip.text() for chip in page.bar.chips] == ["red", "not house"]
    QTest.mouseClick(page.bar.chips[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.grid.ids) == 2)
    search(page, "城市")
    qtbot.waitUntil(lambda: len(page.grid.ids) == 1)
    QTest.keyClick(page.bar.field, Qt.Key.Key_Return)
    assert page.grid.hasFocus()


def test_nothing_found_names_the_term_to_drop_and_drops_it(page: LibraryPage, qtbot: QtBot) -> None:
    search(page, "red zebra")
    qtbot.waitUntil(lambda: page.empty.button.isVisible())
    assert "zebra" in page.empty.button.text()
    assert "2 pictures" in page.empty.text.text()
    QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.grid.ids) == 2)
    assert page.bar.field.text().strip() == "red"


def test_a_facet_is_included_by_a_click_and_excluded_with_alt(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    click_cell(page, 0)
    QTest.keyClick(page.grid, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: page.side.facets.groups[Field.RATING].list.count() == 2)
    click_line(page, Field.RATING, "★★★")
    qtbot.waitUntil(lambda: len(page.grid.ids) == 1)
    click_line(page, Field.RATING, "★★★")
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS))
    click_line(page, Field.RATING, "★★★", alt=True)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS) - 1)
    assert page.bar.chips[0].text() == "Rating: not ★★★"


def test_a_facet_group_folds(page: LibraryPage) -> None:
    group = page.side.facets.groups[Field.RATING]
    assert group.list.isVisible()
    QTest.mouseClick(group.heading, Qt.MouseButton.LeftButton)
    assert group.list.isHidden()


def test_delete_makes_the_next_picture_current_and_undo_brings_it_back(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    before = page.grid.ids.tolist()
    click_cell(page, 1)
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(before) - 1)
    assert page.grid.current_id == before[2]
    assert page.done.text == "Moved 1 picture to the trash."
    QTest.keyClick(page.grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == before)
    qtbot.waitUntil(lambda: page.grid.current_id == before[1])
    assert page.grid.selected_ids() == [before[1]]


def test_the_trash_puts_back_and_is_emptied_after_a_question(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    system_trash = SystemTrash()
    before = page.grid.ids.tolist()
    page.grid.select_all()
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.empty.isVisible())
    assert page.empty.heading.text() == "No pictures yet"
    page.go_to(TRASH)
    qtbot.waitUntil(lambda: sorted(page.grid.ids.tolist()) == sorted(before))
    assert not window.actions_[ActionId.RATE_1].isEnabled()
    assert not window.actions_[ActionId.DELETE].isEnabled()
    click_cell(page, 0)
    back = page.grid.current_id
    window.actions_[ActionId.PUT_BACK].trigger()
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(before) - 1)
    page.go_to(ALL_PICTURES)
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == [back])
    window.undo.undo()
    page.go_to(TRASH)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(before))
    window.actions_[ActionId.EMPTY_TRASH].trigger()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    (go,) = (one for one in box.buttons() if one.text() == "Empty trash")
    window.studio.library.do(lambda library: setattr(library.trash, "_send_to_trash", system_trash))
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(system_trash.taken) == len(before) and page.empty.isVisible())
    assert page.empty.heading.text() == "The trash is empty"


def in_trash(page: LibraryPage, qtbot: QtBot) -> list[int]:
    """Move all pictures to the trash, and show it."""
    before = page.grid.ids.tolist()
    page.grid.select_all()
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.empty.isVisible())
    page.go_to(TRASH)
    qtbot.waitUntil(lambda: sorted(page.grid.ids.tolist()) == sorted(before))
    page.grid.setFocus()
    return [int(one) for one in page.grid.ids]


def system_trash_of(window: MainWindow) -> SystemTrash:
    taken = SystemTrash()
    window.studio.library.do(lambda library: setattr(library.trash, "_send_to_trash", taken))
    return taken


def test_the_delete_key_in_the_trash_deletes_for_good_after_a_question(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    system_trash = system_trash_of(window)
    marked = page.grid.current_id
    assert marked is not None
    QTest.keyClick(page.grid, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: window.undo.count() == 1)
    assert not window.actions_[ActionId.DELETE_FOR_GOOD].isEnabled()
    trashed = in_trash(page, qtbot)
    assert window.undo.count() == 2
    row = trashed.index(marked)
    click_cell(page, row)
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text() == "Delete 1 picture for good?"
    assert box.informativeText() == (
        "It leaves the library, along with its stars, tags and note, and its file goes to the "
        "system's trash."
    )
    answer("Cancel")
    assert page.grid.ids.tolist() == trashed
    QTest.keyClick(page.grid, Qt.Key.Key_Backspace)
    answer("Delete for good")
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == [one for one in trashed if one != marked])
    assert len(system_trash.taken) == 1
    assert page.done.text == "Moved 1 picture to the system's trash."
    page.go_to(ALL_PICTURES)
    qtbot.waitUntil(lambda: not len(page.grid.ids))
    window.undo.undo()
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(trashed) - 1)
    # What was only about the picture that is gone can't be undone any more.
    qtbot.waitUntil(lambda: not window.undo.canUndo())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: page.picture is not None)
    page.grid.setFocus()
    page.grid.set_current(page.grid.id_at(0))
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(trashed) - 2)


def test_selected_pictures_are_deleted_for_good_with_the_button_in_the_trash(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    system_trash = system_trash_of(window)
    trashed = in_trash(page, qtbot)
    click_cell(page, 0)
    click_cell(page, 1, CTRL)
    (button,) = (
        one for one in page.trash.bar.findChildren(QPushButton) if one.text() == "Delete for good"
    )
    assert "(Del" in button.toolTip()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    box = answer("Delete for good")
    assert box.text() == "Delete 2 pictures for good?"
    assert box.informativeText() == (
        "They leave the library, along with their stars, tags and notes, and their files go to the "
        "system's trash."
    )
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == trashed[2:])
    assert len(system_trash.taken) == 2


def test_pictures_that_the_system_has_no_trash_for_stay(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    system_trash_of(window).refuses = True
    trashed = in_trash(page, qtbot)
    click_cell(page, 0)
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    answer("Delete for good")
    qtbot.waitUntil(lambda: page.done.text == "The system has no trash for 1 picture, which stays.")
    assert page.grid.ids.tolist() == trashed


def test_a_picture_looked_at_in_the_trash_can_be_deleted_for_good(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    system_trash = system_trash_of(window)
    trashed = in_trash(page, qtbot)
    click_cell(page, 0)
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.looking.is_looking)
    viewer = QApplication.activeModalWidget()
    assert viewer is not None
    QTest.keyClick(QApplication.focusWidget() or viewer, Qt.Key.Key_Delete)
    answer("Delete for good")
    qtbot.waitUntil(lambda: page.looking.current_id == trashed[1])
    assert len(system_trash.taken) == 1
    page.looking.leave()
    qtbot.waitUntil(lambda: not page.looking.is_looking)


def test_escape_takes_back_a_board_that_is_being_named(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    window.actions_[ActionId.NEW_BOARD].trigger()
    qtbot.waitUntil(lambda: page.side.places.is_typing)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.organiser.boards)
    window.undo.redo()
    qtbot.waitUntil(lambda: len(page.organiser.boards) == 1)
    # This one was kept: it is only not renamed.
    page.side.rename_board(page.organiser.boards[0].uid)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.side.places.is_typing)
    assert window.undo.canUndo()


def test_a_new_board_whose_name_was_accepted_stays_when_renaming_it_is_cancelled(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    window.actions_[ActionId.NEW_BOARD].trigger()
    qtbot.waitUntil(lambda: page.side.places.is_typing)
    QTest.keyClick(name_editor(page.side.places, qtbot), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.side.places.is_typing)
    page.side.rename_board(page.organiser.boards[0].uid)
    QTest.keyClick(name_editor(page.side.places, qtbot), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.side.places.is_typing)
    assert window.undo.undoText() == "new board"


def test_boards_are_made_renamed_filled_by_dropping_and_deleted_with_undo(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    window.actions_[ActionId.NEW_BOARD].trigger()
    qtbot.waitUntil(lambda: len(page.organiser.boards) == 1)
    board = page.organiser.boards[0]
    editor = name_editor(page.side.places, qtbot)
    QTest.keyClicks(editor, "Sea")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.organiser.boards[0].name == "Sea")
    ready: list[bool] = []
    page.grid.source.prepare_drag(page.grid.ids.tolist()[:2], lambda: ready.append(True))
    qtbot.waitUntil(lambda: bool(ready))
    dragged = page.grid.source.mime_data(page.grid.ids.tolist()[:2])
    assert dragged is not None
    places = page.side.places
    line = next(row for row in range(places.count()) if places.item(row).text() == "Sea")
    where = places.visualItemRect(places.item(line)).center()
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(where, copy, dragged, left, none)
    QApplication.sendEvent(places.viewport(), entering)
    assert entering.isAccepted()
    dropping = QDropEvent(QPointF(where), copy, dragged, left, none)
    QApplication.sendEvent(places.viewport(), dropping)
    qtbot.waitUntil(lambda: page.organiser.boards[0].count == 2)
    page.go_to(board_place(board.uid))
    qtbot.waitUntil(lambda: len(page.grid.ids) == 2)
    click_cell(page, 0)
    window.actions_[ActionId.REMOVE_FROM_BOARD].trigger()
    qtbot.waitUntil(lambda: len(page.grid.ids) == 1)
    places.setFocus()
    places.setCurrentRow(line)
    QTest.keyClick(places, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not page.organiser.boards)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS))
    window.undo.undo()
    qtbot.waitUntil(lambda: [one.count for one in page.organiser.boards] == [1])


def test_a_menu_beside_the_pictures_selects_all_and_orders_them(
    page: LibraryPage, qtbot: QtBot
) -> None:
    before = page.grid.ids.tolist()
    page.grid.context_menu_asked.emit(-1, QPoint(10, 10))
    menu = page.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    texts = {one.text(): one for one in menu.actions()}
    texts["Select all"].trigger()
    assert page.grid.selected_count == len(before)
    orders = texts["Order"].menu()
    assert isinstance(orders, QMenu)
    assert [one.text() for one in orders.actions() if one.isChecked()] == ["Newest first"]
    orders.actions()[1].trigger()
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == before[::-1])
    menu.close()


def test_a_picture_has_its_marks_in_its_menu(window: MainWindow, page: LibraryPage) -> None:
    click_cell(page, 0)
    page.grid.context_menu_asked.emit(page.grid.ids.tolist()[0], QPoint(10, 10))
    menu = page.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    assert menu.sizeHint().height() < 700
    found = menu.actions()
    for below in menu.findChildren(QMenu):
        found += below.actions()
    for do in (
        ActionId.RATE_3,
        ActionId.PICK,
        ActionId.LABEL_RED,
        ActionId.EDIT_NOTE,
        ActionId.CULL,
    ):
        assert window.actions_[do] in found
    menu.close()


def test_what_was_done_is_said_over_the_pictures_until_another_place_is_chosen(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    click_cell(page, 0)
    height = page.grid.height()
    window.actions_[ActionId.DELETE].trigger()
    qtbot.waitUntil(page.done.isVisible)
    assert page.grid.height() == height
    qtbot.waitUntil(lambda: page.done.height() > 20)
    page.side.place_chosen.emit(TRASH)
    assert not page.done.isVisible()
    window.undo.undo()
    qtbot.waitUntil(lambda: page.results.trash_count == 0)


def test_pictures_dropped_on_the_trash_are_deleted_and_come_back(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    first = page.grid.ids.tolist()[0]
    data = QMimeData()
    put_ids(data, [first])
    places = page.side.places
    item = places.item(places.count() - 1)
    where = places.visualItemRect(item).center()
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(places.viewport(), QDragEnterEvent(where, copy, data, left, none))
    assert item.data(AIMED_AT)
    QApplication.sendEvent(places.viewport(), QDropEvent(QPointF(where), copy, data, left, none))
    assert not item.data(AIMED_AT)
    qtbot.waitUntil(lambda: first not in page.grid.ids.tolist())
    window.undo.undo()
    qtbot.waitUntil(lambda: first in page.grid.ids.tolist())


def test_the_icons_of_boards_and_filters_follow_the_theme(
    window: MainWindow, page: LibraryPage
) -> None:
    shown = page.side.places.item(0).icon()

    def lightest() -> int:
        image = shown.pixmap(16).toImage()
        drawn = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
        return max(one.lightness() for one in drawn if one.alpha() > 200)

    window.look.use(Theme.DARK)
    assert lightest() > 128
    window.look.use(Theme.LIGHT)
    assert lightest() < 128


def test_b_offers_the_boards(window: MainWindow, page: LibraryPage, qtbot: QtBot) -> None:
    page.marking.new_board()
    qtbot.waitUntil(lambda: len(page.organiser.boards) == 1)
    page.grid.setFocus()
    click_cell(page, 0)
    QTest.keyClick(page.grid, Qt.Key.Key_B)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, BoardPopup)
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.organiser.boards[0].count == 1)


def test_a_long_name_of_a_board_is_shortened(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    popup = BoardPopup([Board("1", "a board with a very long name, " * 4, 0)], page)
    qtbot.addWidget(popup)
    popup.show()
    assert not popup.list.horizontalScrollBar().maximum()


def test_the_icon_of_the_selected_board_is_seen_on_the_accent(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    popup = BoardPopup([Board("1", "Sea", 0)], page)
    qtbot.addWidget(popup)
    window.look.use(Theme.LIGHT)
    pictures = [
        popup.list.item(0).icon().pixmap(QSize(16, 16), mode).toImage()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected)
    ]
    assert pictures[0] != pictures[1]


def test_the_last_of_several_tags_is_completed(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    click_cell(page, 0)
    tags = page.details.tags
    tags.offer(["sketch", "portfolio"])
    tags.field.setFocus()
    QTest.keyClicks(tags.field, "new,ske")
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QListView))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    assert tags.field.text() == "new, sketch"
    QTest.keyClick(popup, Qt.Key.Key_Return)
    tagged = page.grid.ids.tolist()[0]
    qtbot.waitUntil(lambda: set(annotations_of(window.studio, tagged).tags) == {"new", "sketch"})


def test_tags_that_the_picture_has_are_not_offered(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    click_cell(page, 0)
    tags = page.details.tags
    model = tags.completer.model()
    tags.offer(["sketch", "sketchbook"])
    tags.field.setFocus()
    QTest.keyClicks(tags.field, "sketch")
    QTest.keyClick(tags.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(tags.chips) == 1)
    tags.offer(["sketch", "sketchbook"])
    offered = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert offered == ["sketchbook"]


def test_the_picture_that_one_left_for_the_trash_is_current_again(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    click_cell(page, 0)
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS) - 1)
    click_cell(page, 1)
    current = page.grid.current_id
    page.go_to(TRASH)
    qtbot.waitUntil(lambda: len(page.grid.ids) == 1 and page.grid.current_id != current)
    page.go_to(ALL_PICTURES)
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS) - 1)
    assert page.grid.current_id == current


def test_completed_tags_are_not_seen_through(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    click_cell(page, 0)
    window.look.use(Theme.LIGHT)
    tags = page.details.tags
    tags.offer(["sketch"])
    tags.field.setFocus()
    QTest.keyClicks(tags.field, "ske")
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QListView))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    image = popup.grab().toImage()
    ground = image.pixelColor(image.width() - 8, image.height() // 2)
    assert (ground.alpha(), ground.lightness() > 200) == (255, True)


def test_tags_are_typed_and_taken_away(window: MainWindow, page: LibraryPage, qtbot: QtBot) -> None:
    click_cell(page, 0)
    tagged = page.grid.ids.tolist()[0]
    QTest.keyClick(page.grid, Qt.Key.Key_T)
    field = page.details.tags.field
    assert field.hasFocus()
    field.insert("sea, 夜景")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: set(annotations_of(window.studio, tagged).tags) == {"sea", "夜景"})
    qtbot.waitUntil(lambda: len(page.details.tags.chips) == 2)
    chip = next(one for one in page.details.tags.chips if one.text() == "sea")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: annotations_of(window.studio, tagged).tags == ("夜景",))
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert page.grid.hasFocus()


def test_a_note_is_kept_when_the_field_is_left(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    click_cell(page, 0)
    noted = page.grid.ids.tolist()[0]
    qtbot.waitUntil(lambda: page.details.note.isEnabled())
    QTest.keyClick(page.grid, Qt.Key.Key_N)
    assert page.details.note.hasFocus()
    QTest.keyClicks(page.details.note, "good light")
    QTest.keyClick(page.details.note, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: annotations_of(window.studio, noted).note == "good light")
    assert page.grid.hasFocus()


def test_a_search_is_saved_and_looked_for_again(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    search(page, "red")
    qtbot.waitUntil(lambda: len(page.grid.ids) == 2)
    window.actions_[ActionId.SAVE_SEARCH].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("Reds")
    dialog.accept()
    qtbot.waitUntil(lambda: len(page.organiser.searches) == 1)
    page.bar.field.clear()
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS))
    searches = page.side.searches
    where = searches.visualItemRect(searches.item(0)).center()
    QTest.mouseClick(searches.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))
    qtbot.waitUntil(lambda: len(page.grid.ids) == 2)
    searches.setFocus()
    QTest.keyClick(searches, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not page.organiser.searches)
    window.undo.undo()
    qtbot.waitUntil(lambda: len(page.organiser.searches) == 1)


def saved_search(page: LibraryPage, qtbot: QtBot) -> SavedSearch:
    """A search for red things, saved and shown."""
    page.marking.keep_search("Reds", "red")
    qtbot.waitUntil(lambda: page.side.searches.count() == 1)
    click_search(page)
    qtbot.waitUntil(lambda: len(page.grid.ids) == 2)
    return page.organiser.searches[0]


def click_search(page: LibraryPage) -> None:
    searches = page.side.searches
    where = searches.visualItemRect(searches.item(0)).center()
    QTest.mouseClick(searches.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_saved_search_is_renamed_in_place_with_undo(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    saved = saved_search(page, qtbot)
    searches = page.side.searches
    searches.setFocus()
    QTest.keyClick(searches, Qt.Key.Key_F2)
    editor = name_editor(searches, qtbot)
    QTest.keyClicks(editor, "Warm")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.name for one in page.organiser.searches] == ["Warm"])
    assert page.organiser.searches[0].query == saved.query
    assert len(page.grid.ids) == 2
    window.undo.undo()
    qtbot.waitUntil(lambda: page.organiser.searches == (saved,))
    assert searches.item(0).text() == "Reds"


def test_a_saved_search_is_updated_to_what_is_shown_with_undo(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    update = window.actions_[ActionId.UPDATE_SEARCH]
    assert not update.isEnabled()
    saved = saved_search(page, qtbot)
    assert not update.isEnabled()
    search(page, "red fish")
    qtbot.waitUntil(lambda: len(page.grid.ids) not in (0, 2))
    shown = len(page.grid.ids)
    assert update.isEnabled()
    update.trigger()
    qtbot.waitUntil(lambda: page.organiser.searches[0].query != saved.query)
    assert page.done.text == "“Reds” now finds what is shown."
    assert page.organiser.searches[0].name == "Reds"
    qtbot.waitUntil(lambda: not update.isEnabled())
    search(page, "")
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS))
    click_search(page)
    qtbot.waitUntil(lambda: len(page.grid.ids) == shown)
    window.undo.undo()
    qtbot.waitUntil(lambda: page.organiser.searches == (saved,))


def test_the_menu_of_a_saved_search_renames_updates_and_deletes_it(
    page: LibraryPage, qtbot: QtBot
) -> None:
    saved_search(page, qtbot)
    searches = page.side.searches
    where = searches.visualItemRect(searches.item(0)).center()

    def menu() -> dict[str, QAction]:
        searches.customContextMenuRequested.emit(where)
        shown = QApplication.activePopupWidget()
        assert isinstance(shown, QMenu)
        found = {one.text(): one for one in shown.actions()}
        shown.close()
        return found

    assert list(menu()) == ["Rename", "Update to what is shown", "Delete saved search"]
    assert not menu()["Update to what is shown"].isEnabled()
    search(page, "sea")
    qtbot.waitUntil(lambda: menu()["Update to what is shown"].isEnabled())
    menu()["Update to what is shown"].trigger()
    qtbot.waitUntil(lambda: page.organiser.searches[0].query == "sea")
    menu()["Rename"].trigger()
    qtbot.waitUntil(lambda: searches.state() is QAbstractItemView.State.EditingState)
    QTest.keyClick(QApplication.focusWidget() or searches, Qt.Key.Key_Escape)
    menu()["Delete saved search"].trigger()
    qtbot.waitUntil(lambda: not page.organiser.searches)


def test_the_names_of_files_are_shown_and_that_is_remembered(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    names = window.actions_[ActionId.SHOW_NAMES]
    assert names.isEnabled()
    assert page.grid.arrangement.name_px == 0
    shown = page.grid.ids.tolist()
    title = page.grid.source.title(page.grid.current_id or 0)
    QTest.keyClick(window, Qt.Key.Key_T, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert names.isChecked()
    assert page.grid.has_names
    seen = page.grid.visible_ids()
    assert seen
    qtbot.waitUntil(lambda: all(page.grid.source.name(one).endswith(".png") for one in seen))
    assert page.grid.ids.tolist() == shown
    assert page.grid.source.title(page.grid.current_id or 0) == title
    close_when_written(window, qtbot)
    again = MainWindow(window.studio)
    again.show()
    qtbot.waitUntil(lambda: again.library is not None and len(again.library.grid.ids) > 0)
    assert again.library is not None
    assert again.library.grid.has_names
    close_when_written(again, qtbot)


def test_enter_opens_the_picture_on_the_canvas(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    click_cell(page, 2)
    qtbot.waitUntil(lambda: page.picture is not None)
    picture = page.picture
    assert picture is not None
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
    assert window.views.shown is View.CREATE
    base = window.studio.draft.draft.input(InputRole.IMAGE)
    assert base is not None
    assert base == input_ref(InputRole.IMAGE, read_rgb(picture.path))
    window.undo.undo()
    assert window.studio.draft.draft.input(InputRole.IMAGE) is None


def test_a_double_click_opens_the_picture_in_create(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    click_cell(page, 2)
    wanted = page.grid.current_id
    where = page.grid.cell_rect(2).center()
    QTest.mouseDClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(lambda: window.views.shown is View.CREATE)
    assert window.stage.picture is not None
    assert window.stage.picture.id == wanted


@pytest.mark.parametrize(
    ("do", "prompt", "seed"),
    [
        (ActionId.RECALL, True, True),
        (ActionId.REMIX, True, False),
        (ActionId.USE_PROMPT, True, False),
        (ActionId.REUSE_SEED, False, True),
        (ActionId.USE_SETTINGS, False, False),
    ],
)
def test_a_picture_is_used_again_in_parts(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, do: ActionId, prompt: bool, seed: bool
) -> None:
    draft = window.studio.draft
    draft.choose(prompt="mine", steps=3)
    before = draft.draft
    click_cell(page, 1)
    qtbot.waitUntil(
        lambda: page.picture is not None and page.picture.id == page.grid.ids.tolist()[1]
    )
    picture = page.picture
    assert picture is not None
    window.actions_[do].trigger()
    assert window.views.shown is View.CREATE
    chosen = draft.draft.chosen
    assert (chosen.get("prompt") == picture.request.params.prompt) is prompt
    assert (chosen.get("seed") == picture.request.params.seed) is seed
    window.undo.undo()
    assert draft.draft == before


def test_the_command_line_of_a_picture_is_copied(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().clear()
    window.actions_[ActionId.COPY_COMMAND].trigger()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().startswith("sdstudio generate"))
    assert f"'{PROMPTS[-1]}'" in QGuiApplication.clipboard().text()
    assert page.done.text == "The command is on the clipboard."


def test_a_picture_is_copied_and_looked_at(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().clear()
    QTest.keyClick(page.grid, Qt.Key.Key_C, CTRL)
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Escape):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    qtbot.waitUntil(lambda: page.grid.current_id == page.grid.ids.tolist()[1])


def test_start_from_this_works_on_the_library_s_picture(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    if not window.actions_[ActionId.START_FROM_THIS].isEnabled():
        pytest.skip("the model takes no pictures")
    window.actions_[ActionId.START_FROM_THIS].trigger()
    qtbot.waitUntil(lambda: bool(window.studio.draft.draft.inputs))
    assert window.views.shown is View.CREATE


def test_c_compares_the_selected_pictures(page: LibraryPage, qtbot: QtBot) -> None:
    click_cell(page, 0)
    click_cell(page, 1, CTRL)
    QTest.keyClick(page.grid, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    (compared,) = dialog.findChildren(CompareView)
    assert [one.id for one in compared.pictures] == page.grid.ids.tolist()[:2]
    QTest.keyClick(compared, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_a_new_board_and_its_undo_are_written_before_the_window_closes(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    page.marking.new_board(page.grid.ids.tolist()[:2], "Fish")
    assert unfinished()
    qtbot.waitUntil(lambda: window.undo.count() == 2 and not unfinished())
    for step in (window.undo.undo, window.undo.undo, window.undo.redo):
        step()
        assert unfinished()
        qtbot.waitUntil(lambda: not unfinished())


def test_the_comparison_goes_on_without_a_picture_that_is_deleted(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    every = page.grid.ids.tolist()
    one, *rest = every[:3]
    page.grid.select([one, *rest])
    QTest.keyClick(page.grid, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    (compared,) = dialog.findChildren(CompareView)
    qtbot.waitUntil(compared.hasFocus)
    QTest.keyClick(compared, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [each.id for each in compared.pictures] == rest)
    assert compared.current_id == rest[0]
    QTest.keyClick(compared, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: [each.id for each in compared.pictures] == [one, *rest])

    def left(count: int) -> Callable[[], bool]:
        return lambda: len(page.grid.ids) == count

    QTest.keyClick(compared, Qt.Key.Key_Delete)
    # Not for the grid, which may still be about to show what was deleted before and is back.
    qtbot.waitUntil(lambda: len(compared.pictures) == 2)
    QTest.keyClick(compared, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert window.undo.count() == 2
    qtbot.waitUntil(left(len(every) - 2))
    for gone in (1, 0):
        window.actions_[ActionId.UNDO].trigger()
        qtbot.waitUntil(left(len(every) - gone))
    assert page.grid.ids.tolist() == every


def test_the_comparison_goes_on_without_a_picture_that_is_deleted_for_good(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    one, *rest = in_trash(page, qtbot)[:3]
    system_trash = system_trash_of(window)
    page.grid.select([one, *rest])
    window.actions_[ActionId.COMPARE_PICTURES].trigger()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    (compared,) = dialog.findChildren(CompareView)
    qtbot.waitUntil(compared.hasFocus)
    QTest.keyClick(compared, Qt.Key.Key_Delete)
    answer("Delete for good")
    qtbot.waitUntil(lambda: [each.id for each in compared.pictures] == rest)
    assert len(system_trash.taken) == 1
    QTest.keyClick(compared, Qt.Key.Key_Escape)


def test_the_slider_is_at_one_height_with_the_button_beside_it(page: LibraryPage) -> None:
    slider, button = page.bar.size_slider.geometry(), page.bar.layout_button.geometry()
    assert abs(slider.center().y() - button.center().y()) <= 1


def test_culling_writes_nothing_before_the_question_is_answered(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    before = page.grid.ids.tolist()
    page.grid.select_all()
    culling = cull(window, qtbot)
    for key in (Qt.Key.Key_X, Qt.Key.Key_P, Qt.Key.Key_Backspace, Qt.Key.Key_4):
        QTest.keyClick(culling, key)
    assert culling.progress.text() == f"3 of {len(before)}"
    assert not window.undo.canUndo()
    QTest.keyClick(culling, Qt.Key.Key_Return)
    answer("Keep decisions and delete rejects")
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == before[1:])
    qtbot.waitUntil(lambda: annotations_of(window.studio, before[1]).rating == 4)
    assert annotations_of(window.studio, before[1]).flag is Flag.NONE
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == before)
    qtbot.waitUntil(lambda: annotations_of(window.studio, before[1]).rating == 0)
    assert annotations_of(window.studio, before[0]).flag is Flag.NONE
    assert not window.undo.canUndo()


def test_what_culling_says_goes_when_it_is_undone(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    before = page.grid.ids.tolist()
    click_cell(page, 0)
    culling = cull(window, qtbot)
    for key in (Qt.Key.Key_X, Qt.Key.Key_P, Qt.Key.Key_Return):
        QTest.keyClick(culling, key)
    answer("Keep decisions and delete rejects")
    qtbot.waitUntil(lambda: page.done.text.startswith("Culled 2 pictures"))
    # Culling ended there, and continues there.
    assert page.grid.current_id == before[2]
    QTest.mouseClick(page.done.button, Qt.MouseButton.LeftButton)
    assert not page.done.text
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == before)


def test_who_holds_the_step_of_culling_is_told_that_it_was_deleted(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    before = page.grid.ids.tolist()
    click_cell(page, 0)
    culling = cull(window, qtbot)
    for key in (Qt.Key.Key_X, Qt.Key.Key_P, Qt.Key.Key_Return):
        QTest.keyClick(culling, key)
    answer("Keep decisions and delete rejects")
    qtbot.waitUntil(lambda: page.done.text.startswith("Culled 2 pictures"))
    step = window.undo.command(0)
    assert window.undo.count() == 1
    window.undo.undo()
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == before)
    window.undo.redo()
    qtbot.waitUntil(lambda: page.grid.ids.tolist() == before[1:])
    assert isValid(step)
    window.undo.clear()
    # Otherwise PySide would take whatever is created at its address for this step.
    assert not isValid(step)


def test_the_sides_of_the_view_that_is_seen_fold(window: MainWindow, page: LibraryPage) -> None:
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert page.side.isHidden()
    assert not window.make.isHidden()
    QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.actions_[ActionId.FOLD_MAKE].isChecked()
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    assert not window.actions_[ActionId.FOLD_MAKE].isChecked()
    QTest.keyClick(window, Qt.Key.Key_F9)
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert page.side.isHidden()
    assert page.details.isHidden()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not page.side.isHidden()


def test_an_empty_library_leads_to_create(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    with running_studio(studio_paths(tmp_path / "empty")) as studio:
        window = MainWindow(studio)
        window.show()
        window.views.show(View.LIBRARY)
        page = window.library
        assert page is not None
        qtbot.waitUntil(lambda: page.empty.button.isVisible())
        QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
        assert window.views.shown is View.CREATE
        close_when_written(window, qtbot)


def test_every_control_of_the_library_has_a_name_and_is_large_enough(
    window: MainWindow, page: LibraryPage
) -> None:
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.accessibleName(), button
            assert button.height() >= 28, (button.accessibleName(), button.size())
