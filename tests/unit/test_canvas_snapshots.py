"""Snapshots that an artist keeps: no step changes them, and a file has them."""

import time
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.canvas import snapshots
from sdstudio.canvas.document import Document, Layer, NamedMask
from sdstudio.canvas.document_change import DocumentChange
from sdstudio.canvas.project_file import Project
from sdstudio.canvas.project_reader import read_project
from sdstudio.canvas.project_writer import encode_project
from sdstudio.canvas.snapshot_entries import SNAPSHOTS_MAX
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.errors import StudioError
from tests.support.layers import HEIGHT, WIDTH, colours, layered, levels
from tests.unit.test_document import alike, steps


def same_snapshots(one: Document, other: Document) -> bool:
    def said(document: Document) -> list[object]:
        return [replace(kept, document=Document(1, 1)) for kept in document.snapshots]

    pairs = zip(one.snapshots, other.snapshots, strict=True)
    return said(one) == said(other) and all(alike(a.document, b.document) for a, b in pairs)


def saved(folder: Path, document: Document) -> Path:
    path = folder / "canvas.ora"
    path.write_bytes(encode_project(Project(document)))
    return path


def read(path: Path) -> Document:
    return read_project(path).project.document


@given(layered(), st.data())
@settings(max_examples=25, deadline=None)
def test_a_document_with_snapshots_is_itself_after_it_was_saved(
    tmp_path_factory: pytest.TempPathFactory, document: Document, data: st.DataObject
) -> None:
    document = snapshots.with_snapshot(document, data.draw(st.text(max_size=9)))
    for number in range(data.draw(st.integers(0, 2))):
        if document.layers:
            document = document.without(document.layers[0].id)
        document = snapshots.with_snapshot(document, f"{number}")
    again = read(saved(tmp_path_factory.mktemp("canvas"), document))
    assert same_snapshots(again, document)


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_no_step_changes_snapshots_whenever_they_were_kept(data: st.DataObject) -> None:
    document = Document(WIDTH, HEIGHT)
    changes = []
    for number in range(1, data.draw(st.integers(2, 6))):
        after = data.draw(steps(document, number))
        change = DocumentChange.between(document, after)
        document = after
        if change is not None:
            changes.append(change)
        if data.draw(st.booleans()):
            document = snapshots.with_snapshot(document, f"{number}")
    kept = document.snapshots
    for change in reversed(changes):
        document = change.undo(document)
    assert document.snapshots == kept
    for change in changes:
        document = change.redo(document)
    assert document.snapshots == kept


def a_document() -> Document:
    layers = (
        Layer("a", "a", colours(WIDTH, HEIGHT, 1), mask=levels(WIDTH, HEIGHT, 2)),
        Layer("b", "b", colours(WIDTH, HEIGHT, 3)),
    )
    masks = (NamedMask("m", "m", levels(WIDTH, HEIGHT, 4)),)
    return Document(WIDTH, HEIGHT, layers, masks, "b", "m")


def test_what_a_snapshot_has_in_common_with_the_document_is_stored_and_read_once(
    tmp_path: Path,
) -> None:
    plain = a_document()
    kept = snapshots.with_snapshot(snapshots.with_snapshot(plain, "1"), "2")
    with zipfile.ZipFile(saved(tmp_path, kept)) as file:
        with_snapshots = file.namelist()
    again = read(saved(tmp_path, kept))
    with zipfile.ZipFile(saved(tmp_path, plain)) as file:
        assert file.namelist() == with_snapshots
    for snapshot in again.snapshots:
        for one, other in zip(snapshot.document.items, again.items, strict=True):
            assert one.pixels is other.pixels


def test_a_snapshot_shares_the_tiles_that_were_not_painted_since(tmp_path: Path) -> None:
    before = snapshots.with_snapshot(a_document(), "before")
    layer = before.layer("b")
    tiles = {**layer.pixels.tiles, (0, 0): colours(256, HEIGHT, 9).tiles[0, 0]}
    painted = replace(layer, pixels=TileSnapshot(layer.pixels.grid, tiles))
    again = read(saved(tmp_path, before.with_layer(painted)))
    now, then = again.layer("b").pixels, again.snapshots[0].document.layer("b").pixels
    assert (then.pixels() == layer.pixels.pixels()).all()
    assert then.tiles[1, 0] is now.tiles[1, 0]
    assert not np.array_equal(then.tiles[0, 0], now.tiles[0, 0])


def test_a_restored_state_is_what_it_was_and_one_step() -> None:
    first = a_document()
    kept = snapshots.with_snapshot(first, "first")
    later = kept.without("a").with_mask(replace(kept.mask("m"), strength=0.5))
    assert not snapshots.is_restored(later, kept.snapshots[0].document)
    again = snapshots.restored(later, kept.snapshots[0].document)
    assert alike(again, first)
    assert snapshots.is_restored(again, kept.snapshots[0].document)
    assert again.snapshots == kept.snapshots
    change = DocumentChange.between(later, again)
    assert change is not None
    assert alike(change.undo(again), later)


def test_snapshots_are_named_and_removed_one_by_one() -> None:
    document = snapshots.with_snapshot(snapshots.with_snapshot(a_document(), "one"), "two")
    one, two = document.snapshots
    renamed = snapshots.with_renamed_snapshot(document, two.id, "last")
    assert [kept.name for kept in renamed.snapshots] == ["one", "last"]
    assert snapshots.without_snapshot(renamed, one.id).snapshots == (renamed.snapshots[1],)
    assert abs(one.made_s - time.time()) < 3600


def test_a_canvas_with_a_snapshot_is_not_blank() -> None:
    assert not snapshots.with_snapshot(Document(WIDTH, HEIGHT), "empty").is_blank


def test_damaged_snapshots_are_told_of(tmp_path: Path) -> None:
    kept = snapshots.with_snapshot(a_document(), "one")
    twice = replace(kept, snapshots=kept.snapshots * 2)
    with pytest.raises(StudioError):
        read(saved(tmp_path, twice))


def test_a_restored_state_without_masks_has_an_empty_one_to_paint_on() -> None:
    document, state = a_document(), replace(a_document(), masks=(), active_mask="")
    again = snapshots.restored(document, state)
    (mask,) = again.masks
    assert mask.pixels.is_empty
    assert again.active_mask == mask.id
    assert snapshots.is_restored(again, replace(state, layers=again.layers))
    assert not snapshots.is_restored(document, replace(state, layers=document.layers))


def test_a_snapshot_knows_of_which_results_its_layers_are(tmp_path: Path) -> None:
    layer = Layer("a", "a", colours(WIDTH, HEIGHT, 1), picture="0" * 32)
    document = snapshots.with_snapshot(Document(WIDTH, HEIGHT, (layer,)), "a")
    (snapshot,) = read(saved(tmp_path, document)).snapshots
    assert snapshot.document.layers[0].picture == "0" * 32


def test_however_many_are_kept_are_read_again(tmp_path: Path) -> None:
    pixels = colours(WIDTH, HEIGHT, 1)
    layers = tuple(Layer(f"l{number}", "a" * 300, pixels) for number in range(301))
    document = Document(WIDTH, HEIGHT, layers)
    for number in range(SNAPSHOTS_MAX + 1):
        document = snapshots.with_snapshot(document, f"{number}")
    path = saved(tmp_path, document)
    kept = read_project(path, is_kept=True).project.document
    assert [one.name for one in kept.snapshots] == [one.name for one in document.snapshots]
    assert {len(one.document.layers) for one in kept.snapshots} == {301}
    with pytest.raises(StudioError):
        read(path)
