"""FloatingBars: bars over the lower edge of the canvas, so that the picture stays where it is."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from sdstudio.ui.icons import set_icon
from sdstudio.ui.painting import saved
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

_WIDEST_PX: Final = 960
_DOTS: Final = 5
_DOT_PX: Final = 2


class FloatingBars(Retranslates, QFrame):
    """Shown while any of its bars is. It can be dragged up and down, and folded into a corner.

    Args:
        area: the widget it floats over, which has the same parent.
    """

    def __init__(self, area: QWidget) -> None:
        super().__init__(area.parentWidget())
        self.setObjectName("floating_bars")
        self._area = area
        # How far down it is: 0 at the top, 1 at the bottom.
        self._down = 1.0
        # It is hidden while any of them is shown, since they float over the same place.
        self._others: list[QWidget] = []
        self._bars = QWidget()
        self._column = QVBoxLayout(self._bars)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.handle = _Handle()
        self.fold = QToolButton()
        self.fold.setProperty("flat", True)
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fold.clicked.connect(lambda: self.set_folded(not self.is_folded))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.handle)
        row.addWidget(self._bars, 1)
        row.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignVCenter)
        self.handle.moved.connect(self._move_by)
        for watched in (area, self._bars):
            watched.installEventFilter(self)
        self.retranslate()
        self.hide()

    @property
    def is_folded(self) -> bool:
        """Whether only the button that unfolds it is shown."""
        return self._bars.isHidden()

    def add(self, bar: QWidget) -> None:
        """Show ``bar`` below the others, while it isn't hidden."""
        self._column.addWidget(bar)
        bar.installEventFilter(self)
        self._show()

    def set_folded(self, folded: bool) -> None:
        """Fold it into the corner, or unfold it."""
        self._bars.setVisible(not folded)
        self.handle.setVisible(not folded)
        self.retranslate()
        self._place()

    def make_way_for(self, other: QWidget) -> None:
        """Hide it while ``other``, which floats there too, is shown."""
        self._others.append(other)
        other.installEventFilter(self)
        self._show()

    def retranslate(self) -> None:
        text = self.tr("Expand the bar") if self.is_folded else self.tr("Collapse the bar")
        self.fold.setAccessibleName(text)
        self.fold.setToolTip(plain_tip(text))
        self.handle.setToolTip(plain_tip(self.tr("Drag to move the bar up or down")))
        set_icon(self.fold, "caret-left" if self.is_folded else "caret-right")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._area:
            if kind in (QEvent.Type.Resize, QEvent.Type.Move):
                self._place()
        elif kind is QEvent.Type.LayoutRequest and watched not in self._others:
            self._place()
        elif kind in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            is_new = watched is not self._bars and watched not in self._others
            if kind is QEvent.Type.ShowToParent and is_new and self.is_folded:
                # It has new content, which must be seen.
                self.set_folded(False)
            self._show()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        items = (self._column.itemAt(at) for at in range(self._column.count()))
        bars = [widget for item in items if item is not None and (widget := item.widget())]
        some = any(not bar.isHidden() for bar in bars)
        self.setVisible(some and all(other.isHidden() for other in self._others))
        self._place()

    def _move_by(self, down_px: int) -> None:
        room = self._room.height() - self.height()
        if room > 0:
            top = self.y() - self._room.top() + down_px
            self._down = max(0.0, min(1.0, top / room))
            self._place()

    @property
    def _room(self) -> QRect:
        return self._area.geometry().adjusted(GRID_PX, GRID_PX, -GRID_PX, -GRID_PX)

    def _place(self) -> None:
        layout, page = self.layout(), self.parentWidget()
        if layout is None or page is None or self.isHidden():
            return
        # Otherwise its contents would still have their old sizes.
        layout.activate()
        room, size = self._room, self.sizeHint()
        most = page.rect().adjusted(GRID_PX, 0, -GRID_PX, 0)
        if not self.is_folded:
            least = self.minimumSizeHint().width()
            width = min(most.width(), max(least, min(_WIDEST_PX, room.width())))
            size = QSize(width, size.height())
            if layout.hasHeightForWidth():
                size.setHeight(layout.heightForWidth(width))
        # Folded, it is in the corner. Of a narrow canvas, it covers what is below the tools, and
        # not the buttons of the lists.
        left = room.right() + 1 - size.width()
        if not self.is_folded:
            left = min(left, room.left() + (room.width() - size.width()) // 2)
            left = max(most.left(), left)
        top = room.top() + round(self._down * max(0, room.height() - size.height()))
        self.setGeometry(QRect(QPoint(left, top), size))
        self.raise_()


class _Handle(QWidget):
    """Dots to drag.

    Signals:
        moved(int): it was dragged so many points down.
    """

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(2 * GRID_PX)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self._from = 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = round(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(round(event.position().y()) - self._from)

    def paintEvent(self, _event: QPaintEvent) -> None:
        middle = self.rect().center()
        with QPainter(self) as painter, saved(painter):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().placeholderText())
            for row in range(_DOTS):
                for column in (-1, 1):
                    x = middle.x() + column * _DOT_PX * 3 // 2
                    y = middle.y() + (row - _DOTS // 2) * 3 * _DOT_PX
                    painter.drawEllipse(QPoint(x, y), _DOT_PX // 2, _DOT_PX // 2)
