"""Bugs: three hooks catch them and feed one log and one dialog with a report on them."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from sdstudio.app.window_log import begin_window_log

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

_log = logging.getLogger(__name__)


class BugReports(QObject):
    """From its creation on, logs every uncaught exception and shows each bug to the artist once.

    Args:
        folder: for the log.
        show: called on the GUI thread with the traceback.

    Thread: GUI; the hooks are called on any.
    """

    _reported = Signal(str)

    def __init__(
        self, folder: Path, show: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._show = show
        self._told: set[str] = set()
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        begin_window_log(folder)
        sys.excepthook = self._report
        threading.excepthook = lambda args: self._report(
            args.exc_type, args.exc_value, args.exc_traceback
        )

    def watch(self, loop: "AbstractEventLoop") -> None:
        """Report what ``loop`` finds unhandled, too."""

        def report(_loop: "AbstractEventLoop", context: dict[str, Any]) -> None:
            error = context.get("exception") or RuntimeError(context["message"])
            self._report(type(error), error, error.__traceback__)

        loop.set_exception_handler(report)

    def _report(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        # A bug in a timer or in painting recurs constantly, even after the dialog is closed.
        if text in self._told:
            return
        self._told.add(text)
        _log.critical("a bug:\n%s", text)
        self._reported.emit(text)

    @Slot(str)
    def _on_reported(self, bug: str) -> None:
        self._show(bug)
