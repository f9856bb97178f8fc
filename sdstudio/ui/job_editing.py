"""Editing a job that hasn't started: its settings are in the form, the artist's draft is set aside.

The draft comes back when the job is saved or left as it was, and it is the one that a crash keeps.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QWidget

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft, draft_of
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.modes import mode
from sdstudio.domain.request import GenerationRequest
from sdstudio.library import Job, JobState
from sdstudio.ui.canvas.canvas_controller import CanvasController
from sdstudio.ui.generate_controller import GenerateController
from sdstudio.ui.generation_panel import GenerationPanel
from sdstudio.ui.notice_bar import Until
from sdstudio.ui.pictures.queue_model import WAITS
from sdstudio.ui.question import ask
from sdstudio.ui.undo_commands import ChangeJob, DoneCommand
from sdstudio.ui.undo_stack import UndoStack

if TYPE_CHECKING:
    from sdstudio.ui.canvas.draft_documents import Documents


@dataclass(frozen=True, slots=True)
class _Form:
    """A draft and the checkpoint it is meant for."""

    draft: Draft
    checkpoint: Checkpoint | None


@dataclass(frozen=True, slots=True)
class _Edit:
    """An edit that has begun.

    Args:
        kept: what the artist had in the form before.
        documents: what that draft's pictures have. While the job is edited, copies are painted on.
        first: the job's own settings.
    """

    job_id: int
    kept: _Form
    documents: "Documents"
    first: _Form
    step: QUndoCommand


class JobEditing(QObject):
    """Signals:
    changed(): editing began or ended, or the job can't be changed any more.
    added(): the settings became a new job, since the edited one had started.
    trouble(StudioError): the job can't be saved; it is as it was.
    """

    changed = Signal()
    added = Signal()
    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        undo: UndoStack,
        make: GenerationPanel,
        generate: GenerateController,
        canvas: CanvasController,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._undo = undo
        self._make = make
        self._generate = generate
        self._canvas = canvas
        self._edit: _Edit | None = None
        self._was_changeable = False
        self._is_saving = False
        self._operations = Operations(self, self.trouble.emit)
        self._bar = make.edit_bar
        self._bar.cancel_asked.connect(self.cancel)
        studio.dispatcher.changed.connect(self._on_queue_changed)

    @property
    def job_id(self) -> int | None:
        """The job being edited; ``None`` if the form has the artist's draft."""
        return None if self._edit is None else self._edit.job_id

    @property
    def own_draft(self) -> Draft:
        """The artist's draft, which was set aside if a job is being edited."""
        return self._studio.draft.draft if self._edit is None else self._edit.kept.draft

    def begin(self, job_id: int) -> None:
        """Have the form edit a job."""
        job = self._job(job_id)
        if job is None or not mode(job.request.mode).is_in_form:
            return
        if self.job_id == job_id:
            self._make.prompt.setFocus()
            return
        self.cancel()
        wanted = job.request.checkpoint
        checkpoint = self._studio.registry.named(wanted)
        draft = draft_of(_left_of(job))
        self._begin(job_id, _Form(draft, checkpoint or self._studio.draft.checkpoint))
        if checkpoint is None:
            self.trouble.emit(StudioError(ErrorCode.MODEL_NOT_FOUND, model=wanted.name))

    def save(self) -> None:
        """Give the job the settings in the form, or add them as a new job if it has started."""
        if self._edit is not None and not self._is_saving:
            self._generate.with_inputs(self._save)

    def cancel(self) -> None:
        """Leave the job as it was."""
        self._canvas.update_draft()
        edit, form, is_changed = self._edit, self._form, self.is_changed
        if edit is None or self._is_saving:
            return
        documents = self._canvas.documents
        self._end()
        if is_changed and self._job(edit.job_id) is not None:
            self._make.done.tell(
                lambda: self.tr("The job stays as it was."),
                lambda: self.tr("Continue editing"),
                lambda: self._continue(edit.job_id, edit.first, form, documents),
                Until(
                    self._studio.dispatcher.changed,
                    unless=lambda: self._job(edit.job_id) is not None,
                ),
            )

    def cancel_by_undo(self) -> None:
        """Like :meth:`cancel`, by undoing the step that began it."""
        if self._edit is not None and not self._is_saving:
            self._end(is_undone=True)

    @property
    def is_changed(self) -> bool:
        """Whether a job is edited, and leaving it would lose something."""
        return self._edit is not None and self._form != self._edit.first

    def ask_to_leave(self, window: QWidget, then: Callable[[], object]) -> None:
        """Ask whether to leave the job as it was, and ``then`` do what the artist wanted."""

        def leave() -> None:
            self.cancel()
            then()

        ask(
            window,
            self.tr("Close SD Studio?"),
            self.tr("Your changes to the job aren't saved."),
            self.tr("The job stays in the queue as it was."),
            do=(self.tr("Close without saving"), leave),
            keep=self.tr("Continue editing"),
        )

    @property
    def _form(self) -> _Form:
        return _Form(self._studio.draft.draft, self._studio.draft.checkpoint)

    def _job(self, job_id: int) -> Job | None:
        """That job, if it has not started."""
        running = self._studio.dispatcher.running
        if running is not None and running.job.id == job_id:
            return None
        jobs = self._studio.queue.jobs
        return next((one for one in jobs if one.id == job_id and one.state in WAITS), None)

    def _continue(self, job_id: int, first: _Form, now: _Form, documents: "Documents") -> None:
        self.cancel()
        self._begin(job_id, first, now, documents)

    def _begin(
        self,
        job_id: int,
        first: _Form,
        now: _Form | None = None,
        documents: "Documents | None" = None,
    ) -> None:
        """Edit a job.

        Args:
            now: what an earlier edit of it came to.
            documents: as they were then.
        """

        async def begin(kept: Draft) -> None:
            if self._edit is not None or self._job(job_id) is None:
                return
            form = now or first
            step = _BeginEdit(self)
            kept_form = _Form(kept, self._studio.draft.checkpoint)
            self._edit = _Edit(job_id, kept_form, self._canvas.documents, first, step)
            self._was_changeable = True
            self._studio.draft_saver.hold(kept)
            self._canvas.exchange(
                self._canvas.document_copies() if documents is None else documents,
                lambda: self._studio.draft.exchange(form.draft, form.checkpoint),
            )
            self._make.notices.clear(keep=lambda notice: notice.is_of_model)
            self._undo.push(step)
            self._show()
            self._make.prompt.setFocus()

        self._generate.with_draft(begin)

    async def _save(self, draft: Draft) -> None:
        edit, checkpoint = self._edit, self._studio.draft.checkpoint
        if edit is None or checkpoint is None:
            return
        self._is_saving = True
        try:
            before = self._job(edit.job_id)
            if before is None:
                await self._studio.queue.submit(draft, checkpoint)
                self._end()
                self.added.emit()
            elif after := await self._studio.queue.replace(edit.job_id, draft, checkpoint):
                self._end()
                self._tell_saved(before, after)
            else:
                # It started in this moment, which the bar now says.
                self._show()
        finally:
            self._is_saving = False

    def _tell_saved(self, before: Job, after: Job) -> None:
        command = ChangeJob(self._studio.queue, before, after, self._operations, self._tell_started)
        is_again = before.error_code is not None and after.state is JobState.WAITING
        self._make.done.push_undoable(
            self._undo,
            command,
            lambda: (
                self.tr("Saved to the job, which is waiting to run again.")
                if is_again
                else self.tr("Saved to the job.")
            ),
        )

    def _end(self, *, is_undone: bool = False) -> None:
        """Put the artist's draft back into the form."""
        edit = self._edit
        assert edit is not None
        self._edit = None
        self._studio.draft_saver.hold(None)
        self._canvas.exchange(
            edit.documents,
            lambda: self._studio.draft.restore(edit.kept.draft, edit.kept.checkpoint),
        )
        self._make.notices.clear(
            keep=lambda one: one.is_of_model and one.code is not ErrorCode.MODEL_NOT_FOUND
        )
        self._forget_steps(edit.step)
        if not is_undone:
            while self._undo.canUndo() and self._undo.command(self._undo.index() - 1).isObsolete():
                self._undo.undo()
        self._show()

    def _forget_steps(self, begin: QUndoCommand) -> None:
        """Undo must not bring what was in the form during the edit into the artist's draft."""
        for index in reversed(range(self._undo.count())):
            step = self._undo.command(index)
            if not isinstance(step, DoneCommand):
                # `const` for C++, where only the stack may change it.
                step.setObsolete(True)
            if step is begin:
                break

    def _on_queue_changed(self) -> None:
        if self._edit is not None:
            is_changeable = self._job(self._edit.job_id) is not None
            if is_changeable != self._was_changeable:
                self._was_changeable = is_changeable
                self._show()

    def _show(self) -> None:
        edit = self._edit
        if edit is None:
            self._bar.leave()
        elif self._job(edit.job_id) is not None:
            self._bar.show_editing(str(edit.first.draft.chosen.get("prompt", "")))
        else:
            self._bar.show_too_late(was_removed=not self._studio.queue.has(edit.job_id))
        self._make.generate_bar.set_editing(edit is not None)
        self.changed.emit()

    def _tell_started(self) -> None:
        self._make.done.tell_only(
            lambda: self.tr("This job has started, so the change can't be undone.")
        )


class _BeginEdit(QUndoCommand):
    """Has already been done when it is pushed. Undo leaves the job as it was."""

    def __init__(self, editing: JobEditing) -> None:
        super().__init__(QCoreApplication.translate("commands", "edit a job"))
        self._editing = editing

    def undo(self) -> None:
        self.setObsolete(True)
        self._editing.cancel_by_undo()


def _left_of(job: Job) -> GenerationRequest:
    """The request for the pictures of ``job`` that have not been made."""
    done = min(job.pictures_done, job.request.count - 1)
    if not done:
        return job.request
    params = job.request.single(done).params
    return job.request.model_copy(update={"params": params, "count": job.request.count - done})
