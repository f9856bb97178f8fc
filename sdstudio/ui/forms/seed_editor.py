"""The seed: random for each job, or fixed."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.domain.figures import ascii_number
from sdstudio.domain.request import draw_seed
from sdstudio.ui import icons
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import plain_tip

_SHOWN = 24


class SeedEditor(Retranslates, QWidget):
    """A field that is empty for random seeds, with a button for random and one for fixed.

    Signals:
        fixed(int): the artist wants this seed. It may be out of range: then the hint below the
            field says so, and nothing can be generated.
        released(): the artist wants random seeds.
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
        self.hint = QLabel()
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setProperty("dim", True)
        self.hint.setWordWrap(True)
        self.field.editingFinished.connect(self._on_typed)
        self.draw = QToolButton()
        self.draw.setCheckable(True)
        icons.set_icon(self.draw, "dice-five")
        self.draw.clicked.connect(self._on_draw)
        self.keep = QToolButton()
        self.keep.setCheckable(True)
        icons.set_icon(self.keep, "lock-key")
        self.keep.clicked.connect(self._on_keep)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.draw)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.setFocusProxy(self.field)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()
        self.show_seed(None)

    def show_seed(self, seed: int | None) -> None:
        """Show a fixed seed, or ``None`` for random ones."""
        self._seed = seed
        self.field.setText("" if seed is None else str(seed))
        self.draw.setChecked(seed is None)
        self.keep.setChecked(seed is not None)
        self.hint.hide()
        if seed is not None and not 0 <= seed <= self._maximum:
            self._refuse(str(seed))

    def set_last_used(self, seed: int) -> None:
        """Set the newest picture's seed, which “Fixed seed” takes while seeds are random."""
        self._last_used = seed

    def set_name(self, name: str, help_: str) -> None:
        """Set the parameter's label and help."""
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(help_)
        self.field.setToolTip(plain_tip(help_))

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("random"))
        self.draw.setToolTip(plain_tip(self.tr("Random seed: a new seed for every picture")))
        self.draw.setAccessibleName(self.tr("Random seed"))
        self.keep.setToolTip(plain_tip(self.tr("Fixed seed: reuse the seed of the last picture")))
        self.keep.setAccessibleName(self.tr("Fixed seed"))

    def _on_typed(self) -> None:
        typed = self.field.text().strip()
        number = ascii_number(typed)
        if number in ("", "-1"):
            was_fixed = self._seed is not None
            self.show_seed(None)
            if was_fixed:
                self.released.emit()
        elif re.fullmatch(r"[+-]?\d{1,20}", number):
            was, seed = self._seed, int(number)
            self.show_seed(seed)
            if seed != was:
                self.fixed.emit(seed)
        else:
            self.show_seed(self._seed)
            self._refuse(typed)

    def _refuse(self, typed: str) -> None:
        text = self.tr(
            "“{value}” can't be used as a seed. Seeds are whole numbers from 0 to {limit}; leave "
            "the field empty or type -1 for a random seed."
        )
        shown = typed if len(typed) <= _SHOWN else f"{typed[:_SHOWN]}…"
        self.hint.setText(text.format(value=shown, limit=self._maximum))
        self.hint.show()

    def _on_draw(self) -> None:
        self.draw.setChecked(True)
        self.released.emit()

    def _on_keep(self) -> None:
        self.keep.setChecked(True)
        if self._seed is None:
            self.fixed.emit(draw_seed() if self._last_used is None else self._last_used)
