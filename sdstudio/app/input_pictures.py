"""InputPictures: loads and stores the pictures that jobs start from."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Given, Rgb

_KEPT: Final = 4
_SMALLEST_PX: Final = 512


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture ready for painting on screen.

    Args:
        levels: the picture, then each half as wide as the previous one (a mipmap).
    """

    levels: tuple[QImage, ...]

    @property
    def full(self) -> QImage:
        """Every pixel."""
        return self.levels[0]

    def at(self, zoom: float) -> QImage:
        """The smallest level with all the detail visible at ``zoom``."""
        level = 0
        while zoom < 0.5 and level + 1 < len(self.levels):
            zoom, level = zoom * 2, level + 1
        return self.levels[level]


@dataclass(frozen=True, slots=True)
class InputPreview:
    """A small copy of a picture, shown while the picture is being read.

    Args:
        size: of the picture.
    """

    image: QImage
    size: QSize


class InputPictures(QObject):
    """Reads input pictures, and stores them on the library thread.

    Signals:
        previewed(InputRef): :meth:`preview` returns a preview now.
        loaded(InputRef): :meth:`picture` returns it now.
        gone(InputRef, StudioError): it is no longer in the library.

    Thread: GUI.
    """

    previewed = Signal(object)
    loaded = Signal(object)
    gone = Signal(object, object)

    def __init__(
        self, library: LibraryThread, background: BackgroundTasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._background = background
        self._operations = Operations(self)
        self._kept: OrderedDict[InputRef, Shown] = OrderedDict()
        self._reading: set[InputRef] = set()
        self._previews: dict[InputRef, InputPreview] = {}
        self._missing: set[InputRef] = set()

    def picture(self, ref: InputRef) -> Shown | None:
        """The picture of ``ref``; ``None`` while it is being read, or if it is gone."""
        if ref in self._kept:
            self._kept.move_to_end(ref)
            return self._kept[ref]
        if ref not in self._reading and ref not in self._missing:
            self._reading.add(ref)
            self._operations.start(self._read(ref))
        return None

    def preview(self, ref: InputRef) -> InputPreview | None:
        """What to show of ``ref`` while it is read; ``None`` if there is nothing, or no more."""
        return self._previews.get(ref)

    def is_missing(self, ref: InputRef) -> bool:
        """Whether the library turned out not to have it."""
        return ref in self._missing

    async def keep(
        self, role: InputRole, read: Callable[[], Given], origins: Collection[str] = ()
    ) -> tuple[InputRef, Given]:
        """Store the result of ``read``.

        Args:
            read: called on a thread of its own; may raise ``StudioError``.
            origins: as of :meth:`InputStore.keep`.

        Returns:
            Its reference, and what was read.

        Raises:
            StudioError: of ``read``, or the disk's failure.
        """

        def read_shown() -> tuple[Given, Shown]:
            given = read()
            return given, shown(given.rgb)

        given, picture = await self._background.do_apart(read_shown)
        ref = await self._library.do(lambda library: library.keep_input(role, given.rgb, origins))
        self._missing.discard(ref)
        self._remember(ref, picture)
        return ref, given

    async def _read(self, ref: InputRef) -> None:
        try:
            small = await self._library.do(lambda lib: lib.inputs.preview(ref))
            if small is not None:
                image = shown(small).full
                self._previews[ref] = InputPreview(image, QSize(ref.width, ref.height))
                self.previewed.emit(ref)
            picture = await self._library.do(lambda lib: shown(lib.inputs.read(ref)))
        except StudioError as error:
            self._missing.add(ref)
            self.gone.emit(ref, error)
        else:
            self._remember(ref, picture)
            self.loaded.emit(ref)
        finally:
            self._reading.discard(ref)
            self._previews.pop(ref, None)

    def _remember(self, ref: InputRef, picture: Shown) -> None:
        self._kept[ref] = picture
        self._kept.move_to_end(ref)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)


def shown(rgb: Rgb) -> Shown:
    """``rgb`` ready for the screen. Any thread."""
    height, width, _ = rgb.shape
    # No copy of them: it would keep the interpreter's lock, and the window from being painted.
    pixels = rgb.reshape(-1).data
    image = QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888)
    return with_levels(image.convertToFormat(QImage.Format.Format_RGB32))


def with_levels(image: QImage) -> Shown:
    """``image`` ready for the screen. Any thread."""
    levels = [image]
    while max(levels[-1].width(), levels[-1].height()) > _SMALLEST_PX:
        half = QSize(max(1, levels[-1].width() // 2), max(1, levels[-1].height() // 2))
        levels.append(
            levels[-1].scaled(
                half,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
    return Shown(tuple(levels))
