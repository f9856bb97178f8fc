"""Download a pack's wheels and unpack them: one request of the download queue."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sdstudio.disk import disk_errors
from sdstudio.models.download import FileRequest, Stop
from sdstudio.models.download.file import Fetched
from sdstudio.models.download.folder import FolderFetcher, FolderWatcher
from sdstudio.packs.installed import drop_lock, export_folder, finish, work_folder
from sdstudio.packs.manifest import Manifest, Pack
from sdstudio.packs.unpacking import unpack

#: Of a wheel that nobody has looked at: enough to tell it from the log-in page of a network.
_SIZE_TOLERANCE: Final = 0.5


@dataclass(frozen=True, slots=True)
class PackRequest:
    """A pack to download.

    Args:
        runtimes: the folder with a folder for each pack.
        is_unpacked: otherwise its wheels are all that is wanted.
    """

    pack: Pack
    runtimes: Path
    files: tuple[FileRequest, ...]
    is_unpacked: bool = True

    @property
    def key(self) -> str:
        return self.pack.id

    @property
    def name(self) -> str:
        return self.pack.name

    @property
    def folder(self) -> Path:
        """Where its wheels are kept until they are unpacked or exported."""
        folder = work_folder if self.is_unpacked else export_folder
        return folder(self.runtimes, self.pack.id)

    @property
    def size_bytes(self) -> int:
        return self.pack.size_bytes


def request_for(
    manifest: Manifest, pack: Pack, runtimes: Path, *, is_unpacked: bool = True
) -> PackRequest:
    """The request to download ``pack`` from the servers of the manifest."""
    files = tuple(
        FileRequest(
            path=wheel.name,
            size_bytes=wheel.size_bytes,
            sha256=wheel.sha256,
            sources=manifest.sources(pack, wheel),
            size_tolerance=_SIZE_TOLERANCE if wheel.size_is_rounded else 0.0,
        )
        for wheel in pack.wheels
    )
    return PackRequest(pack, runtimes, files, is_unpacked)


class PackFetcher(FolderFetcher[PackRequest]):
    """Downloads packs one at a time, and unpacks each once all hashes of its wheels are right."""

    def discard(self, request: PackRequest) -> None:
        super().discard(request)
        drop_lock(request.folder)

    def _discard(self, request: PackRequest) -> None:
        super()._discard(request)
        shutil.rmtree(request.folder, ignore_errors=True)

    def _is_installed(self, request: PackRequest) -> bool:
        del request
        return False  # Wheels are never in use.

    def _more_bytes(self, request: PackRequest) -> int:
        return request.pack.unpacked_bytes if request.is_unpacked else 0

    def _install(
        self,
        request: PackRequest,
        fetched: Sequence[Fetched],
        stop: Stop,
        watcher: FolderWatcher,
    ) -> None:
        del fetched
        if not request.is_unpacked:
            return
        staging = request.folder / "unpacked"
        # The program may have been killed in the middle.
        shutil.rmtree(staging, ignore_errors=True)
        try:
            unpack(
                request.pack,
                request.folder,
                staging,
                disk=self._disk,
                stop=stop,
                progress=watcher.unpacked,
            )
            finish(self._disk, staging, request.pack, request.runtimes)
        except BaseException:
            shutil.rmtree(staging, ignore_errors=True)
            raise
        with disk_errors(request.folder):
            for file in request.files:
                self._disk.remove(request.folder / file.path)
