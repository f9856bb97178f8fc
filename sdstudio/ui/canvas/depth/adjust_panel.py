"""DepthPanel: histogram, levels, inversion and blur of the depth."""

import math
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from sdstudio.imaging.depth_maps import GAMMA_MAX, WHITE, DepthAdjustment
from sdstudio.ui.canvas.adjustment_panel import AdjustmentPanel
from sdstudio.ui.canvas.depth.adjusting import DepthAdjusting
from sdstudio.ui.canvas.depth.histogram import HistogramView
from sdstudio.ui.canvas.labelled_slider import LabelledSlider, align
from sdstudio.ui.wording import plain_tip

#: The gamma slider is logarithmic, so that both directions are equally long.
_GAMMA_STEPS: Final = 100


class DepthPanel(AdjustmentPanel):
    """Over the canvas while :class:`DepthAdjusting` is open.

    Attributes:
        black, white, gamma, blur: the sliders.
        invert: the switch.
        spread: the button that chooses black and white.
    """

    def __init__(self, adjusting: DepthAdjusting, canvas: QWidget) -> None:
        super().__init__(adjusting, canvas, Qt.AlignmentFlag.AlignRight)
        self._adjusting = adjusting
        self.histogram = HistogramView()
        self.black = LabelledSlider(0, WHITE - 1, "255")
        self.white = LabelledSlider(1, WHITE, "255")
        self.gamma = LabelledSlider(-_GAMMA_STEPS, _GAMMA_STEPS, "0.00")
        self.blur = LabelledSlider(0, 1, "200 px")
        self.invert = QCheckBox()
        self.spread = QPushButton()
        options = QHBoxLayout()
        options.addWidget(self.invert)
        options.addStretch()
        options.addWidget(self.spread)
        self.histogram.moved.connect(self._on_ends)
        self.black.moved.connect(
            lambda value: self._on_ends(value, max(value + 1, self._now.white))
        )
        self.white.moved.connect(
            lambda value: self._on_ends(min(value - 1, self._now.black), value)
        )
        self.gamma.moved.connect(
            lambda value: adjusting.shape(
                replace(self._now, gamma=GAMMA_MAX ** (value / _GAMMA_STEPS))
            )
        )
        self.blur.moved.connect(
            lambda value: adjusting.shape(replace(self._now, blur_px=float(value)))
        )
        self.invert.toggled.connect(
            lambda inverts: adjusting.shape(replace(self._now, inverts=inverts))
        )
        self.spread.clicked.connect(adjusting.spread)
        self.lay_out(self.histogram, self.black, self.white, self.gamma, self.blur, options)

    def retranslate(self) -> None:
        self.histogram.setAccessibleName(self.tr("Histogram"))
        self.histogram.setToolTip(
            plain_tip(
                self.tr(
                    "How often each level occurs, from far to near. Drag the handles to choose "
                    "which levels become black and white."
                )
            )
        )
        for slider, name, help_ in (
            (
                self.black,
                self.tr("Black"),
                self.tr("This level and lower ones become the farthest"),
            ),
            (
                self.white,
                self.tr("White"),
                self.tr("This level and higher ones become the nearest"),
            ),
            (
                self.gamma,
                self.tr("Gamma"),
                self.tr(
                    "Shifts the midtones: right brings them nearer, left moves them farther away"
                ),
            ),
            (self.blur, self.tr("Blur"), self.tr("Softens edges and fine detail in the depth")),
        ):
            slider.set_name(name, help_)
        align(self.black, self.white, self.gamma, self.blur)
        self.invert.setText(self.tr("Invert"))
        self.invert.setAccessibleName(self.invert.text())
        self.invert.setToolTip(
            plain_tip(self.tr("Swap near and far, for depth maps where black is near"))
        )
        self.spread.setText(self.tr("Auto levels"))
        self.spread.setToolTip(
            plain_tip(
                self.tr("Stretch the levels that occur to the whole range from black to white")
            )
        )
        super().retranslate()

    def title(self) -> str:
        return self.tr("Adjust depth")

    def first(self) -> QWidget:
        return self.black

    def show_values(self) -> None:
        adjusting, now = self._adjusting, self._now
        self.histogram.show_counts(adjusting.counts)
        self.histogram.show_ends(now.black, now.white)
        self.black.show_value(now.black, str(now.black))
        self.white.show_value(now.white, str(now.white))
        place = round(math.log(now.gamma, GAMMA_MAX) * _GAMMA_STEPS)
        self.gamma.show_value(place, self.locale().toString(now.gamma, "f", 2))
        self.blur.set_range(0, adjusting.blur_limit_px)
        text = self.tr("{size} px").format(size=round(now.blur_px))
        self.blur.show_value(round(now.blur_px), text)
        with QSignalBlocker(self.invert):
            self.invert.setChecked(now.inverts)
        self.spread.setEnabled(adjusting.counts is not None)

    @property
    def _now(self) -> DepthAdjustment:
        return self._adjusting.adjustment

    def _on_ends(self, black: int, white: int) -> None:
        self._adjusting.shape(replace(self._now, black=black, white=white))
        self.show_values()
