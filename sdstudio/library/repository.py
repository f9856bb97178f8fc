"""The pictures' table."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from pydantic import ValidationError

from sdstudio.domain.errors import StudioError
from sdstudio.domain.metadata import PictureMetadata
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging.thumbnail import SUFFIX
from sdstudio.library.database import Database, utc_now

TRASH_NAME = ".trash"
INPUTS_NAME = ".inputs"
SHEETS_NAME = "Sheets"

_COLUMNS = "id, name, identity, created_at, width, height, request, provenance, deleted_at, job_id"
_SHOWN = "deleted_at IS NULL AND missing_since IS NULL"
_IN_TRASH = "deleted_at IS NOT NULL AND missing_since IS NULL"

_Row = tuple[int, str, str, str, int, int, str, str, str | None, int | None]


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a library's things lie.

    Args:
        pictures: the visible folder.
        data: the database's and the thumbnails'.
    """

    pictures: Path
    data: Path

    @property
    def trash(self) -> Path:
        """Deleted pictures, until they are handed to the system's trash."""
        return self.pictures / TRASH_NAME

    @property
    def inputs(self) -> Path:
        """Pictures that jobs start from. With the pictures, which cannot be made again without."""
        return self.pictures / INPUTS_NAME

    @property
    def sheets(self) -> Path:
        """Grids of pictures, to look at; they are no pictures of the library."""
        return self.pictures / SHEETS_NAME

    @property
    def thumbnails(self) -> Path:
        """Thumbnails by the identity of their picture; they can be made again."""
        return self.data / "thumbnails"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is on the disk.

    Args:
        path: in the pictures folder or, where ``is_deleted``, in its trash.
        thumbnail: may not be there yet; see :func:`sdstudio.library.thumbnails.ensure`.
        request: for this picture alone (``count`` 1).
    """

    id: int
    path: Path
    created_at: datetime
    width: int
    height: int
    request: GenerationRequest
    provenance: Provenance
    thumbnail: Path
    is_deleted: bool = False
    job_id: int | None = None


@dataclass(frozen=True, slots=True)
class NewPicture:
    """What a row is made from."""

    name: str
    width: int
    height: int
    metadata: PictureMetadata
    job_id: int | None = None
    job_index: int | None = None
    deleted_at: str | None = None


class PictureRepository:
    """Rows to pictures and back. Transactions are the caller's."""

    def __init__(self, database: Database, folders: Folders) -> None:
        self._database = database
        self._folders = folders

    def insert(self, new: NewPicture) -> Picture:
        """Add a row."""
        metadata = new.metadata
        row = self._database.execute(
            "INSERT INTO picture (name, identity, created_at, width, height, request, provenance,"
            " job_id, job_index, deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            f" RETURNING {_COLUMNS}",
            (
                new.name,
                identity(metadata),
                created_at(metadata.provenance).isoformat(),
                new.width,
                new.height,
                metadata.request.model_dump_json(),
                metadata.provenance.model_dump_json(),
                new.job_id,
                new.job_index,
                new.deleted_at,
            ),
        ).fetchone()
        return self._picture(row)

    def get(self, picture_id: int) -> Picture:
        """A picture by its id, also a deleted one.

        Raises:
            KeyError: there is no such picture.
        """
        row = self._database.execute(
            f"SELECT {_COLUMNS} FROM picture WHERE id = ?", (picture_id,)
        ).fetchone()
        if row is None:
            raise KeyError(picture_id)
        return self._picture(row)

    def page(
        self, limit: int, before_id: int | None = None, *, deleted: bool = False
    ) -> list[Picture]:
        """Up to ``limit`` pictures, newest first, those older than ``before_id``."""
        rows = self._database.execute(
            f"SELECT {_COLUMNS} FROM picture WHERE {_IN_TRASH if deleted else _SHOWN}"
            " AND id < ? ORDER BY id DESC",
            (before_id if before_id is not None else 2**62,),
        )
        return list(islice(self._readable(rows), limit))

    def count(self) -> int:
        """How many pictures are shown: neither deleted nor missing."""
        (number,) = self._database.execute(
            f"SELECT count(*) FROM picture WHERE {_SHOWN}"
        ).fetchone()
        return int(number)

    def deleted_before(self, moment: datetime) -> list[Picture]:
        """The pictures that were deleted before ``moment``."""
        rows = self._database.execute(
            f"SELECT {_COLUMNS} FROM picture WHERE {_IN_TRASH} AND deleted_at < ? ORDER BY id",
            (moment.astimezone(UTC).isoformat(),),
        )
        return list(self._readable(rows))

    def set_place(self, picture_id: int, name: str, *, deleted_at: str | None) -> None:
        """The picture's file is there, under ``name``, in the folder or (with a time) its trash."""
        self._database.execute(
            "UPDATE picture SET name = ?, deleted_at = ?, missing_since = NULL WHERE id = ?",
            (name, deleted_at, picture_id),
        )

    def set_missing(self, picture_ids: Iterable[int]) -> None:
        """The pictures' files are nowhere; they are hidden until they come back."""
        now = utc_now()
        self._database.executemany(
            "UPDATE picture SET missing_since = ? WHERE id = ?", [(now, id_) for id_ in picture_ids]
        )

    def forget(self, picture_ids: Iterable[int]) -> None:
        """Remove rows, once their files are in the system's trash."""
        self._database.executemany(
            "DELETE FROM picture WHERE id = ?", [(id_,) for id_ in picture_ids]
        )

    def missing_like(self, key: str) -> int | None:
        """The id of a missing picture of that identity: its file was renamed."""
        row = self._database.execute(
            "SELECT id FROM picture WHERE identity = ? AND missing_since IS NOT NULL"
            " ORDER BY id LIMIT 1",
            (key,),
        ).fetchone()
        return row and int(row[0])

    def _readable(self, rows: Iterable[_Row]) -> Iterable[Picture]:
        for row in rows:
            try:
                yield self._picture(row)
            except (ValidationError, StudioError):
                # Written by a newer program that has since been replaced by this one: one picture
                # that cannot be read must not hide all others.
                continue

    def _picture(self, row: _Row) -> Picture:
        id_, name, key, created, width, height, request, provenance, deleted, job_id = row
        folder = self._folders.trash if deleted else self._folders.pictures
        return Picture(
            id=id_,
            path=folder / name,
            created_at=datetime.fromisoformat(created),
            width=width,
            height=height,
            request=GenerationRequest.model_validate_json(request),
            provenance=Provenance.model_validate_json(provenance),
            thumbnail=self._folders.thumbnails / f"{key}{SUFFIX}",
            is_deleted=deleted is not None,
            job_id=job_id,
        )


def identity(metadata: PictureMetadata) -> str:
    """The same for a picture and its copies, whatever their files are called."""
    text = f"{metadata.request.model_dump_json()}\n{metadata.provenance.model_dump_json()}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def created_at(provenance: Provenance) -> datetime:
    """When the picture was made; now, where it does not say so legibly."""
    try:
        return datetime.fromisoformat(provenance.created_at).astimezone()
    except (ValueError, OverflowError, OSError):
        return datetime.now().astimezone()
