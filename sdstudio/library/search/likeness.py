"""Pictures that look like others, from the hashes stored with their thumbnails."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sdstudio.library.duplicates import VARIANTS_DISTANCE
from sdstudio.library.thumbnail_store import ThumbnailStore

#: More than any distance.
FAR = 255


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """Pictures that look like any of some others, and their distance: differing bits plus one.

    The others themselves have distance 0.
    """

    ids: NDArray[np.int64]
    distances: NDArray[np.uint8]


NOTHING = Alike(np.zeros(0, np.int64), np.zeros(0, np.uint8))


def alike(
    wanted: Sequence[str], store: ThumbnailStore, limit: int = VARIANTS_DISTANCE
) -> dict[str, int]:
    """The identities of pictures that look like one of ``wanted``, with their distances."""
    identities, hashes = store.hashes()
    known = set(wanted)
    mine = [at for at, one in enumerate(identities) if one in known]
    nearest = np.full(len(identities), FAR, np.uint8)
    for at in mine:
        np.minimum(nearest, np.bitwise_count(hashes ^ hashes[at]), out=nearest)
    return {identities[at]: int(nearest[at]) for at in np.flatnonzero(nearest <= limit)}


def listed(values: Sequence[object]) -> str:
    """Values for ``json_each``."""
    return json.dumps(list(values))
