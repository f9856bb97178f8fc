"""What is selected is moved and transformed with its masks, in a document."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.canvas.document import Document, Layer, NamedMask
from sdstudio.canvas.frame import Frame
from sdstudio.canvas.layer_room import LAYER_MAX_PX
from sdstudio.canvas.picking import (
    picked_of_layer,
    picked_of_layer_mask,
    picked_of_mask,
    with_frame,
)
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import Pixels, TileGrid
from sdstudio.canvas.tiles import TileSnapshot

WHITE = 255
RED = (0, 0, 200, WHITE)


def document_with(selected: Rect | None = None, **of_layer: object) -> Document:
    """100 × 80 pixels; a red layer of 40 × 30 at (10, 10), and a mask."""
    pixels = np.full((30, 40, 4), RED, np.uint8)
    layer = Layer("layer", "Layer", TileSnapshot.of(pixels), left=10, top=10)
    mask = np.zeros((80, 100), np.uint8)
    if selected is not None:
        mask[selected.slices] = WHITE
    masks = (NamedMask("mask", "Mask", TileSnapshot.of(mask)),)
    layers = (replace(layer, **of_layer),)  # type: ignore[arg-type]
    return Document(100, 80, layers, masks, active_layer="layer", active_mask="mask")


def seen(document: Document) -> Pixels:
    """The layer's alpha on the canvas."""
    layer, result = document.layers[0], np.zeros((280, 300), np.uint8)
    alpha = layer.pixels.pixels()[..., 3]
    top, left = layer.top + 100, layer.left + 100
    result[top : top + alpha.shape[0], left : left + alpha.shape[1]] = alpha
    return result[100:180, 100:200]


