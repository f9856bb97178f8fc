"""Finding pictures: the index, the columns, facets, and keeping up with the library."""

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.picture_query import Field
from sdstudio.domain.query_text import parse_query
from sdstudio.library.search import Forget, Match, PictureSearch, Read, SearchFeed, run_steps
from sdstudio.library.search import search as search_module
from sdstudio.library.search import texts as texts_module
from sdstudio.library.search.index_file import INDEX_NAME
from sdstudio.library.search.name_order import MOVED_MAX
from tests.support.library_rows import LibraryRows


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[LibraryRows]:
    rows = LibraryRows(tmp_path / "data")
    yield rows
    rows.close()  # again, if the test closed it


@pytest.fixture
def search(rows: LibraryRows) -> Iterator[PictureSearch]:
    search = PictureSearch(rows.data / INDEX_NAME, lambda: datetime(2026, 11, 23, 18))
    yield search
    search.close()


def facet(rows: LibraryRows, search: PictureSearch, field: Field, text: str = "") -> dict[str, int]:
    return {one.text: one.count for one in rows.ask(search, text).facets[field]}


def test_the_newest_picture_comes_first(rows: LibraryRows, search: PictureSearch) -> None:
    first, second = rows.add(), rows.add()
    rows.catch_up(search)
    assert rows.find(search) == [second, first]


def test_a_translated_picture_is_found_by_what_was_typed_and_by_its_english(
    rows: LibraryRows, search: PictureSearch
) -> None:
    translated = rows.add("a black cat", typed="黑猫")
    rows.add("a white dog", typed="白狗")
    rows.catch_up(search)
    assert rows.find(search, "黑猫") == [translated]
    assert rows.find(search, "black") == [translated]


def test_words_are_found_in_every_text(rows: LibraryRows, search: PictureSearch) -> None:
    by_prompt = rows.add("a RED fish, golden hour")
    by_negative = rows.add("x", negative_prompt="red eyes")
    by_note = rows.add("x", note="a bit too red")
    by_tag = rows.add("x", tags=["Red things"])
    by_name = rows.add("x", name="red-cover.png")
    by_template = rows.add("a blue fish", template="a {blue|red} __animal__")
    rows.add("x", name="2026-11-23 14-05-33 red 7.png")
    rows.catch_up(search)
    assert rows.find(search, "red ") == [
        *(by_template, by_name, by_tag, by_note, by_negative, by_prompt)
    ]
    assert rows.find(search, "animal blue fish") == [by_template]
    assert rows.find(search, "red golden") == [by_prompt]
    assert rows.find(search, "red -fish -eyes -tag:red") == [by_name, by_note]
    assert rows.find(search, "gold") == [by_prompt]
    assert rows.find(search, "gold ") == []


def test_chinese_is_found_by_any_part(rows: LibraryRows, search: PictureSearch) -> None:
    sea = rows.add("蓝色的大海，日落")
    hair = rows.add("蓝发少女")
    rows.catch_up(search)
    assert rows.find(search, "蓝") == [hair, sea]
    assert rows.find(search, "蓝色") == [sea]
    assert rows.find(search, "色的大") == [sea]
    assert rows.find(search, "海日") == []
    assert rows.find(search, "日落 蓝 ") == [sea]


def test_a_phrase_needs_its_words_in_order(rows: LibraryRows, search: PictureSearch) -> None:
    right = rows.add("a red fish")
    rows.add("a fish, red")
    rows.catch_up(search)
    assert rows.find(search, '"red fish"') == [right]


