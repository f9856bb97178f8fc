"""MixedLevel: the visible part of a picture and its layers as one image, at one size."""

from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QRegion

from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_grid import TILE_PX, TileGrid
from sdstudio.ui.painting import rects_of

#: A layer may begin between two pixels of a level.
_BESIDE_PX: Final = 1
#: Up to so many pixels, the image has the whole level, and never has to be copied to another one;
#: what isn't used of it takes no memory.
_WHOLE_PX: Final = 8192**2


class MixedLevel:
    """An image of a part of a level, and which of its pixels have yet to be blended.

    Args:
        grid: of the canvas at this level.
        level: 0 is full size, each further one has half the width and height.
        has_alpha: the picture is transparent in places.
    """

    def __init__(self, grid: TileGrid, level: int, *, has_alpha: bool) -> None:
        self.level = level
        self.has_alpha = has_alpha
        self._grid = grid
        #: What of the level the image has; begins and ends with tiles.
        self.place = EMPTY
        self.image = QImage()
        #: In pixels of the level; and those of them that have never been blended.
        self._unmixed, self._fresh = QRegion(), QRegion()

    @property
    def scale(self) -> int:
        """Pixels of the canvas per pixel of the level, across."""
        return 1 << self.level

    def cover(self, seen: Rect) -> None:
        """Enlarge the image to at least ``seen``, keeping what was already blended."""
        seen = seen.clipped(self._grid.whole)
        if seen.is_empty or seen.clipped(self.place) == seen:
            return
        place = whole = self._grid.whole
        if whole.width * whole.height > _WHOLE_PX:
            # Some more, so that it doesn't grow with each pixel that the picture is moved by.
            place = _in_whole_tiles(seen.grown(TILE_PX // 2)).clipped(whole)
        image = QImage(place.width, place.height, self._format)
        kept = place.clipped(self.place)
        fresh = QRegion(_q_rect(place))
        if not kept.is_empty:
            with QPainter(image) as painter:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
                at = self.place.seen_from(place.left, place.top)
                painter.drawImage(QPoint(at.left, at.top), self.image)
            fresh -= QRegion(_q_rect(kept))
        self._unmixed = fresh | (self._unmixed & _q_rect(place))
        self._fresh = fresh | (self._fresh & _q_rect(place))
        self.place, self.image = place, image

    def mark(self, rect: Rect) -> None:
        """These pixels of the canvas have changed."""
        for _ in range(self.level):
            rect = rect.halved()
        if self.level:
            rect = rect.grown(_BESIDE_PX)
        self._unmixed |= _q_rect(rect.clipped(self.place))

    def take_fresh(self, seen: Rect) -> list[Rect]:
        """The parts of tiles in ``seen`` that have never been blended, which now count as done."""
        return self._taken(self._fresh & _q_rect(seen))

    def take_unmixed(self, seen: Rect) -> list[Rect]:
        """The parts of tiles in ``seen`` that have yet to be blended, which now count as done."""
        return self._taken(self._unmixed & _q_rect(seen))

    def leave_unmixed(self, part: Rect, *, is_fresh: bool) -> None:
        """Mark ``part`` of the level as yet to be blended; ``is_fresh``: for the first time."""
        self._unmixed |= _q_rect(part)
        if is_fresh:
            self._fresh |= _q_rect(part)

    def paint(self, painter: QPainter, part: Rect) -> None:
        """Replace ``part`` of what ``painter`` paints on by that of the image."""
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        at = part.seen_from(self.place.left, self.place.top)
        painter.drawImage(QPoint(part.left, part.top), self.image, _q_rect(at))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _taken(self, wanted: QRegion) -> list[Rect]:
        if wanted.isEmpty():
            return []
        self._unmixed -= wanted
        self._fresh -= wanted
        return [
            part
            for one in rects_of(wanted)
            for _, part in self._grid.parts(
                Rect(one.left(), one.top(), one.right() + 1, one.bottom() + 1)
            )
        ]

    @property
    def _format(self) -> QImage.Format:
        if self.has_alpha:
            return QImage.Format.Format_ARGB32_Premultiplied
        return QImage.Format.Format_RGB32


def _q_rect(rect: Rect) -> QRect:
    return QRect(rect.left, rect.top, max(0, rect.width), max(0, rect.height))


def _in_whole_tiles(rect: Rect) -> Rect:
    return Rect(
        rect.left // TILE_PX * TILE_PX,
        rect.top // TILE_PX * TILE_PX,
        -(-rect.right // TILE_PX) * TILE_PX,
        -(-rect.bottom // TILE_PX) * TILE_PX,
    )
