"""A number field: typed, stepped, and wheeled while it has the focus."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from sdstudio.domain.text import ascii_number

_GROUPED = re.compile(r"([+-]?\d{1,3})\.(\d{3})")


class NumberBox(QDoubleSpinBox):
    """Says what was typed once it is typed: showing a half of it would take the other half away.

    A point and a comma are both the decimal mark, whatever the locale's is. Qt would leave out the
    other one and make 15 of 1,5.
    """

    def __init__(
        self,
        minimum: float,
        maximum: float,
        step: float,
        decimals: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setDecimals(decimals)
        self.setRange(minimum, maximum)
        self.setSingleStep(step)
        self.setGroupSeparatorShown(False)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccelerated(True)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return self._state(self._typed(text)), text, position

    def fixup(self, text: str) -> str:
        # Qt would take out what the locale separates groups by; the number before comes back.
        return text

    def valueFromText(self, text: str) -> float:
        try:
            return float(self._typed(text))
        except ValueError:
            return self.value()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _typed(self, text: str) -> str:
        number = ascii_number(text.removeprefix(self.prefix()).removesuffix(self.suffix()))
        # A whole number has no decimals: what has three digits behind a mark is 1,024.
        grouped = None if self.decimals() else _GROUPED.fullmatch(number)
        return "".join(grouped.groups()) if grouped else number

    def _state(self, typed: str) -> QValidator.State:
        state = QValidator.State
        if not re.fullmatch(rf"[+-]?\d*(\.\d{{0,{self.decimals() or 3}}})?", typed):
            return state.Invalid
        if typed.startswith("-") and self.minimum() >= 0:
            return state.Invalid
        try:
            number = float(typed)
        except ValueError:
            return state.Intermediate
        # More digits only lead away from zero.
        if number > max(0, self.maximum()) or number < min(0, self.minimum()):
            return state.Invalid
        is_finished = self.decimals() or (number.is_integer() and "." not in typed)
        fits = is_finished and self.minimum() <= number <= self.maximum()
        return state.Acceptable if fits else state.Intermediate
