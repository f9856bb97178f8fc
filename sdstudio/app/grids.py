"""Grids: the pictures of one or two varied settings, and the sheet that shows them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sdstudio.app.job_queue import JobQueue
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.app.prompt_writer import PromptWriter
from sdstudio.app.translation import translate
from sdstudio.domain.adapters import Adapter
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import StudioError
from sdstudio.domain.grid import Grid, grid_requests
from sdstudio.domain.request import draw_seed
from sdstudio.domain.source_type import SourceType
from sdstudio.imaging import Rgb, axis_labels, compose_sheet, encode_png, read_rgb
from sdstudio.library import Job, JobState

if TYPE_CHECKING:
    from sdstudio.library import KeptGrid, Library


@dataclass(slots=True)
class _Sheet:
    """A grid whose sheet may still change.

    Args:
        is_queued: its jobs were seen in the queue; once none is pending, all are done.
        seen: those of its jobs that were in the queue when it was last composed; ``None`` while
            some are pending.
    """

    kept: KeptGrid
    is_queued: bool
    seen: frozenset[int] | None = None


class Grids(QObject):
    """Queues grids and composes their sheets once the pictures are made.

    The library stores them, so a sheet is made even if its pictures take more than one run of the
    program.

    Signals:
        changed(): grids of an earlier run were read.
        sheet_saved(Path): a sheet is on disk.
        trouble(StudioError): a sheet couldn't be written.

    Thread: GUI.
    """

    changed = Signal()
    sheet_saved = Signal(object)
    trouble = Signal(object)

    def __init__(
        self,
        queue: JobQueue,
        library: LibraryThread,
        *,
        inspected: Callable[[], Mapping[str, Adapter]] = dict,
        named_models: Callable[[], Mapping[str, AuxiliaryModel] | None] = lambda: None,
        prompts: PromptWriter | None = None,
        says_ai: Callable[[], bool] = lambda: True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._inspected = inspected
        self._named_models = named_models
        self._prompts = prompts or PromptWriter()
        self._says_ai = says_ai
        self._library = library
        self._sheets: list[_Sheet] = []
        queue.changed.connect(self._on_queue_changed)
        self._operations = Operations(self, self.trouble.emit)
        self._operations.start(self._read_kept())
        library.reopened.connect(lambda: self._operations.start(self._read_kept()))

    async def start(self, grid: Grid, draft: Draft, checkpoint: Checkpoint) -> None:
        """Add the grid's pictures to the end of the queue.

        Raises:
            StudioError: what is wrong with the grid or the draft, or the disk's failure; nothing
                was started.
        """
        inspected, named_models = self._inspected(), self._named_models()
        translator = self._prompts.translator(checkpoint)
        requests = await self._prompts.do(
            lambda wildcards: grid_requests(
                grid,
                draft,
                checkpoint,
                drawn_seed=draw_seed(),
                inspected=inspected,
                named_models=named_models,
                wildcards=wildcards,
                translator=translator,
            )
        )
        kept = await self._queue.submit_grid(grid, requests)
        self._sheets.append(_Sheet(kept, is_queued=False))
        await self._queue.refresh()

    def varied(self, job_id: int) -> tuple[str, ...]:
        """The parameters that distinguish a job from the others of its grid; none without one."""
        grid = next((one.kept.grid for one in self._sheets if job_id in one.kept.jobs), None)
        axes = (grid.x, grid.y) if grid is not None else ()
        return tuple(axis.name for axis in axes if axis is not None)

    async def _read_kept(self) -> None:
        # Both at once: with a queue that isn't known yet, every grid would seem to be over.
        grids, jobs = await self._library.do(lambda lib: (lib.grids.all(), lib.jobs()))
        queued = {job.id for job in jobs}
        self._sheets = []
        for kept in grids:
            if queued.isdisjoint(kept.jobs):
                # Undo can't put jobs back that were removed in an earlier run.
                self._operations.start(self._compose(kept, is_last=True))
            else:
                self._sheets.append(_Sheet(kept, is_queued=True))
        self.changed.emit()
        self._on_queue_changed()

    @Slot()
    def _on_queue_changed(self) -> None:
        # A failed job stays in the queue until it is retried or removed, and a removed one may be
        # put back; meanwhile its cell is empty. The sheet is composed again once it succeeds.
        present = {job.id for job in self._queue.jobs}
        coming = {job.id for job in self._queue.jobs if _is_coming(job)}
        for sheet in self._sheets:
            queued = frozenset(present.intersection(sheet.kept.jobs))
            sheet.is_queued = sheet.is_queued or bool(queued)
            if queued & coming:
                sheet.seen = None
            elif sheet.is_queued and queued != sheet.seen:
                sheet.seen = queued
                self._operations.start(self._compose(sheet.kept, is_last=False))

    async def _compose(self, kept: KeptGrid, *, is_last: bool) -> None:
        columns = axis_labels(kept.grid.x, translate)
        rows = axis_labels(kept.grid.y, translate) if kept.grid.y else []
        source = SourceType.GENERATED if self._says_ai() else None

        def work(library: Library) -> Path | None:
            path = None
            now = next((one for one in library.grids.all() if one.id == kept.id), kept)
            if len(now.pictures) > now.composed:
                paths = [now.pictures.get(job) for job in kept.jobs]
                pictures = [None if one is None else _cell(one) for one in paths]
                png = encode_png(compose_sheet(pictures, columns, rows), {}, source=source)
                path = library.keep_sheet(kept.id, png, len(now.pictures))
            if is_last or len(now.pictures) == len(kept.jobs):
                library.grids.forget(kept.id)
            return path

        path = await self._library.do(work)
        if path is not None:
            self.sheet_saved.emit(path)


def _is_coming(job: Job) -> bool:
    """Whether its pictures will be made without further action by the artist."""
    if job.state is JobState.PAUSED:
        return job.error_code is None
    return job.state is not JobState.FAILED


def _cell(path: Path) -> Rgb | None:
    """The picture of a cell; ``None`` if it was deleted meanwhile, which leaves the cell empty."""
    try:
        return read_rgb(path)
    except StudioError:
        return None
