"""What is on a canvas, layers and masks, as one value that never changes."""

import re
import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import numpy as np

from sdstudio.canvas.compositing import shown_through
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import Key, Tile, TileGrid, is_uniform, settled, uniform
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.controls import DEPTH
from sdstudio.domain.input_refs import InputRef

if TYPE_CHECKING:
    from sdstudio.canvas.tile_grid import Pixels

_FULL: Final = 255
#: How many composites a canvas remembers, so that results made from them are found.
RENDERINGS_MAX: Final = 1000
#: At the end of a name; longer ones are part of it, such as a year.
_NUMBER: Final = re.compile(r" \d{1,2}$")


class LayerKind(Enum):
    """What a layer is for."""

    PAINT = "paint"
    #: For reference while painting; no picture is generated from it.
    REFERENCE = "reference"
    #: How near things are: grey, white is near. Depth to image starts from it, and ControlNets
    #: for depth take it as their hint.
    DEPTH = "depth"
    #: The hint of ControlNets for another kind; it isn't in the picture either.
    HINT = "hint"


class Target(Enum):
    """What the brush paints on: the active mask, the active layer, or the mask of that layer."""

    MASK = "mask"
    LAYER = "layer"
    LAYER_MASK = "layer mask"


class Blend(Enum):
    """How a layer blends with what is below it."""

    NORMAL = "normal"
    MULTIPLY = "multiply"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class Layer:
    """Pixels with colours, somewhere on the canvas.

    Args:
        id: unique in its document, also among masks.
        pixels: blue, green, red, alpha, 8 bits each, multiplied by alpha: as Qt has them in
            memory where it paints.
        left, top: the place of its first pixel.
        opacity: 0 … 1.
        alpha_locked: painting leaves its transparency as it is.
        mask: what of it shows, of the same size, one channel; ``None`` shows all. Kept apart, so
            that what a mask hides isn't lost.
        picture: the identity of the picture in the library that it was made from, or empty.
        hint: of hints, the key of the ``ControlKind``; else empty.
    """

    id: str
    name: str
    pixels: TileSnapshot
    kind: LayerKind = LayerKind.PAINT
    left: int = 0
    top: int = 0
    opacity: float = 1.0
    visible: bool = True
    blend: Blend = Blend.NORMAL
    alpha_locked: bool = False
    mask: TileSnapshot | None = None
    picture: str = ""
    hint: str = ""

    @property
    def shows_hint(self) -> str:
        """The key of the ``ControlKind`` whose hints it shows; empty if it shows none."""
        return DEPTH.key if self.kind is LayerKind.DEPTH else self.hint

    @property
    def rect(self) -> Rect:
        """Where its pixels are on the canvas."""
        return self.pixels.grid.whole.seen_from(-self.left, -self.top)

    @property
    def shown_pixels(self) -> TileSnapshot:
        """Its pixels with its mask applied."""
        return self.pixels if self.mask is None else shown_through(self.pixels, self.mask)

    @property
    def counts(self) -> bool:
        """Whether it may change the picture that a job gets."""
        return self.kind is LayerKind.PAINT and self.is_seen

    @property
    def is_seen(self) -> bool:
        """Whether any of it may be visible."""
        return self.visible and self.opacity > 0 and not self.pixels.is_empty


@dataclass(frozen=True, slots=True)
class NamedMask:
    """Where a picture is to change, and how much.

    Args:
        id: unique in its document, also among layers.
        pixels: of the document's size, one channel: 0 stays, 255 changes.
        strength: 0 … 1, how much of ``pixels`` counts.
        visible: whether it counts at all.
        extends: it is what was added to the canvas; see :func:`~.canvas_size.unmade_extension`.
    """

    id: str
    name: str
    pixels: TileSnapshot
    strength: float = 1.0
    visible: bool = True
    extends: bool = False

    @property
    def counts(self) -> bool:
        """Whether anything changes because of it."""
        return self.visible and self.strength > 0 and not self.pixels.is_empty


