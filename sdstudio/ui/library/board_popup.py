"""Choose a board by typing its name, or make one with that name."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.domain.annotations import NAME_LENGTH_MAX, Board
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import name_of
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.wording import plain_tip

_WIDTH_PX: Final = 320
_HEIGHT_PX: Final = 280
_LINE_KEYS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class BoardPopup(QDialog):
    """A field for the name, and the boards that match; Enter takes the chosen one.

    It has the keyboard focus, so that keys typed here aren't commands for the pictures.

    Args:
        at: its top left corner; without it, it is in the middle of ``parent``.

    Signals:
        chosen(Board): pictures are to go on this board.
        new_asked(str): or on a new one with that name.
    """

    chosen = Signal(object)
    new_asked = Signal(str)

    def __init__(self, boards: Sequence[Board], parent: QWidget, at: QPoint | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name_of(ActionId.ADD_TO_BOARD))
        self._boards = boards
        self.field = QLineEdit()
        self.field.setMaxLength(NAME_LENGTH_MAX)
        self.field.setPlaceholderText(self.tr("Name of a board, or of a new one"))
        self.field.setAccessibleName(self.windowTitle())
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Boards"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_ElidingDelegate(self.list))
        # A style sheet gives a dialog itself no border.
        edge = QFrame()
        edge.setProperty("popup", True)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(edge)
        column = QVBoxLayout(edge)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self._fill("")
        self.setFixedSize(_WIDTH_PX, _HEIGHT_PX)
        middle = parent.rect().center() - QPoint(_WIDTH_PX // 2, _HEIGHT_PX // 2)
        self.move(at or parent.mapToGlobal(middle))
        keep_on_screen(self)
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _LINE_KEYS:
                self.list.keyPressEvent(event)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

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
        item.setData(Qt.ItemDataRole.UserRole, meant)
        self.list.addItem(item)

    def _take(self, item: QListWidgetItem | None) -> None:
        meant = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        if meant is None:
            return
        self.close()
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
