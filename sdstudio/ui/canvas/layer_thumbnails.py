"""Thumbnails of layers and their masks, updated when they are painted on."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.canvas.document import Document, Layer
from sdstudio.canvas.thumbnails import small
from sdstudio.canvas.tile_grid import Pixels
from sdstudio.canvas.tiles import TileSnapshot

_LANE: Final = "thumbnails of layers"
#: Twice what the list shows, for screens with many pixels.
SIDE_PX: Final = 64


@dataclass(frozen=True, slots=True)
class _Source:
    """What a thumbnail is made from."""

    pixels: TileSnapshot
    mask: TileSnapshot | None
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class LayerThumbnail:
    """A small picture of a layer on the canvas, and of its mask if it has one."""

    layer: QImage
    mask: QImage | None


class LayerThumbnails(QObject):
    """Signals:
    made(str, LayerThumbnail): the newest of the layer with that id.

    Thread: GUI.
    """

    made = Signal(str, object)

    def __init__(self, background: BackgroundTasks, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._operations = Operations(self)
        self._made: dict[str, tuple[_Source, LayerThumbnail]] = {}

    def of(self, id_: str) -> LayerThumbnail | None:
        """The last one that was made of a layer."""
        return self._made[id_][1] if id_ in self._made else None

    def update(self, document: Document | None) -> None:
        """Make those of the layers of ``document`` that are missing or out of date."""
        layers = () if document is None else document.layers
        ids = {one.id for one in layers}
        self._made = {id_: one for id_, one in self._made.items() if id_ in ids}
        wanted = {one.id: _source(document, one) for one in layers if document is not None}
        missing = {
            id_: source
            for id_, source in wanted.items()
            if id_ not in self._made or self._made[id_][0] != source
        }
        self._operations.start(self._make(missing), replacing="make")

    async def _make(self, sources: dict[str, _Source]) -> None:
        for id_, source in sources.items():
            thumbnail = await self._background.do(_LANE, partial(_thumbnail, source))
            self._made[id_] = source, thumbnail
            self.made.emit(id_, thumbnail)


def _source(document: Document, layer: Layer) -> _Source:
    return _Source(layer.pixels, layer.mask, layer.left, layer.top, document.width, document.height)


def _thumbnail(source: _Source) -> LayerThumbnail:
    colours = _small(source.pixels, source)
    mask = None if source.mask is None else _small(source.mask, source)
    return LayerThumbnail(
        _image(colours, QImage.Format.Format_ARGB32_Premultiplied),
        None if mask is None else _image(mask, QImage.Format.Format_Grayscale8),
    )


def _small(snapshot: TileSnapshot, source: _Source) -> Pixels:
    return small(snapshot, source.left, source.top, source.width, source.height, SIDE_PX)


def _image(pixels: Pixels, format_: QImage.Format) -> QImage:
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, pixels.strides[0], format_).copy()
