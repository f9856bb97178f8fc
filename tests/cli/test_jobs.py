"""Jobs of the command line, with the fake engine in a real process."""

import signal
from pathlib import Path

import psutil
import pytest

from sdstudio.app.engine_assets import EngineJob
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.cli.jobs import Jobs
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.memory_savings import ALL
from sdstudio.domain.messages import Event, ImageReady, PhaseStarted, Progress
from sdstudio.domain.resolving import resolve
from tests.support.services import an_engine_job, checkpoint, draft, other_version


def a_job(prompt: str, *, job_id: int = 1, count: int = 1) -> EngineJob:
    request = resolve(draft(prompt, count=count, steps=2), checkpoint(), drawn_seed=7)
    return an_engine_job(request, job_id)


def a_launch(folder: Path) -> EngineLaunch:
    return EngineLaunch(folder / "cache", folder / "engine.log", fake=True)


def end_the_engine() -> None:
    """As the system does where memory runs out."""
    (engine,) = psutil.Process().children()
    engine.send_signal(signal.SIGKILL)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX: Windows has no SIGKILL")
class TestAnEngineThatTheSystemEnds:
    def test_is_started_again_for_what_is_left_with_less_memory(self, tmp_path: Path) -> None:
        made: list[tuple[int, int, int]] = []
        told: list[ErrorCode] = []

        def on_picture(event: ImageReady, _payload: bytes) -> None:
            made.append((event.job_id, event.index, event.provenance.memory_rung))

        def on_event(event: Event) -> None:
            if isinstance(event, Progress) and (event.job_id, event.index) == (2, 1) and not told:
                end_the_engine()

        submitted = (a_job("a cat"), a_job("a slow dog", job_id=2, count=2), a_job("a", job_id=3))
        jobs = Jobs(submitted, on_picture, on_event, lambda error: told.append(error.code))
        assert jobs.run(a_launch(tmp_path)) == 0
        assert made == [(1, 0, 0), (2, 0, 0), (2, 1, ALL), (3, 0, ALL)]
        assert told == [ErrorCode.ENGINE_DIED]

    def test_twice_says_that_there_was_not_enough_memory(self, tmp_path: Path) -> None:
        def on_event(event: Event) -> None:
            if isinstance(event, Progress):
                end_the_engine()

        jobs = Jobs((a_job("a slow cat"),), lambda _event, _payload: None, on_event)
        with pytest.raises(StudioError) as failed:
            jobs.run(a_launch(tmp_path))
        assert failed.value.code is ErrorCode.OUT_OF_MEMORY
        assert failed.value.arguments == {"width": 64, "height": 64}


def test_an_engine_that_dies_by_its_own_fault_is_not_tried_again(tmp_path: Path) -> None:
    told: list[StudioError] = []
    jobs = Jobs((a_job("crash"),), lambda _event, _payload: None, on_warning=told.append)
    with pytest.raises(StudioError) as failed:
        jobs.run(a_launch(tmp_path))
    assert failed.value.code is ErrorCode.ENGINE_DIED_ALONE
    assert told == []


def test_a_black_picture_is_kept_and_warned_of(tmp_path: Path) -> None:
    made: list[bytes] = []
    told: list[StudioError] = []
    jobs = Jobs(
        (a_job("a cat"), a_job("all-black", job_id=2)),
        lambda _event, pixels: made.append(pixels),
        on_warning=told.append,
    )
    assert jobs.run(a_launch(tmp_path)) == 0
    assert [any(one) for one in made] == [True, False]
    assert [one.code for one in told] == [ErrorCode.PICTURE_BLACK]


def test_an_engine_of_another_version_is_named_and_makes_nothing(tmp_path: Path) -> None:
    jobs = Jobs((a_job("a cat"),), lambda _event, _payload: None)
    with pytest.raises(StudioError) as failed:
        jobs.run(other_version(tmp_path))
    assert failed.value.code is ErrorCode.ENGINE_OTHER_VERSION
    assert failed.value.arguments["engine"] == "SD Studio 99"


def test_a_mode_that_the_engine_does_not_announce_is_refused_before_any_job_is_sent(
    tmp_path: Path,
) -> None:
    good, bad = a_job("a cat"), a_job("a dog", job_id=2)
    request = bad.command.request.model_copy(update={"mode": "from_the_future"})
    events: list[Event] = []
    jobs = Jobs((good, an_engine_job(request, 2)), lambda _event, _payload: None, events.append)
    with pytest.raises(StudioError) as failed:
        jobs.run(a_launch(tmp_path))
    assert failed.value.code is ErrorCode.ENGINE_LACKS_MODE
    assert not any(isinstance(event, PhaseStarted) for event in events)
