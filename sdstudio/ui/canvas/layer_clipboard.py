"""Pictures with transparency on the clipboard, for other programs and for this one."""

import json
from dataclasses import asdict, dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColorSpace, QImage

from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import Pixels
from sdstudio.canvas.tile_png import layer_of, straight
from sdstudio.canvas.tiles import TileSnapshot

_FORMAT: Final = "application/x-sdstudio-canvas"


@dataclass(frozen=True, slots=True)
class Copied:
    """The note that this program adds to a picture that it copied.

    Args:
        is_mask: whether it is a mask, in which white areas change.
        left, top: where it was on the canvas.
        name: of the layer; empty if it wasn't a layer.
    """

    is_mask: bool = False
    left: int = 0
    top: int = 0
    name: str = ""


def mime_of(image: QImage, copied: Copied) -> QMimeData:
    """``image``, which other programs take, with a note for this one."""
    data = QMimeData()
    data.setImageData(image)
    data.setData(_FORMAT, json.dumps(asdict(copied)).encode())
    return data


def copied_in(data: QMimeData) -> Copied | None:
    """The note in what is on the clipboard; ``None`` if another program copied it."""
    if not data.hasFormat(_FORMAT):
        return None
    try:
        return Copied(**json.loads(bytes(data.data(_FORMAT).data())))
    except (ValueError, TypeError):
        # Another version wrote it.
        return None


def image_of_layer(pixels: TileSnapshot) -> QImage:
    """The pixels of a layer with straight alpha, as most programs expect it. Any thread."""
    return image_of(straight(pixels.pixels()))


def image_of(rgba: Pixels) -> QImage:
    """An image with a copy of (height, width, 4) pixels: red, green, blue, straight alpha."""
    height, width = rgba.shape[:2]
    whole = np.ascontiguousarray(rgba)
    image = QImage(whole.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return image


def layer_of_image(image: QImage) -> TileSnapshot:
    """An image as the pixels of a layer, exactly those of :func:`image_of_layer`. Any thread."""
    if image.colorSpace().isValid():
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    rgba = image.convertToFormat(QImage.Format.Format_RGBA8888)
    lines = np.frombuffer(rgba.constBits(), np.uint8).reshape(rgba.height(), rgba.bytesPerLine())
    pixels = lines[:, : 4 * rgba.width()].reshape(rgba.height(), rgba.width(), 4)
    return layer_of(pixels[..., :3], pixels[..., 3])


def place_of(copied: Copied | None, size: tuple[int, int], canvas: Rect, middle: Rect) -> Rect:
    """Where a pasted picture goes: where it was copied, or the middle of the visible area.

    Args:
        size: its width and height.
        middle: a rectangle around the middle of the visible area.
    """
    width, height = size
    if copied is not None:
        there = Rect(copied.left, copied.top, copied.left + width, copied.top + height)
        if not there.clipped(canvas).is_empty:
            return there
    x = min(max(middle.left, canvas.left), canvas.right)
    y = min(max(middle.top, canvas.top), canvas.bottom)
    left, top = x - width // 2, y - height // 2
    return Rect(left, top, left + width, top + height)
