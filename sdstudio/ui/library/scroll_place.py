"""Shows, next to the scroll bar's handle, where in the grid the view is."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QStyle, QStyleOptionSlider

from sdstudio.ui.theme import GRID_PX

_SHOWN_MS: Final = 900


class ScrollPlace(QLabel):
    """The current section's title, while the artist scrolls.

    Args:
        area: whose vertical scroll bar it is beside.
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self.setObjectName("scroll_place")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._hiding = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._hiding.timeout.connect(self._on_time)
        area.verticalScrollBar().sliderReleased.connect(self._hiding.start)

    def tell(self, title: str) -> None:
        """Show ``title`` for a moment, or until the handle is released."""
        if not title:
            self.hide()
            return
        self.setText(title)
        self.adjustSize()
        bar = self._area.verticalScrollBar()
        option = QStyleOptionSlider()
        bar.initStyleOption(option)
        handle = bar.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, bar
        )
        at = bar.mapTo(self._area, handle.center())
        left = at.x() - bar.width() // 2 - GRID_PX - self.width()
        if self.isRightToLeft():
            left = at.x() + bar.width() // 2 + GRID_PX
        top = min(max(0, at.y() - self.height() // 2), self._area.height() - self.height())
        self.move(left, top)
        self.show()
        self.raise_()
        self._hiding.start()

    def _on_time(self) -> None:
        if self._area.verticalScrollBar().isSliderDown():
            self._hiding.start()
        else:
            self.hide()
