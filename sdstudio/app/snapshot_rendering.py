"""Thumbnails of states of a canvas."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from sdstudio.app.canvas_rendering import paint_layer
from sdstudio.canvas.document import Document, Layer
from sdstudio.canvas.thumbnails import small
from sdstudio.canvas.tile_grid import Pixels
from sdstudio.canvas.tiles import TileSnapshot

_SIDE_PX: Final = 64
#: The colour of masked areas.
_MASKED: Final = QColor(60, 150, 255, 150)


def small_picture(base: QImage, document: Document) -> QImage:
    """The picture with the layers of a document, and what is masked in blue. Any thread.

    Args:
        base: the picture below the layers, in any size.
    """
    levels = _small(document.combined_mask(), document)
    height, width = levels.shape
    result = base.scaled(
        width,
        height,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    masked = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    masked.fill(_MASKED)
    alpha = QImage(levels.data, width, height, width, QImage.Format.Format_Alpha8)
    with QPainter(masked) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawImage(0, 0, alpha)
    with QPainter(result) as painter:
        for layer in document.layers:
            if layer.counts:
                _paint(painter, layer, document)
        painter.setOpacity(1.0)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.drawImage(0, 0, masked)
    return result


def _paint(painter: QPainter, layer: Layer, document: Document) -> None:
    pixels = TileSnapshot.of(_small_at(layer.pixels, layer, document))
    mask = layer.mask and TileSnapshot.of(_small_at(layer.mask, layer, document))
    small_layer = replace(layer, pixels=pixels, mask=mask, left=0, top=0)
    paint_layer(painter, small_layer, small_layer.shown_pixels)


def _small(snapshot: TileSnapshot, document: Document) -> Pixels:
    return small(snapshot, 0, 0, document.width, document.height, _SIDE_PX)


def _small_at(snapshot: TileSnapshot, layer: Layer, document: Document) -> Pixels:
    return small(snapshot, layer.left, layer.top, document.width, document.height, _SIDE_PX)
