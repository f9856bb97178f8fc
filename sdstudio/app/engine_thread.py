"""EngineThread: starts, feeds, watches, stops and restarts the engine process."""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QThread, Signal

from sdstudio.app.engine_process import EngineProcess, ProcessEnded, Report, Said
from sdstudio.domain.messages import (
    Cancel,
    Cancelled,
    EngineReady,
    Event,
    Failed,
    Finished,
    Generate,
    Heartbeat,
    Measure,
    Measured,
    Preview,
)

#: An engine that says nothing for this long hangs in a driver: it is ended and started again.
SILENCE_LIMIT_S: Final = 90.0
#: Deaths in a row without a single job done before the engine is left alone.
_STARTS_IN_VAIN: Final = 3
_TICK_S: Final = 0.25
#: A watch that comes later than it was set by so much was kept from it by the machine's sleep, in
#: which some systems let the clock go on.
ASLEEP_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class PreviewPicture:
    """A preview with its pixels: RGB, 8 bits, row by row."""

    event: Preview
    rgb: bytes


@dataclass(frozen=True, slots=True)
class _Kill:
    """End the process now and start a new one."""


@dataclass(frozen=True, slots=True)
class _Quit:
    """End the process and the thread."""


_Item: TypeAlias = Generate | Cancel | Measure | Said | ProcessEnded | _Kill | _Quit


class EngineThread(QThread):
    """The engine as the window knows it. Commands in, events out, and one process behind it.

    Args:
        start_process: starts an engine process that reports to the callable it is given.

    Signals:
        ready(EngineReady): a process has started and can take jobs.
        event_received(event, payload): phases, progress, pictures and ends of jobs, in order.
        preview_waiting(): :meth:`take_preview` has one; older ones not taken were dropped.
        measured(Speed | None): what :meth:`measure` asked for.
        memory_changed(bytes): what the engine process holds, about once a second.
        died(bool): the process ended by itself or was ended; a new one is on its way. Whether the
            system ended it, most likely for its memory.
        gave_up(): it died again and again without doing a job; :meth:`restart` tries once more.

    Thread: the public methods may be called from any thread; signals are emitted from this one.
    """

    ready = Signal(object)
    event_received = Signal(object, object)
    preview_waiting = Signal()
    measured = Signal(object)
    memory_changed = Signal(object)
    died = Signal(bool)
    gave_up = Signal()

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
        self._preview_lock = threading.Lock()
        self._preview: PreviewPicture | None = None

    # From any thread.

    def generate(self, command: Generate) -> None:
        """Run a job, once ``ready`` was emitted.

        Lost if that process dies, also before it has got the job: then ``died`` is emitted and
        the caller decides.
        """
        self._inbox.put(command)

    def cancel(self, job_id: int) -> None:
        """Ask the engine to stop a job."""
        self._inbox.put(Cancel(job_id=job_id))

    def measure(self) -> None:
        """Have the machine's speed measured, after the jobs that were sent: a few seconds.

        Once ``ready`` was emitted; lost if the process dies.
        """
        self._inbox.put(Measure())

    def restart(self) -> None:
        """End the process whatever it does and start a new one."""
        self._inbox.put(_Kill())

    def quit_and_wait(self) -> None:
        """End the process and this thread; returns when both are gone."""
        self._inbox.put(_Quit())
        self.wait()

    def process_id(self) -> int | None:
        """The number of the process, for reports; ``None`` while there is none."""
        return self._process_id

    def take_preview(self) -> PreviewPicture | None:
        """The newest preview, once."""
        with self._preview_lock:
            preview, self._preview = self._preview, None
            return preview

    # On this thread.

    def run(self) -> None:
        """The loop: one process at a time, until :meth:`quit_and_wait`."""
        process = self._start()
        is_ready = False
        in_vain = 0
        while True:
            asked_s = time.monotonic()
            item = self._next()
            if process and time.monotonic() - asked_s > ASLEEP_S:
                process.was_asleep()
            match item:
                case _Quit():
                    break
                case Generate() | Measure() if process and is_ready:
                    process.send(item)
                case Generate() | Measure():
                    # Meant for a process that has died; a job is put back because of that.
                    pass
                case Cancel() if process:
                    process.send(item)
                case Said(process=speaker, event=event, payload=payload) if speaker is process:
                    is_ready = is_ready or isinstance(event, EngineReady)
                    if isinstance(event, Finished | Cancelled | Failed):
                        in_vain = 0
                    self._pass_on(event, payload)
                case ProcessEnded(process=ended) if ended is process:
                    ended.reap()
                    self.take_preview()
                    is_ready = False
                    in_vain += 1
                    self.died.emit(ended.was_out_of_memory)
                    if in_vain < _STARTS_IN_VAIN:
                        process = self._start()
                    else:
                        process, self._process_id = None, None
                        self.gave_up.emit()
                case _Kill():
                    in_vain = 0
                    if process:
                        process.kill()
                    else:
                        process = self._start()
                case None if process and process.silent_s() > SILENCE_LIMIT_S:
                    process.kill()
                case _:
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
            self._process_id = None
            self.gave_up.emit()
            return None
        self._process_id = process.pid
        return process

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
                self.ready.emit(event)
            case _:
                self.event_received.emit(event, payload)
