"""Example prompts to click, shown while the prompt is empty."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QPushButton, QVBoxLayout, QWidget

from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import plain_tip

_SHOWN = 3


class Chips(Retranslates, QWidget):
    """A heading and up to three examples.

    Signals:
        chosen(str): the prompt of the example that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel()
        self._heading.setProperty("dim", True)
        self._flow = FlowLayout(spacing=6)
        self._buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addLayout(self._flow)
        self.retranslate()

    @property
    def buttons(self) -> Sequence[QPushButton]:
        """The buttons, one for each example."""
        return tuple(self._buttons)

    def offer(self, examples: Sequence[tuple[str, str]]) -> None:
        """Offer up to three (label, prompt) pairs."""
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(label, prompt) for label, prompt in examples[:_SHOWN]]
        for button in self._buttons:
            self._flow.addWidget(button)

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Try one of these prompts:"))

    def _button(self, label: str, prompt: str) -> QPushButton:
        button = QPushButton(label.replace("&", "&&"), self)
        button.setProperty("chip", True)
        button.setAccessibleName(prompt)
        button.setToolTip(plain_tip(prompt))
        button.clicked.connect(lambda: self.chosen.emit(prompt))
        return button


class FlowLayout(QLayout):
    """Lays out items from left to right, wrapping into rows."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        # Qt asks until it gets none, which the type stubs don't allow for.
        return self._items[index] if index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        return self._items.pop(index) if index < len(self._items) else None  # type: ignore[return-value]

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
        x, y, row_height = rect.x(), rect.y(), 0
        for item in self._items:
            hint = item.sizeHint()
            width = min(hint.width(), rect.width())
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, row_height = rect.x(), y + row_height + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, hint.height())))
            x += width + self.spacing()
            row_height = max(row_height, hint.height())
        return y + row_height - rect.y()
