"""Allows one writer to a library: a lock that the system releases when its process ends."""

from pathlib import Path

from sdstudio.domain.errors import ErrorCode, StudioError

LOCK_NAME = "library.lock"


class LibraryLock:
    """Held from construction until :meth:`release`, or until the process ends.

    Raises:
        StudioError: ``LIBRARY_IN_USE``.
    """

    def __init__(self, data: Path) -> None:
        # Imported here, on the library's thread, since the window is painted without it.
        from filelock import FileLock, Timeout

        # Not a SoftFileLock: kill -9 would leave its file behind. By default a lock belongs to
        # its thread, and releasing it on another one would silently do nothing.
        self._lock = FileLock(data / LOCK_NAME, fallback_to_soft=False, thread_local=False)
        try:
            self._lock.acquire(blocking=False)
        except Timeout as error:
            raise StudioError(ErrorCode.LIBRARY_IN_USE, folder=str(data)) from error

    def release(self) -> None:
        """Let others write."""
        self._lock.release()
