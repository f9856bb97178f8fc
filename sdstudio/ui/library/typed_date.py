"""Dates as artists type them: whole or in part, in the language's way or in numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QDate, QLocale

_NUMBERS: Final = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?[-/.]?")
_CHINESE: Final = re.compile(r"(?:(\d{4})\s*年)?\s*(?:(\d{1,2})\s*月)?\s*(?:(\d{1,2})\s*[日号])?")
_WORDS: Final = re.compile(r"[^\W\d_]+|\d+")
#: Of the name of a month.
_LETTERS_MIN: Final = 3
_BY_FORMAT: Final = (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat)


@dataclass(frozen=True, slots=True)
class TypedDate:
    """What was typed of a date.

    Args:
        year: ``None`` for any, as in “3 March”.
        month: ``None`` for the whole year.
        day: ``None`` for the whole month.
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    def matches(self, date: QDate) -> bool:
        """Whether ``date`` is in it."""
        return (
            self.year in (None, date.year())
            and self.month in (None, date.month())
            and self.day in (None, date.day())
        )

    def last_in(self, year: int) -> QDate:
        """Its last day, in ``year`` unless it has one itself."""
        first = QDate(self.year or year, self.month or 12, 1)
        return first.addDays((self.day or first.daysInMonth()) - 1)


def typed_date(text: str, locale: QLocale) -> TypedDate | None:
    """The date that ``text`` says; ``None`` if it isn't one."""
    return next((one for one in _readings(text.strip(), locale) if _is_date(one)), None)


def _readings(text: str, locale: QLocale) -> Iterator[TypedDate]:
    if numbers := _NUMBERS.fullmatch(text):
        yield _of(*numbers.groups())
    if text and (chinese := _CHINESE.fullmatch(text)):
        yield _of(*chinese.groups())
    yield from _with_month_names(text, locale)
    for style in _BY_FORMAT:
        # A year of two digits is one of this century.
        date = locale.toDate(text, style, 2000)
        if date.isValid():
            yield TypedDate(date.year(), date.month(), date.day())


def _of(year: str | None, month: str | None, day: str | None) -> TypedDate:
    return TypedDate(*(int(one) if one else None for one in (year, month, day)))


def _with_month_names(text: str, locale: QLocale) -> Iterator[TypedDate]:
    """As “3 March”, “March 3, 2026”, “Mar 2026” or “March”, in the language and in English."""
    words = _WORDS.findall(text.casefold())
    for known in (locale, QLocale(QLocale.Language.English)):
        months = [
            (month, number)
            for number in range(1, 13)
            for month in (
                known.monthName(number).casefold(),
                known.standaloneMonthName(number).casefold(),
            )
        ]
        named = [
            of_word.pop()
            for word in words
            if len(word) >= _LETTERS_MIN
            and len(of_word := {number for month, number in months if month.startswith(word)}) == 1
        ]
        years = [int(one) for one in words if one.isdigit() and len(one) == 4]
        days = [int(one) for one in words if one.isdigit() and len(one) <= 2]
        # Others such as “de” or “st” are between them.
        if len(named) == 1 and len(years) <= 1 and len(days) <= 1:
            yield TypedDate(next(iter(years), None), named[0], next(iter(days), None))


def _is_date(read: TypedDate) -> bool:
    if read == TypedDate(None):
        return False
    if read.day is not None and read.month is None:
        return False
    # In a leap year, as there is a 29 February in some years.
    year = 2000 if read.year is None else read.year
    return QDate.isValid(year, read.month or 1, read.day or 1)
