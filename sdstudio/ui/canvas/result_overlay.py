"""ResultOverlay: a result over what is on the canvas, or one in progress."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QTransform

from sdstudio.app.result_images import ResultImage
from sdstudio.ui.canvas.items import COARSER
from sdstudio.ui.canvas.tools.tool import AnyCursor, Overlay, Pointer
from sdstudio.ui.painting import saved
from sdstudio.ui.zoom import PIXELS_SHOW_FROM

#: How near to the line the pointer takes hold of it, in points on the screen.
_REACH: Final = 12
_HANDLE: Final = 10
_MIDDLE: Final = 0.5


class ResultOverlay(Overlay):
    """Covers what the result changes; in a comparison, only to the right of a line."""

    def __init__(self) -> None:
        self._result: ResultImage | None = None
        self._compares = False
        self._preview: tuple[QImage, QRectF] | None = None
        self._part = _MIDDLE

    @property
    def part(self) -> float:
        """Where the line is, 0 … 1 of the canvas's width."""
        return self._part

    @property
    def covers(self) -> bool:
        """Whether a result is shown; a preview leaves the mask to be painted."""
        return self._result is not None

    def show_result(self, result: ResultImage | None, *, compares: bool = False) -> None:
        """Show a result, or none.

        Args:
            compares: with the canvas as it is without the result.
        """
        self._result, self._compares = result, compares
        self.refresh()

    def show_preview(self, preview: QImage | None, box: QRectF | None = None) -> None:
        """Show the result in progress, or nothing.

        Args:
            preview: of any size; transparent where nothing changes.
            box: its place, in pixels of the picture.
        """
        self._preview = None if preview is None or box is None else (preview, box)
        self.refresh()

    def move_line(self, part: float) -> None:
        """Move the line."""
        self._part = max(0.001, min(0.999, part))
        self.refresh()

    def bounds(self, to_screen: QTransform) -> QRectF:
        if self.surface is None or (self._result is None and self._preview is None):
            return QRectF()
        # The line may be at an edge, and the picture rotated.
        return to_screen.mapRect(self.surface.box).adjusted(-_HANDLE, -_HANDLE, _HANDLE, _HANDLE)

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        if self.surface is None:
            return
        box, smooth = self.surface.box, not self.surface.is_in_motion
        zoom = self.surface.screen_scale * painter.device().devicePixelRatioF()
        with saved(painter):
            painter.setTransform(to_screen)
            hint = QPainter.RenderHint.SmoothPixmapTransform
            painter.setRenderHint(hint, smooth and zoom < PIXELS_SHOW_FROM)
            if self._result is None:
                if self._preview is not None:
                    painter.setRenderHint(hint, smooth)
                    painter.drawImage(self._preview[1], self._preview[0])
                return
            if self._compares:
                right = QRectF(box)
                right.setLeft(self._line_px)
                painter.setClipRect(right, Qt.ClipOperation.IntersectClip)
            place, shown = self._result.place, self._result.shown
            # One of another size is scaled to fit.
            zoom *= place.width() / shown.full.width()
            painter.drawImage(place, shown.at(zoom if smooth else zoom / COARSER))
        if self._compares:
            self._paint_line(painter, to_screen)

    # The line.

    def hits(self, pointer: Pointer) -> bool:
        if self.surface is None or self._result is None or not self._compares:
            return False
        box = self.surface.box
        is_near = abs(pointer.x - self._line_px) * self.surface.screen_scale <= _REACH
        return is_near and box.top() <= pointer.y <= box.bottom()

    def move(self, pointer: Pointer) -> None:
        if self.surface is not None and not self.surface.box.isEmpty():
            self.move_line(pointer.x / self.surface.box.width())

    def cursor(self, zoom: float) -> AnyCursor:
        return Qt.CursorShape.SplitHCursor

    @property
    def _line_px(self) -> float:
        return 0.0 if self.surface is None else self.surface.box.width() * self._part

    def _paint_line(self, painter: QPainter, to_screen: QTransform) -> None:
        assert self.surface is not None
        box, x = self.surface.box, self._line_px
        top, bottom = (to_screen.map(QPointF(x, y)) for y in (box.top(), box.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Visible on any picture.
        for colour, width in ((Qt.GlobalColor.black, 4), (Qt.GlobalColor.white, 2)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(top, bottom)
        painter.setPen(QPen(Qt.GlobalColor.black, 2))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawEllipse((top + bottom) / 2, _HANDLE, _HANDLE)
