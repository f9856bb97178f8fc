"""Jobs whose pictures go to a board: from their first moment, whatever happens in between."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sdstudio.domain.errors import StudioError
from sdstudio.domain.grid import Axis, Grid
from sdstudio.library import Job, Library
from tests.support.disks import DISK_FULL, WatchedDisk, failing
from tests.support.pictures import a_provenance, a_request, some_rgb


def library_in(folder: Path, disk: WatchedDisk | None = None) -> Library:
    return Library.open(folder / "pictures", folder / "data", disk)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = library_in(tmp_path)
    yield library
    library.close()


def make(library: Library, job: Job, index: int = 0) -> int:
    request = job.request.single(index)
    rgb = some_rgb(8, 8)
    return library.save_picture(rgb, request, a_provenance(), job_id=job.id, index=index).id


def boards_of(library: Library, picture_id: int) -> frozenset[str]:
    found = library.annotations.of([picture_id]).get(picture_id)
    return frozenset() if found is None else frozenset(found.boards)


def test_a_picture_is_on_the_board_of_its_job(tmp_path: Path, library: Library) -> None:
    board = library.boards.create("Fish")
    job = library.submit(a_request(seed=1, count=2), board.uid)
    other = library.submit(a_request(seed=5))
    library.close()
    library = library_in(tmp_path)
    first = make(library, job)
    assert boards_of(library, first) == {board.uid}
    assert boards_of(library, make(library, other)) == frozenset()
    library.close()
    # What is in the journal is there even if the database is lost.
    for file in (tmp_path / "data").glob("library.sqlite*"):
        file.unlink()
    library = library_in(tmp_path)
    library.upkeep.rebuild()
    assert [board.count for board in library.boards.all()] == [1]
    library.close()


def test_a_removed_job_that_comes_back_keeps_its_board(library: Library) -> None:
    board = library.boards.create("Fish")
    job = library.submit(a_request(seed=1), board.uid)
    library.remove_jobs([job.id])
    library.restore_jobs([job.id])
    assert boards_of(library, make(library, job)) == {board.uid}


def test_a_copy_a_change_and_a_repetition_of_a_job_keep_its_board(library: Library) -> None:
    board = library.boards.create("Fish")
    job = library.submit(a_request(seed=1, count=3), board.uid)
    make(library, job)
    copy = library.submit_behind(job.id, a_request(seed=2))
    changed = library.replace_job(job.id, a_request(seed=3))
    again = library.submit_like(job.id, a_request(seed=4))
    assert changed is not None
    assert changed.id != job.id
    for one in (copy, changed, again):
        assert boards_of(library, make(library, one)) == {board.uid}


def test_all_jobs_of_a_grid_go_to_the_board(library: Library) -> None:
    board = library.boards.create("Fish")
    requests = [a_request(seed=1), a_request(seed=2)]
    kept = library.submit_grid(Grid(Axis("seed", (1, 2))), requests, board.uid)
    for id_ in kept.jobs:
        assert boards_of(library, make(library, library.job(id_))) == {board.uid}


def test_a_picture_is_saved_if_its_board_was_deleted_meanwhile(library: Library) -> None:
    board = library.boards.create("Fish")
    job = library.submit(a_request(seed=1, count=2), board.uid)
    deleted = library.boards.delete(board.uid)
    assert boards_of(library, make(library, job)) == frozenset()
    library.annotations.restore(deleted)
    assert boards_of(library, make(library, job, 1)) == {board.uid}


def test_a_picture_whose_board_cannot_be_written_is_not_half_saved(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    board = library.boards.create("Fish")
    job = library.submit(a_request(seed=1), board.uid)
    library.close()
    library = library_in(tmp_path, failing("append", DISK_FULL))
    with pytest.raises(StudioError):
        make(library, job)
    assert not library.pictures(10)
    assert not list((tmp_path / "pictures").glob("*.png"))
    assert library.jobs()[0].pictures_done == 0
    library.close()


def test_boards_have_different_names(library: Library) -> None:
    names = [library.boards.create(name).name for name in ("Fish", "fish", "Fish")]
    assert names == ["Fish", "fish 2", "Fish 3"]
    last = library.boards.all()[-1]
    library.boards.rename(last.uid, "Fish")
    assert library.boards.all()[-1].name == "Fish 3"
    library.boards.rename(last.uid, "x" * 500)
    library.boards.rename(library.boards.all()[0].uid, "x" * 500)
    assert len({board.name for board in library.boards.all()}) == 3
