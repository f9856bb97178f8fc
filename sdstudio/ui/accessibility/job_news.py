"""Has a screen reader say what becomes of jobs, wherever the focus is."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sdstudio.app.studio import Studio
from sdstudio.library import JobState, Picture
from sdstudio.ui.accessibility.announce import announce
from sdstudio.ui.wording import number


class JobNews(QObject):
    """Announces that a job has begun, that a picture is finished, and that a job failed or stopped.

    Without the prompt: others may hear it.

    Args:
        window: on whose behalf it is said.

    Thread: GUI.
    """

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._job_id: int | None = None
        #: Pictures that the job is to make, and those that are saved.
        self._count = self._saved = 0
        self._was_stopped = False
        studio.dispatcher.changed.connect(self._on_changed)
        studio.saver.saved.connect(self._on_saved)
        studio.queue.job_ended.connect(self._on_ended)

    def _on_changed(self) -> None:
        running = self._studio.dispatcher.running
        if running is None:
            return
        if running.job.id != self._job_id:
            self._job_id, self._was_stopped = running.job.id, False
            self._count, self._saved = running.job.request.count, running.index
            announce(self._window, self.tr("Generating"))
        self._was_stopped = self._was_stopped or running.is_stopping

    def _on_saved(self, picture: Picture) -> None:
        if picture.job_id != self._job_id or self._count <= 1:
            announce(self._window, self.tr("Picture finished"))
            return
        self._saved += 1
        text = self.tr("Picture {number} of {count} finished")
        announce(self._window, text.format(number=number(self._saved), count=number(self._count)))

    def _on_ended(self, job_id: int) -> None:
        job = next((one for one in self._studio.queue.jobs if one.id == job_id), None)
        if job is not None and job.state is JobState.FAILED:
            # Why, the notice says.
            announce(self._window, self.tr("A job failed"))
        elif job_id == self._job_id and self._was_stopped:
            announce(self._window, self.tr("Stopped"))
