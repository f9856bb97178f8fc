"""What a line of the journal says, and what all lines add up to.

A picture's line says everything that is added to it, not what changed: then the last line about it
is all that counts, and lines can be left out or read twice without harm.
"""

import hashlib
import platform
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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


@dataclass
class JournalState:
    """What the lines up to a place add up to.

    Args:
        pictures: by identity and name, in the order of their last change. One that says that
            nothing is added counts too, as another file of that identity may say something else.
        folders: by computer and path.
        gone_pictures: by identity.
        unknown: whole lines of a newer program, which are kept.
        since: how many of those came before the last change of something, if any did.
        gone: what says that something was removed, where a line of those may say it is there.
        damaged: how many lines could not be read, apart from those that were never completed.
    """

    pictures: dict[tuple[str, str], PictureState] = field(default_factory=dict)
    boards: dict[str, BoardKept] = field(default_factory=dict)
    searches: dict[str, SearchKept] = field(default_factory=dict)
    verdicts: dict[tuple[str, str], Judged] = field(default_factory=dict)
    folders: dict[tuple[str, str], FolderKept] = field(default_factory=dict)
    gone_pictures: dict[str, PictureGone] = field(default_factory=dict)
    unknown: list[bytes] = field(default_factory=list)
    since: dict[tuple[str, ...], int] = field(default_factory=dict)
    gone: dict[tuple[str, ...], Record] = field(default_factory=dict)
    damaged: int = 0

    def add(self, record: Record) -> None:
        """Take one more line into account."""
        match record:
            case PicturesChanged():
                for picture in record.pictures:
                    self.pictures.pop(picture.key, None)
                    self.pictures[picture.key] = picture
            case BoardKept():
                self.boards[record.uid] = record
            case BoardDeleted():
                self.boards.pop(record.uid, None)
                self._clear_board(record.uid)
            case SearchKept():
                self.searches[record.uid] = record
            case SearchForgotten():
                self.searches.pop(record.uid, None)
            case Judged():
                pair = record.one, record.other
                if record.verdict is None:
                    self.verdicts.pop(pair, None)
                else:
                    self.verdicts[pair] = record
            case FolderKept():
                self.folders[record.computer, record.path] = record
            case FolderRemoved():
                self.folders.pop((record.computer, record.path), None)
            case PictureGone():
                self.gone_pictures[record.identity] = record
        if self.unknown:
            self._note_order(record)

    def records(self) -> Iterator[Record]:
        """The fewest lines that add up to the same, without those of a newer program."""
        yield from self._of_no_pictures()
        yield from _in_lines(self._needed())

    def lines(self) -> Iterator[Record | bytes]:
        """The same with those of a newer program, each after what was said before it.

        A newer program reads both, and what is said last is what counts.
        """
        there = list(self._of_no_pictures())
        keys = {_key(record) for record in there}
        gone = [record for key, record in self.gone.items() if key not in keys]
        steps: list[list[Record]] = [[] for _ in range(len(self.unknown) + 1)]
        pictures: list[list[PictureState]] = [[] for _ in steps]
        for record in (*gone, *there):
            steps[self.since.get(_key(record), 0)].append(record)
        for picture in self._needed():
            pictures[self.since.get(picture.key, 0)].append(picture)
        for number, (records, some) in enumerate(zip(steps, pictures, strict=True)):
            yield from records
            yield from _in_lines(some)
            yield from self.unknown[number : number + 1]

    def _of_no_pictures(self) -> Iterator[Record]:
        yield from self.boards.values()
        yield from self.searches.values()
        yield from self.verdicts.values()
        yield from self.folders.values()
        yield from self.gone_pictures.values()

    def _needed(self) -> list[PictureState]:
        said = Counter(identity for identity, _ in self.pictures)
        return [
            one
            for one in self.pictures.values()
            if not one.is_empty or said[one.identity] > 1 or one.key in self.since
        ]

    def _note_order(self, record: Record) -> None:
        if isinstance(record, PicturesChanged):
            self.since.update((one.key, len(self.unknown)) for one in record.pictures)
            return
        self.since[_key(record)] = len(self.unknown)
        match record:
            case BoardDeleted() | SearchForgotten() | Judged(verdict=None) | FolderRemoved():
                self.gone[_key(record)] = record
            case _:
                self.gone.pop(_key(record), None)

    def _clear_board(self, uid: str) -> None:
        # It may be made again by undo, which then says which pictures are on it.
        for key, picture in self.pictures.items():
            if any(board == uid for board, _ in picture.boards):
                boards = tuple(one for one in picture.boards if one[0] != uid)
                self.pictures[key] = picture.model_copy(update={"boards": boards})


def _in_lines(pictures: Sequence[PictureState]) -> Iterator[Record]:
    for begin in range(0, len(pictures), 100):
        yield PicturesChanged(pictures=tuple(pictures[begin : begin + 100]))


def _key(record: Record) -> tuple[str, ...]:
    """What a line is about, if not pictures."""
    match record:
        case BoardKept() | BoardDeleted():
            return "board", record.uid, ""
        case SearchKept() | SearchForgotten():
            return "search", record.uid, ""
        case Judged():
            return "verdict", record.one, record.other
        case FolderKept() | FolderRemoved():
            return "folder", record.computer, record.path
        case PictureGone():
            return "gone", record.identity, ""
    raise ValueError(record)