_Item = TypeVar("_Item", Layer, NamedMask)
#: A layer or a mask.
Item: TypeAlias = Layer | NamedMask


@dataclass(frozen=True, slots=True)
class Document:
    """A canvas of ``width`` × ``height`` pixels.

    Copies share their tiles, so each state of a canvas can be kept for what differs in it.

    Args:
        layers: bottom to top.
        masks: in the order in which they are listed.
        active_layer, active_mask: ids of those that can be painted on; empty if there is none.
        target: which of them is painted on; no undo step changes it.
        renderings: the composites that jobs got of it, the latest last.
        snapshots: earlier states that the artist keeps, oldest first; no undo step changes them.
    """

    width: int
    height: int
    layers: tuple[Layer, ...] = ()
    masks: tuple[NamedMask, ...] = ()
    active_layer: str = ""
    active_mask: str = ""
    renderings: tuple[InputRef, ...] = ()
    snapshots: "tuple[NamedSnapshot, ...]" = ()
    target: Target = Target.MASK

    @property
    def mask_grid(self) -> TileGrid:
        """The grid of its masks."""
        return TileGrid(self.width, self.height)

    @property
    def items(self) -> tuple[Item, ...]:
        """All layers and masks."""
        return (*self.layers, *self.masks)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is painted or kept: there are no layers, and all masks are empty."""
        has_items = bool(self.layers or self.snapshots)
        return not has_items and all(one.pixels.is_empty for one in self.masks)

    @property
    def size_bytes(self) -> int:
        """The memory of its tiles, which others may share."""
        masks = [one.mask for one in self.layers if one.mask is not None]
        images = [*(one.pixels for one in self.items), *masks]
        return sum(one.size_bytes for one in images)

    def mask(self, id_: str) -> NamedMask:
        """A mask. Raises ``KeyError`` if there is none with that id."""
        return _find(self.masks, id_)

    def layer(self, id_: str) -> Layer:
        """A layer. Raises ``KeyError`` if there is none with that id."""
        return _find(self.layers, id_)

    def with_mask(self, mask: NamedMask, at: int | None = None) -> "Document":
        """With ``mask`` in place of the one with its id, or added.

        Args:
            at: where in the list it is then; ``None``: where it was, or last.
        """
        return replace(self, masks=_put(self.masks, mask, at))

    def with_active(self, mask: NamedMask, at: int | None = None) -> "Document":
        """As :meth:`with_mask`, and ``mask`` is the one that is painted on."""
        return replace(self.with_mask(mask, at), active_mask=mask.id)

    def with_layer(self, layer: Layer, at: int | None = None) -> "Document":
        """With ``layer`` in place of the one with its id, or added; see :meth:`with_mask`."""
        return replace(self, layers=_put(self.layers, layer, at))

    def with_active_layer(self, layer: Layer, at: int | None = None) -> "Document":
        """As :meth:`with_layer`, and ``layer`` is the active one."""
        return replace(self.with_layer(layer, at), active_layer=layer.id)

    def with_rendering(self, picture: InputRef) -> "Document":
        """With ``picture``, a composite that a job got; only the newest ones are remembered."""
        return self.with_renderings([picture])

    def with_renderings(self, pictures: Iterable[InputRef]) -> "Document":
        """As :meth:`with_rendering` for several, the latest last."""
        added = dict.fromkeys(pictures)
        renderings = (*(one for one in self.renderings if one not in added), *added)
        return replace(self, renderings=renderings[-RENDERINGS_MAX:])

    def without(self, id_: str) -> "Document":
        """Without a layer or mask. A neighbour of the active one becomes the active one."""
        layers, active_layer = _removed(self.layers, id_, self.active_layer)
        masks, active_mask = _removed(self.masks, id_, self.active_mask)
        return replace(
            self, layers=layers, masks=masks, active_layer=active_layer, active_mask=active_mask
        )

    def combined_mask(self) -> TileSnapshot:
        """All masks combined: the highest level × strength of any visible one."""
        return combined(self.masks, self.mask_grid)


@dataclass(frozen=True, slots=True)
class NamedSnapshot:
    """A state of a canvas that the artist keeps, whatever is undone.

    Args:
        id: unique in its document.
        made_s: when, in seconds since 1970.
        document: of the same size, without snapshots of its own; it shares its tiles.
    """

    id: str
    name: str
    made_s: float
    document: Document


def new_id() -> str:
    """An id that no other layer or mask has."""
    return secrets.token_hex(8)


def combined(
    masks: Iterable[NamedMask], grid: TileGrid, only: Collection[Key] | None = None
) -> TileSnapshot:
    """The highest level × strength of the visible ones, which have the size of ``grid``.

    A single mask at full strength is itself, byte for byte.

    Args:
        only: the tiles to combine; all by default.
    """
    tiles: dict[Key, Tile] = {}
    for mask in masks:
        if mask.counts:
            table = _levels(mask.strength)
            for key, tile in mask.pixels.tiles.items():
                if only is not None and key not in only:
                    continue
                scaled = _scaled(tile, table) if mask.strength < 1 else tile
                highest = _highest(tiles.get(key), scaled)
                if highest is not None:
                    tiles[key] = highest
    return TileSnapshot(grid, tiles)


def with_images(item: Item, images: Mapping[bool, TileSnapshot]) -> Item:
    """A layer or mask with other pixels (``False``) or, of a layer, another mask (``True``)."""
    pixels = images.get(False, item.pixels)
    if isinstance(item, NamedMask):
        return replace(item, pixels=pixels)
    return replace(item, pixels=pixels, mask=images.get(True, item.mask))


def first_unused(pattern: str, names: Iterable[str]) -> str:
    """``pattern`` with the lowest ``{number}``, from 1, that makes it none of ``names``."""
    taken = set(names)
    numbered = (pattern.format(number=number) for number in range(1, len(taken) + 2))
    return next(name for name in numbered if name not in taken)


def told_apart(name: str, names: Iterable[str]) -> str:
    """``name``, unless it is one of ``names``: then with another number at its end, from 2."""
    taken = set(names)
    if name not in taken:
        return name
    plain = _NUMBER.sub("", name)
    numbered = (f"{plain} {number}" for number in range(2, len(taken) + 3))
    return next(one for one in numbered if one not in taken)


@lru_cache(maxsize=32)
def blank(grid: TileGrid) -> TileSnapshot:
    """Pixels of which none is painted."""
    return TileSnapshot(grid)


@lru_cache(maxsize=32)
def _levels(strength: float) -> "Pixels":
    """What each level of a mask becomes."""
    return np.round(np.arange(_FULL + 1) * strength).astype(np.uint8)


def _scaled(tile: Tile, table: "Pixels") -> Tile | None:
    if is_uniform(tile):
        return uniform(tile.shape, table[tile[0, 0]].tobytes())
    return settled(table[tile])


def _highest(one: Tile | None, other: Tile | None) -> Tile | None:
    if one is None or other is None:
        return one if other is None else other
    return settled(np.maximum(one, other))


def _find(items: Iterable[_Item], id_: str) -> _Item:
    for item in items:
        if item.id == id_:
            return item
    raise KeyError(id_)


def _put(items: tuple[_Item, ...], item: _Item, at: int | None) -> tuple[_Item, ...]:
    was_at = next((index for index, one in enumerate(items) if one.id == item.id), len(items))
    rest = [one for one in items if one.id != item.id]
    rest.insert(was_at if at is None else at, item)
    return tuple(rest)


def _removed(items: tuple[_Item, ...], id_: str, active: str) -> tuple[tuple[_Item, ...], str]:
    at = next((index for index, one in enumerate(items) if one.id == id_), None)
    if at is None:
        return items, active
    rest = items[:at] + items[at + 1 :]
    if active == id_:
        active = rest[min(at, len(rest) - 1)].id if rest else ""
    return rest, active
