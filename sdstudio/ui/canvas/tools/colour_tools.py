"""The wand, which marks areas of a pixel's colour, and the bucket, which fills them."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from sdstudio.canvas.document import Target
from sdstudio.canvas.selection.combine import Combine
from sdstudio.canvas.selection.wand import enclosed, wand
from sdstudio.canvas.tile_grid import Pixels
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.tools.area_tool import ALT, AreaTool
from sdstudio.ui.canvas.tools.area_work import AreaWork
from sdstudio.ui.canvas.tools.colour_fills import ColourFills
from sdstudio.ui.canvas.tools.colour_pick import ColourPick
from sdstudio.ui.canvas.tools.target_hints import bucket_hint
from sdstudio.ui.canvas.tools.tool import AnyCursor, Pointer
from sdstudio.ui.canvas.tools.tool_options import ToolName, ToolOptions


class WandTool(AreaTool):
    """Args:
    image: the picture below the layers, with every pixel; null while it isn't loaded.
    """

    def __init__(self, image: Callable[[], QImage], work: AreaWork, options: ToolOptions) -> None:
        super().__init__(ToolName.WAND, work, options)
        self._image = image

    def begin(self, pointer: Pointer) -> None:
        image, options = self._image(), self._options.of(self.name)
        if self._is_loading:
            return
        x, y = int(pointer.x // 1), int(pointer.y // 1)
        painted = self._work.painted

        def made(pixels: Pixels) -> TileSnapshot:
            is_contiguous = options.is_contiguous
            return wand(pixels, x, y, options.tolerance, contiguous=is_contiguous, antialiased=True)

        async def find() -> TileSnapshot:
            if not painted.counting_layers:
                return await self._work.find(lambda: made(_pixels(image)))
            seen = await painted.composite()
            return await self._work.find(lambda: made(seen))

        text = QCoreApplication.translate("commands", "mask by colour")
        self._work.mark_found(find, self.how(pointer), text)

    def usual_hint(self) -> str:
        if self._is_loading:
            return QCoreApplication.translate("tools", "The picture is still loading")
        return QCoreApplication.translate("tools", "Click a colour")

    @property
    def _is_loading(self) -> bool:
        """Whether the picture isn't there yet, or only a small one in its place."""
        mask, image = self._work.painted.mask, self._image()
        return mask is None or (image.width(), image.height()) != (
            mask.grid.width,
            mask.grid.height,
        )


class BucketTool(AreaTool):
    """Fills what the painted parts of the mask enclose; with Alt, clears what was painted.

    On a layer it fills what has the colour of the pixel that is clicked, or erases that with the
    right button; Alt takes a colour.
    """

    def __init__(
        self, work: AreaWork, options: ToolOptions, fills: ColourFills, pick: ColourPick
    ) -> None:
        super().__init__(ToolName.BUCKET, work, options)
        self._fills = fills
        self._pick = pick
        for changed in (work.painted.aimed, options.changed):
            changed.connect(self.refresh)

    @property
    def is_under_way(self) -> bool:
        return super().is_under_way or self._pick.is_begun

    def hover(self, pointer: Pointer | None) -> None:
        super().hover(pointer)
        self._show_colour()

    def hold(self, modifiers: Qt.KeyboardModifier) -> None:
        super().hold(modifiers)
        self._show_colour()

    def begin(self, pointer: Pointer) -> None:
        is_right = pointer.button == Qt.MouseButton.RightButton or pointer.is_eraser
        if self._painted.target is Target.MASK:
            self._fill_mask(pointer)
        elif self._picks(pointer.modifiers) and not is_right:
            self._pick.begin(pointer)
            self.refresh()
        else:
            options = self._options.of(self.name)
            self._fills.fill_region(pointer.x, pointer.y, options, erases=is_right)

    def move(self, pointer: Pointer) -> None:
        if self._pick.is_begun:
            self._pick.move(pointer)
            self.refresh()

    def end(self, pointer: Pointer) -> None:
        self._pick.end()
        self._show_colour()

    def cancel(self) -> None:
        self._pick.cancel()
        self._show_colour()

    def bounds(self, to_screen: QTransform) -> QRectF:
        return super().bounds(to_screen).united(self._pick.bounds(to_screen))

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        super().paint(painter, to_screen)
        self._pick.paint(painter, to_screen)

    def cursor(self, zoom: float) -> AnyCursor:
        if self._painted.target is Target.MASK or self._work.is_busy:
            return super().cursor(zoom)
        return Qt.CursorShape.CrossCursor

    def hint(self, modifiers: Qt.KeyboardModifier) -> str:
        if self._painted.target is Target.MASK or self._work.is_busy:
            return super().hint(modifiers)
        if self._picks(modifiers):
            return QCoreApplication.translate("tools", "Click: pick this colour")
        return bucket_hint(self._painted)

    @property
    def _painted(self) -> CanvasModel:
        return self._work.painted

    def _fill_mask(self, pointer: Pointer) -> None:
        mask = self._painted.mask
        if mask is None:
            return
        x, y, before = int(pointer.x // 1), int(pointer.y // 1), mask.snapshot
        if self.how(pointer) is Combine.SUBTRACT:
            self._work.mark_later(
                lambda: enclosed(before.inverted(), x, y),
                Combine.SUBTRACT,
                QCoreApplication.translate("commands", "clear an area of the mask"),
            )
        else:
            self._work.mark_later(
                lambda: enclosed(before, x, y),
                Combine.ADD,
                QCoreApplication.translate("commands", "fill an area of the mask"),
            )

    def _show_colour(self) -> None:
        """Show the colour below the pointer while it would be taken."""
        if not self._pick.is_begun:
            is_shown = self._at is not None and self._picks(self._keys)
            self._pick.hover(QPointF(*self._at) if self._at and is_shown else None)
        self.refresh()

    def _picks(self, modifiers: Qt.KeyboardModifier) -> bool:
        return self._painted.target is Target.LAYER and bool(modifiers & ALT)

    def _with(self, modifiers: Qt.KeyboardModifier) -> Combine:
        return Combine.SUBTRACT if modifiers & ALT else Combine.ADD

    def usual_hint(self) -> str:
        if self._with(self._keys) is Combine.SUBTRACT:
            return QCoreApplication.translate("tools", "Click a painted area to clear it")
        return QCoreApplication.translate("tools", "Click inside an outline to fill it")


def _pixels(image: QImage) -> Pixels:
    """The pixels of an image with 32 bits each, without copying them."""
    assert image.depth() == 32
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return pixels.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width()]
