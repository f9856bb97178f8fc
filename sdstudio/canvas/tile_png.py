"""Tiles from PNG files, and their pixels as such files have them."""

from io import BytesIO
from typing import Final

import numpy as np

from sdstudio.canvas.compositing import div_255
from sdstudio.canvas.lanes import joined, split
from sdstudio.canvas.tile_grid import Key, Pixels, Tile, TileGrid, is_uniform, settled
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.imaging.decoding import Check, decode

_FULL: Final = 255
_SHIFT: Final = 16
_HALF: Final = 1 << (_SHIFT - 1)
#: By so many bits, the first channel becomes the third.
_SWAP: Final = np.uint32(16)

#: 255 / alpha, in units of 1 / 65536; a colour is at most its alpha, so that products have 32 bits.
_RECIPROCALS: Final = np.array(
    [0, *(round((_FULL << _SHIFT) / alpha) for alpha in range(1, _FULL + 1))], np.uint32
)


def decode_layer(png: bytes, check: Check) -> TileSnapshot:
    """The colours in an image, as the tiles of a layer.

    Args:
        check: as of :func:`sdstudio.imaging.decoding.decode`, whose errors it raises.
    """
    image = decode(BytesIO(png), check, ("PNG",))
    alpha = None if image.alpha is None else np.asarray(image.alpha)
    return layer_of(np.asarray(image.colour), alpha)


def layer_of(colour: Pixels, alpha: Pixels | None) -> TileSnapshot:
    """The tiles of a layer from RGB and straight alpha; ``None`` is opaque."""
    height, width = colour.shape[:2]
    grid = TileGrid(width, height, 4)
    tiles: dict[Key, Tile] = {}
    for key, rect in grid.parts(grid.whole):
        tile = premultiplied(colour[rect.slices], None if alpha is None else alpha[rect.slices])
        if (kept := settled(tile)) is not None:
            tiles[key] = kept
    return TileSnapshot(grid, tiles)


def decode_mask(png: bytes, check: Check) -> TileSnapshot:
    """The levels of a grey image. Arguments and errors as of :func:`decode_layer`."""
    return TileSnapshot.of(np.asarray(decode(BytesIO(png), check, ("PNG",)).colour)[..., 0])


def placed(snapshot: TileSnapshot, left: int, top: int, grid: TileGrid) -> TileSnapshot:
    """The same pixels in an image of another size, moved; what is beyond it is left out."""
    if snapshot.grid == grid and not left and not top:
        return snapshot
    moved: dict[Key, Tile] = {}
    for key, tile in snapshot.tiles.items():
        source = snapshot.grid.rect(key)
        target = source.seen_from(-left, -top)
        for into, part in grid.parts(target):
            if into not in moved:
                moved[into] = np.zeros(grid.shape(grid.rect(into)), np.uint8)
            taken = part.seen_from(target.left, target.top).slices
            moved[into][grid.within(into, part)] = tile[taken]
    settled_tiles = ((key, settled(tile)) for key, tile in moved.items())
    return TileSnapshot(grid, {key: tile for key, tile in settled_tiles if tile is not None})


def straight(tile: Tile) -> Pixels:
    """Red, green, blue and straight alpha of premultiplied blue, green, red and alpha."""
    if is_uniform(tile):
        return np.broadcast_to(straight(tile[:1, :1].copy()), tile.shape)
    alpha = tile[..., 3]
    if (alpha == _FULL).all():
        ends, middle = split(tile)
        return joined((ends >> _SWAP) | (ends << _SWAP), middle)
    result = np.empty(tile.shape, np.uint8)
    result[..., 3] = alpha
    factor = _RECIPROCALS[alpha]
    for channel in range(3):
        product = tile[..., 2 - channel] * factor
        product += _HALF
        result[..., channel] = product >> _SHIFT
    return result


def premultiplied(colour: Pixels, alpha: Pixels | None) -> Tile:
    """Blue, green, red, alpha, multiplied by alpha, of RGB and straight alpha (``None``: opaque).

    Undoes :func:`straight` exactly: rounding to the nearest straight value moves the product by
    less than a half.
    """
    tile = np.empty((*colour.shape[:2], 4), np.uint8)
    if alpha is None or (alpha == _FULL).all():
        tile[..., :3] = colour[..., ::-1]
        tile[..., 3] = _FULL
        return tile
    mixed = np.multiply(colour[..., ::-1], alpha[..., np.newaxis], dtype=np.uint16)
    tile[..., :3] = div_255(mixed)
    tile[..., 3] = alpha
    return tile
