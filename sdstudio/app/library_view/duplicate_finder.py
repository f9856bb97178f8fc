"""Finds pictures of the library that are the same, or look alike and haven't been judged yet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import on_gui_thread
from sdstudio.domain.annotations import Annotations, Flag, Verdict
from sdstudio.library import Library, ThumbnailStore
from sdstudio.library.duplicates import COPIES_DISTANCE, similar_pairs

_REPORT_S: Final = 0.1


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two pictures that look alike.

    Args:
        one, other: their ids, the older first.
        distance: in how many bits their hashes differ.
        is_exact: all of their pixels are the same.
    """

    one: int
    other: int
    distance: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What was found.

    Args:
        exact: groups of ids whose pixels are the same; the first of each is best kept.
        pairs: those not judged yet, the closest first, exact ones before others.
        is_complete: there are no more of them.
        has_judged: other pictures look alike, too, but the artist has decided on them.
    """

    exact: Sequence[Sequence[int]] = ()
    pairs: Sequence[AlikePair] = ()
    is_complete: bool = True
    has_judged: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    ids: dict[str, list[int]]
    verdicts: dict[tuple[str, str], Verdict]
    annotations: dict[int, Annotations]


async def find_duplicates(
    library: LibraryThread,
    store: ThumbnailStore,
    background: BackgroundTasks,
    report: Callable[[float], None],
    is_stopped: Callable[[], bool],
) -> Duplicates | None:
    """Compare all pictures whose hashes are known.

    Args:
        report: called with the fraction that is done, 0 to 1.
        is_stopped: asked on another thread.

    Returns:
        ``None`` if it was stopped.

    Raises:
        StudioError: the library can't be read.
    """
    identities, hashes = await background.do("duplicates", store.hashes)
    same = await background.do("duplicates", store.pixels_in_common)
    known = await library.do(partial(_read, identities, same))
    keys = dict(zip(identities, hashes.tolist(), strict=True))
    pixels = {id_: same.get(key, key) for key, some in known.ids.items() for id_ in some}
    judged = set(_judged(known))
    order = [(id_, keys[key]) for key, some in known.ids.items() for id_ in some]
    order.sort()
    found = await background.do(
        "duplicates",
        partial(
            similar_pairs,
            np.array([id_ for id_, _ in order], np.int64),
            np.array([one for _, one in order], np.uint64),
            COPIES_DISTANCE,
            report=on_gui_thread(report, interval_s=_REPORT_S),
            is_stopped=is_stopped,
        ),
    )
    if found is None:
        return None
    left = found.without(judged)
    pairs = [
        AlikePair(one, other, distance, pixels[one] == pixels[other])
        for one, other, distance in zip(
            left.one.tolist(), left.other.tolist(), left.distance.tolist(), strict=True
        )
    ]
    pairs.sort(key=lambda pair: not pair.is_exact)
    return Duplicates(
        _groups(pairs, known.annotations),
        pairs,
        left.is_complete,
        has_judged=len(left) < len(found),
    )


def _read(identities: Sequence[str], same: dict[str, str], library: Library) -> _Known:
    ids = library.family.ids_of(identities)
    copies = [id_ for key, some in ids.items() if len(some) > 1 or key in same for id_ in some]
    return _Known(ids, library.annotations.verdicts(), library.annotations.of(copies))


def _judged(known: _Known) -> Iterator[tuple[int, int]]:
    for one, other in known.verdicts:
        for first in known.ids.get(one, ()):
            yield from ((first, second) for second in known.ids.get(other, ()))


def _groups(pairs: Sequence[AlikePair], annotations: dict[int, Annotations]) -> list[list[int]]:
    """The pictures of the exact pairs in groups, the one to keep first."""
    group_of: dict[int, set[int]] = {}
    for pair in pairs:
        if pair.is_exact:
            both = group_of.get(pair.one, {pair.one}) | group_of.get(pair.other, {pair.other})
            for one in both:
                group_of[one] = both
    groups = {min(group): group for group in group_of.values()}

    def worth(id_: int) -> tuple[int, int, int, int]:
        said = annotations.get(id_, Annotations())
        is_picked = said.flag is Flag.PICK
        added = len(said.tags) + len(said.boards) + bool(said.note) + bool(said.label)
        return (-int(is_picked), -said.rating, -added, id_)

    return [sorted(groups[first], key=worth) for first in sorted(groups)]
