"""A pack in one file, for a computer without a network: a tar archive of its entry and wheels."""

import contextlib
import io
import os
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

from sdstudio.disk import TEMPORARY_PREFIX, TEMPORARY_SUFFIX, Disk, disk_error, disk_errors
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.copying import Counter, check_room, hash_source
from sdstudio.models.download_requests import note_request
from sdstudio.models.stop import Stop
from sdstudio.packs.installed import working
from sdstudio.packs.manifest import Manifest, Pack

SUFFIX: Final = ".sdpack"
_ENTRY_NAME: Final = "pack.json"
_ENTRY_BYTES: Final = 2**20
_PIECE_BYTES: Final = 2**20


def export_pack(
    pack: Pack,
    wheels: Path,
    target: Path,
    *,
    disk: Disk,
    stop: Stop,
    progress: Callable[[int, int], None],
) -> None:
    """Write the downloaded ``wheels`` of ``pack`` and its entry to the file ``target``.

    Raises:
        StudioError: ``PACK_FILE_EXISTS``, ``PACK_FILE_UNREADABLE``, ``EXPORT_DISK_FULL`` or the
            failure of the disk with ``target``.
        Stopped: it was requested. In either case there is no ``target``.
    """
    if target.exists():
        raise StudioError(ErrorCode.PACK_FILE_EXISTS, file=str(target))
    folder = target.parent
    check_room(disk, folder, pack.size_bytes, code=ErrorCode.EXPORT_DISK_FULL, model=pack.name)
    counter = Counter(pack.size_bytes, stop, progress)
    temporary = folder / f"{TEMPORARY_PREFIX}{target.name}{TEMPORARY_SUFFIX}"
    try:
        with disk_errors(folder):
            with tarfile.open(temporary, "w") as archive:
                entry = pack.model_dump_json(indent=1).encode()
                archive.addfile(_member(_ENTRY_NAME, len(entry)), io.BytesIO(entry))
                for wheel in pack.wheels:
                    with _Source(pack, wheels / wheel.name, counter) as source:
                        archive.addfile(_member(wheel.name, source.size_bytes), source)
            disk.sync(temporary)
            disk.move(temporary, target)
            disk.sync_folder(folder)
    except BaseException:
        with contextlib.suppress(OSError):
            disk.remove(temporary)
        raise


def read_pack_file(file: Path, manifest: Manifest) -> Pack:
    """The pack in ``file``.

    Raises:
        StudioError: ``PACK_FILE_UNKNOWN``, or ``PACK_FILE_OTHER`` if it isn't one of ``manifest``.
    """
    with _opened(file) as archive:
        pack = _entry(archive, file)
    offered = manifest.pack(pack.id)
    if offered is None or not offered.has_the_wheels_of(pack):
        raise StudioError(ErrorCode.PACK_FILE_OTHER, pack=pack.name, file=file.name)
    # Nothing that the file says of it counts.
    return offered


