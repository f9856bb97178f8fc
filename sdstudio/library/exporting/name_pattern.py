"""Names of exported files: a pattern with fields, such as ``{date} {prompt:30} {seed}``."""

import itertools
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto
from pathlib import PurePath
from typing import Final

from sdstudio.disk import is_plain_name
from sdstudio.library.exporting.items import ExportFacts
from sdstudio.library.file_names import plain_words, slug

#: Some file systems allow 143 bytes for a name; a number and the suffix need some of them. The
#: program's own names have at most 127, with the seed at their end.
STEM_MAX_BYTES: Final = 128
_WIDTH_MAX: Final = 200
_FORBIDDEN: Final = '<>:"/\\|?*'
_PIECE: Final = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+")
_FALLBACK: Final = "picture"


class PatternProblem(Enum):
    """Why a pattern can't be used."""

    EMPTY = auto()
    UNKNOWN_FIELD = auto()
    NO_NUMBER = auto()
    LONE_BRACE = auto()
    FORBIDDEN = auto()


class PatternError(ValueError):
    """A pattern that can't be used.

    Args:
        what: the part that is wrong.
        meant: for ``UNKNOWN_FIELD``, the field that is probably meant; may be empty.
    """

    def __init__(self, problem: PatternProblem, what: str = "", meant: str = "") -> None:
        super().__init__(problem.name, what)
        self.problem, self.what, self.meant = problem, what, meant


@dataclass(frozen=True, slots=True)
class _Place:
    """Which picture of the export it is."""

    number: int
    count: int


_Value = Callable[[ExportFacts, _Place], str]

_VALUES: Final[Mapping[str, _Value]] = {
    "name": lambda facts, _: PurePath(facts.file).stem,
    "date": lambda facts, _: f"{facts.created_at:%Y-%m-%d}",
    "time": lambda facts, _: f"{facts.created_at:%H-%M-%S}",
    "prompt": lambda facts, _: facts.prompt,
    "negative": lambda facts, _: facts.negative_prompt,
    "seed": lambda facts, _: "" if facts.seed is None else str(facts.seed),
    "model": lambda facts, _: facts.model,
    "sampler": lambda facts, _: facts.sampler,
    "steps": lambda facts, _: "" if facts.steps is None else str(facts.steps),
    "guidance": lambda facts, _: "" if facts.guidance is None else f"{facts.guidance:g}",
    "width": lambda facts, _: str(facts.width),
    "height": lambda facts, _: str(facts.height),
    "number": lambda _, place: str(place.number).zfill(len(str(place.count))),
    "rating": lambda facts, _: str(facts.rating),
    "board": lambda facts, _: " ".join(facts.boards[:1]),
    "tags": lambda facts, _: " ".join(facts.tags),
}
_LONG: Final = frozenset({"prompt", "negative"})
#: The names of all fields.
FIELDS: Final = tuple(_VALUES)


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A pattern that can be used.

    Args:
        pieces: texts, and fields with the number behind their colon (0 for none).
    """

    pieces: tuple[str | tuple[str, int], ...]

    @classmethod
    def parse(cls, text: str, *, is_name: bool = True) -> "NamePattern":
        """``{field}``, ``{field:20}`` (at most 20 characters; digits for ``{number:4}``), and any
        other text; ``{{`` and ``}}`` are braces.

        Args:
            is_name: else it is a caption, which may be empty and have any characters.

        Raises:
            PatternError: it can't be used.
        """
        if is_name and not text.strip():
            raise PatternError(PatternProblem.EMPTY)
        pieces: list[str | tuple[str, int]] = []
        for match in _PIECE.finditer(text):
            piece = match.group()
            if match.group(1) is not None:
                pieces.append(_field(match.group(1)))
            elif piece in ("{", "}"):
                raise PatternError(PatternProblem.LONE_BRACE, piece)
            else:
                pieces.append(_literal(piece, is_name=is_name))
        return cls(tuple(pieces))

    def caption(self, facts: ExportFacts, number: int, count: int) -> str:
        """The text for a picture, on one or several lines."""
        return self._filled(
            facts, _Place(number, count), lambda _field, value: " ".join(value.split())
        )

    def stem(self, facts: ExportFacts, number: int, count: int) -> str:
        """The name of a picture's file, without suffix, that every file system accepts."""
        return safe_stem(self._filled(facts, _Place(number, count), _in_name))

    def names(
        self, facts: Sequence[ExportFacts], suffix: str, count: int | None = None
    ) -> list[str]:
        """The names of the files; those that would be the same are numbered.

        Args:
            count: of all pictures, where ``facts`` are only the first of them.
        """
        taken: set[str] = set()
        # Thousands may want one name: each continues from the last free number that was found.
        numbers: dict[str, int] = {}
        names = []
        for place, one in enumerate(facts, 1):
            stem = self.stem(one, place, count or len(facts))
            # Most file systems treat names that differ only in case as one.
            wanted = _folded(stem)
            for number in itertools.count(numbers.get(wanted, 1)):
                name = (stem if number == 1 else f"{stem} ({number})") + suffix
                if _folded(name) not in taken:
                    break
            numbers[wanted] = number + 1
            taken.add(_folded(name))
            names.append(name)
        return names

    def _filled(self, facts: ExportFacts, place: _Place, clean: Callable[[str, str], str]) -> str:
        said = []
        for piece in self.pieces:
            if isinstance(piece, str):
                said.append(piece)
                continue
            field, width = piece
            value = clean(field, _VALUES[field](facts, place))
            if width:
                value = value.zfill(width) if field == "number" else value[:width].rstrip()
            said.append(value)
        return "".join(said)


def safe_stem(text: str, fallback: str = _FALLBACK) -> str:
    """``text`` as the name of a file without its suffix, on any file system."""
    plain = "".join(
        " " if unicodedata.category(one)[0] in "CZ" or one in _FORBIDDEN else one
        for one in unicodedata.normalize("NFC", text)
    )
    # A name that begins with a dot is hidden; Windows drops dots and spaces at the end.
    words = " ".join(plain.split()).lstrip(" .")
    stem = words.encode()[:STEM_MAX_BYTES].decode(errors="ignore").rstrip(" .")
    if not stem:
        return fallback
    return stem if is_plain_name(stem + ".png") else f"_{stem}"


def _in_name(field: str, value: str) -> str:
    """Only the beginning of a prompt, which may be long; anything else in full."""
    return slug(value) if field in _LONG else plain_words(value)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _field(text: str) -> tuple[str, int]:
    name, colon, width = text.partition(":")
    name = name.strip().lower()
    if name not in _VALUES:
        meant = get_close_matches(name, FIELDS, 1)
        raise PatternError(PatternProblem.UNKNOWN_FIELD, text, "".join(meant))
    if not colon:
        return name, 0
    width = width.strip()
    if not (width.isascii() and width.isdecimal() and 0 < int(width[:4]) <= _WIDTH_MAX):
        raise PatternError(PatternProblem.NO_NUMBER, f"{{{text}}}")
    return name, int(width)


def _literal(piece: str, *, is_name: bool) -> str:
    piece = piece.replace("{{", "{").replace("}}", "}")
    if is_name:
        wrong = [one for one in piece if one in _FORBIDDEN or not one.isprintable()]
        if wrong:
            raise PatternError(PatternProblem.FORBIDDEN, wrong[0])
    return piece
