"""PictureQuery: which pictures of the library are looked for, and in which order."""

import math
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, StrEnum
from functools import lru_cache
from typing import Final

from sdstudio.domain.annotations import RATING_MAX
from sdstudio.domain.figures import ascii_number

#: Their beginnings are remembered.
_DAYS_KEPT: Final = 2**14


class Place(StrEnum):
    """Where the pictures are."""

    SHOWN = "shown"
    TRASH = "trash"


class SortKey(StrEnum):
    """What pictures are ordered by; the newer one comes first among equals."""

    DATE = "date"
    RATING = "rating"
    SIZE = "size"
    NAME = "name"
    RANDOM = "random"
    #: How much they are like the pictures of ``similar:`` and ``content:``.
    LIKENESS = "likeness"


@dataclass(frozen=True, slots=True)
class Sort:
    """An order.

    Args:
        seed: of ``RANDOM``: the same seed gives the same order.
    """

    key: SortKey = SortKey.DATE
    is_descending: bool = True
    seed: int = 0


class FieldKind(Enum):
    """How the values of a field are written."""

    NAME = "name"
    CHOICE = "choice"
    NUMBER = "number"
    SIZE = "size"
    DATE = "date"
    PICTURE = "picture"


class Field(StrEnum):
    """What a term with a colon is about; the value is the word in front of the colon."""

    MODEL = "model"
    SAMPLER = "sampler"
    RATING = "rating"
    FLAG = "flag"
    LABEL = "label"
    TAG = "tag"
    BOARD = "board"
    SIZE = "size"
    DATE = "date"
    SEED = "seed"
    STEPS = "steps"
    GUIDANCE = "guidance"
    LORA = "lora"
    STYLE = "style"
    TEMPLATE = "template"
    MODE = "mode"
    PROGRAM = "program"
    FOLDER = "folder"
    HAS = "has"
    SIMILAR = "similar"
    CONTENT = "content"

    @property
    def kind(self) -> FieldKind:
        """How its values are written."""
        return _KINDS.get(self, FieldKind.NAME)


_KINDS: Final = {
    Field.FLAG: FieldKind.CHOICE,
    Field.LABEL: FieldKind.CHOICE,
    Field.HAS: FieldKind.CHOICE,
    Field.RATING: FieldKind.NUMBER,
    Field.SEED: FieldKind.NUMBER,
    Field.STEPS: FieldKind.NUMBER,
    Field.GUIDANCE: FieldKind.NUMBER,
    Field.SIZE: FieldKind.SIZE,
    Field.DATE: FieldKind.DATE,
    Field.SIMILAR: FieldKind.PICTURE,
    Field.CONTENT: FieldKind.PICTURE,
}

#: The values of the fields that have a fixed set of them.
CHOICES: Final = {
    Field.FLAG: ("pick", "reject", "none"),
    Field.LABEL: ("none", "red", "yellow", "green", "blue", "purple"),
    Field.HAS: (
        *("prompt", "image", "mask", "depth", "lora", "style", "template", "note", "tag", "board"),
    ),
}


@dataclass(frozen=True, slots=True)
class Word:
    """Text that has to be in the prompt, negative prompt, note, tags or file name.

    Args:
        is_phrase: several words, one right after the other.
        is_prefix: the last word may go on.
    """

    text: str
    is_phrase: bool = False
    is_prefix: bool = False
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field.

    Args:
        is_exact: for names: the whole name, rather than a part of it.
    """

    text: str
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """The values between two; an empty text is an open end.

    Args:
        has_low, has_high: whether the end itself belongs to it.
    """

    low: str = ""
    high: str = ""
    has_low: bool = True
    has_high: bool = True


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """A picture matches if any of the values does."""

    field: Field
    values: tuple[Value | Span, ...]
    is_excluded: bool = False


Term = Word | FieldTerm


@dataclass(frozen=True, slots=True)
class PictureQuery:
    """What is looked for: pictures that match all terms.

    Args:
        board: uid of the only board to look on, whatever it is called; empty for everywhere.
        unread: what looks like a field, but means nothing; as it may be typed again.
    """

    terms: tuple[Term, ...] = ()
    sort: Sort = Sort()
    place: Place = Place.SHOWN
    board: str = ""
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberRange:
    """A range of numbers, or of seconds since 1970.

    Args:
        has_low, has_high: whether the end itself belongs to it.
    """

    low: float
    high: float
    has_low: bool = True
    has_high: bool = True

    def holds(self, number: float) -> bool:
        """Whether ``number`` is in the range."""
        above = number >= self.low if self.has_low else number > self.low
        below = number <= self.high if self.has_high else number < self.high
        return above and below


def bounds(field: Field, value: Value | Span, now: datetime) -> NumberRange | None:
    """What a value of a field of numbers, sizes or dates means; ``None`` if it means nothing.

    A size is the longer side.

    Args:
        now: local time, for “today”.
    """
    if isinstance(value, Value):
        return _bounds_of(field, value.text, now)
    low = _bounds_of(field, value.low, now) if value.low else NumberRange(-math.inf, -math.inf)
    high = _bounds_of(field, value.high, now) if value.high else NumberRange(math.inf, math.inf)
    if low is None or high is None:
        return None
    # A date is a range itself: after November means after its end.
    start = (low.low, low.has_low) if value.has_low else (low.high, not low.has_high)
    end = (high.high, high.has_high) if value.has_high else (high.low, not high.has_low)
    return NumberRange(start[0], end[0], start[1], end[1])


def sides(text: str) -> tuple[int, int] | None:
    """Width and height of “512x768”; ``None`` if it isn't that."""
    for sign in "x×*":
        width, found, height = text.lower().partition(sign)
        if found and width.isdecimal() and height.isdecimal() and len(text) < 20:
            return int(width), int(height)
    return None


