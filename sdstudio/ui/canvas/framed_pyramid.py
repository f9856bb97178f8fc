"""FramedPyramid: pixels as a frame places them on the canvas, while the frame is changed."""

import math
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from sdstudio.canvas.frame import Frame
from sdstudio.canvas.pyramid import Pyramid
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_grid import Key, Pixels, Tile, TileGrid

_SMOOTH: Final = QPainter.RenderHint.SmoothPixmapTransform
_EDGES: Final = QPainter.RenderHint.Antialiasing
_ALPHA: Final = 3
#: Smoothing reads so many neighbouring pixels.
_BEYOND_PX: Final = 2


class FramedPyramid(Pyramid):
    """What the screen shows while pixels are transformed; none of it is stored.

    Each part is painted when it is read, from the level of the pixels that suits it.

    Args:
        source: of the pixels; one channel, or four that are premultiplied.
        left, top: where the first of them is on the canvas, before ``frame``.
        grid: of the canvas, with as many channels.
        base: what is below it, of the canvas's size; ``None`` for nothing.
        is_inverted: of one channel, whether 255 − each byte is what is seen.
    """

    def __init__(
        self,
        source: Pyramid,
        left: int,
        top: int,
        frame: Frame,
        grid: TileGrid,
        base: Pyramid | None = None,
        *,
        is_inverted: bool = False,
    ) -> None:
        super().__init__(grid, {})
        self._source = source
        self._frame = frame
        self._below = base
        self._is_inverted = is_inverted
        self._to_canvas = QTransform.fromTranslate(left, top) * QTransform(*frame.matrix)
        bounds = frame.around(source.grids[0].whole.seen_from(-left, -top)).bounds
        self._place = bounds.grown(1)

    def tile(self, level: int, key: Key) -> Tile | None:
        """A tile as it is seen; ``None`` if it is all 0."""
        pixels = self.read(level, self.grids[level].rect(key))
        return pixels if pixels.any() else None

    def painted(self, level: int, rect: Rect) -> Rect:
        if self._is_inverted:
            return rect
        below = EMPTY if self._below is None else self._below.painted(level, rect)
        return below.united(rect.clipped(self._place_at(level)))

    def read(self, level: int, rect: Rect) -> Pixels:
        grid = self.grids[level]
        if self._below is not None:
            pixels = self._below.read(level, rect)
        else:
            pixels = np.zeros(grid.shape(rect), np.uint8)
        part = rect.clipped(grid.whole).clipped(self._place_at(level))
        if not part.is_empty:
            inside = pixels[part.seen_from(rect.left, rect.top).slices]
            painted = self._painted(level, part)
            if grid.channels == 1:
                # The higher level counts, as where masks are combined.
                np.maximum(inside, painted[..., _ALPHA], out=inside)
            else:
                inside[...] = painted
        return 255 - pixels if self._is_inverted else pixels

    def _place_at(self, level: int) -> Rect:
        """Where the pixels are at ``level``."""
        scale = 2**level
        return Rect(
            self._place.left // scale,
            self._place.top // scale,
            -(-self._place.right // scale),
            -(-self._place.bottom // scale),
        )

    def _painted(self, level: int, part: Rect) -> Pixels:
        """The pixels of ``part``, as premultiplied colours."""
        to_level = self._to_canvas * QTransform.fromScale(2**-level, 2**-level)
        to_part = to_level * QTransform.fromTranslate(-part.left, -part.top)
        zoom = min(
            math.hypot(to_level.m11(), to_level.m12()), math.hypot(to_level.m21(), to_level.m22())
        )
        own = self._source.level_at(zoom)
        scale, whole = 2**own, self._source.grids[own]
        back, _ = to_part.inverted()
        needed = back.mapRect(QRectF(0, 0, part.width, part.height))
        seen = Rect(
            math.floor(needed.left() / scale) - _BEYOND_PX,
            math.floor(needed.top() / scale) - _BEYOND_PX,
            math.ceil(needed.right() / scale) + _BEYOND_PX,
            math.ceil(needed.bottom() / scale) + _BEYOND_PX,
        ).clipped(whole.whole)
        image = QImage(part.width, part.height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        if not seen.is_empty:
            source = np.ascontiguousarray(self._source.read(own, seen))
            formats = QImage.Format.Format_ARGB32_Premultiplied, QImage.Format.Format_Alpha8
            format_ = formats[whole.channels == 1]
            drawn = QImage(
                source.data, seen.width, seen.height, seen.width * whole.channels, format_
            )
            of_source = seen.scaled(scale)
            with QPainter(image) as painter:
                painter.setTransform(to_part)
                is_still = self._frame.is_move and not level
                painter.setRenderHint(_SMOOTH, not is_still)
                painter.setRenderHint(_EDGES, not self._frame.is_straight)
                painter.drawImage(
                    QRectF(of_source.left, of_source.top, of_source.width, of_source.height), drawn
                )
        return np.frombuffer(image.constBits(), np.uint8).reshape(part.height, part.width, 4).copy()
