"""Mask: a mask that is being painted."""

from sdstudio.canvas.painted_pixels import PaintedPixels
from sdstudio.canvas.tile_change import TileChange
from sdstudio.canvas.tiles import TileSnapshot


class Mask(PaintedPixels):
    """White where the picture changes, black where it stays."""

    def fill(self, value: int) -> TileChange | None:
        """Set every pixel to ``value``."""
        return self.replace(TileSnapshot.filled(self.grid, value))

    def invert(self) -> TileChange | None:
        """Swap white and black."""
        return self.replace(self._still.inverted())
