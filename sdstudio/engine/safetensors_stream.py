"""Reads and writes safetensors files one tensor at a time, never holding a whole file."""

import json
import os
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, NamedTuple

import torch

_LENGTH_BYTES = 8
_CHUNK_BYTES = 32 * 2**20
_CHECKSUM = "checksum"
# A placeholder of the final length: the header precedes the data that it describes.
_NO_CHECKSUM = "0" * 16

#: Dtypes of weights.
FLOATS = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}
#: All supported dtypes; non-weights are positions and counters.
NAMES = {
    **{dtype: name for name, dtype in FLOATS.items()},
    torch.float64: "F64",
    torch.int64: "I64",
    torch.int32: "I32",
    torch.uint8: "U8",
    torch.bool: "BOOL",
}


class StreamEntry(NamedTuple):
    """Header entry of a tensor to write.

    Args:
        dtype: safetensors' name for it.
    """

    dtype: str
    shape: list[int]
    size_bytes: int


@dataclass(frozen=True, slots=True)
class StreamHeader:
    """A parsed header.

    Args:
        raw: the header's bytes, including the length prefix.
        tensors: ``dtype``, ``shape`` and ``data_offsets`` by name.
    """

    raw: bytes
    tensors: dict[str, dict[str, Any]]
    metadata: dict[str, str]

    def in_order(self) -> list[tuple[str, dict[str, Any]]]:
        """The tensors in file order."""
        return sorted(self.tensors.items(), key=lambda item: item[1]["data_offsets"][0])


def read_header(source: BinaryIO) -> StreamHeader:
    """Read the header. Raises ``ValueError`` or ``LookupError``."""
    length = source.read(_LENGTH_BYTES)
    text = source.read(int.from_bytes(length, "little"))
    tensors = json.loads(text)
    metadata = tensors.pop("__metadata__", None) or {}
    return StreamHeader(length + text, tensors, metadata)


def write(
    target: BinaryIO,
    entries: Mapping[str, StreamEntry],
    values: Iterable[memoryview],
    metadata: Mapping[str, str],
    *,
    with_checksum: bool,
) -> None:
    """Write a file and sync it to disk.

    Args:
        values: the bytes of each entry, in order.
        with_checksum: store the tensors' checksum in the metadata; see :func:`is_intact`.
    """
    begun = {_CHECKSUM: _NO_CHECKSUM} if with_checksum else {}
    target.write(_header_bytes(entries, {**metadata, **begun}))
    found = 0
    for value in values:
        if with_checksum:
            # CRC-32 runs at nearly memory speed; it detects accidents, not attacks.
            found = zlib.crc32(value, found)
        target.write(value)
    if with_checksum:
        target.seek(0)
        target.write(_header_bytes(entries, {**metadata, _CHECKSUM: _shown(found)}))
    target.flush()
    os.fsync(target.fileno())


def is_intact(source: BinaryIO) -> bool:
    """Whether the file matches the checksum that :func:`write` stored. Reads the whole file."""
    header = read_header(source)
    return header.metadata.get(_CHECKSUM) == checksum(source)


def checksum(source: BinaryIO) -> str:
    """The checksum of the rest of the stream."""
    buffer = memoryview(bytearray(_CHUNK_BYTES))
    found = 0
    while read := source.readinto(buffer):  # type: ignore[attr-defined]
        found = zlib.crc32(buffer[:read], found)
    return _shown(found)


def raw_bytes(tensor: torch.Tensor) -> memoryview:
    """The tensor's bytes as stored in a file."""
    data: memoryview = tensor.contiguous().reshape(-1).view(torch.uint8).numpy().data
    return data


def _header_bytes(entries: Mapping[str, StreamEntry], metadata: Mapping[str, str]) -> bytes:
    header: dict[str, Any] = {"__metadata__": dict(metadata)}
    end = 0
    for name, entry in entries.items():
        begin, end = end, end + entry.size_bytes
        header[name] = {"dtype": entry.dtype, "shape": entry.shape, "data_offsets": [begin, end]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(_LENGTH_BYTES, "little") + text


def _shown(found: int) -> str:
    return f"{found:0{len(_NO_CHECKSUM)}x}"
