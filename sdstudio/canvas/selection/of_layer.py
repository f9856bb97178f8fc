"""What is painted on a layer, as a mask."""

from sdstudio.canvas.document import Layer
from sdstudio.canvas.selection.masks import read
from sdstudio.canvas.tile_grid import Key, Tile, TileGrid, settled
from sdstudio.canvas.tiles import TileSnapshot


def painted_area(layer: Layer, grid: TileGrid) -> TileSnapshot:
    """How opaque each pixel of the layer is, as far as its mask lets it show.

    Args:
        grid: of the mask that is wanted: one channel, of the canvas's size.
    """
    shown = layer.shown_pixels
    tiles: dict[Key, Tile] = {}
    for key in grid.keys(layer.rect):
        part = grid.rect(key).seen_from(layer.left, layer.top)
        if (tile := settled(read(shown, part)[..., 3].copy())) is not None:
            tiles[key] = tile
    return TileSnapshot(grid, tiles)
