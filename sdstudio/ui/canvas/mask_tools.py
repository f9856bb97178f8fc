"""MaskTools: the tools that paint on masks and layers, and the actions that choose them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QImage

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.canvas.colour import Colour
from sdstudio.canvas.document import Target
from sdstudio.canvas.selection.combine import Combine
from sdstudio.canvas.selection.of_layer import painted_area
from sdstudio.canvas.tool_settings import Json
from sdstudio.imaging.main_colours import main_colours
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, tip_of
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.colours import Colours
from sdstudio.ui.canvas.tools.area_work import AreaWork
from sdstudio.ui.canvas.tools.brush_settings import BrushSettings
from sdstudio.ui.canvas.tools.brush_tool import BrushTool
from sdstudio.ui.canvas.tools.colour_fills import ColourFills
from sdstudio.ui.canvas.tools.colour_pick import ColourPick
from sdstudio.ui.canvas.tools.colour_tools import BucketTool, WandTool
from sdstudio.ui.canvas.tools.eyedropper_tool import EyedropperTool
from sdstudio.ui.canvas.tools.polygon_tool import PolygonTool
from sdstudio.ui.canvas.tools.sampling import ColourSampler, sample
from sdstudio.ui.canvas.tools.shape_tools import EllipseTool, LassoTool, RectangleTool
from sdstudio.ui.canvas.tools.target_hints import brush_tip
from sdstudio.ui.canvas.tools.tool import CanvasTool, NamedTool
from sdstudio.ui.canvas.tools.tool_box import ToolBox
from sdstudio.ui.canvas.tools.tool_options import ToolName, ToolOptions

#: The names of what is kept besides the tools of masks.
_LAYER_BRUSH: Final = "layer_brush"
_LAYER_ERASER: Final = "layer_eraser"
_COLOURS: Final = "colours"
_CURRENT: Final = "current"
_NAME: Final = "name"
#: These begin to work as soon as they are chosen, which nobody has asked for after a start.
_NOT_RESUMED: Final = (ToolName.OBJECT, ToolName.TRANSFORM)
#: The colours of the picture that are offered.
_MAIN: Final = 8


class MaskTools(QObject):
    """Args:
        image: the picture that is painted on; null while it isn't loaded.

    Attributes:
        box: has the current tool.
        brush: of the brush and the eraser.
        options: of the other tools.
        work: marks areas.
        colours: what layers are painted with.
        fills: fills areas of layers with that.

    Signals:
        changed(): another tool was chosen, or the brush swapped with the eraser.
        hint_changed(): ``hint`` may give another one.
        target_changed(): ``paints_colour`` or ``fills_layer`` has changed.

    Thread: GUI.
    """

    changed = Signal()
    hint_changed = Signal()
    target_changed = Signal()

    def __init__(
        self,
        painted: CanvasModel,
        background: BackgroundTasks,
        actions: Actions,
        image: Callable[[], QImage],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._painted = painted
        self.brush = BrushSettings(self)
        self.options = ToolOptions(self)
        self.work = AreaWork(painted, background, self)
        self.colours = Colours(self)
        self.fills = ColourFills(self.work, self.colours)
        self._image = image
        pick = ColourPick(self.colours, ColourSampler(painted, image), self.options)
        self._brush_tool = BrushTool(painted, self.brush, pick)
        self._eyedropper = EyedropperTool(pick)
        self.box = ToolBox(self._brush_tool, self)
        areas = (self.work, self.options)
        self._by_action: dict[ActionId, NamedTool] = {
            ActionId.MASK_RECTANGLE: RectangleTool(ToolName.RECTANGLE, *areas),
            ActionId.MASK_ELLIPSE: EllipseTool(ToolName.ELLIPSE, *areas),
            ActionId.MASK_LASSO: LassoTool(ToolName.LASSO, *areas),
            ActionId.MASK_POLYGON: PolygonTool(*areas),
            ActionId.MASK_WAND: WandTool(image, *areas),
            ActionId.MASK_BUCKET: BucketTool(*areas, self.fills, pick),
            ActionId.TOOL_EYEDROPPER: self._eyedropper,
        }
        for do, tool in tuple(self._by_action.items()):
            self.add(do, tool)
        for do, erases in ((ActionId.MASK_BRUSH, False), (ActionId.MASK_ERASER, True)):
            actions[do].triggered.connect(partial(self._choose_brush, erases))
        actions[ActionId.MASK_SWAP].triggered.connect(self._swap)
        actions[ActionId.COLOUR_DEFAULT].triggered.connect(self.colours.reset)
        actions[ActionId.COLOUR_FILL].triggered.connect(self._fill)
        self.colours.changed.connect(self._on_colours)
        painted.aimed.connect(self._on_aimed)
        painted.listed.connect(self.hint_changed)
        painted.refused.connect(self._on_refused)
        self.work.changed.connect(self._on_work)
        self.work.found_nothing.connect(self._on_found_nothing)
        self.work.refused.connect(self.tell)
        self.options.changed.connect(self._on_work)
        self.box.changed.connect(self._show)
        self.brush.changed.connect(self._show)
        self._shown: ToolName | None = None
        #: What the next start begins with.
        self._kept = self.name
        self._note = ""
        self._on_colours()
        self._on_aimed()
        self._show()

    @property
    def paints_colour(self) -> bool:
        """Whether brush, eraser and bucket work with colours, on a layer."""
        return self._painted.target is Target.LAYER

    @property
    def fills_layer(self) -> bool:
        """Whether the bucket fills by colour: on a layer, or on what shows of it."""
        return self._painted.target is not Target.MASK

    def main_colours(self) -> list[Colour]:
        """The colours that the picture below the layers consists of; none while it is read."""
        image = self._image()
        if image.isNull():
            return []
        return [Colour(*one) for one in main_colours(sample(image), _MAIN)]

    @property
    def name(self) -> ToolName:
        """The chosen tool."""
        chosen = self.box.current
        if isinstance(chosen, NamedTool):
            return chosen.name
        return ToolName.ERASER if self.brush.brush.erases else ToolName.BRUSH

    @property
    def action(self) -> ActionId:
        """The action that chooses the current tool."""
        chosen = (do for do, tool in self._by_action.items() if tool is self.box.current)
        brush = ActionId.MASK_ERASER if self.brush.brush.erases else ActionId.MASK_BRUSH
        return next(chosen, brush)

    @property
    def note(self) -> str:
        """What :meth:`tell` was given, until something is done; else empty."""
        return self._note

    def select_layer(self) -> None:
        """Mask what is painted on the active layer."""
        self._painted.end()
        layer, document = self._painted.layer, self._painted.document
        if layer is None or document is None:
            self.tell(self.tr("There is no layer yet, so there is nothing painted to select."))
            return
        grid = document.mask_grid
        text = QCoreApplication.translate("commands", "select what is painted")
        self.work.mark_later(lambda: painted_area(layer, grid), Combine.REPLACE, text)

    def tell(self, note: str) -> None:
        """Show ``note`` as the hint until something is done."""
        self._note = note
        self.hint_changed.emit()

    def to_json(self) -> dict[str, dict[str, Json]]:
        """What each tool is set to, by its name, and the current one, as plain values."""
        return {
            _CURRENT: {_NAME: self._kept.value},
            ToolName.BRUSH.value: self.brush.to_json(erases=False),
            ToolName.ERASER.value: self.brush.to_json(erases=True),
            _LAYER_BRUSH: self.brush.to_json(erases=False, on_layers=True),
            _LAYER_ERASER: self.brush.to_json(erases=True, on_layers=True),
            _COLOURS: self.colours.to_json(),
            **self.options.to_json(),
        }

    def use_json(self, values: Mapping[str, object]) -> None:
        """Restore what :meth:`to_json` gave; invalid values become defaults."""
        for name, erases, on_layers in (
            (ToolName.BRUSH.value, False, False),
            (ToolName.ERASER.value, True, False),
            (_LAYER_BRUSH, False, True),
            (_LAYER_ERASER, True, True),
        ):
            value = values.get(name)
            if isinstance(value, Mapping):
                self.brush.use_json(value, erases=erases, on_layers=on_layers)
        colours = values.get(_COLOURS)
        if isinstance(colours, Mapping):
            self.colours.use_json(colours)
        self.options.use_json(values)

    def resume(self, values: Mapping[str, object]) -> None:
        """Choose the current tool of :meth:`to_json`, once all tools are there."""
        value = values.get(_CURRENT)
        name = value.get(_NAME) if isinstance(value, Mapping) else None
        if name in (ToolName.BRUSH, ToolName.ERASER):
            self._choose_brush(name == ToolName.ERASER)
        for tool in self._by_action.values():
            if tool.name == name and tool.name not in _NOT_RESUMED:
                self._choose(tool)

    def add(self, do: ActionId, tool: NamedTool) -> None:
        """Have an action choose another tool, too."""
        self._by_action[do] = tool
        self._actions[do].triggered.connect(partial(self._choose, tool))

    def choose(self, tool: CanvasTool) -> None:
        """Use ``tool`` from now on, which is one of these."""
        self._choose(tool)

    def hint(self, modifiers: Qt.KeyboardModifier) -> str:
        """What the pointer does now, with ``modifiers`` held; empty if that needs no words."""
        return self._note or self.box.current.hint(modifiers)

    def _choose(self, tool: CanvasTool, _checked: bool = False) -> None:
        before = self.box.current
        if tool is not before:
            # What was begun with one tool can't be finished with another.
            before.cancel()
            self.work.cancel()
        self.box.choose(tool)
        # A second click must not uncheck the current tool.
        self._check()

    def _choose_brush(self, erases: bool, _checked: bool = False) -> None:
        self.brush.set_erases(erases)
        self._choose(self._brush_tool)

    def _swap(self) -> None:
        if self.paints_colour:
            # What the key does in other painting programs.
            self.colours.swap()
        elif self.box.current is self._brush_tool:
            self.brush.swap()
        else:
            self._choose(self._brush_tool)

    def _fill(self) -> None:
        if self.fills_layer:
            self.fills.fill_selection()
        else:
            self.tell(self.tr("Choose the layer to fill first."))

    def _on_colours(self) -> None:
        self._painted.use_colour(self.colours.foreground)

    def retranslate(self) -> None:
        """Say in the current language what the tools do."""
        for do, erases in ((ActionId.MASK_BRUSH, False), (ActionId.MASK_ERASER, True)):
            tip = tip_of(do, brush_tip(self._painted, erases=erases))
            self._actions[do].setToolTip(tip)
        # A note stays in the language in which it was written, so it is removed.
        self.tell("")

    def _on_aimed(self) -> None:
        self.retranslate()
        self.brush.set_on_layers(self.paints_colour)
        self.target_changed.emit()

    def _on_work(self) -> None:
        self._note = ""
        # Its cursor says what it does.
        self.box.current.refresh()
        self.hint_changed.emit()

    def _on_refused(self, why: str) -> None:
        if why or self._note:
            self.tell(why)

    def _on_found_nothing(self) -> None:
        self.tell(self.tr("There was nothing to select; the mask is unchanged."))

    def _show(self) -> None:
        if self.name is not self._shown:
            self._shown = self.name
            if self.name not in _NOT_RESUMED:
                self._kept = self.name
            self._note = ""
            self._check()
            self.changed.emit()
            self.hint_changed.emit()

    def _check(self) -> None:
        for do, tool in self._by_action.items():
            self._actions[do].setChecked(tool is self.box.current)
        self._actions[ActionId.MASK_BRUSH].setChecked(self.name is ToolName.BRUSH)
        self._actions[ActionId.MASK_ERASER].setChecked(self.name is ToolName.ERASER)
