"""Projects as files: the picture on the canvas with its masks, for later and for other programs."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.disk import SystemDisk
from sdstudio.domain import modes
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_controller import CanvasController
from sdstudio.ui.file_dialogs import Purpose, ask_file, ask_save
from sdstudio.ui.inputs.drops import PROJECT_SUFFIXES
from sdstudio.ui.inputs.input_controller import InputController
from sdstudio.ui.mode_controller import ModeController
from sdstudio.ui.notice_bar import DoneBar

if TYPE_CHECKING:
    from sdstudio.canvas.document import Document, NamedMask
    from sdstudio.canvas.project_file import OpenedProject
    from sdstudio.imaging import Rgb

(_SUFFIX,) = PROJECT_SUFFIXES
_KINDS = {"OpenRaster": PROJECT_SUFFIXES}


class ProjectController(QObject):
    """Saves what is on the canvas as an OpenRaster file, and opens those of any program.

    Layers of an opened file are shown merged, as the picture that is painted on.

    Signals:
        trouble(StudioError): a file can't be opened or written, or differs from what it was.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        canvas: CanvasController,
        inputs: InputController,
        modes_: ModeController,
        done: DoneBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._canvas = canvas
        self._inputs = inputs
        self._modes = modes_
        self._done = done
        self._window = window
        self._operations = Operations(self, self.trouble.emit)
        actions[ActionId.PROJECT_OPEN].triggered.connect(lambda: self._ask_open())
        actions[ActionId.PROJECT_SAVE].triggered.connect(lambda: self._ask_save())
        inputs.project_given.connect(self.open)

    def open(self, path: Path) -> None:
        """Paint on what a project shows, with its masks."""
        if self._modes.checkpoint_for(modes.INPAINTING) is None:
            self.trouble.emit(StudioError(ErrorCode.MODEL_NONE_TAKES_PICTURES))
            return
        self._operations.start(self._open(path), replacing="open")

    def save(self, path: Path) -> None:
        """Save the picture and its masks."""
        image = self._studio.draft.draft.input(InputRole.IMAGE)
        painted = self._canvas.painted
        if image is not None and painted is not None and painted.document is not None:
            painted.end()
            self._operations.start(self._save(path, image, painted.document), must_finish=True)

    def _ask_open(self) -> None:
        title = self.tr("Open a project")
        chosen = ask_file(self._window, Purpose.PROJECTS, title, _KINDS)
        if chosen is not None:
            self.open(chosen)

    def _ask_save(self) -> None:
        name = self.tr("Project") + _SUFFIX
        title = self.tr("Save the project")
        chosen = ask_save(self._window, Purpose.PROJECTS, title, name, _KINDS)
        if chosen is not None:
            self.save(chosen)

    async def _open(self, path: Path) -> None:
        opened, rgb = await self._studio.background.do("project", lambda: _read(path))
        ref = await self._studio.library.do(lambda lib: lib.keep_input(InputRole.IMAGE, rgb))
        self._inputs.start(ref, modes.INPAINTING)
        for notice in opened.notices:
            self.trouble.emit(notice)
        painted = self._canvas.painted
        if painted is None:
            return
        await painted.documents.opened()
        if painted.document is None:
            return
        document = painted.document
        if self._studio.draft.draft.input(InputRole.IMAGE) == ref:
            masks = opened.project.document.masks
            with_masks = _with_masks(document, masks)
            painted.edit(with_masks, QCoreApplication.translate("commands", "open project"))

    async def _save(self, path: Path, image: InputRef, document: "Document") -> None:
        rgb = await self._studio.library.do(lambda library: library.inputs.read(image))
        name = QCoreApplication.translate("masks", "Picture")
        await self._studio.background.do(
            "project", lambda: _write(path, rgb, name, document), must_finish=True
        )
        self._done.tell_only(lambda: self.tr("Saved as “{file}”.").format(file=path.name))


def _read(path: Path) -> "tuple[OpenedProject, Rgb]":
    """A project, and what it shows on white."""
    import numpy as np
    from PySide6.QtGui import QImage

    from sdstudio.app.canvas_rendering import merged
    from sdstudio.canvas.project_file import read_project
    from sdstudio.imaging import given_from_rgba

    opened = read_project(path)
    image = merged(opened.project.document).convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    pixels = rows[:, : 4 * image.width()].tobytes()
    given = given_from_rgba(pixels, image.width(), image.height(), InputRole.IMAGE)
    return opened, given.rgb


def _write(path: Path, rgb: "Rgb", name: str, document: "Document") -> None:
    from sdstudio.canvas.document import Layer, new_id
    from sdstudio.canvas.project_file import Project, write_project
    from sdstudio.canvas.tile_png import layer_of

    pixels = layer_of(rgb, None)
    layer = Layer(new_id(), name, pixels)
    project = Project(replace(document.with_layer(layer), active_layer=layer.id))
    write_project(SystemDisk(), path, project, pixels)


def _with_masks(document: "Document", masks: "tuple[NamedMask, ...]") -> "Document":
    """With those that ``document`` hasn't already; an empty one that it had makes way for them."""
    from sdstudio.canvas.document import new_id
    from sdstudio.canvas.tile_change import TileChange

    for mask in masks:
        same = (
            one
            for one in document.masks
            if (one.name, one.strength) == (mask.name, mask.strength)
            and TileChange.between(one.pixels, mask.pixels) is None
        )
        if next(same, None) is None:
            document = document.with_active(replace(mask, id=new_id()))
    first = document.masks[0]
    if len(document.masks) > 1 and first.pixels.is_empty and first.strength == 1:
        document = document.without(first.id)
    return document
