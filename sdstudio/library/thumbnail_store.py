"""The thumbnails and hashes of a library's pictures, in a database that may be lost at any time."""

import contextlib
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from sdstudio.disk import RESERVE_BYTES
from sdstudio.imaging import Rgb, encode_thumbnail, read_picture
from sdstudio.library import picture_hashes, vector_store
from sdstudio.library.expendable_database import ExpendableDatabase, data_version
from sdstudio.library.picture_hashes import Hashes, PictureHash
from sdstudio.library.vector_store import VectorStore

if TYPE_CHECKING:
    from sdstudio.library.known_hashes import KnownHashes

NAME: Final = "thumbs.sqlite"
#: Enough for about 40,000 pictures.
LIMIT_BYTES: Final = 2 * 2**30

_BEGIN, _END = b"\xff\xd8", b"\xff\xd9"
_SCHEMA_VERSION: Final = 1
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS thumbnail (
    identity BLOB PRIMARY KEY, used_day INTEGER NOT NULL, jpeg BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS thumbnail_by_use ON thumbnail (used_day);
"""
_DAY_S: Final = 86_400
#: Of the limit, what is left after the oldest have been removed.
_KEPT_PART: Final = 0.9
_REMOVED_AT_ONCE: Final = 500
_NOTED_AT_ONCE: Final = 256
#: Some 10 ms.
_HASHES_AT_ONCE: Final = 10_000


class HasFile(Protocol):
    """A picture that is on disk."""

    @property
    def identity(self) -> str:
        """Of the picture and its copies: 32 hexadecimal digits."""

    @property
    def path(self) -> Path:
        """Its file."""


class ThumbnailStore:
    """JPEGs by the identity of their picture. Nothing here is ever an error for the artist.

    When the file reaches its limit, the least recently used thumbnails are removed.

    Args:
        path: of the database; opened when it is first needed.
        limit_bytes: how large it may become.

    Attributes:
        vectors: of the same pictures, in a file of their own beside it; they are forgotten with
            the thumbnails.

    Thread: any.
    """

    def __init__(self, path: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self._database = ExpendableDatabase(
            path,
            _SCHEMA + picture_hashes.SCHEMA,
            _SCHEMA_VERSION,
            on_disconnect=self._on_disconnect,
        )
        self._do = self._database.do
        self.vectors = VectorStore(path.with_name(vector_store.NAME))
        self._limit_bytes = limit_bytes
        self._used: set[bytes] = set()
        #: Once they were asked for; and the version of the file then.
        self._known: KnownHashes | None = None
        self._known_version = -1
        self._knows_every_hash = False
        #: Held while they are read; it is taken before that of the database.
        self._reading = threading.Lock()

    def read(self, identity: str) -> bytes | None:
        """The thumbnail of that picture; ``None`` if there is none, or only half of one."""
        key = bytes.fromhex(identity)
        found = self._do(lambda database: self._read(database, key))
        # A power cut can leave half of one.
        if found is None or not (found.startswith(_BEGIN) and found.endswith(_END)):
            return None
        return found

    def write(self, identity: str, jpeg: bytes) -> None:
        """Store a thumbnail, unless the disk refuses."""
        key = bytes.fromhex(identity)
        self._do(lambda database: self._write(database, key, jpeg))

    def forget(self, identities: Iterable[str]) -> None:
        """Remove thumbnails, hashes and vectors: their pictures are gone."""
        gone = list(identities)
        keys = [(bytes.fromhex(one),) for one in gone]

        def remove(database: sqlite3.Connection) -> None:
            database.executemany("DELETE FROM thumbnail WHERE identity = ?", keys)
            picture_hashes.forget_hashes(database, gone)
            if self._known is not None:
                self._known.forget(gone)

        if keys:
            self._database.remove(remove)
            self.vectors.forget(gone)

    def write_hashes(self, hashes: Iterable[PictureHash]) -> None:
        """Store hashes of pictures, unless the disk refuses."""
        some = list(hashes)

        def write(database: sqlite3.Connection) -> None:
            picture_hashes.write_hashes(database, some)
            if self._known is not None:
                for one in some:
                    self._known.put(one.identity, one.looks)

        self._do(write)

    def hashes(self) -> tuple[list[str], Hashes]:
        """The identities of all pictures that have a hash, and their perceptual hashes."""
        import numpy as np

        keys, hashes = self._read_hashes() or ([], np.empty(0, np.uint64))
        return [key.hex() for key in keys], hashes

    def looking_like(self, identities: Iterable[str], limit: int) -> dict[str, int]:
        """The identities of pictures that look like one of these, with their distances in bits.

        Only the first question reads all hashes; they are kept in memory.
        """
        wanted = list(identities)

        def find(_database: sqlite3.Connection) -> dict[str, int]:
            known = self._known
            return known.near(wanted, limit) if known and self._knows_every_hash else {}

        with self._reading:
            if self._do(self._knows_all) is False:
                self._learn_hashes()
            return self._do(find) or {}

    def with_pixels(self, pixels: str) -> list[str]:
        """The identities of the pictures with exactly these pixels, as far as they have a hash."""
        return self._do(lambda database: picture_hashes.with_pixels(database, pixels)) or []

    def pixels_of(self, identities: Iterable[str]) -> dict[str, str]:
        """The hashes of the pixels of pictures, by identity, as far as they are known."""
        return self._do(lambda database: picture_hashes.pixels_of(database, identities)) or {}

    def pixels_in_common(self) -> dict[str, str]:
        """The hashes of pixels that several pictures share, by identity."""
        return self._do(picture_hashes.pixels_in_common) or {}

    def without_hash(self, identities: Sequence[str]) -> list[str]:
        """Those of ``identities`` that have no hash yet; none if the disk refuses."""
        return self._do(lambda database: picture_hashes.without_hash(database, identities)) or []

    def size_bytes(self) -> int:
        """How much of the file is in use."""
        return self._do(_size_bytes) or 0

    def open_again(self) -> None:
        """Undo :meth:`close`."""
        self._database.open_again()
        self.vectors.open_again()

    def close(self) -> None:
        """Write what is still pending. After that, nothing is read or written."""
        self._database.close(self._note_used)
        self.vectors.close()

    def _learn_hashes(self) -> None:
        """Read all hashes into memory; what is written meanwhile is known as well."""
        from sdstudio.library.known_hashes import KnownHashes

        known = KnownHashes()

        def begin(database: sqlite3.Connection) -> None:
            self._known, self._known_version = known, data_version(database)
            self._knows_every_hash = False

        def end(_database: sqlite3.Connection) -> None:
            if self._known is known and read is not None:
                known.fill(*read)
                self._knows_every_hash = True

        self._do(begin)
        read = self._read_hashes()
        self._do(end)

    def _read_hashes(self) -> tuple[list[bytes], Hashes] | None:
        """All hashes, some at a time: whoever saves a picture doesn't wait for all of them."""
        import numpy as np

        keys: list[bytes] = []
        hashes: list[Hashes] = []
        while True:
            last = keys[-1] if keys else b""
            read = partial(picture_hashes.read_some, after=last, limit=_HASHES_AT_ONCE)
            rows = self._do(read)
            if rows is None:
                return None
            if not rows:
                return keys, np.concatenate([np.empty(0, np.uint64), *hashes])
            keys += [key for key, _ in rows]
            hashes.append(picture_hashes.hashes_of(rows))

    # With the lock of the database held.

    def _on_disconnect(self) -> None:
        self._known = None

    def _knows_all(self, database: sqlite3.Connection) -> bool:
        return (
            self._known is not None
            and self._knows_every_hash
            and self._known_version == data_version(database)
        )

    def _read(self, database: sqlite3.Connection, key: bytes) -> bytes | None:
        row = database.execute(
            "SELECT jpeg, used_day FROM thumbnail WHERE identity = ?", (key,)
        ).fetchone()
        if row is None:
            return None
        jpeg, used_day = row
        if used_day != _today():
            self._used.add(key)
            if len(self._used) >= _NOTED_AT_ONCE:
                self._note_used(database)
        return jpeg if isinstance(jpeg, bytes) else None

    def _write(self, database: sqlite3.Connection, key: bytes, jpeg: bytes) -> None:
        if shutil.disk_usage(self._database.path.parent).free < RESERVE_BYTES:
            return
        database.execute("INSERT OR REPLACE INTO thumbnail VALUES (?, ?, ?)", (key, _today(), jpeg))
        if _size_bytes(database) <= self._limit_bytes:
            return
        self._note_used(database)
        while _size_bytes(database) > _KEPT_PART * self._limit_bytes:
            removed = database.execute(
                "DELETE FROM thumbnail WHERE rowid IN"
                " (SELECT rowid FROM thumbnail ORDER BY used_day, rowid LIMIT ?)",
                (_removed_at_once(database),),
            )
            if not removed.rowcount:
                break

    def _note_used(self, database: sqlite3.Connection) -> None:
        today = _today()
        keys, self._used = self._used, set()
        database.executemany(
            "UPDATE thumbnail SET used_day = ? WHERE identity = ?", [(today, key) for key in keys]
        )


def make(store: ThumbnailStore, picture: HasFile) -> bytes:
    """Make the thumbnail of a picture from its file, a JPEG, and store it.

    Raises:
        StudioError: ``METADATA_UNREADABLE``: the picture's file can't be read.
    """
    return keep(store, picture.identity, read_picture(picture.path))


def keep(store: ThumbnailStore, identity: str, rgb: Rgb) -> bytes:
    """Make the thumbnail of ``rgb`` and store it, with the hashes of its picture."""
    jpeg = encode_thumbnail(rgb)
    store.write(identity, jpeg)
    store.write_hashes([PictureHash.of(identity, rgb)])
    return jpeg


def remove_earlier(folder: Path) -> None:
    """Remove the folder in which earlier versions kept a file for each thumbnail."""
    if folder.is_symlink() or not folder.is_dir():
        return
    with contextlib.suppress(OSError):
        for pattern in ("*.jpg", "*.tmp"):
            for path in folder.glob(pattern):
                path.unlink(missing_ok=True)
        folder.rmdir()


def _size_bytes(database: sqlite3.Connection) -> int:
    # Without reading the rows.
    pages, free, page_bytes = (
        database.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * page_bytes)


def _removed_at_once(database: sqlite3.Connection) -> int:
    """A twentieth, so that few pictures in a small file do not all go at once."""
    (count,) = database.execute("SELECT count(*) FROM thumbnail").fetchone()
    return max(1, min(_REMOVED_AT_ONCE, int(count) // 20))


def _today() -> int:
    return int(time.time() // _DAY_S)
