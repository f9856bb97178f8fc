"""CanvasStore: what is painted on pictures, written after each change and read again later."""

import contextlib
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.canvas.document import Document
from sdstudio.canvas.project_file import Project
from sdstudio.canvas.project_reader import read_masks, read_project
from sdstudio.canvas.project_writer import encode_project
from sdstudio.canvas.tile_encoder import TileEncoder
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef

if TYPE_CHECKING:
    from sdstudio.library import Library

_DELAY_MS: Final = 1000
#: An artist who paints without a pause loses no more than this in a crash.
_LONGEST_S: Final = 4.0
_RETRY_MS: Final = 30_000
#: Pictures whose masks are offered for others.
_NEWEST: Final = 12
#: Encoding, opening, and reading the masks that are offered don't wait for each other.
_ENCODING: Final = "encode canvas"
_READING: Final = "read canvas"
_OFFERING: Final = "read masks"
#: Errors caused by the file, rather than by its disk or a lack of memory.
_OF_THE_FILE: Final = (ErrorCode.PROJECT_UNREADABLE, ErrorCode.PROJECT_TOO_LARGE)


class CanvasStore(QObject):
    """Keeps a document for each picture on which something is painted.

    Documents are encoded and decoded in the background, and written on the library's thread. One on
    which nothing is painted isn't stored, unless jobs got composites of it earlier. While one is
    written, only the newest of those that follow waits. If writing fails, for whatever reason, the
    document stays in memory and is tried again.

    Attributes:
        encoder: knows most of what is painted, since it encoded the documents.

    Signals:
        trouble(StudioError): a document couldn't be written or read.

    Thread: GUI.
    """

    trouble = Signal(object)

    def __init__(
        self, library: LibraryThread, background: BackgroundTasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._background = background
        self.encoder = TileEncoder()
        self._waiting: dict[InputRef, Document] = {}
        #: Since when something waits that hasn't been tried yet.
        self._waiting_since_s: float | None = None
        #: To be written once what is being written of the same picture has been.
        self._due: dict[InputRef, Document] = {}
        self._writing: dict[InputRef, Document] = {}
        #: What newer versions added to the files that were read.
        self._projects: dict[InputRef, Project] = {}
        #: Those that must not be written over, because a newer version wrote them.
        self._newer: set[InputRef] = set()
        #: Those that must be kept beside what is written, because they couldn't be read.
        self._unread: set[InputRef] = set()
        self._failed: set[InputRef] = set()
        self._operations = Operations(self, self._on_trouble)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(lambda: self._save(list(self._waiting)))

    def keep(self, image: InputRef, document: Document) -> None:
        """Write ``document``, which is painted on ``image``, after a short delay."""
        if not self.stores(image):
            return
        now_s = time.monotonic()
        if self._waiting_since_s is None:
            self._waiting_since_s = now_s
        self._waiting[image] = document
        if now_s - self._waiting_since_s < _LONGEST_S or not self._timer.isActive():
            self._timer.start(_DELAY_MS)

    def stores(self, image: InputRef) -> bool:
        """Whether it writes what is painted on ``image``: not over the file of a newer version."""
        return image not in self._newer

    def save_now(self) -> None:
        """Have everything written before the program ends.

        The window stays open if writing fails, unless the artist has been told of it before.
        """
        self._timer.stop()
        self._save(list(self._waiting), is_end=True)

    async def read(self, image: InputRef) -> Document | None:
        """What is painted on ``image``; ``None`` if that is nothing.

        Raises:
            StudioError: it is damaged, or the disk's failure.
        """
        for newest in (self._waiting, self._due, self._writing):
            if image in newest:
                return newest[image]
        try:
            project = await self._read(image)
        except StudioError as error:
            (self._newer if error.code is ErrorCode.PROJECT_NEWER else self._unread).add(image)
            raise
        if project is None:
            return None
        self._projects[image] = _beside(project)
        return project.document

    def carried(self, image: InputRef) -> Project | None:
        """What a newer version added to the project of ``image``, beside a document that isn't
        its own; ``None`` if nothing is known of it.
        """
        return self._projects.get(image)

    def carry(self, image: InputRef, project: Project) -> None:
        """Have files of ``image`` contain what a newer version added to ``project``."""
        if project.fields or project.entries:
            self._projects[image] = _beside(project)

    async def newest(self, but: InputRef) -> list[Document]:
        """Other pictures' documents, without layers, the most recently changed first.

        Damaged ones are left out.

        Raises:
            StudioError: the disk's failure.
        """
        known = {
            image.sha256: document
            for some in (self._writing, self._due, self._waiting)
            for image, document in some.items()
        }
        paths = await self._library.do(
            lambda library: library.canvases.newest(_NEWEST + len(known) + 1)
        )
        unknown = [path for path in paths if path.stem not in {*known, but.sha256}]
        known.pop(but.sha256, None)
        return await self._background.do(
            _OFFERING, lambda: [*known.values(), *_read_masks(unknown)][:_NEWEST]
        )

    async def _read(self, image: InputRef) -> Project | None:
        path = await self._library.do(lambda library: library.canvases.find(image.sha256))
        if path is None:
            return None
        try:
            opened = await self._background.do(_READING, lambda: read_project(path, is_kept=True))
        except StudioError as error:
            if error.code in _OF_THE_FILE:
                await self._set_aside(image)
            raise
        document = opened.project.document
        if (document.width, document.height) == (image.width, image.height):
            return opened.project
        # Somebody put it there.
        await self._set_aside(image)
        return None

    async def _set_aside(self, image: InputRef) -> None:
        await self._library.do(lambda library: library.canvases.set_aside(image.sha256))

    def _save(self, images: Iterable[InputRef], *, is_end: bool = False) -> None:
        self._waiting_since_s = None
        for image in images:
            self._due[image] = self._waiting.pop(image)
            if image not in self._writing:
                # Also before the program ends: it may end before this does.
                self._operations.start(
                    self._write_due(image, is_end=is_end), must_finish=image not in self._failed
                )

    async def _write_due(self, image: InputRef, *, is_end: bool) -> None:
        """Write the newest state until there is no newer one."""
        failure: Exception | None = None
        while image in self._due:
            document = self._writing[image] = self._due.pop(image)
            try:
                await self._write(image, document, is_end=is_end)
                failure = None
            except MemoryError as error:
                failure = StudioError(ErrorCode.CANVAS_MEMORY)
                failure.__cause__ = error
            except Exception as error:  # a bug, too: what is painted must not be lost by one
                failure = error
            finally:
                del self._writing[image]
        is_known = image in self._failed
        if failure is None:
            self._failed.discard(image)
            return
        self._failed.add(image)
        # It is kept for later, unless there is something newer.
        self._waiting.setdefault(image, document)
        if not self._timer.isActive():
            self._timer.start(_RETRY_MS)
        if not is_known:
            raise failure

    async def _write(self, image: InputRef, document: Document, *, is_end: bool) -> None:
        known = self._projects.get(image, Project(document))
        project = Project(document, fields=known.fields, entries=known.entries)
        encode = partial(encode_project, project, encoder=self.encoder)
        # Results are found by the composites that jobs got, even if those were deleted.
        if document.is_blank and not document.renderings:
            data = None
        elif is_end and image in self._failed:
            # Nobody waits for what was refused before, so the library is asked at once. Most of it
            # was encoded the last time.
            data = encode()
        else:
            data = await self._background.do(_ENCODING, encode, must_finish=True)
        is_unread = image in self._unread
        await self._library.do(lambda lib: _replace(lib, image, data, is_unread=is_unread))
        self._unread.discard(image)

    def _on_trouble(self, error: StudioError) -> None:
        self.trouble.emit(error)


def _beside(project: Project) -> Project:
    """Only what it says beside the document, whose pixels are free to change."""
    return Project(Document(1, 1), fields=project.fields, entries=project.entries)


def _read_masks(paths: Iterable[Path]) -> list[Document]:
    found = []
    for path in paths:
        with contextlib.suppress(StudioError):
            found.append(read_masks(path))
    return found


def _replace(library: "Library", image: InputRef, data: bytes | None, *, is_unread: bool) -> None:
    if is_unread:
        library.canvases.set_aside(image.sha256)
    if data is None:
        library.canvases.remove(image.sha256)
    else:
        library.canvases.write(image.sha256, data)
