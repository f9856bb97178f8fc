"""Comparing settings in the window: the dialog, the queue, and the finished grid."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sdstudio.app.studio import Studio
from sdstudio.domain.grid import Grid
from sdstudio.domain.request import Draft
from sdstudio.ui import file_tasks
from sdstudio.ui.actions import ActionId, Actions
from sdstudio.ui.notice_bar import DoneBar


class GridController(QObject):
    """Args:
        with_mask: has its argument use the draft once the painted mask is stored in it.

    Signals:
        trouble(StudioError): a grid wasn't started, or its sheet wasn't written.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        done: DoneBar,
        with_mask: Callable[[Callable[[Draft], Awaitable[None]]], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._done = done
        self._with_mask = with_mask
        self._window = window
        self._action = actions[ActionId.GRID]
        self._action.triggered.connect(self.ask)
        studio.draft.changed.connect(self._enable)
        studio.grids.sheet_saved.connect(self._on_sheet)
        studio.grids.trouble.connect(self.trouble)
        self._enable()

    @Slot()
    def ask(self) -> None:
        """Ask which settings to compare."""
        from sdstudio.ui.grid_dialog import GridDialog

        if self._studio.draft.checkpoint is None:
            return
        dialog = GridDialog(self._studio.draft, self._estimate_s, self._window)
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    def _enable(self) -> None:
        # A depth map has no settings.
        self._action.setEnabled(bool(self._studio.draft.mode.parameters))

    def _estimate_s(self, grid: Grid) -> float | None:
        studio, draft = self._studio, self._studio.draft
        if draft.checkpoint is None:
            return None
        seconds = [studio.estimate_s(one, draft.checkpoint) for one in grid.drafts(draft.draft)]
        known = [one for one in seconds if one is not None]
        return sum(known) if len(known) == len(seconds) else None

    def _on_chosen(self, grid: Grid) -> None:
        checkpoint = self._studio.draft.checkpoint
        if checkpoint is None:
            return
        self._with_mask(lambda draft: self._studio.grids.start(grid, draft, checkpoint))

    def _on_sheet(self, path: Path) -> None:
        self._done.tell(
            lambda: self.tr("The comparison grid is ready."),
            lambda: self.tr("Show in folder"),
            lambda: file_tasks.show_in_folder(path),
        )
