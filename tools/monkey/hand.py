"""Hand: operates windows as a person does, through Qt's window system events."""

from collections.abc import Callable
from random import Random
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QWheelEvent,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from shiboken6 import isValid

_BUTTONS: Final = (
    *[Qt.MouseButton.LeftButton] * 17,
    *[Qt.MouseButton.RightButton] * 2,
    Qt.MouseButton.MiddleButton,
)
_NONE: Final = Qt.KeyboardModifier.NoModifier
_MODIFIERS: Final = (
    *[_NONE] * 16,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


class Hand:
    """Each method performs one action.

    Args:
        say: called with what will be done, in words.
    """

    def __init__(self, rng: Random, say: Callable[[str], None]) -> None:
        self._rng = rng
        self._say = say

    def click(self) -> None:
        """Click or double-click somewhere, or rest there."""
        window, widget, place = self._place()
        if window is None or widget is None:
            self._say("click nowhere")
            return
        button, keys = self._rng.choice(_BUTTONS), self._rng.choice(_MODIFIERS)
        kind = self._rng.choices(("click", "double-click", "move to"), (16, 3, 2))[0]
        self._say(f"{kind} {button.name} {keys.name} {name_of(widget)} {place.x()},{place.y()}")
        if kind == "click":
            QTest.mousePress(window, button, keys, place)
            _release(window, button, keys, place)
        elif kind == "double-click":
            QTest.mouseDClick(window, button, keys, place)
        else:
            QTest.mouseMove(window, place)

    def drag(self) -> None:
        """Press, move and release."""
        window, widget, place = self._place()
        if window is None or widget is None:
            self._say("drag nothing")
            return
        button = self._rng.choice(_BUTTONS)
        stops = [self._near(window, place) for _ in range(self._rng.randint(2, 8))]
        self._say(f"drag {button.name} {name_of(widget)} {place.x()},{place.y()} by {len(stops)}")
        QTest.mousePress(window, button, _NONE, place)
        for stop in stops:
            # The press may have closed the window.
            if _is_there(window):
                QTest.mouseMove(window, stop)
        _release(window, button, _NONE, stops[-1])

    def wheel(self) -> None:
        """Turn the wheel over something."""
        window, widget, place = self._place()
        if window is None or widget is None:
            self._say("wheel nowhere")
            return
        turns = self._rng.choice((-3, -1, 1, 3))
        keys = self._rng.choice(_MODIFIERS)
        over = QPointF(widget.mapFromGlobal(window.mapToGlobal(place)))
        event = QWheelEvent(
            over,
            widget.mapToGlobal(over),
            QPoint(),
            QPoint(0, turns * 120),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        self._say(f"wheel {turns} {keys.name} {name_of(widget)}")
        QApplication.sendEvent(widget, event)

    def drop(self, data: QMimeData, said: str) -> None:
        """Drag ``data`` over something that accepts drops, and usually drop it there."""
        widgets = [
            widget
            for window in reachable_windows()
            for widget in (window, *window.findChildren(QWidget))
            if widget.acceptDrops() and widget.isVisible() and widget.isEnabled()
        ]
        if not widgets:
            self._say("drop nowhere")
            return
        widget = self._rng.choice(widgets)
        place = QPoint(self._rng.randrange(widget.width()), self._rng.randrange(widget.height()))
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        goes = self._rng.random() < 0.1
        self._say(f"{'drag' if goes else 'drop'} {said} on {name_of(widget)}")
        enter = QDragEnterEvent(place, copy, data, left, _NONE)
        QApplication.sendEvent(widget, enter)
        if not enter.isAccepted():
            return
        if isValid(widget):
            QApplication.sendEvent(widget, QDragMoveEvent(place, copy, data, left, _NONE))
        if isValid(widget) and goes:
            QApplication.sendEvent(widget, QDragLeaveEvent())
        elif isValid(widget):
            drop = QDropEvent(QPointF(place), copy, data, left, _NONE, QEvent.Type.Drop)
            QApplication.sendEvent(widget, drop)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        """Press a key in the window with the focus."""
        self._say(f"press {modifiers.name}+{key.name} in {name_of(QApplication.focusWidget())}")
        press_key(key, modifiers)

    def type(self, text: str) -> None:
        """Type ``text`` as an input method does, which can enter any character."""
        widget = QApplication.focusWidget()
        self._say(f"type {text[:40]!r} into {name_of(widget)}")
        if widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(widget, event)

    def _place(self) -> tuple[QWindow | None, QWidget | None, QPoint]:
        """A window, a widget in it, and the widget's place in the window."""
        windows = reachable_windows()
        if self._rng.random() < 0.05:
            windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        if not windows:
            return None, None, QPoint()
        top = self._rng.choice(windows)
        inside = [one for one in top.findChildren(QWidget) if one.isVisible()]
        inside = [
            one for one in inside if one.window() is top and not one.visibleRegion().isEmpty()
        ]
        buttons = [one for one in inside if isinstance(one, QAbstractButton)]
        dull = [one for one in inside if isinstance(one, QLabel)]
        kind = self._rng.choices((buttons, dull, inside), (5, 1, 6))[0]
        widget = self._rng.choice(kind or inside or [top])
        seen = widget.visibleRegion().boundingRect()
        place = QPoint(
            self._rng.randint(seen.left(), max(seen.left(), seen.right())),
            self._rng.randint(seen.top(), max(seen.top(), seen.bottom())),
        )
        return top.windowHandle(), widget, widget.mapTo(top, place)

    def _near(self, window: QWindow, place: QPoint) -> QPoint:
        reach_px = self._rng.choice((5, 60, 400))
        return QPoint(
            max(0, min(window.width() - 1, place.x() + self._rng.randint(-reach_px, reach_px))),
            max(0, min(window.height() - 1, place.y() + self._rng.randint(-reach_px, reach_px))),
        )


def press_key(key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    """Press and release a key in whatever has the focus.

    This isn't sent to a window: QTest would continue with one that was deleted in the meantime.
    """
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    widget = widget or QApplication.activeWindow()
    if widget is not None:
        QTest.keyClick(widget, key, modifiers)


def _is_there(window: QWindow) -> bool:
    """Whether it was neither closed nor deleted; PySide's wrapper doesn't notice a deletion."""
    return window in QApplication.topLevelWindows() and window.isVisible()


def _release(
    window: QWindow, button: Qt.MouseButton, keys: Qt.KeyboardModifier, place: QPoint
) -> None:
    there = [window] if _is_there(window) else QApplication.topLevelWindows()
    visible = next((one for one in there if one.isVisible()), None)
    if visible is not None:
        QTest.mouseRelease(visible, button, keys, place)


def reachable_windows() -> list[QWidget]:
    """The windows that receive mouse events now."""
    top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if top is not None:
        return [top]
    tips = (Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)
    return [
        one
        for one in QApplication.topLevelWidgets()
        if one.isVisible() and one.windowHandle() is not None and one.windowType() not in tips
    ]


def name_of(widget: QWidget | None) -> str:
    """The name of ``widget`` in a report."""
    if widget is None:
        return "nothing"
    said = widget.accessibleName() or widget.objectName() or widget.windowTitle()
    return f"{type(widget).__name__}({said})"
