"""Pictures that look like another one are found by it, the nearest first."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from sdstudio.domain.picture_query import Field, FieldTerm, PictureQuery, Sort, SortKey, Value
from sdstudio.domain.query_text import parse_query, query_text
from sdstudio.library import Library, ThumbnailStore
from sdstudio.library.picture_hashes import Hashes, PictureHash, hashes_of
from sdstudio.library.search import INDEX_NAME, PictureSearch, SearchFeed, run_query, run_steps
from tests.support.library_rows import LibraryRows
from tests.support.pictures import a_provenance, a_request, some_rgb

PIXELS = "12" * 32
#: How many bits each picture's hash differs in from that of the first.
BITS = (0, 3, 30, 8, 9, 0)


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[LibraryRows]:
    rows = LibraryRows(tmp_path)
    yield rows
    rows.close()


@pytest.fixture
def store(tmp_path: Path, rows: LibraryRows) -> Iterator[ThumbnailStore]:
    store = ThumbnailStore(tmp_path / "thumbs.sqlite")
    rows.feed.close()
    rows.feed = SearchFeed.open(tmp_path, store)
    for number, bits in enumerate(BITS, 1):
        rows.add(prompt=f"a fish {number}")
        store.write_hashes([PictureHash(f"{number:032x}", 2**63 ^ (2**bits - 1), PIXELS)])
    rows.add(prompt="not looked at yet")
    yield store
    store.close()


def find(rows: LibraryRows, text: str, tmp_path: Path) -> list[int]:
    search = PictureSearch(tmp_path / INDEX_NAME)
    run_steps(search, rows.feed, rows.forget)
    found: list[int] = run_query(search, rows.feed, parse_query(text)).ids.tolist()
    search.close()
    return found


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("similar:1 sort:likeness", [1, 6, 2, 4]),
        ("similar:1", [6, 4, 2, 1]),
        ("-similar:1", [7, 5, 3]),
        ('similar:1 "fish 4" sort:likeness', [4]),
        ("similar:3,1 sort:likeness", [3, 1, 6, 2, 4]),
        ("similar:7", []),
        ("similar:99", []),
        ("sort:likeness", [7, 6, 5, 4, 3, 2, 1]),
    ],
)
def test_a_picture_finds_those_that_look_like_it(
    rows: LibraryRows, tmp_path: Path, text: str, wanted: list[int]
) -> None:
    assert find(rows, text, tmp_path) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("content:1 sort:likeness", [1, 4, 2, 3]),
        ("content:1", [4, 3, 2, 1]),
        ("-content:1", [7, 6, 5]),
        ('content:1 "fish 3" sort:likeness', [3]),
        ("content:3,1 sort:likeness", [3, 1, 4, 2]),
        # Nobody has looked at it yet.
        ("content:7", [7]),
        ("content:99", []),
    ],
)
def test_a_picture_finds_those_with_similar_content(
    rows: LibraryRows, store: ThumbnailStore, tmp_path: Path, text: str, wanted: list[int]
) -> None:
    angles = {1: 0.0, 2: 1.0, 3: 2.0, 4: 0.5}
    vectors = {
        f"{number:032x}": np.array([np.cos(one), np.sin(one)], np.float16).tobytes()
        for number, one in angles.items()
    }
    store.vectors.write("ab" * 32, vectors)
    assert find(rows, text, tmp_path) == wanted


def test_only_the_most_alike_are_found(
    rows: LibraryRows,
    store: ThumbnailStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sdstudio.library.search.feed.CONTENT_FOUND_MAX", 2)
    vectors = {
        f"{n:032x}": np.array([np.cos(n), np.sin(n)], np.float16).tobytes() for n in (1, 2, 3, 4)
    }
    store.vectors.write("ab" * 32, vectors)
    assert find(rows, "content:1 sort:likeness", tmp_path) == [1, 2, 3]


def test_without_hashes_nothing_looks_alike(rows: LibraryRows, tmp_path: Path) -> None:
    rows.add()
    assert find(rows, "similar:1", tmp_path) == []


def test_a_library_finds_them_without_being_given_thumbnails(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    for seed in (1, 2):
        library.save_picture(some_rgb(), a_request(seed=seed), a_provenance())
    library.save_picture(some_rgb(seed=9), a_request(seed=3), a_provenance())
    found = library.search.feed.alike([1])
    assert dict(zip(found.ids.tolist(), found.distances.tolist(), strict=True)) == {1: 0, 2: 1}
    library.close()


def test_the_text_and_the_query_are_the_same() -> None:
    query = PictureQuery(
        (FieldTerm(Field.SIMILAR, (Value("12"), Value("7"))),),
        Sort(SortKey.LIKENESS, is_descending=False),
    )
    assert query_text(query) == "similar:12,7 sort:likeness"
    assert parse_query(query_text(query)) == query
    # Named as not understood, and otherwise left out.
    assert parse_query("similar:cat,>3,-1 ") == PictureQuery(unread=("similar:cat,>3,-1",))


def test_hashes_that_come_and_go_count_at_the_next_question(store: ThumbnailStore) -> None:
    first, new = f"{1:032x}", "00" * 16
    asked = {f"{number:032x}" for number in (1, 2, 4, 6)}
    assert store.looking_like([first], 8) == {f"{n:032x}": BITS[n - 1] for n in (1, 2, 4, 6)}
    store.write_hashes([PictureHash(new, 2**63 ^ 1, PIXELS)])
    found = store.looking_like([first], 8)
    assert (found.keys() - asked, found[new]) == ({new}, 1)
    store.write_hashes([PictureHash(new, 2**63 ^ 7, PIXELS)])
    assert store.looking_like([first], 8)[new] == 3
    store.forget([new, f"{2:032x}"])
    assert store.looking_like([first], 8).keys() == asked - {f"{2:032x}"}
    assert store.looking_like([new, "not an identity", "ab"], 8) == {}


def test_what_another_program_writes_counts_at_the_next_question(
    store: ThumbnailStore, tmp_path: Path
) -> None:
    assert store.looking_like([f"{3:032x}"], 0) == {f"{3:032x}": 0}
    other = ThumbnailStore(tmp_path / "thumbs.sqlite")
    other.write_hashes([PictureHash("ff" * 16, 2**63 ^ (2**30 - 1), PIXELS)])
    other.close()
    assert store.looking_like([f"{3:032x}"], 0) == {f"{3:032x}": 0, "ff" * 16: 0}


def test_hashes_that_come_and_go_while_all_are_read_count(
    store: ThumbnailStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, last, new = f"{1:032x}", f"{6:032x}", "00" * 16
    monkeypatch.setattr("sdstudio.library.thumbnail_store._HASHES_AT_ONCE", 2)
    count: list[int] = []

    def counted(rows: Sequence[tuple[bytes, int]]) -> Hashes:
        # A picture is saved, and others are removed: that waits for some hashes, not for all.
        if not count:
            store.write_hashes([PictureHash(new, 2**63 ^ 1, PIXELS)])
            store.forget([f"{2:032x}", last])
        count.append(len(rows))
        return hashes_of(rows)

    monkeypatch.setattr("sdstudio.library.picture_hashes.hashes_of", counted)
    found = store.looking_like([first], 8)
    assert found == {first: 0, f"{4:032x}": 8, new: 1}
    assert count == [2, 2, 1]


def test_only_the_first_question_reads_all_hashes(
    store: ThumbnailStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = store.looking_like([f"{1:032x}"], 8)
    monkeypatch.delattr("sdstudio.library.picture_hashes.read_some")
    assert store.looking_like([f"{1:032x}"], 8) == found
