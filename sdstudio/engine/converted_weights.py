"""What is made of weights once: copies in the dtype they are computed in, and what runtimes need.

It lies in the cache under the hash of the file it was made from, so read-only and linked models
have it too, and a model that changes never meets the copy of what it was.
"""

import contextlib
import hashlib
import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

import psutil
import torch

from sdstudio.domain.model_files import STEMS, part_in
from sdstudio.domain.prepared_models import FOLDER_NAME, LIMIT_BYTES
from sdstudio.engine.original_layout import read_component
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.engine.safetensors_stream import (
    FLOATS,
    NAMES,
    checksum,
    is_sound,
    raw_bytes,
    write,
)
from sdstudio.engine.weights_hashes import HashedWeights, WeightsHashes
from sdstudio.engine.worker_thread import awaited, in_thread
from sdstudio.weights.header import Header, NewTensor, read_header

_log = logging.getLogger(__name__)

#: What must stay free on the disk.
_RESERVE_BYTES = 4 * 10**9

_CHECKSUMS = "checksums.json"
#: Begins the name of a folder that is being written; the number of the process follows.
_UNFINISHED = "unfinished-"


class ConvertedWeights:
    """Finds and makes copies. What goes wrong costs the copy and never the picture.

    Args:
        cache_folder: need not exist, need not be writable.
        hashes: what is learned of a file while it is read is remembered there.
        limit_bytes: of all copies together; those not used for longest go first.
        reserve_bytes: copies go, and none is made, where less than this is free on the disk.
    """

    def __init__(
        self,
        cache_folder: Path,
        hashes: WeightsHashes,
        *,
        limit_bytes: int = LIMIT_BYTES,
        reserve_bytes: int = _RESERVE_BYTES,
    ) -> None:
        self._folder = cache_folder / FOLDER_NAME
        self._hashes = hashes
        self._limit_bytes = limit_bytes
        self._reserve_bytes = reserve_bytes
        self._checks: dict[Path, Future[bool]] = {}
        _clear_unfinished(self._folder)

    def take(self, file: HashedWeights, dtype: torch.dtype, cancelled: CancelFlag) -> Path | None:
        """A folder with the component's configuration and its weights in ``dtype``.

        Converts them if no copy is there, a tensor at a time. One that was there is checked beside
        whatever the caller does next: see :meth:`were_sound`. ``None`` where the original is to be
        used: it has that dtype, there is no room, or the cache cannot be written to.

        Raises:
            JobCancelled: between two tensors.
        """
        try:
            with file.path.open("rb") as source:
                header = _header_of(file, source)
                if not _needs(header, dtype):
                    return None
                copy = self._kept(file, dtype) or self._convert(
                    source, header, file, dtype, cancelled
                )
                if copy is not None:
                    # Each model's own: equal weights may come with another configuration.
                    shutil.copyfile(file.config, copy / "config.json")
                return copy
        except (OSError, ValueError, LookupError, TypeError):
            _log.warning("%s is not kept converted", file.name, exc_info=True)
            return None

    def were_sound(self, cancelled: CancelFlag) -> bool:
        """Whether all copies taken since the last call hold what was written; waits for that.

        Those that do not are removed, so that the next :meth:`take` makes them anew.

        Raises:
            JobCancelled: while it waits.
        """
        damaged = []
        while self._checks:
            folder, check = next(iter(self._checks.items()))
            if not awaited(check, cancelled):
                damaged.append(folder)
            del self._checks[folder]
        for folder in damaged:
            _log.warning("the damaged copy %s is made anew", folder.name)
            shutil.rmtree(folder, ignore_errors=True)
        return not damaged

    def derive(
        self,
        file: HashedWeights,
        name: str,
        size_bytes: int,
        make: Callable[[Path], None],
        cancelled: CancelFlag,
    ) -> Path | None:
        """A folder with what ``make`` wrote into it, now or before, from the weights in ``file``.

        Args:
            name: what is made, and everything but the weights that it depends on.
            size_bytes: about how large it becomes.
            make: given an empty folder.

        Returns:
            ``None`` where there is no room for it.

        Raises:
            JobCancelled: as ``make`` does, and while ``file`` is hashed or what is there checked.
            OSError, RuntimeError, ValueError: of ``make`` or the disk.
        """
        folder = self._folder / f"{self._hashes.sha256(file, cancelled)}-{name}"
        if folder.is_dir():
            if awaited(in_thread(partial(_is_as_written, folder), "checking"), cancelled):
                with contextlib.suppress(OSError):
                    os.utime(folder)
                return folder
            _log.warning("what was made of %s is damaged and made anew", file.name)
            shutil.rmtree(folder, ignore_errors=True)
        self._folder.mkdir(parents=True, exist_ok=True)
        if not self._make_room(size_bytes):
            return None
        unfinished = self._folder / f"{_UNFINISHED}{os.getpid()}-{name}"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        try:
            make(unfinished)
            found = awaited(in_thread(partial(_checksums, unfinished), "checking"), cancelled)
            (unfinished / _CHECKSUMS).write_text(json.dumps(found), encoding="utf-8")
            unfinished.replace(folder)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        return folder

    def _kept(self, file: HashedWeights, dtype: torch.dtype) -> Path | None:
        sha256 = self._hashes.known(file)
        if sha256 is None:
            return None
        folder = self._folder / _key(sha256, file, dtype)
        copy = folder / _plain_name(file)
        if not copy.is_file():
            return None
        if folder not in self._checks:
            self._checks[folder] = in_thread(partial(_is_sound, copy), "checking")
        with contextlib.suppress(OSError):
            os.utime(folder)
        return folder

    def _convert(
        self,
        source: BinaryIO,
        header: Header,
        file: HashedWeights,
        dtype: torch.dtype,
        cancelled: CancelFlag,
    ) -> Path | None:
        self._folder.mkdir(parents=True, exist_ok=True)
        if not self._make_room(sum(one.size_bytes for one in _new_tensors(header, dtype).values())):
            return None
        unfinished = self._folder / f"{_UNFINISHED}{os.getpid()}"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        try:
            with (unfinished / _plain_name(file)).open("wb") as target:
                if file.part is None:
                    sha256 = _write_converted(source, header, target, dtype, cancelled)
                else:
                    # Of the whole file, which is read once for all its parts.
                    sha256 = self._hashes.sha256(file, cancelled)
                    _write_renamed(file, target, dtype, cancelled)
            folder = self._folder / _key(sha256, file, dtype)
            shutil.rmtree(folder, ignore_errors=True)
            unfinished.replace(folder)
        except (JobCancelled, OSError, ValueError, LookupError, TypeError):
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        self._hashes.remember(file, sha256)
        return folder

    def _make_room(self, needed_bytes: int) -> bool:
        """Remove what was used longest ago until a new copy fits; whether it does."""
        copies = sorted(
            (folder for folder in self._folder.iterdir() if folder.is_dir()),
            key=lambda folder: folder.stat().st_mtime,
        )
        sizes = {folder: _size_bytes(folder) for folder in copies}
        while not self._fits(needed_bytes, sum(sizes.values())):
            if not copies:
                return False
            oldest = copies.pop(0)
            # On Windows a copy in use stays; it counts no longer, so that this comes to an end.
            shutil.rmtree(oldest, ignore_errors=True)
            del sizes[oldest]
        return True

    def _fits(self, needed_bytes: int, kept_bytes: int) -> bool:
        free_bytes = shutil.disk_usage(self._folder).free
        return (
            kept_bytes + needed_bytes <= self._limit_bytes
            and free_bytes - needed_bytes >= self._reserve_bytes
        )


