"""ShapeButton: an icon over its name, one of several that share a row."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolButton

#: The sizes that the name may have, as parts of the usual one.
_PARTS: Final = (1, 0.95, 0.9, 0.85, 0.8, 0.75)
#: Between the name and the border, on both sides together.
_MARGIN_PX: Final = 4
#: The icon, and what is around it and the text.
_BESIDE_TEXT_PX: Final = 34


class ShapeButton(QToolButton):
    """Its name is written smaller where it would be cut: the row gives each button its width.

    Args:
        lines: of its name.
        least_px: its height unless larger text needs more.
    """

    def __init__(self, *, lines: int = 1, least_px: int = 0) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setProperty("shape", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._usual_pt = self.font().pointSizeF()
        self._lines, self._least_px = lines, least_px
        self._fit_height()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        # Its own font keeps the application's from it.
        application.fontChanged.connect(self._on_font)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_font(self) -> None:
        self._usual_pt = QApplication.font().pointSizeF()
        self._fit_height()
        self._fit()

    def _fit_height(self) -> None:
        text_px = self._lines * QFontMetrics(QApplication.font()).lineSpacing()
        self.setFixedHeight(max(self._least_px, text_px + _BESIDE_TEXT_PX))

    def _fit(self) -> None:
        # Step by step: glyphs don't become narrower in proportion.
        for part in _PARTS:
            font = self.font()
            font.setPointSizeF(self._usual_pt * part)
            self.setFont(font)
            if self.fontMetrics().size(0, self.text()).width() + _MARGIN_PX <= self.width():
                return
