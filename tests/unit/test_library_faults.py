"""Everything that is done to a library, on disks that fail or forget, and with a clock set back."""

import itertools
import os
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
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

#: In the longest test, every how many operations of the disk it is cut off.
_EACH = 5
#: A full disk still removes files and makes them shorter.
_NEED_NO_ROOM = ("remove", "truncate")


@pytest.fixture(autouse=True)
def _small_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "COMPACT_BYTES", 1500)


def opened(folder: Path, data: str = "data") -> Library:
    return Library.open(folder / "pictures", folder / data, send_to_trash=Path.unlink)


@cache
def operations_of_everything() -> int:
    disk = WatchedDisk()
    with TemporaryDirectory() as folder, closing(Teller(Path(folder), disk)) as teller:
        for do in EVERYTHING:
            teller.do(do)
    return len(disk.done)


def test_the_whole_sequence_is_kept_where_nothing_goes_wrong(tmp_path: Path) -> None:
    teller, story = Teller(tmp_path), Story()
    with closing(teller):
        for do in EVERYTHING:
            teller.do(do)
            story = story.after(do)
            assert check(teller.library, story, []).pictures == story.pictures
    assert operations_of_everything() > 40


@pytest.mark.slow
@pytest.mark.parametrize("first", range(_EACH))
def test_a_power_cut_at_any_operation_of_the_disk_loses_nothing_that_was_shown_as_kept(
    tmp_path: Path, first: int
) -> None:
    count = operations_of_everything()
    for survived in range(first, count, _EACH):
        folder = tmp_path / str(survived)

        disk = ending_after(survived)
        story, undone = told_until(folder, disk)
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


def told_until(folder: Path, disk: WatchedDisk) -> tuple[Story, list[dict[str, object]]]:
    """Do everything until the power is cut: what was shown as kept, and what wasn't yet."""
    story = Story()
    teller: Teller | None = None
    undone: list[dict[str, object]] = []
    try:
        teller = Teller(folder, disk)
        for do in EVERYTHING:
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
    tmp_path: Path, error: OSError, first: int
) -> None:
    count = operations_of_everything()
    for survived in range(first, count, _EACH):
        folder = tmp_path / str(survived)
        disk = RefusingDisk(error, survived)
        teller, story = Teller(folder, disk), Story()
        with closing(teller):
            for do in EVERYTHING:
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
    if do["kind"] == "make from":
        return False  # it is saved even without its parent, which is found again later
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
