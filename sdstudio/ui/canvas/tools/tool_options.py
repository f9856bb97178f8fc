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
#: The sides of the squares whose mean colour can be taken.
SAMPLES_PX: Final = (1, 3, 5)


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
    EYEDROPPER = "eyedropper"
    MOVE = "move"
    TRANSFORM = "transform"


@dataclass(frozen=True, slots=True)
class AreaOptions:
    """How a tool marks an area, or takes a colour.

    Args:
        combine: what becomes of what is painted, unless modifiers say otherwise.
        tolerance: of wand and bucket, by how much a channel may differ, 0 … 255.
        is_contiguous: for both: only the area connected with the clicked pixel.
        from_layer: look only at the active layer, rather than at all that is visible.
        sample_px: for the eyedropper: the side of the square whose mean colour is picked.
    """

    combine: Combine = Combine.REPLACE
    tolerance: int = 32
    is_contiguous: bool = True
    from_layer: bool = False
    sample_px: int = 1


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
                "from_layer": options.from_layer,
                "sample_px": options.sample_px,
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
    from_layer, sample_px = value.get("from_layer"), value.get("sample_px")
    if isinstance(from_layer, bool):
        made = replace(made, from_layer=from_layer)
    if sample_px in SAMPLES_PX and not isinstance(sample_px, bool):
        made = replace(made, sample_px=int(sample_px))
    return made
