"""The queue: the fake engine, a real library, no window.

The engine is in a process of its own where it is killed, crashes or hangs, otherwise in a thread.
"""

import errno
import os
import signal
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app import eta, watchdog
from sdstudio.app.operations import Operations
from sdstudio.app.running_job import EngineState
from sdstudio.disk import SystemDisk
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.memory_savings import ALL
from sdstudio.domain.messages import Phase
from sdstudio.imaging import read_texts
from sdstudio.library import JobState, Library, Picture
from tests.support.coroutines import begin, result_of
from tests.support.services import Services, checkpoint, draft, running_services


class FullDisk(SystemDisk):
    """A disk on which nothing more can be written while ``is_full``."""

    is_full = True

    def write(self, path: Path, data: bytes) -> None:
        if self.is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().write(path, data)


def make(qtbot: QtBot, services: Services, prompt: str, *, count: int = 1) -> list[Picture]:
    """Run one job to its end; returns the pictures it saved."""
    saved: list[Picture] = []
    services.saver.saved.connect(saved.append)
    with qtbot.waitSignal(services.queue.job_ended):
        result_of(services.queue.submit(draft(prompt, count=count), checkpoint()))
    services.saver.saved.disconnect(saved.append)
    return saved


def pictures_of(qtbot: QtBot, services: Services) -> list[Picture]:
    """What the library holds."""
    return result_of(services.library.do(lambda library: library.pictures(100)))


def wait_for_phase(qtbot: QtBot, services: Services, phase: Phase) -> None:
    def phase_now() -> Phase | None:
        running = services.dispatcher.running
        return None if running is None else running.phase

    qtbot.waitUntil(lambda: phase_now() is phase)


def wait_for_engine(qtbot: QtBot, services: Services, state: EngineState) -> None:
    qtbot.waitUntil(lambda: services.dispatcher.engine_state is state)


