"""Import a LoRA or embedding into the adapters folder."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from sdstudio.disk import Disk, disk_errors
from sdstudio.domain.adapters import Adapter
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.adapter_inspection import SUFFIX, inspect_adapter
from sdstudio.models.copying import Counter, check_room, copy_hashed, hash_source
from sdstudio.models.download.stop import Stop
from sdstudio.models.folder import PART_SUFFIX
from sdstudio.models.importing.candidate import ImportCandidate
from sdstudio.models.importing.embedding import convert_embedding, is_pickle


def import_adapter(
    found: ImportCandidate,
    adapters: Path,
    *,
    disk: Disk,
    stop: Stop,
    progress: Callable[[int, int], None],
) -> Path:
    """Like :func:`take_adapter`, for an examined LoRA or embedding.

    Raises:
        StudioError, Stopped: as there.
    """
    if not found.is_adapter:
        raise ValueError("models have their own folder")
    return take_adapter(found.path, adapters, disk=disk, stop=stop, progress=progress)


def look_at_adapter(file: Path) -> Adapter:
    """The adapter that :func:`take_adapter` would make of ``file``.

    Raises:
        StudioError: ``ADAPTER_…``, ``IMPORT_…`` or ``FILE_…``.
    """
    return convert_embedding(file).adapter if is_pickle(file) else inspect_adapter(file)


def take_adapter(
    file: Path,
    adapters: Path,
    *,
    disk: Disk,
    stop: Stop,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Path:
    """Copy a LoRA or embedding into the adapters folder and return its new path.

    A file whose content is already there, under any name, isn't copied again. The file keeps its
    name, which triggers an embedding; an embedding in a pickle becomes a safetensors file.

    Raises:
        StudioError: ``IMPORT_…``, or a disk error.
        Stopped: it was requested. In either case nothing is left behind.
    """
    converted = convert_embedding(file).data if is_pickle(file) else None
    name = file.name if converted is None else f"{file.stem}{SUFFIX}"
    size_bytes = _size_bytes(file) if converted is None else len(converted)
    partial = adapters / f"{name}{PART_SUFFIX}"
    try:
        with disk_errors(adapters):
            disk.make_folder(adapters)
            disk.remove(partial)
            if converted is not None:
                disk.write(partial, converted)
                disk.sync(partial)
            source = file if converted is None else partial
            there = _there(source, size_bytes, adapters, stop)
        if there is not None:
            return there
        if converted is None:
            check_room(disk, adapters, size_bytes, code=ErrorCode.IMPORT_DISK_FULL, model=file.stem)
            copy_hashed(disk, file, partial, Counter(size_bytes, stop, progress))
        target = adapters / name
        number = 1
        while target.exists():
            number += 1
            target = adapters / f"{file.stem} {number}{target.suffix}"
        with disk_errors(adapters):
            disk.move(partial, target)
            disk.sync_folder(adapters)
        return target
    finally:
        with contextlib.suppress(OSError):
            disk.remove(partial)


def _size_bytes(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError as error:
        raise StudioError(ErrorCode.IMPORT_GONE, file=str(file)) from error


def _there(file: Path, size_bytes: int, adapters: Path, stop: Stop) -> Path | None:
    """The file in ``adapters`` with the same content; reads only files of the same size."""
    alike = [
        one
        for one in sorted(adapters.iterdir(), key=lambda one: (one.name != file.name, one.name))
        if one.is_file() and one.suffix != PART_SUFFIX and one.stat().st_size == size_bytes
    ]
    if not alike:
        return None

    def sha256(of: Path) -> str:
        return hash_source(of, Counter(0, stop, lambda _done, _total: None)).sha256

    wanted = sha256(file)
    for one in alike:
        # An unreadable file doesn't count as the same.
        with contextlib.suppress(StudioError):
            if sha256(one) == wanted:
                return one
    return None
