"""The queue: what runs, what waits, and what needs a decision."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from sdstudio.app.job_queue import JobQueue
from sdstudio.app.notices import Notice
from sdstudio.library import Job, JobState
from sdstudio.ui import icons, messages
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.stage.making_bar import share_done
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import left, plain_tip

ROW_PX: Final = 48
_ROOT: Final = QModelIndex()
_SHOWN_ROWS: Final = 5
_MIME: Final = "application/x-sdstudio-job"
JOB_ROLE: Final = Qt.ItemDataRole.UserRole + 1
LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_WAITS: Final = (JobState.WAITING, JobState.PAUSED, JobState.FAILED)


class QueueModel(QAbstractListModel):
    """The queue's jobs as rows.

    Signals:
        moved(job_id, before): the artist dragged a job in front of another, or to the end (None).
    """

    moved = Signal(int, object)

    def __init__(self, queue: JobQueue, parent: QWidget) -> None:
        super().__init__(parent)
        self._queue = queue
        self._jobs: tuple[Job, ...] = queue.jobs
        queue.changed.connect(self._on_changed)
        queue.progressed.connect(self._on_progressed)

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
                return title(job)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title(job)}, {self.line(job)}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._tip(job))
            case _ if role == JOB_ROLE:
                return job
            case _ if role == LINE_ROLE:
                return self.line(job)
        return None

    def job(self, row: int) -> Job | None:
        """The job in ``row``, if there is one."""
        return self._jobs[row] if 0 <= row < len(self._jobs) else None

    def share_done(self, job: Job) -> float | None:
        """0 … 1 for the running job; ``None`` for others."""
        running = self._queue.running
        return share_done(running) if running is not None and running.job.id == job.id else None

    def state(self, job: Job) -> JobState:
        """How ``job`` stands; the queue knows that it runs before its row says so."""
        running = self._queue.running
        is_running = running is not None and running.job.id == job.id
        return JobState.RUNNING if is_running else job.state

    def line(self, job: Job) -> str:
        """The second line of a row: how it stands."""
        running = self._queue.running
        if running is not None and running.job.id == job.id:
            return self.tr("Stopping…") if running.stopping else left(self._queue.left_s())
        match job.state:
            case JobState.FAILED:
                return self.tr("Failed")
            case JobState.PAUSED:
                return self.tr("Paused")
            case _:
                return self.tr("Waiting")

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        job = self.job(index.row())
        if job is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return usual | Qt.ItemFlag.ItemIsDragEnabled if job.state in _WAITS else usual

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
        for job_id in ids:
            self.moved.emit(job_id, before)
        # The rows move once the library has said so; Qt must not remove any itself.
        return False

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
        running = self._queue.running
        for row, job in enumerate(self._jobs):
            if running is not None and job.id == running.job.id:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _tip(self, job: Job) -> str:
        lines = [job.request.params.prompt]
        if job.error_code is not None:
            lines.append(messages.text_of(Notice(job.error_code, dict(job.error_arguments))))
        return "\n".join(lines)


class QueueList(Retranslates, QListView):
    """Signals:
    remove_asked(list of ids), retry_asked(id), moved(id, before), look_asked(): what was asked.
    """

    remove_asked = Signal(list)
    retry_asked = Signal(int)
    moved = Signal(int, object)
    look_asked = Signal()

    def __init__(self, queue: JobQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._cursor: tuple[int, int | None] = (-1, None)
        self._chosen: frozenset[int] = frozenset()
        self.jobs = QueueModel(queue, self)
        self.jobs.moved.connect(self.moved)
        self.setModel(self.jobs)
        self.setItemDelegate(_Row(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSpacing(0)
        self.jobs.modelAboutToBeReset.connect(self._remember)
        self.jobs.modelReset.connect(self._recall)
        self.jobs.modelReset.connect(self._fit_height)
        self.clicked.connect(self._on_clicked)
        self._fit_height()
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Queue"))
        self.setAccessibleDescription(
            self.tr("Delete removes a job, Alt+Up and Alt+Down move it, Enter tries it again.")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        job = self.jobs.job(self.currentIndex().row())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match Qt.Key(event.key()):
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._ask_remove(self._selected())
            case Qt.Key.Key_Up if alt and job:
                self._move(job, -1)
            case Qt.Key.Key_Down if alt and job:
                self._move(job, 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if job:
                self._open(job)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        job = self.jobs.job(index.row())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and job is not None and self.jobs.state(job) in _WAITS:
            where = event.position().toPoint()
            rect = self.visualRect(index)
            if remove_box(rect).contains(where):
                self._ask_remove([job])
                return
            if self.jobs.state(job) is not JobState.WAITING and retry_box(rect).contains(where):
                self.retry_asked.emit(job.id)
                return
        super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            job = self.jobs.job(index.row())
            rect = self.visualRect(index)
            if job is not None and self.jobs.state(job) in _WAITS:
                if remove_box(rect).contains(event.pos()):
                    QToolTip.showText(event.globalPos(), self.tr("Remove (Delete)"), self)
                    return True
                retry = self.jobs.state(job) is not JobState.WAITING
                if retry and retry_box(rect).contains(event.pos()):
                    QToolTip.showText(event.globalPos(), self.tr("Try again (Enter)"), self)
                    return True
        return super().viewportEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _on_clicked(self, index: QModelIndex) -> None:
        job = self.jobs.job(index.row())
        if job is not None and self.jobs.state(job) is JobState.RUNNING:
            self.look_asked.emit()

    def _open(self, job: Job) -> None:
        if self.jobs.state(job) in (JobState.PAUSED, JobState.FAILED):
            self.retry_asked.emit(job.id)
        elif self.jobs.state(job) is JobState.RUNNING:
            self.look_asked.emit()

    def _selected(self) -> list[Job]:
        found = (self.jobs.job(index.row()) for index in self.selectedIndexes())
        return [job for job in found if job is not None]

    def _ask_remove(self, jobs: Sequence[Job]) -> None:
        ids = [job.id for job in jobs if self.jobs.state(job) in _WAITS]
        if ids:
            self.remove_asked.emit(ids)

    def _move(self, job: Job, rows: int) -> None:
        ids = [one.id for one in self._queue.jobs if self.jobs.state(one) in _WAITS]
        if job.id not in ids:
            return
        place = ids.index(job.id) + rows
        if 0 <= place < len(ids):
            following = place if rows < 0 else place + 1
            self.moved.emit(job.id, ids[following] if following < len(ids) else None)

    def _remember(self) -> None:
        row = self.currentIndex().row()
        current = self.jobs.job(row)
        self._cursor = (row, None if current is None else current.id)
        self._chosen = frozenset(job.id for job in self._selected())

    def _recall(self) -> None:
        """Go back to the jobs that cursor and selection were on, wherever they stand now.

        The cursor of one that is gone stays in its row, with nothing selected there.
        """
        flag = QItemSelectionModel.SelectionFlag
        selection = self.selectionModel()
        ids = [job.id for job in map(self.jobs.job, range(self.jobs.rowCount())) if job is not None]
        for row, job_id in enumerate(ids):
            if job_id in self._chosen:
                selection.select(self.jobs.index(row), flag.Select)
        row, current = self._cursor
        if row >= 0 and ids:
            row = ids.index(current) if current in ids else min(row, len(ids) - 1)
            selection.setCurrentIndex(self.jobs.index(row), flag.NoUpdate)

    def _fit_height(self) -> None:
        rows = min(_SHOWN_ROWS, max(1, self.jobs.rowCount()))
        self.setFixedHeight(rows * ROW_PX + 2 * self.frameWidth() + 4)


class _Row(QStyledItemDelegate):
    """Prompt and count, how it stands, a bar while it runs, and its buttons."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        job = index.data(JOB_ROLE)
        model = index.model()
        if not isinstance(job, Job) or not isinstance(model, QueueModel):
            return
        rect: QRect = option.rect
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.button())
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        stands = model.state(job)
        room = text_box(rect, stands)
        metrics = painter.fontMetrics()
        painter.setPen(palette.text().color())
        elided = metrics.elidedText(title(job), Qt.TextElideMode.ElideRight, room.width())
        upper = QRect(room.left(), rect.top() + 4, room.width(), rect.height() // 2 - 4)
        painter.drawText(upper, int(Qt.AlignmentFlag.AlignVCenter), elided)
        lower = QRect(room.left(), rect.center().y(), room.width(), rect.height() // 2 - 4)
        painter.setPen(palette.placeholderText().color())
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignVCenter), index.data(LINE_ROLE))
        done = model.share_done(job)
        if done is not None:
            _draw_progress(painter, rect, done, palette)
        if stands in _WAITS:
            _draw_icon(painter, remove_box(rect), "x", palette.text().color())
            if stands is not JobState.WAITING:
                _draw_icon(painter, retry_box(rect), "arrow-clockwise", palette.text().color())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(palette.highlight().color())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        painter.restore()


