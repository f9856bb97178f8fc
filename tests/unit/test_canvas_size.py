"""Documents of a canvas that is enlarged at its sides."""

from dataclasses import replace

import numpy as np
import pytest

from sdstudio.canvas.canvas_size import extended, unmade_extension, unmade_mask
from sdstudio.canvas.depth_layers import depth_in, grey_pixels
from sdstudio.canvas.document import Document, Layer, LayerKind, NamedMask
from sdstudio.canvas.snapshots import with_snapshot
from sdstudio.canvas.tile_grid import Pixels, TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.extension import Extension
from sdstudio.domain.input_refs import InputRef, InputRole

BY = Extension(left=70, top=300, right=5)


def levels(height: int, width: int, seed: int = 3) -> Pixels:
    return np.random.default_rng(seed).integers(0, 256, (height, width), np.uint8)


def a_layer(**more: object) -> Layer:
    pixels = np.repeat(levels(20, 30)[..., np.newaxis], 4, axis=2)
    return replace(Layer("one", "One", TileSnapshot.of(pixels), left=-4, top=7), **more)  # type: ignore[arg-type]


def a_document(*masks: NamedMask) -> Document:
    return Document(100, 80, (a_layer(),), masks, active_mask=masks[0].id)


def new_area() -> NamedMask:
    """What is new with ``BY``."""
    pixels = np.full((380, 175), 255, np.uint8)
    pixels[300:, 70:170] = 0
    return NamedMask("new", "New", TileSnapshot.of(pixels))


def test_everything_moves_with_the_picture_and_only_the_new_area_is_masked() -> None:
    mask = NamedMask("two", "Two", TileSnapshot.of(levels(80, 100)), strength=0.5)
    before = with_snapshot(a_document(mask), "Sketch")
    made = extended(before, BY, new_area(), goes_on=False)
    assert (made.width, made.height) == (175, 380)
    (layer,) = made.layers
    assert (layer.left, layer.top) == (66, 307)
    assert layer.pixels is before.layers[0].pixels
    old = made.mask("two")
    assert not old.visible
    assert (old.pixels.pixels()[300:, 70:170] == mask.pixels.pixels()).all()
    assert old.pixels.pixels().sum() == mask.pixels.pixels().sum()
    assert made.active_mask == "new"
    assert (made.combined_mask().pixels() == new_area().pixels.pixels()).all()
    # A snapshot can be restored as it was, in its place in the new canvas.
    (snapshot,) = made.snapshots
    assert snapshot.document.layers == made.layers
    assert snapshot.document.mask("two") == replace(old, visible=True)
    # The old one stays as it was, for undo.
    assert before.layers[0].left == -4


def test_an_empty_mask_is_replaced_and_other_composites_are_forgotten() -> None:
    ref = InputRef(role=InputRole.IMAGE, sha256="0" * 64, width=100, height=80)
    empty = NamedMask("two", "Two", TileSnapshot(TileGrid(100, 80)))
    made = extended(a_document(empty).with_rendering(ref), BY, new_area(), goes_on=False)
    assert [one.id for one in made.masks] == ["new"]
    assert not made.renderings


def test_what_was_extended_before_but_not_made_yet_stays_masked() -> None:
    pixels = np.zeros((80, 100), np.uint8)
    pixels[:, 60:] = 255
    mask = NamedMask("two", "Two", TileSnapshot.of(pixels), strength=0.5)
    made = extended(a_document(mask), BY, new_area(), goes_on=True)
    (both,) = made.masks
    assert (both.id, both.strength, both.visible) == ("two", 1.0, True)
    expected = new_area().pixels.pixels()
    expected[300:, 130:170] = 255
    assert (both.pixels.pixels() == expected).all()


def test_a_mask_whose_result_is_a_layer_is_hidden_instead() -> None:
    pixels = np.zeros((80, 100), np.uint8)
    pixels[10:20, :20] = 255
    mask = NamedMask("two", "Two", TileSnapshot.of(pixels))
    document = a_document(mask)
    assert unmade_mask(document) == mask
    used = a_layer(id="used", left=0, picture="some picture")
    assert unmade_mask(document.with_layer(used)) is None
    # Hidden again, or elsewhere, it is still to be made.
    assert unmade_mask(document.with_layer(replace(used, visible=False))) == mask
    assert unmade_mask(document.with_layer(replace(used, left=1))) == mask
    made = extended(document.with_layer(used), BY, new_area(), goes_on=True)
    assert [(one.id, one.visible) for one in made.masks] == [("two", False), ("new", True)]


def test_what_was_extended_stays_masked_whatever_the_artist_intends_now() -> None:
    empty = NamedMask("two", "Two", TileSnapshot(TileGrid(100, 80)))
    first = extended(a_document(empty), BY, new_area(), goes_on=False)
    assert unmade_extension(first) == first.mask("new")
    further = Extension(left=10)
    grid = TileGrid(first.width + 10, first.height)
    other = NamedMask("other", "Other", TileSnapshot.filled(grid, 255))
    made = extended(first, further, other, goes_on=False)
    assert made.active_mask == "new"
    assert made.mask("new").visible
    # A mask that the artist has painted is none.
    painted = NamedMask("two", "Two", TileSnapshot.filled(TileGrid(100, 80), 255))
    assert unmade_extension(a_document(painted)) is None


@pytest.mark.parametrize("masked", [False, True])
def test_the_depth_covers_what_is_new_and_keeps_what_it_has(masked: bool) -> None:
    depth = levels(80, 100)
    mask = levels(80, 100, 8) if masked else None
    layer = Layer(
        "depth",
        "Depth",
        grey_pixels(depth),
        LayerKind.DEPTH,
        mask=None if mask is None else TileSnapshot.of(mask),
    )
    before = with_snapshot(replace(a_document(new_area()), layers=(layer,)), "Sketch")
    before = replace(before, masks=(), active_mask="")
    made = extended(before, BY, new_area(), goes_on=False)
    around = ((BY.top, BY.bottom), (BY.left, BY.right))
    wanted = np.pad(depth, around, "edge").astype(float)
    if mask is not None:
        wanted *= np.pad(mask, around, "edge") / 255
    assert np.abs(depth_in(made, made.layers[0]) - wanted).max() <= 1
    assert made.snapshots[0].document.layers == made.layers


def test_depth_that_reaches_beyond_the_canvas_stays_as_it_is_there() -> None:
    depth = levels(120, 140)
    layer = Layer("depth", "Depth", grey_pixels(depth), LayerKind.DEPTH, left=-20, top=-10)
    before = Document(100, 80, (layer,), (new_area(),), active_mask="new")
    made = extended(before, BY, new_area(), goes_on=False)
    seen = depth_in(made, made.layers[0])
    own = made.layers[0]
    # Twenty columns at the left are its own, and the fifty beyond them repeat the canvas's edge.
    assert (seen[300:380, 50:70] == depth[10:90, :20]).all()
    assert (seen[300:380, :50] == depth[10:90, 20:21]).all()
    assert own.rect.right == 190
