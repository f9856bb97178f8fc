"""Choose a board by typing its name, or make one with that name."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sdstudio.domain.annotations import NAME_LENGTH_MAX, Board
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import name_of
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.popups import MEANT, ChoicePopup
from sdstudio.ui.wording import plain_tip

_SIZE: Final = QSize(320, 280)


class BoardPopup(ChoicePopup):
    """A field for the name, and the boards that match; Enter takes the chosen one.

    Args:
        at: its top left corner; without it, it is in the middle of ``parent``.

    Signals:
        chosen(Board): pictures are to go on this board.
        new_asked(str): or on a new one with that name.
    """

    chosen = Signal(object)
    new_asked = Signal(str)

    def __init__(self, boards: Sequence[Board], parent: QWidget, at: QPoint | None = None) -> None:
        self.list = QListWidget()
        super().__init__(self.list, _SIZE, parent)
        self.setWindowTitle(name_of(ActionId.ADD_TO_BOARD))
        self._boards = boards
        self.field.setMaxLength(NAME_LENGTH_MAX)
        self.field.setPlaceholderText(self.tr("Name of a board, or of a new one"))
        self.field.setAccessibleName(self.windowTitle())
        self.list.setAccessibleName(self.tr("Boards"))
        self.list.setItemDelegate(_ElidingDelegate(self.list))
        self.field.textChanged.connect(self._fill)
        self.taken.connect(self._on_taken)
        self._fill("")
        middle = parent.rect().center() - QPoint(_SIZE.width() // 2, _SIZE.height() // 2)
        self.place(at or parent.mapToGlobal(middle))

    def _fill(self, typed: str) -> None:
        name = " ".join(typed.split())
        wanted = name.casefold()
        self.list.clear()
        found = [one for one in self._boards if wanted in one.name.casefold()]
        # A name that begins with it is more likely meant.
        found.sort(key=lambda one: not one.name.casefold().startswith(wanted))
        for board in found:
            self._add(board.name, "folder", board)
        if name and all(one.name.casefold() != wanted for one in self._boards):
            self._add(self.tr("Create board “{name}”").format(name=name), "folder-plus", name)
        elif not found:
            nothing = QListWidgetItem(self.tr("No boards yet: type a name"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)

    def _add(self, text: str, icon: IconName, meant: Board | str) -> None:
        item = QListWidgetItem(icons.icon(icon, in_list=True), text)
        item.setToolTip(plain_tip(text))
        item.setData(MEANT, meant)
        self.list.addItem(item)

    def _on_taken(self, meant: Board | str) -> None:
        if isinstance(meant, str):
            self.new_asked.emit(meant)
        else:
            self.chosen.emit(meant)


class _ElidingDelegate(QStyledItemDelegate):
    """Shortens a name to the list's width, which else would scroll sideways."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, super().sizeHint(option, index).height())
