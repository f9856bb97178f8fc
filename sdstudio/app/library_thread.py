"""LibraryThread: owns the library; requests are answered after the commit."""

import queue
from asyncio import Future
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from sdstudio.app.answers import Answer
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library

T = TypeVar("T")


class LibraryThread(QThread):
    """Does requests in order, one at a time, and answers after the commit.

    Args:
        open_library: called once on this thread; raises ``StudioError`` if it can't be opened.

    Signals:
        opened(): the library is open; what was requested before is done now.
        repaired(list of StudioError): what was repaired or could not be read.
        refused(StudioError): it cannot be opened, and nothing can be saved; this error is also
            the answer to every request.

    Thread: :meth:`do` is called on the GUI thread.
    """

    opened = Signal()
    repaired = Signal(object)
    refused = Signal(object)

    def __init__(self, open_library: Callable[[], Library], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self._open_library = open_library
        self._requests: queue.SimpleQueue[tuple[Callable[[Library], Any], Answer[Any]] | None] = (
            queue.SimpleQueue()
        )

    def do(self, work: Callable[[Library], T]) -> Future[T]:
        """Do ``work`` on the library thread, after what was requested before.

        Returns:
            Its result, or the ``StudioError`` that it raised. A bug goes to the crash dialog, and
            the answer is ``SAVE_FAILED``, so every request is answered.
        """
        answer: Answer[T] = Answer()
        self._requests.put((work, answer))
        return answer.future

    def quit_and_wait(self) -> None:
        """Finish the requests so far, close the library and end."""
        self._requests.put(None)
        self.wait()

    def run(self) -> None:
        """The loop."""
        try:
            library = self._open_library()
        except StudioError as error:
            self.refused.emit(error)
            while (request := self._requests.get()) is not None:
                request[1].fail(error)
            return
        self._tell_repairs(library)
        self.opened.emit()
        try:
            while (request := self._requests.get()) is not None:
                _do(library, *request)
                self._tell_repairs(library)
        finally:
            library.close()

    def _tell_repairs(self, library: Library) -> None:
        if notices := library.take_notices():
            self.repaired.emit(notices)


def _do(library: Library, work: Callable[[Library], T], answer: Answer[T]) -> None:
    try:
        answer.give(work(library))
    except StudioError as error:
        answer.fail(error)
    except Exception as error:  # a bug, which must not end this loop
        answer.report(error)
        folder, detail = str(library.folders.pictures), type(error).__name__
        answer.fail(StudioError(ErrorCode.SAVE_FAILED, folder=folder, detail=detail))
