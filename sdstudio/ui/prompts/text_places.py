"""Places in a text as Qt counts them: characters above U+FFFF count as two."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class TextPlaces:
    """Converts between indices of characters and Qt's positions in ``text``."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        if text and max(text) > "\uffff":
            self._starts = list(accumulate((1 + (one > "\uffff") for one in text), initial=0))

    def position(self, index: int) -> int:
        """Qt's position of the character at ``index``."""
        return self._starts[index] if self._starts else index

    def index(self, position: int) -> int:
        """The index of the character at Qt's ``position``."""
        return bisect_right(self._starts, position) - 1 if self._starts else position

    def spans(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """(start, end) of each, as positions."""
        return [(self.position(start), self.position(end)) for start, end in spans]
