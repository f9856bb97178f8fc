"""The queue: running and waiting jobs, and those that need a decision."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.grids import Grids
from sdstudio.app.job_queue import JobQueue
from sdstudio.app.library_view.privacy import Blur
from sdstudio.library import Job, JobState
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import tip_of
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.painting import saved
from sdstudio.ui.pictures.queue_model import JOB_ROLE, LINE_ROLE, WAITS, QueueModel
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import key_text

_ROW_PX: Final = 48
_SHOWN_ROWS: Final = 5
_BAR_PX: Final = 3


class QueueList(Retranslates, QListView):
    """Signals:
    remove_asked(list of ids), retry_asked(id), moved(list of ids, before), edit_asked(id),
    duplicate_asked(id), look_asked(): requests.
    current_changed(): :attr:`current` is another job, or in another state.
    """

    remove_asked = Signal(list)
    retry_asked = Signal(int)
    moved = Signal(list, object)
    edit_asked = Signal(int)
    duplicate_asked = Signal(int)
    look_asked = Signal()
    current_changed = Signal()

    def __init__(self, queue: JobQueue, dispatcher: Dispatcher, grids: Grids, blur: Blur) -> None:
        super().__init__()
        self._queue = queue
        self._cursor: tuple[int, int | None] = (-1, None)
        self._chosen: frozenset[int] = frozenset()
        self.jobs = QueueModel(queue, dispatcher, grids, blur, self)
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
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())
        for signal in (self.jobs.modelReset, self.jobs.dataChanged):
            signal.connect(lambda *_: self.current_changed.emit())
        self._fit_height()
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Queue"))
        self.setAccessibleDescription(
            self.tr(
                "Press Delete to remove a job, Alt+Up or Alt+Down to move it, and "
                "Enter to edit it, or to retry it if it failed."
            )
        )

    @property
    def current(self) -> Job | None:
        """The current job, if it can be changed."""
        job = self.jobs.job(self.currentIndex().row())
        return job if job is not None and self.jobs.state(job) in WAITS else None

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
        if is_left and job is not None and self.jobs.state(job) in WAITS:
            where = event.position().toPoint()
            rect = self.visualRect(index)
            if remove_box(rect).contains(where):
                self._ask_remove([job])
                return
            if self.jobs.state(job) is not JobState.WAITING and retry_box(rect).contains(where):
                self.retry_asked.emit(job.id)
                return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        job = self.jobs.job(self.currentIndex().row())
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            job = self.jobs.job(self.indexAt(event.pos()).row())
        if job is not None:
            self._menu(job).popup(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            job = self.jobs.job(index.row())
            rect = self.visualRect(index)
            if job is not None and self.jobs.state(job) in WAITS:
                if remove_box(rect).contains(event.pos()):
                    QToolTip.showText(event.globalPos(), self.tr("Remove (Delete)"), self)
                    return True
                retry = self.jobs.state(job) is not JobState.WAITING
                if retry and retry_box(rect).contains(event.pos()):
                    QToolTip.showText(event.globalPos(), self.tr("Retry (Enter)"), self)
                    return True
        return super().viewportEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _on_clicked(self, index: QModelIndex) -> None:
        job = self.jobs.job(index.row())
        if job is not None and self.jobs.state(job) is JobState.RUNNING:
            self.look_asked.emit()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        job = self.jobs.job(index.row())
        if job is not None and self.jobs.state(job) in WAITS:
            self.edit_asked.emit(job.id)

    def _open(self, job: Job) -> None:
        if self.jobs.state(job) in (JobState.PAUSED, JobState.FAILED):
            self.retry_asked.emit(job.id)
        elif self.jobs.state(job) is JobState.WAITING:
            self.edit_asked.emit(job.id)
        elif self.jobs.state(job) is JobState.RUNNING:
            self.look_asked.emit()

    def _menu(self, job: Job) -> QMenu:
        """What can be done with ``job``, and the keys that do it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        menu.setToolTipsVisible(True)

        def add(text: str, keys: str, enabled: bool, do: Callable[[], object]) -> QAction:
            action = menu.addAction(f"{text}\t{key_text(keys)}", do)
            action.setEnabled(enabled)
            return action

        state = self.jobs.state(job)
        if state is JobState.RUNNING:
            add(self.tr("Show"), "Enter", True, self.look_asked.emit)
            return menu
        fails = state is not JobState.WAITING
        add(self.tr("Retry"), "Enter", fails, lambda: self.retry_asked.emit(job.id))
        menu.addSeparator()
        add(self.tr("Edit"), "F2", True, lambda: self.edit_asked.emit(job.id))
        duplicate = add(
            self.tr("Duplicate"), "Ctrl+Shift+J", True, lambda: self.duplicate_asked.emit(job.id)
        )
        duplicate.setToolTip(tip_of(ActionId.DUPLICATE_JOB))
        menu.addSeparator()
        add(self.tr("Move up"), "Alt+Up", self._can_move(job, -1), lambda: self._move(job, -1))
        add(self.tr("Move down"), "Alt+Down", self._can_move(job, 1), lambda: self._move(job, 1))
        menu.addSeparator()
        chosen = self._selected()
        removed = chosen if job in chosen else [job]
        add(self.tr("Remove"), "Del", True, lambda: self._ask_remove(removed))
        return menu

    def _selected(self) -> list[Job]:
        found = (self.jobs.job(index.row()) for index in self.selectedIndexes())
        return [job for job in found if job is not None]

    def _ask_remove(self, jobs: Sequence[Job]) -> None:
        ids = [job.id for job in jobs if self.jobs.state(job) in WAITS]
        if ids:
            self.remove_asked.emit(ids)

    def _move(self, job: Job, rows: int) -> None:
        """Move ``job``, or with it all that are selected, by one row."""
        ids, moved = self._movable(), self._moved_with(job)
        if not self._can_move(job, rows):
            return
        others = [id_ for id_ in ids if id_ not in moved]
        place = ids.index(moved[0]) - 1
        if rows > 0:
            place = ids.index(moved[-1]) + 1 - len(moved) + 1
        self.moved.emit(moved, others[place] if place < len(others) else None)

    def _can_move(self, job: Job, rows: int) -> bool:
        ids, moved = self._movable(), self._moved_with(job)
        if job.id not in ids:
            return False
        return moved[0] != ids[0] if rows < 0 else moved[-1] != ids[-1]

    def _moved_with(self, job: Job) -> list[int]:
        """The jobs that are moved with ``job``, in their order."""
        chosen = {one.id for one in self._selected()}
        return [id_ for id_ in self._movable() if id_ == job.id or {id_, job.id} <= chosen]

    def _movable(self) -> list[int]:
        return [one.id for one in self._queue.jobs if self.jobs.state(one) in WAITS]

    def _remember(self) -> None:
        row = self.currentIndex().row()
        current = self.jobs.job(row)
        self._cursor = (row, None if current is None else current.id)
        self._chosen = frozenset(job.id for job in self._selected())

    def _recall(self) -> None:
        """Restore the current and selected jobs, wherever they are now.

        If the current job is gone, its row stays current, with nothing selected there.
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
        self.setFixedHeight(rows * row_px(self.fontMetrics()) + 2 * self.frameWidth() + 4)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_height()


class _Row(QStyledItemDelegate):
    """Prompt and count, status, a progress bar while running, and buttons."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, row_px(option.fontMetrics))

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
        with saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
                painter.setPen(Qt.PenStyle.NoPen)
                # The style sheet's background of the view has replaced the colour of buttons.
                painter.setBrush(palette.midlight())
                painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
            if state & QStyle.StateFlag.State_Selected:
                # Not by a grey alone, which not everybody tells from the others.
                inside = rect.adjusted(0, GRID_PX // 2, 0, -GRID_PX // 2)
                painter.fillRect(
                    QRect(inside.topLeft(), QSize(_BAR_PX, inside.height())), palette.highlight()
                )
            job_state = model.state(job)
            room = text_box(rect, job_state)
            metrics = painter.fontMetrics()
            painter.setPen(palette.text().color())
            title = str(index.data())
            elided = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width())
            upper = QRect(room.left(), rect.top() + 4, room.width(), rect.height() // 2 - 4)
            painter.drawText(upper, int(Qt.AlignmentFlag.AlignVCenter), elided)
            lower = QRect(room.left(), rect.center().y(), room.width(), rect.height() // 2 - 4)
            painter.setPen(palette.placeholderText().color())
            line = metrics.elidedText(
                index.data(LINE_ROLE), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(lower, int(Qt.AlignmentFlag.AlignVCenter), line)
            done = model.share_done(job)
            if done is not None:
                _draw_progress(painter, rect, done, palette)
            if job_state in WAITS:
                _draw_icon(painter, remove_box(rect), "x", palette.text().color())
                if job_state is not JobState.WAITING:
                    _draw_icon(painter, retry_box(rect), "arrow-clockwise", palette.text().color())
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(palette.highlight().color())
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)


def row_px(metrics: QFontMetrics) -> int:
    """The height of a row: of its two lines, and of progress below them."""
    return max(_ROW_PX, 2 * metrics.lineSpacing() + 2 * GRID_PX)


def text_box(rect: QRect, state: JobState) -> QRect:
    """The area of a row's text."""
    buttons = {JobState.WAITING: 1, JobState.PAUSED: 2, JobState.FAILED: 2}.get(state, 0)
    return rect.adjusted(GRID_PX, 0, -GRID_PX - 28 * buttons, 0)


def remove_box(rect: QRect) -> QRect:
    """The area of a row's remove button."""
    return QRect(rect.right() - 32, rect.center().y() - 14, 28, 28)


def retry_box(rect: QRect) -> QRect:
    """The area of a row's retry button."""
    return remove_box(rect).translated(-28, 0)


def _draw_progress(painter: QPainter, rect: QRect, done: float, palette: QPalette) -> None:
    track = QRect(rect.left() + GRID_PX, rect.bottom() - 5, rect.width() - 2 * GRID_PX, 3)
    painter.fillRect(track, palette.mid())
    track.setWidth(round(track.width() * done))
    painter.fillRect(track, palette.highlight())


def _draw_icon(painter: QPainter, box: QRect, name: IconName, colour: QColor) -> None:
    drawn = icons.pixmap(name, 16, colour.name())
    painter.drawPixmap(box.center().x() - 7, box.center().y() - 7, drawn)
