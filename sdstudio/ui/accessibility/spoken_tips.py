"""What a control is for, for screen readers: the tooltip that is shown over it, as plain text."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from sdstudio.ui.wording import text_of_tip

#: What was derived from the tooltip, so that a description of the widget's own stays.
_DERIVED: Final = "spoken_tip"
_SOON_MS: Final = 100


class SpokenTips(QObject):
    """Describes widgets by their tooltips for as long as a screen reader listens.

    All are described once a screen reader asks for new ones, and one of them when it gets the
    focus, and when its tooltip changes while it has that.

    Thread: GUI.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        # Not at once: Qt may still construct what is asked for, and what Python keeps of it until
        # then would be taken for one of its base class ever after.
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._describe_all)
        application.focusChanged.connect(self._on_focus)

    def begin(self) -> None:
        """A screen reader has asked for a widget that it didn't know."""
        if not self._soon.isActive():
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTipChange and isinstance(watched, QWidget):
            describe(watched)
        return super().eventFilter(watched, event)

    def _describe_all(self) -> None:
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                for widget in (window, *window.findChildren(QWidget)):
                    describe(widget)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and isValid(old):
            old.removeEventFilter(self)
        if new is not None and QAccessible.isActive():
            new.installEventFilter(self)
            describe(new)


def describe(widget: QWidget) -> None:
    """Describe ``widget`` by its tooltip, unless it has a description of its own."""
    derived = widget.property(_DERIVED) or ""
    if widget.accessibleDescription() not in ("", derived):
        return
    text = text_of_tip(_tip(widget))
    if text == widget.accessibleName() and not widget.toolTip():
        # It would be said twice, as a tooltip of its own is anyway: with markup, unless it is said
        # here.
        text = ""
    if text != derived:
        widget.setProperty(_DERIVED, text)
        widget.setAccessibleDescription(text)


def _tip(widget: QWidget) -> str:
    """The tooltip that is shown over ``widget``, or over its label."""
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return widget.toolTip()
    over: QWidget | None = widget
    while over is not None:
        if tip := over.toolTip():
            return tip
        over = None if over.isWindow() else over.parentWidget()
    beside = widget.parentWidget()
    if beside is not None:
        for label in beside.findChildren(QLabel):
            if label.buddy() is widget and label.toolTip():
                return label.toolTip()
    return ""
