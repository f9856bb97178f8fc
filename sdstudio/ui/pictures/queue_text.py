"""Texts of the queue's rows: a job's title, its status, and what a grid varies."""

from PySide6.QtCore import QCoreApplication

from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.grids import Grids
from sdstudio.app.library_view.privacy import Blur, hidden_prompt
from sdstudio.app.notices import Notice
from sdstudio.app.translation import translate
from sdstudio.domain import modes
from sdstudio.domain.grid import value_label
from sdstudio.library import Job, JobState
from sdstudio.ui import error_messages
from sdstudio.ui.stage.picture_settings import upscaler_text
from sdstudio.ui.wording import left, without_mnemonic


class QueueText:
    """What the row of a job says.

    Args:
        blur: decides which prompts may be read.

    Thread: GUI.
    """

    def __init__(self, dispatcher: Dispatcher, grids: Grids, blur: Blur) -> None:
        self._dispatcher = dispatcher
        self._grids = grids
        self._blur = blur

    def title(self, job: Job) -> str:
        """The first line of a row: the prompt, and the number of pictures."""
        return title(job, is_hidden=self._blur.hides(job.request.params.prompt))

    def line(self, job: Job) -> str:
        """The second line of a row: its status, what a grid varies, and why it can't continue."""
        return " · ".join((self._status(job), *self._varied(job), *self._reason(job)))

    def tip(self, job: Job) -> str:
        """The whole prompt, what a grid varies, and why the job failed or paused; plain text."""
        prompt = job.request.params.prompt
        said = hidden_prompt() if self._blur.hides(prompt) else prompt
        return "\n".join((said, *self._varied(job), *self._reason(job)))

    def _reason(self, job: Job) -> list[str]:
        if job.error_code is None:
            return []
        return [error_messages.text_of(Notice(job.error_code, dict(job.error_arguments)))]

    def _varied(self, job: Job) -> list[str]:
        params = job.request.params
        # The title shows the prompt.
        names = [name for name in self._grids.varied(job.id) if name != "prompt"]
        return [value_label(name, getattr(params, name), translate) for name in names]

    def _status(self, job: Job) -> str:
        running = self._dispatcher.running
        if running is not None and running.job.id == job.id:
            if running.is_stopping:
                return QCoreApplication.translate("queue", "Stopping…")
            return left(self._dispatcher.left_s())
        match job.state:
            case JobState.FAILED:
                return QCoreApplication.translate("queue", "Failed")
            case JobState.PAUSED:
                return QCoreApplication.translate("queue", "Paused")
            case _:
                return QCoreApplication.translate("queue", "Waiting")


def title(job: Job, *, is_hidden: bool) -> str:
    """The prompt of a job on one line, unless it is hidden, and the number of pictures."""
    if (upscaler := job.request.works_alone) is not None:
        label = without_mnemonic(translate("modes", modes.mode(job.request.mode).label))
        return f"{label}: {upscaler_text(upscaler)}"
    if job.request.mode == modes.REPAIR_FACES.key:
        # Its prompt is that of another picture.
        return without_mnemonic(translate("modes", modes.REPAIR_FACES.label))
    none = QCoreApplication.translate("queue", "No prompt")
    prompt = " ".join(job.request.params.prompt.split()) or none
    if is_hidden:
        prompt = hidden_prompt()
    return f"{job.request.count} × {prompt}" if job.request.count > 1 else prompt
