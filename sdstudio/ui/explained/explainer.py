"""“What is this?”: while it is on, the setting that the artist is at is explained beside it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from sdstudio.ui.explained.explained import explained_part, topic_of
from sdstudio.ui.explained.explanation_card import ExplanationCard


class Explainer(QObject):
    """Follows the keyboard, clicks and the resting pointer, which all work as always.

    Args:
        action: turns it on and off.
        pictures: the folder of the small pictures.

    Signals:
        more_asked(str): the artist wants to read about this topic in the guide.
    """

    more_asked = Signal(str)

    def __init__(self, window: QMainWindow, action: QAction, pictures: Path) -> None:
        super().__init__(window)
        self._window = window
        self._action = action
        self._pictures = pictures
        self._part: QWidget | None = None
        #: Made when it is first wanted.
        self.card: ExplanationCard | None = None

    def explain(self, widget: QWidget) -> None:
        """Turn it on for the setting that ``widget`` belongs to."""
        self._action.setChecked(True)
        self._follow(widget)

    def stop(self) -> None:
        """Turn it off."""
        self._action.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.ToolTip):
            if isinstance(watched, QWidget) and explained_part(watched) is not None:
                self._follow(watched)
                # The card says what the tooltip would.
                return kind == QEvent.Type.ToolTip
        elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                if QApplication.activePopupWidget() is not None:
                    return False
                event.accept()
                if kind == QEvent.Type.KeyPress:
                    self.stop()
                return True
        elif watched is self._window and kind == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def set_on(self, is_on: bool) -> None:
        """Follow the artist, or no more: the action was turned on or off."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        if is_on:
            if self.card is None:
                self.card = ExplanationCard(self._pictures, self._window)
                self.card.closed.connect(self.stop)
                self.card.more_asked.connect(self.more_asked)
            # Of all events, only while the card is there.
            application.installEventFilter(self)
            application.focusChanged.connect(self._on_focus)
            self._part = None
            self.card.show_topic(None)
            self._follow(self._window.focusWidget())
            self._place()
        else:
            application.removeEventFilter(self)
            application.focusChanged.disconnect(self._on_focus)
            self._part = None
            if self.card is not None:
                self.card.hide()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._follow(now)

    def _follow(self, widget: QWidget | None) -> None:
        part = explained_part(widget)
        if part is None or part is self._part or self.card is None:
            return
        self._part = part
        self.card.show_topic(topic_of(part))
        self._place()

    def _place(self) -> None:
        if self.card is None:
            return
        middle = self._window.centralWidget()
        assert middle is not None
        area = QRect(middle.mapTo(self._window, QPoint()), middle.size())
        part = self._part
        # Its dialog may be gone by now.
        is_there = part is not None and isValid(part) and part.isVisible()
        if part is None or not is_there or part.window() is not self._window:
            setting = QRect(area.topLeft(), area.topLeft())
        else:
            setting = QRect(part.mapTo(self._window, QPoint()), part.size())
        self.card.place_beside(setting, area)
        self.card.raise_()
