"""ColourPick: picks a colour from the canvas."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTransform

from sdstudio.canvas.colour import Colour
from sdstudio.ui.canvas.colours import Colours
from sdstudio.ui.canvas.tools.loupe import loupe_bounds, paint_loupe
from sdstudio.ui.canvas.tools.sampling import ColourSampler
from sdstudio.ui.canvas.tools.tool import Pointer
from sdstudio.ui.canvas.tools.tool_options import ToolName, ToolOptions


class ColourPick:
    """Picking a colour, by the eyedropper or by another tool for a moment."""

    def __init__(self, colours: Colours, sampler: ColourSampler, options: ToolOptions) -> None:
        self.colours = colours
        self._sampler = sampler
        self._options = options
        self._at: QPointF | None = None
        self._new: Colour | None = None
        #: What it was before the button was pressed.
        self._old: Colour | None = None
        self._is_background = False

    @property
    def is_begun(self) -> bool:
        """Whether the button is held, so that colours are taken along the way."""
        return self._old is not None

    def hover(self, at: QPointF | None, *, is_background: bool = False) -> None:
        """Show the colour at a point of the picture; ``None``: nothing."""
        if not self.is_begun:
            self._is_background = is_background
        self._at = at
        options = self._options.of(ToolName.EYEDROPPER)
        self._new = None if at is None else self._sampler.at(at.x(), at.y(), options)

    def begin(self, pointer: Pointer) -> None:
        """Pick the colour at the pointer; with Shift or the right button, the background colour."""
        is_right = pointer.button == Qt.MouseButton.RightButton
        self._is_background = is_right or bool(
            pointer.modifiers & Qt.KeyboardModifier.ShiftModifier
        )
        self._old = self.colours.of(is_background=self._is_background)
        self.move(pointer)

    def move(self, pointer: Pointer) -> None:
        """Pick the colour at the pointer instead."""
        self.hover(QPointF(pointer.x, pointer.y))
        if self._new is not None:
            self.colours.choose(self._new, is_background=self._is_background)

    def end(self) -> None:
        """The button was released."""
        self._old = None

    def cancel(self) -> None:
        """Return to the colour from before."""
        if self._old is not None:
            self.colours.choose(self._old, is_background=self._is_background)
            self._old = None

    def bounds(self, to_screen: QTransform) -> QRectF:
        """What :meth:`paint` touches."""
        return QRectF() if self._at is None else loupe_bounds(to_screen.map(self._at))

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        """Paint the ring."""
        if self._at is not None:
            old = self._old or self.colours.of(is_background=self._is_background)
            paint_loupe(painter, to_screen.map(self._at), self._new, old)
