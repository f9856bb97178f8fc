"""PressureButton: what the pressure of a pen controls."""

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from sdstudio.canvas.brush import Pressure
from sdstudio.ui import icons
from sdstudio.ui.canvas.tools.brush_settings import BrushSettings
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import plain_tip


class PressureButton(Retranslates, QToolButton):
    """What pen pressure controls; appears once a pen is used."""

    def __init__(self, settings: BrushSettings) -> None:
        super().__init__()
        self._settings = settings
        self.setProperty("flat", True)
        icons.set_icon(self, "pen-nib")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._group = QActionGroup(self)
        menu = QMenu(self)
        self._choices: dict[Pressure, QAction] = {}
        for pressure in Pressure:
            choice = QAction(self)
            choice.setCheckable(True)
            choice.setChecked(pressure is settings.pressure)
            choice.triggered.connect(lambda _checked, pressure=pressure: self._choose(pressure))
            self._group.addAction(choice)
            menu.addAction(choice)
            self._choices[pressure] = choice
        self.setMenu(menu)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self._choices[Pressure.SIZE].setText(self.tr("Pressure changes the brush size"))
        self._choices[Pressure.OPACITY].setText(self.tr("Pressure changes the opacity"))
        self._choices[Pressure.NOTHING].setText(self.tr("Ignore pressure"))
        self.setAccessibleName(self.tr("Pen pressure"))
        self.setToolTip(plain_tip(self.tr("What pen pressure controls")))

    def _choose(self, pressure: Pressure) -> None:
        self._settings.pressure = pressure
