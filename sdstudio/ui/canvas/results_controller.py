"""Shows results on the canvas, over what they change."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent

from sdstudio.app.candidates import Candidates
from sdstudio.app.input_pictures import with_levels
from sdstudio.app.operations import Operations
from sdstudio.app.running_job import RunningJob
from sdstudio.app.studio import Studio
from sdstudio.canvas.document import Target, new_id
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.request import GenerationRequest, draw_seed
from sdstudio.library import Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.result_overlay import ResultOverlay
from sdstudio.ui.canvas.results_bar import ResultsBar
from sdstudio.ui.library.blurred_sign import BlurredSign
from sdstudio.ui.stage.stage import Showing, Stage
from sdstudio.ui.undo_stack import UndoStack

if TYPE_CHECKING:
    from sdstudio.canvas.document import Layer
    from sdstudio.canvas.rect import Rect
    from sdstudio.library import Library

#: Previews have an eighth of the picture's pixels in each direction; their edge needs no more.
_EDGE_PX: Final = 256
#: How much of a prompt goes into the name of a layer.
_WORDS_MAX: Final = 4
_NAME_MAX: Final = 40
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ACTIONS: Final = (
    ActionId.RESULT_NEXT,
    ActionId.RESULT_PREVIOUS,
    ActionId.RESULT_ORIGINAL,
    ActionId.RESULT_COMPARE,
    ActionId.RESULT_USE,
    ActionId.RESULT_CONTINUE,
    ActionId.RESULT_MORE,
    ActionId.RESULT_DELETE,
)
#: Their keys work on the canvas; that to delete only among the results, where it means one.
KEYS: Final = tuple(do for do in _ACTIONS if do is not ActionId.RESULT_DELETE)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where on the canvas a job's previews belong.

    Args:
        box: in pixels of the picture.
        opacity: how much of the preview shows, as the alpha of an image of ``box``; null for all.
    """

    box: QRectF
    opacity: QImage


