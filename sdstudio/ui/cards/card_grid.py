"""A grid of cards: small square pictures with names, for styles and presets."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sdstudio.ui import icons
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.painting import saved
from sdstudio.ui.theme import RADIUS_PX
from sdstudio.ui.wording import plain_tip

_PICTURE_PX: Final = 96
_GAP_PX: Final = 6
_BADGE_PX: Final = 22
_ROOT: Final = QModelIndex()
_USE_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
CARD: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of a style or preset; plain text.

    Args:
        picture: its thumbnail's file, which may be gone.
        tip: the tooltip; also what a screen reader says after the name.
        is_used: whether it is in use now.
        mark: what a star on it means; empty: it has none.
    """

    uid: str
    name: str
    picture: Path | None = None
    tip: str = ""
    is_used: bool = False
    mark: str = ""


class CardModel(QAbstractListModel):
    """The cards that are shown, in order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()

    @property
    def cards(self) -> tuple[Card, ...]:
        """All of them."""
        return self._cards

    def show(self, cards: Sequence[Card]) -> None:
        """Show other cards; those of the same uids in the same order keep their places."""
        cards = tuple(cards)
        if [one.uid for one in cards] == [one.uid for one in self._cards]:
            self._cards = cards
            if cards:
                self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
            return
        self.beginResetModel()
        self._cards = cards
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cards)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if not 0 <= index.row() < len(self._cards):
            return None
        card = self._cards[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.name
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{card.name}\n{card.tip}" if card.tip else card.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join([card.name, *self._state(card)])
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return card.tip
            case _ if role == CARD:
                return card
        return None

    def row_of(self, uid: str) -> int:
        """The row with ``uid``, or -1."""
        return next((row for row, one in enumerate(self._cards) if one.uid == uid), -1)

    def _state(self, card: Card) -> list[str]:
        said = [self.tr("in use")] if card.is_used else []
        return [*said, card.mark] if card.mark else said


class CardGrid(QListView):
    """Signals:
    used(str): the uid of the card that was double-clicked, or on which Enter or Space was pressed.
    current_changed(): another card is current, or none.
    menu_asked(QPoint): a menu for the current card is wanted, at a place on the screen.
    delete_asked(), rename_asked(): by their keys.
    """

    used = Signal(str)
    current_changed = Signal()
    menu_asked = Signal(QPoint)
    delete_asked = Signal()
    rename_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = CardModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(_CardDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda index: self.used.emit(index.data(CARD).uid))
        self.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())

    @property
    def current(self) -> Card | None:
        """The current card."""
        card = self.currentIndex().data(CARD)
        return card if isinstance(card, Card) else None

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these; the current one stays current if it is among them."""
        current = self.current
        row = self.currentIndex().row()
        self.cards.show(cards)
        if current is not None and (again := self.cards.row_of(current.uid)) >= 0:
            self.select(again)
        elif cards:
            self.select(min(max(row, 0), len(cards) - 1))
        self.current_changed.emit()

    def select(self, row: int) -> None:
        """Make the card in ``row`` current."""
        if row != self.currentIndex().row():
            self.setCurrentIndex(self.cards.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.current
        if card is None:
            super().keyPressEvent(event)
        elif (
            event.key() in _USE_KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.used.emit(card.uid)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Always leave room for the scroll bar, so that nothing moves when it appears.
        bar_px = self.verticalScrollBar().sizeHint().width()
        width_px = self.width() - 2 * self.frameWidth() - bar_px
        columns = max(1, width_px // (_PICTURE_PX + 2 * _GAP_PX))
        # Qt wraps a row that is exactly as wide as the view.
        self.setGridSize(QSize((width_px - 1) // columns, self._cell_height_px))
        super().resizeEvent(event)

    @property
    def _cell_height_px(self) -> int:
        return _PICTURE_PX + 3 * _GAP_PX + 2 * self.fontMetrics().height()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.setCurrentIndex(index)
            at = event.globalPos()
        else:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        if self.current is not None:
            self.menu_asked.emit(at)


class _CardDelegate(QStyledItemDelegate):
    """A picture with its name below; a tick says that it is in use, a star that it is marked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pixmaps: dict[tuple[Path, int], QPixmap] = {}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else QSize()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        card = index.data(CARD)
        # The type stubs lack the fields of QStyleOption.
        rect: QRect = option.rect
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        box = QRect(rect.left() + _GAP_PX, rect.top() + _GAP_PX, _PICTURE_PX, _PICTURE_PX)
        box.moveLeft(rect.left() + (rect.width() - _PICTURE_PX) // 2)
        path = QPainterPath()
        path.addRoundedRect(box, RADIUS_PX, RADIUS_PX)
        with saved(painter):
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            painter.fillPath(path, palette.mid())
            pixmap = self._pixmap(card, painter.device().devicePixelRatioF())
            if pixmap is not None:
                painter.setClipPath(path)
                painter.drawPixmap(box, pixmap)
                painter.setClipping(False)
            else:
                _draw_initial(painter, box, card.name, palette)
            _draw_frame(painter, path, state, palette)
            if card.is_used:
                corner = box.bottomRight() - QPoint(_BADGE_PX, _BADGE_PX)
                _draw_badge(painter, corner, "check-bold", palette, strong=True)
            if card.mark:
                corner = QPoint(box.left() + 1, box.bottom() - _BADGE_PX)
                _draw_badge(painter, corner, "star-fill", palette, strong=False)
            painter.setPen(palette.text().color())
            below = QRect(rect.left() + 2, box.bottom() + _GAP_PX, rect.width() - 4, rect.height())
            below.setBottom(rect.bottom())
            _draw_name(painter, below, card.name, option)

    def _pixmap(self, card: Card, ratio: float) -> QPixmap | None:
        if card.picture is None:
            return None
        side = round(_PICTURE_PX * ratio)
        key = (card.picture, side)
        if key not in self._pixmaps:
            read = QPixmap(str(card.picture))
            self._pixmaps[key] = (
                read
                if read.isNull()
                else read.scaled(
                    side,
                    side,
                    Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        pixmap = self._pixmaps[key]
        return None if pixmap.isNull() else pixmap


def _draw_initial(painter: QPainter, box: QRect, name: str, palette: QPalette) -> None:
    font = painter.font()
    font.setPixelSize(box.height() // 3)
    with saved(painter):
        painter.setFont(font)
        painter.setPen(palette.text().color())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name[:1].upper())


def _draw_frame(
    painter: QPainter, path: QPainterPath, state: QStyle.StateFlag, palette: QPalette
) -> None:
    if state & QStyle.StateFlag.State_Selected:
        painter.setPen(QPen(palette.highlight().color(), 3))
        painter.drawPath(path)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(QPen(palette.text().color(), 1))
        painter.drawPath(path)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(palette.text().color(), 1, Qt.PenStyle.DotLine))
        painter.drawPath(path)


def _draw_badge(
    painter: QPainter, at: QPoint, name: IconName, palette: QPalette, *, strong: bool
) -> None:
    box = QRect(at, QSize(_BADGE_PX - 2, _BADGE_PX - 2))
    back = palette.highlight().color() if strong else palette.base().color()
    ink = palette.highlightedText().color() if strong else palette.text().color()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    painter.drawEllipse(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(4, 4, -4, -4)
    painter.drawPixmap(inner, icons.pixmap(name, inner.width() * 2, QColor(ink).name()))


def _draw_name(painter: QPainter, rect: QRect, name: str, option: QStyleOptionViewItem) -> None:
    """In up to two lines, with an ellipsis where it needs more."""
    metrics = option.fontMetrics
    words, lines = name.split(), [""]
    while words:
        longer = f"{lines[-1]} {words[0]}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > rect.width():
            if len(lines) == 2:
                break
            lines.append("")
            continue
        lines[-1] = longer
        words.pop(0)
    last = " ".join([lines[-1], *words])
    lines[-1] = metrics.elidedText(last, Qt.TextElideMode.ElideRight, rect.width())
    lines[0] = metrics.elidedText(lines[0], Qt.TextElideMode.ElideRight, rect.width())
    align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    painter.drawText(rect, align, "\n".join(lines))
