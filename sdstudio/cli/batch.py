"""Runs a job for each of many files in one engine process; one that fails stops no other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from sdstudio.app.engine_assets import EngineJob
from sdstudio.app.engine_process import EngineLaunch, EngineProcess, ProcessEnded
from sdstudio.cli.engine import Inbox, running_engine
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.memory_savings import ALL
from sdstudio.domain.messages import (
    Cancel,
    Cancelled,
    EngineReady,
    Event,
    Failed,
    Finished,
    ImageReady,
    Missing,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FileBatch(Generic[T]):
    """Makes a picture of each task, one after the other.

    If the system kills the engine, most likely for its memory use, the task is tried once more with
    all memory savings. If the engine does not get ready with the pack for the graphics card, it is
    started without it.

    Args:
        prepare: makes the job of a task, given its id; may raise ``StudioError``.
        on_picture: called with a task, its picture and the pixels; may raise ``StudioError``.
        on_failed: called with a task and why there is no picture of it.
        on_event: called with all other events.
        on_retry: called with ``ENGINE_DIED`` or ``PACK_ENGINE_FAILED`` before a retry.
    """

    prepare: Callable[[int, T], EngineJob]
    on_picture: Callable[[T, ImageReady, bytes], object]
    on_failed: Callable[[T, StudioError], object]
    on_event: Callable[[Event], object] = lambda _event: None
    on_retry: Callable[[StudioError], object] = lambda _error: None

    def run(self, tasks: Iterable[T], launch: EngineLaunch) -> bool:
        """Do all ``tasks``; ``False`` if the user stopped it.

        Raises:
            StudioError: the engine can't be started.
        """
        left, savings = list(tasks), 0
        while left:
            with running_engine(launch) as (process, inbox):
                ended = self._follow(process, inbox, left, savings)
                if ended is not None:
                    return ended
                process.reap()
            if launch.pack is not None and not process.was_ready:
                self.on_retry(StudioError(ErrorCode.PACK_ENGINE_FAILED, pack=launch.pack.name))
                launch = replace(launch, pack=None)
            elif not process.was_ready:
                raise process.failure or StudioError(ErrorCode.ENGINE_DIED_ALONE)
            elif process.was_out_of_memory and not savings:
                self.on_retry(StudioError(ErrorCode.ENGINE_DIED))
                savings = int(ALL)
            else:
                self.on_failed(left.pop(0), StudioError(ErrorCode.ENGINE_DIED_ALONE))
                savings = 0
        return True

    def _follow(
        self, process: EngineProcess, inbox: Inbox, left: list[T], savings: int
    ) -> bool | None:
        """Remove what is done from ``left``; ``None`` if the process died."""
        job_id, is_stopping = 0, False
        while True:
            try:
                said = inbox.get()
            except KeyboardInterrupt:
                if is_stopping or not job_id:
                    return False
                is_stopping = True
                process.send(Cancel(job_id=job_id))
                continue
            if isinstance(said, ProcessEnded):
                return False if is_stopping else None
            is_done = isinstance(said.event, EngineReady)
            match said.event:
                case Missing() as missing:
                    process.answer(missing)
                case ImageReady() as ready:
                    try:
                        self.on_picture(left[0], ready, said.payload)
                    except StudioError as error:
                        self.on_failed(left[0], error)
                case Finished() | Failed() as event:
                    self.on_event(event)
                    if isinstance(event, Failed):
                        self.on_failed(left[0], StudioError(event.code, **event.arguments))
                    del left[0]
                    is_done, savings = True, 0
                case Cancelled() as event:
                    self.on_event(event)
                    return False
                case event:
                    self.on_event(event)
            if is_done:
                if is_stopping:
                    # The last job ended before it could be cancelled.
                    return not left
                job = self._next(left, job_id + 1, savings)
                if job is None:
                    return True
                job_id = job.command.job_id
                process.send(job)

    def _next(self, left: list[T], job_id: int, savings: int) -> EngineJob | None:
        """The job of the first task that can be prepared; those before it are dropped."""
        while left:
            try:
                return self.prepare(job_id, left[0]).again(savings=savings)
            except StudioError as error:
                self.on_failed(left.pop(0), error)
        return None
