"""The layers of a picture: what the list beside the canvas and its actions do."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sdstudio.app.layer_merging import merged_layer, needs_backdrop
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.canvas import layer_edits
from sdstudio.canvas.document import (
    Blend,
    Document,
    Layer,
    LayerKind,
    Target,
    first_unused,
    told_apart,
)
from sdstudio.canvas.layer_edits import MergeObstacle
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Rgb
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_keys import LAYER_ACTIONS
from sdstudio.ui.canvas.canvas_model import CanvasModel, origins_of
from sdstudio.ui.canvas.computing import computed_of, layer_with, layers_of
from sdstudio.ui.canvas.layer_thumbnails import LayerThumbnail, LayerThumbnails
from sdstudio.ui.canvas.layers_panel import LayersPanel
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.side_lists import SideLists
from sdstudio.ui.undo_stack import StepInProgress

_LANE: Final = "layers"
#: Actions that don't concern the chosen layer.
_ALWAYS: Final = (ActionId.LAYER_LIST, ActionId.LAYER_NEW)


class LayersController(QObject):
    """Shows the list, and changes the document as the artist asks.

    Signals:
        flattened(InputRef): a picture that looks like this one with its layers; continue on it.
        trouble(StudioError): the picture couldn't be read or stored.
    """

    flattened = Signal(object)
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
        self._thumbnails = LayerThumbnails(studio.background, self)
        self._thumbnails.made.connect(self._show_thumbnail)
        self._operations = Operations(self, self.trouble.emit)
        #: Of merging.
        self._turn = asyncio.Lock()
        self._is_shown = False
        #: Each drag of the opacity is one step.
        self._drag = 0
        self.panel = panel = LayersPanel(actions)
        lists.add_layers(panel)
        actions.connect_triggered(*self._acts.items())
        for do, switch in (
            (ActionId.LAYER_LOCK, self.lock),
            (ActionId.LAYER_REFERENCE, self.make_reference),
            (ActionId.LAYER_MASK_EDIT, self.paint_on_mask),
        ):
            actions[do].triggered.connect(switch)
        panel.list.chosen.connect(self.choose)
        panel.list.toggled.connect(self.show_layer)
        panel.list.renamed.connect(self.rename)
        panel.list.moved.connect(self._on_dragged)
        panel.list.delete_asked.connect(self.delete)
        panel.opacity_begun.connect(self._on_opacity_begun)
        panel.opacity_moved.connect(self.set_opacity)
        panel.blend_chosen.connect(self.set_blend)
        painted.listed.connect(self._on_listed)
        painted.aimed.connect(self._on_listed)
        page.picture_shown.connect(self._show_picture)
        self._on_listed()

    @property
    def _acts(self) -> Mapping[ActionId, Callable[[], object]]:
        return {
            ActionId.LAYER_NEW: self.add,
            ActionId.LAYER_DUPLICATE: self.duplicate,
            ActionId.LAYER_RENAME: self._rename,
            ActionId.LAYER_DELETE: self.delete,
            ActionId.LAYER_CLEAR: self.clear,
            ActionId.LAYER_ABOVE: lambda: self._choose_beside(1),
            ActionId.LAYER_BELOW: lambda: self._choose_beside(-1),
            ActionId.LAYER_UP: lambda: self.move(1),
            ActionId.LAYER_DOWN: lambda: self.move(-1),
            ActionId.LAYER_MASK_ADD: self.add_mask,
            ActionId.LAYER_MASK_APPLY: self.apply_mask,
            ActionId.LAYER_MASK_DELETE: self.delete_mask,
            ActionId.LAYER_MERGE_DOWN: self.merge_down,
            ActionId.LAYER_MERGE_VISIBLE: self.merge_visible,
            ActionId.LAYER_FLATTEN: self.flatten,
        }

    def set_shown(self, shown: bool) -> None:
        """Have the actions usable only while the canvas is shown."""
        self._is_shown = shown
        self._enable()

    # One layer.

    def add(self) -> None:
        """Add an empty layer, and paint on it."""
        self._painted.end()
        if (document := self._painted.document) is not None:
            text = QCoreApplication.translate("commands", "add layer")
            self._edit(layer_edits.with_new(document, unused_layer_name(document)), text)
            self._lists.show_layers()

    def duplicate(self) -> None:
        """Add a copy of the chosen layer, and paint on that."""
        name = QCoreApplication.translate("layers", "{name} copy")
        text = QCoreApplication.translate("commands", "duplicate layer")
        self._with_chosen(
            lambda document, one: layer_edits.with_duplicate(
                document,
                one.id,
                told_apart(name.format(name=one.name), (other.name for other in document.layers)),
            ),
            text,
        )

    def delete(self) -> None:
        """Delete the chosen layer."""
        text = QCoreApplication.translate("commands", "delete layer")
        self._with_chosen(lambda document, one: document.without(one.id), text)

    def clear(self) -> None:
        """Erase the selected part of the chosen layer, or all of it."""
        if (layer := self._chosen) is not None:
            self._operations.start(self._clear(layer.id), must_finish=True)

    async def _clear(self, id_: str) -> None:
        await self._painted.finish()
        if (document := self._painted.document) is not None:
            text = QCoreApplication.translate("commands", "clear layer")
            await self._compute(id_, partial(layer_edits.cleared_as_of, document), text)

    def rename(self, id_: str, name: str) -> None:
        """Give a layer another name."""
        self._change(id_, QCoreApplication.translate("commands", "rename layer"), name=name)

    def show_layer(self, id_: str, visible: bool) -> None:
        """Show a layer, or hide it."""
        text = QCoreApplication.translate("commands", "show layer")
        if not visible:
            text = QCoreApplication.translate("commands", "hide layer")
        self._change(id_, text, visible=visible)

    def set_opacity(self, percent: int) -> None:
        """Set the opacity of the chosen layer. A drag of the slider is one step."""
        if (layer := self._chosen) is not None:
            text = QCoreApplication.translate("commands", "change layer opacity")
            merges = f"opacity {layer.id} {self._drag}"
            self._change(layer.id, text, merges=merges, opacity=percent / 100)

    def set_blend(self, blend: Blend) -> None:
        """Set how the chosen layer blends with what is below it."""
        if (layer := self._chosen) is not None:
            text = QCoreApplication.translate("commands", "change blend mode")
            self._change(layer.id, text, blend=blend)

    def lock(self, locked: bool) -> None:
        """Lock the transparency of the chosen layer."""
        if (layer := self._chosen) is not None:
            text = QCoreApplication.translate("commands", "lock transparency")
            if not locked:
                text = QCoreApplication.translate("commands", "unlock transparency")
            self._change(layer.id, text, alpha_locked=locked)

    def make_reference(self, wanted: bool) -> None:
        """Make the chosen layer a reference, or one that is painted in the picture."""
        if (layer := self._chosen) is not None:
            text = QCoreApplication.translate("commands", "make reference layer")
            if not wanted:
                text = QCoreApplication.translate("commands", "make paint layer")
            kind = LayerKind.REFERENCE if wanted else LayerKind.PAINT
            self._change(layer.id, text, kind=kind, hint="")

    # Choosing and moving.

    def choose(self, id_: str, of_mask: bool = False) -> None:
        """Paint on a layer or its mask; without an id, on the mask of the picture."""
        if not id_:
            self._painted.aim(Target.MASK)
            return
        self._painted.select_layer(id_)
        if of_mask:
            self._painted.aim(Target.LAYER_MASK)

    def paint_on_mask(self, wanted: bool) -> None:
        """Paint on the mask of the chosen layer, or on the layer itself."""
        if self._chosen is not None:
            self._painted.aim(Target.LAYER_MASK if wanted else Target.LAYER)
        self._on_listed()

    def move(self, places: int) -> None:
        """Move the chosen layer further up, or down."""
        text = QCoreApplication.translate("commands", "change layer order")
        self._with_chosen(
            lambda document, one: layer_edits.moved_by(document, one.id, places), text
        )

    def _on_dragged(self, id_: str, from_top: int) -> None:
        self._painted.end()
        document = self._painted.document
        if document is not None and id_:
            to = len(document.layers) - 1 - from_top
            text = QCoreApplication.translate("commands", "change layer order")
            self._edit(layer_edits.moved(document, id_, to), text)

    def _choose_beside(self, places: int) -> None:
        """Choose the row above or below; the lowest one is the picture."""
        document, layer = self._painted.document, self._chosen
        if document is None:
            return
        ids = ["", *(one.id for one in document.layers)]
        at = ids.index("" if layer is None else layer.id) + places
        if 0 <= at < len(ids):
            self.choose(ids[at])

    # Masks of layers.

    def add_mask(self) -> None:
        """Show only what is selected of the chosen layer, and paint on that mask."""
        text = QCoreApplication.translate("commands", "add layer mask")
        self._with_chosen(lambda document, one: layer_edits.with_layer_mask(document, one.id), text)
        self._painted.aim(Target.LAYER_MASK)

    def apply_mask(self) -> None:
        """Erase what the mask of the chosen layer hides."""
        if (layer := self._chosen) is not None:
            self._operations.start(self._apply_mask(layer.id), must_finish=True)

    async def _apply_mask(self, id_: str) -> None:
        await self._painted.finish()
        text = QCoreApplication.translate("commands", "apply layer mask")
        await self._compute(id_, layer_edits.baked, text)

    def delete_mask(self) -> None:
        """Show all of the chosen layer."""
        text = QCoreApplication.translate("commands", "delete layer mask")
        self._with_chosen(
            lambda document, one: layer_edits.without_layer_mask(document, one.id), text
        )

    # Merging.

    def merge_down(self) -> None:
        """Merge the chosen layer with the one below it."""
        self._operations.start(self._in_turn(self._merge_down), must_finish=True)

    async def _merge_down(self, step: StepInProgress) -> None:
        document, layer = self._painted.document, self._chosen
        if document is None or layer is None:
            return
        lower = layer_edits.below(document, layer.id)
        if lower is not None and layer_edits.merge_obstacle(document, layer.id) is None:
            text = QCoreApplication.translate("commands", "merge down")
            await self._merge((lower.id, layer.id), text, step)

    def merge_visible(self) -> None:
        """Merge all visible layers."""
        self._operations.start(self._in_turn(self._merge_visible), must_finish=True)

    async def _merge_visible(self, step: StepInProgress) -> None:
        if (document := self._painted.document) is not None:
            ids = tuple(one.id for one in layer_edits.mergeable(document))
            text = QCoreApplication.translate("commands", "merge visible layers")
            await self._merge(ids, text, step)

    async def _in_turn(self, merge: Callable[[StepInProgress], Awaitable[None]]) -> None:
        """Merge after what is being merged: pressed twice, the key merges with two layers."""
        await self._painted.finish()
        with self._painted.making() as step:
            async with self._turn:
                if not step.is_taken_back:
                    await merge(step)

    async def _merge(self, ids: Sequence[str], text: str, step: StepInProgress) -> None:
        """Merge layers, unless one is gone or hidden by then, or their order was changed."""
        image = self._image

        def part(document: Document) -> object:
            return layers_of(document) if len(_visible(document, ids)) > 1 else None

        async def compute(document: Document) -> tuple[Layer, tuple[Layer, ...]]:
            parts = _visible(document, ids)
            base = await self._base(image) if needs_backdrop(parts) else None
            work = partial(merged_layer, document, parts, base)
            return await self._studio.background.do(_LANE, work), parts

        found = await computed_of(self._painted, part, compute, step)
        if found is not None:
            document, (merged, parts) = found
            self._edit(layer_edits.with_merged(document, merged, parts), text)

    async def _base(self, image: InputRef | None) -> Rgb | None:
        if image is None:
            return None
        return await self._studio.library.do(lambda library: library.inputs.read(image))

    def flatten(self) -> None:
        """Continue on a picture that looks like this one with its visible layers."""
        self._operations.start(self._flatten(), replacing="flatten", must_finish=True)

    async def _flatten(self) -> None:
        await self._painted.finish()
        image = self._image
        if image is None:
            return

        async def compute(document: Document) -> InputRef:
            rgb = await self._painted.composite()
            return await self._keep(rgb, origins_of(image, document))

        with self._painted.making() as step:
            found = await computed_of(self._painted, layers_of, compute, step)
        if found is not None:
            self.flattened.emit(found[1])

    def _keep(self, rgb: Rgb, origins: Collection[str]) -> Awaitable[InputRef]:
        return self._studio.library.do(lambda lib: lib.keep_input(InputRole.IMAGE, rgb, origins))

    # The list.

    @property
    def _image(self) -> InputRef | None:
        """The picture that is painted on."""
        return self._studio.draft.draft.input(InputRole.IMAGE)

    @property
    def _chosen(self) -> Layer | None:
        """The layer that actions concern: the active one."""
        return None if self._painted.target is Target.MASK else self._painted.layer

    def _edit(self, document: Document, text: str, merges: str = "") -> None:
        self._painted.edit(document, text, merges=merges)

    async def _compute(self, id_: str, make: Callable[[Layer], Layer], text: str) -> None:
        """Change a layer on another thread.

        Args:
            make: returns the changed layer; called on the other thread.
        """

        async def compute(document: Document) -> Layer:
            work = partial(make, document.layer(id_))
            return await self._studio.background.do(_LANE, work)

        with self._painted.making() as step:
            of = partial(layer_with, id_=id_)
            found = await computed_of(self._painted, of, compute, step)
        if found is not None:
            self._edit(found[0].with_layer(found[1]), text)

    def _with_chosen(self, edit: Callable[[Document, Layer], Document], text: str) -> None:
        self._painted.end()
        document, layer = self._painted.document, self._chosen
        if document is not None and layer is not None:
            self._edit(edit(document, layer), text)

    def _change(self, id_: str, text: str, *, merges: str = "", **properties: object) -> None:
        self._painted.end()
        document = self._painted.document
        if document is None or all(one.id != id_ for one in document.layers):
            return
        layer = document.layer(id_)
        changed = replace(layer, **properties)  # type: ignore[arg-type]
        if changed != layer:
            self._edit(document.with_layer(changed), text, merges)
        self._on_listed()

    def _rename(self) -> None:
        self._lists.show_layers()
        self.panel.list.rename_current()

    def _on_opacity_begun(self) -> None:
        self._drag += 1

    def _on_listed(self) -> None:
        document = self._painted.document
        self.panel.show_document(document, self._painted.target)
        for layer in () if document is None else document.layers:
            # A row may be of another layer now.
            if (known := self._thumbnails.of(layer.id)) is not None:
                self._show_thumbnail(layer.id, known)
        self._show_picture()
        self._thumbnails.update(document)
        self._enable()

    def _show_thumbnail(self, id_: str, thumbnail: LayerThumbnail) -> None:
        self.panel.list.show_thumbnail(id_, thumbnail.layer, thumbnail.mask)

    def _show_picture(self) -> None:
        picture = self._page.picture
        self.panel.list.show_thumbnail("", None if picture is None else picture.levels[-1], None)

    def _enable(self) -> None:
        """Enable what can be done with the chosen layer; the others say why they can't."""
        document, layer = self._painted.document, self._chosen
        for do in LAYER_ACTIONS:
            obstacle = "" if do in _ALWAYS else self._obstacle(do, document, layer)
            can = self._is_shown and not obstacle and document is not None
            self._actions[do].setEnabled(can)
            self._actions[do].setToolTip(self._actions.tip(do, obstacle if self._is_shown else ""))
        for do, checked in (
            (ActionId.LAYER_LOCK, layer is not None and layer.alpha_locked),
            (ActionId.LAYER_REFERENCE, layer is not None and layer.kind is LayerKind.REFERENCE),
            (ActionId.LAYER_MASK_EDIT, self._painted.target is Target.LAYER_MASK),
        ):
            self._actions[do].setChecked(checked)

    def _obstacle(self, do: ActionId, document: Document | None, layer: Layer | None) -> str:
        """Why ``do`` isn't possible; empty if it is."""
        if document is None:
            return self.tr("There is no picture to paint on.")
        if do is ActionId.LAYER_FLATTEN:
            no_layers = self.tr("No layer is visible.")
            return "" if layer_edits.mergeable(document) else no_layers
        if do is ActionId.LAYER_MERGE_VISIBLE:
            one_layer = self.tr("Fewer than two layers are visible.")
            return "" if len(layer_edits.mergeable(document)) > 1 else one_layer
        if do is ActionId.LAYER_ABOVE and document.layers:
            is_top = layer is not None and layer is document.layers[-1]
            return self.tr("This is the top layer.") if is_top else ""
        if layer is None:
            return self.tr("Choose a layer first.")
        is_lowest, is_top = layer is document.layers[0], layer is document.layers[-1]
        match do:
            case ActionId.LAYER_MERGE_DOWN:
                return self._merge_obstacle(layer_edits.merge_obstacle(document, layer.id))
            case ActionId.LAYER_UP if is_top:
                return self.tr("This is the top layer.")
            case ActionId.LAYER_DOWN if is_lowest:
                return self.tr("This is the bottom layer.")
            case ActionId.LAYER_CLEAR if layer.alpha_locked:
                return self.tr("The transparency of this layer is locked.")
            case ActionId.LAYER_REFERENCE if layer.kind is LayerKind.DEPTH:
                return self.tr("A depth layer can't be a reference layer.")
            case ActionId.LAYER_MASK_ADD if layer.mask is not None:
                return self.tr("This layer already has a mask.")
            case (
                ActionId.LAYER_MASK_EDIT | ActionId.LAYER_MASK_APPLY | ActionId.LAYER_MASK_DELETE
            ) if layer.mask is None:
                return self.tr("This layer has no mask.")
        return ""

    def _merge_obstacle(self, obstacle: MergeObstacle | None) -> str:
        match obstacle:
            case None:
                return ""
            case MergeObstacle.NOTHING_BELOW:
                return self.tr("There is no layer below this one.")
            case MergeObstacle.HIDDEN:
                return self.tr("Show both layers first: one of them is hidden.")
            case MergeObstacle.OTHER_KIND:
                return self.tr("The layer below is of a different kind.")


def _visible(document: Document, ids: Sequence[str]) -> tuple[Layer, ...]:
    """The visible layers with these ids; none if any is gone or hidden, or if they are in another
    order.
    """
    found = tuple(one for one in document.layers if one.id in ids and one.visible)
    return found if [one.id for one in found] == list(ids) else ()


def unused_layer_name(document: Document) -> str:
    """A name for another layer."""
    text = QCoreApplication.translate("layers", "Layer {number}")
    return first_unused(text, (one.name for one in document.layers))
