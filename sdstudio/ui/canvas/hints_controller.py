"""HintsController: hints of ControlNets as layers of the canvas, to be painted on."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal

from sdstudio.app.canvas_rendering import hint_picture
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.canvas.colour import WHITE
from sdstudio.canvas.depth_layers import grey_pixels
from sdstudio.canvas.document import Document, Layer, Target
from sdstudio.canvas.hint_layers import (
    hint_layer,
    opaque,
    shows_hint,
    with_hint,
    with_layer_as_hint,
)
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.controls import DEPTH, ControlKind, ControlRef
from sdstudio.domain.input_refs import InputRef
from sdstudio.imaging import Rgb, fitted, pixels_sha256
from sdstudio.imaging.masks import grey
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.mask_tools import MaskTools

_LANE: Final = "hints"


class HintsController(QObject):
    """A visible layer with hints of a kind is what ControlNets of that kind follow.

    The depth of the canvas is such a layer, too.

    Signals:
        trouble(StudioError): a hint can't be read.
        changed(): :meth:`used_for` or ``can_use_layer`` may return something else.

    Thread: GUI; pixels are computed on another.
    """

    trouble = Signal(object)
    changed = Signal()

    def __init__(
        self,
        studio: Studio,
        painted: CanvasModel,
        tools: MaskTools,
        choose_brush: Callable[[], None],
        parent: QObject,
        *,
        is_artists: Callable[[], bool],
    ) -> None:
        """``is_artists`` is that of :class:`DraftDocuments`."""
        super().__init__(parent)
        self._studio = studio
        self._painted = painted
        self._tools = tools
        self._choose_brush = choose_brush
        self._is_artists = is_artists
        self._operations = Operations(self, self.trouble.emit)
        self._given = _given(studio.draft.draft.controls)
        #: Kinds whose hint was given after what is on the canvas.
        self._newer: set[str] = set()
        studio.draft.changed.connect(self._follow)
        for signal in (painted.listed, painted.replaced):
            signal.connect(self._on_listed)

    def used_for(self, kind: ControlKind) -> Layer | None:
        """The layer that ControlNets of that kind follow; ``None`` if none is visible."""
        document = self._painted.document
        if document is None or not shows_hint(document, kind):
            return None
        return hint_layer(document, kind)

    @property
    def can_use_layer(self) -> bool:
        """Whether there is an active layer, which could become a hint."""
        return self._painted.layer is not None

    def has_layer(self, kind: ControlKind) -> bool:
        """Whether the canvas has a layer of that kind, visible or not."""
        document = self._painted.document
        return document is not None and hint_layer(document, kind) is not None

    async def edit(self, control: ControlRef) -> None:
        """Paint on the hint, as a layer that is made of it unless there is one.

        Raises:
            StudioError: the hint is gone.
        """
        newest = self._painted.documents.newest
        if newest is not None:
            await newest.opened.wait()
        await self._painted.finish()
        document, kind = self._painted.document, control.row
        if document is None:
            return
        layer = hint_layer(document, kind)
        if layer is not None and (layer.visible or control.hint is None):
            if not layer.visible:
                text = QCoreApplication.translate("commands", "show hint")
                self._painted.edit(document.with_layer(replace(layer, visible=True)), text)
            self._painted.select_layer(layer.id)
        else:
            image = self._painted.documents.image
            with self._painted.making() as step:
                pixels = await self._pixels(control, document.width, document.height)
            now = self._painted.document
            if step.is_taken_back or now is None or self._painted.documents.image != image:
                return
            text = QCoreApplication.translate("commands", "edit hint on canvas")
            self._painted.edit(
                with_hint(now, kind, pixels, translate("controls", kind.label)), text
            )
            if kind.is_lines or kind is DEPTH:
                self._paint_white()
        self._painted.aim(Target.LAYER)
        self._choose_brush()

    def _paint_white(self) -> None:
        """Paint what shows on black; the colour before is one key away."""
        colours = self._tools.colours
        if colours.foreground != WHITE:
            colours.choose(colours.foreground, is_background=True)
            colours.choose(WHITE)

    def use_layer(self, kind: ControlKind) -> None:
        """Make the active layer the hint of that kind, as an undo step."""
        self._operations.start(self._use_layer(kind), must_finish=True)

    async def _use_layer(self, kind: ControlKind) -> None:
        await self._painted.finish()
        document, layer = self._painted.document, self._painted.layer
        if document is None or layer is None or layer.shows_hint == kind.key:
            return
        with self._painted.making() as step:
            made = await self._studio.background.do(
                _LANE, lambda: with_layer_as_hint(document, layer, kind)
            )
        if not step.is_taken_back and self._painted.document is document:
            text = QCoreApplication.translate("commands", "use layer as hint")
            self._painted.edit(made, text)

    async def _pixels(self, control: ControlRef, width: int, height: int) -> TileSnapshot:
        hint, is_depth = control.hint, control.row is DEPTH
        rgb: Rgb | None = None
        if hint is not None:
            rgb = await self._studio.library.do(lambda lib: lib.inputs.read(hint))

        def work() -> TileSnapshot:
            blank = np.zeros((height, width, 3), np.uint8)
            whole = blank if rgb is None else fitted(rgb, width, height)
            return grey_pixels(grey(whole)) if is_depth else opaque(whole)

        return await self._studio.background.do(_LANE, work)

    # A hint that the artist gives in the settings, or that comes with the settings of a picture.

    def _follow(self) -> None:
        given = _given(self._studio.draft.draft.controls)
        if given != self._given:
            before, self._given = self._given, given
            self._newer |= {key for key, hint in given.items() if before.get(key) != hint}
        self._on_listed()

    def _on_listed(self) -> None:
        self.changed.emit()
        document = self._painted.document
        if not self._newer or document is None or self._painted.is_opening:
            return
        if not self._is_artists():
            return
        newer, self._newer = self._newer, set()
        for control in self._studio.draft.draft.controls:
            layer = self.used_for(control.row)
            if control.kind in newer and control.hint is not None and layer is not None:
                self._operations.start(
                    self._prefer(control.hint, document, layer, control.row),
                    replacing=f"prefer {control.kind}",
                )

    async def _prefer(
        self, given: InputRef, before: Document, layer: Layer, kind: ControlKind
    ) -> None:
        """Hide a layer that differs from the hint that the artist has just given."""
        rgb = await self._studio.background.do(_LANE, lambda: hint_picture(before, kind))
        is_same = rgb is not None and pixels_sha256(rgb) == given.sha256
        if not is_same and self.used_for(kind) is layer:
            hide_until_undone(self._painted, layer.id)


def hide_until_undone(painted: CanvasModel, id_: str) -> None:
    """Hide a layer; it is shown again when the newest step is undone."""
    documents = painted.documents

    def show(wanted: bool) -> None:
        document = painted.document
        layer = None if document is None else _find(document, id_)
        if document is not None and layer is not None:
            documents.change_without_step(document.with_layer(replace(layer, visible=wanted)))

    documents.steps.revert_with_newest(lambda: show(True))
    # Whatever changes in the document ends a transformation.
    painted.open_edits.apply()
    show(False)


def _find(document: Document, id_: str) -> Layer | None:
    return next((one for one in document.layers if one.id == id_), None)


def _given(controls: tuple[ControlRef, ...]) -> dict[str, InputRef]:
    """The hints by the keys of their kinds."""
    return {one.kind: one.hint for one in controls if one.hint is not None}
