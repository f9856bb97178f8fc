"""FaceSelection: masks the faces in what is seen on the canvas."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.canvas.selection.combine import Combine
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.imaging import Rgb
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.tools.area_work import AreaWork


class FaceSelection(QObject):
    """Args:
    detector: the file of what finds faces.

    Thread: GUI; faces are found on another.
    """

    def __init__(
        self,
        painted: CanvasModel,
        work: AreaWork,
        background: BackgroundTasks,
        detector: Path,
        actions: Actions,
    ) -> None:
        super().__init__(painted)
        self._painted, self._work = painted, work
        self._background, self._detector = background, detector
        actions.connect_triggered((ActionId.MASK_FACES, self._mark))

    def _mark(self) -> None:
        self._painted.end()
        document = self._painted.document
        if document is not None:
            grid = document.mask_grid
            text = QCoreApplication.translate("commands", "mask faces")
            self._work.mark_found(lambda: self._find(grid), Combine.REPLACE, text)

    async def _find(self, grid: TileGrid) -> TileSnapshot:
        rgb = await self._painted.composite()
        return await self._background.do("faces", lambda: _area(self._detector, rgb, grid))


def _area(detector: Path, rgb: Rgb, grid: TileGrid) -> TileSnapshot:
    from sdstudio.canvas.selection.faces import faces_area
    from sdstudio.imaging.face_detection import FaceDetector

    return faces_area(FaceDetector(detector).faces(rgb), grid)
