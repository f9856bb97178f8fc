"""Using the settings of a picture that another program made."""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject, Signal

from sdstudio.app.library_view.model_of import model_named
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.domain.params import Value
from sdstudio.domain.picture_settings import PictureSettings
from sdstudio.domain.recall import Recall, mode_for, recallable
from sdstudio.ui.mode_controller import ModeController
from sdstudio.ui.notice_bar import DoneBar
from sdstudio.ui.undo_commands import RecallPeerSettings
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import counted, sentences

_LORAS_LANE: Final = "adapters"
# The notice is read at a glance.
_NAMED_MAX: Final = 6
_VALUE_MAX: Final = 24
_PROMPTS: Final = ("prompt", "negative_prompt")


class PeerPart(Enum):
    """What of a picture's settings is used."""

    ALL = auto()
    ALL_BUT_SEED = auto()
    PROMPT = auto()
    SEED = auto()
    ALL_BUT_PROMPT_AND_SEED = auto()


class PeerRecall(QObject):
    """Takes over what can be taken over, and tells what can't.

    Args:
        done: says so.

    Signals:
        recalled(): the draft was changed.

    Thread: GUI.
    """

    recalled = Signal()

    def __init__(
        self,
        studio: Studio,
        undo: UndoStack,
        modes: ModeController,
        done: DoneBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._undo = undo
        self._modes = modes
        self._done = done
        self._operations = Operations(self)

    def use(self, settings: PictureSettings, part: PeerPart = PeerPart.ALL) -> None:
        """Use these settings for new pictures; Undo restores the previous ones."""
        self._operations.start(self._use(settings, part), replacing="use")

    async def _use(self, settings: PictureSettings, part: PeerPart) -> None:
        from sdstudio.app.peer_settings import loras_here

        studio = self._studio
        find = partial(loras_here, studio.adapters, settings)
        loras = await studio.background.do(_LORAS_LANE, find) if settings.loras else {}
        draft = studio.draft
        mode = mode_for(settings, draft.mode)
        own = model_named(studio.registry, settings.model_name)
        current = own or draft.checkpoint
        if current is None or current.task not in mode.checkpoint_tasks:
            current = self._modes.checkpoint_for(mode) or current
        if current is None or current.task not in mode.checkpoint_tasks:
            mode = draft.mode
        has_model = own is not None and current == own
        recall = recallable(settings, loras, current, has_model=has_model)
        recall = _part(recall, part)
        if not recall.count:
            # An empty prompt must not replace the artist's, nor an unknown mode theirs.
            self.recalled.emit()
            self._done.tell_only(lambda: self._said(recall, part))
            return
        if part in (PeerPart.PROMPT, PeerPart.SEED):
            after = recall.values_in(draft.draft)
            current = draft.checkpoint
        else:
            after = recall.draft(draft.draft, mode)
            if part is PeerPart.ALL_BUT_SEED:
                after = replace(after, chosen=_without(after.chosen, "seed"))
        command = RecallPeerSettings(draft, after, current)
        # A stack deletes a command that changes nothing.
        is_new = not command.isObsolete()
        self._undo.push(command)
        self.recalled.emit()
        self._done.tell_undoable(
            self._undo,
            command if is_new else None,
            lambda: self._said(recall, part, is_new=is_new),
        )

    def _said(self, recall: Recall, part: PeerPart, *, is_new: bool = True) -> str:
        if not recall.count:
            said = self.tr("The file of this picture records none of these settings.")
            if recall.not_recalled:
                said = self.tr("None of these settings of this picture can be used here.")
        elif is_new:
            said = counted(
                self.tr("Now using %n of this picture's setting(s).", "", recall.count),
                recall.count,
            )
        else:
            said = self.tr("This picture's settings are in use already.")
        if part is PeerPart.ALL_BUT_PROMPT_AND_SEED and recall.count:
            said = sentences(said, self.tr("Your prompt and seed stay."))
        if not recall.not_recalled:
            return said
        named, more = recall.not_recalled[:_NAMED_MAX], recall.not_recalled[_NAMED_MAX:]
        phrases = [
            translate("recall", one.reason.value).format(value=_short(one.value)) for one in named
        ]
        if more:
            phrases.append(counted(self.tr("%n more", "", len(more)), len(more)))
        listed = self.tr("Left out or adjusted: {list}.").format(list=self.tr(", ").join(phrases))
        return sentences(said, listed)


def _short(value: str) -> str:
    """``value``, such that it fits into a line: files' names have no spaces to break at."""
    return value if len(value) <= _VALUE_MAX else f"{value[: _VALUE_MAX - 1]}…"


def _part(recall: Recall, part: PeerPart) -> Recall:
    """``recall`` without what isn't wanted."""
    chosen = recall.chosen
    match part:
        case PeerPart.ALL:
            return recall
        case PeerPart.PROMPT | PeerPart.SEED:
            kept = _PROMPTS if part is PeerPart.PROMPT else ("seed",)
            only = {name: value for name, value in chosen.items() if name in kept}
            return Recall(MappingProxyType(only), (), ())
        case PeerPart.ALL_BUT_SEED:
            return replace(recall, chosen=_without(chosen, "seed"))
        case PeerPart.ALL_BUT_PROMPT_AND_SEED:
            return replace(recall, chosen=_without(chosen, *_PROMPTS, "seed"))


def _without(chosen: Mapping[str, Value], *names: str) -> Mapping[str, Value]:
    kept = {name: value for name, value in chosen.items() if name not in names}
    return MappingProxyType(kept)
