"""The library's grid, used with mouse and keys."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor, QDrag, QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from sdstudio.ui.library import cell_marks
from sdstudio.ui.library.grid_source import CellFacts, GridSections
from sdstudio.ui.library.grid_view import GridView
from tests.support.contrast import contrast
from tests.support.grids import FakePictures

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier

Show = Callable[..., GridView]


@pytest.fixture
def pictures() -> FakePictures:
    return FakePictures()


@pytest.fixture
def show(qtbot: QtBot, pictures: FakePictures) -> Show:
    """Shows pictures 0 to ``count``, five in a line."""

    def show(count: int = 100, *titles: tuple[int, str]) -> GridView:
        view = GridView(pictures)
        qtbot.addWidget(view)
        view.set_cell_px(100)
        view.resize(5 * 110 + 24 + view.verticalScrollBar().sizeHint().width(), 400)
        firsts = np.array([first for first, _ in titles], np.int64)
        sections = GridSections(firsts, lambda one: titles[one][1]) if titles else None
        view.set_ids(np.arange(count), sections)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        assert view.arrangement.columns == 5
        return view

    return show


def _click(view: GridView, row: int, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    QTest.mouseClick(view.viewport(), _LEFT, modifiers, view.cell_rect(row).center())


def _key(view: GridView, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    QTest.keyClick(view, key, modifiers)


def _wheel(
    view: GridView,
    at: QPoint,
    degrees: int = 0,
    pixels: int = 0,
    modifiers: Qt.KeyboardModifier = _NONE,
) -> None:
    phase = Qt.ScrollPhase.ScrollUpdate if pixels else Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(0, pixels),
        QPoint(0, degrees),
        Qt.MouseButton.NoButton,
        modifiers,
        phase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def _top(view: GridView, picture_id: int) -> int:
    return view.cell_rect(view.row_of(picture_id)).top()


# --- selecting -------------------------------------------------------------------------------


def test_a_click_chooses_and_modifiers_add(show: Show) -> None:
    view = show()
    _click(view, 3)
    assert (view.current_id, view.selected_ids()) == (3, [3])
    _click(view, 7, _CTRL)
    assert view.selected_ids() == [3, 7]
    _click(view, 9, _SHIFT)
    assert view.selected_ids() == [7, 8, 9]
    _click(view, 8, _CTRL)
    assert view.selected_ids() == [7, 9]
    assert view.current_id == 8


def test_arrows_go_from_picture_to_picture(show: Show) -> None:
    view = show(12)
    _click(view, 0)
    for key, reached in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 6),
        (Qt.Key.Key_Down, 11),
        (Qt.Key.Key_Down, 11),
        (Qt.Key.Key_Left, 10),
        (Qt.Key.Key_Up, 5),
        (Qt.Key.Key_End, 11),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
    ):
        _key(view, key)
        assert (view.current_id, view.selected_ids()) == (reached, [reached])


def test_arrows_follow_the_reading_direction(show: Show) -> None:
    view = show(12)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert view.cell_rect(0).left() > view.cell_rect(1).left()
    _click(view, 3)
    assert view.current_id == 3
    _key(view, Qt.Key.Key_Left)
    assert view.current_id == 4


def test_shift_extends_and_ctrl_moves_alone(show: Show) -> None:
    view = show()
    _click(view, 1)
    _key(view, Qt.Key.Key_Down, _SHIFT)
    assert view.selected_ids() == [1, 2, 3, 4, 5, 6]
    _key(view, Qt.Key.Key_Down, _CTRL)
    assert view.current_id == 11
    assert view.selected_count == 6
    _key(view, Qt.Key.Key_Space, _CTRL)
    assert view.selected_ids() == [1, 2, 3, 4, 5, 6, 11]


def test_all_are_selected_and_escape_leaves_the_current_one(show: Show, qtbot: QtBot) -> None:
    view = show()
    _click(view, 4)
    with qtbot.waitSignal(view.selection_changed):
        _key(view, Qt.Key.Key_A, _CTRL)
    assert view.selected_count == 100
    _key(view, Qt.Key.Key_Escape)
    assert view.selected_ids() == [4]


def test_page_keys_go_by_what_is_in_view(show: Show) -> None:
    view = show()
    _click(view, 2)
    _key(view, Qt.Key.Key_PageDown)
    first, stop = view.fully_visible_rows()
    assert view.selection.current % 5 == 2
    assert view.selection.current > 2
    assert first <= view.selection.current < stop
    _key(view, Qt.Key.Key_PageUp)
    assert view.current_id == 2


def test_the_first_picture_in_view_gets_the_focus(show: Show) -> None:
    view = show(0)
    view.set_ids(np.arange(100))
    view.verticalScrollBar().setValue(1000)
    first = view.fully_visible_rows()[0]
    _key(view, Qt.Key.Key_Right)
    assert first > 0
    assert view.current_id == first


def test_keys_on_an_empty_grid_do_nothing(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.set_ids(np.zeros(0, np.int64))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Space):
        _key(view, key)
    assert view.current_id is None
    view.select_all()
    _wheel(view, QPoint(50, 50), -120)
    _wheel(view, QPoint(50, 50), 120, modifiers=_CTRL)
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, QPoint(50, 50))
    assert view.selected_ids() == []
    view.grab()


def test_space_looks_enter_paints_and_a_double_click_opens(show: Show, qtbot: QtBot) -> None:
    view = show()
    _click(view, 6)
    with qtbot.waitSignal(view.look_asked) as looked:
        _key(view, Qt.Key.Key_Space)
    assert looked.args == [6]
    with qtbot.waitSignal(view.paint_asked) as painted:
        _key(view, Qt.Key.Key_Return)
    assert painted.args == [6]
    with qtbot.waitSignal(view.activated) as opened:
        QTest.mouseDClick(view.viewport(), _LEFT, _NONE, view.cell_rect(8).center())
    assert opened.args == [8]


def test_a_click_on_one_of_several_selected_chooses_it_on_release(show: Show) -> None:
    view = show()
    view.select_all()
    at = view.cell_rect(6).center()
    QTest.mousePress(view.viewport(), _LEFT, _NONE, at)
    assert view.selected_count == 100
    QTest.mouseRelease(view.viewport(), _LEFT, _NONE, at)
    assert view.selected_ids() == [6]


def test_a_click_on_a_heading_selects_its_pictures(show: Show) -> None:
    view = show(30, (0, "Today"), (12, "Yesterday"))
    heading = view.arrangement.heading_rect(1)
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, heading.center())
    assert view.selected_count == 0
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, QPoint(40, heading.center().y()))
    assert view.selected_ids() == list(range(12, 30))
    assert view.current_id == 12
    view.verticalScrollBar().setValue(100)
    QTest.mouseClick(view.viewport(), _LEFT, _CTRL, QPoint(50, 5))
    assert view.selected_count == 30


def test_cells_fit_into_the_view(show: Show) -> None:
    view = show(30, (0, "Today"))
    view.set_cell_px(512)
    assert view.arrangement.side_px + view.arrangement.heading_px <= view.viewport().height()
    view.resize(view.width(), 300)
    assert view.arrangement.side_px + view.arrangement.heading_px <= view.viewport().height()


def test_another_size_keeps_what_is_under_the_pointer_even_at_the_top(show: Show) -> None:
    view = show(100, (0, "Today"))
    row = view.arrangement.columns + 1
    about = view.cell_rect(row).center()
    # Whichever picture comes to lie below the pointer meanwhile.
    for more_px in (60, 120, 160):
        view.set_cell_px(view.cell_px + more_px, about)
        assert view.cell_rect(row).top() <= about.y() <= view.cell_rect(row).bottom()


def test_a_rubber_band_selects_what_it_touches(show: Show) -> None:
    view = show(12)
    start = view.cell_rect(11).bottomRight() + QPoint(60, 40)
    QTest.mousePress(view.viewport(), _LEFT, _NONE, start)
    QTest.mouseMove(view.viewport(), start - QPoint(40, 0))
    QTest.mouseMove(view.viewport(), view.cell_rect(5).center())
    assert view.selected_ids() == [5, 6, 7, 10, 11]
    assert not view.grab().isNull()
    QTest.mouseMove(view.viewport(), view.cell_rect(11).center())
    assert view.selected_ids() == [11]
    QTest.mouseRelease(view.viewport(), _LEFT, _NONE, view.cell_rect(11).center())
    assert view.selected_ids() == [11]


def test_a_rubber_band_beyond_the_edge_scrolls(
    show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = show()
    viewport = view.viewport()
    below = QPoint(300, viewport.height() + 60)
    monkeypatch.setattr(QCursor, "pos", lambda: viewport.mapToGlobal(below))
    QTest.mousePress(viewport, _LEFT, _NONE, QPoint(3, 50))
    QTest.mouseMove(viewport, QPoint(30, 80))
    QTest.mouseMove(viewport, below)
    qtbot.waitUntil(lambda: view.selection.current > 50)
    QTest.mouseRelease(viewport, _LEFT, _NONE, below)
    assert {0, 1, 2, 50} <= set(view.selected_ids())
    assert 4 not in view.selected_ids()


def test_a_rubber_band_continues_while_new_pictures_arrive(show: Show) -> None:
    view = show()
    view.verticalScrollBar().setValue(1000)
    viewport = view.viewport()
    first = view.fully_visible_rows()[0]
    top = view.cell_rect(first).topLeft()
    QTest.mousePress(viewport, _LEFT, _NONE, QPoint(3, top.y() + 20))
    QTest.mouseMove(viewport, QPoint(30, top.y() + 20))
    QTest.mouseMove(viewport, QPoint(180, top.y() + 40))
    assert view.selected_ids() == [first, first + 1]
    view.set_ids(np.concatenate((np.arange(200, 210), np.arange(100))))
    QTest.mouseMove(viewport, QPoint(290, top.y() + 40))
    assert view.selected_ids() == [first, first + 1, first + 2]
    QTest.mouseRelease(viewport, _LEFT, _NONE, QPoint(290, top.y() + 40))


def test_a_click_beside_the_pictures_selects_none(show: Show) -> None:
    view = show(12)
    view.select_all()
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, QPoint(500, 380))
    assert view.selected_count == 0


def test_the_selection_is_dragged_out_as_files(
    show: Show, pictures: FakePictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = show()
    dragged: list[tuple[list[str], Any, QPoint]] = []
    monkeypatch.setattr(
        QDrag,
        "exec",
        lambda drag, _: dragged.append(
            ([url.fileName() for url in drag.mimeData().urls()], drag.pixmap(), drag.hotSpot())
        ),
    )
    _click(view, 0)
    _click(view, 4, _CTRL)
    at = view.cell_rect(4).center()
    QTest.mousePress(view.viewport(), _LEFT, _NONE, at)
    QTest.mouseMove(view.viewport(), at + QPoint(30, 0))
    QTest.mouseRelease(view.viewport(), _LEFT, _NONE, at + QPoint(30, 0))
    assert [names for names, _, _ in dragged] == [["0.png", "4.png"]]
    assert view.selected_ids() == [0, 4]
    # What is dragged shows the picture, is small, and beside what one points at.
    pixmap, hot_spot = dragged[0][1:]
    size = pixmap.deviceIndependentSize()
    assert max(size.width(), size.height()) <= 96
    assert hot_spot.x() < 0
    assert hot_spot.y() < 0
    assert pixmap.toImage().pixelColor(30, 30).saturation() > 60


def test_a_context_menu_is_for_what_is_under_the_pointer(show: Show, qtbot: QtBot) -> None:
    view = show(12)
    _click(view, 3)
    at = view.cell_rect(5).center()

    def asked(reason: QContextMenuEvent.Reason, at: QPoint) -> list[Any]:
        event = QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at))
        with qtbot.waitSignal(view.context_menu_asked) as asked:
            QApplication.sendEvent(view.viewport(), event)
        return list(asked.args or [])

    assert asked(QContextMenuEvent.Reason.Mouse, at)[0] == 5
    assert view.selected_ids() == [5]
    assert asked(QContextMenuEvent.Reason.Mouse, QPoint(500, 380))[0] == -1
    picture, where = asked(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
    assert picture == 5
    assert where == view.viewport().mapToGlobal(view.cell_rect(5).center())


def test_a_stack_is_toggled_by_its_mark(show: Show, pictures: FakePictures, qtbot: QtBot) -> None:
    pictures.special[4] = CellFacts(512, 512, stack_count=3)
    view = show(12)
    corner = view.cell_rect(4).topRight() + QPoint(-14, 14)
    with qtbot.waitSignal(view.stack_toggled) as toggled:
        QTest.mouseClick(view.viewport(), _LEFT, _NONE, corner)
    assert toggled.args == [4]
    assert view.selected_count == 0


def test_the_tooltip_is_plain_text(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    view = show(12)
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_rest: shown.append(text))
    for at in (view.cell_rect(3).center(), QPoint(500, 380)):
        event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
    assert shown == ["<qt>a fox &lt;b&gt;3&lt;/b&gt;</qt>", ""]


# --- the place is kept -----------------------------------------------------------------------


def test_new_pictures_do_not_move_what_is_in_view(show: Show) -> None:
    view = show()
    view.verticalScrollBar().setValue(777)
    first = view.visible_ids()[5]
    before = _top(view, first)
    view.set_ids(np.concatenate((np.arange(200, 210), np.arange(100))))
    assert _top(view, first) == before
    view.set_ids(np.concatenate((np.arange(200, 213), np.arange(100))))
    assert abs(_top(view, first) - before) <= view.arrangement.pitch_px


def test_new_pictures_appear_if_the_view_is_at_the_very_top(show: Show) -> None:
    view = show()
    _click(view, 12)
    view.set_ids(np.concatenate(([500], np.arange(100))))
    assert view.offset == 0
    assert view.current_id == 12
    assert view.visible_ids()[0] == 500


def test_new_pictures_do_not_push_the_current_one_out_of_view(show: Show) -> None:
    view = show()
    last = view.fully_visible_rows()[1] - 1
    _click(view, last)
    ids = np.arange(100)
    for new in (500, 501, 502, 503):
        ids = np.concatenate(([new], ids))
        view.set_ids(ids)
        rect = view.cell_rect(view.row_of(last))
        assert view.viewport().rect().contains(rect)
    assert view.selected_ids() == [view.current_id] == [last]


def test_after_a_deletion_the_next_picture_is_in_view_and_current(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.verticalScrollBar().setValue(700)
    last = view.fully_visible_rows()[1] - 1
    _click(view, last)
    offset = view.offset
    with qtbot.waitSignal(view.current_changed) as changed:
        view.set_ids(np.delete(np.arange(100), last))
    assert changed.args == [last + 1]
    assert view.selected_ids() == [last + 1]
    assert view.offset == offset
    first, stop = view.fully_visible_rows()
    assert first <= view.selection.current < stop


def test_another_filter_keeps_the_current_picture_where_it_is(show: Show) -> None:
    view = show(1000)
    view.verticalScrollBar().setValue(5000)
    row = view.fully_visible_rows()[0] + 6
    _click(view, row)
    before = _top(view, row)
    others = np.arange(0, 1000, 3)
    view.set_ids(np.union1d(others, [row]))
    assert view.current_id == row
    assert _top(view, row) == before
    view.set_ids(np.arange(1000))
    assert _top(view, row) == before


def test_a_picture_that_leaves_its_neighbours_does_not_take_the_view_along(show: Show) -> None:
    view = show(1000)
    view.verticalScrollBar().setValue(5000)
    row = view.fully_visible_rows()[0] + 6
    _click(view, row)
    neighbour = _top(view, row - 5)
    view.set_ids(np.concatenate(([row], np.delete(np.arange(1000), row))))
    assert view.current_id == row
    assert abs(_top(view, row - 5) - neighbour) <= view.arrangement.pitch_px
    assert view.offset > 4000


def test_if_all_in_view_have_gone_the_nearest_is_in_view(show: Show) -> None:
    view = show(1000)
    view.verticalScrollBar().setValue(5000)
    first, stop = view.visible_rows()
    view.set_ids(np.delete(np.arange(1000), np.arange(first - 30, stop + 30)))
    assert stop + 30 in view.visible_ids()


def test_changing_the_width_back_and_forth_keeps_the_place(show: Show) -> None:
    view = show(1000)
    view.verticalScrollBar().setValue(5000)
    first = view.fully_visible_rows()[0]
    before = _top(view, first)
    for width in (480, 333, 900, 700, 333, view.width()):
        view.resize(width, 400)
        assert abs(_top(view, first) - before) <= 1
    assert view.offset == 5000


def test_ctrl_and_wheel_keep_the_picture_under_the_pointer(show: Show, qtbot: QtBot) -> None:
    view = show(1000)
    view.verticalScrollBar().setValue(5000)
    row = view.fully_visible_rows()[0] + 7
    at = view.cell_rect(row).center()
    with qtbot.waitSignal(view.cell_px_changed):
        _wheel(view, at, 120, modifiers=_CTRL)
    assert view.arrangement.columns == 4
    rect = view.cell_rect(row)
    assert rect.top() <= at.y() <= rect.bottom()
    for _ in range(20):
        _wheel(view, at, 120, modifiers=_CTRL)
    assert view.arrangement.columns == 1
    for _ in range(20):
        _wheel(view, at, -120, modifiers=_CTRL)
    assert view.arrangement.columns == 5


# --- scrolling -------------------------------------------------------------------------------


def test_the_wheel_scrolls_by_lines_and_a_touchpad_by_pixels(show: Show) -> None:
    view = show()
    _wheel(view, QPoint(50, 50), -120)
    assert view.offset == view.arrangement.pitch_px
    _wheel(view, QPoint(50, 50), -40, pixels=-7)
    assert view.offset == view.arrangement.pitch_px + 7
    for _ in range(8):
        _wheel(view, QPoint(50, 50), 15)
    assert view.offset == 7


def test_scrolled_content_looks_like_painted_content(show: Show, qtbot: QtBot) -> None:
    view = show(100, (0, "Today"), (12, "Yesterday"), (33, "Monday"))
    _click(view, 1)
    # Scale all thumbnails first: one that came later would have everything painted anew.
    for offset in range(0, 400, 100):
        view.verticalScrollBar().setValue(offset)
        qtbot.waitUntil(lambda: view.grab().toImage() == view.grab().toImage())
    view.verticalScrollBar().setValue(0)
    QTest.qWait(50)
    for step in (7, 190, -60, 45, 8, -23):
        view.verticalScrollBar().setValue(view.offset + step)
        QApplication.processEvents()
    screen = view.screen().grabWindow(view.winId()).toImage()
    assert not screen.isNull()
    scrolled = screen.copy(QRect(view.viewport().pos(), view.viewport().size()))
    fresh = QImage(scrolled.size(), scrolled.format())
    view.viewport().render(fresh)
    place = view.findChild(QLabel, "scroll_place")
    assert isinstance(place, QLabel)
    uncovered = scrolled.rect().adjusted(0, 0, -place.width() - 30, 0)
    assert scrolled.copy(uncovered) == fresh.copy(uncovered)


def test_the_sections_title_is_told_while_scrolling(show: Show, qtbot: QtBot) -> None:
    view = show(100, (0, "Today"), (40, "<b>Yesterday</b>"))
    with qtbot.waitSignal(view.section_changed) as changed:
        view.verticalScrollBar().setValue(view.arrangement.heading_rect(1).top() + 5)
    assert changed.args == [1]
    assert view.current_section == 1
    place = view.findChild(QLabel, "scroll_place")
    assert isinstance(place, QLabel)
    assert place.isVisible()
    assert place.text() == "<b>Yesterday</b>"
    assert place.textFormat() == Qt.TextFormat.PlainText
    assert view.rect().contains(place.geometry())
    qtbot.waitUntil(lambda: not place.isVisible())


def test_a_picture_is_gone_to(show: Show) -> None:
    view = show(1000, (0, "Today"), (400, "Yesterday"))
    view.scroll_to(900)
    assert 900 in view.visible_ids()
    offset = view.offset
    view.scroll_to(view.visible_ids()[6])
    assert view.offset == offset
    view.set_current(3)
    assert view.selected_ids() == [3]
    assert 3 in view.visible_ids()
    view.scroll_to(123_456)


def test_the_current_picture_is_not_under_the_heading(show: Show) -> None:
    view = show(100, (0, "Today"))
    _click(view, 2)
    for _ in range(10):
        _key(view, Qt.Key.Key_Down)
    for _ in range(9):
        _key(view, Qt.Key.Key_Up)
    heading = view.arrangement.heading_rect(0)
    assert view.cell_rect(view.selection.current).top() >= heading.height()
    _key(view, Qt.Key.Key_Up)
    assert view.offset == 0


# --- names -----------------------------------------------------------------------------------


def test_names_are_shown_below_the_pictures_and_belong_to_their_cells(
    show: Show, pictures: FakePictures
) -> None:
    view = show(100, (0, "Monday"), (12, "Tuesday"))
    side = view.arrangement.side_px
    before = view.grab().toImage()
    view.show_names(True)
    assert view.arrangement.side_px == side
    cell, square = view.cell_rect(0), view.picture_rect(0)
    assert square.size().height() == side
    assert cell.height() - side > view.fontMetrics().height()
    assert view.cell_rect(5).top() > cell.bottom()
    name = cell.adjusted(0, side, 0, 0)
    image = view.viewport().grab(name).toImage()
    assert len({image.pixel(x, y) for x in range(image.width()) for y in range(8)}) > 1
    QTest.mouseClick(view.viewport(), _LEFT, _NONE, name.center())
    assert view.selected_ids() == [0]
    _key(view, Qt.Key.Key_Down)
    assert view.current_id == 5
    _key(view, Qt.Key.Key_End)
    assert view.cell_rect(99).bottom() < view.viewport().height()
    _key(view, Qt.Key.Key_Home)
    view.show_names(False)
    view.selection.choose(0)
    assert view.arrangement.cell_height_px == side
    assert view.grab().size() == before.size()


def test_showing_names_keeps_what_one_looks_at_in_its_place(show: Show) -> None:
    view = show(1000)
    view.scroll_to(500)
    top = view.cell_rect(500).top()
    view.act_on(500, view.selection.choose)
    view.show_names(True)
    assert abs(view.cell_rect(500).top() - top) <= 1
    view.show_names(False)
    assert abs(view.cell_rect(500).top() - top) <= 1


# --- painting --------------------------------------------------------------------------------


def test_only_what_is_in_view_is_asked_for(show: Show, pictures: FakePictures) -> None:
    pictures.is_loaded = False
    view = show(100_000)
    view.grab()
    assert set(pictures.asked) <= set(view.visible_ids())


def test_the_background_has_no_seams_at_a_fractional_scale(show: Show) -> None:
    view = show(100)
    view.grab()
    size = view.viewport().size()
    image = QImage(size * 1.5, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1.5)
    image.fill(Qt.GlobalColor.magenta)
    view.viewport().render(image)
    margin = {image.pixelColor(3, y).name() for y in range(image.height() - 1)}
    assert margin == {view.palette().window().color().name()}


def test_a_thumbnail_is_drawn_when_it_has_arrived(
    show: Show, pictures: FakePictures, qtbot: QtBot
) -> None:
    pictures.is_loaded = False
    view = show(12)

    def colour() -> str:
        return view.viewport().grab().toImage().pixelColor(view.cell_rect(4).center()).name()

    placeholder = colour()
    pictures.is_loaded = True
    view.refresh([4])
    qtbot.waitUntil(lambda: colour() != placeholder)


@pytest.mark.parametrize(
    "special",
    [
        CellFacts(512, 512, rating=3),
        CellFacts(512, 512, flag=1),
        CellFacts(512, 512, flag=-1),
        CellFacts(512, 512, label=2),
        CellFacts(512, 512, stack_count=4),
        CellFacts(512, 512, stack_count=4, is_stack_open=True),
        CellFacts(512, 512, is_missing=True),
        CellFacts(8192, 8),
    ],
)
def test_every_fact_can_be_seen(
    show: Show, pictures: FakePictures, special: CellFacts, qtbot: QtBot
) -> None:
    pictures.special[4] = CellFacts(512, 512)
    view = show(12)
    cell = view.cell_rect(4)

    def seen() -> QImage:
        return view.viewport().grab(cell).toImage()

    qtbot.waitUntil(lambda: seen() == seen())
    plain = seen()
    pictures.special[4] = special
    view.refresh([4])
    assert seen() != plain


def test_focus_selection_and_current_picture_can_be_seen(show: Show) -> None:
    view = show(12)
    view.refresh_all()
    looks = []

    def seen() -> QImage:
        return view.viewport().grab(view.cell_rect(4)).toImage()

    seen()
    looks.append(seen())
    _click(view, 4)
    looks.append(seen())
    _key(view, Qt.Key.Key_Space, _CTRL)
    looks.append(seen())
    view.clearFocus()
    looks.append(seen())
    assert all(one != two for n, one in enumerate(looks) for two in looks[n + 1 :])


def test_marks_are_legible_on_any_picture() -> None:
    over_white = cell_marks.BACKGROUND_OVER_WHITE
    share = cell_marks.BACKGROUND.alphaF()
    mixed = round(cell_marks.BACKGROUND.red() * share + 255 * (1 - share))
    assert over_white == f"#{mixed:02x}{mixed:02x}{mixed:02x}"
    assert contrast(cell_marks.FOREGROUND, over_white) >= 4.5
    for colour in (*cell_marks.LABEL_COLOURS, cell_marks.REJECTED):
        assert contrast(colour, over_white) >= 3


def test_headings_are_made_when_they_are_seen(show: Show) -> None:
    view = show(1)
    asked: list[int] = []

    def title(number: int) -> str:
        asked.append(number)
        return f"Day {number}"

    view.set_ids(np.arange(1, 100_001), GridSections(np.arange(0, 100_000, 100), title))
    view.grab()
    assert 0 in asked
    assert len(set(asked)) < 10
