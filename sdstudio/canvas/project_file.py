"""A canvas as a file: an OpenRaster file, with what only we have in entries of our own.

Those are below ``sdstudio/``: masks, the masks of layers with the pixels that they hide, and
``project.json``, which says what they are. Fields and entries of a newer version are kept.
``project_writer.py`` writes such files, ``project_reader.py`` reads them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sdstudio.canvas.document import Blend, Document, Layer, LayerKind
from sdstudio.canvas.tile_encoder import is_opaque
from sdstudio.canvas.tiles import TileSnapshot

#: Of ``project.json``; a file with a higher version isn't opened.
VERSION: Final = 1
#: The folder of the entries that only we have.
OURS: Final = "sdstudio/"
JSON_NAME: Final = f"{OURS}project.json"
BASE_NAME: Final = "data/picture.png"


@dataclass(frozen=True, slots=True)
class Project:
    """What is in a project file.

    Args:
        base: the picture below all layers, opaque and of the document's size; ``None`` where it is
            kept elsewhere.
        base_name: the layer name of ``base`` in other programs.
        settings: for generating pictures, as JSON; untrusted.
        fields: of ``project.json``, those that a newer version wrote.
        entries: below ``sdstudio/``, those that a newer version wrote.
    """

    document: Document
    base: TileSnapshot | None = None
    base_name: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)
    fields: Mapping[str, object] = field(default_factory=dict)
    entries: Mapping[str, bytes] = field(default_factory=dict)


def split_base(document: Document) -> tuple[TileSnapshot | None, Document]:
    """A document of another program split into a picture and the layers on it.

    The picture is the lowest visible layer if it is opaque and exactly as large as the canvas;
    otherwise ``None``, and all layers stay.
    """
    lowest = next((one for one in document.layers if one.is_seen), None)
    if lowest is None or not _is_picture(lowest, document):
        return None, document
    without = document.without(lowest.id)
    return lowest.pixels, without


def _is_picture(layer: Layer, document: Document) -> bool:
    return (
        layer.rect == document.mask_grid.whole
        and layer.mask is None
        and layer.opacity == 1
        and layer.blend is Blend.NORMAL
        and layer.kind is LayerKind.PAINT
        and is_opaque(layer.pixels, document.mask_grid.whole)
    )
