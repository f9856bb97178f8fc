"""Writes projects; see ``project_file.py`` for what is in a file."""

import json
from collections.abc import Mapping
from pathlib import Path

from sdstudio.canvas.archive import pack
from sdstudio.canvas.document import Layer, LayerKind
from sdstudio.canvas.openraster import (
    MERGED_NAME,
    MIMETYPE,
    STACK_NAME,
    THUMBNAIL_NAME,
    Stack,
    StackLayer,
    encode_stack,
)
from sdstudio.canvas.project_file import BASE_NAME, JSON_NAME, OURS, VERSION, Project
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.result_entries import CanvasResults
from sdstudio.canvas.snapshot_entries import SnapshotImages
from sdstudio.canvas.tile_encoder import Image, TileEncoder
from sdstudio.canvas.tile_png import straight
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot
from sdstudio.disk import Disk, write_over
from sdstudio.imaging.png import encode_plain_png


def write_project(
    disk: Disk,
    path: Path,
    project: Project,
    merged: TileSnapshot | None = None,
    results: CanvasResults | None = None,
    encoder: TileEncoder | None = None,
) -> None:
    """Write a project; a file that is there is replaced once all of it is on the disk.

    Takes several threads and some tenths of a second for each large layer.

    Args:
        merged: all layers as they are seen together, for programs that show nothing else.
            OpenRaster asks for it; without it there is no preview.
        results: what was made of it.
        encoder: as of :func:`encode_project`.

    Raises:
        StudioError: the disk's failure.
    """
    write_over(disk, path, encode_project(project, merged, encoder, results))


def encode_project(
    project: Project,
    merged: TileSnapshot | None = None,
    encoder: TileEncoder | None = None,
    results: CanvasResults | None = None,
) -> bytes:
    """The content of the file that :func:`write_project` writes.

    Args:
        encoder: the one used for earlier states of the document, most of which it needn't encode
            again.
    """
    document = project.document
    images: dict[str, Image] = {}
    if project.base is not None:
        images[BASE_NAME] = Image(project.base)
    for number, layer in enumerate(document.layers):
        if layer.mask is not None:
            # Other programs see what the mask shows; we also keep what it hides.
            images[_pixels_name(number)] = Image(layer.pixels)
            images[_layer_mask_name(number)] = Image(layer.mask)
        images[_layer_name(number)] = Image(layer.pixels, layer.mask)
    for number, mask in enumerate(document.masks):
        images[_mask_name(number)] = Image(mask.pixels)
    own = {name: one.pixels for name, one in images.items() if one.mask is None}
    snapshots = SnapshotImages(document, own)
    images |= {name: Image(pixels) for name, pixels in snapshots.images.items()}
    if merged is not None:
        images[MERGED_NAME] = Image(merged, is_whole=True)
    encoded = (encoder or TileEncoder()).encode(images)
    places = {name: one.place for name, one in encoded.items()}
    entries = {"mimetype": MIMETYPE, STACK_NAME: encode_stack(_stack(project, places))}
    if merged is not None:
        entries[THUMBNAIL_NAME] = _thumbnail(merged)
    entries |= {name: one.png for name, one in encoded.items()}
    described = {**project.fields, **_described(project, places)}
    if document.snapshots:
        described["snapshots"] = snapshots.described(places)
    if results is not None:
        described["results"] = results.described
        entries |= results.entries
    # In ASCII, because a lone surrogate, as in a name that was cut off, can't be encoded in UTF-8.
    entries[JSON_NAME] = json.dumps(described, indent=1).encode()
    kept = {name: one for name, one in project.entries.items() if name not in entries}
    return pack({**entries, **kept})


def _layer_name(number: int) -> str:
    return f"data/layer{number:03}.png"


def _pixels_name(number: int) -> str:
    return f"{OURS}layer{number:03}.png"


def _layer_mask_name(number: int) -> str:
    return f"{OURS}layer{number:03}-mask.png"


def _mask_name(number: int) -> str:
    return f"{OURS}mask{number:03}.png"


def _stack(project: Project, places: Mapping[str, Rect]) -> Stack:
    document = project.document
    layers = []
    if project.base is not None:
        layers.append(StackLayer(BASE_NAME, project.base_name, locked=True))
    for number, layer in enumerate(document.layers):
        name = _layer_name(number)
        layers.append(
            StackLayer(
                name,
                layer.name,
                layer.left + places[name].left,
                layer.top + places[name].top,
                layer.opacity,
                # Other programs have no layers that aren't rendered.
                layer.visible and layer.kind is LayerKind.PAINT,
                layer.blend,
            )
        )
    return Stack(document.width, document.height, tuple(layers))


def _thumbnail(merged: TileSnapshot) -> bytes:
    pyramid = TiledPixels(merged).pyramid
    # The last level fits into a tile, whose size is the largest that a thumbnail may have.
    small = pyramid.read(len(pyramid.grids) - 1, pyramid.grids[-1].whole)
    return encode_plain_png(straight(small))


def _described(project: Project, places: Mapping[str, Rect]) -> dict[str, object]:
    document = project.document
    return {
        "version": VERSION,
        "width": document.width,
        "height": document.height,
        "active_mask": document.active_mask,
        "active_layer": document.active_layer,
        "target": document.target.value,
        "masks": [
            {
                "id": mask.id,
                "name": mask.name,
                "strength": mask.strength,
                "visible": mask.visible,
                **({"extends": True} if mask.extends else {}),
                **_image(_mask_name(number), places),
            }
            for number, mask in enumerate(document.masks)
        ],
        "layers": [_layer(layer, number, places) for number, layer in enumerate(document.layers)],
        "renderings": [one.model_dump(mode="json") for one in document.renderings],
        **({} if project.base is None else {"base": BASE_NAME}),
        **({"settings": project.settings} if project.settings else {}),
    }


def _layer(layer: Layer, number: int, places: Mapping[str, Rect]) -> dict[str, object]:
    described: dict[str, object] = {
        "source": _layer_name(number),
        "id": layer.id,
        "name": layer.name,
        "opacity": layer.opacity,
        "kind": layer.kind.value,
        "visible": layer.visible,
        "alpha_locked": layer.alpha_locked,
        "left": layer.left,
        "top": layer.top,
        "width": layer.pixels.grid.width,
        "height": layer.pixels.grid.height,
    }
    if layer.picture:
        described["picture"] = layer.picture
    if layer.hint:
        described["hint"] = layer.hint
    if layer.mask is not None:
        described["pixels"] = _image(_pixels_name(number), places)
        described["mask"] = _image(_layer_mask_name(number), places)
    return described


def _image(name: str, places: Mapping[str, Rect]) -> dict[str, object]:
    """An image that is stored without what is empty around it."""
    return {"image": name, "left": places[name].left, "top": places[name].top}
