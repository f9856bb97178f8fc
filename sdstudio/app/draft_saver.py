"""DraftSaver: writes the draft a second after each change, so a crash costs no prompt or mask."""

import contextlib
from asyncio import Future
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, QTimer, SignalInstance

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_file import DraftFile
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.operations import Operations
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import StudioError

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
        self._held: Draft | None = None
        self._with_mask: Callable[[], Awaitable[Draft]] | None = None
        self._file = file
        self._background = background
        self._operations = Operations(self, _leave_it)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._on_due)
        draft.changed.connect(self._timer.start)

    def include_mask(
        self, painted: SignalInstance, with_mask: Callable[[], Awaitable[Draft]]
    ) -> None:
        """Save a painted mask with the draft.

        Args:
            painted: is emitted when it changes.
            with_mask: stores it and returns the draft that refers to it.
        """
        self._with_mask = with_mask
        painted.connect(lambda *_: self._timer.start())

    @property
    def is_holding(self) -> bool:
        """Whether the forms show a draft other than the stored one."""
        return self._held is not None

    def hold(self, draft: Draft | None) -> None:
        """Keep ``draft``, whatever the forms show, until this is called with ``None``."""
        self._held = draft
        if draft is not None:
            self.save_now(draft)

    def save_now(self, draft: Draft) -> None:
        """Have ``draft`` written before the program ends; used when the window closes."""
        self._timer.stop()
        self._operations.start(self._write(draft), replacing="save")

    def _on_due(self) -> None:
        if self._held is not None:
            return
        self._operations.start(self._save(), replacing="save")

    async def _save(self) -> None:
        draft = self._draft.draft
        if self._with_mask is not None:
            with contextlib.suppress(StudioError):
                draft = await self._with_mask()
        if self._held is not None:
            draft = self._held
        await self._write(draft)

    def _write(self, draft: Draft) -> Future[None]:
        # In one lane, so that no older draft is written over a newer one.
        return self._background.do("draft", lambda: self._file.write(draft), must_finish=True)


def _leave_it(_error: StudioError) -> None:
    """The next change tries again."""
