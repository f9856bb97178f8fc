"""The cache of data derived from weights: copies in the dtype used, and files for runtimes.

Entries are named after the hash of the source file, so read-only and linked models have them too,
and a model that changes never gets the copy of its old version.
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

from sdstudio.domain.prepared_models import FOLDER_NAME, LIMIT_BYTES
from sdstudio.domain.weights_layout import STEMS, part_in
from sdstudio.engine.original_layout import read_component
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.engine.safetensors_stream import (
    FLOATS,
    NAMES,
    checksum,
    is_intact,
    raw_bytes,
    write,
)
from sdstudio.engine.weights_hashes import HashedWeights, WeightsHashes
from sdstudio.engine.worker_thread import awaited, in_thread
from sdstudio.weights.header import Header, NewTensor, read_header

_log = logging.getLogger(__name__)

#: Must stay free on the disk.
_RESERVE_BYTES = 4 * 10**9

_CHECKSUMS = "checksums.json"
#: Prefix of folders being written, followed by the process ID.
_UNFINISHED = "unfinished-"


class ConvertedWeights:
    """Finds and makes converted copies. Failures cost the copy, never the picture.

    Args:
        cache_folder: need not exist or be writable.
        hashes: stores hashes computed while converting.
        limit_bytes: of all copies together; the least recently used go first.
        reserve_bytes: minimum free disk space; copies are removed, and none made, to keep it.
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

        Converts the weights tensor by tensor if there is no copy yet. An existing copy is verified
        in the background; call :meth:`all_intact` after loading.

        Returns:
            ``None`` if the original must be used: it already has that dtype, there is no room, or
            the cache isn't writable.

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
                    # Models with equal weights may have different configurations.
                    shutil.copyfile(file.config, copy / "config.json")
                return copy
        except (OSError, ValueError, LookupError, TypeError):
            _log.warning("can't keep a converted copy of %s", file.name, exc_info=True)
            return None

    def is_needed(self, file: HashedWeights, dtype: torch.dtype) -> bool:
        """Whether the weights have another dtype, or can't be read at all."""
        try:
            with file.path.open("rb") as source:
                return _needs(_header_of(file, source), dtype)
        except (OSError, ValueError, LookupError, TypeError):
            return True

    def all_intact(self, cancelled: CancelFlag) -> bool:
        """Whether all copies taken since the last call are intact; waits for their checks.

        Damaged ones are removed, so that the next :meth:`take` makes them again.

        Raises:
            JobCancelled: while waiting.
        """
        damaged = []
        while self._checks:
            folder, check = next(iter(self._checks.items()))
            if not awaited(check, cancelled):
                damaged.append(folder)
            del self._checks[folder]
        for folder in damaged:
            _log.warning("the copy %s is damaged; it will be made again", folder.name)
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
        """A folder with what ``make`` derives from the weights in ``file``, cached.

        Args:
            name: identifies the result and everything it depends on besides the weights.
            size_bytes: approximate size of the result.
            make: writes into the empty folder it is given.

        Returns:
            ``None`` if there is no room for it.

        Raises:
            JobCancelled: from ``make``, while hashing ``file`` or checking an existing result.
            OSError, RuntimeError, ValueError: from ``make`` or the disk.
        """
        folder = self._folder / f"{self._hashes.sha256(file, cancelled)}-{name}"
        if folder.is_dir():
            if awaited(in_thread(partial(_is_as_written, folder), "checking"), cancelled):
                with contextlib.suppress(OSError):
                    os.utime(folder)
                return folder
            _log.warning("data derived from %s is damaged; it is made again", file.name)
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
            self._checks[folder] = in_thread(partial(_is_intact, copy), "checking")
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
                    # The hash of the whole file, computed once for all its parts.
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
        """Remove the least recently used copies until a new one fits; return whether it does."""
        copies = sorted(
            (folder for folder in self._folder.iterdir() if folder.is_dir()),
            key=lambda folder: folder.stat().st_mtime,
        )
        sizes = {folder: _size_bytes(folder) for folder in copies}
        while not self._fits(needed_bytes, sum(sizes.values())):
            if not copies:
                return False
            oldest = copies.pop(0)
            # On Windows a copy in use stays; ignore it, so that the loop ends.
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
    """Remove unfinished folders of processes that have ended."""
    for unfinished in folder.glob(f"{_UNFINISHED}*"):
        process = unfinished.name.removeprefix(_UNFINISHED).partition("-")[0]
        if process.isdecimal() and not psutil.pid_exists(int(process)):
            shutil.rmtree(unfinished, ignore_errors=True)


def _header_of(file: HashedWeights, source: BinaryIO) -> Header:
    """What a file says of the component that ``file`` is there for."""
    header = read_header(source)
    if file.part is None:
        return header
    return replace(header, tensors=part_in(header.tensors, file.part) or header.tensors)


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
    """Write the copy; return the SHA-256 of ``source``."""
    read = hashlib.sha256(header.raw)

    def values() -> Iterator[memoryview]:
        for _name, entry in header.in_order():
            cancelled.check()
            raw = bytearray(entry.size_bytes)
            if source.readinto(raw) != len(raw):  # type: ignore[attr-defined]
                raise ValueError("the file is truncated")
            read.update(raw)
            yield _converted(raw, entry.dtype, dtype)

    write(target, _new_tensors(header, dtype), values(), header.metadata, with_checksum=True)
    return read.hexdigest()


def _write_renamed(
    file: HashedWeights, target: BinaryIO, dtype: torch.dtype, cancelled: CancelFlag
) -> None:
    """Write the copy of a component that shares its file with others."""
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


def _is_intact(copy: Path) -> bool:
    """Whether a copy holds what was written. Reads the whole file, as loading does."""
    try:
        with copy.open("rb") as source:
            return is_intact(source)
    except Exception:  # a damaged header can cause anything
        _log.info("can't read %s", copy, exc_info=True)
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
    """The file name that the component's library expects, without a variant's infix."""
    if file.part is not None:
        return f"{STEMS[file.part]}.safetensors"
    name = file.name.rpartition("/")[2]
    return name.replace(f".{file.variant}.", ".") if file.variant else name


def _size_bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir())
