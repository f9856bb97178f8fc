"""The pictures that jobs start from, kept under the hash of their pixels."""

import contextlib
import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import Final

from sdstudio.disk import Disk, disk_errors, write_over
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef
from sdstudio.imaging import Rgb, encode_png, pixels_sha256, read_kept, read_rgb, read_texts
from sdstudio.imaging.png_preview import read_preview, with_preview

#: Smaller pictures are decoded almost as fast as their previews are.
_PREVIEW_FROM_PX: Final = 2048
#: In the file of a picture that was composed of others: what :meth:`InputStore.origins` returns.
_ORIGINS_KEY: Final = "sdstudio.origins"
_ORIGIN: Final = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{32})\b")


class InputStore:
    """Keeps input pictures for as long as a picture might be made again from them.

    Args:
        folder: created when it is first needed.
    """

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._folder = folder
        self._disk = disk

    def keep(self, rgb: Rgb, origins: Collection[str] = ()) -> None:
        """Store ``rgb`` for as long as it may be needed; it is on disk when this returns.

        Args:
            origins: what it was composed of: the SHA-256 of the pixels of other inputs, or the
                identities of pictures of the library.

        Raises:
            StudioError: the disk's failure.
        """
        sha256 = pixels_sha256(rgb)
        # What nothing was added to is no other picture.
        origins = frozenset(origins) - {sha256}
        path = self._path(sha256)
        with disk_errors(self._folder):
            if path.is_file() and _holds(path, sha256):
                known = self.origins(sha256)
                if known.issuperset(origins):
                    # It now counts as new. If that can't be recorded, nothing can be removed
                    # either.
                    with contextlib.suppress(OSError):
                        os.utime(path)
                    return
                origins = known.union(origins)
            self._disk.make_folder(self._folder)
        texts = {_ORIGINS_KEY: " ".join(sorted(origins))} if origins else {}
        png = encode_png(rgb, texts, program=None)
        if max(rgb.shape) > _PREVIEW_FROM_PX:
            png = with_preview(png, rgb)
        write_over(self._disk, path, png)

    def keep_copy(self, path: Path, ref: InputRef) -> None:
        """Store the picture of ``ref`` from a file of another library's inputs, as :meth:`keep`.

        Raises:
            StudioError: ``INPUT_GONE`` where the file has other pixels; or the disk's failure.
        """
        self.keep(read_kept(path, ref), _origins_in(path))

    def origins(self, sha256: str) -> frozenset[str]:
        """What the picture with these pixels was composed of, as far as it is known.

        Returns:
            As :meth:`keep` was given them.
        """
        return _origins_in(self._path(sha256))

    def find(self, ref: InputRef) -> Path:
        """The path of the picture of ``ref``.

        Raises:
            StudioError: ``INPUT_GONE``.
        """
        path = self._path(ref.sha256)
        if not path.is_file():
            raise StudioError(ErrorCode.INPUT_GONE, role=ref.role.value)
        return path

    def read(self, ref: InputRef) -> Rgb:
        """The pixels of ``ref``: (height, width, 3).

        Raises:
            StudioError: ``INPUT_GONE``, also if the file has other pixels by now.
        """
        return read_kept(self.find(ref), ref)

    def preview(self, ref: InputRef) -> Rgb | None:
        """A small copy of the picture of ``ref``, read at once; ``None`` if it has none."""
        return read_preview(self._path(ref.sha256))

    def _path(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.png"


def _origins_in(path: Path) -> frozenset[str]:
    with contextlib.suppress(StudioError):
        return frozenset(_ORIGIN.findall(read_texts(path).get(_ORIGINS_KEY, "")))
    return frozenset()


def _holds(path: Path, sha256: str) -> bool:
    """Whether the picture there is intact; another program may have changed it."""
    try:
        return pixels_sha256(read_rgb(path)) == sha256
    except StudioError:
        return False
