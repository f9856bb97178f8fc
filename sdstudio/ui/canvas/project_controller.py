"""Projects as files: the picture with its layers and masks, for later and for other programs."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from sdstudio.app.draft_file import draft_json
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.disk import SystemDisk, write_over
from sdstudio.domain import modes
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.kept_draft import kept_draft
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_controller import CanvasController
from sdstudio.ui.file_dialogs import Purpose, ask_file, ask_save
from sdstudio.ui.inputs.drops import PROJECT_SUFFIXES
from sdstudio.ui.inputs.input_controller import InputController
from sdstudio.ui.inputs.typing_since import TypingSince
from sdstudio.ui.mode_controller import ModeController
from sdstudio.ui.notice_bar import DoneBar, Say, Until
from sdstudio.ui.undo_commands import ChangeDraft
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import counted, number, sentences

if TYPE_CHECKING:
    from sdstudio.app.project_results import (
        AddedResults,
        ProjectResults,
        ReadResults,
        ResultFile,
    )
    from sdstudio.canvas.document import Document
    from sdstudio.canvas.project_file import Project
    from sdstudio.canvas.project_reader import OpenedProject
    from sdstudio.canvas.tile_encoder import TileEncoder
    from sdstudio.canvas.tiles import TileSnapshot
    from sdstudio.imaging import Rgb
    from sdstudio.library import Library

(_SUFFIX,) = PROJECT_SUFFIXES
_KINDS = {"OpenRaster": PROJECT_SUFFIXES}
_PSD_SUFFIX = ".psd"
_PSD_KINDS = {"Photoshop": (_PSD_SUFFIX,)}


class ProjectController(QObject):
    """Saves what is on the canvas as an OpenRaster file, and opens those of any program.

    The picture is the bottom layer of a file. One of another program may have none that is opaque
    and as large as the canvas; then its layers are on white.

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
        undo: UndoStack,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._canvas = canvas
        self._inputs = inputs
        self._modes = modes_
        self._done = done
        self._undo = undo
        self._window = window
        self._operations = Operations(self, self.trouble.emit)
        #: Made when it is first needed.
        self._results: ProjectResults | None = None
        self._progress: Say = str
        actions[ActionId.PROJECT_OPEN].triggered.connect(lambda: self._ask_open())
        actions[ActionId.PROJECT_SAVE].triggered.connect(lambda: self._ask_save())
        actions[ActionId.PROJECT_EXPORT_PSD].triggered.connect(lambda: self._ask_export())
        inputs.project_given.connect(self.open)

    @property
    def is_busy(self) -> bool:
        """Whether a project is being opened, or its results are added."""
        return self._operations.is_running("open") or (
            self._results is not None and self._results.is_running
        )

    def open(self, path: Path) -> None:
        """Open the picture of a project on the canvas, with its layers and masks."""
        if self._modes.mode_with_masks() is None:
            self.trouble.emit(StudioError(ErrorCode.MODEL_NONE_TAKES_PICTURES))
            return
        self._operations.start(self._open(path), replacing="open")

    def save(self, path: Path) -> None:
        """Save the picture with its layers and masks, and the settings."""
        if (now := self._canvas_now()) is not None:
            self._operations.start(self._save(path, *now), must_finish=True)

    def export_psd(self, path: Path) -> None:
        """Write the picture with its layers and masks as a Photoshop file."""
        if (now := self._canvas_now()) is not None:
            self._operations.start(self._export(path, *now), replacing="export", must_finish=True)

    def _canvas_now(self) -> "tuple[InputRef, Document] | None":
        image = self._studio.draft.draft.input(InputRole.IMAGE)
        painted = self._canvas.painted
        if image is None or painted is None or painted.document is None:
            return None
        painted.end()
        return image, painted.document

    def _ask_open(self) -> None:
        title = self.tr("Open a project")
        chosen = ask_file(self._window, Purpose.PROJECTS, title, _KINDS)
        if chosen is not None:
            self.open(chosen)

    def _ask_save(self) -> None:
        names, title = self._canvas.names, self.tr("Save the project")
        chosen = ask_save(
            self._window, Purpose.PROJECTS, title, names.stem + _SUFFIX, _KINDS, at=names.project
        )
        if chosen is not None:
            self.save(chosen)

    def _ask_export(self) -> None:
        name = self._canvas.names.stem + _PSD_SUFFIX
        title = self.tr("Export as PSD")
        chosen = ask_save(self._window, Purpose.PROJECTS, title, name, _PSD_KINDS)
        if chosen is not None:
            self.export_psd(chosen)

    async def _open(self, path: Path) -> None:
        since = TypingSince(self._window)
        with self._undo.making() as step, self._told_to_be_opened(path):
            opened, rgb = await self._studio.background.do("project", lambda: _read(path))
            ref = await self._studio.library.do(lambda lib: lib.keep_input(InputRole.IMAGE, rgb))
        if step.is_taken_back:
            return
        self._canvas.names.note_project(ref, path)
        # Models may have been removed while it was read, which another notice says.
        mode = self._modes.mode_with_masks() or modes.INPAINTING
        self._inputs.start(ref, mode, paints=True, since=since)
        for notice in opened.notices:
            self.trouble.emit(notice)
        painted = self._canvas.painted
        if painted is None:
            return
        await painted.documents.opened()
        painted.end()
        before = painted.document
        if before is None or self._studio.draft.draft.input(InputRole.IMAGE) != ref:
            return
        after = _continued(before, opened.project.document)
        # Not of the step, so they are there even if nothing else differs.
        painted.documents.change_without_step(
            replace(before, renderings=after.renderings, snapshots=after.snapshots)
        )
        painted.edit(after, QCoreApplication.translate("commands", "open project"))
        painted.aim(after.target)
        painted.documents.carry(ref, opened.project)
        kept = kept_draft(opened.project.settings) if opened.project.settings else None
        listed = opened.results
        if not listed.entries and not listed.left_out:
            self._tell_opened(str, kept, ref)
            return
        self._results_adder().add(
            path,
            listed,
            frozenset((ref, *opened.project.document.renderings)),
            lambda added: self._on_results_added(added, kept, ref),
        )

    def _told_to_be_opened(self, path: Path) -> AbstractContextManager[None]:
        """Say that a project is being opened if that takes a while."""
        return self._done.told_while(
            lambda: self.tr("Opening “{file}”…").format(file=path.name),
            lambda: self._operations.cancel("open"),
        )

    def _results_adder(self) -> "ProjectResults":
        from sdstudio.app.project_results import ProjectResults

        if self._results is None:
            self._results = ProjectResults(self._studio.library, self._studio.background, self)
            self._results.progressed.connect(self._show_progress)
            self._results.trouble.connect(self.trouble)
        return self._results

    def _show_progress(self, done: int, total: int) -> None:
        if done and not self._done.is_saying(self._progress):
            return  # it was closed, or something else was told

        def say() -> str:
            return self.tr(
                "Adding this project's results to the library: {done} of {total}…"
            ).format(done=number(done), total=number(total))

        self._progress = say
        self._done.tell(say, lambda: self.tr("Cancel"), self._results_adder().stop)

    def _on_results_added(self, added: "AddedResults", kept: Draft | None, ref: InputRef) -> None:
        if self._done.is_saying(self._progress):
            self._done.withdraw()
        if added.added:
            self._studio.pictures.refresh()
            self._studio.folders.refresh()
            if self._canvas.results is not None:
                self._canvas.results.candidates.refresh()
        self._tell_opened(lambda: sentences(*self._said(added)), kept, ref)

    def _tell_opened(self, said: Say, kept: Draft | None, ref: InputRef) -> None:
        """Say what became of the results, if anything, and offer other settings than the draft's.

        Args:
            ref: the project's picture, which may not be on the canvas any more.
        """
        draft = self._studio.draft
        if draft.draft.input(InputRole.IMAGE) != ref:
            return
        if kept is not None and _settings(kept) != _settings(draft.draft):
            self._offer_settings(said, kept, ref)
        elif said():
            self._done.tell_only(said)

    def _said(self, added: "AddedResults") -> list[str]:
        said = []
        if added.is_stopped:
            said.append(self.tr("The rest of this project's results were not added."))
        if added.added:
            text = self.tr(
                "%n result(s) of this project were added to the library.", "", added.added
            )
            said.append(counted(text, added.added))
        if added.trashed:
            count = added.trashed
            text = self.tr("%n result(s) of this project stay in the trash.", "", count)
            said.append(counted(text, count))
        return said

    def _offer_settings(self, said: Say, kept: Draft, ref: InputRef) -> None:
        draft = self._studio.draft

        def say() -> str:
            before = said()
            offer = self.tr("This project was saved with its prompt and settings.")
            return sentences(before, offer) if before else offer

        self._done.tell(
            say,
            lambda: self.tr("Use its settings"),
            lambda: self._use_settings(kept),
            Until(draft.changed, unless=lambda: draft.draft.input(InputRole.IMAGE) == ref),
        )

    def _use_settings(self, kept: Draft) -> None:
        draft = self._studio.draft
        after = self._with_own_inputs(kept)
        text = QCoreApplication.translate("commands", "use these settings")
        command = ChangeDraft(draft, lambda: draft.restore(after, draft.checkpoint), text)
        self._done.push_undoable(
            self._undo, command, lambda: self.tr("Now using this project's settings.")
        )

    def _with_own_inputs(self, kept: Draft) -> Draft:
        """Those settings for the pictures that the draft has now, as far as its model can."""
        draft = self._studio.draft
        mode, checkpoint = modes.mode(kept.mode), draft.checkpoint
        can = mode.needs_image and (checkpoint is None or checkpoint.task in mode.checkpoint_tasks)
        mode = mode if can else draft.mode
        return replace(kept, mode=mode.key).with_inputs(draft.draft.inputs)

    async def _save(self, path: Path, image: InputRef, document: "Document") -> None:
        settings = draft_json(self._studio.draft.draft)
        name = QCoreApplication.translate("masks", "Picture")
        painted = self._canvas.painted
        carried = None if painted is None else painted.documents.carried(image)
        encoder = None if painted is None else painted.documents.encoder
        rgb, files = await self._studio.library.do(partial(_to_save, image, document))
        read = await self._studio.background.do(
            "project",
            lambda: _write(path, rgb, name, document, settings, carried, files, encoder),
            must_finish=True,
        )
        self._canvas.names.note_project(image, path)
        self._done.tell_only(lambda: self.tr("Saved as “{file}”.").format(file=path.name))
        for code, count in (
            (ErrorCode.PROJECT_RESULTS_TOO_MANY, read.too_many),
            (ErrorCode.PROJECT_RESULTS_UNREAD, read.unread),
        ):
            if count:
                self.trouble.emit(StudioError(code, file=path.name, count=count))

    async def _export(self, path: Path, image: InputRef, document: "Document") -> None:
        cancelled = threading.Event()
        done = False

        def cancel() -> None:
            cancelled.set()
            self._done.tell_only(
                lambda: self.tr("“{file}” was not exported.").format(file=path.name)
            )

        def say() -> str:
            return self.tr("Exporting “{file}”…").format(file=path.name)

        self._done.tell(say, lambda: self.tr("Cancel"), cancel)
        name = QCoreApplication.translate("masks", "Picture")
        try:
            rgb = await self._studio.library.do(lambda library: library.inputs.read(image))
            done = await self._studio.background.do(
                "export PSD", lambda: _write_psd(path, rgb, name, document, cancelled.is_set)
            )
        finally:
            if not done and self._done.is_saying(say):
                self._done.withdraw()
        if done:
            self._done.tell_only(lambda: self.tr("Saved as “{file}”.").format(file=path.name))


