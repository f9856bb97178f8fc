"""Take a LoRA or learned word from a disk into the adapters' folder."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from sdstudio.disk import Disk, disk_errors
from sdstudio.domain.errors import ErrorCode
from sdstudio.models.copying import Counter, check_room, copy_hashed, hash_source
from sdstudio.models.download.part import PART_SUFFIX
from sdstudio.models.download.stop import Stop
from sdstudio.models.importing.found import Found


def import_adapter(
    found: Found,
    adapters: Path,
    *,
    disk: Disk,
    stop: Stop,
    progress: Callable[[int, int], None],
) -> Path:
    """Copy a LoRA or learned word into the adapters' folder and return the file there.

    One that is there already under its name is not copied again. Its name stays the file's, which a
    learned word is called by.

    Raises:
        StudioError: ``IMPORT_…``, ``ADAPTER_…``, or the disk refuses.
        Stopped: it was asked. In either case nothing is left behind.
    """
    if not found.is_adapter:
        raise ValueError("models have a folder of their own")
    with disk_errors(adapters):
        disk.make_folder(adapters)
    check_room(
        disk, adapters, found.needed_bytes, code=ErrorCode.IMPORT_DISK_FULL, model=found.name
    )
    partial = adapters / f"{found.path.name}{PART_SUFFIX}"
    counter = Counter(found.size_bytes, stop, progress)
    try:
        with disk_errors(adapters):
            disk.remove(partial)
        hashes = copy_hashed(disk, found.path, partial, counter)
        target = adapters / found.path.name
        number = 1
        while target.exists():
            if hash_source(target, Counter(0, stop, lambda *_: None)).sha256 == hashes.sha256:
                return target
            number += 1
            target = adapters / f"{found.path.stem} {number}{found.path.suffix}"
        with disk_errors(adapters):
            disk.move(partial, target)
            disk.sync_folder(adapters)
        return target
    finally:
        with contextlib.suppress(OSError):
            disk.remove(partial)
