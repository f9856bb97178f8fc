"""SearchThread: owns the search of the library, and answers the newest question first."""

from __future__ import annotations

import itertools
import logging
import queue
import sqlite3
from asyncio import Future
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from PySide6.QtCore import QObject, QThread

from sdstudio.app import freed_memory
from sdstudio.app.answers import Answer
from sdstudio.app.library_thread import LibraryThread
from sdstudio.domain.errors import StudioError
from sdstudio.domain.picture_query import PictureQuery, Sort
from sdstudio.library.search import Forget, Read, Took

if TYPE_CHECKING:
    from sdstudio.library import Library
    from sdstudio.library.search import (
        Columns,
        Facets,
        Found,
        Grouping,
        Ids,
        Match,
        NameCounts,
        PictureFacts,
        PictureSearch,
        SearchFeed,
        SearchLink,
        Section,
        Sections,
        Stacks,
    )

T = TypeVar("T")

_log = logging.getLogger(__name__)

# Priorities: the end of the thread comes before everything.
_END: Final = 0
_FIND: Final = 1
_COUNT: Final = 2
_CATCH_UP: Final = 3

#: After so long without a question: longer than between two keys, shorter than most other pauses.
_GIVE_BACK_S: Final = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """The answer to a query, before anything is counted.

    Args:
        sections: if a grouping was asked for.
        stacks: if they were asked for.
        match: for :meth:`SearchThread.count`.
    """

    found: Found
    sections: Sections | None
    stacks: Stacks | None
    match: Match


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """The counts that belong to an answer.

    Args:
        shown_count, trash_count: pictures in the library and in its trash.
        names: pictures of each tag and board, whatever was asked for.
    """

    facets: Facets
    shown_count: int
    trash_count: int
    names: NameCounts


@dataclass(frozen=True, slots=True)
class _Ended:
    value: Any


@dataclass(frozen=True, slots=True)
class _Unfinished:
    """The job is to be done again, in its turn."""


_Step = Read | Forget | Took | _Ended
Steps = Generator[Any, Any, Any]
_Job = tuple[int, int, Callable[[], Any] | None, Answer[Any] | None]


