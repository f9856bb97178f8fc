"""Runs the jobs of the command line in one engine process until they are done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sdstudio.app.engine_assets import EngineJob
from sdstudio.app.engine_process import EngineLaunch, EngineProcess, ProcessEnded
from sdstudio.cli.engine import Inbox, running_engine
from sdstudio.cli.exit_codes import EXIT_INTERRUPTED
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


@dataclass(frozen=True, slots=True)
class Jobs:
    """Runs jobs one after the other in one engine process.

    If the system kills the process, most likely for its memory use, the rest is retried once with
    all memory savings. If it does not get ready with the pack for the graphics card, it is started
    without it.

    Args:
        jobs: in order.
        on_picture: called with each finished picture and its pixels.
        on_event: called with all other events.
        on_warning: called with ``ENGINE_DIED`` or ``PACK_ENGINE_FAILED`` before a retry, and with
            ``PICTURE_BLACK`` after such a picture.
    """

    jobs: Sequence[EngineJob]
    on_picture: Callable[[ImageReady, bytes], object]
    on_event: Callable[[Event], object] = lambda _event: None
    on_warning: Callable[[StudioError], object] = lambda _error: None

    def run(self, launch: EngineLaunch) -> int:
        """Make the pictures; returns the exit code.

        Raises:
            StudioError: what went wrong.
        """
        left = list(self.jobs)
        while True:
            with running_engine(launch) as (process, inbox):
                code = self._follow(process, inbox, left)
                if code is not None:
                    return code
                process.reap()
            if launch.pack is not None and not process.was_ready:
                self.on_warning(StudioError(ErrorCode.PACK_ENGINE_FAILED, pack=launch.pack.name))
                launch = replace(launch, pack=None)
                continue
            if not process.was_out_of_memory:
                raise process.failure or StudioError(ErrorCode.ENGINE_DIED_ALONE)
            if left[0].command.savings == ALL:
                width, height = left[0].command.request.size_px
                raise StudioError(ErrorCode.OUT_OF_MEMORY, width=width, height=height)
            self.on_warning(StudioError(ErrorCode.ENGINE_DIED))
            left = [one.again(savings=int(ALL)) for one in left]

    def _follow(self, process: EngineProcess, inbox: Inbox, left: list[EngineJob]) -> int | None:
        """Remove finished jobs from ``left``; the exit code, or ``None`` if the process died."""
        is_sent = is_stopping = False
        while True:
            try:
                said = inbox.get()
            except KeyboardInterrupt:
                if is_stopping or not is_sent:  # the engine doesn't answer
                    return EXIT_INTERRUPTED
                is_stopping = True
                for job in left:
                    process.send(Cancel(job_id=job.command.job_id))
                continue
            if isinstance(said, ProcessEnded):
                return EXIT_INTERRUPTED if is_stopping else None
            match said.event:
                case EngineReady() as ready:
                    self.on_event(ready)
                    for job in left:
                        ready.check(job.command.request)
                    for job in left:
                        process.send(job)
                    is_sent = True
                case Missing() as missing:
                    process.answer(missing)
                case ImageReady(index=index):
                    self.on_picture(said.event, said.payload)
                    try:
                        said.event.check(said.payload)
                    except StudioError as error:
                        self.on_warning(error)
                    left[0] = left[0].again(first=index + 1)
                case Finished():
                    self.on_event(said.event)
                    del left[0]
                    if not left:
                        return 0
                case Cancelled():
                    self.on_event(said.event)
                    return EXIT_INTERRUPTED
                case Failed(code=code, arguments=arguments):
                    self.on_event(said.event)
                    raise StudioError(code, **arguments)
                case _:
                    self.on_event(said.event)