def take_wheels(
    file: Path,
    pack: Pack,
    runtimes: Path,
    *,
    disk: Disk,
    stop: Stop,
    progress: Callable[[int, int], None],
) -> None:
    """Copy the wheels in ``file`` to where the download of ``pack`` puts its own.

    So the download finds all of them, and has only to unpack them.

    Raises:
        StudioError: ``PACK_FILE_UNKNOWN``, ``PACK_FILE_DAMAGED``, ``DOWNLOAD_DISK_FULL``,
            ``MODEL_BUSY`` or the disk's failure.
        Stopped: it was requested. In either case what was copied is removed by the next start.
    """
    damaged = StudioError(ErrorCode.PACK_FILE_DAMAGED, file=file.name)
    counter = Counter(2 * pack.size_bytes, stop, progress)
    with working(disk, runtimes, pack) as folder, _opened(file) as archive:
        needed = pack.size_bytes + pack.unpacked_bytes
        check_room(disk, folder, needed, code=ErrorCode.DOWNLOAD_DISK_FULL, model=pack.name)
        _entry(archive, file)
        for wheel in pack.wheels:
            try:
                member = archive.next()
            except tarfile.TarError as error:
                raise damaged from error
            if member is None or member.name != wheel.name:
                raise damaged
            is_exact = member.size == wheel.size_bytes
            if not is_exact and (not wheel.size_is_rounded or member.size > 2 * wheel.size_bytes):
                raise damaged
            source = archive.extractfile(member)
            if source is None:
                raise damaged
            # What a download has got of it is kept until the copy is known to be whole.
            copied = folder / f"{wheel.name}{TEMPORARY_SUFFIX}"
            try:
                _copy(source, copied, disk, counter, damaged)
                if hash_source(copied, counter).sha256 != wheel.sha256:
                    raise damaged
                with disk_errors(folder):
                    disk.replace(copied, folder / wheel.name)
            except BaseException:
                # With a download that isn't finished, no start would remove it.
                with contextlib.suppress(OSError):
                    disk.remove(copied)
                raise
        # From now on they are the data of a requested download.
        note_request(disk, folder, pack.id, paused=False)


def _copy(
    source: IO[bytes], path: Path, disk: Disk, counter: Counter, damaged: StudioError
) -> None:
    offset = 0
    with disk_errors(path.parent):
        disk.remove(path)
        disk.write(path, b"")
    while True:
        try:
            piece = source.read(_PIECE_BYTES)
        except (OSError, tarfile.TarError) as error:
            raise damaged from error
        if not piece:
            break
        counter.add(len(piece))
        try:
            disk.write_at(path, offset, piece)
        except OSError as error:
            raise disk_error(error, path.parent) from error
        offset += len(piece)
    with disk_errors(path.parent):
        disk.sync(path)


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[tarfile.TarFile]:
    if not file.is_file():  # A pipe would keep us waiting.
        raise StudioError(ErrorCode.IMPORT_GONE, file=str(file))
    try:
        archive = tarfile.open(file, "r:")  # noqa: SIM115 - closed below
    except (OSError, tarfile.TarError) as error:
        raise StudioError(ErrorCode.PACK_FILE_UNKNOWN, file=file.name) from error
    with archive:
        yield archive


def _entry(archive: tarfile.TarFile, file: Path) -> Pack:
    try:
        member = archive.next()
        if member is None or member.name != _ENTRY_NAME or not member.isfile():
            raise ValueError("no entry")
        source = archive.extractfile(member)
        if source is None or member.size > _ENTRY_BYTES:
            raise ValueError("no entry")
        return Pack.model_validate_json(source.read(_ENTRY_BYTES))
    except (OSError, ValueError, tarfile.TarError) as error:
        raise StudioError(ErrorCode.PACK_FILE_UNKNOWN, file=file.name) from error


def _member(name: str, size_bytes: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size = size_bytes
    return member


class _Source(io.RawIOBase):
    """Reads a wheel of a pack and counts what is read."""

    def __init__(self, pack: Pack, path: Path, counter: Counter) -> None:
        self._pack = pack
        self._path = path
        self._counter = counter
        # Also where opening fails.
        self._file: IO[bytes] = io.BytesIO()
        with self._failures():
            self._file = path.open("rb")
            self.size_bytes = os.fstat(self._file.fileno()).st_size

    def read(self, size: int = -1) -> bytes:
        with self._failures():
            piece = self._file.read(size)
        self._counter.add(len(piece))
        return piece

    def close(self) -> None:
        self._file.close()
        super().close()

    @contextlib.contextmanager
    def _failures(self) -> Iterator[None]:
        """Not to be taken for those of the disk that is written to."""
        try:
            yield
        except OSError as error:
            raise StudioError(
                ErrorCode.PACK_FILE_UNREADABLE,
                pack=self._pack.name,
                file=str(self._path),
                detail=error.strerror or type(error).__name__,
            ) from error
