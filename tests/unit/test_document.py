"""The canvas's document: a value, whose changes are undone and redone exactly."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.canvas.brush import Brush
from sdstudio.canvas.document import (
    RENDERINGS_MAX,
    Blend,
    Document,
    Layer,
    LayerKind,
    NamedMask,
    combined,
    told_apart,
)
from sdstudio.canvas.document_change import DocumentChange
from sdstudio.canvas.layer_room import with_room
from sdstudio.canvas.painted_pixels import PaintedPixels
from sdstudio.canvas.paints import ColourPaint
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import Pixels, TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.input_refs import InputRef, InputRole

WIDTH, HEIGHT = 300, 270
RED = ColourPaint(255)
GRID = TileGrid(WIDTH, HEIGHT)


def noise(grid: TileGrid, seed: int) -> TileSnapshot:
    shape = grid.shape(grid.whole)
    return TileSnapshot.of(np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8))


def a_mask(id_: str, pixels: TileSnapshot, **properties: object) -> NamedMask:
    return replace(NamedMask(id_, id_, pixels), **properties)  # type: ignore[arg-type]


def alike(one: Document, other: Document) -> bool:
    """Whether they are the same in everything, pixel by pixel."""

    def seen(document: Document) -> list[object]:
        items: list[object] = [
            (document.width, document.height, document.active_layer, document.active_mask)
        ]
        for layer in document.layers:
            mask = None if layer.mask is None else layer.mask.pixels().tobytes()
            pixels = layer.pixels.pixels().tobytes()
            items.append((replace(layer, pixels=GRID_OF_NOTHING, mask=None), pixels, mask))
        for one in document.masks:
            items.append((replace(one, pixels=GRID_OF_NOTHING), one.pixels.pixels().tobytes()))
        return items

    return seen(one) == seen(other)


GRID_OF_NOTHING = TileSnapshot(TileGrid(1, 1))


@st.composite
def steps(draw: st.DrawFn, document: Document, number: int) -> Document:
    """The document after a step of some kind."""
    masks, layers = [one.id for one in document.masks], [one.id for one in document.layers]
    kinds = ["add mask", "add layer", "resize"]
    if masks:
        kinds += ["paint mask", "remove mask", "change mask", "move mask", "select mask"]
    if layers:
        kinds += ["paint layer", "remove layer", "change layer", "move layer", "layer mask"]
        kinds += ["enlarge layer"]
    kind = draw(st.sampled_from(kinds))
    mask = document.mask(draw(st.sampled_from(masks))) if masks else None
    layer = document.layer(draw(st.sampled_from(layers))) if layers else None
    pixels = noise(document.mask_grid, number) if draw(st.booleans()) else TileSnapshot(GRID)
    colours = TileGrid(draw(st.sampled_from((20, 260))), 30, 4)
    match kind:
        case "add mask":
            added = NamedMask(f"m{number}", "added", pixels)
            at = draw(st.integers(0, len(masks)))
            return replace(document.with_mask(added, at), active_mask=added.id)
        case "add layer":
            new = Layer(f"l{number}", "added", noise(colours, number), LayerKind.REFERENCE, 3, -4)
            return replace(document.with_layer(new), active_layer=new.id)
        case "resize":
            return replace(document, width=WIDTH + number, masks=(), active_mask="")
        case "remove mask" if mask:
            return document.without(mask.id)
        case "paint mask" if mask:
            return document.with_mask(replace(mask, pixels=pixels))
        case "change mask" if mask:
            changed = replace(mask, strength=0.25, visible=not mask.visible, name=f"{number}")
            return document.with_mask(changed)
        case "move mask" if mask:
            return document.with_mask(mask, draw(st.integers(0, len(masks) - 1)))
        case "select mask" if mask:
            return replace(document, active_mask=mask.id)
        case "remove layer" if layer:
            return document.without(layer.id)
        case "paint layer" if layer:
            return document.with_layer(replace(layer, pixels=noise(colours, number), mask=None))
        case "change layer" if layer:
            return document.with_layer(replace(layer, blend=Blend.SCREEN, opacity=0.5))
        case "move layer" if layer:
            return document.with_layer(layer, draw(st.integers(0, len(layers) - 1)))
        case "enlarge layer" if layer:
            whole = with_room(layer, WIDTH, HEIGHT)
            painted = PaintedPixels(whole.pixels)
            painted.begin(Brush(30), *draw(st.sampled_from(((5, 5), (280, 260)))), 1.0, RED)
            painted.end()
            return document.with_layer(replace(whole, pixels=painted.snapshot, opacity=0.25))
        case "layer mask" if layer:
            flat = replace(layer.pixels.grid, channels=1)
            return document.with_layer(replace(layer, mask=noise(flat, number)))
    raise AssertionError(kind)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_any_steps_undone_and_redone_give_what_replaying_them_gives(data: st.DataObject) -> None:
    document = Document(WIDTH, HEIGHT)
    states, changes, at = [document], list[DocumentChange](), 0
    for number in range(1, data.draw(st.integers(2, 12))):
        way = data.draw(st.sampled_from(("do", "do", "undo", "redo")))
        if way == "undo" and at:
            at -= 1
            document = changes[at].undo(document)
        elif way == "redo" and at < len(changes):
            document = changes[at].redo(document)
            at += 1
        elif way == "do":
            after = data.draw(steps(document, number))
            change = DocumentChange.between(document, after)
            document = after
            if change is None:
                assert alike(after, states[at])
                continue
            packs = data.draw(st.booleans())
            changes = [*changes[:at], change.packed() if packs else change]
            states = [*states[: at + 1], after]
            at += 1
        assert alike(document, states[at])


def test_undo_leaves_what_was_added_since_alone() -> None:
    first = Document(WIDTH, HEIGHT).with_mask(a_mask("a", noise(GRID, 1)))
    renamed = first.with_mask(replace(first.mask("a"), name="sky"))
    change = DocumentChange.between(first, renamed)
    assert change is not None
    added = renamed.with_mask(a_mask("b", noise(GRID, 2)))
    undone = change.undo(added)
    assert [(one.id, one.name) for one in undone.masks] == [("a", "a"), ("b", "b")]
    assert [one.name for one in change.redo(undone).masks] == ["sky", "b"]


def test_a_step_takes_no_memory_for_what_it_does_not_change() -> None:
    before = Document(WIDTH, HEIGHT).with_mask(a_mask("a", noise(GRID, 1)))
    change = DocumentChange.between(before, before.with_mask(replace(before.mask("a"), name="b")))
    assert change is not None
    assert change.size_bytes == 0
    assert DocumentChange.between(before, before.with_mask(before.mask("a"))) is None


@pytest.mark.parametrize("place", [(37, 41), (-90, -300), (900, 700), (-100, 800)])
def test_a_step_that_enlarges_a_layer_takes_memory_for_what_it_paints(
    place: tuple[int, int],
) -> None:
    grid = TileGrid(1000, 900, 4)
    layer = Layer("a", "a", noise(grid, 1), left=place[0], top=place[1])
    masked = replace(layer, mask=noise(replace(grid, channels=1), 2))
    before = Document(1500, 1300).with_layer(masked)
    whole = with_room(masked, 1500, 1300)
    assert whole.rect.united(Rect(0, 0, 1500, 1300)) == whole.rect
    painted = PaintedPixels(whole.pixels)
    painted.begin(Brush(20), 750 - whole.left, 650 - whole.top, 1.0, RED)
    painted.end()
    after = before.with_layer(replace(whole, pixels=painted.snapshot))
    change = DocumentChange.between(before, after)
    assert change is not None
    assert change.size_bytes <= 4 * 4 * 256 * 256
    undone = change.packed().undo(after)
    assert alike(undone, before)
    assert alike(change.redo(undone), after)


def test_a_layer_far_away_from_the_canvas_stays_as_it_is() -> None:
    layer = Layer("a", "a", TileSnapshot(TileGrid(100, 100, 4)), left=20_000)
    assert with_room(layer, 500, 500) is layer
    assert with_room(replace(layer, left=-5), 95, 95).rect == Rect(-5, 0, 95, 100)


def test_undoing_the_removal_of_the_active_mask_makes_it_active_again() -> None:
    document = Document(WIDTH, HEIGHT)
    for id_ in "abc":
        document = document.with_mask(a_mask(id_, noise(GRID, ord(id_))))
    document = replace(document, active_mask="c")
    left = document.without("c")
    assert left.active_mask == "b"
    change = DocumentChange.between(document, left)
    assert change is not None
    assert alike(change.undo(left), document)
    assert left.without("b").without("a").active_mask == ""


@given(
    st.lists(st.tuples(st.integers(0, 3), st.floats(0, 1), st.booleans()), max_size=4),
)
@settings(max_examples=30, deadline=None)
def test_masks_combine_to_the_highest_of_their_levels_by_strength(
    given_masks: list[tuple[int, float, bool]],
) -> None:
    kinds = [noise(GRID, 5), TileSnapshot(GRID), TileSnapshot.filled(GRID, 200), noise(GRID, 6)]
    masks = [
        NamedMask(str(number), "", kinds[kind], strength, visible)
        for number, (kind, strength, visible) in enumerate(given_masks)
    ]
    expected: Pixels = np.zeros((HEIGHT, WIDTH), np.uint8)
    for mask in masks:
        if mask.visible:
            levels = np.round(mask.pixels.pixels() * mask.strength).astype(np.uint8)
            expected = np.maximum(expected, levels)
    assert (combined(masks, GRID).pixels() == expected).all()


@pytest.mark.parametrize("others", [[], [NamedMask("x", "", TileSnapshot.filled(GRID, 9), 0.0)]])
def test_one_mask_at_full_strength_is_itself(others: list[NamedMask]) -> None:
    only = NamedMask("a", "", noise(GRID, 1))
    pixels = combined([only, *others], GRID)
    assert all(pixels.tiles[key] is tile for key, tile in only.pixels.tiles.items())


def a_rendering(number: int) -> InputRef:
    return InputRef(role=InputRole.IMAGE, sha256=f"{number:064x}", width=64, height=64)


def test_what_jobs_got_is_remembered_once_and_the_latest_last() -> None:
    document = Document(64, 64).with_renderings(map(a_rendering, range(3)))
    document = document.with_rendering(a_rendering(0)).with_renderings([a_rendering(4)])
    assert document.renderings == tuple(map(a_rendering, (1, 2, 0, 4)))


def test_what_jobs_got_is_forgotten_only_after_very_many() -> None:
    document = Document(64, 64).with_renderings(map(a_rendering, range(RENDERINGS_MAX)))
    assert len(document.renderings) == RENDERINGS_MAX == 1000
    document = document.with_rendering(a_rendering(RENDERINGS_MAX))
    assert document.renderings == tuple(map(a_rendering, range(1, RENDERINGS_MAX + 1)))


def test_a_name_that_is_taken_gets_the_next_number() -> None:
    assert told_apart("Sketch", []) == "Sketch"
    assert told_apart("Sketch", ["Sketch"]) == "Sketch 2"
    assert told_apart("Sketch", ["Sketch 2", "Sketch"]) == "Sketch 3"
    assert told_apart("Sketch 2", ["Sketch", "Sketch 2"]) == "Sketch 3"
    assert told_apart("Paris 1990", ["Paris 1990"]) == "Paris 1990 2"
