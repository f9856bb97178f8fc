"""The columns of all pictures: narrow where the values are, and never too narrow."""

import numpy as np
import pytest

from sdstudio.domain.picture_query import Sort
from sdstudio.library.search.columns import Columns, looked_up
from sdstudio.library.search.orders import Orders
from sdstudio.library.search.rows import ROW, Rows


def rows(first_id: int, name: str, values: list[int]) -> Rows:
    made = np.zeros(len(values), ROW)
    made["id"] = np.arange(first_id, first_id + len(values))
    made[name] = values
    return made


@pytest.mark.parametrize("name", ["model", "width", "sampler"])
def test_a_column_is_as_wide_as_its_values_need(name: str) -> None:
    columns = Columns()
    for number, (values, itemsize) in enumerate(
        [([0, 127], 1), ([128, 5], 2), ([32_767, 1], 2), ([-1, 2], 2)]
    ):
        columns.put(rows(2 * number, name, values))
        assert columns[name].itemsize == itemsize
    assert columns[name].tolist() == [0, 127, 128, 5, 32_767, 1, -1, 2]


@pytest.mark.parametrize(
    ("name", "small", "great"),
    [("created_s", 2**31 - 1, 2**31), ("seed", 2**32 - 1, 2**32), ("seed", 0, -1)],
)
def test_moments_and_seeds_take_half_until_one_is_great(name: str, small: int, great: int) -> None:
    columns = Columns()
    columns.put(rows(1, name, [small, 0]))
    assert columns[name].itemsize == 4
    columns.put(rows(3, name, [great]))
    assert columns[name].tolist() == [small, 0, great]


@pytest.mark.parametrize("how", ["at the end", "at the start", "between", "instead"])
def test_a_great_value_is_kept_wherever_it_comes(how: str) -> None:
    columns = Columns()
    columns.put(rows(10, "width", [1, 2]))
    columns.put(rows(20, "width", [3]))
    at = {"at the end": 30, "at the start": 1, "between": 15, "instead": 11}[how]
    columns.put(rows(at, "width", [2**31 - 1]))
    widths = dict(zip(columns["id"].tolist(), columns["width"].tolist(), strict=True))
    assert widths == {10: 1, 11: 2, 20: 3, at: 2**31 - 1}
    facts = columns.facts(at)
    assert facts is not None
    assert facts.width == 2**31 - 1


def test_ids_take_half_until_one_is_great() -> None:
    columns = Columns()
    columns.put(rows(1, "width", [5, 6]))
    assert columns["id"].itemsize == 4
    for unknown in (0, 3, 2**31, 2**40):
        assert columns.facts(unknown) is None
    asked = np.array([2, 3, 2**31 - 1, 2**40])
    assert columns.positions_of(asked).tolist() == [1]
    columns.put(rows(2**40, "width", [7]))
    assert columns["id"].tolist() == [1, 2, 2**40]
    assert columns.positions_of(asked).tolist() == [1, 2]
    # Those that were found before are still narrow.
    assert columns.positions_of(asked[:2].astype(np.int32)).tolist() == [1]
    facts = columns.facts(2**40)
    assert facts is not None
    assert facts.width == 7


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("is_descending", [True, False])
def test_runs_of_pictures_are_in_order_of_time(share: float, is_descending: bool) -> None:
    # Two imports of older pictures, after which there are some from between.
    moments_s = [*range(5000, 6000), *range(1000), *range(3000, 3400), 2000, 3100, 3100]
    columns = Columns()
    columns.put(rows(1, "created_s", moments_s))
    found = np.random.default_rng(0).random(len(moments_s)) < share
    at = Orders(columns).ordered(found, Sort(is_descending=is_descending), {})
    expected = [one for one in np.argsort(moments_s, kind="stable").tolist() if found[one]]
    assert at.tolist() == (expected[::-1] if is_descending else expected)


def test_many_values_are_looked_up_as_by_their_positions() -> None:
    table = np.arange(1000, dtype=np.int16)
    at = np.random.default_rng(0).integers(0, 1000, 300_000).astype(np.int32)
    assert np.array_equal(looked_up(table, at[::-1]), table[at[::-1]])
