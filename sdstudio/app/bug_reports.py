"""Bugs: the three hooks that catch them feed one log and one dialog whose details can be copied."""

import asyncio
import faulthandler
import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from sdstudio import __version__

_log = logging.getLogger(__name__)


class _Relay(QObject):
    """Brings a report from any thread to the GUI thread."""

    reported = Signal(str)

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__()
        self._show = show
        self.reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)

    @Slot(str)
    def _on_reported(self, details: str) -> None:
        self._show(details)


def report_bugs(
    folder: Path, loop: asyncio.AbstractEventLoop, show: Callable[[str], None]
) -> QObject:
    """From now on, what nobody caught is logged in ``folder`` and shown to the artist.

    Args:
        loop: the window's event loop; its unhandled exceptions count too.
        show: called on the GUI thread with the details, for people to copy.

    Returns:
        what carries the reports; they are shown as long as it lives.
    """
    relay = _Relay(show)
    _log_to(folder)

    def report(
        kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        _log.critical("a bug:\n%s", text)
        relay.reported.emit(f"SD Studio {__version__}, {platform.platform()}\n\n{text}")

    def report_of_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception") or RuntimeError(context["message"])
        report(type(error), error, error.__traceback__)

    sys.excepthook = report
    threading.excepthook = lambda args: report(args.exc_type, args.exc_value, args.exc_traceback)
    loop.set_exception_handler(report_of_loop)
    return relay


def _log_to(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "window.log", maxBytes=2**20, backupCount=2, encoding="utf-8", delay=True
        )
        faulthandler.enable((folder / "crash.log").open("ab"))
    except OSError:
        return  # A folder that cannot be written to costs the log, nothing else.
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
