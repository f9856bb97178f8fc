"""Generate: stores the painted mask first, then adds the draft to the queue."""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.request import Draft
from sdstudio.ui.canvas.canvas_controller import CanvasController


class GenerateController(QObject):
    """Signals:
    keeping(bool): whether the mask is being stored, which takes a while for a large picture.
    submitted(): the draft is in the queue.
    trouble(StudioError): the draft can't be submitted.
    """

    keeping = Signal(bool)
    submitted = Signal()
    trouble = Signal(object)

    def __init__(self, studio: Studio, canvas: CanvasController, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._canvas = canvas
        self._operations = Operations(self, self.trouble.emit)
        self._is_keeping = False

    def begin(self, checkpoint: Checkpoint, *, again: bool) -> None:
        """Add the draft to the queue; ``again``: even if it would repeat existing pictures."""
        self.with_mask(lambda draft: self._submit(draft, checkpoint, again=again))

    def with_mask(self, use: Callable[[Draft], Awaitable[None]]) -> None:
        """Store the painted mask if the mode needs it, then have ``use`` use the draft.

        Further calls are ignored while a mask is being stored.
        """
        if self._is_keeping:
            return
        self._operations.start(self._use(use), must_finish=True)

    async def _use(self, use: Callable[[Draft], Awaitable[None]]) -> None:
        self._canvas.settle()
        draft, painted = self._studio.draft.draft, self._canvas.painted
        if painted is not None and self._studio.draft.mode.needs_mask:
            self._keep(True)
            try:
                draft = await painted.documents.keep()
            finally:
                self._keep(False)
        await use(draft)

    def _keep(self, is_keeping: bool) -> None:
        self._is_keeping = is_keeping
        self.keeping.emit(is_keeping)

    async def _submit(self, draft: Draft, checkpoint: Checkpoint, *, again: bool) -> None:
        await self._studio.queue.submit(draft, checkpoint, again=again)
        self.submitted.emit()
