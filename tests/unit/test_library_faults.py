"""Everything that is done to a library, on disks that fail or forget, and with a clock set back."""

import itertools
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sdstudio.disk import SystemDisk
from sdstudio.library import (
    Library,
    Reconciled,
    annotation_table,
    folder_comparison,
    folder_rows,
    journal,
    journal_folders,
    picture_folders,
    picture_rows,
    picture_table,
    reconcile,
    trash,
)
from sdstudio.library.folder_look import Done, look_now, run_now
from sdstudio.library.importing import import_pictures
from tests.support.disks import (
    DISK_FULL,
    READ_ONLY,
    Operation,
    PowerCut,
    WatchedDisk,
    forget_unsynced,
)
from tests.support.library_story import (
    ADD_ONE_BY_ONE,
    ELSEWHERE,
    EVERYTHING,
    NOTHING,
    ONE_BY_ONE,
    Story,
    Teller,
    a_file,
    check,
    check_alone,
    found_in,
    is_kept,
    is_refused,
    look_through,
)
from tests.support.library_story import Operation as StoryOperation
from tests.support.pictures import a_provenance, a_request, some_rgb
from tests.support.upkeep import purge_trash

#: So few that the story makes the journal shorter now and then.
_COMPACT_BYTES = 1500
#: In the longest test, every how many operations of the disk it is cut off.
_EACH = 5
#: A full disk still removes files and makes them shorter.
_NEED_NO_ROOM = ("remove", "truncate")


@pytest.fixture(autouse=True)
def _small_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "COMPACT_BYTES", _COMPACT_BYTES)


def opened(folder: Path, data: str = "data") -> Library:
    return Library.open(folder / "pictures", folder / data, send_to_trash=Path.unlink)


@dataclass(frozen=True)
class Chapter:
    """Where the library is opened: the story is taken up there as if it had been told so far.

    Args:
        folder: a copy of all files, as they were while the library was closed.
        done: what had been asked of the disk.
        story: what had been shown as kept before the operation that opens the library.
        opens: that operation.
        rest: those after it.
    """

    folder: Path
    done: tuple[Operation, ...]
    story: Story
    opens: StoryOperation
    rest: tuple[StoryOperation, ...]

    def taken_up(self, folder: Path, disk: WatchedDisk) -> None:
        """Put its files into ``folder``, and say to ``disk`` what was asked of it."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        disk.done[:] = self.done


@dataclass(frozen=True)
class Chapters:
    """All chapters of a story.

    Args:
        folder: where it was told, and where each is taken up: the library knows other folders by
            their whole paths.
        count: how much is asked of the disk in the whole story.
        told: what is kept at its end.
    """

    folder: Path
    every: list[Chapter]
    count: int
    told: Story

    def before(self, survived: int) -> Chapter:
        """The last one that begins before so many operations of the disk are done."""
        return [one for one in self.every if len(one.done) <= survived][-1]


class _Scribe(Teller):
    """Copies the folder whenever it opens the library."""

    def __init__(self, folder: Path, copies: Path, every: Sequence[StoryOperation]) -> None:
        self.chapters: list[Chapter] = []
        self._copies, self._rest = copies, list(every)
        self._story, self._now = Story(), NOTHING
        self._watched = WatchedDisk()
        folder.mkdir()
        super().__init__(folder, self._watched)

    def _open(self) -> Library:
        copy = self._copies / str(len(self.chapters))
        shutil.copytree(self._folder, copy)
        done, rest = tuple(self._watched.done), tuple(self._rest)
        self.chapters.append(Chapter(copy, done, self._story, self._now, rest))
        return super()._open()

    def tell(self) -> tuple[int, Story]:
        """Do everything; returns how much was asked of the disk, and what is kept."""
        while self._rest:
            self._now = self._rest.pop(0)
            self.do(self._now)
            self._story = self._story.after(self._now)
        return len(self._watched.done), self._story


def written_down(folder: Path, every: Sequence[StoryOperation]) -> Chapters:
    with closing(_Scribe(folder / "told", folder, every)) as scribe:
        count, told = scribe.tell()
    return Chapters(folder / "told", scribe.chapters, count, told)


@pytest.fixture(scope="module")
def chapters(tmp_path_factory: pytest.TempPathFactory) -> Chapters:
    """Those of the whole story."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal, "COMPACT_BYTES", _COMPACT_BYTES)
        return written_down(tmp_path_factory.mktemp("whole"), EVERYTHING)


