"""The wand, which marks areas of a pixel's colour, and the bucket, which fills outlines."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage

from sdstudio.canvas.selection.combine import Combine
from sdstudio.canvas.selection.wand import enclosed, wand
from sdstudio.canvas.tile_grid import Pixels
from sdstudio.ui.canvas.tools.area_tool import ALT, AreaTool
from sdstudio.ui.canvas.tools.area_work import AreaWork
from sdstudio.ui.canvas.tools.tool import Pointer
from sdstudio.ui.canvas.tools.tool_options import ToolName, ToolOptions


class WandTool(AreaTool):
    """Args:
    image: the picture, with every pixel; null while it isn't loaded.
    """

    def __init__(self, image: Callable[[], QImage], work: AreaWork, options: ToolOptions) -> None:
        super().__init__(ToolName.WAND, work, options)
        self._image = image

    def begin(self, pointer: Pointer) -> None:
        image, options = self._image(), self._options.of(self.name)
        if self._is_loading:
            return
        x, y = int(pointer.x // 1), int(pointer.y // 1)
        self._work.mark_later(
            lambda: wand(
                _pixels(image),
                x,
                y,
                options.tolerance,
                contiguous=options.is_contiguous,
                antialiased=True,
            ),
            self.how(pointer),
            QCoreApplication.translate("commands", "mask by colour"),
        )

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
    """Fills what the painted parts of the mask enclose; with Alt, clears what was painted."""

    def __init__(self, work: AreaWork, options: ToolOptions) -> None:
        super().__init__(ToolName.BUCKET, work, options)

    def begin(self, pointer: Pointer) -> None:
        mask = self._work.painted.mask
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
