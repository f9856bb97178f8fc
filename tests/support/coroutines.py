"""Running the program's coroutines from a test."""

import asyncio
import time
from collections.abc import Awaitable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop

T = TypeVar("T")

_LIMIT_S = 30.0
_SLICE_MS = 50


def result_of(operation: Awaitable[T]) -> T:
    """The result of ``operation``, or its exception, once Qt's event loop has finished it."""
    future = begin(operation)
    end_s = time.monotonic() + _LIMIT_S
    while not future.done():
        assert time.monotonic() < end_s, "the operation did not end"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _SLICE_MS)
        time.sleep(0)
    return future.result()


def begin(operation: Awaitable[T]) -> asyncio.Future[T]:
    """Start ``operation``, and let the test go on."""
    return asyncio.ensure_future(operation)
