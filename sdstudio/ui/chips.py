"""Example prompts to click, shown while the prompt is empty."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sdstudio.ui.layouts import FlowLayout
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
