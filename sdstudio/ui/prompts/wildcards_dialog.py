"""The wildcards: a list, and the lines of the one that is selected beside it."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.app.wildcard_collection import COLLECTION_SUFFIXES
from sdstudio.app.wildcard_folder import SUFFIX, WildcardFolder
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import StudioError
from sdstudio.domain.wildcards import WildcardLines
from sdstudio.ui import file_dialogs, file_tasks
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import counted, plain_tip, sentences

T = TypeVar("T")
_LANE: Final = "wildcards"
_SIZE_PX: Final = (760, 520)
#: After the last keystroke.
_SAVE_MS: Final = 800
#: More takes seconds to lay out, and is better edited elsewhere.
_EDITED_MAX_CHARACTERS: Final = 500_000


class WildcardsDialog(Retranslates, QDialog):
    """Changes are saved a moment after they are made, and before anything else is shown.

    Signals:
        insert_asked(str): put this into the prompt.
    """

    insert_asked = Signal(str)

    def __init__(self, studio: Studio, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._studio = studio
        self._names: tuple[str, ...] = ()
        self._shown: str | None = None
        self._is_small = True
        self._is_dirty = False
        #: What was typed and isn't in its file yet.
        self._unsaved: dict[str, str] = {}
        #: Of the files as they were last read or written here; used on the lane's thread.
        self._stamps: dict[str, tuple[int, int]] = {}
        self._deleted: list[tuple[str, bytes]] = []
        self._operations = Operations(self, self._on_failure)
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._timer.timeout.connect(self._save)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.editor = QPlainTextEdit()
        self.editor.setTabChangesFocus(True)
        self._about = QLabel()
        self._said = QLabel()
        for label in (self._about, self._said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._about.setProperty("dim", True)
        self.new, self.add, self.rename, self.delete = (QPushButton() for _ in range(4))
        self.undo, self.insert, self.folder, self.end = (QPushButton() for _ in range(4))
        self._lay_out()
        self._connect()
        self.retranslate()
        self.resize(*_SIZE_PX)
        keep_on_screen(self)
        self._show_shown()
        self._operations.start(self._read(), replacing="read")

    @property
    def said(self) -> str:
        """What it says about what was done or failed."""
        return self._said.text()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Wildcards"))
        self.filter.setPlaceholderText(self.tr("Find a wildcard"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.list.setAccessibleName(self.windowTitle())
        self.editor.setAccessibleName(self.tr("Entries, one on each line"))
        self.editor.setPlaceholderText(self.tr("One entry on each line"))
        for button, text, tip in (
            (self.new, self.tr("New…"), self.tr("Add a wildcard")),
            (
                self.add,
                self.tr("Import…"),
                self.tr("Copy text files, or the lists in a YAML file, as wildcards"),
            ),
            (self.rename, self.tr("Rename…"), self.tr("Change its name or folder")),
            (self.delete, self.tr("Delete"), self.tr("Move its file to the system's trash")),
            (self.undo, self.tr("Undo delete"), self.tr("Put the last deleted wildcard back")),
            (self.insert, self.tr("Insert"), self.tr("Put its name into the prompt")),
            (self.folder, self.tr("Open folder"), self.tr("Show the files in the file manager")),
            (self.end, self.tr("Close"), ""),
        ):
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(tip))
        self._show_shown()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_dirty:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def reject(self) -> None:
        """Close once everything is saved; if that fails, stay open and say so."""
        self._start(self._finish())

    async def _finish(self) -> None:
        if self._shown is not None and self._is_dirty:
            await self._write(*self._taken(self._shown))
        super().reject()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        for side in (left, right):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(GRID_PX)
        left_column, right_column = left.layout(), right.layout()
        assert left_column is not None
        assert right_column is not None
        left_column.addWidget(self.filter)
        left_column.addWidget(self.list)
        right_column.addWidget(self._about)
        right_column.addWidget(self.editor)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GRID_PX)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 2)
        of_list, of_one = QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (of_list, (self.new, self.add, self.folder, self.undo)),
            (of_one, (self.rename, self.delete, self.insert, self.end)),
        ):
            row.setSpacing(GRID_PX)
            for button in buttons:
                row.addWidget(button)
        below = QHBoxLayout()
        below.setSpacing(GRID_PX)
        below.addLayout(of_list)
        below.addStretch()
        below.addLayout(of_one)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(GRID_PX)
        whole.addWidget(split, 1)
        whole.addWidget(self._said)
        whole.addLayout(below)
        self._said.hide()

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._show_names)
        self.list.currentItemChanged.connect(lambda *_: self._on_selected())
        self.list.itemActivated.connect(lambda _item: self._insert())
        self.editor.textChanged.connect(self._on_edited)
        self.new.clicked.connect(self._ask_new)
        self.add.clicked.connect(self._ask_files)
        self.rename.clicked.connect(self._ask_name)
        self.delete.clicked.connect(self._delete)
        self.undo.clicked.connect(self._undo_delete)
        self.insert.clicked.connect(self._insert)
        self.folder.clicked.connect(self._open_folder)
        self.end.clicked.connect(self.reject)
        never_default(self.new, self.add, self.rename, self.delete, self.undo, self.insert)
        never_default(self.folder, self.end)
        QShortcut(QKeySequence.StandardKey.Save, self, self._save)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.list, self._delete)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        # A text field with focus undoes what was typed in it instead.
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo_delete)

    @property
    def _current(self) -> str | None:
        item = self.list.currentItem()
        return None if item is None else item.text()

    async def _do(self, work: Callable[[WildcardFolder], T]) -> T:
        folder = self._studio.wildcards
        # Also if the window closes meanwhile: what was typed is not lost.
        return await self._studio.background.do(_LANE, lambda: work(folder), must_finish=True)

    def _start(self, work: Awaitable[object], *, replacing: str = "") -> None:
        self._operations.start(work, replacing=replacing, must_finish=not replacing)

    async def _read(self, select: str | None = None) -> None:
        self._names = await self._do(WildcardFolder.names)
        self._show_names(select=select)

    def _show_names(self, _typed: str = "", *, select: str | None = None) -> None:
        wanted = self.filter.text().casefold().split()
        if select is not None and not all(word in select.casefold() for word in wanted):
            self.filter.blockSignals(True)
            self.filter.clear()
            self.filter.blockSignals(False)
            wanted = []
        current = select or self._current
        shown = [name for name in self._names if all(word in name.casefold() for word in wanted)]
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(shown)
        if shown:
            self.list.setCurrentRow(shown.index(current) if current in shown else 0)
        self.list.blockSignals(False)
        self._on_selected()

    def _on_selected(self) -> None:
        name = self._current
        if self._shown is not None and self._shown == name:
            self._show_shown()
            return
        self._save()
        if name is None:
            self._show(None)
        else:
            self._operations.start(self._open(name), replacing="open")

    async def _open(self, name: str) -> None:
        def read(folder: WildcardFolder) -> str:
            found = folder.read(name)
            self._stamps[name] = found.stamp
            return found.text

        if name in self._unsaved:
            self._show(name, self._unsaved[name])
            self._is_dirty = True
            return
        try:
            text = await self._do(read)
        except StudioError:
            self._show(None)
            raise
        self._show(name, text)

    def _show(self, name: str | None, text: str = "") -> None:
        self._shown, self._is_dirty = name, False
        self._timer.stop()
        self._is_small = len(text) <= _EDITED_MAX_CHARACTERS
        self.editor.blockSignals(True)
        self.editor.setPlainText(text if self._is_small else "")
        self.editor.blockSignals(False)
        self._show_shown()

    def _show_shown(self) -> None:
        self.editor.setEnabled(self._shown is not None and self._is_small)
        has_one = self._current is not None
        for button in (self.rename, self.delete, self.insert):
            button.setEnabled(has_one)
        self.undo.setVisible(bool(self._deleted))
        if self._shown is None:
            said = (
                self.tr(
                    "A wildcard is a list of words or phrases. Write its name between double "
                    "underscores, such as __animals__, and each prompt gets one of its entries."
                )
                if not self._names
                else ""
            )
        elif not self._is_small:
            said = self.tr("This file is too long to be edited here. Open it in a text editor.")
        else:
            lines = len(WildcardLines.of(self.editor.toPlainText()).lines)
            entries = counted(self.tr("%n entry(s)", "", lines), lines)
            said = f"__{self._shown}__ · {entries}"
        self._about.setText(said)

    def _on_edited(self) -> None:
        if self._shown is not None:
            self._is_dirty = True
            self._show_shown()
            self._timer.start()

    def _save(self) -> None:
        self._timer.stop()
        if self._shown is not None and self._is_dirty:
            self._start(self._write(*self._taken(self._shown)))

    def _taken(self, name: str) -> tuple[str, str]:
        """What is to be saved; it is unsaved until that is done."""
        self._is_dirty = False
        self._unsaved[name] = self.editor.toPlainText()
        return name, self._unsaved[name]

    async def _write(self, name: str, text: str) -> None:
        def write(folder: WildcardFolder) -> None:
            self._stamps[name] = folder.write(name, text, self._stamps.get(name)).stamp

        try:
            await self._do(write)
        except StudioError:
            # Saving again replaces what another program wrote.
            self._stamps.pop(name, None)
            self._is_dirty = self._is_dirty or self._shown == name
            raise
        if self._unsaved.get(name) == text:
            del self._unsaved[name]
        self._say("")
        self._studio.prompt_preview.refresh()
        self._studio.prompt_words.read_wildcards()

    def _ask_new(self) -> None:
        self._ask(self.tr("New wildcard"), "", self._create)

    def _ask(self, title: str, name: str, act: Callable[[str], Awaitable[None]]) -> None:
        """Ask for a name without waiting for it."""
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(self.tr("Name, with / for folders:"))
        dialog.setTextValue(name)
        dialog.textValueSelected.connect(lambda typed: self._start(act(typed)))
        self._save()
        dialog.open()

    async def _create(self, typed: str) -> None:
        name = await self._do(lambda folder: folder.create(typed))
        await self._after(name)
        await self._open(name)
        self.editor.setFocus()

    def _ask_name(self) -> None:
        if (name := self._current) is not None:
            self._ask(self.tr("Rename wildcard"), name, lambda typed: self._rename(name, typed))

    async def _rename(self, name: str, typed: str) -> None:
        new = await self._do(lambda folder: folder.rename(name, typed))
        self._stamps.pop(name, None)
        self._show(None)
        await self._after(new)

    def _delete(self) -> None:
        if (name := self._current) is not None:
            self._save()
            self._start(self._remove(name))

    async def _remove(self, name: str) -> None:
        data = await self._do(lambda folder: folder.delete(name))
        self._deleted.append((name, data))
        self._stamps.pop(name, None)
        self._show(None)
        await self._after(None)
        self._say(self.tr("Moved “{name}” to the system's trash.").format(name=name))

    def _undo_delete(self) -> None:
        if self._deleted:
            self._start(self._restore(*self._deleted[-1]))

    async def _restore(self, name: str, data: bytes) -> None:
        await self._do(lambda folder: folder.restore(name, data))
        self._deleted = [one for one in self._deleted if one != (name, data)]
        await self._after(name)

    def _ask_files(self) -> None:
        files = file_dialogs.ask_files(
            self,
            Purpose.WILDCARDS,
            self.tr("Import wildcards"),
            {self.tr("Wildcards"): (SUFFIX, *COLLECTION_SUFFIXES)},
        )
        if files:
            self._save()
            self._start(self._import(files))

    async def _import(self, files: Sequence[Path]) -> None:
        names, failures = await self._do(lambda folder: folder.add(files))
        await self._after(names[0] if names else None)
        said = [counted(self.tr("Imported %n wildcard(s).", "", len(names)), len(names))]
        self._say(sentences(*said, *(sentence_for(one, translate) for one in failures[:3])))

    async def _after(self, select: str | None) -> None:
        """Show what there is now."""
        self._say("")
        await self._read(select)
        self._studio.prompt_preview.refresh()
        self._studio.prompt_words.read_wildcards()

    def _insert(self) -> None:
        if (name := self._current) is not None:
            self.insert_asked.emit(f"__{name}__")

    def _open_folder(self) -> None:
        self._start(self._open_in_file_manager())

    async def _open_in_file_manager(self) -> None:
        await self._do(WildcardFolder.make)
        file_tasks.open_folder(self._studio.wildcards.folder)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _on_failure(self, error: StudioError) -> None:
        self._say(sentence_for(error, translate))
        self._show_shown()
