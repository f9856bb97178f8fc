"""How a picture is painted in a list: a thumbnail that fills its cell."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from sdstudio.app.picture_list import Role
from sdstudio.library import Picture
from sdstudio.ui.painting import saved
from sdstudio.ui.theme import RADIUS_PX
from sdstudio.ui.wording import made_otherwise, plain_tip

#: Around a thumbnail, within its cell.
GAP_PX: Final = 4


class ThumbnailDelegate(QStyledItemDelegate):
    """A thumbnail that fills its cell, framed in the accent colour when selected."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else QSize(128, 128)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        # The type stubs lack the fields of QStyleOption.
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        palette = option.palette
        image = index.data(Qt.ItemDataRole.DecorationRole)
        cell = rect.adjusted(GAP_PX, GAP_PX, -GAP_PX, -GAP_PX)
        with saved(painter):
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            box = _fitted(_picture_size(index, image), cell)
            path = QPainterPath()
            path.addRoundedRect(box, RADIUS_PX, RADIUS_PX)
            painter.fillPath(path, palette.mid())
            if isinstance(image, QImage) and not image.isNull():
                painter.setClipPath(path)
                painter.drawImage(box, image)
                painter.setClipping(False)
            _frame(painter, path, state, palette.highlight().color(), palette.text().color())

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        # Prompts are plain text; Qt would interpret markup in them.
        prompt = index.data(Qt.ItemDataRole.ToolTipRole)
        text = "\n".join(one for one in (str(prompt or ""), *self.facts(index)) if one)
        QToolTip.showText(event.globalPos(), plain_tip(text), view)
        return True

    def facts(self, index: QModelIndex | QPersistentModelIndex) -> list[str]:
        """What its tooltip says besides the prompt, a line each."""
        picture = index.data(Role.PICTURE)
        return made_otherwise(picture.provenance) if isinstance(picture, Picture) else []

    def displayText(self, value: object, locale: object) -> str:
        return ""


def _frame(
    painter: QPainter, path: QPainterPath, state: QStyle.StateFlag, accent: QColor, text: QColor
) -> None:
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    if state & QStyle.StateFlag.State_Selected:
        painter.setPen(QPen(accent, 3))
        painter.drawPath(path)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(QPen(text, 1))
        painter.drawPath(path)
    if focused:
        painter.setPen(QPen(text, 1, Qt.PenStyle.DotLine))
        painter.drawPath(path)


def _picture_size(index: QModelIndex | QPersistentModelIndex, image: object) -> QSize:
    if isinstance(image, QImage) and not image.isNull():
        return image.size()
    picture = index.data(Role.PICTURE)
    return QSize(picture.width, picture.height) if isinstance(picture, Picture) else QSize(1, 1)


def _fitted(picture: QSize, cell: QRect) -> QRect:
    shown = picture.scaled(cell.size(), Qt.AspectRatioMode.KeepAspectRatio)
    box = QRect(cell.topLeft(), shown)
    box.moveCenter(cell.center())
    return box
