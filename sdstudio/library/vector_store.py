"""The vectors of a library's pictures, by which those with similar content are found.

Like thumbnails they are stored by the identity of a picture and can be made again, by a model that
finds similar pictures. In a file of their own, which is only there where such a model was used.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sdstudio.disk import RESERVE_BYTES
from sdstudio.library.expendable_database import ExpendableDatabase, data_version

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
else:
    Floats = Any

NAME: Final = "vectors.sqlite"

_SCHEMA_VERSION: Final = 1
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS model (id INTEGER PRIMARY KEY, sha256 BLOB UNIQUE NOT NULL);
CREATE TABLE IF NOT EXISTS vector (
    identity BLOB PRIMARY KEY, model INTEGER NOT NULL, numbers BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS vector_by_model ON vector (model);
"""
#: Compared at once: some 15 MB, and some 20 ms.
_COMPARED_AT_ONCE: Final = 10_000

#: All of them are read in two thirds of the time in which they are from pages of the usual size.
_PAGE_BYTES: Final = 32 * 2**10

#: Numbers of rows, and their vectors.
_Rows = list[tuple[int, bytes]]


class VectorStore:
    """Vectors by the identity of their picture, one for each. Nothing here is ever an error.

    Vectors are float16, of length 1. None stays in memory.

    Args:
        path: of the database.

    Thread: any.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = ExpendableDatabase(
            path, _SCHEMA, _SCHEMA_VERSION, _PAGE_BYTES, self._forget_answer
        )
        #: The last question with its answer, and how things stood then.
        self._answer: tuple[object, dict[str, int]] | None = None
        self._changes = 0

    @property
    def folder(self) -> Path:
        """Where the file is."""
        return self._path.parent

    def write(self, model: str, vectors: Mapping[str, bytes]) -> bool:
        """Store vectors by identity; whether the disk took them.

        Args:
            model: the SHA-256 of the weights that made them.
        """

        def put(database: sqlite3.Connection) -> bool:
            if shutil.disk_usage(self._path.parent).free < RESERVE_BYTES:
                return False
            key = bytes.fromhex(model)
            database.execute("INSERT OR IGNORE INTO model (sha256) VALUES (?)", (key,))
            database.executemany(
                "INSERT OR REPLACE INTO vector SELECT ?, id, ? FROM model WHERE sha256 = ?",
                [(bytes.fromhex(one), vector, key) for one, vector in vectors.items()],
            )
            self._changes += 1
            return True

        return bool(self._database.do(put))

    def without(self, identities: Sequence[str], model: str) -> list[str]:
        """Those of ``identities`` that have no vector of ``model`` yet, in their order."""
        if not self._is_there():
            return list(identities)

        def look(database: sqlite3.Connection) -> list[str]:
            number = _number(database, bytes.fromhex(model))
            if number is None:
                return list(identities)
            sql = "SELECT 1 FROM vector WHERE identity = ? AND model = ?"
            return [
                one
                for one in identities
                if database.execute(sql, (bytes.fromhex(one), *number)).fetchone() is None
            ]

        return self._database.do(look) or []

    def count(self, model: str) -> int:
        """How many vectors there are of ``model``."""
        if not self._is_there():
            return 0

        def look(database: sqlite3.Connection) -> int:
            number = _number(database, bytes.fromhex(model)) or (0,)
            sql = "SELECT count(*) FROM vector WHERE model = ?"
            return int(database.execute(sql, number).fetchone()[0])

        return self._database.do(look) or 0

    def nearest(self, identities: Sequence[str], limit: int) -> dict[str, int]:
        """The identities of pictures whose content is most like that of these.

        Returns:
            Up to ``limit`` with their ranks, from 1; and these themselves, with 0. Without those of
            these that have no vector.
        """
        if not self._is_there():
            return {}
        state = self._database.do(self._state)
        question = (tuple(identities), limit, state)
        answer = self._answer
        if state is not None and answer is not None and answer[0] == question:
            return answer[1]
        found = self._nearest(identities, limit)
        if state is not None:
            self._answer = (question, found)
        return found

    def forget(self, identities: Iterable[str]) -> None:
        """Remove vectors: their pictures are gone."""
        keys = [(bytes.fromhex(one),) for one in identities]

        def remove(database: sqlite3.Connection) -> None:
            database.executemany("DELETE FROM vector WHERE identity = ?", keys)
            self._changes += 1

        if keys and self._is_there():
            self._database.remove(remove)

    def open_again(self) -> None:
        """Undo :meth:`close`."""
        self._database.open_again()

    def close(self) -> None:
        """After that, nothing is read or written."""
        self._database.close()

    def _is_there(self) -> bool:
        """Whether there is a file: none is made only to find it empty."""
        try:
            return self._path.exists()
        except OSError:
            return False

    def _nearest(self, identities: Sequence[str], limit: int) -> dict[str, int]:
        import numpy as np

        keys = {bytes.fromhex(one) for one in identities}
        sources = self._database.do(lambda database: _sources(database, keys))
        if not sources:
            return {}
        own = {one.row for one in sources}
        best, scores = np.empty(0, np.int64), np.empty(0, np.float32)
        for rows in self._rows(sources[0].model):
            best = np.concatenate([best, np.fromiter((row for row, _ in rows), np.int64)])
            scores = np.concatenate([scores, _scores([one for _, one in rows], sources)])
            # Of those that are equally alike, the ones read first: nothing depends on chance.
            order = np.argsort(-scores, kind="stable")[: limit + len(own)]
            best, scores = best[order], scores[order]
        others = [row for row in best.tolist() if row not in own][:limit]
        names = self._database.do(lambda database: _identities(database, others)) or {}
        found = {one.identity.hex(): 0 for one in sources}
        ranked = (names[row] for row in others if row in names)
        found.update((one.hex(), rank) for rank, one in enumerate(ranked, 1))
        return found

    def _rows(self, model: int) -> Iterator[_Rows]:
        """All vectors of a model, some at a time: whoever writes some doesn't wait for all."""
        last = 0

        def read(database: sqlite3.Connection) -> _Rows:
            return database.execute(
                # In the order of the file; the index would lead to and fro.
                "SELECT rowid, numbers FROM vector NOT INDEXED WHERE rowid > ? AND model = ?"
                " AND typeof(numbers) = 'blob' ORDER BY rowid LIMIT ?",
                (last, model, _COMPARED_AT_ONCE),
            ).fetchall()

        while rows := self._database.do(read):
            yield rows
            last = rows[-1][0]

    # With the lock of the database held.

    def _state(self, database: sqlite3.Connection) -> tuple[int, int]:
        return self._changes, data_version(database)

    def _forget_answer(self) -> None:
        self._answer = None


