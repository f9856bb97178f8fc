"""The list of layers: a row for each, with an eye, thumbnails, its name and what is special."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDropEvent,
    QFont,
    QIcon,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from sdstudio.ui import icons
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.name_delegate import NameDelegate, NameList
from sdstudio.ui.painting import saved
from sdstudio.ui.wording import plain_tip

ROW_PX: Final = 40
THUMBNAIL_PX: Final = 32
_EYE_PX: Final = 28
_ICON_PX: Final = 16
_GAP_PX: Final = 4
_CHECK_PX: Final = 5
#: The colours of the squares behind transparent pixels.
_CHECKS: Final = (QColor("#9c9c9c"), QColor("#b4b4b4"))
_ROW: Final = Qt.ItemDataRole.UserRole
#: A small picture of the layer, and one of its mask.
_IMAGES: Final = Qt.ItemDataRole.UserRole + 1


_MIME: Final = "application/x-sdstudio-layer"


class Aim(Enum):
    """Which part of a row is painted on."""

    NOTHING = auto()
    LAYER = auto()
    MASK = auto()


@dataclass(frozen=True, slots=True)
class LayerRow:
    """What a row shows.

    Args:
        id: of the layer; empty for the picture below all layers.
        facts: what is special about it, in a word or two.
        signs: icons before ``facts``.
        said: the same in words, for screen readers.
    """

    id: str
    name: str
    visible: bool = True
    has_mask: bool = False
    aim: Aim = Aim.NOTHING
    facts: str = ""
    signs: tuple[IconName, ...] = ()
    said: str = ""
    tip: str = ""


class LayerList(NameList):
    """Rows from the top layer to the picture.

    Signals:
        chosen(str, bool): a row, by its id, was chosen; the second says whether by its mask.
        toggled(str, bool): whether a layer is to be seen.
        renamed(str, str): an id, and the name that was typed.
        moved(str, int): a row was dragged to another place, counted from the top.
        delete_asked(): Delete was pressed.
        menu_asked(QPoint): a context menu was asked for, at a place of the screen.
    """

    chosen = Signal(str, bool)
    toggled = Signal(str, bool)
    renamed = Signal(str, str)
    moved = Signal(str, int)
    delete_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("quiet", True)
        self.setItemDelegate(_RowDelegate(self))
        self.setUniformItemSizes(True)
        # The half shows that there is more.
        self.setMinimumHeight(3 * ROW_PX // 2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.itemChanged.connect(self._on_changed)
        self.currentItemChanged.connect(self._on_current)

    @property
    def rows(self) -> list[LayerRow]:
        """What is shown, from top to bottom."""
        return [self.item(at).data(_ROW) for at in range(self.count())]

    def show_rows(self, rows: tuple[LayerRow, ...], current: str) -> None:
        """Show ``rows``; the one with the id ``current`` is highlighted."""
        self.once_typed(lambda: self._show_rows(rows, current))

    def _show_rows(self, rows: tuple[LayerRow, ...], current: str) -> None:
        with QSignalBlocker(self):
            while self.count() > len(rows):
                self.takeItem(self.count() - 1)
            while self.count() < len(rows):
                self.addItem(QListWidgetItem())
            for at, row in enumerate(rows):
                item = self.item(at)
                if item.data(_ROW) != row:
                    self._fill(item, row)
                if row.id == current and self.currentRow() != at:
                    self.setCurrentRow(at)

    def show_thumbnail(self, id_: str, image: QImage | None, mask: QImage | None) -> None:
        """Show small pictures of a layer and its mask."""
        with QSignalBlocker(self):
            for at in range(self.count()):
                item = self.item(at)
                if item.data(_ROW).id == id_ and item.data(_IMAGES) != (image, mask):
                    item.setData(_IMAGES, (image, mask))
                    self.viewport().update(self.visualItemRect(item))

    def rename_current(self) -> None:
        """Have the artist type another name for the highlighted layer."""
        item = self.currentItem()
        if item is not None and item.data(_ROW).id:
            self.type_name()

    @staticmethod
    def _fill(item: QListWidgetItem, row: LayerRow) -> None:
        before = item.data(_ROW)
        if before is not None and before.id != row.id:
            item.setData(_IMAGES, None)
        item.setData(_ROW, row)
        item.setText(row.name)
        item.setToolTip(plain_tip(row.tip))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, row.said)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if row.id:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        item.setFlags(flags)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        row = None if item is None else item.data(_ROW)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.is_typing or held or row is None or not row.id:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.toggled.emit(row.id, not row.visible)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.chosen.emit(row.id, row.has_mask and event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.button() is Qt.MouseButton.LeftButton:
            row, place = item.data(_ROW), event.position().toPoint()
            parts = _Parts(self.visualItemRect(item), row.has_mask)
            if row.id and parts.eye.contains(place):
                self.toggled.emit(row.id, not row.visible)
                return
            super().mousePressEvent(event)
            self.chosen.emit(row.id, row.has_mask and parts.mask.contains(place))
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            parts = _Parts(self.visualItemRect(item), item.data(_ROW).has_mask)
            if parts.eye.contains(event.position().toPoint()):
                # Two quick clicks on the eye show and hide.
                self.mousePressEvent(event)
                return
        super().mouseDoubleClickEvent(event)

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        # By default Qt serializes all data of the rows, which fails with Python objects.
        data = QMimeData()
        data.setData(_MIME, items[0].data(_ROW).id.encode() if items else b"")
        return data

    def dropEvent(self, event: QDropEvent) -> None:
        item = self.currentItem()
        if event.source() is not self or item is None:
            event.ignore()
            return
        place = event.position().toPoint()
        over = self.itemAt(place)
        to = self.count()
        if over is not None:
            to = self.row(over) + (place.y() > self.visualItemRect(over).center().y())
        # Otherwise the view would remove the row itself.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        at = self.row(item)
        self.moved.emit(item.data(_ROW).id, to - (to > at))
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _ask_menu(self, place: QPoint) -> None:
        item = self.itemAt(place)
        if item is None and self.currentItem() is not None:
            place = self.visualItemRect(self.currentItem()).center()
        self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def _on_changed(self, item: QListWidgetItem) -> None:
        row, name = item.data(_ROW), item.text().strip()
        if name and name != row.name:
            self.renamed.emit(row.id, name)
        else:
            with QSignalBlocker(self):
                item.setText(row.name)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ROW).id, False)


class _Parts:
    """Where the parts of a row are."""

    def __init__(self, rect: QRect, has_mask: bool) -> None:
        middle = rect.center().y() + 1
        self.eye = QRect(rect.left(), rect.top(), _EYE_PX, rect.height())
        left = self.eye.right() + 1
        top = middle - THUMBNAIL_PX // 2
        self.thumbnail = QRect(left, top, THUMBNAIL_PX, THUMBNAIL_PX)
        left += THUMBNAIL_PX + _GAP_PX
        self.mask = QRect()
        if has_mask:
            self.mask = QRect(left, top, THUMBNAIL_PX, THUMBNAIL_PX)
            left += THUMBNAIL_PX + _GAP_PX
        self.text = QRect(left + 2, rect.top(), rect.right() - left - _GAP_PX, rect.height())


class _RowDelegate(NameDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(80, max(ROW_PX, option.fontMetrics.lineSpacing() + 2 * _GAP_PX))

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        # The type stubs lack the fields of QStyleOption.
        rect: QRect = option.rect
        text = _Parts(rect, index.data(_ROW).has_mask).text
        height = max(editor.sizeHint().height(), rect.height() // 2)
        editor.setGeometry(
            QRect(text.left() - 6, rect.center().y() - height // 2, text.width() + 6, height)
        )

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: LayerRow | None = index.data(_ROW)
        if row is None:
            return
        rect: QRect = option.rect
        palette = option.palette
        parts = _Parts(rect, row.has_mask)
        self.initStyleOption(option, index)
        style = QApplication.style() if option.widget is None else option.widget.style()
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        style.drawPrimitive(panel, option, painter, option.widget)
        with saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if row.id:
                eye: IconName = "eye" if row.visible else "eye-slash"
                mode = QIcon.Mode.Normal if row.visible else QIcon.Mode.Disabled
                box = QRect(0, 0, _ICON_PX, _ICON_PX)
                box.moveCenter(parts.eye.center())
                _paint_icon(painter, eye, box, mode)
            image, mask = index.data(_IMAGES) or (None, None)
            _paint_thumbnail(painter, palette, parts.thumbnail, image)
            if row.has_mask:
                _paint_thumbnail(painter, palette, parts.mask, mask)
            aimed_at = {Aim.LAYER: parts.thumbnail, Aim.MASK: parts.mask}.get(row.aim)
            if aimed_at is not None:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(palette.highlight().color(), 2))
                painter.drawRect(aimed_at.adjusted(0, 0, -1, -1))
            _paint_texts(painter, option, parts.text, row)


def _paint_icon(painter: QPainter, name: IconName, box: QRect, mode: QIcon.Mode) -> None:
    # An icon is a character of a font of its own.
    with saved(painter):
        icons.icon(name).paint(painter, box, Qt.AlignmentFlag.AlignCenter, mode)


def _paint_thumbnail(
    painter: QPainter, palette: QPalette, box: QRect, image: QImage | None
) -> None:
    inside = box.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(palette.mid().color(), 1))
    painter.setBrush(palette.base())
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    if image is None or image.isNull():
        return
    size = image.size().scaled(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(QPoint(), size)
    place.moveCenter(inside.center())
    with saved(painter):
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if image.hasAlphaChannel():
            painter.fillRect(place, _CHECKS[0])
            painter.setClipRect(place)
            for y in range(place.top(), place.bottom() + 1, _CHECK_PX):
                for x in range(place.left(), place.right() + 1, _CHECK_PX):
                    if (x - place.left() + y - place.top()) // _CHECK_PX % 2:
                        painter.fillRect(x, y, _CHECK_PX, _CHECK_PX, _CHECKS[1])
        painter.drawImage(place, image)


def _paint_texts(
    painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: LayerRow
) -> None:
    palette, metrics = option.palette, option.fontMetrics
    dim, normal = palette.placeholderText().color(), palette.text().color()
    has_facts = bool(row.facts or row.signs)
    first = QRect(box)
    if has_facts:
        first.setHeight(box.height() // 2)
    vertical = Qt.AlignmentFlag.AlignBottom if has_facts else Qt.AlignmentFlag.AlignVCenter
    painter.setPen(normal if row.visible else dim)
    lines = [row.name] if has_facts else _in_two_lines(row.name, option.font, box.width())
    elide = Qt.TextElideMode.ElideRight
    name = "\n".join(metrics.elidedText(line, elide, box.width()) for line in lines)
    painter.drawText(first, Qt.AlignmentFlag.AlignLeft | vertical, name)
    if not has_facts:
        return
    left, top = box.left(), box.top() + box.height() // 2
    for sign in row.signs:
        place = QRect(left, top + 1, _ICON_PX - 2, _ICON_PX - 2)
        _paint_icon(painter, sign, place, QIcon.Mode.Normal)
        left += _ICON_PX
    rest = QRect(left, top, box.right() - left, box.height() // 2)
    painter.setPen(dim)
    facts = metrics.elidedText(row.facts, Qt.TextElideMode.ElideRight, rest.width())
    painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, facts)


def _in_two_lines(text: str, font: QFont, width_px: int) -> list[str]:
    """``text``, broken once if it is wider; the second line may be too wide."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width_px)
    layout.endLayout()
    end = line.textLength()
    return [one for one in (text[:end].rstrip(), text[end:].strip()) if one]
