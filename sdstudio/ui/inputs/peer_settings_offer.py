"""Offers to use the settings in the file of a picture that was opened or dropped."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QUndoStack

from sdstudio.app.operations import Operations
from sdstudio.app.peer_settings import loras_here, read_peer
from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.input_refs import InputRef
from sdstudio.domain.picture_settings import PictureSettings
from sdstudio.domain.recall import Recall, mode_for, recallable
from sdstudio.domain.request import GenerationRequest
from sdstudio.paths import APP_NAME
from sdstudio.ui.mode_controller import ModeController
from sdstudio.ui.notice_bar import DoneBar, Until
from sdstudio.ui.undo_commands import ChangeDraft, RecallPeerSettings
from sdstudio.ui.wording import counted

_LANE: Final = "picture settings"
_LORAS_LANE: Final = "adapters"
# The notice is read at a glance.
_NAMED_MAX: Final = 6
_VALUE_MAX: Final = 24


class PeerSettingsOffer(QObject):
    """Reads the file off the GUI thread; nothing changes before the artist asks for it.

    Args:
        done: shows the offer, and what was used.

    Thread: GUI.
    """

    def __init__(
        self,
        studio: Studio,
        undo: QUndoStack,
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

    def look(self, file: Path, ref: InputRef) -> None:
        """Offer the settings in ``file``, which was given as ``ref``, if there are some."""
        self._operations.start(self._look(file, ref), replacing="look")

    async def _look(self, file: Path, ref: InputRef) -> None:
        found = await self._studio.background.do(_LANE, partial(read_peer, file))
        draft = self._studio.draft

        def is_there() -> bool:
            return draft.draft.input(ref.role) == ref

        if found is None or not is_there():
            return
        program = found.program if isinstance(found, PictureSettings) else APP_NAME
        self._done.tell(
            lambda: self.tr("This picture was made with {program}.").format(program=program),
            lambda: self.tr("Use its settings"),
            lambda: self._use(found),
            Until(draft.changed, unless=is_there),
        )

    def _use(self, found: GenerationRequest | PictureSettings) -> None:
        if isinstance(found, PictureSettings):
            self._operations.start(self._use_peer(found), replacing="use")
            return
        draft = self._studio.draft
        checkpoint = self._studio.registry.named(found.checkpoint)
        text = QCoreApplication.translate("commands", "use these settings")
        command = ChangeDraft(draft, lambda: draft.recall(found, checkpoint), text)
        self._undo.push(command)
        self._done.tell_undoable(
            lambda: self.tr("Now using this picture's settings."),
            lambda: self.tr("Undo"),
            self._undo,
            command,
        )

    async def _use_peer(self, settings: PictureSettings) -> None:
        studio = self._studio
        find = partial(loras_here, studio.adapters, settings)
        loras = await studio.background.do(_LORAS_LANE, find) if settings.loras else {}
        draft = studio.draft
        mode = mode_for(settings, draft.mode)
        own = self._model_named(settings.model_name)
        current = own or draft.checkpoint
        if current is None or current.kind not in mode.checkpoint_kinds:
            current = self._modes.checkpoint_for(mode) or current
        if current is None or current.kind not in mode.checkpoint_kinds:
            mode = draft.mode
        has_model = own is not None and current == own
        recall = recallable(settings, loras, current, has_model=has_model)
        command = RecallPeerSettings(draft, recall.draft(draft.draft, mode), current)
        # A stack deletes a command that changes nothing.
        is_new = not command.isObsolete()
        self._undo.push(command)
        self._done.tell_undoable(
            lambda: self._said(recall),
            lambda: self.tr("Undo"),
            self._undo,
            command if is_new else None,
        )

    def _model_named(self, name: str) -> Checkpoint | None:
        known = self._studio.registry.checkpoints
        same = (one for one in known if name and one.ref.name.casefold() == name.casefold())
        return next(same, None)

    def _said(self, recall: Recall) -> str:
        said = counted(
            self.tr("Now using %n setting(s) of this picture.", "", recall.count), recall.count
        )
        if not recall.not_recalled:
            return said
        named, more = recall.not_recalled[:_NAMED_MAX], recall.not_recalled[_NAMED_MAX:]
        phrases = [
            translate("recall", one.reason.value).format(value=_short(one.value)) for one in named
        ]
        if more:
            phrases.append(counted(self.tr("%n more", "", len(more)), len(more)))
        listed = self.tr("Left out or adjusted: {list}.").format(list=self.tr(", ").join(phrases))
        return f"{said} {listed}"


def _short(value: str) -> str:
    """``value``, such that it fits into a line: files' names have no spaces to break at."""
    return value if len(value) <= _VALUE_MAX else f"{value[: _VALUE_MAX - 1]}…"
