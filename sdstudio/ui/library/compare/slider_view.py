"""Two pictures in one view, with a line between them that can be moved."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sdstudio.ui.stage.picture_view import PictureView

_REACH_PX: Final = 12
_HANDLE_PX: Final = 10
_STEP: Final = 0.02


class SliderView(PictureView):
    """The second picture is shown to the right of the line; the arrow keys move it, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self._other: QImage | None = None
        self._part = 0.5
        self._is_dragged = False

    @property
    def part(self) -> float:
        """Where the line is, 0 … 1 of the picture's width."""
        return self._part

    def show_other(self, image: QImage | None) -> None:
        """Show ``image`` to the right of the line; without one there is no line."""
        self._other = image
        self.show_instead(image, self._part)

    def move_line(self, part: float) -> None:
        """Move the line."""
        self._part = max(0.001, min(0.999, part))
        self.show_other(self._other)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._other is None or self.image.isNull():
            return
        target = self.picture_rect()
        x = self._line_px
        top, bottom = max(0.0, target.top()), min(float(self.height()), target.bottom())
        handle = QPointF(x, (top + bottom) / 2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            # Visible on any picture.
            for width, colour in ((4, Qt.GlobalColor.black), (2, Qt.GlobalColor.white)):
                painter.setPen(QPen(colour, width))
                painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            painter.setPen(QPen(Qt.GlobalColor.black, 2))
            painter.setBrush(Qt.GlobalColor.white)
            painter.drawEllipse(handle, _HANDLE_PX, _HANDLE_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and self._other is not None and self._is_near(event.position()):
            self._is_dragged = True
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_dragged:
            self.move_line(self.picture_point(event.position()).x())
            return
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            is_near = self._other is not None and self._is_near(event.position())
            shape = Qt.CursorShape.SplitHCursor if is_near else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_dragged = False
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}
        step = steps.get(Qt.Key(event.key()))
        if step is None or self._other is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            self.move_line(self._part + step)

    @property
    def _line_px(self) -> float:
        target = self.picture_rect()
        return target.left() + self._part * target.width()

    def _is_near(self, point: QPointF) -> bool:
        return abs(point.x() - self._line_px) <= _REACH_PX
