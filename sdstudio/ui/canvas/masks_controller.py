"""Several masks of a picture: what the list beside the canvas and its actions do."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QMenu

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.canvas.document import Document, NamedMask, new_id
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot
from sdstudio.imaging import fitted
from sdstudio.imaging.masks import grey, rgb_of
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.computing import computed_of, size_of
from sdstudio.ui.canvas.mask_file import has_shape
from sdstudio.ui.canvas.masks_panel import MasksPanel
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.painted_document import unused_name
from sdstudio.ui.canvas.side_lists import SideLists

_LANE: Final = "masks"


class MasksController(QObject):
    """Shows the list, and changes the document as the artist asks.

    Attributes:
        menu: the masks of other pictures, while they are offered.

    Signals:
        none_found(): no other picture with this aspect ratio has a mask.
        trouble(StudioError): a mask couldn't be read or written.
    """

    none_found = Signal()
    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        painted: CanvasModel,
        page: CanvasPage,
        lists: SideLists,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._actions = actions
        self._painted = painted
        self._page = page
        self._lists = lists
        self._operations = Operations(self, self.trouble.emit)
        self.menu: QMenu | None = None
        self.panel = panel = MasksPanel(actions)
        lists.add_masks(panel)
        actions.connect_triggered(
            (ActionId.MASK_NEW, self.add),
            (ActionId.MASK_DUPLICATE, self.duplicate),
            (ActionId.MASK_RENAME, self._rename),
            (ActionId.MASK_DELETE, self.delete),
            (
                ActionId.MASK_TAKE,
                lambda: self._operations.start(self._offer(), replacing="offer"),
            ),
        )
        panel.chosen.connect(painted.select)
        panel.renamed.connect(self.rename)
        panel.toggled.connect(self.show_mask)
        panel.strength_moved.connect(self.set_strength)
        panel.delete_asked.connect(self.delete)
        painted.listed.connect(self._on_listed)
        self._on_listed()

    def add(self) -> None:
        """Add an empty mask, and paint on it."""
        self._painted.end()
        if (document := self._painted.document) is not None:
            empty = TileSnapshot(document.mask_grid)
            mask = NamedMask(new_id(), unused_name(document), empty)
            text = QCoreApplication.translate("commands", "add mask")
            self._painted.edit(document.with_active(mask), text)
            self._lists.offer_masks()

    def duplicate(self) -> None:
        """Add a copy of the mask that is painted on, and paint on that."""
        self._painted.end()
        document, mask = self._painted.document, self._active
        if document is not None and mask is not None:
            text = QCoreApplication.translate("masks", "{name} copy")
            copy = replace(mask, id=new_id(), name=text.format(name=mask.name))
            text = QCoreApplication.translate("commands", "duplicate mask")
            self._painted.edit(document.with_active(copy, self._row(mask) + 1), text)
            self._lists.offer_masks()

    def delete(self) -> None:
        """Delete the mask that is painted on; after the last one there is an empty one."""
        self._painted.end()
        document, mask = self._painted.document, self._active
        if document is not None and mask is not None:
            left = document.without(mask.id)
            if not left.masks:
                empty = TileSnapshot(document.mask_grid)
                left = left.with_active(NamedMask(new_id(), unused_name(left), empty))
            self._painted.edit(left, QCoreApplication.translate("commands", "delete mask"))

    def rename(self, id_: str, name: str) -> None:
        """Give a mask another name."""
        self._change(id_, QCoreApplication.translate("commands", "rename mask"), name=name)

    def show_mask(self, id_: str, visible: bool) -> None:
        """Show a mask, so that it counts, or hide it."""
        text = QCoreApplication.translate("commands", "show mask")
        if not visible:
            text = QCoreApplication.translate("commands", "hide mask")
        self._change(id_, text, visible=visible)

    def set_strength(self, percent: int) -> None:
        """Set the strength of the mask that is painted on. A drag of the slider is one step."""
        mask = self._active
        if mask is not None:
            text = QCoreApplication.translate("commands", "change mask strength")
            self._change(mask.id, text, merges=f"strength {mask.id}", strength=percent / 100)

    @property
    def _active(self) -> NamedMask | None:
        document = self._painted.document
        if document is None or not document.active_mask:
            return None
        return document.mask(document.active_mask)

    def _row(self, mask: NamedMask) -> int:
        document = self._painted.document
        assert document is not None
        return document.masks.index(mask)

    def _change(self, id_: str, text: str, *, merges: str = "", **properties: object) -> None:
        self._painted.end()
        document = self._painted.document
        if document is None or all(one.id != id_ for one in document.masks):
            return
        mask = document.mask(id_)
        changed = replace(mask, **properties)  # type: ignore[arg-type]
        if changed != mask:
            self._painted.edit(document.with_mask(changed), text, merges=merges)
        self._on_listed()

    # The list.

    def _on_listed(self) -> None:
        document = self._painted.document
        self.panel.show_document(document)
        if document is not None and len(document.masks) > 1:
            self._lists.offer_masks()

    def _rename(self) -> None:
        self._lists.show_masks()
        self.panel.rename_chosen()

    # Masks of other pictures, and files.

    async def _offer(self) -> None:
        """Let the artist choose a mask of another picture."""
        image = self._painted.documents.image
        if self._painted.document is None:
            return
        masks = await self._painted.documents.masks_of_others()
        smalls = await self._studio.background.do(
            _LANE, lambda: [_small(mask.pixels) for mask in masks]
        )
        if self._painted.documents.image != image:
            return
        if not masks:
            self.none_found.emit()
            return
        menu = QMenu(self.panel)
        for mask, small in zip(masks, smalls, strict=True):
            icon = QIcon(QPixmap.fromImage(small))
            choice = menu.addAction(icon, mask.name.replace("&", "&&"))
            choice.triggered.connect(lambda _checked=False, mask=mask: self.take(mask))
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        anchor = self.panel if self.panel.isVisible() else self._page
        menu.popup(anchor.mapToGlobal(QPoint(0, 0)))

    def take(self, mask: NamedMask) -> None:
        """Add a copy of a mask of another picture, at this picture's size."""
        self._operations.start(self._take(mask), must_finish=True)

    async def _take(self, mask: NamedMask) -> None:
        await self._painted.finish()

        async def compute(document: Document) -> TileSnapshot:
            if mask.pixels.grid == document.mask_grid:
                return mask.pixels
            at_size = partial(_at_size_of, document, mask.pixels)
            return await self._studio.background.do(_LANE, at_size)

        with self._painted.making() as step:
            found = await computed_of(self._painted, size_of, compute, step)
        if found is not None:
            document, pixels = found
            copy = replace(mask, id=new_id(), pixels=pixels, visible=True)
            text = QCoreApplication.translate("commands", "add mask from another picture")
            self._painted.edit(document.with_active(copy), text)


def _at_size_of(document: Document, pixels: TileSnapshot) -> TileSnapshot:
    """A mask of another picture at the size of this one. Any thread."""
    assert has_shape(pixels.grid.width, pixels.grid.height, document.width, document.height)
    rgb = fitted(rgb_of(pixels.pixels()), document.width, document.height)
    return TileSnapshot.of(grey(rgb))


def _small(pixels: TileSnapshot) -> QImage:
    """What is seen of a mask in a menu. Any thread."""
    pyramid = TiledPixels(pixels).pyramid
    small = pyramid.read(len(pyramid.grids) - 1, pyramid.grids[-1].whole)
    height, width = small.shape
    return QImage(small.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
