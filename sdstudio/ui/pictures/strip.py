"""The strip of results: thumbnails, newest first."""

from typing import Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QWidget,
)

from sdstudio.app.picture_list import PictureList
from sdstudio.library import Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.pictures.thumbnail_delegate import GAP_PX, ThumbnailDelegate
from sdstudio.ui.retranslation import Retranslates

_CELL_MIN_PX: Final = 112
_CELL_MAX_PX: Final = 208
_MENU: Final = (
    ActionId.START_FROM_THIS,
    ActionId.CHANGE_PART_OF_THIS,
    ActionId.ENLARGE_THIS,
    ActionId.FAST_UPSCALE,
    ActionId.REPAIR_FACES,
    None,
    ActionId.RECALL,
    ActionId.REUSE_SEED,
    ActionId.STYLE_FROM_PICTURE,
    ActionId.DESCRIBE,
    None,
    ActionId.LOOK,
    ActionId.SAVE_AS,
    ActionId.EXPORT,
    ActionId.COPY,
    ActionId.SHOW_IN_FOLDER,
    None,
    ActionId.DELETE,
)


class Strip(Retranslates, QListView):
    """Signals:
    shown(Picture): the artist moved to it, clicked it or pressed Enter on it.
    """

    shown = Signal(object)

    def __init__(
        self, pictures: PictureList, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._actions = actions
        self._by_program = False
        self.setModel(pictures)
        self.setItemDelegate(ThumbnailDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setMouseTracking(True)
        for do in (ActionId.COPY, ActionId.DELETE, ActionId.LOOK, ActionId.COMPARE):
            self.addAction(actions[do])
        self.clicked.connect(self._on_clicked)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pictures, newest first"))

    @property
    def current(self) -> Picture | None:
        """The current picture."""
        return self._pictures.picture(self.currentIndex().row())

    @property
    def selected(self) -> list[Picture]:
        """The selected pictures, in row order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        found = (self._pictures.picture(row) for row in rows)
        return [picture for picture in found if picture is not None]

    def select(self, row: int) -> None:
        """Select the picture in ``row`` without showing it."""
        index = self._pictures.index(row)
        self._by_program = True
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self._by_program = False
        self.scrollTo(index)

    def select_also(self, row: int) -> None:
        """Add the picture in ``row`` to the selection."""
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(self._pictures.index(row), flag.Select)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        picture = self._pictures.picture(current.row())
        # Without the focus, the model has changed the current index, not the artist.
        if picture is not None and not self._by_program and self.hasFocus():
            self.shown.emit(picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        picture = self.current
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and picture is not None:
            self.shown.emit(picture)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        picture = self.current
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            picture = self._pictures.picture(self.indexAt(event.pos()).row()) or picture
        if picture is None:
            return
        # The actions work on what the stage shows, which may be a picture in progress.
        self.shown.emit(picture)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for do in _MENU:
            if do is None:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[do])
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Always leave room for the scroll bar, so that nothing moves when it appears.
        bar_px = self.verticalScrollBar().sizeHint().width()
        self.setGridSize(self._cell(self.width() - 2 * self.frameWidth() - bar_px))
        super().resizeEvent(event)

    def _cell(self, width_px: int) -> QSize:
        columns = max(1, width_px // (_CELL_MIN_PX + GAP_PX))
        # Qt wraps a row that is exactly as wide as the view.
        side = min(_CELL_MAX_PX, (width_px - 1) // columns)
        return QSize(side, side)

    def _on_clicked(self, index: QModelIndex) -> None:
        picture = self._pictures.picture(index.row())
        if picture is not None and len(self.selectedIndexes()) == 1:
            self.shown.emit(picture)
