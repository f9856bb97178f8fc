"""CompositeMask: covers the picture in grey where it is still exactly the original."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from sdstudio.app.candidates import Candidates
from sdstudio.app.input_pictures import Shown
from sdstudio.canvas.document import Blend, Document, LayerKind
from sdstudio.canvas.rect import Rect
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.items import COARSER
from sdstudio.ui.canvas.layers_item import LayersItem
from sdstudio.ui.canvas.mask_tools import MaskTools
from sdstudio.ui.canvas.tools.tool import Overlay
from sdstudio.ui.canvas.view import CanvasView
from sdstudio.ui.painting import saved

#: Visible on pictures of any colour, which can still be made out through it.
_VEIL: Final = QColor(128, 128, 128, 210)


class CompositeMask(Overlay):
    """Leaves uncovered what layers and the shown result change, in proportion to their alpha.

    Only the layers that a job gets count. In every blend mode, a layer can change the picture only
    where it isn't transparent.
    """

    def __init__(self, painted: CanvasModel) -> None:
        self._painted = painted
        self._nothing = _Nothing()
        self._layers = LayersItem(
            self._nothing, lambda id_, of_mask: painted.layer_pyramid(id_, of_mask=of_mask)
        )
        self._result: tuple[Shown, QRectF] | None = None
        self._is_shown = False
        painted.listed.connect(self._on_listed)
        painted.layer_painted.connect(self._on_painted)

    @property
    def has_changes(self) -> bool:
        """Whether a layer or the result that is shown may change anything."""
        document = self._painted.document
        some = document is not None and any(one.counts for one in document.layers)
        return some or self._result is not None

    def show_mask(self, shown: bool) -> None:
        """Show or hide it."""
        self._is_shown = shown
        self._on_listed()
        self.refresh()

    def show_result(self, result: Shown | None, place: QRectF | None = None) -> None:
        """Take account of the result that is shown; ``None`` if there is none.

        Args:
            result: transparent where it changes nothing.
            place: its place, in pixels of the picture.
        """
        self._result = None if result is None or place is None else (result, place)
        self.refresh()

    def bounds(self, to_screen: QTransform) -> QRectF:
        if not self._is_shown or self.surface is None:
            return QRectF()
        return to_screen.mapRect(self.surface.box)

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        if not self._is_shown or self.surface is None or self.surface.box.isEmpty():
            return
        view = painter.viewport()
        exposed = view & self.bounds(to_screen).toAlignedRect()
        engine = painter.paintEngine()
        if engine is not None and not engine.systemClip().isEmpty():
            clip = QRectF(engine.systemClip().boundingRect())
            back, _ = painter.deviceTransform().inverted()
            exposed &= back.mapRect(clip).toAlignedRect()
        if exposed.isEmpty():
            return
        ratio = painter.device().devicePixelRatioF()
        size = (QSizeF(exposed.size()) * ratio).toSize()
        veil = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        veil.setDevicePixelRatio(ratio)
        veil.fill(0)
        with QPainter(veil) as inner:
            self._paint_changes(inner, view, exposed, to_screen, ratio)
            inner.resetTransform()
            inner.setOpacity(1)
            inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOut)
            inner.fillRect(QRect(QPointF().toPoint(), exposed.size()), _VEIL)
        with saved(painter):
            painter.setTransform(to_screen, combine=True)
            painter.setClipRect(self.surface.box, Qt.ClipOperation.IntersectClip)
            back, _ = to_screen.inverted()
            painter.setTransform(back, combine=True)
            painter.drawImage(exposed.topLeft(), veil)

    def _paint_changes(
        self, painter: QPainter, view: QRect, exposed: QRect, to_screen: QTransform, ratio: float
    ) -> None:
        """Paint what may change, onto nothing."""
        assert self.surface is not None
        smooth, zoom = not self.surface.is_in_motion, self.surface.screen_scale * ratio
        moved = -exposed.topLeft()
        painter.setTransform(to_screen * QTransform.fromTranslate(moved.x(), moved.y()))
        here = exposed.translated(moved)
        self._nothing.box = self.surface.box
        self._layers.paint(painter, view.translated(moved), here, zoom, smooth=smooth)
        if self._layers.is_unfinished:
            QTimer.singleShot(0, self.refresh)
        if self._result is not None:
            result, place = self._result
            zoom *= place.width() / result.full.width()
            painter.drawImage(place, result.at(zoom if smooth else zoom / COARSER))

    def _on_listed(self) -> None:
        # The view paints anew where a layer has changed, and with it what is above.
        self._layers.show_document(_as_coverage(self._painted.document if self._is_shown else None))

    def _on_painted(self, id_: str, rect: Rect) -> None:
        self._layers.mark_layer(id_, rect)


class CompositeMaskSwitch(QObject):
    """Shows or hides the composite mask as its action says, with the result that is shown."""

    def __init__(
        self,
        painted: CanvasModel,
        tools: MaskTools,
        view: CanvasView,
        candidates: Candidates,
        actions: Actions,
    ) -> None:
        super().__init__(view)
        self._tools = tools
        self._candidates = candidates
        self._mask = CompositeMask(painted)
        view.add_overlay(self._mask)
        candidates.shown_changed.connect(self._show_result)
        candidates.decoded.connect(self._show_result)
        action = actions[ActionId.COMPOSITE_MASK]
        action.toggled.connect(self._show_mask)
        # Another picture would be grey all over, for no visible reason.
        painted.replaced.connect(lambda: action.setChecked(False))

    def _show_result(self) -> None:
        image = self._candidates.image
        if image is None:
            self._mask.show_result(None)
        else:
            self._mask.show_result(image.shown, image.place)

    def _show_mask(self, shown: bool) -> None:
        self._mask.show_mask(shown)
        if shown and self._mask.has_changes:
            self._tools.tell(
                self.tr("The composite mask is shown: what isn't grey has been changed.")
            )
        elif shown:
            self._tools.tell(self.tr("No layer changes the picture yet, so all of it is grey."))


def _as_coverage(document: Document | None) -> Document | None:
    """The layers that a job gets, each of which covers what is below it."""
    if document is None:
        return None
    layers = (one for one in document.layers if one.kind is LayerKind.PAINT)
    return replace(document, layers=tuple(replace(one, blend=Blend.NORMAL) for one in layers))


class _Nothing:
    """What is below the layers: nothing, everywhere on the canvas."""

    has_alpha = True

    def __init__(self) -> None:
        self.box = QRectF()

    def paint(self, painter: QPainter, zoom: float, *, smooth: bool) -> None:
        """Paint nothing."""

    def paint_squares(self, painter: QPainter) -> None:
        """Paint nothing."""

    def paint_level(self, painter: QPainter, level: int, part: Rect) -> None:
        """Have nothing in ``part``."""
        place = QRect(part.left, part.top, part.width, part.height)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(place, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
