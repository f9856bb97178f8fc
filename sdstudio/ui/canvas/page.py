"""The canvas with its tools: what the stage shows while a mask is painted."""

import math
from collections.abc import Hashable
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.input_pictures import Preview, Shown
from sdstudio.canvas.brush import BRUSH_MAX_PX, BRUSH_MIN_PX, Pressure
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.painted_mask import PaintedMask
from sdstudio.ui.canvas.tools.brush_settings import BrushSettings
from sdstudio.ui.canvas.tools.tool_box import ToolBox
from sdstudio.ui.canvas.view import CanvasView
from sdstudio.ui.canvas.view_actions import VIEW_ACTIONS
from sdstudio.ui.canvas.zoom_button import ZoomButton
from sdstudio.ui.layouts import FlowLayout
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.tool_buttons import flat_tool
from sdstudio.ui.wording import plain_tip, without_mnemonic

_STRIP: Final = (
    ActionId.MASK_BRUSH,
    ActionId.MASK_ERASER,
    None,
    ActionId.MASK_FILL,
    ActionId.MASK_CLEAR,
    ActionId.MASK_INVERT,
    ActionId.MASK_OPEN,
    None,
    ActionId.MASK_HIDE,
    ActionId.MASK_LIST,
)
#: Their shortcuts work while the canvas has the focus.
KEYS: Final = (
    ActionId.MASK_BRUSH,
    ActionId.MASK_ERASER,
    ActionId.MASK_SWAP,
    ActionId.BRUSH_SMALLER,
    ActionId.BRUSH_LARGER,
    ActionId.MASK_FILL,
    ActionId.MASK_CLEAR,
    ActionId.MASK_INVERT,
    ActionId.MASK_HIDE,
)
#: Positions of the size slider; each is a few percent larger than the previous one.
_SIZES: Final = 100