def title(job: Job) -> str:
    """The first line of a row: the prompt, and how many pictures."""
    prompt = " ".join(job.request.params.prompt.split()) or "–"
    return f"{job.request.count} × {prompt}" if job.request.count > 1 else prompt


def text_box(rect: QRect, state: JobState) -> QRect:
    """Where a row's text stands."""
    buttons = {JobState.WAITING: 1, JobState.PAUSED: 2, JobState.FAILED: 2}.get(state, 0)
    return rect.adjusted(GRID_PX, 0, -GRID_PX - 28 * buttons, 0)


def remove_box(rect: QRect) -> QRect:
    """Where a row's remove button is."""
    return QRect(rect.right() - 32, rect.center().y() - 14, 28, 28)


def retry_box(rect: QRect) -> QRect:
    """Where a row's try-again button is."""
    return remove_box(rect).translated(-28, 0)


def _draw_progress(painter: QPainter, rect: QRect, done: float, palette: QPalette) -> None:
    track = QRect(rect.left() + GRID_PX, rect.bottom() - 5, rect.width() - 2 * GRID_PX, 3)
    painter.fillRect(track, palette.mid())
    track.setWidth(round(track.width() * done))
    painter.fillRect(track, palette.highlight())


def _draw_icon(painter: QPainter, box: QRect, name: str, colour: QColor) -> None:
    drawn = icons.pixmap(name, 16, colour.name())
    painter.drawPixmap(box.center().x() - 7, box.center().y() - 7, drawn)