def _clear_unfinished(folder: Path) -> None:
    """Remove what processes were writing that were ended in the middle of it."""
    for unfinished in folder.glob(f"{_UNFINISHED}*"):
        process = unfinished.name.removeprefix(_UNFINISHED).partition("-")[0]
        if process.isdecimal() and not psutil.pid_exists(int(process)):
            shutil.rmtree(unfinished, ignore_errors=True)


def _header_of(file: HashedWeights, source: BinaryIO) -> Header:
    """What a file says of the component that ``file`` is there for."""
    header = read_header(source)
    if file.part is None:
        return header
    return replace(header, tensors=part_in(header.tensors, file.part))


def _needs(header: Header, dtype: torch.dtype) -> bool:
    return any(
        entry.dtype in FLOATS and entry.dtype != NAMES[dtype] for entry in header.tensors.values()
    )


def _new_tensors(header: Header, dtype: torch.dtype) -> dict[str, NewTensor]:
    found = {}
    for name, entry in header.in_order():
        kept, size_bytes = entry.dtype, entry.size_bytes
        if kept in FLOATS:
            size_bytes = size_bytes // FLOATS[kept].itemsize * dtype.itemsize
            kept = NAMES[dtype]
        found[name] = NewTensor(kept, entry.shape, size_bytes)
    return found