class CanvasPage(Retranslates, QWidget):
    """Tools at the left and top, the picture with its mask in the middle."""

    def __init__(
        self,
        painted: PaintedMask,
        settings: BrushSettings,
        tools: ToolBox,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._settings = settings
        self._shown: Shown | None = None
        self._is_preview = False
        self.view = CanvasView(painted, tools)
        self.zoom_button = ZoomButton(self.view.navigation, actions)
        self.size_slider = LabelledSlider(0, _SIZES, f"{BRUSH_MAX_PX} px")
        self.softness = LabelledSlider(0, 100, "100%")
        self.opacity = LabelledSlider(5, 100, "100%")
        self.pressure = _PressureButton(settings)
        self._buttons: dict[ActionId, QToolButton] = {}
        #: The tools, the picture and what is beside it.
        self._middle = QHBoxLayout()
        self._lay_out()
        for do in (*KEYS, *VIEW_ACTIONS):
            self.addAction(actions[do])
        self.size_slider.moved.connect(lambda place: settings.set_size(_size_at(place)))
        self.softness.moved.connect(lambda percent: settings.set_softness(percent / 100))
        self.opacity.moved.connect(lambda percent: settings.set_opacity(percent / 100))
        self.view.pen_seen.connect(self.pressure.show)
        settings.changed.connect(self._show_tool)
        self.setFocusProxy(self.view)
        self.retranslate()
        self._show_tool()

    @property
    def picture(self) -> Shown | None:
        """What is painted on; ``None`` while it is loading."""
        return self._shown

    def add_above(self, widget: QWidget) -> None:
        """Show ``widget`` above the tools and the picture."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, widget)

    def add_below(self, widget: QWidget) -> None:
        """Show ``widget`` below the picture."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)

    def add_beside(self, widget: QWidget) -> None:
        """Show ``widget`` to the right of the picture."""
        self._middle.addWidget(widget)

    def show_picture(self, picture: Shown | None, key: Hashable) -> None:
        """Paint on ``picture``; one with a ``key`` that was shown before lies as it did then."""
        if picture is not self._shown or self._is_preview:
            self._shown, self._is_preview = picture, False
            if picture is not None:
                self._settings.suit(max(picture.full.width(), picture.full.height()))
            self.view.show_picture(picture, key)

    def show_preview(self, preview: Preview, key: Hashable) -> None:
        """Show a small copy of the picture that is painted on next, while it is read."""
        self._shown, self._is_preview = None, True
        self._settings.suit(max(preview.size.width(), preview.size.height()))
        self.view.show_preview(preview, key)

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Canvas"))
        self.view.setAccessibleDescription(
            self.tr(
                "The arrow keys move the brush; hold Shift to paint while moving, or press Enter "
                "to paint a dot. Hold Space and drag to move the picture."
            )
        )
        self.size_slider.set_name(
            self.tr("Size"),
            self.tr("Diameter of the brush; press [ or ], or hold Ctrl and turn the mouse wheel"),
        )
        self.softness.set_name(
            self.tr("Softness"),
            self.tr("How much of the brush edge fades out; the opposite of hardness"),
        )
        self.opacity.set_name(
            self.tr("Opacity"),
            self.tr(
                "How much a stroke covers. Areas that are only partly covered change only partly."
            ),
        )
        for do, button in self._buttons.items():
            button.setAccessibleName(without_mnemonic(self._actions[do].text()))
        self._show_tool()

    def _lay_out(self) -> None:
        above = QFrame()
        above.setObjectName("stage_bar")
        sliders = FlowLayout(spacing=GRID_PX * 2)
        for slider in (self.size_slider, self.softness, self.opacity, self.pressure):
            sliders.addWidget(slider)
        head = QVBoxLayout(above)
        head.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX * 2, GRID_PX // 2)
        head.addLayout(sliders)
        strip = QFrame()
        strip.setObjectName("stage_bar")
        tools = QVBoxLayout(strip)
        tools.setContentsMargins(GRID_PX // 2, GRID_PX // 2, GRID_PX // 2, GRID_PX // 2)
        tools.setSpacing(4)
        for do in _STRIP:
            if do is None:
                tools.addSpacing(GRID_PX)
            else:
                self._buttons[do] = flat_tool(self._actions[do])
                tools.addWidget(self._buttons[do])
        tools.addStretch()
        tools.addWidget(self.zoom_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._middle.setSpacing(0)
        self._middle.addWidget(strip)
        self._middle.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addLayout(self._middle, 1)

    def _show_tool(self) -> None:
        brush = self._settings.brush
        self.size_slider.show_value(
            _place_of(brush.size_px), self.tr("{size} px").format(size=round(brush.size_px))
        )
        for slider, share in ((self.softness, brush.softness), (self.opacity, brush.opacity)):
            percent = round(100 * share)
            slider.show_value(percent, self.tr("{percent}%").format(percent=percent))
        self._actions[ActionId.MASK_BRUSH].setChecked(not brush.erases)
        self._actions[ActionId.MASK_ERASER].setChecked(brush.erases)


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
        self._value.setMinimumWidth(self.fontMetrics().horizontalAdvance(widest))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(minimum, maximum)
        self.slider.setMinimumWidth(40)
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

    def set_name(self, name: str, help_: str) -> None:
        """Set its label and help."""
        self._name.setText(name)
        self.slider.setAccessibleName(name)
        self.slider.setAccessibleDescription(help_)
        self.setToolTip(plain_tip(help_))

    def show_value(self, value: int, text: str) -> None:
        """Show ``value``, labelled ``text``, without emitting ``moved``."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(value)
        self._value.setText(text)


class _PressureButton(Retranslates, QToolButton):
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


def _size_at(place: int) -> int:
    """From the smallest to the largest brush in equal ratios."""
    return round(BRUSH_MIN_PX * math.pow(BRUSH_MAX_PX / BRUSH_MIN_PX, place / _SIZES))


def _place_of(size_px: float) -> int:
    ratio = math.log(size_px / BRUSH_MIN_PX) / math.log(BRUSH_MAX_PX / BRUSH_MIN_PX)
    return round(_SIZES * ratio)
