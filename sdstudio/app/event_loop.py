"""The event loop of the window's coroutines: Qt's own, which qasync lends to asyncio."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import qasync
from PySide6.QtCore import QCoreApplication


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


def cancel_coroutines(loop: asyncio.AbstractEventLoop) -> None:
    """Cancel all coroutines of ``loop`` and let them clean up."""
    while tasks := asyncio.all_tasks(loop):
        for task in tasks:
            task.cancel()
        QCoreApplication.processEvents()
