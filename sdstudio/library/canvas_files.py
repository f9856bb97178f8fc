"""The files of canvases, each under the hash of the pixels of the picture that it belongs to."""

import contextlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sdstudio.disk import Disk, disk_errors, write_over
from sdstudio.library.files import move_to_free_name
from sdstudio.library.trash import SendToTrash

_SUFFIX: Final = ".ora"
_NAME: Final = re.compile(r"([0-9a-f]{64})\.ora")


class CanvasFiles:
    """Keeps canvases next to the pictures that they belong to; what is in them, others know.

    Args:
        folder: created when it is first needed.
        check: raises ``StudioError`` if the pictures folder is missing and must not be made.
    """

    def __init__(
        self,
        folder: Path,
        disk: Disk,
        check: Callable[[], object],
        send_to_trash: SendToTrash,
    ) -> None:
        self._folder = folder
        self._disk = disk
        self._check = check
        self._send_to_trash = send_to_trash

    def find(self, sha256: str) -> Path | None:
        """The file for the picture with these pixels, if there is one.

        Raises:
            StudioError: the disk's failure.
        """
        path = self._path(sha256)
        with disk_errors(self._folder):
            return path if path.is_file() else None

    def write(self, sha256: str, data: bytes) -> None:
        """Replace the canvas of a picture; it is on the disk when this returns.

        Raises:
            StudioError: the disk's failure; then the canvas before is still there.
        """
        self._check()
        write_over(self._disk, self._path(sha256), data)

    def remove(self, sha256: str) -> None:
        """Remove the canvas of a picture, on which nothing is painted any more.

        Raises:
            StudioError: the disk's failure.
        """
        path = self._path(sha256)
        with disk_errors(self._folder):
            if path.is_file():
                self._disk.remove(path)
                self._disk.sync_folder(self._folder)

    def set_aside(self, sha256: str) -> None:
        """Keep a canvas that can't be read under another name, so that a new one takes its place.

        Raises:
            StudioError: the disk's failure.
        """
        with disk_errors(self._folder):
            path = self._path(sha256)
            if path.is_file():
                name = f"{path.stem} (damaged){_SUFFIX}"
                move_to_free_name(self._disk, path, self._folder, name)

    def trash(self, sha256: str) -> None:
        """Move the canvas of a picture to the system's trash; where there is none, it stays."""
        with contextlib.suppress(OSError):
            self._send_to_trash(self._path(sha256))

    def hashes(self) -> set[str]:
        """Of the pictures that have a canvas.

        Raises:
            StudioError: the folder can't be listed.
        """
        with disk_errors(self._folder):
            if not self._folder.is_dir():
                return set()
            names = (_NAME.fullmatch(path.name) for path in self._folder.iterdir())
            return {name[1] for name in names if name}

    def newest(self, limit: int) -> list[Path]:
        """The canvases that were changed last, newest first.

        Raises:
            StudioError: the folder can't be listed.
        """
        paths = [self._path(one) for one in self.hashes()]
        with disk_errors(self._folder):
            return sorted(paths, key=lambda path: path.stat().st_mtime_ns, reverse=True)[:limit]

    def _path(self, sha256: str) -> Path:
        return self._folder / f"{sha256}{_SUFFIX}"
