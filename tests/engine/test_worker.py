"""The engine process, spoken to through its pipes as the window does."""

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.messages import (
    Cancelled,
    Failed,
    Finished,
    Heartbeat,
    ImageReady,
    Phase,
    PhaseStarted,
    Preview,
    Progress,
)
from tests.engine.conversation import Conversation, a_request


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversation]:
    """For tests that leave it ready for the next job."""
    with Conversation(tmp_path_factory.mktemp("cache")) as conversation:
        conversation.ready()
        yield conversation


@pytest.fixture
def talk(process: Conversation) -> Conversation:
    process.said.clear()
    return process


@pytest.fixture
def last_talk(tmp_path: Path) -> Iterator[Conversation]:
    """With a process that the test ends."""
    with Conversation(tmp_path) as conversation:
        conversation.ready()
        yield conversation


def test_a_job_tells_its_phases_steps_and_pictures_in_order(talk: Conversation) -> None:
    request = a_request(count=2, steps=3, seed=7)
    talk.ask(1, request)
    assert isinstance(talk.end_of(1), Finished)
    assert [(said.index, said.phase) for said in talk.all_said(PhaseStarted)] == [
        (0, Phase.LOAD),
        (0, Phase.ENCODE),
        (0, Phase.DENOISE),
        (0, Phase.DECODE),
        (1, Phase.DENOISE),
        (1, Phase.DECODE),
    ]
    assert [said.step for said in talk.all_said(Progress)] == [1, 2, 3, 1, 2, 3]
    pictures = talk.all_said(ImageReady)
    assert [picture.request for picture in pictures] == [request.single(0), request.single(1)]
    assert [len(talk.payload_of(picture)) for picture in pictures] == [64 * 64 * 3] * 2
    for preview in talk.all_said(Preview):
        assert len(talk.payload_of(preview)) == preview.width * preview.height * 3


def test_the_same_request_gives_the_same_picture(talk: Conversation) -> None:
    for job_id, request in enumerate([a_request(seed=1), a_request(seed=2), a_request(seed=1)]):
        talk.ask(job_id, request)
        talk.end_of(job_id)
    first, other, again = (talk.payload_of(picture) for picture in talk.all_said(ImageReady))
    assert first == again != other


def test_a_second_attempt_leaves_out_what_the_first_finished(talk: Conversation) -> None:
    talk.ask(1, a_request(count=3), first=2)
    talk.end_of(1)
    assert [picture.index for picture in talk.all_said(ImageReady)] == [2]


def test_stray_prints_end_in_the_log_and_not_in_a_frame(last_talk: Conversation) -> None:
    last_talk.ask(1, a_request(prompt="print"))
    assert isinstance(last_talk.end_of(1), Finished)
    last_talk.hang_up()
    last_talk.wait()
    last_talk.__exit__()
    assert b"a stray print" in last_talk.log
    assert b"one from below Python" in last_talk.log


def test_a_running_job_is_cancelled_at_once_and_the_next_one_works(talk: Conversation) -> None:
    talk.ask(1, a_request(prompt="slow", steps=100, count=2))
    talk.until(Progress)
    asked_s = time.monotonic()
    talk.cancel(1)
    assert isinstance(talk.end_of(1), Cancelled)
    assert time.monotonic() - asked_s < 1
    assert not talk.all_said(ImageReady)
    talk.ask(2, a_request())
    assert isinstance(talk.end_of(2), Finished)


def test_a_queued_job_can_be_cancelled_before_it_starts(talk: Conversation) -> None:
    talk.ask(1, a_request(prompt="slow"))
    talk.ask(2, a_request())
    talk.cancel(2)
    assert isinstance(talk.end_of(1), Finished)
    assert isinstance(talk.end_of(2), Cancelled)
    assert all(said.job_id == 1 for said in talk.all_said(PhaseStarted))


def test_cancelling_what_has_ended_changes_nothing(talk: Conversation) -> None:
    talk.ask(1, a_request())
    talk.end_of(1)
    talk.cancel(1)
    talk.cancel(99)
    talk.ask(1, a_request())
    assert isinstance(talk.end_of(1), Finished)


@pytest.mark.parametrize("prompt", ["hang", "slow"])
def test_the_process_ends_soon_after_its_window_in_mid_step(
    last_talk: Conversation, prompt: str
) -> None:
    last_talk.ask(1, a_request(prompt=prompt, steps=100))
    last_talk.until(PhaseStarted, phase=Phase.DENOISE)
    hung_up_s = time.monotonic()
    last_talk.hang_up()
    assert last_talk.wait() == 0
    assert time.monotonic() - hung_up_s < 2


@pytest.mark.parametrize(
    ("prompt", "code", "arguments"),
    [
        ("oom", ErrorCode.OUT_OF_MEMORY, {"width": 64, "height": 128}),
        ("nan", ErrorCode.NOT_FINITE, {}),
        ("missing", ErrorCode.MODEL_NOT_FOUND, {"model": "Tiny"}),
        (
            "fail",
            ErrorCode.ENGINE_FAULT,
            {"detail": "RuntimeError: the fake engine was asked to fail"},
        ),
    ],
)
def test_a_failure_is_a_code_with_arguments_and_the_next_job_works(
    talk: Conversation, prompt: str, code: ErrorCode, arguments: dict[str, str]
) -> None:
    talk.ask(1, a_request(prompt=prompt, height=128))
    failed = talk.end_of(1)
    assert isinstance(failed, Failed)
    assert (failed.code, failed.arguments) == (code, arguments)
    assert "Traceback" in failed.details
    talk.ask(2, a_request())
    assert isinstance(talk.end_of(2), Finished)


def test_a_crash_is_the_end_of_the_process(last_talk: Conversation) -> None:
    last_talk.ask(1, a_request(prompt="crash"))
    with pytest.raises(EOFError):
        last_talk.end_of(1)
    assert last_talk.wait() != 0


def test_heartbeats_come_each_second_also_while_a_step_hangs(last_talk: Conversation) -> None:
    last_talk.ask(1, a_request(prompt="hang"))
    heard_s = []
    for _ in range(3):
        assert last_talk.until(Heartbeat).memory_bytes > 2**20
        heard_s.append(time.monotonic())
    assert all(later - earlier < 1.9 for earlier, later in pairwise(heard_s))


def test_a_frame_that_is_no_command_ends_the_process(last_talk: Conversation) -> None:
    last_talk.send(Heartbeat(memory_bytes=1))
    assert last_talk.wait() != 0


def test_the_fake_engine_starts_without_torch(talk: Conversation) -> None:
    talk.ask(1, a_request())
    talk.end_of(1)
    # torch alone holds more than that.
    assert talk.until(Heartbeat).memory_bytes < 100 * 2**20
