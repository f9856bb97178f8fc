"""KeptCounts: counts that were made before, for the same pictures."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sdstudio.domain.picture_query import Place, Term
from sdstudio.library.search.facets import Facets, NameCounts
from sdstudio.library.search.feed import Names
from sdstudio.library.search.match import Match

#: One goes back to what was typed a moment ago, and to all pictures.
_KEPT: Final = 16

_Asked = tuple[tuple[Term, ...], Place, str]


@dataclass(frozen=True, slots=True)
class Moment:
    """What counts depend on besides the query.

    Args:
        version: of the columns.
        names: of the library.
        today: what words such as “today” mean.
    """

    version: int
    names: Names
    today: date


class KeptCounts:
    """Those of one moment; with the next one, all are forgotten."""

    def __init__(self) -> None:
        self._moment: Moment | None = None
        self._facets: OrderedDict[_Asked, Facets] = OrderedDict()
        self._names: NameCounts | None = None

    def facets(self, moment: Moment, match: Match) -> Facets | None:
        """The values of a query's pictures, if they have been counted at this moment."""
        self._use(moment)
        asked = _asked(match)
        if asked in self._facets:
            self._facets.move_to_end(asked)
        return self._facets.get(asked)

    def keep(self, match: Match, facets: Facets) -> None:
        """Keep what was counted at the moment that was asked for last."""
        # What looks alike may change with each picture whose hash is made.
        if match.alike:
            return
        self._facets[_asked(match)] = facets
        while len(self._facets) > _KEPT:
            self._facets.popitem(last=False)

    def of_names(self, moment: Moment, count: Callable[[], NameCounts]) -> NameCounts:
        """What ``count`` counts, unless it has been counted at this moment."""
        self._use(moment)
        if self._names is None:
            self._names = count()
        return self._names

    def _use(self, moment: Moment) -> None:
        if moment != self._moment:
            self._facets.clear()
            self._moment, self._names = moment, None


def _asked(match: Match) -> _Asked:
    query = match.query
    return query.terms, query.place, query.board
