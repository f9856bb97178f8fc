"""Layers painted together with QPainter, as the screen and other programs show them."""

from typing import Final

import numpy as np
from PySide6.QtGui import QImage, QPainter

from sdstudio.canvas.document import Blend, Document, Layer, LayerKind
from sdstudio.canvas.tile_png import shown_through

_MODES: Final = {
    Blend.NORMAL: QPainter.CompositionMode.CompositionMode_SourceOver,
    Blend.MULTIPLY: QPainter.CompositionMode.CompositionMode_Multiply,
    Blend.SCREEN: QPainter.CompositionMode.CompositionMode_Screen,
}


def merged(document: Document) -> QImage:
    """All visible layers but references, over nothing. Any thread."""
    image = QImage(document.width, document.height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        for layer in document.layers:
            if layer.visible and layer.kind is not LayerKind.REFERENCE:
                _paint(painter, layer)
    return image


def _paint(painter: QPainter, layer: Layer) -> None:
    pixels = layer.pixels if layer.mask is None else shown_through(layer.pixels, layer.mask)
    painter.setOpacity(layer.opacity)
    painter.setCompositionMode(_MODES[layer.blend])
    for key, tile in pixels.tiles.items():
        place = pixels.grid.rect(key)
        # Of a tile whose pixels are all alike, only one is stored.
        whole = np.ascontiguousarray(tile)
        painter.drawImage(
            layer.left + place.left,
            layer.top + place.top,
            QImage(
                whole.data,
                place.width,
                place.height,
                4 * place.width,
                QImage.Format.Format_ARGB32_Premultiplied,
            ),
        )
