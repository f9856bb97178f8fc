"""ToolBox: which tool the canvas gives the pointer to."""

from PySide6.QtCore import QObject, Signal

from sdstudio.ui.canvas.tools.tool import CanvasTool


class ToolBox(QObject):
    """The tool that was chosen, and one that is used instead for a while.

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
        self._chosen = first
        self._borrowed: CanvasTool | None = None

    @property
    def current(self) -> CanvasTool:
        """The tool that is used now."""
        return self._chosen if self._borrowed is None else self._borrowed

    @property
    def chosen(self) -> CanvasTool:
        """The tool that is used once no other is borrowed."""
        return self._chosen

    def choose(self, tool: CanvasTool) -> None:
        """Use ``tool`` from now on."""
        self._set(tool, None)

    def borrow(self, tool: CanvasTool) -> None:
        """Use ``tool`` until :meth:`give_back`: while a key is held, or for one stroke."""
        self._set(self._chosen, tool)

    def give_back(self) -> None:
        """Use the chosen tool again."""
        self._set(self._chosen, None)

    def _set(self, chosen: CanvasTool, borrowed: CanvasTool | None) -> None:
        before = self.current
        self._chosen, self._borrowed = chosen, borrowed
        if self.current is not before:
            self.changed.emit()
