"""Reads and writes safetensors files one tensor at a time, never holding a whole file."""

import os
import zlib
from collections.abc import Iterable, Mapping
from typing import BinaryIO

import torch

from sdstudio.weights.header import NewTensor, header_bytes, read_header

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


def write(
    target: BinaryIO,
    tensors: Mapping[str, NewTensor],
    values: Iterable[memoryview],
    metadata: Mapping[str, str],
    *,
    with_checksum: bool,
) -> None:
    """Write a file and sync it to disk.

    Args:
        values: the bytes of each of the ``tensors``, in their order.
        with_checksum: of the tensors, in the metadata; see :func:`is_sound`.
    """
    begun = {_CHECKSUM: _NO_CHECKSUM} if with_checksum else {}
    target.write(header_bytes(tensors, {**metadata, **begun}))
    found = 0
    for value in values:
        if with_checksum:
            # CRC-32 runs at nearly memory speed; it detects accidents, not attacks.
            found = zlib.crc32(value, found)
        target.write(value)
    if with_checksum:
        target.seek(0)
        target.write(header_bytes(tensors, {**metadata, _CHECKSUM: _shown(found)}))
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


def _shown(found: int) -> str:
    return f"{found:0{len(_NO_CHECKSUM)}x}"
