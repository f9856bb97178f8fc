"""Facets of many pictures are counted in other ways than those of few, with the same result."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from sdstudio.library.search.facets import count_codes


@pytest.mark.parametrize("count", [0, 1, 500, 30_000])
@pytest.mark.parametrize("greatest", [0, 5, 23, 24, 100])
@pytest.mark.parametrize("kind", [np.int8, np.int16, np.int32])
def test_every_code_is_counted(count: int, greatest: int, kind: type) -> None:
    numbers = np.random.default_rng(7).integers(0, greatest + 1, count)
    codes: NDArray[Any] = numbers.astype(kind)
    different, counts = count_codes(codes)
    wanted, wanted_counts = np.unique(codes, return_counts=True)
    assert different.tolist() == wanted.tolist()
    assert counts.tolist() == wanted_counts.tolist()
