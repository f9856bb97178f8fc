"""Results: what a view is told about found pictures, and when."""

import asyncio
import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Coroutine, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app import freed_memory
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view import search_thread
from sdstudio.app.library_view.results import Results
from sdstudio.app.library_view.search_thread import Answered, Counted, SearchThread
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.picture_query import Field
from sdstudio.domain.query_text import parse_query
from sdstudio.library import Library
from sdstudio.library.search import INDEX_NAME, FacetValue, Grouping, SearchLink
from sdstudio.library.search.columns import Mask
from sdstudio.library.search.facets import FacetCounter
from tests.support.coroutines import begin, result_of
from tests.support.pictures import a_provenance, a_request, some_rgb


class Opened:
    """Results over a library, and a way to have the library do something."""

    def __init__(self, library: LibraryThread, qtbot: QtBot) -> None:
        self.library = library
        self.search = SearchThread(library)
        self.results = Results(library, self.search)
        self._qtbot = qtbot

    def do(self, work: Callable[[Library], object]) -> None:
        result_of(self.library.do(work))

    def save(self, prompt: str = "a red fish", seed: int = 0) -> int:
        def save(library: Library) -> int:
            request = a_request(prompt, seed=seed)
            return library.save_picture(some_rgb(), request, a_provenance()).id

        return result_of(self.library.do(save))

    def begin(self) -> None:
        self.results.begin()
        self._qtbot.waitUntil(lambda: self.results.is_complete)

    def shows(self, *ids: int) -> None:
        self._qtbot.waitUntil(lambda: self.results.ids.tolist() == list(ids))

    def asks(self, text: str) -> None:
        with self._qtbot.waitSignal(self.results.facets_changed):
            self.results.set_query(text)


def started(folder: Path, qtbot: QtBot) -> Iterator[Opened]:
    library = LibraryThread(lambda: Library.open(folder / "pictures", folder / "data"))
    opened = Opened(library, qtbot)
    library.start()
    yield opened
    opened.results.close()
    library.quit_and_wait()


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    yield from started(tmp_path, qtbot)


