"""Pictures for the library's grid that exist nowhere."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from sdstudio.ui.library.grid_source import CellFacts

SHAPES = ((512, 512), (512, 341), (341, 512), (512, 288))


class FakePictures:
    """A grid's source.

    Args:
        is_loaded: whether thumbnails are there at once.
    """

    def __init__(self, *, is_loaded: bool = True) -> None:
        self.special: dict[int, CellFacts] = {}
        self.is_loaded = is_loaded
        self.asked: list[int] = []
        self.dragged: list[int] = []
        self._images: dict[tuple[int, int], QImage] = {}

    def facts(self, picture_id: int) -> CellFacts:
        return self.special.get(picture_id) or CellFacts(*SHAPES[picture_id % 4])

    def thumbnail(self, picture_id: int, side_px: int) -> QImage | None:
        self.asked.append(picture_id)
        if not self.is_loaded:
            return None
        key = (picture_id % 36, picture_id % 4)
        if key not in self._images:
            image = QImage(*SHAPES[key[1]], QImage.Format.Format_RGB32)
            image.fill(QColor.fromHsv(key[0] * 10, 140, 190))
            self._images[key] = image
        return self._images[key]

    def title(self, picture_id: int) -> str:
        return f"Picture {picture_id}"

    def name(self, picture_id: int) -> str:
        return f"2026-03-09 a long name of a picture {picture_id}.png"

    def tip(self, picture_id: int) -> str:
        return f"a fox <b>{picture_id}</b>"

    def prepare_drag(self, ids: Sequence[int], then: Callable[[], None]) -> None:
        then()

    def mime_data(self, ids: Sequence[int]) -> QMimeData | None:
        self.dragged = list(ids)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(Path(f"{picture_id}.png"))) for picture_id in ids])
        return data
