"""The interface between the engine process and the engine it runs."""

import threading
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import BaseModel

from sdstudio.domain.messages import EngineReady, Generate, Segment
from sdstudio.domain.speed_estimate import Speed
from sdstudio.engine.assets import JobFiles, Weights
from sdstudio.imaging.logit_masks import PlacedMask

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Seen = NDArray[np.uint8]
    Squares = NDArray[np.uint8]
    Vectors = NDArray[np.float16]
else:
    Seen = Squares = Vectors = Any


class JobCancelled(Exception):  # noqa: N818 - not an error
    """Unwinds a cancelled job."""


class CancelFlag:
    """Whether a job has been cancelled. Thread: set by the reader, checked by the job."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Cancel the job."""
        self._event.set()

    def check(self) -> None:
        """Raise :class:`JobCancelled` if the job has been cancelled."""
        if self._event.is_set():
            raise JobCancelled

    def wait(self, seconds: float) -> None:
        """Sleep; raise :class:`JobCancelled` as soon as the job is cancelled."""
        if self._event.wait(seconds):
            raise JobCancelled


def nothing() -> None:
    """Between two steps: nobody waits for anything."""


class Emit(Protocol):
    """Sends an event to the window. Callable from any thread."""

    def __call__(self, event: BaseModel, payload: bytes = b"") -> None: ...


class Interlude(Protocol):
    """Answers requests that somebody waits for, between the steps of a job; must not raise."""

    def __call__(self) -> None: ...


class Engine(Protocol):
    """Makes pictures. Thread: the engine process's main thread."""

    def describe(self) -> EngineReady:
        """Describe the device and what it can do."""

    def measure(self) -> Speed:
        """Measure this machine's speed. Takes a few seconds and can't be cancelled."""

    def encode(self, weights: Weights, squares: Squares, cancelled: CancelFlag) -> Vectors:
        """Turn pictures into vectors of length 1, one row for each.

        Args:
            squares: (count, ``LOOKED_AT_PX``, ``LOOKED_AT_PX``, 3), RGB.

        Raises:
            JobCancelled: soon after ``cancelled`` is set.
            StudioError: the weights can't be used.
        """

    def segment(
        self, weights: Weights, command: Segment, seen: Seen, cancelled: CancelFlag
    ) -> PlacedMask:
        """Find the object that the prompts point at; also between two steps of a job.

        Args:
            seen: (height, width, 3), RGB: the picture as the model looks at it.

        Raises:
            JobCancelled: soon after ``cancelled`` is set.
            StudioError: the weights can't be used.
        """

    def caption(self, weights: Weights, seen: Seen, cancelled: CancelFlag) -> tuple[int, ...]:
        """The tokens of a caption, for ``caption_of``; also between two steps of a job.

        Args:
            seen: (``captioning.SEEN_PX``, ``captioning.SEEN_PX``, 3), RGB.

        Raises:
            JobCancelled: soon after ``cancelled`` is set.
            StudioError: the weights can't be used.
        """

    def generate(
        self,
        command: Generate,
        files: JobFiles,
        emit: Emit,
        cancelled: CancelFlag,
        between_steps: Interlude = nothing,
    ) -> None:
        """Make a job's pictures, starting with index ``command.first``.

        Emits ``PhaseStarted``, ``Progress``, ``Preview`` and ``ImageReady``. Returns when the job
        has finished.

        Raises:
            JobCancelled: soon after ``cancelled`` is set.
            StudioError: an expected failure.
        """
