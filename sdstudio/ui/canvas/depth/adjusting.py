"""DepthAdjusting: levels and blur of the depth, previewed before they are applied."""

from contextlib import ExitStack
from dataclasses import dataclass, fields
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QImage, QUndoStack

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.canvas.depth_layers import depth_in, depth_layer, grey_pixels, with_depth
from sdstudio.canvas.document import Document, Layer
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.imaging.depth_maps import (
    DepthAdjustment,
    adjusted,
    counted_levels,
    reduced,
    used_range,
)
from sdstudio.imaging.masks import Grey
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.depth.depth_overlay import DepthOverlay
from sdstudio.ui.canvas.open_edits import EditStep
from sdstudio.ui.canvas.view import CanvasView

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LANE: Final = "depth"
#: The longer side of the copy that is previewed, so that each step of a slider is seen at once.
_PREVIEW_PX: Final = 1024
#: A blur of a tenth of the picture leaves nothing but a gradient.
_BLUR_SHARE: Final = 10
_BLUR_MAX_PX: Final = 200


@dataclass(frozen=True, slots=True)
class _Measured:
    """The depth before it is adjusted.

    Args:
        small: the copy for the preview, ``factor`` times as wide.
        counts: how many pixels have each level.
    """

    depth: Grey
    small: Grey
    factor: float
    counts: "NDArray[np.int64]"


