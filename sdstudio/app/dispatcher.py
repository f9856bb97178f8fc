"""Dispatcher: runs the jobs of the queue one by one on the engine.

An attempt is written to the library before it starts, a picture before it is shown as saved.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from sdstudio.app.adapter_registry import no_adapter
from sdstudio.app.engine_assets import EngineJob, assets_of
from sdstudio.app.engine_client import EngineClient
from sdstudio.app.eta import JobClock, LearnedTimes
from sdstudio.app.job_queue import JobQueue
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.app.picture_saver import PictureSaver
from sdstudio.app.running_job import EngineState, RunningJob, UnsavedPicture
from sdstudio.app.watchdog import Watchdog
from sdstudio.domain.adapters import AdapterRef
from sdstudio.domain.backends import Backend
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.memory_savings import ALL
from sdstudio.domain.messages import (
    Cancelled,
    EngineReady,
    Failed,
    Finished,
    Generate,
    ImageReady,
    PhaseStarted,
    Progress,
)
from sdstudio.domain.named_refs import NamedRef, not_installed
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.resolving import resolve
from sdstudio.library import Job, JobState

if TYPE_CHECKING:
    from sdstudio.library import Library

#: A job that crashed the engine this often is not retried automatically.
ATTEMPTS_MAX: Final = 2


class Dispatcher(QObject):
    """Starts the next job whenever nothing prevents it, and follows it to its end.

    Args:
        checkpoint_for: called on the library thread; raises ``StudioError`` if a job's checkpoint
            can't be used.
        find_adapter: returns the file of an adapter; same thread and errors.
        find_named: returns the file of a ControlNet, VAE or upscaler; likewise.
        backend: returns the artist's choice of backend.

    Signals:
        changed(): ``running``, the engine's state or the queue changed.
        progressed(): only the running job's phase, step or time left changed; each second while
            one runs, so that every place shows the same time.
        trouble(StudioError): a failure to show to the artist.

    Thread: GUI.
    """

    changed = Signal()
    progressed = Signal()
    trouble = Signal(object)

    def __init__(
        self,
        queue: JobQueue,
        saver: PictureSaver,
        engine: EngineClient,
        library: LibraryThread,
        times: LearnedTimes,
        checkpoint_for: Callable[[Job], Checkpoint],
        *,
        find_adapter: Callable[[AdapterRef], Path] = no_adapter,
        find_named: Callable[[NamedRef], Path] = not_installed,
        backend: Callable[[], Backend] = lambda: Backend.TORCH,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._saver = saver
        self._engine = engine
        self._library = library
        self._times = times
        self._checkpoint_for = checkpoint_for
        self._find_adapter = find_adapter
        self._find_named = find_named
        self._backend = backend
        self._operations = Operations(self, self.trouble.emit)
        self._watchdog = Watchdog(self)
        self._clock: JobClock | None = None
        self._is_beginning = False
        self._is_restart_due = False
        # Jobs whose pictures are all made, though perhaps not all saved.
        self._made: set[int] = set()
        self.running: RunningJob | None = None
        self.engine_state = EngineState.STARTING
        self.engine_ready: EngineReady | None = None

        engine.ready.connect(self._on_engine_ready)
        engine.event_received.connect(self._on_event)
        engine.died.connect(self._on_engine_died)
        engine.gave_up.connect(self._on_engine_gave_up)
        self._watchdog.bit.connect(engine.restart)
        self._watchdog.ticked.connect(self.progressed)
        queue.changed.connect(self._on_queue_changed)
        saver.changed.connect(self._finish_made)
        saver.refused.connect(queue.pause_for)

    def stop(self) -> None:
        """Stop the running job; if called a second time, kill the engine process."""
        running = self.running
        if running is None:
            return
        self._watchdog.stop_asked()
        if not running.is_stopping:
            self.running = replace(running, is_stopping=True)
            self._engine.cancel(running.job.id)
            self.changed.emit()

    def resume(self) -> None:
        """Continue the queue, with jobs restored as paused, and restart an engine that gave up."""
        if self.engine_state is EngineState.GONE:
            self.engine_state = EngineState.STARTING
            self._engine.restart()
            self.changed.emit()
        self._queue.resume()

    def restart_engine(self) -> None:
        """Restart the engine, after the running job."""
        self._is_restart_due = True
        self._begin_next()

    @property
    def is_idle(self) -> bool:
        """Whether no job is running or being started, and all of the last one is written."""
        is_working = self.running is not None or self._is_beginning or bool(self._made)
        return not (is_working or self._saver.is_busy or self._queue.has_unrecorded)

    def left_s(self) -> float | None:
        """Seconds left for the running job; ``None`` while unknown."""
        return None if self._clock is None else self._clock.left_s(time.monotonic())

    def estimate_s(self, draft: Draft, checkpoint: Checkpoint) -> float | None:
        """Seconds that ``draft`` will take once it runs; ``None`` until something is learned."""
        try:
            # Any mask takes the same time.
            request = resolve(draft, checkpoint, drawn_seed=0, mask_follows=True)
        except StudioError:
            return None
        return self.request_s(request)

    def request_s(self, request: GenerationRequest) -> float | None:
        """Seconds that ``request`` will take once it runs; ``None`` until something is learned."""
        return self._times.job_s(self._device, request)

    # Starting.

    @Slot()
    def _on_queue_changed(self) -> None:
        running = self.running
        if running and not running.is_stopping and not self._queue.has(running.job.id):
            self.stop()  # removed in the moment of its start
        self.changed.emit()
        self._begin_next()

    def _begin_next(self) -> None:
        """Start the next job if there is one and nothing prevents it."""
        if self._is_beginning or self.running is not None:
            return
        if self._is_restart_due:
            self._is_restart_due = False
            self.engine_state = EngineState.STARTING
            self._engine.restart()
            self.changed.emit()
        if self._queue.paused:
            return
        if self.engine_state is not EngineState.READY:
            return
        waiting = next((job for job in self._queue.jobs if job.state is JobState.WAITING), None)
        if waiting is not None:
            self._is_beginning = True
            self._operations.start(self._begin(waiting.id, self._backend()))

    async def _begin(self, job_id: int, backend: Backend) -> None:
        try:
            begun = await self._library.do(lambda lib: self._attempt(lib, job_id, backend))
            # It may be removed from the queue meanwhile.
            with contextlib.suppress(StudioError):
                await self._queue.refresh()
        except StudioError as error:
            # The next attempt would fail on the same disk.
            self._queue.pause_for(error)
            return
        finally:
            self._is_beginning = False
        if begun is not None and self._queue.has(job_id):
            self._send(*begun)
        else:
            self._begin_next()

    def _attempt(
        self, library: Library, job_id: int, backend: Backend
    ) -> tuple[Job, EngineJob | StudioError] | None:
        """Record an attempt, and prepare it. On the library thread, as it reads files."""
        job = library.begin_attempt(job_id)
        if job is None:
            return None
        try:
            if (ready := self._engine.capabilities) is not None:  # else it isn't sent
                ready.check(job.request)
            upscaler = job.request.works_alone
            if upscaler is not None:
                folder = self._find_named(upscaler)
            else:
                folder = self._checkpoint_for(job).folder
            assets = assets_of(
                job.request,
                folder,
                library.inputs.find,
                self._find_adapter,
                self._find_named,
            )
        except StudioError as error:
            return job, error
        command = Generate(
            job_id=job.id,
            request=job.request,
            first=job.pictures_done,
            backend=backend,
            # The engine that died may have been killed for its memory use.
            savings=ALL if job.attempts > 1 else 0,
        )
        return job, EngineJob(command, assets)

    def _send(self, job: Job, engine_job: EngineJob | StudioError) -> None:
        if self._queue.paused or self.engine_state is not EngineState.READY:  # meanwhile
            # Never sent, so this is still the first attempt, without memory savings.
            first = job.attempts == 1
            self._queue.record(lambda lib: (lib.resume_job if first else lib.requeue_job)(job.id))
        elif isinstance(engine_job, StudioError):
            self._fail(job.id, engine_job)
        else:
            self.running = RunningJob(job, index=job.pictures_done)
            self._clock = JobClock(self._times, self._device, job.request, first=job.pictures_done)
            self._watchdog.begin(self._clock)
            self._engine.submit(engine_job)
            # Announced before the disk has answered, so that it can be stopped right away.
            self.changed.emit()

    # Events of the engine.

    @Slot(object)
    def _on_engine_ready(self, event: EngineReady) -> None:
        self.engine_ready = event
        self.engine_state = EngineState.READY
        self.changed.emit()
        self._begin_next()

    @Slot(object, object)
    def _on_event(self, event: object, payload: bytes) -> None:
        running, clock = self.running, self._clock
        if running is None or clock is None or getattr(event, "job_id", None) != running.job.id:
            return
        job_id, now_s = running.job.id, time.monotonic()
        match event:
            case PhaseStarted(index=index, phase=phase):
                clock.phase_started(index, phase, now_s)
                self.running = replace(running, index=index, phase=phase, step=0, steps=0)
                self.progressed.emit()
            case Progress(step=step, total=total):
                clock.progressed(step, total, now_s)
                self.running = replace(running, step=step, steps=total)
                self.progressed.emit()
            case ImageReady():
                self._saver.save(UnsavedPicture(job_id, event, payload))
                try:
                    event.check(payload)
                except StudioError as error:
                    self.trouble.emit(error)
            case Finished():
                clock.finished(now_s)
                self._end_running()
                self._made.add(job_id)
                self._finish_made()
            case Cancelled():
                self._end_running()
                self._queue.record(lambda lib: lib.cancel_job(job_id), ended=job_id)
            case Failed(code=code, arguments=arguments):
                self._end_running()
                self._fail(job_id, StudioError(code, **arguments))

    @Slot(bool)
    def _on_engine_died(self, was_out_of_memory: bool) -> None:
        self.engine_state = EngineState.STARTING
        running = self.running
        self._end_running()
        if running is None:
            self.changed.emit()
            return
        job = running.job
        if running.is_stopping:
            self._queue.record(lambda lib: lib.cancel_job(job.id), ended=job.id)
            return
        error = StudioError(ErrorCode.ENGINE_DIED)
        if job.attempts < ATTEMPTS_MAX:
            self.trouble.emit(error)
            self._queue.record(lambda lib: lib.requeue_job(job.id))
            return
        if was_out_of_memory:
            width, height = job.request.size_px
            error = StudioError(ErrorCode.ENGINE_OUT_OF_MEMORY, width=width, height=height)
        self.trouble.emit(error)
        self._queue.record(lambda lib: lib.pause_job(job.id, error))

    @Slot(object)
    def _on_engine_gave_up(self, error: StudioError) -> None:
        self.engine_state = EngineState.GONE
        self._queue.pause_for(error)

    # Ending.

    def _fail(self, job_id: int, error: StudioError) -> None:
        self._queue.record(
            lambda lib: lib.fail_job(job_id, error.code, error.arguments), ended=job_id
        )
        self.trouble.emit(error)

    def _end_running(self) -> None:
        self.running = None
        self._clock = None
        self._watchdog.end()

    @Slot()
    def _finish_made(self) -> None:
        """Finish the jobs whose pictures are all made and saved."""
        for job_id in [one for one in self._made if not self._saver.holds(one)]:
            self._made.discard(job_id)
            self._finish(job_id)

    def _finish(self, job_id: int) -> None:
        self._queue.record(lambda lib: lib.finish_job(job_id), ended=job_id)

    @property
    def _device(self) -> str:
        return self.engine_ready.device_name if self.engine_ready else ""
