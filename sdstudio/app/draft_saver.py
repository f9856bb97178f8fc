"""DraftSaver: writes the draft a second after each change, so a crash costs no prompt."""

from PySide6.QtCore import QObject, QTimer

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_file import DraftFile
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.operations import Operations
from sdstudio.domain.errors import StudioError
from sdstudio.domain.request import Draft

_DELAY_MS = 1000


class DraftSaver(QObject):
    """Watches a draft and keeps its file up to date.

    Args:
        background: does the writing, since a disk may be slow to wake up.

    Thread: GUI.
    """

    def __init__(self, draft: DraftModel, file: DraftFile, background: BackgroundTasks) -> None:
        super().__init__(draft)
        self._file = file
        self._background = background
        self._operations = Operations(self, _leave_it)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(lambda: self._write(draft.draft))
        draft.changed.connect(self._timer.start)

    def save_now(self, draft: Draft) -> None:
        """Have ``draft`` written before the program ends; used when the window closes."""
        self._timer.stop()
        self._write(draft)

    def _write(self, draft: Draft) -> None:
        # In one lane, so that no older draft is written over a newer one.
        work = self._background.do("draft", lambda: self._file.write(draft), must_finish=True)
        self._operations.start(work)


def _leave_it(_error: StudioError) -> None:
    """The next change tries again."""
