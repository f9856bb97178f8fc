"""Overlays: what is painted over the picture, and what the pointer hits there."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QWidget

from sdstudio.ui.canvas.tools.tool import CanvasTool, Overlay, Pointer, Surface
from sdstudio.ui.painting import saved


class Overlays:
    """The overlays of a surface, the first at the bottom; the tool's is above them.

    Args:
        tool: the current tool.
        viewport: what they are painted on.
    """

    def __init__(self, tool: CanvasTool, surface: Surface, viewport: QWidget) -> None:
        self.tool = tool
        self._surface = surface
        self._viewport = viewport
        self._others: list[Overlay] = []
        #: Where each is painted, the tool's too.
        self._places: dict[Overlay, QRectF] = {}

    def add(self, overlay: Overlay) -> None:
        """Show ``overlay`` above the others."""
        self._others.append(overlay)
        self._show(overlay)

    def remove(self, overlay: Overlay) -> None:
        """Don't show it any more."""
        self._others.remove(overlay)
        self._hide(overlay)

    def show_tool(self) -> None:
        """Show what the current tool paints."""
        self._show(self.tool)

    def change_tool(self, tool: CanvasTool) -> None:
        """Make ``tool`` the current one."""
        before, self.tool = self.tool, tool
        self._hide(before)
        self._show(tool)

    def hit(self, pointer: Pointer) -> Overlay:
        """What the pointer hits: the topmost overlay there, else the tool."""
        return next((one for one in reversed(self._others) if one.hits(pointer)), self.tool)

    def refresh(self, overlay: Overlay, to_screen: QTransform) -> None:
        """Paint ``overlay`` again, where it was and where it is."""
        if overlay in self._places:
            before, self._places[overlay] = self._places[overlay], overlay.bounds(to_screen)
            for place in (before, self._places[overlay]):
                self._repaint(place)

    def refresh_all(self, to_screen: QTransform) -> None:
        """The picture was moved below them."""
        for overlay in self._places:
            self.refresh(overlay, to_screen)

    def scroll(self, across: int, down: int) -> None:
        """What is painted on the viewport was moved, theirs included."""
        for overlay, place in self._places.items():
            self._places[overlay] = place.translated(across, down)

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        """Paint them; ``painter`` has the viewport's coordinates."""
        for overlay in (*self._others, self.tool):
            with saved(painter):
                overlay.paint(painter, to_screen)

    def _show(self, overlay: Overlay) -> None:
        overlay.surface = self._surface
        self._places[overlay] = QRectF()
        overlay.refresh()

    def _hide(self, overlay: Overlay) -> None:
        self._repaint(self._places.pop(overlay))
        overlay.surface = None

    def _repaint(self, place: QRectF) -> None:
        if not place.isEmpty():
            # Smooth edges reach into the next pixels.
            self._viewport.update(place.toAlignedRect().adjusted(-1, -1, 1, 1))
