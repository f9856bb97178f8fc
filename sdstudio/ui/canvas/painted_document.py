"""PaintedDocument: a document whose layers and masks are being painted."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from sdstudio.canvas.document import Document, Layer, NamedMask, combined, first_unused, new_id
from sdstudio.canvas.mask import Mask
from sdstudio.canvas.painted_pixels import PaintedPixels
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_change import TileChange
from sdstudio.canvas.tile_grid import Key
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.input_refs import InputRef

#: What decides the combination of masks: the pixels and strength of each that counts.
_Parts: TypeAlias = tuple[tuple[TileSnapshot, float], ...]
#: The strength and visibility of masks, by id.
Settings: TypeAlias = Mapping[str, tuple[float, bool]]


class PaintedDocument:
    """Holds the newest state of a document, and what it needs while it is painted.

    Args:
        ref: the combination of its masks as the library stores it, if it does.

        is_artists: it is stored for its picture. A job that is edited has copies, which aren't.

    Attributes:
        at_opening: its state when it was opened.
        opened: set except while the stored document is being read.
        is_newer: it was stored after the draft, in a session that was cut short.
    """

    def __init__(
        self, document: Document, ref: InputRef | None = None, *, is_artists: bool
    ) -> None:
        self.document = self.at_opening = document
        self.ref = ref
        self.is_artists = is_artists
        self.opened = asyncio.Event()
        self.opened.set()
        self.is_newer = False
        self._masks: dict[str, Mask] = {}
        #: By the id of the layer, and whether it is the layer's mask.
        self._layers: dict[tuple[str, bool], PaintedPixels] = {}
        #: Strength and visibility of each mask, by what they came to.
        self._named: dict[InputRef, Settings] = {}
        self._combined: tuple[_Parts, TileSnapshot] | None = None
        self._others: tuple[_Parts, TileSnapshot] | None = None

    def copy(self) -> "PaintedDocument":
        """The same document, to be painted on apart from this one."""
        copy = PaintedDocument(self.document, self.ref, is_artists=False)
        copy._named = dict(self._named)
        return copy

    @property
    def is_opening(self) -> bool:
        """Whether the stored document is still being read."""
        return not self.opened.is_set()

    @property
    def active(self) -> Mask | None:
        """The mask that is painted on."""
        id_ = self.document.active_mask
        if not id_:
            return None
        if id_ not in self._masks:
            self._masks[id_] = Mask(self.document.mask(id_).pixels)
        return self._masks[id_]

    def layer(self, id_: str, *, of_mask: bool = False) -> PaintedPixels:
        """The pixels of a layer, or of its mask. Raises ``KeyError`` if there are none."""
        if (id_, of_mask) not in self._layers:
            layer = self.document.layer(id_)
            pixels = layer.mask if of_mask else layer.pixels
            if pixels is None:
                raise KeyError(id_)
            self._layers[id_, of_mask] = PaintedPixels(pixels)
        return self._layers[id_, of_mask]

    def has(self, pixels: PaintedPixels) -> bool:
        """Whether they are those of one of its layers, or of its mask, as it is now."""
        return any(one is pixels for one in self._layers.values())

    @property
    def is_painting(self) -> bool:
        """Whether a stroke is in progress."""
        return any(one.is_painting for one in (*self._masks.values(), *self._layers.values()))

    @property
    def parts(self) -> _Parts:
        """What decides :attr:`combined`."""
        return _parts(self.document.masks)

    @property
    def combined(self) -> TileSnapshot:
        """The combination of all masks."""
        self._combined = self._made(self.document.masks, self._combined)
        return self._combined[1]

    @property
    def others(self) -> TileSnapshot:
        """The combination of all masks but the active one."""
        masks = tuple(one for one in self.document.masks if one.id != self.document.active_mask)
        self._others = self._made(masks, self._others)
        return self._others[1]

    def with_painted(self) -> Document:
        """The document with the active mask as it is painted now, without a stroke in progress."""
        mask = self.document.mask(self.document.active_mask)
        painted = self._masks[mask.id].snapshot
        return self.document.with_mask(replace(mask, pixels=painted))

    def with_painted_layer(self, id_: str, *, of_mask: bool = False) -> Document:
        """As :meth:`with_painted`, for a layer."""
        painted, layer = self.layer(id_, of_mask=of_mask).snapshot, self.document.layer(id_)
        layer = replace(layer, mask=painted) if of_mask else replace(layer, pixels=painted)
        return self.document.with_layer(layer)

    def use(self, document: Document) -> dict[str, Rect]:
        """Change to another state of the document; strokes in progress continue on top of it.

        Returns:
            Of each layer with other pixels or another place, the part of the canvas that may look
            different.
        """
        before, old_layers = self.parts, {one.id: one for one in self.document.layers}
        self.document = document
        pixels = {one.id: one.pixels for one in document.masks}
        for id_ in list(self._masks):
            if id_ not in pixels:
                del self._masks[id_]
            elif self._masks[id_].snapshot is not pixels[id_]:
                self._masks[id_].replace(pixels[id_])
        if self.parts != before:
            self.ref = None
        return self._use_layers(old_layers)

    def _use_layers(self, before: Mapping[str, Layer]) -> dict[str, Rect]:
        layers = {one.id: one for one in self.document.layers}
        changed = dict[str, Rect]()
        for id_, layer in layers.items():
            old = before.get(id_)
            if old is layer:
                continue
            rect = layer.rect if old is None else self._changed_part(old, layer)
            if not rect.is_empty:
                changed[id_] = rect
        for (id_, of_mask), painted in list(self._layers.items()):
            newest = layers.get(id_)
            pixels = None if newest is None else newest.mask if of_mask else newest.pixels
            if pixels is None or pixels.grid != painted.grid:
                del self._layers[id_, of_mask]
            elif painted.snapshot is not pixels:
                painted.replace(pixels)
        return changed

    def _changed_part(self, old: Layer, new: Layer) -> Rect:
        """The part of the canvas in which a layer has other pixels, or its mask has.

        What a stroke painted doesn't count: it was told while it was painted.
        """
        if old.rect != new.rect or (old.mask is None) != (new.mask is None):
            return old.rect.united(new.rect)
        rect = EMPTY
        images = ((old.pixels, new.pixels, False), (old.mask, new.mask, True))
        for before, after, of_mask in images:
            painted = self._layers.get((new.id, of_mask))
            if before is None or after is None or (painted and painted.snapshot is after):
                continue
            for key in before.changed_keys(after):
                rect = rect.united(after.grid.rect(key))
        return EMPTY if rect.is_empty else rect.seen_from(-new.left, -new.top)

    def release(self) -> None:
        """Keep only the tiles, while another document is shown."""
        for one in (*self._masks.values(), *self._layers.values()):
            one.release()
        self._combined = self._others = None

    def remember(self, ref: InputRef) -> None:
        """The library has the combination of the masks as they are now under ``ref``."""
        self.ref = ref
        self._named[ref] = settings_of(self.document)

    def showing(
        self, ref: InputRef, snapshot: TileSnapshot, name: str, *, replaces_blank: bool
    ) -> Document:
        """The document so that its masks combine to ``snapshot``; none of them is lost.

        Args:
            ref: the name of ``snapshot`` in the library.
            name: of the mask that is added where there is none that looks like that.
            replaces_blank: a single mask on which nothing is painted may be replaced by it.
        """
        document = self.document
        grid = document.mask_grid
        if _is_same(self.combined, snapshot):
            return document
        earlier = with_settings(document, self._named.get(ref, {}))
        if _is_same(combined(earlier.masks, grid), snapshot):
            return earlier
        chosen = next((one for one in document.masks if _is_same(one.pixels, snapshot)), None)
        for mask in document.masks:
            if mask.counts and mask is not chosen:
                document = document.with_mask(replace(mask, visible=False))
        if chosen is not None:
            return document.with_active(replace(chosen, visible=True, strength=1.0))
        if replaces_blank and len(document.masks) == 1 and document.masks[0].pixels.is_empty:
            document = document.without(document.masks[0].id)
        return document.with_active(NamedMask(new_id(), name, snapshot))

    def _made(
        self, masks: tuple[NamedMask, ...], known: tuple[_Parts, TileSnapshot] | None
    ) -> tuple[_Parts, TileSnapshot]:
        parts = _parts(masks)
        if known is not None and known[0] == parts:
            return known
        grid = self.document.mask_grid
        changed = None if known is None else _changed(known[0], parts)
        if known is None or changed is None:
            return parts, combined(masks, grid)
        # A stroke changes a few tiles of many; all of a large picture would take too long.
        kept = {key: tile for key, tile in known[1].tiles.items() if key not in changed}
        return parts, TileSnapshot(grid, {**kept, **combined(masks, grid, changed).tiles})


def _parts(masks: tuple[NamedMask, ...]) -> _Parts:
    return tuple((one.pixels, one.strength) for one in masks if one.counts)


def _changed(before: _Parts, now: _Parts) -> set[Key] | None:
    """The tiles in which the pixels differ; ``None`` if more than pixels does."""
    if [strength for _, strength in before] != [strength for _, strength in now]:
        return None
    return {
        key
        for (old, _), (new, _) in zip(before, now, strict=True)
        for key in old.tiles.keys() | new.tiles.keys()
        if old.tiles.get(key) is not new.tiles.get(key)
    }


def _is_same(one: TileSnapshot, other: TileSnapshot) -> bool:
    return TileChange.between(one, other) is None


def settings_of(document: Document) -> Settings:
    """How each mask counts."""
    return {one.id: (one.strength, one.visible) for one in document.masks}


def with_settings(document: Document, settings: Settings) -> Document:
    """With masks that count as in ``settings``; others are hidden."""
    for mask in document.masks:
        strength, visible = settings.get(mask.id, (mask.strength, False))
        document = document.with_mask(replace(mask, strength=strength, visible=visible))
    return document


def new_document(image: InputRef) -> Document:
    """A document on which nothing is painted, with a mask to paint on."""
    empty = Document(image.width, image.height)
    return empty.with_active(NamedMask(new_id(), unused_name(empty), TileSnapshot(empty.mask_grid)))


def unused_name(document: Document) -> str:
    """A name for another mask."""
    text = QCoreApplication.translate("masks", "Mask {number}")
    return first_unused(text, (one.name for one in document.masks))
