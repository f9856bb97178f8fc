"""LibraryHealth: backups, checks and repairs of the library, on schedule and on request."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.job_queue import JobQueue
from sdstudio.app.library_check import LibraryCheck
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.app.picture_folder_watcher import PictureFolderWatcher
from sdstudio.disk import SystemDisk
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import (
    Backups,
    Folders,
    LibraryCounts,
    LibrarySizes,
    Reconciled,
    Tally,
    sizes_in,
)

if TYPE_CHECKING:
    from sdstudio.app.library_view.folder_watchers import FolderWatchers
    from sdstudio.library import Backup, BackupContents, Library, MissingPicture
    from sdstudio.library.folder_rows import Indexed

#: Late enough that the start and the artist's first requests are over.
_FIRST_MS: Final = 5 * 60_000
#: It is also copied that often at most, but a computer may have slept for a day.
_LOOK_MS: Final = 60 * 60_000
_LANE: Final = "library backups"
#: Pictures, in a step after which the library does what else waits.
_FORGOTTEN_AT_ONCE: Final = 200


class HealthTask(Enum):
    """What is being done."""

    CHECK = auto()
    REBUILD = auto()
    BACK_UP = auto()
    RESTORE = auto()
    FORGET = auto()


@dataclass(frozen=True, slots=True)
class HealthProgress:
    """How far the running task has got.

    Args:
        done, total: files that were read; no total while that isn't known.
        left_s: an estimate.
    """

    done: int = 0
    total: int = 0
    left_s: float | None = None


@dataclass(frozen=True, slots=True)
class HealthResult:
    """The result of a task.

    Args:
        at_s: when it ended, in seconds since 1970.
        was_damaged: the database, which was rebuilt.
        found: in the folder, and in those that are shown where they are if they were read.
        missing: how many pictures' files can't be found, including those that were missing before.
        number: of pictures that were forgotten.
        unread_folders: how many that are shown where they are couldn't be reached, or aren't
            followed.
        is_stopped: before its end, by the artist.
        error: it failed.
    """

    task: HealthTask
    at_s: float
    was_damaged: bool = False
    found: Reconciled = field(default_factory=Reconciled)
    missing: int = 0
    number: int = 0
    unread_folders: int = 0
    is_stopped: bool = False
    error: StudioError | None = None


@dataclass(frozen=True, slots=True)
class LibraryState:
    """How large the library is, and which backups can be restored."""

    folders: Folders
    counts: LibraryCounts
    sizes: LibrarySizes
    backups: tuple[Backup, ...]


class LibraryHealth(QObject):
    """Runs one task at a time, in the background; closing the dialog doesn't end it.

    Signals:
        changed(): ``task``, ``result`` or ``can_restore`` changed.
        progressed(): only ``progress`` did.
        restored(): a backup has taken the library's place; later pictures have other ids now.

    Attributes:
        task: that is being done.
        result: of the last one, not counting backups that nobody asked for.
        checked: the last result of a check since the start.

    Thread: GUI.
    """

    changed = Signal()
    progressed = Signal()
    restored = Signal()

    def __init__(
        self,
        library: LibraryThread,
        watcher: PictureFolderWatcher,
        others: FolderWatchers,
        check: LibraryCheck,
        queue: JobQueue,
        dispatcher: Dispatcher,
        background: BackgroundTasks,
        folders: Folders,
        *,
        clock: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.task: HealthTask | None = None
        self.progress = HealthProgress()
        self.result: HealthResult | None = None
        self.checked: HealthResult | None = None
        self._library = library
        self._watcher = watcher
        self._others = others
        #: Pictures in other folders, which aren't counted in the progress yet.
        self._expected = 0
        self._check = check
        self._queue = queue
        self._dispatcher = dispatcher
        self._background = background
        self._folders = folders
        self._clock = clock
        self._backups = Backups(folders.data, folders.backups, SystemDisk(), readers=check.readers)
        self._is_stopping = False
        self._begun_s = 0.0
        self._operations = Operations(self)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.back_up_if_due)
        check.checked.connect(self._on_checked)
        dispatcher.changed.connect(self.changed)  # for what may be restored
        library.opened.connect(self._begin)

    def _begin(self) -> None:
        QTimer.singleShot(_FIRST_MS, self, self.back_up_if_due)
        self._timer.start()

    def back_up_if_due(self) -> None:
        """Copy the database if that is due, unless another task is running."""
        if self.task is None:
            self._operations.start(self.back_up_quietly(), replacing="back up")

    async def back_up_quietly(self) -> None:
        """Copy the database unless that was done within a day; failures aren't reported."""
        with contextlib.suppress(StudioError):
            await self._background.do(_LANE, self._backups.make_if_due)
            self.changed.emit()

    # What the artist asks for. Each ends with a result.

    def check(self) -> None:
        """Check the database, and compare it with the folder."""
        self._start(HealthTask.CHECK, self._checking)

    def rebuild(self) -> None:
        """Copy the database, then read every file and the journal again.

        So are the files of folders that are shown where they are, if they can be reached.
        """
        self._start(HealthTask.REBUILD, self._rebuilding)

    def back_up(self) -> None:
        """Copy the database now."""
        self._start(HealthTask.BACK_UP, self._backing_up)

    def restore(self, backup: Backup) -> None:
        """Put a backup in the database's place now, unless a job is running."""
        self._start(HealthTask.RESTORE, partial(self._restoring, backup.name))

    def forget(self, picture_ids: list[int]) -> None:
        """Forget pictures whose files have vanished."""
        self._start(HealthTask.FORGET, partial(self._forgetting, picture_ids))

    def close(self) -> None:
        """End what reads the database, before the library closes."""
        self._check.close()

    def stop(self) -> None:
        """Stop checking or rebuilding after the file that is being read."""
        self._is_stopping = True

    @property
    def can_stop(self) -> bool:
        """Whether the task can be stopped, and isn't already being."""
        return self.task in (HealthTask.CHECK, HealthTask.REBUILD) and not self._is_stopping

    @property
    def can_restore(self) -> bool:
        """Whether no job is running that would be lost."""
        return self._dispatcher.is_idle

    # What there is.

    async def state(self) -> LibraryState:
        """Counts and sizes.

        Raises:
            StudioError: the library can't be opened.
        """
        counts = await self._library.do(lambda library: library.counts())
        sizes = await self._background.do("library sizes", partial(sizes_in, self._folders))
        backups = await self._background.do("library sizes", self._backups.all)
        return LibraryState(self._folders, counts, sizes, tuple(backups))

    async def contents(self, backup: Backup) -> BackupContents | None:
        """What a backup contains; ``None`` if it can't be read."""
        look = partial(self._backups.look_into, backup.name)
        return await self._background.do("library sizes", look)

    async def missing(self) -> list[MissingPicture]:
        """The pictures whose files have vanished.

        Raises:
            StudioError: the library can't be opened.
        """
        return await self._library.do(lambda library: library.missing.all())

    # The tasks.

    def _start(self, task: HealthTask, work: Callable[[], Awaitable[HealthResult]]) -> None:
        if self.task is not None:
            return
        self.task, self._is_stopping = task, False
        self.progress, self._begun_s = HealthProgress(), time.monotonic()
        self.changed.emit()
        self._operations.start(self._run(task, work))

    async def _run(self, task: HealthTask, work: Callable[[], Awaitable[HealthResult]]) -> None:
        result = HealthResult(task, 0.0)
        try:
            result = await work()
        except StudioError as error:
            result = replace(result, error=error)
        finally:
            self.task = None
            self.result = replace(result, at_s=self._clock(), is_stopped=self._is_stopping)
            if task is HealthTask.CHECK and self.result.error is None:
                self.checked = self.result
            self.changed.emit()

    async def _checking(self) -> HealthResult:
        was_damaged = await self._check.check()
        found = await self._watcher.look(self._on_step)
        return HealthResult(HealthTask.CHECK, 0.0, was_damaged, found, await self._missing_count())

    async def _rebuilding(self) -> HealthResult:
        await self._background.do(_LANE, self._backups.make)
        self._begun_s = time.monotonic()
        self._expected = sum(
            one.count for one in self._others.folders if one.is_available and not one.is_archived
        )
        found = Tally()
        found.add(
            await self._watcher.look(self._on_step, begin=lambda lib: lib.upkeep.begin_rebuild())
        )

        def on_step(step: Indexed) -> bool:
            found.add(_reconciled(step))
            expected, self._expected = self._expected, 0
            return self._advance(step.read, expected)

        unread = [] if self._is_stopping else await self._others.read_again(on_step)
        missing = await self._missing_count()
        return HealthResult(
            HealthTask.REBUILD,
            0.0,
            found=found.total(),
            missing=missing,
            unread_folders=len(unread),
        )

    async def _backing_up(self) -> HealthResult:
        await self._background.do(_LANE, self._backups.make)
        return HealthResult(HealthTask.BACK_UP, 0.0)

    async def _forgetting(self, picture_ids: list[int]) -> HealthResult:
        number = 0
        for begin in range(0, len(picture_ids), _FORGOTTEN_AT_ONCE):
            some = picture_ids[begin : begin + _FORGOTTEN_AT_ONCE]
            number += await self._library.do(partial(_forget_missing, some))
        return HealthResult(HealthTask.FORGET, 0.0, number=number)

    async def _restoring(self, name: str) -> HealthResult:
        if not self._dispatcher.is_idle:
            raise StudioError(ErrorCode.LIBRARY_BUSY)
        # Both are asked for at once: what is asked for after that, such as a new job, is done to
        # the restored library.
        restoring = self._library.do(lambda library: library.backups.restore(name))
        reopening = self._library.reopen()
        await restoring
        await reopening
        await self._queue.refresh()
        self.restored.emit()
        found = await self._watcher.look(self._on_step)
        missing = await self._missing_count()
        return HealthResult(HealthTask.RESTORE, 0.0, found=found, missing=missing)

    async def _missing_count(self) -> int:
        return (await self._library.do(lambda library: library.counts())).missing

    def _on_step(self, step: Reconciled) -> bool:
        to_read = step.to_read
        if to_read:
            to_read, self._expected = to_read + self._expected, 0
        return self._advance(step.read, to_read)

    def _advance(self, read: int, to_read: int) -> bool:
        """Count files that were read, and that have to be; returns whether to go on."""
        done = self.progress.done + read
        total = max(self.progress.total + to_read, done)
        passed_s = time.monotonic() - self._begun_s
        left_s = passed_s * (total - done) / done if done else None
        self.progress = HealthProgress(done, total, left_s)
        self.progressed.emit()
        return not self._is_stopping or self.task is HealthTask.RESTORE

    def _on_checked(self, was_damaged: bool) -> None:
        if self.task is None:
            self.checked = HealthResult(HealthTask.CHECK, self._clock(), was_damaged)
            self.changed.emit()


def _reconciled(step: Indexed) -> Reconciled:
    """What was found in a folder that is shown where it is."""
    return Reconciled(step.added, step.missing, step.returned, read=step.read)


def _forget_missing(picture_ids: list[int], library: Library) -> int:
    return library.missing.forget(picture_ids)
