"""Keeping states of a document, and returning to one."""

import time
from dataclasses import replace

from sdstudio.canvas.document import Document, NamedSnapshot, blank, new_id


def with_snapshot(document: Document, name: str) -> Document:
    """With a snapshot of its current state, which shares its tiles."""
    state = replace(document, snapshots=(), renderings=())
    kept = NamedSnapshot(new_id(), name, time.time(), state)
    return replace(document, snapshots=(*document.snapshots, kept))


def without_snapshot(document: Document, id_: str) -> Document:
    """Without a snapshot."""
    left = tuple(one for one in document.snapshots if one.id != id_)
    return replace(document, snapshots=left)


def with_again(document: Document, snapshot: NamedSnapshot) -> Document:
    """With a deleted snapshot put back, in order of time."""
    kept = {one.id: one for one in (*document.snapshots, snapshot)}
    return replace(document, snapshots=tuple(sorted(kept.values(), key=lambda one: one.made_s)))


def with_renamed_snapshot(document: Document, id_: str, name: str) -> Document:
    """With another name for a snapshot."""
    renamed = (replace(one, name=name) if one.id == id_ else one for one in document.snapshots)
    return replace(document, snapshots=tuple(renamed))


def restored(document: Document, state: Document) -> Document:
    """``document`` with the layers and masks of ``state``, an earlier one of the same size.

    A state without any mask, as in a file of another program, leaves an empty one to paint on.
    """
    masks, active_mask = state.masks, state.active_mask
    if not masks:
        empty = (replace(one, pixels=blank(one.pixels.grid)) for one in document.masks[:1])
        masks = tuple(empty)
        active_mask = masks[0].id if masks else ""
    return replace(
        document,
        layers=state.layers,
        masks=masks,
        active_layer=state.active_layer,
        active_mask=active_mask,
    )


def is_restored(document: Document, state: Document) -> bool:
    """Whether ``document`` has the layers and masks of ``state``."""
    if state.masks:
        return (document.layers, document.masks) == (state.layers, state.masks)
    return document.layers == state.layers and all(one.pixels.is_empty for one in document.masks)
