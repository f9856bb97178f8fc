"""All commands with their shortcuts, which can be changed here."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.settings_store import SettingsStore
from sdstudio.ui import shortcuts
from sdstudio.ui.accessibility.roles import speak_as
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, name_of
from sdstudio.ui.command_palette import is_meant_by
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.menus import MENUS, actions_in
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.question import ask
from sdstudio.ui.shortcut_conflicts import same_keys
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import key_text, plain_tip, without_mnemonic

_SIZE_PX = (640, 640)
_MEANT = Qt.ItemDataRole.UserRole


class ShortcutsDialog(QDialog):
    """Commands by menu, and below them a field for other keys of the current one.

    Args:
        keep: changes settings by name, and reports if they can't be saved.
    """

    def __init__(
        self,
        actions: Actions,
        settings: SettingsStore,
        keep: Callable[..., None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._actions = actions
        self._settings = settings
        self._keep = keep
        self._items: dict[ActionId, QTreeWidgetItem] = {}
        self._headings: list[tuple[QTreeWidgetItem, list[ActionId]]] = []
        self.filter = QLineEdit()
        self.list = QTreeWidget()
        self.field = QKeySequenceEdit()
        self.use = QPushButton(self.tr("Use"))
        self.remove = QPushButton(self.tr("No shortcut"))
        self.reset = QPushButton(self.tr("Default"))
        self.reset_all = QPushButton(self.tr("Reset all…"))
        self.said = QLabel()
        self._name = QLabel()
        self._fill()
        self._lay_out()
        self.filter.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemActivated.connect(lambda: self.field.setFocus())
        self.field.keySequenceChanged.connect(self._show)
        self.use.clicked.connect(lambda: self._set([self.typed.toString()]))
        self.remove.clicked.connect(lambda: self._set([]))
        self.reset.clicked.connect(lambda: self._set(None))
        self.reset_all.clicked.connect(self._ask_reset_all)
        settings.changed.connect(self._show_keys)
        self.choose(ActionId.GENERATE)

    @property
    def current(self) -> ActionId | None:
        """The command whose shortcut can be changed now."""
        item = self.list.currentItem()
        meant = None if item is None else item.data(0, _MEANT)
        return meant if isinstance(meant, ActionId) else None

    @property
    def typed(self) -> QKeySequence:
        """What was typed as its new shortcut; empty if nothing was."""
        return self.field.keySequence()

    def choose(self, do: ActionId) -> None:
        """Make ``do`` the current command."""
        self.list.setCurrentItem(self._items[do])

    # The list.

    def _fill(self) -> None:
        self.list.setAccessibleName(self.windowTitle())
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Shortcut")])
        self.list.setUniformRowHeights(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for title, members in MENUS:
            heading = QTreeWidgetItem(
                [without_mnemonic(QCoreApplication.translate("menus", title)), ""]
            )
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addTopLevelItem(heading)
            commands = [do for do in actions_in(members) if do not in self._items]
            self._headings.append((heading, commands))
            for do in commands:
                self._items[do] = self._item(do)
                heading.addChild(self._items[do])
        self.list.expandAll()
        self._show_keys()

    def _item(self, do: ActionId) -> QTreeWidgetItem:
        item = QTreeWidgetItem([name_of(do), ""])
        item.setData(0, _MEANT, do)
        item.setIcon(0, self._actions[do].icon())
        item.setToolTip(0, plain_tip(self._actions[do].statusTip()))
        return item

    def _show_keys(self) -> None:
        for do, item in self._items.items():
            item.setText(1, _texts(shortcuts.sequences(do)))
            font = item.font(1)
            font.setBold(shortcuts.is_chosen(do))
            item.setFont(1, font)
        self._show()

    def _filter(self, typed: str) -> None:
        wanted = typed.strip().lower()
        for do, item in self._items.items():
            is_meant = is_meant_by(typed, do, self._actions[do])
            item.setHidden(not is_meant and wanted not in item.text(1).lower())
        for heading, commands in self._headings:
            heading.setHidden(all(self._items[do].isHidden() for do in commands))
        current = self.list.currentItem()
        if current is None or current.isHidden():
            # Else a key would be given to a command that can't be seen.
            shown = next((item for item in self._items.values() if not item.isHidden()), None)
            index = QModelIndex() if shown is None else self.list.indexFromItem(shown)
            self.list.setCurrentIndex(index)

    # The current command.

    def _on_current(self) -> None:
        self.field.clear()
        self._show()

    def _show(self) -> None:
        do, typed = self.current, self.typed
        for widget in (self.field, self.remove, self.reset):
            widget.setEnabled(do is not None)
        self.use.setEnabled(False)
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
        others = same_keys(do, typed)
        if others:
            self.said.setText(
                self.tr(
                    "{keys} is already the shortcut for “{command}”, which will lose it."
                ).format(keys=key_text(typed), command=name_of(others[0]))
            )

    def _set(self, keys: Sequence[str] | None) -> None:
        """Give the current command other keys; ``None`` is for those that it has by default."""
        do = self.current
        if do is None:
            return
        changes: dict[ActionId, Iterable[str] | None] = {do: keys}
        for text in shortcuts.default_keys(do) if keys is None else keys:
            taken = QKeySequence.fromString(text)
            for other in same_keys(do, taken):
                left = [one for one in shortcuts.sequences(other) if one != taken]
                changes[other] = [one.toString() for one in left]
        chosen = self._settings.current.shortcuts
        self._keep(shortcuts=shortcuts.with_keys(chosen, changes))
        self.field.clear()

    def _ask_reset_all(self) -> None:
        ask(
            self,
            self.tr("Reset shortcuts"),
            self.tr("Reset all commands to their default shortcuts?"),
            do=(self.tr("Reset all"), lambda: self._keep(shortcuts={})),
            keep=self.tr("Cancel"),
        )

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText(self.tr("Find a command or shortcut"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.field.setMaximumSequenceLength(1)
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(self.tr("New shortcut"))
        self.reset.setToolTip(plain_tip(self.tr("Restore the command's default shortcut")))
        for label in (self._name, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        # Room for a sentence is always there, so that nothing moves while one types.
        self.said.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(GRID_PX)
        row.addWidget(self.field, 1)
        for button in (self.use, self.remove, self.reset):
            row.addWidget(button)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.reset_all, QDialogButtonBox.ButtonRole.ResetRole)
        never_default(self.use, self.remove, self.reset, self.reset_all)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(GRID_PX)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(self._name)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(buttons)
        self.resize(*_SIZE_PX)
        keep_on_screen(self)


speak_as(QKeySequenceEdit, QAccessible.Role.HotkeyField)


def _texts(sequences: Sequence[QKeySequence]) -> str:
    # Return and Enter have the same name in some languages.
    return ", ".join(dict.fromkeys(map(key_text, sequences)))
