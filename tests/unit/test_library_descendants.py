"""Pictures that show something of others are the same as if all were found anew each time."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library.descendants import Descendants
from tests.support.library_rows import LibraryRows

_IDENTITIES = 6
_NUMBER = st.integers(0, 7)
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["add", "make", "mask", "replace", "part", "remove", "rename", "ask"]),
        _NUMBER,
        _NUMBER,
    ),
    max_size=30,
)


@contextmanager
def some_rows() -> Iterator[LibraryRows]:
    with TemporaryDirectory() as folder:
        rows = LibraryRows(Path(folder))
        try:
            yield rows
        finally:
            rows.close()


def lines_from(rows: LibraryRows, begins: set[int]) -> set[int]:
    """The same, one generation after the other."""
    identities = dict(rows.database.execute("SELECT id, identity FROM picture").fetchall())
    parents = rows.database.execute(
        "SELECT picture_id, parent_identity FROM parent WHERE role != 'mask'"
    ).fetchall()
    found, newest = set(begins), set(begins)
    while newest:
        seen = {identities.get(one) for one in newest}
        newest = {child for child, identity in parents if identity in seen} - found
        found |= newest
    return found


@settings(max_examples=40)
@example([("add", 0, 0), ("add", 1, 0), ("make", 1, 0), ("ask", 0, 0), ("remove", 0, 0)], {1})
@example([("add", 0, 0), ("add", 1, 0), ("ask", 0, 0), ("make", 1, 0), ("part", 1, 0)], {1})
@given(CHANGES, st.sets(st.integers(1, 6), max_size=3))
def test_whatever_changes_they_are_those_found_anew(
    changes: list[tuple[str, int, int]], begins: set[int]
) -> None:
    with some_rows() as rows:
        descendants = Descendants(rows.database)
        ids: list[int] = []

        def name(number: int) -> str:
            return f"{number % _IDENTITIES:032x}"

        def put(child: int, number: int, role: str) -> None:
            rows.run("INSERT OR IGNORE INTO parent VALUES (?, ?, ?)", child, name(number), role)

        for kind, one, other in [*changes, ("ask", 0, 0)]:
            child = ids[one % len(ids)] if ids else 0
            match kind:
                case "add":
                    ids.append(rows.add())
                    rows.run("UPDATE picture SET identity = ? WHERE id = ?", name(one), ids[-1])
                case "make" if ids:
                    put(child, other, "start")
                case "mask" if ids:
                    put(child, other, "mask")
                case "replace" if ids:
                    # As what was added by the artist is written: all parents anew.
                    rows.run("DELETE FROM parent WHERE picture_id = ?", child)
                    put(child, other, "depth")
                case "part" if ids:
                    rows.run("DELETE FROM parent WHERE picture_id = ?", child)
                case "remove" if ids:
                    rows.run("DELETE FROM picture WHERE id = ?", child)
                    ids.remove(child)
                case "rename" if ids:
                    rows.run("UPDATE picture SET identity = ? WHERE id = ?", name(other), child)
                case "ask":
                    # What is asked for grows and shrinks.
                    begins = begins ^ {one} if other % 2 else begins
                    assert descendants.of(begins) == lines_from(rows, begins)


def test_a_change_that_is_taken_back_changes_nothing() -> None:
    with some_rows() as rows:
        start, child = rows.add(), rows.add()
        descendants = Descendants(rows.database)
        assert descendants.of({start}) == {start}
        (identity,) = rows.database.execute(
            "SELECT identity FROM picture WHERE id = ?", (start,)
        ).fetchone()
        try:
            with rows.database.transaction():
                rows.database.execute(
                    "INSERT INTO parent VALUES (?, ?, 'start')", (child, identity)
                )
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            pass
        assert descendants.of({start}) == {start}
        rows.run("INSERT INTO parent VALUES (?, ?, 'start')", child, identity)
        assert descendants.of({start}) == {start, child}


def test_what_changed_before_the_disk_failed_is_found_the_next_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with some_rows() as rows:
        start, child = rows.add(), rows.add()
        descendants = Descendants(rows.database)
        assert descendants.of({start}) == {start}
        (identity,) = rows.database.execute(
            "SELECT identity FROM picture WHERE id = ?", (start,)
        ).fetchone()
        rows.run("INSERT INTO parent VALUES (?, ?, 'start')", child, identity)
        execute = rows.database.execute

        def fail(sql: str, *values: Any) -> sqlite3.Cursor:
            if "RECURSIVE" in sql:
                raise StudioError(ErrorCode.DISK_FULL, folder="here")
            return execute(sql, *values)

        with monkeypatch.context() as patch:
            patch.setattr(rows.database, "execute", fail)
            with pytest.raises(StudioError):
                descendants.of({start})
        assert descendants.of({start}) == {start, child}
