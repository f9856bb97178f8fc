"""Which two of the compared pictures are shown in one place."""

from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Pair:
    """Two different positions among the compared pictures."""

    left: int = 0
    right: int = 1

    def with_left(self, at: int) -> "Pair":
        """The same with another left one; what is right already changes places with it."""
        return Pair(at, self.left if at == self.right else self.right)

    def with_right(self, at: int) -> "Pair":
        """The same with another right one."""
        return Pair(self.right if at == self.left else self.left, at)

    def stepped(self, count: int, steps: int) -> "Pair":
        """Another two of ``count``: all combinations follow one another, and then the first."""
        every = list(combinations(range(count), 2))
        if not every:
            return self
        now = every.index((min(self.left, self.right), max(self.left, self.right)))
        return Pair(*every[(now + steps) % len(every)])
