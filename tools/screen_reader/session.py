"""A desktop session of our own: a screen, a message bus, and the accessibility bus on it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

#: Programs that a session needs, and the packages of Debian and Ubuntu that have them.
NEEDED: Final[Mapping[str, str]] = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
_SCREEN: Final = "1366x768x24"
_END_S: Final = 10


class PartMissingError(Exception):
    """A part of the session is not installed."""


def check() -> None:
    """Raises PartMissingError unless everything that a session needs is installed."""
    lacking = [package for program, package in NEEDED.items() if shutil.which(program) is None]
    if lacking:
        raise PartMissingError(
            f"To use the window by its accessible tree, install {', '.join(lacking)}"
        )


@contextmanager
def session(folder: Path) -> Iterator[dict[str, str]]:
    """Run a screen and a message bus; gives the environment for programs in this session.

    Args:
        folder: for the sockets and all other files of the session.
    """
    check()
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {
        **os.environ,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CURRENT_DESKTOP": "",
        "QT_QPA_PLATFORM": "xcb",
        # As the desktop sets it while a screen reader runs.
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
    }
    with ExitStack() as stack:
        read, write = os.pipe()
        screen = ["Xvfb", "-displayfd", str(write), "-screen", "0", _SCREEN, "-nolisten", "tcp"]
        stack.enter_context(_running(screen, environment, pass_fds=(write,)))
        os.close(write)
        environment["DISPLAY"] = f":{_line(read)}"
        read, write = os.pipe()
        bus = ["dbus-daemon", "--session", "--nofork", f"--print-address={write}"]
        # What it starts, such as the accessibility bus, gets its environment.
        stack.enter_context(_running(bus, environment, pass_fds=(write,)))
        os.close(write)
        environment["DBUS_SESSION_BUS_ADDRESS"] = _line(read)
        yield environment


@contextmanager
def program(environment: Mapping[str, str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run SD Studio with the practice model and folders of its own below ``folder``."""
    own = {
        f"SDSTUDIO_{name.upper()}_DIR": str(folder / name)
        for name in ("config", "data", "cache", "pictures")
    }
    with _running([sys.executable, "-m", "sdstudio"], {**environment, **own}) as process:
        yield process


@contextmanager
def _running(
    command: list[str], environment: Mapping[str, str], pass_fds: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env=environment, pass_fds=pass_fds)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_END_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _line(descriptor: int) -> str:
    """What a program that was started writes when it is ready."""
    with os.fdopen(descriptor) as pipe:
        line = pipe.readline().strip()
    if not line:
        raise PartMissingError("The screen or the message bus of the session didn't start.")
    return line
