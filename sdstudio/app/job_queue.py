"""JobQueue: the window's view of the queue, and the logic that runs its jobs.

The queue itself is a table in the library. A job is written there before it is shown as submitted,
an attempt before it starts, a picture before it is shown as saved.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sdstudio.app.adapter_registry import no_adapter
from sdstudio.app.engine_assets import EngineJob, assets_of
from sdstudio.app.engine_client import EngineClient
from sdstudio.app.eta import JobClock, LearnedTimes
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.running_job import EngineState, RunningJob, UnsavedPicture
from sdstudio.app.time_limits import ASLEEP_S
from sdstudio.domain.adapters import Adapter, AdapterRef
from sdstudio.domain.backends import Backend
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.grid import Grid
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
from sdstudio.domain.request import Draft, GenerationRequest, draw_seed, resolve
from sdstudio.imaging import rgb_from_bytes
from sdstudio.library import Job, JobState, KeptGrid, Library, Picture

#: A job that crashed the engine this often is not retried automatically.
ATTEMPTS_MAX = 2
#: A second press within this time is part of the first.
_DOUBLE_PRESS_S: Final = 1.0
#: Stopping takes about a second; an engine that has not answered by then is not responding.
_STOP_LIMIT_S: Final = 15.0
_WATCH_MS: Final = 1000


class JobQueue(QObject):
    """Accepts jobs at any time, runs them one by one on the engine, and has pictures saved.

    Args:
        checkpoint_for: called on the library thread; raises ``StudioError`` if a job's checkpoint
            can't be used.
        find_adapter: returns the file of an adapter; same thread and errors.
        calculator: returns the artist's choice of backend.
        paused: start with the queue paused, as the artist left it.

    Signals:
        changed(): ``jobs``, ``running``, ``paused``, ``unsaved`` or the engine's state changed.
        progressed(): only the running job's phase, step or time left changed; each second while
            one runs, so that every place shows the same time.
        picture_saved(Picture): after it is on disk and in the library.
        job_ended(job_id): it finished, stopped or failed, and that is recorded.
        trouble(code, arguments): a failure to show to the artist.

    Thread: GUI.
    """

    changed = Signal()
    progressed = Signal()
    picture_saved = Signal(object)
    job_ended = Signal(int)
    trouble = Signal(object, object)

    def __init__(
        self,
        engine: EngineClient,
        library: LibraryThread,
        checkpoint_for: Callable[[Job], Checkpoint],
        times: LearnedTimes,
        *,
        find_adapter: Callable[[AdapterRef], Path] = no_adapter,
        inspected: Callable[[], Mapping[str, Adapter]] = dict,
        backend: Callable[[], Backend] = lambda: Backend.TORCH,
        paused: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._library = library
        self._checkpoint_for = checkpoint_for
        self._times = times
        self._find_adapter = find_adapter
        self._inspected = inspected
        self._backend = backend
        self._clock: JobClock | None = None
        self._stop_asked_s = 0.0
        self._watched_s = time.monotonic()
        self._beginning = False
        # Jobs whose pictures are all made, though perhaps not all saved.
        self._made: set[int] = set()
        # Outcomes of jobs that couldn't be written yet, with the job that ended.
        self._unrecorded: tuple[tuple[Callable[[Library], object], int | None], ...] = ()

        self.jobs: tuple[Job, ...] = ()
        self.running: RunningJob | None = None
        self.unsaved: tuple[UnsavedPicture, ...] = ()
        self.paused = paused
        self.engine_state = EngineState.STARTING
        self.engine_ready: EngineReady | None = None

        engine.ready.connect(self._on_engine_ready)
        engine.event_received.connect(self._on_event)
        engine.died.connect(self._on_engine_died)
        engine.gave_up.connect(self._on_engine_gave_up)
        watch = QTimer(self)
        watch.timeout.connect(self._on_watch)
        watch.start(_WATCH_MS)
        library.ask(lambda lib: lib.jobs(), self._on_jobs_read)

    # The artist's actions.

    def submit(
        self,
        draft: Draft,
        checkpoint: Checkpoint,
        then: Callable[[], None] = lambda: None,
        *,
        again: bool = True,
    ) -> GenerationRequest:
        """Put a job at the end of the queue; it is shown, and ``then`` is told, once written.

        Args:
            again: also if its seed is fixed and its pictures are here or about to be made;
                otherwise ``REQUEST_REPEATED`` is the trouble.

        Raises:
            StudioError: an invalid value.
        """
        request = resolve(draft, checkpoint, drawn_seed=draw_seed(), inspected=self._inspected())
        only_new = draft.pins_seed and not again

        def submitted(job: Job | None) -> None:
            if job is None:
                self._tell(StudioError(ErrorCode.REQUEST_REPEATED))
                return
            then()
            self._on_submitted(job)

        def submit(library: Library) -> Job | None:
            return library.submit_new(request) if only_new else library.submit(request)

        self._library.ask(submit, submitted, self._tell)
        return request

    def submit_grid(
        self,
        grid: Grid,
        requests: Sequence[GenerationRequest],
        then: Callable[[KeptGrid], None],
    ) -> None:
        """Add all of a grid's jobs to the end of the queue, or none; then call ``then``."""

        def submitted(kept: KeptGrid) -> None:
            then(kept)
            self._refresh()

        self._library.ask(lambda lib: lib.submit_grid(grid, requests), submitted, self._tell)

    def stop(self) -> None:
        """Stop the running job; if called a second time, kill the engine process."""
        now_s = time.monotonic()
        if self.running is None:
            return
        if self.running.stop_controller:
            if now_s - self._stop_asked_s > _DOUBLE_PRESS_S:
                self._engine.restart()
            return
        self._stop_asked_s = now_s
        self.running = replace(self.running, stop_controller=True)
        self._engine.cancel(self.running.job.id)
        self.changed.emit()

    def pause(self) -> None:
        """Start no more jobs; the running one finishes."""
        self.paused = True
        self.changed.emit()

    def unpause(self) -> None:
        """Undo :meth:`pause`; jobs that are paused individually stay paused."""
        self.paused = False
        self._record_again()
        self.changed.emit()
        self._pump()

    def resume(self) -> None:
        """Continue the queue, with jobs restored as paused, and restart an engine that gave up."""
        self.paused = False
        if self.engine_state is EngineState.GONE:
            self.engine_state = EngineState.STARTING
            self._engine.restart()
        self._record_again()
        self._change(lambda lib: lib.resume_all())

    def remove(self, job_ids: list[int], then: Callable[[], None] = lambda: None) -> None:
        """Take waiting jobs out of the queue, then tell ``then``; :meth:`put_back` undoes it."""
        self._change(lambda lib: lib.remove_jobs(job_ids), then)

    def put_back(self, job_ids: list[int]) -> None:
        """Put removed jobs back where they were."""
        self._change(lambda lib: lib.restore_jobs(job_ids))

    def move(self, job_id: int, before: int | None) -> None:
        """Move a waiting job in front of job ``before``, or to the end."""
        self._change(lambda lib: lib.move_job(job_id, before))

    def retry(self, job_id: int) -> None:
        """Retry a paused or failed job."""
        self._change(lambda lib: lib.resume_job(job_id))

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
        return self._times.job_s(self._device(), request)

    # Pictures that couldn't be saved.

    def save_again(self) -> None:
        """Try again to save the unsaved pictures in the library, and continue if that works."""
        pictures, self.unsaved = self.unsaved, ()
        self.paused = False
        self._record_again()
        for picture in pictures:
            self._keep(picture)
        for job_id in dict.fromkeys(picture.job_id for picture in pictures):
            self._end_job_if_kept(job_id)
        self.changed.emit()
        self._pump()

    def let_go(self, picture: UnsavedPicture) -> None:
        """Discard an unsaved picture: the artist saved it elsewhere or doesn't want it."""
        self.unsaved = tuple(kept for kept in self.unsaved if kept is not picture)
        self._end_job_if_kept(picture.job_id)
        self.changed.emit()

    # Engine events.

    @Slot(object)
    def _on_engine_ready(self, event: EngineReady) -> None:
        self.engine_ready = event
        self.engine_state = EngineState.READY
        self.changed.emit()
        self._pump()

    @Slot(object, object)
    def _on_event(self, event: object, payload: bytes) -> None:
        running = self.running
        if running is None or getattr(event, "job_id", None) != running.job.id:
            return
        now_s = time.monotonic()
        match event:
            case PhaseStarted(index=index, phase=phase):
                if self._clock is not None:
                    self._clock.phase_started(index, phase, now_s)
                self.running = replace(running, index=index, phase=phase, step=0, steps=0)
                self.progressed.emit()
            case Progress(step=step, total=total):
                if self._clock is not None:
                    self._clock.progressed(step, total, now_s)
                self.running = replace(running, step=step, steps=total)
                self.progressed.emit()
            case ImageReady():
                self._keep(UnsavedPicture(running.job.id, event, payload))
            case Finished():
                if self._clock is not None:
                    self._clock.finished(now_s)
                self._end_running()
                self._made.add(running.job.id)
                self._end_job_if_kept(running.job.id)
            case Cancelled():
                self._end_running()
                self._record(lambda lib: lib.cancel_job(running.job.id), ended=running.job.id)
            case Failed(code=code, arguments=arguments):
                self._end_running()
                self._record(
                    lambda lib: lib.fail_job(running.job.id, code, arguments), ended=running.job.id
                )
                self.trouble.emit(code, arguments)

    @Slot(bool)
    def _on_engine_died(self, was_out_of_memory: bool) -> None:
        self.engine_state = EngineState.STARTING
        running = self.running
        self._end_running()
        if running is None:
            self.changed.emit()
            return
        if running.stop_controller:
            self._record(lambda lib: lib.cancel_job(running.job.id), ended=running.job.id)
            return
        if running.job.attempts < ATTEMPTS_MAX:
            self.trouble.emit(ErrorCode.ENGINE_DIED, {})
            self._record(lambda lib: lib.requeue_job(running.job.id))
            return
        error = StudioError(ErrorCode.ENGINE_DIED)
        if was_out_of_memory:
            width, height = running.job.request.size_px
            error = StudioError(ErrorCode.ENGINE_OUT_OF_MEMORY, width=width, height=height)
        self.trouble.emit(error.code, error.arguments)
        self._record(lambda lib: lib.pause_job(running.job.id, error))

    @Slot(object)
    def _on_engine_gave_up(self, error: StudioError) -> None:
        self.engine_state = EngineState.GONE
        self.paused = True
        self.trouble.emit(error.code, error.arguments)
        self.changed.emit()

    @Slot()
    def _on_watch(self) -> None:
        """Kill an engine process that no longer responds; ``died`` is handled elsewhere."""
        now_s = time.monotonic()
        late_s, self._watched_s = now_s - self._watched_s - _WATCH_MS / 1000, now_s
        if self.running is None:
            return
        if late_s > ASLEEP_S:
            self._stop_asked_s += late_s
            if self._clock is not None:
                self._clock.slept(late_s)
        deaf = self.running.stop_controller and now_s - self._stop_asked_s > _STOP_LIMIT_S
        if deaf or (self._clock is not None and self._clock.is_stuck(now_s)):
            self._clock = None
            self._stop_asked_s = now_s
            self._engine.restart()
        self.progressed.emit()

    # Running jobs.

    def _pump(self) -> None:
        """Start the next job if there is one and nothing prevents it."""
        if self.paused or self._beginning or self.running is not None:
            return
        if self.engine_state is not EngineState.READY:
            return
        waiting = next((job for job in self.jobs if job.state is JobState.WAITING), None)
        if waiting is None:
            return
        self._beginning = True

        backend, ready = self._backend(), self._engine.capabilities

        def begin(library: Library) -> tuple[Job, EngineJob | StudioError] | None:
            job = library.begin_attempt(waiting.id)
            if job is None:
                return None
            try:
                if ready is not None:  # else it died, and the job isn't sent
                    ready.check(job.request)
                # On this thread, because it reads the model's files.
                checkpoint = self._checkpoint_for(job)
                assets = assets_of(
                    job.request, checkpoint.folder, library.input_path, self._find_adapter
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

        self._library.ask(begin, self._on_begun, self._on_not_begun)

    def _on_not_begun(self, error: StudioError) -> None:
        self._beginning = False
        # The next attempt would fail on the same disk.
        self._pause_for(error)

    def _on_begun(self, begun: tuple[Job, EngineJob | StudioError] | None) -> None:
        self._beginning = False
        if begun is None:  # removed from the queue meanwhile
            self._refresh()
            return
        job, engine_job = begun
        if self.engine_state is not EngineState.READY:  # it died meanwhile
            # Never sent, so this is still the first attempt, without memory savings.
            first = job.attempts == 1
            self._record(lambda lib: (lib.resume_job if first else lib.requeue_job)(job.id))
            return
        if isinstance(engine_job, StudioError):
            code, arguments = engine_job.code, engine_job.arguments
            self._record(lambda lib: lib.fail_job(job.id, code, arguments), ended=job.id)
            self.trouble.emit(code, arguments)
            return
        self.running = RunningJob(job, index=job.pictures_done)
        self._clock = JobClock(self._times, self._device(), job.request, first=job.pictures_done)
        self._engine.submit(engine_job)
        # Announced before the disk has answered, so that it can be stopped right away.
        self.changed.emit()
        self._refresh()

    def _keep(self, picture: UnsavedPicture) -> None:
        event = picture.event

        def save(library: Library) -> Picture:
            rgb = rgb_from_bytes(picture.pixels, event.width, event.height)
            return library.save_picture(
                rgb, event.request, event.provenance, job_id=picture.job_id, index=event.index
            )

        def refused(error: StudioError) -> None:
            self.unsaved = (*self.unsaved, picture)
            cause = error.arguments.get("detail", error.code.value)
            folder = error.arguments.get("folder", "?")
            self._pause_for(StudioError(ErrorCode.PICTURE_UNSAVED, folder=folder, cause=cause))

        def saved(kept: Picture) -> None:
            self.picture_saved.emit(kept)

        self._library.ask(save, saved, refused)

    def _end_running(self) -> None:
        self.running = None
        self._clock = None

    def _end_job_if_kept(self, job_id: int) -> None:
        """Finish a job whose pictures are all made, once none of them is unsaved."""
        if job_id not in self._made:
            return

        # Queued after the saves, so that by then it is known which of them failed.
        def decide(_: object) -> None:
            unsaved = any(picture.job_id == job_id for picture in self.unsaved)
            if job_id in self._made and not unsaved:
                self._made.discard(job_id)
                self._record(lambda lib: lib.finish_job(job_id), ended=job_id)

        self._library.ask(lambda _lib: None, decide)

    def _record(self, work: Callable[[Library], object], ended: int | None = None) -> None:
        """Record the outcome of a job, then announce which one ``ended``.

        If the disk fails, the queue pauses, and it is written when the queue continues.
        """

        def recorded(jobs: list[Job]) -> None:
            self._on_jobs_read(jobs)
            if ended is not None:
                self.job_ended.emit(ended)

        def refused(error: StudioError) -> None:
            self._unrecorded = (*self._unrecorded, (work, ended))
            self._pause_for(error)

        self._library.ask(_and_read(work), recorded, refused)

    def _record_again(self) -> None:
        unrecorded, self._unrecorded = self._unrecorded, ()
        for work, ended in unrecorded:
            self._record(work, ended)

    def _pause_for(self, error: StudioError) -> None:
        self.paused = True
        self.trouble.emit(error.code, error.arguments)
        self.changed.emit()

    def _change(
        self, work: Callable[[Library], object], then: Callable[[], None] = lambda: None
    ) -> None:
        def changed(jobs: list[Job]) -> None:
            self._on_jobs_read(jobs)
            then()

        self._library.ask(_and_read(work), changed, self._tell)

    def _refresh(self) -> None:
        self._library.ask(lambda lib: lib.jobs(), self._on_jobs_read)

    def _on_jobs_read(self, jobs: list[Job]) -> None:
        self.jobs = tuple(jobs)
        self.changed.emit()
        self._pump()

    def _on_submitted(self, job: Job) -> None:
        self.jobs = (*self.jobs, job)
        self.changed.emit()
        self._pump()

    def _tell(self, error: StudioError) -> None:
        self.trouble.emit(error.code, error.arguments)

    def _device(self) -> str:
        return self.engine_ready.device_name if self.engine_ready else ""


def _and_read(work: Callable[[Library], object]) -> Callable[[Library], list[Job]]:
    """Do ``work``, then read the queue."""

    def both(library: Library) -> list[Job]:
        work(library)
        return library.jobs()

    return both
