"""The lock on a model's folder: one program at a time writes into it or removes it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from sdstudio.disk import disk_errors
from sdstudio.domain.errors import ErrorCode, StudioError

#: In a model's folder.
LOCK_NAME = "sd-studio.lock"
#: Who only looks whether something is in use, or has just finished, holds a lock for an instant.
_PATIENCE_S = 0.5


@contextlib.contextmanager
def locked(path: Path, model: str) -> Iterator[None]:
    """Hold the lock ``path``, a file in an existing folder, during the ``with`` block.

    Args:
        model: its name, for errors.

    Raises:
        StudioError: ``MODEL_BUSY``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``.
    """
    # As for the library: a system lock, which kill -9 can't leave behind.
    lock = FileLock(path, fallback_to_soft=False, thread_local=False)
    was_there = path.parent.is_dir()
    with disk_errors(path.parent):
        try:
            lock.acquire(timeout=_PATIENCE_S)
        except Timeout as error:  # an OSError too
            raise StudioError(ErrorCode.MODEL_BUSY, model=model) from error
        except FileNotFoundError as error:
            if not was_there:
                raise
            # Whoever had the lock has deleted the folder meanwhile.
            raise StudioError(ErrorCode.MODEL_BUSY, model=model) from error
    try:
        yield
    finally:
        lock.release()