@pytest.fixture(scope="module")
def possible_chapters(tmp_path_factory: pytest.TempPathFactory) -> Chapters:
    """Those of the story without what a disk that refuses something makes impossible."""
    # It is saved even without its parent, which is found again later.
    every = [do for do in EVERYTHING if do["kind"] != "make from"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal, "COMPACT_BYTES", _COMPACT_BYTES)
        return written_down(tmp_path_factory.mktemp("possible"), every)


def test_the_whole_sequence_is_kept_where_nothing_goes_wrong(tmp_path: Path) -> None:
    teller, story = Teller(tmp_path), Story()
    with closing(teller):
        for do in EVERYTHING:
            teller.do(do)
            story = story.after(do)
            assert check(teller.library, story, []).pictures == story.pictures


def test_the_story_is_taken_up_where_the_library_is_opened(chapters: Chapters) -> None:
    assert len(chapters.every) > 4
    for chapter in chapters.every:
        disk = WatchedDisk()
        story, undone = told_until(chapters, chapter, disk)
        assert story.after(undone[-1]) == chapters.told
        assert len(disk.done) == chapters.count > 100


@pytest.mark.slow
@pytest.mark.parametrize("first", range(_EACH))
def test_a_power_cut_at_any_operation_of_the_disk_loses_nothing_that_was_shown_as_kept(
    chapters: Chapters, first: int
) -> None:
    folder = chapters.folder
    for survived in range(first, chapters.count, _EACH):
        disk = ending_after(survived)
        story, undone = told_until(chapters, chapters.before(survived), disk)
        forget_unsynced([*written_by_others(folder), *disk.done])
        with closing(opened(folder)) as library:
            has = check(library, story, undone)
        # And from the pictures' folder alone.
        with closing(opened(folder, "other data")) as library:
            check_alone(library, has)


def written_by_others(folder: Path) -> list[Operation]:
    """The files in the folder elsewhere have been on the disk for long."""
    seeds = [seed for do in EVERYTHING if do["kind"] == "index" for seed in do["new"]]
    return [Operation("sync", folder / ELSEWHERE / f"{seed}.png") for seed in seeds]


def ending_after(survived: int) -> WatchedDisk:
    """A disk that ends the program before its next operation."""

    def cut(_: Operation) -> None:
        if len(disk.done) >= survived:
            raise PowerCut

    disk = WatchedDisk(cut)
    return disk


def told_until(
    chapters: Chapters, chapter: Chapter, disk: WatchedDisk
) -> tuple[Story, list[dict[str, object]]]:
    """Do everything until the power is cut: what was shown as kept, and what wasn't yet."""
    story, do = chapter.story, chapter.opens
    teller: Teller | None = None
    undone: list[dict[str, object]] = [dict(do)]
    chapter.taken_up(chapters.folder, disk)
    try:
        teller = Teller(chapters.folder, disk)
        story, undone = story.after(do), [{**do, "done": True}]
        for do in chapter.rest:
            undone = [dict(do)]
            teller.do(do)
            story, undone = story.after(do), [{**do, "done": True}]
    except PowerCut:
        pass
    finally:
        if teller is not None:
            teller.library.close()
    return story, undone


