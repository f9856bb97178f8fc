"""A canvas that fills the screen: its tools float over the picture, and go back around it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sdstudio.app.session import SessionStore
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.floating_panels import FloatingPanel, FloatingPanels
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.layouts import lay_out_now
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.views import View
from tests.gui.test_canvas_results import make_results
from tests.gui.test_from_pictures import begin_mask, red, stroke

Make = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier

__all__ = ["red"]


def fill_screen(window: MainWindow, qtbot: QtBot) -> FloatingPanels:
    window.actions_[ActionId.FOLD_BOTH].trigger()
    panels = window.canvas_controller.panels
    assert panels is not None
    lay_out_now()
    # Offscreen, a window that fills the screen isn't active any more.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return panels


def all_of(panels: FloatingPanels) -> tuple[FloatingPanel, ...]:
    return panels.tools, panels.settings, panels.lists


def drag(panel: FloatingPanel, by: QPoint) -> None:
    start = QPoint(5, 5)
    QTest.mousePress(panel.title, LEFT, pos=start)
    QTest.mouseMove(panel.title, start + by)
    QTest.mouseRelease(panel.title, LEFT, pos=start)


def on_page(page: CanvasPage, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def layout_of(window: MainWindow, page: CanvasPage) -> list[tuple[QRect, bool]]:
    """Where everything around the picture is, and whether it is seen."""
    lay_out_now()
    parts = (page.view, page.strip, *page.tops, *page.besides)
    around = (window.status, window.views.switch, window.menuBar(), window.stage.bar, window.make)
    return [
        (QRect(one.mapTo(window, QPoint(0, 0)), one.size()) if one.isVisible() else QRect(), seen)
        for one in (*parts, *around)
        for seen in (one.isVisible(),)
    ]


def test_the_picture_takes_all_of_the_screen_and_the_tools_float(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    panels = fill_screen(window, qtbot)
    qtbot.waitUntil(lambda: page.view.size() == window.size())
    for panel, parts in (
        (panels.tools, [page.strip]),
        (panels.settings, page.tops),
        (panels.lists, page.besides),
    ):
        assert panel.isVisible()
        assert all(panel.isAncestorOf(one) for one in parts)
    assert page.strip.isVisible()
    assert page.options.isVisible()
    assert window.focusWidget() is page.view


def test_leaving_puts_everything_back(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    page, _ = begin_mask(window, qtbot, red)
    # The screen may be smaller than the window asked for.
    screen = window.screen().availableGeometry()
    qtbot.waitUntil(lambda: window.width() <= screen.width())
    before, size = layout_of(window, page), window.size()
    panels = fill_screen(window, qtbot)
    assert layout_of(window, page) != before
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert not any(panel.isVisible() for panel in all_of(panels))
    assert not window.pictures.isVisible()
    window.resize(size)
    qtbot.waitUntil(lambda: layout_of(window, page) == before)
    assert window.focusWidget() is page.view


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800), (2560, 1440), (683, 467)])
def test_panels_are_within_the_window_and_do_not_cover_each_other(
    window: MainWindow, qtbot: QtBot, red: Path, size: tuple[int, int]
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    panels = fill_screen(window, qtbot)
    window.resize(*size)
    lay_out_now()
    qtbot.waitUntil(lambda: page.width() == window.width())
    for panel in all_of(panels):
        assert page.rect().contains(panel.geometry())
        others = [one for one in all_of(panels) if one is not panel]
        assert not any(panel.geometry().intersects(one.geometry()) for one in others)
    for button in page.strip.findChildren(QWidget):
        assert page.strip.rect().contains(button.geometry()) or button.parent() is not page.strip
    drag(panels.tools, QPoint(9000, 9000))
    drag(panels.lists, QPoint(-9000, 9000))
    drag(panels.settings, QPoint(-9000, -9000))
    assert all(page.rect().contains(panel.geometry()) for panel in all_of(panels))
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: all(page.rect().contains(panel.geometry()) for panel in all_of(panels)))
    assert panels.tools.geometry().right() > page.width() - 16


def test_dragging_paints_nothing_and_is_remembered(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    panels = fill_screen(window, qtbot)
    before = panels.tools.pos()
    drag(panels.tools, QPoint(120, 30))
    assert panels.tools.pos() == before + QPoint(120, 30)
    QTest.mouseClick(panels.settings, LEFT, pos=QPoint(2, 2))
    assert mask.is_empty
    assert window.focusWidget() is page.view
    place = window.studio.session.current.canvas_panels["tools"]
    again = SessionStore(window.studio.paths.session_file).current.canvas_panels
    assert again == {"tools": place}
    # As the next start makes them.
    panels.set_floating(False)
    later = FloatingPanels(page, window.studio.session, window.actions_)
    later.set_floating(True)
    lay_out_now()
    assert later.tools.pos() == before + QPoint(120, 30)
    later.set_floating(False)


def test_a_double_click_puts_a_panel_back(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    begin_mask(window, qtbot, red)
    panels = fill_screen(window, qtbot)
    before = panels.lists.geometry()
    drag(panels.lists, QPoint(-200, 60))
    assert panels.lists.geometry() != before
    QTest.mouseDClick(panels.lists.title, LEFT)
    assert panels.lists.geometry() == before
    assert window.studio.session.current.canvas_panels == {}


def test_one_key_hides_all_panels_and_one_can_paint_beneath_them(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    action = window.actions_[ActionId.FLOATING_PANELS]
    assert not action.isEnabled()
    panels = fill_screen(window, qtbot)
    assert action.isEnabled()
    to_page = page.view.viewport().mapTo(page, QPoint(0, 0))
    middle = page.view.viewportTransform().map(QPoint(48, 32)) + to_page
    drag(panels.lists, middle - panels.lists.geometry().center())
    assert panels.lists.geometry().contains(middle)
    assert page.childAt(middle) is not page.view.viewport()
    QTest.keyClick(page.view, Qt.Key.Key_H, SHIFT)
    assert not any(panel.isVisible() for panel in all_of(panels))
    assert page.childAt(middle) is page.view.viewport()
    stroke(page, (48, 32))
    assert not mask.is_empty
    QTest.keyClick(page.view, Qt.Key.Key_H, SHIFT)
    assert all(panel.isVisible() for panel in all_of(panels))
    QTest.keyClick(page.view, Qt.Key.Key_H, SHIFT)
    # Whoever comes back finds tools.
    window.actions_[ActionId.FOLD_BOTH].trigger()
    assert action.isChecked()
    qtbot.waitUntil(page.strip.isVisible)


def test_hiding_panels_leaves_no_focus_in_them(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    page, _ = begin_mask(window, qtbot, red)
    fill_screen(window, qtbot)
    page.options.size_slider.slider.setFocus()
    window.actions_[ActionId.FLOATING_PANELS].trigger()
    assert window.focusWidget() is page.view


def test_the_list_is_closed_and_opened_in_full_screen(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    panels = fill_screen(window, qtbot)
    window.actions_[ActionId.LAYER_LIST].trigger()
    qtbot.waitUntil(lambda: not panels.lists.isVisible())
    window.actions_[ActionId.LAYER_LIST].trigger()
    qtbot.waitUntil(panels.lists.isVisible)
    assert page.besides[0].isVisible()


def test_escape_first_ends_what_a_tool_has_begun(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    window.actions_[ActionId.MASK_POLYGON].trigger()
    fill_screen(window, qtbot)
    stroke(page, (10, 10))
    stroke(page, (60, 10))
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert window.isFullScreen()
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


def test_commands_of_the_hidden_menu_bar_work_and_the_making_is_said(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make, count=1)
    fill_screen(window, qtbot)
    line = window.canvas_controller.making
    assert line is not None
    assert not line.isVisible()
    window.make.prompt.field.setPlainText("a blue fish")
    window.studio.draft.set_count(1)
    QTest.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(line.isVisible)
    assert line.text.text() == "a blue fish"
    assert page.bars.isAncestorOf(line)
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 2)
    qtbot.waitUntil(lambda: not line.isVisible())


def test_a_job_that_waits_for_the_paused_queue_says_so(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, _ = make_results(window, qtbot, red, make, count=1)
    fill_screen(window, qtbot)
    line = window.canvas_controller.making
    assert line is not None
    window.studio.queue.pause()
    QTest.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(line.isVisible)
    assert line.text.text() == "The queue is paused, so this job has to wait."


def has_panels(window: MainWindow) -> bool:
    panels = window.canvas_controller.panels
    return panels is not None and panels.is_floating and not window.status.isVisible()


def test_the_library_in_full_screen_has_no_panels(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_mask(window, qtbot, red)
    fill_screen(window, qtbot)
    assert has_panels(window)
    window.views.show(View.LIBRARY)
    assert not has_panels(window)
    window.actions_[ActionId.FOLD_BOTH].trigger()
    assert window.actions_[ActionId.FOLD_BOTH].isChecked()
    assert not has_panels(window)


def test_a_picture_in_full_screen_has_no_panels_until_it_is_painted_on(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    fill_screen(window, qtbot)
    window.actions_[ActionId.MASK_VIEW].trigger()
    assert window.isFullScreen()
    assert not has_panels(window)
    window.actions_[ActionId.MASK_VIEW].trigger()
    assert has_panels(window)
    qtbot.waitUntil(lambda: page.view.size() == window.size())
