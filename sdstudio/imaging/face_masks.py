"""The area of a face, as a mask."""

from sdstudio.domain.bounds import Bounds
from sdstudio.domain.face_repair import ELLIPSE
from sdstudio.imaging.masks import Grey


def face_mask(face: Bounds, seen: Bounds) -> Grey:
    """An ellipse around ``face``: (height, width) of ``seen``, 0 or 255."""
    import numpy as np

    x, y = face.left - seen.left + face.width / 2, face.top - seen.top + face.height / 2
    down, across = np.ogrid[: seen.height, : seen.width]
    away_x = (across + 0.5 - x) / (ELLIPSE * face.width / 2)
    away_y = (down + 0.5 - y) / (ELLIPSE * face.height / 2)
    return np.where(away_x**2 + away_y**2 <= 1, np.uint8(255), np.uint8(0))