class RefusingDisk(WatchedDisk):
    """A disk that from some operation on refuses all of them, or those that need room."""

    def __init__(self, error: OSError, survived: int) -> None:
        super().__init__(self._refuse)
        self._error, self._survived = error, survived

    def _refuse(self, operation: Operation) -> None:
        is_needed = self._error is READ_ONLY or operation.name not in _NEED_NO_ROOM
        if is_needed and len(self.done) >= self._survived:
            raise self._error


@pytest.mark.slow
@pytest.mark.parametrize("first", range(_EACH))
@pytest.mark.parametrize("error", [DISK_FULL, READ_ONLY], ids=["full", "read-only"])
def test_on_a_disk_that_refuses_from_some_operation_on_nothing_changes_any_more(
    possible_chapters: Chapters, error: OSError, first: int
) -> None:
    folder = possible_chapters.folder
    for survived in range(first, possible_chapters.count, _EACH):
        chapter, disk = possible_chapters.before(survived), RefusingDisk(error, survived)
        chapter.taken_up(folder, disk)
        story = chapter.story.after(chapter.opens)
        with closing(Teller(folder, disk)) as teller:
            for do in chapter.rest:
                if not is_possible(do, story):
                    continue  # what it is about could not be kept
                if not is_refused(teller, do):
                    story = story.after(do)
                    continue
                look_through(teller.library)
                has = replace(found_in(teller.library), jobs=story.jobs)
                # What was written or moved before can perhaps not be taken back any more.
                may_be_done = do["kind"] in (*ONE_BY_ONE, *ADD_ONE_BY_ONE) or error is READ_ONLY
                assert is_kept(has, story, do if may_be_done else NOTHING), do
                story = has
            disk.before = lambda _: None
            story = check(teller.library, story, [])
            teller.do({"kind": "save", "seed": 99})
            teller.do({"kind": "rate", "seeds": [99], "rating": 1})
            story = found_in(teller.library)
        with closing(opened(folder)) as library:
            check(library, story, [])


def is_possible(do: Mapping[str, Any], story: Story) -> bool:
    """Whether what it is about is there."""
    needed = [*do.get("seeds", ()), *do.get("pair", ())]
    needed += [do["parent"]] if "parent" in do else []
    if set(needed) - set(story.pictures):
        return False
    if do["kind"] == "board":
        return bool(story.boards)
    return do["kind"] != "remove folder" or story.has_folder


