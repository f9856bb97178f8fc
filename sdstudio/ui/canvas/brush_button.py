"""BrushButton: opens the settings that are used less often: smoothing and pen pressure."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from sdstudio.canvas.pressure_curve import PressureCurve
from sdstudio.ui import icons
from sdstudio.ui.canvas.curve_edit import CurveEdit
from sdstudio.ui.canvas.labelled_slider import LabelledSlider
from sdstudio.ui.canvas.tools.brush_settings import BrushSettings
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.popups import Popup
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

#: Of the stabiliser; more is too far behind for a hand to follow.
_SMOOTHING_MAX_MS: Final = 500
_STEP_MS: Final = 20


class BrushButton(Retranslates, QToolButton):
    """A button with a popup below it."""

    def __init__(self, settings: BrushSettings) -> None:
        super().__init__()
        self._settings = settings
        self.setProperty("flat", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.set_icon(self, "sliders-horizontal")
        self.clicked.connect(self.open)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Smoothing and pen pressure"))
        self.setToolTip(plain_tip(self.accessibleName()))

    def open(self) -> "BrushPopup":
        """Show the popup."""
        popup = BrushPopup(self._settings, self)
        popup.move(self.mapToGlobal(self.rect().bottomLeft()))
        popup.show()
        return popup


class BrushPopup(Popup):
    """Changes take effect at once.

    Attributes:
        smoothing: how far the line is behind the pen.
        by_size, by_opacity: what pressure changes.
        size_curve, opacity_curve: how.
    """

    def __init__(self, settings: BrushSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(parent.accessibleName())
        self.smoothing = LabelledSlider(0, _SMOOTHING_MAX_MS // _STEP_MS, "000 ms")
        self.smoothing.set_name(
            self.tr("Smoothing"),
            self.tr("Steadies your hand: the line follows the pointer with a short delay"),
        )
        self.by_size, self.by_opacity = QCheckBox(), QCheckBox()
        self.size_curve, self.opacity_curve = CurveEdit(), CurveEdit()
        grid = QGridLayout()
        grid.setSpacing(GRID_PX)
        title = QLabel(self.tr("Pen pressure changes"))
        grid.addWidget(self.smoothing, 0, 0, 1, 2)
        grid.addWidget(title, 1, 0, 1, 2)
        help_ = self.tr(
            "Light pressure is on the left, hard pressure on the right. Drag the points, or "
            "select one with the left and right arrow keys and move it with the up and down arrow "
            "keys. Double-click to straighten the curve."
        )
        for column, (box, curve, name, curve_name) in enumerate(
            (
                (self.by_size, self.size_curve, self.tr("Size"), self.tr("Size curve")),
                (
                    self.by_opacity,
                    self.opacity_curve,
                    self.tr("Opacity"),
                    self.tr("Opacity curve"),
                ),
            )
        ):
            box.setText(name)
            curve.setAccessibleName(curve_name)
            curve.setAccessibleDescription(help_)
            curve.setToolTip(plain_tip(help_))
            grid.addWidget(box, 2, column)
            grid.addWidget(curve, 3, column)
            box.toggled.connect(self._on_pressure)
            curve.changed.connect(self._on_pressure)
        self.column.addLayout(grid)
        self.smoothing.moved.connect(lambda place: settings.set_stabiliser(place * _STEP_MS))
        settings.changed.connect(self._show)
        self._show()
        self.smoothing.setFocus()
        keep_on_screen(self)

    def _show(self) -> None:
        brush, delay_ms = self._settings.brush, round(self._settings.stabiliser_ms)
        said = self.tr("{count} ms").format(count=delay_ms) if delay_ms else self.tr("Off")
        self.smoothing.show_value(delay_ms // _STEP_MS, said)
        for box, edit, curve in (
            (self.by_size, self.size_curve, brush.size_pressure),
            (self.by_opacity, self.opacity_curve, brush.opacity_pressure),
        ):
            with QSignalBlocker(box):
                box.setChecked(curve is not None)
            edit.setEnabled(curve is not None)
            if curve is not None:
                edit.show_curve(curve)

    def _on_pressure(self) -> None:
        self._settings.set_pressure(
            _chosen(self.by_size, self.size_curve), _chosen(self.by_opacity, self.opacity_curve)
        )


def _chosen(box: QCheckBox, edit: CurveEdit) -> PressureCurve | None:
    return edit.curve if box.isChecked() else None
