"""The commands for jobs: order, editing, copies, retrying, and those that have ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.request import draw_seed
from sdstudio.library import Job, JobState
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.job_editing import JobEditing
from sdstudio.ui.pictures.zone import PicturesZone
from sdstudio.ui.recall_controller import RecallController
from sdstudio.ui.stage.stage import Stage
from sdstudio.ui.undo_commands import AddJobs, MoveJobs
from sdstudio.ui.undo_stack import UndoStack

if TYPE_CHECKING:
    from sdstudio.library import PastJob


class JobController(QObject):
    """Connects the queue's list and the actions for jobs with the queue.

    Signals:
        trouble(StudioError): the disk refused a change; nothing has changed.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        zones: tuple[Stage, PicturesZone],
        editing: JobEditing,
        pictures: RecallController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._actions = actions
        self._undo = undo
        self._stage, self._zone = zones
        self._list = self._zone.queue_box.list
        self._editing = editing
        self._pictures = pictures
        self._window = window
        self._operations = Operations(self, self.trouble.emit)
        self._connect()
        self._enable()

    def _connect(self) -> None:
        self._actions.connect_triggered(
            (ActionId.EDIT_JOB, self._edit_current),
            (ActionId.DUPLICATE_JOB, self._duplicate_current),
            (ActionId.RETRY_FAILED, self._retry_failed),
            (ActionId.JOB_HISTORY, self._open_history),
        )
        for do in (ActionId.EDIT_JOB, ActionId.DUPLICATE_JOB):
            self._list.addAction(self._actions[do])
        self._list.moved.connect(self._move)
        self._list.retry_asked.connect(self._studio.queue.retry)
        self._list.edit_asked.connect(self._editing.begin)
        self._list.duplicate_asked.connect(self._duplicate)
        self._list.current_changed.connect(self._enable)
        self._editing.changed.connect(lambda: self._list.jobs.set_edited(self._editing.job_id))
        self._studio.dispatcher.changed.connect(self._enable)

    def _enable(self) -> None:
        for do in (ActionId.EDIT_JOB, ActionId.DUPLICATE_JOB):
            self._actions[do].setEnabled(self._list.current is not None)
        self._actions[ActionId.RETRY_FAILED].setEnabled(bool(self._failed()))

    def _failed(self) -> list[int]:
        return [job.id for job in self._studio.queue.jobs if job.state is JobState.FAILED]

    def _retry_failed(self) -> None:
        self._studio.queue.retry(*self._failed())

    # Order.

    def _move(self, moved: list[int], before: int | None) -> None:
        order = [job.id for job in self._studio.queue.jobs]
        rest = [job_id for job_id in order if job_id not in moved]
        place = rest.index(before) if before in rest else len(rest)
        after = [*rest[:place], *(one for one in order if one in moved), *rest[place:]]
        if after != order:
            self._operations.start(self._arrange(order, after))

    async def _arrange(self, order: list[int], after: list[int]) -> None:
        await self._studio.queue.arrange(after)
        self._undo.push(MoveJobs(self._studio.queue, order, after, self._operations))

    # One job.

    def _edit_current(self) -> None:
        if (job := self._list.current) is not None:
            self._editing.begin(job.id)

    def _duplicate_current(self) -> None:
        if (job := self._list.current) is not None:
            self._duplicate(job.id)

    def _duplicate(self, job_id: int) -> None:
        jobs = self._studio.queue.jobs
        job = next((one for one in jobs if one.id == job_id), None)
        if job is not None:
            self._operations.start(self._add_copy(job))

    async def _add_copy(self, job: Job) -> None:
        seed = job.request.params.seed
        is_fixed = self._editing.own_draft.chosen.get("seed") == seed
        request = job.request if is_fixed else job.request.with_seed(draw_seed())
        copy = await self._studio.queue.submit_behind(job.id, request)
        self._tell_added(copy)

    def _tell_added(self, job: Job) -> None:
        command = AddJobs(self._studio.queue, [job.id], self._operations)
        self._zone.done.push_undoable(
            self._undo, command, lambda: self.tr("Added a job to the queue.")
        )

    # Jobs that have ended.

    def _open_history(self) -> None:
        from sdstudio.ui.job_history_dialog import JobHistoryDialog

        dialog = JobHistoryDialog(self._studio, self._window)
        dialog.pictures_asked.connect(self._show_pictures)
        dialog.recall_asked.connect(self._recall)
        dialog.again_asked.connect(self._add_again)
        dialog.open()

    def _show_pictures(self, past: PastJob) -> None:
        self._operations.start(self._show_pictures_of(past.job.id))

    async def _show_pictures_of(self, job_id: int) -> None:
        pictures = await self._studio.library.do(lambda library: library.pictures_of(job_id))
        if not pictures:
            return
        found = (self._studio.pictures.row_of(picture.id) for picture in pictures)
        rows = [row for row in found if row >= 0]
        if rows:
            self._zone.strip.select(rows[0])
        for row in rows[1:]:
            self._zone.strip.select_also(row)
        self._stage.show_picture(pictures[0])

    def _recall(self, past: PastJob) -> None:
        self._pictures.recall_request(
            past.job.request, lambda: self.tr("Now using this job's settings.")
        )

    def _add_again(self, past: PastJob) -> None:
        if past.is_in_queue:
            self._studio.queue.retry(past.job.id)
        else:
            self._operations.start(self._add_past(past.job))

    async def _add_past(self, job: Job) -> None:
        # What was made would only be made again.
        request = job.request.with_seed(draw_seed()) if job.pictures_done else job.request
        self._tell_added(await self._studio.queue.submit_like(job.id, request))
