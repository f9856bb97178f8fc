"""The results for the canvas: a row of thumbnails below it, with actions for each."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QSizePolicy,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from sdstudio.app.candidates import IN_LAYER, SIDE_PX, CandidateRole, Candidates
from sdstudio.app.picture_list import Role
from sdstudio.app.translation import translate
from sdstudio.library import Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, tip_of
from sdstudio.ui.icons import icon, set_icon
from sdstudio.ui.painting import saved
from sdstudio.ui.pictures.thumbnail_delegate import GAP_PX, ThumbnailDelegate
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.tool_buttons import flat_tool, show_text
from sdstudio.ui.wording import counted, number, plain_tip

_BUTTONS: Final = (
    ActionId.RESULT_ORIGINAL,
    ActionId.RESULT_COMPARE,
    ActionId.RESULT_USE,
    ActionId.RESULT_CONTINUE,
    ActionId.RESULT_MORE,
    ActionId.RESULT_DELETE,
)
#: Says what it does, since it is what mostly comes next.
_WITH_TEXT: Final = (ActionId.RESULT_USE,)
#: From this width on, there is room for that.
_WIDE_PX: Final = 520
#: Below this width, thumbnails are smaller.
_NARROW_PX: Final = 440
_SMALL_PX: Final = 56
#: Room for so many results matters more than their count, or than a button for each action.
_SEEN: Final = 3
#: Where there is no room, these move to a menu, in this order.
_IN_MENU: Final = (
    ActionId.RESULT_DELETE,
    ActionId.RESULT_MORE,
    ActionId.RESULT_CONTINUE,
    ActionId.RESULT_COMPARE,
)
_MARK_PX: Final = 16
_INNER_PX: Final = 3
_DOT_PX: Final = 8


class ResultsBar(Retranslates, QFrame):
    """Signals:
    shown(Picture): the artist moved to it or clicked it.
    """

    shown = Signal(object)

    def __init__(self, candidates: Candidates, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("stage_bar")
        self._candidates = candidates
        self._actions = actions
        self.list = ResultsList()
        self.list.setModel(candidates)
        self.list.moved_to.connect(self.shown)
        self.count = QLabel()
        self.count.setProperty("dim", True)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons: dict[ActionId, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX, GRID_PX // 2)
        row.setSpacing(4)
        row.addWidget(self.list, 1)
        row.addSpacing(GRID_PX)
        row.addWidget(self.count)
        for do in _BUTTONS:
            self._buttons[do] = flat_tool(actions[do])
            row.addWidget(self._buttons[do])
        self.more = QToolButton()
        self.more.setProperty("flat", True)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)
        set_icon(self.more, "dots-three")
        row.addWidget(self.more)
        for do in (ActionId.RESULT_DELETE, ActionId.RESULT_USE):
            self.addAction(actions[do])
        candidates.shown_changed.connect(self._show)
        for signal in (
            candidates.rowsInserted,
            candidates.rowsRemoved,
            candidates.modelReset,
            candidates.dataChanged,
        ):
            signal.connect(lambda *_: self._show())
        candidates.rowsInserted.connect(self._on_inserted)
        self.retranslate()

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Results, oldest first"))
        more = self.tr("More actions for the result")
        self.more.setAccessibleName(more)
        self.more.setToolTip(plain_tip(more))
        self._show()

    def _show(self) -> None:
        rows, row = self._candidates.rowCount(), self._candidates.shown_row
        self.setVisible(rows > 0)
        if row < 0:
            self.count.setText(counted(self.tr("%n result(s)", "", rows), rows))
        else:
            self.count.setText(
                self.tr("{number} of {count}").format(number=number(row + 1), count=number(rows))
            )
        self.list.setAccessibleDescription(self.count.text())
        self._fit()
        self.list.select(row)
        self._actions[ActionId.RESULT_USE].setToolTip(tip_of(ActionId.RESULT_USE, self.on_use))

    @property
    def on_use(self) -> str:
        """What using the one that is shown does, where that isn't what it mostly does."""
        shown, row = self._candidates.shown, self._candidates.shown_row
        if shown is None or row < 0:
            return ""
        if not self._candidates.fits(shown):
            return self.tr(
                "This result isn't the size of the canvas, so it can't become a layer. You "
                "can continue from it instead."
            )
        if layer := self._candidates.index(row).data(CandidateRole.LAYER):
            return self.tr(
                "This result is in the layer “{name}”. Click to choose that layer."
            ).format(name=layer)
        return ""

    def _on_inserted(self) -> None:
        if self._candidates.shown is None:
            # What is new can be seen, even if it isn't shown on the canvas.
            self.list.scrollToBottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave room for the results; what else there is room for is shown as well."""
        for do in _WITH_TEXT:
            show_text(self._buttons[do], self.width() >= _WIDE_PX)
        row = self.layout()
        if row is None:
            return
        self.list.set_side(SIDE_PX if self.width() >= _NARROW_PX else _SMALL_PX)
        margins, buttons = row.contentsMargins(), self._buttons

        def width_of(widget: QWidget) -> int:
            return widget.sizeHint().width() + row.spacing()

        seen = min(_SEEN, self._candidates.rowCount())
        room_px = self.width() - margins.left() - 2 * GRID_PX - margins.right()
        room_px -= seen * self.list.gridSize().width()
        left_out = list[ActionId]()
        needed_px = sum(map(width_of, buttons.values()))
        for do in _IN_MENU:
            if needed_px <= room_px:
                break
            needed_px -= width_of(buttons[do]) - (0 if left_out else width_of(self.more))
            left_out.append(do)
        for do, button in buttons.items():
            button.setVisible(do not in left_out)
        self.more.setVisible(bool(left_out))
        actions = [self._actions[do] for do in _BUTTONS if do in left_out]
        if self._menu.actions() != actions:
            self._menu.clear()
            self._menu.addActions(actions)
        self.count.setVisible(needed_px + width_of(self.count) <= room_px)


class ResultDelegate(ThumbnailDelegate):
    """Marks results that are used as layers, and those that haven't been seen yet."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        # The type stubs lack the fields of QStyleOption.
        rect: QRect = option.rect
        palette = option.palette
        cell = rect.adjusted(GAP_PX, GAP_PX, -GAP_PX, -GAP_PX)
        with saved(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            if index.data(CandidateRole.LAYER):
                mark = QRectF(0, 0, _MARK_PX, _MARK_PX)
                mark.moveBottomRight(cell.bottomRight().toPointF())
                painter.setBrush(palette.highlight())
                painter.drawEllipse(mark)
                inner = mark.adjusted(_INNER_PX, _INNER_PX, -_INNER_PX, -_INNER_PX)
                icon("check-bold", on_accent=True).paint(painter, inner.toRect())
            if index.data(CandidateRole.NEW):
                dot = QRectF(0, 0, _DOT_PX, _DOT_PX)
                dot.moveTopRight(cell.topRight().toPointF())
                painter.setBrush(palette.highlight())
                painter.drawEllipse(dot)

    def facts(self, index: QModelIndex | QPersistentModelIndex) -> list[str]:
        layer = index.data(CandidateRole.LAYER)
        used = [translate("results", IN_LAYER).format(name=layer)] if layer else []
        return [*used, *super().facts(index)]


class ResultsList(QListView):
    """One row of thumbnails, which scrolls.

    Signals:
        moved_to(Picture): the artist moved to it or clicked it.
        enter_pressed(): Enter was pressed.
    """

    moved_to = Signal(object)
    enter_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_program = False
        self.setItemDelegate(ResultDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.set_side(SIDE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def set_side(self, side_px: int) -> None:
        """Have thumbnails of this size."""
        if self.gridSize().width() != side_px:
            self.setGridSize(QSize(side_px, side_px))
            self.setMinimumWidth(side_px + GRID_PX)
            self.setFixedHeight(side_px + self.horizontalScrollBar().sizeHint().height())

    def select(self, row: int) -> None:
        """Mark the one that is shown; -1 marks none."""
        model = self.model()
        self._by_program = True
        if row < 0:
            self.selectionModel().clear()
        else:
            self.setCurrentIndex(model.index(row, 0))
        self._by_program = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where there is less room, the one that is shown stays in sight.
        self.scrollTo(self.currentIndex())

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        picture = current.data(Role.PICTURE)
        # Without the focus, the model has changed the current index, not the artist.
        if isinstance(picture, Picture) and not self._by_program and self.hasFocus():
            self.moved_to.emit(picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            # There is one row only.
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.enter_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        picture = index.data(Role.PICTURE)
        if isinstance(picture, Picture):
            self.moved_to.emit(picture)
