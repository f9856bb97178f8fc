"""The way out of full screen: a button that stays, and a hint that fades."""

from typing import Final

from PySide6.QtCore import QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from sdstudio.ui import icons, motion
from sdstudio.ui.floating import Floating
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import with_shortcut

HINT_MS: Final = 4000


class LeaveFullScreen(Retranslates, QFrame):
    """In the lower right corner of ``area``: at the top the canvas has its sliders.

    Signals:
        asked(): the button was pressed.
    """

    asked = Signal()

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self.setObjectName("notice")
        self.hint = QLabel()
        self._opacity = QGraphicsOpacityEffect(self.hint)
        self.hint.setGraphicsEffect(self._opacity)
        self._fade = QPropertyAnimation(self._opacity, b"opacity", self)
        self._fade.setEndValue(0.0)
        self._fade.finished.connect(self.hint.hide)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(HINT_MS)
        self._wait.timeout.connect(self._begin_to_fade)
        self.button = QToolButton()
        self.button.setProperty("flat", True)
        icons.set_icon(self.button, "corners-in")
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX // 2, GRID_PX // 2)
        row.setSpacing(GRID_PX)
        row.addWidget(self.hint)
        row.addWidget(self.button)
        Floating(self, area, Qt.AlignmentFlag.AlignRight)
        self.retranslate()

    def retranslate(self) -> None:
        self.hint.setText(self.tr("Press Esc to leave full screen"))
        name = self.tr("Leave full screen")
        self.button.setAccessibleName(name)
        self.button.setToolTip(with_shortcut(name, self.tr("Esc")))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fade.stop()
        self._opacity.setOpacity(1.0)
        self.hint.show()
        self._wait.start()

    def _begin_to_fade(self) -> None:
        self._fade.setDuration(motion.duration_ms(self))
        self._fade.start()
