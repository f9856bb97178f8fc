"""Tiles encoded as PNGs on several threads: only the part on which something is painted."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from sdstudio.canvas.compositing import masked
from sdstudio.canvas.in_threads import in_threads
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_grid import TILE_PX, Pixels, Tile
from sdstudio.canvas.tile_png import straight
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.imaging.png import PackedRows, packed_rows, png_of_rows

_FULL: Final = 255
#: For most tiles, a few pixels suffice to see that they aren't opaque.
_FEW: Final = 64
#: A PNG has at least one pixel.
_ONE_PIXEL: Final = Rect(0, 0, 1, 1)

#: A row of tiles, those of the image and those of its mask.
_Row: TypeAlias = tuple[tuple[Tile | None, ...], tuple[Tile | None, ...]]
#: Its width, height and channels, and what identifies each tile.
_Key: TypeAlias = tuple[int, int, int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Image:
    """An image to encode.

    Args:
        pixels: a mask becomes grey, a layer RGB with straight alpha, from which
            :func:`sdstudio.canvas.tile_png.decode_layer` makes the same pixels again.
        mask: of the same size; only the part of a layer that it shows is encoded.
        is_whole: include the empty area around what is painted.
    """

    pixels: TileSnapshot
    mask: TileSnapshot | None = None
    is_whole: bool = False


class EncodedImage(NamedTuple):
    """A PNG, and the part of the image that it contains."""

    place: Rect
    png: bytes


class TileEncoder:
    """Encodes only the rows of tiles that changed since the last call, and remembers the others.

    Thread: any.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        #: With the tiles, so that no other one gets the same identity.
        self._known: dict[_Key, tuple[_Row, PackedRows]] = {}

    def encode(self, images: Mapping[str, Image]) -> dict[str, EncodedImage]:
        """Images as PNGs, by name."""
        with self._lock:
            return self._encode(images)

    def copy(self) -> "TileEncoder":
        """Another encoder that knows the same rows, once this one has finished."""
        copy = TileEncoder()
        with self._lock:
            copy._known = dict(self._known)
        return copy

    def _encode(self, images: Mapping[str, Image]) -> dict[str, EncodedImage]:
        pieces = {name: _pieces(image) for name, image in images.items()}
        needed = {key: row for one in pieces.values() for key, row in one.rows}
        new = [key for key in needed if key not in self._known]
        packed = in_threads(lambda key: packed_rows(_pixels(key, needed[key])), new)
        known = {key: one for key, one in self._known.items() if key in needed}
        known |= {key: (needed[key], one) for key, one in zip(new, packed, strict=True)}
        self._known = known
        return {name: _joined(one, known) for name, one in pieces.items()}


def is_opaque(pixels: TileSnapshot, place: Rect) -> bool:
    """Whether all pixels in ``place`` are; elsewhere there are none."""
    tiles = pixels.tiles.values()
    return (
        len(tiles) == sum(1 for _ in pixels.grid.keys(place))
        and all((tile[::_FEW, ::_FEW, 3] == _FULL).all() for tile in tiles)
        and all((tile[..., 3] == _FULL).all() for tile in tiles)
    )


class _Pieces(NamedTuple):
    place: Rect
    channels: int
    rows: list[tuple[_Key, _Row]]


def _pieces(image: Image) -> _Pieces:
    tiles, grid = image.pixels.tiles, image.pixels.grid
    place = grid.whole if image.is_whole else EMPTY
    for key in tiles:
        place = place.united(grid.rect(key))
    place = _ONE_PIXEL if place.is_empty else place
    channels = grid.channels
    if image.mask is None and channels > 1 and is_opaque(image.pixels, place):
        channels = 3
    masks = {} if image.mask is None else image.mask.tiles
    columns = range(place.left // TILE_PX, -(-place.right // TILE_PX))
    rows = []
    for row in range(place.top // TILE_PX, -(-place.bottom // TILE_PX)):
        height = min(place.bottom, (row + 1) * TILE_PX) - row * TILE_PX
        own = tuple(tiles.get((column, row)) for column in columns)
        shown = () if image.mask is None else tuple(masks.get((column, row)) for column in columns)
        names = tuple(0 if tile is None else id(tile) for tile in (*own, *shown))
        rows.append(((place.width, height, channels, names), (own, shown)))
    return _Pieces(place, channels, rows)


def _pixels(key: _Key, row: _Row) -> Pixels:
    """The pixels of a row of tiles, as they are in a PNG."""
    width, height, channels, _ = key
    own, shown = row
    pixels = np.zeros((height, width) if channels == 1 else (height, width, channels), np.uint8)
    for column, tile in enumerate(own):
        if tile is None:
            continue
        left = column * TILE_PX
        inside = pixels[:, left : left + TILE_PX]
        if channels == 1:
            inside[:] = tile
            continue
        if shown:
            levels = shown[column]
            if levels is None:
                continue
            tile = masked(tile, levels)
        inside[:] = straight(tile)[..., :channels]
    return pixels


def _joined(pieces: _Pieces, known: Mapping[_Key, tuple[_Row, PackedRows]]) -> EncodedImage:
    place = pieces.place
    rows = (known[key][1] for key, _ in pieces.rows)
    return EncodedImage(place, png_of_rows(place.width, place.height, pieces.channels, rows))
