"""ColourFills: fills and erases areas of the active layer, or of its mask."""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QCoreApplication

from sdstudio.canvas.document import Document, Layer, Target
from sdstudio.canvas.filling import filled, filled_mask
from sdstudio.canvas.paints import ColourPaint, MaskPaint
from sdstudio.canvas.selection.combine import Combine
from sdstudio.canvas.selection.masks import combined
from sdstudio.canvas.selection.wand import wand
from sdstudio.canvas.tile_grid import Pixels, TileGrid
from sdstudio.canvas.tile_png import placed
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.ui.canvas.colours import Colours
from sdstudio.ui.canvas.tools.area_work import AreaWork
from sdstudio.ui.canvas.tools.target_hints import locked_hint
from sdstudio.ui.canvas.tools.tool_options import AreaOptions


class ColourFills:
    """Nothing outside the selection changes; without a selection, everything may."""

    def __init__(self, work: AreaWork, colours: Colours) -> None:
        self._work = work
        self._painted = work.painted
        self._colours = colours

    def fill_selection(self) -> None:
        """Fill what is selected with the foreground colour."""

        async def selection() -> TileSnapshot:
            document = self._painted.document
            assert document is not None
            return _selection(document) or TileSnapshot.filled(document.mask_grid, 255)

        self._fill(selection, erases=False)

    def fill_region(self, x: float, y: float, options: AreaOptions, *, erases: bool) -> None:
        """Fill the area of the colour at a point, or erase it."""
        at = int(x // 1), int(y // 1)
        self._fill(lambda: self._region(at, options), erases=erases)

    def _fill(self, find: Callable[[], Awaitable[TileSnapshot]], *, erases: bool) -> None:
        self._painted.end()
        layer, red_green_blue = self._painted.layer, self._colours.foreground
        if layer is None or self._painted.document is None:
            return
        if erases and self._painted.target is Target.LAYER and layer.alpha_locked:
            self._work.refused.emit(locked_hint(layer))
            return
        if self._painted.target is Target.LAYER_MASK:
            text = QCoreApplication.translate("commands", "fill layer mask")
            make = _mask_maker(MaskPaint(erases=erases))
        else:
            text = QCoreApplication.translate("commands", "fill with colour")
            if erases:
                text = QCoreApplication.translate("commands", "erase an area of the layer")
            else:
                self._colours.remember()
            paint = ColourPaint(*red_green_blue, erases=erases, locks_alpha=layer.alpha_locked)
            make = _maker(paint)
        self._work.paint_later(find, make, text)

    async def _region(self, at: tuple[int, int], options: AreaOptions) -> TileSnapshot:
        document, layer = self._painted.document, self._painted.layer
        assert document is not None
        assert layer is not None
        if options.from_layer:
            return await self._work.find(
                lambda: _like(_alone(layer, document), at, options, document)
            )
        picture = await self._painted.composite()
        return await self._work.find(lambda: _like(picture, at, options, document))


def _maker(paint: ColourPaint) -> Callable[[Layer, TileSnapshot], Layer]:
    return lambda layer, area: filled(layer, area, paint)


def _mask_maker(paint: MaskPaint) -> Callable[[Layer, TileSnapshot], Layer]:
    return lambda layer, area: filled_mask(layer, area, paint)


def _like(
    picture: Pixels, at: tuple[int, int], options: AreaOptions, document: Document
) -> TileSnapshot:
    """What has the colour of a pixel and is selected."""
    area = wand(picture, *at, options.tolerance, contiguous=options.is_contiguous, antialiased=True)
    selection = _selection(document)
    return area if selection is None else combined(area, selection, Combine.INTERSECT)


def _alone(layer: Layer, document: Document) -> Pixels:
    """The pixels of a layer on a canvas with nothing else."""
    grid = TileGrid(document.width, document.height, layer.pixels.grid.channels)
    return placed(layer.pixels, layer.left, layer.top, grid).pixels()


def _selection(document: Document) -> TileSnapshot | None:
    """What is selected; ``None`` if nothing is, so that everything may change."""
    selection = document.combined_mask()
    return None if selection.is_empty else selection
