"""MaskEdges: grows, shrinks and feathers the mask, previewed before it is applied."""

from contextlib import ExitStack
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.canvas.selection.distance_field import DistanceField
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.view import CanvasView

_LANE: Final = "mask edges"
#: How far an edge can be moved, and over how much it can fade: a quarter of the picture's longer
#: side, and together less than the distances reach.
_LIMIT_MAX_PX: Final = 125
_LIMIT_MIN_PX: Final = 8


class MaskEdges(QObject):
    """Measures the distances from the mask's edge once; then each change of the two numbers is
    quick. Whatever else changes the mask ends it.

    Attributes:
        grow_px: how far the edge is moved outwards; negative: inwards.
        feather_px: over how much it fades, on each of its sides.

    Signals:
        changed(): ``is_open`` or ``is_busy`` has changed.

    Thread: GUI; pixels are computed on another.
    """

    changed = Signal()

    def __init__(self, painted: CanvasModel, view: CanvasView, background: BackgroundTasks) -> None:
        super().__init__(view)
        self._painted = painted
        self._view = view
        self._background = background
        self._operations = Operations(self)
        self._field: DistanceField | None = None
        #: Of the two numbers as they are now; ``None`` while it is made.
        self._result: TileSnapshot | None = None
        self._is_confirmed = False
        #: Of the step that is applied.
        self._making = ExitStack()
        self.is_open = False
        self.grow_px = 0
        self.feather_px = 0
        painted.changed.connect(self.cancel)
        painted.replaced.connect(self.cancel)

    @property
    def limit_px(self) -> int:
        """The largest of either number for this picture."""
        mask = self._painted.mask
        side_px = 0 if mask is None else max(mask.grid.width, mask.grid.height)
        return min(_LIMIT_MAX_PX, max(_LIMIT_MIN_PX, side_px // 4))

    @property
    def is_busy(self) -> bool:
        """Whether the preview isn't up to date yet."""
        return self.is_open and self._result is None

    def open(self) -> None:
        """Begin with the mask as it is."""
        self._painted.end()
        mask = self._painted.mask
        if self.is_open or mask is None or mask.is_empty:
            return
        self.is_open = True
        self.grow_px = self.feather_px = 0
        self._operations.start(self._measure(mask.snapshot))
        self.changed.emit()

    def shape(self, grow_px: int, feather_px: int) -> None:
        """Preview other numbers."""
        if not self.is_open:
            return
        self.grow_px, self.feather_px = grow_px, feather_px
        self._result = None
        self.changed.emit()
        if self._field is not None:
            self._operations.start(self._preview(self._field), replacing="preview")

    def apply(self) -> None:
        """Change the mask as previewed, once the preview is up to date: one step to undo."""
        result = self._result
        if result is None:
            if self.is_open and not self._is_confirmed:
                self._is_confirmed = True
                self._making.enter_context(self._painted.making(self.cancel))
            return
        self.cancel()
        text = QCoreApplication.translate("commands", "adjust mask edges")
        self._painted.replace(result, text)

    def cancel(self) -> None:
        """Leave the mask as it is."""
        if self.is_open:
            self._operations.cancel_all()
            self._making.close()
            self._field = self._result = None
            self.is_open = self._is_confirmed = False
            self._view.preview_mask(None)
            self.changed.emit()

    async def _measure(self, snapshot: TileSnapshot) -> None:
        self._field = await self._background.do(_LANE, lambda: DistanceField.of(snapshot))
        await self._preview(self._field)

    async def _preview(self, field: DistanceField) -> None:
        shape = (self.grow_px, self.feather_px)
        result = await self._background.do(_LANE, lambda: field.shaped(*shape))
        if shape != (self.grow_px, self.feather_px):
            # A newer one is on its way.
            return
        self._result = result
        self._view.preview_mask(TiledPixels(result).pyramid)
        self.changed.emit()
        if self._is_confirmed:
            self.apply()
