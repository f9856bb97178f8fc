"""The loupe: a part of a picture, enlarged, while a key or the middle button is held."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sdstudio.ui.stage.picture_view import PictureView
from sdstudio.ui.zoom import PIXELS_SHOW_FROM, ZOOM_MAX

SIDE_PX: Final = 280
#: Screen pixels per picture pixel at least, and more than the view itself shows.
_ZOOM_MIN: Final = 2.0
_FACTOR: Final = 2.5


class Loupe(QWidget):
    """Over ``view``; shown while the middle button is held there, or by :meth:`hold`."""

    def __init__(self, view: PictureView) -> None:
        super().__init__(view)
        self._view = view
        self._at = QPointF()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(SIDE_PX, SIDE_PX)
        self.hide()
        view.setMouseTracking(True)
        view.installEventFilter(self)
        view.moved.connect(self.update)

    def hold(self) -> None:
        """Show it: at the pointer if that is over the picture, otherwise in the middle."""
        view = self._view
        at = QPointF(view.mapFromGlobal(view.cursor().pos()))
        is_over = view.rect().contains(at.toPoint()) and view.picture_rect().contains(at)
        self._show(at if is_over else QPointF(view.rect().center()))

    def release(self) -> None:
        """Hide it again."""
        self.hide()

    def move_by(self, x_px: float, y_px: float) -> None:
        """Look at another part, within the picture."""
        rect = self._view.picture_rect().intersected(QRectF(self._view.rect()))
        x = max(rect.left(), min(rect.right(), self._at.x() + x_px))
        y = max(rect.top(), min(rect.bottom(), self._at.y() + y_px))
        self._show(QPointF(x, y))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        is_middle = event.button() is Qt.MouseButton.MiddleButton
        if event.type() == QEvent.Type.MouseButtonPress and is_middle:
            self._show(event.position())
            return True
        if event.type() == QEvent.Type.MouseButtonRelease and is_middle:
            self.release()
            return True
        if event.type() == QEvent.Type.MouseMove and self.isVisible():
            self._show(event.position())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        image = self._view.image
        if image.isNull():
            return
        point = self._view.picture_point(self._at)
        ratio = self.devicePixelRatioF()
        # A thumbnail that stands in for the picture has fewer pixels.
        shown_width = self._view.picture_rect().width() * ratio / self._view.zoom
        zoom = max(_ZOOM_MIN, min(ZOOM_MAX, self._view.zoom * _FACTOR))
        zoom *= shown_width / image.width()
        side = SIDE_PX * ratio / zoom
        source = QRectF(0, 0, side, side)
        source.moveCenter(QPointF(point.x() * image.width(), point.y() * image.height()))
        edge = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            circle = QPainterPath()
            circle.addEllipse(edge)
            painter.fillPath(circle, self.palette().shadow())
            painter.setClipPath(circle)
            smooth = zoom < PIXELS_SHOW_FROM
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(QRectF(self.rect()), image, source)
            painter.setClipping(False)
            painter.setPen(QPen(self.palette().shadow().color(), 4))
            painter.drawEllipse(edge)
            painter.setPen(QPen(self.palette().text().color(), 2))
            painter.drawEllipse(edge)

    def _show(self, at: QPointF) -> None:
        if self._view.image.isNull():
            return
        self._at = at
        self.move(round(at.x()) - SIDE_PX // 2, round(at.y()) - SIDE_PX // 2)
        self.show()
        self.raise_()
        self.update()
