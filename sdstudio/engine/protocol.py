"""The seam between the engine process and the engine it runs."""

import threading
from typing import Protocol

from pydantic import BaseModel

from sdstudio.domain.messages import EngineReady, Generate
from sdstudio.domain.speed_estimate import Speed


class JobCancelled(Exception):  # noqa: N818 - no error: it is what was asked for
    """Unwinds a job that is to stop."""


class CancelFlag:
    """Whether a job is to stop. Thread: set by the reader, looked at by the job."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Ask the job to stop."""
        self._event.set()

    def check(self) -> None:
        """Raise :class:`JobCancelled` once the job is to stop."""
        if self._event.is_set():
            raise JobCancelled

    def wait(self, seconds: float) -> None:
        """Sleep, but no longer than until the job is to stop; then raise :class:`JobCancelled`."""
        if self._event.wait(seconds):
            raise JobCancelled


class Emit(Protocol):
    """Sends an event to the window. Callable from any thread; the last word is the process's."""

    def __call__(self, event: BaseModel, payload: bytes = b"") -> None: ...


class Engine(Protocol):
    """Makes pictures. Thread: everything on the engine process's main thread."""

    def describe(self) -> EngineReady:
        """What the pictures are made on."""

    def measure(self) -> Speed:
        """How fast pictures will be made. Takes a few seconds, and nothing stops it meanwhile."""

    def generate(self, command: Generate, emit: Emit, cancelled: CancelFlag) -> None:
        """Make the pictures of a job, from ``command.first`` on.

        Emits ``PhaseStarted``, ``Progress``, ``Preview`` and ``ImageReady``; how the job ended is
        told by returning or raising.

        Raises:
            JobCancelled: soon after ``cancelled`` was set.
            StudioError: an expected failure.
        """
