"""Talking to an engine process the way the window does."""

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel

from sdstudio.domain.checkpoint import CheckpointRef
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.messages import (
    EVENTS,
    Cancel,
    Cancelled,
    EngineReady,
    Event,
    Failed,
    Finished,
    Generate,
    Has,
    Missing,
    Put,
    read_frame,
    write_frame,
)
from sdstudio.domain.modes import TEXT_TO_IMAGE
from sdstudio.domain.params import GenerationParams
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging import Rgb, input_ref

CHECKPOINT = CheckpointRef(name="Tiny", fingerprint="0123456789abcdef")
NO_INPUTS: Mapping[InputRole, Rgb] = MappingProxyType({})
PATIENCE_S = 60.0

E = TypeVar("E")


def a_request(
    *,
    count: int = 1,
    mode: str = TEXT_TO_IMAGE.key,
    inputs: Mapping[InputRole, Rgb] = NO_INPUTS,
    **params: str | int | float,
) -> GenerationRequest:
    """A small quick request; ``params`` say what matters."""
    usual: dict[str, str | int | float] = {
        "width": 64,
        "height": 64,
        "steps": 4,
        "prompt": "a fish",
    }
    return GenerationRequest(
        mode=mode,
        checkpoint=CHECKPOINT,
        inputs=tuple(input_ref(role, rgb) for role, rgb in inputs.items()),
        params=GenerationParams.model_validate({**usual, **params}),
        count=count,
    )


@dataclass(frozen=True)
class Said:
    """An event with its payload."""

    event: Event
    payload: bytes


class Conversation:
    """An engine process and everything it has said. Use as a context."""

    def __init__(self, cache: Path, *, fake: bool = True) -> None:
        options = ["--engine", *(["--fake"] if fake else [])]
        self._process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "sdstudio", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "SDSTUDIO_CACHE_DIR": str(cache)},
        )
        self._heard: queue.Queue[Said | None] = queue.Queue()
        self.said: list[Said] = []
        self.log = b""
        self._listeners = [
            threading.Thread(target=self._listen),
            threading.Thread(target=self._read_log),
        ]
        for listener in self._listeners:
            listener.start()

    def __enter__(self) -> "Conversation":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.hang_up()
        try:
            self.wait()
        finally:
            self._process.kill()
            self._process.wait()
            for listener in self._listeners:
                listener.join()

    def ask(
        self, job_id: int, request: GenerationRequest, folder: str = "", first: int = 0
    ) -> None:
        self.put(request.checkpoint.fingerprint, folder)
        self.send(Generate(job_id=job_id, request=request, first=first))

    def put(self, name: str, source: str | bytes) -> None:
        """Give it an asset: a path, or the content of a file."""
        if isinstance(source, bytes):
            self.send(Put(name=name), source)
        else:
            self.send(Put(name=name, path=source))

    def missing(self, *names: str) -> tuple[str, ...]:
        """Which of these assets it lacks."""
        self.send(Has(names=names))
        return self.until(Missing).names

    def cancel(self, job_id: int) -> None:
        self.send(Cancel(job_id=job_id))

    def until(self, kind: type[E], **fields: object) -> E:
        """Listen until an event of a kind with those values; what came before is in ``said``."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            said = self._heard.get(timeout=max(0.0, deadline - time.monotonic()))
            if said is None:
                raise EOFError(self.log.decode())
            self.said.append(said)
            event = said.event
            if isinstance(event, kind) and all(
                getattr(event, name) == value for name, value in fields.items()
            ):
                return event

    def end_of(self, job_id: int) -> Finished | Cancelled | Failed:
        while True:
            event = self.until(BaseModel)
            if isinstance(event, Finished | Cancelled | Failed) and event.job_id == job_id:
                return event

    def all_said(self, kind: type[E]) -> list[E]:
        return [said.event for said in self.said if isinstance(said.event, kind)]

    def payload_of(self, event: object) -> bytes:
        return next(said.payload for said in self.said if said.event is event)

    def ready(self) -> EngineReady:
        return self.until(EngineReady)

    def hang_up(self) -> None:
        if self._process.stdin is not None and not self._process.stdin.closed:
            self._process.stdin.close()

    def wait(self) -> int:
        return self._process.wait(timeout=PATIENCE_S)

    def send(self, command: BaseModel, payload: bytes = b"") -> None:
        assert self._process.stdin is not None
        write_frame(self._process.stdin, command, payload)  # type: ignore[arg-type]

    def send_raw(self, header: bytes, payload: bytes) -> None:
        """Send a frame that no message may make."""
        assert self._process.stdin is not None
        lengths = len(header).to_bytes(4) + len(payload).to_bytes(4)
        self._process.stdin.write(lengths + header + payload)
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while (frame := read_frame(self._process.stdout)) is not None:  # type: ignore[arg-type]
            self._heard.put(Said(EVENTS.validate_json(frame[0]), frame[1]))
        self._heard.put(None)

    def _read_log(self) -> None:
        assert self._process.stderr is not None
        self.log = self._process.stderr.read()
