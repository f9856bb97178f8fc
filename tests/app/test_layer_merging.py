"""Merged layers look as they did: over the picture, no pixel changes by more than rounding."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from sdstudio.app.canvas_rendering import merged
from sdstudio.app.layer_merging import merged_layer, needs_backdrop
from sdstudio.canvas import layer_edits
from sdstudio.canvas.document import Blend, Document, Layer, LayerKind
from sdstudio.canvas.layer_room import LAYER_MAX_PX
from sdstudio.canvas.tile_grid import Pixels, TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.imaging import Rgb
from tests.support.layers import HEIGHT, WIDTH, colours, layered

#: Each painting of a layer rounds.
ROUNDING = 3

some = settings(max_examples=40, deadline=None)


def a_picture() -> Rgb:
    return np.random.default_rng(1).integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)


def seen(document: Document, base: Rgb) -> Pixels:
    """What is seen of the picture and all visible layers but references."""
    whole = np.dstack((base[..., ::-1], np.full(base.shape[:2], 255, np.uint8)))
    picture = Layer("base", "base", TileSnapshot.of(np.ascontiguousarray(whole)))
    image = merged(replace(document, layers=(picture, *document.layers)))
    return np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, WIDTH, 4).astype(int)


@given(layered(least=2))
@some
def test_merging_down_changes_nothing_that_is_seen(document: Document) -> None:
    base = a_picture()
    for upper in document.layers[1:]:
        if layer_edits.merge_obstacle(document, upper.id) is not None:
            continue
        lower = layer_edits.below(document, upper.id)
        assert lower is not None
        one = merged_layer(document, (lower, upper), base)
        after = layer_edits.with_merged(document, one, (lower, upper))
        assert len(after.layers) == len(document.layers) - 1
        assert after.active_layer == lower.id
        if lower.kind is LayerKind.PAINT:
            assert np.abs(seen(after, base) - seen(document, base)).max() <= ROUNDING


@given(layered(least=2))
@some
def test_merging_all_visible_layers_changes_nothing_that_is_seen(document: Document) -> None:
    base = a_picture()
    parts = layer_edits.mergeable(document)
    if len(parts) < 2:
        return
    one = merged_layer(document, parts, base)
    after = layer_edits.with_merged(document, one, parts)
    kept = [layer for layer in document.layers if layer not in parts]
    assert [layer for layer in after.layers if layer.id != one.id] == kept
    assert np.abs(seen(after, base) - seen(document, base)).max() <= 2 * ROUNDING


@pytest.mark.parametrize("blend", Blend)
def test_layers_that_are_mixed_alike_need_no_picture_to_be_merged(blend: Blend) -> None:
    parts = tuple(
        Layer(id_, id_, colours(WIDTH, HEIGHT, seed), blend=blend, opacity=0.7)
        for seed, id_ in enumerate("ab")
    )
    document = Document(WIDTH, HEIGHT, parts, (), "b")
    assert not needs_backdrop(parts)
    one = merged_layer(document, parts, None)
    assert (one.blend, one.opacity) == (blend, 1.0)
    after = layer_edits.with_merged(document, one, parts)
    for base in (a_picture(), np.zeros((HEIGHT, WIDTH, 3), np.uint8)):
        assert np.abs(seen(after, base) - seen(document, base)).max() <= ROUNDING


def test_what_multiplies_the_picture_still_does_where_the_layer_below_is_transparent() -> None:
    lower = Layer("a", "a", TileSnapshot(TileGrid(WIDTH, HEIGHT, 4)))
    upper = Layer("b", "b", colours(WIDTH, HEIGHT, 3, opaque=True), blend=Blend.MULTIPLY)
    document = Document(WIDTH, HEIGHT, (lower, upper), (), "b")
    base = a_picture()
    one = merged_layer(document, (lower, upper), base)
    assert one.blend is Blend.NORMAL
    after = layer_edits.with_merged(document, one, (lower, upper))
    assert np.abs(seen(after, base) - seen(document, base)).max() <= 1


def test_what_lies_beyond_the_canvas_is_kept() -> None:
    lower = Layer("a", "a", colours(30, 20, 1), left=-10, top=-5)
    upper = Layer("b", "b", colours(30, 20, 2), left=WIDTH - 10, top=HEIGHT - 5)
    one = merged_layer(Document(WIDTH, HEIGHT, (lower, upper)), (lower, upper), None)
    assert (one.left, one.top) == (-10, -5)
    assert (one.pixels.grid.width, one.pixels.grid.height) == (WIDTH + 30, HEIGHT + 20)
    pixels = one.pixels.pixels()
    assert (pixels[:20, :30] == lower.pixels.pixels()).all()
    assert (pixels[-20:, -30:] == upper.pixels.pixels()).all()


def test_a_merged_layer_is_no_larger_than_a_file_may_have() -> None:
    far = tuple(Layer(f"{left}", "", colours(4, 4, 1), left=left) for left in (0, LAYER_MAX_PX))
    one = merged_layer(Document(WIDTH, HEIGHT, far), far, None)
    assert (one.pixels.grid.width, one.pixels.grid.height) == (WIDTH, HEIGHT)
