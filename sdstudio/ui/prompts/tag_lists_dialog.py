"""The tag lists from which prompts are completed."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.app.tag_list_folder import TagListFolder
from sdstudio.app.translation import translate
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import StudioError
from sdstudio.ui import file_dialogs
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import counted, plain_tip, sentences

T = TypeVar("T")
_LANE: Final = "tag lists"
_SIZE_PX: Final = (560, 360)
_NAME: Final = Qt.ItemDataRole.UserRole


class TagListsDialog(Retranslates, QDialog):
    """Lists, imports and removes them."""

    def __init__(self, studio: Studio, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._studio = studio
        self._removed: list[tuple[str, bytes]] = []
        self._operations = Operations(self, self._on_failure)
        self.list = QListWidget()
        self._about, self._said = QLabel(), QLabel()
        for label in (self._about, self._said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._about.setProperty("dim", True)
        self._said.hide()
        self.add, self.remove, self.undo, self.end = (QPushButton() for _ in range(4))
        self._lay_out()
        self.add.clicked.connect(self._ask_files)
        self.remove.clicked.connect(self._remove)
        self.undo.clicked.connect(self._undo_remove)
        self.end.clicked.connect(self.reject)
        never_default(self.add, self.remove, self.undo, self.end)
        self.list.currentItemChanged.connect(lambda *_: self._show_buttons())
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo_remove)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.list, self._remove)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.retranslate()
        self.resize(*_SIZE_PX)
        keep_on_screen(self)
        self._operations.start(self._read(), replacing="read")

    @property
    def said(self) -> str:
        """What it says about what was done or failed."""
        return self._said.text()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Tag lists"))
        self.list.setAccessibleName(self.windowTitle())
        self._about.setText(
            self.tr(
                "Words from these lists are suggested in prompts. A list is a CSV file as A1111's "
                "tag completion uses it: name, category, count, aliases."
            )
        )
        for button, text, tip in (
            (self.add, self.tr("Import…"), self.tr("Add CSV files of tags")),
            (self.remove, self.tr("Remove"), self.tr("Move the list to the system's trash")),
            (self.undo, self.tr("Undo remove"), self.tr("Put the last removed list back")),
            (self.end, self.tr("Close"), ""),
        ):
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(tip))
        self._show_buttons()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(GRID_PX)
        below.addWidget(self.add)
        below.addWidget(self.remove)
        below.addWidget(self.undo)
        below.addStretch()
        below.addWidget(self.end)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(GRID_PX)
        whole.addWidget(self._about)
        whole.addWidget(self.list, 1)
        whole.addWidget(self._said)
        whole.addLayout(below)

    def _show_buttons(self) -> None:
        self.remove.setEnabled(self.list.currentItem() is not None)
        self.undo.setVisible(bool(self._removed))

    async def _do(self, work: Callable[[TagListFolder], T]) -> T:
        folder = self._studio.prompt_words.tag_lists
        return await self._studio.background.do(_LANE, lambda: work(folder), must_finish=True)

    def _start(self, work: Awaitable[object]) -> None:
        self._operations.start(work, must_finish=True)

    async def _read(self, select: str | None = None) -> None:
        found = await self._do(_listed)
        self.list.clear()
        for name, count in found:
            text = counted(self.tr("{name}: %n tag(s)", "", count), count) if count else "{name}"
            item = QListWidgetItem(text.replace("{name}", name))
            item.setData(_NAME, name)
            self.list.addItem(item)
            if name == select or (select is None and self.list.count() == 1):
                self.list.setCurrentItem(item)
        self._show_buttons()

    def _ask_files(self) -> None:
        kinds = {self.tr("Tag lists"): (".csv", ".txt")}
        files = file_dialogs.ask_files(self, Purpose.TAG_LISTS, self.tr("Import tag lists"), kinds)
        if files:
            self.take(files)

    def take(self, files: Sequence[Path]) -> None:
        """Import ``files``."""
        self._start(self._import(files))

    async def _import(self, files: Sequence[Path]) -> None:
        self._say(self.tr("Reading…"))
        said: list[str] = []
        last: str | None = None
        for file in files:
            try:
                last, count = await self._do(partial(_added, file))
            except StudioError as error:
                said.append(sentence_for(error, translate))
            else:
                text = self.tr("“{name}” has %n tag(s).", "", count)
                said.append(counted(text, count).replace("{name}", last or ""))
        await self._after(last)
        self._say(sentences(*said))

    def _remove(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self._start(self._remove_list(item.data(_NAME)))

    async def _remove_list(self, name: str) -> None:
        data = await self._do(lambda folder: folder.remove(name))
        self._removed.append((name, data))
        await self._after(None)
        self._say(self.tr("“{name}” is in the trash.").replace("{name}", name))

    def _undo_remove(self) -> None:
        if self._removed:
            self._start(self._restore(*self._removed.pop()))

    async def _restore(self, name: str, data: bytes) -> None:
        try:
            restored = await self._do(lambda folder: folder.restore(name, data))
        except StudioError:
            self._removed.append((name, data))
            raise
        await self._after(restored)
        self._say("")

    async def _after(self, select: str | None) -> None:
        """Show what there is now, and offer its words."""
        await self._read(select)
        self._studio.prompt_words.read_tags()

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _on_failure(self, error: StudioError) -> None:
        self._say(sentence_for(error, translate))


def _added(file: Path, folder: TagListFolder) -> tuple[str, int]:
    return folder.add(file)


def _listed(folder: TagListFolder) -> list[tuple[str, int]]:
    """The lists and how many tags each has; 0 if it can't be read."""
    found = []
    for name in folder.names():
        try:
            found.append((name, folder.count(name)))
        except StudioError:
            found.append((name, 0))
    return found
