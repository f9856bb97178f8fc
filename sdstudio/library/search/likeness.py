"""Pictures that are like others, from hashes and vectors of what they look like and show."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

#: Found by their content. Beyond some hundred, they have little more in common than any two.
CONTENT_FOUND_MAX: Final = 200


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """Pictures that are like any of some others, and their distance.

    Of those that look alike: differing bits plus one; of those with similar content: rank plus one.

    The others themselves have distance 0.
    """

    ids: NDArray[np.int64]
    distances: NDArray[np.uint8]


NOTHING = Alike(np.zeros(0, np.int64), np.zeros(0, np.uint8))


def listed(values: Sequence[object]) -> str:
    """Values for ``json_each``."""
    return json.dumps(list(values))
