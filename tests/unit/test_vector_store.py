"""Vectors of pictures: kept, compared, and gone with their pictures."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from sdstudio.library import ThumbnailStore, vector_store
from sdstudio.library.vector_store import VectorStore

MODEL, OTHER = "a" * 64, "b" * 64


def key(number: int) -> str:
    return f"{number:032x}"


def vector(*numbers: float) -> bytes:
    whole = np.array(numbers, np.float32)
    return (whole / np.linalg.norm(whole)).astype(np.float16).tobytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vectors.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[VectorStore]:
    store = VectorStore(path)
    yield store
    store.close()


def test_the_most_alike_come_first_and_those_asked_for_before_them(store: VectorStore) -> None:
    store.write(
        MODEL,
        {
            key(1): vector(1, 0, 0),
            key(2): vector(0, 1, 0),
            key(3): vector(3, 1, 0),
            key(4): vector(1, 1, 0),
            key(5): vector(-1, 0, 0),
        },
    )
    assert store.nearest([key(1)], 3) == {key(1): 0, key(3): 1, key(4): 2, key(2): 3}


def test_of_several_the_nearest_counts(store: VectorStore) -> None:
    store.write(
        MODEL,
        {key(1): vector(1, 0), key(2): vector(0, 1), key(3): vector(1, 9), key(4): vector(1, 1)},
    )
    assert store.nearest([key(1), key(2)], 9) == {key(1): 0, key(2): 0, key(3): 1, key(4): 2}


def test_all_are_compared_however_many_are_read_at_once(
    store: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_store, "_COMPARED_AT_ONCE", 7)
    rng = np.random.default_rng(1)
    some = {key(number): vector(*rng.normal(size=8)) for number in range(60)}
    store.write(MODEL, some)
    matrix = np.stack([np.frombuffer(one, np.float16) for one in some.values()]).astype(np.float32)
    order = np.argsort(-(matrix[1:] @ matrix[0]), kind="stable")[:20] + 1
    found = store.nearest([key(0)], 20)
    assert sorted(found, key=found.__getitem__) == [key(0), *map(key, order.tolist())]


def test_a_question_is_answered_again_after_every_change(path: Path, store: VectorStore) -> None:
    store.write(MODEL, {key(1): vector(1, 0), key(2): vector(1, 1)})
    assert store.nearest([key(1)], 9) == {key(1): 0, key(2): 1}
    store.write(MODEL, {key(3): vector(5, 1)})
    assert store.nearest([key(1)], 9) == {key(1): 0, key(3): 1, key(2): 2}
    store.forget([key(3)])
    assert store.nearest([key(1)], 9) == {key(1): 0, key(2): 1}
    # By another program, too.
    other = VectorStore(path)
    other.write(MODEL, {key(4): vector(9, 1)})
    other.close()
    assert store.nearest([key(1)], 9) == {key(1): 0, key(4): 1, key(2): 2}


def test_vectors_of_different_models_are_not_compared(store: VectorStore) -> None:
    store.write(MODEL, {key(1): vector(1, 0), key(2): vector(1, 1), key(3): vector(1, 2)})
    store.write(OTHER, {key(1): vector(1, 0, 0), key(2): vector(1, 0, 1)})
    assert store.nearest([key(1)], 9) == {key(1): 0, key(2): 1}
    assert store.nearest([key(3)], 9) == {key(3): 0}
    assert (store.count(MODEL), store.count(OTHER)) == (1, 2)
    assert store.without([key(1), key(3), key(4)], MODEL) == [key(1), key(4)]
    assert store.without([key(1), key(3), key(4)], OTHER) == [key(3), key(4)]


def test_a_picture_without_a_vector_finds_nothing(store: VectorStore) -> None:
    store.write(MODEL, {key(1): vector(1, 0)})
    assert store.nearest([key(2)], 9) == {}


@pytest.mark.parametrize(
    "numbers", [b"", b"odd", vector(1, 0, 0), np.full(2, np.nan, "f2").tobytes()]
)
def test_what_is_no_vector_comes_last_and_stops_nothing(
    path: Path, store: VectorStore, numbers: bytes
) -> None:
    store.write(MODEL, {key(1): vector(1, 0), key(2): numbers, key(3): vector(-1, 0)})
    found = store.nearest([key(1)], 9)
    assert found == {key(1): 0, key(3): 1, key(2): 2}
    store.nearest([key(2)], 9)


def test_a_row_of_another_type_is_left_out(path: Path, store: VectorStore) -> None:
    store.write(MODEL, {key(n): vector(n, 1) for n in (1, 2, 3)})
    with sqlite3.connect(path) as database:
        database.execute(
            "UPDATE vector SET numbers = 'text' WHERE identity = ?", (bytes.fromhex(key(2)),)
        )
    database.close()
    assert store.nearest([key(1)], 9) == {key(1): 0, key(3): 1}
    assert store.nearest([key(2)], 9) == {}


def test_no_file_is_made_only_to_find_it_empty(path: Path, store: VectorStore) -> None:
    store.forget([key(1)])
    assert store.nearest([key(1)], 9) == {}
    assert store.without([key(1)], MODEL) == [key(1)]
    assert store.count(MODEL) == 0
    store.close()
    assert not path.exists()


@pytest.mark.parametrize(
    "content", [b"", b"not a database" * 100, b"SQLite format 3\0" + bytes(4000)]
)
def test_a_damaged_file_is_started_again(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    store = VectorStore(path)
    assert store.nearest([key(1)], 9) == {}
    assert store.write(MODEL, {key(1): vector(1, 0)})
    assert store.nearest([key(1)], 9) == {key(1): 0}
    store.close()


def test_a_full_disk_is_said_to_be(store: VectorStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_store, "RESERVE_BYTES", 2**62)
    assert not store.write(MODEL, {key(1): vector(1, 0)})


def test_a_vector_dies_with_its_thumbnail_and_is_in_no_file(tmp_path: Path) -> None:
    store = ThumbnailStore(tmp_path / "thumbs.sqlite")
    secret = vector(*range(1, 65))
    store.vectors.write(MODEL, {key(1): secret, key(2): vector(*range(64, 0, -1))})
    store.forget([key(1)])
    legible = b"".join(file.read_bytes() for file in tmp_path.glob("vectors.sqlite*"))
    assert secret[:64] not in legible
    assert store.vectors.without([key(1), key(2)], MODEL) == [key(1)]
    store.close()
    assert store.vectors.nearest([key(2)], 9) == {}
    store.open_again()
    assert store.vectors.nearest([key(2)], 9) == {key(2): 0}
    store.close()
    with sqlite3.connect(tmp_path / "vectors.sqlite") as database:
        assert database.execute("PRAGMA quick_check").fetchone() == ("ok",)
    database.close()
