"""LocalEngine: an engine process on this machine, started, fed, watched, stopped and restarted."""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QThread, Signal

from sdstudio.app.engine_assets import (
    EngineCommand,
    EngineDescription,
    EngineEncoding,
    EngineJob,
    EngineSegmentation,
)
from sdstudio.app.engine_client import PreviewPicture
from sdstudio.app.engine_process import EngineProcess, ProcessEnded, Report, Said
from sdstudio.app.engine_time_limits import ASLEEP_S
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import (
    Cancel,
    Cancelled,
    Described,
    Encoded,
    EngineReady,
    Event,
    Failed,
    Finished,
    Heartbeat,
    Measure,
    Measured,
    Missing,
    Preview,
    Segmented,
)

#: Consecutive crashes without any finished work before the engine is no longer restarted.
_STARTS_IN_VAIN: Final = 3
_TICK_S: Final = 0.25
#: The engine has worked.
_WORK_DONE: Final = (Finished, Cancelled, Failed, Encoded, Segmented, Described)


@dataclass(frozen=True, slots=True)
class _Kill:
    """Kill the process now and start a new one."""


@dataclass(frozen=True, slots=True)
class _Quit:
    """End the process and the thread."""


_Item: TypeAlias = EngineCommand | Said | ProcessEnded | _Kill | _Quit


class LocalEngine(QThread):
    """An :class:`~sdstudio.app.engine_client.EngineClient` with one process behind it.

    It gives up when the process can't be started, is of another version, or crashes repeatedly
    without finishing a job.

    Args:
        start_process: starts an engine process that reports to the given callable.

    Thread: the public methods may be called from any thread; signals are emitted from this one.
    """

    ready = Signal(object)
    event_received = Signal(object, object)
    preview_waiting = Signal()
    measured = Signal(object)
    memory_changed = Signal(object)
    died = Signal(bool)
    gave_up = Signal(object)

    def __init__(
        self,
        start_process: Callable[[Report], EngineProcess],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("engine")
        self._start_process = start_process
        self._inbox: queue.SimpleQueue[_Item] = queue.SimpleQueue()
        self._process_id: int | None = None
        self._capabilities: EngineReady | None = None
        self._preview_lock = threading.Lock()
        self._preview: PreviewPicture | None = None

    # From any thread.

    @property
    def capabilities(self) -> EngineReady | None:
        """What the process announced; ``None`` while none is ready."""
        return self._capabilities

    def submit(self, job: EngineJob) -> None:
        """Run a job."""
        self._inbox.put(job)

    def encode(self, encoding: EngineEncoding) -> None:
        """Turn pictures into vectors."""
        self._inbox.put(encoding)

    def segment(self, segmentation: EngineSegmentation) -> None:
        """Find an object in a picture."""
        self._inbox.put(segmentation)

    def describe(self, description: EngineDescription) -> None:
        """Describe a picture."""
        self._inbox.put(description)

    def cancel(self, job_id: int) -> None:
        """Ask the engine to stop a job."""
        self._inbox.put(Cancel(job_id=job_id))

    def measure(self) -> None:
        """Measure the machine's speed."""
        self._inbox.put(Measure())

    def restart(self) -> None:
        """Kill the process, whatever it is doing, and start a new one."""
        self._inbox.put(_Kill())

    def close(self) -> None:
        """End the process and this thread; returns when both are gone."""
        self._inbox.put(_Quit())
        self.wait()

    def process_id(self) -> int | None:
        """The process ID, for reports; ``None`` while there is none."""
        return self._process_id

    def take_preview(self) -> PreviewPicture | None:
        """The newest preview, once."""
        with self._preview_lock:
            preview, self._preview = self._preview, None
            return preview

    # On this thread.

    def run(self) -> None:
        """The loop: one process at a time, until :meth:`close`."""
        process = self._start()
        in_vain = 0
        while True:
            asked_s = time.monotonic()
            item = self._next()
            if process and time.monotonic() - asked_s > ASLEEP_S:
                process.was_asleep()
            match item:
                case _Quit():
                    break
                case Cancel() if process:
                    process.send(item)
                case Measure() | EngineJob() if process and self._capabilities:
                    process.send(item)
                case EngineEncoding() | EngineSegmentation() | EngineDescription() if (
                    process and self._capabilities
                ):
                    process.send(item)
                case Said(process=speaker, event=Missing() as missing) if speaker is process:
                    speaker.answer(missing)
                case Said(process=speaker, event=event, payload=payload) if speaker is process:
                    if isinstance(event, _WORK_DONE):
                        in_vain = 0
                    self._pass_on(event, payload)
                case ProcessEnded(process=ended) if ended is process:
                    ended.reap()
                    self.take_preview()
                    self._capabilities = None
                    in_vain += 1
                    self.died.emit(ended.was_out_of_memory)
                    if in_vain < _STARTS_IN_VAIN and ended.failure is None:
                        process = self._start()
                    else:
                        process = None
                        self._give_up(ended.failure)
                case _Kill():
                    in_vain = 0
                    if process:
                        process.kill()
                    else:
                        process = self._start()
                case None if process and process.hangs:
                    process.kill()
                case _:
                    # Sent to a process that has died; its job is requeued because of that.
                    pass
        if process:
            process.end()

    def _next(self) -> _Item | None:
        try:
            return self._inbox.get(timeout=_TICK_S)
        except queue.Empty:
            return None

    def _start(self) -> EngineProcess | None:
        try:
            process = self._start_process(self._inbox.put)
        except OSError:
            self._give_up()
            return None
        self._process_id = process.pid
        return process

    def _give_up(self, failure: StudioError | None = None) -> None:
        self._process_id = None
        self.gave_up.emit(failure or StudioError(ErrorCode.ENGINE_NOT_STARTED))

    def _pass_on(self, event: Event, payload: bytes) -> None:
        match event:
            case Preview():
                with self._preview_lock:
                    taken = self._preview is None
                    self._preview = PreviewPicture(event, payload)
                if taken:
                    self.preview_waiting.emit()
            case Heartbeat(memory_bytes=memory_bytes):
                self.memory_changed.emit(memory_bytes)
            case Measured(speed=speed):
                self.measured.emit(speed)
            case EngineReady():
                self._capabilities = event
                self.ready.emit(event)
            case _:
                self.event_received.emit(event, payload)
