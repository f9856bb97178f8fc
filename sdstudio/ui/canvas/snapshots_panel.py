"""The list of snapshots beside the canvas."""

from typing import Final

from PySide6.QtCore import (
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidgetItem,
    QMenu,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.canvas.document import NamedSnapshot
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.menus import SNAPSHOTS, fill
from sdstudio.ui.name_delegate import NameDelegate, NameList
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.tool_buttons import tool_row
from sdstudio.ui.wording import plain_tip

_BUTTONS: Final = (
    ActionId.SNAPSHOT_KEEP,
    ActionId.SNAPSHOT_RESTORE,
    ActionId.SNAPSHOT_DELETE,
    ActionId.SNAPSHOT_REVERT,
)
_ROW_PX: Final = 40
_ICON: Final = QSize(32, 32)
_SNAPSHOT: Final = Qt.ItemDataRole.UserRole
_DATE: Final = Qt.ItemDataRole.UserRole + 1
_LINE_BREAK: Final = "\u2028"


class SnapshotsPanel(Retranslates, QWidget):
    """Signals:
    chosen(): ``current`` is another one.
    renamed(str, str): an id, and the name that was typed.
    restore_asked(): return to the chosen one.
    delete_asked(): delete the chosen one.
    """

    chosen = Signal()
    renamed = Signal(str, str)
    restore_asked = Signal()
    delete_asked = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._snapshots: tuple[NamedSnapshot, ...] = ()
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setProperty("dim", True)
        self.list = _List()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX // 2)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addLayout(tool_row(actions[do] for do in _BUTTONS))
        self.list.itemChanged.connect(self._on_changed)
        self.list.currentItemChanged.connect(self.chosen)
        self.list.itemActivated.connect(self.restore_asked)
        self.list.delete_pressed.connect(self.delete_asked)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.retranslate()

    def retranslate(self) -> None:
        self._empty.setText(
            self.tr(
                "Keep a snapshot before you try something: you can return to it at any time, and "
                "undo never removes it."
            )
        )
        self.list.setAccessibleName(self.tr("Snapshots, newest first"))
        self.list.setAccessibleDescription(
            self.tr("Enter restores the selected snapshot, F2 renames it, Delete deletes it.")
        )
        snapshots, self._snapshots = self._snapshots, ()
        self.show_snapshots(snapshots)

    @property
    def current(self) -> NamedSnapshot | None:
        """The chosen one."""
        item = self.list.currentItem()
        snapshot = None if item is None else item.data(_SNAPSHOT)
        return snapshot if isinstance(snapshot, NamedSnapshot) else None

    def show_snapshots(self, snapshots: tuple[NamedSnapshot, ...]) -> None:
        """List ``snapshots``, the newest first."""
        self.list.once_typed(lambda: self._show(snapshots))

    def _show(self, snapshots: tuple[NamedSnapshot, ...]) -> None:
        before, self._snapshots = self._snapshots, snapshots
        self._empty.setVisible(not snapshots)
        self.list.setVisible(bool(snapshots))
        if snapshots == before:
            return
        wanted = "" if self.current is None else self.current.id
        with QSignalBlocker(self.list):
            while self.list.count() > len(snapshots):
                self.list.takeItem(self.list.count() - 1)
            while self.list.count() < len(snapshots):
                self.list.addItem(QListWidgetItem())
            for at, snapshot in enumerate(reversed(snapshots)):
                self._fill(self.list.item(at), snapshot)
                if snapshot.id == wanted:
                    self.list.setCurrentRow(at)
        self.chosen.emit()

    def show_thumbnail(self, id_: str, image: QImage) -> None:
        """Show a small picture of a snapshot."""
        with QSignalBlocker(self.list):
            for at in range(self.list.count()):
                item = self.list.item(at)
                if item.data(_SNAPSHOT).id == id_:
                    item.setIcon(_untinted(QPixmap.fromImage(image)))

    def choose_newest(self) -> None:
        """Choose the one that was made last."""
        self.list.end_typing()
        self.list.setCurrentRow(0)

    def rename_chosen(self) -> None:
        """Have the artist type a name for the chosen one."""
        self.list.type_name()

    def _fill(self, item: QListWidgetItem, snapshot: NamedSnapshot) -> None:
        before = item.data(_SNAPSHOT)
        if before is None or before.id != snapshot.id:
            item.setIcon(QIcon())
        made_at = QDateTime.fromSecsSinceEpoch(int(snapshot.made_s))
        date = QLocale().toString(made_at, QLocale.FormatType.ShortFormat)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        )
        item.setText(snapshot.name)
        item.setData(_SNAPSHOT, snapshot)
        item.setData(_DATE, date)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{snapshot.name}, {date}")
        item.setToolTip(plain_tip(f"{snapshot.name}\n{date}"))

    def _on_changed(self, item: QListWidgetItem) -> None:
        snapshot, name = item.data(_SNAPSHOT), item.text().strip()
        if name and name != snapshot.name:
            self.renamed.emit(snapshot.id, name)
        else:
            with QSignalBlocker(self.list):
                item.setText(snapshot.name)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        fill(menu, SNAPSHOTS.members, self._actions)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(place))


def _untinted(pixmap: QPixmap) -> QIcon:
    """An icon that has its own colours in the chosen row, too."""
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made


class _List(NameList):
    """Signals:
    delete_pressed(): Delete was pressed in it.
    """

    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("quiet", True)
        self.setItemDelegate(_Delegate(self))
        self.setIconSize(_ICON)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(_ROW_PX)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keypad = Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Delete and not event.modifiers() & ~keypad:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class _Delegate(NameDelegate):
    """The name, and when it was made below it."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(80, max(_ROW_PX, 2 * option.fontMetrics.lineSpacing() + GRID_PX))

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        # The type stubs lack the fields of QStyleOption.
        option.text = f"{index.data(Qt.ItemDataRole.DisplayRole)}{_LINE_BREAK}{index.data(_DATE)}"
