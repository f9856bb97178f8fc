"""FaultWatch: notices anything that must never happen, anywhere in the process."""

import asyncio
import faulthandler
import logging
import os
import re
import sys
import threading
import time
import tomllib
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler

_BEAT_MS: Final = 50
_CHECK_S: Final = 0.25
#: Longer than anything that ends on its own.
_FROZEN_S: Final = 60.0
#: About simulated events, not about the program.
_SIMULATED: Final = "(Mouse|Keyboard) event .*(outside target window|not accepted)"
_GRAVE: Final = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class FaultWatch(QObject):
    """Collects uncaught exceptions, errors in the log, Qt's warnings, and times when the GUI thread
    was blocked, from its creation until :meth:`close`.

    Args:
        blocked_s: how long the GUI thread may take for one event.
        on_frozen: called on another thread when it is blocked for a minute, before the process is
            ended.
    """

    def __init__(self, blocked_s: float, on_frozen: Callable[[], None]) -> None:
        super().__init__()
        self.found: list[str] = []
        self._blocked_s = blocked_s
        self._on_frozen = on_frozen
        self._may_block = False
        self._ignored = [re.compile(one) for one in (_SIMULATED, *_ignored_warnings())]
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = lambda hook: self._on_exception(
            hook.exc_type, hook.exc_value, hook.exc_traceback
        )
        sys.unraisablehook = lambda hook: self._on_exception(
            hook.exc_type, hook.exc_value, hook.exc_traceback
        )
        self._watch_loop()
        self._qt_handler = qInstallMessageHandler(self._on_qt_message)
        self._log_handler = _ErrorHandler(self.found)
        logging.getLogger().addHandler(self._log_handler)
        self._gui_thread = threading.get_ident()
        self._schedule = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._beat_s = self._now_s()
        timer = QTimer(self)
        timer.timeout.connect(self._on_beat)
        timer.start(_BEAT_MS)
        self._closing = threading.Event()
        self._guard = threading.Thread(target=self._watch_gui_thread, name="guard", daemon=True)
        self._guard.start()

    def _watch_loop(self) -> None:
        def report(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
            error = context.get("exception") or RuntimeError(context["message"])
            self._on_exception(type(error), error, error.__traceback__)

        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(report)

    def allow_blocking(self, allowed: bool) -> None:
        """Set whether the GUI thread may block, as it does while the program ends."""
        self._may_block = allowed
        self._beat_s = self._now_s()

    def close(self) -> None:
        """Stop watching."""
        self._closing.set()
        self._guard.join()
        qInstallMessageHandler(self._qt_handler)
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        self._loop.set_exception_handler(None)  # qasync doesn't tell which one was set before
        logging.getLogger().removeHandler(self._log_handler)

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            os._exit(130)
        self.found.append("".join(traceback.format_exception(kind, error, trace)))

    def _on_qt_message(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind in _GRAVE and not any(one.match(text) for one in self._ignored):
            self.found.append(f"Qt warned: {text}\n{''.join(traceback.format_stack(limit=8))}")

    def _on_beat(self) -> None:
        self._beat_s = self._now_s()

    def _now_s(self) -> float:
        """The time, without how long the GUI thread has waited for a busy processor."""
        try:
            waited_ns = int(self._schedule.read_text("ascii").split()[1])
        except OSError:
            waited_ns = 0  # known only on Linux
        return time.monotonic() - waited_ns / 1e9

    def _watch_gui_thread(self) -> None:
        told_s = 0.0
        while not self._closing.wait(_CHECK_S):
            beat_s = self._beat_s
            late_s = self._now_s() - beat_s
            if late_s > _FROZEN_S:
                self.found.append(f"the GUI thread was blocked for {_FROZEN_S:g} s")
                self._on_frozen()
                faulthandler.dump_traceback()
                os._exit(1)
            if late_s > self._blocked_s and beat_s != told_s and not self._may_block:
                told_s = beat_s
                stack = traceback.format_stack(sys._current_frames()[self._gui_thread])
                self.found.append(
                    f"the GUI thread was blocked for more than {self._blocked_s:g} s:\n"
                    + "".join(stack)
                )


class _ErrorHandler(logging.Handler):
    def __init__(self, found: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        self._found.append(f"logged: {logging.Formatter().format(record)}")


def _ignored_warnings() -> list[str]:
    """The same as in the tests."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    ignored: list[str] = project["tool"]["pytest"]["ini_options"]["qt_log_ignore"]
    return ignored
