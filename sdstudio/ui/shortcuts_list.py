"""The list of all commands and their shortcuts, by menu."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from sdstudio.ui import shortcuts
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, name_of
from sdstudio.ui.command_palette import is_meant_by
from sdstudio.ui.shortcut_table import commands_by_menu, shortcut_texts
from sdstudio.ui.wording import plain_tip

_MEANT = Qt.ItemDataRole.UserRole


class ShortcutsList(QTreeWidget):
    """Those that the artist has changed are bold."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._items: dict[ActionId, QTreeWidgetItem] = {}
        self._headings: list[tuple[QTreeWidgetItem, tuple[ActionId, ...]]] = []
        self.setColumnCount(2)
        self.setHeaderLabels([self.tr("Command"), self.tr("Shortcut")])
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for menu in commands_by_menu():
            heading = QTreeWidgetItem([menu.title, ""])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.addTopLevelItem(heading)
            self._headings.append((heading, menu.commands))
            for do in menu.commands:
                self._items[do] = self._item(do)
                heading.addChild(self._items[do])
        self.expandAll()
        self.show_keys()

    @property
    def current(self) -> ActionId | None:
        """The command that is chosen."""
        item = self.currentItem()
        meant = None if item is None else item.data(0, _MEANT)
        return meant if isinstance(meant, ActionId) else None

    @property
    def shown(self) -> Iterator[ActionId]:
        """The commands that aren't filtered out."""
        return (do for do, item in self._items.items() if not item.isHidden())

    def choose(self, do: ActionId) -> None:
        """Make ``do`` the current command."""
        self.setCurrentItem(self._items[do])

    def show_keys(self) -> None:
        """Show the shortcuts as they are now."""
        for do, item in self._items.items():
            item.setText(1, ", ".join(shortcut_texts(do)))
            font = item.font(1)
            font.setBold(shortcuts.is_chosen(do))
            item.setFont(1, font)

    def filter(self, typed: str, pressed: QKeySequence) -> None:
        """Show only what ``typed`` means, or the name of its keys has, and what ``pressed`` does.

        Either may be empty.
        """
        wanted = typed.strip().lower()
        for do, item in self._items.items():
            is_meant = is_meant_by(typed, do, self._actions[do]) or wanted in item.text(1).lower()
            has_key = pressed.isEmpty() or pressed in shortcuts.sequences(do)
            item.setHidden(not (is_meant and has_key))
        for heading, commands in self._headings:
            heading.setHidden(all(self._items[do].isHidden() for do in commands))
        current = self.currentItem()
        if current is None or current.isHidden():
            # Else a key would be given to a command that can't be seen.
            first = next((self._items[do] for do in self.shown), None)
            self.setCurrentIndex(QModelIndex() if first is None else self.indexFromItem(first))

    def _item(self, do: ActionId) -> QTreeWidgetItem:
        item = QTreeWidgetItem([name_of(do), ""])
        item.setData(0, _MEANT, do)
        item.setIcon(0, self._actions[do].icon())
        item.setToolTip(0, plain_tip(self._actions[do].statusTip()))
        return item
