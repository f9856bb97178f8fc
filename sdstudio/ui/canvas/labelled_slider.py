"""LabelledSlider: a slider with its name and its value beside it."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QWidget

from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

#: So that the settings of a brush fit side by side in a small window.
_SLIDER_MIN_PX: Final = 32


class LabelledSlider(QWidget):
    """A name, a slider and its value.

    Args:
        widest: the value that needs the most room.

    Signals:
        moved(int): the artist moved it.
    """

    moved = Signal(int)

    def __init__(self, minimum: int, maximum: int, widest: str) -> None:
        super().__init__()
        self._name, self._value = QLabel(), QLabel()
        self._value.setProperty("dim", True)
        self._widest = widest
        self._fit_value()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(minimum, maximum)
        self.slider.setMinimumWidth(_SLIDER_MIN_PX)
        self.slider.valueChanged.connect(self.moved)
        self.setFocusProxy(self.slider)
        for label in (self._name, self._value):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID_PX)
        row.addWidget(self._name)
        row.addWidget(self.slider, 1)
        row.addWidget(self._value)

    def sizeHint(self) -> QSize:
        # It grows where there is room, but doesn't begin a second row for the sake of it.
        return self.minimumSizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_value()

    def _fit_value(self) -> None:
        self._value.setMinimumWidth(self.fontMetrics().horizontalAdvance(self._widest))

    def set_name(self, name: str, help_: str) -> None:
        """Set its label and help."""
        self._name.setText(name)
        self.slider.setAccessibleName(name)
        self.slider.setAccessibleDescription(help_)
        self.setToolTip(plain_tip(help_))

    def set_range(self, minimum: int, maximum: int) -> None:
        """Set its ends, without emitting ``moved``."""
        with QSignalBlocker(self.slider):
            self.slider.setRange(minimum, maximum)

    def show_value(self, value: int, text: str) -> None:
        """Show ``value``, labelled ``text``, without emitting ``moved``."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(value)
        self._value.setText(text)


def align(*sliders: LabelledSlider) -> None:
    """Have sliders that are one below another begin and end at the same places."""
    name_px = max(one._name.sizeHint().width() for one in sliders)
    value_px = max(one._value.minimumWidth() for one in sliders)
    for one in sliders:
        one._name.setMinimumWidth(name_px)
        one._value.setMinimumWidth(value_px)
