"""The stacks of a process that crashes, written to a file by faulthandler. Imports nothing more."""

import contextlib
import faulthandler
from pathlib import Path


def record_crashes(file: Path) -> None:
    """From now on, have a crash of this process append what its threads did to ``file``.

    Stacks of an earlier run are kept in :func:`earlier` until there are newer ones.
    """
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        # On Windows it can't be replaced while another process has it open.
        with contextlib.suppress(OSError):
            if file.stat().st_size:
                file.replace(earlier(file))
        # Open until the end: a process that crashes can't open anything.
        faulthandler.enable(file.open("ab"))


def earlier(file: Path) -> Path:
    """The file with the stacks of the previous crash."""
    return file.with_suffix(".old.log")
