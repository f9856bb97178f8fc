"""Lists of names with counts at the end of the line, as for boards and facets."""

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from sdstudio.ui import icons
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.name_delegate import NameDelegate, NameList
from sdstudio.ui.painting import saved
from sdstudio.ui.theme import RADIUS_PX, row_px
from sdstudio.ui.wording import plain_tip

COUNT: Final = Qt.ItemDataRole.UserRole + 1
KEY: Final = Qt.ItemDataRole.UserRole + 2
#: Whether the line would take what is dragged over it.
AIMED_AT: Final = Qt.ItemDataRole.UserRole + 3
_GAP_PX: Final = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list.

    Args:
        key: what the owner knows it by.
        count: at the end of the line; ``None`` for no count.
        said: for screen readers, where the name alone doesn't say it.
        tip: where it isn't the name.
    """

    key: object
    name: str
    count: int | None = None
    icon: IconName | None = None
    is_editable: bool = False
    said: str = ""
    tip: str = ""


class CountedList(NameList):
    """As high as its lines, so that what contains it scrolls.

    Signals:
        line_chosen(key, is_alternative): clicked, or Enter or Space was pressed; with Alt held down
            it is the alternative.
        renamed(key, name): an editable name was changed.
        menu_asked(key, place): for a context menu at a place of the screen.
        delete_asked(key): Delete was pressed.
        typing_ended(key, bool): a name is no longer typed; whether Escape was pressed.
        left(int): an arrow key went beyond the first line (-1) or the last one (1).
    """

    line_chosen = Signal(object, bool)
    renamed = Signal(object, str)
    menu_asked = Signal(object, object)
    delete_asked = Signal(object)
    typing_ended = Signal(object, bool)
    left = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False
        #: What is to be shown, except while a name is typed.
        self._lines: list[Line] = []
        #: The key of the line to make current once a name was typed; ``None``: the same line.
        self._chosen_next: tuple[object] | None = None
        #: What the items were made from, and in which language.
        self._filled: list[Line] = []
        self._language = ""
        self.setItemDelegate(_CountDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(16, 16))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.itemChanged.connect(self._on_changed)

    def fill(self, lines: list[Line]) -> None:
        """Show ``lines``; the current one stays if it is still there."""
        self._lines = lines
        if self.is_typing:
            # What is being typed would be lost.
            return
        language = QLocale().name()
        before = self._filled if language == self._language else []
        self._filled, self._language = list(lines), language
        current = self.current_key
        self._is_filling = True
        while self.count() > len(lines):
            self.takeItem(self.count() - 1)
        while self.count() < len(lines):
            self.addItem(QListWidgetItem())
        for row, line in enumerate(lines):
            item = self.item(row)
            # Whatever is set is painted again, even if it is the same.
            if row >= len(before) or before[row] != line or item.text() != line.name:
                self._fill_item(item, line)
        self._make_current(current)
        self._is_filling = False
        self.setFixedHeight(self.sizeHint().height())
        self.setVisible(bool(lines))

    @staticmethod
    def _fill_item(item: QListWidgetItem, line: Line) -> None:
        item.setText(line.name)
        item.setToolTip(plain_tip(line.tip or line.name))
        item.setData(COUNT, line.count)
        item.setData(KEY, line.key)
        counted = "" if line.count is None else f", {QLocale().toString(line.count)}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.said or line.name}{counted}")
        if line.icon is not None:
            item.setIcon(icons.icon(line.icon))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        edits = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled
        item.setFlags(flags | edits if line.is_editable else flags)

    @property
    def current_key(self) -> object:
        """The key of the current line."""
        item = self.currentItem()
        return None if item is None else item.data(KEY)

    def choose(self, key: object) -> None:
        """Make the line of ``key`` current, or none; while a name is typed, afterwards."""
        if self.is_typing:
            # What is being typed would end here.
            self._chosen_next = (key,)
        else:
            self._make_current(key)

    def _make_current(self, key: object) -> None:
        for row in range(self.count()):
            if self.item(row).data(KEY) == key and key is not None:
                self.setCurrentRow(row)
                return
        self.setCurrentRow(-1)

    def edit_line(self, key: object) -> None:
        """Let the artist edit the name of a line; a name that is being typed is kept."""
        self._chosen_next = None
        # The lines that came meanwhile are filled in.
        self.end_typing()
        self._make_current(key)
        self.type_name()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        typed = self.current_key
        super().closeEditor(editor, hint)
        # With what came meanwhile; and a new name is shown once it is kept.
        self.fill(self._lines)
        if self._chosen_next is not None:
            (key,), self._chosen_next = self._chosen_next, None
            self.choose(key)
        is_cancelled = hint is QAbstractItemDelegate.EndEditHint.RevertModelCache
        self.typing_ended.emit(typed, is_cancelled)

    def sizeHint(self) -> QSize:
        rows_px = self.count() * row_px(self.fontMetrics())
        return QSize(160, rows_px + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and item is not None:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self.line_chosen.emit(item.data(KEY), alt)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_typing:
            return  # keys belong to the field
        item = self.currentItem()
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if item is not None and event.key() in keys:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self.line_chosen.emit(item.data(KEY), alt)
        elif item is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(item.data(KEY))
        elif event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.left.emit(-1)
        elif event.key() == Qt.Key.Key_Down and self.currentRow() == self.count() - 1:
            self.left.emit(1)
        else:
            super().keyPressEvent(event)

    def _ask_menu(self, place: Any) -> None:
        if (item := self.itemAt(place)) is not None:
            self.menu_asked.emit(item.data(KEY), self.viewport().mapToGlobal(place))

    def _on_changed(self, item: QListWidgetItem) -> None:
        if not self._is_filling and (name := item.text().strip()):
            self.renamed.emit(item.data(KEY), name)


class _CountDelegate(NameDelegate):
    """The count is dim and at the end; the name gives way to it."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(80, row_px(option.fontMetrics))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        count = index.data(COUNT)
        # The type stubs lack the fields of QStyleOption.
        rect: QRect = option.rect
        text = "" if count is None else QLocale().toString(int(count))
        width_px = option.fontMetrics.horizontalAdvance(text) + _GAP_PX if text else 0
        self.initStyleOption(option, index)
        style = QApplication.style() if option.widget is None else option.widget.style()
        option.text = option.fontMetrics.elidedText(
            option.text,
            Qt.TextElideMode.ElideRight,
            rect.width() - width_px - (24 if not option.icon.isNull() else 0) - 2 * _GAP_PX,
        )
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        if index.data(AIMED_AT):
            with saved(painter):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(option.palette.highlight().color(), 2))
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX)
        if text:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            with saved(painter):
                role = option.palette.text() if selected else option.palette.placeholderText()
                painter.setPen(role.color())
                painter.drawText(
                    rect.adjusted(0, 0, -_GAP_PX, 0),
                    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                    text,
                )
