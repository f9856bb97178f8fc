"""The canvas: a picture with layers, and masks over it; tools get the pointer and the keys."""

import math
import time
from collections.abc import Hashable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from sdstudio.app.input_pictures import InputPreview, Shown
from sdstudio.canvas.pyramid import Pyramid
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot
from sdstudio.ui.accessibility.roles import speak_as
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.crosshair import Crosshair
from sdstudio.ui.canvas.gestures import scrolled
from sdstudio.ui.canvas.items import MaskItem, PictureItem, paint_grid
from sdstudio.ui.canvas.layers_item import LayersItem
from sdstudio.ui.canvas.mask_overlay import stripes
from sdstudio.ui.canvas.navigation import Navigation
from sdstudio.ui.canvas.overlays import Overlays
from sdstudio.ui.canvas.pointer_input import PointerInput
from sdstudio.ui.canvas.tools.tool import Overlay
from sdstudio.ui.canvas.tools.tool_box import ToolBox
from sdstudio.ui.canvas.transform_previews import LayersPreview
from sdstudio.ui.painting import rects_of, saved
from sdstudio.ui.zoom import WHEEL_FACTOR

#: From this zoom on, lines between pixels can be shown.
GRID_SHOWS_FROM: Final = 8.0
_OTHERS_OPACITY: Final = 0.4
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
#: Frames that follow each other faster than this are in motion, which ends after a while.
_MOTION_S: Final = 0.1
_SETTLING_MS: Final = 120
#: What rounding may leave of whole points.
_WHOLE: Final = 1e-6
#: More parts than these are painted as one.
_PARTS: Final = 4


