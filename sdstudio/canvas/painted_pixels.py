"""Pixels that are being painted: strokes on tiles, and the changes that undo them."""

from sdstudio.canvas.brush import Brush
from sdstudio.canvas.paints import Paint
from sdstudio.canvas.pyramid import Pyramid
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.stroke import Stroke
from sdstudio.canvas.tile_change import TileChange
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot


class PaintedPixels:
    """A mask, or the pixels of a layer.

    Args:
        snapshot: what is painted to begin with.
    """

    def __init__(self, snapshot: TileSnapshot) -> None:
        self._pixels = TiledPixels(snapshot)
        self._still = snapshot
        self._stroke: Stroke | None = None

    @property
    def grid(self) -> TileGrid:
        """Their size, and how they are divided into tiles."""
        return self._pixels.grid

    @property
    def pyramid(self) -> Pyramid:
        """The pixels in all sizes, with a stroke in progress."""
        return self._pixels.pyramid

    @property
    def snapshot(self) -> TileSnapshot:
        """The pixels as they are now, without a stroke in progress."""
        return self._still

    @property
    def is_empty(self) -> bool:
        """Whether nothing is painted; a stroke in progress doesn't count."""
        return self._still.is_empty

    @property
    def is_painting(self) -> bool:
        """Whether a stroke is in progress."""
        return self._stroke is not None

    @property
    def size_bytes(self) -> int:
        """The memory of what is painted and shown."""
        return self._pixels.size_bytes

    def release(self) -> None:
        """Keep only the tiles; a stroke in progress, which couldn't be undone, is discarded."""
        self.discard()
        self.pyramid.clear()

    def discard(self) -> None:
        """Forget a stroke in progress."""
        if self._stroke is not None:
            self._stroke = None
            self._pixels.restore(self._still)

    def begin(
        self, brush: Brush, x: float, y: float, pressure: float = 1.0, paint: Paint | None = None
    ) -> Rect:
        """Start a stroke of ``brush`` at a point, in pixels; returns what changed.

        Args:
            pressure: of the pen, 0 … 1; what it does is up to the brush.
            paint: as of :class:`Stroke`.
        """
        self._stroke = Stroke(self._pixels, self._still, brush, paint)
        return self._stroke.to(x, y, pressure)

    def move(self, x: float, y: float, pressure: float = 1.0) -> Rect:
        """Continue the stroke in a straight line; returns what changed."""
        return EMPTY if self._stroke is None else self._stroke.to(x, y, pressure)

    def end(self) -> TileChange | None:
        """End the stroke; ``None`` if it changed nothing."""
        if self._stroke is None:
            return None
        self._stroke = None
        before, self._still = self._still, self._pixels.snapshot()
        return TileChange.between(before, self._still)

    def replace(self, snapshot: TileSnapshot) -> TileChange | None:
        """Replace all pixels by others of the same size; ``None`` if that changes nothing."""
        change = TileChange.between(self._still, snapshot)
        if change is not None:
            self._pixels.restore(snapshot)
            self._go_on()
        return change

    def undo(self, change: TileChange) -> None:
        """Undo a change; all later changes must have been undone before."""
        self._pixels.restore(self._still)
        change.undo(self._pixels)
        self._go_on()

    def redo(self, change: TileChange) -> None:
        """Redo a change that was undone."""
        self._pixels.restore(self._still)
        change.redo(self._pixels)
        self._go_on()

    def _go_on(self) -> None:
        """Have a stroke in progress cover the pixels as they are now."""
        self._still = self._pixels.snapshot()
        if self._stroke is not None:
            self._stroke.go_on(self._still)
