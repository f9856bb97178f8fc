"""Undoable commands, and how many of them are kept."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.job_queue import JobQueue
from sdstudio.app.library_view.folder_watchers import FolderWatchers
from sdstudio.app.operations import Operations
from sdstudio.app.picture_list import PictureList
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.controls import ControlRef
from sdstudio.domain.draft import Draft
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.modes import Mode
from sdstudio.library import Job, RemovedFolder

#: How many the artist can undo.
UNDO_STEPS: Final = 100


class DoneCommand(QUndoCommand):
    """A command whose work was done before it is pushed, because the work may fail.

    Attributes:
        picture_ids: without any of these in the library, the command is obsolete.
    """

    def __init__(self, text: str, picture_ids: Sequence[int] = ()) -> None:
        super().__init__(text)
        self.picture_ids = tuple(picture_ids)
        self._is_done = True

    def redo(self) -> None:
        if not self._is_done and not self.isObsolete():
            self.do_again()
        self._is_done = False

    def do_again(self) -> None:
        """Redo the work after an undo."""
        raise NotImplementedError

    @property
    def parts(self) -> Sequence["DoneCommand"]:
        """The commands that it consists of, or itself."""
        return (self,)


class DoneTogether(DoneCommand):
    """Several commands as one step.

    A macro of the stack would be a C++ object that Python isn't told is deleted: whoever still
    holds it then holds an address, which PySide takes for whatever is created there next.
    """

    def __init__(self, text: str, parts: Sequence[DoneCommand]) -> None:
        super().__init__(text, [id_ for part in parts for id_ in part.picture_ids])
        self._parts = tuple(parts)
        for part in parts:
            # Each skips its first redo, as the stack's push would have it do.
            part.redo()

    @property
    def parts(self) -> Sequence[DoneCommand]:
        return self._parts

    def do_again(self) -> None:
        for part in self._parts:
            part.redo()

    def undo(self) -> None:
        for part in reversed(self._parts):
            part.undo()


class DeletePictures(DoneCommand):
    """Move pictures to the trash; undo restores them."""

    def __init__(self, pictures: PictureList, ids: Sequence[int], operations: Operations) -> None:
        super().__init__(QCoreApplication.translate("commands", "delete"), ids)
        self._pictures = pictures
        self._operations = operations

    def do_again(self) -> None:
        self._operations.start(self._pictures.delete(self.picture_ids), must_finish=True)

    def undo(self) -> None:
        if not self.isObsolete():
            self._operations.start(self._pictures.restore(self.picture_ids), must_finish=True)


class RestorePictures(DoneCommand):
    """Put pictures back from the trash; undo deletes them again."""

    def __init__(self, pictures: PictureList, ids: Sequence[int], operations: Operations) -> None:
        super().__init__(QCoreApplication.translate("commands", "put back"), ids)
        self._pictures = pictures
        self._operations = operations

    def do_again(self) -> None:
        self._operations.start(self._pictures.restore(self.picture_ids), must_finish=True)

    def undo(self) -> None:
        if not self.isObsolete():
            self._operations.start(self._pictures.delete(self.picture_ids), must_finish=True)


class ImportPictures(DoneCommand):
    """Copy pictures into the library; undo moves the copies to the trash."""

    def __init__(self, pictures: PictureList, ids: Sequence[int], operations: Operations) -> None:
        super().__init__(QCoreApplication.translate("commands", "import"))
        self._pictures = pictures
        self._ids = tuple(ids)
        self._operations = operations

    def do_again(self) -> None:
        self._operations.start(self._pictures.restore(self._ids), must_finish=True)

    def undo(self) -> None:
        self._operations.start(self._pictures.delete(self._ids), must_finish=True)


class RemoveFolder(DoneCommand):
    """Take a folder out of the library; undo puts it back."""

    def __init__(
        self, folders: FolderWatchers, removed: RemovedFolder, operations: Operations
    ) -> None:
        super().__init__(QCoreApplication.translate("commands", "remove folder"))
        self._folders = folders
        self._removed = removed
        self._operations = operations

    def do_again(self) -> None:
        self._operations.start(self._remove(), must_finish=True)

    def undo(self) -> None:
        self._operations.start(self._folders.restore(self._removed), must_finish=True)

    async def _remove(self) -> None:
        self._removed = await self._folders.remove(self._removed.id)


class RemoveJobs(DoneCommand):
    """Remove jobs from the queue; undo restores them."""

    def __init__(self, queue: JobQueue, ids: Sequence[int], operations: Operations) -> None:
        super().__init__(QCoreApplication.translate("commands", "remove from the queue"))
        self._queue = queue
        self._ids = tuple(ids)
        self._operations = operations

    def do_again(self) -> None:
        self._operations.start(self._queue.remove(self._ids))

    def undo(self) -> None:
        self._operations.start(self._queue.put_back(self._ids))


class AddJobs(DoneCommand):
    """Add jobs to the queue; undo removes those that have not ended."""

    def __init__(self, queue: JobQueue, ids: Sequence[int], operations: Operations) -> None:
        super().__init__(QCoreApplication.translate("commands", "add to the queue"))
        self._queue = queue
        self._ids = tuple(ids)
        self._operations = operations

    def do_again(self) -> None:
        self._operations.start(self._queue.put_back(self._ids))

    def undo(self) -> None:
        self._operations.start(self._queue.remove(self._ids))


class MoveJobs(DoneCommand):
    """Change the order of jobs; undo restores it."""

    def __init__(
        self, queue: JobQueue, before: Sequence[int], after: Sequence[int], operations: Operations
    ) -> None:
        super().__init__(QCoreApplication.translate("commands", "move in the queue"))
        self._queue = queue
        self._before, self._after = tuple(before), tuple(after)
        self._operations = operations

    def do_again(self) -> None:
        self._operations.start(self._queue.arrange(self._after))

    def undo(self) -> None:
        self._operations.start(self._queue.arrange(self._before))


class ChangeJob(DoneCommand):
    """Give a job other settings; undo restores those that it had.

    Args:
        before, after: the job as it was, and as it is now.
        tell_started: says that it has started, so that undo or redo comes too late.
    """

    def __init__(
        self,
        queue: JobQueue,
        before: Job,
        after: Job,
        operations: Operations,
        tell_started: Callable[[], None],
    ) -> None:
        super().__init__(QCoreApplication.translate("commands", "edit a job"))
        self._queue = queue
        self._before, self._after = before, after
        self._is_changed = True
        #: Each waits for what was asked for before, since that decides what it has to do.
        self._turn = asyncio.Lock()
        self._operations = operations
        self._tell_started = tell_started

    def do_again(self) -> None:
        self._operations.start(self._do_again())

    def undo(self) -> None:
        self._operations.start(self._undo())

    async def _do_again(self) -> None:
        async with self._turn:
            if self._is_changed:
                return  # the disk refused to undo it
            after = await self._queue.replace_request(self._before.id, self._after.request)
            if after is None:
                self._tell_started()
            else:
                self._after, self._is_changed = after, True

    async def _undo(self) -> None:
        async with self._turn:
            if not self._is_changed:
                return  # the disk refused to do it again
            if await self._queue.undo_replace(self._before, self._after.id):
                self._is_changed = False
            else:
                self._tell_started()


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """What the next picture starts from: part of the draft, and the checkpoint it needs."""

    mode: Mode
    inputs: tuple[InputRef, ...]
    checkpoint: Checkpoint | None


class ChangeStartingPoint(QUndoCommand):
    """Change the input picture or the mode; undo restores the previous ones."""

    def __init__(self, draft: DraftModel, after: StartingPoint, text: str) -> None:
        super().__init__(text)
        self._model = draft
        self._before: StartingPoint | None = None
        self._after = after
        self._draft = draft.draft

    def redo(self) -> None:
        self._draft = self._model.draft
        if self._before is None:
            # Only now: an open edit may have been applied for this step.
            model = self._model
            self._before = StartingPoint(model.mode, self._draft.inputs, model.checkpoint)
            self.setObsolete(self._before == self._after)
        self._set(self._after)

    def undo(self) -> None:
        present = self._model.draft.input(InputRole.IMAGE)
        assert self._before is not None, "it was done before it is undone"
        self._set(self._before)
        if present != self._draft.input(InputRole.IMAGE):
            self._model.return_to(self._draft)

    def _set(self, start: StartingPoint) -> None:
        self._model.choose_checkpoint(start.checkpoint)
        self._model.set_inputs(start.inputs, start.mode)


class LeaveCanvas(ChangeStartingPoint):
    """Go on in Create as before the canvas was opened; undo returns to the canvas.

    Args:
        after: what Create starts from.
        open_canvas: shows the canvas again.
        leave_canvas: shows Create.
    """

    def __init__(
        self,
        draft: DraftModel,
        after: StartingPoint,
        open_canvas: Callable[[], None],
        leave_canvas: Callable[[], None],
    ) -> None:
        super().__init__(draft, after, QCoreApplication.translate("commands", "leave canvas"))
        self._open_canvas = open_canvas
        self._leave_canvas = leave_canvas

    def redo(self) -> None:
        self._leave_canvas()
        super().redo()

    def undo(self) -> None:
        super().undo()
        self._open_canvas()


class ChangeControls(QUndoCommand):
    """Change which ControlNets are used, or their hints; undo restores the previous ones."""

    def __init__(self, draft: DraftModel, after: tuple[ControlRef, ...], text: str) -> None:
        super().__init__(text)
        self._model = draft
        self._before, self._after = draft.draft.controls, after
        self.setObsolete(self._before == after)

    def redo(self) -> None:
        self._before = self._model.draft.controls
        self._model.set_controls(self._after)

    def undo(self) -> None:
        # Weights that were changed later return with “redo”.
        self._after = self._model.draft.controls
        self._model.set_controls(self._before)


class ChangeDraft(QUndoCommand):
    """Change the draft, as by using a picture's settings; undo restores the previous one.

    Args:
        change: changes ``draft``.
    """

    def __init__(self, draft: DraftModel, change: Callable[[], None], text: str) -> None:
        super().__init__(text)
        self._model = draft
        self._change = change
        self._before: tuple[Draft, Checkpoint | None] = (draft.draft, draft.checkpoint)
        self._after: tuple[Draft, Checkpoint | None] | None = None

    def redo(self) -> None:
        if self._after is not None:
            self._model.restore(*self._after)
            return
        # Only now: an open edit may have been applied for this step.
        self._before = (self._model.draft, self._model.checkpoint)
        self._change()
        self.setObsolete((self._model.draft, self._model.checkpoint) == self._before)

    def undo(self) -> None:
        # Later changes return with “redo”.
        self._after = (self._model.draft, self._model.checkpoint)
        self._model.restore(*self._before)


class RecallPeerSettings(QUndoCommand):
    """Use the settings of another program's picture; undo restores the previous draft."""

    def __init__(self, draft: DraftModel, after: Draft, checkpoint: Checkpoint | None) -> None:
        super().__init__(QCoreApplication.translate("commands", "use these settings"))
        self._model = draft
        self._before = (draft.draft, draft.checkpoint)
        self._after = (after, checkpoint)
        self.setObsolete(self._before == self._after)

    def redo(self) -> None:
        self._model.restore(*self._after)

    def undo(self) -> None:
        # Later changes return with “redo”.
        self._after = (self._model.draft, self._model.checkpoint)
        self._model.restore(*self._before)
