"""Results as the canvas shows them: what is new in each, and thumbnails of that."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.input_pictures import Shown, shown, with_levels
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.domain import modes
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.request import GenerationRequest
from sdstudio.library import Picture

if TYPE_CHECKING:
    from sdstudio.canvas.document import Layer
    from sdstudio.imaging import Rgb
    from sdstudio.imaging.inpainting import NewPart

_LANE: Final = "results"
#: The memory for parts that are kept, in bytes; results made together share one.
_PARTS_BYTES: Final = 64 * 2**20
#: The parameters that decide which part is new.
_OF_PART: Final = (
    *("width", "height", "grow", "feather", "mask_blur"),
    *("context", "masked_only", "mask_padding"),
)
#: Small pictures of new parts; each is some 80 KB.
_KEPT_SMALL: Final = 200
#: How much a thumbnail shows around the new part, as a fraction of that part's longer side.
_AROUND: Final = 0.25
_AROUND_LEAST_PX: Final = 16
#: A small picture of a part that is almost as long as the picture would show little more of it.
_PART_MAX: Final = 0.7


@dataclass(frozen=True, slots=True)
class ResultImage:
    """A result as the canvas shows it.

    Args:
        layer: what is new, as a layer without a name; ``None`` if the result has a different size.
        place: of ``shown``, in pixels of the canvas.
        shown: transparent where nothing is new.
        size_bytes: the memory it takes.
    """

    layer: Layer | None
    place: QRectF
    shown: Shown
    size_bytes: int


class NewParts:
    """Finds what is new in results: their masks are read off the window's thread.

    Thread: GUI.
    """

    def __init__(self, library: LibraryThread, background: BackgroundTasks) -> None:
        self._library = library
        self._background = background
        self._kept: OrderedDict[object, NewPart] = OrderedDict()

    async def of(self, picture: Picture) -> NewPart | None:
        """What is new in ``picture``; ``None`` if everything is.

        Raises:
            StudioError: it can't be read.
        """
        request = picture.request
        if request.mode == modes.REPAIR_FACES.key:
            return await self._difference(picture)
        mask = request.input(InputRole.MASK)
        if request.mode != modes.INPAINTING.key or mask is None:
            return None
        key = (mask, *(getattr(request.params, name) for name in _OF_PART))
        part = self._kept.pop(key, None)
        if part is None:
            try:
                path = await self._library.do(lambda lib: lib.inputs.find(mask))
                part = await self._background.do(_LANE, lambda: _read_part(path, mask, request))
            except (StudioError, ValueError):
                # The mask is gone, or says nothing; the picture that the result was made from may
                # still be there.
                return await self._difference(picture)
        self._kept[key] = part
        while sum(one.levels.nbytes for one in self._kept.values()) > _PARTS_BYTES:
            self._kept.popitem(last=False)
        return part

    async def _difference(self, picture: Picture) -> NewPart | None:
        image = picture.request.input(InputRole.IMAGE)
        if image is None:
            return None
        try:
            path = await self._library.do(lambda lib: lib.inputs.find(image))
        except StudioError:
            return None
        return await self._background.do(_LANE, lambda: _changed(picture, path, image))


class ResultThumbnails(QObject):
    """Thumbnails of what is new in results, with some of what is around it.

    Signals:
        ready(int): :meth:`thumbnail` has an answer for the picture with this id.

    Thread: GUI.
    """

    ready = Signal(object)

    def __init__(
        self, parts: NewParts, background: BackgroundTasks, side_px: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._background = background
        self._side_px = side_px
        self._operations = Operations(self)
        #: ``None`` for those that show no more than a thumbnail of the picture.
        self._kept: OrderedDict[int, QImage | None] = OrderedDict()
        #: The newest request last.
        self._wanted: OrderedDict[int, Picture] = OrderedDict()

    def thumbnail(self, picture: Picture) -> QImage | None:
        """The thumbnail of ``picture``; ``None`` until :attr:`ready`, or if all of it is new."""
        if picture.request.input(InputRole.MASK) is None:
            return None
        if picture.id in self._kept:
            self._kept.move_to_end(picture.id)
            return self._kept[picture.id]
        self._wanted[picture.id] = picture
        self._wanted.move_to_end(picture.id)
        if not self._operations.is_running("make"):
            self._operations.start(self._make(), replacing="make")
        return None

    def forget_requests(self) -> None:
        """Drop the requests that are still waiting."""
        self._wanted.clear()

    async def _make(self) -> None:
        while self._wanted:
            picture_id, picture = self._wanted.popitem()
            try:
                part = await self._parts.of(picture)
                small = None
                if part is not None:
                    make = partial(_small, picture, part, self._side_px)
                    small = await self._background.do(_LANE, make)
            except StudioError:
                # Its thumbnail from the library is shown.
                small = None
            self._kept[picture_id] = small
            while len(self._kept) > _KEPT_SMALL:
                self._kept.popitem(last=False)
            if small is not None:
                self.ready.emit(picture_id)


def result_image(picture: Picture, part: NewPart | None, base: InputRef) -> ResultImage:
    """``picture`` as a canvas of the size of ``base`` shows it. Any thread.

    Raises:
        StudioError: it can't be read.
    """
    from sdstudio.canvas.result_layer import result_layer
    from sdstudio.imaging import read_picture

    rgb = read_picture(picture.path)
    height, width, _ = rgb.shape
    whole = QRectF(0, 0, base.width, base.height)
    if (width, height) != (base.width, base.height):
        place = QRectF(
            whole.topLeft(),
            QSizeF(width, height).scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio),
        )
        place.moveCenter(whole.center())
        seen = shown(rgb)
        return ResultImage(None, place, seen, _bytes(seen))
    layer = result_layer(rgb, part, picture=picture.identity)
    assert layer.mask is not None
    if part is None:
        seen, place = shown(rgb), whole
    else:
        pixels = layer.pixels.pixels()
        pixels[layer.mask.pixels() == 0] = 0
        box = part.box
        image = QImage(
            pixels.reshape(-1).data,
            box.width,
            box.height,
            4 * box.width,
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        seen, place = with_levels(image.copy()), QRectF(box.left, box.top, box.width, box.height)
    return ResultImage(layer, place, seen, _bytes(seen) + layer.pixels.size_bytes)


def _bytes(seen: Shown) -> int:
    return sum(level.sizeInBytes() for level in seen.levels)


def _read_part(path: Path, mask: InputRef, request: GenerationRequest) -> NewPart:
    from sdstudio.imaging.inpainting import new_part
    from sdstudio.imaging.input_pictures import read_kept
    from sdstudio.imaging.masks import grey

    return new_part(request.params, grey(read_kept(path, mask)))


def _changed(picture: Picture, path: Path, image: InputRef) -> NewPart | None:
    """Where a picture differs from the one that it was made from, whose file is ``path``."""
    import numpy as np

    from sdstudio.imaging import read_picture
    from sdstudio.imaging.inpainting import part_of
    from sdstudio.imaging.input_pictures import read_kept
    from sdstudio.imaging.masks import Box

    result = read_picture(picture.path)
    try:
        before = read_kept(path, image)
    except StudioError:
        return None
    if before.shape != result.shape:
        return None
    levels = np.where((before != result).any(axis=2), np.uint8(255), np.uint8(0))
    if not levels.any():
        return None
    return part_of(levels, Box(0, 0, image.width, image.height))


def _small(picture: Picture, part: NewPart, side_px: int) -> QImage | None:
    from sdstudio.imaging import read_picture

    box = part.box
    around = max(_AROUND_LEAST_PX, round(max(box.width, box.height) * _AROUND))
    box = box.grown(around, picture.width, picture.height)
    if max(box.width / picture.width, box.height / picture.height) > _PART_MAX:
        return None
    rgb: Rgb = read_picture(picture.path)
    seen = shown(box.of(rgb).copy()).full
    if max(seen.width(), seen.height()) <= side_px:
        return seen
    return seen.scaled(
        QSize(side_px, side_px),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
