"""search.sqlite: everything the search keeps on disk. It is derived, and may vanish at any time.

The narrow rows of pictures are stored in blocks of 1024 ids, as the bytes of the arrays that the
search computes with: a million are read in a fraction of a second, without a Python object for
each. Texts are indexed once, however many pictures share them.
"""

import contextlib
import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from string import ascii_lowercase
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sdstudio.library.search.rows import ROW, USE, NameKind, Rows, Uses
from sdstudio.library.search.tokens import tokens

INDEX_NAME: Final = "search.sqlite"

#: Counts up whenever what is stored, or how texts are split, changes.
VERSION: Final = 4
#: How many ids share a block.
BLOCK_IDS: Final = 1024

_BUSY_TIMEOUT_S: Final = 5.0
_DIGEST_BYTES: Final = 12
#: Where the parts of the index of words begin that are each looked through in a step. The longest
#: takes a fifth of the time of all.
_WORDS_FROM: Final = (
    "",
    *"0123456789",
    *(first + second for first in ascii_lowercase for second in ("", "e", "i", "o", "s")),
    "{",
    *(chr(code) for code in range(0x4E00, 0xA000, 0x400)),
    "\U0010ffff" * 2,
)
#: Of the index of words, written in a step.
_MERGED_PAGES: Final = 500
_NEVER_NEGATIVE: Final = tuple(
    name for name in ROW.names or () if name not in ("seed", "guidance", "flag")
)
_SUFFIXES: Final = ("", "-wal", "-shm", "-journal")

# text: rowids of words by what they were made from. words keeps no content: a text never changes.
_SCHEMA: Final = f"""
BEGIN IMMEDIATE;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE pending (picture_id INTEGER PRIMARY KEY);
CREATE TABLE block (id INTEGER PRIMARY KEY, rows BLOB NOT NULL, uses BLOB NOT NULL);
CREATE TABLE name (
    kind INTEGER NOT NULL, code INTEGER NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (kind, code)
) WITHOUT ROWID;
CREATE TABLE text (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE);
CREATE VIRTUAL TABLE words USING fts5(
    text, content='', columnsize=0, tokenize='ascii', prefix='2 3 4 5'
);
PRAGMA user_version = {VERSION};
COMMIT;
"""


class IndexDamagedError(Exception):
    """The file can't be used and must be made again."""


