"""Which pictures have the same prompt, and what was written for it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sdstudio.domain.query_text import parse_query
from sdstudio.library.prompt_texts import PromptTexts
from sdstudio.library.search import PictureSearch
from tests.support.library_rows import LibraryRows


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[LibraryRows]:
    rows = LibraryRows(tmp_path / "data")
    yield rows
    rows.close()


def grouped(rows: LibraryRows, text: str, column: str = "prompt") -> list[list[int]]:
    """The ids of each prompt's pictures, as the history lists them."""
    search = PictureSearch(None)
    rows.catch_up(search)
    steps = search.finding(parse_query(text))
    try:
        next(steps)
    except StopIteration as end:
        ids, stacks = search.by_prompt(end.value, column)
    search.close()
    return [ids[stacks.rows_of(number)].tolist() for number in range(len(stacks))]


def test_each_prompt_is_one_with_its_newest_pictures_first(rows: LibraryRows) -> None:
    fish, owl = rows.add("a red fish"), rows.add("an owl", negative_prompt="blurry")
    again = rows.add("a red fish")
    other = rows.add(settings={"program": "ComfyUI", "prompt": "an owl"})
    rows.add("")
    rows.add("a red fish", is_deleted=True)
    assert grouped(rows, "") == [[other, owl], [again, fish]]
    assert grouped(rows, "fish") == [[again, fish]]
    assert grouped(rows, "zebra") == []
    assert grouped(rows, "", "negative") == [[owl]]


def test_what_was_written_is_read_without_styles_and_before_it_was_translated(
    rows: LibraryRows,
) -> None:
    plain, styled, translated = rows.add("plain"), rows.add("fish, ink"), rows.add("a fish")
    other = rows.add(settings={"program": "A1111", "prompt": "an owl", "negative_prompt": "bad"})
    empty = rows.add("")
    for picture_id, more in (
        (styled, {"styling": {"prompt": "fish", "negative_prompt": ""}}),
        (translated, {"translation": {"prompt": "鱼", "negative_prompt": ""}}),
    ):
        row = rows.database.execute("SELECT request FROM picture WHERE id = ?", (picture_id,))
        request = json.dumps(json.loads(row.fetchone()[0]) | more)
        with rows.database.transaction():
            rows.database.execute(
                "UPDATE picture SET request = ? WHERE id = ?", (request, picture_id)
            )
    texts = PromptTexts(rows.database)
    ids = [plain, styled, translated, other, empty, 999]
    assert texts.read(ids) == {plain: "plain", styled: "fish", translated: "鱼", other: "an owl"}
    assert texts.read(ids, "negative") == {other: "bad"}
