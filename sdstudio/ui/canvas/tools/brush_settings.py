"""BrushSettings: how the brush and the eraser paint now, each in its own way."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from sdstudio.canvas.brush import USUAL_SIDE_PX, Brush, Pressure


@dataclass(frozen=True, slots=True)
class _Kept:
    """A brush, and how large it is."""

    brush: Brush
    #: Of the side of the picture, as the artist chose it: sizes in pixels are bounded.
    share: float


class BrushSettings(QObject):
    """The current one of the two.

    Signals:
        changed(): ``brush`` has changed.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pressure = Pressure.SIZE
        self._side_px = USUAL_SIDE_PX
        self._erases = False
        self._kept = {
            erases: _Kept(Brush(erases=erases), Brush().size_px / USUAL_SIDE_PX)
            for erases in (False, True)
        }

    @property
    def brush(self) -> Brush:
        """The brush, or the eraser."""
        return self._kept[self._erases].brush

    def set_size(self, size_px: float) -> None:
        """Set the diameter in pixels of the picture."""
        brush = self.brush.sized(size_px)
        self._set(brush, brush.size_px / self._side_px)

    def resize(self, factor: float) -> None:
        """Make it larger (> 1) or smaller, by at least one pixel."""
        wanted = self.brush.size_px * factor
        if abs(wanted - self.brush.size_px) < 1:
            wanted = self.brush.size_px + (1 if factor > 1 else -1)
        self.set_size(round(wanted))

    def suit(self, side_px: int) -> None:
        """Have both cover the same share of a picture of ``side_px``."""
        self._side_px = side_px
        before = self.brush
        for erases, kept in self._kept.items():
            sized = kept.brush.sized(round(kept.share * side_px))
            self._kept[erases] = replace(kept, brush=sized)
        if self.brush != before:
            self.changed.emit()

    def set_softness(self, share: float) -> None:
        """Set how much of the radius fades out, 0 … 1."""
        self._set(replace(self.brush, softness=share))

    def set_opacity(self, share: float) -> None:
        """Set its opacity, 0 … 1."""
        self._set(replace(self.brush, opacity=share))

    def set_erases(self, erases: bool) -> None:
        """Switch to the eraser, or to the brush."""
        if erases != self._erases:
            self._erases = erases
            self.changed.emit()

    def swap(self) -> None:
        """Switch between brush and eraser."""
        self.set_erases(not self._erases)

    def stroke_brush(self, *, other: bool) -> Brush:
        """The brush of a stroke; with ``other``, it erases instead of painting or vice versa."""
        return self.pressure.applied(replace(self.brush, erases=self.brush.erases != other))

    def _set(self, brush: Brush, share: float | None = None) -> None:
        kept = self._kept[self._erases]
        self._kept[self._erases] = _Kept(brush, kept.share if share is None else share)
        if brush != kept.brush:
            self.changed.emit()