class IndexFile:
    """An open search.sqlite; used by one thread at a time.

    Raises:
        IndexDamagedError: from any method, if the file turns out to be damaged.
    """

    def __init__(self, path: Path | None, copied_from: Path | None = None) -> None:
        """Open the file, creating it if there is none; ``None`` keeps all in memory.

        Args:
            copied_from: with no ``path``: the file whose content it begins with.
        """
        self._connection = sqlite3.connect(
            path or ":memory:",
            timeout=_BUSY_TIMEOUT_S,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            with damage_found():
                if copied_from is not None:
                    self._copy(copied_from)
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    @staticmethod
    def remove(path: Path) -> None:
        """Remove the file and what SQLite puts beside it.

        Raises:
            OSError: the disk refuses.
        """
        for suffix in _SUFFIXES:
            path.with_name(path.name + suffix).unlink(missing_ok=True)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    @contextlib.contextmanager
    def transaction(self, *, is_synced: bool = False) -> Iterator[None]:
        """Keep all of the block's changes or none.

        Args:
            is_synced: they must outlast a power cut. Others may be lost, the newest first.
        """
        with damage_found():
            self._connection.execute(f"PRAGMA synchronous = {'FULL' if is_synced else 'NORMAL'}")
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    # Notes.

    def note(self, key: str) -> str:
        """A note; empty if there is none."""
        with damage_found():
            row = self._connection.execute(
                "SELECT value FROM meta WHERE key = ?", (key,)
            ).fetchone()
        return str(row[0]) if row else ""

    def set_note(self, key: str, value: str) -> None:
        """Write a note. Part of a transaction."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def pending(self, limit: int) -> list[int]:
        """Pictures that are to be read again, newest first."""
        with damage_found():
            rows = self._connection.execute(
                "SELECT picture_id FROM pending ORDER BY picture_id DESC LIMIT ?", (limit,)
            ).fetchall()
        return [row[0] for row in rows]

    def add_pending(self, picture_ids: Iterable[int]) -> None:
        """Note pictures that are to be read again. Part of a transaction."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO pending VALUES (?)", [(one,) for one in picture_ids]
        )

    def remove_pending(self, picture_ids: Iterable[int]) -> None:
        """Note that pictures were read. Part of a transaction."""
        self._connection.executemany(
            "DELETE FROM pending WHERE picture_id = ?", [(one,) for one in picture_ids]
        )

    # Rows.

    def row_count(self) -> int:
        """How many rows all blocks have."""
        with damage_found():
            row = self._connection.execute("SELECT total(length(rows)) FROM block").fetchone()
        return int(row[0]) // ROW.itemsize

    def blocks_below(self, block: int, limit: int) -> list[tuple[int, Rows, Uses]]:
        """Up to ``limit`` blocks with the greatest ids below one, descending."""
        with damage_found():
            rows = self._connection.execute(
                "SELECT id, rows, uses FROM block WHERE id < ? ORDER BY id DESC LIMIT ?",
                (block, limit),
            ).fetchall()
            return [(int(id_), *_arrays(id_, held, uses)) for id_, held, uses in rows]

    def block(self, block: int) -> tuple[Rows, Uses]:
        """One block; empty if there is none."""
        row = self._connection.execute(
            "SELECT rows, uses FROM block WHERE id = ?", (block,)
        ).fetchone()
        return _arrays(block, *row) if row else (np.zeros(0, ROW), np.zeros(0, USE))

    def set_block(self, block: int, rows: Rows, uses: Uses) -> None:
        """Write a block. Part of a transaction."""
        self._connection.execute(
            "INSERT OR REPLACE INTO block VALUES (?, ?, ?)", (block, rows.tobytes(), uses.tobytes())
        )

    # Names and texts.

    def names(self) -> list[tuple[NameKind, int, str]]:
        """All names with their kinds and codes."""
        with damage_found():
            rows = self._connection.execute("SELECT kind, code, name FROM name").fetchall()
            try:
                return [(NameKind(kind), int(code), str(name)) for kind, code, name in rows]
            except ValueError as error:
                raise IndexDamagedError from error

    def add_name(self, kind: NameKind, code: int, name: str) -> None:
        """Write a name. Part of a transaction."""
        self._connection.execute("INSERT INTO name VALUES (?, ?, ?)", (kind, code, name))

    def text_code(self, text: str) -> int:
        """The code of a text, which is indexed if it is new. Part of a transaction."""
        digest = hashlib.blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest()
        row = self._connection.execute("SELECT id FROM text WHERE digest = ?", (digest,)).fetchone()
        if row:
            return int(row[0])
        cursor = self._connection.execute("INSERT INTO text (digest) VALUES (?)", (digest,))
        code = cursor.lastrowid or 0
        self._connection.execute(
            "INSERT INTO words (rowid, text) VALUES (?, ?)", (code, " ".join(tokens(text)))
        )
        return code

    def legible(self, codes: Sequence[int], limit: int) -> list[int]:
        """The lowest of those codes whose texts haven't been erased."""
        with damage_found():
            rows = self._connection.execute(
                "SELECT id FROM text WHERE id IN (SELECT value FROM json_each(?))"
                f" AND length(digest) = {_DIGEST_BYTES} ORDER BY id LIMIT ?",
                (json.dumps(list(codes)), limit),
            ).fetchall()
        return [int(code) for (code,) in rows]

    def spelling(self, codes: Sequence[int]) -> Generator[None, None, dict[int, str]]:
        """The words of texts by code, as the index has them, in steps: all of it is looked through.

        Between the steps, the file may be read and written.
        """
        listed = json.dumps(list(codes))
        found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for lowest, next_lowest in pairwise(_WORDS_FROM):
            with damage_found():
                places = self._connection.execute(
                    "SELECT doc, offset, term FROM temp.spelled WHERE term >= ? AND term < ?"
                    " AND doc IN (SELECT value FROM json_each(?))",
                    (lowest, next_lowest, listed),
                ).fetchall()
            for code, at, word in places:
                found[code].append((at, word))
            yield
        return {code: " ".join(word for _, word in sorted(said)) for code, said in found.items()}

    def erase_texts(self, codes: Sequence[int], spelled: Mapping[int, str]) -> None:
        """Remove texts that nothing has any more, so that none of their words is in the index.

        Their codes are not given to others. Part of a transaction; :meth:`merging` and
        :meth:`scrub` complete it.

        Args:
            spelled: what :meth:`spelling` says of them.
        """
        # Without content, FTS5 removes a text only if it is told what it was: the index knows.
        self._connection.executemany(
            "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)",
            [(code, spelled[code]) for code in codes if code in spelled],
        )
        # Whoever guesses a text could compare its digest. Shorter than one, this is never one.
        self._connection.execute(
            "UPDATE text SET digest = CAST(id AS BLOB)"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(codes)),),
        )

    def merging(self) -> Iterator[None]:
        """Write the index anew without removed texts, in steps: FTS5 only notes that they are gone.

        Between the steps, the file may be read and written.
        """
        # A negative number makes it begin with all that there is, as "optimize" does at once.
        pages = -_MERGED_PAGES
        while True:
            with self.transaction():
                before = self._connection.total_changes
                self._connection.execute(
                    "INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,)
                )
                # Each call counts as one, even if nothing was left to do.
                is_done = self._connection.total_changes - before < 2
            if is_done:
                return
            pages = _MERGED_PAGES
            yield

    def scrub(self) -> bool:
        """Have the file no longer contain what was removed from it, after :meth:`merging`.

        Returns:
            Whether it doesn't now: what another program reads stays in the log beside it.
        """
        with damage_found():
            # No query waits for that program.
            self._connection.execute("PRAGMA busy_timeout = 0")
            try:
                row = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                self._connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_S * 1000:.0f}")
        return not row[0]

    def last_text(self) -> int:
        """The greatest code of a text."""
        with damage_found():
            row = self._connection.execute("SELECT max(id) FROM text").fetchone()
        return int(row[0] or 0)

    def texts_with(self, expression: str, first: int = 0) -> NDArray[np.int64]:
        """The codes of the texts that FTS5 finds by ``expression``, from ``first`` on."""
        # One text rather than a row for each: four times as fast, and without Python's lock.
        with damage_found():
            row = self._connection.execute(
                "SELECT group_concat(rowid) FROM words WHERE words MATCH ? AND rowid >= ?",
                (expression, first),
            ).fetchone()
        return ids_of(str(row[0] or ""))

    def _copy(self, path: Path) -> None:
        # Read only: with whoever writes to it, neither waits for the other.
        address = f"{path.absolute().as_uri()}?mode=ro"
        with contextlib.closing(
            sqlite3.connect(address, timeout=_BUSY_TIMEOUT_S, isolation_level=None, uri=True)
        ) as source:
            # Without a transaction, each commit of the writer would begin the copy again.
            source.execute("BEGIN")
            source.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
            source.backup(self._connection)

    def _prepare(self) -> None:
        run = self._connection.execute
        run("PRAGMA journal_mode = WAL")
        # What was removed must be legible neither in the file nor in a temporary one.
        run("PRAGMA secure_delete = ON")
        run("PRAGMA temp_store = MEMORY")
        (version,) = run("PRAGMA user_version").fetchone()
        is_new = run("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None
        if is_new:
            self._connection.executescript(_SCHEMA)
        elif version != VERSION:
            raise IndexDamagedError
        run("CREATE VIRTUAL TABLE temp.spelled USING fts5vocab(main, words, 'instance')")


def ids_of(listed: str) -> NDArray[np.int64]:
    """Numbers from a text that separates them by commas."""
    if not listed:
        return np.zeros(0, np.int64)
    return np.fromstring(listed, np.int64, sep=",")


@contextlib.contextmanager
def damage_found() -> Iterator[None]:
    """Turn what SQLite says of a damaged or foreign file into an :class:`IndexDamagedError`."""
    try:
        yield
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & 0xFF if hasattr(error, "sqlite_errorcode") else 0
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_INTERRUPT):
            raise
        raise IndexDamagedError from error
    except sqlite3.DatabaseError as error:
        raise IndexDamagedError from error


