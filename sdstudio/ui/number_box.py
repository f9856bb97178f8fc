"""A number field that can be typed into, stepped, and wheeled while it has the focus."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from sdstudio.domain.figures import ascii_number

_GROUPED = re.compile(r"([+-]?\d{1,3})\.(\d{3})")


class NumberBox(QDoubleSpinBox):
    """Emits a value only when typing is finished; reacting to half a number would alter the rest.

    Both point and comma are decimal marks, whatever the locale uses. Qt would drop the other one
    and turn 1,5 into 15.
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
        if self._is_special(text):
            return QValidator.State.Acceptable, text, position
        return self._state(self._typed(text)), text, position

    def fixup(self, text: str) -> str:
        # Qt would strip the locale's group separators; the previous number is restored instead.
        return text

    def valueFromText(self, text: str) -> float:
        if self._is_special(text):
            return self.minimum()
        try:
            return float(self._typed(text))
        except ValueError:
            return self.value()

    def stepBy(self, steps: int) -> None:
        super().stepBy(steps)
        # Qt selects the number even if a button beside the field was clicked.
        if not self.hasFocus():
            self.lineEdit().deselect()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _is_special(self, text: str) -> bool:
        """Whether ``text`` is the beginning of what stands for the minimum."""
        return bool(text) and self.specialValueText().startswith(text)

    def _typed(self, text: str) -> str:
        number = ascii_number(text.removeprefix(self.prefix()).removesuffix(self.suffix()))
        # A whole number has no decimals, so three digits after a mark are a group: 1,024.
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
        # Further digits only move away from zero.
        if number > max(0, self.maximum()) or number < min(0, self.minimum()):
            return state.Invalid
        is_finished = self.decimals() or (number.is_integer() and "." not in typed)
        fits = is_finished and self.minimum() <= number <= self.maximum()
        return state.Acceptable if fits else state.Intermediate
