"""Organiser: marking any number of pictures, in steps that let other requests between."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.organiser import Organiser
from sdstudio.app.library_view.results import Results
from sdstudio.app.library_view.search_thread import SearchThread
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library, Previous
from sdstudio.library.annotation_store import AnnotationStore
from tests.support.coroutines import begin, result_of
from tests.support.library_rows import LibraryRows

#: More than are marked in a step.
COUNT = 1200


@pytest.fixture
def thread(tmp_path: Path, qtbot: QtBot) -> Iterator[LibraryThread]:
    data = tmp_path / "data"
    data.mkdir()
    rows = LibraryRows(data)
    for _ in range(COUNT):
        rows.add()
    rows.close()
    (tmp_path / "pictures").mkdir()
    thread = LibraryThread(lambda: Library.open(tmp_path / "pictures", data))
    thread.start()
    yield thread
    thread.quit_and_wait()


@pytest.fixture
def organiser(thread: LibraryThread) -> Organiser:
    return Organiser(thread, Results(thread, SearchThread(thread)))


IDS = range(1, COUNT + 1)


def ratings(thread: LibraryThread) -> list[int]:
    found = result_of(thread.do(lambda library: library.annotations.of(IDS)))
    return [found[id_].rating for id_ in IDS]


def test_others_are_served_while_many_pictures_are_marked(
    thread: LibraryThread, organiser: Organiser
) -> None:
    order: list[str] = []

    def rate(library: Library, some: Sequence[int]) -> Previous:
        order.append("rated")
        return library.annotations.rate(some, 4)

    marking = begin(organiser.mark(list(IDS), rate))
    while not order:
        result_of(thread.do(lambda _library: None))
    result_of(thread.do(lambda _library: order.append("other")))
    assert not marking.done()
    result_of(marking)
    assert order.index("other") < len(order) - 1
    assert set(ratings(thread)) == {4}


def test_many_marks_are_undone_as_one(thread: LibraryThread, organiser: Organiser) -> None:
    first = list(IDS[:700])
    result_of(organiser.mark(first, lambda library, some: library.annotations.rate(some, 2)))
    marked = result_of(
        organiser.mark(list(IDS), lambda library, some: library.annotations.rate(some, 5))
    )
    previous = marked.previous
    assert marked.count == COUNT
    assert len(previous.pictures) == COUNT
    undone = result_of(organiser.restore(IDS, previous))
    assert ratings(thread) == [2] * 700 + [0] * (COUNT - 700)
    result_of(organiser.restore(IDS, undone))
    assert set(ratings(thread)) == {5}


def test_a_later_change_is_made_later(thread: LibraryThread, organiser: Organiser) -> None:
    many = begin(organiser.mark(list(IDS), lambda library, some: library.annotations.rate(some, 1)))
    one = begin(organiser.annotate([COUNT], lambda library: library.annotations.rate([COUNT], 3)))
    result_of(many)
    result_of(one)
    assert ratings(thread) == [1] * (COUNT - 1) + [3]


def test_marking_says_how_far_it_has_got(thread: LibraryThread, organiser: Organiser) -> None:
    told: list[tuple[int, int, bool]] = []
    ended: list[int] = []
    organiser.progressed.connect(lambda one: told.append((one.done, one.total, one.can_stop)))
    organiser.progress_ended.connect(lambda: ended.append(len(told)))
    marked = result_of(
        organiser.mark(list(IDS), lambda library, some: library.annotations.rate(some, 3))
    )
    assert told == [(500, COUNT, True), (1000, COUNT, True)]
    assert ended == [2]
    result_of(organiser.restore(IDS, marked.previous))
    assert told[2:] == [(500, COUNT, False), (1000, COUNT, False)]


def test_what_was_marked_before_the_stop_stays_and_is_undone_as_one(
    thread: LibraryThread, organiser: Organiser
) -> None:
    organiser.progressed.connect(lambda _state: organiser.stop())
    marked = result_of(
        organiser.mark(list(IDS), lambda library, some: library.annotations.rate(some, 3))
    )
    assert marked.count == 500
    assert ratings(thread) == [3] * 500 + [0] * (COUNT - 500)
    # It can't be stopped, and the stop before isn't meant for it.
    result_of(organiser.restore(IDS, marked.previous))
    assert set(ratings(thread)) == {0}


def test_a_stop_is_not_meant_for_what_is_marked_later(
    thread: LibraryThread, organiser: Organiser
) -> None:
    organiser.stop()
    result_of(organiser.mark(list(IDS), lambda library, some: library.annotations.rate(some, 3)))
    assert set(ratings(thread)) == {3}


def test_marks_that_the_disk_refuses_midway_are_taken_back(
    thread: LibraryThread, organiser: Organiser
) -> None:
    def rate(library: Library, some: Sequence[int]) -> Previous:
        if COUNT in some:
            raise StudioError(ErrorCode.DISK_FULL, folder="x")
        return library.annotations.rate(some, 5)

    with pytest.raises(StudioError):
        result_of(organiser.mark(list(IDS), rate))
    assert set(ratings(thread)) == {0}


def test_marks_that_cannot_be_taken_back_are_told(
    thread: LibraryThread, organiser: Organiser, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(*_: object) -> Previous:
        raise StudioError(ErrorCode.DISK_FULL, folder="x")

    def tag(library: Library, some: Sequence[int]) -> Previous:
        if COUNT in some:
            raise StudioError(ErrorCode.DISK_FULL, folder="x")
        return library.annotations.add_tags(some, ["sea"])

    monkeypatch.setattr(AnnotationStore, "restore", refuse)
    with qtbot.waitSignal(organiser.annotated) as told, pytest.raises(StudioError):
        result_of(organiser.mark(list(IDS), tag))
    assert told.args == [tuple(IDS)]
    qtbot.waitUntil(lambda: [one.name for one in organiser.tags] == ["sea"])


def test_a_board_that_was_deleted_is_put_back_with_all_its_pictures(
    thread: LibraryThread, organiser: Organiser
) -> None:
    board = result_of(organiser.change(lambda library: library.boards.create("Fish")))
    result_of(organiser.mark(list(IDS), lambda library, some: library.boards.add(board.uid, some)))
    previous = result_of(organiser.annotate([], lambda lib: lib.boards.delete(board.uid)))
    assert result_of(thread.do(lambda library: library.boards.all())) == []
    undone = result_of(organiser.restore([], previous))
    (found,) = result_of(thread.do(lambda library: library.boards.all()))
    assert (found.uid, found.count) == (board.uid, COUNT)
    result_of(organiser.restore([], undone))
    assert result_of(thread.do(lambda library: library.boards.all())) == []
