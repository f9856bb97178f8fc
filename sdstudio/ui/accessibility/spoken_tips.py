"""Tooltips as plain text, for screen readers, which would read their markup aloud."""

from functools import cache
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sdstudio.ui.wording import text_of_tip

#: What was derived from the tooltip, so that a description of the widget's own stays.
_DERIVED: Final = "spoken_tip"


@cache
def install(application: QApplication) -> None:
    """Describe widgets by their tooltips from the moment in which a screen reader asks for them.

    Without a screen reader, nothing is done.
    """
    QAccessible.installFactory(_SpokenTips(application).on_asked)


class _SpokenTips(QObject):
    """Follows the tooltips of the widgets that a screen reader has asked for.

    Thread: GUI.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._asked: list[QWidget] = []

    def on_asked(self, _class_name: str, target: QObject) -> QAccessibleInterface | None:
        """Take note of ``target``; it keeps the interface that it has from Qt."""
        if isinstance(target, QWidget):
            target.installEventFilter(self)
            self._describe_soon(target)
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTipChange and isinstance(watched, QWidget):
            self._describe_soon(watched)
        return False

    def _describe_soon(self, widget: QWidget) -> None:
        """Describing it makes the screen reader ask again, which it mustn't within its question."""
        if not self._asked:
            QTimer.singleShot(0, self, self._describe)
        self._asked.append(widget)

    def _describe(self) -> None:
        widgets = [one for one in self._asked if isValid(one)]
        self._asked.clear()
        for widget in widgets:
            derived, own = widget.property(_DERIVED) or "", widget.accessibleDescription()
            text = text_of_tip(widget.toolTip())
            if text != derived and own in ("", derived):
                widget.setProperty(_DERIVED, text)
                widget.setAccessibleDescription(text)