def test_what_was_found_is_not_held_once_it_is_counted(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    count = opened.search.count

    def counting(answered: Answered) -> Coroutine[Any, Any, Counted]:
        found.append(weakref.ref(answered.match.found))
        return count(answered)

    monkeypatch.setattr(opened.search, "count", counting)
    opened.save()
    opened.begin()
    opened.asks("red")

    def is_freed() -> bool:
        # A count that was broken off by the next question is held by its own traceback until
        # cycles are collected, as the program does all the time.
        gc.collect()
        return all(one() is None for one in found)

    qtbot.waitUntil(is_freed)
    assert len(result_of(opened.results.days())) == 1


def test_a_new_picture_comes_first_and_the_others_stay(opened: Opened, qtbot: QtBot) -> None:
    first = opened.save(seed=1)
    opened.begin()
    opened.shows(first)
    with qtbot.waitSignal(opened.results.replaced) as replaced:
        second = opened.save(seed=2)
    old_ids, new_ids = replaced.args
    assert old_ids.tolist() == [first]
    assert new_ids.tolist() == [second, first]
    assert opened.results.shown_query == parse_query("")


def test_a_rating_changes_facts_and_moves_nothing(opened: Opened, qtbot: QtBot) -> None:
    ids = [opened.save(seed=seed) for seed in range(3)]
    opened.begin()
    opened.shows(*ids[::-1])
    shown = opened.results.ids
    with (
        qtbot.assertNotEmitted(opened.results.replaced),
        qtbot.waitSignal(opened.results.facets_changed),
        qtbot.waitSignal(opened.results.facts_changed) as changed,
    ):
        opened.do(lambda library: library.annotations.rate([ids[1]], 4))
    assert changed.args == [(ids[1],)]
    facts = opened.results.facts(ids[1])
    assert facts is not None
    assert (facts.width, facts.height, facts.rating) == (64, 64, 4)
    # A view that was told of no others shows these, so they are there once.
    assert opened.results.ids is shown
    qtbot.waitUntil(
        lambda: (
            {one.text: one.count for one in opened.results.facets[Field.RATING]} == {"0": 2, "4": 1}
        )
    )


def test_a_deleted_picture_goes_to_the_trash_and_comes_back(opened: Opened, qtbot: QtBot) -> None:
    one, two = opened.save(seed=1), opened.save(seed=2)
    opened.begin()
    opened.shows(two, one)
    opened.do(lambda library: library.trash.delete([two]))
    opened.shows(one)
    qtbot.waitUntil(lambda: opened.results.trash_count == 1)
    assert opened.results.shown_count == 1
    opened.results.set_query("in:trash")
    opened.shows(two)
    opened.do(lambda library: library.trash.restore([two]))
    opened.shows()


def test_typing_finds_and_an_empty_answer_names_what_to_drop(opened: Opened) -> None:
    fish, boat = opened.save("a red fish", 1), opened.save("a blue boat", 2)
    opened.begin()
    opened.shows(boat, fish)
    opened.asks("bo")
    assert opened.results.ids.tolist() == [boat]
    opened.asks("bo red ")
    assert not len(opened.results.ids)
    assert {drop.count for drop in opened.results.drops} == {1}


def test_only_the_newest_of_several_questions_is_answered(opened: Opened, qtbot: QtBot) -> None:
    fish = opened.save()
    opened.begin()
    opened.shows(fish)
    waiting = [begin(opened.search.find(parse_query(text))) for text in ("f", "fi", "fish ")]
    assert result_of(waiting[-1]).found.ids.tolist() == [fish]
    assert all(one.cancelled() or one.done() for one in waiting[:-1])


def test_a_question_does_not_wait_until_all_is_counted(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fish, boat = opened.save("a red fish", seed=1), opened.save("a blue boat", seed=2)
    opened.begin()
    opened.shows(boat, fish)
    answered = result_of(begin(opened.search.find(parse_query("fish "))))
    count, counted = FacetCounter.count, list[Field]()
    is_counting, is_asked = threading.Event(), threading.Event()

    def slow_count(counter: FacetCounter, of: Field, mask: Mask) -> tuple[FacetValue, ...]:
        is_counting.set()
        assert is_asked.wait(10)
        counted.append(of)
        return count(counter, of, mask)

    monkeypatch.setattr(FacetCounter, "count", slow_count)
    counting = begin(opened.search.count(answered))
    qtbot.waitUntil(is_counting.is_set)

    async def ask() -> Answered:
        finding = asyncio.ensure_future(opened.search.find(parse_query("boat ")))
        await asyncio.sleep(0)
        is_asked.set()
        return await finding

    assert result_of(begin(ask())).found.ids.tolist() == [boat]
    assert len(counted) == 1
    qtbot.waitUntil(counting.cancelled)


def test_names_of_tags_are_searched(opened: Opened) -> None:
    fish = opened.save()
    opened.do(lambda library: library.annotations.add_tags([fish], ["Best of all"]))
    opened.begin()
    opened.asks("tag:best")
    opened.shows(fish)


def test_sections_and_stacks_belong_to_the_ids(opened: Opened, qtbot: QtBot) -> None:
    ids = [opened.save(seed=seed) for seed in range(3)]
    opened.begin()
    opened.shows(*ids[::-1])
    with qtbot.waitSignal(opened.results.replaced):
        opened.results.set_grouping(Grouping.DAY)
    assert opened.results.sections is not None
    assert [(one.first_row, one.count) for one in opened.results.sections] == [(0, 3)]
    with qtbot.waitSignal(opened.results.replaced):
        opened.results.set_stacked(True)
    assert opened.results.stacks is not None
    assert opened.results.stacks.covers.tolist() == [0]


def test_the_next_start_shows_what_was_there(tmp_path: Path, qtbot: QtBot) -> None:
    ids: list[int] = []
    for _ in range(2):
        for opened in started(tmp_path, qtbot):
            opened.begin()
            opened.shows(*ids[::-1])
            ids.append(opened.save(seed=len(ids)))
            opened.shows(*ids[::-1])


def test_an_index_damaged_while_it_is_in_use_is_made_again(
    opened: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    ids = [opened.save(f"fish {number}", number) for number in range(5)]
    opened.begin()
    opened.shows(*ids[::-1])
    for path in (tmp_path / "data").glob(f"{INDEX_NAME}*"):
        path.write_bytes(bytes(path.stat().st_size))
    opened.save("boat", 9)
    opened.results.set_query("fish ")
    opened.shows(*ids[::-1])


def test_a_disk_that_refuses_is_not_asked_by_every_change(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened.save(seed=1)
    opened.begin()
    opened.shows(first)
    asked: list[str] = []
    really = SearchLink.forget

    def refuse(link: SearchLink, picture_ids: Iterable[int] | None, stamp: str) -> None:
        asked.append(stamp)
        if len(asked) < 2:
            raise StudioError(ErrorCode.DISK_FULL, folder="/")
        really(link, picture_ids, stamp)

    monkeypatch.setattr(SearchLink, "forget", refuse)
    second = opened.save(seed=2)
    opened.shows(second, first)
    for _ in range(5):
        opened.do(lambda library: library.count())
    assert len(asked) == 1
    opened.results._later.start(0)  # some seconds later
    qtbot.waitUntil(lambda: len(asked) == 2)


def test_a_library_that_was_opened_again_is_searched_on(opened: Opened, qtbot: QtBot) -> None:
    first = opened.save(seed=1)
    opened.begin()
    opened.shows(first)
    with qtbot.waitSignal(opened.library.reopened):
        opened.library.reopen()
    second = opened.save(seed=2)
    opened.shows(second, first)
    opened.asks("sort:name")
    assert sorted(opened.results.ids.tolist()) == [first, second]


def test_a_library_in_memory_is_searched_too(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").touch()  # a file, where the folder should be
    for opened in started(tmp_path, qtbot):
        ids = [opened.save(f"fish {number}", number) for number in range(3)]
        opened.begin()
        opened.shows(*ids[::-1])
        opened.asks("sort:name")
        assert sorted(opened.results.ids.tolist()) == ids
        opened.asks("fish ")
        new = opened.save("a fish", 9)
        opened.shows(new, *ids[::-1])


def test_without_a_library_nothing_is_found(qtbot: QtBot, tmp_path: Path) -> None:
    first = Library.open(tmp_path / "pictures", tmp_path / "data")
    for opened in started(tmp_path, qtbot):
        opened.results.begin()
        # Its answer comes after the refusal, which may have come before this.
        with pytest.raises(StudioError):
            opened.do(lambda library: library.count())
        opened.results.set_query("fish")
        assert opened.results.facts(1) is None
        assert not len(opened.results.ids)
    first.close()


def test_facts_are_there_for_every_found_picture(opened: Opened) -> None:
    ids = [opened.save(seed=seed) for seed in range(4)]
    opened.begin()
    opened.shows(*ids[::-1])
    assert all(opened.results.facts(one) is not None for one in ids)
    assert opened.results.facts(max(ids) + 1) is None
    assert np.array_equal(opened.results.ids, sorted(ids, reverse=True))


_FREES_AN_ARRAY = """
import numpy, psutil
from sdstudio.app.freed_memory import give_back_large_at_once

give_back_large_at_once()
resident = psutil.Process().memory_info
# glibc would learn from the first one that such arrays come again, and keep the others.
del (first := [numpy.ones(2**21)])[:]
freed, kept = [numpy.ones(2**21)], numpy.ones(2**21)
before = resident().rss
del freed[:]
print((before - resident().rss) / 2**20)
"""


def test_memory_is_given_back_once_nothing_is_asked_any_more(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []
    monkeypatch.setattr(freed_memory, "give_back", lambda: given.append(threading.get_ident()))
    monkeypatch.setattr(search_thread, "_GIVE_BACK_S", 0.05)
    opened.save()
    opened.begin()
    opened.asks("fish")
    qtbot.waitUntil(lambda: bool(given))
    # On the thread of the search, and not again and again.
    assert threading.get_ident() not in given
    given.clear()
    qtbot.wait(300)
    assert given == []
    opened.asks("red")
    qtbot.waitUntil(lambda: bool(given))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc keeps freed memory")
def test_large_arrays_are_given_back_as_soon_as_they_are_freed() -> None:
    # In a process of its own, since it holds for all that comes after.
    freed = subprocess.run(
        [sys.executable, "-c", _FREES_AN_ARRAY], check=True, capture_output=True, text=True
    )
    assert float(freed.stdout) > 15


def test_giving_back_memory_is_harmless_everywhere() -> None:
    freed_memory.give_back()
    freed_memory.give_back_large_at_once()
