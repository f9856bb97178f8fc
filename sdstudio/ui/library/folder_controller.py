"""Folders and imports: how the artist brings other pictures into the library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from sdstudio.app.library_view.pasted_pictures import PastedPictures
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.library import PictureFolder
from sdstudio.library.folder_listing import PICTURE_SUFFIXES
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.inputs.drops import DropHint, DropTarget, DropUse
from sdstudio.ui.library.board_list import IDS_TYPE
from sdstudio.ui.library.folder_section import FolderSection
from sdstudio.ui.library.import_bar import ImportBar
from sdstudio.ui.notice_bar import DoneBar, More, Until
from sdstudio.ui.undo_commands import ImportPictures, RemoveFolder
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import counted, sentences

if TYPE_CHECKING:
    from sdstudio.library.importing import Imported


class FolderController(QObject):
    """Signals:
    trouble(StudioError): the disk refused.
    shown_asked(ids): the artist wants to see these pictures.

    Args:
        page: files that are dropped on it are imported.
        done: says what was done.
    """

    trouble = Signal(object)
    shown_asked = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        section: FolderSection,
        done: DoneBar,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._studio = studio
        self._undo = undo
        self._section = section
        self._done = done
        self._page = page
        self._operations = Operations(self, self.trouble.emit)
        self.bar = ImportBar()
        self.bar.stop_asked.connect(studio.importer.stop)
        studio.importer.progressed.connect(self.bar.show_state)
        studio.importer.finished.connect(self._on_imported)
        studio.folders.changed.connect(self._show)
        section.archive_asked.connect(self._archive)
        section.remove_asked.connect(self._remove)
        section.shown_asked.connect(_show_in_file_manager)
        hint = DropHint(page, DropUse.IMPORT)
        target = DropTarget(page, _dropped_pictures, _dropped_pictures)
        target.entered.connect(hint.appear)
        target.left.connect(hint.hide)
        target.dropped.connect(studio.importer.start)
        self._pasted = PastedPictures(studio.importer, studio.background, self)
        self._pasted.trouble.connect(self.trouble)
        page.addAction(actions[ActionId.PASTE_PICTURES])
        actions[ActionId.PASTE_PICTURES].triggered.connect(lambda: self.paste())
        self._show()

    def paste(self) -> None:
        """Import the pictures on the clipboard: files, or pixels."""
        copied = QGuiApplication.clipboard().mimeData()
        # None on some platforms if nothing was copied, which the type stubs don't allow for.
        image = copied.imageData() if copied and copied.hasImage() else None
        if copied and (paths := _dropped_pictures(copied)):
            self._studio.importer.start(paths)
        elif isinstance(image, QImage) and not image.isNull():
            # Copied: the clipboard may change while it is being written.
            self._pasted.add(QImage(image), self.tr("Pasted picture"))
        else:
            self._done.tell_only(
                lambda: self.tr("There is no picture on the clipboard."),
                Until(QGuiApplication.clipboard().dataChanged),
            )

    def add(self, path: Path) -> None:
        """Show the pictures in a folder where they are."""
        self._operations.start(self._add(path), must_finish=True)

    async def _add(self, path: Path) -> None:
        folder = await self._studio.folders.add(path)
        name = folder.path.name or str(folder.path)
        self._done.tell_only(
            lambda: self.tr(
                "The pictures in “{name}” are shown where they are; new ones appear automatically."
            ).format(name=name)
        )

    def _archive(self, folder: PictureFolder, is_archived: bool) -> None:
        self._operations.start(
            self._studio.folders.archive(folder.id, is_archived), must_finish=True
        )

    def _remove(self, folder: PictureFolder) -> None:
        name = f"remove {folder.id}"
        if not self._operations.is_running(name):
            self._operations.start(self._remove_now(folder), replacing=name, must_finish=True)

    async def _remove_now(self, folder: PictureFolder) -> None:
        removed = await self._studio.folders.remove(folder.id)
        command = RemoveFolder(self._studio.folders, removed, self._operations)
        name = folder.path.name or str(folder.path)
        self._done.push_undoable(
            self._undo,
            command,
            lambda: self.tr("Removed “{name}” from the library. Its files stay.").format(name=name),
        )

    def _on_imported(self, imported: Imported) -> None:
        self.bar.show_failures(imported.failures)
        if imported.error is not None:
            self.trouble.emit(imported.error)
        if imported.ids:
            command = ImportPictures(self._studio.pictures, imported.ids, self._operations)
            show = More(lambda: self.tr("Show"), lambda: self.shown_asked.emit(imported.ids))
            self._done.push_undoable(self._undo, command, lambda: self._said(imported), show)
        else:
            self._done.tell_only(lambda: self._said(imported))

    def _said(self, imported: Imported) -> str:
        said = []
        if imported.is_stopped:
            said.append(self.tr("The import was stopped."))
        count = len(imported.ids)
        if count or not imported.duplicates:
            said.append(counted(self.tr("Imported %n picture(s).", "", count), count))
        if imported.duplicates:
            said.append(
                counted(
                    self.tr("%n picture(s) were already there.", "", imported.duplicates),
                    imported.duplicates,
                )
            )
        return sentences(*said)

    def _show(self) -> None:
        self._section.show_folders(self._studio.folders.folders)


def _show_in_file_manager(folder: PictureFolder) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.path)))


def _dropped_pictures(data: QMimeData) -> Sequence[Path]:
    """The files of pictures and the folders in ``data``; none of the library's own pictures."""
    if data.hasFormat(IDS_TYPE):
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [one for one in paths if one.suffix.lower() in PICTURE_SUFFIXES or one.is_dir()]
