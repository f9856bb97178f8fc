"""What a tool on the canvas is told, what it may ask, and what it paints over the picture."""

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QCursor, QKeyEvent, QPainter, QTransform

from sdstudio.ui.canvas.tools.tool_options import ToolName

#: What the pointer looks like.
AnyCursor: TypeAlias = QCursor | Qt.CursorShape


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, and how it is held.

    Args:
        x: from the left edge, in pixels of the picture; the first pixel is 0 … 1.
        y: from the top edge.
        pressure: 0 … 1; 1 if the device has none.
        modifiers: the keys held.
        button: the one that began this, or none while hovering.
        is_pen: it is a pen, whose other end may rub out.
        is_eraser: it is that end.
        time_ms: when, counted from a moment that is the same for all.
    """

    x: float
    y: float
    pressure: float = 1.0
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    button: Qt.MouseButton = Qt.MouseButton.NoButton
    is_pen: bool = False
    is_eraser: bool = False
    time_ms: int = 0


class Surface(Protocol):
    """What a tool may ask of the view."""

    @property
    def screen_scale(self) -> float:
        """Points on the screen per pixel of the picture, as ``to_screen`` has them."""
        ...

    @property
    def box(self) -> QRectF:
        """The whole picture; empty while there is none."""
        ...

    @property
    def is_in_motion(self) -> bool:
        """Whether frames follow each other, so that they are painted fast instead of smoothly."""
        ...

    def refresh(self, overlay: "Overlay") -> None:
        """Paint ``overlay`` again, where it was and where it is, and set the cursor."""
        ...


class Overlay:
    """Something over the picture, painted in the screen's coordinates; it may be draggable.

    Attributes:
        surface: where it is shown; ``None`` while it isn't.
    """

    surface: Surface | None = None

    def refresh(self) -> None:
        """Call it when what it paints, or the cursor, has changed."""
        if self.surface is not None:
            self.surface.refresh(self)

    def bounds(self, to_screen: QTransform) -> QRectF:
        """All that :meth:`paint` touches on the screen; empty for nothing."""
        return QRectF()

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        """Paint it; ``painter`` has the screen's coordinates and is restored afterwards.

        Args:
            to_screen: from pixels of the picture; may turn and mirror them.
        """

    def cursor(self, zoom: float) -> AnyCursor:
        """What the pointer looks like here, at ``zoom`` points on the screen a pixel."""
        return Qt.CursorShape.ArrowCursor

    def hits(self, pointer: Pointer) -> bool:
        """Whether ``pointer`` can take hold of it there."""
        return False

    def hover(self, pointer: Pointer | None) -> None:
        """The pointer is there with no button pressed; ``None`` when it has left."""

    def begin(self, pointer: Pointer) -> None:
        """A button was pressed, or the pen put down. What follows is ``move``, then ``end``."""

    def move(self, pointer: Pointer) -> None:
        """It has moved since."""

    def end(self, pointer: Pointer) -> None:
        """It was released."""

    def cancel(self) -> None:
        """The drag was cancelled: no ``end`` follows."""


class CanvasTool(Overlay):
    """A tool: the canvas gives it the pointer and the keys while it is the current one."""

    @property
    def is_under_way(self) -> bool:
        """Whether Escape, Enter, Backspace and Alt mean something to it before anything else."""
        return False

    def hits(self, pointer: Pointer) -> bool:
        return True

    def double_click(self, pointer: Pointer) -> None:
        """The second of two clicks was pressed, instead of ``begin``."""
        self.begin(pointer)

    def key(self, event: QKeyEvent) -> bool:
        """A key was pressed; whether that meant something."""
        return False

    def hold(self, modifiers: Qt.KeyboardModifier) -> None:
        """These are held from now on."""

    def resize(self, factor: float) -> None:
        """Become larger (> 1) or smaller: the wheel was turned with Ctrl or Shift."""

    def hint(self, modifiers: Qt.KeyboardModifier) -> str:
        """What ``modifiers`` do now, for the artist; empty if nothing."""
        return ""


class NamedTool(CanvasTool):
    """A tool that has an action to choose it.

    Attributes:
        name: of the tool; its settings are kept under it.
    """

    name: ToolName
