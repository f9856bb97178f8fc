"""What the search reads from the library, and how it tells what it has taken over."""

import json
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from sdstudio.library.database import DATABASE_NAME, Database
from sdstudio.library.duplicates import VARIANTS_DISTANCE
from sdstudio.library.search.likeness import CONTENT_FOUND_MAX, NOTHING, Alike, listed
from sdstudio.library.thumbnail_store import ThumbnailStore

#: The name under which pictures of the library's own folder are found.
PICTURES_FOLDER = "pictures"

_STAMP_KEY = "search_stamp"
_BUSY_TIMEOUT_S = 5.0
_RECORD = (
    "SELECT p.id, p.name, p.created_at, p.width, p.height, p.request, p.settings, p.deleted_at,"
    " p.missing_since, p.folder_id, a.rating, a.flag, a.label, a.note"
    " FROM picture p LEFT JOIN annotation a ON a.picture_id = p.id"
)


class Rows(Protocol):
    """Anything that can run SQL."""

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> sqlite3.Cursor:
        """Run one statement."""


@dataclass(frozen=True, slots=True)
class PictureRecord:
    """A picture's row, as it is: any value may be of any type.

    Args:
        columns: id, name, created_at, width, height, request, settings, deleted_at,
            missing_since, folder_id, rating, flag, label, note.
        tags, boards: their ids.
    """

    columns: tuple[Any, ...]
    tags: tuple[int, ...]
    boards: tuple[int, ...]

    @property
    def id(self) -> int:
        """The picture's id."""
        return int(self.columns[0])


@dataclass(frozen=True, slots=True)
class Names:
    """The names of what has an id in the library, and the uids of its boards."""

    tags: Mapping[int, str]
    boards: Mapping[int, str]
    folders: Mapping[int, str]
    board_uids: Mapping[int, str]


