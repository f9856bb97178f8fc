"""The event loop of the window's coroutines: Qt's own, which qasync lends to asyncio."""

import asyncio
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

import qasync
from PySide6.QtCore import QCoreApplication

_log = logging.getLogger(__name__)


@contextmanager
def coroutines_on(application: QCoreApplication) -> Iterator[asyncio.AbstractEventLoop]:
    """Let coroutines run whenever ``application`` processes events, also in dialogs.

    Those that are unfinished at the end are cancelled.
    """
    loop = qasync.QEventLoop(application, already_running=True)
    try:
        yield loop
    finally:
        cancel_coroutines(loop)
        loop.stop()
        # The counterpart of ``already_running``.
        asyncio._set_running_loop(None)
        loop.close()


def cancel_coroutines(loop: asyncio.AbstractEventLoop, limit_s: float = 2.0) -> None:
    """Cancel all coroutines of ``loop`` and let them clean up.

    Args:
        limit_s: after that, what is still running is left and logged: the program is ending.
    """
    end_s = time.monotonic() + limit_s
    # The caller may be one of them.
    while tasks := asyncio.all_tasks(loop) - {asyncio.current_task(loop)}:
        if time.monotonic() > end_s:
            _log.error("coroutines that did not end: %s", tasks)
            return
        for task in tasks:
            task.cancel()
        QCoreApplication.processEvents()
