"""Weights files: which ones a component has, and whether they are complete safetensors."""

import hashlib
import json
import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.model_files import ORIGINAL_PREFIXES, STEMS
from sdstudio.models.folder import PICKLE_SUFFIXES, Json, ModelFolder

#: The format's own library allows six times as much; a full-size model needs a fortieth.
HEADER_LIMIT_BYTES = 16 * 2**20
_TENSORS_MAX = 20_000
_DIMENSIONS_MAX = 8

_SAMPLE_BYTES = 64 * 2**10
_ITEM_BYTES = {
    **dict.fromkeys(("BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2"), 1),
    **dict.fromkeys(("U16", "I16", "F16", "BF16"), 2),
    **dict.fromkeys(("U32", "I32", "F32"), 4),
    **dict.fromkeys(("U64", "I64", "F64"), 8),
}


@dataclass(frozen=True, slots=True)
class WeightsFile:
    """A complete safetensors file.

    Args:
        file: relative to the model's folder.
        digest: SHA-256 of its header, its size, and the beginning and end of its data.
    """

    file: str
    names: frozenset[str]
    digest: bytes


def component_weights(folder: ModelFolder, component: str) -> list[WeightsFile]:
    """The files with a component's weights: the plain one, the fp16 one, or the single file.

    Shards aren't supported: no model of the family is large enough for them.

    Raises:
        StudioError: ``MODEL_ONLY_PICKLES``, ``MODEL_FILE_MISSING``, ``MODEL_LINK_GONE`` or
            ``MODEL_FILE_DAMAGED``.
    """
    stem = f"{component}/{STEMS[component]}"
    for file in (f"{stem}.safetensors", f"{stem}.fp16.safetensors"):
        if folder.has(file):
            return [check_weights(folder, file)]
    if component in ORIGINAL_PREFIXES and (whole := folder.single_file()) is not None:
        found = check_weights(folder, whole)
        if any(name.startswith(ORIGINAL_PREFIXES[component]) for name in found.names):
            return [found]
    try:
        pickles = [
            entry.name
            for entry in os.scandir(folder.path / component)
            if entry.name.lower().endswith(PICKLE_SUFFIXES)
        ]
    except OSError:
        pickles = []
    if pickles:
        raise folder.failure(ErrorCode.MODEL_ONLY_PICKLES, component=component)
    raise folder.failure(ErrorCode.MODEL_FILE_MISSING, file=f"{stem}.safetensors")


def check_weights(folder: ModelFolder, file: str) -> WeightsFile:
    """Read the header of a safetensors file and check that the file has the length it gives.

    Raises:
        StudioError: ``MODEL_FILE_MISSING`` or ``MODEL_LINK_GONE``, or ``MODEL_FILE_DAMAGED``:
            incomplete, or another format under this name (such as a pickle).
    """
    try:
        with folder.place(file).open("rb") as opened:
            return _checked(opened, file)
    except FileNotFoundError as error:
        raise folder.missing(file) from error
    except (OSError, ValueError, RecursionError, OverflowError) as error:
        raise folder.failure(ErrorCode.MODEL_FILE_DAMAGED, file=file) from error


@dataclass(frozen=True, slots=True)
class TensorEntry:
    """A tensor's entry in a header.

    Args:
        dtype: in the format's notation: ``F16``, ``F32`` …
        begin, end: its bytes, counted from the end of the header.
    """

    dtype: str
    shape: tuple[int, ...]
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a complete safetensors file.

    Args:
        text: as in the file.
        size_bytes: of the file.
        tensors: by name.
        metadata: its other entries.
    """

    text: bytes
    size_bytes: int
    tensors: Mapping[str, TensorEntry]
    metadata: Mapping[str, str]

    @property
    def shapes(self) -> Mapping[str, tuple[int, ...]]:
        """The shapes of the tensors, by name."""
        return {name: tensor.shape for name, tensor in self.tensors.items()}


def read_header(opened: BinaryIO) -> Header:
    """The header of ``opened``, which is then positioned after it.

    Raises:
        OSError, ValueError, RecursionError, OverflowError: it is damaged or in another format.
    """
    size = opened.seek(0, os.SEEK_END)
    opened.seek(0)
    length = int.from_bytes(opened.read(8), "little")
    if not 2 <= length <= min(HEADER_LIMIT_BYTES, size - 8):
        raise ValueError("header longer than the file")
    text = opened.read(length)
    if not text.startswith(b"{"):
        raise ValueError("no header")
    header: Json = json.loads(text)
    if not isinstance(header, dict):
        raise ValueError("no header")
    said = header.pop("__metadata__", None)
    if len(header) > _TENSORS_MAX:
        raise ValueError("too many tensors")
    tensors = {name: _tensor(entry) for name, entry in header.items()}
    _check_contiguous(tensors.values(), size - 8 - length)
    metadata = said if isinstance(said, dict) else {}
    return Header(
        text,
        size,
        tensors,
        {key: value for key, value in metadata.items() if isinstance(value, str)},
    )


def _checked(opened: BinaryIO, file: str) -> WeightsFile:
    header = read_header(opened)
    digest = hashlib.sha256(header.text)
    digest.update(header.size_bytes.to_bytes(8, "little"))
    digest.update(opened.read(_SAMPLE_BYTES))
    opened.seek(max(8 + len(header.text), header.size_bytes - _SAMPLE_BYTES))
    digest.update(opened.read(_SAMPLE_BYTES))
    return WeightsFile(file, frozenset(header.shapes), digest.digest())


def _tensor(entry: Json) -> TensorEntry:
    match entry:
        case {"dtype": str(dtype), "shape": list(shape), "data_offsets": [int(begin), int(end)]}:
            sides = tuple(side for side in shape if type(side) is int and side >= 0)
            # Limit the number before multiplying: a million dimensions would take minutes.
            is_shape = len(sides) == len(shape) <= _DIMENSIONS_MAX
            if (
                is_shape
                and 0 <= begin <= end
                and end - begin == math.prod(sides) * _ITEM_BYTES.get(dtype, -1)
            ):
                return TensorEntry(dtype, sides, begin, end)
    raise ValueError("not a tensor")


def _check_contiguous(tensors: Iterable[TensorEntry], data_bytes: int) -> None:
    """Check that every byte belongs to one tensor, and each tensor has the size of its shape."""
    end = 0
    for begin, until in sorted((tensor.begin, tensor.end) for tensor in tensors):
        if begin != end:
            raise ValueError("a gap or an overlap")
        end = until
    if end != data_bytes:
        raise ValueError("cut short")
