"""What the masks of a document combine to while they are painted."""

from dataclasses import replace

import numpy as np
import pytest

from sdstudio.canvas import document
from sdstudio.canvas.document import Document, NamedMask, combined
from sdstudio.canvas.tile_grid import TILE_PX, Pixels, Tile
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.ui.canvas.painted_document import PaintedDocument

_TILES = 4


def pixels(seed: int) -> Pixels:
    side = _TILES * TILE_PX
    return np.random.default_rng(seed).integers(0, 256, (side, side), np.uint8)


def with_pixels(whole: Document, id_: str, snapshot: TileSnapshot) -> Document:
    return whole.with_mask(replace(whole.mask(id_), pixels=snapshot))


def test_only_the_tiles_that_are_painted_are_combined_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    side = _TILES * TILE_PX
    whole = Document(side, side)
    one, two = TileSnapshot.of(pixels(1)), TileSnapshot.of(pixels(2))
    whole = whole.with_active(NamedMask("one", "one", one, strength=0.5))
    whole = whole.with_active(NamedMask("two", "two", two))
    painted = PaintedDocument(whole, is_artists=True)
    assert painted.combined.tiles.keys() == combined(whole.masks, whole.mask_grid).tiles.keys()
    scaled: list[Tile] = []
    scale = document._scaled

    def counted(tile: Tile, table: Pixels) -> Tile | None:
        scaled.append(tile)
        return scale(tile, table)

    monkeypatch.setattr(document, "_scaled", counted)
    tiles = dict(one.tiles)
    tiles[0, 0] = np.full_like(tiles[0, 0], 255)
    del tiles[1, 0]
    whole = with_pixels(whole, "one", TileSnapshot(one.grid, tiles))
    painted.use(whole)
    after = painted.combined
    assert len(scaled) == 1
    assert (after.pixels() == combined(whole.masks, whole.mask_grid).pixels()).all()
    # Another strength is another combination everywhere.
    whole = whole.with_mask(replace(whole.mask("one"), strength=0.25))
    painted.use(whole)
    assert (painted.combined.pixels() == combined(whole.masks, whole.mask_grid).pixels()).all()
    # So is another number of masks that count.
    whole = whole.with_mask(replace(whole.mask("two"), visible=False))
    painted.use(whole)
    assert (painted.combined.pixels() == combined(whole.masks, whole.mask_grid).pixels()).all()
