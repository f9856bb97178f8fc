"""The jobs that have ended: when, what they made, and why they failed."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.job_queue import JobQueue
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.privacy import Blur
from sdstudio.app.notices import Notice
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.errors import StudioError
from sdstudio.library import Outcome, PastJob
from sdstudio.ui import error_messages
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.pictures.queue_text import title
from sdstudio.ui.text_size import scaled
from sdstudio.ui.wording import checkpoint_name, duration, plain_tip

_PAGE: Final = 100
_ROOT: Final = QModelIndex()
_ABOUT_PX: Final = 96


class Column(IntEnum):
    """What the table says about a job."""

    ENDED = 0
    PROMPT = 1
    OUTCOME = 2
    PICTURES = 3
    TIME = 4
    MODEL = 5


class JobHistory(QAbstractTableModel):
    """The ended jobs, the latest first, read in pages.

    Args:
        blur: decides which prompts may be read.

    Signals:
        read(): a page is there, or couldn't be read.
        trouble(StudioError): why not.
    """

    read = Signal()
    trouble = Signal(object)

    def __init__(
        self, library: LibraryThread, queue: JobQueue, blur: Blur, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._blur = blur
        self._jobs: list[PastJob] = []
        self._more = True
        self._operations = Operations(self, self._on_trouble)
        queue.changed.connect(self.reload)
        blur.changed.connect(self._on_blur)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._jobs)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _heading(Column(section))

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        past = self.past_job(index.row())
        if past is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cell(past, Column(index.column()), self._blur)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(about_past(past, self._blur))
            case Qt.ItemDataRole.TextAlignmentRole:
                is_number = index.column() in (Column.PICTURES, Column.TIME)
                side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def past_job(self, row: int) -> PastJob | None:
        """The job in ``row``, or ``None``."""
        return self._jobs[row] if 0 <= row < len(self._jobs) else None

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if not self._operations.is_running("read"):
            self._operations.start(self._read_more(), replacing="read")

    def reload(self) -> None:
        """Read again what was shown: a job may have ended."""
        self._operations.start(self._reload(), replacing="read")

    async def _read_more(self) -> None:
        before = self._jobs[-1] if self._jobs else None
        page = await self._page(_PAGE, before)
        self.beginInsertRows(_ROOT, len(self._jobs), len(self._jobs) + len(page) - 1)
        self._jobs += page
        self.endInsertRows()
        self._more = len(page) == _PAGE
        self.read.emit()

    async def _reload(self) -> None:
        limit = max(_PAGE, len(self._jobs))
        page = await self._page(limit, None)
        if page != self._jobs:
            self.beginResetModel()
            self._jobs = list(page)
            self.endResetModel()
        self._more = len(page) == limit
        self.read.emit()

    async def _page(self, limit: int, before: PastJob | None) -> Sequence[PastJob]:
        return await self._library.do(lambda library: library.past_jobs.page(limit, before))

    def _on_blur(self) -> None:
        if self._jobs:
            last = self.index(len(self._jobs) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _on_trouble(self, error: StudioError) -> None:
        self._more = False
        self.trouble.emit(error)
        self.read.emit()


class JobHistoryDialog(QDialog):
    """Signals:
    pictures_asked(PastJob), recall_asked(PastJob), again_asked(PastJob): a button was pressed.
    """

    pictures_asked = Signal(object)
    recall_asked = Signal(object)
    again_asked = Signal(object)

    def __init__(self, studio: Studio, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Job history"))
        self.jobs = JobHistory(studio.library, studio.queue, studio.privacy, self)
        self._blur = studio.privacy
        self.list = QTreeView()
        self.list.setAccessibleName(self.windowTitle())
        self.list.setModel(self.jobs)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.about = QPlainTextEdit()
        self.about.setReadOnly(True)
        self.about.setTabChangesFocus(True)
        self.about.setAccessibleName(self.tr("About this job"))
        self.about.setFixedHeight(scaled(_ABOUT_PX))
        #: Said instead of the list where there is nothing, and what was done.
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setProperty("dim", True)
        self._is_empty = True
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.show_pictures = self._buttons.addButton(self.tr("Show pictures"), role)
        self.recall = self._buttons.addButton(self.tr("Use these settings"), role)
        #: One or the other: a failed job that is still in the queue is retried there.
        self.again = self._buttons.addButton(self.tr("Add again"), role)
        self.retry = self._buttons.addButton(self.tr("Retry"), role)
        self.said.hide()
        self._set_tips()
        self._lay_out()
        self._connect()
        self._show()
        keep_on_screen(self)
        self.jobs.reload()

    @property
    def current(self) -> PastJob | None:
        """The selected job."""
        return self.jobs.past_job(self.list.currentIndex().row())

    def _set_tips(self) -> None:
        self.show_pictures.setToolTip(self.tr("Show this job's pictures in the main window"))
        self.recall.setToolTip(self.tr("Use the prompt and all settings of this job"))
        self.retry.setToolTip(self.tr("Retry this job, in its place in the queue"))
        self.again.setToolTip(
            self.tr(
                "Add this job to the end of the queue. It gets a new seed if it has made pictures."
            )
        )
        for button in (self.show_pictures, self.recall, self.again, self.retry):
            button.setAccessibleName(button.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.list, 1)
        column.addWidget(self.about)
        column.addWidget(self.said)
        column.addWidget(self._buttons)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(40)
        for each in Column:
            header.setSectionResizeMode(each, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.PROMPT, QHeaderView.ResizeMode.Stretch)
        self.resize(860, 560)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show())
        self.list.activated.connect(lambda _: self._on_activated())
        self.jobs.read.connect(self._on_read)
        self._blur.changed.connect(self._show)
        self.jobs.trouble.connect(self._on_trouble)
        self.show_pictures.clicked.connect(self._on_show_pictures)
        self.recall.clicked.connect(self._on_recall)
        self.again.clicked.connect(self._on_again)
        self.retry.clicked.connect(self._on_again)

    def _show(self) -> None:
        past = self.current
        self.about.setPlainText("" if past is None else about_past(past, self._blur))
        self.show_pictures.setEnabled(past is not None and past.pictures > 0)
        self.recall.setEnabled(past is not None)
        is_in_queue = past is not None and past.is_in_queue
        self.again.setVisible(past is not None and not is_in_queue)
        self.retry.setVisible(is_in_queue)

    def _on_read(self) -> None:
        some = self.jobs.rowCount() > 0
        for widget in (self.list, self.about, self.show_pictures, self.recall):
            widget.setVisible(some)
        if some and self.current is None:
            self.list.setCurrentIndex(self.jobs.index(0, 0))
        if not some and not self.said.text():
            self._say(
                self.tr("No jobs yet. Jobs that finish, fail or are stopped are listed here.")
            )
        elif some and self._is_empty:
            self.said.hide()
        self._is_empty = not some
        self._show()

    def _on_trouble(self, error: StudioError) -> None:
        self._say(error_messages.text_of(Notice(error.code, error.arguments)))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()

    def _on_activated(self) -> None:
        if self.show_pictures.isEnabled():
            self._on_show_pictures()

    def _on_show_pictures(self) -> None:
        self.pictures_asked.emit(self.current)
        self.accept()

    def _on_recall(self) -> None:
        self.recall_asked.emit(self.current)
        self.accept()

    def _on_again(self) -> None:
        past = self.current
        if past is not None:
            self.again_asked.emit(past)
            self._say(
                self.tr("The job is waiting to run again.")
                if past.is_in_queue
                else self.tr("Added a job to the queue.")
            )


def about_past(past: PastJob, blur: Blur) -> str:
    """Why it failed, and the whole prompt unless that is hidden; plain text."""
    job = past.job
    prompt = job.request.params.prompt
    is_hidden = blur.hides(prompt, past.picture_ids)
    lines = [title(job, is_hidden=is_hidden) if is_hidden or not prompt else prompt]
    if job.error_code is not None:
        reason = error_messages.text_of(Notice(job.error_code, dict(job.error_arguments)))
        lines.insert(0, reason)
    return "\n".join(lines)


def outcome_text(outcome: Outcome) -> str:
    """What became of a job."""
    match outcome:
        case Outcome.FINISHED:
            return QCoreApplication.translate("history", "Finished")
        case Outcome.FAILED:
            return QCoreApplication.translate("history", "Failed")
        case Outcome.STOPPED:
            return QCoreApplication.translate("history", "Stopped")
        case Outcome.REMOVED:
            return QCoreApplication.translate("history", "Removed")


def _heading(column: Column) -> str:
    match column:
        case Column.ENDED:
            return QCoreApplication.translate("history", "Ended")
        case Column.PROMPT:
            return QCoreApplication.translate("history", "Prompt")
        case Column.OUTCOME:
            return QCoreApplication.translate("history", "Outcome")
        case Column.PICTURES:
            return QCoreApplication.translate("history", "Pictures")
        case Column.TIME:
            return QCoreApplication.translate("history", "Time")
        case Column.MODEL:
            return QCoreApplication.translate("history", "Model")


def _cell(past: PastJob, column: Column, blur: Blur) -> str:
    job = past.job
    match column:
        case Column.ENDED:
            at = QDateTime.fromSecsSinceEpoch(int(past.ended_at.timestamp()))
            return QLocale().toString(at, QLocale.FormatType.ShortFormat)
        case Column.PROMPT:
            return _one_line(past, blur)
        case Column.OUTCOME:
            return outcome_text(past.outcome)
        case Column.PICTURES:
            done, count = job.pictures_done, job.request.count
            if done == count:
                return str(count)
            text = QCoreApplication.translate("history", "{done} of {count}")
            return text.format(done=done, count=count)
        case Column.TIME:
            return duration(past.duration_s) if past.duration_s > 0 else "–"
        case Column.MODEL:
            return checkpoint_name(job.request.checkpoint)


def _one_line(past: PastJob, blur: Blur) -> str:
    prompt = " ".join(past.job.request.params.prompt.split())
    is_hidden = blur.hides(prompt, past.picture_ids)
    return title(past.job, is_hidden=is_hidden) if is_hidden or not prompt else prompt