class SearchFeed:
    """Reads a library for the search; on any connection, used by one thread at a time.

    Attributes:
        in_use: held by its user while it reads; :meth:`close` on another thread waits for it.
            After that, reading raises ``sqlite3.Error``.
    """

    def __init__(self, rows: Rows, thumbnails: ThumbnailStore | None = None) -> None:
        self._rows = rows
        self._thumbnails = thumbnails
        self.in_use = threading.Lock()

    @classmethod
    def open(cls, data: Path, thumbnails: ThumbnailStore | None = None) -> "SearchFeed":
        """Read the library in ``data`` through a connection of its own, beside the writer's.

        Args:
            thumbnails: has the hashes of pictures; without it, none look alike.
        """
        connection = sqlite3.connect(
            data / DATABASE_NAME,
            timeout=_BUSY_TIMEOUT_S,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
        connection.execute("PRAGMA query_only = ON")
        return cls(connection, thumbnails)

    def close(self) -> None:
        """Close the connection that :meth:`open` made. Calling it again does nothing."""
        with self.in_use:
            if isinstance(self._rows, sqlite3.Connection):
                self._rows.close()

    def stamp(self) -> str:
        """What :func:`forget_changes` was last given; empty if nothing."""
        row = self._rows.execute("SELECT value FROM meta WHERE key = ?", (_STAMP_KEY,)).fetchone()
        return str(row[0]) if row else ""

    def changed(self, limit: int) -> list[int]:
        """Ids of up to ``limit`` pictures that changed, newest first."""
        rows = self._rows.execute(
            "SELECT picture_id FROM changed_picture ORDER BY picture_id DESC LIMIT ?", (limit,)
        )
        return [int(row[0]) for row in rows.fetchall()]

    def records(self, picture_ids: Iterable[int]) -> list[PictureRecord]:
        """The rows of those pictures that still exist, in the order of their ids."""
        listed = json.dumps(sorted(picture_ids))
        rows = self._rows.execute(
            f"{_RECORD} WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id", (listed,)
        )
        return self._records(rows.fetchall())

    def records_below(self, picture_id: int, limit: int) -> list[PictureRecord]:
        """Up to ``limit`` rows with the greatest ids below one, in the order of their ids."""
        rows = self._rows.execute(
            f"{_RECORD} WHERE p.id < ? ORDER BY p.id DESC LIMIT ?", (picture_id, limit)
        )
        return self._records(rows.fetchall()[::-1])

    def count(self) -> int:
        """How many rows there are, including those whose pictures are deleted or missing."""
        return int(self._rows.execute("SELECT count(*) FROM picture").fetchone()[0])

    def by_name(self) -> str:
        """All ids in the order of the files' names, separated by commas.

        One text, since making a Python object of each of a million ids takes a second.
        """
        sql = (
            "SELECT group_concat(id) FROM (SELECT id FROM picture ORDER BY name COLLATE NOCASE, id)"
        )
        return str(self._rows.execute(sql).fetchone()[0] or "")

    def file_names(self, picture_ids: Sequence[int]) -> dict[int, Any]:
        """The names of the files of those pictures that still exist; damaged ones are no texts."""
        sql = "SELECT id, name FROM picture WHERE id IN (SELECT value FROM json_each(?))"
        if len(picture_ids) == 1:
            # For a binary search, which asks for one after another.
            rows = self._rows.execute(
                "SELECT id, name FROM picture WHERE id = ?", (picture_ids[0],)
            )
        else:
            rows = self._rows.execute(sql, (json.dumps(list(picture_ids)),))
        return {int(id_): name for id_, name in rows.fetchall()}

    def names(self) -> Names:
        """The names of tags, boards and folders."""

        def read(sql: str) -> dict[int, str]:
            return {int(id_): str(name) for id_, name in self._rows.execute(sql).fetchall()}

        folders = read("SELECT id, coalesce(path, '') FROM folder")
        return Names(
            read("SELECT id, name FROM tag"),
            read("SELECT id, name FROM board"),
            {id_: path or PICTURES_FOLDER for id_, path in folders.items()},
            read("SELECT id, uid FROM board"),
        )

    def alike(self, picture_ids: Sequence[int]) -> Alike:
        """The pictures that look like one of these, and these themselves, which come first."""
        thumbnails = self._thumbnails
        if thumbnails is None:
            return NOTHING
        return self._alike(
            picture_ids, lambda wanted: thumbnails.looking_like(wanted, VARIANTS_DISTANCE)
        )

    def alike_in_content(self, picture_ids: Sequence[int]) -> Alike:
        """The pictures that show what one of these shows, and these themselves, which come first.

        Their distances are their ranks.
        """
        thumbnails = self._thumbnails
        if thumbnails is None:
            return NOTHING

        def find(wanted: list[str]) -> dict[str, int]:
            # Also those that have no vector yet: they were asked for.
            nearest = thumbnails.vectors.nearest(wanted, CONTENT_FOUND_MAX)
            return {**dict.fromkeys(wanted, 0), **nearest}

        return self._alike(picture_ids, find)

    def _alike(
        self, picture_ids: Sequence[int], find: Callable[[list[str]], dict[str, int]]
    ) -> Alike:
        """Pictures with their distances.

        Args:
            find: the distances by identity, from those of some identities.
        """
        given_ids = set(picture_ids)

        def rows(column: str, other: str, values: Sequence[object]) -> list[tuple[Any, Any]]:
            sql = f"SELECT {column}, {other} FROM picture WHERE {other} IN"
            given = "(SELECT value FROM json_each(?))"
            return self._rows.execute(f"{sql} {given} ORDER BY id", (listed(values),)).fetchall()

        found = find([str(one) for one, _ in rows("identity", "id", sorted(given_ids))])
        both = rows("id", "identity", list(found))
        return Alike(
            np.array([id_ for id_, _ in both], np.int64),
            np.array([0 if id_ in given_ids else 1 + found[key] for id_, key in both], np.uint8),
        )

    def _records(self, rows: list[tuple[Any, ...]]) -> list[PictureRecord]:
        listed = json.dumps([row[0] for row in rows])

        def added(sql: str) -> dict[int, tuple[int, ...]]:
            found: defaultdict[int, list[int]] = defaultdict(list)
            for picture_id, id_ in self._rows.execute(sql, (listed,)).fetchall():
                found[picture_id].append(id_)
            return {picture_id: tuple(ids) for picture_id, ids in found.items()}

        which = "WHERE picture_id IN (SELECT value FROM json_each(?))"
        tags = added(f"SELECT picture_id, tag_id FROM picture_tag {which}")
        boards = added(f"SELECT picture_id, board_id FROM board_picture {which}")
        return [PictureRecord(row, tags.get(row[0], ()), boards.get(row[0], ())) for row in rows]


class SeparateFeed(SearchFeed):
    """Feeds a search beside the library's own: what was taken over is remembered only here.

    Args:
        rows: of one state of the library: a transaction that lasts as long as this is used.
    """

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows)
        self._left: list[int] | None = None
        self._stamp = ""

    def stamp(self) -> str:
        """What :meth:`forget` was last given, or the library's own."""
        return self._stamp or super().stamp()

    def changed(self, limit: int) -> list[int]:
        """Ids of up to ``limit`` pictures that changed and weren't forgotten, newest first."""
        self._left = self._all_changed()
        return self._left[:limit]

    def forget(self, picture_ids: Iterable[int] | None, stamp: str) -> None:
        """As :func:`forget_changes`, which is for the library's writer."""
        gone = set(picture_ids or ())
        left = [] if picture_ids is None else self._all_changed()
        self._left = [one for one in left if one not in gone]
        self._stamp = stamp

    def _all_changed(self) -> list[int]:
        return super().changed(-1) if self._left is None else self._left


