"""The table of pictures."""

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from sdstudio.domain.errors import StudioError
from sdstudio.domain.metadata import PictureMetadata
from sdstudio.domain.request import GenerationRequest
from sdstudio.library.database import ILLEGIBLE, Database, utc_now
from sdstudio.library.folders import Folders
from sdstudio.library.picture_folders import OWN_FOLDER, FolderTable, is_safe_name
from sdstudio.library.picture_rows import (
    COLUMNS,
    HEX,
    NAME,
    Adopted,
    NewPicture,
    PictureRows,
    Row,
    columns_of,
    foreign_picture,
    metadata_of,
    moment_of,
)
from sdstudio.library.pictures import FilePlace, ForeignPicture, Picture, PicturePlace
from sdstudio.library.repairs import Repairs
from sdstudio.library.thumbnail_store import ThumbnailStore

# As in the indexes of names: SQLite doesn't use those for other conditions that mean the same.
_PLACE = {
    False: "folder_id = 1 AND deleted_at IS NULL",
    True: "folder_id = 1 AND deleted_at IS NOT NULL",
}
# Made by this program and in its folder. Others are shown by the library view alone.
# The plus keeps SQLite from sorting all of a folder's rows where another index is in order.
_OURS = "+folder_id = 1 AND request IS NOT NULL"
# Each folder number is looked up in the index: going through the rows takes 0.3 s for a million.
_CORRECT_FOLDERS = (
    "WITH RECURSIVE used(id) AS (SELECT min(folder_id) FROM picture UNION ALL"
    " SELECT (SELECT min(folder_id) FROM picture WHERE folder_id > used.id) FROM used"
    " WHERE used.id IS NOT NULL)"
    " UPDATE OR IGNORE picture SET folder_id = 1 WHERE request IS NOT NULL AND folder_id IN"
    " (SELECT id FROM used WHERE id <> 1 AND id NOT IN (SELECT id FROM folder))"
)
_SHOWN = f"deleted_at IS NULL AND missing_since IS NULL AND {_OURS}"
_IN_TRASH = f"deleted_at IS NOT NULL AND missing_since IS NULL AND {_OURS}"
_NOTHING = (None,) * 12
_FOLDER_COLUMN = 14


