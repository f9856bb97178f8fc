"""What is known of the making of pictures at one moment, as values."""

from dataclasses import dataclass, field
from enum import Enum

from sdstudio.domain.messages import ImageReady, Phase
from sdstudio.library import Job


class EngineState(Enum):
    """What the engine is doing, as the status line says it."""

    STARTING = "starting"
    READY = "ready"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class RunningJob:
    """The job being made.

    Args:
        index: of the picture being made, 0 ….
        phase: ``None`` until the engine has said one.
        step, steps: of the denoising; 0 of 0 in other phases.
        stopping: stop was asked for and not yet answered.
    """

    job: Job
    index: int = 0
    phase: Phase | None = None
    step: int = 0
    steps: int = 0
    stop_controller: bool = False


@dataclass(frozen=True, slots=True)
class UnsavedPicture:
    """A finished picture that could not be written and lives in memory alone.

    Args:
        pixels: RGB, 8 bits, row by row.
    """

    job_id: int
    event: ImageReady
    pixels: bytes = field(repr=False, compare=False)
