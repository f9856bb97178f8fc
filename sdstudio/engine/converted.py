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
import zlib
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

import torch

from sdstudio.domain.model_files import ORIGINAL_PREFIXES, STEMS
from sdstudio.engine.original import read_component
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.engine.weights import WeightsFile, WeightsHashes

_log = logging.getLogger(__name__)

#: All copies together; the full-size 2.1 has 2.6 GB.
_LIMIT_BYTES = 16 * 10**9
#: What must stay free on the disk.
_RESERVE_BYTES = 4 * 10**9

_LENGTH_BYTES = 8
_LOOK_S = 0.1
_CHUNK_BYTES = 32 * 2**20
_DTYPES = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}
_NAMES = {dtype: name for name, dtype in _DTYPES.items()}
#: Numbers that are no weights and keep their dtype: positions, counters.
_OTHER_NAMES = {
    torch.float64: "F64",
    torch.int64: "I64",
    torch.int32: "I32",
    torch.uint8: "U8",
    torch.bool: "BOOL",
}
# As many digits as it is written with at last: the header stands before what it describes.
_NO_CHECKSUM = "0" * 16
_CHECKSUMS = "checksums.json"


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
        limit_bytes: int = _LIMIT_BYTES,
        reserve_bytes: int = _RESERVE_BYTES,
    ) -> None:
        self._folder = cache_folder / "converted"
        self._hashes = hashes
        self._limit_bytes = limit_bytes
        self._reserve_bytes = reserve_bytes
        self._checks: dict[Path, Future[bool]] = {}

    def take(self, file: WeightsFile, dtype: torch.dtype, cancelled: CancelFlag) -> Path | None:
        """A folder with the component's configuration and its weights in ``dtype``.

        Converts them if no copy is there, a tensor at a time. One that was there is checked beside
        whatever the caller does next: see :meth:`were_sound`. ``None`` where the original is to be
        used: it has that dtype, there is no room, or the cache cannot be written to.

        Raises:
            JobCancelled: between two tensors.
        """
        try:
            with file.path.open("rb") as source:
                header = _read_header(source).of(file)
                if not header.needs(dtype):
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
            if not _result(check, cancelled):
                damaged.append(folder)
            del self._checks[folder]
        for folder in damaged:
            _log.warning("the damaged copy %s is made anew", folder.name)
            shutil.rmtree(folder, ignore_errors=True)
        return not damaged

    def derive(
        self,
        file: WeightsFile,
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
            JobCancelled: as ``make`` does, and while ``file`` is hashed.
            OSError, RuntimeError, ValueError: of ``make`` or the disk.
        """
        sha256 = self._hashes.known(file)
        if sha256 is None:
            sha256 = self._hashes.start((file,)).result(cancelled).get(file.name)
        if sha256 is None:
            return None
        folder = self._folder / f"{sha256}-{name}"
        if folder.is_dir():
            if _is_as_written(folder):
                with contextlib.suppress(OSError):
                    os.utime(folder)
                return folder
            _log.warning("what was made of %s is damaged and made anew", file.name)
            shutil.rmtree(folder, ignore_errors=True)
        self._folder.mkdir(parents=True, exist_ok=True)
        if not self._make_room(size_bytes):
            return None
        unfinished = self._folder / f"unfinished-{os.getpid()}-{name}"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        try:
            make(unfinished)
            found = {one.name: _shown(_file_checksum(one)) for one in unfinished.iterdir()}
            (unfinished / _CHECKSUMS).write_text(json.dumps(found), encoding="utf-8")
            unfinished.replace(folder)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        return folder

    def _kept(self, file: WeightsFile, dtype: torch.dtype) -> Path | None:
        sha256 = self._hashes.known(file)
        if sha256 is None:
            return None
        folder = self._folder / _key(sha256, file, dtype)
        copy = folder / _plain_name(file)
        if not copy.is_file():
            return None
        if folder not in self._checks:
            self._checks[folder] = _beside(partial(_is_sound, copy))
        with contextlib.suppress(OSError):
            os.utime(folder)
        return folder

    def _convert(
        self,
        source: BinaryIO,
        header: "_Header",
        file: WeightsFile,
        dtype: torch.dtype,
        cancelled: CancelFlag,
    ) -> Path | None:
        self._folder.mkdir(parents=True, exist_ok=True)
        if not self._make_room(header.data_bytes(dtype)):
            return None
        unfinished = self._folder / f"unfinished-{os.getpid()}"
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


@dataclass(frozen=True, slots=True)
class _Header:
    """What a safetensors file says of itself. ``raw`` with the length before it."""

    raw: bytes
    tensors: dict[str, dict[str, Any]]
    metadata: dict[str, str]

    def of(self, file: WeightsFile) -> "_Header":
        """What it says of the component that ``file`` is there for."""
        if file.part is None:
            return self
        prefix = ORIGINAL_PREFIXES[file.part]
        named = {name: entry for name, entry in self.tensors.items() if name.startswith(prefix)}
        return _Header(self.raw, named, self.metadata)

    def in_order(self) -> list[tuple[str, dict[str, Any]]]:
        return sorted(self.tensors.items(), key=lambda item: item[1]["data_offsets"][0])

    def needs(self, dtype: torch.dtype) -> bool:
        return any(
            entry["dtype"] in _DTYPES and entry["dtype"] != _NAMES[dtype]
            for entry in self.tensors.values()
        )

    def data_bytes(self, dtype: torch.dtype) -> int:
        return sum(_converted_bytes(entry, dtype) for entry in self.tensors.values())


def _read_header(source: BinaryIO) -> _Header:
    length = source.read(_LENGTH_BYTES)
    text = source.read(int.from_bytes(length, "little"))
    tensors = json.loads(text)
    metadata = tensors.pop("__metadata__", None) or {}
    return _Header(length + text, tensors, metadata)


def _write_converted(
    source: BinaryIO,
    header: _Header,
    target: BinaryIO,
    dtype: torch.dtype,
    cancelled: CancelFlag,
) -> str:
    """Write the copy; returns the SHA-256 of what ``source`` holds."""
    target.write(_new_header(header, dtype, _NO_CHECKSUM))
    read = hashlib.sha256(header.raw)
    checksum = 0
    end = 0
    for _name, entry in header.in_order():
        cancelled.check()
        begin, until = entry["data_offsets"]
        if begin != end:
            raise ValueError("a gap or an overlap")
        end = until
        raw = bytearray(until - begin)
        if source.readinto(raw) != len(raw):  # type: ignore[attr-defined]
            raise ValueError("cut short")
        read.update(raw)
        written = _converted(raw, entry["dtype"], dtype)
        # As quick as memory nearly; for accidents, not for attackers.
        checksum = zlib.crc32(written, checksum)
        target.write(written)
    target.seek(0)
    target.write(_new_header(header, dtype, _shown(checksum)))
    target.flush()
    os.fsync(target.fileno())
    return read.hexdigest()


def _write_renamed(
    file: WeightsFile, target: BinaryIO, dtype: torch.dtype, cancelled: CancelFlag
) -> None:
    """Write the copy of a component that lies in one file with others."""
    assert file.part is not None
    config = json.loads(file.config.read_text(encoding="utf-8"))
    weights = read_component(file.path, file.part, config)
    entries: dict[str, dict[str, Any]] = {}
    end = 0
    for name, weight in weights.items():
        kind = dtype if weight.dtype in _NAMES else weight.dtype
        begin, end = end, end + weight.numel() * kind.itemsize
        entries[name] = {
            "dtype": _NAMES.get(kind) or _OTHER_NAMES[kind],
            "shape": list(weight.shape),
            "data_offsets": [begin, end],
        }
    target.write(_header_bytes(entries, {}, _NO_CHECKSUM))
    checksum = 0
    for weight in weights.values():
        cancelled.check()
        values = weight.to(dtype) if weight.dtype in _NAMES else weight
        written = values.contiguous().reshape(-1).view(torch.uint8).numpy().data
        checksum = zlib.crc32(written, checksum)
        target.write(written)
    target.seek(0)
    target.write(_header_bytes(entries, {}, _shown(checksum)))
    target.flush()
    os.fsync(target.fileno())


def _new_header(header: _Header, dtype: torch.dtype, checksum: str) -> bytes:
    entries: dict[str, dict[str, Any]] = {}
    end = 0
    for name, entry in header.in_order():
        begin, end = end, end + _converted_bytes(entry, dtype)
        kind = _NAMES[dtype] if entry["dtype"] in _DTYPES else entry["dtype"]
        entries[name] = {"dtype": kind, "shape": entry["shape"], "data_offsets": [begin, end]}
    return _header_bytes(entries, header.metadata, checksum)


def _header_bytes(
    entries: dict[str, dict[str, Any]], metadata: dict[str, str], checksum: str
) -> bytes:
    text = json.dumps({"__metadata__": {**metadata, "checksum": checksum}, **entries}).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(_LENGTH_BYTES, "little") + text


def _converted_bytes(entry: dict[str, Any], dtype: torch.dtype) -> int:
    begin, end = entry["data_offsets"]
    kind = _DTYPES.get(entry["dtype"])
    return int(end - begin) if kind is None else int(end - begin) // kind.itemsize * dtype.itemsize


def _converted(raw: bytearray, kind: str, dtype: torch.dtype) -> memoryview:
    if not raw or kind not in _DTYPES:
        return memoryview(raw)
    values = torch.frombuffer(raw, dtype=_DTYPES[kind]).to(dtype)
    return values.view(torch.uint8).numpy().data


def _is_sound(copy: Path) -> bool:
    """Whether a copy holds what was written. Reads all of it, which loading does too."""
    try:
        with copy.open("rb") as source:
            header = _read_header(source)
            return header.metadata.get("checksum") == _shown(_checksum(source))
    except (OSError, ValueError, LookupError, TypeError):
        return False


def _beside(work: Callable[[], bool]) -> Future[bool]:
    """The result of ``work`` on a thread of its own, which ends with the process."""
    future: Future[bool] = Future()
    Thread(target=lambda: future.set_result(work()), name="checking", daemon=True).start()
    return future


def _result(future: Future[bool], cancelled: CancelFlag) -> bool:
    while True:
        cancelled.check()
        try:
            return future.result(timeout=_LOOK_S)
        except NotYet:
            continue


def _is_as_written(folder: Path) -> bool:
    try:
        written = json.loads((folder / _CHECKSUMS).read_text(encoding="utf-8"))
        return bool(written) and all(
            _shown(_file_checksum(folder / name)) == checksum for name, checksum in written.items()
        )
    except (OSError, ValueError, AttributeError):
        return False


def _file_checksum(file: Path) -> int:
    with file.open("rb") as source:
        return _checksum(source)


def _checksum(source: BinaryIO) -> int:
    """Of what is left to read."""
    buffer = memoryview(bytearray(_CHUNK_BYTES))
    checksum = 0
    while read := source.readinto(buffer):  # type: ignore[attr-defined]
        checksum = zlib.crc32(buffer[:read], checksum)
    return checksum


def _shown(checksum: int) -> str:
    return f"{checksum:0{len(_NO_CHECKSUM)}x}"


def _key(sha256: str, file: WeightsFile, dtype: torch.dtype) -> str:
    part = f"-{file.part}" if file.part else ""
    return f"{sha256}{part}-{_NAMES[dtype].lower()}"


def _plain_name(file: WeightsFile) -> str:
    """The name that its library looks for, without a variant's infix."""
    if file.part is not None:
        return f"{STEMS[file.part]}.safetensors"
    name = file.name.rpartition("/")[2]
    return name.replace(f".{file.variant}.", ".") if file.variant else name


def _size_bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir())
