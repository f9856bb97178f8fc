"""All commands with their shortcuts, which can be changed, exchanged and printed here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.settings_store import SettingsStore
from sdstudio.ui import shortcuts
from sdstudio.ui.accessibility.roles import speak_as
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, name_of
from sdstudio.ui.change_shortcuts import ChangeShortcuts
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.notice_bar import DoneBar, NoticeBar, Say
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.shortcut_conflicts import given, same_keys
from sdstudio.ui.shortcut_sharing import ShortcutSharing
from sdstudio.ui.shortcuts_list import ShortcutsList
from sdstudio.ui.text_size import scaled
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import key_text, plain_tip, sentences

_SIZE_PX: Final = (680, 680)
_PRESSED_PX: Final = 168


class ShortcutsDialog(QDialog):
    """Commands by menu, and below them a field for other keys of the current one.

    Each change can be undone.

    Args:
        keep: changes settings by name, and reports if they can't be saved.
    """

    def __init__(
        self,
        actions: Actions,
        settings: SettingsStore,
        background: BackgroundTasks,
        keep: Callable[..., None],
        undo: UndoStack,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._settings = settings
        self._keep, self._undo = keep, undo
        self.filter = QLineEdit()
        self.pressed = QKeySequenceEdit()
        self.list = ShortcutsList(actions)
        self.field = QKeySequenceEdit()
        self.use, self.remove, self.reset, self.go, self.reset_all = (
            QPushButton() for _ in range(5)
        )
        self.add, self.export, self.print_ = (QPushButton() for _ in range(3))
        self.said, self._name = QLabel(), QLabel()
        self.notices, self.done_bar = NoticeBar(), DoneBar()
        self._name_all()
        self._lay_out()
        self.sharing = ShortcutSharing(
            settings, background, self._change, self.notices, self.done_bar, parent=self
        )
        self._connect()
        self.choose(ActionId.GENERATE)

    @property
    def current(self) -> ActionId | None:
        """The command whose shortcut can be changed now."""
        return self.list.current

    @property
    def typed(self) -> QKeySequence:
        """What was typed as its new shortcut; empty if nothing was."""
        return self.field.keySequence()

    def choose(self, do: ActionId) -> None:
        """Make ``do`` the current command, which is shown even if it was filtered out."""
        if do not in self.list.shown:
            self.filter.clear()
            self.pressed.clear()
        self.list.choose(do)

    # The current command.

    def _filter(self) -> None:
        self.list.filter(self.filter.text(), self.pressed.keySequence())

    def _on_current(self) -> None:
        self.field.clear()
        self._show()

    def _on_settings(self) -> None:
        self.list.show_keys()
        self._filter()
        self._show()

    def _show(self) -> None:
        do, typed = self.current, self.typed
        for widget in (self.field, self.remove, self.reset):
            widget.setEnabled(do is not None)
        self.use.setEnabled(False)
        self.use.setText(self.tr("Use"))
        self.go.hide()
        self.said.clear()
        if do is None:
            self._name.setText(self.tr("Choose a command to change its shortcut."))
            return
        self._name.setText(self.tr("New shortcut for “{command}”:").format(command=name_of(do)))
        self.remove.setEnabled(bool(shortcuts.keys(do)))
        self.reset.setEnabled(shortcuts.is_chosen(do))
        if typed.isEmpty():
            return
        self.use.setEnabled(shortcuts.sequences(do) != [typed])
        if others := same_keys(do, typed):
            self.use.setText(self.tr("Reassign"))
            self.go.show()
            self.said.setText(
                self.tr(
                    "{keys} is already the shortcut for “{command}”, which will lose it."
                ).format(keys=key_text(typed), command="”, “".join(map(name_of, others)))
            )

    def _show_other(self) -> None:
        if self.current is not None and (others := same_keys(self.current, self.typed)):
            self.choose(others[0])
            self.list.setFocus()

    def _set(self, keys: Sequence[str] | None) -> None:
        """Give the current command other keys; ``None`` is for those that it has by default."""
        do = self.current
        if do is None:
            return
        changes = given(do, keys)
        after = shortcuts.with_keys(self._settings.current.shortcuts, changes)
        step = QCoreApplication.translate("commands", "change a shortcut")
        self._change(after, step, lambda: self._said_of(do, changes))
        self.field.clear()

    def _said_of(self, do: ActionId, changes: Mapping[ActionId, Iterable[str] | None]) -> str:
        """What was done, with the keys that the command has now."""
        shown = ", ".join(map(key_text, shortcuts.keys(do)))
        text = (
            self.tr("{keys} is now the shortcut for “{command}”.")
            if shown
            else self.tr("“{command}” has no shortcut now.")
        )
        said = [text.format(keys=shown, command=name_of(do))]
        said += [
            self.tr("“{command}” lost it.").format(command=name_of(one))
            for one in changes
            if one is not do
        ]
        return sentences(*said)

    def _reset_all(self) -> None:
        step = QCoreApplication.translate("commands", "reset shortcuts")
        say = self.tr("All commands have their default shortcuts again.")
        self._change({}, step, lambda: say)

    def _change(self, after: Mapping[str, tuple[str, ...]], step: str, say: Say) -> None:
        """Have the settings keep ``after``; undone as ``step``."""
        before = dict(self._settings.current.shortcuts)
        if dict(after) == before:
            return
        self._keep(shortcuts=dict(after))
        command = ChangeShortcuts(self._keep, before, dict(after), step)
        self.done_bar.push_undoable(self._undo, command, say)

    def _name_all(self) -> None:
        self.list.setAccessibleName(self.windowTitle())
        self.filter.setPlaceholderText(self.tr("Find a command or shortcut"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.field.setAccessibleName(self.tr("New shortcut"))
        self.pressed.setAccessibleName(self.tr("Find by pressed keys"))
        self.pressed.setToolTip(plain_tip(self.tr("Press keys to see which command has them")))
        for button, text, tip in (
            (self.use, self.tr("Reassign"), ""),
            (self.remove, self.tr("No shortcut"), ""),
            (self.reset, self.tr("Default"), self.tr("Restore the command's default shortcut")),
            (self.go, self.tr("Show the other"), self.tr("Go to the command that has it")),
            (self.add, self.tr("Import…"), self.tr("Use the shortcuts in a file")),
            (
                self.export,
                self.tr("Export…"),
                self.tr("Write all shortcuts to a file, or the list as a PDF or web page"),
            ),
            (self.print_, self.tr("Print…"), self.tr("Print the list of shortcuts")),
            (self.reset_all, self.tr("Reset all"), self.tr("Undo restores yours")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(tip))
        # Wide enough for either of its texts.
        self.use.setMinimumWidth(self.use.sizeHint().width())

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.pressed.keySequenceChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemActivated.connect(lambda: self.field.setFocus())
        self.field.keySequenceChanged.connect(self._show)
        self.use.clicked.connect(lambda: self._set([self.typed.toString()]))
        self.remove.clicked.connect(lambda: self._set([]))
        self.reset.clicked.connect(lambda: self._set(None))
        self.go.clicked.connect(self._show_other)
        self.reset_all.clicked.connect(self._reset_all)
        self.add.clicked.connect(self.sharing.ask_file)
        self.export.clicked.connect(self.sharing.ask_target)
        self.print_.clicked.connect(self.sharing.ask_printer)
        self._settings.changed.connect(self._on_settings)
        # A text field with focus undoes what was typed in it instead.
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo.undo_newest)
        QShortcut(QKeySequence.StandardKey.Redo, self, self._undo.redo_newest)

    def _lay_out(self) -> None:
        self.filter.setClearButtonEnabled(True)
        for keys in (self.field, self.pressed):
            keys.setMaximumSequenceLength(1)
            keys.setClearButtonEnabled(True)
        self.pressed.setFixedWidth(scaled(_PRESSED_PX))
        if (line := self.pressed.findChild(QLineEdit)) is not None:
            line.setPlaceholderText(self.tr("or press keys"))
        for label in (self._name, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        # Room for a sentence is always there, so that nothing moves while one types.
        self.said.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        stays = self.go.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.go.setSizePolicy(stays)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(GRID_PX)
        column.addLayout(_row(self.filter, self.pressed))
        column.addWidget(self.list, 1)
        column.addWidget(self._name)
        column.addLayout(_row(self.field, self.use, self.remove, self.reset))
        column.addLayout(_row(self.said, self.go))
        column.addWidget(self.notices)
        column.addWidget(self.done_bar)
        column.addLayout(_row(QWidget(), self.add, self.export, self.print_, self.reset_all, close))
        never_default(self.use, self.remove, self.reset, self.go)
        never_default(self.add, self.export, self.print_, self.reset_all)
        self.resize(*_SIZE_PX)
        keep_on_screen(self)


def _row(wide: QWidget, *others: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID_PX)
    row.addWidget(wide, 1)
    for one in others:
        row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
    return row


speak_as(QKeySequenceEdit, QAccessible.Role.HotkeyField)