class DepthAdjusting(QObject):
    """Measures the depth once; then each change is previewed on a small copy.

    It is an :class:`OpenEdit`, so what has been changed is applied before another command begins.

    Attributes:
        adjustment: what :meth:`apply` does.
        steps: the changes of it.

    Signals:
        changed(): ``is_open``, ``is_busy``, ``adjustment`` or ``counts`` has changed.

    Thread: GUI; pixels are computed on another.
    """

    changed = Signal()

    def __init__(self, painted: CanvasModel, view: CanvasView, background: BackgroundTasks) -> None:
        super().__init__(view)
        self._painted = painted
        self._background = background
        self._operations = Operations(self)
        #: What is adjusted, as it was when this was opened.
        self._source: tuple[Document, Layer] | None = None
        self._measured: _Measured | None = None
        self._is_previewed = self._is_confirmed = False
        self.adjustment = DepthAdjustment()
        self.steps = QUndoStack(self)
        #: Of the step that is applied.
        self._making = ExitStack()
        self.overlay = DepthOverlay()
        view.add_overlay(self.overlay)
        painted.listed.connect(self._on_listed)
        painted.replaced.connect(self._on_listed)
        painted.layer_painted.connect(self._on_painted)

    @property
    def is_open(self) -> bool:
        """Whether the depth is being adjusted."""
        return self._source is not None

    @property
    def is_busy(self) -> bool:
        """Whether the preview or the result is still being computed."""
        return self.is_open and (self._is_confirmed or not self._is_previewed)

    @property
    def counts(self) -> "NDArray[np.int64] | None":
        """How many pixels have each level; ``None`` while they are counted."""
        return None if self._measured is None else self._measured.counts

    @property
    def blur_limit_px(self) -> int:
        """The largest useful standard deviation of the blur, in pixels of the depth."""
        document = self._painted.document
        shorter_px = 0 if document is None else min(document.width, document.height)
        return max(1, min(_BLUR_MAX_PX, shorter_px // _BLUR_SHARE))

    def open(self) -> None:
        """Begin with the depth as it is, if there is one."""
        if self.is_open:
            return
        self._painted.end()
        document = self._painted.document
        layer = None if document is None else depth_layer(document)
        if document is None or layer is None:
            return
        self._source = document, layer
        self.adjustment = DepthAdjustment()
        self._painted.open_edits.opened(self)
        self._operations.start(self._measure(document, layer))
        self.changed.emit()

    def shape(self, adjustment: DepthAdjustment) -> None:
        """Preview another adjustment."""
        if self._is_confirmed or adjustment == self.adjustment:
            return
        if self.is_open:
            # If something else was opened meanwhile, that is applied, which may end this.
            self._painted.open_edits.opened(self)
        if self.is_open:
            before = self.adjustment
            names = (field.name for field in fields(DepthAdjustment))
            of = frozenset(
                name for name in names if getattr(before, name) != getattr(adjustment, name)
            )
            self.steps.push(EditStep(self._place, before, adjustment, of))

    def spread(self) -> None:
        """Preview the levels that occur stretched to the range from black to white."""
        if self.counts is not None:
            black, white = used_range(self.counts)
            one = self.adjustment
            self.shape(DepthAdjustment(black, white, one.gamma, one.inverts, one.blur_px))

    def apply(self) -> None:
        """Change the depth as previewed, as one undo step; none if nothing changes."""
        if not self.is_open or self._is_confirmed:
            return
        if self.adjustment.is_neutral:
            self.cancel()
        else:
            self._making.enter_context(self._painted.making(self.cancel))
            self._operations.start(self.finish())

    def apply_now(self) -> None:
        """As :meth:`apply`, but finished when this returns. If nothing changes, it stays open."""
        if self._source is not None and not self.adjustment.is_neutral:
            measured = self._measured or _measure(*self._source)
            self._use(_result(measured, self.adjustment))

    async def finish(self) -> None:
        """As :meth:`apply_now`, but pixels are computed on another thread meanwhile."""
        source = self._source
        while source is not None and self._source is source and not self.adjustment.is_neutral:
            wanted, measured = self.adjustment, self._measured
            self._is_confirmed = True
            self.changed.emit()
            try:
                if measured is None:
                    measure = partial(_measure, *source)
                    measured = await self._background.do(_LANE, measure)
                made = await self._background.do(_LANE, partial(_result, measured, wanted))
            except Exception:
                # It can be tried again; memory may have run out.
                self._making.close()
                self._is_confirmed = False
                self.changed.emit()
                raise
            # Undo may have taken a change back, or something else may have ended this.
            if self._source is source and wanted == self.adjustment:
                self._use(made)

    def cancel(self) -> None:
        """Leave the depth as it is."""
        if self.is_open:
            self._painted.open_edits.closed(self)
            self.steps.clear()
            self._making.close()
            self._source = self._measured = None
            self._is_previewed = self._is_confirmed = False
            self.overlay.show_image(None)
            self.changed.emit()

    def _place(self, adjustment: DepthAdjustment) -> None:
        self.adjustment = adjustment
        self._is_previewed = self._is_confirmed = False
        self.changed.emit()
        if self._measured is not None:
            self._operations.start(self._preview(self._measured), replacing="preview")

    async def _measure(self, document: Document, layer: Layer) -> None:
        source = self._source
        measured = await self._background.do(_LANE, lambda: _measure(document, layer))
        if source is not None and self._source is source:
            self._measured = measured
            await self._preview(measured)

    async def _preview(self, measured: _Measured) -> None:
        wanted = self.adjustment
        image = await self._background.do(_LANE, lambda: _previewed(measured, wanted))
        if wanted == self.adjustment and self._measured is measured:
            self._is_previewed = True
            self.overlay.show_image(image)
            self.changed.emit()

    def _use(self, pixels: TileSnapshot) -> None:
        """Give the depth these pixels, as an undo step; this ends the adjustment."""
        document, source = self._painted.document, self._source
        self.cancel()
        if document is not None and source is not None:
            text = QCoreApplication.translate("commands", "adjust depth")
            self._painted.edit(with_depth(document, pixels, source[1].name), text)

    def _on_listed(self) -> None:
        document = self._painted.document
        now = None if document is None else depth_layer(document)
        source = self._source
        if source is not None and (now is None or now.pixels is not source[1].pixels):
            self.cancel()

    def _on_painted(self, id_: str) -> None:
        if self._source is not None and id_ == self._source[1].id:
            self.cancel()


def _measure(document: Document, layer: Layer) -> _Measured:
    depth = depth_in(document, layer)
    small = reduced(depth, _PREVIEW_PX)
    return _Measured(depth, small, small.shape[1] / depth.shape[1], counted_levels(depth))


def _previewed(measured: _Measured, wanted: DepthAdjustment) -> QImage:
    pixels = adjusted(measured.small, wanted.scaled(measured.factor))
    height, width = pixels.shape
    image = QImage(pixels.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
    # Converted: a copy of its own, in the format that is painted fastest.
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _result(measured: _Measured, wanted: DepthAdjustment) -> TileSnapshot:
    return grey_pixels(adjusted(measured.depth, wanted))
