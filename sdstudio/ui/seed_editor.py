"""The picture number (seed): another one for each job, or one that stays."""

import random

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from sdstudio.ui import icons
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import plain_tip


class SeedEditor(Retranslates, QWidget):
    """A field that is empty while numbers are drawn, with a button for either way.

    Signals:
        fixed(int): the artist wants this number.
        released(): the artist wants another number each time.
    """

    fixed = Signal(object)
    released = Signal()

    def __init__(self, maximum: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maximum = maximum
        self._seed: int | None = None
        self._last_used: int | None = None
        self._help = ""
        self.field = QLineEdit()
        self.field.setValidator(
            QRegularExpressionValidator(QRegularExpression(r"\d{0,10}"), self.field)
        )
        self.field.editingFinished.connect(self._on_typed)
        self.draw = QToolButton()
        self.draw.setCheckable(True)
        icons.set_icon(self.draw, "dice-five")
        self.draw.clicked.connect(self._on_draw)
        self.keep = QToolButton()
        self.keep.setCheckable(True)
        icons.set_icon(self.keep, "lock-simple")
        self.keep.clicked.connect(self._on_keep)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.draw)
        row.addWidget(self.keep)
        self.setFocusProxy(self.field)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()
        self.show_seed(None)

    def show_seed(self, seed: int | None) -> None:
        """Show a fixed number, or that numbers are drawn."""
        self._seed = seed
        self.field.setText("" if seed is None else str(seed))
        self.draw.setChecked(seed is None)
        self.keep.setChecked(seed is not None)

    def set_last_used(self, seed: int) -> None:
        """The number that “keep” takes while numbers are drawn: that of the newest picture."""
        self._last_used = seed

    def set_name(self, name: str, help_: str) -> None:
        """The parameter's label and help."""
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(help_)
        self.field.setToolTip(plain_tip(help_))

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("random"))
        self.draw.setToolTip(plain_tip(self.tr("Another number for each picture (random seed)")))
        self.draw.setAccessibleName(self.tr("Another number for each picture"))
        self.keep.setToolTip(plain_tip(self.tr("Keep the number of the last picture (fixed seed)")))
        self.keep.setAccessibleName(self.tr("Keep the number of the last picture"))

    def _on_typed(self) -> None:
        text = self.field.text()
        if not text:
            if self._seed is not None:
                self.released.emit()
            return
        seed = min(int(text), self._maximum)
        self.field.setText(str(seed))
        if seed != self._seed:
            self.fixed.emit(seed)

    def _on_draw(self) -> None:
        self.draw.setChecked(True)
        self.released.emit()

    def _on_keep(self) -> None:
        self.keep.setChecked(True)
        if self._seed is None:
            drawn = random.SystemRandom().randint(0, self._maximum)
            self.fixed.emit(drawn if self._last_used is None else self._last_used)
