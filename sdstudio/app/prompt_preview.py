"""PromptPreview: what the draft's prompts stand for, if they are templates."""

from PySide6.QtCore import QObject, QTimer, Signal

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.operations import Operations
from sdstudio.app.prompt_writer import PromptWriter
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import StudioError
from sdstudio.domain.prompt_requests import WrittenPrompts
from sdstudio.domain.request import draw_seed

#: After a keystroke; reading wildcards on each would be wasted.
_DELAY_MS = 200


class PromptPreview(QObject):
    """Follows the draft, a moment after each change.

    Attributes:
        is_dynamic: whether the draft's prompts are templates.
        written: what they stand for; ``None`` while that isn't known.
        failure: why nothing can be written from them.

    Signals:
        changed(): an attribute changed.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(
        self, draft: DraftModel, writer: PromptWriter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._writer = writer
        self._seed = self._written_seed = draw_seed()
        self._seen: Draft | None = None
        self._operations = Operations(self, self._on_failure)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self.refresh)
        self.is_dynamic = False
        self.written: WrittenPrompts | None = None
        self.failure: StudioError | None = None
        draft.changed.connect(self._on_draft_changed)
        self._on_draft_changed()

    @property
    def drawn_seed(self) -> int:
        """The seed that :attr:`written` has, if the artist has not fixed one."""
        return self._written_seed

    def draw_again(self) -> None:
        """Draw another seed, and write the prompts with it."""
        self._seed = draw_seed()
        self.refresh()

    def refresh(self) -> None:
        """Write the prompts again, as wildcards may have changed."""
        self._timer.stop()
        if self.is_dynamic:
            self._operations.start(self._write(), replacing="write")

    def _on_draft_changed(self) -> None:
        draft = self._draft.draft
        was_dynamic, self.is_dynamic = self.is_dynamic, draft.templates.is_dynamic
        if not self.is_dynamic:
            self._operations.cancel("write")
            self._timer.stop()
            self._seen, self.written, self.failure = None, None, None
        elif self._seen is None or _relevant(draft) != _relevant(self._seen):
            self._seen = draft
            self._timer.start()
        if was_dynamic or self.is_dynamic:
            self.changed.emit()

    async def _write(self) -> None:
        seed = self._seed
        self.written = await self._writer.written(self._draft.draft, drawn_seed=seed)
        self._written_seed, self.failure = seed, None
        self.changed.emit()

    def _on_failure(self, error: StudioError) -> None:
        self.written, self.failure = None, error
        self.changed.emit()


def _relevant(draft: Draft) -> tuple[object, ...]:
    """What decides which prompts are written."""
    return draft.templates, draft.method, draft.count, draft.chosen.get("seed")


def as_previewed(draft: Draft, preview: PromptPreview) -> Draft:
    """``draft`` with the seed of the preview, so that exactly its prompts are made."""
    return draft if draft.pins_seed else draft.choose("seed", preview.drawn_seed)
