"""LibraryThread: owns the library; requests are answered after the commit."""

import queue
from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QThread, Signal, Slot

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library

T = TypeVar("T")

Work = Callable[[Library], object]
Then = Callable[[object], None]
Refused = Callable[[StudioError], None]


class LibraryThread(QThread):
    """Does requests in order, one at a time, and answers after the commit.

    Args:
        open_library: called once on this thread; raises ``StudioError`` if it can't be opened.

    Signals:
        opened(): the library is open; what was asked before is done now.
        repaired(list of StudioError): what was repaired or could not be read.
        refused(StudioError): it cannot be opened, and nothing can be kept: that is also the
            answer to whatever is asked of it.

    Thread: :meth:`ask` may be called from any thread; answers arrive on the thread that created
    this object (the GUI thread).
    """

    opened = Signal()
    repaired = Signal(object)
    refused = Signal(object)
    _answered = Signal(object)

    def __init__(self, open_library: Callable[[], Library], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self._open_library = open_library
        self._asked: queue.SimpleQueue[tuple[Work, Then | None, Refused | None] | None] = (
            queue.SimpleQueue()
        )
        self._answered.connect(self._on_answered)

    def ask(
        self,
        work: Callable[[Library], T],
        then: Callable[[T], None] | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Do ``work`` on the library thread, then ``then`` with its result on the GUI thread.

        Args:
            refused: called instead of ``then`` if ``work`` raised a ``StudioError``; without it
                such an error is a bug. A bug goes to the crash dialog and then calls ``refused``,
                so every request is answered.
        """
        self._asked.put((work, cast("Then | None", then), refused))

    def quit_and_wait(self) -> None:
        """Finish the requests so far, close the library and end."""
        self._asked.put(None)
        self.wait()

    def run(self) -> None:
        """The loop."""
        try:
            library = self._open_library()
        except StudioError as error:
            self.refused.emit(error)
            self._refuse_all(error)
            return
        self._tell_repairs(library)
        self.opened.emit()
        try:
            while (asked := self._asked.get()) is not None:
                self._do(library, *asked)
                self._tell_repairs(library)
        finally:
            library.close()

    def _tell_repairs(self, library: Library) -> None:
        if notices := library.take_notices():
            self.repaired.emit(notices)

    def _refuse_all(self, error: StudioError) -> None:
        while (asked := self._asked.get()) is not None:
            _, _, refused = asked
            if refused is not None:
                self._answered.emit(_call(refused, error))

    def _do(self, library: Library, work: Work, then: Then | None, refused: Refused | None) -> None:
        try:
            result = work(library)
        except StudioError as error:
            failure = error
            if refused is None:
                self._answered.emit(lambda: _raise(failure))
            else:
                self._answered.emit(_call(refused, failure))
            return
        except Exception as error:  # a bug: it belongs to the crash dialog, not to this loop
            bug = error
            self._answered.emit(lambda: _raise(bug))
            if refused is not None:
                folder, detail = str(library.folders.pictures), type(error).__name__
                self._answered.emit(
                    _call(refused, StudioError(ErrorCode.SAVE_FAILED, folder=folder, detail=detail))
                )
            return
        if then is not None:
            self._answered.emit(lambda: then(result))

    @Slot(object)
    def _on_answered(self, answer: Callable[[], None]) -> None:
        answer()


def _call(refused: Refused, error: StudioError) -> Callable[[], None]:
    return lambda: refused(error)


def _raise(error: Exception) -> None:
    raise error
