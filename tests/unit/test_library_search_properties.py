"""The search finds what a plain loop over all pictures finds."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sdstudio.domain.picture_query import Field, FieldTerm, Span, Value, Word, bounds
from sdstudio.domain.query_text import parse_query
from sdstudio.library.search import Grouping, PictureSearch, sections, stacks
from sdstudio.library.search.grouping import sessions
from sdstudio.library.search.index_file import INDEX_NAME
from sdstudio.library.search.tokens import expression, matches, tokens
from tests.support.library_rows import LibraryRows

NOW = datetime(2026, 11, 23, 18)
TAGS = ["red fish", "best", "蓝色"]
WORDS = ["red", "reed", "blue", "fish", "蓝", "蓝色", "色", "大海", "a", "éclair"]


@dataclass(frozen=True)
class Kept:
    prompt: str
    note: str
    tags: tuple[str, ...]
    model: str
    rating: int
    flag: int
    steps: int
    width: int
    is_deleted: bool


def texts(max_size: int = 5) -> st.SearchStrategy[str]:
    joined = st.tuples(st.lists(st.sampled_from(WORDS), max_size=max_size), st.sampled_from(" ,"))
    return joined.map(lambda one: one[1].join(one[0]))


KEPT = st.builds(
    Kept,
    prompt=texts(),
    note=texts(1),
    tags=st.lists(st.sampled_from(["red fish", "best", "蓝色"]), unique=True, max_size=2).map(
        tuple
    ),
    model=st.sampled_from(["one", "One more", "two"]),
    rating=st.integers(0, 5),
    flag=st.integers(-1, 1),
    steps=st.integers(1, 4),
    width=st.sampled_from([64, 512, 768]),
    is_deleted=st.booleans(),
)
TERMS = [
    *WORDS,
    *("re", '"red fish"', "-blue", '-"大海"', "tag:best", "tag:fish,蓝", "-tag:best"),
    *("model:one", 'model:"one"', "-model:two", "rating:>=3", "rating:1..2,5", "-rating:0"),
    *("flag:pick", "-flag:none", "steps:<3", "size:>512", "size:64x64", "has:note", "-has:tag"),
]


def is_found(kept: Kept, text: str) -> bool:
    """What the documentation of the language says, done slowly."""
    query = parse_query(text)
    return kept.is_deleted == (query.place == "trash") and all(
        _matches(kept, term) != term.is_excluded for term in query.terms
    )


def _matches(kept: Kept, term: Word | FieldTerm) -> bool:
    if isinstance(term, Word):
        asked = expression(term)
        # What is left out matches whether it is excluded or not.
        return (
            any(matches(term, tokens(text)) for text in (kept.prompt, kept.note, *kept.tags))
            if asked
            else not term.is_excluded
        )
    return any(_has(kept, term.field, value) for value in term.values)


def _has(kept: Kept, field: Field, value: Value | Span) -> bool:
    names = {Field.TAG: kept.tags, Field.MODEL: (kept.model,)}
    if field in names and isinstance(value, Value):
        wanted = value.text.casefold()
        return any(
            wanted == name.casefold() if value.is_exact else wanted in name.casefold()
            for name in names[field]
        )
    match field:
        case Field.FLAG:
            return isinstance(value, Value) and value.text == ("none", "pick", "reject")[kept.flag]
        case Field.HAS:
            return value in [
                *([Value("note")] if kept.note else []),
                *([Value("tag")] if kept.tags else []),
            ]
    if value == Value("64x64"):
        return kept.width == 64
    number = {Field.RATING: kept.rating, Field.STEPS: kept.steps, Field.SIZE: kept.width}[field]
    wanted_range = bounds(field, value, NOW)
    return wanted_range is not None and wanted_range.holds(number)


@contextmanager
def library_of(pictures: list[Kept]) -> Iterator[tuple[LibraryRows, PictureSearch, list[int]]]:
    with tempfile.TemporaryDirectory() as folder:
        rows = LibraryRows(Path(folder))
        ids = [
            rows.add(
                one.prompt,
                note=one.note,
                tags=one.tags,
                model=one.model,
                rating=one.rating,
                flag=one.flag,
                steps=one.steps,
                width=one.width,
                height=one.width,
                is_deleted=one.is_deleted,
            )
            for one in pictures
        ]
        search = PictureSearch(Path(folder, INDEX_NAME), lambda: NOW)
        rows.catch_up(search)
        yield rows, search, ids
        search.close()
        rows.close()


@settings(max_examples=30)
@given(
    st.lists(KEPT, min_size=1, max_size=12),
    st.lists(st.lists(st.sampled_from(TERMS), max_size=3), min_size=1, max_size=12),
)
def test_the_index_and_a_plain_loop_agree(pictures: list[Kept], asked: list[list[str]]) -> None:
    with library_of(pictures) as (rows, search, ids):
        for words in asked:
            for text in (" ".join(words), " ".join([*words, "in:trash"])):
                expected = [
                    id_ for id_, one in zip(ids, pictures, strict=True) if is_found(one, text)
                ]
                found = rows.ask(search, text)
                assert found.ids.tolist() == expected[::-1], text
                for value in found.facets[Field.MODEL]:
                    others = " ".join(word for word in words if "model:" not in word)
                    place = " in:trash" if "in:trash" in text else ""
                    with_it = f'{others} model:"{value.text}"{place}'
                    # A word at the end is a beginning only as long as nothing follows it.
                    if not words or ":" in words[-1]:
                        assert rows.ask(search, with_it).total == value.count, with_it


MOMENTS = st.lists(st.integers(1_700_000_000, 1_700_300_000), min_size=1, max_size=40)


@given(MOMENTS)
def test_a_session_ends_with_a_pause_of_two_hours(moments: list[int]) -> None:
    newest_first = sorted(moments, reverse=True)
    found = sections(np.array(newest_first), Grouping.SESSION)
    assert sum(section.count for section in found) == len(moments)
    for earlier, later in zip(found[1:], found[:-1], strict=True):
        assert later.first_s - earlier.last_s > 7200
    for section in found:
        inside = newest_first[section.first_row : section.first_row + section.count]
        pauses = [a - b for a, b in pairwise(inside)]
        assert max(pauses, default=0) <= 7200
        assert (section.first_s, section.last_s) == (inside[-1], inside[0])


@given(MOMENTS)
def test_days_and_months_are_those_of_the_calendar(moments: list[int]) -> None:
    oldest_first = sorted(moments)
    days = [datetime.fromtimestamp(moment).date() for moment in oldest_first]
    found = sections(np.array(oldest_first), Grouping.DAY)
    assert [days[section.first_row] for section in found] == sorted(set(days))
    months = {(day.year, day.month) for day in days}
    assert len(sections(np.array(oldest_first), Grouping.MONTH)) == len(months)


@given(MOMENTS, st.integers(0, 3), st.sampled_from(Grouping))
def test_sections_of_either_direction_mirror_each_other(
    moments: list[int], undated: int, by: Grouping
) -> None:
    oldest_first = np.array([0] * undated + sorted(moments))
    count = len(oldest_first)
    found, mirrored = (sections(one, by) for one in (oldest_first, oldest_first[::-1]))
    assert [(count - one.first_row - one.count, one.count) for one in reversed(mirrored)] == [
        (one.first_row, one.count) for one in found
    ]
    # Wherever the moments are, they are looked up in the order of time.
    places = np.random.default_rng(count).permutation(count)
    elsewhere = np.zeros(count, np.int64)
    elsewhere[places] = oldest_first
    assert sections(elsewhere, by, places) == found
    assert sections(elsewhere, by, places[::-1]) == mirrored
    # In another order, those of one section that follow each other are still together.
    apart = sections(np.concatenate((oldest_first, oldest_first)), by)
    if len(found) > 1:
        assert [one.count for one in apart] == 2 * [one.count for one in found]


@given(st.lists(st.tuples(st.integers(0, 30_000), *[st.integers(0, 2)] * 3), max_size=30))
def test_a_stack_is_one_prompt_model_and_size_in_one_session(
    pictures: list[tuple[int, int, int, int]],
) -> None:
    columns = [np.array(column, np.int64) for column in zip(*pictures, strict=True)] or [
        np.zeros(0, np.int64)
    ] * 4
    found = stacks(*columns)
    groups = [found.rows_of(stack).tolist() for stack in range(len(found))]
    assert sorted(row for rows in groups for row in rows) == list(range(len(pictures)))
    assert [rows[0] for rows in groups] == found.covers.tolist() == sorted(found.covers.tolist())
    kinds = set()
    numbers = sessions(columns[0])
    for stack, rows in enumerate(groups):
        assert rows == sorted(rows)
        assert len(rows) == found.count(stack)
        [kind] = {(int(numbers[row]), *pictures[row][1:]) for row in rows}
        assert kind not in kinds
        kinds.add(kind)


NAMES = ["a.png", "B.png", "b.png", "É.png", "é.png", "城.png", "a", "A b.png", "zz.png"]
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["add", "rename", "rate", "trash", "remove", "catch up", "ask"]),
        st.integers(0, 10),
        st.sampled_from(NAMES),
    ),
    max_size=40,
)


@settings(max_examples=40)
@example(["a.png", "a.png"], [("rename", 2, "a.png")])  # seen in no column
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=12), CHANGES)
def test_names_are_in_the_order_of_a_plain_sort_whatever_changes(
    first: list[str], changes: list[tuple[str, int, str]]
) -> None:
    with library_of([]) as (rows, search, _):
        # As for files, names in one folder differ; the number comes last.
        names: dict[int, bytes] = {}

        def add(name: str) -> None:
            numbered = f"{name} {rows.count}"
            names[rows.add(name=numbered)] = numbered.encode().lower()

        for name in first:
            add(name)
        rows.catch_up(search)
        rows.find(search, "sort:name")
        for change, number, name in [*changes, ("catch up", 0, "")]:
            id_ = sorted(names)[number % len(names)]
            match change:
                case "add":
                    add(name)
                case "rename":
                    renamed = f"{name} {number} {id_}"
                    rows.run("UPDATE picture SET name = ? WHERE id = ?", renamed, id_)
                    names[id_] = renamed.encode().lower()
                case "rate":
                    rows.run("INSERT OR REPLACE INTO annotation VALUES (?, 3, 0, 0, '')", id_)
                case "trash":
                    rows.run("UPDATE picture SET deleted_at = 'now' WHERE id = ?", id_)
                case "remove" if len(names) > 1:
                    rows.run("DELETE FROM picture WHERE id = ?", id_)
                    del names[id_]
                case "ask":
                    # While the search doesn't know of it: the order may be either.
                    rows.find(search, "sort:name")
                case "catch up":
                    rows.catch_up(search)
                    found = rows.find(search, "sort:name") + rows.find(search, "sort:name in:trash")
                    assert sorted(found) == sorted(names)
                    expected = sorted(names, key=lambda one: (names[one], one))
                    shown = set(rows.find(search))
                    assert found == [
                        *(one for one in expected if one in shown),
                        *(one for one in expected if one not in shown),
                    ]
