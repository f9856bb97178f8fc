"""Orders: puts found pictures into the order that is wanted."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sdstudio.domain.picture_query import Sort, SortKey, Term
from sdstudio.library.known_hashes import FAR
from sdstudio.library.search.columns import Columns, Ids, Mask, Positions, looked_up, positions
from sdstudio.library.search.likeness import Alike
from sdstudio.library.search.name_order import NamedOrder, NameOrder

_CODES_SMALL: Final = 2**16
#: An order of shorter runs, on average, is kept as positions.
_RUN_MIN: Final = 64


class _Runs:
    """An order of rows that are mostly in it already: runs of neighbours, such as after an import.

    What is found among a million is put into order twice as fast as by all positions.
    """

    def __init__(self, starts: Positions, stops: Positions) -> None:
        self._starts, self._stops = starts, stops
        #: Those of all rows, which are found most often.
        self._all: Positions | None = None

    @classmethod
    def of(cls, order: Positions) -> "_Runs | None":
        """The runs of ``order``; ``None`` if there are too many."""
        begins = np.flatnonzero(np.diff(order, prepend=-2) != 1)
        if len(begins) * _RUN_MIN > len(order):
            return None
        starts = order[begins].astype(np.int32)
        return cls(starts, starts + np.diff(begins, append=len(order)).astype(np.int32))

    def chosen(self, found: Mask) -> Positions:
        """The positions of the found rows."""
        if not found.all():
            return self._chosen(positions(found))
        if self._all is None:
            self._all = self._chosen(positions(found))
        return self._all

    def _chosen(self, at: Positions) -> Positions:
        edges = (at.searchsorted(one).tolist() for one in (self._starts, self._stops))
        parts = [at[begin:end] for begin, end in zip(*edges, strict=True) if begin < end]
        return np.concatenate(parts) if parts else at


_Order = Positions | _Runs | None


class Orders:
    """Remembers the orders of all rows of the columns until those change.

    Attributes:
        names: the order of names, which outlasts changes.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self.names = NameOrder(columns)
        self._kept: dict[tuple[SortKey, int], tuple[int, _Order]] = {}

    def needs_names(self, sort: Sort) -> bool:
        """Whether :meth:`keep_names` has to be given the order of names for this."""
        return sort.key is SortKey.NAME and not (self._has(sort) and self.names.is_current)

    def keep_names(self, sort: Sort, named: NamedOrder) -> None:
        """Remember the order of names."""
        self.names.keep(named)
        self._keep(sort, named.order)

    def ordered(self, found: Mask, sort: Sort, alike: Mapping[Term, Alike]) -> Positions:
        """The positions of the found rows in order."""
        match sort.key:
            case SortKey.DATE | SortKey.RATING | SortKey.LIKENESS:
                at = _chosen(self._order(Sort()), found)
                if sort.key is SortKey.DATE:
                    return at[::-1] if sort.is_descending else at
                if sort.key is SortKey.LIKENESS:
                    newest = at[::-1]
                    return newest[np.argsort(self._distances(alike)[newest], kind="stable")]
                return _by_rating(self._columns["rating"], at[::-1], sort)
        at = _chosen(self._order(sort), found)
        return at[::-1] if sort.is_descending else at

    def _distances(self, alike: Mapping[Term, Alike]) -> NDArray[np.uint8]:
        """How far each row is from the pictures looked for; the nearest come first."""
        nearest = np.full(len(self._columns), FAR, np.uint8)
        for one in alike.values():
            there = np.isin(one.ids, self._columns["id"])
            at = self._columns.positions_of(one.ids[there])
            nearest[at] = np.minimum(nearest[at], one.distances[there])
        return nearest

    def _has(self, sort: Sort) -> bool:
        kept = self._kept.get((sort.key, sort.seed))
        return kept is not None and kept[0] == self._columns.order_version

    def _keep(self, sort: Sort, order: _Order) -> _Order:
        self._kept = {
            key: kept
            for key, kept in self._kept.items()
            if kept[0] == self._columns.order_version and key[0] is not SortKey.RANDOM
        }
        self._kept[sort.key, sort.seed] = (self._columns.order_version, order)
        return order

    def _order(self, sort: Sort) -> _Order:
        """All rows in ascending order; ``None`` if that is as they are."""
        columns = self._columns
        if self._has(sort):
            return self._kept[sort.key, sort.seed][1]
        match sort.key:
            case SortKey.DATE:
                created_s = columns["created_s"]
                if np.all(created_s[1:] >= created_s[:-1]):
                    return self._keep(sort, None)
                order = np.argsort(created_s, kind="stable")
                if (runs := _Runs.of(order)) is not None:
                    return self._keep(sort, runs)
            case SortKey.SIZE:
                order = _by_area(columns)
            case _:
                order = _by_key(_shuffled(columns["id"], sort.seed))
        # Half the memory of what numpy makes; no library has two thousand million pictures.
        return self._keep(sort, order.astype(np.int32))


def _chosen(order: _Order, found: Mask) -> Positions:
    if order is None:
        return positions(found)
    if isinstance(order, _Runs):
        return order.chosen(found)
    return order if found.all() else order.compress(looked_up(found, order))


def _by_rating(ratings: NDArray[np.int8], newest_first: Positions, sort: Sort) -> Positions:
    stars = ratings[newest_first]
    is_rated = stars > 0
    rated, others = newest_first[is_rated], newest_first[~is_rated]
    stars = stars[is_rated]
    rated = rated[np.argsort(-stars if sort.is_descending else stars, kind="stable")]
    return np.concatenate([rated, others] if sort.is_descending else [others, rated])


def _by_area(columns: Columns) -> Positions:
    areas = columns["width"].astype(np.int64) * columns["height"]
    # There are few sizes, and numpy sorts small numbers in a fraction of the time.
    count = int(columns["size"].max(initial=0)) + 1
    if count > _CODES_SMALL:
        return np.argsort(areas, kind="stable")
    by_code = np.zeros(count, np.int64)
    by_code[columns["size"]] = areas
    _, ranks = np.unique(by_code, return_inverse=True)
    return np.argsort(ranks.astype(np.uint16)[columns["size"]], kind="stable")


def _by_key(keys: NDArray[np.uint64]) -> Positions:
    """The order of random numbers, of which the highest bits are enough."""
    # With their row in the lowest bits: numpy sorts such numbers ten times as fast as it finds the
    # order of others.
    bits = np.uint64(len(keys).bit_length())
    lowest = (np.uint64(1) << bits) - np.uint64(1)
    packed = keys & ~lowest | np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    return (packed & lowest).astype(np.intp)


def _shuffled(ids: Ids, seed: int) -> NDArray[np.uint64]:
    """A number for each id that looks random and stays the same (splitmix64)."""
    mixed = ids.astype(np.uint64) + np.uint64((seed * 0x9E3779B97F4A7C15 + 1) % 2**64)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
