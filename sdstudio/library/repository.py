"""The pictures' table."""

import contextlib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from pydantic import Field, Strict, TypeAdapter

from sdstudio.domain.errors import StudioError
from sdstudio.domain.metadata import PictureMetadata, decode
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import read_facts
from sdstudio.imaging.thumbnail import SUFFIX
from sdstudio.library.database import ILLEGIBLE, Database, utc_now

TRASH_NAME = ".trash"
INPUTS_NAME = ".inputs"
SHEETS_NAME = "Sheets"

_COLUMNS = "id, name, identity, created_at, width, height, request, provenance, deleted_at, job_id"
_SHOWN = "deleted_at IS NULL AND missing_since IS NULL"
_IN_TRASH = "deleted_at IS NOT NULL AND missing_since IS NULL"

_Text = Annotated[str, Strict()]
_Number = Annotated[int, Strict()]
_Name = Annotated[_Text, Field(pattern=r"(?i)^[^/\x00]+\.png$")]
_Identity = Annotated[_Text, Field(pattern=r"^[0-9a-f]{32}$")]
_Side = Annotated[_Number, Field(gt=0, lt=2**31)]

_Row = tuple[
    _Number, _Name, _Identity, _Text, _Side, _Side, _Text, _Text, _Text | None, _Number | None
]
_ROW: TypeAdapter[_Row] = TypeAdapter(_Row)


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
        row = self._database.execute(
            "INSERT INTO picture (name, identity, created_at, width, height, request, provenance,"
            " job_id, job_index, deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            f" RETURNING {_COLUMNS}",
            (*_columns(new), new.job_id, new.job_index, new.deleted_at),
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
        for picture in self._readable([row] if row else []):
            return picture
        raise KeyError(picture_id)

    def page(
        self, limit: int, before_id: int | None = None, *, deleted: bool = False
    ) -> list[Picture]:
        """Up to ``limit`` pictures, newest first, those older than ``before_id``."""
        found: list[Picture] = []
        before_id = before_id if before_id is not None else 2**62
        while len(found) < limit:
            rows = self._database.execute(
                f"SELECT {_COLUMNS} FROM picture WHERE {_IN_TRASH if deleted else _SHOWN}"
                " AND id < ? ORDER BY id DESC LIMIT ?",
                (before_id, limit - len(found)),
            ).fetchall()
            if not rows:
                break
            found += self._readable(rows)
            before_id = rows[-1][0]
        return found

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
        return list(self._readable(rows.fetchall()))

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
        """The pictures of ``rows``: one that cannot be read does not hide all others."""
        for row in rows:
            try:
                yield self._picture(row)
            except ILLEGIBLE:
                # Its file cannot be read either where a newer program has written both.
                with contextlib.suppress(*ILLEGIBLE):
                    yield self._rebuilt(row)

    def _rebuilt(self, row: _Row) -> Picture:
        """The picture of a damaged row, which is written again from the picture's file."""
        id_, name, *_, deleted_at, job_id = row
        deleted_at = None if deleted_at is None else _moment(deleted_at)
        job_id = job_id if isinstance(job_id, int) else None
        facts = read_facts(self._folder(deleted_at) / name)
        columns = _columns(NewPicture(name, facts.width, facts.height, decode(facts.texts)))
        picture = self._picture((id_, *columns, deleted_at, job_id))
        # It is shown, whether or not that can be written.
        with contextlib.suppress(StudioError), self._database.transaction():
            self._database.execute(
                "UPDATE picture SET name = ?, identity = ?, created_at = ?, width = ?, height = ?,"
                " request = ?, provenance = ?, deleted_at = ?, job_id = ? WHERE id = ?",
                (*columns, deleted_at, job_id, id_),
            )
        return picture

    def _picture(self, row: _Row) -> Picture:
        """Raises one of ``ILLEGIBLE``."""
        id_, name, key, created, width, height, request, provenance, deleted, job_id = (
            _ROW.validate_python(row)
        )
        made = Provenance.model_validate_json(provenance)
        when = datetime.fromisoformat(created)
        when.astimezone()  # raises where no clock shows it
        return Picture(
            id=id_,
            path=self._folder(deleted) / name,
            created_at=when,
            width=width,
            height=height,
            request=GenerationRequest.model_validate_json(request),
            provenance=made,
            thumbnail=self._folders.thumbnails / f"{key}{SUFFIX}",
            is_deleted=deleted is not None,
            job_id=job_id,
        )

    def _folder(self, deleted_at: str | None) -> Path:
        return self._folders.pictures if deleted_at is None else self._folders.trash


def _columns(new: NewPicture) -> tuple[str, str, str, int, int, str, str]:
    """What a row says of a picture: the columns from ``name`` to ``provenance``."""
    metadata = new.metadata
    return (
        new.name,
        identity(metadata),
        created_at(metadata.provenance).isoformat(),
        new.width,
        new.height,
        metadata.request.model_dump_json(),
        metadata.provenance.model_dump_json(),
    )


def _moment(text: str) -> str:
    """``text`` where it says when something happened; else now."""
    try:
        return datetime.fromisoformat(text).isoformat()
    except (ValueError, TypeError):
        return utc_now()


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
