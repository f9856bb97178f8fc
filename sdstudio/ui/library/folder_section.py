"""The folders whose pictures are shown in place, in the library's left panel."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from sdstudio.library import PictureFolder
from sdstudio.ui.library.counted_list import CountedList, Line
from sdstudio.ui.retranslation import Retranslates


class FolderSection(Retranslates, QWidget):
    """Signals:
    chosen(PictureFolder): the artist wants to see its pictures.
    archive_asked(PictureFolder, bool), remove_asked(PictureFolder).
    shown_asked(PictureFolder): in the system's file manager.

    Args:
        add: adds a folder.
    """

    chosen = Signal(object)
    archive_asked = Signal(object, bool)
    remove_asked = Signal(object)
    shown_asked = Signal(object)

    def __init__(self, heading: QLabel, add: QToolButton) -> None:
        super().__init__()
        self._heading = heading
        self._folders: dict[int, PictureFolder] = {}
        self.list = CountedList()
        self.list.setProperty("quiet", True)
        top = QHBoxLayout()
        top.setContentsMargins(4, 0, 0, 0)
        top.addWidget(heading, 1)
        top.addWidget(add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.list)
        self.list.line_chosen.connect(self._on_chosen)
        self.list.delete_asked.connect(self._on_delete)
        self.list.menu_asked.connect(self._open_menu)
        self.retranslate()

    def show_folders(self, folders: Sequence[PictureFolder]) -> None:
        """Show these folders and their state."""
        self._folders = {one.id: one for one in folders}
        self._show()

    def choose(self, search_name: str) -> None:
        """Mark the folder whose pictures are shown, by its name in searches; none if empty."""
        ids = [one.id for one in self._folders.values() if one.search_name == search_name]
        self.list.choose(ids[0] if ids else None)

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Folders"))
        self.list.setAccessibleName(self.tr("Folders"))
        self._show()

    def _show(self) -> None:
        self.list.fill([self._line(one) for one in self._folders.values()])

    def _line(self, folder: PictureFolder) -> Line:
        name = self.tr("Imported") if folder.is_ours else folder.path.name or str(folder.path)
        if not folder.is_available:
            shown = self.tr("{name} (can't be reached)").format(name=name)
        elif folder.is_archived:
            shown = self.tr("{name} (not watched)").format(name=name)
        else:
            shown = name
        return Line(folder.id, shown, folder.count, "folder", tip=str(folder.path))

    def _folder(self, key: object) -> PictureFolder | None:
        return self._folders.get(key) if isinstance(key, int) else None

    def _on_chosen(self, key: object, _is_alternative: bool) -> None:
        if (folder := self._folder(key)) is not None:
            self.chosen.emit(folder)

    def _on_delete(self, key: object) -> None:
        folder = self._folder(key)
        if folder is not None and not folder.is_ours:
            self.remove_asked.emit(folder)

    def _open_menu(self, key: object, where: QPoint) -> None:
        folder = self._folder(key)
        if folder is None:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        shown = menu.addAction(self.tr("Show in file manager"))
        shown.triggered.connect(lambda: self.shown_asked.emit(folder))
        if not folder.is_ours:
            archived = menu.addAction(self.tr("Look for new pictures"))
            archived.setCheckable(True)
            archived.setChecked(not folder.is_archived)
            archived.toggled.connect(lambda looks: self.archive_asked.emit(folder, not looks))
            remove = menu.addAction(self.tr("Remove from the library"))
            remove.triggered.connect(lambda: self.remove_asked.emit(folder))
        menu.popup(where)