def _settings(draft: Draft) -> tuple[object, ...]:
    """What is offered, which doesn't depend on what is painted."""
    return draft.chosen, draft.count, draft.adapters


def _read(path: Path) -> "tuple[OpenedProject, Rgb]":
    """A project, and the picture below its layers; white where there is none."""
    from sdstudio.canvas.project_file import split_base
    from sdstudio.canvas.project_reader import read_project
    from sdstudio.canvas.tile_png import straight
    from sdstudio.canvas.tiles import TileSnapshot
    from sdstudio.imaging import given_from_rgba

    opened = read_project(path)
    project = opened.project
    base, document = project.base, project.document
    if base is None:
        base, document = split_base(document)
    width, height = document.width, document.height
    if base is None:
        base = TileSnapshot.filled(replace(document.mask_grid, channels=4), 255)
    pixels = straight(base.pixels()).tobytes()
    given = given_from_rgba(pixels, width, height, InputRole.IMAGE)
    return replace(opened, project=replace(project, base=base, document=document)), given.rgb


def _to_save(
    image: InputRef, document: "Document", library: "Library"
) -> "tuple[Rgb, list[ResultFile]]":
    """The picture, and where its results are."""
    from sdstudio.app.project_results import files_of

    return library.inputs.read(image), files_of(library, frozenset((image, *document.renderings)))


