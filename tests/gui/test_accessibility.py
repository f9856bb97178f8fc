"""What a screen reader is told, and what it can do."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sdstudio.app.notices import Notice
from sdstudio.domain.errors import ErrorCode
from sdstudio.ui import error_messages
from sdstudio.ui.accessibility import interfaces
from sdstudio.ui.accessibility.spoken_tips import describe
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.curve_edit import CurveEdit
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.stage import Showing
from sdstudio.ui.views import View
from sdstudio.ui.wording import plain_tip
from tests.support.accessible import unspoken
from tests.support.library_window import show_library

Make = Callable[..., None]


@pytest.fixture
def listening(qapp: QApplication) -> Iterator[None]:
    """As while a screen reader runs."""
    interfaces.install(qapp)
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def announced(listening: None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was given to say."""
    said: list[str] = []
    update = QAccessible.updateAccessibility

    def note(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())
        update(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    return said


def test_what_becomes_of_a_job_is_said(
    window: MainWindow, make: Make, announced: list[str], qtbot: QtBot
) -> None:
    make("a red fish", count=2)
    assert announced == ["Generating", "Picture 1 of 2 finished", "Picture 2 of 2 finished"]
    announced.clear()
    window.studio.draft.choose(prompt="oom fish")
    window.generate()
    qtbot.waitUntil(lambda: len(announced) == 3)
    assert announced[1].startswith("There was not enough memory")
    assert announced[2] == "A job failed"


def test_trouble_is_said(window: MainWindow, announced: list[str]) -> None:
    notice = Notice(ErrorCode.ENGINE_DIED)
    window.notices.tell(notice)
    assert announced == [error_messages.text_of(notice)]


def test_the_tool_that_a_key_chooses_is_said(
    window: MainWindow, announced: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    _open_canvas(window, qtbot, tmp_path)
    announced.clear()
    window.actions_[ActionId.MASK_LASSO].trigger()
    window.actions_[ActionId.MASK_ERASER].trigger()
    assert announced == ["Lasso", "Eraser"]
    page = window.canvas_controller.page
    assert page is not None
    view = page.view
    assert view.accessibleDescription().startswith("Tool: Eraser. ")
    role = QAccessible.queryAccessibleInterface(view).role()
    assert role == QAccessible.Role.Canvas


def test_pressing_a_checkable_button_is_a_click(
    window: MainWindow, listening: None, qtbot: QtBot
) -> None:
    button = window.views.switch.buttons[ActionId.VIEW_LIBRARY]
    spoken = QAccessible.queryAccessibleInterface(button)
    assert spoken.role() == QAccessible.Role.CheckBox
    actions = spoken.actionInterface()
    assert actions is not None
    actions.doAction(actions.actionNames()[0])
    qtbot.waitUntil(lambda: window.views.shown is View.LIBRARY)
    assert spoken.state().checked


def test_a_check_box_tells_its_state(listening: None, qtbot: QtBot) -> None:
    box = QCheckBox("&Mirror")
    qtbot.addWidget(box)
    box.setTristate(True)
    spoken = QAccessible.queryAccessibleInterface(box)
    assert spoken.text(QAccessible.Text.Name) == "Mirror"
    for is_checked, is_mixed in ((False, True), (True, False), (False, False)):
        box.nextCheckState()
        state = spoken.state()
        assert bool(state.checkStateMixed) is is_mixed
        if not is_mixed:
            assert bool(state.checked) is is_checked


def test_the_views_in_the_corner_of_the_menu_bar_are_in_the_tree(
    window: MainWindow, listening: None
) -> None:
    switch = window.views.switch
    spoken = QAccessible.queryAccessibleInterface(switch)
    above = spoken.parent()
    assert above.object() is window.centralWidget()
    place = above.indexOfChild(spoken)
    assert above.child(place).object() is switch
    assert place == above.childCount() - 1


def test_tooltips_are_described_without_markup(listening: None, qtbot: QtBot) -> None:
    widget = QCheckBox("Seed")
    qtbot.addWidget(widget)
    widget.setToolTip(plain_tip("a < b\nand so on"))
    same = QCheckBox(widget)
    same.setAccessibleName("x & y")
    same.setToolTip(plain_tip("x & y"))
    own = QCheckBox(widget)
    own.setAccessibleDescription("Its own")
    own.setToolTip(plain_tip("e"))
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    spoken = QAccessible.queryAccessibleInterface(widget)

    def is_described(text: str) -> bool:
        return spoken.text(QAccessible.Text.Description) == text

    qtbot.waitUntil(lambda: is_described("a < b\nand so on"))
    of_same = QAccessible.queryAccessibleInterface(same)
    # Qt would say the tooltip itself, with markup.
    qtbot.waitUntil(lambda: of_same.text(QAccessible.Text.Description) == "x & y")
    widget.setFocus()
    # The focus may change what is said of it.
    widget.setToolTip(plain_tip("c & d"))
    assert is_described("c & d")
    own.setFocus()
    assert own.accessibleDescription() == "Its own"
    widget.setToolTip(plain_tip("f"))
    assert is_described("c & d")
    widget.setFocus()
    assert is_described("f")


def test_a_control_is_described_by_what_is_shown_over_it_or_its_label(
    listening: None, qtbot: QtBot
) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    row, label, field = QWidget(), QLabel("Steps"), QLineEdit()
    label.setToolTip(plain_tip("More refine detail."))
    label.setBuddy(field)
    inside = QPushButton("OK", row)
    row.setToolTip(plain_tip("In the row."))
    for widget in (row, label, field):
        column.addWidget(widget)
    for widget, text in ((field, "More refine detail."), (inside, "In the row.")):
        describe(widget)
        assert widget.accessibleDescription() == text


def test_the_points_of_a_curve_are_said(announced: list[str], qtbot: QtBot) -> None:
    curve = CurveEdit()
    qtbot.addWidget(curve)
    curve.show()
    QTest.keyClick(curve, Qt.Key.Key_Right)
    QTest.keyClick(curve, Qt.Key.Key_Up)
    assert announced == ["Pressure 75%, effect 75%", "Pressure 75%, effect 80%"]


def test_every_control_of_every_view_has_a_name_and_a_role(
    window: MainWindow, make: Make, listening: None, qtbot: QtBot, tmp_path: Path
) -> None:
    make("a red fish")
    window.actions_[ActionId.ADVANCED].trigger()
    assert unspoken(window) == []
    _open_canvas(window, qtbot, tmp_path)
    assert unspoken(window) == []
    show_library(window, 1, qtbot)
    assert unspoken(window) == []


def test_a_nameless_control_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(QPushButton())
    window.show()
    assert unspoken(window) != []


def _open_canvas(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    path = folder / "red.png"
    QImage(96, 64, QImage.Format.Format_RGB32).save(str(path))
    window.actions_[ActionId.PART].trigger()
    window.input_controller.give(path)
    qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
