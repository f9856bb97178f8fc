"""SeenPicture: the picture with its layers as an image that is read repeatedly."""

from collections.abc import Callable
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.canvas.document import Layer
from sdstudio.domain.errors import StudioError
from sdstudio.imaging import Rgb
from sdstudio.ui.canvas.canvas_model import CanvasModel

_LANE: Final = "composite"
#: The picture, by the key of its pixels, and the layers that count.
_Parts: TypeAlias = tuple[int, tuple[Layer, ...]]


class SeenPicture(QObject):
    """Made when it is asked for, on another thread.

    Args:
        base: the picture below the layers; null while it isn't loaded.

    Signals:
        ready(): :meth:`image` has an image that it was asked for.

    Thread: GUI.
    """

    ready = Signal()

    def __init__(
        self,
        painted: CanvasModel,
        base: Callable[[], QImage],
        background: BackgroundTasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._painted = painted
        self._base = base
        self._background = background
        self._operations = Operations(self, self._give_up)
        self._made: tuple[_Parts, QImage] | None = None
        self._making: _Parts | None = None

    def image(self) -> QImage:
        """The current image, the same object until it changes; null while it is made or loaded."""
        base = self._base()
        layers = self._painted.counting_layers
        if base.isNull() or not layers:
            self._made = None
            return base
        parts = base.cacheKey(), layers
        if self._made is not None and self._made[0] == parts:
            return self._made[1]
        if parts != self._making:
            self._making = parts
            self._operations.start(self._make(parts), replacing="make")
        return QImage()

    async def _make(self, parts: _Parts) -> None:
        rgb = await self._painted.composite()
        image = await self._background.do(_LANE, lambda: _image_of(rgb))
        if parts == self._making:
            self._made, self._making = (parts, image), None
            self.ready.emit()

    def _give_up(self, _error: StudioError) -> None:
        """Ignore that the picture is gone: the view that shows it reports that."""
        self._making = None


def _image_of(rgb: Rgb) -> QImage:
    height, width, _ = rgb.shape
    image = QImage(rgb.reshape(-1).data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)
