"""The snapshots that an artist keeps of a canvas, in its project file.

Most images of a snapshot are the same as in the document or another snapshot: each is stored once
and read once.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np

from sdstudio.canvas.document import Blend, Document, Layer, LayerKind, NamedMask, NamedSnapshot
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tile_png import placed
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.controls import control_kind

SNAPSHOTS_MAX: Final = 50
_NAME_MAX: Final = 300

#: The images of a file that are known already, by name, as they are in the document.
Images = Mapping[str, TileSnapshot]


class SnapshotImages:
    """The images of the snapshots of a document, and what ``project.json`` says of them.

    Args:
        known: the images of the document itself, by the names of their entries.
    """

    def __init__(self, document: Document, known: Images) -> None:
        self._snapshots = document.snapshots
        self._names = {id(one): name for name, one in known.items()}
        #: Those that aren't among ``known``.
        self.images: dict[str, TileSnapshot] = {}
        for snapshot in document.snapshots:
            for pixels in _images_of(snapshot.document):
                if id(pixels) not in self._names:
                    name = f"sdstudio/snapshot-image{len(self.images):03}.png"
                    self.images[name] = pixels
                    self._names[id(pixels)] = name

    def described(self, places: Mapping[str, Rect]) -> list[dict[str, object]]:
        """What ``project.json`` stores about the snapshots.

        Args:
            places: of what is encoded of each image.
        """
        return [
            {
                "id": one.id,
                "name": one.name,
                "made_s": one.made_s,
                "active_layer": one.document.active_layer,
                "active_mask": one.document.active_mask,
                "layers": [self._layer(layer, places) for layer in one.document.layers],
                "masks": [
                    {
                        "id": mask.id,
                        "name": mask.name,
                        "strength": mask.strength,
                        "visible": mask.visible,
                        **({"extends": True} if mask.extends else {}),
                        "pixels": self._image(mask.pixels, places),
                    }
                    for mask in one.document.masks
                ],
            }
            for one in self._snapshots
        ]

    def _layer(self, layer: Layer, places: Mapping[str, Rect]) -> dict[str, object]:
        return {
            "id": layer.id,
            "name": layer.name,
            "opacity": layer.opacity,
            "kind": layer.kind.value,
            "blend": layer.blend.value,
            "visible": layer.visible,
            "alpha_locked": layer.alpha_locked,
            "left": layer.left,
            "top": layer.top,
            "pixels": self._image(layer.pixels, places),
            "mask": None if layer.mask is None else self._image(layer.mask, places),
            **({"picture": layer.picture} if layer.picture else {}),
            **({"hint": layer.hint} if layer.hint else {}),
        }

    def _image(self, pixels: TileSnapshot, places: Mapping[str, Rect]) -> dict[str, object]:
        name = self._names[id(pixels)]
        return {
            "image": name,
            "left": places[name].left,
            "top": places[name].top,
            "width": pixels.grid.width,
            "height": pixels.grid.height,
        }


class SnapshotReader:
    """Reads the snapshots of a document.

    Args:
        document: without them.
        known: its images, by the names of their entries.
        decode: an entry, of a layer (4 channels) or a mask (1), without what is empty around it.
        check: raises unless a layer may have that width and height.
    """

    def __init__(
        self,
        document: Document,
        known: Images,
        decode: Callable[[str, int], TileSnapshot],
        check: Callable[[int, int], object],
    ) -> None:
        self._document = document
        self._images = dict(known)
        self._decode = decode
        self._check = check

    def read(self, described: Iterable[Mapping[str, Any]]) -> tuple[NamedSnapshot, ...]:
        """All snapshots; raises any exception if they are damaged."""
        snapshots = tuple(self._snapshot(one) for one in described)
        if len({one.id for one in snapshots}) < len(snapshots):
            raise ValueError("an id occurs twice")
        return snapshots

    def _snapshot(self, ours: Mapping[str, Any]) -> NamedSnapshot:
        layers = tuple(self._layer(one) for one in ours["layers"])
        masks = tuple(self._mask(one) for one in ours["masks"])
        ids = {*(one.id for one in layers), *(one.id for one in masks)}
        if len(ids) < len(layers) + len(masks):
            raise ValueError("an id occurs twice")
        document = Document(
            self._document.width,
            self._document.height,
            layers,
            masks,
            _one_of(layers, ours["active_layer"]),
            _one_of(masks, ours["active_mask"]),
        )
        return NamedSnapshot(
            str(ours["id"])[:_NAME_MAX],
            str(ours["name"])[:_NAME_MAX],
            float(ours["made_s"]),
            document,
        )

    def _layer(self, ours: Mapping[str, Any]) -> Layer:
        id_ = str(ours["id"])[:_NAME_MAX]
        like = next((one for one in self._document.layers if one.id == id_), None)
        pixels = self._pixels(ours["pixels"], 4, None if like is None else like.pixels)
        mask = None
        if ours["mask"] is not None:
            mask = self._pixels(ours["mask"], 1, None if like is None else like.mask)
            if mask.grid != replace(pixels.grid, channels=1):
                raise ValueError("a mask of another size")
        return Layer(
            id_,
            str(ours["name"])[:_NAME_MAX],
            pixels,
            LayerKind(ours["kind"]),
            int(ours["left"]),
            int(ours["top"]),
            _share(ours["opacity"]),
            bool(ours["visible"]),
            Blend(ours["blend"]),
            bool(ours["alpha_locked"]),
            mask,
            str(ours.get("picture", ""))[:_NAME_MAX],
            read_hint(ours),
        )

    def _mask(self, ours: Mapping[str, Any]) -> NamedMask:
        id_ = str(ours["id"])[:_NAME_MAX]
        like = next((one for one in self._document.masks if one.id == id_), None)
        pixels = self._pixels(ours["pixels"], 1, None if like is None else like.pixels)
        if pixels.grid != self._document.mask_grid:
            raise ValueError("a mask of another size")
        name, strength = str(ours["name"])[:_NAME_MAX], _share(ours["strength"])
        extends = bool(ours.get("extends", False))
        return NamedMask(id_, name, pixels, strength, bool(ours["visible"]), extends)

    def _pixels(
        self, ours: Mapping[str, Any], channels: int, like: TileSnapshot | None
    ) -> TileSnapshot:
        """An image, which shares with ``like`` the tiles that are equal."""
        name = str(ours["image"])
        grid = TileGrid(int(ours["width"]), int(ours["height"]), channels)
        self._check(grid.width, grid.height)
        known = self._images.get(name)
        if known is not None and known.grid == grid:
            return known
        left, top = int(ours["left"]), int(ours["top"])
        pixels = placed(self._decode(name, channels), left, top, grid)
        if like is not None and like.grid == grid:
            pixels = _sharing(pixels, like)
        self._images[name] = pixels
        return pixels


def images_in(described: Iterable[Mapping[str, Any]]) -> set[str]:
    """The names of all images that snapshots refer to."""
    return {
        str(image["image"])
        for one in described
        for item in (*one["layers"], *one["masks"])
        for image in (item["pixels"], item.get("mask"))
        if image is not None
    }


def _images_of(document: Document) -> Iterable[TileSnapshot]:
    for layer in document.layers:
        yield layer.pixels
        if layer.mask is not None:
            yield layer.mask
    for mask in document.masks:
        yield mask.pixels


def _sharing(pixels: TileSnapshot, like: TileSnapshot) -> TileSnapshot:
    """The same pixels, using the tiles of ``like`` where they are equal."""
    tiles = dict(pixels.tiles)
    for key, tile in pixels.tiles.items():
        other = like.tiles.get(key)
        if other is not None and np.array_equal(other, tile):
            tiles[key] = other
    return TileSnapshot(pixels.grid, tiles)


def _share(value: Any) -> float:
    share = float(value)
    if not 0 <= share <= 1:
        raise ValueError("a share isn't between 0 and 1")
    return share


def _one_of(items: tuple[Layer, ...] | tuple[NamedMask, ...], wanted: object) -> str:
    """The active one; the last one if none is marked as active."""
    ids = [one.id for one in items]
    return wanted if isinstance(wanted, str) and wanted in ids else (ids[-1] if ids else "")


def read_hint(ours: Mapping[str, Any]) -> str:
    """The kind of hints that a layer shows; raises any exception if there is no such kind."""
    if LayerKind(ours["kind"]) is not LayerKind.HINT:
        return ""
    return control_kind(str(ours["hint"])).key
