"""CanvasExtender: enlarges the canvas at its sides, with what is on it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sdstudio.app.candidates import Candidates
from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.canvas.canvas_size import extended as document_extended
from sdstudio.canvas.document import Document, Layer, NamedMask, new_id
from sdstudio.canvas.result_layer import laid_over
from sdstudio.canvas.tile_change import TileChange
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain import intents
from sdstudio.domain.extension import Extension
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Given, Rgb, read_given
from sdstudio.imaging.extending import extended, told_apart
from sdstudio.imaging.masks import Box
from sdstudio.library import Picture
from sdstudio.ui.canvas.canvas_model import CanvasModel, origins_of
from sdstudio.ui.canvas.computing import computed_of, content_of
from sdstudio.ui.canvas.navigation import Navigation
from sdstudio.ui.canvas.tools.brush_settings import BrushSettings
from sdstudio.ui.undo_commands import ChangeDraft
from sdstudio.ui.undo_stack import UndoStack

_LANE: Final = "extend"


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is to be extended.

    Args:
        base: the picture on which the layers lie.
        rgb: the picture with its layers.
        document: has the result that is shown as a layer.
        origins: of what is made of it; see :func:`origins_of`.
    """

    base: Rgb
    rgb: Rgb
    document: Document
    origins: frozenset[str]


class CanvasExtender(QObject):
    """Continues on a new picture, the old one enlarged, with everything that is on the canvas.

    Layers, masks and snapshots move along with the old picture, and a result that is shown becomes
    a layer. What is new is masked, so that it is generated next; until then, it repeats the edge of
    what is seen. Undo returns to the canvas as it was.

    Args:
        as_layer: makes a layer of a result; see :meth:`ResultsController.as_layer`.

    Signals:
        trouble(StudioError): the picture is gone, can't be stored, or would become too large.

    Thread: GUI.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        undo: UndoStack,
        pictures: InputPictures,
        painted: CanvasModel,
        navigation: Navigation,
        brush: BrushSettings,
        candidates: Candidates,
        as_layer: Callable[[Picture], Awaitable[Layer | None]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._draft = studio.draft
        self._undo = undo
        self._pictures = pictures
        self._painted = painted
        self._navigation = navigation
        self._brush = brush
        self._candidates = candidates
        self._as_layer = as_layer
        self._operations = Operations(self, self.trouble.emit)

    def extend(self, by: Extension) -> None:
        """Extend what is seen: the canvas, or a result of another size in its place."""
        image = self._draft.draft.input(InputRole.IMAGE)
        if image is not None:
            self._painted.end()
            self._operations.start(
                self._extend(image, self._candidates.shown, by), must_finish=True
            )

    async def _extend(self, image: InputRef, result: Picture | None, by: Extension) -> None:
        if result is not None and self._candidates.fits(result):
            by.size_px(image.width, image.height)
        is_canvas = result is None or self._candidates.fits(result)

        async def compute(document: Document) -> InputRef:
            seen = await self._seen(image, document, result, is_canvas=is_canvas)
            return await self._stored(seen, by)

        def part(document: Document) -> object:
            return content_of(document) if is_canvas else ()

        with self._undo.making() as step:
            await self._painted.documents.opened()
            if step.is_taken_back or self._painted.documents.image != image:
                return  # the artist has gone on to another picture, for example
            found = await computed_of(self._painted, part, compute, step)
        if found is None:
            return
        ref = found[1]
        self._brush.keep_size(image, ref)
        if is_canvas:
            self._navigation.place_around(ref, by.left, by.top)
        mode = self._draft.mode

        def change() -> None:
            self._draft.set_inputs((ref,), mode)
            self._draft.intend(intents.EXTEND.key)

        text = QCoreApplication.translate("commands", "extend picture")
        self._undo.push(ChangeDraft(self._draft, change, text))

    async def _seen(
        self, image: InputRef, document: Document, result: Picture | None, *, is_canvas: bool
    ) -> _Seen:
        library = self._studio.library
        if result is not None and not is_canvas:
            path = result.path
            given = await library.do(lambda _library: read_given(path, InputRole.IMAGE))
            height, width, _ = given.rgb.shape
            origins = frozenset({result.identity})
            return _Seen(given.rgb, given.rgb, Document(width, height), origins)
        origins = origins_of(image, document)
        rgb = await self._painted.composite()
        base = await library.do(lambda lib: lib.inputs.read(image))
        layer = None if result is None else await self._as_layer(result)
        if layer is not None:
            rgb = await self._studio.background.do(_LANE, lambda: laid_over(rgb, layer))
            document, origins = document.with_active_layer(layer), origins | {layer.picture}
        return _Seen(base, rgb, document, origins)

    async def _stored(self, seen: _Seen, by: Extension) -> InputRef:
        """Store the enlarged picture and document."""
        name = QCoreApplication.translate("masks", "Extended area")
        # Of several extensions in a row, all that is new is to be generated.
        goes_on = self._draft.draft.intent == intents.EXTEND.key

        def work() -> tuple[Rgb, Document]:
            larger, area = extended(seen.rgb, by)
            height, width, _ = seen.base.shape
            Box(by.left, by.top, width, height).of(larger)[...] = seen.base
            mask = NamedMask(new_id(), name, TileSnapshot.of(area))
            return larger, document_extended(seen.document, by, mask, goes_on=goes_on)

        larger, document = await self._studio.background.do(_LANE, work)
        ref, documents = await self._keep(larger, seen.origins), self._painted.documents
        while not await documents.adopt(ref, document):
            known = documents.kept.get(ref)
            if known is not None and _looks_same(known.document, document):
                # That extension was undone; its results are still there.
                break
            apart = await self._studio.background.do(_LANE, lambda: told_apart(larger, by))
            ref = await self._keep(apart, seen.origins)
        return ref

    async def _keep(self, rgb: Rgb, origins: frozenset[str]) -> InputRef:
        given = Given(rgb, None)
        ref, _ = await self._pictures.keep(InputRole.IMAGE, lambda: given, origins)
        return ref


def _looks_same(one: Document, other: Document) -> bool:
    """Whether they are the same but for the ids of masks, and what is chosen in them."""
    if one.layers != other.layers or len(one.masks) != len(other.masks):
        return False
    if [kept.id for kept in one.snapshots] != [kept.id for kept in other.snapshots]:
        return False
    return all(
        (mine.visible, mine.strength) == (theirs.visible, theirs.strength)
        and TileChange.between(mine.pixels, theirs.pixels) is None
        for mine, theirs in zip(one.masks, other.masks, strict=True)
    )
