"""Dates as artists type them."""

import pytest
from PySide6.QtCore import QDate, QLocale

from sdstudio.ui.library.typed_date import TypedDate, typed_date

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
CHINESE = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        ("2026", ENGLISH, TypedDate(2026)),
        (" 2026-03 ", ENGLISH, TypedDate(2026, 3)),
        ("2026/3/9", CHINESE, TypedDate(2026, 3, 9)),
        ("3 March", ENGLISH, TypedDate(None, 3, 3)),
        ("March 3rd, 2026", ENGLISH, TypedDate(2026, 3, 3)),
        ("3rd of march", ENGLISH, TypedDate(None, 3, 3)),
        ("Mar 2026", ENGLISH, TypedDate(2026, 3)),
        ("1 Sept. 2020", ENGLISH, TypedDate(2020, 9, 1)),
        ("december", ENGLISH, TypedDate(None, 12)),
        ("03/04/2026", ENGLISH, TypedDate(2026, 4, 3)),
        ("2026年3月", CHINESE, TypedDate(2026, 3)),
        ("2026年3月9日", CHINESE, TypedDate(2026, 3, 9)),
        ("3月9号", CHINESE, TypedDate(None, 3, 9)),
        ("3. März", GERMAN, TypedDate(None, 3, 3)),
        ("3 March", GERMAN, TypedDate(None, 3, 3)),
        ("29 February", ENGLISH, TypedDate(None, 2, 29)),
    ],
)
def test_a_date_is_read_as_it_is_typed(text: str, locale: QLocale, wanted: TypedDate) -> None:
    assert typed_date(text, locale) == wanted


@pytest.mark.parametrize("text", ["", "fish", "2026-13", "2026-02-30", "31 April", "12", "20261"])
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert typed_date(text, ENGLISH) is None


def test_a_part_of_a_date_matches_all_days_in_it() -> None:
    march = TypedDate(None, 3)
    assert march.matches(QDate(2024, 3, 31))
    assert march.matches(QDate(2026, 3, 1))
    assert not march.matches(QDate(2026, 4, 1))
    assert TypedDate(2026).matches(QDate(2026, 12, 31))
    assert march.last_in(2026) == QDate(2026, 3, 31)
    assert TypedDate(2024, 2).last_in(2026) == QDate(2024, 2, 29)
