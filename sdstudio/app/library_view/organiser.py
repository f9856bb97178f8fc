"""Organiser: boards, tags and saved searches for views, and the artist's changes to pictures."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from sdstudio.app.collation import sorted_by_name
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.results import Results
from sdstudio.app.operations import Operations
from sdstudio.domain.annotations import Annotations, Board, SavedSearch, TagUse
from sdstudio.domain.errors import StudioError

if TYPE_CHECKING:
    from sdstudio.library import Library, Previous
    from sdstudio.library.search import NameCounts

T = TypeVar("T")

#: New pictures may arrive one after the other, each on a board.
_COUNTED_AGAIN_MS: Final = 500
#: Pictures that are marked in a step of some 50 ms, after which the library does what else waits.
_MARKED_AT_ONCE: Final = 500
#: The fields of annotations whose values have names here, with counts.
_NAMED: Final = frozenset({"tags", "boards"})


@dataclass(frozen=True, slots=True)
class MarkingState:
    """How far a change of many pictures has got.

    Args:
        passed_s: since it began.
        can_stop: whether :meth:`Organiser.stop` ends it.
    """

    done: int
    total: int
    passed_s: float
    can_stop: bool

    @property
    def time_left_s(self) -> float:
        """If it goes on at this speed."""
        return self.passed_s / self.done * (self.total - self.done)


@dataclass(frozen=True, slots=True)
class Marked:
    """What came of a change of many pictures.

    Args:
        previous: what :meth:`Organiser.restore` takes to undo it.
        count: how many of the pictures it reached, from the first one, before it was stopped.
    """

    previous: Previous
    count: int


class Organiser(QObject):
    """Knows the names of boards, tags and saved searches, and has the library write changes.

    The names come from the library, and the counts from the search, which has them in memory: the
    library would have to count all pictures of all tags and boards, and nothing is saved meanwhile.

    Signals:
        changed(): boards, tags or saved searches have changed, or their counts.
        renamed(): boards or tags were added, removed or renamed.
        annotated(tuple of ids): what was added to these pictures has changed.
        progressed(MarkingState): a step of a change of many pictures is done.
        progress_ended(): that change is done, or was stopped.
        trouble(StudioError): the library couldn't be read.

    Thread: GUI.
    """

    changed = Signal()
    renamed = Signal()
    annotated = Signal(object)
    progressed = Signal(object)
    progress_ended = Signal()
    trouble = Signal(object)

    def __init__(
        self, library: LibraryThread, results: Results, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._results = results
        #: Those that the boards and tags have.
        self._counts: NameCounts | None = None
        self._operations = Operations(self, self.trouble.emit)
        #: One change after the other, since one may take several steps.
        self._turn = asyncio.Lock()
        self._is_stopped = False
        self.boards: tuple[Board, ...] = ()
        self.tags: tuple[TagUse, ...] = ()
        self.searches: tuple[SavedSearch, ...] = ()
        self._later = QTimer(self, singleShot=True, interval=_COUNTED_AGAIN_MS)
        self._later.timeout.connect(self.refresh)
        library.opened.connect(self._later.start)
        library.reopened.connect(self._later.start)
        library.pictures_changed.connect(self._on_pictures)
        results.facets_changed.connect(self._on_counted)

    def board(self, uid: str) -> Board | None:
        """The board with that uid."""
        return next((one for one in self.boards if one.uid == uid), None)

    @property
    def _names(self) -> tuple[list[tuple[str, str]], list[str]]:
        return [(one.uid, one.name) for one in self.boards], [one.name for one in self.tags]

    def _on_pictures(self) -> None:
        # Not postponed again by each picture.
        if not self._later.isActive():
            self._later.start()

    def refresh(self) -> None:
        """Read all names and counts again."""
        self._operations.start(self._read(), replacing="read")

    async def annotate(self, ids: Sequence[int], write: Callable[[Library], Previous]) -> Previous:
        """Have ``write`` add something to pictures, and tell the views.

        Returns:
            What ``write`` does, which :meth:`restore` takes to undo it.

        Raises:
            StudioError: the disk's failure; then nothing has changed.
        """
        async with self._turn:
            previous = await self._library.do(write)
        self._tell(ids, previous)
        return previous

    async def mark(
        self,
        ids: Sequence[int],
        write: Callable[[Library, Sequence[int]], Previous],
        *,
        can_stop: bool = True,
    ) -> Marked:
        """Have ``write`` add something to any number of pictures, some at a time.

        So a picture that is finished meanwhile is saved without waiting for all of them. Changes
        that are asked for later are made later.

        Args:
            can_stop: whether :meth:`stop` ends it.

        Raises:
            StudioError: the disk's failure; then nothing has changed, as far as the disk allows.
        """
        steps = (
            _marking(write, ids[begin : begin + _MARKED_AT_ONCE])
            for begin in range(0, len(ids), _MARKED_AT_ONCE)
        )
        return await self._in_steps(ids, steps, can_stop=can_stop)

    def stop(self) -> None:
        """Mark no more pictures, if many are being marked; those that are marked stay so."""
        self._is_stopped = True

    async def restore(self, ids: Sequence[int], previous: Previous) -> Previous:
        """Undo what :meth:`annotate` or :meth:`mark` did, some pictures at a time.

        Returns:
            What undoes that.

        Raises:
            StudioError: as of :meth:`mark`.
        """
        return (await self._in_steps(ids, _restoring(previous), previous)).previous

    async def _in_steps(
        self,
        ids: Sequence[int],
        steps: Iterable[Callable[[Library], Previous]],
        restored: Previous | None = None,
        *,
        can_stop: bool = False,
    ) -> Marked:
        from sdstudio.library import Previous

        undone = [] if restored is None else [restored]
        done: list[Previous] = []
        total = (len(restored.pictures) if restored else 0) or len(ids)
        async with self._turn:
            self._is_stopped = False
            began_s = time.monotonic()
            try:
                for step in steps:
                    if can_stop and self._is_stopped:
                        break
                    done.append(await self._library.do(step))
                    count = min(len(done) * _MARKED_AT_ONCE, total)
                    if count < total:
                        passed_s = time.monotonic() - began_s
                        self.progressed.emit(MarkingState(count, total, passed_s, can_stop))
            except StudioError:
                changed = Previous.joined(done)
                try:
                    for undo in _restoring(changed):
                        await self._library.do(undo)
                except StudioError:
                    # Some of it is in the library now.
                    self._tell(ids, Previous.joined([*undone, changed]))
                raise
            finally:
                self.progress_ended.emit()
        previous = Previous.joined(done)
        # What is there again is only in what was restored.
        self._tell(ids, Previous.joined([*undone, previous]))
        return Marked(previous, min(len(done) * _MARKED_AT_ONCE, total))

    def _tell(self, ids: Sequence[int], previous: Previous) -> None:
        self.annotated.emit(tuple(ids))
        if previous.is_of_names or previous.fields & _NAMED:
            self.refresh()

    async def annotations(self, ids: Sequence[int]) -> dict[int, Annotations]:
        """What the artist added to these pictures.

        Raises:
            StudioError: the library couldn't be read.
        """

        def read(library: Library) -> dict[int, Annotations]:
            found = library.annotations.of(ids)
            return {one: found.get(one, Annotations()) for one in ids}

        return await self._library.do(read)

    async def change(self, write: Callable[[Library], T]) -> T:
        """Have ``write`` change boards or saved searches.

        Raises:
            StudioError: the disk's failure; then nothing has changed.
        """
        async with self._turn:
            result = await self._library.do(write)
        await self._read()
        return result

    async def _read(self) -> None:
        # Until the search has counted once, it may still have to look at all pictures.
        counted = self._results.name_counts is None
        if counted:
            # With a million pictures, counting takes half a second: what else is asked for at the
            # start, such as the newest pictures, comes first.
            await self._library.do(lambda _library: None)
            counted = self._results.name_counts is None

        def read(library: Library) -> tuple[list[Board], list[TagUse], list[SavedSearch]]:
            return (
                library.boards.all(counted=counted),
                sorted_by_name(library.annotations.tags(counted=counted), lambda one: one.name),
                library.saved_searches.all(),
            )

        self._take(*await self._library.do(read))

    def _on_counted(self) -> None:
        # Every search is followed by this, and there may be thousands of tags.
        if self._results.name_counts == self._counts:
            return
        self._take(self.boards, self.tags, self.searches)

    def _take(
        self, boards: Sequence[Board], tags: Sequence[TagUse], searches: Sequence[SavedSearch]
    ) -> None:
        counts = self._counts = self._results.name_counts
        if counts is not None:
            boards = [replace(one, count=counts.boards.get(one.uid, 0)) for one in boards]
            tags = [replace(one, count=counts.tags.get(one.name, 0)) for one in tags]
        now = (tuple(boards), tuple(tags), tuple(searches))
        if now != (self.boards, self.tags, self.searches):
            before = self._names
            self.boards, self.tags, self.searches = now
            self.changed.emit()
            if self._names != before:
                self.renamed.emit()


def _marking(
    write: Callable[[Library, Sequence[int]], Previous], ids: Sequence[int]
) -> Callable[[Library], Previous]:
    return lambda library: write(library, ids)


def _restoring(previous: Previous) -> list[Callable[[Library], Previous]]:
    """The steps that undo a change."""

    def step(part: Previous) -> Callable[[Library], Previous]:
        return lambda library: library.annotations.restore(part)

    return [step(part) for part in previous.parts(_MARKED_AT_ONCE) if previous.is_change]
