"""Orders: puts found pictures into the order that is wanted."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sdstudio.domain.picture_query import Sort, SortKey, Term
from sdstudio.library.search.columns import Columns, Ids, Mask, Positions
from sdstudio.library.search.likeness import FAR, Alike


class Orders:
    """Remembers the orders of all rows of the columns until those change."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._kept: dict[tuple[SortKey, int], tuple[int, Positions]] = {}

    def needs_names(self, sort: Sort) -> bool:
        """Whether :meth:`keep_names` has to be given the order of names for this."""
        return sort.key is SortKey.NAME and not self._has(sort)

    def keep_names(self, sort: Sort, ids: Ids) -> None:
        """Remember all ids in the order of names."""
        at = self._columns.positions_of(ids)
        # Pictures removed from the library since will be hidden soon, but each row needs a place.
        others = np.ones(len(self._columns), np.bool_)
        others[at] = False
        self._keep(sort, np.concatenate([at, np.flatnonzero(others)]))

    def ordered(self, found: Mask, sort: Sort, alike: Mapping[Term, Alike]) -> Positions:
        """The positions of the found rows in order."""
        match sort.key:
            case SortKey.DATE | SortKey.RATING | SortKey.LIKENESS:
                order = self._order(Sort())
                at = np.flatnonzero(found) if order is None else order[found[order]]
                if sort.key is SortKey.DATE:
                    return at[::-1] if sort.is_descending else at
                if sort.key is SortKey.LIKENESS:
                    newest = at[::-1]
                    return newest[np.argsort(self._distances(alike)[newest], kind="stable")]
                stars, newest = self._columns["rating"][at[::-1]], at[::-1]
                stars = -stars if sort.is_descending else stars
                return newest[np.argsort(stars, kind="stable")]
        order = self._order(sort)
        assert order is not None
        at = order[found[order]]
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

    def _keep(self, sort: Sort, order: Positions) -> Positions:
        self._kept = {
            key: kept
            for key, kept in self._kept.items()
            if kept[0] == self._columns.order_version and key[0] is not SortKey.RANDOM
        }
        self._kept[sort.key, sort.seed] = (self._columns.order_version, order)
        return order

    def _order(self, sort: Sort) -> Positions | None:
        """All rows in ascending order; ``None`` if that is as they are."""
        columns = self._columns
        if self._has(sort):
            return self._kept[sort.key, sort.seed][1]
        match sort.key:
            case SortKey.DATE:
                created_s = columns["created_s"]
                if np.all(created_s[1:] >= created_s[:-1]):
                    return None
                keys = created_s
            case SortKey.SIZE:
                keys = columns["width"].astype(np.int64) * columns["height"]
            case _:
                keys = _shuffled(columns["id"], sort.seed)
        return self._keep(sort, np.argsort(keys, kind="stable"))


def _shuffled(ids: Ids, seed: int) -> NDArray[np.uint64]:
    """A number for each id that looks random and stays the same (splitmix64)."""
    mixed = ids.astype(np.uint64) + np.uint64((seed * 0x9E3779B97F4A7C15 + 1) % 2**64)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
