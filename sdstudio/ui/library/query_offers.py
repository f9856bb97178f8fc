"""What the search field offers while a query is typed, from what the window knows already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from sdstudio.app.library_view.organiser import Organiser
from sdstudio.app.library_view.results import Results
from sdstudio.app.translation import translate
from sdstudio.domain.annotations import RATING_MAX
from sdstudio.domain.picture_query import CHOICES, Field, FieldKind, Place, SortKey
from sdstudio.domain.query_completion import Completion, CompletionSpot, inserted, matching
from sdstudio.domain.query_text import IN, SORT
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.ui.library.query_words import field_name, value_name
from sdstudio.ui.library.search_bar import SORTS

if TYPE_CHECKING:
    from sdstudio.library.search import Facets

#: Where the name of the field doesn't say what may follow; in context ``library``.
_HINTS: Final[dict[str, str]] = {
    Field.RATING: QT_TRANSLATE_NOOP("library", "Rating, 0 to 5 stars"),
    Field.SIZE: QT_TRANSLATE_NOOP("library", "Size, such as 512x768 or >=1024"),
    Field.DATE: QT_TRANSLATE_NOOP("library", "Date, such as today or 2026-11"),
    Field.STEPS: QT_TRANSLATE_NOOP("library", "Steps, such as 20 or >=30"),
    Field.PROGRAM: QT_TRANSLATE_NOOP("library", "Program that made the picture"),
    Field.TEMPLATE: QT_TRANSLATE_NOOP("library", "Template that the prompt was written from"),
    Field.HAS: QT_TRANSLATE_NOOP("library", "Has a note, tags, a mask…"),
    SORT: QT_TRANSLATE_NOOP("library", "Order of the pictures"),
    IN: QT_TRANSLATE_NOOP("library", "In the trash"),
}
_DAYS: Final = {
    "today": QT_TRANSLATE_NOOP("library", "Today"),
    "yesterday": QT_TRANSLATE_NOOP("library", "Yesterday"),
    "week": QT_TRANSLATE_NOOP("library", "This week"),
    "month": QT_TRANSLATE_NOOP("library", "This month"),
    "year": QT_TRANSLATE_NOOP("library", "This year"),
}
_AT_LEAST: Final = QT_TRANSLATE_NOOP("library", "At least")
_AT_MOST: Final = QT_TRANSLATE_NOOP("library", "At most")
_OPERATORS: Final = {
    FieldKind.NUMBER: ((">=", _AT_LEAST), ("<=", _AT_MOST)),
    FieldKind.SIZE: ((">=", _AT_LEAST), ("<=", _AT_MOST)),
    FieldKind.DATE: (
        (">=", QT_TRANSLATE_NOOP("library", "Since")),
        ("<", QT_TRANSLATE_NOOP("library", "Before")),
    ),
}
_MORE: Final = QT_TRANSLATE_NOOP("library", "{stars} or more")
_TRASH: Final = QT_TRANSLATE_NOOP("library", "Trash")
_SIDES_PX: Final = ("512", "768", "1024", "1536", "2048")


class QueryOffers(QObject):
    """Offers fields, and the values that the pictures of the library have.

    Nothing is asked of the library: names are those of the organiser and of the facets.

    Thread: GUI.
    """

    def __init__(
        self, organiser: Organiser, results: Results, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._organiser = organiser
        self._results = results
        self._of_all: Facets = {}
        results.facets_changed.connect(self._on_counted)

    def at(self, spot: CompletionSpot) -> list[Completion]:
        """What may follow at a spot of the search field, the likeliest first."""
        return matching(self._values(spot) if spot.field else self._fields(spot), spot)

    def put(self, text: str, spot: CompletionSpot, offer: Completion) -> str:
        """What is typed for ``offer`` at ``spot``."""
        names: Sequence[str] = ()
        if spot.field in list(Field) and Field(spot.field).kind is FieldKind.NAME:
            names = self._names(Field(spot.field))
        return inserted(text, spot, offer, names)

    def _on_counted(self) -> None:
        query = self._results.shown_query
        if query is not None and not query.terms and query.place is Place.SHOWN:
            self._of_all = self._results.facets

    def _fields(self, spot: CompletionSpot) -> list[Completion]:
        names = [*map(str, Field), *(() if spot.is_excluded else (SORT, IN))]
        return [Completion(name, _field_said(name), is_whole=False) for name in names]

    def _values(self, spot: CompletionSpot) -> list[Completion]:
        if spot.field in (SORT, IN):
            return [] if spot.is_excluded else _places_or_orders(spot.field)
        field = Field(spot.field)
        match field.kind:
            case FieldKind.NAME:
                return _named(field, self._names(field))
            case FieldKind.CHOICE:
                return _named(field, CHOICES[field])
            case FieldKind.PICTURE:
                return []
        signs = () if spot.operator else _OPERATORS[field.kind]
        operators = [
            Completion(sign, translate("library", said), is_whole=False) for sign, said in signs
        ]
        match field:
            case Field.RATING:
                return _ratings(spot.operator) + operators
            case Field.SIZE:
                if spot.operator:
                    return [Completion(side) for side in _SIDES_PX]
                return _named(field, self._names(field)) + operators
            case Field.DATE:
                months = self._names(field)
                years = dict.fromkeys(month.partition("-")[0] for month in months)
                days = [Completion(day, translate("library", said)) for day, said in _DAYS.items()]
                return days + operators + [Completion(one) for one in (*years, *months)]
        return operators

    def _names(self, field: Field) -> Sequence[str]:
        """Those that occur, the most frequent ones of what is found first."""
        match field:
            case Field.TAG:
                tags = sorted(self._organiser.tags, key=lambda one: -one.count)
                return [one.name for one in tags]
            case Field.BOARD:
                return [one.name for one in self._organiser.boards]
        facets = (self._results.facets, self._of_all)
        return list(dict.fromkeys(one.text for some in facets for one in some.get(field, ())))


def _field_said(name: str) -> str:
    hint = _HINTS.get(name)
    return field_name(Field(name)) if hint is None else translate("library", hint)


def _named(field: Field, texts: Iterable[str]) -> list[Completion]:
    said = ((text, value_name(field, text)) for text in texts)
    return [Completion(text, "" if name == text else name) for text, name in said]


def _ratings(operator: str) -> list[Completion]:
    stars = range(RATING_MAX, 0 if operator else -1, -1)
    exact = _named(Field.RATING, map(str, stars))
    if operator:
        return exact
    more = translate("library", _MORE)
    least = [
        Completion(f">={one}", more.format(stars=value_name(Field.RATING, str(one))))
        for one in range(RATING_MAX - 1, 0, -1)
    ]
    return least + exact


def _places_or_orders(field: str) -> list[Completion]:
    if field == IN:
        return [Completion(str(Place.TRASH), translate("library", _TRASH))]
    return [
        Completion(
            "date-up" if sort.key is SortKey.DATE and not sort.is_descending else str(sort.key),
            translate("library", said),
        )
        for sort, said in SORTS
    ]
