"""The order of the files' names, kept while pictures come, go and are renamed.

Sorting a million names takes SQLite a second of CPU time, and each new picture would ask for it.
"""

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sdstudio.library.search.columns import Columns, Ids, Positions
from sdstudio.library.search.feed import SearchFeed

#: From here on, sorting all again takes less time than looking for each place.
MOVED_MAX: Final = 2000


@dataclass(frozen=True)
class NamedOrder:
    """All rows of the columns, ascending by name.

    Args:
        order: their positions; those that the library doesn't have come last.
        named_count: how many the library has.
        noted: how much had been noted when the names were read.
    """

    order: Positions
    named_count: int
    noted: int


@dataclass(frozen=True)
class BaseOrder(NamedOrder):
    """An order without the rows that have to be placed again.

    Args:
        moved: the ids of these.
    """

    moved: frozenset[int]


@dataclass(frozen=True, slots=True)
class NamePlaces:
    """Where rows go among others.

    Args:
        ids: in the order of their names.
        before: how many of the others come before each.
        unread: ids that had changed by the end of the reading.
    """

    ids: Ids
    before: Positions
    unread: frozenset[int]


class NameOrder:
    """Knows the last order, and which rows have changed since.

    Thread: the one that changes the columns.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._kept: NamedOrder | None = None
        #: The ids of the rows that :attr:`_kept` has, ascending.
        self._ids: Ids = np.zeros(0, np.int64)
        self._changed: dict[int, int] = {}
        #: Counts up with each note.
        self.noted = 0
        self._lost = 0

    @property
    def is_current(self) -> bool:
        """Whether nothing has been noted since the last order.

        A new name isn't always seen in the columns: they don't have the extension, nor names that
        the program gave.
        """
        kept = self._kept
        return kept is not None and not self._changed and self._lost <= kept.noted

    def note(self, ids: Iterable[int]) -> None:
        """These rows may have another name, or are gone."""
        self.noted += 1
        for one in ids:
            self._changed[one] = self.noted
        if len(self._changed) > MOVED_MAX:
            self._changed.clear()
            self._lost = self.noted

    def keep(self, kept: NamedOrder) -> None:
        """Remember the order of the columns as they are."""
        self._kept = kept
        self._ids = self._columns["id"].copy()
        self._changed = {one: at for one, at in self._changed.items() if at > kept.noted}

    def base(self, changed: Iterable[int]) -> BaseOrder | None:
        """The last order without the rows that have to be placed again.

        Args:
            changed: ids that will be noted, but have not been yet.

        Returns:
            ``None`` if all have to be sorted.
        """
        kept, ids = self._kept, self._columns["id"]
        count = len(self._ids)
        if kept is None or self._lost > kept.noted or not np.array_equal(ids[:count], self._ids):
            return None
        if len(ids) - count > MOVED_MAX:
            return None
        moved = self._changed_since(kept.noted).union(changed, ids[count:].tolist())
        if len(moved) > MOVED_MAX:
            return None
        is_moved = np.zeros(len(ids), np.bool_)
        is_moved[self._columns.positions_of(np.array(sorted(moved), np.int64))] = True
        stays = ~is_moved[kept.order]
        named_count = int(np.count_nonzero(stays[: kept.named_count]))
        return BaseOrder(kept.order[stays], named_count, self.noted, moved)

    def has_placed(self, base: BaseOrder, places: NamePlaces, changed: Iterable[int]) -> bool:
        """Whether no other row has changed while the places were looked for.

        Args:
            changed: ids that will be noted, but have not been yet.
        """
        if self._lost > base.noted:
            return False
        return self._changed_since(base.noted).union(changed, places.unread) <= base.moved

    def _changed_since(self, noted: int) -> frozenset[int]:
        return frozenset(one for one, at in self._changed.items() if at > noted)

    def with_places(self, base: BaseOrder, places: NamePlaces) -> NamedOrder:
        """The order with the moved rows in their places."""
        columns = self._columns
        at = columns.positions_of(places.ids)
        is_there = np.isin(places.ids, columns["id"])
        order = np.insert(base.order, places.before[is_there], at)
        missing = np.ones(len(columns), np.bool_)
        missing[order] = False
        named_count = base.named_count + len(at)
        return NamedOrder(np.concatenate([order, np.flatnonzero(missing)]), named_count, base.noted)

    def sorted(self, ids: Ids, noted: int) -> NamedOrder:
        """The order that the library has sorted.

        Args:
            noted: how much had been noted before.
        """
        at = self._columns.positions_of(ids)
        # Pictures removed from the library since will be hidden soon, but each row needs a place.
        others = np.ones(len(self._columns), np.bool_)
        others[at] = False
        return NamedOrder(np.concatenate([at, np.flatnonzero(others)]), len(at), noted)


def read_places(feed: SearchFeed, ordered: Ids, moved: Iterable[int]) -> NamePlaces | None:
    """Find the places of ``moved`` among others.

    Args:
        ordered: ids in the order of their names, all of them in the library.

    Returns:
        ``None`` if that can't be said.
    """
    names = _Names(feed)
    keys = names.read(list(moved))
    if keys is None:
        return None
    wanted = sorted((key, one) for one, key in keys.items())
    found = _Keys(ordered, names)
    try:
        before = [bisect(found, one) for one in wanted]
    except KeyError:
        return None
    unread = frozenset(feed.changed(MOVED_MAX + 1))
    ids = np.array([one for _, one in wanted], np.int64)
    return NamePlaces(ids, np.array(before, np.intp), unread)


class _Names:
    """Names as SQLite compares them without case: it knows that of ASCII alone."""

    def __init__(self, feed: SearchFeed) -> None:
        self._feed = feed
        self._known: dict[int, bytes] = {}

    def read(self, ids: Sequence[int]) -> Mapping[int, bytes] | None:
        """Those of the rows there are; ``None`` if one is no text."""
        keys = {}
        for one, name in self._feed.file_names(ids).items():
            if not isinstance(name, str):
                return None
            keys[one] = name.encode("utf-8", "surrogateescape").lower()
        return keys

    def of(self, picture_id: int) -> bytes:
        """That of one row; :class:`KeyError` if there is none."""
        if picture_id not in self._known:
            self._known.update(self.read([picture_id]) or {})
        return self._known[picture_id]


class _Keys:
    """What a row is ordered by, read when it is asked for."""

    def __init__(self, ordered: Ids, names: _Names) -> None:
        self._ordered, self._names = ordered, names

    def __len__(self) -> int:
        return len(self._ordered)

    def __getitem__(self, at: int) -> tuple[bytes, int]:
        picture_id = int(self._ordered[at])
        return self._names.of(picture_id), picture_id
