"""What may follow in the search field is listed while it is typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.app.settings import Language
from sdstudio.domain.picture_query import Field
from sdstudio.library import Library, Picture, Previous
from sdstudio.paths import Paths
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.theme import TARGET_PX
from tests.support.coroutines import result_of
from tests.support.library_window import PROMPTS, fill_library

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KEY = Qt.Key


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    return fill_library(paths)


@pytest.fixture
def page(page: LibraryPage, qtbot: QtBot) -> LibraryPage:
    """The library with the cursor in its search field, and two pictures with tags."""
    first, second = (int(one) for one in page.grid.ids[:2])
    for picture, tag in ((first, "red sea"), (second, "boat"), (second, "boathouse")):
        add_tag(page, picture, tag)
    qtbot.waitUntil(lambda: len(page.organiser.tags) == 3)
    qtbot.waitUntil(lambda: Field.MODEL in page.results.facets)
    page.bar.field.setFocus()
    qtbot.waitUntil(page.bar.field.hasFocus)
    return page


def add_tag(page: LibraryPage, picture_id: int, tag: str) -> None:
    def add(library: Library) -> Previous:
        return library.annotations.add_tags([picture_id], [tag])

    result_of(page.organiser.annotate([picture_id], add))


def typed_into(page: LibraryPage) -> QWidget:
    """What the system gives the keys to: the list, while it is open."""
    return page.completing.popup if page.completing.is_open else page.bar.field


def press(page: LibraryPage, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(typed_into(page), key, held or Qt.KeyboardModifier.NoModifier)


def type_(page: LibraryPage, text: str) -> None:
    for sign in text:
        QTest.keyClicks(typed_into(page), sign)


def listed(page: LibraryPage) -> list[str]:
    popup: QListView = page.completing.popup
    if not popup.isVisible():
        return []
    model = popup.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def chosen(page: LibraryPage) -> str:
    return page.completing.popup.currentIndex().data() or ""


def test_fields_and_their_values_are_completed_by_keys(page: LibraryPage, qtbot: QtBot) -> None:
    type_(page, "ta")
    assert listed(page) == ["tag:"]
    assert chosen(page) == ""
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Return)
    assert page.bar.field.text() == "tag:"
    assert set(listed(page)) == {"red sea", "boat", "boathouse"}
    assert chosen(page) == ""
    type_(page, "sea")
    assert listed(page) == ["red sea"]
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Tab)
    assert page.bar.field.text() == 'tag:"red sea" '
    assert page.bar.field.hasFocus()
    assert listed(page) == []
    qtbot.waitUntil(lambda: len(page.grid.ids) == 1)


def test_a_field_is_completed_after_a_minus(page: LibraryPage, qtbot: QtBot) -> None:
    type_(page, "-ta")
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Return)
    type_(page, "boath")
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Return)
    assert page.bar.field.text() == "-tag:boathouse "
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PROMPTS) - 1)


def test_a_tag_that_is_a_part_of_another_finds_only_itself(page: LibraryPage) -> None:
    type_(page, "tag:boat")
    assert listed(page) == ["boat", "boathouse"]
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Return)
    assert page.bar.field.text() == 'tag:"boat" '


def test_enter_without_a_chosen_row_goes_to_the_pictures(page: LibraryPage) -> None:
    type_(page, "date")
    assert listed(page) == ["date:"]
    press(page, KEY.Key_Return)
    assert page.bar.field.text() == "date"
    assert page.grid.hasFocus()
    assert listed(page) == []


def test_tab_without_a_chosen_row_moves_the_focus(page: LibraryPage) -> None:
    type_(page, "date")
    press(page, KEY.Key_Tab)
    assert page.bar.field.text() == "date"
    assert not page.bar.field.hasFocus()
    assert listed(page) == []


def test_escape_closes_the_list_only_and_it_stays_away_from_that_word(page: LibraryPage) -> None:
    type_(page, "r")
    assert listed(page) == ["rating:"]
    press(page, KEY.Key_Escape)
    assert listed(page) == []
    assert page.bar.field.text() == "r"
    type_(page, "a")
    assert listed(page) == []
    press(page, KEY.Key_Down)
    assert listed(page) == ["rating:"]
    assert chosen(page) == ""
    press(page, KEY.Key_Escape)
    type_(page, "n ta")
    assert listed(page) == ["tag:"]
    press(page, KEY.Key_Escape)
    press(page, KEY.Key_Escape)
    assert page.bar.field.text() == ""


def test_alt_down_lists_what_may_be_typed_at_all(page: LibraryPage) -> None:
    press(page, KEY.Key_Down, ALT)
    assert {f"{field}:" for field in Field} | {"sort:", "in:"} == set(listed(page))
    press(page, KEY.Key_Escape)
    press(page, KEY.Key_Down)
    assert page.grid.hasFocus()


def test_words_are_typed_on_without_a_change(page: LibraryPage) -> None:
    type_(page, "red sampler tag of steps")
    assert page.bar.field.text() == "red sampler tag of steps"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("date:this", ["week", "month", "year"]),
        ("rating:>", ["5", "4", "3", "2", "1"]),
        ("flag:", ["pick", "reject", "none"]),
        ("sort:date", ["date", "date-up"]),
        ("in:", ["trash"]),
        ("size:>=1", ["1024", "1536", "512"]),
        ("-in:", []),
        ("similar:", []),
    ],
)
def test_values_of_a_field(page: LibraryPage, typed: str, expected: list[str]) -> None:
    type_(page, typed)
    assert set(expected) == set(listed(page))


def test_a_term_that_is_being_typed_is_not_reported(page: LibraryPage) -> None:
    field = page.bar.field
    type_(page, "rating:9 date:20")
    assert [chip.text() for chip in page.bar.chips] == ["“rating:9” isn't understood"]
    press(page, KEY.Key_Home)
    assert len(page.bar.chips) == 2
    press(page, KEY.Key_End)
    assert len(page.bar.chips) == 1
    page.grid.setFocus()
    assert not field.hasFocus()
    assert len(page.bar.chips) == 2


def test_values_are_offered_where_nothing_is_found(page: LibraryPage, qtbot: QtBot) -> None:
    type_(page, "nothinglikethis ")
    qtbot.waitUntil(lambda: len(page.grid.ids) == 0 and not page.results.facets.get(Field.MODEL))
    type_(page, "model:")
    assert listed(page)
    assert page.completing.popup.accessibleName() == "Suggestions"


def test_a_click_chooses(page: LibraryPage, qtbot: QtBot) -> None:
    type_(page, "ta")
    popup = page.completing.popup
    where = popup.visualRect(popup.model().index(0, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(lambda: page.bar.field.text() == "tag:")
    qtbot.waitUntil(lambda: len(listed(page)) == 3)


def test_what_was_chosen_is_undone_by_the_keys_of_the_field(page: LibraryPage) -> None:
    type_(page, "ta")
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Return)
    press(page, KEY.Key_Escape)
    press(page, KEY.Key_Z, CTRL)
    assert page.bar.field.text() == "ta"


def test_a_list_that_has_closed_leaves_the_focus_in_the_window(page: LibraryPage) -> None:
    QTest.keyClicks(page.bar.field, "-house")
    assert listed(page) == []
    QTest.keyClick(page.bar.field, KEY.Key_Return)
    assert page.grid.hasFocus()


def test_the_names_are_in_chinese_and_found_by_it(page: LibraryPage, window: MainWindow) -> None:
    window.studio.translation.use(Language.CHINESE)
    # As an input method does: QTest can't type Chinese.
    page.bar.field.insert("标")
    assert listed(page) == ["tag:"]
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Return)
    press(page, KEY.Key_Escape)
    page.bar.field.clear()
    page.bar.field.insert("date：今天")
    assert listed(page) == ["today"]
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Return)
    assert page.bar.field.text() == "date：today "


def test_rows_are_high_enough_to_click_and_the_list_wide_enough_to_read(page: LibraryPage) -> None:
    page.bar.field.setFixedWidth(120)
    type_(page, "s")
    popup = page.completing.popup
    assert popup.visualRect(popup.model().index(0, 0)).height() >= TARGET_PX
    assert popup.width() > 300
