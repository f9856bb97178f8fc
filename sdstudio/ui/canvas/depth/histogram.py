"""HistogramView: how often each level occurs, and which ones become black and white."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from sdstudio.ui.painting import saved

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_HEIGHT_PX: Final = 72
_WHITE: Final = 255
#: Below the bars, for the handles.
_FOOT_PX: Final = 10


class HistogramView(QWidget):
    """Bars for the levels from far to near; below, a handle each for black and white.

    Signals:
        moved(int, int): the artist has dragged a handle: the new black and white.
    """

    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._counts: NDArray[np.int64] | None = None
        self._bars = QPolygonF()
        self.black, self.white = 0, _WHITE
        self._drags_white = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WHITE + 1, _HEIGHT_PX)

    def show_counts(self, counts: "NDArray[np.int64] | None") -> None:
        """Show how many pixels have each of the 256 levels; ``None`` while that isn't known."""
        if counts is self._counts:
            return
        self._counts, self._bars = counts, QPolygonF()
        if counts is not None:
            # The square root, since a flat background would make all other bars invisible.
            heights = (counts / max(1, int(counts.max()))) ** 0.5
            steps = [QPointF(0, 0)]
            for level, height in enumerate(heights.tolist()):
                steps += [QPointF(level, height), QPointF(level + 1, height)]
            self._bars = QPolygonF([*steps, QPointF(_WHITE + 1, 0)])
        self.update()

    def show_ends(self, black: int, white: int) -> None:
        """Show which levels become black and white."""
        if (black, white) != (self.black, self.white):
            self.black, self.white = black, white
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self._area()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().base())
            painter.drawRect(area)
            with saved(painter):
                painter.translate(area.bottomLeft())
                painter.scale(area.width() / (_WHITE + 1), -area.height())
                painter.setBrush(self.palette().placeholderText())
                painter.drawPolygon(self._bars)
            colour = self.palette().text().color()
            for level, fill in (
                (self.black, Qt.GlobalColor.black),
                (self.white, Qt.GlobalColor.white),
            ):
                x = self._x(level)
                painter.setPen(QPen(colour, 1))
                painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
                painter.setBrush(fill)
                foot, half = area.bottom(), _FOOT_PX / 2
                painter.drawPolygon(
                    QPolygonF(
                        [
                            QPointF(x, foot),
                            QPointF(x + half, foot + _FOOT_PX - 1),
                            QPointF(x - half, foot + _FOOT_PX - 1),
                        ]
                    )
                )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            x = event.position().x()
            self._drags_white = abs(x - self._x(self.white)) < abs(x - self._x(self.black))
            self._drag(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # Otherwise the canvas below would receive it.
        event.accept()

    def _drag(self, x: float) -> None:
        area = self._area()
        level = int((x - area.left()) / max(1.0, area.width()) * (_WHITE + 1))
        black, white = self.black, self.white
        if self._drags_white:
            white = min(max(level, black + 1), _WHITE)
        else:
            black = min(max(level, 0), white - 1)
        if (black, white) != (self.black, self.white):
            self.moved.emit(black, white)

    def _x(self, level: int) -> float:
        area = self._area()
        return area.left() + (level + 0.5) / (_WHITE + 1) * area.width()

    def _area(self) -> QRectF:
        """Where the bars are; the handles at the ends extend a little beyond."""
        half = _FOOT_PX / 2
        return QRectF(self.rect()).adjusted(half, 0, -half, -_FOOT_PX)