class ResultsController(QObject):
    """Signals:
    continue_asked(Picture): the artist wants it to be the picture on a canvas.
    more_asked(GenerationRequest): the artist wants another like it.
    delete_asked(tuple of ids): the artist wants them in the trash.
    used(): one became a layer.
    unfit(): the artist wants to use one that can't be a layer.
    """

    continue_asked = Signal(object)
    more_asked = Signal(object)
    delete_asked = Signal(object)
    used = Signal()
    unfit = Signal()

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        stage: Stage,
        painted: CanvasModel,
        page: CanvasPage,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._actions = actions
        self._undo = undo
        self._stage = stage
        self._painted = painted
        self._view = page.view
        self._page = page
        self._operations = Operations(self, lambda error: self.candidates.trouble.emit(error))
        self._job_id: int | None = None
        self._has_ended = False
        self._place: _Place | None = None
        #: Jobs whose results the artist doesn't wait for: something else was looked at since.
        self._left: set[int] = set()
        #: Jobs that were there when the result that is shown came to be shown.
        self._older: set[int] = set()
        #: The job on whose preview the artist has painted.
        self._covered: int | None = None
        self.candidates = Candidates(
            studio.library,
            studio.saver,
            studio.pictures,
            studio.thumbnails,
            studio.privacy,
            studio.background,
        )
        self.candidates.setParent(self)
        self.overlay = ResultOverlay()
        self.bar = ResultsBar(self.candidates, actions)
        self.blurred = BlurredSign(page.view, on_canvas=True)
        self.blurred.asked.connect(self._reveal)
        page.add_below(self.bar)
        page.view.add_overlay(self.overlay)
        page.view.installEventFilter(self)
        for do in KEYS:
            page.addAction(actions[do])
        candidates = self.candidates
        self.bar.shown.connect(self._look_at)
        self.bar.list.enter_pressed.connect(self._on_enter)
        candidates.added.connect(self._on_added)
        candidates.shown_changed.connect(self._on_shown)
        candidates.decoded.connect(self._show)
        # What is painted on is the canvas.
        painted.changed.connect(self._on_painted)
        painted.layer_painted.connect(lambda _id, rect: self._on_painted(rect))
        painted.replaced.connect(self._follow)
        painted.listed.connect(self._follow)
        for signal in (candidates.rowsInserted, candidates.rowsRemoved, candidates.modelReset):
            signal.connect(self._enable)
        stage.showing_changed.connect(self._enable)
        stage.previewed.connect(self._on_preview)
        studio.queue.job_ended.connect(self._on_job_ended)
        studio.saver.changed.connect(self._end_preview)
        self._connect_actions()
        self._follow()
        self._enable()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # While a result is looked at, the arrow keys flip; otherwise they move the brush. What was
        # begun with a tool, perhaps on the result, is ended first.
        if (
            isinstance(event, QKeyEvent)
            and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
            and self.candidates.shown is not None
            and not self._is_tool_at_work
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            if event.type() is QEvent.Type.ShortcutOverride:
                if event.key() != Qt.Key.Key_Escape:
                    return super().eventFilter(watched, event)
                # Elsewhere it stops what is being made.
                event.accept()
                return True
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_enter()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._look_at(None)
                return True
        return super().eventFilter(watched, event)

    def look_at_canvas(self) -> None:
        """Show the canvas without a result, as the artist wants to see it now."""
        self._look_at(None)

    def _connect_actions(self) -> None:
        self._actions.connect_triggered(
            (ActionId.RESULT_NEXT, lambda: self._step(1)),
            (ActionId.RESULT_PREVIOUS, lambda: self._step(-1)),
            (ActionId.RESULT_USE, self._use),
            (ActionId.RESULT_CONTINUE, self._continue),
            (ActionId.RESULT_MORE, self._more),
            (ActionId.RESULT_DELETE, self._delete),
        )
        self._actions[ActionId.RESULT_ORIGINAL].triggered.connect(self._on_original)
        self._actions[ActionId.RESULT_COMPARE].triggered.connect(self._on_compare)

    def _follow(self) -> None:
        base, document = self._studio.draft.draft.input(InputRole.IMAGE), self._painted.document
        if base != self.candidates.base:
            self._job_id = self._place = None
            self.overlay.show_preview(None)
        self.candidates.follow(base, () if document is None else document.renderings)
        layers = () if document is None else document.layers
        self.candidates.mark_used({one.picture: one.name for one in layers if one.picture})

    # What is shown.

    def _on_added(self, picture: Picture) -> None:
        # In the middle of a stroke or an outline it would cover what is painted.
        is_free = self._stage.showing is Showing.CANVAS and not self._is_tool_at_work
        if is_free and picture.job_id not in self._left:
            self.candidates.show(picture)

    @property
    def _is_tool_at_work(self) -> bool:
        return self._view.is_working or self._view.tools.current.is_under_way

    def _look_at(self, picture: Picture | None) -> None:
        """Show a result that the artist has chosen, or none; none that is made now replaces it."""
        self._leave_jobs()
        if picture is None:
            # There is nothing to compare the canvas with.
            self._actions[ActionId.RESULT_COMPARE].setChecked(False)
        self.candidates.show(picture)

    def _step(self, by: int) -> None:
        self._leave_jobs()
        self.candidates.step(by)

    def _leave_jobs(self) -> None:
        self._left = self._jobs

    @property
    def _jobs(self) -> set[int]:
        return {job.id for job in self._studio.queue.jobs}

    def _on_shown(self) -> None:
        self._older = self._jobs
        # Until it is left.
        self.blur_again()
        self._show()

    def blur_again(self) -> None:
        """Reveal nothing any more: the result was left."""
        self._studio.privacy.reveal((), self)

    def _reveal(self) -> None:
        if self.candidates.shown is not None:
            self._studio.privacy.reveal((self.candidates.shown.id,), self)

    def _on_painted(self, rect: "Rect") -> None:
        self._look_at(None)
        painted = QRectF(rect.left, rect.top, rect.width, rect.height)
        if self._place is not None and self._place.box.intersects(painted):
            # What is painted there must be seen.
            self._covered = self._job_id
            self.overlay.show_preview(None)

    def _on_original(self, wanted: bool) -> None:
        if wanted:
            self._look_at(None)
        else:
            self._step(-1)
        self._enable()

    def _on_compare(self, wanted: bool) -> None:
        self._leave_jobs()
        if wanted and self.candidates.shown is None:
            # With the newest, if none is shown yet.
            self.candidates.step(-1)
        self._show()

    def _show(self) -> None:
        result, picture = self.candidates.image, self.candidates.shown
        if result is not None and picture is not None:
            seen = result.shown.full
            blurred = self._studio.privacy.shown(picture.id, seen)
            if blurred is not None and blurred is not seen:
                result = replace(result, shown=with_levels(blurred))
        is_blurred = picture is not None and self._studio.privacy.is_blurred(picture.id)
        self.blurred.show_if(is_blurred)
        compares = self._actions[ActionId.RESULT_COMPARE].isChecked()
        self.overlay.show_result(result, compares=compares)
        self._view.hide_masks(self.overlay.covers)
        self._end_preview()
        self._enable()

    def _enable(self) -> None:
        is_seen = self._stage.showing is Showing.CANVAS
        some = is_seen and self.candidates.rowCount() > 0
        shown = self.candidates.shown
        one = is_seen and shown is not None
        for do in (ActionId.RESULT_NEXT, ActionId.RESULT_PREVIOUS, ActionId.RESULT_ORIGINAL):
            self._actions[do].setEnabled(some)
        self._actions[ActionId.RESULT_COMPARE].setEnabled(some)
        self._actions[ActionId.RESULT_ORIGINAL].setChecked(some and not one)
        for do in (ActionId.RESULT_CONTINUE, ActionId.RESULT_MORE, ActionId.RESULT_DELETE):
            self._actions[do].setEnabled(one)
        fits = shown is not None and self.candidates.fits(shown)
        self._actions[ActionId.RESULT_USE].setEnabled(one and fits)

    # What is done with it.

    def _on_enter(self) -> None:
        if self._actions[ActionId.RESULT_USE].isEnabled():
            self._actions[ActionId.RESULT_USE].trigger()
        elif self.candidates.shown is not None:
            self.unfit.emit()

    def _use(self) -> None:
        picture = self.candidates.shown
        if picture is not None:
            self._operations.start(self._use_as_layer(picture), replacing="use", must_finish=True)

    async def _use_as_layer(self, picture: Picture) -> None:
        base = self.candidates.base
        if (used := self._layer_of(picture)) is not None:
            self._painted.select_layer(used.id)
            self._look_at(None)
            return
        with self._undo.making() as step:
            layer = await self.as_layer(picture)
        # The artist may have gone on to another canvas, or have undone it.
        is_here = base == self.candidates.base and self._layer_of(picture) is None
        if is_here and not step.is_taken_back and layer is not None:
            self._add_layer(layer)
            if self.candidates.shown == picture:
                self._look_at(None)

    async def as_layer(self, picture: Picture) -> "Layer | None":
        """What using a result adds; ``None`` if a layer has it, or it can't be a layer here.

        Raises:
            StudioError: it can't be read.
        """
        if self._layer_of(picture) is not None:
            return None
        image = await self.candidates.read(picture)
        if image is None or image.layer is None:
            return None
        return replace(image.layer, id=new_id(), name=self._name(picture))

    def _layer_of(self, picture: Picture) -> "Layer | None":
        document = self._painted.document
        layers = () if document is None else reversed(document.layers)
        return next((one for one in layers if one.picture == picture.identity), None)

    def _add_layer(self, layer: "Layer") -> None:
        self._painted.end()
        target, document = self._painted.target, self._painted.document
        if document is None:
            return
        text = QCoreApplication.translate("commands", "use result as layer")
        self._painted.edit(document.with_active_layer(layer), text)
        if target is Target.MASK:
            # Most often, the next thing is another place to change.
            self._painted.aim(target)
        self.used.emit()

    def _name(self, picture: Picture) -> str:
        prompt = picture.request.params.prompt
        words = "" if self._studio.privacy.is_private(picture.id) else first_words(prompt)
        if not words:
            return QCoreApplication.translate("layers", "Result")
        return QCoreApplication.translate("layers", "Result: {words}").format(words=words)

    def _continue(self) -> None:
        picture = self.candidates.shown
        if picture is not None:
            self.continue_asked.emit(picture)

    def _more(self) -> None:
        picture = self.candidates.shown
        if picture is not None:
            # It is waited for.
            self._left.clear()
            self.more_asked.emit(picture.request.with_seed(draw_seed()))

    def _delete(self) -> None:
        picture = self.candidates.shown
        if picture is not None:
            self.delete_asked.emit((picture.id,))

    # While it is generated.

    def _on_preview(self, preview: QImage, running: RunningJob) -> None:
        request, job_id = running.job.request, running.job.id
        is_here = self._stage.showing is Showing.CANVAS and self.candidates.is_from_here(
            request.input(InputRole.IMAGE)
        )
        if not is_here or job_id == self._covered:
            return
        if self.candidates.shown is not None:
            if job_id in self._older | self._left or self._is_tool_at_work:
                return
            # It was asked for while that one was shown, so it is what is waited for.
            self.candidates.show(None)
        if job_id != self._job_id:
            self._job_id, self._place, self._has_ended = job_id, None, False
            self._operations.start(self._find_place(request), replacing="place")
        if self._place is not None:
            self.overlay.show_preview(_faded(preview, self._place.opacity), self._place.box)

    async def _find_place(self, request: GenerationRequest) -> None:
        try:
            self._place = await self._studio.library.do(lambda lib: _place_of(lib, request))
        except StudioError:
            # The mask's file is gone; the result will tell.
            self._place = None

    def _on_job_ended(self, job_id: int) -> None:
        if job_id == self._job_id:
            self._has_ended = True
            self._end_preview()

    def _end_preview(self) -> None:
        """Once the job has ended: the preview stays until the result can be seen."""
        if self._job_id is None or not self._has_ended or self._studio.saver.holds(self._job_id):
            return
        if self.candidates.shown is None or self.candidates.image is not None:
            self._job_id = self._place = None
            self.overlay.show_preview(None)


def _place_of(library: "Library", request: GenerationRequest) -> _Place:
    from sdstudio.imaging.inpainting import areas_of, seen_box
    from sdstudio.imaging.masks import Box, grey, most_in_cells

    image, mask = request.input(InputRole.IMAGE), request.input(InputRole.MASK)
    if image is None or mask is None:
        # A result of another size is scaled to fit.
        canvas = QSizeF(*request.size_px) if image is None else QSizeF(image.width, image.height)
        size = QSizeF(*request.size_px).scaled(canvas, Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(QPointF(), size)
        box.moveCenter(QRectF(QPointF(), canvas).center())
        return _Place(box, QImage())
    areas = areas_of(request.params, grey(library.inputs.read(mask)))
    seen: Box = seen_box(request.params, areas)
    part = seen.of(areas.shown)
    height, width = part.shape
    shrunk = min(1.0, _EDGE_PX / max(width, height))
    cells = most_in_cells(part, max(1, round(width * shrunk)), max(1, round(height * shrunk)))
    rows, columns = cells.shape
    alpha = QImage(cells.tobytes(), columns, rows, columns, QImage.Format.Format_Alpha8).copy()
    return _Place(QRectF(seen.left, seen.top, seen.width, seen.height), alpha)


def _faded(preview: QImage, opacity: QImage) -> QImage:
    """``preview`` with the alpha of ``opacity``, which may have another size."""
    if opacity.isNull():
        return preview
    faded = preview.scaled(
        opacity.size(),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_ARGB32)
    faded.setAlphaChannel(opacity)
    return faded


def first_words(prompt: str) -> str:
    """What a prompt is about, in a few words; with “…” if the first phrase is longer."""
    phrase = prompt.replace("(", " ").replace(")", " ").split(",", 1)[0].split()
    words = " ".join(phrase[:_WORDS_MAX])[:_NAME_MAX].rstrip()
    return words if words == " ".join(phrase) else f"{words}…"
