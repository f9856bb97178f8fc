"""Generate: stores what is painted first, then adds the draft to the queue."""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal

from sdstudio.app.operations import Operations
from sdstudio.app.prompt_preview import as_previewed
from sdstudio.app.studio import Studio
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft
from sdstudio.domain.request import GenerationRequest
from sdstudio.ui.canvas.canvas_controller import CanvasController
from sdstudio.ui.controls.controls_controller import ControlsController


class GenerateController(QObject):
    """Signals:
    keeping(bool): whether what is painted is being stored, or a hint is being read (see
        :attr:`waits_for_hint`), which takes a while for a large picture.
    submitted(): the draft is in the queue.
    added(list of Job): several jobs were added for it.
    trouble(StudioError): the draft can't be submitted.
    """

    keeping = Signal(bool)
    submitted = Signal()
    added = Signal(object)
    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        canvas: CanvasController,
        controls: ControlsController,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._canvas = canvas
        self._controls = controls
        self._operations = Operations(self, self.trouble.emit)
        #: What waits for the pictures that are being stored.
        self._waiting = Operations(self, self.trouble.emit)
        self._is_busy = self._is_keeping = False
        #: Whether that is a picture that was given as a hint.
        self.waits_for_hint = False

    def begin(self, checkpoint: Checkpoint, *, again: bool) -> None:
        """Add the draft to the queue; ``again``: even if it would repeat existing pictures."""
        self.with_inputs(lambda draft: self._submit(draft, checkpoint, again=again))

    def begin_previewed(self, checkpoint: Checkpoint) -> None:
        """Add the prompts of the preview to the queue."""
        preview = self._studio.prompt_preview
        self.with_inputs(
            lambda draft: self._submit(as_previewed(draft, preview), checkpoint, again=True)
        )

    def add(self, request: GenerationRequest) -> None:
        """Add a complete request to the queue."""
        self._operations.start(self._add(request), must_finish=True)

    def with_inputs(self, use: Callable[[Draft], Awaitable[None]]) -> None:
        """Store what is painted as a job gets it, then have ``use`` use the draft with that.

        Further calls are ignored meanwhile.
        """
        self._start(use, self._inputs)

    def with_draft(self, use: Callable[[Draft], Awaitable[None]]) -> None:
        """As :meth:`with_inputs`, with the artist's draft, which has only the mask."""
        self._start(use, self._own_draft)

    @property
    def can_cancel(self) -> bool:
        """Whether what is painted is being stored, or a hint is being read."""
        return self._is_keeping

    def cancel(self) -> None:
        """Do nothing with the draft after all, while its pictures are waited for."""
        if self._is_keeping:
            self._waiting.cancel_all()

    def _start(
        self,
        use: Callable[[Draft], Awaitable[None]],
        stored: Callable[[], Awaitable[Draft]],
    ) -> None:
        if not self._is_busy:
            self._waiting.start(self._use(use, stored), must_finish=True)

    async def _use(
        self,
        use: Callable[[Draft], Awaitable[None]],
        stored: Callable[[], Awaitable[Draft]],
    ) -> None:
        self._is_busy = True
        try:
            self.waits_for_hint = self._controls.is_reading
            if self.waits_for_hint or self._canvas.has_open_edit:
                self._keep(True)
            await self._controls.finish()
            if self.waits_for_hint:
                self.waits_for_hint = False
                self._keep(self._canvas.has_open_edit)
            await self._canvas.finish()
            draft = await stored()
        finally:
            self._is_busy = self.waits_for_hint = False
            if self._is_keeping:
                self._keep(False)
        await use(draft)

    async def _inputs(self) -> Draft:
        painted = await self._canvas.painted_on() if self._canvas.can_open else None
        if painted is None:
            return self._studio.draft.draft
        self._keep(True)
        return await painted.for_job()

    async def _own_draft(self) -> Draft:
        painted = self._canvas.painted
        if painted is None or not self._studio.draft.mode.needs_mask:
            return self._studio.draft.draft
        self._keep(True)
        return await painted.documents.keep()

    def _keep(self, is_keeping: bool) -> None:
        self._is_keeping = is_keeping
        self.keeping.emit(is_keeping)

    async def _submit(self, draft: Draft, checkpoint: Checkpoint, *, again: bool) -> None:
        jobs = await self._studio.queue.submit_all(draft, checkpoint, again=again)
        self.submitted.emit()
        if len(jobs) > 1:
            self.added.emit(jobs)

    async def _add(self, request: GenerationRequest) -> None:
        await self._studio.queue.submit_request(request)
        self.submitted.emit()
