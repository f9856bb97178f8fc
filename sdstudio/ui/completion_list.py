"""The rows of a list that completes what is typed: what is offered, and what it is called."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from sdstudio.ui.painting import saved
from sdstudio.ui.theme import row_px

#: What a row stands for, and what is said of it at the end of its line.
OFFER: Final = Qt.ItemDataRole.UserRole + 1
SAID: Final = Qt.ItemDataRole.UserRole + 2
ACCEPT_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
MOVE_KEYS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_GAP_PX: Final = 8


def completion_list() -> QListView:
    """An empty list; give it an :class:`OfferDelegate` after its completer has set its own."""
    made = QListView()
    made.setUniformItemSizes(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    return made


def offer_item(text: str, said: str, offer: object) -> QStandardItem:
    """A row of the list's model."""
    item = QStandardItem(text)
    item.setData(offer, OFFER)
    item.setData(said, SAID)
    spoken = ", ".join(one for one in (text, said) if one)
    item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    return item


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key was pressed without others that change its meaning."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


class OfferDelegate(QStyledItemDelegate):
    """What it is called is dim and at the end of the line."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, row_px(option.fontMetrics))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        # The type stubs lack the fields of QStyleOption.
        rect: QRect = option.rect.adjusted(_GAP_PX, 0, -_GAP_PX, 0)
        metrics = option.fontMetrics
        self.initStyleOption(option, index)
        name, option.text = option.text, ""
        style = QApplication.style() if option.widget is None else option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        name = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, rect.width())
        left_px = rect.width() - metrics.horizontalAdvance(name) - _GAP_PX
        said = str(index.data(SAID) or "")
        said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, max(0, left_px))
        middle = Qt.AlignmentFlag.AlignVCenter
        with saved(painter):
            role = palette.highlightedText() if selected else palette.text()
            painter.setPen(role.color())
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | middle, name)
            if not selected:
                painter.setPen(palette.placeholderText().color())
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | middle, said)
