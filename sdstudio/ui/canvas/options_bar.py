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
from sdstudio.ui.canvas.colour_button import ColourButton, ColourPopup
from sdstudio.ui.canvas.labelled_slider import LabelledSlider
from sdstudio.ui.canvas.mask_tools import MaskTools
from sdstudio.ui.canvas.tools.tool_options import (
    SAMPLES_PX,
    TOLERANCE_MAX,
    AreaOptions,
    ToolName,
)
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.layouts import FlowLayout
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

#: Positions of the size slider; each is a few percent larger than the previous one.
_SIZES: Final = 100
#: Longer sliders are no finer, and their ends are far from each other on a wide screen.
_GROWTH_PX: Final = 240
_BRUSHES: Final = (ToolName.BRUSH, ToolName.ERASER)
_WITHOUT_COMBINE: Final = (*_BRUSHES, ToolName.BUCKET, ToolName.EYEDROPPER)
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
        tolerance, contiguous: of the wand, and of the bucket on a layer.
        source: where the bucket on a layer and the eyedropper look.
        sample: how much the eyedropper looks at.
        brush_colours, area_colours: what layers are painted and filled with.
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
        self.source, self.sample = CalmComboBox(), CalmComboBox()
        for from_layer in (False, True):
            self.source.addItem("", from_layer)
        for side_px in SAMPLES_PX:
            self.sample.addItem("", side_px)
        self.brush_colours, self.area_colours = (
            ColourButton(tools.colours, tools.main_colours) for _ in range(2)
        )
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
        self.source.activated.connect(
            lambda _row: self._set(replace(self._options, from_layer=self.source.currentData()))
        )
        self.sample.activated.connect(
            lambda _row: self._set(replace(self._options, sample_px=self.sample.currentData()))
        )
        for changed in (
            tools.changed,
            tools.brush.changed,
            tools.options.changed,
            tools.target_changed,
        ):
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
        self.tolerance.set_name(
            self.tr("Tolerance"), self.tr("How much a colour may differ from the one you click")
        )
        self.contiguous.setText(self.tr("Contiguous"))
        self.contiguous.setToolTip(
            plain_tip(
                self.tr("Only the area connected to the place you click, not the whole picture")
            )
        )
        self.source.setAccessibleName(self.tr("Sample from"))
        for row, text in enumerate((self.tr("All layers"), self.tr("Current layer"))):
            self.source.setItemText(row, text)
        self.source.setToolTip(
            plain_tip(
                self.tr(
                    "Pick colours from everything visible, or only from the layer you are "
                    "painting on"
                )
            )
        )
        self.sample.setAccessibleName(self.tr("Sample size"))
        texts = (self.tr("1 pixel"), self.tr("3 × 3 pixels"), self.tr("5 × 5 pixels"))
        for row, text in enumerate(texts):
            self.sample.setItemText(row, text)
        self.sample.setToolTip(
            plain_tip(self.tr("Pick the average colour of this many pixels around the pointer"))
        )
        self._show()

    def open_colours(self) -> ColourPopup:
        """Show where the colours are chosen, at the button that shows them if there is one."""
        button = next(
            (one for one in (self.brush_colours, self.area_colours) if one.isVisible()),
            None,
        )
        return self.brush_colours.open(self if button is None else button)

    def _lay_out(self) -> None:
        self._brush_page = _page(
            self.brush_colours, self.size_slider, self.hardness, self.opacity, self.more
        )
        self._area_page = _page(
            self.area_colours,
            self.combine,
            self.tolerance,
            self.contiguous,
            self.sample,
            self.source,
        )
        self._pages = QStackedLayout(self)
        self._own_pages: dict[ToolName, QWidget] = {ToolName.MOVE: _NoSettings(self._brush_page)}
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

    def _name_opacity(self) -> None:
        tip = self.tr("How much a stroke covers. Partly covered areas change only partly.")
        if self._tools.fills_layer:
            tip = self.tr("How much a stroke covers what is below it")
        self.opacity.set_name(self.tr("Opacity"), tip)

    def _show(self) -> None:
        self._name_opacity()
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
        self.combine.setVisible(name not in _WITHOUT_COMBINE)
        self.combine.show_value(options.combine)
        fills = name is ToolName.BUCKET and self._tools.fills_layer
        takes = name is ToolName.EYEDROPPER
        for widget in (self.tolerance, self.contiguous):
            widget.setVisible(name is ToolName.WAND or fills)
        self.sample.setVisible(takes)
        self.source.setVisible(takes or fills)
        self.brush_colours.setVisible(self._tools.paints_colour)
        self.area_colours.setVisible(takes or (fills and self._tools.paints_colour))
        self.sample.setCurrentIndex(self.sample.findData(options.sample_px))
        self.source.setCurrentIndex(self.source.findData(options.from_layer))
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


class _NoSettings(QWidget):
    """Of a tool without any: as high as another page, so that the picture stays where it is."""

    def __init__(self, other: QWidget) -> None:
        super().__init__()
        self._other = other

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._other.heightForWidth(width)


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    flow = FlowLayout(spacing=GRID_PX, growth_px=_GROWTH_PX)
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
