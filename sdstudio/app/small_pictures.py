"""SmallPictures: the thumbnails of the artist's styles and presets, in a folder."""

import contextlib
import hashlib
from collections.abc import Collection, Iterable
from pathlib import Path

from sdstudio.disk import PrivateDisk, disk_errors, read_regular, written
from sdstudio.domain.errors import StudioError

_SUFFIX = ".jpg"


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

    def read(self, names: Iterable[str]) -> dict[str, bytes]:
        """The files that are there, by name."""
        found = {}
        for name in names:
            with contextlib.suppress(OSError):
                found[name] = read_regular(self.path(name))
        return found

    def remove_others(self, names: Collection[str]) -> None:
        """Remove the files that none of ``names`` is; call it when nothing can be undone yet."""
        with contextlib.suppress(OSError):
            for file in self._folder.glob(f"*{_SUFFIX}"):
                if file.name not in names:
                    file.unlink(missing_ok=True)
