"""What may follow in the search field at the cursor, and the text once it is chosen."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sdstudio.domain.picture_query import Field, FieldKind
from sdstudio.domain.query_text import COMMAS, FIELD_SIGN, SIGNS, is_field, parse_query, quotation

#: More are found by typing on.
OFFERS_MAX: Final = 100

# Only one for one, so that places in the text stay where they are.
_ALIKE: Final = {code: sign for code, sign in SIGNS.items() if len(sign) == 1}
_OPERATOR: Final = re.compile(r"\s*(?:>=?|<=?|=|≥|≤)|.*(?:\.\.|…)")
_SPANS: Final = frozenset({FieldKind.NUMBER, FieldKind.SIZE, FieldKind.DATE})


@dataclass(frozen=True, slots=True)
class Completion:
    """What can be typed.

    Args:
        text: a field's name, a value or an operator, as a query has it, but not quoted.
        said: what it is called in the artist's language; found by it as well.
        is_whole: whether nothing has to follow it.
    """

    text: str
    said: str = ""
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class CompletionSpot:
    """A word or a value that ends at the cursor.

    Args:
        start, end: what a chosen offer replaces.
        typed: what is typed of it.
        field: that the value is of, in lower case; empty for a word, which may become a field.
        term: where the term begins and ends.
        operator: in front of the value, such as “>=”.
    """

    start: int
    end: int
    typed: str = ""
    field: str = ""
    term: tuple[int, int] = (0, 0)
    is_excluded: bool = False
    operator: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    begin: int
    end: int
    is_quoted: bool = False
    is_closed: bool = False


def spot_at(text: str, cursor: int) -> CompletionSpot | None:
    """What is being typed at the cursor; ``None`` within what is typed already, or a phrase."""
    plain = text.translate(_ALIKE)
    at = 0
    while True:
        while at < cursor and plain[at].isspace():
            at += 1
        sign = at
        while plain.startswith("-", at):
            at += 1
        if at > cursor:
            return None
        is_excluded = at > sign
        if at == len(plain) or plain[at].isspace():
            if at == cursor:
                return CompletionSpot(at, at, term=(sign, at), is_excluded=is_excluded)
        elif plain[at] == '"':
            at = _quoted_end(plain, at)[0]
            if cursor <= at:
                return None
        elif (found := FIELD_SIGN.match(plain, at)) and is_field(found[1]):
            pieces, at = _pieces(plain, found.end())
            if cursor <= at:
                piece = next((one for one in pieces if _ends_at(one, cursor)), None)
                name = found[1].lower()
                return None if piece is None else _value_spot(text, piece, cursor, name, (sign, at))
        else:
            begin, at = at, _until(plain, at, '"')
            if cursor < at or (cursor == at and plain.startswith('"', at)):
                return None
            if cursor == at:
                return CompletionSpot(begin, at, text[begin:at], "", (sign, at), is_excluded)


def unread_besides(text: str, cursor: int) -> tuple[str, ...]:
    """What means nothing, without the value that is being typed at the cursor."""
    spot = spot_at(text, cursor)
    if spot is not None and spot.field:
        start, end = spot.term
        text = f"{text[:start]} {text[end:]}"
    return parse_query(text).unread


def matching(offers: Iterable[Completion], spot: CompletionSpot) -> list[Completion]:
    """The offers that what is typed is the beginning of, then those with it in the middle.

    A word becomes a field only by its beginning. What is typed completely isn't offered.
    """
    wanted = spot.typed.casefold()
    begun, within = [], []
    for one in offers:
        text, said = one.text.casefold(), one.said.casefold()
        if text.startswith(wanted) or said.startswith(wanted):
            begun.append(one)
        elif spot.field and (wanted in text or wanted in said):
            within.append(one)
    found = [*begun, *within]
    if len(found) == 1 and spot.field and found[0].text.casefold() == wanted:
        return []
    return found[:OFFERS_MAX]


def inserted(text: str, spot: CompletionSpot, offer: Completion, names: Iterable[str] = ()) -> str:
    """What replaces the text between the start and the end of ``spot``.

    Args:
        names: all known ones, if the value is a name: one that is a part of another is quoted, as
            it would find that one too.
    """
    if not spot.field:
        return f"{offer.text}:"
    value = offer.text
    is_plain = not any(one.isspace() or one in f'"{COMMAS}' for one in value.translate(SIGNS))
    folded = value.casefold()
    is_part = any(folded in one and folded != one for one in map(str.casefold, names))
    if not is_plain or is_part or value.endswith("*"):
        value = quotation(value)
    return f"{value} " if offer.is_whole and spot.end >= len(text) else value


def _ends_at(piece: _Piece, cursor: int) -> bool:
    if piece.is_quoted:
        # A quotation that is still open contains the rest of the text.
        return cursor == piece.end - 1 if piece.is_closed else piece.begin < cursor <= piece.end
    return cursor == piece.end


def _value_spot(
    text: str, piece: _Piece, cursor: int, name: str, term: tuple[int, int]
) -> CompletionSpot:
    start = piece.begin
    typed = text[start + piece.is_quoted : cursor]
    operator = ""
    if name in list(Field) and Field(name).kind in _SPANS and not piece.is_quoted:
        found = _OPERATOR.match(typed)
        operator = found[0] if found else ""
        start, typed = start + len(operator), typed[len(operator) :]
    end = piece.end if piece.is_closed else cursor
    return CompletionSpot(start, end, typed, name, term, text[term[0]] in "-－", operator)


def _pieces(plain: str, at: int) -> tuple[list[_Piece], int]:
    """The values after a colon, empty ones as well, and where they end."""
    pieces = []
    is_due = True
    while at < len(plain) and not plain[at].isspace():
        begin = at
        if plain[at] in COMMAS:
            if is_due:
                pieces.append(_Piece(at, at))
            at += 1
        elif plain[at] == '"':
            at, is_closed = _quoted_end(plain, at)
            pieces.append(_Piece(begin, at, is_quoted=True, is_closed=is_closed))
        else:
            at = _until(plain, at, f'"{COMMAS}')
            pieces.append(_Piece(begin, at))
        is_due = plain[begin] in COMMAS
    if is_due:
        pieces.append(_Piece(at, at))
    return pieces, at


def _until(plain: str, at: int, signs: str) -> int:
    while at < len(plain) and not plain[at].isspace() and plain[at] not in signs:
        at += 1
    return at


def _quoted_end(plain: str, at: int) -> tuple[int, bool]:
    """Where a quotation ends, and whether it is closed; a doubled mark in it stands for one."""
    at += 1
    while at < len(plain):
        if plain.startswith('""', at):
            at += 2
        elif plain[at] == '"':
            return at + 1, True
        else:
            at += 1
    return at, False
