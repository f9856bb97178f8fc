"""What holds for every test: private folders, no network, nothing left running, no Qt warnings.

pytest-qt turns Qt warnings into failures; the exceptions are listed in pyproject.toml.
"""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import subprocess
import sys
import threading
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from hypothesis import settings

# Before anything imports Qt or Hugging Face's libraries, which read these once.
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    # Qt's own screen is narrower than the window needs: it would be made smaller in mid test, as
    # soon as less is shown in it.
    screen = Path(__file__).parent / "support" / "screen.json"
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
os.environ["QT_API"] = "pyside6"
os.environ["HF_HUB_OFFLINE"] = "1"
# Nobody's real keyring; tests that want one set one in memory.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ["TOKENIZERS_PARALLELISM"] = "false"
# Tiny models gain nothing from threads and lose twentyfold where these wait for a busy core.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("SDSTUDIO_THREADS", "1")

try:
    import qasync
    from PySide6.QtCore import QEvent, QLocale, QThread, QThreadPool
    from PySide6.QtWidgets import QApplication, QListView, QWidget
    from pytestqt.qtbot import QtBot
    from shiboken6 import isValid

    from sdstudio.app.event_loop import cancel_coroutines
    from sdstudio.app.settings import Language
    from sdstudio.app.translation import Translation
    from sdstudio.ui.theme import ActiveTheme
except ImportError as error:
    # pytest would wrap any other exception in a traceback.
    sys.exit(
        f"Qt can't start: {error}. On Debian or Ubuntu: sudo apt-get install libegl1 libgl1 "
        "libglib2.0-0 libxkbcommon0 libdbus-1-3 libfontconfig1"
    )

# On a busy machine an example takes as long as it takes; how long is measured elsewhere.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SETTLE_SECONDS = 5.0
# A busy machine takes its time; a test that waits this long has failed.
PATIENCE_MS = 30_000
LOOPBACK = ("127.", "::1", "localhost")


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: a seventh of the time is spent waiting."""
    return (os.cpu_count() or 1) + 1


class NetworkBlockedError(RuntimeError):
    """Not an OSError, so that code which shrugs off a missing network can't hide the attempt."""


def _use_folders_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    for kind in ("config", "data", "cache", "pictures"):
        patch.setenv(f"SDSTUDIO_{kind.upper()}_DIR", str(folder / kind))


@pytest.fixture(scope="session", autouse=True)
def shared_private_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Folders for fixtures that several tests share."""
    with pytest.MonkeyPatch.context() as patch:
        _use_folders_in(tmp_path_factory.mktemp("studio"), patch)
        yield


@pytest.fixture(autouse=True)
def private_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, data and pictures of a test away from those of its author."""
    _use_folders_in(tmp_path / "studio", monkeypatch)


