"""ToolOptions: what the artist set for the tools that mark an area, each tool's own."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from sdstudio.canvas.selection.combine import Combine

#: Of a channel.
TOLERANCE_MAX: Final = 255


class ToolName(StrEnum):
    """The tools of the mask; the value is kept for the next start."""

    BRUSH = "brush"
    ERASER = "eraser"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    LASSO = "lasso"
    POLYGON = "polygon"
    WAND = "wand"
    BUCKET = "bucket"


@dataclass(frozen=True, slots=True)
class AreaOptions:
    """How a tool marks an area.

    Args:
        combine: what becomes of what is painted, unless modifiers say otherwise.
        tolerance: of the wand, by how much a channel may differ, 0 … 255.
        is_contiguous: of the wand, only what is connected with the pixel that was clicked.
    """

    combine: Combine = Combine.REPLACE
    tolerance: int = 32
    is_contiguous: bool = True


class ToolOptions(QObject):
    """Signals:
    changed(): the options of a tool have changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._of: dict[ToolName, AreaOptions] = {}

    def of(self, tool: ToolName) -> AreaOptions:
        """The options of ``tool``."""
        return self._of.get(tool, AreaOptions())

    def choose(self, tool: ToolName, options: AreaOptions) -> None:
        """Have ``tool`` use ``options``."""
        if options != self.of(tool):
            self._of[tool] = options
            self.changed.emit()
