"""Hand: does with windows what a person does, through Qt's window system events."""

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
    """Each method does one thing and returns what it did, in words."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng

    def click(self) -> str:
        """Click or double-click somewhere, or rest there."""
        window, widget, place = self._place()
        if window is None or widget is None:
            return "click nowhere"
        button, keys = self._rng.choice(_BUTTONS), self._rng.choice(_MODIFIERS)
        kind = self._rng.choices(("click", "double-click", "move to"), (16, 3, 2))[0]
        what = f"{kind} {button.name} {keys.name} {name_of(widget)} {place.x()},{place.y()}"
        if kind == "click":
            QTest.mousePress(window, button, keys, place)
            _release(window, button, keys, place)
        elif kind == "double-click":
            QTest.mouseDClick(window, button, keys, place)
        else:
            QTest.mouseMove(window, place)
        return what

    def drag(self) -> str:
        """Press, move and release."""
        window, widget, place = self._place()
        if window is None or widget is None:
            return "drag nothing"
        button = self._rng.choice(_BUTTONS)
        stops = [self._near(window, place) for _ in range(self._rng.randint(2, 8))]
        what = f"drag {button.name} {name_of(widget)} {place.x()},{place.y()} by {len(stops)}"
        QTest.mousePress(window, button, _NONE, place)
        for stop in stops:
            # What was begun here may have closed the window.
            if _is_there(window):
                QTest.mouseMove(window, stop)
        _release(window, button, _NONE, stops[-1])
        return what

    def wheel(self) -> str:
        """Turn the wheel over something."""
        window, widget, place = self._place()
        if window is None or widget is None:
            return "wheel nowhere"
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
        QApplication.sendEvent(widget, event)
        return f"wheel {turns} {keys.name} {name_of(widget)}"

    def drop(self, data: QMimeData, said: str) -> str:
        """Drag ``data`` over something that takes drops, and mostly let go there."""
        widgets = [
            widget
            for window in reachable_windows()
            for widget in (window, *window.findChildren(QWidget))
            if widget.acceptDrops() and widget.isVisible() and widget.isEnabled()
        ]
        if not widgets:
            return "drop nowhere"
        widget = self._rng.choice(widgets)
        place = QPoint(self._rng.randrange(widget.width()), self._rng.randrange(widget.height()))
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(place, copy, data, left, _NONE)
        QApplication.sendEvent(widget, enter)
        if not enter.isAccepted():
            return f"drag {said} over {name_of(widget)}"
        if isValid(widget):
            QApplication.sendEvent(widget, QDragMoveEvent(place, copy, data, left, _NONE))
        if isValid(widget) and self._rng.random() < 0.1:
            QApplication.sendEvent(widget, QDragLeaveEvent())
            return f"drag {said} over {name_of(widget)} and away"
        what = f"drop {said} on {name_of(widget)}"
        if isValid(widget):
            drop = QDropEvent(QPointF(place), copy, data, left, _NONE, QEvent.Type.Drop)
            QApplication.sendEvent(widget, drop)
        return what

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> str:
        """Press a key in the window with the focus."""
        what = f"press {modifiers.name}+{key.name} in {name_of(QApplication.focusWidget())}"
        press_key(key, modifiers)
        return what

    def type(self, text: str) -> str:
        """Type ``text`` as an input method does, which knows all characters."""
        widget = QApplication.focusWidget()
        what = f"type {text[:40]!r} into {name_of(widget)}"
        if widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(widget, event)
        return what

    def _place(self) -> tuple[QWindow | None, QWidget | None, QPoint]:
        """A window, a widget in it, and where in the window that is."""
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
    """Press a key in the window with the focus, and release it in the one that has it then.

    QTest.keyClick would release it in the same one, which may have been deleted meanwhile.
    """
    for event in (QTest.keyPress, QTest.keyRelease):
        window = QApplication.focusWindow()
        if window is not None:
            event(window, key, modifiers)


def _is_there(window: QWindow) -> bool:
    """Whether it was neither closed nor deleted; PySide's wrapper doesn't know of the latter."""
    return window in QApplication.topLevelWindows() and window.isVisible()


def _release(
    window: QWindow, button: Qt.MouseButton, keys: Qt.KeyboardModifier, place: QPoint
) -> None:
    there = [window] if _is_there(window) else QApplication.topLevelWindows()
    visible = next((one for one in there if one.isVisible()), None)
    if visible is not None:
        QTest.mouseRelease(visible, button, keys, place)


def reachable_windows() -> list[QWidget]:
    """The windows that get the events of a mouse now."""
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
    """How a report names ``widget``."""
    if widget is None:
        return "nothing"
    said = widget.accessibleName() or widget.objectName() or widget.windowTitle()
    return f"{type(widget).__name__}({said})"
