"""Layouts: what scrolls, and results that are needed before Qt gets to them."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.text_size import scaled

#: Qt's QWIDGETSIZE_MAX.
ANY_PX: Final = (1 << 24) - 1
_DIALOG_MARGIN_PX: Final = 24
#: On a screen with a fractional scale, a window may get one pixel less than it asks for, and a
#: scroll bar would appear for it.
_ROUNDED_PX: Final = 1


def lay_out_now() -> None:
    """Update all changed layouts now, so that positions can be read."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def scrolled(inside: QWidget) -> QScrollArea:
    """``inside``, which has a layout, scrolling up and down where it is higher than its place."""
    return _Scrolled(inside)


def lay_out_dialog(
    dialog: QDialog, inside: QWidget, buttons: QWidget, beside: QWidget | None = None
) -> None:
    """Have ``inside`` scroll in ``dialog`` where it has to, with ``buttons`` in view below.

    Args:
        beside: stays in view at the left.
    """
    layout = inside.layout()
    assert layout is not None
    margin = _DIALOG_MARGIN_PX
    layout.setContentsMargins(margin, margin, margin, 8)
    bottom = QHBoxLayout()
    bottom.setContentsMargins(margin, 0, margin, 0)
    bottom.addWidget(buttons)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 16)
    column.setSpacing(8)
    row = QHBoxLayout()
    row.setSpacing(0)
    if beside is not None:
        left = QVBoxLayout()
        left.setContentsMargins(margin, margin, 0, 8)
        left.addWidget(beside)
        row.addLayout(left)
    row.addWidget(scrolled(inside), 1)
    column.addLayout(row, 1)
    column.addLayout(bottom)
    keep_on_screen(dialog)


def size_dialog(dialog: QDialog, width_px: int) -> None:
    """Have ``dialog``, laid out by :func:`lay_out_dialog`, show everything without a scroll bar.

    A scroll area asks for less, and a screen may have less: then it scrolls.

    Args:
        width_px: with text of the usual size.
    """
    width_px = scaled(width_px)
    area = dialog.findChild(_Scrolled)
    assert isinstance(area, _Scrolled)
    inside = area.widget()
    assert inside is not None
    layout = inside.layout()
    assert layout is not None
    # Layouts within it may still have the sizes of labels that had no text yet.
    layout.activate()
    others_px = dialog.sizeHint().height() - area.sizeHint().height()
    beside_px = dialog.sizeHint().width() - area.sizeHint().width()
    inside_px = inside.heightForWidth(width_px - beside_px)
    if inside_px < 0:
        # Nothing wraps, so the height doesn't depend on the width.
        inside_px = inside.sizeHint().height()
    needed_px = inside_px + others_px
    dialog.resize(width_px, needed_px + _ROUNDED_PX)


class FlowLayout(QLayout):
    """Left to right, then down; what can grow shares what is left of its row.

    Args:
        growth_px: how much wider than it has to be anything gets.
    """

    def __init__(self, spacing: int, growth_px: int = ANY_PX) -> None:
        super().__init__()
        self._growth_px = growth_px
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        # Qt asks until there is none; the stubs do not know that.
        return self._items[index] if index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        return self._items.pop(index) if index < len(self._items) else None  # type: ignore[return-value]

    def clear(self) -> None:
        """Remove all widgets, and delete them once the event that is handled now is over."""
        while self.count():
            if (widget := self.takeAt(0).widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for row in self._rows(rect.width()):
            height = max(item.sizeHint().height() for item in row)
            if move:
                self._place(row, QRect(rect.x(), y, rect.width(), height))
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width() + self.spacing()
            if not rows or needed - self.spacing() > left:
                rows.append([])
                left = width
            rows[-1].append(item)
            left -= needed
        return rows

    def _place(self, row: list[QLayoutItem], rect: QRect) -> None:
        widths = [min(item.sizeHint().width(), rect.width()) for item in row]
        growing = [item.expandingDirections() & Qt.Orientation.Horizontal for item in row]
        spare = rect.width() - sum(widths) - self.spacing() * (len(row) - 1)
        share = min(spare // max(1, sum(map(bool, growing))), self._growth_px)
        x = rect.x()
        for item, width, grows in zip(row, widths, growing, strict=True):
            grown = width + (share if grows else 0)
            item.setGeometry(QRect(x, rect.y(), grown, rect.height()))
            x += grown + self.spacing()


class _Scrolled(QScrollArea):
    """As wide as what it shows needs, with its bar within the margin at the right: nothing is cut
    off, and nothing moves when the bar comes and goes.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        layout = inside.layout()
        assert layout is not None
        self._inside, self._layout, self._margins = inside, layout, layout.contentsMargins()
        inside.setProperty("transparent", True)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return hint.expandedTo(QSize(self._inside.minimumSizeHint().width() + self._bar_px, 0))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    @property
    def _bar_px(self) -> int:
        bar = self.verticalScrollBar()
        return bar.sizeHint().width() if bar.maximum() else 0

    def _make_room(self) -> None:
        margins = QMargins(self._margins)
        margins.setRight(max(0, margins.right() - self._bar_px))
        self._layout.setContentsMargins(margins)
