"""ToolBox: which tool the canvas gives the pointer to."""

from PySide6.QtCore import QObject, Signal

from sdstudio.ui.canvas.tools.tool import CanvasTool


class ToolBox(QObject):
    """The tool that was chosen.

    Each tool remembers its own settings, so they are there when it is chosen again.

    Args:
        first: the tool to begin with.

    Signals:
        changed(): ``current`` is another one.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(self, first: CanvasTool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = first

    @property
    def current(self) -> CanvasTool:
        """The tool that is used now."""
        return self._current

    def choose(self, tool: CanvasTool) -> None:
        """Use ``tool`` from now on."""
        if tool is not self._current:
            self._current = tool
            self.changed.emit()
