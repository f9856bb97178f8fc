"""Generate: stores the painted mask first, then adds the draft to the queue."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from sdstudio.app.studio import Studio
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import StudioError
from sdstudio.domain.request import Draft
from sdstudio.ui.canvas.canvas_controller import CanvasController


class GenerateController(QObject):
    """Signals:
    submitted(): the draft is in the queue.
    trouble(StudioError): the draft can't be submitted.
    """

    submitted = Signal()
    trouble = Signal(object)

    def __init__(self, studio: Studio, canvas: CanvasController, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._canvas = canvas
        self._is_keeping = False

    def begin(self, checkpoint: Checkpoint, *, again: bool) -> None:
        """Add the draft to the queue; ``again``: even if it would repeat existing pictures."""
        self.with_mask(lambda draft: self._submit(draft, checkpoint, again=again))

    def with_mask(self, then: Callable[[Draft], None]) -> None:
        """Store the painted mask if the mode needs it, then call ``then`` with the draft.

        Further calls are ignored while a mask is being stored.
        """
        if self._is_keeping:
            return
        painted = self._canvas.painted
        if painted is None or not self._studio.draft.mode.needs_mask:
            then(self._studio.draft.draft)
            return
        self._is_keeping = True

        def kept(draft: Draft) -> None:
            self._is_keeping = False
            then(draft)

        def refused(error: StudioError) -> None:
            self._is_keeping = False
            self.trouble.emit(error)

        painted.keep(kept, refused)

    def _submit(self, draft: Draft, checkpoint: Checkpoint, *, again: bool) -> None:
        try:
            self._studio.queue.submit(draft, checkpoint, self.submitted.emit, again=again)
        except StudioError as error:
            self.trouble.emit(error)
