"""PictureSpeed: the time per picture on this machine, measured once on demand."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.engine_client import EngineClient
from sdstudio.app.job_queue import JobQueue
from sdstudio.app.operations import Operations
from sdstudio.app.running_job import EngineState
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import StudioError
from sdstudio.domain.families import family
from sdstudio.domain.resolving import resolve
from sdstudio.paths import Paths

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from sdstudio.domain.speed_estimate import Estimate, Speed
    from sdstudio.models.catalogue import CatalogueModel

_LANE: Final = "speed"
#: As for a job: the measurement may have crashed the engine.
_ATTEMPTS_MAX: Final = 2


class PictureSpeed(QObject):
    """Asks the engine for a short measurement if there is none yet, and stores it.

    Signals:
        changed(): :meth:`estimate` has a result, or never will.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(
        self,
        paths: Paths,
        engine: EngineClient,
        queue: JobQueue,
        dispatcher: Dispatcher,
        background: BackgroundTasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._engine = engine
        self._queue = queue
        self._dispatcher = dispatcher
        self._background = background
        self._operations = Operations(self)
        self._speed: Speed | None = None
        self._is_asked = False
        self._waits = False
        self._attempts = 0
        self._measured_device = ""
        self._has_failed = False

    @property
    def may_learn(self) -> bool:
        """Whether :meth:`estimate` has no result yet but may still get one."""
        return self._speed is None and not self._has_failed

    def ask(self) -> None:
        """Measure, if not done before. The engine is busy for a few seconds."""
        if self._is_asked:
            return
        self._is_asked = True
        self._engine.measured.connect(self._on_measured)
        self._engine.died.connect(self._on_engine_died)
        self._dispatcher.changed.connect(self._measure)

        def read() -> "Speed | None":
            from sdstudio.app.machine_speed import MachineSpeed
            from sdstudio.disk import SystemDisk

            return MachineSpeed(SystemDisk(), self._paths.cache).known()

        self._operations.start(self._begin(self._background.do(_LANE, read)))

    def estimate(self, model: "CatalogueModel | Checkpoint") -> "Estimate | None":
        """Seconds per picture with ``model``; ``None`` if unknown."""
        if self._speed is None:
            return None
        from sdstudio.app.machine_speed import estimate_for

        return estimate_for(self._speed, model)

    def job_s(self, draft: Draft, checkpoint: Checkpoint) -> float | None:
        """Seconds that ``draft`` would take with a full-size model; ``None``: not known."""
        is_usual = checkpoint.is_full_size and checkpoint.task is not CheckpointTask.UPSCALER
        if self._speed is None or not is_usual:
            return None
        from sdstudio.app.machine_speed import job_seconds

        try:
            request = resolve(draft, checkpoint, drawn_seed=0, mask_follows=True)
        except StudioError:
            return None
        return job_seconds(self._speed, family(checkpoint.family).cost, request)

    async def _begin(self, known: "Awaitable[Speed | None]") -> None:
        speed = await known
        if speed is not None:
            self._know(speed)
        else:
            self._waits = True
        self._measure()

    def _measure(self) -> None:
        ready = self._dispatcher.engine_ready
        if ready is None:
            return
        if self._speed is not None and ready.device_name not in (
            self._speed.device_name,
            self._measured_device,
        ):
            # The engine computes on another processor or card now.
            self._waits = True
        # Not while the artist waits for a picture.
        is_idle = self._dispatcher.running is None and not self._queue.jobs
        if self._waits and is_idle and self._dispatcher.engine_state is EngineState.READY:
            self._waits = False
            self._attempts += 1
            self._measured_device = ready.device_name
            self._engine.measure()

    @Slot()
    def _on_engine_died(self) -> None:
        if not self._attempts or self._waits or not self.may_learn:
            return
        if self._attempts < _ATTEMPTS_MAX:
            self._waits = True
        else:
            self._fail()

    def _fail(self) -> None:
        self._has_failed = True
        self.changed.emit()

    def _on_measured(self, speed: "Speed | None") -> None:
        if speed is None:
            self._fail()
            return
        self._know(speed)

        def keep() -> None:
            from sdstudio.app.machine_speed import MachineSpeed
            from sdstudio.disk import SystemDisk

            MachineSpeed(SystemDisk(), self._paths.cache).keep(speed)

        self._background.do(_LANE, keep)

    def _know(self, speed: "Speed") -> None:
        self._speed = speed
        self.changed.emit()
