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

#: An engine silent for this long hangs in a driver: it is killed and restarted.
SILENCE_LIMIT_S: Final = 90.0
#: Consecutive crashes without a finished job before the engine is no longer restarted.
_STARTS_IN_VAIN: Final = 3
_TICK_S: Final = 0.25
#: If a check is this late, the machine was asleep; some systems let the clock run meanwhile.
ASLEEP_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class PreviewPicture:
    """A preview with its pixels: RGB, 8 bits, row by row."""

    event: Preview
    rgb: bytes


@dataclass(frozen=True, slots=True)
class _Kill:
    """Kill the process now and start a new one."""


@dataclass(frozen=True, slots=True)
class _Quit:
    """End the process and the thread."""


_Item: TypeAlias = Generate | Cancel | Measure | Said | ProcessEnded | _Kill | _Quit


class EngineThread(QThread):
    """The window's side of the engine: commands in, events out, one process behind it.

    Args:
        start_process: starts an engine process that reports to the given callable.

    Signals:
        ready(EngineReady): a process has started and accepts jobs.
        event_received(event, payload): phases, progress, pictures and ends of jobs, in order.
        preview_waiting(): :meth:`take_preview` has one; older ones not taken were dropped.
        measured(Speed | None): the result of :meth:`measure`.
        memory_changed(bytes): the engine process's memory use, about once a second.
        died(bool): the process exited or was killed; a new one is starting. True if the system
            killed it, most likely for lack of memory.
        gave_up(): it crashed repeatedly without finishing a job; :meth:`restart` tries once more.

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
        """Run a job; call after ``ready`` was emitted.

        Lost if the process dies, even before it receives the job: then ``died`` is emitted and the
        caller decides.
        """
        self._inbox.put(command)

    def cancel(self, job_id: int) -> None:
        """Ask the engine to stop a job."""
        self._inbox.put(Cancel(job_id=job_id))

    def measure(self) -> None:
        """Measure the machine's speed after the jobs already sent; takes a few seconds.

        Call after ``ready`` was emitted; lost if the process dies.
        """
        self._inbox.put(Measure())

    def restart(self) -> None:
        """Kill the process, whatever it is doing, and start a new one."""
        self._inbox.put(_Kill())

    def quit_and_wait(self) -> None:
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
                    # Sent to a process that has died; its job is requeued because of that.
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
