"""What the library says when there are no pictures, with an action that helps."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX

Say = Callable[[], str]


class EmptyState(Retranslates, QWidget):
    """A heading, a sentence, and perhaps a button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading: Say = str
        self._text: Say = str
        self._offer: Say = str
        self._act: Callable[[], object] = lambda: None
        self.heading = QLabel()
        self.heading.setProperty("title", True)
        self.text = QLabel()
        for label in (self.heading, self.text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton()
        self.button.setProperty("accent", True)
        self.button.clicked.connect(lambda: self._act())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID_PX * 4, GRID_PX, GRID_PX * 4, GRID_PX)
        column.setSpacing(GRID_PX * 2)
        column.addStretch(2)
        column.addWidget(self.heading)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addStretch(3)

    def tell(
        self,
        heading: Say,
        text: Say,
        offer: Say = str,
        act: Callable[[], object] = lambda: None,
    ) -> None:
        """Say why there are no pictures, and offer the action that changes that."""
        self._heading, self._text, self._offer, self._act = heading, text, offer, act
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self._heading())
        self.text.setText(self._text())
        self.button.setText(self._offer())
        self.button.setAccessibleName(self.button.text())
        self.button.setVisible(bool(self.button.text()))