def box_of(pixels: Pixels) -> Rect:
    rows, columns = np.flatnonzero(pixels.any(axis=1)), np.flatnonzero(pixels.any(axis=0))
    return Rect(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


def test_a_layer_that_is_only_moved_keeps_its_pixels() -> None:
    document = document_with()
    picked = picked_of_layer(document, "layer")
    assert picked is not None
    assert picked.box == Rect(10, 10, 50, 40)
    moved = with_frame(picked, Frame.of(picked.box).moved(-30, 5))
    assert moved.layer("layer").pixels is document.layer("layer").pixels
    assert (moved.layer("layer").left, moved.layer("layer").top) == (-20, 15)
    assert moved.masks == document.masks


@given(st.integers(-60, 60), st.integers(-60, 60), st.integers(-60, 60), st.integers(-60, 60))
@settings(max_examples=30)
def test_two_moves_are_one(x: int, y: int, more_x: int, more_y: int) -> None:
    picked = picked_of_layer(document_with(Rect(20, 20, 60, 60)), "layer")
    assert picked is not None
    frame = Frame.of(picked.box)
    twice = with_frame(picked, frame.moved(x, y).moved(more_x, more_y))
    once = with_frame(picked, frame.moved(x + more_x, y + more_y))
    assert (seen(twice) == seen(once)).all()


def test_what_is_selected_leaves_a_hole_and_takes_the_mask_along() -> None:
    picked = picked_of_layer(document_with(Rect(0, 0, 30, 25)), "layer")
    assert picked is not None
    assert picked.box == Rect(10, 10, 30, 25)
    moved = with_frame(picked, Frame.of(picked.box).moved(40, 30))
    alpha = seen(moved)
    assert not alpha[10:25, 10:30].any()
    assert (alpha[40:55, 50:70] == WHITE).all()
    assert (alpha[25:40, 10:50] == WHITE).all()
    assert box_of(moved.masks[0].pixels.pixels()) == Rect(40, 30, 70, 55)
    nowhere = with_frame(picked, Frame.of(picked.box))
    assert (seen(nowhere) == seen(picked.document)).all()


def test_what_is_scaled_takes_its_mask_along() -> None:
    picked = picked_of_layer(document_with(Rect(20, 20, 40, 40)), "layer")
    assert picked is not None
    scaled = with_frame(picked, Frame.of(picked.box).scaled_to(2, 1.5))
    assert box_of(seen(scaled)) == Rect(10, 10, 50, 45)
    assert box_of(scaled.masks[0].pixels.pixels()) == Rect(10, 15, 50, 45)
    turned = with_frame(picked, Frame.of(picked.box).turned_to(90))
    assert box_of(turned.masks[0].pixels.pixels()) == Rect(20, 20, 40, 40)


def test_a_whole_layer_is_turned_with_its_own_mask() -> None:
    own = np.full((30, 40), WHITE, np.uint8)
    own[:, :20] = 0
    picked = picked_of_layer(document_with(mask=TileSnapshot.of(own)), "layer")
    assert picked is not None
    layer = with_frame(picked, Frame.of(picked.box).turned_to(180)).layer("layer")
    assert layer.mask is not None
    assert (layer.left, layer.top) == (10, 10)
    assert not layer.mask.pixels()[:, 20:].any()
    assert (layer.mask.pixels()[:, :20] == WHITE).all()


def test_a_mask_is_moved_and_transformed_by_itself() -> None:
    document = document_with(Rect(20, 20, 40, 40))
    picked = picked_of_mask(document)
    assert picked is not None
    assert picked.box == Rect(20, 20, 40, 40)
    moved = with_frame(picked, Frame.of(picked.box).moved(70, 0))
    assert moved.layers == document.layers
    assert box_of(moved.masks[0].pixels.pixels()) == Rect(90, 20, 100, 40)
    larger = with_frame(picked, Frame.of(picked.box).scaled_to(2, 2))
    assert box_of(larger.masks[0].pixels.pixels()) == Rect(10, 10, 50, 50)


def test_nothing_is_picked_where_nothing_is() -> None:
    assert picked_of_layer(document_with(Rect(70, 70, 80, 80)), "layer") is None
    assert picked_of_mask(document_with()) is None
    assert picked_of_mask(Document(10, 10)) is None


def test_another_layer_may_become_active_meanwhile() -> None:
    document = document_with()
    picked = picked_of_layer(document, "layer")
    assert picked is not None
    assert picked.is_of(replace(document, active_layer=""))
    assert not picked.is_of(document.without("layer"))


def test_what_is_hidden_is_shown_by_moving_it() -> None:
    picked = picked_of_layer(document_with(visible=False), "layer")
    assert picked is not None
    assert with_frame(picked, Frame.of(picked.box).moved(1, 1)).layers[0].visible


def test_what_is_moved_far_away_leaves_a_layer_that_can_be_kept() -> None:
    document = document_with(
        Rect(20, 20, 40, 40), mask=TileSnapshot.of(np.full((30, 40), 128, np.uint8))
    )
    picked = picked_of_layer(document, "layer")
    assert picked is not None
    frame = Frame.of(picked.box)
    near = with_frame(picked, frame.moved(-2_000, 9_000)).layer("layer")
    assert near.rect == Rect(-1_980, 10, 50, 9_040)
    layer = with_frame(picked, frame.moved(-20_000, 9_000)).layer("layer")
    assert layer.rect == Rect(0, 0, 100, 80)
    hole = seen(document)
    hole[20:40, 20:40] = 0
    assert np.array_equal(layer.pixels.pixels()[..., 3], hole)
    assert layer.mask is not None
    assert np.array_equal(np.unique(layer.mask.pixels()[10:40, 10:50]), [128])
    assert (layer.mask.pixels()[50:] == WHITE).all()


def test_what_is_wide_and_turned_is_kept_as_far_as_it_can_be() -> None:
    document = document_with(pixels=TileSnapshot.filled(TileGrid(8_000, 40, 4), WHITE))
    picked = picked_of_layer(document, "layer")
    assert picked is not None
    frame = Frame.of(picked.box).scaled_to(2.048, 37).turned_to(3)
    assert frame.bounds.width > LAYER_MAX_PX
    layer = with_frame(picked, frame).layer("layer")
    assert max(layer.rect.width, layer.rect.height) <= LAYER_MAX_PX
    assert seen(replace(document, layers=(layer,))).any()


def test_a_mask_that_shows_all_of_a_small_layer_is_as_large_as_the_layer() -> None:
    """As after an extension: on the canvas, it is white where the layer is and black elsewhere."""
    document = document_with(mask=TileSnapshot.of(np.full((30, 40), WHITE, np.uint8)))
    picked = picked_of_layer_mask(document, "layer")
    assert picked is not None
    assert picked.box == Rect(10, 10, 50, 40)
    moved = with_frame(picked, Frame.of(picked.box).moved(5, -10)).layer("layer")
    assert moved.rect == Rect(10, 10, 50, 40)
    assert moved.mask is not None
    assert box_of(moved.mask.pixels()) == Rect(5, 0, 40, 20)
