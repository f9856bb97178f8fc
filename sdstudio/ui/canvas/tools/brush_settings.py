"""BrushSettings: how the brush or eraser paints now."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from sdstudio.canvas.brush import USUAL_SIDE_PX, Brush, Pressure


class BrushSettings(QObject):
    """The current brush.

    Signals:
        changed(): the brush has changed.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.brush = Brush()
        self.pressure = Pressure.SIZE
        self._side_px = USUAL_SIDE_PX
        #: Of the side of the picture, as the artist chose it: sizes in pixels are bounded.
        self._share = self.brush.size_px / self._side_px

    def set_size(self, size_px: float) -> None:
        """Set the diameter in pixels of the picture."""
        self._set(self.brush.sized(size_px))
        self._share = self.brush.size_px / self._side_px

    def resize(self, factor: float) -> None:
        """Make it larger (> 1) or smaller, by at least one pixel."""
        wanted = self.brush.size_px * factor
        if abs(wanted - self.brush.size_px) < 1:
            wanted = self.brush.size_px + (1 if factor > 1 else -1)
        self.set_size(round(wanted))

    def suit(self, side_px: int) -> None:
        """Have the brush cover the same share of a picture of ``side_px``."""
        self._side_px = side_px
        self._set(self.brush.sized(round(self._share * side_px)))

    def set_softness(self, share: float) -> None:
        """Set how much of the radius fades out, 0 … 1."""
        self._set(replace(self.brush, softness=share))

    def set_opacity(self, share: float) -> None:
        """Set its opacity, 0 … 1."""
        self._set(replace(self.brush, opacity=share))

    def set_erases(self, erases: bool) -> None:
        """Switch to the eraser, or to the brush."""
        self._set(replace(self.brush, erases=erases))

    def swap(self) -> None:
        """Switch between brush and eraser."""
        self.set_erases(not self.brush.erases)

    def stroke_brush(self, *, other: bool) -> Brush:
        """The brush of a stroke; with ``other``, the eraser instead of the brush or vice versa."""
        return self.pressure.applied(replace(self.brush, erases=self.brush.erases != other))

    def _set(self, brush: Brush) -> None:
        if brush != self.brush:
            self.brush = brush
            self.changed.emit()
