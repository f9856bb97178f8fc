"""The canvas: a picture with the mask over it; tools get the pointer and the keys."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
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
from sdstudio.ui.canvas.items import MaskItem, PictureItem
from sdstudio.ui.canvas.mask_overlay import stripes
from sdstudio.ui.canvas.painted_mask import PaintedMask
from sdstudio.ui.canvas.tools.tool import Overlay, Pointer
from sdstudio.ui.canvas.tools.tool_box import ToolBox
from sdstudio.ui.painting import saved
from sdstudio.ui.zoom import MARGIN_PX, WHEEL_FACTOR, ZOOM_MAX

_FOR_TOOLS: Final = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)


class _Hand(Enum):
    """What the pointer is doing."""

    IDLE = "idle"
    WORKING = "working"
    MOVING = "moving"


class CanvasView(QGraphicsView):
    """Scene coordinates are picture pixels; the zoom is defined as in :class:`PictureView`.

    The middle button or Space moves the picture, and the wheel zooms. All else that the pointer
    does is up to the overlay that it hits, or else to the current tool, which also gets the keys.

    Attributes:
        tools: the tools.

    Signals:
        zoomed(): the zoom has changed.
        pen_seen(): a pen with pressure is in use.

    Thread: GUI.
    """

    zoomed = Signal()
    pen_seen = Signal()

    def __init__(self, painted: PaintedMask, tools: ToolBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painted = painted
        self.tools = tools
        self._tool = tools.current
        #: Below the tool's, the first at the bottom.
        self._overlays: list[Overlay] = []
        #: Where each is painted on the viewport, the tool's too.
        self._places: dict[Overlay, QRectF] = {}
        #: Who has the pointer.
        self._holder: Overlay = self._tool
        self._zoom: float | None = None
        self._hand = _Hand.IDLE
        #: The button being held, unless idle.
        self._held = Qt.MouseButton.NoButton
        self._moved_from = QPointF()
        self._space = False
        self._scene = QGraphicsScene(self)
        self._picture = PictureItem()
        self._mask = MaskItem()
        for item in (self._picture, self._mask):
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
        tools.changed.connect(self._on_tool)
        self._on_replaced()
        self._show_overlay(self._tool)

    @property
    def image(self) -> QImage:
        """The picture that is painted on; null while it is read."""
        return self._picture.image

    @property
    def is_working(self) -> bool:
        """Whether a tool is in use: a stroke, say, has begun and not ended."""
        return self._hand is _Hand.WORKING

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
        self._on_moved()
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
        self._on_moved()
        self.zoomed.emit()

    # Overlays.

    def add_overlay(self, overlay: Overlay) -> None:
        """Show ``overlay`` above the others, below what the tool paints."""
        self._overlays.append(overlay)
        self._show_overlay(overlay)

    def remove_overlay(self, overlay: Overlay) -> None:
        """Don't show it any more."""
        self._overlays.remove(overlay)
        self._hide_overlay(overlay)

    @property
    def screen_scale(self) -> float:
        """Points on the screen per pixel of the picture."""
        return self.zoom / self.devicePixelRatioF()

    @property
    def box(self) -> QRectF:
        """The whole picture; empty while there is none."""
        return self._picture.boundingRect()

    def refresh(self, overlay: Overlay) -> None:
        """Paint ``overlay`` again, where it was and where it is, and set the cursor."""
        if overlay in self._places:
            before, now = self._places[overlay], overlay.bounds(self.viewportTransform())
            self._places[overlay] = now
            for place in (before, now):
                self._repaint(place)
            self._show_cursor()

    def _show_overlay(self, overlay: Overlay) -> None:
        overlay.surface = self
        self._places[overlay] = QRectF()
        self.refresh(overlay)

    def _hide_overlay(self, overlay: Overlay) -> None:
        if overlay is self._holder:
            self._let_go()
            overlay.hover(None)
            self._holder = self._tool
        self._repaint(self._places.pop(overlay))
        overlay.surface = None
        self._go_along()

    def _repaint(self, place: QRectF) -> None:
        if not place.isEmpty():
            # Smooth edges reach into the next pixels.
            self.viewport().update(place.toAlignedRect().adjusted(-1, -1, 1, 1))

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
            self._go_along()
        elif event.type() == QEvent.Type.Leave and self._hand is not _Hand.WORKING:
            self._holder.hover(None)
        return super().viewportEvent(event)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        to_screen = self.viewportTransform()
        for overlay in (*self._overlays, self._tool):
            with saved(painter):
                painter.resetTransform()
                overlay.paint(painter, to_screen)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        # What is on the screen has been moved, with what overlays had painted.
        for overlay, place in self._places.items():
            self._places[overlay] = place.translated(dx, dy)
            self.refresh(overlay)

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
        self._on_press(event, is_second=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._on_press(event, is_second=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hand is _Hand.MOVING:
            self._move_by(event.position() - self._moved_from)
            self._moved_from = event.position()
        else:
            self._move(self._pointer_of(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._hand is not _Hand.IDLE and event.button() != self._held:
            return
        if self._hand is _Hand.WORKING:
            self._end(self._pointer_of(event))
        self._hand = _Hand.IDLE
        self._go_along()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._space = True
            self._go_along()
        elif not self._tool.key(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._go_along()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # Another window receives the key release.
        if self._space:
            self._space = False
            self._go_along()
        super().focusOutEvent(event)

    # The pointer.

    def _on_press(self, event: QMouseEvent, *, is_second: bool) -> None:
        button = event.button()
        if self._hand is not _Hand.IDLE and button != self._held:
            # One button at a time; others are pressed by accident.
            return
        if button == Qt.MouseButton.MiddleButton or (
            button == Qt.MouseButton.LeftButton and self._space
        ):
            self._hand, self._held = _Hand.MOVING, button
            self._moved_from = event.position()
            self._show_cursor()
        elif button in _FOR_TOOLS:
            self._begin(self._pointer_of(event), is_second=is_second)

    def _on_pen(self, event: QTabletEvent) -> bool:
        if event.type() == QEvent.Type.TabletPress:
            if event.button() != Qt.MouseButton.LeftButton or self._space:
                return False
            self.pen_seen.emit()
            self._begin(self._pointer_of(event), is_second=False)
        elif self._hand is _Hand.MOVING:
            # It started as a mouse drag and ends as one.
            return False
        elif event.type() == QEvent.Type.TabletMove:
            self._move(self._pointer_of(event))
        elif self._hand is _Hand.WORKING and event.button() == self._held:
            self._end(self._pointer_of(event))
        event.accept()
        return True

    def _begin(self, pointer: Pointer, *, is_second: bool) -> None:
        self._hand, self._held = _Hand.WORKING, pointer.button
        self._hold(pointer)
        if is_second and self._holder is self._tool:
            self._tool.double_click(pointer)
        else:
            self._holder.begin(pointer)

    def _move(self, pointer: Pointer) -> None:
        if self._hand is _Hand.WORKING:
            self._holder.move(pointer)
        elif not self._space:
            self._hold(pointer)
            self._holder.hover(pointer)

    def _end(self, pointer: Pointer) -> None:
        self._hand = _Hand.IDLE
        self._holder.end(pointer)

    def _let_go(self) -> None:
        """End what is being done, without a release."""
        was_working = self._hand is _Hand.WORKING
        self._hand = _Hand.IDLE
        if was_working:
            self._holder.cancel()

    def _hold(self, pointer: Pointer) -> None:
        """Give the pointer to what it hits."""
        hit = next((one for one in reversed(self._overlays) if one.hits(pointer)), self._tool)
        if hit is not self._holder:
            self._holder.hover(None)
            self._holder = hit
            self._show_cursor()

    def _go_along(self) -> None:
        """Have the pointer hover where it is, whatever has been moved below it."""
        if self._hand is _Hand.IDLE:
            where = QPointF(self.viewport().mapFromGlobal(QCursor.pos()))
            if self.viewport().underMouse() and not self._space:
                point = self._to_picture(where)
                keys = QGuiApplication.keyboardModifiers()
                self._move(Pointer(point.x(), point.y(), modifiers=keys))
            else:
                self._holder.hover(None)
        self._show_cursor()

    def _pointer_of(self, event: QMouseEvent | QTabletEvent) -> Pointer:
        point = self._to_picture(event.position())
        is_pen = isinstance(event, QTabletEvent)
        return Pointer(
            point.x(),
            point.y(),
            pressure=event.pressure() if isinstance(event, QTabletEvent) else 1.0,
            modifiers=event.modifiers(),
            button=self._held if self._hand is _Hand.WORKING else event.button(),
            is_pen=is_pen,
            is_eraser=is_pen and event.pointerType() == QPointingDevice.PointerType.Eraser,
            time_ms=event.timestamp(),
        )

    def _show_cursor(self) -> None:
        cursor = self._holder.cursor(self.screen_scale)
        if self._hand is _Hand.MOVING:
            cursor = Qt.CursorShape.ClosedHandCursor
        elif self._space:
            cursor = Qt.CursorShape.OpenHandCursor
        self.viewport().setCursor(cursor)

    # Drawing.

    def _on_tool(self) -> None:
        before, self._tool = self._tool, self.tools.current
        self._show_overlay(self._tool)
        self._hide_overlay(before)

    def _on_replaced(self) -> None:
        self._let_go()
        mask = self._painted.mask
        self._mask.show_mask(None if mask is None else mask.pyramid)

    def _on_changed(self, rect: Rect) -> None:
        self._mask.update(QRectF(rect.left, rect.top, rect.width, rect.height))

    def _on_moved(self) -> None:
        for overlay in self._places:
            self.refresh(overlay)
        self._go_along()

    # The place of the picture.

    def _to_picture(self, where: QPointF) -> QPointF:
        inverted, _ = self.viewportTransform().inverted()
        return inverted.map(where)

    def _move_by(self, moved: QPointF) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - round(moved.x()))
        down.setValue(down.value() - round(moved.y()))

    def _apply_zoom(self) -> None:
        self.setTransform(QTransform.fromScale(self.screen_scale, self.screen_scale))

    def _fit_zoom(self) -> float:
        box = self._picture.boundingRect()
        if box.isEmpty():
            return 1.0
        ratio = self.devicePixelRatioF()
        width = max(16, self.viewport().width() - 2 * MARGIN_PX)
        height = max(16, self.viewport().height() - 2 * MARGIN_PX)
        return min(width * ratio / box.width(), height * ratio / box.height())
