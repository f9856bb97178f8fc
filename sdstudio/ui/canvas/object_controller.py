"""ObjectController: wires what selects objects to the canvas."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QImage

from sdstudio.app.object_finder import ObjectFinder
from sdstudio.app.studio import Studio
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.mask_tools import MaskTools
from sdstudio.ui.canvas.object_bar import ObjectBar
from sdstudio.ui.canvas.object_selection import ObjectSelection
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.seen_picture import SeenPicture
from sdstudio.ui.canvas.tools.object_tool import ObjectTool
from sdstudio.ui.canvas.tools.tool_options import ToolName


class ObjectController(QObject):
    """Args:
        image: the picture below the layers; null while it isn't loaded.

    Signals:
        model_asked(AuxiliaryKind): the artist needs a model of that kind.
    """

    model_asked = Signal(object)

    def __init__(
        self,
        studio: Studio,
        painted: CanvasModel,
        tools: MaskTools,
        page: CanvasPage,
        image: Callable[[], QImage],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        seen = SeenPicture(painted, image, studio.background, self)
        finder = ObjectFinder(
            seen.image, studio.engine, studio.dispatcher, studio.registry, studio.background, self
        )
        self.selection = ObjectSelection(
            finder,
            painted,
            studio.background,
            lambda: tools.options.of(ToolName.OBJECT).combine,
            self,
            is_seen=page.isVisible,
        )
        self._tools = tools
        self._tool = ObjectTool(self.selection, tools.work, tools.options)
        self.bar = ObjectBar(self.selection, studio.models)
        tools.add(ActionId.MASK_OBJECT, self._tool)
        page.add_below(self.bar)
        self.selection.previewed.connect(page.view.preview_mask)
        self.bar.models_asked.connect(lambda: self.model_asked.emit(AuxiliaryKind.SEGMENTATION))
        tools.changed.connect(self._on_tool)
        tools.options.changed.connect(self.selection.preview)
        for changed in (page.picture_shown, seen.ready, painted.listed):
            changed.connect(self.selection.look)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.selection.look()
        return super().eventFilter(watched, event)

    def _on_tool(self) -> None:
        self.selection.choose(self._tools.name is ToolName.OBJECT)
        self.bar.show_chosen()
