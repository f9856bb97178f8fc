"""Export an installed model for a machine without a network."""

import contextlib
import hashlib
import re
import secrets
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from sdstudio.disk import Disk, disk_errors, open_regular, read_regular, write_over
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.auxiliary import inspect_installed
from sdstudio.models.copying import Counter, check_room, copy_hashed
from sdstudio.models.folder import ModelFolder
from sdstudio.models.hashing import Hashes
from sdstudio.models.records import (
    RECORD_NAME,
    UNKNOWN_LICENCE,
    InstalledFile,
    InstallRecord,
    read_record,
    write_record,
)
from sdstudio.models.stop import Stop
from sdstudio.models.verification import Damage

#: As ``sha256sum -c`` reads it.
SUMS_NAME = "SHA256SUMS"
LICENCE_NAME = "LICENSE.txt"
NOTICE_NAME = "NOTICE.txt"

_SUMS_LIMIT_BYTES = 2**20
_SUM = re.compile(r"([0-9a-f]{64}) [ *](.{1,200})")

_NOTICE = """\
{name}

Installed by {program}. This folder is a copy of a model as it was installed; {sums} holds the
SHA-256 of each file, and {record} where its files came from.

{terms} and keeps this notice.

To use it, choose “Manage models…” (Ctrl+Shift+D) in SD Studio on the other computer and
import this folder, or the folder above it with all models in it. No network is needed.
"""

_TERMS = """\
The model comes under the terms “{licence}”{there}. Whoever passes it on passes these terms on with
it, as they ask for,"""
_BASE_TERMS = """\
The model was imported from a file that doesn't say on which terms it was published. Models of this
family are trained from one that comes under the terms “{licence}”{there}. Whoever passes it on
finds out whether it may be passed on, passes these terms on with it, as they ask for,"""
_UNKNOWN_TERMS = """\
The model was imported from a file that doesn't say on which terms it was published. Whoever passes
it on finds out whether it may be passed on,"""


def export_model(
    folder: Path,
    target: Path,
    *,
    disk: Disk,
    resources: Path,
    stop: Stop,
    progress: Callable[[int, int], None],
) -> Path:
    """Copy the installed model in ``folder`` to ``target/<model>/<variant>``, which is returned.

    Includes its record, hashes, licence text and notices; linked weights are copied. Every byte is
    compared with the record on the way. A target may contain several models, and can be served as a
    catalogue's ``folder`` endpoint.

    Args:
        resources: with ``licences/<key>.txt``.
        progress: called with bytes done and total bytes.

    Raises:
        StudioError: ``MODEL_…``, ``EXPORT_…``, ``DISK_FULL``, ``FOLDER_READ_ONLY`` or
            ``SAVE_FAILED``.
        Stopped: it was requested. In either case nothing new is left behind.
    """
    record = read_record(folder)
    if record is None:
        raise StudioError(ErrorCode.EXPORT_NO_RECORD, model=folder.name)
    inspect_installed(folder)
    final = target / record.model / record.variant
    if final.exists():
        raise StudioError(ErrorCode.EXPORT_THERE, folder=str(final))
    made = [one for one in (final.parent, target) if not one.exists()]
    total = sum(file.size_bytes for file in record.files)
    with disk_errors(target):
        disk.make_folder(final.parent)
    staging = final.parent / f".sd-studio-{secrets.token_hex(4)}"
    try:
        check_room(disk, target, total, code=ErrorCode.EXPORT_DISK_FULL, model=record.name)
        counter = Counter(total, stop, progress)
        places = ModelFolder(folder, record.name)
        sums = {}
        for file in record.files:
            hashes = copy_hashed(disk, places.place(file.path), staging / file.path, counter)
            _compare(file, hashes, record.name)
            sums[file.path] = hashes.sha256
        small = Counter(0, stop, lambda *_: None)
        for path in places.small_files():
            sums[path] = copy_hashed(disk, folder / path, staging / path, small).sha256
        licence = resources / "licences" / f"{record.licence}.txt"
        texts = {
            NOTICE_NAME: _NOTICE.format(
                name=record.name,
                program=record.program,
                terms=_terms(record, has_text=licence.is_file()),
                sums=SUMS_NAME,
                record=RECORD_NAME,
            ).encode()
        }
        if licence.is_file():
            texts[LICENCE_NAME] = read_regular(licence)
        for name, text in texts.items():
            write_over(disk, staging / name, text)
            sums[name] = hashlib.sha256(text).hexdigest()
        write_over(disk, staging / SUMS_NAME, _sums_text(sums))
        write_record(disk, staging, record)
        with disk_errors(target):
            disk.replace(staging, final)
            disk.sync_folder(final.parent)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        _remove_empty(made)
        raise
    return final


def read_sums(folder: Path) -> Mapping[str, str]:
    """SHA-256 by path, from the folder's own list; empty if there is no list."""
    try:
        with open_regular(folder / SUMS_NAME) as file:
            lines = file.read(_SUMS_LIMIT_BYTES).decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    matches = (_SUM.fullmatch(line) for line in lines)
    return {match[2]: match[1] for match in matches if match is not None}


def _terms(record: InstallRecord, *, has_text: bool) -> str:
    if record.licence == UNKNOWN_LICENCE:
        return _UNKNOWN_TERMS
    there = f", which stand in {LICENCE_NAME}" if has_text else ""
    terms = _BASE_TERMS if record.is_imported else _TERMS
    return terms.format(licence=record.licence, there=there)


def _sums_text(sums: Mapping[str, str]) -> bytes:
    return "".join(f"{sha256}  {path}\n" for path, sha256 in sums.items()).encode()


def _compare(file: InstalledFile, hashes: Hashes, model: str) -> None:
    if hashes.sha256 == file.sha256:
        return
    found = [*hashes.blocks, *[""] * len(file.blocks)]
    ranges = tuple(
        (begin, min(begin + file.block_bytes, file.size_bytes))
        for index, block in enumerate(file.blocks)
        if found[index] != block
        for begin in (index * file.block_bytes,)
    )
    raise Damage(file.path, file.size_bytes, ranges).told(model)


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()
