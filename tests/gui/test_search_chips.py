"""The chips below the search field: which are made again, and what is laid out again for them."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.library import Picture
from sdstudio.paths import Paths
from sdstudio.ui.layouts import lay_out_now
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.library.search_terms import SearchTerms, TermChip
from tests.support.library_window import fill_library


class LayoutRequests(QObject):
    """Counts how often a widget lays out its content again."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.counts: Counter[QObject] = Counter()
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.counts[watched] += 1
        return False


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    return fill_library(paths)


@pytest.fixture
def requests(qapp: QApplication) -> Iterator[LayoutRequests]:
    requests = LayoutRequests(qapp)
    yield requests
    qapp.removeEventFilter(requests)


def type_(page: LibraryPage, text: str, count: str, qtbot: QtBot) -> None:
    page.bar.field.setFocus()
    QTest.keyClicks(page.bar.field, text)
    qtbot.waitUntil(lambda: page.bar.count_label.text() == count)
    lay_out_now()


def row(page: LibraryPage) -> SearchTerms:
    row = page.bar.findChild(SearchTerms)
    assert isinstance(row, SearchTerms)
    return row


def place(chip: QWidget) -> tuple[int, int]:
    """Compares as one reads: by rows, then from left to right."""
    return chip.y(), chip.x()


def texts(page: LibraryPage) -> list[str]:
    return [chip.text() for chip in page.bar.chips]


def test_a_key_lays_out_the_chips_and_nothing_around_them(
    page: LibraryPage, qtbot: QtBot, requests: LayoutRequests
) -> None:
    type_(page, "red -house f", "1 picture", qtbot)
    red, house, fish = page.bar.chips
    width = fish.width()
    shown = row(page)
    requests.counts.clear()
    for key in (Qt.Key.Key_I, Qt.Key.Key_S, Qt.Key.Key_H, Qt.Key.Key_Y):
        QTest.keyClick(page.bar.field, key)
        page.bar.show_chips()
        lay_out_now()
        assert requests.counts[shown] == 1
        requests.counts[shown] = 0
    qtbot.waitUntil(lambda: page.bar.count_label.text() == "0 pictures")
    lay_out_now()
    assert requests.counts[page.bar] == 0
    assert page.bar.chips == [red, house, fish]
    assert texts(page) == ["red", "not house", "fishy"]
    assert fish.accessibleName() == "Remove “fishy” from the search"
    assert fish.width() == fish.sizeHint().width() > width
    assert place(red) < place(house) < place(fish)


def test_the_pictures_are_painted_before_the_chips(
    page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However busy this machine is.
    monkeypatch.setattr("sdstudio.ui.library.page._PATIENCE_MS", 3_600_000)
    painted: list[tuple[int, int]] = []

    class Paints(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append((len(page.grid.ids), len(row(page).chips)))
            return False

    paints = Paints(page)
    page.grid.viewport().installEventFilter(paints)
    page.bar.field.setText("red")
    qtbot.waitUntil(lambda: page.bar.count_label.text() == "2 pictures")
    assert (2, 0) in painted
    assert texts(page) == ["red"]


def test_removing_a_term_leaves_the_other_chips(page: LibraryPage, qtbot: QtBot) -> None:
    type_(page, "red red -house ", "1 picture", qtbot)
    first, _, house = page.bar.chips
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.bar.chips) == 2)
    assert page.bar.field.text().split() == ["red", "-house"]
    assert house in page.bar.chips
    lay_out_now()
    assert place(page.bar.chips[0]) < place(house)
    page.bar.field.clear()
    assert not page.bar.chips
    assert not any(one.isVisible() for one in row(page).findChildren(TermChip))


def test_a_term_put_before_others_is_shown_and_reached_before_them(
    page: LibraryPage, qtbot: QtBot
) -> None:
    type_(page, "house", "1 picture", qtbot)
    (house,) = page.bar.chips
    page.bar.field.setText("sea house")
    lay_out_now()
    sea, last = page.bar.chips
    assert last is house
    assert place(sea) < place(house)
    assert sea.nextInFocusChain() is house


def test_more_chips_than_fit_in_a_row_get_another_one(page: LibraryPage, qtbot: QtBot) -> None:
    type_(page, "red", "2 pictures", qtbot)
    height = page.bar.height()
    page.bar.field.setText(" ".join(f"-word{at}" for at in range(12)))
    qtbot.waitUntil(lambda: page.bar.height() > height)
    lay_out_now()
    last = page.bar.chips[-1]
    assert last.isVisible()
    assert row(page).rect().contains(last.geometry())
    page.bar.field.setText("red")
    qtbot.waitUntil(lambda: page.bar.height() == height)