@pytest.fixture(autouse=True)
def next_test_is_in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take away the translation that a test installed: the application outlives it."""
    use, used = Translation.use, list[Translation]()

    def remember(self: Translation, language: Language) -> QLocale:
        used.append(self)
        return use(self, language)

    monkeypatch.setattr(Translation, "use", remember)
    yield
    for translation in used:
        if translation._language is not Language.ENGLISH:
            use(translation, Language.ENGLISH)


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection and every name look-up that would leave this machine."""
    connect, connect_ex, getaddrinfo = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def check(address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else None
        if isinstance(host, str) and not host.startswith(LOOPBACK):
            raise NetworkBlockedError(f"a test tried to reach {host}")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        check(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        check(address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        check((host,))
        return getaddrinfo(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)


class PatientBot(QtBot):
    """Waits longer than five seconds, unless a test says how long."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **kwargs: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **kwargs)

    def waitSignals(self, signals: Any = None, *, timeout: int = PATIENCE_MS, **kwargs: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **kwargs)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:
        """Wait at once: pytest-qt's waits at the end of a ``with``, and without one not at all."""
        with super().waitExposed(widget, timeout=timeout):
            pass


@pytest.fixture(scope="session")
def coroutine_loop(qapp: QApplication) -> Iterator[AbstractEventLoop]:
    """Lets coroutines run while a test waits."""
    # Never closed: timers of windows that are garbage may still fire until the process ends.
    loop: AbstractEventLoop = qasync.QEventLoop(qapp, already_running=True)
    yield loop
    cancel_coroutines(loop)


def _report(context: dict[str, Any]) -> None:
    error = context.get("exception") or RuntimeError(context["message"])
    sys.excepthook(type(error), error, error.__traceback__)


@pytest.fixture(autouse=True)
def no_coroutine_outlives_its_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Cancel what a test leaves unfinished, as the end of the program does."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    loop = request.getfixturevalue("coroutine_loop")
    # pytest-qt fails the test then. Set for each test, as one may have set another.
    loop.set_exception_handler(lambda _loop, context: _report(context))
    yield
    cancel_coroutines(loop)
    if left := asyncio.all_tasks(loop):
        pytest.fail(f"coroutines that did not end: {left}")


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's, more patient."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def garbage_stays_on_the_gui_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collect garbage at the end of each test and, if the test uses Qt, only then.

    Another thread must not delete timers and widgets; the program has ``sdstudio.app.garbage`` for
    that.
    """
    uses_qt = bool({"qtbot", "qapp"} & set(request.fixturenames))
    if uses_qt:
        gc.disable()
    yield
    if uses_qt:
        _delete_widgets()
    gc.collect()
    # What is left stays for the session. Without this, each collection would go through torch's
    # and diffusers' objects again, which takes half a second once they are imported.
    gc.freeze()
    gc.enable()


def _delete_widgets() -> None:
    """Delete a test's windows: what connects to their signals keeps them, and each style sheet
    that a later test sets would be applied to them, too.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    for widget in QApplication.topLevelWidgets():
        # The list of a completer is deleted by it, and Qt crashes if it was deleted before.
        if widget.parent() is None and not isinstance(widget, QListView):
            widget.deleteLater()
    # A window's theme belongs to the application. Each that is left would style all widgets anew
    # whenever a later test changes the font.
    for theme in application.findChildren(ActiveTheme):
        theme.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # Offscreen, Qt deletes what is on the clipboard only after Python has ended, and crashes if
    # Python made it. Nor does a test find what another one copied.
    QApplication.clipboard().clear()
    if application.styleSheet():
        application.setStyleSheet("")


@pytest.fixture(autouse=True)
def nothing_left_running(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that leaves a QThread, a Python thread or a child process behind."""
    threads_before = set(threading.enumerate())
    qthreads: WeakSet[QThread] = WeakSet()
    processes: list[subprocess.Popen[Any]] = []
    start_qthread: Callable[..., None] = QThread.start
    start_process: Callable[..., None] = subprocess.Popen.__init__

    def remember_qthread(self: QThread, *args: Any) -> None:
        qthreads.add(self)
        start_qthread(self, *args)

    def remember_process(self: subprocess.Popen[Any], *args: Any, **kwargs: Any) -> None:
        start_process(self, *args, **kwargs)
        processes.append(self)

    monkeypatch.setattr(QThread, "start", remember_qthread)
    monkeypatch.setattr(subprocess.Popen, "__init__", remember_process)
    yield
    left = [
        *(f"QThread {thread!r}" for thread in list(qthreads) if not _ends(thread)),
        *(f"process {process.args!r}" for process in processes if not _exits(process)),
        *(
            f"thread {thread.name}"
            for thread in set(threading.enumerate()) - threads_before
            if not thread.daemon and not _joins(thread)
        ),
    ]
    if not QThreadPool.globalInstance().waitForDone(int(SETTLE_SECONDS * 1000)):
        left.append("work in the global QThreadPool")
    if left:
        pytest.fail("left running: " + ", ".join(left))


def _ends(thread: QThread) -> bool:
    return not isValid(thread) or thread.wait(int(SETTLE_SECONDS * 1000))


def _exits(process: subprocess.Popen[Any]) -> bool:
    try:
        process.wait(SETTLE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False
    return True


def _joins(thread: threading.Thread) -> bool:
    if isinstance(thread, threading._DummyThread):
        return True  # a QThread under Python's name; looked after above
    thread.join(SETTLE_SECONDS)
    return not thread.is_alive()