def choice(field: Field, text: str) -> str | None:
    """The value of a field with fixed values that ``text`` is the beginning of."""
    wanted = text.casefold()
    return next((one for one in CHOICES[field] if wanted and one.startswith(wanted)), None)


def picture_id(value: Value | Span) -> int | None:
    """The id of a picture that a value names; ``None`` if it is none."""
    text = value.text if isinstance(value, Value) else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


def is_readable(field: Field, value: Value | Span) -> bool:
    """Whether a value means anything in this field."""
    match field.kind:
        case FieldKind.NAME:
            return isinstance(value, Value) and bool(value.text.strip())
        case FieldKind.CHOICE:
            return isinstance(value, Value) and choice(field, value.text) is not None
        case FieldKind.PICTURE:
            return isinstance(value, Value) and picture_id(value) is not None
    if field.kind is FieldKind.SIZE and isinstance(value, Value) and sides(value.text):
        return True
    found = bounds(field, value, datetime(2000, 1, 1))
    if found is None:
        return False
    return field is not Field.RATING or (found.low <= RATING_MAX and found.high >= 0)


def _bounds_of(field: Field, text: str, now: datetime) -> NumberRange | None:
    if field.kind is FieldKind.DATE:
        days = _days(text.casefold(), now.date())
        if days is None:
            return None
        return NumberRange(day_start_s(days[0]), day_start_s(days[1]), has_high=False)
    plain = ascii_number(text)
    try:
        number = int(plain) if plain.isdecimal() and len(plain) < 30 else float(plain)
    except ValueError:
        return None
    return NumberRange(number, number) if math.isfinite(number) else None


@lru_cache(_DAYS_KEPT)
def day_start_s(day: date) -> float:
    """When a local day begins; infinite where the system can't say, as Windows before 1970.

    It is kept: the hundreds of days in a library are asked for with each key.
    """
    try:
        return datetime.combine(day, time()).astimezone().timestamp()
    except (OverflowError, OSError, ValueError):
        # East of Greenwich, the first day of 1970 begins before 1970.
        return -math.inf if day.year <= 1970 else math.inf


def _days(text: str, today: date) -> tuple[date, date] | None:
    """The first day and the one after the last of a date as it is typed."""
    match text:
        case "today" | "今天" | "heute":
            return today, today + timedelta(1)
        case "yesterday" | "昨天" | "gestern":
            return today - timedelta(1), today
        case "week" | "本周" | "woche":
            monday = today - timedelta(today.weekday())
            return monday, monday + timedelta(7)
        case "month" | "本月" | "monat":
            return _month(today.year, today.month)
        case "year" | "今年" | "jahr":
            return date(today.year, 1, 1), date(today.year + 1, 1, 1)
    parts = text.replace("/", "-").replace(".", "-").rstrip("-").split("-")
    if "." in text and len(parts) > 1 and len(parts[-1]) == 4:
        parts.reverse()  # as German has it: 3.11.2026
    if not all(part.isdecimal() and len(part) <= 4 for part in parts) or len(parts[0]) != 4:
        return None
    numbers = [int(part) for part in parts]
    try:
        match numbers:
            case [year]:
                return date(year, 1, 1), date(year + 1, 1, 1)
            case [year, month]:
                return _month(year, month)
            case [year, month, day]:
                first = date(year, month, day)
                return first, first + timedelta(1)
    except (ValueError, OverflowError):
        pass  # there is no such day
    return None


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
