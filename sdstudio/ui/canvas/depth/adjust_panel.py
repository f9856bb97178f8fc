"""DepthPanel: histogram, levels, inversion and blur of the depth."""

import math
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.imaging.depth_maps import GAMMA_MAX, WHITE, DepthAdjustment
from sdstudio.ui.canvas.depth.adjusting import DepthAdjusting
from sdstudio.ui.canvas.depth.histogram import HistogramView
from sdstudio.ui.canvas.labelled_slider import LabelledSlider
from sdstudio.ui.floating import Floating
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

_WIDTH_PX: Final = 320
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: The gamma slider is logarithmic, so that both directions are equally long.
_GAMMA_STEPS: Final = 100


class DepthPanel(Retranslates, QFrame):
    """Over the canvas while :class:`DepthAdjusting` is open. Enter applies, Escape cancels, here
    and on the canvas.

    Attributes:
        black, white, gamma, blur: the sliders.
        invert: the switch.
        spread, use, leave: the buttons.
    """

    def __init__(self, adjusting: DepthAdjusting, canvas: QWidget) -> None:
        super().__init__()
        self.setObjectName("canvas_panel")
        self._adjusting = adjusting
        self._canvas = canvas
        self._title, self._said = QLabel(), QLabel()
        self._said.setProperty("dim", True)
        self.histogram = HistogramView()
        self.black = LabelledSlider(0, WHITE - 1, "255")
        self.white = LabelledSlider(1, WHITE, "255")
        self.gamma = LabelledSlider(-_GAMMA_STEPS, _GAMMA_STEPS, "0.00")
        self.blur = LabelledSlider(0, 1, "200 px")
        self.invert = QCheckBox()
        self.spread, self.use, self.leave = QPushButton(), QPushButton(), QPushButton()
        self.use.setProperty("accent", True)
        self._lay_out()
        self.histogram.moved.connect(self._on_ends)
        self.black.moved.connect(
            lambda value: self._on_ends(value, max(value + 1, self._now.white))
        )
        self.white.moved.connect(
            lambda value: self._on_ends(min(value - 1, self._now.black), value)
        )
        self.gamma.moved.connect(
            lambda value: self._shape(gamma=GAMMA_MAX ** (value / _GAMMA_STEPS))
        )
        self.blur.moved.connect(lambda value: self._shape(blur_px=float(value)))
        self.invert.toggled.connect(lambda inverts: self._shape(inverts=inverts))
        self.spread.clicked.connect(adjusting.spread)
        self.use.clicked.connect(adjusting.apply)
        self.leave.clicked.connect(adjusting.cancel)
        adjusting.changed.connect(self._show)
        canvas.installEventFilter(self)
        Floating(self, canvas, Qt.AlignmentFlag.AlignRight)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Adjust depth"))
        self.setAccessibleName(self._title.text())
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
        self.use.setText(self.tr("Apply"))
        self.leave.setText(self.tr("Cancel"))
        for button in (self.spread, self.use, self.leave):
            button.setAccessibleName(button.text())
        self._show()

    def sizeHint(self) -> QSize:
        # Its sliders have next to no width of their own.
        return super().sizeHint().expandedTo(QSize(_WIDTH_PX, 0))

    def event(self, event: QEvent) -> bool:
        return self._takes(event) or super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return self._takes(event) or super().eventFilter(watched, event)

    @property
    def _now(self) -> DepthAdjustment:
        return self._adjusting.adjustment

    def _takes(self, event: QEvent) -> bool:
        """Handle Enter and Escape, which mean something else to the window and to tools."""
        if not self._adjusting.is_open or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        is_escape = event.key() == Qt.Key.Key_Escape
        if not is_escape and event.key() not in _ENTER:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if self.spread.hasFocus() and not is_escape:
            self._adjusting.spread()
        elif is_escape or self.leave.hasFocus():
            self._adjusting.cancel()
        else:
            self._adjusting.apply()
        return True

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._said)
        options = QHBoxLayout()
        options.addWidget(self.invert)
        options.addStretch()
        options.addWidget(self.spread)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.leave)
        buttons.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID_PX, GRID_PX, 2 * GRID_PX, GRID_PX)
        column.setSpacing(GRID_PX)
        column.addLayout(head)
        column.addWidget(self.histogram)
        for slider in (self.black, self.white, self.gamma, self.blur):
            column.addWidget(slider)
        column.addLayout(options)
        column.addLayout(buttons)

    def _on_ends(self, black: int, white: int) -> None:
        self._adjusting.shape(replace(self._now, black=black, white=white))
        self._show()

    def _shape(
        self,
        *,
        gamma: float | None = None,
        blur_px: float | None = None,
        inverts: bool | None = None,
    ) -> None:
        now = self._now
        self._adjusting.shape(
            replace(
                now,
                gamma=now.gamma if gamma is None else gamma,
                blur_px=now.blur_px if blur_px is None else blur_px,
                inverts=now.inverts if inverts is None else inverts,
            )
        )

    def _show(self) -> None:
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
        self._said.setText(self.tr("Working…") if adjusting.is_busy else "")
        if adjusting.is_open is self.isVisibleTo(self._canvas):
            return
        had_focus = self.isAncestorOf(self.focusWidget() or self)
        self.setVisible(adjusting.is_open)
        if adjusting.is_open:
            self.black.setFocus()
        elif had_focus:
            self._canvas.setFocus()
