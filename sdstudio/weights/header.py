"""The header of a safetensors file: read with bounds, and written. The one place that parses it."""

import json
import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

#: The format's own library takes six times as much; a full-size model needs a fortieth.
HEADER_LIMIT_BYTES = 16 * 2**20
_LENGTH_BYTES = 8
_TENSORS_MAX = 20_000
_DIMENSIONS_MAX = 8

_EIGHT_BIT_FLOATS = ("F8_E4M3", "F8_E5M2", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ")
_ITEM_BYTES = {
    **dict.fromkeys(("BOOL", "U8", "I8", *_EIGHT_BIT_FLOATS), 1),
    **dict.fromkeys(("U16", "I16", "F16", "BF16"), 2),
    **dict.fromkeys(("U32", "I32", "F32"), 4),
    **dict.fromkeys(("U64", "I64", "F64", "C64"), 8),
}


class CutShortError(ValueError):
    """A file of which the end is missing.

    Args:
        size_bytes: what there is.
        expected_bytes: what its header says; ``None`` where not even that is whole.
    """

    def __init__(self, size_bytes: int, expected_bytes: int | None = None) -> None:
        super().__init__(f"{size_bytes} of {expected_bytes} bytes")
        self.size_bytes = size_bytes
        self.expected_bytes = expected_bytes


@dataclass(frozen=True, slots=True)
class TensorEntry:
    """A tensor as a header has it.

    Args:
        dtype: in the format's own words: ``F16``, ``F32`` …
        begin, end: its bytes, counted from the end of the header.
    """

    dtype: str
    shape: tuple[int, ...]
    begin: int
    end: int

    @property
    def size_bytes(self) -> int:
        """Of its numbers."""
        return self.end - self.begin


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a safetensors file that is whole.

    Args:
        raw: as it is in the file, with the length before it; the tensors follow.
        size_bytes: of the file.
        tensors: by name.
        metadata: what else it says.
    """

    raw: bytes
    size_bytes: int
    tensors: Mapping[str, TensorEntry]
    metadata: Mapping[str, str]

    @property
    def text(self) -> bytes:
        """The JSON."""
        return self.raw[_LENGTH_BYTES:]

    @property
    def shapes(self) -> Mapping[str, tuple[int, ...]]:
        """Of the tensors, by name."""
        return {name: tensor.shape for name, tensor in self.tensors.items()}

    @property
    def dtypes(self) -> Mapping[str, str]:
        """Of the tensors, by name."""
        return {name: tensor.dtype for name, tensor in self.tensors.items()}

    def in_order(self) -> list[tuple[str, TensorEntry]]:
        """The tensors as they lie in the file."""
        return sorted(self.tensors.items(), key=lambda item: (item[1].begin, item[1].end))


class NewTensor(NamedTuple):
    """What the header is to say of a tensor that will be written."""

    dtype: str
    shape: tuple[int, ...]
    size_bytes: int


def read_header(opened: BinaryIO) -> Header:
    """The header of ``opened``, which is left behind it.

    Every byte of the file belongs to exactly one tensor, and each tensor has as many as its shape
    and dtype need.

    Raises:
        CutShortError: the end of the file is missing.
        ValueError: it is damaged, or of another format.
        OSError: as the system's.
    """
    size_bytes = opened.seek(0, os.SEEK_END)
    opened.seek(0)
    prefix = opened.read(_LENGTH_BYTES)
    length = int.from_bytes(prefix, "little")
    if len(prefix) < _LENGTH_BYTES or not 2 <= length <= HEADER_LIMIT_BYTES:
        raise ValueError("no header")
    text = opened.read(length)
    if not text.startswith(b"{"):
        raise ValueError("no header")
    if len(text) < length:
        raise CutShortError(size_bytes)
    try:
        header: object = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(header, dict):
        raise ValueError("no header")
    metadata = header.pop("__metadata__", None)
    if len(header) > _TENSORS_MAX:
        raise ValueError("too many tensors")
    tensors = {name: _tensor(entry) for name, entry in header.items()}
    expected_bytes = _LENGTH_BYTES + length + _contiguous_bytes(tensors.values())
    if size_bytes < expected_bytes:
        raise CutShortError(size_bytes, expected_bytes)
    if size_bytes > expected_bytes:
        raise ValueError("longer than its tensors")
    said = metadata if isinstance(metadata, dict) else {}
    return Header(
        prefix + text,
        size_bytes,
        tensors,
        {key: value for key, value in said.items() if isinstance(value, str)},
    )


def header_bytes(tensors: Mapping[str, NewTensor], metadata: Mapping[str, str]) -> bytes:
    """What a file begins with whose tensors follow in this order."""
    header: dict[str, object] = {"__metadata__": dict(metadata)} if metadata else {}
    end = 0
    for name, (dtype, shape, size_bytes) in tensors.items():
        begin, end = end, end + size_bytes
        header[name] = {"dtype": dtype, "shape": [*shape], "data_offsets": [begin, end]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % _LENGTH_BYTES)
    return len(text).to_bytes(_LENGTH_BYTES, "little") + text


def _tensor(entry: object) -> TensorEntry:
    match entry:
        case {"dtype": str(dtype), "shape": list(shape), "data_offsets": [int(begin), int(end)]}:
            sides = tuple(side for side in shape if type(side) is int and side >= 0)
            # Few before they are multiplied: a million of them would take minutes.
            is_shape = len(sides) == len(shape) <= _DIMENSIONS_MAX
            if (
                is_shape
                and 0 <= begin <= end
                and end - begin == math.prod(sides) * _ITEM_BYTES.get(dtype, -1)
            ):
                return TensorEntry(dtype, sides, begin, end)
    raise ValueError("not a tensor")


def _contiguous_bytes(tensors: Iterable[TensorEntry]) -> int:
    """What the tensors take together; ``ValueError`` where they leave gaps or overlap."""
    end = 0
    for begin, until in sorted((tensor.begin, tensor.end) for tensor in tensors):
        if begin != end:
            raise ValueError("a gap or an overlap")
        end = until
    return end
