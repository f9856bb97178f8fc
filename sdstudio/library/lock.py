"""One writer to a library: a lock of the operating system's, gone with the process that held it."""

from pathlib import Path

from sdstudio.domain.errors import ErrorCode, StudioError

LOCK_NAME = "library.lock"


class LibraryLock:
    """Held from construction until :meth:`release`, or until the process ends in any way.

    Raises:
        StudioError: ``LIBRARY_IN_USE``.
    """

    def __init__(self, data: Path) -> None:
        # Here, on the library's thread: the window paints without it.
        from filelock import FileLock, Timeout

        # Never the kind that is only a file: kill -9 would leave that one behind. By default it
        # would belong to this thread, and releasing it in another would silently do nothing.
        self._lock = FileLock(data / LOCK_NAME, fallback_to_soft=False, thread_local=False)
        try:
            self._lock.acquire(blocking=False)
        except Timeout as error:
            raise StudioError(ErrorCode.LIBRARY_IN_USE, folder=str(data)) from error

    def release(self) -> None:
        """Let others write."""
        self._lock.release()
