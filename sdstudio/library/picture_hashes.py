"""The table of picture hashes, in the database of thumbnails, since both come from the pixels.

Like thumbnails, hashes are stored by the identity of a picture and are easily made again; but they
take only some 70 bytes, so the oldest are not removed to make room.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sdstudio.imaging import Rgb, pixels_sha256
from sdstudio.imaging.perceptual_hash import HASH_VERSION, perceptual_hash

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]
else:
    Hashes = Any

#: Run whenever the database is opened.
SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS picture_hash (
    identity BLOB PRIMARY KEY, version INTEGER NOT NULL, hash INTEGER NOT NULL,
    pixels BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS picture_hash_by_pixels ON picture_hash (pixels);
"""
# SQLite's integers have a sign.
_SIGN: Final = 1 << 64


@dataclass(frozen=True, slots=True)
class PictureHash:
    """What a picture is recognised by.

    Args:
        identity: of the picture.
        looks: see :func:`sdstudio.imaging.perceptual_hash.perceptual_hash`.
        pixels: see :func:`sdstudio.imaging.pixels_sha256`; requests name their inputs by it.
    """

    identity: str
    looks: int
    pixels: str

    @classmethod
    def of(cls, identity: str, rgb: Rgb) -> "PictureHash":
        """The hashes of ``rgb``, (height, width, 3)."""
        return cls(identity, perceptual_hash(rgb), pixels_sha256(rgb))


def write_hashes(database: sqlite3.Connection, hashes: Iterable[PictureHash]) -> None:
    """Store hashes by the identity of their pictures, within the caller's transaction."""
    database.executemany(
        "INSERT OR REPLACE INTO picture_hash VALUES (?, ?, ?, ?)",
        (
            (
                bytes.fromhex(one.identity),
                HASH_VERSION,
                one.looks - _SIGN if one.looks >> 63 else one.looks,
                bytes.fromhex(one.pixels),
            )
            for one in hashes
        ),
    )


def read_some(database: sqlite3.Connection, after: bytes, limit: int) -> list[tuple[bytes, int]]:
    """The identities of some pictures that have a hash, ascending, and their hashes as stored.

    Args:
        after: the identity that comes before the first one.
    """
    return database.execute(
        "SELECT identity, hash FROM picture_hash WHERE identity > ? AND version = ?"
        " ORDER BY identity LIMIT ?",
        (after, HASH_VERSION, limit),
    ).fetchall()


def hashes_of(rows: Sequence[tuple[bytes, int]]) -> Hashes:
    """The hashes that :func:`read_some` found."""
    import numpy as np

    return np.fromiter((one for _, one in rows), np.int64, len(rows)).view(np.uint64)


def with_pixels(database: sqlite3.Connection, pixels: str) -> list[str]:
    """The identities of the pictures that have exactly these pixels."""
    rows = database.execute(
        "SELECT identity FROM picture_hash WHERE pixels = ? ORDER BY identity",
        (bytes.fromhex(pixels),),
    )
    return [identity.hex() for (identity,) in rows]


def pixels_of(database: sqlite3.Connection, identities: Iterable[str]) -> dict[str, str]:
    """The hashes of the pixels of those pictures that have one, by identity."""
    sql = "SELECT pixels FROM picture_hash WHERE identity = ?"
    found = {one: database.execute(sql, (bytes.fromhex(one),)).fetchone() for one in identities}
    return {identity: row[0].hex() for identity, row in found.items() if row}


def pixels_in_common(database: sqlite3.Connection) -> dict[str, str]:
    """The hashes of pixels that several pictures share, by identity."""
    rows = database.execute(
        "SELECT identity, pixels FROM picture_hash WHERE pixels IN"
        " (SELECT pixels FROM picture_hash GROUP BY pixels HAVING count(*) > 1)"
    )
    return {identity.hex(): pixels.hex() for identity, pixels in rows}


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
