"""Reads the colour of the canvas at a point."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from sdstudio.app.canvas_rendering import composite, rgb_of
from sdstudio.canvas.colour import Colour
from sdstudio.canvas.document import Document, Layer
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.selection.masks import read
from sdstudio.canvas.tile_grid import Pixels
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.imaging import Rgb
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.tools.tool_options import AreaOptions

_SAMPLE_PX: Final = 96


class ColourSampler:
    """Composites only the few pixels that are needed, so it answers at once.

    Args:
        image: gives the picture below the layers at full size; null while it isn't loaded.
    """

    def __init__(self, painted: CanvasModel, image: Callable[[], QImage]) -> None:
        self._painted = painted
        self._image = image

    def at(self, x: float, y: float, options: AreaOptions) -> Colour | None:
        """The mean colour around a point; ``None`` outside the canvas or where it is clear."""
        document = self._painted.document
        column, row = int(x // 1), int(y // 1)
        if document is None or not (0 <= column < document.width and 0 <= row < document.height):
            return None
        around = options.sample_px // 2
        place = Rect(column, row, column + 1, row + 1).grown(around)
        place = place.clipped(document.mask_grid.whole)
        if options.from_layer:
            layer = self._painted.layer
            if layer is None:
                return None
            return _mean(read(layer.pixels, place.seen_from(layer.left, layer.top)))
        seen = self._seen(place)
        return None if seen is None else _mean(seen)

    def _seen(self, place: Rect) -> Pixels | None:
        """All that a job would get of ``place``; ``None`` while the picture isn't loaded."""
        document, base = self._painted.document, self._image()
        if document is None or (base.width(), base.height()) != (document.width, document.height):
            return None
        part = base.copy(place.left, place.top, place.width, place.height)
        layers = tuple(_part_of(one, place) for one in document.layers if one.visible)
        rgb = composite(rgb_of(part), Document(place.width, place.height, layers))
        return np.dstack((rgb[..., ::-1], np.full(rgb.shape[:2], 255, np.uint8)))


def sample(image: QImage) -> Rgb:
    """A small copy of a picture, for its main colours."""
    ratio = Qt.AspectRatioMode.KeepAspectRatio
    is_small = max(image.width(), image.height()) <= _SAMPLE_PX
    return rgb_of(image if is_small else image.scaled(_SAMPLE_PX, _SAMPLE_PX, ratio))


def _part_of(layer: Layer, place: Rect) -> Layer:
    """A layer of a canvas that is no larger than ``place``."""
    own = place.seen_from(layer.left, layer.top)
    pixels = TileSnapshot.of(read(layer.pixels, own))
    mask = None if layer.mask is None else TileSnapshot.of(read(layer.mask, own))
    return replace(layer, pixels=pixels, mask=mask, left=0, top=0)


def _mean(pixels: Pixels) -> Colour | None:
    """The mean of premultiplied blue, green, red and alpha; ``None`` if nothing is there."""
    blue, green, red, alpha = (int(one) for one in pixels.sum(axis=(0, 1), dtype=np.int64))
    if not alpha:
        return None
    return Colour(*(min(255, (2 * 255 * one + alpha) // (2 * alpha)) for one in (red, green, blue)))
