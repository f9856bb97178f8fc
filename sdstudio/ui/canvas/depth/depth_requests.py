"""DepthRequests: the jobs that estimate the depth of canvases, also after the next start."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain import modes
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRef
from sdstudio.library import JobState, Picture


class DepthRequests(QObject):
    """Remembers for which canvas each job is, until its result is there, and finds the results.

    The session keeps it, since a job may run after the next start, and its canvas may be opened
    much later. A job that was stopped or removed is forgotten; one that failed can be retried.

    Signals:
        arrived(): :meth:`result` returns another one.
        trouble(StudioError): the session can't be written, or the library can't be read.

    Thread: GUI.
    """

    arrived = Signal()
    trouble = Signal(object)

    def __init__(self, studio: Studio, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._operations = Operations(self, self.trouble.emit)
        #: By the id of the job.
        self._canvases: dict[int, InputRef] = dict(studio.session.current.depth_jobs)
        self._results: dict[InputRef, Picture] = {}
        studio.saver.saved.connect(self._on_saved)
        studio.queue.job_ended.connect(self._on_ended)
        if self._canvases:
            self._operations.start(self._look(list(self._canvases)))

    def add(self, job_id: int, canvas: InputRef) -> None:
        """Remember that a job estimates the depth of a canvas."""
        self._keep({**self._canvases, job_id: canvas})

    def expects(self, job_id: int) -> bool:
        """Whether a job can still give a result without being retried."""
        jobs = self._studio.queue.jobs
        is_left = any(one.id == job_id and one.state is not JobState.FAILED for one in jobs)
        is_left |= self._studio.saver.holds(job_id)
        return is_left and job_id not in {one.job_id for one in self._results.values()}

    def result(self, canvas: InputRef | None) -> Picture | None:
        """The newest depth that was estimated for a canvas and isn't on it yet."""
        return None if canvas is None else self._results.get(canvas)

    def remove(self, canvas: InputRef, picture: Picture) -> None:
        """Forget a result: it is on its canvas, or can't be read."""
        if self._results.get(canvas) == picture:
            del self._results[canvas]
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
        canvas = None if picture.job_id is None else self._canvases.get(picture.job_id)
        if canvas is None or picture == self._results.get(canvas):
            return
        is_depth = picture.request.mode == modes.DEPTH_MAP.key
        # In another library, another job may have the same id.
        if is_depth and (picture.width, picture.height) == (canvas.width, canvas.height):
            self._results[canvas] = picture
            self.arrived.emit()
        else:
            self._forget(picture.job_id)

    def _on_ended(self, job_id: int) -> None:
        if job_id in self._canvases:
            self._operations.start(self._look([job_id]))

    def _forget(self, job_id: int | None) -> None:
        self._keep({one: canvas for one, canvas in self._canvases.items() if one != job_id})

    def _keep(self, canvases: dict[int, InputRef]) -> None:
        self._canvases = canvases
        try:
            self._studio.session.update(depth_jobs=canvases)
        except StudioError as error:
            self.trouble.emit(error)
