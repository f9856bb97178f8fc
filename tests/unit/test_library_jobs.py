"""The queue: it keeps its order and its state, whatever ends the program."""

import contextlib
import errno
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.grid import Axis, Grid
from sdstudio.library import JobState, Library, Outcome
from sdstudio.library.database import DATABASE_NAME
from sdstudio.library.grids import GridTable
from tests.support.pictures import a_provenance, a_request, some_rgb

WAITING, RUNNING, PAUSED, FAILED = (
    JobState.WAITING,
    JobState.RUNNING,
    JobState.PAUSED,
    JobState.FAILED,
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    yield library
    library.close()


def reopened(library: Library) -> Library:
    library.close()
    return Library.open(library.folders.pictures, library.folders.data)


def after_a_crash_of(library: Library) -> Library:
    """What a start finds if the program ended just now: the files as they are."""
    left = library.folders.data.with_name("left behind")
    shutil.copytree(library.folders.data, left)
    return Library.open(library.folders.pictures, left)


def submit(library: Library, number: int) -> list[int]:
    return [library.submit(a_request(seed=seed)).id for seed in range(number)]


def order(library: Library) -> list[int]:
    return [job.id for job in library.jobs()]


def states(library: Library) -> list[JobState]:
    return [job.state for job in library.jobs()]


def test_jobs_wait_in_the_order_they_were_submitted(library: Library) -> None:
    ids = submit(library, 3)
    assert order(library) == ids
    assert states(library) == [WAITING] * 3
    assert [job.request.params.seed for job in library.jobs()] == [0, 1, 2]


def test_two_hundred_jobs_are_kept_as_they_were_given(library: Library) -> None:
    requests = [a_request("一条鱼 " * 200, seed=seed) for seed in range(200)]
    jobs = [library.submit(one) for one in requests]
    listed = library.jobs()
    assert listed == jobs
    assert [job.request for job in listed] == requests


GRID = Grid(Axis("guidance_scale", (2.0, 4.5)), Axis("prompt", ("鱼", "a cat")), {"steps": 2})


def test_a_grid_is_kept_with_its_jobs_until_it_is_forgotten(library: Library) -> None:
    before = submit(library, 1)
    kept = library.submit_grid(GRID, [a_request(seed=seed) for seed in range(4)])
    assert order(library) == [*before, *kept.jobs]
    second = kept.jobs[1]
    picture = library.save_picture(some_rgb(8, 8), a_request(), a_provenance(), job_id=second)
    library = reopened(library)
    (found,) = library.grids.all()
    assert (found.grid.x, found.grid.y) == (GRID.x, GRID.y)
    assert found.jobs == kept.jobs
    assert found.pictures == {second: picture.path}
    assert found.composed == 0
    library.keep_sheet(kept.id, b"a sheet", 1)
    assert library.grids.all()[0].composed == 1
    library.trash.delete([picture.id])
    assert not library.grids.all()[0].pictures
    library.grids.forget(kept.id)
    assert not library.grids.all()
    library.close()


def test_a_grid_that_cannot_be_read_costs_the_others_nothing(library: Library) -> None:
    kept = [library.submit_grid(GRID, [a_request()] * GRID.count) for _ in range(2)]
    library.close()
    with contextlib.closing(sqlite3.connect(library.folders.data / DATABASE_NAME)) as database:
        axes = json.dumps([["of_a_newer_program", [1]]])
        database.execute("UPDATE grid SET axes = ? WHERE id = ?", (axes, kept[0].id))
        database.commit()
    library = Library.open(library.folders.pictures, library.folders.data)
    assert [one.id for one in library.grids.all()] == [kept[1].id]
    library.close()


def test_of_jobs_and_grid_there_are_both_or_none(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(GridTable, "keep", full)
    with pytest.raises(StudioError):
        library.submit_grid(GRID, [a_request()] * GRID.count)
    assert not library.jobs()


def test_an_attempt_is_counted_before_it_starts(library: Library) -> None:
    (job_id,) = submit(library, 1)
    begun = library.begin_attempt(job_id)
    assert begun is not None
    assert (begun.state, begun.attempts) == (RUNNING, 1)


def test_only_a_waiting_job_can_be_begun(library: Library) -> None:
    first, second, third = submit(library, 3)
    library.remove_jobs([first])
    library.pause_job(second)
    library.begin_attempt(third)
    assert [library.begin_attempt(job_id) for job_id in (first, second, third)] == [None] * 3


def test_finished_and_cancelled_jobs_leave_the_queue_but_stay_known(library: Library) -> None:
    first, second, third = submit(library, 3)
    library.finish_job(first)
    library.begin_attempt(second)
    library.cancel_job(second)
    assert order(library) == [third]
    assert library.job(first).state is JobState.FINISHED
    assert library.job(second).state is JobState.REMOVED


def test_a_failed_job_stays_and_says_why(library: Library) -> None:
    (job_id,) = submit(library, 1)
    library.fail_job(job_id, ErrorCode.OUT_OF_MEMORY, {"width": 4096, "height": 64})
    job = library.job(job_id)
    assert (job.state, job.error_code) == (FAILED, ErrorCode.OUT_OF_MEMORY)
    assert job.error_arguments == {"width": 4096, "height": 64}
    library.resume_job(job_id)
    job = library.job(job_id)
    assert (job.state, job.error_code, dict(job.error_arguments)) == (WAITING, None, {})


def test_attempts_count_on_when_requeued_and_anew_when_resumed(library: Library) -> None:
    (job_id,) = submit(library, 1)
    for attempt in (1, 2):
        begun = library.begin_attempt(job_id)
        assert begun is not None
        assert begun.attempts == attempt
        library.requeue_job(job_id)
    library.pause_job(job_id)
    library.resume_job(job_id)
    assert library.job(job_id).attempts == 0


def test_a_paused_job_says_why_until_it_goes_on(library: Library) -> None:
    (job_id,) = submit(library, 1)
    for go_on in (library.resume_all, lambda: library.resume_job(job_id)):
        error = StudioError(ErrorCode.ENGINE_OUT_OF_MEMORY, width=64, height=64)
        library.pause_job(job_id, error)
        (job,) = library.jobs()
        assert (job.error_code, dict(job.error_arguments)) == (error.code, dict(error.arguments))
        go_on()
        assert library.job(job_id).error_code is None


def test_resuming_all_leaves_failed_jobs(library: Library) -> None:
    first, second, third = submit(library, 3)
    library.pause_job(first)
    library.fail_job(second, ErrorCode.NOT_FINITE, {})
    library.pause_job(third)
    library.resume_all()
    assert states(library) == [WAITING, FAILED, WAITING]


def test_removed_jobs_come_back_to_their_places(library: Library) -> None:
    ids = submit(library, 4)
    library.pause_job(ids[1])
    library.remove_jobs(ids[1:3])
    assert order(library) == [ids[0], ids[3]]
    library.restore_jobs(ids[1:3])
    assert order(library) == ids
    assert states(library) == [WAITING, PAUSED, WAITING, WAITING]


def test_restoring_does_not_bring_back_what_was_finished(library: Library) -> None:
    (job_id,) = submit(library, 1)
    library.finish_job(job_id)
    library.restore_jobs([job_id])
    assert order(library) == []


def test_a_running_job_that_was_removed_comes_back_waiting(library: Library) -> None:
    (job_id,) = submit(library, 1)
    library.begin_attempt(job_id)
    library.remove_jobs([job_id])
    library.restore_jobs([job_id])
    assert states(library) == [WAITING]
    # A second attempt would be made with all memory savings.
    assert library.job(job_id).attempts == 0


def test_what_is_said_late_of_a_removed_job_changes_nothing(library: Library) -> None:
    (job_id,) = submit(library, 1)
    library.remove_jobs([job_id])
    library.fail_job(job_id, ErrorCode.ENGINE_DIED, {})
    library.requeue_job(job_id)
    assert order(library) == []


def test_a_job_that_was_put_back_is_not_lost_when_its_engine_stops(library: Library) -> None:
    (job_id,) = submit(library, 1)
    library.begin_attempt(job_id)
    library.remove_jobs([job_id])
    library.restore_jobs([job_id])
    library.cancel_job(job_id)
    assert states(library) == [WAITING]


def test_jobs_are_put_in_another_order_among_the_others(library: Library) -> None:
    a, b, c, d = submit(library, 4)
    library.arrange_jobs([d, b])
    assert order(library) == [a, d, c, b]
    library.arrange_jobs([b, a, d, c])
    assert order(library) == [b, a, d, c]


def test_places_that_a_damaged_disk_made_equal_are_told_apart_again(library: Library) -> None:
    a, b, c = submit(library, 3)
    with sqlite3.connect(library.folders.data / DATABASE_NAME) as other:
        other.execute("UPDATE job SET position = 1")
    other.close()
    library.arrange_jobs([c, a, b])
    assert order(library) == [c, a, b]


def test_a_copy_comes_right_behind_its_job(library: Library) -> None:
    a, b, c = submit(library, 3)
    copy = library.submit_behind(a, a_request(seed=9))
    assert order(library) == [a, copy.id, b, c]
    library.remove_jobs([a])
    last = library.submit_behind(a, a_request(seed=10))
    assert order(library) == [copy.id, b, c, last.id]


def test_a_job_gets_another_request_in_its_place(library: Library) -> None:
    a, b, c = submit(library, 3)
    before = library.job(b)
    changed = library.replace_job(b, a_request(prompt="an owl"))
    assert changed is not None
    assert changed.request.params.prompt == "an owl"
    assert order(library) == [a, b, c]
    assert library.undo_replace_job(before, b)
    assert library.jobs()[1] == before


def test_a_failed_job_that_was_changed_waits_again_until_that_is_undone(library: Library) -> None:
    (job_id,) = submit(library, 1)
    library.begin_attempt(job_id)
    library.fail_job(job_id, ErrorCode.NOT_FINITE, {})
    failed = library.job(job_id)
    library.replace_job(job_id, a_request(prompt="an owl"))
    assert states(library) == [WAITING]
    assert library.job(job_id).error_code is None
    library.undo_replace_job(failed, job_id)
    assert library.job(job_id) == failed


def test_a_job_that_a_crash_paused_stays_paused_when_it_is_changed(library: Library) -> None:
    (job_id,) = submit(library, 1)
    library.pause_job(job_id)
    library.replace_job(job_id, a_request(prompt="an owl"))
    assert states(library) == [PAUSED]


def test_a_job_that_has_started_is_not_changed(library: Library) -> None:
    begun, gone = submit(library, 2)
    before = library.job(begun)
    library.begin_attempt(begun)
    library.remove_jobs([gone])
    assert library.replace_job(begun, a_request(prompt="an owl")) is None
    assert library.replace_job(gone, a_request(prompt="an owl")) is None
    assert not library.undo_replace_job(before, begun)
    assert library.job(begun).request == before.request


def test_what_was_made_keeps_its_job_when_the_rest_is_changed(library: Library) -> None:
    a, b = submit(library, 2)
    library.begin_attempt(a)
    library.save_picture(some_rgb(), a_request(seed=0), a_provenance(), job_id=a, index=0)
    library.pause_job(a)
    before = library.job(a)
    changed = library.replace_job(a, a_request(prompt="an owl"))
    assert changed is not None
    assert changed.id != a
    assert changed.pictures_done == 0
    assert order(library) == [changed.id, b]
    assert library.undo_replace_job(before, changed.id)
    assert order(library) == [a, b]
    assert library.job(a) == before


def test_a_job_of_a_grid_is_changed_apart_from_its_sheet(library: Library) -> None:
    requests = [a_request(steps=steps) for steps in (10, 20)]
    kept = library.submit_grid(Grid(Axis("steps", (10, 20))), requests)
    changed = library.replace_job(kept.jobs[0], a_request(prompt="an owl"))
    assert changed is not None
    assert changed.id not in kept.jobs
    assert order(library) == [changed.id, kept.jobs[1]]


def test_past_jobs_say_what_became_of_them_the_latest_first(library: Library) -> None:
    finished, failed, stopped, removed = submit(library, 4)
    library.begin_attempt(finished)
    library.save_picture(some_rgb(), a_request(), a_provenance(), job_id=finished, index=0)
    library.finish_job(finished)
    library.begin_attempt(failed)
    library.fail_job(failed, ErrorCode.NOT_FINITE, {})
    library.begin_attempt(stopped)
    library.cancel_job(stopped)
    library.remove_jobs([removed])
    past = library.past_jobs.page(10)
    assert [(one.job.id, one.outcome) for one in past] == [
        (removed, Outcome.REMOVED),
        (stopped, Outcome.STOPPED),
        (failed, Outcome.FAILED),
        (finished, Outcome.FINISHED),
    ]
    assert past[2].is_in_queue
    assert past[3].pictures == 1
    assert past[3].duration_s == a_provenance().duration_s
    assert len(library.pictures_of(finished)) == 1
    assert library.past_jobs.page(2) == past[:2]
    assert library.past_jobs.page(2, past[1]) == past[2:]
    library.remove_jobs([failed])
    assert library.past_jobs.page(1)[0].outcome is Outcome.FAILED


def test_a_past_job_that_cannot_be_read_is_passed_over(library: Library) -> None:
    kept, damaged, last = submit(library, 3)
    library.remove_jobs([kept, damaged, last])
    with sqlite3.connect(library.folders.data / DATABASE_NAME) as other:
        other.execute("UPDATE job SET request = 'x' WHERE id = ?", (last,))
        other.execute("UPDATE job SET request = 'x' WHERE id = ?", (damaged,))
    other.close()
    assert [one.job.id for one in library.past_jobs.page(1)] == [kept]


def test_after_a_clean_close_the_queue_goes_on(library: Library) -> None:
    running, waiting, paused = submit(library, 3)
    library.begin_attempt(running)
    library.pause_job(paused)
    again = reopened(library)
    try:
        assert not again.crashed
        assert order(again) == [running, waiting, paused]
        assert states(again) == [WAITING, WAITING, PAUSED]
        assert again.job(running).attempts == 0
    finally:
        again.close()


def test_after_a_crash_the_queue_comes_back_paused(library: Library) -> None:
    running, waiting, failed = submit(library, 3)
    library.begin_attempt(running)
    library.fail_job(failed, ErrorCode.NOT_FINITE, {})
    again = after_a_crash_of(library)
    try:
        assert again.crashed
        assert order(again) == [running, waiting, failed]
        assert states(again) == [PAUSED, PAUSED, FAILED]
        assert again.job(running).attempts == 1
    finally:
        again.close()


def test_a_retry_begins_after_the_pictures_that_are_saved(library: Library) -> None:
    job = library.submit(a_request(count=4))
    library.begin_attempt(job.id)
    library.save_picture(some_rgb(), job.request.single(0), a_provenance(), job_id=job.id, index=0)
    again = after_a_crash_of(library)
    try:
        again.resume_all()
        begun = again.begin_attempt(job.id)
        assert begun is not None
        assert begun.pictures_done == 1
    finally:
        again.close()


HOLDER = """
import sys, time
from pathlib import Path
from sdstudio.library import Library
from tests.support.pictures import a_request
folder = Path(sys.argv[1])
library = Library.open(folder / "pictures", folder / "data")
library.begin_attempt(library.submit(a_request()).id)
print("open", flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_library_whose_holder_was_killed_opens_with_its_queue_paused(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, env=environment
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        holder.send_signal(signal.SIGKILL)
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    try:
        assert library.crashed
        assert states(library) == [PAUSED]
    finally:
        library.close()


def test_a_request_is_repeated_where_all_its_pictures_are_here_or_will_be(
    library: Library,
) -> None:
    library.submit(a_request(seed=5, count=3))
    assert not library.submit_all([a_request(seed=6, count=2)], only_new=True)
    assert library.submit_all([a_request(seed=7, count=2)], only_new=True)
    picture = library.save_picture(some_rgb(), a_request(seed=20), a_provenance())
    assert not library.submit_all([a_request(seed=20)], only_new=True)
    assert library.submit_all([a_request("another prompt", seed=20)], only_new=True)
    library.trash.delete([picture.id])
    assert library.submit_all([a_request(seed=20)], only_new=True)


def test_a_failed_job_is_no_reason_not_to_ask_again(library: Library) -> None:
    job = library.submit(a_request(seed=5))
    library.begin_attempt(job.id)
    library.fail_job(job.id, ErrorCode.ENGINE_FAULT, {})
    assert library.submit_all([a_request(seed=5)], only_new=True)
