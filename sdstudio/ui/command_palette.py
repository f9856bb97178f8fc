"""Find any command by its name, by what it does, or by an everyday word for it."""

from operator import itemgetter
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.translation import translate
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_keywords import KEYWORDS
from sdstudio.ui.actions import Actions
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.wording import key_text, without_mnemonic

_WIDTH_PX: Final = 480
_HEIGHT_PX: Final = 420
_LINE_KEYS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_NO_MATCH: Final = 3


class CommandPalette(QDialog):
    """A search field and the matching commands; Enter runs the selected one."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find a command"))
        self._actions = {do: actions[do] for do in ActionId if actions[do].isEnabled()}
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setIconSize(QSize(icons.ICON_PX, icons.ICON_PX))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
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
        self.list.itemClicked.connect(self._do)
        # The first row decides on the height of all, so it needs the style sheet.
        self.list.ensurePolished()
        self._fill("")
        self.setFixedSize(_WIDTH_PX, _HEIGHT_PX)
        self.move(parent.mapToGlobal(QPoint((parent.width() - _WIDTH_PX) // 2, 72)))
        keep_on_screen(self)
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _LINE_KEYS:
                self.list.keyPressEvent(event)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        self.list.clear()
        ranks = {do: _rank(typed, do, action) for do, action in self._actions.items()}
        for do, rank in sorted(ranks.items(), key=itemgetter(1)):
            if rank < _NO_MATCH:
                action = self._actions[do]
                keys = key_text(action.shortcut())
                item = QTreeWidgetItem([_name(action), keys])
                item.setIcon(0, action.icon())
                item.setToolTip(0, action.toolTip())
                item.setData(0, Qt.ItemDataRole.UserRole, action)
                self.list.addTopLevelItem(item)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
            return
        nothing = QTreeWidgetItem([self.tr("No command available now matches this")])
        nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addTopLevelItem(nothing)

    def _do(self, item: QTreeWidgetItem | None) -> None:
        action = None if item is None else item.data(0, Qt.ItemDataRole.UserRole)
        if isinstance(action, QAction):
            self.close()
            action.trigger()


def _rank(typed: str, do: ActionId, action: QAction) -> int:
    """0: the name starts with it, 1: the name contains it, 2: the description or a keyword does."""
    wanted, name = typed.strip().lower(), _name(action).lower()
    if name.startswith(wanted):
        return 0
    if wanted in name:
        return 1
    keywords = KEYWORDS.get(do, "")
    # Also in English, which tutorials use, whatever the language of the window.
    described = f"{action.statusTip()}\n{translate('keywords', keywords)}\n{keywords}"
    return 2 if wanted in described.lower() else _NO_MATCH


def _name(action: QAction) -> str:
    return without_mnemonic(action.text())
