"""How many prompts and pictures a template stands for, and how long they take."""

from PySide6.QtCore import QObject

from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.prompt_expansion import PROMPTS_MAX, Method
from sdstudio.domain.prompt_requests import WrittenPrompts
from sdstudio.ui.wording import about, counted


class PromptSummary(QObject):
    """Says it of the draft."""

    def __init__(self, studio: Studio, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio

    @property
    def text(self) -> str:
        """What the draft's template stands for, or why nothing can be written from it."""
        studio, preview = self._studio, self._studio.prompt_preview
        if preview.failure is not None:
            return sentence_for(preview.failure, translate)
        if preview.written is None:
            return self.tr("Reading the prompt…")
        if preview.written.are_more:
            too_many = StudioError(ErrorCode.PROMPTS_TOO_MANY, limit=PROMPTS_MAX)
            return sentence_for(too_many, translate)
        draft, checkpoint = studio.draft.draft, studio.draft.checkpoint
        said, pictures = self._count(preview.written, draft.method), preview.written.pictures
        if checkpoint is None:
            return said
        seconds = studio.estimate_pictures_s(draft, checkpoint, pictures)
        if seconds is None:
            return said
        return self.tr("{count}, {time}").format(count=said, time=about(seconds))

    def _count(self, written: WrittenPrompts, method: Method) -> str:
        prompts, pictures = len(written.prompts), written.pictures
        if method is not Method.ALL:
            text = self.tr("%n picture(s), each with its own words", "", pictures)
            return counted(text, pictures)
        if pictures == prompts:
            return counted(self.tr("%n prompt(s)", "", prompts), prompts)
        text = self.tr("{prompts}, {pictures}")
        return text.format(
            prompts=counted(self.tr("%n prompt(s)", "", prompts), prompts),
            pictures=counted(self.tr("%n picture(s)", "", pictures), pictures),
        )
