"""CanvasStroke: a stroke in progress, what it paints on, and the undo step that it becomes."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sdstudio.canvas.brush import Brush
from sdstudio.canvas.depth_layers import grey_of
from sdstudio.canvas.document import Document, Layer, LayerKind
from sdstudio.canvas.document_change import DocumentChange
from sdstudio.canvas.layer_room import with_room
from sdstudio.canvas.painted_pixels import PaintedPixels
from sdstudio.canvas.paints import ColourPaint, Paint
from sdstudio.canvas.rect import Rect
from sdstudio.ui.canvas.painted_document import PaintedDocument


@dataclass(frozen=True, slots=True)
class CanvasStroke:
    """A stroke on the active mask, on a layer or on the layer's mask, in pixels of the canvas.

    Args:
        layer_id: of the layer that is painted on; empty for a mask of the picture.
        of_mask: whether it paints on the mask of the layer.
        left, top: where ``pixels`` begin on the canvas.
        paint: as of :meth:`PaintedPixels.begin`.
        enlarged: the layer as it was before it was enlarged for the stroke.
    """

    pixels: PaintedPixels
    layer_id: str = ""
    of_mask: bool = False
    left: int = 0
    top: int = 0
    paint: Paint | None = None
    enlarged: Layer | None = None

    @property
    def step_text(self) -> str:
        """The name of the undo step."""
        if self.of_mask:
            return QCoreApplication.translate("commands", "paint on layer mask")
        if self.layer_id:
            return QCoreApplication.translate("commands", "paint on layer")
        return QCoreApplication.translate("commands", "paint mask")

    def begin(self, brush: Brush, x: float, y: float, pressure: float) -> Rect:
        """Start it; returns what changed."""
        place = x - self.left, y - self.top
        return self._on_canvas(self.pixels.begin(brush, *place, pressure, self.paint))

    def move(self, x: float, y: float, pressure: float) -> Rect:
        """Continue it; returns what changed."""
        return self._on_canvas(self.pixels.move(x - self.left, y - self.top, pressure))

    def end(self, shown: PaintedDocument) -> tuple[Document, DocumentChange | None]:
        """End it; the document from then on, and how the stroke changed it, if it did."""
        change, document = self.pixels.end(), shown.document
        if change is None:
            return self.without_room(document), None
        if not self.layer_id:
            painted = shown.with_painted()
            return painted, DocumentChange.painted(document, document.active_mask, change)
        painted = shown.with_painted_layer(self.layer_id, of_mask=self.of_mask)
        if self.enlarged is not None:
            return painted, DocumentChange.between(self.without_room(document), painted)
        step = DocumentChange.painted(document, self.layer_id, change, of_mask=self.of_mask)
        return painted, step

    def without_room(self, document: Document) -> Document:
        """``document`` with the layer as it was before it was enlarged."""
        return document if self.enlarged is None else document.with_layer(self.enlarged)

    def _on_canvas(self, rect: Rect) -> Rect:
        return rect if rect.is_empty else rect.seen_from(-self.left, -self.top)


def is_locked(layer: Layer, brush: Brush) -> bool:
    """Whether ``brush`` would erase, but the layer's transparency is locked."""
    return layer.alpha_locked and brush.erases


def paint_on(layer: Layer, brush: Brush, colour: tuple[int, int, int]) -> Paint:
    """What ``brush`` paints with on a layer."""
    if layer.kind is LayerKind.DEPTH:
        colour = (grey_of(colour),) * 3
    return ColourPaint(*colour, brush.erases, layer.alpha_locked)


def is_out_of_reach(layer: Layer, document: Document, x: float, y: float) -> bool:
    """Whether a point isn't on a layer that is too far off to be enlarged up to the canvas."""
    rect, canvas = layer.rect, document.mask_grid.whole
    if rect.left <= x < rect.right and rect.top <= y < rect.bottom:
        return False
    return rect.united(canvas) != rect and with_room(layer, canvas.right, canvas.bottom) is layer