class PictureTable:
    """Finds, adds and changes rows of pictures. The caller is responsible for transactions.

    Attributes:
        about_to_forget: called with the ids of rows before they are removed.
    """

    def __init__(
        self,
        database: Database,
        folders: Folders,
        repairs: Repairs,
        thumbnails: ThumbnailStore | None = None,
    ) -> None:
        self.about_to_forget: Callable[[Sequence[int]], None] = lambda _ids: None
        self._thumbnails = thumbnails
        self._database = database
        self._folders = folders
        self._repairs = repairs
        self._rows = PictureRows(folders)
        self.places = FolderTable(database, folders)

    def insert(self, new: NewPicture) -> Picture:
        """Add a row."""
        id_ = self._insert(None, new)
        row = self._database.execute(f"SELECT {COLUMNS} FROM picture WHERE id = ?", (id_,))
        return self._rows.picture(row.fetchone())

    def adopt(self, id_: int, columns: Sequence[Any]) -> Adopted:
        """Keep a row of a damaged library; if it can't be read, from the picture's file.

        Raises:
            one of ``ILLEGIBLE``: it isn't a picture.
        """
        _, *said, job_id, job_index, deleted_at, _missing_since = (*columns, *_NOTHING)[:12]
        row = (id_, *said, deleted_at, job_id)
        name = NAME.validate_python(said[0])
        if self._is_of_others(name, columns):
            raise ValueError("its file is read again when its folder is looked into")
        picture, adopted = self._rows.legible(row)
        if picture is None:
            return Adopted.NOT_AT_ALL
        new = NewPicture(
            picture.path.name,
            picture.width,
            picture.height,
            PictureMetadata(picture.request, picture.provenance),
            picture.identity,
            picture.job_id,
            job_index if isinstance(job_index, int) else None,
            moment_of(deleted_at) if picture.is_deleted else None,
        )
        self._insert(id_, new)
        return adopted

    def correct_folders(self) -> None:
        """Correct folder numbers that a damaged disk changed. Part of a transaction."""
        self._database.execute(
            "INSERT OR IGNORE INTO folder (id, path, added_at) VALUES (1, NULL, ?)", (utc_now(),)
        )
        self._database.execute(_CORRECT_FOLDERS)

    def get(self, picture_id: int) -> Picture:
        """A picture by its id, even a deleted one.

        Raises:
            KeyError: there is no such picture.
        """
        row = self._database.execute(
            f"SELECT {COLUMNS} FROM picture WHERE id = ? AND {_OURS}", (picture_id,)
        ).fetchone()
        for picture in self._readable([row] if row else []):
            return picture
        raise KeyError(picture_id)

    def any(self, picture_id: int) -> Picture | ForeignPicture:
        """A picture of any program in any folder, even a deleted one.

        Raises:
            KeyError: there is no such picture, or its row can't be read.
        """
        row = self._database.execute(
            f"SELECT {COLUMNS}, settings, folder_id FROM picture WHERE id = ?", (picture_id,)
        ).fetchone()
        if row is None:
            raise KeyError(picture_id)
        *columns, settings, folder_id = row
        if folder_id == OWN_FOLDER and columns[6] is not None:
            return self.get(picture_id)
        place = self.place(picture_id)
        try:
            if columns[6] is not None:
                columns[1] = PurePosixPath(place.name).name
                return replace(self._rows.picture(columns), path=place.path)
            is_available = folder_id not in self.places.unavailable
            return foreign_picture(columns, settings, place, is_available=is_available)
        except ILLEGIBLE:
            # It is read again when its folder is looked into.
            raise KeyError(picture_id) from None

    def file(self, picture_id: int) -> FilePlace:
        """The same, for those who need no more: some hundred times as fast.

        Raises:
            KeyError: as :meth:`any`.
        """
        row = self._database.execute(
            "SELECT identity FROM picture WHERE id = ?", (picture_id,)
        ).fetchone()
        if row is not None and isinstance(row[0], str) and HEX.fullmatch(row[0]):
            with contextlib.suppress(KeyError):
                return FilePlace(picture_id, row[0], self.place(picture_id).path)
        picture = self.any(picture_id)
        return FilePlace(picture_id, picture.identity, picture.path)

    def place(self, picture_id: int) -> PicturePlace:
        """Where the file of a picture of any folder is. Raises ``KeyError``."""
        row = self._database.execute(
            "SELECT folder_id, name, deleted_at IS NOT NULL FROM picture WHERE id = ?",
            (picture_id,),
        ).fetchone()
        if row is None or not is_safe_name(row[1]):
            raise KeyError(picture_id)
        folder_id, name, is_deleted = row
        return PicturePlace(
            picture_id, folder_id, self.places.root(folder_id), name, bool(is_deleted)
        )

    def page(
        self, limit: int, before_id: int | None = None, *, deleted: bool = False
    ) -> list[Picture]:
        """Up to ``limit`` pictures, newest first, those older than ``before_id``."""
        found: list[Picture] = []
        before_id = before_id if before_id is not None else 2**62
        while len(found) < limit:
            rows = self._database.execute(
                f"SELECT {COLUMNS} FROM picture WHERE {_IN_TRASH if deleted else _SHOWN}"
                " AND id < ? ORDER BY id DESC LIMIT ?",
                (before_id, limit - len(found)),
            ).fetchall()
            if not rows:
                break
            found += self._readable(rows)
            before_id = rows[-1][0]
        return found

    def prompts(self, picture_ids: Sequence[int]) -> dict[int, str]:
        """The prompts of pictures, as far as they have one."""
        found: dict[int, str] = {}
        for picture_id in picture_ids:
            row = self._database.execute(
                "SELECT CASE WHEN json_valid(request) THEN"
                " json_extract(request, '$.params.prompt') WHEN json_valid(settings) THEN"
                " json_extract(settings, '$.prompt') END FROM picture WHERE id = ?",
                (picture_id,),
            ).fetchone()
            if row is not None and isinstance(row[0], str):
                found[picture_id] = row[0]
        return found

    def of_job(self, job_id: int) -> list[Picture]:
        """The shown pictures of a job, newest first."""
        rows = self._database.execute(
            f"SELECT {COLUMNS} FROM picture WHERE {_SHOWN} AND job_id = ? ORDER BY id DESC",
            (job_id,),
        )
        return self._readable(rows.fetchall())

    def has_job(self, job_id: int) -> bool:
        """Whether a job has made a picture, even one that was deleted since."""
        row = self._database.execute("SELECT 1 FROM picture WHERE job_id = ? LIMIT 1", (job_id,))
        return row.fetchone() is not None

    def count(self) -> int:
        """How many pictures are shown: neither deleted nor missing."""
        (number,) = self._database.execute(
            f"SELECT count(*) FROM picture WHERE {_SHOWN}"
        ).fetchone()
        return int(number)

    def ids(self) -> list[int]:
        """The ids of all pictures that are shown, newest first."""
        sql = f"SELECT id FROM picture WHERE {_SHOWN} ORDER BY id DESC"
        return [int(id_) for (id_,) in self._database.execute(sql)]

    def counts(self) -> tuple[int, int, int]:
        """How many are shown, in the trash and missing, those of other programs included."""
        # An index covers this: reading a million rows themselves would take seconds.
        row = self._database.execute(
            "SELECT count(*) FILTER (WHERE deleted_at IS NULL AND missing_since IS NULL),"
            " count(*) FILTER (WHERE deleted_at IS NOT NULL AND missing_since IS NULL),"
            " count(*) FILTER (WHERE folder_id = 1 AND missing_since IS NOT NULL)"
            " FROM picture INDEXED BY picture_file"
        ).fetchone()
        return int(row[0]), int(row[1]), int(row[2])

    def has_rows(self) -> bool:
        """Whether there is any picture, even a deleted or missing one."""
        return (
            self._database.execute("SELECT 1 FROM picture WHERE folder_id = 1 LIMIT 1").fetchone()
            is not None
        )

    def has_made(self, request: GenerationRequest) -> bool:
        """Whether a picture of ``request`` (``count`` 1) is shown."""
        rows = self._database.execute(
            f"SELECT {COLUMNS} FROM picture WHERE {_SHOWN} AND seed = ?", (request.params.seed,)
        )
        return any(picture.request == request for picture in self._readable(rows.fetchall()))

    def deleted_before(self, moment: datetime | None) -> list[int]:
        """The pictures of any folder that were deleted before ``moment``, or ever."""
        which = "deleted_at IS NOT NULL" if moment is None else "deleted_at < ?"
        rows = self._database.execute(
            f"SELECT id FROM picture WHERE {which} AND missing_since IS NULL ORDER BY id",
            () if moment is None else (moment.astimezone(UTC).isoformat(),),
        )
        return [id_ for (id_,) in rows]

    def write_again(self, picture_id: int, new: NewPicture) -> None:
        """Update a row from its file; its name, place, job and identity stay."""
        self._database.execute(
            "UPDATE picture SET created_at = ?, width = ?, height = ?, request = ?,"
            " provenance = ? WHERE id = ?",
            (*columns_of(new)[2:], picture_id),
        )

    def is_made_as(self, picture_id: int, metadata: PictureMetadata) -> bool:
        """Whether a row is legible and says that its picture was made in that way."""
        request, provenance, key = self._database.execute(
            "SELECT request, provenance, identity FROM picture WHERE id = ?", (picture_id,)
        ).fetchone()
        with contextlib.suppress(*ILLEGIBLE):
            return bool(HEX.fullmatch(key)) and metadata == metadata_of(request, provenance)
        return False

    def set_place(
        self, picture_id: int, name: str, *, deleted_at: str | None, folder_id: int = OWN_FOLDER
    ) -> None:
        """Record where the picture's file is: ``name`` in the folder or, with a time, its trash."""
        self._database.execute(
            "UPDATE picture SET name = ?, deleted_at = ?, missing_since = NULL, folder_id = ?"
            " WHERE id = ?",
            (name, deleted_at, folder_id, picture_id),
        )

    def note_file(self, name: str, *, is_deleted: bool, size_bytes: int, modified_ns: int) -> None:
        """Record the size and time that a picture's file had when it was read."""
        self._database.execute(
            "UPDATE picture SET size_bytes = ?, modified_ns = ?"
            f" WHERE name = ? AND {_PLACE[is_deleted]}",
            (size_bytes, modified_ns, name),
        )

    def is_at(self, picture_id: int, folder_id: int, name: str) -> bool:
        """Whether a picture is shown and recorded under that name in that folder."""
        row = self._database.execute(
            "SELECT 1 FROM picture WHERE id = ? AND folder_id = ? AND name = ?"
            " AND deleted_at IS NULL AND missing_since IS NULL",
            (picture_id, folder_id, name),
        ).fetchone()
        return row is not None

    def is_still(
        self, picture_id: int, name: str, deleted_at: str | None, missing_since: str | None
    ) -> bool:
        """Whether a picture is recorded as it was when those values were read from its row."""
        row = self._database.execute(
            "SELECT name, deleted_at, missing_since FROM picture WHERE id = ?", (picture_id,)
        ).fetchone()
        return bool(row == (name, deleted_at, missing_since))

    def set_missing(self, picture_ids: Iterable[int]) -> None:
        """Hide pictures whose files are missing, until they return."""
        now = utc_now()
        self._database.executemany(
            "UPDATE picture SET missing_since = ? WHERE id = ?", [(now, id_) for id_ in picture_ids]
        )

    def forget(self, picture_ids: Iterable[int]) -> None:
        """Remove rows, once their files are in the system's trash or were written over.

        Their thumbnails are removed too; that of a copy that stays is made again.
        """
        picture_ids = list(picture_ids)
        self.about_to_forget(picture_ids)
        if self._thumbnails is not None:
            self._thumbnails.forget(self.identities(picture_ids))
        self._database.executemany(
            "DELETE FROM picture WHERE id = ?", [(id_,) for id_ in picture_ids]
        )

    def row_of(self, name: str, *, is_deleted: bool) -> tuple[int, str] | None:
        """The id and identity of the picture whose file has that name."""
        row: tuple[int, str] | None = self._database.execute(
            f"SELECT id, identity FROM picture WHERE name = ? AND {_PLACE[is_deleted]}", (name,)
        ).fetchone()
        return row

    def names_of(self, key: str, *, is_deleted: bool) -> list[str]:
        """The names of the files of the pictures of that identity, in the folder or its trash."""
        rows = self._database.execute(
            f"SELECT name FROM picture WHERE identity = ? AND {_PLACE[is_deleted]}", (key,)
        )
        return [name for (name,) in rows]

    def count_missing(self, folder_id: int) -> int:
        """How many pictures of a folder are missing."""
        (number,) = self._database.execute(
            "SELECT count(*) FROM picture INDEXED BY picture_file"
            " WHERE folder_id = ? AND missing_since IS NOT NULL",
            (folder_id,),
        ).fetchone()
        return int(number)

    def missing_like(self, key: str) -> int | None:
        """The id of a missing picture of that identity: its file was renamed or moved."""
        row = self._database.execute(
            "SELECT id FROM picture WHERE identity = ? AND missing_since IS NOT NULL"
            " ORDER BY id LIMIT 1",
            (key,),
        ).fetchone()
        return row and int(row[0])

    def _is_of_others(self, name: str, columns: Sequence[Any]) -> bool:
        """Whether a row of a picture is that of another program or of another folder."""
        if len(columns) <= _FOLDER_COLUMN:
            return False
        if columns[6:8] == (None, None):
            return True
        places = (self._folders.pictures / name, self._folders.trash / name)
        return columns[_FOLDER_COLUMN] != 1 and not any(place.is_file() for place in places)

    def identities(self, picture_ids: Iterable[int]) -> list[str]:
        """The identities of those of the pictures that have a row which can be read."""
        sql = "SELECT identity FROM picture WHERE id = ?"
        rows = (self._database.execute(sql, (id_,)).fetchone() for id_ in picture_ids)
        # One that can't be read has no thumbnail.
        return [row[0] for row in rows if row and HEX.fullmatch(str(row[0]))]

    def _insert(self, id_: int | None, new: NewPicture) -> int:
        """Add a row, with the next id unless one is given; returns its id."""
        cursor = self._database.execute(
            "INSERT INTO picture (id, name, identity, created_at, width, height, request,"
            " provenance, job_id, job_index, deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (id_, *columns_of(new), new.job_id, new.job_index, new.deleted_at),
        )
        return cursor.lastrowid or 0

    def _readable(self, rows: Iterable[Row]) -> list[Picture]:
        """The pictures of ``rows``, without those that can't be read."""
        found: list[Picture] = []
        illegible: list[int] = []
        for row in rows:
            picture, adopted = self._rows.legible(row)
            if picture is None:
                illegible.append(row[0])
                continue
            found.append(picture)
            if adopted is Adopted.FROM_FILE:
                self._write_again(picture, row)
        self._repairs.note_illegible(pictures=illegible)
        return found

    def _write_again(self, picture: Picture, row: Row) -> None:
        metadata = PictureMetadata(picture.request, picture.provenance)
        new = NewPicture(
            picture.path.name, picture.width, picture.height, metadata, picture.identity
        )
        deleted_at = moment_of(row[-2]) if picture.is_deleted else None
        # It is shown even if that can't be written.
        with contextlib.suppress(StudioError), self._database.transaction():
            self._database.execute(
                "UPDATE picture SET name = ?, identity = ?, created_at = ?, width = ?, height = ?,"
                " request = ?, provenance = ?, deleted_at = ?, job_id = ? WHERE id = ?",
                (*columns_of(new), deleted_at, picture.job_id, picture.id),
            )
        self._repairs.note_rebuilt(1)
