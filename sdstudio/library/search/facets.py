"""Facets: the values that the found pictures have in each field, with counts to click."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sdstudio.domain.picture_query import CHOICES, Field
from sdstudio.library.search.columns import (
    Columns,
    Mask,
    Positions,
    counted,
    looked_up,
    positions,
)
from sdstudio.library.search.conditions import CODES_MAX, ONE_NAME, SEVERAL_NAMES
from sdstudio.library.search.grouping import month_edges
from sdstudio.library.search.rows import LATEST_S

#: In the order in which they are shown.
FACETS: Final = (
    Field.BOARD,
    Field.RATING,
    Field.FLAG,
    Field.LABEL,
    Field.TAG,
    Field.MODEL,
    Field.LORA,
    Field.STYLE,
    Field.TEMPLATE,
    Field.SAMPLER,
    Field.SIZE,
    Field.DATE,
    Field.MODE,
    Field.PROGRAM,
    Field.FOLDER,
)
#: Values with fewer pictures are left out.
VALUES_MAX: Final = 500

_RATINGS: Final = 6
#: Different numbers that are looked for one by one, where there are many pictures.
_COMPARED_MAX: Final = 24
_MANY: Final = 10_000


@dataclass(frozen=True, slots=True)
class NameCounts:
    """How many shown pictures have each tag, by name, and are on each board, by uid."""

    tags: Mapping[str, int] = field(default_factory=dict)
    boards: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a field.

    Args:
        text: as a query names it; of a name, the whole name.
        count: of pictures that would be found with it.
    """

    text: str
    count: int


Facets = Mapping[Field, tuple[FacetValue, ...]]


class FacetCounter:
    """Counts the values of one moment's columns.

    Args:
        names: of the fields whose values have names, by code; ``SIZE`` is one of them.
    """

    def __init__(
        self, columns: Columns, names: Mapping[Field, Mapping[int, str]], months: "Months"
    ) -> None:
        self._columns = columns
        self._names = names
        self._months = months
        # Of the last mask: several fields in a row are counted with the same one.
        self._mask: Mask | None = None
        self._at: Positions | None = None

    def count(self, field: Field, mask: Mask) -> tuple[FacetValue, ...]:
        """The values that the rows of ``mask`` have, the most frequent first."""
        if mask is not self._mask:
            self._mask = mask
            self._at = None if mask.all() else positions(mask)
        if field in SEVERAL_NAMES:
            at, codes = self._columns.uses(SEVERAL_NAMES[field])
            return self._named(field, codes[mask[at]])
        if field in ONE_NAME or field is Field.SIZE:
            column = self._columns[ONE_NAME.get(field, "size")]
            return self._named(field, self._found(column))
        match field:
            case Field.RATING:
                counts = _counts(self._found(self._columns["rating"]), _RATINGS)
                texts = [str(stars) for stars in range(_RATINGS)]
            case Field.FLAG:
                counts = _counts(self._found(self._columns["flag"]) + 1, 3)
                texts = ["reject", "none", "pick"]
            case Field.LABEL:
                texts = list(CHOICES[Field.LABEL])
                counts = _counts(self._found(self._columns["label"]), len(texts))
            case _:
                return self._month_counts()
        pairs = zip(texts, counts.tolist(), strict=False)
        return tuple(FacetValue(text, count) for text, count in pairs if count)

    def _found(self, column: NDArray[Any]) -> NDArray[Any]:
        """The values of the rows of the last mask."""
        return column if self._at is None else looked_up(column, self._at)

    def _named(self, field: Field, used: NDArray[Any]) -> tuple[FacetValue, ...]:
        names = self._names[field]
        codes, counts = count_codes(used)
        order = np.argsort(-counts, kind="stable")[: VALUES_MAX + 1]
        pairs = zip(codes[order].tolist(), counts[order].tolist(), strict=True)
        found = [(names.get(code, ""), count) for code, count in pairs]
        return tuple(FacetValue(name, count) for name, count in found if name)[:VALUES_MAX]

    def _month_counts(self) -> tuple[FacetValue, ...]:
        """The months, the newest first."""
        numbers, texts = self._months.of_rows()
        counts = counted(self._found(numbers), len(texts) + 1)[1:].tolist()
        found = [FacetValue(text, count) for text, count in zip(texts, counts, strict=True)]
        return tuple(one for one in reversed(found) if one.count)[:VALUES_MAX]


class Months:
    """The months in which the pictures of the columns were made, until those change."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._order_version = -1
        self._numbers: NDArray[np.uint16] = np.zeros(0, np.uint16)
        self._texts: list[str] = []

    def of_rows(self) -> tuple[NDArray[np.uint16], list[str]]:
        """The number of each row's month, counted from 1, and the months; 0 is without a date."""
        if self._order_version != self._columns.order_version:
            self._order_version = self._columns.order_version
            self._numbers, self._texts = _months(self._columns["created_s"])
        return self._numbers, self._texts


def _months(created_s: NDArray[Any]) -> tuple[NDArray[np.uint16], list[str]]:
    is_dated = created_s > 0
    if not is_dated.any():
        return np.zeros(len(created_s), np.uint16), []
    # A damaged index may have later ones.
    first_s = min(int(created_s[is_dated].min()), LATEST_S)
    edges, texts = month_edges(first_s, min(int(created_s.max()), LATEST_S))
    begins = np.ceil(np.clip(edges, 0, 2.0**53)).astype(np.int64)
    numbers = np.searchsorted(begins, created_s, "right").astype(np.uint16)
    # What is before the first month by the clock of a system that can't say when that began.
    np.maximum(numbers, 1, out=numbers)
    numbers[~is_dated] = 0
    return numbers, texts


def count_codes(codes: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """The different codes and how often each comes."""
    greatest = int(codes.max(initial=0))
    if greatest > CODES_MAX:
        return np.unique(codes, return_counts=True)
    counts = _counts(codes, greatest + 1)
    different = np.flatnonzero(counts)
    return different, counts[different]


def _counts(numbers: NDArray[Any], count: int) -> NDArray[np.int64]:
    """How often each number from 0 to ``count - 1`` comes, and perhaps greater ones."""
    if numbers.itemsize > 1 or count > _COMPARED_MAX or len(numbers) < _MANY:
        return counted(numbers, count)
    # Comparing single bytes is so much faster than counting that it may be done several times; and
    # unlike counting, it doesn't hold Python's lock, for which the window would wait.
    return np.array([np.count_nonzero(numbers == one) for one in range(count)], np.int64)
