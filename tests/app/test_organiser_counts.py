"""Organiser: the names that pictures are sorted by, and how many pictures have them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.organiser import Organiser
from sdstudio.app.library_view.results import Results
from sdstudio.app.library_view.search_thread import SearchThread
from sdstudio.domain.annotations import Board, TagUse
from sdstudio.library import Library
from sdstudio.library.annotation_store import AnnotationStore
from sdstudio.library.boards import Boards
from tests.support.coroutines import result_of
from tests.support.pictures import a_provenance, a_request, some_rgb


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LibraryThread]:
    library = LibraryThread(lambda: Library.open(tmp_path / "pictures", tmp_path / "data"))
    library.start()
    yield library
    library.quit_and_wait()


@pytest.fixture
def results(library: LibraryThread) -> Iterator[Results]:
    results = Results(library, SearchThread(library))
    yield results
    results.close()


def save(library: Library, seed: int) -> int:
    return library.save_picture(some_rgb(), a_request("a fish", seed=seed), a_provenance()).id


def fill(library: Library) -> tuple[int, int, int]:
    one, two, three = (save(library, seed) for seed in range(3))
    board = library.boards.create("Sea")
    library.boards.create("Empty")
    library.boards.add(board.uid, [one, two])
    library.annotations.add_tags([one, two, three], ["fish"])
    library.annotations.add_tags([three], ["Red"])
    return one, two, three


def counts(organiser: Organiser) -> dict[str, int]:
    boards = {one.name: one.count for one in organiser.boards}
    return boards | {one.name: one.count for one in organiser.tags}


def test_before_the_search_is_open_the_library_counts(
    library: LibraryThread, results: Results, qtbot: QtBot
) -> None:
    result_of(library.do(fill))
    organiser = Organiser(library, results)
    organiser.refresh()
    wanted = {"Sea": 2, "Empty": 0, "fish": 3, "Red": 1}
    qtbot.waitUntil(lambda: counts(organiser) == wanted)


def test_pictures_are_counted_by_the_search_and_not_by_the_library(
    library: LibraryThread, results: Results, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, three = result_of(library.do(fill))
    organiser = Organiser(library, results)
    results.begin()
    qtbot.waitUntil(lambda: results.name_counts is not None)
    asked: list[bool] = []

    def watched(read: Callable[..., list[Board] | list[TagUse]]) -> Callable[..., object]:
        def watching(of: object, *, counted: bool = True) -> object:
            asked.append(counted)
            return read(of, counted=counted)

        return watching

    monkeypatch.setattr(Boards, "all", watched(Boards.all))
    monkeypatch.setattr(AnnotationStore, "tags", watched(AnnotationStore.tags))
    organiser.refresh()
    wanted = {"Sea": 2, "Empty": 0, "fish": 3, "Red": 1}
    qtbot.waitUntil(lambda: counts(organiser) == wanted)
    # Those in the trash don't count, though a search may show nothing else.
    results.set_query("nothing has this")
    result_of(library.do(lambda library: library.trash.delete([two])))
    qtbot.waitUntil(lambda: counts(organiser) == wanted | {"Sea": 1, "fish": 2})
    result_of(library.do(lambda library: library.trash.restore([two])))
    qtbot.waitUntil(lambda: counts(organiser) == wanted)
    sea = organiser.boards[0]
    result_of(organiser.annotate([three], lambda library: library.boards.add(sea.uid, [three])))
    qtbot.waitUntil(lambda: counts(organiser) == wanted | {"Sea": 3})
    result_of(
        organiser.annotate(
            [three], lambda library: library.annotations.remove_tags([three], ["Red"])
        )
    )
    qtbot.waitUntil(lambda: counts(organiser) == {"Sea": 3, "Empty": 0, "fish": 3})
    result_of(
        organiser.annotate([one], lambda library: library.annotations.add_tags([one], ["new"]))
    )
    qtbot.waitUntil(lambda: counts(organiser) == {"Sea": 3, "Empty": 0, "fish": 3, "new": 1})
    assert asked
    assert not any(asked)


def test_a_renamed_board_keeps_its_count(
    library: LibraryThread, results: Results, qtbot: QtBot
) -> None:
    result_of(library.do(fill))
    organiser = Organiser(library, results)
    organiser.renamed.connect(results.refresh)
    results.begin()
    organiser.refresh()
    qtbot.waitUntil(lambda: counts(organiser).get("Sea") == 2 and results.name_counts is not None)
    sea = organiser.boards[0]
    result_of(organiser.annotate([], lambda library: library.boards.rename(sea.uid, "Lake")))
    qtbot.waitUntil(lambda: counts(organiser).get("Lake") == 2)


def test_what_is_asked_for_at_the_start_does_not_wait_for_the_first_count(
    library: LibraryThread, results: Results, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    tags = AnnotationStore.tags

    def counting(store: AnnotationStore, *, counted: bool = True) -> list[TagUse]:
        order.append("tags")
        return tags(store, counted=counted)

    monkeypatch.setattr(AnnotationStore, "tags", counting)
    organiser = Organiser(library, results)
    organiser.refresh()
    library.do(lambda _library: order.append("pictures"))
    qtbot.waitUntil(lambda: "tags" in order)
    assert order == ["pictures", "tags"]
