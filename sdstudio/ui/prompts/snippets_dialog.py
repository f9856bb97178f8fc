"""The snippets: a list, and the words of the one that is selected beside it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.kept_items import ItemChange
from sdstudio.app.notices import Notice
from sdstudio.app.operations import Operations
from sdstudio.app.snippet_store import read_snippet_file
from sdstudio.app.studio import Studio
from sdstudio.disk import SystemDisk, write_over
from sdstudio.domain.errors import StudioError
from sdstudio.domain.snippets import SNIPPET_NAME_MAX, Snippet, written_snippets
from sdstudio.ui import file_dialogs
from sdstudio.ui.cards.change_items import ChangeItems
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.notice_bar import DoneBar, NoticeBar, Say
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import counted, plain_tip, sentences

_LANE: Final = "snippets"
_SIZE_PX: Final = (760, 480)
_UID: Final = Qt.ItemDataRole.UserRole
_NAME_WORDS: Final = 4


class SnippetsDialog(Retranslates, QDialog):
    """What is typed is kept when the focus leaves the field; each change can be undone.

    Args:
        trouble: told if a change can't be undone, also after this has closed.

    Signals:
        insert_asked(str): put this into the prompt.
    """

    insert_asked = Signal(str)

    def __init__(
        self,
        studio: Studio,
        undo: UndoStack,
        trouble: Callable[[StudioError], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._studio, self._store, self._undo = studio, studio.snippets, undo
        self._trouble = trouble
        self._operations = Operations(self, self._on_trouble)
        self._shown: Snippet | None = None
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.name = QLineEdit()
        self.name.setMaxLength(SNIPPET_NAME_MAX)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self._about = QLabel()
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self._about.setProperty("dim", True)
        self.notices, self.done_bar = NoticeBar(), DoneBar()
        self.new, self.add, self.export = (QPushButton() for _ in range(3))
        self.delete, self.insert, self.end = (QPushButton() for _ in range(3))
        self._lay_out()
        self._connect()
        self.retranslate()
        self.resize(*_SIZE_PX)
        keep_on_screen(self)
        self._show_all()
        self.filter.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Snippets"))
        self.filter.setPlaceholderText(self.tr("Find a snippet"))
        self.list.setAccessibleName(self.windowTitle())
        self.name.setPlaceholderText(self.tr("Name"))
        self.text.setPlaceholderText(self.tr("Words for prompts"))
        for field in (self.filter, self.name, self.text):
            field.setAccessibleName(field.placeholderText())
        for button, text, tip in (
            (self.new, self.tr("New"), self.tr("Add a snippet")),
            (self.add, self.tr("Import…"), self.tr("Add the snippets of a file")),
            (self.export, self.tr("Export…"), self.tr("Write all snippets to a file")),
            (self.delete, self.tr("Delete"), self.tr("Delete this snippet; Undo restores it")),
            (self.insert, self.tr("Insert"), self.tr("Put its words where the cursor is")),
            (self.end, self.tr("Close"), ""),
        ):
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(tip))
        self._show_about()

    def keep(self, text: str) -> None:
        """Keep ``text`` as a new snippet, and have it named."""
        words = " ".join(text.split()[:_NAME_WORDS]).strip(" ,，、.。;；")
        made = self._store.new(words or self.tr("Snippet"), text)
        step = QCoreApplication.translate("commands", "add a snippet")
        if self._change(lambda: self._store.put(made), step):
            self._select(made.uid)
            self.name.setFocus()
            self.name.selectAll()

    def reject(self) -> None:
        self._commit()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._commit()
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched in (self.name, self.text):
            self._commit()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        columns = QVBoxLayout(left), QVBoxLayout(right)
        for column, widgets in zip(
            columns, ((self.filter, self.list), (self._about, self.name, self.text)), strict=True
        ):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(GRID_PX)
            for widget in widgets:
                column.addWidget(widget)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GRID_PX)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 2)
        below = QHBoxLayout()
        below.setSpacing(GRID_PX)
        for button in (self.new, self.add, self.export):
            below.addWidget(button)
        below.addStretch()
        for button in (self.delete, self.insert, self.end):
            below.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(GRID_PX)
        whole.addWidget(split, 1)
        whole.addWidget(self.notices)
        whole.addWidget(self.done_bar)
        whole.addLayout(below)

    def _connect(self) -> None:
        self._store.changed.connect(self._show_all)
        self.filter.textChanged.connect(lambda _: self._show_all())
        self.list.currentItemChanged.connect(lambda *_: self._on_selected())
        self.list.itemActivated.connect(lambda _: self._insert())
        self.name.returnPressed.connect(self._commit)
        self.name.installEventFilter(self)
        self.text.installEventFilter(self)
        self.new.clicked.connect(lambda: self.keep(self.tr("new words")))
        self.add.clicked.connect(self._ask_file)
        self.export.clicked.connect(self._ask_target)
        self.delete.clicked.connect(self._delete)
        self.insert.clicked.connect(self._insert)
        self.end.clicked.connect(self.reject)
        never_default(self.new, self.add, self.export, self.delete, self.insert, self.end)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.list, self._delete)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        # A text field with focus undoes what was typed in it instead.
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo.undo_newest)
        QShortcut(QKeySequence.StandardKey.Redo, self, self._undo.redo_newest)

    def _show_all(self) -> None:
        try:
            found = self._store.all
        except StudioError as error:
            self._on_trouble(error)
            return
        if (damage := self._store.take_damage()) is not None:
            self._on_trouble(damage)
        wanted = self.filter.text().casefold().split()
        current = "" if self._shown is None else self._shown.uid
        self.list.blockSignals(True)
        self.list.clear()
        for one in found:
            said = f"{one.name} {one.text}".casefold()
            if all(word in said for word in wanted):
                item = QListWidgetItem(one.name)
                item.setData(_UID, one.uid)
                item.setToolTip(plain_tip(one.text))
                self.list.addItem(item)
        self.list.blockSignals(False)
        if not self._select(current) and self.list.count():
            self.list.setCurrentRow(0)
        self._on_selected()

    def _select(self, uid: str) -> bool:
        for row in range(self.list.count()):
            if self.list.item(row).data(_UID) == uid:
                self.list.setCurrentRow(row)
                return True
        return False

    def _on_selected(self) -> None:
        item = self.list.currentItem()
        uid = None if item is None else item.data(_UID)
        found = next((one for one in self._store.all if one.uid == uid), None)
        if self._shown is not None and (found is None or found.uid != self._shown.uid):
            self._commit()
        if found != self._shown:
            self._shown = found
            self.name.setText("" if found is None else found.name)
            self.text.setPlainText("" if found is None else found.text)
        self._show_about()

    def _show_about(self) -> None:
        has_one = self._shown is not None
        for widget in (self.name, self.text, self.delete, self.insert):
            widget.setEnabled(has_one)
        self.export.setEnabled(bool(self._store.all))
        self._about.setText(
            self.tr("Typing its name in a prompt offers these words.")
            if has_one
            else self.tr(
                "Snippets are words that you use again and again. Select some in the prompt and "
                "choose “Save as snippet”, or add one here."
            )
        )

    def _commit(self) -> None:
        """Keep what was typed; what can't be kept is told and stays in the fields."""
        shown = self._shown
        if shown is None or shown not in self._store.all:
            return
        typed = Snippet(shown.uid, self.name.text().strip(), self.text.toPlainText())
        if typed == shown:
            return
        # So that the list, which is filled again, doesn't take what is shown for something else.
        self._shown = typed
        step = QCoreApplication.translate("commands", "change a snippet")
        if not self._change(lambda: self._store.put(typed), step):
            self._shown = shown

    def _delete(self) -> None:
        one = self._shown
        if one is None:
            return
        step = QCoreApplication.translate("commands", "delete a snippet")
        say = self.tr("“{name}” was deleted.").replace("{name}", one.name)
        self._shown = None
        self._change(lambda: self._store.remove([one.uid]), step, lambda: say)

    def _insert(self) -> None:
        self._commit()
        if self._shown is not None:
            self.insert_asked.emit(self._shown.text)

    def _ask_file(self) -> None:
        kinds = {self.tr("Snippets"): (".json",)}
        file = file_dialogs.ask_file(self, Purpose.SNIPPETS, self.tr("Import snippets"), kinds)
        if file is not None:
            self._operations.start(self._import(file), must_finish=True)

    async def _import(self, file: Path) -> None:
        read = await self._studio.background.do(_LANE, partial(read_snippet_file, file))
        came = self._store.add_read(read)
        new, known = len(came.snippets), came.known
        said = [counted(self.tr("Imported %n snippet(s).", "", new), new)]
        if known:
            said.append(counted(self.tr("%n are already there.", "", known), known))
        if came.left_out:
            left_out = came.left_out
            said.append(
                counted(self.tr("%n can't be used and were left out.", "", left_out), left_out)
            )
        if not came.snippets:
            self.done_bar.tell_only(lambda: sentences(*said))
            return
        step = QCoreApplication.translate("commands", "import snippets")
        self._push(came.undo, step, lambda: sentences(*said))
        self._select(came.snippets[0].uid)

    def _ask_target(self) -> None:
        kinds = {self.tr("Snippets"): (".json",)}
        title = self.tr("Export snippets")
        target = file_dialogs.ask_save(self, Purpose.SNIPPETS, title, "snippets.json", kinds)
        if target is not None:
            self._commit()
            self._operations.start(self._write(target), must_finish=True)

    async def _write(self, target: Path) -> None:
        data, count = written_snippets(self._store.all), len(self._store.all)
        write = partial(write_over, SystemDisk(), target, data)
        await self._studio.background.do(_LANE, write, must_finish=True)
        text = self.tr("Exported %n snippet(s) to {file}.", "", count)
        self.done_bar.tell_only(lambda: counted(text, count).replace("{file}", target.name))

    def _change(
        self, change: Callable[[], ItemChange[Snippet]], step: str, say: Say | None = None
    ) -> bool:
        try:
            undo = change()
        except StudioError as error:
            self._on_trouble(error)
            return False
        self._push(undo, step, say)
        return True

    def _push(self, undo: ItemChange[Snippet], step: str, say: Say | None) -> None:
        command = ChangeItems(self._store, undo, step, self._trouble)
        if say is None:
            self._undo.push(command)
        else:
            self.done_bar.push_undoable(self._undo, command, say)

    def _on_trouble(self, error: StudioError) -> None:
        self.notices.tell(Notice(error.code, error.arguments))
