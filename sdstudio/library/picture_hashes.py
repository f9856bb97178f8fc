"""The table of perceptual hashes, in the database of thumbnails: both are made of the same pixels.

Derived like those, by the identity of a picture, and as easily made again; but a hash takes some
30 bytes, so the oldest are not removed to make room.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from sdstudio.imaging.perceptual_hash import HASH_VERSION

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]
else:
    Hashes = Any

#: Run whenever the database is opened.
SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS picture_hash (
    identity BLOB PRIMARY KEY, version INTEGER NOT NULL, hash INTEGER NOT NULL) WITHOUT ROWID;
"""
# SQLite's integers have a sign.
_SIGN: Final = 1 << 64


def write_hashes(database: sqlite3.Connection, hashes: Iterable[tuple[str, int]]) -> None:
    """Store hashes by the identity of their pictures, within the caller's transaction."""
    database.executemany(
        "INSERT OR REPLACE INTO picture_hash VALUES (?, ?, ?)",
        (
            (bytes.fromhex(identity), HASH_VERSION, one - _SIGN if one >> 63 else one)
            for identity, one in hashes
        ),
    )


def read_hashes(database: sqlite3.Connection) -> tuple[list[str], Hashes]:
    """The identities of all pictures that have a hash, and the hashes in the same order."""
    import numpy as np

    rows = database.execute(
        "SELECT identity, hash FROM picture_hash WHERE version = ? ORDER BY identity",
        (HASH_VERSION,),
    ).fetchall()
    hashes = np.fromiter((one for _, one in rows), np.int64, len(rows))
    return [identity.hex() for identity, _ in rows], hashes.view(np.uint64)


def without_hash(database: sqlite3.Connection, identities: Sequence[str]) -> list[str]:
    """Those of ``identities`` whose picture has no hash yet, in their order."""
    sql = "SELECT 1 FROM picture_hash WHERE identity = ? AND version = ?"
    return [
        one
        for one in identities
        if database.execute(sql, (bytes.fromhex(one), HASH_VERSION)).fetchone() is None
    ]


def forget_hashes(database: sqlite3.Connection, identities: Iterable[str]) -> None:
    """Remove hashes: their pictures are gone."""
    database.executemany(
        "DELETE FROM picture_hash WHERE identity = ?",
        ((bytes.fromhex(one),) for one in identities),
    )
