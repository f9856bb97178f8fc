"""PictureHasher: looks at every picture once, to learn its hashes and what it was made from."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.domain.errors import StudioError
from sdstudio.library import FilePlace, HasFile, ThumbnailStore

if TYPE_CHECKING:
    from sdstudio.library import Library
    from sdstudio.library.family import Batch

_ABOVE_ALL: Final = 2**62
#: Pictures read one after the other before anything else gets a turn.
_BATCH: Final = 4
#: A pause between batches that nobody waits for, which leaves the processor to the jobs.
_PAUSE_S: Final = 0.25
_RUN: Final = "run"


class PictureHasher(QObject):
    """Pictures are looked at when their thumbnails are made; this looks at all others.

    Signals:
        advanced(): ``looked`` and ``is_running`` have changed.
        finished(): every picture was looked at, and what they were made from is known.

    Attributes:
        looked: pictures that have been gone through in this run.
        store: where the hashes are.

    Thread: GUI.
    """

    advanced = Signal()
    finished = Signal()

    def __init__(
        self,
        library: LibraryThread,
        store: ThumbnailStore,
        background: BackgroundTasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self.store = store
        self._background = background
        # A library that can't be read is reported by what matters more.
        self._operations = Operations(self, lambda _error: self.advanced.emit())
        self._broken: set[int] = set()
        self._is_urgent = False
        self._is_over = asyncio.Event()
        self.looked = 0

    @property
    def is_running(self) -> bool:
        """Whether pictures are being looked at."""
        return self._operations.is_running(_RUN)

    def begin(self, *, is_urgent: bool = False) -> None:
        """Look at the pictures that haven't been looked at yet.

        Args:
            is_urgent: somebody waits for it.
        """
        self._is_urgent = is_urgent or (self._is_urgent and self.is_running)
        if not self.is_running:
            self._is_over.clear()
            self._operations.start(self._run(), replacing=_RUN)

    async def look_at_all(self) -> None:
        """Look at those that haven't been looked at yet; returns once all have been."""
        self.begin(is_urgent=True)
        await self._is_over.wait()

    def calm_down(self) -> None:
        """Continue slowly, since nobody waits any more."""
        self._is_urgent = False

    async def look_at(self, picture_id: int, picture: HasFile) -> None:
        """Look at one picture now, unless it has been looked at."""
        from sdstudio.library.family import hash_files

        place = FilePlace(picture_id, picture.identity, picture.path)

        def look() -> None:
            if self.store.without_hash([place.identity]):
                hash_files(self.store, [place])

        await self._background.do("hashes of one", look)

    async def _run(self) -> None:
        try:
            await self._look()
        finally:
            self._is_over.set()
            self._is_urgent = False
        self.finished.emit()

    async def _look(self) -> None:
        from sdstudio.library.family import hash_files

        self.looked, below = 0, _ABOVE_ALL
        while below:
            batch = await self._library.do(partial(_unhashed, below))
            todo = [one for one in batch.pictures if one.id not in self._broken]
            if todo:
                read = partial(hash_files, self.store, todo)
                self._broken.update(await self._background.do("hashes", read))
            below, self.looked = batch.below, self.looked + batch.looked
            self.advanced.emit()
            if todo and not self._is_urgent:
                await asyncio.sleep(_PAUSE_S)
        below = _ABOVE_ALL
        while below:
            try:
                below = await self._library.do(partial(_find_parents, below))
            except StudioError:
                break  # the journal can't be written now; the next start tries again


def _unhashed(below: int, library: Library) -> Batch:
    return library.family.unhashed(below, _BATCH)


def _find_parents(below: int, library: Library) -> int:
    return library.family.find_missing(below)
