"""The canvas: a picture with the mask over it, painted with mouse, pen or keys."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from sdstudio.app.input_pictures import Shown
from sdstudio.canvas.rect import Rect
from sdstudio.ui.canvas.items import CircleItem, MaskItem, PictureItem
from sdstudio.ui.canvas.mask_overlay import stripes
from sdstudio.ui.canvas.painted_mask import PaintedMask
from sdstudio.ui.canvas.tool import Tool
from sdstudio.ui.zoom import MARGIN_PX, WHEEL_FACTOR, ZOOM_MAX

#: A smaller circle would be invisible.
_CIRCLE_MIN_PX: Final = 6
_ARROWS: Final = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class _Hand(Enum):
    """What the pointer is doing."""

    IDLE = "idle"
    PAINTING = "painting"
    MOVING = "moving"


class CanvasView(QGraphicsView):
    """Scene coordinates are picture pixels; the zoom is defined as in :class:`PictureView`.

    The left button paints, the right one erases (or vice versa), the middle button or Space moves
    the picture, and the wheel zooms, or sizes the brush with Ctrl or Shift. The arrow keys move the
    brush, and paint with Shift; Enter paints a dot.

    Signals:
        zoomed(): the zoom has changed.
        pen_seen(): a pen with pressure is in use.

    Thread: GUI.
    """

    zoomed = Signal()
    pen_seen = Signal()

    def __init__(self, painted: PaintedMask, tool: Tool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painted = painted
        self._tool = tool
        self._zoom: float | None = None
        self._hand = _Hand.IDLE
        #: The button being held, unless idle.
        self._held = Qt.MouseButton.NoButton
        self._moved_from = QPointF()
        self._space = False
        self._scene = QGraphicsScene(self)
        self._picture = PictureItem()
        self._mask = MaskItem()
        self._circle = CircleItem()
        for item in (self._picture, self._mask, self._circle):
            self._scene.addItem(item)
        self.setScene(self._scene)
        # A scene accepts drops by default; here the window handles them.
        for widget in (self, self.viewport()):
            widget.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        painted.replaced.connect(self._on_replaced)
        painted.changed.connect(self._on_changed)
        tool.changed.connect(self._show_circle)
        self._on_replaced()

    @property
    def image(self) -> QImage:
        """The picture that is painted on; null while it is read."""
        return self._picture.image

    @property
    def zoom(self) -> float:
        """Screen pixels per picture pixel."""
        return self._fit_zoom() if self._zoom is None else self._zoom

    def show_picture(self, picture: Shown | None) -> None:
        """Paint on ``picture``; ``None`` while it is loading."""
        self._picture.show_picture(picture)
        self._mask.use_pattern(stripes(picture))
        if picture is not None:
            size = picture.full.size()
            room = max(size.width(), size.height()) / 2
            self._scene.setSceneRect(
                QRectF(0, 0, size.width(), size.height()).adjusted(-room, -room, room, room)
            )
        self.fit()

    def show_mask(self, shown: bool) -> None:
        """Show or hide the mask."""
        self._mask.setVisible(shown)

    def fit(self) -> None:
        """Fit the whole picture into the view."""
        self._zoom = None
        self._apply_zoom()
        self.centerOn(self._picture.boundingRect().center())
        self._show_circle()
        self.zoomed.emit()

    def full_size(self) -> None:
        """Show one picture pixel per screen pixel."""
        self.zoom_to(1.0)

    def zoom_by(self, factor: float) -> None:
        """Zoom in (> 1) or out around the centre."""
        self.zoom_to(self.zoom * factor)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom while keeping the point ``at`` of the viewport (or its centre) in place."""
        held = QPointF(self.viewport().rect().center()) if at is None else at
        before = self._to_picture(held)
        self._zoom = max(min(self._fit_zoom(), 1.0), min(ZOOM_MAX, zoom))
        self._apply_zoom()
        self._move_by(held - QPointF(self.viewportTransform().map(before)))
        self._show_circle()
        self.zoomed.emit()

    def put_brush(self, point: QPointF) -> None:
        """Move the brush to ``point`` of the picture."""
        self._circle.setPos(point)
        self._circle.show()

    # Qt overrides.

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QTabletEvent):
            return self._on_pen(event)
        if isinstance(event, QEnterEvent):
            self._show_circle()
        elif event.type() == QEvent.Type.Leave and not self._painting:
            self._circle.hide()
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom is None:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        turns = (delta.y() or delta.x()) / 120
        sizes = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if turns and event.modifiers() & sizes:
            self._tool.resize(WHEEL_FACTOR**turns)
        elif turns:
            self.zoom_to(self.zoom * WHEEL_FACTOR**turns, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        button = event.button()
        if self._hand is not _Hand.IDLE and button != self._held:
            # One button at a time; others are pressed by accident.
            return
        if button == Qt.MouseButton.MiddleButton or (
            button == Qt.MouseButton.LeftButton and self._space
        ):
            self._hand, self._held = _Hand.MOVING, button
            self._moved_from = event.position()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._held = button
            self._begin(event.position(), other=button == Qt.MouseButton.RightButton)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # A quick second dot.
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hand is _Hand.MOVING:
            self._move_by(event.position() - self._moved_from)
            self._moved_from = event.position()
        else:
            self._continue_stroke(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._hand is not _Hand.IDLE and event.button() != self._held:
            return
        if self._hand is _Hand.PAINTING:
            self._painted.end()
        self._hand = _Hand.IDLE
        self._show_circle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self._space = True
            self._show_circle()
        elif key in _ARROWS:
            paints = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(_ARROWS[key], paints=paints)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._step(QPointF(), paints=True)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_circle()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # Another window receives the key release.
        if self._space:
            self._space = False
            self._show_circle()
        super().focusOutEvent(event)

    # Painting.

    @property
    def _painting(self) -> bool:
        return self._hand is _Hand.PAINTING

    def _begin(self, where: QPointF, *, other: bool, pressure: float = 1.0) -> None:
        point = self._to_picture(where)
        self._hand = _Hand.PAINTING
        brush = self._tool.stroke_brush(other=other)
        self._painted.begin(brush, point.x(), point.y(), self._tool.pressure.felt(pressure))
        self.put_brush(point)

    def _continue_stroke(self, where: QPointF, pressure: float = 1.0) -> None:
        point = self._to_picture(where)
        if self._painting:
            self._painted.move(point.x(), point.y(), self._tool.pressure.felt(pressure))
        self._circle.setPos(point)

    def _on_pen(self, event: QTabletEvent) -> bool:
        if event.type() == QEvent.Type.TabletPress:
            if event.button() != Qt.MouseButton.LeftButton or self._space:
                return False
            self._held = event.button()
            self.pen_seen.emit()
            rubber = event.pointerType() == QPointingDevice.PointerType.Eraser
            other = rubber and not self._tool.brush.erases
            self._begin(event.position(), other=other, pressure=event.pressure())
        elif self._hand is _Hand.MOVING:
            # It started as a mouse drag and ends as one.
            return False
        elif event.type() == QEvent.Type.TabletMove:
            self._continue_stroke(event.position(), event.pressure())
        elif self._painting and event.button() == self._held:
            self._painted.end()
            self._hand = _Hand.IDLE
        event.accept()
        return True

    def _step(self, direction: QPointF, *, paints: bool) -> None:
        """Move the brush by keys, starting at the centre of the picture."""
        step = max(1.0, self._tool.brush.size_px / 4)
        box = self._picture.boundingRect()
        start = self._circle.pos() if self._circle.isVisible() else box.center()
        point = start + direction * step
        point = QPointF(
            min(max(point.x(), box.left()), box.right()),
            min(max(point.y(), box.top()), box.bottom()),
        )
        self.put_brush(point)
        if paints:
            brush = self._tool.stroke_brush(other=False)
            self._painted.begin(brush, start.x(), start.y())
            self._painted.move(point.x(), point.y())
            self._painted.end()

    # Drawing.

    def _on_replaced(self) -> None:
        self._hand = _Hand.IDLE
        mask = self._painted.mask
        self._mask.show_mask(None if mask is None else mask.pyramid)

    def _on_changed(self, rect: Rect) -> None:
        self._mask.update(QRectF(rect.left, rect.top, rect.width, rect.height))

    def _show_circle(self) -> None:
        brush = self._tool.brush
        self._circle.show_size(brush.size_px, self._scale(), erases=brush.erases)
        large = brush.size_px * self._scale() >= _CIRCLE_MIN_PX
        inside = self.viewport().underMouse()
        self._circle.setVisible(inside and large and not self._space)
        if inside and self._hand is _Hand.IDLE:
            where = self.viewport().mapFromGlobal(QCursor.pos())
            self._circle.setPos(self._to_picture(QPointF(where)))
        if self._space:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            blank, cross = Qt.CursorShape.BlankCursor, Qt.CursorShape.CrossCursor
            self.viewport().setCursor(blank if large else cross)

    def _to_picture(self, where: QPointF) -> QPointF:
        inverted, _ = self.viewportTransform().inverted()
        return inverted.map(where)

    def _move_by(self, moved: QPointF) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - round(moved.x()))
        down.setValue(down.value() - round(moved.y()))

    def _scale(self) -> float:
        return self.zoom / self.devicePixelRatioF()

    def _apply_zoom(self) -> None:
        self.setTransform(QTransform.fromScale(self._scale(), self._scale()))

    def _fit_zoom(self) -> float:
        box = self._picture.boundingRect()
        if box.isEmpty():
            return 1.0
        ratio = self.devicePixelRatioF()
        width = max(16, self.viewport().width() - 2 * MARGIN_PX)
        height = max(16, self.viewport().height() - 2 * MARGIN_PX)
        return min(width * ratio / box.width(), height * ratio / box.height())
