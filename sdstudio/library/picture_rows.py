"""Rows of the table of pictures, and the pictures that they stand for."""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import Field, Strict, TypeAdapter

from sdstudio.domain.metadata import PictureMetadata, decode
from sdstudio.domain.picture_settings import PictureSettings
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import read_facts
from sdstudio.library.database import ILLEGIBLE, utc_now
from sdstudio.library.folders import Folders
from sdstudio.library.identity import identity
from sdstudio.library.pictures import ForeignPicture, Picture, PicturePlace

#: What :class:`PictureRows` reads, in this order.
COLUMNS: Final = (
    "id, name, identity, created_at, width, height, request, provenance, deleted_at, job_id"
)

_Text = Annotated[str, Strict()]
_Number = Annotated[int, Strict()]
_Name = Annotated[_Text, Field(pattern=r"(?i)^[^/\x00]+\.png$")]
_Identity = Annotated[_Text, Field(pattern=r"^[0-9a-f]{32}$")]
_Side = Annotated[_Number, Field(gt=0, lt=2**31)]

Row = tuple[
    _Number, _Name, _Identity, _Text, _Side, _Side, _Text, _Text, _Text | None, _Number | None
]
_ROW: TypeAdapter[Row] = TypeAdapter(Row)
HEX = re.compile(r"[0-9a-f]{32}")
NAME: TypeAdapter[str] = TypeAdapter(_Name)


@dataclass(frozen=True, slots=True)
class NewPicture:
    """What a row is made from.

    Args:
        identity: of the file; ``None`` if ``metadata`` is all that is known of it.
    """

    name: str
    width: int
    height: int
    metadata: PictureMetadata
    identity: str | None = None
    job_id: int | None = None
    job_index: int | None = None
    deleted_at: str | None = None


class Adopted(Enum):
    """Where a picture of a damaged library was read from."""

    FROM_ROW = "from_row"
    FROM_FILE = "from_file"
    NOT_AT_ALL = "not_at_all"


class PictureRows:
    """Reads pictures of this program from rows and, where these can't be read, from their files."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def picture(self, row: Sequence[Any]) -> Picture:
        """The picture of a row. Raises one of ``ILLEGIBLE``."""
        id_, name, key, created, width, height, request, provenance, deleted, job_id = (
            _ROW.validate_python(row)
        )
        made = metadata_of(request, provenance)
        when = datetime.fromisoformat(created).astimezone()
        if _said_at(made.provenance) not in (when, None):
            raise ValueError(created)
        return Picture(
            id=id_,
            path=self._folder(deleted) / name,
            created_at=when,
            width=width,
            height=height,
            request=made.request,
            provenance=made.provenance,
            identity=key,
            is_deleted=deleted is not None,
            job_id=job_id,
        )

    def legible(self, row: Sequence[Any]) -> tuple[Picture | None, Adopted]:
        """The picture of a row, read from its file if the row can't be read."""
        with contextlib.suppress(*ILLEGIBLE):
            return self.picture(row), Adopted.FROM_ROW
        with contextlib.suppress(*ILLEGIBLE):
            return self._from_file(row), Adopted.FROM_FILE
        return None, Adopted.NOT_AT_ALL

    def _from_file(self, row: Sequence[Any]) -> Picture:
        """The picture of a row that can't be read, from its file.

        Raises:
            one of ``ILLEGIBLE``: that can't be read either.
        """
        id_, name, *_, deleted_at, job_id = row
        name = NAME.validate_python(name)
        places = [(self._folders.pictures / name, None), (self._folders.trash / name, utc_now())]
        if deleted_at is not None:
            places.reverse()
        path, deleted_at = next(place for place in (*places, places[0]) if place[0].is_file())
        facts = read_facts(path)
        metadata = decode(facts.texts)
        key = identity(metadata, facts.texts)
        columns = columns_of(NewPicture(name, facts.width, facts.height, metadata, key))
        return self.picture(
            (id_, *columns, deleted_at, job_id if isinstance(job_id, int) else None)
        )

    def _folder(self, deleted_at: str | None) -> Path:
        return self._folders.pictures if deleted_at is None else self._folders.trash


def foreign_picture(
    row: Sequence[Any], settings: Any, place: PicturePlace, *, is_available: bool
) -> ForeignPicture:
    """The picture of a row of another program. Raises one of ``ILLEGIBLE``."""
    id_, _, key, created, width, height, *_ = row
    if not (HEX.fullmatch(key) and 0 < width < 2**31 and 0 < height < 2**31):
        raise ValueError(key)
    return ForeignPicture(
        id_,
        place.path,
        datetime.fromisoformat(created).astimezone(),
        width,
        height,
        PictureSettings.from_json(settings),
        key,
        is_deleted=place.is_deleted,
        is_available=is_available,
    )


def metadata_of(request: str, provenance: str) -> PictureMetadata:
    """How a picture was made, from its row. Raises one of ``ILLEGIBLE``."""
    return PictureMetadata(
        GenerationRequest.model_validate_json(request),
        Provenance.model_validate_json(provenance),
    )


def columns_of(new: NewPicture) -> tuple[str, str, str, int, int, str, str]:
    """The values of the columns from ``name`` to ``provenance``."""
    metadata = new.metadata
    return (
        new.name,
        new.identity or identity(metadata),
        created_at(metadata.provenance).isoformat(),
        new.width,
        new.height,
        metadata.request.model_dump_json(),
        metadata.provenance.model_dump_json(),
    )


def moment_of(text: Any) -> str:
    """``text`` if it is a time; otherwise now."""
    try:
        return datetime.fromisoformat(text).isoformat()
    except (ValueError, TypeError):
        return utc_now()


def created_at(provenance: Provenance) -> datetime:
    """When the picture was made; now if that isn't recorded legibly."""
    return _said_at(provenance) or datetime.now().astimezone()


def _said_at(provenance: Provenance) -> datetime | None:
    try:
        return datetime.fromisoformat(provenance.created_at).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
