"""Comparing settings in the window: the dialog, the queue, and the finished grids."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.draft import Draft
from sdstudio.domain.grid import Grid
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.notice_bar import DoneBar
from sdstudio.ui.stage.stage import Stage


class GridController(QObject):
    """Args:
        with_inputs: has its argument use the draft once what is painted is stored for a job.

    Signals:
        trouble(StudioError): a grid wasn't started, its sheet wasn't written, or earlier ones can't
            be looked for.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        done: DoneBar,
        stage: Stage,
        with_inputs: Callable[[Callable[[Draft], Awaitable[None]]], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._actions = actions
        self._done = done
        self._stage = stage
        self._with_inputs = with_inputs
        self._window = window
        self._operations = Operations(self, self.trouble.emit)
        actions[ActionId.GRID].triggered.connect(self.ask)
        actions[ActionId.SHEETS].triggered.connect(self.browse)
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

    @Slot()
    def browse(self) -> None:
        """Show the grids made so far."""
        self._operations.start(self._browse(), replacing="browse")

    async def _browse(self) -> None:
        from sdstudio.ui.sheets_dialog import SheetsDialog

        sheets = await self._studio.library.do(lambda library: library.sheets())
        dialog = SheetsDialog(
            sheets, self._actions[ActionId.GRID], self._studio.background, self._window
        )
        dialog.chosen.connect(self._stage.show_sheet)
        dialog.open()

    def _enable(self) -> None:
        # A depth map has no settings.
        self._actions[ActionId.GRID].setEnabled(bool(self._studio.draft.mode.parameters))

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
        self._with_inputs(lambda draft: self._studio.grids.start(grid, draft, checkpoint))

    def _on_sheet(self, path: Path) -> None:
        self._done.tell(
            lambda: self.tr("The comparison grid is ready."),
            lambda: self.tr("Show"),
            lambda: self._stage.show_sheet(path),
        )