def _arrays(block: int, rows: object, uses: object) -> tuple[Rows, Uses]:
    """Raises ``IndexDamagedError`` if the bytes can't be those of the block."""
    if not isinstance(rows, bytes) or not isinstance(uses, bytes):
        raise IndexDamagedError
    if len(rows) % ROW.itemsize or len(uses) % USE.itemsize:
        raise IndexDamagedError
    held, linked = np.frombuffer(rows, ROW), np.frombuffer(uses, USE)
    ids = held["id"]
    if len(ids) and (np.any(ids // BLOCK_IDS != block) or np.any(np.diff(ids) <= 0)):
        raise IndexDamagedError
    if any(np.any(held[name] < 0) for name in _NEVER_NEGATIVE):
        raise IndexDamagedError
    if np.any((linked["row"] < 0) | (linked["row"] >= len(held))):
        raise IndexDamagedError
    if np.any((linked["kind"] < min(NameKind)) | (linked["kind"] > max(NameKind))):
        raise IndexDamagedError
    return held, linked


def merged(
    held: tuple[Rows, Uses], rows: Rows, uses: dict[int, Sequence[tuple[int, int]]]
) -> tuple[Rows, Uses]:
    """A block with some of its rows added or replaced.

    Args:
        uses: the kinds and codes of the names of ``rows``, by id.
    """
    old, old_uses = held
    kept = ~np.isin(old["id"], rows["id"])
    joined = np.concatenate([old[kept], rows])
    joined = joined[np.argsort(joined["id"], kind="stable")]
    links = [(old["id"][row], kind, code) for row, kind, code in old_uses.tolist() if kept[row]]
    links += [(id_, kind, code) for id_, names in uses.items() for kind, code in names]
    at = np.searchsorted(joined["id"], np.array([one[0] for one in links], np.int64))
    linked = np.array(
        [(row, kind, code) for row, (_, kind, code) in zip(at.tolist(), links, strict=True)], USE
    )
    return joined, linked[np.argsort(linked["row"], kind="stable")]
