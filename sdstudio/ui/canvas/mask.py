"""The mask while it is painted: an 8-bit buffer, strokes and undo patches. No Qt."""

import math
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sdstudio.ui.canvas.brush import Brush

Pixels: TypeAlias = NDArray[np.uint8]

WHITE: Final = 255
#: Below this radius a brush is placed with subpixel precision; otherwise thin strokes wobble.
_FINE_RADIUS_PX: Final = 16
_FINE_PLACES: Final = 4
_STRIP_PIXELS: Final = 1 << 15


@dataclass(frozen=True, slots=True)
class Rect:
    """Pixels ``left`` … ``right`` − 1 by ``top`` … ``bottom`` − 1."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def is_empty(self) -> bool:
        """Whether it contains no pixel."""
        return self.left >= self.right or self.top >= self.bottom

    @property
    def slices(self) -> tuple[slice, slice]:
        """Slices that index an array."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def united(self, other: "Rect") -> "Rect":
        """The smallest rectangle that contains both."""
        if self.is_empty:
            return other
        if other.is_empty:
            return self
        return Rect(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


EMPTY: Final = Rect(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Patch:
    """One change: the bits of ``rect`` that differ. Applying it a second time undoes it.

    Args:
        packed: the bits, (height, width) of ``rect``, deflated: many patches are kept, and most of
            a mask's pixels are all on or all off.
    """

    rect: Rect
    packed: bytes

    @classmethod
    def of(cls, rect: Rect, bits: Pixels) -> "Patch":
        """The patch of ``bits``, (height, width) of ``rect``."""
        return cls(rect, zlib.compress(np.ascontiguousarray(bits).data, level=1))

    @property
    def bits(self) -> Pixels:
        """(height, width) of ``rect``, read-only."""
        height, width = self.rect.bottom - self.rect.top, self.rect.right - self.rect.left
        return np.frombuffer(zlib.decompress(self.packed), np.uint8).reshape(height, width)


class Mask:
    """White where the picture changes, black where it stays.

    Args:
        width, height: of the picture.
        pixels: (height, width), used without a copy; black by default.
    """

    def __init__(self, width: int, height: int, pixels: Pixels | None = None) -> None:
        self.width, self.height = width, height
        self.pixels = np.zeros((height, width), np.uint8) if pixels is None else pixels
        #: The pixels before the current stroke, and how much the stroke covers each of them.
        self._before: Pixels | None = None
        self._cover: Pixels | None = None
        self._stroke: _Stroke | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is painted."""
        return not self.pixels.any()

    @property
    def is_painting(self) -> bool:
        """Whether a stroke is in progress."""
        return self._stroke is not None

    def prepare(self) -> None:
        """Prepare for painting; at the start of a stroke this would cause a noticeable delay."""
        if self._before is None or self._cover is None:
            self._before = self.pixels.copy()
            self._cover = np.zeros_like(self.pixels)

    def release(self) -> None:
        """Keep only the pixels; a stroke in progress, which couldn't be undone, is discarded."""
        if self._stroke is not None and self._before is not None:
            np.copyto(self.pixels, self._before)
        self._stroke = self._before = self._cover = None

    def begin(self, brush: Brush, x: float, y: float, pressure: float = 1.0) -> Rect:
        """Start a stroke of ``brush`` at a point, in pixels; returns what changed.

        Args:
            pressure: 0 … 1, scales the size or opacity of the brush.
        """
        self.prepare()
        assert self._before is not None
        assert self._cover is not None
        self._stroke = _Stroke(self.pixels, self._before, self._cover, brush)
        return self._stroke.to(x, y, pressure)

    def move(self, x: float, y: float, pressure: float = 1.0) -> Rect:
        """Continue the stroke in a straight line; returns what changed."""
        return EMPTY if self._stroke is None else self._stroke.to(x, y, pressure)

    def end(self) -> Patch | None:
        """End the stroke; ``None`` if it changed nothing."""
        stroke, self._stroke = self._stroke, None
        return None if stroke is None else stroke.finish()

    def fill(self, value: int) -> Patch | None:
        """Set every pixel to ``value``."""
        return self.replace(np.full_like(self.pixels, value))

    def invert(self) -> Patch | None:
        """Swap white and black."""
        return self.replace(~self.pixels)

    def replace(self, pixels: Pixels) -> Patch | None:
        """Replace the pixels with another mask of the same size."""
        bits = self.pixels ^ pixels
        rect = _bounds(bits)
        if rect.is_empty:
            return None
        patch = Patch.of(rect, bits[rect.slices])
        self.apply(patch)
        return patch

    def apply(self, patch: Patch) -> None:
        """Apply the change of ``patch``, or undo it."""
        self.pixels[patch.rect.slices] ^= patch.bits
        if self._before is not None:
            self._before[patch.rect.slices] = self.pixels[patch.rect.slices]

    def without_stroke(self) -> "Mask":
        """A copy, without a stroke in progress."""
        pixels = self.pixels if self._stroke is None else self._before
        assert pixels is not None
        return Mask(self.width, self.height, pixels.copy())

    def rgb(self) -> Pixels:
        """(height, width, 3), a copy."""
        return np.repeat(self.pixels[:, :, np.newaxis], 3, axis=2)


class _Stroke:
    """Covers each pixel once, however often the brush passes, so that crossing lines don't show."""

    def __init__(self, pixels: Pixels, before: Pixels, cover: Pixels, brush: Brush) -> None:
        self._pixels, self._before, self._cover = pixels, before, cover
        self._brush = brush
        self._touched = EMPTY
        self._at: tuple[float, float, float] | None = None

    def to(self, x: float, y: float, pressure: float) -> Rect:
        start = self._at or (x, y, pressure)
        self._at = (x, y, pressure)
        dirty = EMPTY
        for step_x, step_y, step_pressure in self._steps(start, self._at):
            dirty = dirty.united(self._stamp(step_x, step_y, step_pressure))
        if not dirty.is_empty:
            self._compose(dirty)
            self._touched = self._touched.united(dirty)
        return dirty

    def finish(self) -> Patch | None:
        rect = self._touched
        if rect.is_empty:
            return None
        bits = self._before[rect.slices] ^ self._pixels[rect.slices]
        self._before[rect.slices] = self._pixels[rect.slices]
        self._cover[rect.slices] = 0
        return Patch.of(rect, bits) if bits.any() else None

    def _steps(
        self, start: tuple[float, float, float], end: tuple[float, float, float]
    ) -> list[tuple[float, float, float]]:
        length = math.hypot(end[0] - start[0], end[1] - start[1])
        # With this spacing the edge deviates by an eighth of a pixel, whatever the radius.
        radius = self._radius(min(start[2], end[2]))
        count = max(1, math.ceil(length / max(1.0, math.sqrt(radius))))
        return [
            (
                start[0] + (end[0] - start[0]) * step / count,
                start[1] + (end[1] - start[1]) * step / count,
                start[2] + (end[2] - start[2]) * step / count,
            )
            for step in range(1, count + 1)
        ]

    def _radius(self, pressure: float) -> float:
        share = 1.0 if self._brush.pressure_fades else pressure
        return max(0.5, self._brush.size_px / 2 * share)

    def _stamp(self, x: float, y: float, pressure: float) -> Rect:
        radius = self._radius(pressure)
        places = _FINE_PLACES if radius < _FINE_RADIUS_PX else 1
        # Rounded, because pressure varies constantly and stamps are cached.
        radius = round(radius * 4) / 4 if places > 1 else float(round(radius))
        left, fine_x = divmod(round((x - radius) * places), places)
        top, fine_y = divmod(round((y - radius) * places), places)
        stamp = _stamp(
            radius,
            self._brush.softness,
            self._top(pressure),
            fine_x / places,
            fine_y / places,
        )
        height, width = stamp.shape
        rect = Rect(
            max(0, left),
            max(0, top),
            min(self._pixels.shape[1], left + width),
            min(self._pixels.shape[0], top + height),
        )
        if not rect.is_empty:
            part = stamp[rect.top - top : rect.bottom - top, rect.left - left : rect.right - left]
            cover = self._cover[rect.slices]
            np.maximum(cover, part, out=cover)
        return EMPTY if rect.is_empty else rect

    def _top(self, pressure: float) -> int:
        if not self._brush.pressure_fades:
            return round(WHITE * self._brush.opacity)
        return min(WHITE, round(WHITE * self._brush.opacity * pressure / 8) * 8)

    def _compose(self, rect: Rect) -> None:
        # In strips that fit the processor's cache: several times as fast as all at once.
        rows = max(1, _STRIP_PIXELS // (rect.right - rect.left))
        for top in range(rect.top, rect.bottom, rows):
            strip = Rect(rect.left, top, rect.right, min(top + rows, rect.bottom)).slices
            before, cover = self._before[strip], self._cover[strip]
            mixed = np.multiply(before, WHITE - cover, dtype=np.uint16)
            if not self._brush.erases:
                mixed += np.multiply(cover, WHITE, dtype=np.uint16)
            # Exactly round(x / 255), without a division.
            mixed += 128
            mixed += mixed >> 8
            self._pixels[strip] = mixed >> 8


@lru_cache(maxsize=24)
def _stamp(radius: float, softness: float, top: int, x: float, y: float) -> Pixels:
    """A round brush whose bounding box starts ``x``, ``y`` (0 … 1) before the first pixel."""
    side = math.ceil(2 * radius + max(x, y)) + 1
    centres = np.arange(side, dtype=np.float32) + 0.5
    distance = np.sqrt(
        (centres - radius - x)[np.newaxis, :] ** 2 + (centres - radius - y)[:, np.newaxis] ** 2
    )
    # Half a pixel of fading antialiases a hard edge.
    fade = max(1.0, radius * softness)
    share = np.clip((radius + 0.5 - distance) / fade, 0, 1)
    return np.asarray(np.round(share * top), np.uint8)


def _bounds(bits: Pixels) -> Rect:
    rows, columns = np.flatnonzero(bits.any(axis=1)), np.flatnonzero(bits.any(axis=0))
    if not rows.size:
        return EMPTY
    return Rect(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
