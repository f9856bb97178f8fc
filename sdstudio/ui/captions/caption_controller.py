"""CaptionController: has a picture described, and puts what it shows into the prompt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from sdstudio.app.descriptions import seen_in, seen_of
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.captioning import prompt_with, prompt_words
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.prompt_translation import HeldEnglish
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.notice_bar import DoneBar
from sdstudio.ui.only_one import open_one
from sdstudio.ui.picture_target import PictureTarget
from sdstudio.ui.undo_commands import ChangeDraft
from sdstudio.ui.undo_stack import UndoStack

if TYPE_CHECKING:
    from sdstudio.imaging import Rgb
    from sdstudio.ui.captions.caption_dialog import CaptionDialog

_PROMPT: Final = "prompt"
_LANE: Final = "captions"

#: Reads a picture as a captioner looks at it.
Read = Callable[[], Awaitable[bytes]]


class CaptionController(QObject):
    """Args:
        on_canvas: the picture on the canvas while that is shown; else ``None``.
        read_canvas: reads it with its layers.
        done: says what was done, in Create.

    Signals:
        used(): the prompt was changed, so Create is what the artist wants to see.
        trouble(StudioError): no model describes pictures.
    """

    used = Signal()
    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        target: PictureTarget,
        on_canvas: Callable[[], InputRef | None],
        read_canvas: Callable[[InputRef], Awaitable[Rgb]],
        done: DoneBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio, self._actions, self._undo = studio, actions, undo
        self._target, self._on_canvas, self._read_canvas = target, on_canvas, read_canvas
        self._done, self._window = done, window
        self._operations = Operations(self, self.trouble.emit)
        self._numbers = count(1)
        #: As the artist chose last.
        self._replaces = True
        actions[ActionId.DESCRIBE].triggered.connect(self._on_asked)
        target.changed.connect(self.enable)
        studio.draft.changed.connect(self.enable)
        self.enable()

    @Slot()
    def enable(self) -> None:
        """Enable the action while there is a picture."""
        has_one = self._target.any_picture is not None or self._on_canvas() is not None
        self._actions[ActionId.DESCRIBE].setEnabled(has_one)

    def describe_start(self) -> None:
        """Describe the picture that the next one starts from."""
        if (ref := self._studio.draft.draft.input(InputRole.IMAGE)) is not None:
            self._open("", partial(self._seen_on_canvas, ref))

    @Slot()
    def _on_asked(self) -> None:
        on_canvas, picture = self._on_canvas(), self._target.any_picture
        if on_canvas is not None:
            self._open("", partial(self._seen_on_canvas, on_canvas))
        elif picture is not None:
            name = self._studio.privacy.file_name(picture)
            self._open(name, partial(self._seen_in, picture.path))

    async def _seen_on_canvas(self, ref: InputRef) -> bytes:
        rgb = await self._read_canvas(ref)
        return await self._studio.background.do(_LANE, partial(seen_of, rgb))

    async def _seen_in(self, file: Path) -> bytes:
        return await self._studio.background.do_apart(partial(seen_in, file))

    def _open(self, name: str, read: Read) -> None:
        from sdstudio.ui.captions.caption_dialog import CaptionDialog

        model = self._studio.registry.auxiliary(AuxiliaryKind.CAPTION)
        if model is None:
            self.trouble.emit(StudioError(ErrorCode.MODEL_NONE_DESCRIBES))
            return
        if (before := open_one(CaptionDialog, self._window)) is not None:
            before.close()
        dialog = CaptionDialog(
            name,
            has_prompt=bool(self._prompt.strip()),
            replaces=self._replaces,
            parent=QApplication.activeWindow() or self._window,
        )

        # Each its own: one that is gone must not end what the next one waits for.
        key = f"describe {next(self._numbers)}"

        def begin() -> None:
            self._operations.start(self._describe(dialog, model, read), replacing=key)

        dialog.again_asked.connect(begin)
        dialog.models_asked.connect(self._actions[ActionId.MODELS].trigger)
        dialog.accepted.connect(lambda: self._use(dialog.words, replaces=dialog.replaces))
        # Also if the window takes it along.
        for gone in (dialog.finished, dialog.destroyed):
            gone.connect(lambda: self._operations.cancel(key))
        dialog.show()
        begin()

    async def _describe(self, dialog: CaptionDialog, model: AuxiliaryModel, read: Read) -> None:
        try:
            seen = await read()
            describer = self._studio.describer
            caption = await describer.describe(model, seen, dialog.show_status)
        except StudioError as error:
            dialog.fail(error)
        else:
            dialog.show_caption(prompt_words(caption))

    @property
    def _prompt(self) -> str:
        return str(self._studio.draft.draft.chosen.get(_PROMPT, ""))

    def _use(self, words: str, *, replaces: bool) -> None:
        draft, before = self._studio.draft, self._prompt
        self._replaces = replaces
        prompt = prompt_with(before, words, replaces=replaces)
        held = draft.draft.english.get(_PROMPT)
        # What is read in place of the prompt gets the words, too.
        english: HeldEnglish | None = None
        if not replaces and held is not None and held.holds_for(before):
            text = prompt_with(held.text, words, replaces=False)
            english = HeldEnglish(text, prompt, is_pinned=held.is_pinned)

        def change() -> None:
            draft.choose(prompt=prompt)
            draft.hold_english(_PROMPT, english)

        command = ChangeDraft(draft, change, QCoreApplication.translate("commands", "describe"))
        self._done.push_undoable(
            self._undo, command, lambda: self.tr("The description is in the prompt.")
        )
        self.used.emit()
