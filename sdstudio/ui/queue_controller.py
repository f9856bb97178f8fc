"""The queue's commands: pausing it, and removing jobs from it."""

from PySide6.QtCore import QObject, Signal

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.library import JobState
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.pictures.zone import PicturesZone
from sdstudio.ui.undo_commands import RemoveJobs
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import counted


class QueueController(QObject):
    """Connects the queue's list and actions with the queue.

    Signals:
        trouble(StudioError): jobs couldn't be removed.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        zone: PicturesZone,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._actions = actions
        self._undo = undo
        self._zone = zone
        self._operations = Operations(self, self.trouble.emit)
        actions[ActionId.CLEAR_QUEUE].triggered.connect(self._clear)
        actions[ActionId.PAUSE].triggered.connect(self._set_paused)
        zone.queue_box.list.remove_asked.connect(self._remove_jobs)
        zone.continue_requested.connect(studio.dispatcher.resume)
        studio.dispatcher.changed.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        self._actions[ActionId.PAUSE].setChecked(self._studio.queue.paused)
        self._actions[ActionId.CLEAR_QUEUE].setEnabled(bool(self._clearable()))

    def _set_paused(self, paused: bool) -> None:
        if paused:
            self._studio.queue.pause()
        else:
            self._studio.dispatcher.resume()

    def _clearable(self) -> list[int]:
        states = (JobState.WAITING, JobState.PAUSED, JobState.FAILED)
        return [job.id for job in self._studio.queue.jobs if job.state in states]

    def _clear(self) -> None:
        if ids := self._clearable():
            self._remove_jobs(ids)

    def _remove_jobs(self, ids: list[int]) -> None:
        # Pressed again before the disk has answered, it would be undone twice.
        if not self._operations.is_running(f"remove {ids}"):
            self._operations.start(self._remove(ids), replacing=f"remove {ids}")

    async def _remove(self, ids: list[int]) -> None:
        await self._studio.queue.remove(ids)
        command = RemoveJobs(self._studio.queue, ids, self._operations)
        self._zone.done.push_undoable(
            self._undo,
            command,
            lambda: counted(self.tr("Removed %n job(s) from the queue.", "", len(ids)), len(ids)),
        )
