"""What the search field offers at the cursor, and what it becomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.domain.picture_query import FieldTerm, Value
from sdstudio.domain.query_completion import (
    OFFERS_MAX,
    Completion,
    CompletionSpot,
    inserted,
    matching,
    spot_at,
    unread_besides,
)
from sdstudio.domain.query_text import parse_query

PIECES = [
    *'ab -":*,.<>=01x“”：，\u3000蓝≥…－',
    *("rating:", "model:", "in:", "date:2026-11", "size:", '""', "-tag:", "today"),
]


def spot(marked: str) -> CompletionSpot | None:
    """The spot at the sign | in a text."""
    return spot_at(marked.replace("|", ""), marked.index("|"))


def found(marked: str) -> tuple[str, str, str]:
    """Field, operator and what is typed."""
    at = spot(marked)
    assert at is not None
    return at.field, at.operator, at.typed


def put(marked: str, offer: Completion, *names: str) -> str:
    """The text once ``offer`` was chosen, with the cursor as the sign |."""
    text, at = marked.replace("|", ""), spot(marked)
    assert at is not None
    new = inserted(text, at, offer, names)
    return f"{text[: at.start]}{new}|{text[at.end :]}"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("ta|", ("", "", "ta")),
        ("red ta|", ("", "", "ta")),
        ("-ta|", ("", "", "ta")),
        ("ta| red", ("", "", "ta")),
        ("标|", ("", "", "标")),
        ("tag:|", ("tag", "", "")),
        ("TAG:Fo|", ("tag", "", "Fo")),
        ("-tag:fo|", ("tag", "", "fo")),
        ("tag：红|", ("tag", "", "红")),
        ("tag:| red", ("tag", "", "")),
        ('tag:"red fi|', ("tag", "", "red fi")),
        ('tag:"red fi|"', ("tag", "", "red fi")),
        ("tag:“red fi|", ("tag", "", "red fi")),
        ("tag:a,|", ("tag", "", "")),
        ("tag:a，b|", ("tag", "", "b")),
        ("tag:a|,b", ("tag", "", "a")),
        ("rating:>=|", ("rating", ">=", "")),
        ("size:≥51|", ("size", "≥", "51")),
        ("date:2025..20|", ("date", "2025..", "20")),
        ("model:>|", ("model", "", ">")),
        ("sort:na|", ("sort", "", "na")),
        ('"red fish" ta|', ("", "", "ta")),
        ("|", ("", "", "")),
        ("red -|", ("", "", "")),
    ],
)
def test_what_is_typed_at_the_cursor(marked: str, expected: tuple[str, str, str]) -> None:
    assert found(marked) == expected


@pytest.mark.parametrize(
    "marked", ["t|ag:x", "ra|ndom", '"red ta|', '"re|d"', 'tag:"fo"|', "tag:f|o", "|-tag:x", "|ta"]
)
def test_nothing_is_offered_within_a_word_or_in_a_phrase(marked: str) -> None:
    assert spot(marked) is None


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.data())
def test_every_place_of_the_cursor_has_a_spot_within_the_text_or_none(
    text: str, data: st.DataObject
) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    at = spot_at(text, cursor)
    unread_besides(text, cursor)
    if at is not None:
        assert at.term[0] <= at.start <= cursor <= at.end <= at.term[1]
        assert text[at.start : at.end].startswith(at.typed) or at.typed in text[at.start : at.end]


@given(st.text(max_size=20), st.integers(0, 20))
def test_any_text_has_a_spot_or_none(text: str, at: int) -> None:
    spot_at(text, min(at, len(text)))


@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.text("ab c,\"'*", min_size=1, max_size=8).filter(lambda name: name.strip() == name),
)
def test_a_chosen_name_is_read_as_that_name(text: str, name: str) -> None:
    text += " tag:"
    at = spot_at(text, len(text))
    if at is None or at.field != "tag" or at.start != len(text):
        return  # in an open quotation
    text += inserted(text, at, Completion(name), (name,))
    term = parse_query(text).terms[-1]
    assert isinstance(term, FieldTerm)
    (value,) = term.values
    assert isinstance(value, Value)
    assert value.text == " ".join(name.split())


def test_fields_are_found_by_their_beginning_in_either_language() -> None:
    offers = [Completion("tag", "标签"), Completion("rating", "评分"), Completion("date", "日期")]
    for marked in ("ta|", "-TA|", "标|"):
        at = spot(marked)
        assert at is not None
        assert matching(offers, at) == offers[:1]
    at = spot("ate|")
    assert at is not None
    assert matching(offers, at) == []


def test_values_that_begin_with_it_come_first() -> None:
    offers = [Completion("red sea"), Completion("sea"), Completion("boat"), Completion("seal")]
    at = spot("tag:sea|")
    assert at is not None
    assert [one.text for one in matching(offers, at)] == ["sea", "seal", "red sea"]


def test_what_is_typed_completely_is_not_offered() -> None:
    at = spot("tag:Boat|")
    assert at is not None
    assert matching([Completion("boat"), Completion("sea")], at) == []


def test_ever_so_many_tags_are_not_all_listed() -> None:
    at = spot("tag:|")
    assert at is not None
    assert len(matching([Completion(str(one)) for one in range(5000)], at)) == OFFERS_MAX


def test_what_a_chosen_offer_becomes() -> None:
    field = Completion("tag", is_whole=False)
    assert put("red -ta|", field) == "red -tag:|"
    assert put("ta| red", field) == "tag:| red"
    assert put("tag:se|", Completion("sea"), "sea", "boat") == "tag:sea |"
    assert put("tag:se| red", Completion("sea"), "sea") == "tag:sea| red"
    assert put("tag:se|", Completion("red sea"), "red sea") == 'tag:"red sea" |'
    assert put('tag:"red|', Completion("red sea")) == 'tag:"red sea" |'
    assert put('tag:"red|"', Completion("red sea")) == 'tag:"red sea" |'
    assert put('tag:"red| model:x', Completion("red sea")) == 'tag:"red sea"| model:x'
    assert put("tag:a,b|", Completion("b,c")) == 'tag:a,"b,c" |'
    assert put("tag:|", Completion('a"b')) == 'tag:"a""b" |'
    assert put("date:>=to|", Completion("today")) == "date:>=today |"
    assert put("date:|", Completion(">=", is_whole=False)) == "date:>=|"


def test_a_name_that_is_a_part_of_another_is_quoted_to_find_only_itself() -> None:
    assert put("tag:|", Completion("sea"), "sea", "Seaside") == 'tag:"sea" |'


def test_what_is_being_typed_is_not_reported() -> None:
    for text in ("tag:", "-rating:", "date:202", "red tag："):
        assert unread_besides(text, len(text)) == ()
    assert unread_besides("tag: red", 8) == ("tag:",)
    assert unread_besides("tag: rating:9", 13) == ("tag:",)
    assert unread_besides("rating:9 tag:", 13) == ("rating:9",)
    assert unread_besides("tag: red", 4) == ()
