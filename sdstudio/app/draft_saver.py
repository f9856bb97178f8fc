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
        self._draft = draft
        self._file = file
        self._background = background
        self._operations = Operations(self, _leave_it)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._save)
        draft.changed.connect(self._timer.start)

    def save_now(self, draft: Draft) -> None:
        """Write ``draft`` before returning; used when the window closes.

        Raises:
            StudioError: it can't be written.
        """
        self._timer.stop()
        self._file.write(draft)

    def _save(self) -> None:
        draft = self._draft.draft
        self._operations.start(self._background.do("draft", lambda: self._file.write(draft)))


def _leave_it(_error: StudioError) -> None:
    """The next change tries again, and closing the window reports what can't be written."""
