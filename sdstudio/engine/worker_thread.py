"""Work on a thread of its own, and waiting for it in a job that may be stopped."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

from sdstudio.engine.protocol import CancelFlag

_LOOK_S = 0.1

T = TypeVar("T")


def in_thread(work: Callable[[], T], name: str) -> Future[T]:
    """The result of ``work`` on a thread called ``name``, which ends with the process."""
    future: Future[T] = Future()

    def answer() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            # Whoever waits for it waits no longer.
            future.set_exception(error)

    Thread(target=answer, name=name, daemon=True).start()
    return future


def awaited(future: Future[T], cancelled: CancelFlag) -> T:
    """The result of ``future``, or what was raised there instead.

    Raises:
        JobCancelled: while it waits.
    """
    while True:
        cancelled.check()
        if wait((future,), timeout=_LOOK_S).done:
            return future.result()
