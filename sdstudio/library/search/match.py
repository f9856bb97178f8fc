"""What is found: the rows that a query matches, and the answer that is made from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

import numpy as np

from sdstudio.domain.picture_query import Field, FieldTerm, PictureQuery, Term
from sdstudio.library.search.columns import Ids, Mask, Positions
from sdstudio.library.search.facets import Facets
from sdstudio.library.search.likeness import Alike

_TERMS_DROPPED_MAX: Final = 3


@dataclass(frozen=True, slots=True)
class Drop:
    """Terms without which pictures would be found, and how many."""

    terms: tuple[Term, ...]
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The answer to a query.

    Args:
        ids: of the found pictures, in order.
        facets: empty until they are counted.
        drops: if nothing was found, the fewest terms whose removal helps, the best first.
        is_complete: whether all pictures were searched: not yet while the index is made again.
    """

    query: PictureQuery
    ids: Ids
    facets: Facets = field(default_factory=dict)
    drops: tuple[Drop, ...] = ()
    is_complete: bool = True

    @property
    def total(self) -> int:
        """How many pictures were found."""
        return len(self.ids)


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """The rows that a query matches, and what its terms match one by one."""

    query: PictureQuery
    ids: Ids
    at: Positions
    shown: Mask
    masks: list[Mask]
    found: Mask
    is_complete: bool
    order_version: int
    alike: Mapping[Term, Alike] = field(default_factory=dict)

    def without(self, of: Field) -> Mask:
        """The rows that match all terms but those of a field."""
        terms = self.query.terms
        kept = [not (isinstance(term, FieldTerm) and term.field is of) for term in terms]
        if all(kept):
            return self.found
        mask = self.shown.copy()
        for one, is_kept in zip(self.masks, kept, strict=True):
            if is_kept:
                mask &= one
        return mask


def drops_of(match: Match) -> tuple[Drop, ...]:
    """The fewest terms whose removal helps."""
    numbers = range(len(match.masks))
    for size in range(1, min(_TERMS_DROPPED_MAX, len(match.masks)) + 1):
        found = []
        for dropped in combinations(numbers, size):
            mask = match.shown.copy()
            for number in numbers:
                if number not in dropped:
                    mask &= match.masks[number]
            if count := int(np.count_nonzero(mask)):
                found.append(Drop(tuple(match.query.terms[one] for one in dropped), count))
        if found:
            return tuple(sorted(found, key=lambda drop: -drop.count))
    return ()
