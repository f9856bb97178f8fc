"""The Pictures zone: the queue if it has jobs, and the strip of results."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from sdstudio.app.queue_time import QueueTime
from sdstudio.app.studio import Studio
from sdstudio.library import JobState
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.notice_bar import DoneBar, NoticeBar, Say, Until
from sdstudio.ui.pictures.queue_list import QueueList
from sdstudio.ui.pictures.strip import Strip
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import about, counted, duration

_LEAST_WIDTH_PX = 184


class PicturesZone(Retranslates, QWidget):
    """Signals:
    continue_requested(): the artist wants the paused queue to run.
    """

    continue_requested = Signal()

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._told_at_start = False
        self.notices = NoticeBar()
        self.done = DoneBar()
        #: Says that the queue is held, and why.
        self.paused = DoneBar()
        self.queue_box = QueueBox(studio, actions)
        self.strip = Strip(studio.pictures, actions)
        self.history = QToolButton()
        self.history.setDefaultAction(actions[ActionId.JOB_HISTORY])
        self.history.setProperty("flat", True)
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
        self.history.setAccessibleName(self.tr("Job history"))
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
        column.addStrut(_LEAST_WIDTH_PX)
        column.addWidget(self.queue_box)
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self.history)
        column.addLayout(top)
        column.addWidget(below, 1)
        # At the end, so that nothing moves under the pointer when one comes or goes.
        for bar in (self.paused, self.done, self.notices):
            column.addWidget(bar)

    def _show(self) -> None:
        some = self._studio.pictures.rowCount() > 0
        self._stack.setCurrentWidget(self.strip if some else self._none)

    def tell_waits(self) -> None:
        """Say why a job that was just added isn't started."""
        self._tell_paused(
            lambda: self.tr("The queue is paused, so this job has to wait."),
            unless=lambda: self._holds_jobs,
        )

    def _tell_paused(self, say: Say, *, unless: Callable[[], bool]) -> None:
        self.paused.tell(
            say,
            lambda: self.tr("Continue"),
            self.continue_requested.emit,
            Until(self._studio.queue.changed, unless=unless),
        )

    @property
    def _is_held(self) -> bool:
        queue = self._studio.queue
        return queue.paused or any(job.state is JobState.PAUSED for job in queue.jobs)

    @property
    def _holds_jobs(self) -> bool:
        """Whether some job waits for that; the artist may have removed all of them."""
        return self._is_held and bool(self._studio.queue.jobs)

    def _on_queue_changed(self) -> None:
        queue = self._studio.queue
        self.queue_box.setVisible(bool(queue.jobs))
        # Only for jobs restored at the start; whatever pauses the queue later reports it itself.
        if self._told_at_start or self._studio.dispatcher.running is not None:
            return
        if queue.jobs or queue.paused:
            self._told_at_start = bool(queue.jobs)
            if any(job.state is JobState.PAUSED for job in queue.jobs):
                self._tell_paused(
                    lambda: self.tr(
                        "SD Studio didn't shut down properly, so the jobs in the queue are paused."
                    ),
                    unless=lambda: self._holds_jobs,
                )
            elif queue.paused:
                self._tell_paused(
                    lambda: self.tr("The queue is still paused. New jobs wait until you continue."),
                    unless=lambda: self._is_held,
                )


class QueueBox(Retranslates, QWidget):
    """A heading with the queue's buttons, the time for all jobs, and the list."""

    def __init__(self, studio: Studio, actions: Actions) -> None:
        super().__init__()
        queue = self._queue = studio.queue
        self._times = studio.queue_times
        self._heading = QLabel()
        self._heading.setProperty("heading", True)
        self._whole = _dim_label()
        self._failed = _dim_label()
        self.list = QueueList(queue, studio.dispatcher, studio.grids, studio.privacy)
        self.pause = QToolButton()
        self.clear = QToolButton()
        self.retry = QToolButton()
        self.pause.setDefaultAction(actions[ActionId.PAUSE])
        self.clear.setDefaultAction(actions[ActionId.CLEAR_QUEUE])
        self.retry.setDefaultAction(actions[ActionId.RETRY_FAILED])
        for button in (self.pause, self.clear, self.retry):
            button.setProperty("flat", True)
        self._failures = QWidget()
        self._lay_out()
        self._pause_action = actions[ActionId.PAUSE]
        queue.changed.connect(self._show)
        self._times.changed.connect(self._show_time)
        self.retranslate()

    @property
    def text(self) -> str:
        """What is said of all jobs."""
        labels = (self._whole, self._failed)
        return "\n".join(label.text() for label in labels if label.text())

    def whole_time(self, time: QueueTime) -> str:
        """For example “5 jobs, about 12 min”."""
        jobs = counted(self.tr("%n job(s)", "", time.jobs), time.jobs)
        if time.is_complete:
            return self.tr("{jobs}, {time}").format(jobs=jobs, time=about(time.seconds))
        if time.seconds:
            least = duration(time.seconds)
            return self.tr("{jobs}, at least {time}").format(jobs=jobs, time=least)
        return self.tr("{jobs}, time not known yet").format(jobs=jobs)

    def retranslate(self) -> None:
        self.pause.setAccessibleName(self.tr("Pause queue"))
        self.clear.setAccessibleName(self.tr("Clear queue"))
        self.retry.setAccessibleName(self.tr("Retry all failed jobs"))
        self._show()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._heading, 1)
        top.addWidget(self.pause)
        top.addWidget(self.clear)
        failures = QHBoxLayout(self._failures)
        failures.setContentsMargins(0, 0, 0, 0)
        failures.setSpacing(4)
        failures.addWidget(self._failed, 1)
        failures.addWidget(self.retry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._whole)
        column.addWidget(self._failures)
        column.addWidget(self.list)

    def _show(self) -> None:
        paused = self._queue.paused
        self._heading.setText(self.tr("Queue"))
        icons.set_icon(self._pause_action, "play" if paused else "pause")
        failed = sum(job.state is JobState.FAILED for job in self._queue.jobs)
        self._failed.setText(counted(self.tr("%n failed", "", failed), failed) if failed else "")
        self._failures.setVisible(bool(failed))
        self._show_time()

    def _show_time(self) -> None:
        time = self._times.now
        parts = [self.tr("Paused")] if self._queue.paused else []
        if time.jobs:
            parts.append(self.whole_time(time))
        self._whole.setText(" · ".join(parts))
        self._whole.setVisible(bool(parts))


def _dim_label() -> QLabel:
    label = QLabel()
    label.setProperty("dim", True)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    return label
