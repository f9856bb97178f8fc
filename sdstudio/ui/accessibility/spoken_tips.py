"""Tooltips as plain text, for screen readers, which would read their markup aloud."""

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from sdstudio.ui.wording import text_of_tip

#: What was derived from the tooltip, so that a description of the widget's own stays.
_DERIVED: Final = "spoken_tip"
_AGAIN_MS: Final = 500


class SpokenTips(QObject):
    """Describes widgets by their tooltips for as long as a screen reader listens.

    It looks at them twice a second rather than when one changes: a widget that Python hears of
    while Qt constructs it would be taken for one of its base class ever after.

    Thread: GUI.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self._describe)

    def begin(self) -> None:
        """A screen reader has asked for something."""
        if not self._again.isActive():
            self._again.start()

    def _describe(self) -> None:
        if not QAccessible.isActive():
            self._again.stop()
            return
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                for widget in (window, *window.findChildren(QWidget)):
                    _describe(widget)


def _describe(widget: QWidget) -> None:
    tip, derived = widget.toolTip(), widget.property(_DERIVED) or ""
    if (not tip and not derived) or widget.accessibleDescription() not in ("", derived):
        return
    text = text_of_tip(tip)
    if text != derived:
        widget.setProperty(_DERIVED, text)
        widget.setAccessibleDescription(text)