class _Clock:
    """The time that the library is told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = datetime(2026, 11, 2, 12, tzinfo=UTC)
        for module in (
            annotation_table,
            folder_comparison,
            folder_rows,
            journal_folders,
            picture_folders,
            picture_rows,
            picture_table,
            reconcile,
            trash,
        ):
            monkeypatch.setattr(module, "utc_now", lambda: self.now.isoformat())


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = opened(tmp_path)
    yield library
    library.close()


def test_a_clock_that_is_set_back_loses_and_reorders_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    clock = _Clock(monkeypatch)
    # Set back by ten years again and again.
    for number in range(3):
        when = clock.now - timedelta(days=3650 * number)
        library.save_picture(
            some_rgb(8, 8), a_request(seed=number), a_provenance(created_at=when.isoformat())
        )
    assert [one.request.params.seed for one in library.pictures(9)] == [2, 1, 0]
    board = library.boards.create("best")
    clock.now += timedelta(days=3650)
    library.annotations.rate([1], 3)
    library.trash.delete([1])
    clock.now -= timedelta(days=7300)
    library.annotations.rate([1], 4)
    library.boards.add(board.uid, [2, 1])
    library.trash.delete([2])
    # It was deleted "in ten years", and the other one ten years ago for the system's clock.
    assert purge_trash(library, older_than_days=3650 * 3) == 0
    library.trash.restore([1, 2])
    assert library.upkeep.reconcile().is_change is False
    library.close()
    with closing(opened(tmp_path, "other data")) as again:
        again.upkeep.reconcile()
        has = found_in(again)
    assert set(has.pictures) == {0, 1, 2}
    assert has.pictures[0].rating == 4
    assert {seed for seed, one in has.pictures.items() if one.boards == {"best"}} == {0, 1}


def test_a_clock_that_is_set_back_loses_nothing_that_was_imported_or_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = _Clock(monkeypatch)
    teller, story = Teller(tmp_path), Story()
    done: tuple[StoryOperation, ...] = (
        {"kind": "import", "new": [11, 12]},
        {"kind": "index", "new": [21, 22]},
        {"kind": "judge", "pair": [11, 21], "verdict": "better"},
        {"kind": "delete", "seeds": [11, 21]},
        {"kind": "open again"},
        {"kind": "restore", "seeds": [21]},
        {"kind": "judge", "pair": [11, 21], "verdict": "alternate"},
        {"kind": "import", "new": [13]},
        {"kind": "remove folder"},
        {"kind": "index", "new": [23]},
    )
    with closing(teller):
        for do in done:
            # Further back each time.
            clock.now -= timedelta(days=3650)
            teller.do(do)
            story = story.after(do)
            story = check(teller.library, story, [])
        assert story.verdicts == {(11, 21): "alternate"}
    with closing(opened(tmp_path, "other data")) as library:
        check_alone(library, story)


@pytest.mark.parametrize("year", [1971, 2060])
def test_pictures_of_the_past_and_future_are_imported_and_indexed(
    tmp_path: Path, year: int
) -> None:
    when = datetime(year, 1, 1, tzinfo=UTC).timestamp()
    for name in ("source", ELSEWHERE):
        for seed in (1, 2):
            path = tmp_path / name / f"{seed + (name == ELSEWHERE) * 2}.png"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(a_file(int(path.stem)))
            os.utime(path, (when, when))
    with closing(opened(tmp_path)) as library:
        folder = library.indexed_folders.add(tmp_path / ELSEWHERE)
        assert len(look_now(library, folder.id).added) == 2
        work = import_pictures(
            [tmp_path / "source"],
            SystemDisk(),
            lambda work: Done(work(library)),
            lambda work: Done(work()),
        )
        assert len(run_now(work).ids) == 2
        assert look_through(library) == Reconciled()
        assert set(found_in(library).pictures) == {1, 2, 3, 4}


def test_a_file_of_the_future_is_read_like_any_other(library: Library) -> None:
    for seed in range(2):
        library.save_picture(some_rgb(8, 8), a_request(seed=seed), a_provenance())
    for number, one in enumerate(library.pictures(9)):
        when = (datetime(2060, 1, 1) if number else datetime(1985, 1, 1)).timestamp()
        os.utime(one.path, (when, when))
    library.upkeep.reconcile()
    assert library.upkeep.reconcile().is_change is False
    assert library.counts().pictures == 2


def test_files_that_vanish_and_change_at_every_step_of_looking_are_found_as_they_are(
    tmp_path: Path,
) -> None:
    for step in itertools.count():
        folder = tmp_path / str(step)
        with closing(opened(folder)) as library:
            for seed in range(5):
                library.save_picture(some_rgb(8, 8), a_request(seed=seed), a_provenance())
            gone, changed, moved, *_ = library.pictures(9)
            library.annotations.rate([moved.id], 5)
            library.upkeep.begin_rebuild()
            is_over = False
            for _ in range(step):
                is_over = library.upkeep.reconcile_step() is None
                if is_over:
                    break
            gone.path.unlink()
            changed.path.write_bytes(b"not a picture any more")
            SystemDisk().move(moved.path, moved.path.with_name("moved.png"))
            while library.upkeep.reconcile_step() is not None:
                pass
            library.upkeep.reconcile()
            library.upkeep.reconcile()
            assert library.upkeep.reconcile().is_change is False
            has = found_in(library)
            assert has.pictures[moved.request.params.seed].rating == 5
            assert gone.request.params.seed not in has.pictures
            assert gone.id in {one.id for one in library.missing.all()}
        if is_over:
            assert step > 5
            return
