"""MaskEdges: grows, shrinks and feathers the mask, previewed before it is applied."""

from contextlib import ExitStack
from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoStack

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.canvas.selection.distance_field import DistanceField
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.open_edits import EditStep
from sdstudio.ui.canvas.view import CanvasView

_LANE: Final = "mask edges"
_PREVIEW: Final = "preview"
#: How far an edge can be moved, and over how much it can fade: a quarter of the picture's longer
#: side, and together less than the distances reach.
_LIMIT_MAX_PX: Final = 125
_LIMIT_MIN_PX: Final = 8
#: Grown and feathered by so many pixels.
_Shape: TypeAlias = tuple[int, int]
_UNCHANGED: Final = (0, 0)


class MaskEdges(QObject):
    """Measures the distances from the mask's edge once; then each change of the two numbers is
    quick. It is an :class:`OpenEdit`, so they are applied before another command begins.

    Attributes:
        grow_px: how far the edge is moved outwards; negative: inwards.
        feather_px: over how much it fades, on each of its sides.
        steps: the changes of the two.

    Signals:
        changed(): ``is_open`` or ``is_busy``, or one of the numbers, has changed.

    Thread: GUI; pixels are computed on another.
    """

    changed = Signal()

    def __init__(self, painted: CanvasModel, view: CanvasView, background: BackgroundTasks) -> None:
        super().__init__(view)
        self._painted = painted
        self._view = view
        self._background = background
        self._operations = Operations(self)
        #: The mask as it was when this was opened.
        self._source: TileSnapshot | None = None
        self._field: DistanceField | None = None
        #: Of the two numbers as they are now; ``None`` while it is made.
        self._result: TileSnapshot | None = None
        self._is_confirmed = False
        #: Of the step that is applied.
        self._making = ExitStack()
        self.grow_px = 0
        self.feather_px = 0
        self.steps = QUndoStack(self)
        painted.changed.connect(self.cancel)
        painted.replaced.connect(self.cancel)

    @property
    def is_open(self) -> bool:
        """Whether the edges are being changed."""
        return self._source is not None

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
        if self.is_open:
            return
        self._painted.end()
        mask = self._painted.mask
        if mask is None or mask.is_empty:
            return
        self._source = mask.snapshot
        self.grow_px = self.feather_px = 0
        self._painted.open_edits.opened(self)
        self._start_preview()
        self.changed.emit()

    def shape(self, grow_px: int, feather_px: int) -> None:
        """Preview other numbers."""
        if (grow_px, feather_px) == self._shape:
            return
        if self.is_open:
            # If something else was opened meanwhile, that is applied, which may end this.
            self._painted.open_edits.opened(self)
        if self.is_open:
            before, after = self._shape, (grow_px, feather_px)
            of = tuple(old != new for old, new in zip(before, after, strict=True))
            self.steps.push(EditStep(self._place, before, after, of))

    def apply(self) -> None:
        """Change the mask as previewed, once the preview is up to date: one step to undo."""
        if self._result is not None:
            self._use(self._result)
        elif self.is_open and not self._is_confirmed:
            self._is_confirmed = True
            self._making.enter_context(self._painted.making(self.cancel))
            if not self._operations.is_running(_PREVIEW):
                # It failed.
                self._start_preview()

    def apply_now(self) -> None:
        """As :meth:`apply`, but finished when this returns. If nothing changes, it stays open."""
        if self._source is not None and self._shape != _UNCHANGED:
            field = self._field or DistanceField.of(self._source)
            self._use(self._result or field.shaped(*self._shape))

    async def finish(self) -> None:
        """As :meth:`apply_now`, but pixels are computed on another thread meanwhile."""
        source = self._source
        while source is not None and self._source is source and self._shape != _UNCHANGED:
            shape, field, made = self._shape, self._field, self._result
            if field is None:
                field = await self._background.do(_LANE, partial(DistanceField.of, source))
            if made is None:
                made = await self._background.do(_LANE, partial(field.shaped, *shape))
            if self._source is source and shape == self._shape:
                self._use(made)

    def cancel(self) -> None:
        """Leave the mask as it is."""
        if self.is_open:
            self._operations.cancel_all()
            self._painted.open_edits.closed(self)
            self.steps.clear()
            self._making.close()
            self._source = self._field = self._result = None
            self._is_confirmed = False
            self._view.preview_mask(None)
            self.changed.emit()

    @property
    def _shape(self) -> _Shape:
        return self.grow_px, self.feather_px

    def _place(self, shape: _Shape) -> None:
        self.grow_px, self.feather_px = shape
        self._result = None
        self.changed.emit()
        if self._field is not None or not self._operations.is_running(_PREVIEW):
            self._start_preview()

    def _use(self, result: TileSnapshot) -> None:
        self.cancel()
        text = QCoreApplication.translate("commands", "adjust mask edges")
        self._painted.replace(result, text)

    def _start_preview(self) -> None:
        if self._source is not None:
            self._operations.start(self._preview(self._source), replacing=_PREVIEW)

    async def _preview(self, source: TileSnapshot) -> None:
        try:
            if self._field is None:
                measure = partial(DistanceField.of, source)
                self._field = await self._background.do(_LANE, measure)
            shape = self._shape
            result = await self._background.do(_LANE, partial(self._field.shaped, *shape))
        except Exception:
            # It can be tried again; memory may have run out.
            self._making.close()
            self._is_confirmed = False
            self.changed.emit()
            raise
        if shape != self._shape:
            # A newer one is on its way.
            return
        self._result = result
        self._view.preview_mask(TiledPixels(result).pyramid)
        self.changed.emit()
        if self._is_confirmed:
            self.apply()
