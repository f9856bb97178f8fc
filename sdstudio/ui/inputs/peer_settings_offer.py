"""Offers to use the settings in the file of a picture that was opened or dropped."""

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef
from sdstudio.domain.picture_settings import PictureSettings
from sdstudio.domain.request import GenerationRequest
from sdstudio.paths import APP_NAME
from sdstudio.ui.mode_controller import ModeController
from sdstudio.ui.notice_bar import DoneBar, Until
from sdstudio.ui.peer_recall import PeerRecall
from sdstudio.ui.undo_commands import ChangeDraft
from sdstudio.ui.undo_stack import UndoStack

_LANE: Final = "picture settings"


class PeerSettingsOffer(QObject):
    """Reads the file off the GUI thread; nothing changes before the artist asks for it.

    Args:
        done: shows the offer, and what was used.
        in_place: see :meth:`CanvasController.in_place`.

    Signals:
        trouble(StudioError): the disk's failure.

    Thread: GUI.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        undo: UndoStack,
        modes: ModeController,
        done: DoneBar,
        in_place: Callable[[GenerationRequest], Awaitable[GenerationRequest]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._undo = undo
        self._peer = PeerRecall(studio, undo, modes, done, self)
        self._done = done
        self._in_place = in_place
        self._operations = Operations(self, self.trouble.emit)

    def look(self, file: Path, ref: InputRef) -> None:
        """Offer the settings in ``file``, which was given as ``ref``, if there are some."""
        self._operations.start(self._look(file, ref), replacing="look")

    def take(self, file: Path) -> None:
        """Use the settings in ``file``, and nothing else of it; says so if there are none."""
        self._operations.start(self._take(file), replacing="look")

    async def _take(self, file: Path) -> None:
        from sdstudio.app.peer_settings import read_peer

        found = await self._studio.background.do(_LANE, partial(read_peer, file))
        if found is None:
            self._done.tell_only(
                lambda: self.tr("This picture's file contains no settings that SD Studio can use.")
            )
        else:
            self._use(found)

    async def _look(self, file: Path, ref: InputRef) -> None:
        from sdstudio.app.peer_settings import read_peer

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
            self._peer.use(found)
        else:
            self._operations.start(self._use_request(found), replacing="use")

    async def _use_request(self, found: GenerationRequest) -> None:
        with self._undo.making() as step:
            own = await self._in_place(found)
        if step.is_taken_back:
            return
        draft = self._studio.draft
        checkpoint = self._studio.registry.named(found.checkpoint)
        text = QCoreApplication.translate("commands", "use these settings")
        lacks_vae = self._studio.registry.lacks(own.vae)
        command = ChangeDraft(
            draft, lambda: draft.recall(own, checkpoint, has_vae=not lacks_vae), text
        )
        self._done.push_undoable(
            self._undo, command, lambda: self.tr("Now using this picture's settings.")
        )
        if own.vae is not None and lacks_vae and checkpoint is not None:
            self.trouble.emit(StudioError(ErrorCode.VAE_NOT_RECALLED, vae=own.vae.name))
