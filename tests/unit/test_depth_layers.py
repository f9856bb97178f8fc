"""The depth of a canvas as a layer: read as levels, made of levels, replaced."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sdstudio.canvas.depth_layers import depth_in, depth_layer, grey_of, grey_pixels, with_depth
from sdstudio.canvas.document import Document, Layer, LayerKind
from sdstudio.canvas.document_change import DocumentChange
from sdstudio.canvas.tile_png import layer_of
from sdstudio.canvas.tiles import TileSnapshot

WIDTH, HEIGHT = 300, 270


def levels(seed: int = 1) -> NDArray[np.uint8]:
    drawn = np.random.default_rng(seed).integers(0, 256, (HEIGHT, WIDTH))
    return drawn.astype(np.uint8)


def of(document: Document) -> Layer:
    layer = depth_layer(document)
    assert layer is not None
    return layer


def test_a_depth_is_what_it_was_made_of() -> None:
    depth = levels()
    document = with_depth(Document(WIDTH, HEIGHT), grey_pixels(depth), "Depth")
    layer = of(document)
    assert (layer.kind, layer.name, document.active_layer) == (LayerKind.DEPTH, "Depth", layer.id)
    assert layer.visible
    assert np.array_equal(depth_in(document, layer), depth)


def test_another_one_replaces_its_pixels_in_one_step() -> None:
    first = with_depth(Document(WIDTH, HEIGHT), grey_pixels(levels(1)), "Depth")
    changed = replace(of(first), name="Far hills", opacity=0.5, visible=False, left=9)
    first = first.with_layer(changed)
    second = with_depth(first, grey_pixels(levels(2)), "Depth")
    layer = of(second)
    assert len(second.layers) == 1
    assert (layer.id, layer.name, layer.opacity) == (changed.id, "Far hills", 0.5)
    assert (layer.left, layer.visible) == (0, True)
    assert np.array_equal(depth_in(second, layer), levels(2))
    step = DocumentChange.between(first, second)
    assert step is not None
    assert np.array_equal(
        depth_in(step.undo(second), of(step.undo(second))), depth_in(first, changed)
    )


def test_what_is_clear_or_beyond_the_layer_is_far() -> None:
    colour = np.full((40, 50, 3), 200, np.uint8)
    alpha = np.full((40, 50), 255, np.uint8)
    alpha[:, :10] = 0
    layer = Layer("d", "Depth", layer_of(colour, alpha), LayerKind.DEPTH, left=20, top=-5)
    depth = depth_in(Document(WIDTH, HEIGHT, layers=(layer,)), layer)
    wanted = np.zeros((HEIGHT, WIDTH), np.uint8)
    wanted[:35, 30:70] = 200
    assert np.array_equal(depth, wanted)


def test_its_mask_hides_a_part_of_it() -> None:
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    mask[:, :100] = 255
    document = with_depth(Document(WIDTH, HEIGHT), grey_pixels(levels()), "Depth")
    layer = replace(of(document), mask=TileSnapshot.of(mask))
    depth = depth_in(document, layer)
    assert np.array_equal(depth[:, :100], levels()[:, :100])
    assert not depth[:, 100:].any()


def test_a_colour_has_the_level_of_its_brightness() -> None:
    assert [grey_of((level, level, level)) for level in range(256)] == list(range(256))
    assert grey_of((0, 255, 0)) > grey_of((255, 0, 0)) > grey_of((0, 0, 255))


def test_without_one_there_is_none() -> None:
    paint = Layer("p", "Layer 1", grey_pixels(levels()))
    assert depth_layer(Document(WIDTH, HEIGHT, layers=(paint,))) is None
