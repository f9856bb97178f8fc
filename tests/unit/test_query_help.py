"""The help on the search's language says everything that is true, and nothing else."""

import re
from pathlib import Path

import pytest

from sdstudio.domain.picture_query import CHOICES, Field, FieldTerm, PictureQuery, Place, SortKey
from sdstudio.domain.query_text import parse_query
from sdstudio.ui.library.query_help import QUERY_HELP, HelpRow

PAGE = Path(__file__).parents[2] / "docs" / "search.md"
ROWS = [row for section in QUERY_HELP for row in section.rows]
EXAMPLES = [text for row in ROWS for text in row.typed]


def page_row(row: HelpRow) -> str:
    typed = ", ".join(f"`{text}`" for text in row.typed)
    return f"| {typed} | {row.said} |"


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_means_something(text: str) -> None:
    query = parse_query(text)
    assert not query.unread
    assert query != PictureQuery() or text == "sort:date"


def test_every_field_order_and_place_has_an_example() -> None:
    queries = [parse_query(text) for text in EXAMPLES]
    terms = [term for query in queries for term in query.terms if isinstance(term, FieldTerm)]
    assert {term.field for term in terms} == set(Field)
    assert {query.sort.key for query in queries} == set(SortKey)
    assert {query.place for query in queries} == set(Place)


@pytest.mark.parametrize("field", CHOICES)
def test_every_value_of_a_fixed_set_has_an_example(field: Field) -> None:
    shown = {text.partition(":")[2] for text in EXAMPLES if text.startswith(f"{field}:")}
    assert shown == set(CHOICES[field])


def test_the_page_has_the_table_of_the_program() -> None:
    page = PAGE.read_text(encoding="utf-8").splitlines()
    headings = [line.removeprefix("## ") for line in page if line.startswith("## ")]
    assert [section.title for section in QUERY_HELP] == headings[: len(QUERY_HELP)]
    wanted = [page_row(row) for row in ROWS]
    assert [line for line in page if line.startswith("| `")] == wanted


def test_the_other_examples_of_the_page_mean_something() -> None:
    page = PAGE.read_text(encoding="utf-8")
    prose = "\n".join(line for line in page.splitlines() if line.startswith("- "))
    examples = re.findall(r"`([^`]+)`", prose)
    assert len(examples) > 4
    assert [text for text in examples if parse_query(text).unread] == []
