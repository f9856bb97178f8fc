"""DropZones: cover the canvas while a picture is dragged over it, one for each use of it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sdstudio.ui import icons
from sdstudio.ui.canvas.picture_uses import ICON_OF, PictureUse, help_of, name_of
from sdstudio.ui.theme import GRID_PX, RADIUS_PX

_COLUMNS: Final = 2
_VEIL: Final = 200
_LARGER: Final = 1.25


class DropZones(QWidget):
    """Zones in two columns; if their number is odd, the first spans both.

    Args:
        area: what they cover; it receives the drag.
    """

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self._uses: tuple[PictureUse, ...] = ()
        self._over: PictureUse | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def uses(self) -> tuple[PictureUse, ...]:
        """What is offered."""
        return self._uses

    def appear(self, uses: Sequence[PictureUse]) -> None:
        """Cover the area with a zone for each of ``uses``."""
        self._uses, self._over = tuple(uses), None
        self.setGeometry(self._area.rect())
        self.raise_()
        self.show()

    def hover(self, at: QPoint) -> None:
        """The pointer is at a point of the area."""
        over = self.use_at(at)
        if over is not self._over:
            self._over = over
            self.update()

    def use_at(self, at: QPoint) -> PictureUse | None:
        """What a drop there does; ``None`` between two zones."""
        return next((one for one, box in self.boxes().items() if box.contains(at)), None)

    def boxes(self) -> dict[PictureUse, QRect]:
        """Where each zone is."""
        spans_first = len(self._uses) % _COLUMNS
        rows = -(-len(self._uses) // _COLUMNS)
        height = (self.height() - (rows + 1) * GRID_PX) // max(1, rows)
        wide = self.width() - 2 * GRID_PX
        narrow = (wide - GRID_PX) // _COLUMNS
        made: dict[PictureUse, QRect] = {}
        for number, use in enumerate(self._uses):
            row, column = divmod(number + spans_first, _COLUMNS)
            is_wide = bool(spans_first) and not number
            left = GRID_PX + (0 if is_wide else column * (narrow + GRID_PX))
            top = GRID_PX + (0 if is_wide else row) * (height + GRID_PX)
            made[use] = QRect(left, top, wide if is_wide else narrow, height)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self.palette()
        veil = QColor(palette.window().color())
        veil.setAlpha(_VEIL)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), veil)
            for use, box in self.boxes().items():
                is_over = use is self._over
                line = palette.highlight().color() if is_over else palette.placeholderText().color()
                painter.setPen(
                    QPen(line, 3, Qt.PenStyle.SolidLine if is_over else Qt.PenStyle.DashLine)
                )
                painter.setBrush(palette.button() if is_over else palette.window())
                painter.drawRoundedRect(QRectF(box).adjusted(2, 2, -2, -2), RADIUS_PX, RADIUS_PX)
                self._paint_text(painter, use, box.adjusted(GRID_PX, GRID_PX, -GRID_PX, -GRID_PX))

    def _paint_text(self, painter: QPainter, use: PictureUse, box: QRect) -> None:
        title, text = QFont(self.font()), self.font()
        title.setBold(True)
        title.setPointSizeF(text.pointSizeF() * _LARGER)
        wrapped = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter)
        parts: list[tuple[QFont, str, QRect]] = []
        height = icons.ICON_PX + GRID_PX
        for font, said in ((title, name_of(use)), (text, help_of(use))):
            painter.setFont(font)
            needed = painter.boundingRect(QRect(0, 0, box.width(), box.height()), wrapped, said)
            parts.append((font, said, needed))
            height += needed.height() + GRID_PX // 2
        top = box.top() + max(0, (box.height() - height) // 2)
        side = icons.ICON_PX
        icon = icons.icon(ICON_OF[use])
        icon.paint(painter, QRect(box.center().x() - side // 2, top, side, side))
        top += side + GRID_PX
        painter.setPen(self.palette().windowText().color())
        for font, said, needed in parts:
            painter.setFont(font)
            place = QRect(box.left(), top, box.width(), needed.height())
            # In a low window, what doesn't fit is left out rather than cut.
            if place.bottom() <= box.bottom():
                painter.drawText(place, wrapped, said)
            top += needed.height() + GRID_PX // 2
