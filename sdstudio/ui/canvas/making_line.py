"""MakingLine: what is being made, said on a canvas that fills the screen."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from sdstudio.app.studio import Studio
from sdstudio.library import JobState
from sdstudio.ui.elided_label import ElidedLabel
from sdstudio.ui.pictures.queue_text import title
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.stage.job_bar import JobBar
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip


class MakingLine(Retranslates, QFrame):
    """The prompt of the running job and its progress, or why none runs.

    Attributes:
        text: the prompt, or the reason.
        job: the progress.
    """

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.setObjectName("stage_bar")
        self._studio = studio
        self._is_wanted = False
        self.text = ElidedLabel()
        self.job = JobBar(studio.queue, studio.dispatcher)
        self.job.shorten(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX, GRID_PX // 2)
        row.setSpacing(GRID_PX)
        # At the right, full screen has the button that ends it.
        row.addWidget(self.job)
        row.addWidget(self.text, 1)
        for changed in (studio.dispatcher.changed, studio.queue.changed, studio.privacy.changed):
            changed.connect(self._show)
        self.retranslate()

    def set_wanted(self, is_wanted: bool) -> None:
        """Show it while there is something to say, or never."""
        self._is_wanted = is_wanted
        self._show()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What is being made"))
        self._show()

    def _show(self) -> None:
        queue, running = self._studio.queue, self._studio.dispatcher.running
        waiting = (job for job in queue.jobs if job.state is JobState.WAITING)
        job = next(waiting, None) if running is None else running.job
        self.setVisible(self._is_wanted and job is not None)
        if job is None:
            return
        if running is None and queue.paused:
            text = self.tr("The queue is paused, so this job has to wait.")
        else:
            is_hidden = self._studio.privacy.hides(job.request.params.prompt)
            text = title(job, is_hidden=is_hidden)
        if text != self.text.text():
            self.text.setText(text)
            self.text.setToolTip(plain_tip(text))
