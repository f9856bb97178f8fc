"""Asks how far a picture is to be extended at each side."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from sdstudio.app.translation import translate
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.extension import SIDES, Extension
from sdstudio.domain.input_refs import INPUT_MAX_PX
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.number_box import NumberBox
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.popups import Popup
from sdstudio.ui.theme import GRID_PX

_PERCENT, _PIXELS = "%", "px"
_PERCENT_MAX: Final = 400


class ExtendPopup(Popup):
    """A number for each side, the unit, and the resulting size.

    Args:
        width, height: of the picture.

    Signals:
        chosen(Extension): the artist wants this.
    """

    chosen = Signal(object)

    def __init__(self, width: int, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._size = width, height
        self.setWindowTitle(self.tr("Extend picture"))
        self.boxes: dict[str, NumberBox] = {}
        self.unit = CalmComboBox()
        self.unit.setAccessibleName(self.tr("Unit"))
        self.unit.addItem(self.tr("percent"), _PERCENT)
        self.unit.addItem(self.tr("pixels"), _PIXELS)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.extend = QPushButton(self.tr("Extend"))
        self.extend.setProperty("primary", True)
        grid = QGridLayout()
        grid.setSpacing(GRID_PX)
        names = (self.tr("Left"), self.tr("Top"), self.tr("Right"), self.tr("Bottom"))
        for row, (side, name) in enumerate(zip(SIDES, names, strict=True)):
            box = self.boxes[side] = NumberBox(0, INPUT_MAX_PX, 5, 0)
            box.setAccessibleName(name)
            # What is made of it is told while it is typed.
            box.setKeyboardTracking(True)
            box.valueChanged.connect(self._show)
            grid.addWidget(QLabel(name), row, 0)
            grid.addWidget(box, row, 1)
        grid.addWidget(QLabel(self.tr("Unit")), len(SIDES), 0)
        grid.addWidget(self.unit, len(SIDES), 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.extend)
        self.column.addLayout(grid)
        self.column.addWidget(self.said)
        self.column.addLayout(foot)
        self.unit.currentIndexChanged.connect(self._on_unit)
        self.extend.clicked.connect(self._on_extend)
        keep_on_screen(self)
        self._on_unit()

    def extension(self) -> Extension:
        """What was typed. Raises ``StudioError`` if the picture can't be extended by that."""
        values = {side: box.value() for side, box in self.boxes.items()}
        if self.unit.currentData() == _PERCENT:
            by = Extension.of_percent(values, *self._size)
        else:
            by = Extension(**{side: round(value) for side, value in values.items()})
        by.checked().size_px(*self._size)
        return by

    def _on_unit(self) -> None:
        is_percent = self.unit.currentData() == _PERCENT
        percent = self.tr("{percent}%").format(percent="")
        for box in self.boxes.values():
            box.setMaximum(_PERCENT_MAX if is_percent else INPUT_MAX_PX)
            box.setSingleStep(5 if is_percent else 64)
            box.setSuffix(percent if is_percent else " px")
        self._show()

    def _show(self) -> None:
        try:
            width, height = self.extension().size_px(*self._size)
        except StudioError as error:
            self.extend.setEnabled(False)
            text = self.tr("Enter how far to extend at least one side.")
            if error.code is not ErrorCode.EXTEND_NOTHING:
                text = sentence_for(error, translate)
            self.said.setText(text)
            return
        self.extend.setEnabled(True)
        before = "{} × {}".format(*self._size)
        self.said.setText(
            self.tr("New size: {width} × {height} pixels (now {before})").format(
                width=width, height=height, before=before
            )
        )

    def _on_extend(self) -> None:
        by = self.extension()
        self.close()
        self.chosen.emit(by)
