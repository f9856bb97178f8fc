"""The language of the search field: text to a :class:`PictureQuery` and back.

Nothing is an error: what can't be read as a field is plain text, and a field whose value means
nothing is left out of what is looked for, but kept.
"""

import re
from dataclasses import dataclass
from typing import Final

from sdstudio.domain.picture_query import (
    Field,
    FieldKind,
    FieldTerm,
    PictureQuery,
    Place,
    Sort,
    SortKey,
    Span,
    Term,
    Value,
    Word,
    choice,
    is_readable,
)

_FIELDS: Final = {field.value: field for field in Field}
#: The name of a field, and what may be one.
FIELD_SIGN: Final = re.compile(r"([A-Za-z]+):")
_SORT: Final = re.compile(r"([a-z]+)(?:-(\d{1,18}))?(?:-(up|down))?")
_DESCENDING: Final = frozenset({SortKey.DATE, SortKey.RATING, SortKey.SIZE})
#: What Chinese keyboards produce, and signs that mean the same.
SIGNS: Final = str.maketrans(
    {
        "：": ":",
        "＂": '"',
        "“": '"',
        "”": '"',
        "„": '"',
        "「": '"',
        "」": '"',
        "『": '"',
        "』": '"',
        "\u3000": " ",
        "－": "-",
        "＊": "*",
        "＞": ">",
        "＜": "<",
        "＝": "=",
        "≥": ">=",
        "≤": "<=",
        "…": "..",
    }
)
#: What isn't a field of pictures, but is written as one.
SORT: Final = "sort"
IN: Final = "in"
#: In front of a board's uid, where it is a place.
_BOARD: Final = "board-"
COMMAS: Final = ",，、"
_OPERATORS: Final = (">=", "<=", ">", "<", "=")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One value after a colon, as it was typed."""

    text: str
    is_quoted: bool = False
    is_begun: bool = False


def parse_query(text: str) -> PictureQuery:
    """Read what was typed. The last word is taken as a beginning while nothing follows it."""
    return _Parser(text.translate(SIGNS)).query()


def query_text(query: PictureQuery) -> str:
    """The text that :func:`parse_query` reads as ``query``."""
    # First, so that the last word may still be a beginning.
    parts = [*query.unread, *(_term_text(term) for term in query.terms)]
    if query.place is not Place.SHOWN:
        parts.append(f"{IN}:{query.place}")
    if query.board:
        parts.append(f"{IN}:{quotation(_BOARD + query.board)}")
    if query.sort != Sort():
        parts.append(f"{SORT}:{_sort_text(query.sort)}")
    text = " ".join(parts)
    last = query.terms[-1] if query.terms else None
    if (
        isinstance(last, Word)
        and not last.is_phrase
        and len(parts) == len(query.unread) + len(query.terms)
    ):
        if last.is_prefix and not last.is_excluded:
            return text.removesuffix("*")
        if not last.is_prefix:
            return f"{text} "
    return text


def is_field(name: str) -> bool:
    """Whether a word in front of a colon is the name of a field."""
    return name.lower() in _FIELDS or name.lower() in (SORT, IN)


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._terms: list[Term] = []
        self._sort = Sort()
        self._place = Place.SHOWN
        self._board = ""
        self._unread: list[str] = []

    def query(self) -> PictureQuery:
        while self._skip_spaces():
            start = self._at
            is_excluded = self._skip("-")
            if self._at >= len(self._text) or self._text[self._at].isspace():
                continue
            if self._text[self._at] == '"':
                self._add_phrase(is_excluded)
            elif (found := FIELD_SIGN.match(self._text, self._at)) and is_field(found[1]):
                self._at = found.end()
                self._add_field(found[1].lower(), is_excluded)
            else:
                self._add_word(is_excluded)
            assert self._at > start
        unread = tuple(dict.fromkeys(self._unread))
        return PictureQuery(tuple(self._terms), self._sort, self._place, self._board, unread)

    def _skip_spaces(self) -> bool:
        """Whether anything is left."""
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        return self._at < len(self._text)

    def _skip(self, sign: str) -> bool:
        start = self._at
        while self._text.startswith(sign, self._at):
            self._at += len(sign)
        return self._at > start

    def _add_phrase(self, is_excluded: bool) -> None:
        piece = self._quoted()
        if any(map(str.isalnum, piece.text)):
            self._terms.append(Word(piece.text, True, piece.is_begun, is_excluded))

    def _add_word(self, is_excluded: bool) -> None:
        raw = self._until('"')
        word = raw.rstrip("*")
        is_prefix = word != raw or (self._at == len(self._text) and not is_excluded)
        if any(map(str.isalnum, word)):
            self._terms.append(Word(word, False, is_prefix, is_excluded))

    def _add_field(self, name: str, is_excluded: bool) -> None:
        pieces = self._pieces()
        if name == IN:
            unread = []
            for piece in pieces:
                if not is_excluded and piece.text.lower() == Place.TRASH:
                    self._place = Place.TRASH
                elif not is_excluded and piece.text.startswith(_BOARD):
                    self._board = piece.text.removeprefix(_BOARD)
                else:
                    unread.append(piece)
            self._keep_unread(name, is_excluded, pieces, unread)
        elif name == SORT:
            unread = []
            for piece in pieces:
                sort = None if is_excluded else _sort(piece.text.lower())
                self._sort = sort or self._sort
                if sort is None:
                    unread.append(piece)
            self._keep_unread(name, is_excluded, pieces, unread)
        else:
            field = _FIELDS[name]
            read = {piece: _value(field, piece) for piece in pieces}
            values = tuple(dict.fromkeys(one for one in read.values() if is_readable(field, one)))
            if values:
                self._terms.append(FieldTerm(field, values, is_excluded))
            unread = [piece for piece, one in read.items() if not is_readable(field, one)]
            self._keep_unread(name, is_excluded, pieces, unread)

    def _keep_unread(
        self, name: str, is_excluded: bool, pieces: list[_Piece], unread: list[_Piece]
    ) -> None:
        if unread or not pieces:
            texts = (quotation(one.text) if one.is_quoted else one.text for one in unread)
            # A quotation that has only begun is written as one that has ended.
            told = ",".join(dict.fromkeys(texts))
            self._unread.append(f"{'-' if is_excluded else ''}{name}:{told}")

    def _pieces(self) -> list[_Piece]:
        pieces = []
        while self._at < len(self._text) and not self._text[self._at].isspace():
            if self._text[self._at] in COMMAS:
                self._at += 1
            elif self._text[self._at] == '"':
                pieces.append(self._quoted())
            else:
                pieces.append(_Piece(self._until(f'"{COMMAS}')))
        return pieces

    def _until(self, signs: str) -> str:
        start = self._at
        while self._at < len(self._text):
            sign = self._text[self._at]
            if sign.isspace() or sign in signs:
                break
            self._at += 1
        return self._text[start : self._at]

    def _quoted(self) -> _Piece:
        """A quotation; a doubled quotation mark in it stands for one."""
        self._at += 1
        text = ""
        while self._at < len(self._text):
            if self._text.startswith('""', self._at):
                text, self._at = text + '"', self._at + 2
            elif self._text[self._at] == '"':
                self._at += 1
                return _Piece(_one_line(text), True, is_begun=self._skip("*"))
            else:
                text, self._at = text + self._text[self._at], self._at + 1
        return _Piece(_one_line(text), True, is_begun=True)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _value(field: Field, piece: _Piece) -> Value | Span:
    if field.kind is FieldKind.NAME:
        text = piece.text if piece.is_quoted else piece.text.rstrip("*")
        return Value(text, is_exact=piece.is_quoted and not piece.is_begun)
    if field.kind is FieldKind.CHOICE:
        return Value(choice(field, piece.text) or "")
    text = "".join(piece.text.split()).lower()
    operator = next((one for one in _OPERATORS if text.startswith(one)), "")
    rest = text.removeprefix(operator)
    match operator:
        case ">=" | ">":
            return Span(low=rest, has_low=operator == ">=") if rest else Value("")
        case "<=" | "<":
            return Span(high=rest, has_high=operator == "<=") if rest else Value("")
    low, is_span, high = rest.partition("..")
    if is_span:
        return Span(low, high) if low or high else Value("")
    return Value(rest)


def _sort(text: str) -> Sort | None:
    found = _SORT.fullmatch(text)
    if found is None or found[1] not in list(SortKey):
        return None
    key = SortKey(found[1])
    is_descending = found[3] == "down" if found[3] else key in _DESCENDING
    return Sort(key, is_descending, int(found[2] or 0) if key is SortKey.RANDOM else 0)


def _sort_text(sort: Sort) -> str:
    text = str(sort.key)
    if sort.key is SortKey.RANDOM and sort.seed:
        text += f"-{sort.seed}"
    if sort.is_descending != (sort.key in _DESCENDING):
        text += "-down" if sort.is_descending else "-up"
    return text


def _term_text(term: Term) -> str:
    sign = "-" if term.is_excluded else ""
    if isinstance(term, Word):
        text = quotation(term.text) if term.is_phrase else term.text
        return f"{sign}{text}{'*' if term.is_prefix else ''}"
    values = ",".join(_value_text(term.field, value) for value in term.values)
    return f"{sign}{term.field}:{values}"


def _value_text(field: Field, value: Value | Span) -> str:
    if isinstance(value, Span):
        if value.low and value.high:
            return f"{value.low}..{value.high}"
        if value.low:
            return f">{'=' if value.has_low else ''}{value.low}"
        return f"<{'=' if value.has_high else ''}{value.high}"
    if field.kind is not FieldKind.NAME:
        return value.text
    if value.is_exact:
        return quotation(value.text)
    is_plain = not any(one.isspace() or one in f'"{COMMAS}' for one in value.text)
    if is_plain and not value.text.endswith("*"):
        return value.text
    return f"{quotation(value.text)}*"


def quotation(text: str) -> str:
    """Text in quotation marks, as :func:`parse_query` reads it."""
    return '"' + text.replace('"', '""') + '"'
