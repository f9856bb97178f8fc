"""What a file would change about the shortcuts: the artist takes all of it, or some."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import name_of
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.shortcut_import import ShortcutImport, mine, outcome
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import counted, key_text, listed

_SIZE_PX: Final = (680, 520)
_MEANT: Final = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ImportShortcutsDialog(QDialog):
    """The commands whose shortcuts the file changes; a checked one gets the file's.

    Below one that takes a key from another command stands which. Those come first.

    Args:
        file: its name.

    Signals:
        taken(tuple[ActionId, ...]): the artist wants the file's shortcuts for these.
    """

    taken = Signal(object)

    def __init__(self, offered: ShortcutImport, file: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import shortcuts"))
        self._offered = offered
        self._items: dict[ActionId, QTreeWidgetItem] = {}
        self.list = QTreeWidget()
        self.take, self.keep = QPushButton(), QPushButton()
        self.said = QLabel()
        self._fill()
        self._lay_out(file)
        self.list.itemChanged.connect(lambda: self._show())
        self.take.clicked.connect(lambda: self._check_selected(_CHECKED))
        self.keep.clicked.connect(lambda: self._check_selected(_UNCHECKED))
        self._show()
        self.list.setFocus()

    @property
    def chosen(self) -> tuple[ActionId, ...]:
        """The commands that get the file's shortcuts."""
        items = self._items.items()
        return tuple(do for do, item in items if item.checkState(0) == _CHECKED)

    def choose(self, *commands: ActionId) -> None:
        """Select these."""
        self.list.clearSelection()
        for do in commands:
            self._items[do].setSelected(True)

    def notes(self, do: ActionId) -> tuple[str, ...]:
        """What stands below ``do``."""
        item = self._items[do]
        children = (item.child(row) for row in range(item.childCount()))
        return tuple(child.text(0) for child in children if child is not None)

    def accept(self) -> None:
        self.taken.emit(self.chosen)
        super().accept()

    def _fill(self) -> None:
        self.list.setAccessibleName(self.windowTitle())
        self.list.setColumnCount(3)
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Yours"), self.tr("In the file")])
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setRootIsDecorated(False)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        lost = outcome(self._offered, self._offered.theirs).lost
        conflicting = {one.to for one in lost} | {one.do for one in lost}
        for do in sorted(self._offered.theirs, key=lambda do: do not in conflicting):
            keys = self._offered.theirs[do]
            item = QTreeWidgetItem([name_of(do), _shown(mine(do)), _shown(keys)])
            item.setData(0, _MEANT, do)
            item.setCheckState(0, _CHECKED)
            self._items[do] = item
            self.list.addTopLevelItem(item)
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)

    def _check_selected(self, state: Qt.CheckState) -> None:
        # A note stands for the command that it is below. Each check renews the notes.
        for command in [item.parent() or item for item in self.list.selectedItems()]:
            command.setCheckState(0, state)

    def _show(self) -> None:
        chosen = self.chosen
        lost = outcome(self._offered, chosen).lost
        self.list.blockSignals(True)
        for item in self._items.values():
            item.takeChildren()
        for one in lost:
            note = QTreeWidgetItem(
                [
                    self.tr("{keys} goes from “{command}” to this command").format(
                        keys=key_text(one.key), command=name_of(one.do)
                    )
                ]
            )
            note.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._items[one.to].addChild(note)
            note.setFirstColumnSpanned(True)
        self.list.expandAll()
        self.list.blockSignals(False)
        count = len({one.do for one in lost})
        self.said.setText(
            counted(
                self.tr(
                    "%n command(s) would lose a shortcut. To keep it, choose “Keep mine” for the "
                    "command that takes it.",
                    "",
                    count,
                ),
                count,
            )
            if count
            else ""
        )

    def _lay_out(self, file: str) -> None:
        count = len(self._offered.theirs)
        text = self.tr("“{file}” has other shortcuts for %n command(s).", "", count)
        about = QLabel(counted(text, count).replace("{file}", file))
        for label in (about, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.said.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.take.setText(self.tr("Take the file's"))
        self.keep.setText(self.tr("Keep mine"))
        never_default(self.take, self.keep)
        row = QHBoxLayout()
        row.setSpacing(GRID_PX)
        row.addWidget(self.take)
        row.addWidget(self.keep)
        row.addStretch()
        buttons = QDialogButtonBox()
        ok = buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.take, self.keep, ok, cancel):
            button.setAccessibleName(button.text())
        ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(GRID_PX)
        column.addWidget(about)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(buttons)
        self.resize(*_SIZE_PX)
        keep_on_screen(self)


def _shown(keys: tuple[str, ...]) -> str:
    return listed(dict.fromkeys(map(key_text, keys))) or "–"
