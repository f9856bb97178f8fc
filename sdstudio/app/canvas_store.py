"""CanvasStore: what is painted on pictures, written after each change and read again later."""

import contextlib
import errno
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.canvas.document import Document
from sdstudio.canvas.project_file import Project, encode_project, read_project
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef

if TYPE_CHECKING:
    from sdstudio.library import Library

_DELAY_MS: Final = 1000
#: Whoever paints on without a pause loses no more than this.
_LONGEST_S: Final = 4.0
_RETRY_MS: Final = 30_000
#: Pictures whose masks are offered for others.
_NEWEST: Final = 12


class CanvasStore(QObject):
    """Keeps a document for each picture on which something is painted, on the library's thread.

    One in which nothing is painted isn't stored, unless jobs got pictures of it earlier. What the
    disk refuses stays in memory and is tried again.

    Signals:
        trouble(StudioError): a document couldn't be written or read.

    Thread: GUI.
    """

    trouble = Signal(object)

    def __init__(self, library: LibraryThread, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._waiting: dict[InputRef, Document] = {}
        #: Since when something waits that hasn't been tried yet.
        self._waiting_since_s: float | None = None
        #: The newest of each picture that the library was given and hasn't answered for.
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
        if image in self._newer:
            return
        now_s = time.monotonic()
        if self._waiting_since_s is None:
            self._waiting_since_s = now_s
        self._waiting[image] = document
        if now_s - self._waiting_since_s < _LONGEST_S or not self._timer.isActive():
            self._timer.start(_DELAY_MS)

    def save_now(self) -> None:
        """Have everything written before the program ends.

        The window stays open if writing fails, unless the artist has been told of it before.
        """
        self._timer.stop()
        self._save(list(self._waiting))

    async def read(self, image: InputRef) -> Document | None:
        """What is painted on ``image``; ``None`` if that is nothing.

        Raises:
            StudioError: it is damaged, or the disk's failure.
        """
        newest = self._waiting.get(image, self._writing.get(image))
        if newest is not None:
            return newest
        try:
            project = await self._library.do(lambda library: _read(library, image))
        except StudioError as error:
            (self._newer if error.code is ErrorCode.PROJECT_NEWER else self._unread).add(image)
            raise
        if project is None:
            return None
        # Only what it says beside the document, whose pixels are free to change.
        self._projects[image] = Project(Document(1, 1), project.fields, project.entries)
        return project.document

    async def newest(self, but: InputRef) -> list[Document]:
        """The documents of other pictures that were changed last; damaged ones are left out.

        Raises:
            StudioError: the disk's failure.
        """
        self._save(list(self._waiting))
        return await self._library.do(lambda library: _read_newest(library, but.sha256))

    def _save(self, images: Iterable[InputRef]) -> None:
        self._waiting_since_s = None
        for image in images:
            document = self._writing[image] = self._waiting.pop(image)
            known = self._projects.get(image, Project(document))
            project = Project(document, known.fields, known.entries)
            # Also before the program ends: it may end before this does.
            self._operations.start(
                self._write(image, project), must_finish=image not in self._failed
            )

    async def _write(self, image: InputRef, project: Project) -> None:
        is_unread = image in self._unread
        self._unread.discard(image)
        try:
            await self._library.do(
                lambda library: _write(library, image, project, is_unread=is_unread)
            )
        except StudioError:
            if is_unread:
                self._unread.add(image)
            # It is kept for later, unless there is something newer.
            if self._writing.get(image, project.document) is project.document:
                self._waiting.setdefault(image, project.document)
            if not self._timer.isActive():
                self._timer.start(_RETRY_MS)
            is_known = image in self._failed
            self._failed.add(image)
            if not is_known:
                raise
        else:
            self._failed.discard(image)
        finally:
            if self._writing.get(image) is project.document:
                del self._writing[image]

    def _on_trouble(self, error: StudioError) -> None:
        self.trouble.emit(error)


def _read(library: "Library", image: InputRef) -> Project | None:
    path = library.canvases.find(image.sha256)
    if path is None:
        return None
    try:
        project = read_project(path).project
    except StudioError as error:
        if error.code is not ErrorCode.PROJECT_NEWER and _is_of_the_file(error):
            library.canvases.set_aside(image.sha256)
        raise
    if (project.document.width, project.document.height) == (image.width, image.height):
        return project
    # Somebody put it there.
    library.canvases.set_aside(image.sha256)
    return None


def _is_of_the_file(error: StudioError) -> bool:
    """Whether the file is to blame, rather than its disk or too little memory."""
    cause = error.__cause__
    while cause is not None:
        if isinstance(cause, MemoryError):
            return False
        # Decoders raise it without a number; what a damaged file says of a place can't be sought.
        if isinstance(cause, OSError) and cause.errno not in (None, errno.EINVAL):
            return False
        cause = cause.__cause__
    return True


def _read_newest(library: "Library", but: str) -> list[Document]:
    found = []
    for path in library.canvases.newest(_NEWEST + 1):
        if path.stem != but:
            with contextlib.suppress(StudioError):
                found.append(read_project(path).project.document)
    return found[:_NEWEST]


def _write(library: "Library", image: InputRef, project: Project, *, is_unread: bool) -> None:
    if is_unread:
        library.canvases.set_aside(image.sha256)
    # What was made of it is found by what jobs got, even if all of that was deleted.
    if project.document.is_blank and not project.document.renderings:
        library.canvases.remove(image.sha256)
    else:
        library.canvases.write(image.sha256, encode_project(project))
