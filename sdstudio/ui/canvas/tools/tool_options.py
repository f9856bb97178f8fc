"""ToolOptions: what the artist set for the tools that mark an area, each tool's own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from sdstudio.canvas.selection.combine import Combine
from sdstudio.canvas.tool_settings import Json

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
    OBJECT = "object"
    MOVE = "move"
    TRANSFORM = "transform"


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

    def to_json(self) -> dict[str, dict[str, Json]]:
        """What was set, by tool, as plain values."""
        return {
            tool.value: {
                "combine": options.combine.value,
                "tolerance": options.tolerance,
                "is_contiguous": options.is_contiguous,
            }
            for tool, options in self._of.items()
        }

    def use_json(self, values: Mapping[str, object]) -> None:
        """Restore what :meth:`to_json` gave; invalid values become defaults."""
        for tool in ToolName:
            value = values.get(tool.value)
            if isinstance(value, Mapping) and "combine" in value:
                self._of[tool] = _options(value)
        self.changed.emit()

    def choose(self, tool: ToolName, options: AreaOptions) -> None:
        """Have ``tool`` use ``options``."""
        if options != self.of(tool):
            self._of[tool] = options
            self.changed.emit()


def _options(value: Mapping[str, object]) -> AreaOptions:
    made = AreaOptions()
    how = next((one for one in Combine if one.value == value.get("combine")), made.combine)
    made = replace(made, combine=how)
    tolerance, is_contiguous = value.get("tolerance"), value.get("is_contiguous")
    # True is an int.
    if isinstance(tolerance, int) and not isinstance(tolerance, bool):
        made = replace(made, tolerance=min(TOLERANCE_MAX, max(0, tolerance)))
    if isinstance(is_contiguous, bool):
        made = replace(made, is_contiguous=is_contiguous)
    return made
