"""Coroutines in tests that aren't coroutines themselves."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from pytestqt.qtbot import QtBot

T = TypeVar("T")


def result_of(qtbot: QtBot, work: Awaitable[T]) -> T:
    """The result of ``work``, or the error that it raises, while the event loop runs."""
    future = asyncio.ensure_future(work)
    qtbot.waitUntil(future.done)
    return future.result()
