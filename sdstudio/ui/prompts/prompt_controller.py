"""Opens what there is for dynamic prompts, and says what was queued."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.errors import StudioError
from sdstudio.library import Job
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.generate_controller import GenerateController
from sdstudio.ui.notice_bar import DoneBar
from sdstudio.ui.only_one import come_forward, open_one
from sdstudio.ui.prompts.dynamic_line import DynamicLine
from sdstudio.ui.undo_commands import AddJobs
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import counted


class PromptController(QObject):
    """Args:
    insert: puts text where the cursor is in the prompt.
    trouble: receives what can't be done to the queue.
    """

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        generate: GenerateController,
        line: DynamicLine,
        done: DoneBar,
        undo: UndoStack,
        insert: Callable[[str], None],
        trouble: Callable[[StudioError], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._actions = actions
        self._generate = generate
        self._done = done
        self._undo = undo
        self._insert = insert
        self._window = window
        self._operations = Operations(self, trouble)
        actions[ActionId.PREVIEW_PROMPTS].triggered.connect(self.open_preview)
        actions[ActionId.WILDCARDS].triggered.connect(self.open_wildcards)
        line.preview_asked.connect(self.open_preview)
        line.wildcards_asked.connect(self.open_wildcards)
        generate.added.connect(self._tell_added)
        studio.prompt_preview.changed.connect(self._enable)
        self._enable()

    def open_preview(self) -> None:
        """List the prompts that the draft's template stands for."""
        from sdstudio.ui.prompts.preview_dialog import PreviewDialog

        dialog = PreviewDialog(self._studio, self._window)
        dialog.queue_asked.connect(self._queue)
        dialog.open()

    def open_wildcards(self) -> None:
        """List and edit the wildcards. It may stay open while the artist works."""
        from sdstudio.ui.prompts.wildcards_dialog import WildcardsDialog

        if open_one(WildcardsDialog, self._window) is None:
            dialog = WildcardsDialog(self._studio, self._window)
            dialog.insert_asked.connect(self._insert)
            come_forward(dialog)

    def _enable(self) -> None:
        is_dynamic = self._studio.prompt_preview.is_dynamic
        self._actions[ActionId.PREVIEW_PROMPTS].setEnabled(is_dynamic)

    def _queue(self) -> None:
        checkpoint = self._studio.draft.checkpoint
        if checkpoint is not None:
            self._generate.begin_previewed(checkpoint)

    def _tell_added(self, jobs: Sequence[Job]) -> None:
        ids = [job.id for job in jobs]
        command = AddJobs(self._studio.queue, ids, self._operations)
        self._done.push_undoable(
            self._undo,
            command,
            lambda: counted(self.tr("Added %n job(s) to the queue.", "", len(ids)), len(ids)),
        )
