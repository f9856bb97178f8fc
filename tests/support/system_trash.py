"""A system's trash for tests."""

import errno
from pathlib import Path


class SystemTrash:
    """Takes files away, as a system's trash does, or refuses to.

    A stand-in that left the files where they were would lie: the library would find them there
    and take them in again.
    """

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.refuses = False

    def __call__(self, path: Path) -> None:
        if self.refuses:
            raise PermissionError(errno.EPERM, "no trash here")
        path.unlink()
        self.taken.append(path.name)
