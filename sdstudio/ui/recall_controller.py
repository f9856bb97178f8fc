"""Using a picture again: its settings, or parts of them, for new pictures."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication

from sdstudio.app.adapter_registry import AdapterRegistry
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.adapters import AdapterRef
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.command_line import command_line
from sdstudio.domain.draft import PROMPTS, Draft, draft_of
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef
from sdstudio.domain.modes import mode
from sdstudio.domain.request import GenerationRequest
from sdstudio.library import Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.mode_controller import ModeController
from sdstudio.ui.notice_bar import DoneBar, Say
from sdstudio.ui.peer_recall import PeerPart, PeerRecall
from sdstudio.ui.picture_target import PictureTarget
from sdstudio.ui.undo_commands import ChangeDraft
from sdstudio.ui.undo_stack import UndoStack

if TYPE_CHECKING:
    from sdstudio.library import Library

#: What is used of a picture that another program made.
_PARTS: Final = {
    ActionId.RECALL: PeerPart.ALL,
    ActionId.REMIX: PeerPart.ALL_BUT_SEED,
    ActionId.USE_PROMPT: PeerPart.PROMPT,
    ActionId.REUSE_SEED: PeerPart.SEED,
    ActionId.USE_SETTINGS: PeerPart.ALL_BUT_PROMPT_AND_SEED,
}


class RecallController(QObject):
    """Takes over what made the target's picture; each time, Undo restores the previous draft.

    Args:
        done: says so, in Create.
        in_place: see :meth:`CanvasController.in_place`.

    Signals:
        trouble(StudioError): the picture's model isn't there, or the disk's failure.
        recalled(): the draft was changed, so Create is what the artist wants to see.
    """

    trouble = Signal(object)
    recalled = Signal()

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        target: PictureTarget,
        modes: ModeController,
        done: DoneBar,
        in_place: Callable[[GenerationRequest], Awaitable[GenerationRequest]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._actions = actions
        self._undo = undo
        self._target = target
        self._done = done
        self._in_place = in_place
        self._operations = Operations(self, self.trouble.emit)
        self._peer = PeerRecall(studio, undo, modes, done, self)
        self._peer.recalled.connect(self.recalled)
        self._acts: dict[ActionId, Callable[[Picture], None]] = {
            ActionId.RECALL: self.recall,
            ActionId.REMIX: self._remix,
            ActionId.USE_PROMPT: self._use_prompt,
            ActionId.USE_TEMPLATE: self._use_template,
            ActionId.USE_SETTINGS: self._use_settings,
            ActionId.REUSE_SEED: self._reuse_seed,
            ActionId.COPY_COMMAND: self._copy_command,
        }
        for do, act in self._acts.items():
            actions[do].triggered.connect(lambda _=False, act=act: self._on_current(act))
        for do, part in _PARTS.items():
            actions[do].triggered.connect(lambda _=False, part=part: self._on_foreign(part))
        target.changed.connect(self._enable)
        self._enable()

    def recall(self, picture: Picture) -> None:
        """Use all of a picture's settings."""
        self.recall_request(picture.request, lambda: self.tr("Now using this picture's settings."))

    def recall_request(self, request: GenerationRequest, say: Say) -> None:
        """Use the settings in ``request``, and show what ``say`` gives."""
        text = QCoreApplication.translate("commands", "use these settings")
        checkpoint = self._checkpoint_of(request)
        self._use(request, lambda own: self._recall(own, checkpoint), text, say)

    def _remix(self, picture: Picture) -> None:
        text = QCoreApplication.translate("commands", "remix")
        checkpoint = self._checkpoint_of(picture.request)
        draft = self._studio.draft

        def change(own: GenerationRequest) -> None:
            self._recall(own, checkpoint)
            draft.release("seed")

        self._use(picture.request, change, text)

    def _use_prompt(self, picture: Picture) -> None:
        text = QCoreApplication.translate("commands", "use this prompt")
        draft = self._studio.draft
        used = draft_of(picture.request)
        wanted = {name: used.chosen.get(name, "") for name in PROMPTS}

        def change() -> None:
            draft.choose(**wanted)
            _hold_english_of(used, draft)
            draft.set_styles(used.styles)

        self._change(change, text, lambda: self.tr("Now using this picture's prompt."))

    def _use_template(self, picture: Picture) -> None:
        template = picture.request.template
        if template is None:
            return
        text = QCoreApplication.translate("commands", "use this template")
        draft, styles = self._studio.draft, draft_of(picture.request).styles

        def change() -> None:
            draft.choose(prompt=template.prompt, negative_prompt=template.negative_prompt)
            _hold_english_of(Draft(), draft)
            draft.set_method(template.method)
            draft.set_styles(styles)

        self._change(change, text, lambda: self.tr("Now using this picture's prompt template."))

    def _use_settings(self, picture: Picture) -> None:
        text = QCoreApplication.translate("commands", "use these settings")
        checkpoint = self._checkpoint_of(picture.request)
        draft = self._studio.draft
        kept = (*PROMPTS, "seed")

        def change(own: GenerationRequest) -> None:
            mine = {name: value for name, value in draft.draft.chosen.items() if name in kept}
            styles, before = draft.draft.styles, draft.draft
            self._recall(own, checkpoint)
            draft.release(*kept)
            draft.choose(**mine)
            _hold_english_of(before, draft)
            draft.set_styles(styles)

        self._use(picture.request, change, text)

    def _reuse_seed(self, picture: Picture) -> None:
        text = QCoreApplication.translate("commands", "reuse seed")
        seed = picture.request.params.seed
        self._change(lambda: self._studio.draft.choose(seed=seed), text, says=False)

    def _use(
        self,
        request: GenerationRequest,
        change: Callable[[GenerationRequest], None],
        text: str,
        say: Say | None = None,
    ) -> None:
        """Have ``change`` use ``request``: at once, unless the canvas has to be read first."""
        self._operations.start(self._use_in_place(request, change, text, say), replacing="use")

    async def _use_in_place(
        self,
        request: GenerationRequest,
        change: Callable[[GenerationRequest], None],
        text: str,
        say: Say | None,
    ) -> None:
        with self._undo.making() as step:
            own = await self._in_place(request)
        if not step.is_taken_back:
            self._change(lambda: change(own), text, say)
            registry = self._studio.registry
            # Without the model, its VAE is the lesser loss.
            has_model = registry.named(own.checkpoint) is not None
            if own.vae is not None and has_model and registry.lacks(own.vae):
                self.trouble.emit(StudioError(ErrorCode.VAE_NOT_RECALLED, vae=own.vae.name))

    def _recall(self, request: GenerationRequest, checkpoint: Checkpoint | None) -> None:
        has_vae = not self._studio.registry.lacks(request.vae)
        self._studio.draft.recall(request, checkpoint, has_vae=has_vae)

    def _change(
        self, change: Callable[[], None], text: str, say: Say | None = None, *, says: bool = True
    ) -> None:
        command = ChangeDraft(self._studio.draft, change, text)
        self._undo.push(command)
        self.recalled.emit()
        # Otherwise the stack has deleted it again.
        if says and self._undo.command(self._undo.index() - 1) is command:
            self._done.tell_undoable(
                self._undo,
                command,
                say or (lambda: self.tr("Now using this picture's settings.")),
            )

    def _checkpoint_of(self, request: GenerationRequest) -> Checkpoint | None:
        wanted = request.checkpoint
        checkpoint = self._studio.registry.named(wanted)
        # What only estimates depth isn't chosen for pictures.
        if checkpoint is None and not self._studio.registry.is_estimator(wanted):
            self.trouble.emit(StudioError(ErrorCode.MODEL_NOT_FOUND, model=wanted.name))
        return checkpoint

    def _copy_command(self, picture: Picture) -> None:
        self._operations.start(self._write_command(picture))

    async def _write_command(self, picture: Picture) -> None:
        request = picture.request

        def find(library: Library) -> dict[InputRef, str]:
            return {one: str(library.inputs.find(one)) for one in request.pictures}

        files = await self._studio.library.do(find)
        find_adapters = partial(_adapter_files, self._studio.adapters, request.adapters)
        adapters = await self._studio.background.do("adapters", find_adapters)
        inputs = {one.role.value: files[one] for one in request.inputs}
        checkpoint = self._studio.registry.named(request.checkpoint)
        usual = None if checkpoint is None else checkpoint.vae
        line = command_line(request, inputs, adapters, files, usual)
        QGuiApplication.clipboard().setText(line)
        self._target.done.tell_only(lambda: self.tr("The command is on the clipboard."))

    def _on_current(self, act: Callable[[Picture], None]) -> None:
        if (picture := self._target.picture) is not None:
            act(picture)

    def _on_foreign(self, part: PeerPart) -> None:
        if (foreign := self._target.foreign) is not None:
            self._peer.use(foreign.settings, part)

    def _enable(self) -> None:
        some = self._target.picture is not None
        foreign = self._target.foreign
        is_known = foreign is not None and not foreign.settings.is_empty
        picture = self._target.picture
        # Enlarging has none that could be used.
        has_settings = picture is not None and mode(picture.request.mode).needs_checkpoint
        for do in self._acts:
            usable = some if do is ActionId.COPY_COMMAND else has_settings
            self._actions[do].setEnabled(usable or (is_known and do in _PARTS))
        has_template = picture is not None and picture.request.template is not None
        self._actions[ActionId.USE_TEMPLATE].setEnabled(has_template)


def _adapter_files(registry: AdapterRegistry, refs: Sequence[AdapterRef]) -> dict[str, str]:
    """On a background thread. Raises ``StudioError`` if one isn't there."""
    return {ref.sha256: str(registry.find(ref)) for ref in refs}


def _hold_english_of(used: Draft, draft: DraftModel) -> None:
    for name in PROMPTS:
        draft.hold_english(name, used.english.get(name))
