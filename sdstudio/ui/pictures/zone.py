"""The Pictures zone: the queue if it has jobs, and the strip of results."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from sdstudio.app.job_queue import JobQueue
from sdstudio.app.studio import Studio
from sdstudio.library import JobState
from sdstudio.ui import icons
from sdstudio.ui.actions import ActionId, Actions
from sdstudio.ui.notice_bar import DoneBar, NoticeBar
from sdstudio.ui.pictures.queue_list import QueueList
from sdstudio.ui.pictures.strip import Strip
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX


class PicturesZone(Retranslates, QWidget):
    """Signals:
    continue_requested(), clear_asked(): answers to a queue that was restored paused.
    """

    continue_requested = Signal()
    clear_asked = Signal()

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._asked_about_queue = False
        self.notices = NoticeBar()
        self.done = DoneBar()
        self.returned = DoneBar()
        self.queue_box = QueueBox(studio.queue, actions)
        self.strip = Strip(studio.pictures, actions)
        self._heading = QLabel()
        self._heading.setProperty("heading", True)
        self._none = QLabel()
        self._none.setWordWrap(True)
        self._none.setProperty("dim", True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._lay_out()
        studio.queue.changed.connect(self._on_queue_changed)
        for signal in (
            studio.pictures.rowsInserted,
            studio.pictures.rowsRemoved,
            studio.pictures.modelReset,
        ):
            signal.connect(self._show)
        self.retranslate()
        self._on_queue_changed()

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Pictures"))
        self._none.setText(self.tr("Your pictures appear here and are kept until you delete them."))
        self._show()

    def _lay_out(self) -> None:
        below = QWidget()
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self._none)
        self._stack.addWidget(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID_PX, GRID_PX, GRID_PX, GRID_PX)
        column.setSpacing(GRID_PX)
        for widget in (self.notices, self.done, self.returned, self.queue_box, self._heading):
            column.addWidget(widget)
        column.addWidget(below, 1)

    def _show(self) -> None:
        some = self._studio.pictures.rowCount() > 0
        self._stack.setCurrentWidget(self.strip if some else self._none)

    def _on_queue_changed(self) -> None:
        jobs = self._studio.queue.jobs
        self.queue_box.setVisible(bool(jobs))
        paused = [job for job in jobs if job.state is JobState.PAUSED]
        if not paused:
            self.returned.hide()
        elif not self._asked_about_queue and self._studio.queue.running is None:
            self.returned.tell(
                self.tr("SD Studio didn't shut down properly, so the queue is paused."),
                self.tr("Continue"),
                self.continue_requested.emit,
            )
        # Ask only about jobs restored at the start; later ones show their own state.
        self._asked_about_queue = self._asked_about_queue or bool(jobs)


class QueueBox(Retranslates, QWidget):
    """A heading with the queue's buttons, and the list."""

    def __init__(self, queue: JobQueue, actions: Actions) -> None:
        super().__init__()
        self._queue = queue
        self._heading = QLabel()
        self._heading.setProperty("heading", True)
        self.list = QueueList(queue)
        self.pause = QToolButton()
        self.clear = QToolButton()
        self.pause.setDefaultAction(actions[ActionId.PAUSE])
        self.clear.setDefaultAction(actions[ActionId.CLEAR_QUEUE])
        for button in (self.pause, self.clear):
            button.setProperty("flat", True)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._heading, 1)
        top.addWidget(self.pause)
        top.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.list)
        self._pause_action = actions[ActionId.PAUSE]
        queue.changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self.pause.setAccessibleName(self.tr("Pause queue"))
        self.clear.setAccessibleName(self.tr("Clear queue"))
        self._show()

    def _show(self) -> None:
        paused = self._queue.paused
        self._heading.setText(self.tr("Queue (paused)") if paused else self.tr("Queue"))
        icons.set_icon(self._pause_action, "play" if paused else "pause")
