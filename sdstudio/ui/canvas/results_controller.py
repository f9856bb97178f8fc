"""Shows results on the canvas, in place of the picture that they were made from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent

from sdstudio.app.candidates import Candidates
from sdstudio.app.input_pictures import Shown
from sdstudio.app.operations import Operations
from sdstudio.app.running_job import RunningJob
from sdstudio.app.studio import Studio
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.request import GenerationRequest
from sdstudio.library import Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.result_overlay import ResultOverlay
from sdstudio.ui.canvas.results_bar import ResultsBar
from sdstudio.ui.stage.stage import Showing, Stage

if TYPE_CHECKING:
    from sdstudio.library import Library

#: Previews have an eighth of the picture's pixels in each direction; their edge needs no more.
_EDGE_PX: Final = 256
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ACTIONS: Final = (
    ActionId.RESULT_NEXT,
    ActionId.RESULT_PREVIOUS,
    ActionId.RESULT_ORIGINAL,
    ActionId.RESULT_COMPARE,
    ActionId.RESULT_USE,
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
    use_asked(Picture): the artist wants to continue from it.
    delete_asked(tuple of ids): the artist wants them in the trash.
    """

    use_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        stage: Stage,
        painted: CanvasModel,
        page: CanvasPage,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._actions = actions
        self._stage = stage
        self._view = page.view
        self._page = page
        self._operations = Operations(self)
        self._job_id: int | None = None
        self._has_ended = False
        self._place: _Place | None = None
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
        page.add_below(self.bar)
        page.view.add_overlay(self.overlay)
        page.view.installEventFilter(self)
        for do in KEYS:
            page.addAction(actions[do])
        candidates = self.candidates
        self.bar.shown.connect(candidates.show)
        candidates.added.connect(self._on_added)
        candidates.shown_changed.connect(self._show)
        candidates.decoded.connect(self._show)
        # What is painted on is the picture.
        painted.changed.connect(lambda _rect: candidates.show(None))
        painted.replaced.connect(self._follow)
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
                self.candidates.step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._use()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.candidates.show(None)
                return True
        return super().eventFilter(watched, event)

    def _connect_actions(self) -> None:
        candidates = self.candidates
        for do, act in (
            (ActionId.RESULT_NEXT, lambda: candidates.step(1)),
            (ActionId.RESULT_PREVIOUS, lambda: candidates.step(-1)),
            (ActionId.RESULT_USE, self._use),
            (ActionId.RESULT_DELETE, self._delete),
        ):
            self._actions[do].triggered.connect(lambda _checked=False, act=act: act())
        self._actions[ActionId.RESULT_ORIGINAL].triggered.connect(self._on_original)
        self._actions[ActionId.RESULT_COMPARE].toggled.connect(self._on_compare)

    def _follow(self) -> None:
        base = self._studio.draft.draft.input(InputRole.IMAGE)
        if base != self.candidates.base:
            self._job_id = self._place = None
            self.overlay.show_preview(None)
            self.candidates.follow(base)

    # What is shown.

    def _on_added(self, picture: Picture) -> None:
        # In the middle of a stroke or an outline it would cover what is painted.
        if self._stage.showing is Showing.CANVAS and not self._is_tool_at_work:
            self.candidates.show(picture)

    @property
    def _is_tool_at_work(self) -> bool:
        return self._view.is_working or self._view.tools.current.is_under_way

    def _on_original(self, wanted: bool) -> None:
        if wanted:
            self.candidates.show(None)
        else:
            self.candidates.step(-1)
        self._enable()

    def _on_compare(self, wanted: bool) -> None:
        if wanted and self.candidates.shown is None:
            # With the newest, if none is shown yet.
            self.candidates.step(-1)
        self._show()

    def _show(self) -> None:
        result, picture = self.candidates.image, self.candidates.shown
        if result is not None and picture is not None:
            blurred = self._studio.privacy.shown(picture.id, result.full)
            if blurred is not None and blurred is not result.full:
                result = Shown((blurred,))
        original = None
        if self._actions[ActionId.RESULT_COMPARE].isChecked():
            original = self._page.picture
        self.overlay.show_result(result, original)
        self._end_preview()
        self._enable()

    def _enable(self) -> None:
        is_seen = self._stage.showing is Showing.CANVAS
        some = is_seen and self.candidates.rowCount() > 0
        one = is_seen and self.candidates.shown is not None
        for do in (ActionId.RESULT_NEXT, ActionId.RESULT_PREVIOUS, ActionId.RESULT_ORIGINAL):
            self._actions[do].setEnabled(some)
        self._actions[ActionId.RESULT_COMPARE].setEnabled(some)
        self._actions[ActionId.RESULT_ORIGINAL].setChecked(some and not one)
        for do in (ActionId.RESULT_USE, ActionId.RESULT_DELETE):
            self._actions[do].setEnabled(one)

    # What is done with it.

    def _use(self) -> None:
        picture = self.candidates.shown
        if picture is not None:
            self.use_asked.emit(picture)

    def _delete(self) -> None:
        picture = self.candidates.shown
        if picture is not None:
            self.delete_asked.emit((picture.id,))

    # While it is generated.

    def _on_preview(self, preview: QImage, running: RunningJob) -> None:
        if self._stage.showing is not Showing.CANVAS or self.candidates.shown is not None:
            return
        if running.job.request.input(InputRole.IMAGE) != self.candidates.base:
            return
        if running.job.id != self._job_id:
            self._job_id, self._place, self._has_ended = running.job.id, None, False
            self._operations.start(self._find_place(running.job.request), replacing="place")
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
        width, height = request.size_px
        return _Place(QRectF(0, 0, width, height), QImage())
    areas = areas_of(request.params, grey(library.inputs.read(mask)))
    box: Box = seen_box(request.params, areas)
    part = box.of(areas.shown)
    height, width = part.shape
    shrunk = min(1.0, _EDGE_PX / max(width, height))
    cells = most_in_cells(part, max(1, round(width * shrunk)), max(1, round(height * shrunk)))
    rows, columns = cells.shape
    alpha = QImage(cells.tobytes(), columns, rows, columns, QImage.Format.Format_Alpha8).copy()
    return _Place(QRectF(box.left, box.top, box.width, box.height), alpha)


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