def _write_converted(
    source: BinaryIO,
    header: Header,
    target: BinaryIO,
    dtype: torch.dtype,
    cancelled: CancelFlag,
) -> str:
    """Write the copy; returns the SHA-256 of what ``source`` holds."""
    read = hashlib.sha256(header.raw)

    def values() -> Iterator[memoryview]:
        for _name, entry in header.in_order():
            cancelled.check()
            raw = bytearray(entry.size_bytes)
            if source.readinto(raw) != len(raw):  # type: ignore[attr-defined]
                raise ValueError("cut short")
            read.update(raw)
            yield _converted(raw, entry.dtype, dtype)

    write(target, _new_tensors(header, dtype), values(), header.metadata, with_checksum=True)
    return read.hexdigest()


def _write_renamed(
    file: HashedWeights, target: BinaryIO, dtype: torch.dtype, cancelled: CancelFlag
) -> None:
    """Write the copy of a component that lies in one file with others."""
    assert file.part is not None
    config = json.loads(file.config.read_text(encoding="utf-8"))
    weights = read_component(file.path, file.part, config)
    kinds = {
        name: dtype if NAMES[one.dtype] in FLOATS else one.dtype for name, one in weights.items()
    }
    tensors = {
        name: NewTensor(NAMES[kinds[name]], tuple(one.shape), one.numel() * kinds[name].itemsize)
        for name, one in weights.items()
    }

    def values() -> Iterator[memoryview]:
        for name, one in weights.items():
            cancelled.check()
            yield raw_bytes(one.to(kinds[name]))

    write(target, tensors, values(), {}, with_checksum=True)


def _converted(raw: bytearray, kind: str, dtype: torch.dtype) -> memoryview:
    if not raw or kind not in FLOATS:
        return memoryview(raw)
    return raw_bytes(torch.frombuffer(raw, dtype=FLOATS[kind]).to(dtype))


def _is_sound(copy: Path) -> bool:
    """Whether a copy holds what was written. Reads all of it, which loading does too."""
    try:
        with copy.open("rb") as source:
            return is_sound(source)
    except Exception:  # whatever a damaged header leads to
        _log.info("%s cannot be read", copy, exc_info=True)
        return False


def _is_as_written(folder: Path) -> bool:
    try:
        written = json.loads((folder / _CHECKSUMS).read_text(encoding="utf-8"))
        return bool(written) and all(
            _file_checksum(folder / name) == kept for name, kept in written.items()
        )
    except (OSError, ValueError, AttributeError):
        return False


def _checksums(folder: Path) -> dict[str, str]:
    return {file.name: _file_checksum(file) for file in folder.iterdir()}


def _file_checksum(file: Path) -> str:
    with file.open("rb") as source:
        return checksum(source)


def _key(sha256: str, file: HashedWeights, dtype: torch.dtype) -> str:
    part = f"-{file.part}" if file.part else ""
    return f"{sha256}{part}-{NAMES[dtype].lower()}"


def _plain_name(file: HashedWeights) -> str:
    """The name that its library looks for, without a variant's infix."""
    if file.part is not None:
        return f"{STEMS[file.part]}.safetensors"
    name = file.name.rpartition("/")[2]
    return name.replace(f".{file.variant}.", ".") if file.variant else name


def _size_bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir())
