"""The queue's jobs as the rows of a list."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QWidget

from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.grids import Grids
from sdstudio.app.job_queue import JobQueue
from sdstudio.app.library_view.privacy import Blur
from sdstudio.library import Job, JobState
from sdstudio.ui.pictures.queue_text import QueueText
from sdstudio.ui.stage.job_bar import share_done
from sdstudio.ui.wording import plain_tip

JOB_ROLE: Final = Qt.ItemDataRole.UserRole + 1
LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_ROOT: Final = QModelIndex()
_MIME: Final = "application/x-sdstudio-job"
#: Jobs that the artist may move and remove.
WAITS: Final = (JobState.WAITING, JobState.PAUSED, JobState.FAILED)


class QueueModel(QAbstractListModel):
    """The queue's jobs as rows.

    Args:
        blur: decides which prompts may be read.

    Signals:
        moved(list of ids, before): dragged in front of another job, or to the end (``None``).
    """

    moved = Signal(list, object)

    def __init__(
        self, queue: JobQueue, dispatcher: Dispatcher, grids: Grids, blur: Blur, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._text = QueueText(dispatcher, grids, blur)
        self._queue = queue
        self._dispatcher = dispatcher
        self._jobs: tuple[Job, ...] = queue.jobs
        self._edited: int | None = None
        dispatcher.changed.connect(self._on_changed)
        grids.changed.connect(self._on_changed)
        blur.changed.connect(self._on_changed)
        dispatcher.progressed.connect(self._on_progressed)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._jobs)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        job = self.job(index.row())
        if job is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text.title(job)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._text.title(job)}, {self._line(job)}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._text.tip(job))
            case _ if role == JOB_ROLE:
                return job
            case _ if role == LINE_ROLE:
                return self._line(job)
        return None

    def set_edited(self, job_id: int | None) -> None:
        """Mark the job that is being edited."""
        self._edited = job_id
        self._on_changed()

    def job(self, row: int) -> Job | None:
        """The job in ``row``, or ``None``."""
        return self._jobs[row] if 0 <= row < len(self._jobs) else None

    def share_done(self, job: Job) -> float | None:
        """0 … 1 for the running job; ``None`` for the others."""
        running = self._dispatcher.running
        return share_done(running) if running is not None and running.job.id == job.id else None

    def state(self, job: Job) -> JobState:
        """The state of ``job``; the queue knows that it is running before the database does."""
        running = self._dispatcher.running
        is_running = running is not None and running.job.id == job.id
        return JobState.RUNNING if is_running else job.state

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        job = self.job(index.row())
        if job is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return usual | Qt.ItemFlag.ItemIsDragEnabled if job.state in WAITS else usual

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = sorted({index.row() for index in indexes})
        ids = [job.id for job in map(self.job, rows) if job is not None]
        data.setData(_MIME, ",".join(map(str, ids)).encode())
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        ids = [int(one) for one in bytes(data.data(_MIME).data()).decode().split(",") if one]
        begin = row if row >= 0 else parent.row()
        following = self._jobs[begin:] if begin >= 0 else []
        before = next((job.id for job in following if job.id not in ids), None)
        self.moved.emit(ids, before)
        # The rows move once the library confirms it; Qt must not remove any itself.
        return False

    def _line(self, job: Job) -> str:
        if job.id == self._edited:
            return QCoreApplication.translate("queue", "Being edited")
        return self._text.line(job)

    def _on_changed(self) -> None:
        jobs = self._queue.jobs
        if [job.id for job in jobs] != [job.id for job in self._jobs]:
            self.beginResetModel()
            self._jobs = jobs
            self.endResetModel()
            return
        self._jobs = jobs
        if jobs:
            self.dataChanged.emit(self.index(0), self.index(len(jobs) - 1))

    def _on_progressed(self) -> None:
        running = self._dispatcher.running
        for row, job in enumerate(self._jobs):
            if running is not None and job.id == running.job.id:
                self.dataChanged.emit(self.index(row), self.index(row))
