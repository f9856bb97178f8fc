"""An engine in the window's process: no process, no thread, no torch."""

import numpy as np
from pydantic import BaseModel
from PySide6.QtCore import QObject, QTimer, Signal

from sdstudio.app.engine_assets import (
    EngineDescription,
    EngineEncoding,
    EngineJob,
    EngineSegmentation,
)
from sdstudio.app.engine_client import PreviewPicture
from sdstudio.domain.captioning import SEEN_PX
from sdstudio.domain.errors import StudioError
from sdstudio.domain.messages import (
    Cancelled,
    Described,
    Encoded,
    EngineReady,
    Failed,
    Finished,
    NotDescribed,
    NotEncoded,
    NotSegmented,
    Preview,
    Segmented,
)
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.segmentation import seen_size
from sdstudio.domain.similarity import LOOKED_AT_PX
from sdstudio.engine.assets import JobFiles, Weights
from sdstudio.engine.fake import FakeEngine
from sdstudio.engine.protocol import CancelFlag, JobCancelled


class MemoryEngine(QObject):
    """An :class:`~sdstudio.app.engine_client.EngineClient` that makes a job's pictures at once.

    Args:
        capabilities: what it announces; everything by default.
    """

    ready = Signal(object)
    event_received = Signal(object, object)
    preview_waiting = Signal()
    measured = Signal(object)
    memory_changed = Signal(object)
    died = Signal(bool)
    gave_up = Signal(object)

    def __init__(self, capabilities: EngineReady | None = None) -> None:
        super().__init__()
        self._engine = FakeEngine()
        self._announced = capabilities or self._engine.describe()
        self._preview: PreviewPicture | None = None
        self._cancelled: dict[int, CancelFlag] = {}
        self.capabilities: EngineReady | None = None
        self.submitted: list[GenerationRequest] = []
        self.segmentations: list[EngineSegmentation] = []
        self.descriptions: list[EngineDescription] = []
        self.measurements = 0

    def start(self) -> None:
        self.capabilities = self._announced
        self.ready.emit(self._announced)

    def submit(self, job: EngineJob) -> None:
        self.submitted.append(job.command.request)
        self._cancelled[job.command.job_id] = CancelFlag()
        QTimer.singleShot(0, self, lambda: self._run(job))

    def encode(self, encoding: EngineEncoding) -> None:
        QTimer.singleShot(0, self, lambda: self._encode(encoding))

    def segment(self, segmentation: EngineSegmentation) -> None:
        self.segmentations.append(segmentation)
        QTimer.singleShot(0, self, lambda: self._segment(segmentation))

    def describe(self, description: EngineDescription) -> None:
        self.descriptions.append(description)
        QTimer.singleShot(0, self, lambda: self._describe(description))

    def cancel(self, job_id: int) -> None:
        self._cancelled[job_id].set()

    def measure(self) -> None:
        self.measurements += 1

    def take_preview(self) -> PreviewPicture | None:
        preview, self._preview = self._preview, None
        return preview

    def restart(self) -> None:
        self.died.emit(False)
        self.start()

    def close(self) -> None:
        self.capabilities = None

    def _run(self, job: EngineJob) -> None:
        command = job.command
        files = JobFiles(job.assets[command.request.checkpoint.fingerprint], {}, {})
        try:
            self._engine.generate(command, files, self._emit, self._cancelled[command.job_id])
            self._emit(Finished(job_id=command.job_id))
        except JobCancelled:
            self._emit(Cancelled(job_id=command.job_id))
        except StudioError as error:
            self._emit(Failed(job_id=command.job_id, code=error.code, arguments=error.arguments))

    def _encode(self, encoding: EngineEncoding) -> None:
        command = encoding.command
        weights = Weights(encoding.assets[command.model], command.model, command.name)
        squares = np.frombuffer(encoding.pixels, np.uint8).reshape(
            -1, LOOKED_AT_PX, LOOKED_AT_PX, 3
        )
        try:
            vectors = self._engine.encode(weights, squares, CancelFlag())
        except StudioError as error:
            self._emit(
                NotEncoded(batch_id=command.batch_id, code=error.code, arguments=error.arguments)
            )
        else:
            said = Encoded(batch_id=command.batch_id, width=vectors.shape[1])
            self._emit(said, vectors.tobytes())

    def _segment(self, segmentation: EngineSegmentation) -> None:
        command = segmentation.command
        weights = Weights(segmentation.assets[command.model], command.model, command.name)
        width, height = seen_size(command.width, command.height)
        seen = np.frombuffer(segmentation.pixels, np.uint8).reshape(height, width, 3)
        request_id = command.request_id
        try:
            found = self._engine.segment(weights, command, seen, CancelFlag())
        except StudioError as error:
            self._emit(
                NotSegmented(request_id=request_id, code=error.code, arguments=error.arguments)
            )
        else:
            rows, columns = found.coverage.shape
            said = Segmented(
                request_id=request_id, x=found.x, y=found.y, width=columns, height=rows
            )
            self._emit(said, found.coverage.tobytes())

    def _describe(self, description: EngineDescription) -> None:
        command = description.command
        weights = Weights(description.assets[command.model], command.model, command.name)
        seen = np.frombuffer(description.pixels, np.uint8).reshape(SEEN_PX, SEEN_PX, 3)
        request_id = command.request_id
        try:
            tokens = self._engine.caption(weights, seen, CancelFlag())
        except StudioError as error:
            self._emit(
                NotDescribed(request_id=request_id, code=error.code, arguments=error.arguments)
            )
        else:
            self._emit(Described(request_id=request_id, tokens=tokens))

    def _emit(self, event: BaseModel, payload: bytes = b"") -> None:
        if isinstance(event, Preview):
            self._preview = PreviewPicture(event, payload)
            self.preview_waiting.emit()
        else:
            self.event_received.emit(event, payload)
