"""JobQueue: the window's view of the queue, and what the artist does with it.

The queue itself is a table in the library: a job is written there before it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.app.prompt_writer import PromptWriter
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.grid import Grid
from sdstudio.domain.prompt_requests import with_template_of
from sdstudio.domain.request import GenerationRequest, draw_seed
from sdstudio.library import Job

if TYPE_CHECKING:
    from sdstudio.library import KeptGrid, Library


class JobQueue(QObject):
    """The jobs in their order; :class:`~sdstudio.app.dispatcher.Dispatcher` runs them.

    Args:
        prompts: makes requests of drafts.
        board: returns the uid of the board that new pictures go to, or nothing.
        paused: start with the queue paused, as the artist left it.

    Signals:
        changed(): ``jobs`` or ``paused`` changed.
        job_ended(job_id): it finished, stopped or failed, and that is recorded.
        trouble(StudioError): a failure to show to the artist.

    Thread: GUI.
    """

    changed = Signal()
    job_ended = Signal(int)
    trouble = Signal(object)

    def __init__(
        self,
        library: LibraryThread,
        *,
        prompts: PromptWriter | None = None,
        board: Callable[[], str] = str,
        paused: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._prompts = prompts or PromptWriter()
        self._board = board
        self._operations = Operations(self, self.trouble.emit)
        # Outcomes of jobs that couldn't be written yet, with the job that ended.
        self._unrecorded: tuple[tuple[Callable[[Library], object], int | None], ...] = ()
        self.jobs: tuple[Job, ...] = ()
        self.paused = paused
        self._operations.start(self.refresh())
        library.reopened.connect(lambda: self._operations.start(self.refresh()))

    def has(self, job_id: int) -> bool:
        """Whether that job is in the queue."""
        return any(job.id == job_id for job in self.jobs)

    @property
    def has_unrecorded(self) -> bool:
        """Whether the outcome of a job couldn't be written yet."""
        return bool(self._unrecorded)

    # The artist's actions.

    async def submit(self, draft: Draft, checkpoint: Checkpoint, *, again: bool = True) -> Job:
        """Put a job at the end of the queue.

        Args:
            again: also if its seed is pinned and its pictures exist or are in the queue.

        Raises:
            StudioError: an invalid value, ``REQUEST_REPEATED``, or the disk's failure.
        """
        return (await self.submit_all(draft, checkpoint, again=again))[0]

    async def submit_all(
        self, draft: Draft, checkpoint: Checkpoint, *, again: bool = True
    ) -> tuple[Job, ...]:
        """Like :meth:`submit`, with a job for each prompt that is written from a template.

        All of them are added, or none; with ``again``, those that are not repeated.

        Returns:
            the jobs, at least one.

        Raises:
            StudioError: as :meth:`submit`, and what is wrong with the template.
        """
        requests = await self._prompts.requests(draft, checkpoint, drawn_seed=draw_seed())
        only_new = draft.pins_seed and not again
        board = self._board()
        jobs = await self._library.do(
            lambda lib: lib.submit_all(requests, board, only_new=only_new)
        )
        if not jobs:
            raise StudioError(ErrorCode.REQUEST_REPEATED)
        self._show((*self.jobs, *jobs))
        return tuple(jobs)

    async def submit_request(self, request: GenerationRequest) -> Job:
        """Put a job with a complete request at the end of the queue.

        Raises:
            StudioError: the disk's failure.
        """
        board = self._board()
        job = await self._library.do(lambda lib: lib.submit(request, board))
        self._show((*self.jobs, job))
        return job

    async def submit_grid(self, grid: Grid, requests: Sequence[GenerationRequest]) -> KeptGrid:
        """Put all of a grid's jobs at the end of the queue, or none.

        Raises:
            StudioError: the disk's failure.
        """
        board = self._board()
        return await self._library.do(lambda lib: lib.submit_grid(grid, requests, board))

    async def remove(self, job_ids: Sequence[int]) -> None:
        """Take waiting jobs out of the queue; :meth:`put_back` undoes it."""
        await self._change(lambda lib: lib.remove_jobs(job_ids))

    async def put_back(self, job_ids: Sequence[int]) -> None:
        """Put removed jobs back where they were."""
        await self._change(lambda lib: lib.restore_jobs(job_ids))

    async def arrange(self, job_ids: Sequence[int]) -> None:
        """Put waiting jobs in this order, in the places that they have among the others."""
        await self._change(lambda lib: lib.arrange_jobs(job_ids))

    async def submit_like(self, job_id: int, request: GenerationRequest) -> Job:
        """Put a job at the end whose pictures go where those of an earlier one went."""
        return await self._add(lambda lib: lib.submit_like(job_id, request))

    async def submit_behind(self, job_id: int, request: GenerationRequest) -> Job:
        """Put a job right behind another one."""
        return await self._add(lambda lib: lib.submit_behind(job_id, request))

    async def replace(self, job_id: int, draft: Draft, checkpoint: Checkpoint) -> Job | None:
        """Give a job that has not started the settings of ``draft``.

        All of its pictures have the same words, even if they are written from a template. If the
        words stay as they are, so does the template that is recorded.

        Returns:
            the changed job; ``None`` if it has started or left the queue meanwhile.

        Raises:
            StudioError: an invalid value, or the disk's failure; the job is as it was.
        """
        request = await self._prompts.request(draft, checkpoint, drawn_seed=draw_seed())
        before = next((job.request for job in self.jobs if job.id == job_id), request)
        return await self.replace_request(job_id, with_template_of(before, request))

    async def replace_request(self, job_id: int, request: GenerationRequest) -> Job | None:
        """Like :meth:`replace`, with a request that was made before."""
        job = await self._library.do(lambda lib: lib.replace_job(job_id, request))
        await self.refresh()
        return job

    async def undo_replace(self, before: Job, now_id: int) -> bool:
        """Undo :meth:`replace`; returns whether the job had not started meanwhile."""
        undone = await self._library.do(lambda lib: lib.undo_replace_job(before, now_id))
        await self.refresh()
        return undone

    def retry(self, *job_ids: int) -> None:
        """Retry paused or failed jobs."""
        self._operations.start(self._change(lambda lib: lib.resume_jobs(job_ids)))

    def pause(self) -> None:
        """Start no more jobs; the running one finishes."""
        self.paused = True
        self.changed.emit()

    def unpause(self) -> None:
        """Undo :meth:`pause`; jobs that are paused individually stay paused."""
        self.paused = False
        unrecorded, self._unrecorded = self._unrecorded, ()
        for work, ended in unrecorded:
            self.record(work, ended)
        self.changed.emit()

    def resume(self) -> None:
        """Undo :meth:`pause`, also for jobs that are paused individually."""
        self.unpause()
        self._operations.start(self._change(lambda lib: lib.resume_all()))

    # For those who run the jobs.

    def record(self, work: Callable[[Library], object], ended: int | None = None) -> None:
        """Record the outcome of a job, then announce which one ``ended``.

        If the disk fails, the queue pauses, and it is written when the queue continues.
        """
        self._operations.start(self._record(work, ended))

    def pause_for(self, error: StudioError) -> None:
        """Pause because the next job would fail in the same way."""
        self.paused = True
        self.trouble.emit(error)
        self.changed.emit()

    async def refresh(self) -> None:
        """Read the jobs again."""
        await self._change(lambda _lib: None)

    async def _add(self, add: Callable[[Library], Job]) -> Job:
        def both(library: Library) -> tuple[Job, list[Job]]:
            return add(library), library.jobs()

        job, jobs = await self._library.do(both)
        self._show(jobs)
        return job

    async def _record(self, work: Callable[[Library], object], ended: int | None) -> None:
        try:
            await self._change(work)
        except StudioError as error:
            self._unrecorded = (*self._unrecorded, (work, ended))
            self.pause_for(error)
        else:
            if ended is not None:
                self.job_ended.emit(ended)

    async def _change(self, work: Callable[[Library], object]) -> None:
        def both(library: Library) -> list[Job]:
            work(library)
            return library.jobs()

        self._show(await self._library.do(both))

    def _show(self, jobs: Sequence[Job]) -> None:
        self.jobs = tuple(jobs)
        self.changed.emit()
