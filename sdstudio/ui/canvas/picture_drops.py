"""PictureDrops: offers what pictures dropped on the canvas, or opened there, can become."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QColorSpace, QImage
from PySide6.QtWidgets import QMenu, QWidget

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.canvas.document import Document, Layer, new_id, told_apart
from sdstudio.canvas.layer_edits import with_added
from sdstudio.canvas.tile_grid import Pixels
from sdstudio.canvas.tile_png import layer_of
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.modes import Mode
from sdstudio.imaging.layer_fitting import fitted_inside
from sdstudio.imaging.layer_pictures import check_layer_size, read_layer_picture
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.computing import computed_of, size_of
from sdstudio.ui.canvas.drop_zones import DropZones
from sdstudio.ui.canvas.picture_uses import ICON_OF, PictureUse, help_of, name_of
from sdstudio.ui.canvas.view import CanvasView
from sdstudio.ui.file_dialogs import ask_image
from sdstudio.ui.inputs.drops import (
    PROJECT_SUFFIXES,
    Dropped,
    DropTarget,
    holds_dropped,
    picture_file_in,
)
from sdstudio.ui.inputs.reading import lost_by_closing, reader_of


class PictureDrops(QObject):
    """Args:
        mode: the current one.
        takes_hint: whether a ControlNet can take a picture as its hint.

    Signals:
        start_asked(Path | QImage): start from this picture, or open this project.
        depth_given(Path | QImage): the picture is to be the depth.
        hint_given(Path | QImage): the picture is to be the hint of a ControlNet.
        settings_asked(Path): to use the settings in its file.
        trouble(StudioError): it can't be read.

    Thread: GUI; pictures are read on another.
    """

    start_asked = Signal(object)
    depth_given = Signal(object)
    hint_given = Signal(object)
    settings_asked = Signal(object)
    trouble = Signal(object)

    def __init__(
        self,
        painted: CanvasModel,
        view: CanvasView,
        background: BackgroundTasks,
        actions: Actions,
        mode: Callable[[], Mode],
        takes_hint: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(view)
        self._painted = painted
        self._view = view
        self._background = background
        self._mode = mode
        self._takes_hint = takes_hint
        self._window = window
        self._operations = Operations(self, self.trouble.emit)
        self.zones = DropZones(view)
        #: What the dragged picture can become.
        self._uses: tuple[PictureUse, ...] = ()
        self._over: PictureUse | None = None
        target = DropTarget(view, self._look)
        target.entered.connect(lambda: self.zones.appear(self._uses))
        target.moved.connect(self._move)
        target.left.connect(self.zones.hide)
        target.dropped.connect(self._drop)
        actions[ActionId.CANVAS_OPEN_PICTURE].triggered.connect(self._ask_open)

    def use(self, picture: Path | QImage, use: PictureUse) -> None:
        """Use a picture as the artist chose."""
        must_finish = lost_by_closing(picture)
        match use:
            case PictureUse.LAYER:
                self._operations.start(self._add_layer(picture), must_finish=must_finish)
            case PictureUse.START | PictureUse.INPUT | PictureUse.PROJECT:
                self.start_asked.emit(picture)
            case PictureUse.MASK:
                read = reader_of(picture, InputRole.MASK)
                text = QCoreApplication.translate("commands", "open mask")
                self._painted.take(lambda: read().rgb, text, must_finish=must_finish)
            case PictureUse.DEPTH:
                self.depth_given.emit(picture)
            case PictureUse.HINT:
                self.hint_given.emit(picture)
            case PictureUse.SETTINGS:
                self.settings_asked.emit(picture)

    def uses_of(self, file: Path | None) -> tuple[PictureUse, ...]:
        """What a picture can become now.

        Args:
            file: where it is; ``None`` if there are only pixels, or an address.
        """
        if file is not None and file.suffix.lower() in PROJECT_SUFFIXES:
            return (PictureUse.PROJECT,)
        uses = [PictureUse.LAYER, PictureUse.START, PictureUse.MASK]
        mode = self._mode()
        if InputRole.DEPTH in (*mode.required, *mode.optional):
            uses.append(PictureUse.DEPTH)
        if self._takes_hint():
            uses.append(PictureUse.HINT)
        if file is not None:
            uses.append(PictureUse.SETTINGS)
        return tuple(uses)

    # Dragging.

    def _look(self, data: QMimeData) -> bool:
        """Whether what is dragged here is a picture; remembers what it can become."""
        if not holds_dropped(data):
            return False
        self._uses = self.uses_of(picture_file_in(data))
        return True

    def _move(self, at: QPoint) -> None:
        self._over = self.zones.use_at(at)
        self.zones.hover(at)

    def _drop(self, picture: Dropped) -> None:
        use = self._over
        if isinstance(picture, QUrl):
            self.trouble.emit(StudioError(ErrorCode.INPUT_REMOTE))
        elif use is not None:
            self.use(picture, use)

    # Choosing a file.

    def _ask_open(self) -> None:
        chosen = ask_image(self._window, self.tr("Open a picture"))
        if chosen is not None:
            self.offer(chosen)

    def offer(self, picture: Path) -> QMenu:
        """Ask what a picture is to become."""
        menu = QMenu(self._view)
        menu.setAccessibleName(self.tr("How to use the picture"))
        for use in self.uses_of(picture):
            action = menu.addAction(icons.icon(ICON_OF[use]), name_of(use))
            action.setStatusTip(help_of(use))
            action.setToolTip(help_of(use))
            action.triggered.connect(partial(self._on_chosen, picture, use))
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setActiveAction(menu.actions()[0])
        size = menu.sizeHint()
        middle = self._view.rect().center() - QPoint(size.width() // 2, size.height() // 2)
        menu.popup(self._view.mapToGlobal(middle))
        return menu

    def _on_chosen(self, picture: Path, use: PictureUse, _checked: bool = False) -> None:
        self.use(picture, use)

    # Layers.

    async def _add_layer(self, picture: Path | QImage) -> None:
        async def compute(document: Document) -> TileSnapshot:
            work = partial(_pixels_of, picture, document.width, document.height)
            return await self._background.do_apart(work)

        with self._painted.making() as step:
            found = await computed_of(self._painted, size_of, compute, step)
        if found is None:
            return
        document, pixels = found
        name = QCoreApplication.translate("layers", "Picture")
        if isinstance(picture, Path):
            name = picture.stem
        name = told_apart(name, (one.name for one in document.layers))
        grid = pixels.grid
        left, top = (document.width - grid.width) // 2, (document.height - grid.height) // 2
        layer = Layer(new_id(), name, pixels, left=left, top=top)
        text = QCoreApplication.translate("commands", "add picture as layer")
        self._painted.edit(with_added(document, layer), text)


def _pixels_of(picture: Path | QImage, width: int, height: int) -> TileSnapshot:
    """A picture as the pixels of a layer, no larger than the canvas. Any thread.

    Raises:
        StudioError: it can't be read, or is too large.
    """
    if isinstance(picture, Path):
        rgb, alpha = read_layer_picture(picture)
    else:
        check_layer_size(picture.width(), picture.height())
        rgba = _rgba_of(picture)
        rgb, alpha = rgba[..., :3], rgba[..., 3]
    return layer_of(*fitted_inside(rgb, alpha, width, height))


def _rgba_of(image: QImage) -> Pixels:
    """The pixels of ``image`` in sRGB, with straight alpha."""
    if image.colorSpace().isValid():
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : 4 * image.width()].reshape(image.height(), image.width(), 4).copy()
