"""The running job: phase, step, progress and the time left."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.job_queue import JobQueue
from sdstudio.app.running_job import EngineState, RunningJob
from sdstudio.domain.messages import Phase
from sdstudio.library import JobState
from sdstudio.ui import motion
from sdstudio.ui.elided_label import ElidedLabel
from sdstudio.ui.layouts import ANY_PX
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import left, phase_name

_FINE: Final = 1000
_MARGINS_PX: Final = (16, 8, 16, 10)
_SPACING_PX: Final = 6
#: Of one that is short.
_SHORT_PX: Final = 224


class JobBar(Retranslates, QFrame):
    """Above the stage while a job runs, or a short one in the bar below it."""

    def __init__(
        self, queue: JobQueue, dispatcher: Dispatcher, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("job_bar")
        self._queue = queue
        self._dispatcher = dispatcher
        self._what, self._time = ElidedLabel(), QLabel()
        for label in (self._what, self._time):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._time.setProperty("dim", True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMaximum(_FINE)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._what, 1)
        top.addWidget(self._time)
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addWidget(self.progress)
        self.shorten(False)
        dispatcher.changed.connect(self._show)
        dispatcher.progressed.connect(self._show)
        self.retranslate()

    @property
    def text(self) -> str:
        """The visible text."""
        return f"{self._what.text()} · {self._time.text()}"

    def shorten(self, is_short: bool) -> None:
        """Fit into a row of buttons, without the time left; the status line has it too."""
        self.setMinimumWidth(_SHORT_PX if is_short else 0)
        self.setMaximumWidth(_SHORT_PX if is_short else ANY_PX)
        self._column.setContentsMargins(*((0, 0, 0, 0) if is_short else _MARGINS_PX))
        self._column.setSpacing(_SPACING_PX // 2 if is_short else _SPACING_PX)
        self._time.setVisible(not is_short)

    def retranslate(self) -> None:
        self.progress.setAccessibleName(self.tr("Progress"))
        self._show()

    def _show(self) -> None:
        running = self._dispatcher.running
        self.setVisible(running is not None or self._waits_for_engine())
        if running is None:
            self._what.setText(phase_name(None))
            self._time.clear()
            motion.show_busy(self.progress)
            return
        self._what.setText(self._describe(running))
        self._time.setText("" if running.is_stopping else left(self._dispatcher.left_s()))
        known = running.phase in (Phase.DENOISE, Phase.DECODE)
        if known:
            self.progress.setRange(0, _FINE)
            self.progress.setValue(round(_FINE * share_done(running)))
        else:
            motion.show_busy(self.progress)

    def _waits_for_engine(self) -> bool:
        return (
            self._dispatcher.engine_state is EngineState.STARTING
            and not self._queue.paused
            and any(job.state is JobState.WAITING for job in self._queue.jobs)
        )

    def _describe(self, running: RunningJob) -> str:
        parts = []
        if running.job.request.count > 1:
            parts.append(
                self.tr("Picture {number} of {count}").format(
                    number=running.index + 1, count=running.job.request.count
                )
            )
        parts.append(self.tr("Stopping…") if running.is_stopping else phase_name(running.phase))
        if running.phase is Phase.DENOISE and running.steps:
            parts.append(
                self.tr("Step {step} of {steps}").format(step=running.step, steps=running.steps)
            )
        return " · ".join(parts)


def share_done(running: RunningJob) -> float:
    """The share of the job that is done, 0 … 1: mostly the steps, and a little for decoding."""
    in_picture = 0.0
    if running.phase is Phase.DENOISE and running.steps:
        in_picture = 0.92 * running.step / running.steps
    elif running.phase is Phase.DECODE:
        in_picture = 0.94
    return (running.index + in_picture) / running.job.request.count
