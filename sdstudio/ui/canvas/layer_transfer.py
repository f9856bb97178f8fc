"""LayerTransfer: cuts, copies and pastes layers, or their selected parts."""

from collections.abc import Awaitable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication, QImage

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.canvas.cutting import copied, lifted, selected_of_picture
from sdstudio.canvas.document import Document, Layer, Target, new_id, told_apart
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_png import layer_of
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.imaging import Rgb
from sdstudio.imaging.layer_pictures import check_layer_size, read_layer_picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.computing import computed_of, layer_with, size_of
from sdstudio.ui.canvas.layer_clipboard import (
    Copied,
    copied_in,
    image_of,
    image_of_layer,
    layer_of_image,
    mime_of,
    place_of,
)
from sdstudio.ui.canvas.view import CanvasView
from sdstudio.ui.inputs.drops import picture_in
from sdstudio.ui.inputs.reading import lost_by_closing
from sdstudio.ui.notice_bar import DoneBar, Say, Until

_LANE: Final = "clipboard"
#: What was copied, and what remains of the layer if it was cut.
_Found: TypeAlias = tuple[QImage, Copied, Layer | None]


class LayerTransfer(QObject):
    """The selection is the combination of the masks; if nothing is painted on them, everything.

    While the artist paints on the mask, it is the mask that is cut, copied and pasted.

    Thread: GUI; pixels are computed on another.
    """

    def __init__(
        self,
        painted: CanvasModel,
        view: CanvasView,
        background: BackgroundTasks,
        actions: Actions,
        done: DoneBar,
    ) -> None:
        super().__init__(painted)
        self._painted = painted
        self._view = view
        self._background = background
        self._actions = actions
        self._done = done
        self._operations = Operations(self, painted.trouble.emit)
        actions.connect_triggered(
            (ActionId.LAYER_CUT, self._cut),
            (ActionId.LAYER_COPY, self._copy),
            (
                ActionId.LAYER_COPY_MERGED,
                lambda: self._operations.start(self._copy_merged(), must_finish=True),
            ),
            (ActionId.LAYER_PASTE, self._paste),
        )

    def _cut(self) -> None:
        if self._painted.target is Target.MASK:
            self._actions[ActionId.MASK_COPY].trigger()
            self._painted.fill(0)
        else:
            self._start(self._cut_layer())

    def _copy(self) -> None:
        if self._painted.target is Target.MASK:
            self._actions[ActionId.MASK_COPY].trigger()
        else:
            self._start(self._copy_layer())

    def _start(self, operation: Awaitable[object]) -> None:
        self._operations.start(operation, must_finish=True)

    async def _copy_layer(self) -> None:
        await self._painted.finish()
        document, layer = self._painted.document, self._painted.layer
        if document is not None and layer is not None:
            self._take(await self._background.do(_LANE, partial(_copied, document, layer)), layer)

    async def _cut_layer(self) -> None:
        await self._painted.finish()
        layer = self._painted.layer
        if layer is None:
            return
        id_ = layer.id

        async def compute(document: Document) -> _Found | None:
            work = partial(_copied, document, document.layer(id_), cuts=True)
            return await self._background.do(_LANE, work)

        with self._painted.making() as step:
            of = partial(layer_with, id_=id_)
            found = await computed_of(self._painted, of, compute, step)
        if found is not None:
            document, cut = found
            self._take(cut, document.layer(id_))

    def _take(self, found: _Found | None, layer: Layer) -> None:
        """Put what was copied on the clipboard; if it was cut, remove it from the layer."""
        if found is None:
            self._tell(
                lambda: self.tr("The selected part of this layer is empty, so nothing was copied.")
            )
            return
        image, note, rest = found
        QGuiApplication.clipboard().setMimeData(mime_of(image, note))
        now = self._painted.document
        if rest is not None and now is not None and layer in now.layers:
            text = QCoreApplication.translate("commands", "cut")
            self._painted.edit(now.with_layer(rest), text)
        else:
            self._tell(lambda: self.tr("Copied the layer to the clipboard."))

    async def _copy_merged(self) -> None:
        await self._painted.finish()
        document, selection = self._painted.document, self._painted.combined
        if document is None:
            return
        rgb = await self._painted.composite()
        found = await self._background.do(_LANE, partial(_copied_merged, rgb, selection))
        image, note = found
        QGuiApplication.clipboard().setMimeData(mime_of(image, note))
        self._tell(lambda: self.tr("Copied the picture with its layers to the clipboard."))

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        # None on some platforms if nothing was copied, which the type stubs don't allow for.
        picture = picture_in(data) if data else None
        if picture is None:
            self._tell(lambda: self.tr("There is no picture on the clipboard."))
            return
        note = copied_in(data)
        if note is not None and note.is_mask and self._painted.target is Target.MASK:
            self._actions[ActionId.MASK_PASTE].trigger()
        else:
            self._operations.start(self.paste(picture, note), must_finish=lost_by_closing(picture))

    async def paste(self, picture: Path | QImage, note: Copied | None = None) -> None:
        """Add a picture as a layer, above the active one.

        Args:
            note: of a picture that was copied here.

        Raises:
            StudioError: it can't be read, or is too large.
        """

        async def compute(_document: Document) -> TileSnapshot:
            return await self._background.do_apart(partial(_pixels_of, picture))

        with self._painted.making() as step:
            found = await computed_of(self._painted, size_of, compute, step)
        if found is None:
            return
        document, pixels = found
        name = QCoreApplication.translate("layers", "Pasted layer")
        if note is not None and note.name:
            name = note.name
        elif isinstance(picture, Path):
            name = picture.stem
        name = told_apart(name, (one.name for one in document.layers))
        centre = self._view.navigation.to_picture(self._view.navigation.centre)
        middle = Rect(round(centre.x()), round(centre.y()), round(centre.x()), round(centre.y()))
        canvas = Rect(0, 0, document.width, document.height)
        place = place_of(note, (pixels.grid.width, pixels.grid.height), canvas, middle)
        layer = Layer(new_id(), name, pixels, left=place.left, top=place.top)
        ids = [one.id for one in document.layers]
        active = document.active_layer
        at = ids.index(active) + 1 if active in ids else len(ids)
        made = replace(document.with_layer(layer, at), active_layer=layer.id)
        self._painted.edit(made, QCoreApplication.translate("commands", "paste"))

    def _tell(self, say: Say) -> None:
        self._done.tell_only(say, Until(QGuiApplication.clipboard().dataChanged))


def _copied(document: Document, layer: Layer, *, cuts: bool = False) -> _Found | None:
    """What is seen of the selected part, and what remains if it is cut. Any thread."""
    selection: TileSnapshot | None = document.combined_mask()
    if selection is not None and selection.is_empty:
        selection = None
    part = copied(layer, selection)
    if part is None:
        return None
    image = image_of_layer(part.pixels)
    note = Copied(left=part.left, top=part.top, name=layer.name)
    found = lifted(layer, selection) if cuts else None
    return image, note, None if found is None else found[0]


def _copied_merged(rgb: Rgb, selection: TileSnapshot | None) -> tuple[QImage, Copied]:
    """The selected part of a picture, with transparency around it. Any thread."""
    pixels, rect = selected_of_picture(rgb, selection)
    return image_of(pixels), Copied(left=rect.left, top=rect.top)


def _pixels_of(picture: Path | QImage) -> TileSnapshot:
    """Any thread."""
    if isinstance(picture, Path):
        return layer_of(*read_layer_picture(picture))
    check_layer_size(picture.width(), picture.height())
    return layer_of_image(picture)
