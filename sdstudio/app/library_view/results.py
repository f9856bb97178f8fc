"""Results: the pictures found by a query, for views, kept up to date."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.search_thread import Answered, SearchThread
from sdstudio.app.operations import Operations
from sdstudio.domain.errors import StudioError
from sdstudio.domain.picture_query import PictureQuery
from sdstudio.domain.query_text import parse_query

if TYPE_CHECKING:
    from sdstudio.library.search import (
        Drop,
        Facets,
        Grouping,
        Ids,
        NameCounts,
        PictureFacts,
        Sections,
        Stacks,
    )


_log = logging.getLogger(__name__)

#: While many changes are indexed, views are updated at most this often.
_INTERVAL_S: Final = 0.25
#: After a disk has refused, not every change asks it again.
_RETRY_MS: Final = 5000


@dataclass(frozen=True, slots=True)
class Day:
    """A day in which pictures were made.

    Args:
        first_s: when the first one was.
        count: of pictures.
        picture_id: the newest one.
    """

    first_s: int
    count: int
    picture_id: int


class Results(QObject):
    """The answer to one query, which is asked again whenever the library changes.

    Signals:
        replaced(old ids, new ids): ``ids``, ``sections``, ``stacks``, ``drops`` or
            ``shown_query`` changed. Where ``shown_query`` is the same as before, the library
            changed, and a view keeps its place.
        facts_changed(tuple of ids): what :meth:`facts` says of these pictures.
        facets_changed(): ``facets`` and their counts.

    Attributes:
        query: what was asked for last.
        shown_query: what ``ids`` are the answer to; ``None`` before the first.
        sections: if a grouping is set.
        stacks: if they are wanted.
        drops: if nothing was found, terms whose removal helps.
        facets: the values of the found pictures with counts.
        shown_count, trash_count: pictures in the library and in its trash.
        name_counts: pictures of each tag and board, whatever was asked for; ``None`` until all
            pictures can be found.

    Thread: GUI.
    """

    replaced = Signal(object, object)
    facts_changed = Signal(object)
    facets_changed = Signal()

    def __init__(
        self, library: LibraryThread, search: SearchThread, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.query = PictureQuery()
        self.shown_query: PictureQuery | None = None
        self.sections: Sections | None = None
        self.stacks: Stacks | None = None
        self.drops: tuple[Drop, ...] = ()
        self.facets: Facets = {}
        self.shown_count = self.trash_count = 0
        self.name_counts: NameCounts | None = None
        self._search = search
        # A library that can't be opened is reported by what matters more.
        self._operations = Operations(self, lambda _error: None)
        self._grouping: Grouping | None = None
        self._is_stacked = False
        self._is_open = False
        self._is_behind = False
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.refresh)
        self._asked_s = 0.0
        library.pictures_changed.connect(self.refresh)
        library.reopened.connect(self._on_reopened)

    @cached_property
    def ids(self) -> Ids:
        """Of the found pictures, in order; until the first answer, none."""
        # Here, because the window is painted without it.
        import numpy as np

        return np.zeros(0, np.int64)

    @property
    def is_complete(self) -> bool:
        """Whether all pictures can be found yet; not while the index is made again."""
        return self._search.is_complete

    def begin(self) -> None:
        """Open the index, show the newest pictures, and catch up with the library."""
        self._operations.start(self._open())

    def close(self) -> None:
        """End the search."""
        self._operations.cancel_all()
        self._later.stop()
        self._is_open = False
        self._search.quit_and_wait()

    def set_query(self, text: str) -> None:
        """Ask for other pictures."""
        query = parse_query(text)
        if query != self.query:
            self.query = query
            self._ask()

    def set_grouping(self, grouping: Grouping | None) -> None:
        """Group the pictures into sections, or not."""
        if grouping is not self._grouping:
            self._grouping = grouping
            self._ask()

    def set_stacked(self, is_stacked: bool) -> None:
        """Group the pictures into stacks, or not."""
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            self._ask()

    def refresh(self) -> None:
        """Catch up with the library, including the names of its tags and boards."""
        if not self._is_open or self._later.isActive():
            return
        self._is_behind = True
        if not self._operations.is_running("catch up"):
            self._operations.start(self._catch_up(), replacing="catch up")

    def facts(self, picture_id: int) -> PictureFacts | None:
        """What is known of a picture, from memory; ``None`` if it isn't known yet."""
        return self._search.facts(picture_id)

    async def matching(self, queries: Sequence[PictureQuery]) -> tuple[set[int], int] | None:
        """The ids that any of the queries finds, and the highest id that was looked at.

        ``None`` while some pictures can't be found yet.
        """
        if not (self._is_open and self.is_complete):
            return None
        return await self._search.matching(queries)

    async def by_prompt(self, text: str, column: str = "prompt") -> tuple[Ids, Stacks] | None:
        """The ids of all pictures that a query finds and that have a prompt, the newest first, and
        a stack of rows for each prompt.

        ``None`` while nothing can be found yet.

        Args:
            column: ``prompt`` or ``negative``.
        """
        if not self._is_open:
            return None
        try:
            return await self._search.by_prompt(parse_query(text), column)
        except sqlite3.Error:
            _log.exception("the library can't be read")
            return None

    async def days(self) -> list[Day]:
        """The days in which the found pictures were made, the newest first."""
        if self.shown_query is None:
            return []
        days = await self._search.days(self.shown_query)
        return [Day(one.first_s, one.count, picture_id) for one, picture_id in days]

    def _on_reopened(self) -> None:
        if self._is_open:
            self.begin()

    async def _open(self) -> None:
        await self._search.open()
        self._is_open = True
        self._ask()
        self.refresh()

    async def _catch_up(self) -> None:
        while self._is_behind:
            self._is_behind = False
            try:
                is_refused = await self._search.catch_up(self._on_taken)
            except StudioError:
                is_refused = True
            if is_refused:
                self._later.start(_RETRY_MS)
                break
        self._ask()

    def _on_taken(self, picture_ids: tuple[int, ...]) -> None:
        if picture_ids:
            self.facts_changed.emit(picture_ids)
        if time.monotonic() - self._asked_s > _INTERVAL_S:
            self._ask()

    def _ask(self) -> None:
        if self._is_open:
            self._asked_s = time.monotonic()
            self._operations.start(self._find(self.query), replacing="find")

    async def _find(self, query: PictureQuery) -> None:
        try:
            answered = await self._search.find(query, self._grouping, is_stacked=self._is_stacked)
        except sqlite3.Error:
            # The library is being opened again; then this is asked again.
            _log.exception("the library can't be read")
            return
        self._show(answered)
        if not answered.found.is_complete and not self._operations.is_running("catch up"):
            self.refresh()  # the index was damaged
        counted = await self._search.count(answered)
        self.facets = counted.facets
        if self.is_complete:
            self.name_counts = counted.names
        self.shown_count, self.trash_count = counted.shown_count, counted.trash_count
        self.facets_changed.emit()

    def _show(self, answered: Answered) -> None:
        from numpy import array_equal

        old_ids, found = self.ids, answered.found
        is_same = (
            found.query == self.shown_query
            and found.drops == self.drops
            and answered.sections == self.sections
            and (answered.stacks is None) == (self.stacks is None)
            and array_equal(found.ids, old_ids)
        )
        if is_same:
            return  # a view keeps what it has: a million ids are 8 MB
        self.ids, self.drops, self.shown_query = found.ids, found.drops, found.query
        self.sections, self.stacks = answered.sections, answered.stacks
        self.replaced.emit(old_ids, found.ids)
