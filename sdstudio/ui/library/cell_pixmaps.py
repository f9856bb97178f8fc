"""The thumbnails as the grid draws them: scaled, rounded, at the screen's resolution."""

import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from sdstudio.ui.library.grid_source import GridSource
from sdstudio.ui.theme import RADIUS_PX

_LEAST_BYTES: Final = 16 * 2**20
#: The one that is seen, and the one that was seen before. Others are made again from thumbnails.
_VIEWS: Final = 2
_FRAME_SECONDS: Final = 0.004
_BYTES_PER_PIXEL: Final = 4
_DIMMED: Final = 0.35
#: Pictures have few shapes.
_BLANKS_MAX: Final = 8
_RIMS_MAX: Final = 16
#: On white and on black alike.
_EDGE: Final = QColor(128, 128, 128, 96)


@dataclass(frozen=True, slots=True)
class Look:
    """How a thumbnail is drawn.

    Args:
        size: in device pixels.
        ratio: device pixels to a pixel.
        is_dimmed: rejected or missing.
    """

    size: QSize
    ratio: float
    is_dimmed: bool


class CellPixmaps:
    """Scales a few thumbnails in each frame and keeps the newest ones.

    A pixmap is opaque, with the background in its corners: that is the fastest to draw.
    """

    def __init__(self, source: GridSource) -> None:
        self._source = source
        self._made: OrderedDict[int, tuple[Look, QPixmap]] = OrderedDict()
        self._blanks: dict[tuple[int, int, float, int], QPixmap] = {}
        self._rims: dict[tuple[int, int, float, bool], QImage] = {}
        self._used_bytes = 0
        self._limit_bytes = _LEAST_BYTES
        self._background = QColor()
        self._spent_s = 0.0
        self._behind: set[int] = set()

    def use_background(self, background: QColor) -> None:
        """Discard all pixmaps if the background has changed."""
        if background != self._background:
            self.clear()
            self._background = background

    def fit_view(self, size: QSize) -> None:
        """Keep pixmaps for about two views of ``size`` device pixels."""
        view_bytes = size.width() * size.height() * _BYTES_PER_PIXEL
        self._limit_bytes = max(_LEAST_BYTES, _VIEWS * view_bytes)

    def start_frame(self) -> None:
        """Allow scaling for a few milliseconds."""
        self._spent_s = 0.0

    def pixmap(self, picture_id: int, look: Look) -> QPixmap | None:
        """The pixmap, or one of another size until there is time; ``None`` if nothing is loaded."""
        made = self._made.get(picture_id)
        if made is not None:
            self._made.move_to_end(picture_id)
            if made[0] == look:
                return made[1]
        if self._spent_s > _FRAME_SECONDS:
            self._behind.add(picture_id)
            return made[1] if made is not None else None
        self._behind.discard(picture_id)
        started_s = time.perf_counter()
        side_px = max(look.size.width(), look.size.height())
        image = self._source.thumbnail(picture_id, side_px)
        if image is None or image.isNull():
            return made[1] if made is not None else None
        drawn = self._drawn(image, look)
        self._spent_s += time.perf_counter() - started_s
        self.drop((picture_id,))
        self._made[picture_id] = (look, drawn)
        self._used_bytes += _bytes(look)
        while self._used_bytes > self._limit_bytes and len(self._made) > 1:
            _, (oldest, _) = self._made.popitem(last=False)
            self._used_bytes -= _bytes(oldest)
        return drawn

    def blank(self, size: QSize, ratio: float, colour: QColor) -> QPixmap:
        """What is drawn until a thumbnail is there.

        Args:
            size: in device pixels.
            ratio: device pixels to a pixel.
        """
        key = (size.width(), size.height(), ratio, colour.rgba())
        if key not in self._blanks:
            if len(self._blanks) >= _BLANKS_MAX:
                self._blanks.clear()
            self._blanks[key] = self._drawn_blank(size, ratio, colour)
        return self._blanks[key]

    @property
    def is_behind(self) -> bool:
        """Whether some pixmaps are left for the next frame."""
        return bool(self._behind)

    def take_behind(self) -> set[int]:
        """The pictures whose pixmaps were left for the next frame, which is about to begin."""
        behind, self._behind = self._behind, set()
        return behind

    def drop(self, ids: Iterable[int]) -> None:
        """Forget those pictures, which have changed."""
        for picture_id in ids:
            made = self._made.pop(picture_id, None)
            if made is not None:
                self._used_bytes -= _bytes(made[0])

    def clear(self) -> None:
        """Forget all pictures."""
        self._made.clear()
        self._blanks.clear()
        self._rims.clear()
        self._used_bytes = 0

    def _drawn_blank(self, size: QSize, ratio: float, colour: QColor) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(self._background)
        with QPainter(drawn) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            radius = RADIUS_PX * ratio
            painter.drawRoundedRect(QRectF(QPointF(), QSizeF(size)), radius, radius)
        drawn.setDevicePixelRatio(ratio)
        return drawn

    def _drawn(self, image: QImage, look: Look) -> QPixmap:
        if image.size() != look.size:
            image = image.scaled(
                look.size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        image.setDevicePixelRatio(1.0)
        made = QImage(look.size, QImage.Format.Format_RGB32)
        if look.is_dimmed:
            made.fill(self._background)
        with QPainter(made) as painter:
            painter.setOpacity(_DIMMED if look.is_dimmed else 1.0)
            painter.drawImage(0, 0, image)
            painter.setOpacity(1.0)
            painter.drawImage(0, 0, self._rim(look))
        drawn = QPixmap.fromImage(made)
        drawn.setDevicePixelRatio(look.ratio)
        return drawn

    def _rim(self, look: Look) -> QImage:
        """What lies over pictures of that look: the background around their round corners."""
        key = (look.size.width(), look.size.height(), look.ratio, look.is_dimmed)
        if key not in self._rims:
            if len(self._rims) >= _RIMS_MAX:
                self._rims.clear()
            # Drawing over a picture takes half as long as filling a round shape with it.
            self._rims[key] = self._drawn_rim(look)
        return self._rims[key]

    def _drawn_rim(self, look: Look) -> QImage:
        rim = QImage(look.size, QImage.Format.Format_ARGB32_Premultiplied)
        rim.fill(self._background)
        radius = RADIUS_PX * look.ratio
        with QPainter(rim) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.GlobalColor.black)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
            painter.drawRoundedRect(QRectF(rim.rect()), radius, radius)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setOpacity(_DIMMED if look.is_dimmed else 1.0)
            # A hairline, without which a white picture on a light surface had no edge.
            half = look.ratio / 2
            painter.setPen(QPen(_EDGE, look.ratio))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = QRectF(rim.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(edge, radius - half, radius - half)
        return rim


def _bytes(look: Look) -> int:
    return look.size.width() * look.size.height() * _BYTES_PER_PIXEL
