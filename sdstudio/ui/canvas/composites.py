"""Composites: the picture on the canvas with its layers, made on another thread."""

import contextlib
from collections.abc import Callable, Collection, Iterator
from typing import Final, TypeAlias

from PySide6.QtGui import QImage

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.canvas_rendering import composite, hint_picture, rgb_of
from sdstudio.app.library_thread import LibraryThread
from sdstudio.canvas.document import Document, Layer
from sdstudio.domain.controls import ControlKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Rgb

_LANE: Final = "composite"
#: The key of a composite: everything that decides how a document looks.
_Parts: TypeAlias = tuple[InputRef, tuple[Layer, ...]]


class Composites:
    """Remembers the one that was made last.

    Args:
        pictures: give those that are in memory; others are read from the library.

    Thread: GUI.
    """

    def __init__(
        self,
        library: LibraryThread,
        background: BackgroundTasks,
        pictures: Callable[[InputRef], QImage],
    ) -> None:
        self._library = library
        self._background = background
        self._pictures = pictures
        self._made: tuple[_Parts, Rgb] | None = None
        self._stored: tuple[_Parts, InputRef] | None = None

    async def of(self, image: InputRef, document: Document) -> Rgb:
        """The picture of ``image`` with the layers of ``document``; not to be written to.

        Raises:
            StudioError: the picture is gone, or there is too little memory.
        """
        parts = _parts(image, document)
        if self._made is not None and self._made[0] == parts:
            return self._made[1]
        known = self._pictures(image)
        with _told_of_memory(document):
            if known.isNull():
                base = await self._library.do(lambda lib: lib.inputs.read(image))
                made = await self._background.do(_LANE, lambda: composite(base, document))
            else:
                made = await self._background.do(_LANE, lambda: composite(rgb_of(known), document))
        made.flags.writeable = False
        self._made = parts, made
        return made

    async def stored(
        self, image: InputRef, document: Document, origins: Collection[str]
    ) -> InputRef:
        """The picture of :meth:`of`, in the library.

        Args:
            origins: as of :meth:`sdstudio.library.input_store.InputStore.keep`.

        Raises:
            StudioError: as of :meth:`of`, or the disk's failure.
        """
        parts = _parts(image, document)
        if self._stored is not None and self._stored[0] == parts:
            known = self._stored[1]
            # Making and comparing a large one takes a second.
            with contextlib.suppress(StudioError):
                await self._library.do(lambda lib: lib.inputs.find(known))
                return known
        rgb = await self.of(image, document)
        with _told_of_memory(document):
            ref = await self._library.do(lambda lib: lib.keep_input(InputRole.IMAGE, rgb, origins))
        self._stored = parts, ref
        return ref

    async def hint_of(
        self, document: Document, kind: ControlKind, role: InputRole, origins: Collection[str] = ()
    ) -> InputRef | None:
        """The hint that is painted on layers, in the library, if any of them is visible.

        Args:
            role: what it is for.
            origins: as of :meth:`sdstudio.library.input_store.InputStore.keep`.

        Raises:
            StudioError: there is too little memory, or the disk's failure.
        """
        with _told_of_memory(document):
            hint = await self._background.do(_LANE, lambda: hint_picture(document, kind))
            if hint is None:
                return None
            return await self._library.do(lambda lib: lib.keep_input(role, hint, origins))


@contextlib.contextmanager
def _told_of_memory(document: Document) -> Iterator[None]:
    """Raise a lack of memory as an error with a sentence."""
    try:
        yield
    except MemoryError as error:
        width, height = document.width, document.height
        raise StudioError(ErrorCode.OUT_OF_MEMORY, width=width, height=height) from error


def _parts(image: InputRef, document: Document) -> _Parts:
    return image, tuple(one for one in document.layers if one.counts)
