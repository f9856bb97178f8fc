"""EngineThread: starts, feeds, watches, stops and restarts the engine process; alone talks to it."""

import contextlib
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from PySide6.QtCore import QObject, QThread, Signal

from sdstudio.domain.messages import (
    EVENTS,
    Cancel,
    Cancelled,
    EngineReady,
    Event,
    Failed,
    Finished,
    Generate,
    Heartbeat,
    Preview,
    ProtocolError,
    read_frame,
    write_frame,
)

#: An engine that says nothing for this long hangs in a driver: it is ended and started again.
SILENCE_LIMIT_S: Final = 90.0
#: Deaths in a row without a single job done before the engine is left alone.
_STARTS_IN_VAIN: Final = 3
_TICK_S: Final = 0.25
_LOG_LIMIT_BYTES: Final = 4 * 2**20


@dataclass(frozen=True, slots=True)
class PreviewPicture:
    """A preview with its pixels: RGB, 8 bits, row by row."""

    event: Preview
    rgb: bytes


@dataclass(frozen=True, slots=True)
class _Frame:
    start: int
    event: Event
    payload: bytes


@dataclass(frozen=True, slots=True)
class _Ended:
    start: int


@dataclass(frozen=True, slots=True)
class _Kill:
    """End the process now and start a new one."""


@dataclass(frozen=True, slots=True)
class _Quit:
    pass


class EngineThread(QThread):
    """The engine as the window knows it. Commands in, events out, and one process behind it.

    Signals:
        ready(EngineReady): a process has started and can take jobs.
        event_received(event, payload): phases, progress, pictures and ends of jobs, in order.
        preview_waiting(): :meth:`take_preview` has one; older ones not taken were dropped.
        memory_changed(bytes): what the engine process holds, about once a second.
        died(): the process ended by itself or was ended; a new one is on its way.
        gave_up(): it died again and again without doing a job; :meth:`restart` tries once more.

    Thread: the public methods may be called from any thread; signals are emitted from this one.
    """

    ready = Signal(object)
    event_received = Signal(object, object)
    preview_waiting = Signal()
    memory_changed = Signal(object)
    died = Signal()
    gave_up = Signal()

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        log: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("engine")
        self._command = list(command)
        self._environment = dict(environment)
        self._log = log
        self._inbox: queue.SimpleQueue[Generate | Cancel | _Frame | _Ended | _Kill | _Quit] = (
            queue.SimpleQueue()
        )
        self._preview_lock = threading.Lock()
        self._preview: PreviewPicture | None = None

    # From any thread.

    def generate(self, command: Generate) -> None:
        """Run a job. Lost if the process dies: then ``died`` is emitted and the caller decides."""
        self._inbox.put(command)

    def cancel(self, job_id: int) -> None:
        """Ask the engine to stop a job."""
        self._inbox.put(Cancel(job_id=job_id))

    def restart(self) -> None:
        """End the process whatever it does and start a new one."""
        self._inbox.put(_Kill())

    def quit_and_wait(self) -> None:
        """End the process and this thread; returns when both are gone."""
        self._inbox.put(_Quit())
        self.wait()

    def take_preview(self) -> PreviewPicture | None:
        """The newest preview, once."""
        with self._preview_lock:
            preview, self._preview = self._preview, None
            return preview

    # On this thread.

    def run(self) -> None:
        """The loop: one process at a time, until :meth:`quit_and_wait`."""
        process: _Process | None = self._start(1)
        starts, in_vain = 1, 0 if process else _STARTS_IN_VAIN
        if process is None:
            self.gave_up.emit()
        while True:
            item = self._next()
            match item:
                case _Quit():
                    break
                case Generate() | Cancel() if process:
                    process.send(item)
                case _Frame(start=start, event=event, payload=payload) if start == starts:
                    if process:
                        process.heard_s = time.monotonic()
                    if isinstance(event, Finished | Cancelled | Failed):
                        in_vain = 0
                    self._pass_on(event, payload)
                case None if process and process.silent_s() > SILENCE_LIMIT_S:
                    process.kill()
                case _Ended(start=start) if start == starts:
                    if process:
                        process.reap()
                    process = None
                    self.take_preview()
                    in_vain += 1
                    if in_vain < _STARTS_IN_VAIN:
                        starts += 1
                        process = self._start(starts)
                    self.died.emit()
                    if process is None:
                        self.gave_up.emit()
                case _Kill():
                    in_vain = 0
                    if process:
                        process.kill()
                    else:
                        starts += 1
                        process = self._start(starts)
                case _:
                    pass
        if process:
            process.end()

    def _next(self) -> Generate | Cancel | _Frame | _Ended | _Kill | _Quit | None:
        try:
            return self._inbox.get(timeout=_TICK_S)
        except queue.Empty:
            return None

    def _start(self, start: int) -> "_Process | None":
        try:
            return _Process(self._command, self._environment, self._log, start, self._inbox)
        except OSError:
            return None

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
            case EngineReady():
                self.ready.emit(event)
            case _:
                self.event_received.emit(event, payload)


class _Process:
    """One engine process, and the thread that reads what it says into the inbox."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        log: Path,
        start: int,
        inbox: "queue.SimpleQueue[Generate | Cancel | _Frame | _Ended | _Kill | _Quit]",
    ) -> None:
        self._start = start
        self._inbox = inbox
        self.heard_s = time.monotonic()
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > _LOG_LIMIT_BYTES:
            log.replace(log.with_suffix(".old.log"))
        with log.open("ab") as log_file:
            self._popen = subprocess.Popen(
                command,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log_file,
                # Without it Windows opens a console beside a program that has none.
                creationflags=subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0,
            )
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        self._stdin: BinaryIO = self._popen.stdin  # type: ignore[assignment]
        self._reader = threading.Thread(
            target=self._read, args=(self._popen.stdout,), name="engine-reader", daemon=True
        )
        self._reader.start()

    def send(self, command: Generate | Cancel) -> None:
        # A broken pipe is also the end of its output, which the reader reports.
        with contextlib.suppress(OSError):
            write_frame(self._stdin, command)

    def silent_s(self) -> float:
        return time.monotonic() - self.heard_s

    def kill(self) -> None:
        self._popen.kill()

    def reap(self) -> None:
        """Collect a process whose output has ended."""
        with contextlib.suppress(OSError):
            self._stdin.close()
        self._popen.kill()
        self._popen.wait()
        self._reader.join()
        if self._popen.stdout is not None:
            self._popen.stdout.close()

    def end(self) -> None:
        """End of input asks it to go; it has 2 s, as it has when the window is killed."""
        with contextlib.suppress(OSError):
            self._stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._popen.wait(timeout=2.0)
        self.reap()

    def _read(self, stdout: BinaryIO) -> None:
        try:
            while (frame := read_frame(stdout)) is not None:
                header, payload = frame
                event = EVENTS.validate_json(header)
                self._inbox.put(_Frame(self._start, event, payload))
        except (ProtocolError, ValueError, OSError):
            # Not our protocol: nothing it says can be trusted any more.
            self._popen.kill()
        self._inbox.put(_Ended(self._start))
