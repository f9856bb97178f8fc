"""The bar above the canvas: the settings of the current tool, and of no other."""

import math
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.canvas.brush import BRUSH_MAX_PX, BRUSH_MIN_PX
from sdstudio.canvas.selection.combine import Combine
from sdstudio.ui import icons
from sdstudio.ui.canvas.brush_button import BrushButton
from sdstudio.ui.canvas.labelled_slider import LabelledSlider
from sdstudio.ui.canvas.mask_tools import MaskTools
from sdstudio.ui.canvas.tools.tool_options import TOLERANCE_MAX, AreaOptions, ToolName
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.layouts import FlowLayout
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

#: Positions of the size slider; each is a few percent larger than the previous one.
_SIZES: Final = 100
_BRUSHES: Final = (ToolName.BRUSH, ToolName.ERASER)
_COMBINES: Final[tuple[tuple[Combine, IconName], ...]] = (
    (Combine.REPLACE, "square"),
    (Combine.ADD, "plus"),
    (Combine.SUBTRACT, "minus"),
    (Combine.INTERSECT, "intersect"),
)


class OptionsBar(Retranslates, QFrame):
    """As high as the tool with the most settings needs, so that the picture stays where it is
    when another tool is chosen.

    Attributes:
        size_slider, hardness, opacity, more: of the brush and the eraser.
        combine: how the other tools change the mask.
        tolerance, contiguous: of the wand.
    """

    def __init__(self, tools: MaskTools) -> None:
        super().__init__()
        self.setObjectName("stage_bar")
        self._tools = tools
        self.size_slider = LabelledSlider(0, _SIZES, f"{BRUSH_MAX_PX} px")
        self.hardness = LabelledSlider(0, 100, "100%")
        self.opacity = LabelledSlider(5, 100, "100%")
        self.more = BrushButton(tools.brush)
        self.combine = CombineButtons()
        self.tolerance = LabelledSlider(0, TOLERANCE_MAX, "255")
        self.contiguous = QCheckBox()
        self._lay_out()
        brush = tools.brush
        self.size_slider.moved.connect(lambda place: brush.set_size(_size_at(place)))
        self.hardness.moved.connect(lambda percent: brush.set_softness(1 - percent / 100))
        self.opacity.moved.connect(lambda percent: brush.set_opacity(percent / 100))
        for button, how in self.combine.by_button.items():
            button.clicked.connect(partial(self._choose, how))
        self.tolerance.moved.connect(
            lambda value: self._set(replace(self._options, tolerance=value))
        )
        self.contiguous.toggled.connect(
            lambda on: self._set(replace(self._options, is_contiguous=on))
        )
        for changed in (tools.changed, tools.brush.changed, tools.options.changed):
            changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Tool settings"))
        self.size_slider.set_name(
            self.tr("Size"),
            self.tr("Diameter of the brush; press [ or ], or hold Ctrl and turn the mouse wheel"),
        )
        self.hardness.set_name(
            self.tr("Hardness"),
            self.tr("How sharp the edge of the brush is; lower values are softer"),
        )
        self.opacity.set_name(
            self.tr("Opacity"),
            self.tr("How much a stroke covers. Partly covered areas change only partly."),
        )
        self.tolerance.set_name(
            self.tr("Tolerance"), self.tr("How much a colour may differ from the one you click")
        )
        self.contiguous.setText(self.tr("Contiguous"))
        self.contiguous.setToolTip(
            plain_tip(
                self.tr("Only the area connected to the place you click, not the whole picture")
            )
        )
        self._show()

    def _lay_out(self) -> None:
        self._brush_page = _page(self.size_slider, self.hardness, self.opacity, self.more)
        self._area_page = _page(self.combine, self.tolerance, self.contiguous)
        self._pages = QStackedLayout(self)
        self._own_pages = {ToolName.MOVE: QWidget()}
        for page in (self._brush_page, self._area_page, *self._own_pages.values()):
            self._pages.addWidget(page)

    def add_page(self, name: ToolName, page: QWidget) -> None:
        """Show ``page`` for a tool that has other settings than brushes and areas."""
        self._own_pages[name] = page
        self._pages.addWidget(page)
        self._show()

    def _choose(self, how: Combine) -> None:
        self._set(replace(self._options, combine=how))

    def _set(self, options: AreaOptions) -> None:
        self._tools.options.choose(self._tools.name, options)

    @property
    def _options(self) -> AreaOptions:
        return self._tools.options.of(self._tools.name)

    def _show(self) -> None:
        name, brush = self._tools.name, self._tools.brush.brush
        page = self._brush_page if name in _BRUSHES else self._area_page
        self._pages.setCurrentWidget(self._own_pages.get(name, page))
        self.size_slider.show_value(
            _place_of(brush.size_px), self.tr("{size} px").format(size=round(brush.size_px))
        )
        shares = ((self.hardness, 1 - brush.softness), (self.opacity, brush.opacity))
        for slider, share in shares:
            percent = round(100 * share)
            slider.show_value(percent, self.tr("{percent}%").format(percent=percent))
        options = self._options
        self.combine.setVisible(name not in (*_BRUSHES, ToolName.BUCKET))
        self.combine.show_value(options.combine)
        for widget in (self.tolerance, self.contiguous):
            widget.setVisible(name is ToolName.WAND)
        self.tolerance.show_value(options.tolerance, str(options.tolerance))
        with QSignalBlocker(self.contiguous):
            self.contiguous.setChecked(options.is_contiguous)


class CombineButtons(Retranslates, QWidget):
    """What becomes of the mask when an area is marked; one is chosen.

    Attributes:
        by_button: what each button stands for.
    """

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.by_button: dict[QToolButton, Combine] = {}
        self._group = QButtonGroup(self)
        for how, icon in _COMBINES:
            button = QToolButton()
            button.setCheckable(True)
            button.setProperty("flat", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            icons.set_icon(button, icon)
            self._group.addButton(button)
            row.addWidget(button)
            self.by_button[button] = how
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        texts = {
            Combine.REPLACE: (self.tr("Replace"), self.tr("Replace the mask")),
            Combine.ADD: (self.tr("Add"), self.tr("Add to the mask (Shift)")),
            Combine.SUBTRACT: (self.tr("Subtract"), self.tr("Subtract from the mask (Alt)")),
            Combine.INTERSECT: (
                self.tr("Intersect"),
                self.tr("Keep only the overlap with the mask (Shift+Alt)"),
            ),
        }
        for button, how in self.by_button.items():
            name, tip = texts[how]
            button.setAccessibleName(name)
            button.setToolTip(plain_tip(tip))

    def show_value(self, chosen: Combine) -> None:
        """Check the button of ``chosen``."""
        for button, how in self.by_button.items():
            button.setChecked(how is chosen)


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    flow = FlowLayout(spacing=GRID_PX)
    for widget in widgets:
        flow.addWidget(widget)
    around = QVBoxLayout(page)
    around.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX, GRID_PX // 2)
    around.addLayout(flow)
    return page


def _size_at(place: int) -> int:
    """From the smallest to the largest brush in equal ratios."""
    return round(BRUSH_MIN_PX * math.pow(BRUSH_MAX_PX / BRUSH_MIN_PX, place / _SIZES))


def _place_of(size_px: float) -> int:
    ratio = math.log(size_px / BRUSH_MIN_PX) / math.log(BRUSH_MAX_PX / BRUSH_MIN_PX)
    return round(_SIZES * ratio)
