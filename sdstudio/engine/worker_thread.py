"""Runs work on its own thread and waits for it in a job that can be cancelled."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

from sdstudio.engine.protocol import CancelFlag

_POLL_S = 0.1

T = TypeVar("T")


def in_thread(work: Callable[[], T], name: str) -> Future[T]:
    """Run ``work`` on a daemon thread called ``name``."""
    future: Future[T] = Future()

    def answer() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            # Raised where the future is awaited.
            future.set_exception(error)

    Thread(target=answer, name=name, daemon=True).start()
    return future


def awaited(future: Future[T], cancelled: CancelFlag) -> T:
    """Wait for ``future`` and return its result or raise its exception.

    Raises:
        JobCancelled: while waiting.
    """
    while True:
        cancelled.check()
        if wait((future,), timeout=_POLL_S).done:
            return future.result()