def test_fields(rows: LibraryRows, search: PictureSearch) -> None:
    plain = rows.add(seed=7, steps=20, guidance_scale=7.5, model="Dream Shaper")
    other = rows.add(
        seed=8,
        steps=30,
        guidance_scale=6.3,
        model="sd 2.1",
        width=512,
        height=768,
        sampler="euler_a",
        mode="inpainting",
        inputs=["image", "mask"],
        loras=["Paper cut"],
        styles=["Oil painting", "Night"],
        template="a {red|blue} __animals/cats__",
        tags=["best"],
        boards=["Covers"],
        rating=4,
        flag=1,
        label=3,
        note="print it",
        created_at="2026-11-22T12:00:00+00:00",
    )
    rows.catch_up(search)
    only_other = [
        "seed:8 ",
        "steps:>20",
        "guidance:6.3",
        'model:"SD 2.1"',
        "size:512x768",
        "size:>=600",
        "sampler:euler",
        "mode:inpainting",
        "has:mask",
        "has:lora,depth",
        "has:note",
        "lora:paper",
        'style:"oil painting"',
        "style:night",
        "template:__animals",
        "template:red|blue",
        "has:style",
        "has:template",
        "tag:best",
        "board:covers",
        "rating:>=3",
        "rating:4..5",
        "flag:pick",
        "label:green",
        "date:yesterday",
        "date:2026-11-22",
        "-model:dream",
        "-date:today",
    ]
    assert {text: rows.find(search, text) for text in only_other} == {
        text: [other] for text in only_other
    }
    assert rows.find(search, "model:dream,2.1 date:2026-11") == [plain, other]
    assert rows.find(search, "program:studio folder:pictures rating:0") == [plain]


def test_great_seeds_and_late_dates_are_found_beside_others(
    rows: LibraryRows, search: PictureSearch
) -> None:
    when = "2050-05-01T12:00:00+00:00"
    settings = {"prompt": "x", "program": "ComfyUI"}
    made: dict[int, int] = {}
    # With each, the columns may become wider.
    for seed in (0, 7, 2**31, 2**32 - 1, 2**32, 2**63 - 1, 2**63, 2**64 - 1):
        made[seed] = rows.add(settings={**settings, "seed": seed})
        rows.catch_up(search)
        assert {one: rows.find(search, f"seed:{one} ") for one in made} == {
            one: [id_] for one, id_ in made.items()
        }
    assert rows.find(search, f"seed:>{2**32} ") == [made[2**64 - 1], made[2**63], made[2**63 - 1]]
    late = rows.add(settings=settings, created_at=when)
    rows.catch_up(search)
    assert rows.find(search, "date:2050-05") == [late]
    assert rows.find(search, "date:>2049") == [late]


def test_a_picture_of_another_program_is_found_by_its_settings(
    rows: LibraryRows, search: PictureSearch
) -> None:
    settings = {
        "program": "ComfyUI",
        "prompt": "a castle",
        "seed": 2**64 - 1,
        "sampler": "DPM++ 2M",
        "scheduler": "Karras",
        "steps": 12,
        "guidance": 5.0,
        "model_name": "sdxl",
        "loras": [{"name": "ink", "weight": 0.5}],
    }
    castle = rows.add(settings=settings)
    rows.add()
    rows.catch_up(search)
    for text in (
        "castle",
        f"seed:{2**64 - 1} ",
        'sampler:"DPM++ 2M Karras"',
        "program:comfy",
        "lora:ink",
        "steps:12",
        "has:lora",
    ):
        assert rows.find(search, text) == [castle], text


@pytest.mark.parametrize(
    "settings", [{"seed": 1e400}, {"loras": [3], "prompt": ["x"]}, {"prompt": "\ud800"}, {"x": 1}]
)
def test_settings_that_make_no_sense_do_no_harm(
    rows: LibraryRows, search: PictureSearch, settings: dict[str, object]
) -> None:
    odd = rows.add(settings=settings)
    rows.run("UPDATE picture SET created_at = 'then', width = 'wide' WHERE id = ?", odd)
    rows.catch_up(search)
    assert rows.find(search) == [odd]


def test_deleted_pictures_are_in_the_trash(rows: LibraryRows, search: PictureSearch) -> None:
    kept, deleted = rows.add(), rows.add(is_deleted=True)
    rows.catch_up(search)
    assert rows.find(search) == [kept]
    assert rows.find(search, "in:trash fish ") == [deleted]


