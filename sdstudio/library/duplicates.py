"""Pictures that look alike: pairs and groups of them from their perceptual hashes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int64]
    Hashes = NDArray[np.uint64]
    Distances = NDArray[np.uint8]
else:
    Ids = Hashes = Distances = Any

#: In bits of the hash. Beyond 8, most pairs have nothing in common.
COPIES_DISTANCE: Final = 4
VARIANTS_DISTANCE: Final = 8
#: More pairs than anybody looks at; a library of frames from one film would have more.
PAIRS_MAX: Final = 1_000_000

_HASH_BITS: Final = 64


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of pictures that look alike, the closest first.

    Args:
        one, other: their ids; ``one`` is the smaller.
        distance: in how many bits the hashes differ.
        is_complete: there are no more than these.
    """

    one: Ids
    other: Ids
    distance: Distances
    is_complete: bool = True

    def __len__(self) -> int:
        return len(self.one)

    def without(self, settled: Iterable[tuple[int, int]]) -> "Pairs":
        """The pairs that the artist has not decided on yet."""
        import numpy as np

        known = {(min(pair), max(pair)) for pair in settled}
        both = zip(self.one.tolist(), self.other.tolist(), strict=True)
        kept = np.fromiter((pair not in known for pair in both), bool, len(self))
        return Pairs(self.one[kept], self.other[kept], self.distance[kept], self.is_complete)


def similar_pairs(
    ids: Ids,
    hashes: Hashes,
    distance: int = COPIES_DISTANCE,
    *,
    report: Callable[[float], None] = lambda _part: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Pairs | None:
    """All pairs whose hashes differ in at most ``distance`` bits.

    The hash is cut into ``distance + 1`` bands, one of which is the same in both hashes of such a
    pair; so only pictures that share a band are compared. Memory grows with the number of pictures,
    time with their number times that of the pictures that share a band.

    Args:
        ids: of the pictures; hashes: of each.
        report: called with the fraction that is done, 0 to 1, many times a second.
        is_stopped: asked as often; the answer ``True`` ends it.

    Returns:
        ``None`` if it was stopped.
    """
    import numpy as np

    found: list[tuple[Ids, Ids, Distances]] = []
    bands = _bands(distance)
    work = [_Buckets.of(hashes, band) for band in bands]
    total, done, count = sum(one.pairs for one in work), 0, 0
    for number, buckets in enumerate(work):
        left, steps = buckets.neighbours, 1
        while left.size and count < PAIRS_MAX:
            if is_stopped():
                return None
            # Each picture with the one that is ``steps`` behind it in its bucket.
            first, second = buckets.order[left], buckets.order[left + steps]
            differing = hashes[first] ^ hashes[second]
            bits = np.bitwise_count(differing)
            near = bits <= distance
            for earlier in bands[:number]:
                # Found already.
                near &= (differing & earlier) != 0
            if near.any():
                found.append((ids[first[near]], ids[second[near]], bits[near]))
                count += len(found[-1][0])
            done += left.size
            report(done / total)
            steps += 1
            left = left[buckets.ends[left] > left + steps]
    report(1.0)
    return _sorted(found, is_complete=count < PAIRS_MAX)


def groups(pairs: Pairs) -> list[Ids]:
    """Groups of ids that pairs connect, each id in one group, in the order of their smallest id.

    Two pictures of a group need not look alike if there are others between them.
    """
    import numpy as np

    ids, places = np.unique(np.concatenate([pairs.one, pairs.other]), return_inverse=True)
    one, other = places[: len(pairs)], places[len(pairs) :]
    labels = np.arange(len(ids))
    while True:
        lowest = np.minimum(labels[one], labels[other])
        changed = labels.copy()
        np.minimum.at(changed, one, lowest)
        np.minimum.at(changed, other, lowest)
        changed = changed[changed]
        if np.array_equal(changed, labels):
            break
        labels = changed
    order = np.argsort(labels, kind="stable")
    _, starts = np.unique(labels[order], return_index=True)
    return np.split(ids[order], starts[1:]) if len(ids) else []


@dataclass(frozen=True, slots=True)
class _Buckets:
    """The pictures that share a band, next to each other.

    Args:
        order: their places in the arrays.
        ends: for each place in ``order``, where its bucket ends.
        neighbours: the places in ``order`` that have another behind them in their bucket.
        pairs: how many there are within buckets.
    """

    order: Ids
    ends: Ids
    neighbours: Ids
    pairs: int

    @classmethod
    def of(cls, hashes: Hashes, band: "np.uint64") -> "_Buckets":
        import numpy as np

        keys = hashes & band
        order = np.argsort(keys, kind="stable")
        _, starts, sizes = np.unique(keys[order], return_index=True, return_counts=True)
        ends = np.repeat(starts + sizes, sizes)
        neighbours = np.flatnonzero(ends > np.arange(len(order)) + 1)
        return cls(order, ends, neighbours, int((sizes * (sizes - 1) // 2).sum()))


def _bands(distance: int) -> "list[np.uint64]":
    """Masks that cut the bits of a hash into ``distance + 1`` parts of about the same size."""
    import numpy as np

    count = distance + 1
    cuts = [number * _HASH_BITS // count for number in range(count + 1)]
    return [np.uint64((1 << end) - (1 << start)) for start, end in pairwise(cuts)]


def _sorted(found: list[tuple[Ids, Ids, Distances]], *, is_complete: bool) -> Pairs:
    import numpy as np

    if not found:
        none = np.empty(0, np.int64)
        return Pairs(none, none, np.empty(0, np.uint8), is_complete)
    first, second, distance = (np.concatenate(part) for part in zip(*found, strict=True))
    one, other = np.minimum(first, second), np.maximum(first, second)
    order = np.lexsort((other, one, distance))[:PAIRS_MAX]
    return Pairs(one[order], other[order], distance[order], is_complete)
