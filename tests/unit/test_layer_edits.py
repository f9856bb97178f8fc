"""What is done to layers: each edit gives a document with all other layers as they were."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.canvas import layer_edits
from sdstudio.canvas.document import Document, Layer, LayerKind
from sdstudio.canvas.layer_edits import MergeObstacle
from sdstudio.canvas.tiles import TileSnapshot
from tests.support.layers import HEIGHT, WIDTH, layered, on_canvas

some = settings(max_examples=30, deadline=None)


def ids(document: Document) -> list[str]:
    return [one.id for one in document.layers]


@given(layered())
@some
def test_a_new_layer_is_empty_above_the_active_one_and_becomes_active(document: Document) -> None:
    after = layer_edits.with_new(document, "new")
    (added,) = set(ids(after)) - set(ids(document))
    layer = after.layer(added)
    assert after.active_layer == added
    assert ids(after).index(added) == ids(document).index(document.active_layer) + 1
    assert layer.pixels.is_empty
    assert (layer.pixels.grid.width, layer.pixels.grid.height) == (WIDTH, HEIGHT)
    assert after.without(added).layers == document.layers


def test_the_first_layer_is_at_the_bottom() -> None:
    after = layer_edits.with_new(Document(5, 4), "new")
    assert [one.name for one in after.layers] == ["new"]
    assert after.active_layer == after.layers[0].id


@given(layered())
@some
def test_a_duplicate_is_right_above_and_shares_the_pixels(document: Document) -> None:
    id_ = document.layers[0].id
    after = layer_edits.with_duplicate(document, id_, "copy")
    copy = after.layer(after.active_layer)
    assert ids(after).index(copy.id) == 1
    assert replace(copy, id=id_, name=document.layer(id_).name) == document.layer(id_)
    assert after.without(copy.id).layers == document.layers


@given(layered(), st.integers(-9, 9), st.data())
@some
def test_a_moved_layer_leaves_the_order_of_the_others(
    document: Document, places: int, data: st.DataObject
) -> None:
    id_ = data.draw(st.sampled_from(ids(document)))
    after = layer_edits.moved_by(document, id_, places)
    at = min(max(ids(document).index(id_) + places, 0), len(document.layers) - 1)
    assert ids(after).index(id_) == at
    assert after.without(id_).layers == document.without(id_).layers
    assert after.active_layer == document.active_layer


@given(layered())
@some
def test_clearing_erases_what_is_selected_and_nothing_else(document: Document) -> None:
    id_ = document.active_layer
    before = document.layer(id_)
    after = layer_edits.cleared(document, id_)
    cleared = after.layer(id_)
    selected = document.combined_mask()
    if selected.is_empty:
        assert cleared.pixels.is_empty
    else:
        kept = 255 - selected.pixels()[..., np.newaxis].astype(float)
        expected = on_canvas(before) * kept / 255
        assert np.abs(on_canvas(cleared) - expected).max(initial=0) <= 0.5 + 1e-9
        unchanged = replace(before, pixels=cleared.pixels)
        assert cleared == unchanged
    assert after.without(id_).layers == document.without(id_).layers


def test_clearing_leaves_what_was_painted_since() -> None:
    pixels = np.full((40, 300, 4), 90, np.uint8)
    layer = Layer("one", "One", TileSnapshot.of(pixels), left=5)
    document = Document(300, 40, (layer,), active_layer="one")
    # A stroke enlarged it to the left, and painted a part of it.
    newer = np.zeros((40, 310, 4), np.uint8)
    newer[:, 10:] = pixels
    newer[10:20, 4:50] = 200
    now = replace(layer, pixels=TileSnapshot.of(newer), left=-5)
    left = layer_edits.cleared_as_of(document, now)
    expected = np.zeros_like(newer)
    expected[10:20, 4:50] = 200
    assert (left.pixels.pixels() == expected).all()
    assert left == replace(now, pixels=left.pixels)


@given(layered())
@some
def test_a_layer_mask_shows_what_is_selected(document: Document) -> None:
    id_ = document.active_layer
    after = layer_edits.with_layer_mask(document, id_)
    masked = after.layer(id_)
    assert masked.mask is not None
    assert masked.mask.grid == replace(masked.pixels.grid, channels=1)
    assert masked.pixels is document.layer(id_).pixels
    selected = document.combined_mask()
    if selected.is_empty:
        assert (masked.mask.pixels() == 255).all()
        return
    applied = layer_edits.baked(masked)
    shown = selected.pixels()[..., np.newaxis] / 255
    expected = on_canvas(document.layer(id_)) * shown
    assert applied.mask is None
    assert np.abs(on_canvas(applied) - expected).max(initial=0) <= 0.5 + 1e-9


@given(layered())
@some
def test_a_layer_without_its_mask_has_all_its_pixels(document: Document) -> None:
    id_ = document.active_layer
    after = layer_edits.without_layer_mask(document, id_)
    assert after.layer(id_) == replace(document.layer(id_), mask=None)


@pytest.mark.parametrize(
    ("changes", "obstacle"),
    [
        ({}, None),
        ({"visible": False}, MergeObstacle.HIDDEN),
        ({"kind": LayerKind.REFERENCE}, MergeObstacle.OTHER_KIND),
    ],
)
def test_only_visible_layers_of_one_kind_can_be_merged(
    changes: dict[str, object], obstacle: MergeObstacle | None
) -> None:
    document = layer_edits.with_new(layer_edits.with_new(Document(9, 9), "low"), "high")
    low, high = document.layers
    for changed in (low, high):
        other = document.with_layer(replace(changed, **changes))  # type: ignore[arg-type]
        assert layer_edits.merge_obstacle(other, high.id) is obstacle
    assert layer_edits.merge_obstacle(document, low.id) is MergeObstacle.NOTHING_BELOW
