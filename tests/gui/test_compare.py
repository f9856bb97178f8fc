"""Two to four pictures compared, with real keys and the mouse."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QTableWidgetItem, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_view.picture_cache import PictureCache
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.library import Library, Picture, ThumbnailStore
from sdstudio.ui.library.compare.compare_view import CompareView
from sdstudio.ui.library.compare.parameter_table import DIFFERS
from sdstudio.ui.library.compare.picture_number import PictureNumber
from tests.support.blur import NamedBlur
from tests.support.pictures import a_provenance, a_request, some_rgb
from tests.support.wheel import wheel

LEVELS = (100, 110, 60, 20)


@pytest.fixture
def pictures(tmp_path: Path) -> Iterator[list[Picture]]:
    with closing(Library.open(tmp_path / "pictures", tmp_path / "data")) as library:
        made = []
        for seed, level in enumerate(LEVELS):
            rgb = some_rgb(80, 60)
            rgb[:] = level
            made.append(library.save_picture(rgb, a_request(seed=seed), a_provenance()))
        yield made


@pytest.fixture
def blur() -> NamedBlur:
    return NamedBlur()


@pytest.fixture
def compare(
    pictures: list[Picture], tmp_path: Path, qtbot: QtBot, blur: NamedBlur
) -> Iterator[CompareView]:
    async def find(ids: Sequence[int]) -> dict[int, Picture]:
        return {}

    background = BackgroundTasks()
    with closing(ThumbnailStore(tmp_path / "data" / "other.sqlite")) as store:
        view = CompareView(
            Thumbnails(store, background, find), PictureCache(background), background, blur
        )
        qtbot.addWidget(view)
        view.resize(900, 700)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        view.setFocus()
        yield view
        view.hide()
        background.close()


def level(view: QWidget, x: float = 0.5, y: float = 0.5) -> int:
    grabbed = view.grab().toImage()
    at = QPoint(int(grabbed.width() * x), int(grabbed.height() * y))
    colour = grabbed.pixelColor(at)
    return colour.red() if colour.red() == colour.green() == colour.blue() else -1


def sharp(compare: CompareView) -> Callable[[], bool]:
    return lambda: len(compare._images) == len(compare.pictures)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_two_to_four_are_beside_each_other_zoomed_and_moved_together(
    compare: CompareView, pictures: list[Picture], qtbot: QtBot, count: int
) -> None:
    compare.show_pictures(pictures[:count])
    qtbot.waitUntil(sharp(compare))
    shown = [view for view in compare.views if view.isVisible()]
    assert [level(view) for view in shown] == list(LEVELS[:count])
    wheel(shown[1])
    wheel(shown[1])
    assert len({round(view.zoom, 3) for view in shown}) == 1
    assert not shown[0].is_fitted
    for _ in range(8):
        QTest.keyClick(compare, Qt.Key.Key_Plus)
    before = shown[-1].position.centre.x()
    QTest.keyClick(compare, Qt.Key.Key_Right)
    assert shown[-1].position.centre.x() > before
    assert shown[-1].position.centre == shown[0].position.centre
    QTest.keyClick(compare, Qt.Key.Key_F)
    assert all(view.is_fitted for view in shown)


@pytest.mark.parametrize("count", [3, 4])
def test_the_slider_shows_any_two_of_several(
    compare: CompareView, pictures: list[Picture], qtbot: QtBot, count: int
) -> None:
    compare.show_pictures(pictures[:count])
    qtbot.waitUntil(sharp(compare))
    QTest.keyClick(compare, Qt.Key.Key_L)
    single = compare.single

    def halves() -> tuple[int, int]:
        return level(single, 0.4), level(single, 0.6)

    seen = [halves()]
    every = list(combinations(LEVELS[:count], 2))
    for _ in every[1:]:
        QTest.keyClick(single, Qt.Key.Key_N)
        seen.append(halves())
    assert seen == every
    QTest.keyClick(single, Qt.Key.Key_N)
    assert halves() == every[0], "once more from the beginning"
    QTest.keyClick(single, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert halves() == every[-1]


def test_both_sides_are_chosen_in_the_bar_and_change_places(
    compare: CompareView, pictures: list[Picture], qtbot: QtBot
) -> None:
    compare.show_pictures(pictures)
    qtbot.waitUntil(sharp(compare))
    bar = compare.bar
    assert not bar.left.isVisible()
    QTest.keyClick(compare, Qt.Key.Key_L)
    QTest.keyClick(bar.right, Qt.Key.Key_Down)
    assert (level(compare.single, 0.4), level(compare.single, 0.6)) == (LEVELS[0], LEVELS[2])
    for _ in range(2):
        QTest.keyClick(bar.left, Qt.Key.Key_Down)
    assert (level(compare.single, 0.4), level(compare.single, 0.6)) == (LEVELS[2], LEVELS[1])
    assert (bar.left.currentText(), bar.right.currentText()) == ("Left: 3", "Right: 2")
    assert compare.current_id == pictures[2].id
    compare.show_pictures(pictures[:2])
    assert not bar.left.isVisible(), "there is nothing to choose"


def headings(compare: CompareView) -> list[str]:
    table = compare.table.table
    items = [table.horizontalHeaderItem(one) for one in range(1, table.columnCount())]
    return [item.text().split(".")[0] for item in items if item is not None]


def numbers_shown(compare: CompareView) -> list[str]:
    labels = compare.single.findChildren(PictureNumber)
    return [one.text() for one in sorted(labels, key=lambda one: one.x()) if one.isVisible()]


def test_which_pictures_are_shown_is_said_on_them_and_in_the_table(
    compare: CompareView, pictures: list[Picture], qtbot: QtBot
) -> None:
    compare.show_pictures(pictures[:3])
    qtbot.waitUntil(sharp(compare))
    assert headings(compare) == ["1", "2", "3"]
    QTest.keyClick(compare, Qt.Key.Key_D)
    QTest.keyClick(compare.single, Qt.Key.Key_N)
    assert headings(compare) == ["Left · 1", "2", "Right · 3"]
    assert numbers_shown(compare) == ["1", "3"]
    left, right = sorted(compare.single.findChildren(PictureNumber), key=lambda one: one.x())
    assert right.geometry().right() > compare.single.width() * 0.9
    assert left.geometry().left() < compare.single.width() * 0.1
    assert compare.single.accessibleDescription() == "Picture 1 · Picture 3"
    qtbot.waitUntil(lambda: compare.bar.said.text().startswith("Largest difference 40 "))
    QTest.keyClick(compare.single, Qt.Key.Key_K)
    compare._flicker.stop()
    QTest.keyClick(compare.single, Qt.Key.Key_Space)
    assert headings(compare) == ["1", "Shown · 2", "3"]
    assert numbers_shown(compare) == ["2"]
    QTest.keyClick(compare.single, Qt.Key.Key_B)
    assert headings(compare) == ["1", "2", "3"]


def test_headings_are_shortened_as_wide_as_they_are_drawn(compare: CompareView) -> None:
    header = compare.table.table.horizontalHeader()
    assert header.font().weight() == QFont.Weight.DemiBold


def test_flicker_goes_round_all(
    compare: CompareView, pictures: list[Picture], qtbot: QtBot
) -> None:
    compare.show_pictures(pictures)
    qtbot.waitUntil(sharp(compare))
    QTest.keyClick(compare, Qt.Key.Key_K)
    compare._flicker.stop()
    seen = [level(compare.single)]
    for _ in range(4):
        QTest.keyClick(compare.single, Qt.Key.Key_Space)
        seen.append(level(compare.single))
    assert seen == [*LEVELS, LEVELS[0]]


def test_zoom_and_place_stay_for_another_two(
    compare: CompareView, pictures: list[Picture], qtbot: QtBot
) -> None:
    compare.show_pictures(pictures)
    qtbot.waitUntil(sharp(compare))
    QTest.keyClick(compare, Qt.Key.Key_L)
    for _ in range(8):
        QTest.keyClick(compare.single, Qt.Key.Key_Plus)
    before = compare.single.position
    assert before.zoom is not None
    QTest.keyClick(compare.single, Qt.Key.Key_N)
    QTest.keyClick(compare.single, Qt.Key.Key_K)
    QTest.keyClick(compare.single, Qt.Key.Key_Space)
    assert compare.single.position == before


def test_blurred_pictures_stay_blurred_in_every_way_to_compare(
    compare: CompareView, pictures: list[Picture], qtbot: QtBot, blur: NamedBlur
) -> None:
    shown = pictures[:3]
    blur.name([shown[1].id, shown[2].id])
    compare.show_pictures(shown)
    qtbot.waitUntil(sharp(compare))
    originals = {one.cacheKey() for one in compare._images.values()}
    signs = compare.beside.signs
    assert [one.isVisible() for one in signs[:3]] == [False, True, True]
    assert [one.image.cacheKey() in originals for one in compare.views[:3]] == [True, False, False]
    QTest.mouseClick(signs[1].button, Qt.MouseButton.LeftButton)
    assert [one.isVisible() for one in signs[:3]] == [False, False, True]
    QTest.mouseClick(signs[2].button, Qt.MouseButton.LeftButton)
    assert not any(one.isVisible() for one in signs), "the other one stays revealed"
    QTest.keyClick(compare, Qt.Key.Key_V)
    assert [one.isVisible() for one in signs[:3]] == [False, True, True]
    QTest.keyClick(compare, Qt.Key.Key_D)
    assert compare.sign.isVisible()
    assert "Reveal" in compare.bar.said.text()
    assert compare.difference is None, "it would show what is blurred"
    QTest.keyClick(compare.single, Qt.Key.Key_K)
    compare._flicker.stop()
    assert not compare.sign.isVisible()
    QTest.keyClick(compare.single, Qt.Key.Key_Space)
    assert compare.sign.isVisible()
    QTest.keyClick(compare.single, Qt.Key.Key_V)
    assert not compare.sign.isVisible()
    QTest.keyClick(compare.single, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: compare.difference is not None)
    compare.hide()
    assert blur.is_blurred(shown[1].id), "it is left"


def test_the_slider_is_moved_with_keys_and_the_mouse(
    compare: CompareView, pictures: list[Picture], qtbot: QtBot
) -> None:
    compare.show_pictures(pictures[:2])
    qtbot.waitUntil(sharp(compare))
    QTest.keyClick(compare, Qt.Key.Key_L)
    single = compare.single
    assert compare.focusWidget() is single
    assert (level(single, 0.4), level(single, 0.6)) == (100, 110)
    for _ in range(15):
        QTest.keyClick(single, Qt.Key.Key_Right)
    assert level(single, 0.6) == 100
    middle = single.rect().center()
    line = QPoint(round(single._line_px), middle.y() - 40)
    QTest.mousePress(single, Qt.MouseButton.LeftButton, pos=line)
    QTest.mouseMove(single, QPoint(round(single.width() * 0.3), line.y()))
    QTest.mouseRelease(
        single, Qt.MouseButton.LeftButton, pos=QPoint(round(single.width() * 0.3), line.y())
    )
    assert level(single, 0.4) == 110
    assert single.is_fitted


def test_flicker_shows_both_in_turn_and_space_flips(
    compare: CompareView, pictures: list[Picture], qtbot: QtBot
) -> None:
    compare.show_pictures(pictures[:2])
    qtbot.waitUntil(sharp(compare))
    QTest.keyClick(compare, Qt.Key.Key_K)
    QTest.keyClick(compare.single, Qt.Key.Key_Space)
    first = level(compare.single)
    QTest.keyClick(compare.single, Qt.Key.Key_Space)
    assert {first, level(compare.single)} == {100, 110}
    seen = set()

    def saw_both() -> bool:
        seen.add((level(compare.single), compare.bar.said.text()))
        return seen == {(100, "Picture 1"), (110, "Picture 2")}

    compare._flicker.start(20)
    qtbot.waitUntil(saw_both)
    QTest.keyClick(compare.single, Qt.Key.Key_B)
    assert not compare._flicker.isActive()


def test_the_difference_is_shown_amplified_and_said_in_numbers(
    compare: CompareView, pictures: list[Picture], qtbot: QtBot
) -> None:
    compare.show_pictures(pictures[:2])
    QTest.keyClick(compare, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: compare.difference is not None)
    assert level(compare.single) == 40
    assert compare.bar.said.text() == "Largest difference 10 of 255, mean 10.00."
    compare.bar.amplify.setCurrentIndex(compare.bar.amplify.findData(16))
    compare.bar.amplify.activated.emit(compare.bar.amplify.currentIndex())
    qtbot.waitUntil(lambda: compare.difference is not None and level(compare.single) == 160)
    compare.show_pictures([pictures[0], pictures[0]])
    qtbot.waitUntil(lambda: compare.bar.said.text() == "No pixel differs.")


def test_what_differs_stands_out_in_the_table(
    compare: CompareView, pictures: list[Picture]
) -> None:
    compare.show_pictures(pictures[:2])
    table = compare.table.table

    def cell(row: int, column: int) -> QTableWidgetItem:
        item = table.item(row, column)
        assert item is not None
        return item

    def cells(row: int) -> list[str]:
        return [cell(row, column).text() for column in range(table.columnCount())]

    names = [cells(row)[0] for row in range(table.rowCount())]
    assert f"{DIFFERS}Seed" in names
    assert all(name.startswith(DIFFERS) for name in names)
    seed = names.index(f"{DIFFERS}Seed")
    assert cells(seed)[1:] == ["0", "1"]
    assert cell(seed, 1).font().weight() > QFont.Weight.Medium
    compare.table.only_differences.click()
    names = [cells(row)[0] for row in range(table.rowCount())]
    assert "Prompt" in names
    assert "Model" in names


def test_a_picture_that_cannot_be_opened_is_said(
    compare: CompareView, pictures: list[Picture], qtbot: QtBot
) -> None:
    pictures[1].path.unlink()
    compare.show_pictures(pictures[:2])
    qtbot.waitUntil(lambda: "can't be opened" in compare.bar.said.text())


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_C])
def test_it_is_left_with_a_key(
    compare: CompareView, pictures: list[Picture], qtbot: QtBot, key: Qt.Key
) -> None:
    compare.show_pictures(pictures[:2])
    with qtbot.waitSignal(compare.leave_asked):
        QTest.keyClick(compare, key)


def test_everything_to_press_has_a_name(compare: CompareView, pictures: list[Picture]) -> None:
    compare.show_pictures(pictures[:2])
    for kind in (QToolButton, QComboBox):
        for widget in compare.findChildren(kind):
            assert widget.accessibleName()
            assert widget.toolTip()
