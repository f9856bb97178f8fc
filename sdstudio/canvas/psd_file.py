"""A canvas as a Photoshop file, with layers and their masks.

https://www.adobe.com/devnet-apps/photoshop/fileformatashtml/
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from sdstudio.canvas.document import Blend, Layer, LayerKind, NamedMask
from sdstudio.canvas.in_threads import in_threads
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_png import straight
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.errors import ErrorCode, StudioError

if TYPE_CHECKING:
    from sdstudio.canvas.project_file import Project
    from sdstudio.canvas.tile_grid import Pixels

#: Of the format.
_SIDE_MAX_PX: Final = 30_000
_SIZE_MAX_BYTES: Final = 2**31 - 1
_NAME_MAX: Final = 255

_FULL: Final = 255
_MODES: Final = MappingProxyType(
    {Blend.NORMAL: b"norm", Blend.MULTIPLY: b"mul ", Blend.SCREEN: b"scrn"}
)
_RGB: Final = 3
_RUN_LENGTHS: Final = struct.pack(">H", 1)
_ALPHA, _MASK = -1, -2
_ALPHA_LOCKED, _HIDDEN = 1, 2
#: PackBits counts up to so many pixels in a byte.
_CHUNK: Final = 128


class CancelledError(Exception):
    """The caller no longer wants the file."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A layer as the file has it.

    Args:
        record: describes it.
        channels: its pixels, each with its kind of compression.
    """

    record: bytes
    channels: tuple[bytes, ...]


def encode_psd(
    project: "Project",
    merged: TileSnapshot,
    file: str,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """The content of a file.

    The picture is the bottom layer. Masks of the picture are hidden layers at the top: white, as
    opaque as the mask is strong. Takes several threads and tenths of a second for a large layer.

    Args:
        merged: all layers as they are seen together, opaque.
        file: its name, for errors.

    Raises:
        StudioError: ``PROJECT_PSD_TOO_LARGE``.
        CancelledError: ``is_cancelled`` returned true.
    """
    document = project.document
    too_large = StudioError(ErrorCode.PROJECT_PSD_TOO_LARGE, file=file, limit=_SIDE_MAX_PX)
    layers = [*document.layers, *(_as_layer(one) for one in document.masks)]
    if project.base is not None:
        layers.insert(0, Layer("", project.base_name, project.base))
    sides = [document.width, document.height]
    sides += [side for one in layers for side in (one.rect.width, one.rect.height)]
    if max(sides) > _SIDE_MAX_PX:
        raise too_large

    def part(layer: Layer) -> _Part:
        if is_cancelled():
            raise CancelledError
        return _part(layer)

    parts = in_threads(part, layers)
    if is_cancelled():
        raise CancelledError
    records = b"".join(one.record for one in parts)
    pixels = [channel for one in parts for channel in one.channels]
    image = _image(merged)
    length = len(records) + sum(map(len, pixels)) + 2
    padding = length % 2
    if length + len(image) + 100 > _SIZE_MAX_BYTES:
        raise too_large
    return b"".join(
        (
            b"8BPS",
            struct.pack(">H6xHIIHH", 1, 3, document.height, document.width, 8, _RGB),
            struct.pack(">II", 0, 0),
            struct.pack(">II", length + padding + 8, length + padding),
            struct.pack(">h", len(layers)),
            records,
            *pixels,
            b"\0" * padding,
            struct.pack(">I", 0),
            image,
        )
    )


def packed_bits(channel: "Pixels") -> bytes:
    """Rows of pixels, each packed on its own, preceded by the length of each.

    Only runs of 128 equal pixels are compressed, which is what unpainted areas consist of.
    """
    height, width = channel.shape
    count = -(-width // _CHUNK)
    last = width - (count - 1) * _CHUNK
    chunks = np.zeros((height, count, _CHUNK), np.uint8)
    chunks.reshape(height, -1)[:, :width] = channel
    if last < _CHUNK:
        # So that it is alike in all of a chunk, too.
        chunks[:, -1, last:] = chunks[:, -1, :1]
    is_run = (chunks == chunks[..., :1]).all(axis=2)
    sizes = np.full(count, _CHUNK)
    sizes[-1] = last
    if last == 1:
        is_run[:, -1] = False
    packed = np.empty((height, count, _CHUNK + 1), np.uint8)
    packed[..., 0] = np.where(is_run, 257 - sizes, sizes - 1)
    packed[..., 1:] = chunks
    is_kept = np.arange(_CHUNK + 1) <= np.where(is_run, 1, sizes)[..., np.newaxis]
    lengths = is_kept.sum(axis=(1, 2)).astype(">u2")
    return b"".join((lengths.tobytes(), packed[is_kept].tobytes()))


def _as_layer(mask: NamedMask) -> Layer:
    pixels = mask.pixels
    white = {key: np.repeat(tile[..., np.newaxis], 4, axis=2) for key, tile in pixels.tiles.items()}
    grid = type(pixels.grid)(pixels.grid.width, pixels.grid.height, 4)
    return Layer(
        mask.id, mask.name, TileSnapshot(grid, white), opacity=mask.strength, visible=False
    )


def _part(layer: Layer) -> _Part:
    place = _painted(layer.pixels)
    colours = _straight(layer.pixels, place)
    channels = {_ALPHA: colours[..., 3], **{one: colours[..., one] for one in range(3)}}
    encoded = {id_: _RUN_LENGTHS + packed_bits(one) for id_, one in channels.items()}
    mask = b""
    if layer.mask is not None:
        shown = _painted(layer.mask)
        encoded[_MASK] = _RUN_LENGTHS + packed_bits(_read(layer.mask, shown))
        # Black elsewhere.
        mask = _placed(shown, layer) + struct.pack(">BB2x", 0, 0)
    flags = _ALPHA_LOCKED * layer.alpha_locked
    if not layer.visible or layer.kind is not LayerKind.PAINT:
        flags |= _HIDDEN
    extra = struct.pack(">I", len(mask)) + mask + struct.pack(">I", 0) + _name(layer.name)
    record = b"".join(
        (
            _placed(place, layer),
            struct.pack(">H", len(encoded)),
            *(struct.pack(">hI", id_, len(one)) for id_, one in encoded.items()),
            b"8BIM",
            _MODES[layer.blend],
            struct.pack(">BBBx", round(layer.opacity * _FULL), 0, flags),
            struct.pack(">I", len(extra)),
            extra,
        )
    )
    return _Part(record, tuple(encoded.values()))


def _placed(rect: Rect, layer: Layer) -> bytes:
    place = rect.seen_from(-layer.left, -layer.top)
    return struct.pack(">iiii", place.top, place.left, place.bottom, place.right)


def _painted(pixels: TileSnapshot) -> Rect:
    rect = EMPTY
    for key in pixels.tiles:
        rect = rect.united(pixels.grid.rect(key))
    return Rect(0, 0, 1, 1) if rect.is_empty else rect


def _read(pixels: TileSnapshot, rect: Rect) -> "Pixels":
    read = np.zeros(pixels.grid.shape(rect), np.uint8)
    for key, tile in pixels.tiles.items():
        read[pixels.grid.rect(key).seen_from(rect.left, rect.top).slices] = tile
    return read


def _straight(pixels: TileSnapshot, rect: Rect) -> "Pixels":
    read = np.zeros(pixels.grid.shape(rect), np.uint8)
    for key, tile in pixels.tiles.items():
        read[pixels.grid.rect(key).seen_from(rect.left, rect.top).slices] = straight(tile)
    return read


def _image(merged: TileSnapshot) -> bytes:
    """The flattened image for programs without layers: the lengths of all rows come first."""
    pixels = merged.pixels()
    packed = in_threads(packed_bits, [pixels[..., channel] for channel in (2, 1, 0)])
    lengths = 2 * merged.grid.height
    return b"".join(
        (_RUN_LENGTHS, *(one[:lengths] for one in packed), *(one[lengths:] for one in packed))
    )


def _name(name: str) -> bytes:
    """A layer's name twice: for old programs, and in Unicode."""
    plain = name.encode("ascii", "replace")[:_NAME_MAX]
    plain = bytes([len(plain)]) + plain
    plain += b"\0" * (-len(plain) % 4)
    units = name[:_NAME_MAX].encode("utf-16-be", "replace")
    unicode_ = struct.pack(">I", len(units) // 2) + units
    unicode_ += b"\0" * (-len(unicode_) % 4)
    return plain + b"8BIMluni" + struct.pack(">I", len(unicode_)) + unicode_
