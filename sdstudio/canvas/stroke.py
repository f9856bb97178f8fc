"""A stroke of a brush over tiles."""

import math
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sdstudio.canvas.brush import Brush
from sdstudio.canvas.paints import WHITE, MaskPaint, Paint
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_grid import Key, Pixels, TileGrid, painted_part
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot

_Floats: TypeAlias = NDArray[np.float32]

#: Below this radius a brush is placed with subpixel precision; otherwise thin strokes wobble.
_FINE_RADIUS_PX: Final = 16
_FINE_PLACES: Final = 4
#: So many dabs, or so long a way, are put together before tiles are written to.
_TOGETHER: Final = 8
_TOGETHER_PX: Final = 128


class Stroke:
    """Covers each pixel once, however often the brush passes, so that crossing lines don't show.

    The brush alone decides how much it covers; what becomes of the pixels is up to the paint.

    Args:
        pixels: are painted on.
        before: what ``pixels`` were before the stroke.
        paint: the brush's own on a mask, if ``None``.
    """

    def __init__(
        self,
        pixels: TiledPixels,
        before: TileSnapshot,
        brush: Brush,
        paint: Paint | None = None,
    ) -> None:
        self._pixels, self._before = pixels, before
        self._grid = TileGrid(pixels.grid.width, pixels.grid.height)
        self._brush = brush
        self._paint = MaskPaint(erases=brush.erases) if paint is None else paint
        #: How much the stroke covers each pixel, and where.
        self._cover: dict[Key, Pixels] = {}
        self._touched: dict[Key, Rect] = {}
        self._at: tuple[float, float, float] | None = None

    def to(self, x: float, y: float, pressure: float) -> Rect:
        """Continue in a straight line; returns what may have changed."""
        start = self._at or (x, y, pressure)
        self._at = (x, y, pressure)
        dabs = [self._dab(*step) for step in self._steps(start, self._at)]
        dirty: dict[Key, Rect] = {}
        # Together, since each tile takes longer to find than to write; but not the whole way,
        # around which there may be far more pixels than on it.
        length = math.hypot(x - start[0], y - start[1])
        together = max(_TOGETHER, math.ceil(len(dabs) * _TOGETHER_PX / max(1.0, length)))
        for first in range(0, len(dabs), together):
            self._cover_with(dabs[first : first + together], dirty)
        changed = EMPTY
        for key, rect in dirty.items():
            self._compose(key, rect)
            self._touched[key] = self._touched.get(key, EMPTY).united(rect)
            changed = changed.united(rect)
        return changed

    def go_on(self, before: TileSnapshot) -> None:
        """Cover other pixels instead, which ``pixels`` are now."""
        self._before = before
        for key, rect in self._touched.items():
            self._compose(key, rect)

    def _steps(
        self, start: tuple[float, float, float], end: tuple[float, float, float]
    ) -> list[tuple[float, float, float]]:
        length = math.hypot(end[0] - start[0], end[1] - start[1])
        # With this spacing the edge deviates by an eighth of a pixel, whatever the radius.
        radius = min(self._brush.radius_px(start[2]), self._brush.radius_px(end[2]))
        count = max(1, math.ceil(length / max(1.0, math.sqrt(radius))))
        return [
            (
                start[0] + (end[0] - start[0]) * step / count,
                start[1] + (end[1] - start[1]) * step / count,
                start[2] + (end[2] - start[2]) * step / count,
            )
            for step in range(1, count + 1)
        ]

    def _dab(self, x: float, y: float, pressure: float) -> tuple[Rect, Pixels]:
        """How much the brush covers around a point, and where that is."""
        radius = self._brush.radius_px(pressure)
        places = _FINE_PLACES if radius < _FINE_RADIUS_PX else 1
        # Rounded, because pressure varies constantly and dabs are cached.
        radius = round(radius * 4) / 4 if places > 1 else float(round(radius))
        left, fine_x = divmod(round((x - radius) * places), places)
        top, fine_y = divmod(round((y - radius) * places), places)
        dab = _round_dab(
            radius,
            self._brush.softness,
            self._top(pressure),
            fine_x / places,
            fine_y / places,
        )
        height, width = dab.shape
        return Rect(left, top, left + width, top + height), dab

    def _cover_with(self, dabs: list[tuple[Rect, Pixels]], dirty: dict[Key, Rect]) -> None:
        """Cover what any of ``dabs`` covers; ``dirty`` has where, of each tile."""
        whole = EMPTY
        for rect, _ in dabs:
            whole = whole.united(rect)
        whole = whole.clipped(self._grid.whole)
        if whole.is_empty:
            return
        covered = np.zeros(self._grid.shape(whole), np.uint8)
        for rect, dab in dabs:
            part = rect.clipped(whole)
            if not part.is_empty:
                into = covered[part.seen_from(whole.left, whole.top).slices]
                np.maximum(into, dab[part.seen_from(rect.left, rect.top).slices], out=into)
        for key, part in self._grid.parts(whole):
            new = covered[part.seen_from(whole.left, whole.top).slices]
            known = self._cover.get(key)
            # A brush that moves covers little that is new, and one that rests covers nothing new.
            more = new if known is None else new > known[self._grid.within(key, part)]
            changed = painted_part(more)
            if changed.is_empty:
                continue
            if known is None:
                known = np.zeros(self._grid.shape(self._grid.rect(key)), np.uint8)
                self._cover[key] = known
            part = changed.seen_from(-part.left, -part.top)
            cover = known[self._grid.within(key, part)]
            np.maximum(cover, new[changed.slices], out=cover)
            dirty[key] = dirty.get(key, EMPTY).united(part)

    def _top(self, pressure: float) -> int:
        opacity = self._brush.opacity_at(pressure)
        if self._brush.opacity_pressure is None:
            return round(WHITE * opacity)
        # In few steps, because pressure varies constantly and dabs are cached.
        return min(WHITE, round(WHITE * opacity / 8) * 8)

    def _compose(self, key: Key, rect: Rect) -> None:
        before = self._before.tiles.get(key)
        if before is None and not self._paint.paints_on_nothing:
            return
        inside = self._grid.within(key, rect)
        tile = self._pixels.writable(key, rect)
        here = None if before is None else before[inside]
        tile[inside] = self._paint.mixed(here, self._cover[key][inside])


@lru_cache(maxsize=24)
def _round_dab(radius: float, softness: float, top: int, x: float, y: float) -> Pixels:
    """A round brush whose bounding box starts ``x``, ``y`` (0 … 1) before the first pixel."""
    # Half a pixel of fading antialiases a hard edge.
    fade = max(1.0, radius * softness)

    def levels(across: _Floats, down: _Floats) -> Pixels:
        distance = np.sqrt(across[np.newaxis, :] ** 2 + down[:, np.newaxis] ** 2)
        share = np.clip((radius + 0.5 - distance) / fade, 0, 1)
        return np.asarray(np.round(share * top), np.uint8)

    if not x and not y and radius.is_integer():
        # The four quarters are alike.
        centres = np.arange(int(radius), 0, -1, dtype=np.float32) - 0.5
        upper = levels(centres, centres)
        upper = np.concatenate([upper, upper[:, ::-1]], axis=1)
        return np.concatenate([upper, upper[::-1]])
    side = math.ceil(2 * radius + max(x, y)) + 1
    centres = np.arange(side, dtype=np.float32) + 0.5
    return levels(centres - radius - x, centres - radius - y)
