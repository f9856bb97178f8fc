"""The language of the search field."""

from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sdstudio.domain.picture_query import (
    Field,
    FieldTerm,
    PictureQuery,
    Place,
    Sort,
    SortKey,
    Span,
    Value,
    Word,
    bounds,
)
from sdstudio.domain.query_text import parse_query, query_text

NOW = datetime(2026, 11, 18, 15, 30)

PIECES = [
    *'ab -":*,.<>=0123x“：，\u3000蓝色',
    *("rating:", "model:", "sort:random-3", "in:trash", "date:2026-11", "size:", "seed:"),
    *("-has:", "flag:pick", "..", "guidance:", '""', "sort:rating-up", "today"),
]


def terms(text: str) -> tuple[object, ...]:
    return parse_query(text).terms


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example(text='date:"",a,"')
def test_what_a_query_is_written_as_is_read_as_the_same_query(text: str) -> None:
    query = parse_query(text)
    assert parse_query(query_text(query)) == query


@given(st.text())
def test_any_text_is_a_query(text: str) -> None:
    query = parse_query(text)
    assert parse_query(query_text(query)) == query


def test_the_last_word_is_a_beginning_until_a_space_follows() -> None:
    assert terms("red fis") == (Word("red"), Word("fis", is_prefix=True))
    assert terms("red fish ") == (Word("red"), Word("fish"))


def test_a_phrase_may_still_be_open() -> None:
    assert terms('"red fish"') == (Word("red fish", is_phrase=True),)
    assert terms('"red fi') == (Word("red fi", is_phrase=True, is_prefix=True),)


def test_a_minus_excludes_words_phrases_and_fields() -> None:
    assert terms('-blurry -"bad hands" -model:old') == (
        Word("blurry", is_excluded=True),
        Word("bad hands", is_phrase=True, is_excluded=True),
        FieldTerm(Field.MODEL, (Value("old"),), is_excluded=True),
    )


def test_several_values_are_alternatives_and_quoted_ones_whole_names() -> None:
    assert terms('model:dream,"SD Turbo"') == (
        FieldTerm(Field.MODEL, (Value("dream"), Value("SD Turbo", is_exact=True))),
    )


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("rating:>=3", Span(low="3")),
        ("rating:>3", Span(low="3", has_low=False)),
        ("rating:<=3", Span(high="3")),
        ("rating:<3", Span(high="3", has_high=False)),
        ("rating:2..4", Span("2", "4")),
        ("rating：≥3", Span(low="3")),
    ],
)
def test_numbers_can_be_compared(text: str, span: Span) -> None:
    assert terms(text) == (FieldTerm(Field.RATING, (span,)),)


@pytest.mark.parametrize(
    "text", ["rating:", "rating:>=", "model:", 'model:"', "-", '"', "date:20", "flag:x", "-rating:"]
)
def test_what_is_not_finished_yet_is_left_out(text: str) -> None:
    assert terms(text) == ()


def test_an_unknown_field_is_plain_text() -> None:
    assert terms("http://a.b ") == (Word("http://a.b"),)


def test_chinese_signs_mean_the_same() -> None:
    assert terms("tag：“海 边”\u3000蓝色 ") == (
        FieldTerm(Field.TAG, (Value("海 边", is_exact=True),)),
        Word("蓝色"),
    )


def test_order_and_place_are_part_of_the_text() -> None:
    assert parse_query("sort:random-7 in:trash") == PictureQuery(
        (), Sort(SortKey.RANDOM, False, 7), Place.TRASH
    )
    assert parse_query("sort:rating-up").sort == Sort(SortKey.RATING, is_descending=False)
    assert query_text(PictureQuery()) == ""


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026", (2026, 1, 1), (2027, 1, 1)),
        ("2026-12", (2026, 12, 1), (2027, 1, 1)),
        ("2026-2-28", (2026, 2, 28), (2026, 3, 1)),
        ("28.2.2026", (2026, 2, 28), (2026, 3, 1)),
        ("28.02.2026", (2026, 2, 28), (2026, 3, 1)),
        ("12.2026", (2026, 12, 1), (2027, 1, 1)),
        ("2026.2.28", (2026, 2, 28), (2026, 3, 1)),
        ("today", (2026, 11, 18), (2026, 11, 19)),
        ("heute", (2026, 11, 18), (2026, 11, 19)),
        ("gestern", (2026, 11, 17), (2026, 11, 18)),
        ("Woche", (2026, 11, 16), (2026, 11, 23)),
        ("monat", (2026, 11, 1), (2026, 12, 1)),
        ("yesterday", (2026, 11, 17), (2026, 11, 18)),
        ("week", (2026, 11, 16), (2026, 11, 23)),
        ("month", (2026, 11, 1), (2026, 12, 1)),
        ("year", (2026, 1, 1), (2027, 1, 1)),
        ("今年", (2026, 1, 1), (2027, 1, 1)),
        ("Jahr", (2026, 1, 1), (2027, 1, 1)),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(
    text: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    found = bounds(Field.DATE, Value(text), NOW)
    assert found is not None
    assert found.low == datetime(*start).timestamp()
    assert found.high == datetime(*end).timestamp()
    assert found.holds(found.low)
    assert not found.holds(found.high)


def test_after_a_month_is_after_its_end() -> None:
    after = bounds(Field.DATE, Span(low="2026-11", has_low=False), NOW)
    until = bounds(Field.DATE, Span(high="2026-11"), NOW)
    assert after is not None
    assert until is not None
    assert not after.holds(datetime(2026, 11, 30, 23).timestamp())
    assert after.holds(datetime(2026, 12, 1).timestamp())
    assert until.holds(datetime(2026, 11, 30, 23).timestamp())
    assert not until.holds(datetime(2026, 12, 1).timestamp())
