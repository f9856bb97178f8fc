"""LayersItem: the picture with its layers on the screen."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from sdstudio.app.canvas_rendering import MODES
from sdstudio.canvas.compositing import masked
from sdstudio.canvas.document import Document, Layer
from sdstudio.canvas.pyramid import Pyramid
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_grid import Pixels, Tile, TileGrid, is_uniform
from sdstudio.ui.canvas.items import COARSER
from sdstudio.ui.canvas.mixed_level import MixedLevel
from sdstudio.ui.painting import saved
from sdstudio.ui.zoom import PIXELS_SHOW_FROM

#: A layer's pixels (``False``) or mask (``True``) in all sizes, by the layer's id.
PyramidOf: TypeAlias = Callable[[str, bool], Pyramid]

_SMOOTH: Final = QPainter.RenderHint.SmoothPixmapTransform
#: Smoothing blends neighbours, so a part needs so many pixels beyond its edges.
_BEYOND_PX: Final = 2
#: One to paint smoothly, one to paint fast.
_KEPT_LEVELS: Final = 2
#: Qt moves images by whole pixels, unless they are also scaled.
_HARDLY_SCALED: Final = 1 + 1e-9
#: Tiles that are scaled down at once, in the time of a few frames. Large layers that are shown for
#: the first time take seconds in all, during which the window must respond.
_TILES_AT_ONCE: Final = 240
#: Pixels of layers that can be mixed for each frame while a slider is dragged.
_QUICK_PX: Final = 8_000_000


class Below(Protocol):
    """What is below the layers, as :class:`PictureItem` says."""

    @property
    def box(self) -> QRectF: ...
    @property
    def has_alpha(self) -> bool: ...
    def paint(self, painter: QPainter, zoom: float, *, smooth: bool) -> None: ...
    def paint_squares(self, painter: QPainter) -> None: ...
    def paint_level(self, painter: QPainter, level: int, part: Rect) -> None: ...


@dataclass(frozen=True, slots=True)
class _Mixed:
    """The picture with all its layers, and with those below the active one, at one level."""

    all: MixedLevel
    below: MixedLevel


class LayersItem:
    """Blends the visible part of the picture with its layers at the level that suits the zoom.

    The result is kept, so that moving, zooming and rotating cost as much as for a single picture,
    and a stroke only costs what it touches. Where something has changed, so is the blend of what is
    below the active layer, the one that changes most often.

    Args:
        picture: below the layers.
        pyramid_of: asked for the pixels and masks of layers whenever they are mixed.

    Attributes:
        is_unfinished: a part of what was painted last still lacks its layers: paint it again.
    """

    def __init__(self, picture: Below, pyramid_of: PyramidOf) -> None:
        self._picture = picture
        self._pyramid_of = pyramid_of
        self._grid = TileGrid(0, 0)
        self._layers: tuple[Layer, ...] = ()
        #: How many of them are below the active one.
        self._below = 0
        #: The one that was used last is the last.
        self._mixed: list[_Mixed] = []
        self.is_unfinished = False

    def show_document(self, document: Document | None) -> Rect:
        """Show the visible layers of ``document``; returns where that changes what is seen.

        Other pixels in a layer that stays don't count: :meth:`mark_layer` is told of them.
        """
        layers = () if document is None else document.layers
        layers = tuple(one for one in layers if one.visible and one.opacity > 0)
        grid = TileGrid(0, 0) if document is None else document.mask_grid
        active = "" if document is None else document.active_layer
        below = next((at for at, one in enumerate(layers) if one.id == active), 0)
        if not layers or grid != self._grid:
            self._mixed.clear()
        changed = _difference(self._layers, layers).clipped(grid.whole)
        under = _difference(self._layers[: self._below], layers[:below])
        self._grid, self._layers, self._below = grid, layers, below
        for mixed in self._mixed:
            mixed.all.mark(changed)
            mixed.below.mark(under)
        return changed

    def mark_layer(self, id_: str, rect: Rect) -> Rect:
        """These pixels of the canvas have changed in a layer; returns those that look different."""
        at = next((at for at, one in enumerate(self._layers) if one.id == id_), None)
        if at is None:
            return EMPTY
        for mixed in self._mixed:
            mixed.all.mark(rect)
            if at < self._below:
                mixed.below.mark(rect)
        return rect.clipped(self._grid.whole)

    def mix_anew(self) -> None:
        """Blend everything again, since the picture below has changed."""
        self._mixed.clear()

    def is_quick(self, zoom: float, part: QRectF) -> bool:
        """Whether ``part`` of the picture can be mixed for each frame, or no faster if coarser."""
        level = self._level_at(zoom)
        pixels = part.width() * part.height() * (1 + len(self._layers)) / 4**level
        return pixels <= _QUICK_PX or level == self._level_at(zoom / COARSER)

    def paint(
        self, painter: QPainter, view: QRect, exposed: QRect, zoom: float, *, smooth: bool
    ) -> None:
        """Paint the picture with its layers; ``painter`` has the picture's coordinates.

        Args:
            view: where it can be seen, in the coordinates of the widget.
            exposed: the part of ``view`` that is painted now.
            zoom: device pixels per pixel of the picture.
            smooth: interpolate, unless the zoom is so large that pixels should be visible.
        """
        box = self._picture.box
        self.is_unfinished = False
        if not self._layers or (box.width(), box.height()) != (self._grid.width, self._grid.height):
            self._picture.paint(painter, zoom, smooth=smooth)
            return
        pair = self._level(self._level_at(zoom if smooth else zoom / COARSER))
        mixed = pair.all
        back, _ = painter.worldTransform().inverted()
        seen, needed = (
            _outward(back.mapRect(QRectF(part)) & box, mixed.scale) for part in (view, exposed)
        )
        mixed.cover(seen)
        self._mix(pair, seen, needed)
        if mixed.place.is_empty:
            return
        if mixed.has_alpha:
            self._picture.paint_squares(painter)
        painter.setRenderHint(_SMOOTH, smooth and zoom < PIXELS_SHOW_FROM)
        # The last pixels of a level may show less of the picture than the others.
        place = _rect_f(mixed.place.scaled(mixed.scale)) & box
        source = place.translated(-mixed.place.left * mixed.scale, -mixed.place.top * mixed.scale)
        painter.drawImage(place, mixed.image, _shrunk(source, mixed.scale))

    def _level_at(self, zoom: float) -> int:
        level, side = 0, max(self._grid.width, self._grid.height)
        while zoom < 0.5 and side > 1:
            zoom, level, side = zoom * 2, level + 1, (side + 1) // 2
        return level

    def _level(self, level: int) -> "_Mixed":
        has_alpha = self._picture.has_alpha
        for mixed in self._mixed:
            if mixed.all.level == level and mixed.all.has_alpha == has_alpha:
                self._mixed.remove(mixed)
                break
        else:
            grid = self._grid
            for _ in range(level):
                grid = grid.halved()
            mixed = _Mixed(*(MixedLevel(grid, level, has_alpha=has_alpha) for _ in range(2)))
        self._mixed = [*self._mixed, mixed][-_KEPT_LEVELS:]
        return mixed

    # Mixing.

    def _mix(self, mixed: "_Mixed", seen: Rect, needed: Rect) -> None:
        level, below = mixed.all.level, mixed.below
        fresh, changed = mixed.all.take_fresh(needed), mixed.all.take_unmixed(needed)
        parts, later = self._in_time([*changed, *fresh], level)
        self.is_unfinished = bool(later)
        # What changes once is likely to change again; what has just come into view isn't.
        again = parts[: len(changed)] if self._below else []
        if again:
            below.cover(seen)
            unmixed = [one for part in again for one in below.take_unmixed(part)]
            if unmixed:
                with _painting(below) as painter:
                    self._paint_picture(painter, level, unmixed)
                    self._mix_layers(painter, self._layers[: self._below], level, unmixed)
        with _painting(mixed.all) as painter:
            for part in again:
                below.paint(painter, part)
            self._mix_layers(painter, self._layers[self._below :], level, again)
            once = parts[len(again) :]
            self._paint_picture(painter, level, once)
            self._mix_layers(painter, self._layers, level, once)
            self._paint_picture(painter, level, later)
        for at, part in enumerate(later, len(parts)):
            mixed.all.leave_unmixed(part, is_fresh=at >= len(changed))

    def _in_time(self, parts: list[Rect], level: int) -> tuple[list[Rect], list[Rect]]:
        """Those of ``parts`` that can be mixed now, at least one, and the others."""
        whole = EMPTY
        for part in parts:
            whole = whole.united(part)
        # Mostly all tiles are there, and looking once takes less time than for each part.
        if self._work(level, whole) <= _TILES_AT_ONCE:
            return parts, []
        room = _TILES_AT_ONCE
        for at, part in enumerate(parts):
            room -= self._work(level, part)
            if room < 0 and at:
                return parts[:at], parts[at:]
        return parts, []

    def _work(self, level: int, part: Rect) -> int:
        """How many tiles have to be read before the layers can be mixed there."""
        return sum(self._work_of(layer, level, part) for layer in self._layers)

    def _work_of(self, layer: Layer, level: int, part: Rect) -> int:
        pyramids = [self._pyramid_of(layer.id, False)]
        if layer.mask is not None:
            pyramids.append(self._pyramid_of(layer.id, True))
        at = min(level, len(pyramids[0].grids) - 1)
        inside = part.scaled(1 << level).seen_from(layer.left, layer.top)
        for _ in range(at):
            inside = inside.halved()
        keys = list(pyramids[0].grids[at].keys(inside))
        return sum(pyramid.work(at, key) for pyramid in pyramids for key in keys)

    def _paint_picture(self, painter: QPainter, level: int, parts: list[Rect]) -> None:
        for part in parts:
            painter.setClipRect(_q_rect(part))
            self._picture.paint_level(painter, level, part)
        painter.setClipping(False)

    def _mix_layers(
        self, painter: QPainter, layers: tuple[Layer, ...], level: int, parts: list[Rect]
    ) -> None:
        """Paint ``layers`` on ``parts``, which don't overlap.

        Each layer is painted on all parts before the next, since changing the blend mode takes
        longer than painting a small part.
        """
        for layer in layers:
            with saved(painter):
                painter.setOpacity(layer.opacity)
                painter.setCompositionMode(MODES[layer.blend])
                self._mix_layer(painter, layer, level, parts)

    def _mix_layer(self, painter: QPainter, layer: Layer, level: int, parts: list[Rect]) -> None:
        pyramid = self._pyramid_of(layer.id, False)
        mask = None if layer.mask is None else self._pyramid_of(layer.id, True)
        # A small layer has fewer levels than the canvas.
        at = min(level, len(pyramid.grids) - 1)
        grid, scale = pyramid.grids[at], 2**level
        if at == level and not layer.left % scale and not layer.top % scale:
            left, top = layer.left // scale, layer.top // scale
            for part in parts:
                for key, inside in grid.parts(part.seen_from(left, top)):
                    tile = pyramid.tile(at, key)
                    levels = None if mask is None else mask.tile(at, key)
                    if tile is not None and (mask is None or levels is not None):
                        place = inside.seen_from(-left, -top)
                        _mix_tile(painter, place, tile, levels, grid.within(key, inside))
            return
        # Of its own level, it begins between two pixels of the canvas's.
        own = 2**at
        to_own = scale / own
        left_px, top_px = layer.left / own, layer.top / own
        for part in parts:
            within = Rect(
                math.floor(part.left * to_own - left_px) - _BEYOND_PX,
                math.floor(part.top * to_own - top_px) - _BEYOND_PX,
                math.ceil(part.right * to_own - left_px) + _BEYOND_PX,
                math.ceil(part.bottom * to_own - top_px) + _BEYOND_PX,
            ).clipped(grid.whole)
            if within.is_empty:
                continue
            pixels = pyramid.read(at, within)
            if mask is not None:
                pixels = masked(pixels, mask.read(at, within))
            with saved(painter):
                painter.setClipRect(_q_rect(part))
                painter.setRenderHint(_SMOOTH)
                painter.scale(_HARDLY_SCALED / to_own, _HARDLY_SCALED / to_own)
                painter.translate(left_px + within.left, top_px + within.top)
                painter.drawImage(0, 0, _image_of(pixels))


def _mix_tile(
    painter: QPainter,
    place: Rect,
    tile: Tile,
    levels: Tile | None,
    inside: tuple[slice, slice],
) -> None:
    """Paint the pixels ``inside`` a tile of a layer; ``levels`` is that of its mask."""
    at = QPoint(place.left, place.top)
    if levels is not None:
        painter.drawImage(at, _image_of(masked(tile[inside], levels[inside])))
    elif is_uniform(tile):
        painter.drawImage(at, _image_of(tile[inside]))
    else:
        # Without a copy of its pixels.
        rows, columns = inside
        source = QRect(columns.start, rows.start, place.width, place.height)
        painter.drawImage(at, _image_of(tile), source)


@contextmanager
def _painting(mixed: MixedLevel) -> Iterator[QPainter]:
    """A painter with the level's coordinates."""
    with QPainter(mixed.image) as painter:
        painter.translate(-mixed.place.left, -mixed.place.top)
        yield painter