def _write(
    path: Path,
    rgb: "Rgb",
    name: str,
    document: "Document",
    settings: dict[str, object],
    carried: "Project | None",
    files: "list[ResultFile]",
    encoder: "TileEncoder | None",
) -> "ReadResults":
    from sdstudio.app.project_results import read_results
    from sdstudio.canvas.project_file import Project
    from sdstudio.canvas.project_writer import write_project

    base, merged = _base_and_merged(rgb, document)
    project = Project(document, base, name, settings)
    if carried is not None:
        project = replace(project, fields=carried.fields, entries=carried.entries)
    read = read_results(files)
    # Its own copy, since the encoder forgets what the newest document no longer has.
    known = None if encoder is None else encoder.copy()
    write_project(SystemDisk(), path, project, merged, read.results, known)
    return read


def _write_psd(
    path: Path, rgb: "Rgb", name: str, document: "Document", is_cancelled: Callable[[], bool]
) -> bool:
    """Whether it was written."""
    from sdstudio.canvas.project_file import Project
    from sdstudio.canvas.psd_file import CancelledError, encode_psd

    base, merged = _base_and_merged(rgb, document)
    try:
        data = encode_psd(Project(document, base, name), merged, path.name, is_cancelled)
    except CancelledError:
        return False
    write_over(SystemDisk(), path, data)
    return True


def _base_and_merged(rgb: "Rgb", document: "Document") -> "tuple[TileSnapshot, TileSnapshot]":
    from sdstudio.app.canvas_rendering import composite
    from sdstudio.canvas.tile_png import layer_of

    base = layer_of(rgb, None)
    seen = composite(rgb, document)
    return base, base if seen is rgb else layer_of(seen, None)


def _continued(before: "Document", opened: "Document") -> "Document":
    """The opened document; without masks in it, those that are there stay, as snapshots do."""
    from sdstudio.canvas.snapshots import with_again

    document = before.with_renderings(opened.renderings)
    for snapshot in opened.snapshots:
        document = with_again(document, snapshot)
    document = replace(
        document,
        layers=opened.layers,
        active_layer=opened.active_layer,
        target=opened.target,
    )
    if opened.masks:
        document = replace(document, masks=opened.masks, active_mask=opened.active_mask)
    return document