def test_a_facet_is_counted_without_its_own_terms(rows: LibraryRows, search: PictureSearch) -> None:
    rows.add(model="one", rating=3, tags=["a", "b"])
    rows.add(model="one", tags=["a"])
    rows.add(model="two", rating=3)
    rows.catch_up(search)
    text = "model:one rating:3"
    assert facet(rows, search, Field.MODEL, text) == {"one": 1, "two": 1}
    assert facet(rows, search, Field.RATING, text) == {"0": 1, "3": 1}
    assert facet(rows, search, Field.TAG, text) == {"a": 1, "b": 1}
    assert facet(rows, search, Field.TAG) == {"a": 2, "b": 1}
    assert facet(rows, search, Field.DATE) == {"2026-11": 3}
    assert facet(rows, search, Field.SIZE) == {"512x512": 3}
    assert facet(rows, search, Field.FLAG) == {"none": 3}
    assert facet(rows, search, Field.FOLDER) == {"pictures": 3}


def test_the_same_query_is_counted_once_until_something_changes(
    rows: LibraryRows, search: PictureSearch
) -> None:
    one = rows.add(rating=3, tags=["sea"])
    rows.add("a blue bird")
    rows.catch_up(search)
    counted = rows.ask(search, "fish").facets
    rows.ask(search, "bird")
    assert rows.ask(search, "fish").facets is counted
    rows.run("UPDATE annotation SET rating = 4 WHERE picture_id = ?", one)
    rows.catch_up(search)
    assert facet(rows, search, Field.RATING, "fish") == {"4": 1}
    rows.run("UPDATE tag SET name = 'coast' WHERE name = 'sea'")
    rows.catch_up(search)
    assert facet(rows, search, Field.TAG, "fish") == {"coast": 1}
    assert search.name_counts().tags == {"coast": 1}


def test_counts_of_today_are_not_those_of_yesterday(rows: LibraryRows) -> None:
    now = [datetime(2026, 11, 23, 18)]
    rows.add(created_at="2026-11-23T12:00:00+00:00", rating=1)
    rows.add(created_at="2026-11-24T12:00:00+00:00", rating=2)
    search = PictureSearch(rows.data / INDEX_NAME, lambda: now[0])
    rows.catch_up(search)
    assert facet(rows, search, Field.RATING, "date:today") == {"1": 1}
    now[0] = datetime(2026, 11, 24, 18)
    assert facet(rows, search, Field.RATING, "date:today") == {"2": 1}
    search.close()


def test_nothing_found_names_the_terms_to_drop(rows: LibraryRows, search: PictureSearch) -> None:
    for _ in range(3):
        rows.add("a red fish", model="one")
    rows.add("a blue fish", model="two")
    rows.catch_up(search)
    found = rows.ask(search, "red model:two ")
    assert found.total == 0
    assert [(drop.terms, drop.count) for drop in found.drops] == [
        ((parse_query("model:two").terms), 3),
        ((parse_query("red ").terms), 1),
    ]
    [both] = rows.ask(search, "green model:three fish ").drops
    assert both.terms == parse_query("green model:three ").terms
    assert both.count == 4


def test_orders(rows: LibraryRows, search: PictureSearch) -> None:
    late = rows.add(name="b.png", rating=2, created_at="2026-11-24T00:00:00+00:00")
    early = rows.add(name="A.png", rating=5, width=1024)
    middle = rows.add(name="c.png", rating=2, created_at="2026-11-23T13:00:00+00:00", width=64)
    rows.catch_up(search)
    orders = {
        "": [late, middle, early],
        "sort:date-up": [early, middle, late],
        "sort:rating": [early, late, middle],
        "sort:rating-up": [late, middle, early],
        "sort:size": [early, late, middle],
        "sort:size-up": [middle, late, early],
        "sort:name": [early, late, middle],
        "sort:name-down": [middle, late, early],
    }
    assert {text: rows.find(search, text) for text in orders} == orders


