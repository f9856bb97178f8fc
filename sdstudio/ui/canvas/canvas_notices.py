"""CanvasNotices: what the bar below the picture says after something was done on the canvas."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, name_of
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.masks_controller import MasksController
from sdstudio.ui.canvas.results_controller import ResultsController
from sdstudio.ui.notice_bar import DoneBar, Until


class CanvasNotices(QObject):
    """Says what happened, and offers what artists mostly do next."""

    def __init__(
        self,
        painted: CanvasModel,
        masks: MasksController,
        results: ResultsController,
        actions: Actions,
        undo: QUndoStack,
        done: DoneBar,
    ) -> None:
        super().__init__(painted)
        self._painted = painted
        self._results = results
        self._actions = actions
        self._undo = undo
        self._done = done
        self._has_told_forgotten = False
        painted.steps_forgotten.connect(self._tell_forgotten)
        masks.none_found.connect(self._tell_no_masks)
        results.used.connect(self._tell_used)
        results.unfit.connect(self._tell_unfit)

    def _tell_forgotten(self) -> None:
        if not self._has_told_forgotten:
            self._has_told_forgotten = True
            self._done.tell_only(
                lambda: self.tr(
                    "The oldest changes on the canvas can't be undone any more, because keeping "
                    "them would take too much memory."
                )
            )

    def _tell_used(self) -> None:
        painted = self._painted
        if painted.mask is None or painted.mask.snapshot.is_empty:
            return
        # The next change is usually in another place.
        self._done.tell(
            lambda: self.tr("The result is now a layer. The mask was kept."),
            lambda: self.tr("Clear the mask"),
            lambda: painted.fill(0),
            Until(painted.combined_changed, self._undo.indexChanged),
        )

    def _tell_unfit(self) -> None:
        self._done.tell(
            lambda: self._results.bar.on_use,
            lambda: name_of(ActionId.RESULT_CONTINUE),
            self._actions[ActionId.RESULT_CONTINUE].trigger,
            Until(self._results.candidates.shown_changed),
        )

    def _tell_no_masks(self) -> None:
        self._done.tell_only(lambda: self.tr("No other picture with this aspect ratio has a mask."))