def _q_rect(rect: Rect) -> QRect:
    return QRect(rect.left, rect.top, rect.width, rect.height)


def _image_of(pixels: Pixels) -> QImage:
    # Of a tile whose pixels are all alike, only one is stored.
    whole = np.ascontiguousarray(pixels)
    height, width = whole.shape[:2]
    return QImage(whole.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)


def _difference(before: tuple[Layer, ...], after: tuple[Layer, ...]) -> Rect:
    """Where two stacks of layers look different."""
    old, new = {one.id: one for one in before}, {one.id: one for one in after}
    kept_before = [one.id for one in before if one.id in new]
    kept_after = [one.id for one in after if one.id in old]
    changed = EMPTY
    for one in (*before, *after):
        was, now = old.get(one.id), new.get(one.id)
        if was is None or now is None:
            changed = changed.united(_bounds(one))
        elif was is not now:
            changed = changed.united(_changed_in(was, now))
    if kept_before != kept_after:
        for was_id, now_id in zip(kept_before, kept_after, strict=True):
            if was_id != now_id:
                changed = changed.united(_bounds(new[now_id]))
    return changed


def _changed_in(was: Layer, now: Layer) -> Rect:
    moved = (was.left, was.top, was.pixels.grid) != (now.left, now.top, now.pixels.grid)
    mixed = (was.opacity, was.blend, was.mask is None) != (now.opacity, now.blend, now.mask is None)
    return _bounds(was).united(_bounds(now)) if moved or mixed else EMPTY


def _bounds(layer: Layer) -> Rect:
    """Where its pixels are on the canvas."""
    return layer.pixels.grid.whole.seen_from(-layer.left, -layer.top)


def _outward(rect: QRectF, scale: int) -> Rect:
    """The pixels of a level in which ``rect`` is, and those beside it."""
    if rect.isEmpty():
        return EMPTY
    return Rect(
        math.floor(rect.left() / scale) - _BEYOND_PX,
        math.floor(rect.top() / scale) - _BEYOND_PX,
        math.ceil(rect.right() / scale) + _BEYOND_PX,
        math.ceil(rect.bottom() / scale) + _BEYOND_PX,
    )


def _rect_f(rect: Rect) -> QRectF:
    return QRectF(rect.left, rect.top, rect.width, rect.height)


def _shrunk(rect: QRectF, scale: int) -> QRectF:
    return QRectF(rect.x() / scale, rect.y() / scale, rect.width() / scale, rect.height() / scale)
