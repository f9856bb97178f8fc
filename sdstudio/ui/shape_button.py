"""ShapeButton: an icon over its name, one of several that share a row."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton

#: The sizes that the name may have, as parts of the usual one.
_PARTS: Final = (1, 0.95, 0.9, 0.85, 0.8, 0.75)
#: Between the name and the border, on both sides together.
_MARGIN_PX: Final = 4


class ShapeButton(QToolButton):
    """Its name is written smaller where it would be cut: the row gives each button its width."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setProperty("shape", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._usual_pt = self.font().pointSizeF()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._usual_pt = self.window().font().pointSizeF()
            self._fit()

    def _fit(self) -> None:
        # Step by step: glyphs don't become narrower in proportion.
        for part in _PARTS:
            font = self.font()
            font.setPointSizeF(self._usual_pt * part)
            self.setFont(font)
            if self.fontMetrics().size(0, self.text()).width() + _MARGIN_PX <= self.width():
                return
