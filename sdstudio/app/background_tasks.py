"""BackgroundTasks: work off the GUI thread that may be abandoned when the program ends."""

import itertools
import threading
import time
from asyncio import Future
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from sdstudio.app.answers import Answer

T = TypeVar("T")


class BackgroundTasks:
    """Does work on background threads for coroutines on the GUI thread.

    Work in a lane runs in order, one at a time; lanes don't wait for each other. The threads are
    daemons: one that waits for a sleeping network drive delays neither the window nor the exit.

    Thread: GUI.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lanes: dict[str, deque[tuple[Callable[[], Any], Answer[Any]]]] = {}
        self._threads: dict[str, threading.Thread] = {}
        self._must_finish: set[str] = set()
        self._is_closed = False
        self._numbers = itertools.count()

    def do(self, lane: str, work: Callable[[], T], *, must_finish: bool = False) -> Future[T]:
        """Do ``work`` in ``lane``, after what was requested there before.

        Args:
            must_finish: the end of the program waits for this lane.

        Returns:
            Its result, or what it raised. There is no answer once the program is ending. If it
            is cancelled before its turn, ``work`` is not done.
        """
        answer: Answer[T] = Answer()
        with self._lock:
            if self._is_closed:
                return answer.future
            if must_finish:
                self._must_finish.add(lane)
            if lane in self._lanes:
                self._lanes[lane].append((work, answer))
            else:
                self._lanes[lane] = deque([(work, answer)])
                thread = threading.Thread(target=self._run, args=(lane,), name=lane, daemon=True)
                self._threads[lane] = thread
                thread.start()
        return answer.future

    def do_apart(self, work: Callable[[], T]) -> Future[T]:
        """Do ``work`` in a lane of its own: it reads from a drive that may never answer."""
        return self.do(f"apart {next(self._numbers)}", work)

    def close(self, timeout_s: float = 1.0) -> bool:
        """Start no more work, but for lanes that must finish.

        Returns:
            Whether all threads ended in time; the others may be abandoned.
        """
        with self._lock:
            self._is_closed = True
            threads = dict(self._threads)
        for lane in self._must_finish.intersection(threads):
            threads[lane].join()
        end_s = time.monotonic() + timeout_s
        for thread in threads.values():
            thread.join(max(0.0, end_s - time.monotonic()))
        return not any(thread.is_alive() for thread in threads.values())

    def _run(self, lane: str) -> None:
        while (request := self._next(lane)) is not None:
            work, answer = request
            if answer.future.cancelled():
                continue
            try:
                answer.give(work())
            except Exception as error:
                answer.fail(error)

    def _next(self, lane: str) -> tuple[Callable[[], Any], Answer[Any]] | None:
        with self._lock:
            is_over = self._is_closed and lane not in self._must_finish
            if is_over or not self._lanes[lane]:
                del self._lanes[lane], self._threads[lane]
                return None
            return self._lanes[lane].popleft()
