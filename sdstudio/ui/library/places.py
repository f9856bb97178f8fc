"""The places of the library: all pictures, a board, a folder, or the trash."""

from dataclasses import dataclass
from enum import Enum, auto

from sdstudio.domain.picture_query import Field, FieldTerm, PictureQuery, Place, Sort, Term, Value


class PlaceKind(Enum):
    """What kind of place it is."""

    ALL = auto()
    BOARD = auto()
    FOLDER = auto()
    TRASH = auto()


@dataclass(frozen=True, slots=True)
class LibraryPlace:
    """Where pictures are looked for.

    Args:
        uid: of the board; of a folder, its name in searches.
    """

    kind: PlaceKind
    uid: str = ""


ALL_PICTURES = LibraryPlace(PlaceKind.ALL)
TRASH = LibraryPlace(PlaceKind.TRASH)


def board_place(uid: str) -> LibraryPlace:
    """The place of a board."""
    return LibraryPlace(PlaceKind.BOARD, uid)


def folder_place(name: str) -> LibraryPlace:
    """The place of a folder, by its name in searches."""
    return LibraryPlace(PlaceKind.FOLDER, name)


def query_in(place: LibraryPlace, board_name: str, typed: PictureQuery, sort: Sort) -> PictureQuery:
    """The whole query: what was typed, in ``place``.

    Args:
        board_name: of the board, where ``place`` is one.
        sort: unless another order was typed.
    """
    terms = typed.terms
    if place.kind is PlaceKind.BOARD:
        # First, so that the last word typed is still read as a beginning.
        terms = (FieldTerm(Field.BOARD, (Value(board_name, is_exact=True),)), *terms)
    elif place.kind is PlaceKind.FOLDER:
        terms = (FieldTerm(Field.FOLDER, (Value(place.uid, is_exact=True),)), *terms)
    in_trash = place.kind is PlaceKind.TRASH or typed.place is Place.TRASH
    return PictureQuery(
        terms,
        typed.sort if typed.sort != Sort() else sort,
        Place.TRASH if in_trash else Place.SHOWN,
    )


def toggled(query: PictureQuery, field: Field, text: str, *, is_excluded: bool) -> PictureQuery:
    """``query`` with a value of a field included or excluded, or without it if it was already.

    Several values of one field are alternatives if they are included.
    """
    wanted = Value(text, is_exact=True)
    found = find_value(query, field, text)
    terms: list[Term] = []
    for term in query.terms:
        if not (isinstance(term, FieldTerm) and term.field is field):
            terms.append(term)
            continue
        values = tuple(one for one in term.values if not _is_same(one, text))
        if values:
            terms.append(FieldTerm(field, values, term.is_excluded))
    if found is is_excluded:
        return PictureQuery(tuple(terms), query.sort, query.place)
    for at, term in enumerate(terms):
        if isinstance(term, FieldTerm) and term.field is field and term.is_excluded is is_excluded:
            terms[at] = FieldTerm(field, (*term.values, wanted), is_excluded)
            break
    else:
        terms.append(FieldTerm(field, (wanted,), is_excluded))
    return PictureQuery(tuple(terms), query.sort, query.place)


def find_value(query: PictureQuery, field: Field, text: str) -> bool | None:
    """Whether a value of a field is excluded; ``None`` if the query doesn't have it."""
    for term in query.terms:
        if isinstance(term, FieldTerm) and term.field is field:
            for value in term.values:
                if _is_same(value, text):
                    return term.is_excluded
    return None


def _is_same(value: object, text: str) -> bool:
    return isinstance(value, Value) and value.text.casefold() == text.casefold()
