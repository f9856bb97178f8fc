"""Shows one picture: fitted, zoomed with the wheel, and moved by dragging."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sdstudio.app.library_view.picture_cache import ScreenRoom, shrunk_to
from sdstudio.ui.accessibility.roles import speak_as
from sdstudio.ui.zoom import MARGIN_PX, PIXELS_SHOW_FROM, WHEEL_FACTOR, ZOOM_MAX


@dataclass(frozen=True, slots=True)
class Position:
    """Which part of a picture is shown.

    Args:
        zoom: screen pixels per picture pixel; ``None``: the whole picture, whatever its size.
        centre: the point of the picture in the middle, 0 … 1 in each direction.
    """

    zoom: float | None
    centre: QPointF


class PictureView(QWidget):
    """A picture on the stage. The zoom is in screen pixels per picture pixel.

    Signals:
        zoomed(): the zoom has changed.
        moved(): the zoom has changed, or the part of the picture that is shown.

    Thread: GUI; it never reads a file.
    """

    zoomed = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image = QImage()
        self._shown_as = QSize()
        self._zoom: float | None = None
        self._centre = QPointF(0.5, 0.5)
        self._dragged_from: QPointF | None = None
        self._fitted = QPixmap()
        self._shrunk_before = QImage()
        self._instead: QImage | None = None
        self._instead_from = 0.0

    @property
    def image(self) -> QImage:
        """The image shown; null if there is none."""
        return self._image

    @property
    def shown_as(self) -> QSize:
        """The full size of the picture, also while a preview of it is shown."""
        return self._shown_as

    @property
    def zoom(self) -> float:
        """The current zoom, also while fitted."""
        return self._fit_zoom() if self._zoom is None else self._zoom

    @property
    def is_fitted(self) -> bool:
        """Whether the whole picture is shown, whatever the window's size."""
        return self._zoom is None

    @property
    def room(self) -> ScreenRoom:
        """What there is for a picture that is shown whole."""
        room = (QSizeF(self.size()) - QSizeF(2 * MARGIN_PX, 2 * MARGIN_PX)).expandedTo(
            QSizeF(16, 16)
        )
        ratio = self.devicePixelRatioF()
        return ScreenRoom(room.width() * ratio, room.height() * ratio, ratio)

    def show_image(
        self, image: QImage, shown_as: QSize | None = None, shrunk: QImage | None = None
    ) -> None:
        """Show ``image``; the zoom stays if the size stays.

        Args:
            shown_as: the full size, if ``image`` is a small preview.
            shrunk: ``image`` as it fits into :attr:`room`, if that was made before; it is made here
                if it has another size.
        """
        size = shown_as or image.size()
        if size != self._shown_as:
            self._zoom = None
            self._centre = QPointF(0.5, 0.5)
        self._image, self._shown_as = image, size
        self._shrunk_before = shrunk or QImage()
        self._fitted = QPixmap()
        self.update()
        self.zoomed.emit()

    def show_instead(self, image: QImage | None, from_x: float = 0.0) -> None:
        """Show ``image`` in place of the picture, cropped to its shape, or the picture again.

        Args:
            from_x: the picture stays visible to the left of this part of its width, 0 … 1.
        """
        self._instead, self._instead_from = image, from_x
        self.update()

    @property
    def position(self) -> Position:
        """Which part of the picture is shown."""
        return Position(self._zoom, QPointF(self._centre))

    def take_position(self, position: Position) -> None:
        """Show the same part as another view; nothing is emitted."""
        self._zoom, self._centre = position.zoom, QPointF(position.centre)
        self.update()

    def picture_rect(self) -> QRectF:
        """Where the whole picture is in this widget, even outside of it."""
        return self._target()

    def pan_by(self, x_px: float, y_px: float) -> None:
        """Show what is that far to the right and below, unless the whole picture is shown."""
        if self._zoom is None or self._image.isNull():
            return
        size = self._target().size()
        self._centre += QPointF(x_px / size.width(), y_px / size.height())
        self._keep_in_view()
        self.update()
        self.moved.emit()

    def clear(self) -> None:
        """Show nothing."""
        self.show_image(QImage())

    def fit(self) -> None:
        """Fit the whole picture into the view."""
        self._zoom = None
        self._centre = QPointF(0.5, 0.5)
        self._changed()

    def full_size(self) -> None:
        """Show one picture pixel per screen pixel."""
        self.zoom_to(1.0)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom while keeping the point ``at`` of this widget (or its centre) in place."""
        if self._image.isNull():
            return
        held = QPointF(self.rect().center()) if at is None else at
        before = self.picture_point(held)
        smallest = min(self._fit_zoom(), 1.0)
        self._zoom = max(smallest, min(ZOOM_MAX, zoom))
        after = self.picture_point(held)
        self._centre += before - after
        self._keep_in_view()
        self._changed()

    def zoom_by(self, factor: float) -> None:
        """Zoom in (> 1) or out around the centre."""
        self.zoom_to(self.zoom * factor)

    # Qt overrides.

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        with QPainter(self) as painter:
            target = self._target()
            if self._instead is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                covering = _covering(self._instead.size(), target)
                if self._instead_from > 0:
                    self._paint_picture(painter, target)
                    shown = QRectF(target)
                    shown.setLeft(target.left() + self._instead_from * target.width())
                    painter.setClipRect(shown)
                    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(target, self._instead, covering)
                return
            self._paint_picture(painter, target)

    def _paint_picture(self, painter: QPainter, target: QRectF) -> None:
        if self._zoom is None and self._image.size() == self._shown_as and self.zoom < 1:
            painter.drawPixmap(target.topLeft(), self._shrunk())
            return
        smooth = self.zoom < PIXELS_SHOW_FROM or self._image.size() != self._shown_as
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, self._image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fitted = QPixmap()
        self._keep_in_view()
        self.zoomed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        if turns:
            self.zoom_to(self.zoom * WHEEL_FACTOR**turns, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._dragged_from = event.position()
            if self._zoom is not None:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is None or self._zoom is None:
            return
        moved = event.position() - self._dragged_from
        self._dragged_from = event.position()
        self.pan_by(-moved.x(), -moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._zoom is None:
            self.zoom_to(1.0, event.position())
        else:
            self.fit()

    # Geometry.

    def _fit_zoom(self) -> float:
        return self.room.zoom_of(self._shown_as)

    def _target(self) -> QRectF:
        scale = self.zoom / self.devicePixelRatioF()
        size = QSizeF(self._shown_as) * scale
        middle = QRectF(self.rect()).center()
        return QRectF(
            round(middle.x() - self._centre.x() * size.width()),
            round(middle.y() - self._centre.y() * size.height()),
            size.width(),
            size.height(),
        )

    def picture_point(self, point: QPointF) -> QPointF:
        """The position of ``point`` of this widget on the picture, 0 … 1 in each direction."""
        target = self._target()
        return QPointF(
            (point.x() - target.x()) / target.width(), (point.y() - target.y()) / target.height()
        )

    def _keep_in_view(self) -> None:
        if self._zoom is None or self._shown_as.isEmpty():
            return
        size = QSizeF(self._shown_as) * (self._zoom / self.devicePixelRatioF())

        def kept(centre: float, length: float, room: float) -> float:
            half = min(0.5, room / 2 / length)
            return max(half, min(1 - half, centre))

        self._centre = QPointF(
            kept(self._centre.x(), size.width(), self.width()),
            kept(self._centre.y(), size.height(), self.height()),
        )

    def _shrunk(self) -> QPixmap:
        # QPainter scales with two taps only, which makes large, detailed pictures shimmer.
        if self._fitted.isNull():
            room = self.room
            shrunk = self._shrunk_before
            if shrunk.size() != room.size_of(self._image.size()):
                shrunk = shrunk_to(self._image, room)
            self._fitted = QPixmap.fromImage(shrunk)
            self._fitted.setDevicePixelRatio(room.ratio)
        return self._fitted

    def _changed(self) -> None:
        self.update()
        self.zoomed.emit()
        self.moved.emit()


speak_as(PictureView, QAccessible.Role.Graphic)


def _covering(image: QSize, target: QRectF) -> QRectF:
    """The central part of an image with the aspect ratio of ``target``."""
    scale = min(image.width() / target.width(), image.height() / target.height())
    size = target.size() * scale
    return QRectF(
        (image.width() - size.width()) / 2,
        (image.height() - size.height()) / 2,
        size.width(),
        size.height(),
    )
