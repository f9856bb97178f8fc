"""What a line of the journal says.

A picture's line says everything that is added to it, not what changed: then the last line about it
is all that counts, and lines can be left out or read twice without harm.
"""

import hashlib
import platform
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter

from sdstudio.domain.annotations import (
    NAME_LENGTH_MAX,
    NOTE_LENGTH_MAX,
    QUERY_LENGTH_MAX,
    RATING_MAX,
    TAGS_MAX,
    ColourLabel,
    Flag,
    Verdict,
    clean_name,
    clean_note,
    clean_query,
    clean_tags,
)

#: Pictures in one line; a change to more is written as several lines.
PICTURES_MAX = 5_000
#: Of a picture that is gone.
GONE_PROMPT_LENGTH_MAX = 4_000
_BOARDS_MAX = 100_000
_PARENTS_MAX = 1_000
_EARLIER_MAX = 200
_PATH_LENGTH_MAX = 4_096
_IDENTITY, _UID, _ROLE = r"^[\w:.-]{1,128}$", r"^[0-9a-f]{32}$", r"^[a-z_]{1,40}$"

_Identity = Annotated[str, Field(pattern=_IDENTITY)]
_Uid = Annotated[str, Field(pattern=_UID)]
_FileName = Annotated[str, Field(pattern=r"^[^\x00]+$", max_length=_PATH_LENGTH_MAX)]
_Name = Annotated[str, Field(max_length=NAME_LENGTH_MAX), AfterValidator(clean_name)]
_Query = Annotated[str, Field(max_length=QUERY_LENGTH_MAX), AfterValidator(clean_query)]
_Position = Annotated[float, Field(allow_inf_nan=False)]
_Moment = Annotated[str, Field(max_length=40)]
_Role = Annotated[str, Field(pattern=_ROLE)]
_Computer = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
_Prompt = Annotated[str, Field(max_length=GONE_PROMPT_LENGTH_MAX)]
_Nonce = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
_Size = Annotated[int, Field(ge=0, lt=2**53)]


class _Line(BaseModel):
    # A line with a field unknown to this version is from a newer program, and is kept.
    # Built when the first line is read or written, on the library's thread: not before the window.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class PictureState(_Line):
    """Everything that is added to the picture of that identity whose file has that name.

    Args:
        boards: their uids, and when the picture was put there.
        parents: their identities and roles.
    """

    identity: _Identity
    name: _FileName
    rating: Annotated[int, Field(ge=0, le=RATING_MAX)] = 0
    flag: Flag = Flag.NONE
    label: ColourLabel = ColourLabel.NONE
    note: Annotated[str, Field(max_length=NOTE_LENGTH_MAX), AfterValidator(clean_note)] = ""
    tags: Annotated[
        tuple[Annotated[str, Field(max_length=NAME_LENGTH_MAX)], ...],
        Field(max_length=TAGS_MAX),
        AfterValidator(clean_tags),
    ] = ()
    boards: Annotated[tuple[tuple[_Uid, _Moment], ...], Field(max_length=_BOARDS_MAX)] = ()
    parents: Annotated[tuple[tuple[_Identity, _Role], ...], Field(max_length=_PARENTS_MAX)] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Identity and name."""
        return self.identity, self.name

    @property
    def is_empty(self) -> bool:
        """Whether nothing is added to the picture."""
        return not (
            self.rating
            or self.flag
            or self.label
            or self.note
            or self.tags
            or self.boards
            or self.parents
        )


class PicturesChanged(_Line):
    """What is added to some pictures now."""

    kind: Literal["pictures"] = "pictures"
    pictures: Annotated[tuple[PictureState, ...], Field(max_length=PICTURES_MAX)]


class BoardKept(_Line):
    """A board exists, with that name."""

    kind: Literal["board"] = "board"
    uid: _Uid
    name: _Name
    position: _Position


class BoardDeleted(_Line):
    """A board is gone, but not its pictures."""

    kind: Literal["board_deleted"] = "board_deleted"
    uid: _Uid


class SearchKept(_Line):
    """A saved search exists."""

    kind: Literal["search"] = "search"
    uid: _Uid
    name: _Name
    query: _Query
    position: _Position


class SearchForgotten(_Line):
    """A saved search is gone."""

    kind: Literal["search_forgotten"] = "search_forgotten"
    uid: _Uid


class Judged(_Line):
    """How one picture relates to another; ``None``: the verdict is withdrawn."""

    kind: Literal["verdict"] = "verdict"
    one: _Identity
    other: _Identity
    verdict: Verdict | None


class FolderKept(_Line):
    """A folder is shown where it is.

    Args:
        computer: on which it has that path; see :func:`this_computer`.
    """

    kind: Literal["folder"] = "folder"
    computer: _Computer
    path: _FileName
    is_archived: bool = False


class FolderRemoved(_Line):
    """A folder isn't shown any more."""

    kind: Literal["folder_removed"] = "folder_removed"
    computer: _Computer
    path: _FileName


