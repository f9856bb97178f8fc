"""Rows are read from the pages of a SQLite file as SQLite gives them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.library import damaged_pages

VALUE = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.binary(max_size=30),
    # Around what fits into a page, and into several.
    st.integers(1000, 14_000).map(lambda length: "x" * length),
)


def rows_of(path: Path, columns: int) -> dict[int, tuple[damaged_pages.Stored, ...]]:
    found = [(id_, row[1:]) for id_, row in damaged_pages.rows(path) if len(row) == columns]
    assert len({id_ for id_, _ in found}) == len(found)
    return dict(found)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(VALUE, VALUE), min_size=1, max_size=60),
    st.sets(st.integers(1, 60)),
    st.sampled_from([512, 4096, 65536]),
    st.booleans(),
)
def test_every_row_is_found_and_none_that_was_deleted(
    tmp_path_factory: pytest.TempPathFactory,
    values: list[tuple[damaged_pages.Stored, damaged_pages.Stored]],
    deleted: set[int],
    page_bytes: int,
    is_logged: bool,
) -> None:
    path = tmp_path_factory.mktemp("pages") / "x.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {page_bytes}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b)")
        half = len(values) // 2
        connection.executemany("INSERT INTO t (a, b) VALUES (?, ?)", values[:half])
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.executemany("INSERT INTO t (a, b) VALUES (?, ?)", values[half:])
        connection.executemany("DELETE FROM t WHERE id = ?", [(id_,) for id_ in deleted])
        if not is_logged:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        expected = {id_: row for id_, *row in connection.execute("SELECT * FROM t")}
        assert rows_of(path, 3) == {id_: tuple(row) for id_, row in expected.items()}


@settings(max_examples=100)
@given(st.data())
def test_any_bytes_give_rows_or_none(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("pages") / "x.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 512")
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b)")
        connection.executemany("INSERT INTO t (a, b) VALUES (?, ?)", [("x" * 900, 1.5)] * 9)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    path.with_name("x.sqlite-wal").write_bytes(data.draw(st.binary(max_size=80)))
    assert all(isinstance(id_, int) for id_, _ in damaged_pages.rows(path))


def test_a_text_that_is_no_utf_8_is_given_as_no_unicode(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b)")
        connection.execute("INSERT INTO t (a) VALUES (CAST(x'61ff62' AS TEXT))")
    assert rows_of(path, 3) == {1: ("a\udcffb", None)}
