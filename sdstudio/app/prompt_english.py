"""PromptEnglish: the English of the draft's prompts, for the lines under them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.operations import Operations
from sdstudio.app.prompt_translator import PromptTranslator
from sdstudio.app.settings_store import SettingsStore
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import PROMPTS
from sdstudio.domain.errors import StudioError
from sdstudio.domain.foreign_words import is_foreign
from sdstudio.domain.prompt_translation import EnglishText, HeldEnglish, Translator, english_text

#: After a keystroke.
_DELAY_MS: Final = 250
_LANE: Final = "english"


@dataclass(frozen=True, slots=True)
class ShownEnglish:
    """The English of a prompt.

    Args:
        source: what is typed.
        english: ``None`` while it is being translated for the first time.
        held: what the artist wrote, or a picture was made with; it is the text, then.
        is_current: it belongs to ``source``.
    """

    source: str
    english: EnglishText | None = None
    held: HeldEnglish | None = None
    is_current: bool = False

    @property
    def text(self) -> str:
        """The English, as far as it is known."""
        if self.held is not None:
            return self.held.text
        return "" if self.english is None else self.english.text


class PromptEnglish(QObject):
    """Follows the draft, a moment after each change.

    Attributes:
        shown: by the name of the prompt; those without anything to translate are missing.
        failure: why the translation model can't be used.

    Signals:
        changed(): an attribute changed.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(
        self,
        draft: DraftModel,
        translator: PromptTranslator,
        settings: SettingsStore,
        background: BackgroundTasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._translator = translator
        self._settings = settings
        self._background = background
        self._operations = Operations(self, self._on_failure)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._translate)
        self.shown: Mapping[str, ShownEnglish] = MappingProxyType({})
        self.failure: StudioError | None = None
        draft.changed.connect(self._follow)
        settings.changed.connect(self._follow)
        self._follow()

    def translate_again(self) -> None:
        """Translate everything anew, as another model is installed."""
        # What the model before says comes too late.
        self._operations.cancel("translate")
        self._translator.forget()
        self.shown = {name: replace(one, is_current=False) for name, one in self.shown.items()}
        self._follow()

    def edit(self, name: str, text: str) -> None:
        """Have ``text`` read instead of a prompt, also when that changes; empty: translate it."""
        held = HeldEnglish(text, self._draft.draft.typed(name), is_pinned=True)
        self._draft.hold_english(name, held if text.strip() else None)

    def pin(self, name: str, *, is_pinned: bool) -> None:
        """Keep the English of a prompt as it is, or have it follow the prompt again."""
        shown = self.shown.get(name)
        if is_pinned and shown is not None and shown.text:
            self.edit(name, shown.text)
        elif not is_pinned:
            self._draft.hold_english(name, None)

    def _follow(self) -> None:
        draft = self._draft.draft
        shown = {}
        for name in PROMPTS:
            typed, held = draft.typed(name), draft.held_english(name)
            if (held is None and not self._translates) or not is_foreign(typed):
                continue
            before = self.shown.get(name)
            english = None if before is None else before.english
            is_current = before is not None and before.source == typed and before.is_current
            shown[name] = ShownEnglish(typed, english, held, is_current)
        if any(one.held is None and not one.is_current for one in shown.values()):
            self._timer.start()
        else:
            self._timer.stop()
            self._operations.cancel("translate")
        if shown != self.shown:
            self.shown = MappingProxyType(shown)
            self.changed.emit()

    @property
    def _translates(self) -> bool:
        return translates(self._settings, self._draft.checkpoint)

    def _translate(self) -> None:
        self._operations.start(self._translate_all(), replacing="translate")

    async def _translate_all(self) -> None:
        triggers = self._draft.draft.templates.triggers
        for name, one in list(self.shown.items()):
            if one.held is None and not one.is_current:
                work = partial(english_text, one.source, self._translator, triggers)
                english = await self._background.do(_LANE, work)
                now = self.shown.get(name)
                if now is not None and now.source == one.source:
                    done = replace(now, english=english, is_current=True)
                    self.shown = MappingProxyType({**self.shown, name: done})
        self.failure = self._translator.failure
        self.changed.emit()

    def _on_failure(self, error: StudioError) -> None:
        self.failure = error
        self.changed.emit()


def translates(settings: SettingsStore, checkpoint: Checkpoint | None) -> bool:
    """Whether prompts are translated. The practice model reads Chinese of its own."""
    is_practice = checkpoint is not None and checkpoint.is_practice
    return settings.current.translates and not is_practice


def translator_for(
    checkpoint: Checkpoint, settings: SettingsStore, translator: Translator
) -> Translator | None:
    """What translates prompts for a checkpoint, if anything does."""
    return translator if translates(settings, checkpoint) else None
