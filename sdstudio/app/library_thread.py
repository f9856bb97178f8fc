"""LibraryThread: owns the library; requests are answered after the commit."""

from __future__ import annotations

import math
import queue
import time
from asyncio import Future
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from sdstudio.app.answers import Answer
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library.database import is_corruption, suspect

if TYPE_CHECKING:
    from sdstudio.library import Library

T = TypeVar("T")

_Request: TypeAlias = "tuple[Callable[[Library], Any], Answer[Any]]"


class LibraryThread(QThread):
    """Does requests in order, one at a time, and answers after the commit.

    Args:
        open_library: called on this thread; raises ``StudioError`` if it can't be opened.

    Signals:
        opened(): the library is open; what was requested before is done now.
        reopened(): it was damaged, and is open again; it may contain something else.
        pictures_changed(): pictures were added, removed or changed in any way.
        repaired(list of StudioError): what was repaired or could not be read.
        refused(StudioError): it cannot be opened, and nothing can be saved; this error is also
            the answer to every request.

    Thread: :meth:`do` is called on the GUI thread.
    """

    opened = Signal()
    reopened = Signal()
    pictures_changed = Signal()
    repaired = Signal(object)
    refused = Signal(object)

    def __init__(self, open_library: Callable[[], Library], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self._open_library = open_library
        self._requests: queue.SimpleQueue[_Request | _Reopen | None] = queue.SimpleQueue()
        self._asked_s = -math.inf

    @property
    def quiet_s(self) -> float:
        """For how many seconds nobody has asked for anything but upkeep."""
        return time.monotonic() - self._asked_s

    def do(self, work: Callable[[Library], T], *, is_upkeep: bool = False) -> Future[T]:
        """Do ``work`` on the library thread, after what was requested before.

        Args:
            work: is given the library.
            is_upkeep: whether nobody waits for it: then :attr:`quiet_s` goes on.

        Returns:
            Its result, or the ``StudioError`` that it raised. A bug goes to the crash dialog, and
            the answer is ``SAVE_FAILED``, so every request is answered.
        """
        if not is_upkeep:
            self._asked_s = time.monotonic()
        answer: Answer[T] = Answer()
        self._requests.put((work, answer))
        return answer.future

    def reopen(self) -> Future[None]:
        """Close the library and open it again: it is damaged, or another is to take its place.

        Returns:
            When that is done. If it can't be opened, the next request says why.
        """
        answer: Answer[None] = Answer()
        self._requests.put(_Reopen(answer))
        return answer.future

    def quit_and_wait(self) -> None:
        """Finish the requests so far, close the library and end."""
        self._requests.put(None)
        self.wait()

    def run(self) -> None:
        """The loop."""
        library: Library | None = None
        try:
            library = self._open()
            self.opened.emit()
            while (request := self._requests.get()) is not None:
                if isinstance(request, _Reopen):
                    try:
                        library = self._open_again(library)
                    finally:
                        request.answer.give(None)
                elif _do(library, *request) is _Outcome.CORRUPT:
                    suspect(library.folders.data)
                    try:
                        library = self._open_again(library)
                    except StudioError as error:
                        request[1].fail(error)
                        raise
                    _do(library, *request, is_last_try=True)
                if library.search.has_changes():
                    self.pictures_changed.emit()
                self._tell_repairs(library)
        except StudioError as error:
            self.refused.emit(error)
            while (request := self._requests.get()) is not None:
                if isinstance(request, _Reopen):
                    request.answer.give(None)
                else:
                    request[1].fail(error)
        finally:
            if library is not None:
                library.close()

    def _open(self) -> Library:
        library = self._open_library()
        self._tell_repairs(library)
        return library

    def _open_again(self, library: Library) -> Library:
        library.close()
        library = self._open()
        self.reopened.emit()
        return library

    def _tell_repairs(self, library: Library) -> None:
        if notices := library.take_notices():
            self.repaired.emit(notices)


@dataclass(frozen=True, slots=True)
class _Reopen:
    """A request to open the library again."""

    answer: Answer[None]


class _Outcome(Enum):
    ANSWERED = auto()
    CORRUPT = auto()


def _do(
    library: Library,
    work: Callable[[Library], T],
    answer: Answer[T],
    *,
    is_last_try: bool = False,
) -> _Outcome:
    """Answer a request, unless SQLite came upon damage; then it may be tried once more."""
    try:
        answer.give(work(library))
    except StudioError as error:
        answer.fail(error)
    except Exception as error:  # a bug, which must not end the loop
        if is_corruption(error) and not is_last_try:
            return _Outcome.CORRUPT
        answer.report(error)
        folder, detail = str(library.folders.pictures), type(error).__name__
        answer.fail(StudioError(ErrorCode.SAVE_FAILED, folder=folder, detail=detail))
    return _Outcome.ANSWERED