class PictureGone(_Line):
    """What is still known of a picture whose file is gone, as others were made from it."""

    kind: Literal["gone"] = "gone"
    identity: _Identity
    prompt: _Prompt = ""
    created_at: _Moment = ""


class JournalHeader(_Line):
    """The first line.

    Args:
        uid: of the journal, for good.
        generation: grows whenever the file is rewritten.
        nonce: of this file, as two machines may write the same generation.
        earlier: the nonces of the files before, the latest first, and up to which place each was
            read for the next one.
        is_merged: the lines that follow say more than the file before did.
        lines: how many lines after this one the file began with.
        size_bytes: of those.
    """

    kind: Literal["journal"] = "journal"
    uid: _Uid
    generation: _Size = 0
    nonce: _Nonce
    earlier: Annotated[tuple[tuple[_Nonce, _Size], ...], Field(max_length=_EARLIER_MAX)] = ()
    is_merged: bool = False
    lines: _Size
    size_bytes: _Size

    def following(self, before: "JournalHeader | None", read_bytes: int) -> "JournalHeader":
        """This header for a file that takes the place of another, of which so much was read."""
        if before is None:
            return self
        earlier = ((before.nonce, read_bytes), *before.earlier)
        update = {
            "uid": before.uid,
            "generation": before.generation + 1,
            "earlier": earlier[:_EARLIER_MAX],
        }
        return self.model_copy(update=update)

    def has_grown(self, size_bytes: int, times: int, least: int) -> bool:
        """Whether ``size_bytes`` is at least ``least`` and ``times`` the size when rewritten."""
        return size_bytes >= max(least, times * self.size_bytes)

    def read_of(self, nonce: str) -> int | None:
        """Up to which place an earlier file was read; ``None`` if that isn't known."""
        return dict(self.earlier).get(nonce)


Record = (
    PicturesChanged
    | BoardKept
    | BoardDeleted
    | SearchKept
    | SearchForgotten
    | Judged
    | FolderKept
    | FolderRemoved
    | PictureGone
)
RECORD: TypeAdapter[Record | JournalHeader] = TypeAdapter(
    Annotated[Record | JournalHeader, Field(discriminator="kind")],
    config=ConfigDict(defer_build=True),
)


def is_identity(value: object) -> bool:
    """Whether a picture may have that identity."""
    return isinstance(value, str) and re.fullmatch(_IDENTITY, value, re.ASCII) is not None


def is_uid(value: object) -> bool:
    """Whether a board or a search may have that uid."""
    return isinstance(value, str) and re.fullmatch(_UID, value) is not None


def is_role(value: object) -> bool:
    """Whether a parent may have that role."""
    return isinstance(value, str) and re.fullmatch(_ROLE, value) is not None


def is_computer_path(value: object) -> bool:
    """Whether a folder of this computer may have that path."""
    return (
        isinstance(value, str)
        and len(value) <= _PATH_LENGTH_MAX
        and "\0" not in value
        and Path(value).is_absolute()
    )


def this_computer() -> str:
    """What tells this computer from others, without saying what it is called.

    A path of another one leads to something else here, and one that a stranger wrote into the
    journal, perhaps to a server, isn't to be looked into.
    """
    said = f"{platform.node()}\n{Path.home()}"
    return hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()[:16]