def test_names_are_sorted_once_whatever_changes(
    rows: LibraryRows, search: PictureSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    sorted_: list[str] = []
    by_name = SearchFeed.by_name

    def counted(feed: SearchFeed) -> str:
        sorted_.append(by_name(feed))
        return sorted_[-1]

    monkeypatch.setattr(SearchFeed, "by_name", counted)
    first, second, third = (rows.add(name=f"{name}.png") for name in "bDf")
    rows.catch_up(search)
    assert rows.find(search, "sort:name") == [first, second, third]
    new = rows.add(name="c.png")
    rows.run("UPDATE picture SET name = 'g.png' WHERE id = ?", first)
    rows.run("DELETE FROM picture WHERE id = ?", second)
    rows.catch_up(search)
    assert rows.find(search, "sort:name") == [new, third, first]
    assert rows.find(search, "sort:name-down") == [first, third, new]
    assert len(sorted_) == 1
    for _ in range(MOVED_MAX + 1):
        rows.add(name=f"a {rows.count}.png")
    rows.catch_up(search)
    assert rows.find(search, "sort:name")[-3:] == [new, third, first]
    assert len(sorted_) == 2


def test_a_name_that_the_search_does_not_know_yet_misleads_no_other(
    rows: LibraryRows, search: PictureSearch
) -> None:
    b, d, m, t = (rows.add(name=f"{name}.png") for name in "bdmt")
    rows.catch_up(search)
    rows.find(search, "sort:name")
    c = rows.add(name="c.png")
    rows.catch_up(search)
    rows.run("UPDATE picture SET name = 'a.png' WHERE id = ?", m)
    rows.find(search, "sort:name")
    rows.catch_up(search)
    assert rows.find(search, "sort:name") == [m, b, c, d, t]


def test_a_name_that_is_no_text_has_all_sorted(rows: LibraryRows, search: PictureSearch) -> None:
    ids = [rows.add(name=f"{at}.png") for at in range(5)]
    rows.catch_up(search)
    rows.find(search, "sort:name")
    rows.run("UPDATE picture SET name = x'00' WHERE id = ?", ids[0])
    rows.add(name="2 b.png")
    rows.catch_up(search)
    assert rows.find(search, "sort:name")[-1] == ids[0]


def test_a_random_order_stays_when_pictures_come(rows: LibraryRows, search: PictureSearch) -> None:
    for _ in range(20):
        rows.add()
    rows.catch_up(search)
    before = rows.find(search, "sort:random-3")
    new = rows.add()
    rows.catch_up(search)
    after = rows.find(search, "sort:random-3")
    assert [one for one in after if one != new] == before
    assert rows.find(search, "sort:random-4") != after


def test_changes_are_taken_over(rows: LibraryRows, search: PictureSearch) -> None:
    one, two, three = rows.add(), rows.add(), rows.add(tags=["old"])
    rows.catch_up(search)
    rows.run("INSERT INTO annotation VALUES (?, 5, 0, 0, 'gold')", one)
    rows.run("UPDATE picture SET missing_since = 'now' WHERE id = ?", two)
    rows.run("UPDATE tag SET name = 'new'")
    rows.run("DELETE FROM picture_tag")
    rows.catch_up(search)
    assert rows.find(search) == [three, one]
    assert rows.find(search, "rating:5 gold") == [one]
    assert rows.find(search, "has:tag") == []
    rows.run("DELETE FROM picture WHERE id = ?", three)
    rows.catch_up(search)
    assert rows.find(search) == [one]


def test_the_next_start_knows_everything(rows: LibraryRows, search: PictureSearch) -> None:
    for number in range(600):
        rows.add(f"fish {number % 7}", tags=["even"] if number % 2 == 0 else [])
    rows.catch_up(search)
    expected = rows.find(search, "fish 3 tag:even ")
    assert expected
    search.close()
    again = PictureSearch(rows.data / INDEX_NAME)
    rows.catch_up(again)
    assert rows.find(again, "fish 3 tag:even ") == expected
    again.close()


def test_a_vanished_or_damaged_index_is_made_again(rows: LibraryRows) -> None:
    path = rows.data / INDEX_NAME
    ids = [rows.add() for _ in range(300)]

    def opened() -> list[int]:
        search = PictureSearch(path)
        rows.catch_up(search)
        found = rows.find(search, "fish ")
        search.close()
        return found

    assert opened() == ids[::-1]
    path.unlink()
    assert opened() == ids[::-1]
    path.write_bytes(b"not a database" * 1000)
    assert opened() == ids[::-1]
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    assert opened() == ids[::-1]


def test_a_backup_that_was_put_back_is_read_anew(rows: LibraryRows) -> None:
    path, backup = rows.data / INDEX_NAME, rows.data / "backup.sqlite"
    search = PictureSearch(path)
    kept = rows.add("a red fish")
    rows.catch_up(search)
    with contextlib.closing(sqlite3.connect(backup)) as copy:
        rows.database._connection.backup(copy)
    rows.run("INSERT INTO annotation VALUES (?, 5, 0, 0, '')", kept)
    rows.add("a blue fish")
    rows.catch_up(search)
    assert rows.find(search, "rating:5") == [kept]
    search.close()
    rows.close()
    for name in ("library.sqlite-wal", "library.sqlite-shm"):
        (rows.data / name).unlink(missing_ok=True)
    backup.replace(rows.data / "library.sqlite")
    restored, search = LibraryRows(rows.data), PictureSearch(path)
    restored.catch_up(search)
    assert restored.find(search) == [kept]
    assert restored.find(search, "rating:5") == []
    search.close()
    restored.close()


def test_ending_between_any_two_steps_loses_no_change(rows: LibraryRows) -> None:
    path = rows.data / INDEX_NAME
    first, second = rows.add(), rows.add("a boat")
    for allowed in range(40):
        rating = allowed % 6
        rows.run("INSERT OR REPLACE INTO annotation VALUES (?, ?, 0, 0, '')", first, rating)
        interrupted = PictureSearch(path)
        steps, answer = interrupted.catching_up(), None
        for _ in range(allowed):
            try:
                step = steps.send(answer)
            except StopIteration:
                break
            answer = None
            if isinstance(step, Read):
                answer = step.work(rows.feed)
            elif isinstance(step, Forget):
                rows.forget(step)
                answer = True
        # As if killed: nothing of it is finished, and what was written stays.
        del steps
        interrupted.close()
        search = PictureSearch(path)
        rows.catch_up(search)
        assert rows.find(search, f"rating:{rating} fish ") == [first], allowed
        assert rows.find(search, "boat ") == [second]
        search.close()


def test_a_change_while_it_is_taken_over_counts(rows: LibraryRows, search: PictureSearch) -> None:
    one = rows.add()
    rows.catch_up(search)
    for moment in range(12):
        rows.run("INSERT OR REPLACE INTO annotation VALUES (?, 1, 0, 0, '')", one)
        steps, answer = search.catching_up(), None
        for number in range(100):
            if number == moment:
                rows.run("UPDATE annotation SET rating = 2")
            try:
                step = steps.send(answer)
            except StopIteration:
                break
            answer = None
            if isinstance(step, Read):
                answer = step.work(rows.feed)
            elif isinstance(step, Forget):
                rows.forget(step)
                answer = True
        else:
            raise AssertionError("it did not end")
        rows.catch_up(search)
        changed = number >= moment
        assert rows.find(search, "rating:2") == ([one] if changed else [])


def test_an_index_that_cannot_be_written_is_kept_in_memory(
    rows: LibraryRows, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    search = PictureSearch(tmp_path / "file" / INDEX_NAME)
    one = rows.add()
    rows.catch_up(search)
    assert rows.find(search, "fish ") == [one]
    search.close()


def test_a_full_disk_leaves_what_was_there(rows: LibraryRows, search: PictureSearch) -> None:
    old = rows.add()
    rows.catch_up(search)
    index = search._index._connection
    (pages,) = index.execute("PRAGMA page_count").fetchone()
    index.execute(f"PRAGMA max_page_count = {pages}")
    new = [rows.add("word " * number) for number in range(400)]
    rows.catch_up(search)
    assert rows.find(search)[-1] == old
    index.execute("PRAGMA max_page_count = 1000000")
    rows.catch_up(search)
    assert rows.find(search) == [*new[::-1], old]


def test_texts_that_a_full_disk_refused_are_found_once_there_is_room(
    rows: LibraryRows, search: PictureSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows.add("a blue fish")
    rows.catch_up(search)
    refused = rows.add("a red fish")

    def refuse(*_ids: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(search._index, "remove_pending", refuse)
        rows.catch_up(search)
        assert rows.find(search, "red") == []
    rows.catch_up(search)
    assert rows.find(search, "red") == [refused]


def test_a_word_that_was_looked_for_is_looked_for_only_in_new_texts(
    rows: LibraryRows, search: PictureSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = [rows.add(f"red fish {number}") for number in range(3)]
    rows.catch_up(search)
    assert rows.find(search, "red") == first[::-1]
    looked_in = []
    texts_with = search._index.texts_with

    def looking(expression: str, first_code: int = 0) -> object:
        found = texts_with(expression, first_code)
        looked_in.append(len(found))
        return found

    monkeypatch.setattr(search._index, "texts_with", looking)
    assert rows.find(search, "red") == first[::-1]
    new = [rows.add("a red boat"), rows.add("a blue boat"), rows.add("red fish 1")]
    rows.catch_up(search)
    assert rows.find(search, "red") == [new[2], new[0], *first[::-1]]
    assert looked_in == [1]


def test_a_library_that_forgets_nothing_is_shown_all_the_same(rows: LibraryRows) -> None:
    """Its disk is full: then changes come again and again."""
    ids = [rows.add() for _ in range(600)]
    search = PictureSearch(None)

    def refuse(step: Forget) -> None:
        raise StudioError(ErrorCode.DISK_FULL, folder="/")

    for _ in range(2):
        run_steps(search, rows.feed, refuse)
        assert rows.find(search) == ids[::-1]
    rows.catch_up(search)
    assert rows.find(search) == ids[::-1]
    assert rows.feed.changed(1) == []


_CHILD = """
import sys
from pathlib import Path
from sdstudio.library.search import PictureSearch
from sdstudio.library.search import texts as texts_module
from sdstudio.library.search.index_file import INDEX_NAME
from tests.support.library_rows import LibraryRows
rows = LibraryRows(Path(sys.argv[1]))
search = PictureSearch(rows.data / INDEX_NAME)
rows.catch_up(search)
print("ready", flush=True)
for number in range(100000):
    rows.run("INSERT OR REPLACE INTO annotation VALUES (?, ?, 0, 0, '')",
             number % 300 + 1, number % 5 + 1)
    if number % 7 == 0:
        rows.add(f"fish {number}")
    rows.catch_up(search)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX: Windows has no SIGKILL")
def test_a_kill_at_any_moment_leaves_no_stale_row(rows: LibraryRows) -> None:
    for _ in range(300):
        rows.add()
    data = rows.data
    rows.close()
    chance = random.Random(3)
    for _ in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", _CHILD, str(data)],
            cwd=Path(__file__).parents[2],
            env={**os.environ},
            stdout=subprocess.PIPE,
            text=True,
        )
        with child:
            assert child.stdout is not None
            # Also while it starts, which is when most is taken over.
            if chance.random() < 0.7:
                assert child.stdout.readline() == "ready\n"
                time.sleep(chance.random() * 0.3)
            else:
                time.sleep(0.5 + chance.random())
            assert child.poll() is None
            child.kill()
        left = LibraryRows(data)
        search = PictureSearch(data / INDEX_NAME)
        left.catch_up(search)
        ids = left.database.execute("SELECT id FROM picture ORDER BY id DESC").fetchall()
        assert left.find(search) == [row[0] for row in ids]
        for stars in range(1, 6):
            rated = left.database.execute(
                "SELECT picture_id FROM annotation WHERE rating = ? ORDER BY 1 DESC", (stars,)
            ).fetchall()
            assert left.find(search, f"rating:{stars}") == [row[0] for row in rated]
        search.close()
        left.close()


def in_index(rows: LibraryRows, word: bytes) -> bool:
    files = rows.data.glob(f"{INDEX_NAME}*")
    return any(word in file.read_bytes() for file in files)


def test_the_index_is_made_again_when_most_texts_are_of_no_picture(
    rows: LibraryRows, search: PictureSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts_module, "_UNUSED_LEAST", 8)
    noted = rows.add("a red fish", note="draft")
    rows.catch_up(search)
    for number in range(20):
        rows.run("UPDATE annotation SET note = ?", f"hiddenword {number}")
        rows.catch_up(search)
    rows.run("UPDATE annotation SET note = ?", "in the end")
    for number in range(20):
        rows.run("UPDATE annotation SET note = ?", f"good light {number}")
        rows.catch_up(search)
    assert not in_index(rows, b"iddenword")
    assert rows.find(search, "light ") == [noted]


def test_a_match_from_before_the_index_was_made_again_is_not_current(
    rows: LibraryRows, search: PictureSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows.add("secretword")
    rows.catch_up(search)
    match = run_finding(search)
    rows.run("DELETE FROM picture")
    monkeypatch.setattr(texts_module, "_UNUSED_LEAST", 1)
    rows.add("a red fish")
    rows.catch_up(search)
    assert not rows.find(search, "secretword ")
    assert not search.is_current(match)


def run_finding(search: PictureSearch) -> Match:
    steps = search.finding(parse_query(""))
    with pytest.raises(StopIteration) as end:
        next(steps)
    match: Match = end.value.value
    return match


def test_words_that_another_program_reads_are_removed_the_next_time(
    rows: LibraryRows, search: PictureSearch
) -> None:
    gone = rows.add("a fish, zanzibar")
    kept = rows.add("a fish, quagga")
    rows.catch_up(search)
    with contextlib.closing(
        sqlite3.connect(rows.data / INDEX_NAME, isolation_level=None)
    ) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        rows.run("DELETE FROM picture WHERE id = ?", gone)
        rows.catch_up(search)
        assert rows.find(search, "fish") == [kept]
    assert in_index(rows, b"anzibar")
    rows.catch_up(search)
    assert not in_index(rows, b"anzibar")
    assert rows.find(search, "fish") == [kept]


def test_words_of_a_picture_that_is_gone_are_not_in_the_file_any_more(
    rows: LibraryRows, search: PictureSearch
) -> None:
    gone = [rows.add(f"a fish, zanzibar{number}") for number in range(3)]
    gone.append(
        rows.add("x", negative_prompt="zanzibar", note="zanzibar 鱼缸", name="zanzibar.png")
    )
    kept = rows.add("a fish, quagga")
    twin = rows.add("a fish, zanzibar1 with others")
    rows.catch_up(search)
    assert in_index(rows, b"anzibar")
    rows.run("DELETE FROM picture WHERE id = ?", twin)
    rows.run(f"DELETE FROM picture WHERE id IN ({','.join(map(str, gone))})")
    rows.catch_up(search)
    assert not in_index(rows, b"anzibar")
    assert not in_index(rows, "缸".encode())
    assert rows.find(search, "fish") == [kept]
    assert rows.find(search, "quag") == [kept]
    # Written once more, it is found once more.
    again = rows.add("a fish, zanzibar1")
    rows.catch_up(search)
    assert rows.find(search, "zanzibar1") == [again]


def test_words_that_another_picture_has_too_stay(rows: LibraryRows, search: PictureSearch) -> None:
    gone, kept = rows.add("a red zanzibar"), rows.add("a red zanzibar")
    rows.catch_up(search)
    rows.run("DELETE FROM picture WHERE id = ?", gone)
    rows.catch_up(search)
    assert rows.find(search, "zanzibar") == [kept]
    assert rows.find(search, "red") == [kept]


def test_words_are_removed_at_the_next_start_if_the_program_ended_before(
    rows: LibraryRows, search: PictureSearch
) -> None:
    gone, kept = rows.add("a red zanzibar"), rows.add("a green fish")
    rows.catch_up(search)
    rows.run("DELETE FROM picture WHERE id = ?", gone)
    steps = search.catching_up()
    answer: object = None
    while True:
        step = steps.send(answer)
        if isinstance(step, Read):
            answer = step.work(rows.feed)
        elif isinstance(step, Forget):
            rows.forget(step)
            answer = True
        elif step.picture_ids == (gone,):
            break
        else:
            answer = None
    steps.close()
    search.close()
    assert in_index(rows, b"anzibar")
    again = PictureSearch(rows.data / INDEX_NAME)
    rows.catch_up(again)
    assert not in_index(rows, b"anzibar")
    assert rows.find(again, "fish") == [kept]
    again.close()


def test_questions_are_answered_while_the_words_of_many_pictures_are_removed(
    rows: LibraryRows, search: PictureSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sdstudio.library.search.index_file._MERGED_PAGES", 1)
    monkeypatch.setattr(search_module, "_STEP_S", 0)
    words = (" ".join(f"word{number}x{one}" for one in range(20)) for number in range(600))
    kept = [rows.add(f"a fish {one}") for one in words]
    gone = rows.add("zanzibar")
    rows.catch_up(search)
    rows.run("DELETE FROM picture WHERE id = ?", gone)
    steps, answer = search.catching_up(), None
    answered = 0
    with contextlib.suppress(StopIteration):
        while True:
            step = steps.send(answer)
            answer = None
            if isinstance(step, Read):
                answer = step.work(rows.feed)
            elif isinstance(step, Forget):
                rows.forget(step)
                answer = True
            elif not step.picture_ids:
                assert set(rows.find(search, "fish")) == set(kept)
                answered += 1
    assert answered > 9
    assert not in_index(rows, b"anzibar")
    assert rows.find(search, "zanzibar") == []
    assert rows.find(search, "word599x19") == [kept[-1]]


@pytest.mark.parametrize("step_s", [0, 60])
def test_texts_that_come_while_others_are_removed_are_found(
    rows: LibraryRows, search: PictureSearch, monkeypatch: pytest.MonkeyPatch, step_s: float
) -> None:
    monkeypatch.setattr(search_module, "_ERASED_AT_ONCE", 1)
    monkeypatch.setattr(search_module, "_STEP_S", step_s)
    gone = [rows.add(f"zanzibar{number}") for number in range(4)]
    rows.catch_up(search)
    rows.run(f"DELETE FROM picture WHERE id IN ({','.join(map(str, gone))})")
    steps, answer, new = search.catching_up(), None, 0
    erased = 0
    while erased < 2:
        step = steps.send(answer)
        answer = None
        if isinstance(step, Read):
            answer = step.work(rows.feed)
        elif isinstance(step, Forget):
            rows.forget(step)
            answer = True
        elif not step.picture_ids:
            erased += 1
    new = rows.add("zanzibar3")
    rows.catch_up(search)
    assert rows.find(search, "zanzibar3") == [new]
    rows.catch_up(search)
    assert rows.find(search, "zanzibar") == [new]
    assert not in_index(rows, b"anzibar0")