def test_a_submitted_job_becomes_saved_pictures_with_their_own_seeds(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running_services(tmp_path) as services:
        pictures = make(qtbot, services, "a red fish", count=3)
        assert [picture.request.params.seed for picture in pictures] == [7, 8, 9]
        assert all("sdstudio.request" in read_texts(picture.path) for picture in pictures)
        qtbot.waitUntil(lambda: services.queue.jobs == ())


def test_jobs_submitted_while_one_runs_wait_their_turn(qtbot: QtBot, tmp_path: Path) -> None:
    with running_services(tmp_path) as services:
        saved: list[str] = []
        services.saver.saved.connect(lambda one: saved.append(one.request.params.prompt))
        for prompt in ("first slow", "second", "third"):
            result_of(services.queue.submit(draft(prompt), checkpoint()))
        qtbot.waitUntil(lambda: len(saved) == 3)
        assert saved == ["first slow", "second", "third"]


def test_a_bad_value_is_refused_before_anything_is_queued(qtbot: QtBot, tmp_path: Path) -> None:
    with running_services(tmp_path) as services:
        with pytest.raises(StudioError) as refused:
            result_of(services.queue.submit(draft("x").choose("width", 513), checkpoint()))
        assert refused.value.code is ErrorCode.NOT_A_MULTIPLE
        assert services.queue.jobs == ()


def test_stop_ends_the_job_keeps_finished_pictures_and_the_next_job_works(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running_services(tmp_path) as services:
        queue = services.queue
        with qtbot.waitSignal(services.saver.saved):
            result_of(queue.submit(draft("slow", count=5), checkpoint()))
        wait_for_phase(qtbot, services, Phase.DENOISE)
        with qtbot.waitSignal(queue.job_ended):
            services.dispatcher.stop()
        kept = len(list(services.pictures.glob("*.png")))
        assert 1 <= kept < 5
        assert len(make(qtbot, services, "next")) == 1


def test_stop_asked_twice_ends_an_engine_that_does_not_answer(qtbot: QtBot, tmp_path: Path) -> None:
    with running_services(tmp_path, own_process=True) as services:
        queue = services.queue
        result_of(queue.submit(draft("hang"), checkpoint()))
        wait_for_phase(qtbot, services, Phase.DENOISE)
        services.dispatcher.stop()
        with qtbot.waitSignal(queue.job_ended):
            services.dispatcher.stop()
        assert len(make(qtbot, services, "next")) == 1


def test_an_engine_that_is_killed_is_started_again_and_its_job_is_tried_once_more(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running_services(tmp_path, own_process=True) as services:
        queue = services.queue
        told: list[ErrorCode] = []
        services.dispatcher.trouble.connect(lambda error: told.append(error.code))
        with qtbot.waitSignal(services.saver.saved):
            result_of(queue.submit(draft("slow", count=2), checkpoint()))
        wait_for_phase(qtbot, services, Phase.DENOISE)
        with qtbot.waitSignal(queue.job_ended):
            os.kill(services.processes[-1].pid, signal.SIGKILL)
        # The picture that was finished before is not made a second time.
        assert len(list(services.pictures.glob("*.png"))) == 2
        assert told == [ErrorCode.ENGINE_DIED]
        # It may have been ended for its memory, so the second try takes as little as can be.
        rungs = [picture.provenance.memory_rung for picture in pictures_of(qtbot, services)]
        assert sorted(rungs) == [0, ALL]


def test_a_job_that_kills_the_engine_twice_is_paused(qtbot: QtBot, tmp_path: Path) -> None:
    with running_services(tmp_path, own_process=True) as services:
        queue = services.queue
        result_of(queue.submit(draft("crash"), checkpoint()))
        qtbot.waitUntil(
            lambda: [job.state for job in queue.jobs] == [JobState.PAUSED], timeout=60_000
        )
        qtbot.waitUntil(
            lambda: services.dispatcher.engine_state is EngineState.READY, timeout=60_000
        )
        assert len(make(qtbot, services, "next")) == 1


def test_a_job_for_which_the_system_ends_the_engine_twice_says_what_to_do(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running_services(tmp_path, own_process=True) as services:
        queue = services.queue
        told: list[ErrorCode] = []
        services.dispatcher.trouble.connect(lambda error: told.append(error.code))
        result_of(queue.submit(draft("slow", steps=100), checkpoint()))
        for _ in range(2):
            wait_for_phase(qtbot, services, Phase.DENOISE)
            with qtbot.waitSignal(services.engine.died):
                os.kill(services.processes[-1].pid, signal.SIGKILL)
        qtbot.waitUntil(lambda: [job.state for job in queue.jobs] == [JobState.PAUSED])
        assert told == [ErrorCode.ENGINE_DIED, ErrorCode.ENGINE_OUT_OF_MEMORY]
        (job,) = queue.jobs
        assert job.error_code is ErrorCode.ENGINE_OUT_OF_MEMORY
        assert dict(job.error_arguments) == {"width": 64, "height": 64}


def test_an_engine_that_the_program_ended_itself_was_not_out_of_memory(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running_services(tmp_path, own_process=True) as services:
        queue = services.queue
        result_of(queue.submit(draft("slow", steps=100), checkpoint()))
        for _ in range(2):
            wait_for_phase(qtbot, services, Phase.DENOISE)
            with qtbot.waitSignal(services.engine.died):
                services.engine.restart()
        qtbot.waitUntil(lambda: [job.state for job in queue.jobs] == [JobState.PAUSED])
        assert queue.jobs[0].error_code is ErrorCode.ENGINE_DIED


def test_a_failure_stays_in_the_queue_with_its_reason(qtbot: QtBot, tmp_path: Path) -> None:
    with running_services(tmp_path) as services:
        make(qtbot, services, "oom")
        qtbot.waitUntil(lambda: bool(services.queue.jobs))
        (job,) = services.queue.jobs
        assert (job.state, job.error_code) == (JobState.FAILED, ErrorCode.OUT_OF_MEMORY)


def test_a_job_whose_files_are_gone_when_it_begins_ends_in_a_failure(
    qtbot: QtBot, tmp_path: Path
) -> None:
    gone = Draft(
        {"prompt": "x"}, adapters=(AdapterRef(kind=AdapterKind.LORA, name="Gone", sha256="0" * 64),)
    )
    with running_services(tmp_path) as services:
        with qtbot.waitSignal(services.queue.job_ended):
            result_of(services.queue.submit(gone, checkpoint()))
        (job,) = services.queue.jobs
        assert (job.state, job.error_code) == (JobState.FAILED, ErrorCode.ADAPTER_GONE)


def test_on_a_full_disk_the_picture_stays_in_memory_and_the_queue_pauses(
    qtbot: QtBot, tmp_path: Path
) -> None:
    disk = FullDisk()
    with running_services(tmp_path, disk) as services:
        queue = services.queue
        with qtbot.waitSignal(queue.trouble) as trouble:
            result_of(queue.submit(draft("first"), checkpoint()))
            result_of(queue.submit(draft("second"), checkpoint()))
        assert trouble.args is not None
        (error,) = trouble.args
        assert error.code is ErrorCode.PICTURE_UNSAVED
        assert error.arguments["cause"] == ErrorCode.DISK_FULL
        qtbot.waitUntil(lambda: services.dispatcher.running is None)
        assert queue.paused
        assert [picture.event.request.params.prompt for picture in services.saver.unsaved] == [
            "first"
        ]
        assert len(queue.jobs) == 2

        disk.is_full = False
        saved: list[Picture] = []
        services.saver.saved.connect(saved.append)
        services.saver.save_again()
        queue.unpause()
        qtbot.waitUntil(lambda: len(saved) == 2 and queue.jobs == ())
        assert services.saver.unsaved == ()


def test_an_unsaved_picture_that_was_saved_elsewhere_lets_its_job_end(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running_services(tmp_path, FullDisk()) as services:
        queue = services.queue
        with qtbot.waitSignal(queue.trouble):
            result_of(queue.submit(draft("first"), checkpoint()))
        qtbot.waitUntil(lambda: services.dispatcher.running is None)
        with qtbot.waitSignal(queue.job_ended):
            services.saver.discard(services.saver.unsaved[0])
        qtbot.waitUntil(lambda: queue.jobs == ())


def test_saving_one_picture_elsewhere_leaves_a_job_that_is_not_done_in_the_queue(
    qtbot: QtBot, tmp_path: Path
) -> None:
    disk = FullDisk()
    with running_services(tmp_path, disk, own_process=True) as services:
        queue = services.queue
        with qtbot.waitSignal(queue.trouble):
            result_of(queue.submit(draft("slow", count=3), checkpoint()))
        os.kill(services.processes[-1].pid, signal.SIGKILL)
        qtbot.waitUntil(lambda: services.dispatcher.running is None)
        services.saver.discard(services.saver.unsaved[0])
        disk.is_full = False
        qtbot.waitUntil(
            lambda: services.dispatcher.engine_state is EngineState.READY, timeout=60_000
        )
        assert [job.state for job in queue.jobs] == [JobState.WAITING]
        with qtbot.waitSignal(queue.job_ended):
            services.dispatcher.resume()
        assert {7, 8, 9} == {
            picture.request.params.seed for picture in pictures_of(qtbot, services)
        }


def waiting_job(qtbot: QtBot, services: Services, prompt: str, *, count: int = 1) -> int:
    """A job that waits in a paused queue while the engine is ready; its id."""
    wait_for_engine(qtbot, services, EngineState.READY)
    services.queue.pause()
    result_of(services.queue.submit(draft(prompt, count=count), checkpoint()))
    return services.queue.jobs[0].id


def test_a_job_that_is_removed_while_it_is_being_started_is_not_made(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running_services(tmp_path) as services:
        queue = services.queue
        job_id = waiting_job(qtbot, services, "removed")
        held = threading.Event()
        services.library.do(lambda _library: held.wait(10))
        queue.unpause()
        Operations(queue).start(queue.remove([job_id]))
        held.set()
        make(qtbot, services, "next")
        prompts = [one.request.params.prompt for one in pictures_of(qtbot, services)]
        assert prompts == ["next"]


def test_a_job_that_is_removed_right_after_its_start_is_stopped(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running_services(tmp_path) as services:
        queue, dispatcher = services.queue, services.dispatcher
        job_id = waiting_job(qtbot, services, "slow", count=5)
        removed: list[int] = []

        def remove() -> None:
            if dispatcher.running is not None and not removed:
                removed.append(job_id)
                Operations(queue).start(queue.remove([job_id]))

        dispatcher.changed.connect(remove)
        with qtbot.waitSignal(queue.job_ended):
            queue.unpause()
        assert len(pictures_of(qtbot, services)) < 5
        assert queue.jobs == ()


def test_a_queue_that_is_paused_while_a_job_is_being_started_starts_it_later(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running_services(tmp_path) as services:
        queue = services.queue
        waiting_job(qtbot, services, "later")
        held = threading.Event()
        services.library.do(lambda _library: held.wait(10))
        queue.unpause()
        queue.pause()
        held.set()
        for _ in range(3):  # the attempt, a look at the queue, and the job's return to it
            result_of(queue.refresh())
        assert services.dispatcher.running is None
        assert [(job.state, job.attempts) for job in queue.jobs] == [(JobState.WAITING, 0)]
        with qtbot.waitSignal(queue.job_ended):
            queue.unpause()
        assert len(pictures_of(qtbot, services)) == 1


def test_a_job_that_begins_while_the_engine_dies_is_made_once(qtbot: QtBot, tmp_path: Path) -> None:
    with running_services(tmp_path, own_process=True) as services:
        queue = services.queue
        qtbot.waitUntil(
            lambda: services.dispatcher.engine_state is EngineState.READY, timeout=60_000
        )
        held = threading.Event()
        services.library.do(lambda _library: held.wait(10))
        begin(queue.submit(draft("a"), checkpoint()))
        services.library.do(lambda _library: held.wait(10))
        with qtbot.waitSignal(services.engine.died):
            os.kill(services.processes[-1].pid, signal.SIGKILL)
        saved: list[Picture] = []
        services.saver.saved.connect(saved.append)
        with qtbot.waitSignal(queue.job_ended):
            held.set()
        assert len(saved) == 1
        assert queue.jobs == ()


def test_going_on_starts_an_engine_that_was_given_up(qtbot: QtBot, tmp_path: Path) -> None:
    with running_services(tmp_path, own_process=True) as services:
        for _ in range(3):
            qtbot.waitUntil(
                lambda: services.dispatcher.engine_state is EngineState.READY, timeout=60_000
            )
            with qtbot.waitSignal(services.engine.died):
                os.kill(services.processes[-1].pid, signal.SIGKILL)
        qtbot.waitUntil(
            lambda: services.dispatcher.engine_state is EngineState.GONE, timeout=60_000
        )
        services.dispatcher.resume()
        assert len(make(qtbot, services, "next")) == 1


def refuse(_library: Library, _job_id: int) -> None:
    raise StudioError(ErrorCode.DISK_FULL, folder="/full")


def test_an_end_that_could_not_be_written_is_written_at_the_next_try(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_services(tmp_path) as services:
        queue = services.queue
        with monkeypatch.context() as patch:
            patch.setattr(Library, "finish_job", refuse)
            with qtbot.waitSignal(queue.trouble):
                result_of(queue.submit(draft("a"), checkpoint()))
            assert queue.paused
        with qtbot.waitSignal(queue.job_ended):
            queue.unpause()
        assert queue.jobs == ()
        assert len(pictures_of(qtbot, services)) == 1


def test_a_disk_that_refuses_an_attempt_pauses_the_queue(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_services(tmp_path) as services:
        queue = services.queue
        with monkeypatch.context() as patch:
            patch.setattr(Library, "begin_attempt", refuse)
            with qtbot.waitSignal(queue.trouble):
                result_of(queue.submit(draft("a"), checkpoint()))
            assert queue.paused
        with qtbot.waitSignal(services.saver.saved):
            services.dispatcher.resume()


def test_waiting_jobs_are_there_again_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    with running_services(tmp_path) as services:
        services.queue.pause()
        for number in range(200):
            result_of(services.queue.submit(draft(f"job {number}"), checkpoint()))
        qtbot.waitUntil(lambda: len(services.queue.jobs) == 200)
    with running_services(tmp_path) as services:
        services.queue.pause()
        qtbot.waitUntil(lambda: len(services.queue.jobs) == 200)
        prompts = [job.request.params.prompt for job in services.queue.jobs]
        assert prompts == [f"job {number}" for number in range(200)]


def test_a_job_taken_out_comes_back_to_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    with running_services(tmp_path) as services:
        queue = services.queue
        queue.pause()
        for prompt in ("a", "b", "c"):
            result_of(queue.submit(draft(prompt), checkpoint()))
        qtbot.waitUntil(lambda: len(queue.jobs) == 3)
        middle = queue.jobs[1].id
        result_of(queue.remove([middle]))
        qtbot.waitUntil(lambda: len(queue.jobs) == 2)
        result_of(queue.put_back([middle]))
        qtbot.waitUntil(lambda: len(queue.jobs) == 3)
        assert [job.request.params.prompt for job in queue.jobs] == ["a", "b", "c"]


def test_time_left_is_not_known_at_first_and_learned_for_the_next_job(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running_services(tmp_path) as services:
        assert services.dispatcher.estimate_s(draft("x"), checkpoint()) is None
        make(qtbot, services, "slow")
        learned_s = services.dispatcher.estimate_s(draft("slow"), checkpoint())
        assert learned_s is not None
        assert learned_s > 0


def test_a_double_click_on_stop_does_not_end_the_engine(qtbot: QtBot, tmp_path: Path) -> None:
    with running_services(tmp_path) as services:
        queue = services.queue
        result_of(queue.submit(draft("slow", count=5), checkpoint()))
        wait_for_phase(qtbot, services, Phase.DENOISE)
        with qtbot.waitSignal(queue.job_ended):
            services.dispatcher.stop()
            services.dispatcher.stop()
        assert len(services.processes) == 1


def test_an_engine_that_does_not_heed_stop_is_ended_after_a_while(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watchdog, "STOP_LIMIT_S", 0.5)
    with running_services(tmp_path, own_process=True) as services:
        queue = services.queue
        result_of(queue.submit(draft("hang"), checkpoint()))
        wait_for_phase(qtbot, services, Phase.DENOISE)
        with qtbot.waitSignal(queue.job_ended):
            services.dispatcher.stop()
        assert len(make(qtbot, services, "next")) == 1


def test_a_job_that_hangs_where_time_is_known_is_tried_again_and_then_paused(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(eta, "STUCK_MIN_S", 1.0)
    with running_services(tmp_path, own_process=True) as services:
        queue = services.queue
        make(qtbot, services, "learn")
        result_of(queue.submit(draft("hang"), checkpoint()))
        qtbot.waitUntil(
            lambda: [job.state for job in queue.jobs] == [JobState.PAUSED], timeout=30_000
        )
        # The job is put back as soon as its process is dead, before the next one is started.
        qtbot.waitUntil(
            lambda: services.dispatcher.engine_state is EngineState.READY, timeout=60_000
        )
        assert len(services.processes) == 3
