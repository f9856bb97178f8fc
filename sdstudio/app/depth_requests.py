"""DepthRequests: the jobs that estimate the depth of pictures, also after the next start."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain import modes
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.checkpoint import Checkpoint, estimator
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.library import JobState, Picture


class DepthRequests(QObject):
    """Remembers what each job is for, until its result is there, and finds the results.

    That is a canvas, named by its picture, or a hint, named by what it is made of. The session
    keeps it, since a job may run after the next start, and its canvas may be opened much later. A
    job that was stopped or removed is forgotten; one that failed can be retried.

    Signals:
        arrived(): :meth:`result` returns another one.
        changed(): :meth:`is_expected` may return something else.
        trouble(StudioError): the session can't be written, or the library can't be read.

    Thread: GUI.
    """

    arrived = Signal()
    changed = Signal()
    trouble = Signal(object)

    def __init__(self, studio: Studio, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._operations = Operations(self, self.trouble.emit)
        #: What each is for, by the id of the job.
        self._wanted: dict[int, InputRef] = dict(studio.session.current.depth_jobs)
        self._results: dict[InputRef, Picture] = {}
        studio.saver.saved.connect(self._on_saved)
        studio.queue.job_ended.connect(self._on_ended)
        studio.queue.changed.connect(self.changed)
        if self._wanted:
            self._operations.start(self._look(list(self._wanted)))

    @property
    def estimator(self) -> Checkpoint | None:
        """The model that only does that, if one is installed; else a checkpoint that can.

        Of the latter, the chosen one, or the first.
        """
        alone = self._studio.registry.auxiliary(AuxiliaryKind.DEPTH)
        if alone is not None:
            return estimator(alone)
        tasks = modes.DEPTH_MAP.checkpoint_tasks
        current = self._studio.draft.checkpoint
        known = (*(() if current is None else (current,)), *self._studio.registry.checkpoints)
        return next((one for one in known if one.task in tasks), None)

    async def submit(self, picture: InputRef, wanted: InputRef, checkpoint: Checkpoint) -> int:
        """Have ``checkpoint`` estimate the depth of a picture; returns the id of the job.

        Args:
            picture: in the library.
            wanted: what it is for.

        Raises:
            StudioError: the disk's failure.
        """
        draft = Draft(mode=modes.DEPTH_MAP.key, inputs=(picture,))
        job = await self._studio.queue.submit(draft, checkpoint)
        self._keep({**self._wanted, job.id: wanted})
        return job.id

    @property
    def hints(self) -> tuple[InputRef, ...]:
        """The hints that have a result."""
        return tuple(one for one in self._results if one.role is InputRole.CONTROL)

    def job_for(self, wanted: InputRef) -> int | None:
        """The job that can still give a result for ``wanted``, if there is one."""
        jobs = (job for job, one in self._wanted.items() if one == wanted)
        return next(filter(self.expects, jobs), None)

    def expects(self, job_id: int) -> bool:
        """Whether a job can still give a result without being retried."""
        jobs = self._studio.queue.jobs
        is_left = any(one.id == job_id and one.state is not JobState.FAILED for one in jobs)
        is_left |= self._studio.saver.holds(job_id)
        return is_left and job_id not in {one.job_id for one in self._results.values()}

    def result(self, wanted: InputRef | None) -> Picture | None:
        """The newest depth that was estimated for it and isn't there yet."""
        return None if wanted is None else self._results.get(wanted)

    def remove(self, wanted: InputRef, picture: Picture) -> None:
        """Forget a result: it is where it belongs, or can't be read."""
        if self._results.get(wanted) == picture:
            del self._results[wanted]
        self._forget(picture.job_id)

    async def _look(self, job_ids: Collection[int]) -> None:
        """Find what became of jobs, perhaps while nobody waited for them."""
        made = await self._studio.library.do(
            lambda library: {one: library.pictures_of(one) for one in job_ids}
        )
        for job_id, pictures in made.items():
            if pictures:
                self._on_saved(pictures[0])
            elif not self._studio.queue.has(job_id) and not self._studio.saver.holds(job_id):
                self._forget(job_id)

    def _on_saved(self, picture: Picture) -> None:
        wanted = None if picture.job_id is None else self._wanted.get(picture.job_id)
        if wanted is None or picture == self._results.get(wanted):
            return
        is_depth = picture.request.mode == modes.DEPTH_MAP.key
        # In another library, another job may have the same id.
        if is_depth and (picture.width, picture.height) == (wanted.width, wanted.height):
            self._results[wanted] = picture
            self.arrived.emit()
        else:
            self._forget(picture.job_id)

    def _on_ended(self, job_id: int) -> None:
        if job_id in self._wanted:
            self._operations.start(self._look([job_id]))

    def _forget(self, job_id: int | None) -> None:
        self._keep({one: wanted for one, wanted in self._wanted.items() if one != job_id})

    def _keep(self, wanted: dict[int, InputRef]) -> None:
        self._wanted = wanted
        self.changed.emit()
        try:
            self._studio.session.update(depth_jobs=wanted)
        except StudioError as error:
            self.trouble.emit(error)
