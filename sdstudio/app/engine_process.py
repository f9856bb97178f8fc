"""EngineProcess: one engine process and the thread that reads its output. No Qt.

:mod:`sdstudio.app.local_engine` keeps one alive for the window; the command line uses one
directly.
"""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias, cast

from sdstudio import PROGRAM
from sdstudio.app.engine_assets import AssetDelivery, EngineCommand
from sdstudio.app.engine_time_limits import END_LIMIT_S, REAP_LIMIT_S, SILENCE_LIMIT_S
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import (
    EVENTS,
    PROTOCOL,
    Command,
    EngineReady,
    Event,
    Hello,
    Missing,
    ProtocolError,
    read_frame,
    write_frame,
)
from sdstudio.packaged import is_packaged

_LOG_LIMIT_BYTES: Final = 4 * 2**20
#: Exit codes of a process that ran out of memory: SIGKILL, and on Windows STATUS_NO_MEMORY or
#: STATUS_COMMITMENT_LIMIT.
_NO_MEMORY: Final = frozenset({0xC0000017, 0xC000012D} if sys.platform == "win32" else {-9})


def program_command(*options: str) -> Sequence[str]:
    """The command line for a process of this program.

    UTF-8 mode: on Windows pipes would otherwise use the ANSI code page. ``-P``: a ``random.py`` in
    the current folder must not be imported.
    """
    if is_packaged():
        return (sys.executable, *options)
    return (sys.executable, "-P", "-X", "utf8", "-m", "sdstudio", *options)


def program_environment() -> Mapping[str, str]:
    """This process's environment, with the package importable from every folder."""
    source = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, [source, os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path}


@dataclass(frozen=True, slots=True)
class EngineLaunch:
    """How an engine process is started.

    Args:
        cache: folder for files derived from models.
        log: file for the process's stderr.
        fake: start the test engine, without torch.
        threads: CPU threads; ``None`` for the process's default.
        pack: folder of the pack for the graphics card whose torch is used.
    """

    cache: Path
    log: Path
    fake: bool = False
    threads: int | None = None
    pack: Path | None = None

    @property
    def command(self) -> Sequence[str]:
        """The command line."""
        return program_command("--engine", *(("--fake",) if self.fake else ()))

    @property
    def environment(self) -> Mapping[str, str]:
        """The process's environment."""
        threads = {} if self.threads is None else {"SDSTUDIO_THREADS": str(self.threads)}
        return {
            **program_environment(),
            "SDSTUDIO_CACHE_DIR": str(self.cache),
            "SDSTUDIO_CRASH_LOG": str(self.log.with_name("engine-crash.log")),
            "SDSTUDIO_PACK": "" if self.pack is None else str(self.pack),
            **threads,
        }

    def start(self) -> "subprocess.Popen[bytes]":
        """Start a process, with pipes for its stdin and stdout.

        Raises:
            OSError: it can't be started.
        """
        with _opened(self.log) as log_file:
            return subprocess.Popen(
                self.command,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log_file,
                creationflags=_creation_flags(),
            )


@dataclass(frozen=True, slots=True)
class Said:
    """An event with its raw bytes, if any."""

    process: "EngineProcess"
    event: Event
    payload: bytes


@dataclass(frozen=True, slots=True)
class ProcessEnded:
    """The process will send nothing more."""

    process: "EngineProcess"


#: Receives a process's events, on the reader's thread.
Report: TypeAlias = Callable[[Said | ProcessEnded], None]


class EngineProcess:
    """Starts at once; reports every event, and finally that it has ended.

    Args:
        report: called on the reader's thread.

    Raises:
        OSError: it can't be started.
    """

    def __init__(self, launch: EngineLaunch, report: Report) -> None:
        self._report = report
        self._heard_s = time.monotonic()
        self._is_ended_here = False
        #: Whether it has announced what it can do; final once it has ended.
        self.was_ready = False
        #: Why no process of this program would do; final once it has ended.
        self.failure: StudioError | None = None
        self._delivery = AssetDelivery(self._write)
        self._popen = launch.start()
        self._stdin = cast(BinaryIO, self._popen.stdin)
        self._stdout = cast(BinaryIO, self._popen.stdout)
        self._reader = threading.Thread(target=self._read, name="engine-reader", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The process ID."""
        return self._popen.pid

    def send(self, command: EngineCommand) -> None:
        """Send a command; if the process is gone, ``ProcessEnded`` is reported anyway."""
        self._delivery.send(command)

    def answer(self, missing: Missing) -> None:
        """Give it what it says is missing for a job; call on the thread that sends."""
        self._delivery.answered(missing)

    def was_asleep(self) -> None:
        """The machine slept, so count its silence from now."""
        self._heard_s = time.monotonic()

    def kill(self) -> None:
        """Kill it now, whatever it is doing."""
        if self._popen.poll() is None:
            self._is_ended_here = True
            self._popen.kill()

    @property
    def was_ended_here(self) -> bool:
        """Whether it was killed or asked to go."""
        return self._is_ended_here

    @property
    def hangs(self) -> bool:
        """Whether it has been silent for too long; a healthy process reports every second."""
        return time.monotonic() - self._heard_s > SILENCE_LIMIT_S

    @property
    def was_out_of_memory(self) -> bool:
        """Whether the system killed it, most likely for lack of memory. Valid once reaped."""
        return not self._is_ended_here and self._popen.returncode in _NO_MEMORY

    def reap(self) -> None:
        """Wait for a process that has closed its output; kill it if it doesn't exit."""
        with contextlib.suppress(OSError):
            self._stdin.close()
        # It closes its output just before it exits; its exit code should be its own.
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._popen.wait(timeout=REAP_LIMIT_S)
        self.kill()
        self._popen.wait()
        self._reader.join()
        self._stdout.close()

    def end(self) -> None:
        """Ask it to go by the end of its input, and kill it if it takes too long."""
        self._is_ended_here |= self._popen.poll() is None
        with contextlib.suppress(OSError):
            self._stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._popen.wait(timeout=END_LIMIT_S)
        self.kill()
        self.reap()

    def _read(self) -> None:
        try:
            self._greet()
            while (frame := read_frame(self._stdout)) is not None:
                header, payload = frame
                event = EVENTS.validate_json(header)
                self._heard_s = time.monotonic()
                self.was_ready |= isinstance(event, EngineReady)
                self._report(Said(self, event, payload))
        except (ProtocolError, ValueError, OSError):
            # Not our protocol: nothing it says can be trusted any more.
            self.kill()
        self._report(ProcessEnded(self))

    def _greet(self) -> None:
        frame = read_frame(self._stdout)
        if frame is None:
            return
        hello = Hello.model_validate_json(frame[0])
        if hello.protocol != PROTOCOL:
            self.failure = StudioError(
                ErrorCode.ENGINE_OTHER_VERSION, engine=hello.program, program=PROGRAM
            )
            raise ProtocolError(hello)

    def _write(self, command: Command, payload: bytes = b"") -> None:
        with contextlib.suppress(OSError):
            write_frame(self._stdin, command, payload)


def _opened(log: Path) -> BinaryIO:
    """The log, ready to be written to; where that cannot be, a place that keeps nothing."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > _LOG_LIMIT_BYTES:
            log.replace(log.with_suffix(".old.log"))
        return log.open("ab")
    except OSError:
        return Path(os.devnull).open("ab")


def _creation_flags() -> int:
    if sys.platform == "win32":
        # Without it Windows opens a console beside a program that has none.
        return subprocess.CREATE_NO_WINDOW
    return 0
