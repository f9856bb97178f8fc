"""Connects canvas, stage and actions; creates the canvas when it is first needed."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from sdstudio.app.depth_requests import DepthRequests
from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.canvas.brush import RESIZE_STEP
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.request import GenerationRequest
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_keys import (
    CANVAS_ACTIONS,
    LAYER_ACTIONS,
    MASK_MODE_ACTIONS,
    SNAPSHOT_ACTIONS,
)
from sdstudio.ui.canvas.file_names import CanvasFileNames
from sdstudio.ui.canvas.view_actions import connect_view
from sdstudio.ui.controls.hint_places import hint_places
from sdstudio.ui.notice_bar import DoneBar, Until
from sdstudio.ui.stage.stage import Showing, Stage
from sdstudio.ui.undo_stack import UndoStack

if TYPE_CHECKING:
    from sdstudio.canvas.tiles import TileSnapshot
    from sdstudio.imaging import Rgb
    from sdstudio.imaging.masks import Grey
    from sdstudio.ui.canvas.canvas_model import CanvasModel
    from sdstudio.ui.canvas.canvas_privacy import CanvasPrivacy
    from sdstudio.ui.canvas.depth.depth_controller import DepthController
    from sdstudio.ui.canvas.draft_documents import Documents
    from sdstudio.ui.canvas.edges import MaskEdges
    from sdstudio.ui.canvas.floating_panels import FloatingPanels
    from sdstudio.ui.canvas.hints_controller import HintsController
    from sdstudio.ui.canvas.intents.intents_controller import IntentsController
    from sdstudio.ui.canvas.layers_controller import LayersController
    from sdstudio.ui.canvas.making_line import MakingLine
    from sdstudio.ui.canvas.mask_tools import MaskTools
    from sdstudio.ui.canvas.masks_controller import MasksController
    from sdstudio.ui.canvas.object_controller import ObjectController
    from sdstudio.ui.canvas.page import CanvasPage
    from sdstudio.ui.canvas.results_controller import ResultsController
    from sdstudio.ui.canvas.side_lists import SideLists
    from sdstudio.ui.canvas.snapshots_controller import SnapshotsController
    from sdstudio.ui.canvas.transform_controller import TransformController

_KEEP_MS: Final = 1000


class CanvasController(QObject):
    """Signals:
    trouble(StudioError): a mask or a result couldn't be read.
    model_asked(AuxiliaryKind): the artist needs a model of that kind.
    continue_asked(Picture): the artist wants to continue from this result.
    more_asked(GenerationRequest): the artist wants another result like one that there is.
    delete_asked(tuple of ids): the artist wants these results in the trash.
    flattened(InputRef): the artist wants to continue on this picture.
    depth_changed(): ``has_depth`` may have changed.
    hints_changed(): which layers are hints may have changed.
    submitted(): a job of the canvas's own is in the queue.
    start_asked(Path | QImage): the artist wants to start from a picture, or open a project.
    settings_asked(Path): the artist wants to use the settings in its file.
    hint_given(Path | QImage): the artist wants a picture as the hint of a ControlNet.
    """

    trouble = Signal(object)
    model_asked = Signal(object)
    continue_asked = Signal(object)
    more_asked = Signal(object)
    delete_asked = Signal(object)
    flattened = Signal(object)
    depth_changed = Signal()
    hints_changed = Signal()
    submitted = Signal()
    start_asked = Signal(object)
    settings_asked = Signal(object)
    hint_given = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        pictures: InputPictures,
        stage: Stage,
        depth_requests: DepthRequests,
        done: DoneBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._depth_requests = depth_requests
        self._studio = studio
        self._actions = actions
        self._undo = undo
        self._pictures = pictures
        self._stage = stage
        self._done = done
        self._window = window
        self._operations = Operations(self, self.trouble.emit)
        self._has_resumed = self._is_resuming = False
        self.names = CanvasFileNames(studio.draft)
        #: Created when a mask is first painted, because it imports numpy.
        self.painted: CanvasModel | None = None
        self.page: CanvasPage | None = None
        self._tools: MaskTools | None = None
        #: A slider that is dragged isn't written with each of its places.
        self._keep_soon = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keep_soon.timeout.connect(self._keep_tools)
        self.results: ResultsController | None = None
        self.intents: IntentsController | None = None
        self.objects: ObjectController | None = None
        self.mask_list: MasksController | None = None
        self.lists: SideLists | None = None
        self.layers: LayersController | None = None
        self.snapshots: SnapshotsController | None = None
        self.depth: DepthController | None = None
        self.hints: HintsController | None = None
        self.transforms: TransformController | None = None
        self.panels: FloatingPanels | None = None
        self.privacy: CanvasPrivacy | None = None
        self.making: MakingLine | None = None
        actions[ActionId.MASK_VIEW].triggered.connect(self._on_view_asked)
        studio.draft.changed.connect(self._follow)
        stage.showing_changed.connect(self._on_showing)
        self._enable()

    @property
    def can_open(self) -> bool:
        """Whether there is a picture to paint on."""
        draft = self._studio.draft
        has_picture = draft.draft.input(InputRole.IMAGE) is not None
        return has_picture and (draft.mode.repaints or self._has_hints)

    @property
    def _has_hints(self) -> bool:
        """Whether hints on the canvas count, even if its picture doesn't."""
        return self._studio.draft.mode.takes_controls and bool(self._studio.draft.draft.controls)

    @property
    def is_shown(self) -> bool:
        """Whether the stage shows the canvas."""
        return self._stage.showing is Showing.CANVAS

    @property
    def has_depth(self) -> bool:
        """Whether Depth to image uses the depth on the canvas."""
        return self.depth is not None and self.depth.is_used

    def open(self, *, takes_focus: bool = True) -> None:
        """Show the canvas on the stage.

        Args:
            takes_focus: the next keys are for it.
        """
        if not self.can_open:
            return
        page = self.page or self._make()
        self._show_picture()
        self._stage.show_canvas(page, page.view)
        if not takes_focus:
            return
        if self.privacy is None:
            page.view.setFocus()
        else:
            self.privacy.take_focus()

    def set_seen(self, *, is_seen: bool) -> None:
        """Say whether Create is seen, on whose stage the canvas is.

        What is blurred was revealed until the canvas is left.
        """
        if self.privacy is None or self.results is None:
            return
        if not is_seen:
            self.results.blur_again()
            self.privacy.blur_again()
        elif self.privacy.cover is not None:
            # What had the focus is covered now.
            self.privacy.take_focus()

    def set_alone(self, is_alone: bool) -> None:
        """Float the tools over the picture while it fills the screen."""
        if self.panels is not None:
            self.panels.set_floating(is_alone)
        if self.making is not None:
            self.making.set_wanted(is_alone)

    def resume(self) -> None:
        """Open the canvas, once, if it was open when the last session ended.

        A mode that needs a mask opens it in any case.
        """
        was_open = self._studio.draft.mode.needs_mask or self._studio.session.current.canvas_open
        if was_open and not self._has_resumed and self._stage.showing is not Showing.MAKING:
            self._is_resuming = True
            self.open()
            self._is_resuming = False
        self._has_resumed = True
        self._look_for_hints()

    def open_new(self, ref: InputRef, *, takes_focus: bool = True) -> None:
        """Show the canvas for a new input picture, and offer the previous picture's mask.

        Args:
            takes_focus: as of :meth:`open`.
        """
        before = self._mask_before(ref) if self._studio.draft.mode.needs_mask else None
        self.open(takes_focus=takes_focus)
        if before is None or self.painted is None:
            return
        # The next thing to change is mostly in another place; where it isn't, one click suffices.
        text = QCoreApplication.translate("commands", "use the same mask")
        self._done.tell(
            lambda: self.tr("This is now the input picture. Its mask is empty."),
            lambda: self.tr("Use the same mask"),
            lambda: self._use(before, text),
            Until(
                self._studio.draft.changed,
                self._undo.indexChanged,
                # What was painted on it earlier has been read.
                self.painted.combined_changed,
                unless=lambda: self._is_unpainted(ref),
            ),
        )

    async def painted_on(self) -> "CanvasModel | None":
        """What is painted on the draft's picture; ``None`` if nothing has ever been.

        Raises:
            StudioError: the disk's failure.
        """
        image = self._studio.draft.draft.input(InputRole.IMAGE)
        if self.painted is None and image is not None:
            sha256 = image.sha256
            found = await self._studio.library.do(lambda lib: lib.canvases.find(sha256))
            if found and self.page is None:
                self._make()
        return self.painted

    async def read(self, image: InputRef) -> "Rgb":
        """The draft's input picture with the layers that are painted on it.

        Raises:
            StudioError: it is gone, or there is too little memory.
        """
        painted = await self.painted_on()
        if painted is not None:
            await painted.documents.opened()
            if painted.documents.image == image:
                return await painted.composite()
        return await self._studio.library.do(lambda lib: lib.inputs.read(image))

    async def in_place(self, request: GenerationRequest) -> GenerationRequest:
        """``request`` with the draft's picture in place of that picture's composite.

        The layers are still on the canvas, so they must not be in the input picture as well.

        Raises:
            StudioError: the disk's failure.
        """
        image, own = request.input(InputRole.IMAGE), self._studio.draft.draft.input(InputRole.IMAGE)
        if image is None or own is None or image == own:
            return request
        painted = await self.painted_on()
        if painted is None:
            return request
        await painted.documents.opened()
        newest = painted.documents.newest
        is_here = painted.documents.image == own and newest is not None
        if is_here and newest is not None and image in newest.document.renderings:
            return request.with_input(own)
        return request

    def paint(self, pixels: "Grey", text: str) -> None:
        """Use a mask of the picture's size; ``text`` names the undo step."""
        from sdstudio.canvas.tiles import TileSnapshot

        self._use(TileSnapshot.of(pixels), text)

    def update_draft(self) -> None:
        """Tell the draft what is painted now."""
        if self.painted is not None:
            self.painted.end()
        if self.transforms is not None:
            self.transforms.close()
        if self.intents is not None:
            self.intents.update_draft()

    @property
    def has_open_edit(self) -> bool:
        """Whether a transformation, say, has to be applied first."""
        return self.painted is not None and self.painted.open_edits.is_changed

    async def finish(self) -> None:
        """As :meth:`update_draft`, but pixels are computed on another thread meanwhile."""
        if self.painted is not None:
            await self.painted.finish()
        self.update_draft()

    def kept_draft(self) -> Draft:
        """The draft for the next start, with the painted mask."""
        self.update_draft()
        if self._keep_soon.isActive():
            self._keep_soon.stop()
            self._keep_tools()
        if self.painted is None:
            return self._studio.draft.draft
        self.painted.end()
        return self.painted.documents.keep_at_end()

    def save_now(self) -> None:
        """Write what is painted to the disk, without waiting for a pause."""
        if self.painted is not None:
            self.painted.end()
            self.painted.documents.save_now()

    @property
    def documents(self) -> "Documents":
        """The documents that are in memory."""
        return OrderedDict() if self.painted is None else self.painted.documents.kept

    def document_copies(self) -> "Documents":
        """Copies of them: painting on one leaves the document as it is."""
        return OrderedDict() if self.painted is None else self.painted.documents.copies()

    def exchange(self, documents: "Documents", change_draft: Callable[[], object]) -> None:
        """Have ``change_draft`` change the draft, and continue with ``documents``."""
        if self.painted is None:
            change_draft()
        else:
            self.painted.end()
            self.painted.documents.exchange(documents, change_draft)

    def _use(self, mask: "TileSnapshot", text: str) -> None:
        if self.painted is not None:
            self.painted.replace(mask, text)

    def _mask_before(self, ref: InputRef) -> "TileSnapshot | None":
        """The previous picture's mask, if it can also be used on picture ``ref``."""
        if self.painted is None or not self.painted.is_empty:
            return None
        before = self.painted.documents.before
        if before is None or before.is_empty:
            return None
        is_fitting = (before.grid.width, before.grid.height) == (ref.width, ref.height)
        return before if is_fitting else None

    def _is_unpainted(self, ref: InputRef) -> bool:
        """Whether ``ref`` is the picture to paint on, with nothing painted on it yet."""
        return (
            self.can_open
            and self._studio.draft.draft.input(InputRole.IMAGE) == ref
            and self.painted is not None
            and self.painted.is_empty
        )

    def _make(self) -> "CanvasPage":
        from sdstudio.ui.canvas.canvas_export import CanvasExporter
        from sdstudio.ui.canvas.canvas_model import CanvasModel
        from sdstudio.ui.canvas.canvas_notices import CanvasNotices
        from sdstudio.ui.canvas.canvas_privacy import CanvasPrivacy
        from sdstudio.ui.canvas.composite_mask import CompositeMaskSwitch
        from sdstudio.ui.canvas.cropping import Cropper
        from sdstudio.ui.canvas.depth.depth_controller import DepthController
        from sdstudio.ui.canvas.edges import MaskEdges
        from sdstudio.ui.canvas.edges_panel import EdgesPanel
        from sdstudio.ui.canvas.face_selection import FaceSelection
        from sdstudio.ui.canvas.floating_panels import FloatingPanels
        from sdstudio.ui.canvas.hints_controller import HintsController
        from sdstudio.ui.canvas.intents.intents_controller import IntentsController
        from sdstudio.ui.canvas.layer_transfer import LayerTransfer
        from sdstudio.ui.canvas.layers_controller import LayersController
        from sdstudio.ui.canvas.making_line import MakingLine
        from sdstudio.ui.canvas.mask_tools import MaskTools
        from sdstudio.ui.canvas.mask_transfer import MaskTransfer
        from sdstudio.ui.canvas.masks_controller import MasksController
        from sdstudio.ui.canvas.object_controller import ObjectController
        from sdstudio.ui.canvas.opening_note import OpeningNote
        from sdstudio.ui.canvas.page import CanvasPage
        from sdstudio.ui.canvas.picture_drops import PictureDrops
        from sdstudio.ui.canvas.results_controller import ResultsController
        from sdstudio.ui.canvas.side_lists import SideLists
        from sdstudio.ui.canvas.snapshots_controller import SnapshotsController
        from sdstudio.ui.canvas.transform_controller import TransformController

        saver = self._studio.draft_saver
        painted = CanvasModel(
            self._studio.draft,
            self._studio.library,
            self._studio.background,
            self._undo,
            self,
            is_artists=lambda: not saver.is_holding,
            is_resuming=self._is_resuming,
            pictures=self._in_memory,
        )
        saver.include_mask(painted.combined_changed, painted.documents.keep)
        background = self._studio.background
        tools = MaskTools(painted, background, self._actions, self._image, self)
        tools.use_json(self._studio.session.current.tools)
        page = CanvasPage(painted, tools, self._actions)
        edges = MaskEdges(painted, page.view, background)
        page.bars.make_way_for(EdgesPanel(edges, page.view))
        MaskTransfer(painted, background, self._actions, self.names, self._done, self._window)
        detector = self._studio.paths.face_detector
        FaceSelection(painted, tools.work, background, detector, self._actions)
        LayerTransfer(painted, page.view, background, self._actions, self._done)
        self.transforms = TransformController(
            painted, tools, page, background, self._undo, self._actions, self._done
        )
        drops = PictureDrops(
            painted,
            page.view,
            background,
            self._actions,
            lambda: self._studio.draft.mode,
            lambda: bool(hint_places(self._studio.draft, self._studio.registry)),
            self._window,
        )
        # It would cover where to drop.
        page.bars.make_way_for(drops.zones)
        drops.trouble.connect(self.trouble)
        drops.start_asked.connect(self.start_asked)
        drops.settings_asked.connect(self.settings_asked)
        drops.hint_given.connect(self.hint_given)
        self.objects = ObjectController(self._studio, painted, tools, page, self._image, self)
        self.objects.model_asked.connect(self.model_asked)
        painted.trouble.connect(self.trouble)
        tools.work.trouble.connect(self.trouble)
        painted.replaced.connect(self._show_picture)
        painted.changed.connect(self._show_mask)
        self._pictures.previewed.connect(self._show_picture)
        self._pictures.loaded.connect(self._show_picture)
        page.hint_changed.connect(self._show_hint)
        page.left.connect(self._on_left)
        self.painted, self.page, self._tools = painted, page, tools
        self.lists = lists = SideLists(self._studio.session, self._actions, page, self)
        self.layers = LayersController(self._studio, self._actions, painted, page, lists, self)
        self.layers.trouble.connect(self.trouble)
        self.layers.flattened.connect(self.flattened)
        self.mask_list = MasksController(self._studio, self._actions, painted, page, lists, self)
        self.snapshots = SnapshotsController(
            self._studio, self._actions, painted, page, lists, self._done, self
        )
        self.mask_list.trouble.connect(self.trouble)
        self.results = ResultsController(
            self._studio, self._actions, self._undo, self._stage, painted, page, self
        )
        CompositeMaskSwitch(painted, tools, page.view, self.results.candidates, self._actions)
        self.intents = IntentsController(
            self._studio,
            self._actions,
            self._undo,
            self._pictures,
            painted,
            page,
            self.results,
            self,
        )
        self.intents.trouble.connect(self.trouble)
        self.depth = DepthController(
            self._studio,
            self._actions,
            painted,
            page,
            self.names,
            self._depth_requests,
            self._done,
            self._window,
            self,
            is_shown=lambda: self.is_shown,
            is_artists=lambda: not saver.is_holding,
        )
        drops.depth_given.connect(self.depth.take)
        self.hints = HintsController(
            self._studio,
            painted,
            tools,
            self._actions[ActionId.MASK_BRUSH].trigger,
            self,
            is_artists=lambda: not saver.is_holding,
        )
        self.hints.trouble.connect(self.trouble)
        self.hints.changed.connect(self.hints_changed)
        self.depth.trouble.connect(self.trouble)
        self.depth.changed.connect(self.depth_changed)
        self.depth.submitted.connect(self.submitted)
        self.results.candidates.trouble.connect(self.trouble)
        self.results.continue_asked.connect(self.continue_asked)
        self.results.more_asked.connect(self.more_asked)
        cropper = Cropper(
            self._studio,
            painted,
            self._pictures,
            tools,
            self._actions,
            self._undo,
        )
        cropper.trouble.connect(self.trouble)
        exporter = CanvasExporter(
            self._studio,
            painted,
            self._actions,
            self.results.candidates,
            self.names,
            self._done,
            self._window,
        )
        exporter.trouble.connect(self.trouble)
        self.results.delete_asked.connect(self.delete_asked)
        CanvasNotices(
            painted,
            self.mask_list,
            self.results,
            self._actions,
            self._undo,
            self._done,
        )
        note = OpeningNote(page.view, self._is_opening)
        for signal in (page.picture_shown, page.hint_changed, painted.listed):
            signal.connect(note.look)
        self._connect(painted, tools, edges, page)
        self.privacy = CanvasPrivacy(self._studio, self._actions, self._stage, painted, page, self)
        self.making = MakingLine(self._studio)
        page.add_below(self.making)
        self.panels = FloatingPanels(page, self._studio.session, self._actions)
        tools.resume(self._studio.session.current.tools)
        self._show_hint()
        connect_view(page.view, self._actions, self._studio.session)
        page.keep_keys()
        return page

    def _connect(
        self, painted: "CanvasModel", tools: "MaskTools", edges: "MaskEdges", page: "CanvasPage"
    ) -> None:
        self._actions.connect_triggered(
            (ActionId.BRUSH_SMALLER, lambda: tools.brush.resize(1 / RESIZE_STEP)),
            (ActionId.BRUSH_LARGER, lambda: tools.brush.resize(RESIZE_STEP)),
            (ActionId.MASK_FILL, lambda: painted.fill(255)),
            (ActionId.MASK_CLEAR, lambda: painted.fill(0)),
            (ActionId.MASK_INVERT, painted.invert),
            (ActionId.MASK_FROM_LAYER, tools.select_layer),
            (ActionId.MASK_EDGES, lambda: self._open_edges(edges, tools)),
            (ActionId.COLOUR_CHOOSE, page.options.open_colours),
        )
        for changed in (
            tools.changed,
            tools.brush.changed,
            tools.options.changed,
            tools.colours.changed,
        ):
            changed.connect(self._keep_soon.start)
        self._actions[ActionId.MASK_HIDE].toggled.connect(
            lambda hidden: page.view.show_mask(not hidden)
        )

    def _open_edges(self, edges: "MaskEdges", tools: "MaskTools") -> None:
        if self.results is not None:
            # A result would cover the edge that is moved.
            self.results.look_at_canvas()
        edges.open()
        if not edges.is_open:
            tools.tell(self.tr("Nothing is masked yet. Paint or select an area first."))

    def _keep_tools(self) -> None:
        if self._tools is not None:
            try:
                self._studio.session.update(tools=self._tools.to_json())
            except StudioError as error:
                self.trouble.emit(error)

    def _in_memory(self, ref: InputRef) -> QImage:
        """The picture of ``ref``, if it is shown."""
        image = self._studio.draft.draft.input(InputRole.IMAGE)
        picture = self._pictures.picture(ref) if ref == image else None
        return QImage() if picture is None else picture.full

    def _image(self) -> QImage:
        return QImage() if self.page is None else self.page.view.image

    def _show_hint(self) -> None:
        """Say what the pointer does; in a mode without a mask, also what becomes of the picture."""
        hint = "" if self.page is None else self.page.hint
        if hint and self.painted is not None and self.painted.is_selecting:
            from sdstudio.canvas.document import Target

            what = self.tr("The whole picture is repainted")
            if not self._studio.draft.mode.needs_image:
                what = self.tr("Only hints count for the next picture")
            parts = [what, hint]
            if self.painted.target is not Target.MASK:
                # The end is left out where there is no room, and on a layer the tool counts more.
                parts.reverse()
            hint = " · ".join(parts)
        self._stage.say_on_canvas(hint)

    def _show_mask(self) -> None:
        # Painting what can't be seen would only confuse.
        self._actions[ActionId.MASK_HIDE].setChecked(False)

    def _show_picture(self) -> None:
        image = self._studio.draft.draft.input(InputRole.IMAGE)
        if self.page is not None:
            picture = None if image is None else self._pictures.picture(image)
            preview = None if image is None else self._pictures.preview(image)
            if picture is None and preview is not None:
                self.page.show_preview(preview, image)
            else:
                self.page.show_picture(picture, image)

    def _on_left(self) -> None:
        """Apply the open edit: on another page, the artist wouldn't see that it is still open."""
        if self.transforms is not None:
            self.transforms.close()
        if self.painted is not None:
            self._operations.start(self.painted.finish(), must_finish=True)

    def _is_opening(self) -> bool:
        """Whether the picture on the canvas, or what is painted on it, is still being read."""
        image, painted, page = (
            self._studio.draft.draft.input(InputRole.IMAGE),
            self.painted,
            self.page,
        )
        if image is None or painted is None or page is None or self._pictures.is_missing(image):
            return False
        return page.picture is None or painted.is_opening

    def _on_view_asked(self, wanted: bool) -> None:
        if wanted:
            self.open()
        else:
            self._stage.leave_canvas()
        self._enable()

    def _follow(self) -> None:
        self._leave_without_picture()
        self._show_hint()
        self._enable()
        self._look_for_hints()

    def _on_showing(self) -> None:
        # The draft may have changed while something else was shown.
        self._leave_without_picture()
        self._enable()

    def _leave_without_picture(self) -> None:
        if not self.can_open and self.is_shown:
            self._stage.leave_canvas()

    def _look_for_hints(self) -> None:
        """Read the document where its depth or hints are used: the settings show where these are
        from.
        """
        mode = self._studio.draft.mode
        uses_depth = InputRole.DEPTH in (*mode.required, *mode.optional)
        if (uses_depth or self._has_hints) and self._has_resumed and self.painted is None:
            self._operations.start(self.painted_on(), replacing="depth")

    def _enable(self) -> None:
        shown = self.is_shown
        self._actions[ActionId.MASK_VIEW].setEnabled(self.can_open)
        self._actions[ActionId.MASK_VIEW].setChecked(shown)
        for do in CANVAS_ACTIONS:
            self._actions[do].setEnabled(shown)
        if self.layers is None or self.snapshots is None:
            for do in (*LAYER_ACTIONS, *SNAPSHOT_ACTIONS):
                self._actions[do].setEnabled(False)
        else:
            self.layers.set_shown(shown)
            self.snapshots.set_shown(shown)
        if not self._studio.draft.mode.needs_mask:
            for do in MASK_MODE_ACTIONS:
                self._actions[do].setEnabled(False)
        if self.depth is not None:
            self.depth.enable()
