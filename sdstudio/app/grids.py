"""Grids: the pictures of one or two varied settings, and the sheet that shows them together."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from sdstudio.app.job_queue import JobQueue
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.translation import translate
from sdstudio.domain.adapters import Adapter
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import StudioError
from sdstudio.domain.grid import Grid, grid_requests
from sdstudio.domain.params import SEED_MAX
from sdstudio.domain.request import Draft
from sdstudio.imaging import Rgb, axis_labels, compose_sheet, encode_png, read_rgb
from sdstudio.library import Job, JobState, Library, Picture


@dataclass(slots=True)
class _Sheet:
    """A grid whose pictures are being made.

    Args:
        jobs: one for each picture, row by row.
        is_queued: they were seen in the queue, so that once none is to come all are dealt with.
        composed: how many pictures its newest sheet shows.
    """

    grid: Grid
    jobs: tuple[int, ...]
    is_queued: bool = False
    composed: int = 0
    pictures: dict[int, Path] = field(default_factory=dict)


class Grids(QObject):
    """Puts grids into the queue and composes their sheets once the pictures are there.

    A sheet is composed in this run of the program or not at all; the single pictures are kept
    like any other.

    Signals:
        sheet_saved(Path): a sheet is on the disk.
        trouble(StudioError): a sheet could not be written.

    Thread: GUI.
    """

    sheet_saved = Signal(object)
    trouble = Signal(object)

    def __init__(
        self,
        queue: JobQueue,
        library: LibraryThread,
        *,
        inspected: Callable[[], Mapping[str, Adapter]] = dict,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._inspected = inspected
        self._library = library
        self._sheets: list[_Sheet] = []
        queue.picture_saved.connect(self._on_saved)
        queue.changed.connect(self._on_queue_changed)

    def start(self, grid: Grid, draft: Draft, checkpoint: Checkpoint) -> None:
        """Put the grid's pictures at the end of the queue.

        Raises:
            StudioError: what is wrong with the grid or the draft; nothing was started.
        """
        drawn = random.SystemRandom().randint(0, SEED_MAX)
        requests = grid_requests(
            grid, draft, checkpoint, drawn_seed=drawn, inspected=self._inspected()
        )

        def submitted(jobs: list[Job]) -> None:
            self._sheets.append(_Sheet(grid, tuple(job.id for job in jobs)))

        self._queue.submit_many(requests, submitted)

    @Slot(object)
    def _on_saved(self, picture: Picture) -> None:
        for sheet in self._sheets:
            if picture.job_id in sheet.jobs:
                sheet.pictures[picture.job_id] = picture.path

    @Slot()
    def _on_queue_changed(self) -> None:
        # One that failed stays in the queue until it is tried again or removed; its place stays
        # empty meanwhile, and once it is there the sheet is composed again.
        present = {job.id for job in self._queue.jobs}
        coming = {job.id for job in self._queue.jobs if _is_coming(job)}
        for sheet in self._sheets.copy():
            sheet.is_queued = sheet.is_queued or not present.isdisjoint(sheet.jobs)
            if not sheet.is_queued or not coming.isdisjoint(sheet.jobs):
                continue
            if present.isdisjoint(sheet.jobs):
                self._sheets.remove(sheet)
            if len(sheet.pictures) > sheet.composed:
                sheet.composed = len(sheet.pictures)
                self._compose(sheet)

    def _compose(self, sheet: _Sheet) -> None:
        columns = axis_labels(sheet.grid.x, translate)
        rows = axis_labels(sheet.grid.y, translate) if sheet.grid.y else []
        paths = [sheet.pictures.get(job) for job in sheet.jobs]

        def work(library: Library) -> Path:
            pictures = [None if path is None else _cell(path) for path in paths]
            png = encode_png(compose_sheet(pictures, columns, rows), {})
            return library.keep_sheet(png)

        self._library.ask(work, self.sheet_saved.emit, self.trouble.emit)


def _is_coming(job: Job) -> bool:
    """Whether its pictures will be made without the artist asking for it again."""
    if job.state is JobState.PAUSED:
        return job.error_code is None
    return job.state is not JobState.FAILED


def _cell(path: Path) -> Rgb | None:
    """The picture there; ``None`` where it was deleted meanwhile, which leaves its cell empty."""
    try:
        return read_rgb(path)
    except StudioError:
        return None