class SearchLink:
    """The library's side of the search; used on the library's thread, but for :meth:`open_feed`.

    Attributes:
        data: where another connection can read the library; ``None`` if it is only in memory.
        feed: reads the library through its own connection.
    """

    def __init__(
        self, database: Database, data: Path | None, thumbnails: ThumbnailStore | None = None
    ) -> None:
        self.data = data
        self.feed = SearchFeed(database, thumbnails)
        self._thumbnails = thumbnails
        self._database = database
        self._lock = threading.Lock()
        self._feeds: list[SearchFeed] = []
        self._is_closed = False

    def open_feed(self) -> SearchFeed | None:
        """A feed for another thread; ``None`` if only this connection can read the library.

        Raises:
            sqlite3.Error: the library is closed, or can't be read.
        """
        if self.data is None:
            return None
        with self._lock:
            if self._is_closed:
                raise sqlite3.ProgrammingError("the library is closed")
            feed = SearchFeed.open(self.data, self._thumbnails)
            self._feeds.append(feed)
            return feed

    def close(self) -> None:
        """Close all feeds: a file that is open can't be replaced everywhere."""
        with self._lock:
            self._is_closed = True
            for feed in self._feeds:
                feed.close()

    def has_changes(self) -> bool:
        """Whether there is anything that the search hasn't noted yet."""
        try:
            return bool(self.feed.changed(1))
        except sqlite3.Error:
            return False  # whoever needs the library is told why

    def forget(self, picture_ids: Iterable[int] | None, stamp: str) -> None:
        """See :func:`forget_changes`."""
        forget_changes(self._database, picture_ids, stamp)


def forget_changes(database: Database, picture_ids: Iterable[int] | None, stamp: str) -> None:
    """The search has noted these pictures (``None``: all) as changed, and will read them now.

    Args:
        stamp: kept with it. If it isn't the one the search knows, the library was replaced with
            another one, such as a backup.

    Raises:
        StudioError: the disk's failure; then they are changed as before.
    """
    with database.transaction():
        if picture_ids is None:
            database.execute("DELETE FROM changed_picture")
        else:
            database.executemany(
                "DELETE FROM changed_picture WHERE picture_id = ?", [(one,) for one in picture_ids]
            )
        database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_STAMP_KEY, stamp))
