"""Values in a library's database that no program wrote: what a damaged disk makes of it."""

import sqlite3
from contextlib import closing
from pathlib import Path

#: The text of these bytes, whether it is UTF-8 or not.
Raw = tuple[bytes]
Corrupt = str | int | float | bytes | None | Raw

TABLES = (
    "picture",
    "job",
    "grid",
    "meta",
    "foreign_file",
    "folder",
    "annotation",
    "tag",
    "picture_tag",
    "board",
    "board_picture",
    "saved_search",
    "verdict",
    "parent",
)


def columns_of(database: Path, table: str) -> list[str]:
    """The columns that are stored."""
    with closing(sqlite3.connect(database)) as connection:
        return [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]


def root_page(database: Path, name: str) -> int:
    """The number of the first page of a table or an index, from 1."""
    with closing(sqlite3.connect(database)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)
        ).fetchone()
    return int(page)


def ruin(database: Path, name: str) -> None:
    """Overwrite the first page of a table or an index."""
    page = root_page(database, name)
    with closing(sqlite3.connect(database)) as connection:
        (size_bytes,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(database.read_bytes())
    data[(page - 1) * size_bytes : page * size_bytes] = b"\xff" * size_bytes
    database.write_bytes(data)


def corrupt(database: Path, table: str, column: str, value: Corrupt, row: int = 0) -> None:
    """Put ``value`` into a row past every constraint, and leave the indexes as they were.

    Args:
        row: which of the table's, from 0.
    """
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        schema = connection.execute("SELECT rowid, * FROM sqlite_schema").fetchall()
        (number,) = connection.execute("PRAGMA schema_version").fetchone()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "DELETE FROM sqlite_schema WHERE tbl_name = ? AND type IN ('index', 'trigger')",
            (table,),
        )
        connection.execute(
            "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?",
            (_without_constraints(connection, table), table),
        )
        connection.execute(f"PRAGMA schema_version = {number + 1}")
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        key = columns_of(database, table)[0]
        connection.text_factory = bytes
        keys = [one for (one,) in connection.execute(f"SELECT {key} FROM {table} ORDER BY {key}")]
        if keys:
            place = keys[row % len(keys)]
            as_text = isinstance(value, tuple)
            connection.execute(
                f"UPDATE OR IGNORE {table} SET {column} = {'CAST(? AS TEXT)' if as_text else '?'}"
                f" WHERE {key} = {'CAST(? AS TEXT)' if isinstance(place, bytes) else '?'}",
                (value[0] if isinstance(value, tuple) else value, place),
            )
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_schema")
        connection.executemany(
            "INSERT INTO sqlite_schema (rowid, type, name, tbl_name, rootpage, sql)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            schema,
        )
        connection.execute(f"PRAGMA schema_version = {number + 2}")


def _without_constraints(connection: sqlite3.Connection, table: str) -> str:
    """The table as its rows are stored, but with columns that take anything."""
    (sql,) = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", (table,)
    ).fetchone()
    without_rowid = sql.rstrip().endswith("WITHOUT ROWID")
    columns, keys = [], []
    for _, name, _type, _not_null, _default, key in connection.execute(
        f"PRAGMA table_info({table})"
    ):
        # A row id stays one.
        columns.append(f"{name} INTEGER PRIMARY KEY" if key and not without_rowid else name)
        if key and without_rowid:
            keys.append(name)
    if without_rowid:
        columns.append(f"PRIMARY KEY ({', '.join(keys)})")
    return f"CREATE TABLE {table} ({', '.join(columns)}){' WITHOUT ROWID' if without_rowid else ''}"
