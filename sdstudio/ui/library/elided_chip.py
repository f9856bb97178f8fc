"""A chip that gives way where there is no room for all of its text."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

#: The narrowest that a chip with a long text gets.
CHIP_MIN_PX: Final = 96


class ElidedChip(QPushButton):
    """A button whose text ends with “…” rather than making the window wider."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_plain_text(text)
        self.setProperty("chip", True)
        # Buttons usually can't be narrower than their text.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_plain_text(self, text: str) -> None:
        """Show a text, in which “&” marks no letter."""
        self.setText(text.replace("&", "&&"))

    def minimumSizeHint(self) -> QSize:
        needed = super().minimumSizeHint()
        return QSize(min(CHIP_MIN_PX, needed.width()), needed.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        lacking = self.sizeHint().width() - self.width()
        if lacking > 0:
            metrics, text = self.fontMetrics(), self.text()
            flags = Qt.TextFlag.TextShowMnemonic.value
            room = metrics.size(flags, text).width() - lacking
            elide = Qt.TextElideMode.ElideRight
            option.text = metrics.elidedText(text, elide, room, flags)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
