"""The state of the engine and its job at one moment, as values."""

from dataclasses import dataclass, field
from enum import Enum

from sdstudio.domain.messages import ImageReady, Phase
from sdstudio.library import Job


class EngineState(Enum):
    """What the engine is doing, for the status line."""

    STARTING = "starting"
    READY = "ready"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class RunningJob:
    """The job being made.

    Args:
        index: of the picture being made, 0 ….
        phase: ``None`` until the engine reports one.
        step, steps: of the denoising; 0 of 0 in other phases.
        is_stopping: a stop was requested and has not been answered yet.
    """

    job: Job
    index: int = 0
    phase: Phase | None = None
    step: int = 0
    steps: int = 0
    is_stopping: bool = False


@dataclass(frozen=True, slots=True)
class UnsavedPicture:
    """A finished picture that couldn't be saved and exists only in memory.

    Args:
        pixels: RGB, 8 bits, row by row.
    """

    job_id: int
    event: ImageReady
    pixels: bytes = field(repr=False, compare=False)
