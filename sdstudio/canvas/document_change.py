"""What one step changed in a document, to undo and redo it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeVar

from sdstudio.canvas.document import Document, Item, Layer, NamedMask, blank, with_images
from sdstudio.canvas.layer_room import SHOWS, room_of
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_change import TileChange
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tile_room import Room
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot

#: The id of a layer or mask, whether it is the mask of a layer, and how large. In another size it
#: is another image.
_Image: TypeAlias = tuple[str, bool, TileGrid]
_Item = TypeVar("_Item", Layer, NamedMask)


@dataclass(frozen=True, slots=True)
class _State:
    """A document before or after a step, without pixels.

    Args:
        items: those layers and masks whose properties are others on the other side.
    """

    width: int
    height: int
    layers: tuple[str, ...]
    masks: tuple[str, ...]
    active_layer: str
    active_mask: str
    items: Mapping[str, Item]


@dataclass(frozen=True, slots=True, eq=False)
class DocumentChange:
    """Undoes a step in a document that is as it was after it, and redoes it in one as before.

    Layers and masks that the step has nothing to do with stay as they are, even if they were added
    since.

    Args:
        pixels: what became of each image that was painted, added or removed.
        rooms: layers that were enlarged, by id; ``pixels`` are those of the larger ones.
    """

    before: _State
    after: _State
    pixels: Mapping[_Image, TileChange]
    rooms: Mapping[str, Room] = field(default_factory=dict)

    @classmethod
    def between(cls, before: Document, after: Document) -> "DocumentChange | None":
        """What turns ``before`` into ``after``; ``None`` if they are the same."""
        if before == after:
            return None
        rooms = _rooms(before, after)
        old, new = _enlarged(_images(before), rooms), _images(after)
        pixels: dict[_Image, TileChange] = {}
        for image in old.keys() | new.keys():
            empty = blank(image[2])
            if change := TileChange.between(old.get(image, empty), new.get(image, empty)):
                pixels[image] = change
        old_items, new_items = _outlines(before), _outlines(after)
        ids = {id_ for id_, item in old_items.items() if new_items.get(id_) != item}
        ids |= new_items.keys() - old_items.keys()
        states = _state(before, old_items, ids), _state(after, new_items, ids)
        return cls(*states, pixels, rooms) if pixels or states[0] != states[1] else None

    @classmethod
    def painted(
        cls, document: Document, id_: str, change: TileChange, *, of_mask: bool = False
    ) -> "DocumentChange":
        """A known change to only the pixels of a layer or mask.

        Args:
            of_mask: whether the mask of the layer was painted on.
        """
        state = _state(document, {}, set())
        return cls(state, state, {(id_, of_mask, change.grid): change})

    @property
    def size_bytes(self) -> int:
        """The memory that it keeps from being freed."""
        return sum(change.size_bytes for change in self.pixels.values())

    def packed(self) -> "DocumentChange":
        """The same change in less memory; see :meth:`TileChange.packed`."""
        packed = {image: change.packed() for image, change in self.pixels.items()}
        return DocumentChange(self.before, self.after, packed, self.rooms)

    def followed_by(self, other: "DocumentChange") -> "DocumentChange":
        """Both as one step; neither may paint."""
        before = {**other.before.items, **self.before.items}
        after = {**self.after.items, **other.after.items}
        return DocumentChange(
            replace(self.before, items=before), replace(other.after, items=after), {}
        )

    def without_pixels(self) -> "DocumentChange":
        """What remains of it once it is forgotten."""
        return DocumentChange(self.before, self.after, {})

    def rect(self, id_: str) -> Rect:
        """Has all pixels that it changes of a layer or mask."""
        rect = EMPTY
        for (of, _, _), change in self.pixels.items():
            if of == id_:
                rect = rect.united(change.rect)
        return rect

    def undo(self, document: Document) -> Document:
        """``document`` as it was before."""
        return self._applied(document, self.after, self.before, is_undo=True)

    def redo(self, document: Document) -> Document:
        """``document`` as it was after."""
        return self._applied(document, self.before, self.after, is_undo=False)

    def _applied(
        self, document: Document, origin: _State, target: _State, *, is_undo: bool
    ) -> Document:
        images = _images(document)
        if not is_undo:
            images = _enlarged(images, self.rooms)
        for image, change in self.pixels.items():
            pixels = TiledPixels(images.get(image, blank(image[2])))
            (change.undo if is_undo else change.redo)(pixels)
            images[image] = pixels.snapshot()
        if is_undo:
            images = _reduced(images, self.rooms)
        outlines = {one.id: one for one in document.items if one.id not in origin.items}
        outlines |= target.items
        items = {id_: _filled(item, images) for id_, item in outlines.items()}
        layers = {id_: one for id_, one in items.items() if isinstance(one, Layer)}
        masks = {id_: one for id_, one in items.items() if isinstance(one, NamedMask)}
        result = replace(
            document,
            layers=_ordered(layers, target.layers),
            masks=_ordered(masks, target.masks),
        )
        if (origin.width, origin.height) != (target.width, target.height):
            result = replace(result, width=target.width, height=target.height)
        return replace(
            result,
            active_layer=_active(
                layers, document.active_layer, origin.active_layer, target.active_layer
            ),
            active_mask=_active(
                masks, document.active_mask, origin.active_mask, target.active_mask
            ),
        )


def _state(document: Document, outlines: Mapping[str, Item], ids: set[str]) -> _State:
    return _State(
        document.width,
        document.height,
        tuple(one.id for one in document.layers),
        tuple(one.id for one in document.masks),
        document.active_layer,
        document.active_mask,
        {id_: item for id_, item in outlines.items() if id_ in ids},
    )


def _images(document: Document) -> dict[_Image, TileSnapshot]:
    images = {(one.id, False, one.pixels.grid): one.pixels for one in document.masks}
    for layer in document.layers:
        images[layer.id, False, layer.pixels.grid] = layer.pixels
        if layer.mask is not None:
            images[layer.id, True, layer.mask.grid] = layer.mask
    return images


def _rooms(before: Document, after: Document) -> dict[str, Room]:
    """Of the layers that are larger in ``after``."""
    layers = {one.id: one for one in before.layers}
    rooms = dict[str, Room]()
    for layer in after.layers:
        old = layers.get(layer.id)
        if old is not None and old is not layer and (room := room_of(old, layer)) is not None:
            rooms[layer.id] = room
    return rooms


def _enlarged(
    images: Mapping[_Image, TileSnapshot], rooms: Mapping[str, Room]
) -> dict[_Image, TileSnapshot]:
    enlarged = dict[_Image, TileSnapshot]()
    for (id_, of_mask, _), pixels in images.items():
        value = SHOWS if of_mask else 0
        larger = rooms[id_].enlarged(pixels, value) if id_ in rooms else pixels
        enlarged[id_, of_mask, larger.grid] = larger
    return enlarged


def _reduced(
    images: Mapping[_Image, TileSnapshot], rooms: Mapping[str, Room]
) -> dict[_Image, TileSnapshot]:
    reduced = dict[_Image, TileSnapshot]()
    for (id_, of_mask, _), pixels in images.items():
        smaller = rooms[id_].reduced(pixels) if id_ in rooms else pixels
        reduced[id_, of_mask, smaller.grid] = smaller
    return reduced


def _outlines(document: Document) -> dict[str, Item]:
    """Layers and masks with their properties, but without what is painted on them."""
    return {one.id: _outline(one) for one in document.items}


def _outline(item: Item) -> Item:
    images = {False: blank(item.pixels.grid)}
    if isinstance(item, Layer) and item.mask is not None:
        images[True] = blank(item.mask.grid)
    return with_images(item, images)


def _filled(item: Item, images: Mapping[_Image, TileSnapshot]) -> Item:
    """``item`` with the pixels of these images, in the sizes that it has."""
    own = {False: images.get((item.id, False, item.pixels.grid), item.pixels)}
    if isinstance(item, Layer) and item.mask is not None:
        own[True] = images.get((item.id, True, item.mask.grid), item.mask)
    return with_images(item, own)


def _ordered(items: Mapping[str, _Item], wanted: Iterable[str]) -> tuple[_Item, ...]:
    """In the order of ``wanted``; those that the step doesn't know come last."""
    order = (*wanted, *items)
    return tuple(items[id_] for id_ in dict.fromkeys(order) if id_ in items)


def _active(items: Mapping[str, _Item], present: str, origin: str, target: str) -> str:
    """The id of what is painted on: the step's if it changed that, else the present one."""
    wanted = present if origin == target else target
    return wanted if not wanted or wanted in items else next(iter(items), "")