def _number(database: sqlite3.Connection, sha256: bytes) -> tuple[int] | None:
    row: tuple[int] | None = database.execute(
        "SELECT id FROM model WHERE sha256 = ?", (sha256,)
    ).fetchone()
    return row


@dataclass(frozen=True, slots=True)
class _Source:
    """A picture to which others are compared."""

    row: int
    model: int
    identity: bytes
    numbers: bytes


def _sources(database: sqlite3.Connection, keys: Iterable[bytes]) -> list[_Source]:
    """The pictures with those identities that have a vector of one and the same model."""
    sql = "SELECT rowid, model, identity, numbers FROM vector WHERE identity = ?"
    rows = [row for key in keys if (row := database.execute(sql, (key,)).fetchone())]
    # What was damaged may be of any type and length.
    found = [
        _Source(*row)
        for row in rows
        if isinstance(row[3], bytes) and row[3] and not len(row[3]) % 2
    ]
    # While the vectors of a new model are made, some are still those of another.
    model = max((one.model for one in found), default=0)
    return [one for one in found if one.model == model]


def _identities(database: sqlite3.Connection, rows: Sequence[int]) -> dict[int, bytes]:
    sql = "SELECT rowid, identity FROM vector WHERE rowid = ?"
    found = (database.execute(sql, (row,)).fetchone() for row in rows)
    return dict(one for one in found if one is not None)


def _scores(vectors: Sequence[bytes], sources: Sequence[_Source]) -> Floats:
    """How alike each is to the most alike of some pictures, -1 to 1; -2 of what is no vector."""
    import numpy as np

    size = len(sources[0].numbers)
    wanted = np.stack(
        [np.frombuffer(one.numbers, np.float16) for one in sources if len(one.numbers) == size]
    ).astype(np.float32)
    scores = np.full(len(vectors), -2, np.float32)
    is_whole = np.fromiter((len(one) == size for one in vectors), np.bool_)
    if is_whole.any():
        whole = vectors if is_whole.all() else [one for one in vectors if len(one) == size]
        matrix = np.frombuffer(b"".join(whole), np.float16).reshape(-1, wanted.shape[1])
        with np.errstate(invalid="ignore"):
            found = (matrix.astype(np.float32) @ wanted.T).max(axis=1)
        scores[is_whole] = np.nan_to_num(found, nan=-2, posinf=-2, neginf=-2)
    return scores
