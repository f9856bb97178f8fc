"""Pictures that look like others, from the hashes stored with their thumbnails."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """Pictures that look like any of some others, and their distance: differing bits plus one.

    The others themselves have distance 0.
    """

    ids: NDArray[np.int64]
    distances: NDArray[np.uint8]


NOTHING = Alike(np.zeros(0, np.int64), np.zeros(0, np.uint8))


def listed(values: Sequence[object]) -> str:
    """Values for ``json_each``."""
    return json.dumps(list(values))
