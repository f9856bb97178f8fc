"""Frames survive the pipe whatever is in them, and nothing else passes for one."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from sdstudio.domain import samplers
from sdstudio.domain.checkpoint import CheckpointRef
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.messages import (
    COMMANDS,
    EVENTS,
    Cancel,
    Failed,
    Generate,
    Has,
    Heartbeat,
    Phase,
    PhaseStarted,
    Preview,
    ProtocolError,
    Put,
    read_frame,
    write_frame,
)
from sdstudio.domain.params import SEED_MAX, GenerationParams
from sdstudio.domain.request import COUNT_MAX, GenerationRequest

# A lone surrogate is no text: nothing can be typed or read from a file that holds one.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
numbers = st.integers(0, 2**53)
hashes = st.from_regex("[0-9a-f]{16}|[0-9a-f]{64}", fullmatch=True)

requests = st.builds(
    GenerationRequest,
    checkpoint=st.builds(
        CheckpointRef, name=texts, fingerprint=st.text("0123456789abcdef", min_size=16, max_size=16)
    ),
    params=st.builds(
        GenerationParams,
        prompt=texts,
        negative_prompt=texts,
        width=st.integers(8, 512).map(lambda eighths: 8 * eighths),
        height=st.integers(8, 512).map(lambda eighths: 8 * eighths),
        steps=st.integers(1, 150),
        guidance_scale=st.floats(1, 30),
        sampler=st.sampled_from([row.key for row in samplers.SAMPLERS]),
        seed=st.integers(0, SEED_MAX),
    ),
    count=st.integers(1, COUNT_MAX),
)
commands: st.SearchStrategy[BaseModel] = st.one_of(
    st.builds(Generate, job_id=numbers, request=requests, first=st.integers(0, 99)),
    st.builds(Has, names=st.lists(hashes, max_size=5).map(tuple)),
    st.builds(Put, name=hashes, path=texts),
    st.builds(Cancel, job_id=numbers),
)
events: st.SearchStrategy[BaseModel] = st.one_of(
    st.builds(Heartbeat, memory_bytes=numbers),
    st.builds(PhaseStarted, job_id=numbers, index=numbers, phase=st.sampled_from(Phase)),
    st.builds(Preview, job_id=numbers, index=numbers, step=numbers, width=numbers, height=numbers),
    st.builds(
        Failed,
        job_id=numbers,
        code=st.sampled_from(ErrorCode),
        arguments=st.dictionaries(texts, st.one_of(texts, numbers)),
        details=texts,
    ),
)
payloads = st.binary(max_size=5000)


class Dribble(io.RawIOBase):
    """A pipe that gives a few bytes at a time."""

    def __init__(self, data: bytes, at_a_time: int) -> None:
        self._data = io.BytesIO(data)
        self._at_a_time = at_a_time

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._data.read(min(size, self._at_a_time))


@given(st.lists(st.tuples(commands, payloads), max_size=4), st.integers(1, 4000))
def test_commands_come_out_as_they_went_in(
    sent: list[tuple[BaseModel, bytes]], at_a_time: int
) -> None:
    pipe = io.BytesIO()
    for message, payload in sent:
        write_frame(pipe, message, payload)
    received = Dribble(pipe.getvalue(), at_a_time)
    for message, payload in sent:
        frame = read_frame(received)  # type: ignore[arg-type]
        assert frame is not None
        assert COMMANDS.validate_json(frame[0]) == message
        assert frame[1] == payload
    assert read_frame(received) is None  # type: ignore[arg-type]


@given(events, payloads)
def test_events_come_out_as_they_went_in(event: BaseModel, payload: bytes) -> None:
    pipe = io.BytesIO()
    write_frame(pipe, event, payload)
    frame = read_frame(io.BytesIO(pipe.getvalue()))
    assert frame is not None
    assert (EVENTS.validate_json(frame[0]), frame[1]) == (event, payload)


@given(commands, payloads, st.data())
def test_an_end_in_mid_frame_is_the_end(
    command: BaseModel, payload: bytes, data: st.DataObject
) -> None:
    pipe = io.BytesIO()
    write_frame(pipe, command, payload)
    whole = pipe.getvalue()
    cut = data.draw(st.integers(0, len(whole) - 1))
    assert read_frame(io.BytesIO(whole[:cut])) is None


@pytest.mark.parametrize("lengths", [(2**23, 0), (10, 2**31), (2**32 - 1, 2**32 - 1)])
def test_lengths_that_no_message_has_are_refused_before_reading(lengths: tuple[int, int]) -> None:
    with pytest.raises(ProtocolError):
        read_frame(io.BytesIO(struct.pack(">II", *lengths)))
