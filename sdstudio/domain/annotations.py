"""What the artist adds to a picture: stars, a flag, a colour, tags, boards and a note."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

RATING_MAX = 5
#: Longer text is refused where it is typed, and cut where a stranger's file contains it.
NOTE_LENGTH_MAX = 10_000
NAME_LENGTH_MAX = 200
QUERY_LENGTH_MAX = 2_000
TAGS_MAX = 500
# Joins emoji to one sign; all other invisible signs are left out.
_JOINER = "\u200d"


class Flag(IntEnum):
    """What was decided while culling."""

    REJECT = -1
    NONE = 0
    PICK = 1


class ColourLabel(IntEnum):
    """A colour whose meaning is the artist's own."""

    NONE = 0
    RED = 1
    YELLOW = 2
    GREEN = 3
    BLUE = 4
    PURPLE = 5


class Verdict(StrEnum):
    """How a picture relates to another one that looks like it."""

    BETTER = "better"
    WORSE = "worse"
    ALTERNATE = "alternate"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything that was added to one picture.

    Args:
        tags: in alphabetical order.
        boards: uids of the boards that it is on.
    """

    rating: int = 0
    flag: Flag = Flag.NONE
    label: ColourLabel = ColourLabel.NONE
    note: str = ""
    tags: tuple[str, ...] = ()
    boards: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Board:
    """A named collection; a picture may be on several.

    Args:
        count: of its pictures that are shown.
    """

    uid: str
    name: str
    position: float
    count: int = 0


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that was given a name."""

    uid: str
    name: str
    query: str
    position: float


@dataclass(frozen=True, slots=True)
class TagUse:
    """A tag, and how many pictures that are shown have it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Parent:
    """A picture that another was made from.

    Args:
        identity: see :func:`sdstudio.library.identity.identity`; its file may be gone.
        role: such as ``start``, ``mask`` or ``depth``.
    """

    identity: str
    role: str


def clean_name(text: str) -> str:
    """A tag's, board's or search's name as it is kept: one line that any program can store."""
    shown = "".join(sign if sign.isprintable() or sign == _JOINER else " " for sign in text)
    return " ".join(shown.split())[:NAME_LENGTH_MAX].rstrip()


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name as it is kept, with a number if it is taken."""
    name = clean_name(name)
    folded = {one.casefold() for one in taken}
    number = 1
    free = name
    while free.casefold() in folded:
        number += 1
        ending = f" {number}"
        free = name[: NAME_LENGTH_MAX - len(ending)] + ending
    return free


def clean_note(text: str) -> str:
    """A note as it is kept: without signs that can't be stored or shown."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in lines if sign.isprintable() or sign in f"\n\t{_JOINER}")
    return kept[:NOTE_LENGTH_MAX]


def clean_query(text: str) -> str:
    """A saved query as it is kept."""
    return "".join(sign for sign in text if sign.isprintable())[:QUERY_LENGTH_MAX]


def clean_tags(names: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: each once, whatever its case, without empty ones."""
    found: dict[str, str] = {}
    for name in map(clean_name, names):
        if name:
            found.setdefault(name.lower(), name)
    return tuple(sorted(found.values(), key=str.lower))[:TAGS_MAX]
