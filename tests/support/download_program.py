"""Fetches one file each time it is told to, in a process that can be killed.

``python -m tests.support.download_program FOLDER ADDRESS``; for each line on stdin a child is
forked, so that the imports are paid for once. It prints the child's number, what the child holds
at its beginning and what it has fetched at its end, and when the child is gone.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

from sdstudio.disk import SystemDisk
from sdstudio.models.catalogue import DownloadSource
from tests.support.download_faults import IMPATIENT, Counter, fetch


def main(folder: Path, address: str) -> None:
    """Do as stdin says."""
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            _fetch(folder, address)
            os._exit(0)
        _say(f"child {child}")
        os.waitpid(child, 0)
        _say("gone")


def _fetch(folder: Path, address: str) -> None:
    counter = _Talking()
    retry_policy = replace(IMPATIENT, checkpoint_s=0.05, buffer_bytes=8 * 2**10)
    source = DownloadSource(name="mirror", address=address)
    fetch((source,), folder, disk=SystemDisk(), counter=counter, retry_policy=retry_policy)
    _say(f"done {counter.fetched_bytes}")


class _Talking(Counter):
    def holds(self, held_bytes: int, size_bytes: int) -> None:
        if self.fetched_bytes == 0:
            _say(f"begun {held_bytes}")
        super().holds(held_bytes, size_bytes)


def _say(text: str) -> None:
    # One write: parent and child share the pipe.
    os.write(1, f"{text}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
