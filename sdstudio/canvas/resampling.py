"""Pixels scaled, flipped and rotated by a frame."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from sdstudio.canvas.cutting import LayerPart
from sdstudio.canvas.frame import Frame
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import Pixels, TileGrid
from sdstudio.canvas.tiles import TileSnapshot

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage

_ALPHA: Final = 3
_CHANNELS: Final = 4
#: Smooth edges need transparent pixels to fade into, as far as the filter reaches.
_FADE_PX: Final = 3
#: Pillow's mode for so many channels; it would multiply those of "RGBA" by their alpha again.
_MODES: Final = {1: "L", 4: "CMYK"}


def transformed(part: LayerPart, frame: Frame, within: Rect) -> LayerPart:
    """``part`` placed by ``frame``, whose box is the place of ``part``.

    Args:
        within: pixels outside this rectangle of the canvas are left out.
    """
    if frame.is_move:
        bounds = frame.bounds
        return replace(part, left=bounds.left, top=bounds.top)
    place = frame.bounds.clipped(within)
    is_beyond = place.is_empty
    if is_beyond:
        # A part has at least one pixel, but here nothing is in it.
        place = Rect(*frame.bounds[:2], frame.bounds.left + 1, frame.bounds.top + 1)

    def made(snapshot: TileSnapshot) -> TileSnapshot:
        if is_beyond:
            return TileSnapshot(TileGrid(1, 1, snapshot.grid.channels))
        return TileSnapshot.of(resampled(snapshot.pixels(), frame, place))

    pixels = made(part.pixels)
    mask = None
    if part.mask is not None:
        # What is beyond it is shown, also where an edge fades.
        mask = made(part.mask.inverted()).inverted()
    levels = None if part.levels is None else made(part.levels)
    return LayerPart(pixels, place.left, place.top, mask, levels)


def resampled(pixels: Pixels, frame: Frame, place: Rect) -> Pixels:
    """The pixels of ``place`` on the canvas, resampled from those of the frame's box.

    Rotations by 90° and flips are exact. Everything else uses Pillow's bicubic filter: its support
    grows as the result shrinks, so nothing aliases, as it would with QPainter; and unlike Lanczos,
    it leaves no halo beside a hard edge.

    Args:
        pixels: (height, width) or (height, width, 4), premultiplied.
    """
    upright, turned = _upright(pixels, frame)
    whole = turned.bounds
    if not turned.is_straight:
        return _valid(_turned(upright, turned, place))
    if whole == place:
        return _scaled(upright, place.width, place.height, place.seen_from(*place[:2]))
    inside = place.clipped(whole)
    result = np.zeros((place.height, place.width, *pixels.shape[2:]), np.uint8)
    if not inside.is_empty:
        part = inside.seen_from(whole.left, whole.top)
        made = _scaled(upright, whole.width, whole.height, part)
        result[inside.seen_from(place.left, place.top).slices] = made
    return result


def _upright(pixels: Pixels, frame: Frame) -> tuple[Pixels, Frame]:
    """The pixels flipped and rotated by quarter turns, and the frame for the rest."""
    quarters, angle = divmod(frame.angle, 90)
    if angle > 45:
        # The fewer degrees remain, the less has to be computed beyond the frame.
        quarters, angle = quarters + 1, angle - 90
    quarters = int(quarters) % 4
    # Whole pixels are moved in a fraction of the time that their bytes take.
    whole = np.ascontiguousarray(pixels)
    units = whole if pixels.ndim == 2 else whole.view("<u4")[..., 0]
    units = units[:, ::-1] if frame.scale_x < 0 else units
    units = units[::-1] if frame.scale_y < 0 else units
    units = np.ascontiguousarray(np.rot90(units, -quarters))
    pixels = units if pixels.ndim == 2 else units.view(np.uint8).reshape(*units.shape, _CHANNELS)
    scales = abs(frame.scale_x), abs(frame.scale_y)
    if quarters % 2:
        scales = scales[1], scales[0]
    height, width = pixels.shape[:2]
    box = Rect(0, 0, width, height)
    return pixels, Frame(box, frame.x, frame.y, *scales, angle % 360)


def _scaled(pixels: Pixels, width: int, height: int, part: Rect) -> Pixels:
    """``part`` of the pixels scaled to that size."""
    if pixels.shape[:2] == (height, width):
        return pixels[part.slices]
    across, down = pixels.shape[1] / width, pixels.shape[0] / height
    box = (part.left * across, part.top * down, part.right * across, part.bottom * down)
    from PIL import Image

    size = (part.width, part.height)
    return _valid(np.asarray(_image(pixels).resize(size, Image.Resampling.BICUBIC, box)))


def _turned(pixels: Pixels, frame: Frame, place: Rect) -> Pixels:
    """The pixels of ``place``, first scaled, then turned."""
    from PIL import Image

    width, height = max(1, round(frame.width)), max(1, round(frame.height))
    rough = replace(
        frame,
        box=Rect(0, 0, width, height),
        scale_x=frame.width / width,
        scale_y=frame.height / height,
    )
    a, b, c, d, e, f = rough.matrix
    scale = a * d - b * c
    back = (
        d / scale,
        -c / scale,
        (c * f - d * e) / scale,
        -b / scale,
        a / scale,
        (b * e - a * f) / scale,
    )
    # Only as much of it as is needed.
    corners = [
        (back[0] * x + back[1] * y + back[2], back[3] * x + back[4] * y + back[5])
        for x in (place.left, place.right)
        for y in (place.top, place.bottom)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    needed = Rect(int(min(xs)), int(min(ys)), int(max(xs)) + 1, int(max(ys)) + 1)
    needed = needed.grown(_FADE_PX).clipped(Rect(0, 0, width, height))
    if needed.is_empty:
        return np.zeros((place.height, place.width, *pixels.shape[2:]), np.uint8)
    scaled = _scaled(pixels, width, height, needed)
    around = [(_FADE_PX, _FADE_PX)] * 2 + [(0, 0)] * (pixels.ndim - 2)
    image = _image(np.pad(scaled, around))
    # From the middle of a pixel of the result to where it is in what was scaled.
    left, top = needed.left - _FADE_PX, needed.top - _FADE_PX
    data = (
        back[0],
        back[1],
        back[0] * place.left + back[1] * place.top + back[2] - left,
        back[3],
        back[4],
        back[3] * place.left + back[4] * place.top + back[5] - top,
    )
    size, method = (place.width, place.height), Image.Transform.AFFINE
    return np.asarray(image.transform(size, method, data, Image.Resampling.BICUBIC, fillcolor=0))


def _image(pixels: Pixels) -> "PillowImage":
    from PIL import Image

    height, width = pixels.shape[:2]
    mode = _MODES[1 if pixels.ndim == 2 else pixels.shape[2]]
    return Image.frombuffer(mode, (width, height), np.ascontiguousarray(pixels), "raw", mode, 0, 1)


def _valid(pixels: Pixels) -> Pixels:
    """Colours limited to their alpha, since the filter may overshoot."""
    if pixels.ndim == 2:
        return pixels
    result = pixels.copy()
    alpha = result[..., _ALPHA]
    for channel in range(_ALPHA):
        np.minimum(result[..., channel], alpha, out=result[..., channel])
    return result
