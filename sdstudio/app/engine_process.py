"""EngineProcess: one engine process and the thread that reads what it says. No Qt.

:mod:`sdstudio.app.engine_thread` keeps one alive behind the window; the command line uses one
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

from sdstudio.domain.messages import (
    EVENTS,
    Cancel,
    Event,
    Generate,
    Measure,
    ProtocolError,
    read_frame,
    write_frame,
)

#: How long the process has to go by itself once its input has ended.
END_LIMIT_S: Final = 2.0
_LOG_LIMIT_BYTES: Final = 4 * 2**20
#: How long a process that says nothing more may take to be gone.
_REAP_LIMIT_S: Final = 1.0
#: How a process ends that the system ends for want of memory: by SIGKILL, and on Windows by
#: STATUS_NO_MEMORY or STATUS_COMMITMENT_LIMIT.
_NO_MEMORY: Final = frozenset({0xC0000017, 0xC000012D} if sys.platform == "win32" else {-9})


def program_command(*options: str) -> Sequence[str]:
    """The command line of another process of ours: the one place that knows whether it is frozen.

    UTF-8 mode: on Windows pipes would otherwise use the ANSI code page. ``-P``: a ``random.py`` in
    the folder that the program was started from is none of ours.
    """
    if getattr(sys, "frozen", False):
        return (sys.executable, *options)
    return (sys.executable, "-P", "-X", "utf8", "-m", "sdstudio", *options)


def program_environment() -> Mapping[str, str]:
    """This process's environment, with the package importable from any folder."""
    source = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, [source, os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path}


@dataclass(frozen=True, slots=True)
class EngineLaunch:
    """How an engine process is started.

    Args:
        cache: folder for what is derived from models.
        log: file that takes what the process writes to stderr.
        fake: the engine for tests, without torch.
        threads: of the CPU; ``None``: as many as the process would take by itself.
    """

    cache: Path
    log: Path
    fake: bool = False
    threads: int | None = None

    @property
    def command(self) -> Sequence[str]:
        """The command line."""
        return program_command("--engine", *(("--fake",) if self.fake else ()))

    @property
    def environment(self) -> Mapping[str, str]:
        """The process's environment."""
        threads = {} if self.threads is None else {"SDSTUDIO_THREADS": str(self.threads)}
        return {**program_environment(), "SDSTUDIO_CACHE_DIR": str(self.cache), **threads}


@dataclass(frozen=True, slots=True)
class Said:
    """An event, and its raw bytes if it has any."""

    process: "EngineProcess"
    event: Event
    payload: bytes


@dataclass(frozen=True, slots=True)
class ProcessEnded:
    """The process will say nothing more."""

    process: "EngineProcess"


#: Takes what a process says, on the reader's thread.
Report: TypeAlias = Callable[[Said | ProcessEnded], None]


class EngineProcess:
    """Starts at once; reports every event, and at last that it has ended.

    Args:
        report: called on the reader's thread.

    Raises:
        OSError: it cannot be started.
    """

    def __init__(self, launch: EngineLaunch, report: Report) -> None:
        self._report = report
        self._heard_s = time.monotonic()
        self._is_ended_here = False
        with _opened(launch.log) as log_file:
            self._popen = subprocess.Popen(
                launch.command,
                env=launch.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log_file,
                creationflags=_creation_flags(),
            )
        self._stdin = cast(BinaryIO, self._popen.stdin)
        self._stdout = cast(BinaryIO, self._popen.stdout)
        self._reader = threading.Thread(target=self._read, name="engine-reader", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._popen.pid

    def send(self, command: Generate | Cancel | Measure) -> None:
        """Say something to the process; if it is gone, ``ProcessEnded`` is reported anyway."""
        with contextlib.suppress(OSError):
            write_frame(self._stdin, command)

    def silent_s(self) -> float:
        """Seconds since it last said anything; a healthy process says something every second."""
        return time.monotonic() - self._heard_s

    def was_asleep(self) -> None:
        """The machine slept, so its silence counts from now."""
        self._heard_s = time.monotonic()

    def kill(self) -> None:
        """End it now, whatever it does."""
        if self._popen.poll() is None:
            self._is_ended_here = True
            self._popen.kill()

    @property
    def was_out_of_memory(self) -> bool:
        """Whether the system ended it, once it was reaped: what it does where memory runs out."""
        return not self._is_ended_here and self._popen.returncode in _NO_MEMORY

    def reap(self) -> None:
        """Collect a process that says nothing more; one that does not go is ended."""
        with contextlib.suppress(OSError):
            self._stdin.close()
        # It closes its output a moment before it is gone; how it went is to be its own doing.
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._popen.wait(timeout=_REAP_LIMIT_S)
        self.kill()
        self._popen.wait()
        self._reader.join()
        self._stdout.close()

    def end(self) -> None:
        """Ask it to go by the end of its input, wait :data:`END_LIMIT_S`, then end it."""
        with contextlib.suppress(OSError):
            self._stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._popen.wait(timeout=END_LIMIT_S)
        self.kill()
        self.reap()

    def _read(self) -> None:
        try:
            while (frame := read_frame(self._stdout)) is not None:
                header, payload = frame
                event = EVENTS.validate_json(header)
                self._heard_s = time.monotonic()
                self._report(Said(self, event, payload))
        except (ProtocolError, ValueError, OSError):
            # Not our protocol: nothing it says can be trusted any more.
            self.kill()
        self._report(ProcessEnded(self))


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