class SearchThread(QThread):
    """Finds pictures on a thread of its own, so that no search waits for a save or delays one.

    The library is read through a connection of this thread; if it is only in memory, through the
    library's thread.

    Thread: all methods are called on the GUI thread.
    """

    def __init__(self, library: LibraryThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self._library = library
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._search: PictureSearch | None = None
        self._feed: SearchFeed | None = None
        self._finding: Future[Any] | None = None
        self._counting: Future[Counted] | None = None
        self._is_over = False

    async def open(self) -> None:
        """Start the thread and open the index, once the library is open.

        Call it again after the library was opened again.

        Raises:
            StudioError: the library can't be opened.
        """
        link = await self._library.do(lambda library: library.search)
        if not self._is_over:
            self.start()
            await self._do(_FIND, lambda: self._open(link))

    def quit_and_wait(self) -> None:
        """End after the current step; questions that wait are dropped and never answered."""
        self._is_over = True
        self._jobs.put((_END, next(self._numbers), None, None))
        self.wait()

    @property
    def columns(self) -> Columns | None:
        """The columns of all pictures, to read from; ``None`` until it is open."""
        search = self._search
        return None if search is None else search.columns

    @property
    def is_complete(self) -> bool:
        """Whether all pictures can be found yet."""
        return self._search is not None and self._search.is_complete

    def facts(self, picture_id: int) -> PictureFacts | None:
        """What is known of a picture; takes some microseconds."""
        columns = self.columns
        return None if columns is None else columns.facts(picture_id)

    async def find(
        self, query: PictureQuery, grouping: Grouping | None = None, *, is_stacked: bool = False
    ) -> Answered:
        """Find pictures.

        A question that still waits for its turn is cancelled by the next one, and so is the count
        of its answer.
        """
        for earlier in (self._finding, self._counting):
            if earlier is not None:
                earlier.cancel()

        def answered(match: Match) -> Answered:
            search = self._opened
            return Answered(
                search.found(match),
                search.sections(match, grouping) if grouping else None,
                search.stacks(match) if is_stacked else None,
                match,
            )

        def next_step(steps: Steps, answer: Any) -> tuple[Steps, Read | Answered]:
            step = self._advance(steps, answer)
            if isinstance(step, _Ended):
                return steps, answered(step.value)
            assert isinstance(step, Read)
            return steps, step

        steps, step = await self._asked(lambda: next_step(self._opened.finding(query), None))
        while isinstance(step, Read):
            read = await self._read(step)
            steps, step = await self._asked(partial(next_step, steps, read))
        return step

    async def count(self, answered: Answered) -> Counted:
        """Count the values of all fields for an answer.

        In pieces, so that no question that comes meanwhile waits for it.
        """
        pieces = self._counted(answered.match)

        def next_piece() -> Counted | _Unfinished:
            try:
                next(pieces)
            except StopIteration as end:
                counted: Counted = end.value
                return counted
            return _Unfinished()

        # What is unfinished is done again until it isn't.
        self._counting = self._do(_COUNT, cast(Callable[[], Counted], next_piece))
        return await self._counting

    def _counted(self, match: Match) -> Generator[None, None, Counted]:
        search = self._opened
        if not search.is_current(match):
            # The order makes no difference, and this one needs nothing from the library.
            unsorted = replace(match.query, sort=Sort())
            again = self._advance(search.finding(unsorted, match.alike), None)
            assert isinstance(again, _Ended)
            match = again.value
        facets = yield from search.counting(match)
        return Counted(facets, *search.place_counts(), search.name_counts())

    async def matching(self, queries: Sequence[PictureQuery]) -> tuple[set[int], int]:
        """The ids that any of the queries finds, and the highest id that was looked at.

        Unlike :meth:`find`, it cancels no other question. The queries have no order.
        """

        def matched() -> tuple[set[int], int]:
            search, ids = self._opened, set[int]()
            for query in queries:
                step = self._advance(search.finding(query), None)
                assert isinstance(step, _Ended)
                ids.update(search.found(step.value).ids.tolist())
            return ids, int(search.columns["id"].max(initial=0))

        return await self._do(_COUNT, matched)

    async def by_prompt(self, query: PictureQuery, column: str) -> tuple[Ids, Stacks]:
        """The ids of what a query finds and has a prompt, the newest first, with a stack for each.

        Unlike :meth:`find`, it cancels no other question.

        Args:
            column: ``prompt`` or ``negative``.
        """

        def found() -> tuple[Ids, Stacks]:
            search, newest_first = self._opened, replace(query, sort=Sort())
            step = self._advance(search.finding(newest_first), None)
            assert isinstance(step, _Ended)
            return search.by_prompt(step.value, column)

        return await self._do(_FIND, found)

    async def days(self, query: PictureQuery) -> list[tuple[Section, int]]:
        """The days in which the pictures were made that a query finds, the newest first.

        Returns:
            Each with the id of its newest picture.
        """

        def found() -> list[tuple[Section, int]]:
            from sdstudio.library.search import Grouping

            search, newest_first = self._opened, replace(query, sort=Sort())
            step = self._advance(search.finding(newest_first), None)
            assert isinstance(step, _Ended)
            ids = search.found(step.value).ids
            days = search.sections(step.value, Grouping.DAY)
            return [(day, int(ids[day.first_row])) for day in days]

        return await self._do(_COUNT, found)

    async def catch_up(self, took: Callable[[tuple[int, ...]], None]) -> bool:
        """Take over what changed in the library.

        Args:
            took: called with the ids of each batch; while loading, without any.

        Returns:
            Whether a disk refused something, so that this has to be done again later.

        Raises:
            StudioError: the library can't be read.
        """
        steps = await self._do(_CATCH_UP, lambda: self._opened.catching_up())
        answer: Any = None
        try:
            while True:
                step = await self._do(_CATCH_UP, partial(self._advance, steps, answer))
                answer = None
                match step:
                    case Read():
                        answer = await self._read(step)
                    case Forget():
                        answer = await self._library.do(partial(_forget, step))
                    case Took():
                        took(step.picture_ids)
                    case _Ended():
                        return bool(step.value)
        except sqlite3.Error:
            # The library is damaged: it is repaired at the next start. Until then, all that has
            # been taken over can be found.
            _log.exception("the search can't read the library")
            return True

    def run(self) -> None:
        """The loop."""
        has_worked = False
        try:
            while True:
                try:
                    wait_s = _GIVE_BACK_S if has_worked else None
                    priority, number, work, answer = self._jobs.get(timeout=wait_s)
                except queue.Empty:
                    # The masks and orders of a million pictures are many megabytes.
                    freed_memory.give_back()
                    has_worked = False
                    continue
                has_worked = True
                if work is None or answer is None:
                    break
                if answer.future.cancelled():
                    continue
                try:
                    done = work()
                except Exception as error:
                    answer.fail(error)
                    continue
                if isinstance(done, _Unfinished):
                    self._jobs.put((priority, number, work, answer))
                else:
                    answer.give(done)
                # While the next one is waited for, nothing holds what was found.
                del work, answer, done
        finally:
            if self._search is not None:
                self._search.close()
            if self._feed is not None:
                self._feed.close()

    @property
    def _opened(self) -> PictureSearch:
        assert self._search is not None
        return self._search

    def _open(self, link: SearchLink) -> None:
        # Here, on this thread: the window is painted without it.
        from sdstudio.library.search import INDEX_NAME, PictureSearch

        try:
            self._feed = link.open_feed()
        except sqlite3.Error:
            # Closed again meanwhile: everything is asked through the library's thread.
            _log.exception("the search can't open the library")
            self._feed = None
        if self._search is None:
            self._search = PictureSearch(None if link.data is None else link.data / INDEX_NAME)

    def _do(self, priority: int, work: Callable[[], T]) -> Future[T]:
        answer: Answer[T] = Answer()
        self._jobs.put((priority, next(self._numbers), work, answer))
        return answer.future

    async def _asked(self, work: Callable[[], T]) -> T:
        future = self._do(_FIND, work)
        self._finding = future
        try:
            return await future
        finally:
            if self._finding is future:
                # What is found is many megabytes; it is kept no longer than it is counted.
                self._finding = None

    def _read(self, step: Read) -> Future[Any]:
        return self._library.do(lambda library: step.work(library.search.feed))

    def _advance(self, steps: Steps, answer: Any) -> _Step:
        """The next step that this thread can't do alone."""
        while True:
            try:
                step: _Step = steps.send(answer)
            except StopIteration as end:
                return _Ended(end.value)
            if not isinstance(step, Read) or self._feed is None:
                return step
            with self._feed.in_use:
                answer = step.work(self._feed)


def _forget(step: Forget, library: Library) -> bool:
    """Whether the disk allowed it."""
    try:
        library.search.forget(step.picture_ids, step.stamp)
    except StudioError:
        return False
    return True
