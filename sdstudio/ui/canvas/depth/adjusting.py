"""DepthAdjusting: levels and blur of the depth, previewed before they are applied."""

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QImage

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

    Whatever else changes the depth ends it.

    Attributes:
        adjustment: what :meth:`apply` does.

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
        self._layer: Layer | None = None
        self._measured: _Measured | None = None
        self._is_previewed = self._is_confirmed = False
        #: Of the step that is applied.
        self._making = ExitStack()
        self.adjustment = DepthAdjustment()
        self.overlay = DepthOverlay()
        view.add_overlay(self.overlay)
        painted.listed.connect(self._on_listed)
        painted.replaced.connect(self._on_listed)
        painted.layer_painted.connect(self._on_painted)

    @property
    def is_open(self) -> bool:
        """Whether the depth is being adjusted."""
        return self._layer is not None

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
        self._painted.end()
        document = self._painted.document
        layer = None if document is None else depth_layer(document)
        if self.is_open or document is None or layer is None:
            return
        self._layer = layer
        self.adjustment = DepthAdjustment()
        self._operations.start(self._measure(document, layer))
        self.changed.emit()

    def shape(self, adjustment: DepthAdjustment) -> None:
        """Preview another adjustment."""
        if not self.is_open or self._is_confirmed or adjustment == self.adjustment:
            return
        self.adjustment = adjustment
        self._is_previewed = False
        self.changed.emit()
        if self._measured is not None:
            self._operations.start(self._preview(self._measured), replacing="preview")

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
            return
        self._is_confirmed = True
        self._making.enter_context(self._painted.making(self.cancel))
        self.changed.emit()
        if self._measured is not None:
            self._operations.start(self._apply(self._measured))

    def cancel(self) -> None:
        """Leave the depth as it is."""
        if self.is_open:
            self._operations.cancel_all()
            self._making.close()
            self._layer = self._measured = None
            self._is_previewed = self._is_confirmed = False
            self.overlay.show_image(None)
            self.changed.emit()

    async def _measure(self, document: Document, layer: Layer) -> None:
        measured = await self._background.do(_LANE, lambda: _measure(document, layer))
        self._measured = measured
        if self._is_confirmed:
            await self._apply(measured)
        else:
            await self._preview(measured)

    async def _preview(self, measured: _Measured) -> None:
        wanted = self.adjustment
        image = await self._background.do(_LANE, lambda: _previewed(measured, wanted))
        if wanted == self.adjustment:
            self._is_previewed = True
            self.overlay.show_image(image)
            self.changed.emit()

    async def _apply(self, measured: _Measured) -> None:
        wanted = self.adjustment
        pixels = await self._background.do(_LANE, lambda: _result(measured, wanted))
        document, layer = self._painted.document, self._layer
        if document is not None and layer is not None:
            self.cancel()
            text = QCoreApplication.translate("commands", "adjust depth")
            self._painted.edit(with_depth(document, pixels, layer.name), text)

    def _on_listed(self) -> None:
        document = self._painted.document
        now = None if document is None else depth_layer(document)
        if self._layer is not None and (now is None or now.pixels is not self._layer.pixels):
            self.cancel()

    def _on_painted(self, id_: str) -> None:
        if self._layer is not None and id_ == self._layer.id:
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
