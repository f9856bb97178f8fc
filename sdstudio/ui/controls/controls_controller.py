"""Carries out what the artist wants to do with ControlNets and their hints."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.controls import ControlRef, HintSource, kind_of_name
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Given
from sdstudio.ui.controls.controls_box import ControlsBox
from sdstudio.ui.file_dialogs import ask_image
from sdstudio.ui.inputs.drops import Dropped, picture_in
from sdstudio.ui.inputs.reading import reader_of
from sdstudio.ui.notice_bar import DoneBar
from sdstudio.ui.picture_target import PictureTarget
from sdstudio.ui.undo_commands import ChangeControls
from sdstudio.ui.undo_stack import UndoStack

Read = Callable[[], Given]


class ControlsController(QObject):
    """Adds, removes and changes ControlNets of the draft, each as an undo step.

    Signals:
        trouble(StudioError): a picture can't be used; nothing has changed.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        undo: UndoStack,
        pictures: InputPictures,
        target: PictureTarget,
        box: ControlsBox,
        done: DoneBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._undo = undo
        self._pictures = pictures
        self._target = target
        self._box = box
        self._done = done
        self._window = window
        self._operations = Operations(self, self.trouble.emit)
        self._reading: Counter[int] = Counter()
        #: What hints were made of in this session, so that they can be made another way.
        self._sources: dict[InputRef, Path | QImage] = {}
        box.added.connect(self._add)
        box.removed.connect(self._remove)
        box.edited.connect(self._edit)
        box.choose_asked.connect(self._choose)
        box.stage_asked.connect(self._take_shown)
        box.paste_asked.connect(self._paste)
        box.hint_removed.connect(self._remove_hint)
        box.dropped.connect(self._give)
        box.finds_edges.connect(self._find_edges)
        target.changed.connect(self._on_target)
        self._on_target()

    @property
    def _controls(self) -> tuple[ControlRef, ...]:
        return self._studio.draft.draft.controls

    def _push(self, controls: tuple[ControlRef, ...], text: str) -> None:
        self._undo.push(ChangeControls(self._studio.draft, controls, text))

    def _add(self, model: AuxiliaryModel) -> None:
        control = ControlRef(kind=kind_of_name(model).key, name=model.name, sha256=model.sha256)
        text = QCoreApplication.translate("commands", "add ControlNet")
        self._push((*self._controls, control), text)

    def _remove(self, row: int) -> None:
        text = QCoreApplication.translate("commands", "remove ControlNet")
        self._push((*self._controls[:row], *self._controls[row + 1 :]), text)

    def _edit(self, row: int, control: ControlRef) -> None:
        before = self._controls[row]
        if (control.kind, control.sha256) == (before.kind, before.sha256):
            # Like other numbers in the settings, these are no steps.
            self._studio.draft.set_controls(self._with(row, control))
        else:
            text = QCoreApplication.translate("commands", "change ControlNet")
            self._push(self._with(row, control), text)

    def _remove_hint(self, row: int) -> None:
        control = self._controls[row].model_copy(update={"hint": None})
        self._push(self._with(row, control), _hint_text())

    def _with(self, row: int, control: ControlRef) -> tuple[ControlRef, ...]:
        return (*self._controls[:row], control, *self._controls[row + 1 :])

    def _choose(self, row: int) -> None:
        chosen = ask_image(self._window, self.tr("Choose a hint picture"))
        if chosen is not None:
            self._give(chosen, row)

    def _take_shown(self, row: int) -> None:
        picture = self._target.picture or self._target.foreign
        if picture is not None:
            self._give(picture.path, row)

    def _paste(self, row: int) -> None:
        copied = QGuiApplication.clipboard().mimeData()
        picture = picture_in(copied) if copied else None
        if picture is None:
            self._done.tell_only(
                lambda: self.tr("There is no picture on the clipboard. Copy one first.")
            )
        else:
            self._give(picture, row)

    def _find_edges(self, row: int, _finds: bool) -> None:
        hint = self._controls[row].hint
        if hint is not None and hint in self._sources:
            self._give(self._sources[hint], row)

    def _give(self, picture: Dropped, row: int) -> None:
        if isinstance(picture, QUrl):
            self.trouble.emit(StudioError(ErrorCode.INPUT_REMOTE))
            return
        control = self._controls[row]
        finds = control.row.source is HintSource.EDGES and self._box.rows[row].edges.isChecked()
        checkpoint = self._studio.draft.checkpoint
        read = reader_of(picture, InputRole.CONTROL)
        if finds and checkpoint is not None:
            read = partial(_edges, read, checkpoint.native_size_px)
        self._count_reading(row, 1)
        # A file remains where it is: its drive may never answer.
        must_finish = not isinstance(picture, Path)
        self._operations.start(self._keep(picture, read, row, control), must_finish=must_finish)

    async def _keep(
        self, picture: Path | QImage, read: Read, row: int, control: ControlRef
    ) -> None:
        origin = self._studio.pictures.at(picture) if isinstance(picture, Path) else None
        origins = () if origin is None else (origin.identity,)
        with self._undo.making() as step:
            try:
                ref, _given = await self._pictures.keep(InputRole.CONTROL, read, origins)
            finally:
                self._count_reading(row, -1)
        now = self._controls[row] if row < len(self._controls) else None
        # It may have been removed, or replaced by another, while the picture was read.
        if step.is_taken_back or now is None:
            return
        if (now.sha256, now.kind) != (control.sha256, control.kind):
            return
        self._sources[ref] = picture
        self._push(self._with(row, now.model_copy(update={"hint": ref})), _hint_text())

    def _count_reading(self, row: int, more: int) -> None:
        self._reading[row] += more
        self._box.show_reading(row, reading=self._reading[row] > 0)

    def _on_target(self) -> None:
        has_picture = self._target.picture is not None or self._target.foreign is not None
        self._box.set_stage_has_picture(has_picture)


def _edges(read: Read, native_size_px: int) -> Given:
    """The edges of a picture. Any thread."""
    from sdstudio.imaging.control_hints import edges_hint

    given = read()
    return replace(given, rgb=edges_hint(given.rgb, native_size_px))


def _hint_text() -> str:
    return QCoreApplication.translate("commands", "change hint picture")
