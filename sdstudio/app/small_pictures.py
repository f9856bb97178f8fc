"""SmallPictures: the thumbnails of the artist's styles and presets, in a folder."""

import contextlib
import hashlib
import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sdstudio.disk import PrivateDisk, disk_errors, read_regular, written
from sdstudio.domain.errors import StudioError

_SUFFIX: Final = ".jpg"
_NAME: Final = re.compile(rb"[0-9a-f]{32}\.jpg")
_KEPT_S: Final = 24 * 3600


class SmallPictures:
    """Files named by their content. One stays after its item is deleted, so that undo finds it.

    Thread: any.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        """The file called ``name``, which may be gone."""
        return self._folder / Path(name).name

    def keep(self, jpeg: bytes) -> str:
        """Write a file if it isn't there; returns its name.

        Raises:
            StudioError: the disk's failure.
        """
        name = f"{hashlib.sha256(jpeg).hexdigest()[:32]}{_SUFFIX}"
        target = self._folder / name
        if not target.exists():
            disk = PrivateDisk()
            with disk_errors(self._folder), written(disk, self._folder, jpeg) as temporary:
                disk.replace(temporary, target)
        return name

    def keep_file(self, data: bytes) -> str:
        """Keep the middle of an image's file, which may be hostile; empty if it isn't one.

        Raises:
            StudioError: the disk's failure.
        """
        from sdstudio.imaging.small_squares import small_square_of

        try:
            jpeg = small_square_of(data)
        except StudioError:
            return ""
        return self.keep(jpeg)

    def keep_files(self, files: Iterable[bytes]) -> tuple[str, ...]:
        """As :meth:`keep_file`, for several, of which some may be empty. Takes a while for many."""
        return tuple(self.keep_file(one) if one else "" for one in files)

    def read(self, names: Iterable[str]) -> dict[str, bytes]:
        """The files that are there, by name."""
        found = {}
        for name in names:
            with contextlib.suppress(OSError):
                found[name] = read_regular(self.path(name))
        return found

    def remove_unused(self, lists: Iterable[Path]) -> None:
        """Remove files of more than a day ago that none of ``lists`` names.

        Call it when nothing can be undone yet. What can't be read keeps them all.
        """
        try:
            texts = [read_regular(one) for one in lists if one.exists()]
            named = {name for text in texts for name in _NAME.findall(text)}
            old_s = time.time() - _KEPT_S
            for file in self._folder.glob(f"*{_SUFFIX}"):
                if file.stat().st_mtime < old_s and file.name.encode() not in named:
                    file.unlink(missing_ok=True)
        except OSError:
            return
