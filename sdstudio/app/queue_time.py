"""How long the whole queue will take, as far as it is known."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, SignalInstance

from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.job_queue import JobQueue
from sdstudio.domain.request import GenerationRequest
from sdstudio.library import Job, JobState


@dataclass(frozen=True, slots=True)
class QueueTime:
    """The time left for the jobs that will run; failed ones are not among them.

    Args:
        jobs: how many, with the running one.
        seconds: for those whose time is known.
        is_complete: whether that is all of them.
    """

    jobs: int = 0
    seconds: float = 0.0
    is_complete: bool = True


class QueueTimes(QObject):
    """Adds up the time of the queue's jobs.

    Args:
        estimate: seconds for a request; ``None`` while unknown.
        learned: emitted when ``estimate`` may know more.

    Signals:
        changed(): ``now`` is different, at least each second while a job runs.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(
        self,
        queue: JobQueue,
        dispatcher: Dispatcher,
        estimate: Callable[[GenerationRequest], float | None],
        learned: SignalInstance,
    ) -> None:
        super().__init__(dispatcher)
        self._queue = queue
        self._dispatcher = dispatcher
        self._estimate = estimate
        #: Of the jobs that do not run yet; there may be many, and progress is reported often.
        self._rest = QueueTime()
        dispatcher.changed.connect(self._on_changed)
        dispatcher.progressed.connect(self.changed)
        learned.connect(self._on_changed)
        self._on_changed()

    @property
    def now(self) -> QueueTime:
        """The time left at this moment."""
        if self._dispatcher.running is None:
            return self._rest
        left_s = self._dispatcher.left_s()
        return QueueTime(
            self._rest.jobs + 1,
            self._rest.seconds + (left_s or 0.0),
            self._rest.is_complete and left_s is not None,
        )

    def _on_changed(self) -> None:
        running = self._dispatcher.running
        running_id = None if running is None else running.job.id
        coming = [
            job
            for job in self._queue.jobs
            if job.id != running_id and job.state in (JobState.WAITING, JobState.PAUSED)
        ]
        known = [seconds for job in coming if (seconds := self._left_s(job)) is not None]
        self._rest = QueueTime(len(coming), sum(known), len(known) == len(coming))
        self.changed.emit()

    def _left_s(self, job: Job) -> float | None:
        whole_s = self._estimate(job.request)
        if whole_s is None:
            return None
        return whole_s * max(0, job.request.count - job.pictures_done) / job.request.count
