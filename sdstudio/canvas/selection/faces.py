"""The areas of faces, as a selection."""

from collections.abc import Iterable

from sdstudio.canvas.selection.combine import Combine
from sdstudio.canvas.selection.masks import combined
from sdstudio.canvas.selection.placed import placed
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.bounds import Bounds
from sdstudio.imaging.face_masks import face_mask


def faces_area(faces: Iterable[Bounds], grid: TileGrid) -> TileSnapshot:
    """An ellipse around each of ``faces``; empty without any.

    Args:
        grid: of a mask (one channel).
    """
    area = TileSnapshot(grid, {})
    for face in faces:
        # The ellipse is somewhat larger than the face.
        around = max(face.width, face.height) // 4 + 1
        left, top = face.left - around, face.top - around
        seen = Bounds(left, top, face.width + 2 * around, face.height + 2 * around)
        one = placed(grid, left, top, face_mask(face, seen))
        area = combined(area, one, Combine.ADD)
    return area
