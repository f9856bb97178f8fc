"""Layers painted together with QPainter, as the screen and other programs show them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np
from PySide6.QtGui import QImage, QPainter

from sdstudio.canvas.document import Blend, Document, Layer, LayerKind
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import Pixels, TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.controls import DEPTH, ControlKind
from sdstudio.imaging import Rgb

MODES: Final = {
    Blend.NORMAL: QPainter.CompositionMode.CompositionMode_SourceOver,
    Blend.MULTIPLY: QPainter.CompositionMode.CompositionMode_Multiply,
    Blend.SCREEN: QPainter.CompositionMode.CompositionMode_Screen,
}


def merged(document: Document) -> QImage:
    """All visible layers except references, on transparency. Any thread."""
    image = QImage(document.width, document.height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        for layer in document.layers:
            if layer.visible and layer.kind is LayerKind.PAINT:
                paint_layer(painter, layer, layer.shown_pixels)
    return image


def composite(base: Rgb, document: Document) -> Rgb:
    """What a job gets: the picture with the visible layers, but no references. Any thread.

    Pixels that no layer covers equal those of ``base``; without layers, it returns ``base`` itself.
    """
    layers = [one for one in document.layers if one.counts]
    return _painted_on(base, layers) if layers else base


def hint_picture(document: Document, kind: ControlKind) -> Rgb | None:
    """The visible layers with hints of that kind on black, at full opacity. Any thread.

    A depth is grey.
    """
    layers = [one for one in document.layers if one.shows_hint == kind.key and one.is_seen]
    if not layers:
        return None
    black = np.zeros((document.height, document.width, 3), np.uint8)
    rgb = _painted_on(black, [replace(one, opacity=1.0) for one in layers])
    return np.repeat(_grey_of(rgb)[..., np.newaxis], 3, axis=2) if kind is DEPTH else rgb


def _grey_of(rgb: Rgb) -> Pixels:
    """The brightness (height, width); of grey pixels, exactly their level."""
    weights = np.array([19595, 38470, 7471], np.uint32)
    return ((rgb @ weights + (1 << 15)) >> 16).astype(np.uint8)


def _painted_on(base: Rgb, layers: Iterable[Layer]) -> Rgb:
    """A copy of ``base`` with layers painted on; tiles without layers are only copied."""
    result = base.copy()
    grid = TileGrid(base.shape[1], base.shape[0], 3)
    shown = [(one, one.shown_pixels) for one in layers]
    keys = {
        key
        for layer, pixels in shown
        for tile in pixels.tiles
        for key in grid.keys(pixels.grid.rect(tile).seen_from(-layer.left, -layer.top))
    }
    for key in keys:
        part = grid.rect(key)
        image = QImage(part.width, part.height, QImage.Format.Format_ARGB32_Premultiplied)
        tile = np.frombuffer(image.bits(), np.uint8).reshape(part.height, part.width, 4)
        tile[..., :3] = base[part.slices][..., ::-1]
        tile[..., 3] = 255
        with QPainter(image) as painter:
            painter.translate(-part.left, -part.top)
            for layer, pixels in shown:
                paint_layer(painter, layer, pixels, part)
        result[part.slices] = tile[..., 2::-1]
    return result


def paint_layer(
    painter: QPainter, layer: Layer, pixels: TileSnapshot, part: Rect | None = None
) -> None:
    """Paint a layer; ``part`` limits it to a rectangle of the canvas."""
    grid = pixels.grid
    inside = grid.whole if part is None else part.seen_from(layer.left, layer.top)
    painter.setOpacity(layer.opacity)
    painter.setCompositionMode(MODES[layer.blend])
    for key in grid.keys(inside):
        tile, place = pixels.tiles.get(key), grid.rect(key)
        if tile is None:
            continue
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


def rgb_of(image: QImage) -> Rgb:
    """The pixels of an image, a copy. Raises ``MemoryError`` if there is no room for them."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    if plain.isNull():
        # Qt doesn't say so otherwise.
        raise MemoryError
    # Rows begin at multiples of four bytes.
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).copy()