class CanvasView(QAbstractScrollArea):
    """A picture that can be zoomed, moved, rotated and mirrored.

    The middle button or Space moves the picture, also in the middle of a stroke; with Shift it
    rotates it. The wheel zooms; two fingers move, zoom and rotate. All else that the pointer does
    is up to the overlay that it hits, or else to the current tool, which also gets the keys.

    Attributes:
        tools: the tools.
        navigation: what of the picture is shown, and how.

    Signals:
        zoomed(): the zoom, the rotation or mirroring has changed.

    Thread: GUI.
    """

    zoomed = Signal()

    def __init__(self, painted: CanvasModel, tools: ToolBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painted = painted
        self.tools = tools
        self.navigation = Navigation(self)
        self._overlays = Overlays(tools.current, self, self.viewport())
        self._pointer = PointerInput(self.viewport(), self.navigation, self._overlays)
        self._picture = PictureItem(self.viewport().update)
        #: A preview that is shown instead of the layers.
        self._preview: LayersPreview | None = None
        self._layers = LayersItem(self._picture, self._pyramid_of)
        self._mask = MaskItem(self.viewport().update)
        #: The masks that aren't painted on.
        self._others = MaskItem(self.viewport().update, _OTHERS_OPACITY)
        self._others_shown: TileSnapshot | None = None
        self._shows_masks = self._shows_active = True
        self._hides_masks = False
        self._shows_grid = False
        self._crosshair = Crosshair()
        self._painted_with = QTransform()
        #: When the picture was last moved, or that was painted.
        self._moved_s = -math.inf
        self._paints_move = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._settling.timeout.connect(self.viewport().update)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.viewport().setMouseTracking(True)
        self.viewport().setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.navigation.moved.connect(self._on_moved)
        self.navigation.zoomed.connect(self.zoomed)
        painted.replaced.connect(self._on_replaced)
        painted.changed.connect(self._on_changed)
        painted.layer_painted.connect(self._on_layer_painted)
        painted.listed.connect(self._on_listed)
        tools.changed.connect(self._on_tool)
        self._pointer.moved.connect(self._move_crosshair)
        self._on_replaced()
        self._on_listed()
        self._overlays.show_tool()

    @property
    def image(self) -> QImage:
        """The picture that is painted on; null while it is read."""
        return self._picture.image

    @property
    def is_working(self) -> bool:
        """Whether a tool is in use: a stroke, say, has begun and not ended."""
        return self._pointer.is_working

    @property
    def zoom(self) -> float:
        """Device pixels per pixel of the picture."""
        return self.navigation.zoom

    def show_picture(self, picture: Shown | None, key: Hashable = None) -> None:
        """Paint on ``picture``; ``None`` while it is loading.

        Args:
            key: of the picture; one that is shown again is placed as it was before.
        """
        self._picture.show_picture(picture)
        self._layers.mix_anew()
        pattern = stripes(picture)
        self._mask.use_pattern(pattern)
        self._others.use_pattern(pattern)
        self.navigation.show_picture(self._picture.box, None if picture is None else key)

    def show_preview(self, preview: InputPreview, key: Hashable) -> None:
        """Show a small copy of a picture while it is read; it can be painted on already."""
        self._picture.show_preview(preview)
        self._layers.mix_anew()
        self.navigation.show_picture(self._picture.box, key)

    def show_mask(self, shown: bool) -> None:
        """Show or hide the masks."""
        self._shows_masks = shown
        self._show_masks()

    def hide_masks(self, hidden: bool) -> None:
        """Show no mask for as long as something is looked at that masks would cover."""
        if hidden != self._hides_masks:
            self._hides_masks = hidden
            self._show_masks()

    def show_grid(self, shown: bool) -> None:
        """Show lines between the pixels, where they are large enough."""
        self._shows_grid = shown
        self.viewport().update()

    def show_crosshair(self, shown: bool) -> None:
        """Show lines through the pointer."""
        self._crosshair.is_shown = shown
        self.viewport().update()

    def preview_mask(self, pyramid: Pyramid | None) -> None:
        """Show what the mask would become instead of the mask; ``None``: the mask again."""
        mask = self._painted.mask
        if pyramid is None and mask is not None:
            pyramid = mask.pyramid
        self._mask.show_mask(pyramid)
        self.viewport().update()

    def preview_layers(self, preview: LayersPreview) -> None:
        """Show a preview instead of the layers, or end it if it has no document."""
        before, self._preview = self._preview, preview if preview.document is not None else None
        self._show_layers()
        pyramids = preview.pyramids if before is None else {**before.pyramids, **preview.pyramids}
        for id_ in {id_ for id_, _ in pyramids}:
            self._on_layers_changed(self._layers.mark_layer(id_, preview.changed))

    def fit(self) -> None:
        """Fit the whole picture into the view."""
        self.navigation.fit()

    def full_size(self) -> None:
        """Show one picture pixel per device pixel."""
        self.navigation.zoom_to(1.0)

    def zoom_by(self, factor: float) -> None:
        """Zoom in (> 1) or out around the centre."""
        self.zoom_to(self.zoom * factor)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom while keeping the point ``at`` of the viewport (or its centre) in place."""
        self.navigation.zoom_to(zoom, at)

    @property
    def is_in_motion(self) -> bool:
        """Whether frames follow each other, so that they are painted fast instead of smoothly."""
        return self._settling.isActive()

    def viewportTransform(self) -> QTransform:
        """From pixels of the picture to points of the viewport."""
        return self.navigation.transform

    # Overlays.

    def add_overlay(self, overlay: Overlay) -> None:
        """Show ``overlay`` above the others, below what the tool paints."""
        self._overlays.add(overlay)

    def remove_overlay(self, overlay: Overlay) -> None:
        """Don't show it any more."""
        self._pointer.release_from(overlay)
        self._overlays.remove(overlay)
        self._pointer.hover()

    @property
    def screen_scale(self) -> float:
        """Points on the screen per pixel of the picture."""
        return self.navigation.scale

    @property
    def box(self) -> QRectF:
        """The whole picture; empty while there is none."""
        return self._picture.box

    def refresh(self, overlay: Overlay) -> None:
        """Paint ``overlay`` again, where it was and where it is, and set the cursor."""
        self._overlays.refresh(overlay, self.viewportTransform())
        self._pointer.show_cursor()

    # Qt overrides.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            cancels = event.key() == Qt.Key.Key_Escape and self.is_working
            if cancels or event.key() == Qt.Key.Key_Space:
                event.accept()
                return True
        elif event.type() == QEvent.Type.WindowDeactivate or (
            event.type() == QEvent.Type.EnabledChange and not self.isEnabled()
        ):
            # Another window receives the releases, or nobody does.
            self._pointer.release_space()
            self._pointer.cancel()
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            self._measure()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QTabletEvent):
            return self._pointer.pen(event)
        if isinstance(event, QNativeGestureEvent):
            return self._pointer.pad(event)
        if isinstance(event, QTouchEvent):
            return self._pointer.touch(event)
        if isinstance(event, QEnterEvent):
            self._pointer.hover()
        elif event.type() == QEvent.Type.Leave:
            self._move_crosshair(None)
            self._pointer.leave()
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._measure()
        to_screen, zoom = self.viewportTransform(), self.zoom
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self.palette().window())
            with saved(painter):
                painter.setTransform(to_screen)
                smooth = not self.is_in_motion
                edges = QPainter.RenderHint.Antialiasing
                painter.setRenderHint(edges, smooth and not self.navigation.is_straight)
                view = self.viewport().rect()
                self._layers.paint(painter, view, event.rect(), zoom, smooth=smooth)
                for part in _parts(event.region()):
                    self._others.paint(painter, part, zoom, smooth=smooth)
                    self._mask.paint(painter, part, zoom, smooth=smooth)
            if self._layers.is_unfinished:
                QTimer.singleShot(0, self.viewport().update)
            if self._shows_grid and zoom >= GRID_SHOWS_FROM:
                with saved(painter):
                    paint_grid(painter, to_screen, self.box, QRectF(event.rect()))
            self._overlays.paint(painter, to_screen)
            self._crosshair.paint(painter, self.viewport().rect())
        if self._paints_move:
            # However long it took: a slow frame mustn't have the next one painted slowly, too.
            self._paints_move, self._moved_s = False, time.monotonic()
            if self.is_in_motion:
                self._settling.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        moved, delta = scrolled(event), event.angleDelta()
        turns = (delta.y() or delta.x()) / 120
        if moved is not None and not control:
            self.navigation.move_by(moved)
        elif turns and moved is None and (control or event.modifiers() & _SHIFT):
            self.tools.current.resize(WHEEL_FACTOR**turns)
        elif turns:
            self.zoom_to(self.zoom * WHEEL_FACTOR**turns, event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event, is_second=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._pointer.hold_space(rotates=bool(event.modifiers() & _SHIFT))
        elif event.key() == Qt.Key.Key_Escape and self.is_working:
            self._pointer.cancel()
        elif not self.tools.current.key(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            event.ignore()
        elif not event.isAutoRepeat():
            self._pointer.release_space()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # Another widget receives the release of the key.
        self._pointer.release_space()
        super().focusOutEvent(event)

    # What is shown.

    def _measure(self) -> None:
        """Tell the navigation where and how large the viewport is."""
        viewport = self.viewport()
        ratio, offset = self.devicePixelRatioF(), QPointF()
        if ratio % 1:
            # Points aren't whole device pixels, so neither need be the corner of the viewport.
            offset = viewport.mapTo(self.window(), QPointF())
        self.navigation.set_viewport(QRectF(viewport.rect()), ratio, offset)

    def _on_moved(self) -> None:
        transform = self.viewportTransform()
        before, self._painted_with = self._painted_with, transform
        if transform != before:
            shift = _shift(before, transform)
            if shift is not None and self.devicePixelRatioF() == 1 and not self._crosshair.is_shown:
                # Only what comes into view has to be painted; with its rectangle, what floats over
                # the viewport stays where it is.
                self.viewport().scroll(shift.x(), shift.y(), self.viewport().rect())
                self._overlays.scroll(shift.x(), shift.y())
            else:
                self._paint_anew()
            self._overlays.refresh_all(transform)
        self._pointer.hover()

    def _paint_anew(self) -> None:
        before, self._moved_s = self._moved_s, time.monotonic()
        if self._moved_s - before < _MOTION_S:
            self._settling.start()
        self._paints_move = True
        self.viewport().update()

    def _on_tool(self) -> None:
        self._pointer.release_from(self._overlays.tool)
        self._overlays.change_tool(self.tools.current)
        self._pointer.hover()

    def _on_replaced(self) -> None:
        self._pointer.cancel()
        mask = self._painted.mask
        self._mask.show_mask(None if mask is None else mask.pyramid)

    def _on_listed(self) -> None:
        document, others = self._painted.document, self._painted.others
        shows_active = True
        if document is not None and document.active_mask:
            shows_active = document.mask(document.active_mask).visible
        if shows_active != self._shows_active:
            self._shows_active = shows_active
            self._show_masks()
        if others is not self._others_shown:
            self._others_shown = others
            some = None if others is None or others.is_empty else TiledPixels(others)
            self._others.show_mask(None if some is None else some.pyramid)
        self._show_layers()

    def _show_layers(self) -> None:
        document = self._painted.document
        if self._preview is not None:
            document = self._preview.document
        self._on_layers_changed(self._layers.show_document(document))

    def _pyramid_of(self, id_: str, of_mask: bool) -> Pyramid:
        if self._preview is not None and (id_, of_mask) in self._preview.pyramids:
            return self._preview.pyramids[id_, of_mask]
        return self._painted.layer_pyramid(id_, of_mask=of_mask)

    def _move_crosshair(self, at: QPointF | None) -> None:
        for strip in self._crosshair.move(at, self.viewport().rect()):
            self.viewport().update(strip)

    def _on_layer_painted(self, id_: str, rect: Rect) -> None:
        self._on_layers_changed(self._layers.mark_layer(id_, rect))

    def _on_layers_changed(self, rect: Rect) -> None:
        if rect.is_empty:
            return
        changed = self.navigation.seen & QRectF(rect.left, rect.top, rect.width, rect.height)
        if not self._layers.is_quick(self.zoom, changed):
            # As of a picture in motion, a sharp one follows once nothing more changes.
            self._settling.start()
            self.viewport().update()
        self._on_changed(rect)

    def _show_masks(self) -> None:
        shown = self._shows_masks and not self._hides_masks
        self._mask.set_visible(shown and self._shows_active)
        self._others.set_visible(shown)

    def _on_changed(self, rect: Rect) -> None:
        changed = QRectF(rect.left, rect.top, rect.width, rect.height)
        place = self.viewportTransform().mapRect(changed)
        # Below full size, a pixel of the screen is mixed from pixels beyond its own.
        self.viewport().update(place.toAlignedRect().adjusted(-2, -2, 2, 2))


speak_as(CanvasView, QAccessible.Role.Canvas)


def _shift(before: QTransform, after: QTransform) -> QPoint | None:
    """By how many whole points the picture was moved; ``None`` if it was otherwise changed."""
    linear = ((one.m11(), one.m12(), one.m21(), one.m22()) for one in (before, after))
    if next(linear) != next(linear):
        return None
    moved = QPointF(after.dx() - before.dx(), after.dy() - before.dy())
    whole = moved.toPoint()
    return whole if (moved - QPointF(whole)).manhattanLength() < _WHOLE else None


def _parts(region: QRegion) -> list[QRect]:
    """What to paint, as rectangles."""
    if region.rectCount() > _PARTS:
        return [region.boundingRect()]
    return rects_of(region)
