"""Unpack wheels into one folder. Their hashes were verified before; nothing in them is trusted."""

import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from sdstudio.disk import Disk, disk_errors, is_plain_name
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.stop import Stop
from sdstudio.packs.manifest import Pack, Wheel

_MEMBERS_MAX: Final = 100_000
_PATH_MAX: Final = 500
_PIECE_BYTES: Final = 2**20
# In a wheel's “.data” folder, what belongs beside the modules; scripts and headers aren't used.
_DATA: Final = re.compile(r"[^/]+\.data/(purelib|platlib)/(.+)")
_OTHER_DATA: Final = re.compile(r"[^/]+\.data/.*")
_EXECUTABLE: Final = 0o755
#: What zipfile raises.
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)


def unpack(
    pack: Pack,
    wheels: Path,
    target: Path,
    *,
    disk: Disk,
    stop: Stop,
    progress: Callable[[int, int], None],
) -> None:
    """Unpack the wheels of ``pack`` from the folder ``wheels`` into the folder ``target``.

    Returns once every file is on the disk.

    Args:
        progress: called with bytes done and total bytes.

    Raises:
        StudioError: ``PACK_DAMAGED``, ``DISK_FULL``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``.
        Stopped: it was requested. In either case ``target`` is incomplete.
    """
    unpacker = _Unpacker(pack, target, disk, stop, progress)
    with disk_errors(target.parent):
        for wheel in pack.wheels:
            unpacker.add(wheel, wheels / wheel.name)
        unpacker.sync_folders()


class _Unpacker:
    def __init__(
        self,
        pack: Pack,
        target: Path,
        disk: Disk,
        stop: Stop,
        progress: Callable[[int, int], None],
    ) -> None:
        self._pack = pack
        self._target = target
        self._disk = disk
        self._stop = stop
        self._progress = progress
        self._done_bytes = 0
        # By name without case, since not every file system has it.
        self._files: dict[str, Path] = {}

    def add(self, wheel: Wheel, path: Path) -> None:
        try:
            with zipfile.ZipFile(path) as archive:
                members = self._checked(wheel, archive.infolist())
                for member, name in members:
                    self._write(archive, member, name)
        except (*_DAMAGE, ValueError) as error:
            raise self._damaged(wheel) from error
        except OSError as error:
            if error.filename == str(path):
                raise self._damaged(wheel) from error
            raise

    def sync_folders(self) -> None:
        """Return once the names of all files are on the disk, as their content already is."""
        folders = {self._target}
        for path in self._files.values():
            folders.update(one for one in path.parents if self._target in one.parents)
        for folder in folders:
            self._stop.check()
            self._disk.sync_folder(folder)

    def _checked(
        self, wheel: Wheel, members: Sequence[zipfile.ZipInfo]
    ) -> list[tuple[zipfile.ZipInfo, str]]:
        """What is to be written, and where; only once all of it has turned out to be harmless."""
        if (
            len(members) > _MEMBERS_MAX
            or sum(one.file_size for one in members) > wheel.unpacked_bytes
        ):
            raise self._damaged(wheel)
        found = []
        for member in members:
            name = member.filename
            if not _is_plain(name) or stat.S_ISLNK(member.external_attr >> 16):
                raise self._damaged(wheel)
            if (match := _DATA.fullmatch(name)) is not None:
                name = match[2]
            elif _OTHER_DATA.fullmatch(name):
                continue
            if not member.is_dir():
                found.append((member, name))
        return found

    def _write(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> None:
        path = self._target / name
        if self._files.setdefault(name.casefold(), path) is not path:
            # Namespace packages of several wheels may bring the same empty module.
            if member.file_size == 0 and path.exists() and path.stat().st_size == 0:
                return
            raise ValueError("two files of one name")
        self._disk.make_folder(path.parent)
        self._disk.write(path, b"")
        offset = 0
        with archive.open(member) as source:
            while piece := source.read(_PIECE_BYTES):
                self._stop.check()
                self._disk.write_at(path, offset, piece)
                offset += len(piece)
                self._done_bytes += len(piece)
                self._progress(self._done_bytes, self._pack.unpacked_bytes)
        if member.external_attr >> 16 & 0o111:
            path.chmod(_EXECUTABLE)
        # At once, so that the progress isn't at its end long before everything is on the disk.
        self._disk.sync(path)

    def _damaged(self, wheel: Wheel) -> StudioError:
        return StudioError(ErrorCode.PACK_DAMAGED, pack=self._pack.name, file=wheel.name)


def _is_plain(name: str) -> bool:
    """Whether a name in an archive stays inside the folder, on any system."""
    return len(name) <= _PATH_MAX and all(map(is_plain_name, name.removesuffix("/").split("/")))
