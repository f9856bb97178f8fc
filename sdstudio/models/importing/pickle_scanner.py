"""Inspect a ``.ckpt`` without executing any of it.

Torch's format is an uncompressed zip file with one pickle that describes the tensors. The pickle is
read with an allowlist of what a model needs; anything else is refused before it can take effect.
"""

import io
import math
import pickle
import pickletools
import re
import struct
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from sdstudio.disk import open_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import size_in_words
from sdstudio.domain.text import plain_name
from sdstudio.domain.weights_layout import (
    HARMLESS_CLASSES,
    NEEDED_PREFIXES,
    PART_PREFIXES,
    WEIGHTS_IN_PICKLES,
)
from sdstudio.models.single_file_detection import DetectedWeights, decoded
from sdstudio.weights.header import CutShortError

PICKLE_MARKS = (b"PK\x03\x04", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")

_ENTRIES_MAX = 20_000
_DIRECTORY_LIMIT_BYTES = 8 * 2**20
_PICKLE_LIMIT_BYTES = 16 * 2**20
_STEPS_MAX = 2_000_000
_VALUES_LIMIT_BYTES = 2**20

#: Exceptions that a malformed zip file or pickle may raise.
_DAMAGE = (
    zipfile.BadZipFile,
    pickle.UnpicklingError,
    struct.error,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    NotImplementedError,
    RecursionError,
    EOFError,
    MemoryError,
    OverflowError,
)
_NAMES = re.compile(
    r"(?P<archive>[^/\\]{1,200})/(data\.pkl|version|byteorder|\.data/serialization_id"
    r"|\.format_version|\.storage_alignment|data/\d{1,9})"
)
_ITEMS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        "FloatStorage": ("F32", 4),
        "HalfStorage": ("F16", 2),
        "BFloat16Storage": ("BF16", 2),
        "DoubleStorage": ("F64", 8),
        "LongStorage": ("I64", 8),
        "IntStorage": ("I32", 4),
        "ByteStorage": ("U8", 1),
        "BoolStorage": ("BOOL", 1),
    }
)
_ORDERED = "collections.OrderedDict"
_REBUILD = "torch._utils._rebuild_tensor_v2"
_PARAMETER = "torch._utils._rebuild_parameter"
#: No more than torch's own ``weights_only`` needs.
_STEPS = frozenset(
    """
    PROTO STOP FRAME MARK GLOBAL REDUCE NEWOBJ BUILD BINPERSID
    BINPUT LONG_BINPUT BINGET LONG_BINGET MEMOIZE
    EMPTY_TUPLE TUPLE TUPLE1 TUPLE2 TUPLE3 EMPTY_LIST LIST APPEND APPENDS
    EMPTY_DICT DICT SETITEM SETITEMS EMPTY_SET ADDITEMS
    NONE NEWTRUE NEWFALSE BININT BININT1 BININT2 LONG1 BINFLOAT
    BINUNICODE SHORT_BINUNICODE BINSTRING SHORT_BINSTRING BINBYTES SHORT_BINBYTES
    """.split()  # noqa: SIM905 - as a list it would take a screen
)


class Stored(NamedTuple):
    """A tensor's numbers, one row after the other.

    Args:
        dtype: as safetensors names it.
    """

    dtype: str
    shape: tuple[int, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class Scanned:
    """A ``.ckpt`` that contains nothing but tensors.

    Args:
        weights: those of the family, of which the converted file will consist.
        data_bytes: of all of them.
        stored: a small tensor as it is stored; raises ``OSError``, ``ValueError`` or ``KeyError``.
    """

    weights: DetectedWeights
    data_bytes: int
    stored: Callable[[str], Stored]


def scan(path: Path) -> Scanned:
    """Read the tensor descriptions in the ``.ckpt``. None of it is executed.

    Raises:
        StudioError: ``IMPORT_CKPT_CODE``: it asks for more than tensors; ``FILE_CUT_SHORT``;
            ``IMPORT_CKPT_FAILED``: it is damaged, of an old form, or made to eat memory.
        OSError: as the system's.
    """
    try:
        with open_regular(path) as file:
            return _scan(file, path)
    except CutShortError as error:
        have = size_in_words(error.size_bytes)
        raise StudioError(ErrorCode.FILE_CUT_SHORT, file=path.name, have=have) from error
    except _DAMAGE as error:
        raise _failed(path) from error


def _scan(file: BinaryIO, path: Path) -> Scanned:
    size_bytes = file.seek(0, io.SEEK_END)
    file.seek(0)
    if not file.read(4).startswith(b"PK"):
        # Torch's format until 2020: tensors between pickles. Only checked for malicious code.
        file.seek(0)
        _check_steps(file.read(_PICKLE_LIMIT_BYTES), path)
        raise _failed(path)
    _check_directory(file, size_bytes)
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        prefix = _check_entries(entries, size_bytes, path)
        data = archive.read(f"{prefix}/data.pkl")
        _check_steps(data, path)
        storages = {
            entry.filename.rpartition("/")[2]: entry.file_size
            for entry in entries
            if entry.filename.startswith(f"{prefix}/data/")
        }
    tensors = _tensors(data, storages)
    data_bytes = sum(tensor.data_bytes for tensor in tensors.values())
    # Tensors may share a storage.
    if data_bytes > 2 * size_bytes:
        raise ValueError("more numbers than the file has")

    def stored(name: str) -> Stored:
        tensor = tensors[name]
        if tensor.data_bytes > _VALUES_LIMIT_BYTES or not tensor.is_in_rows:
            raise ValueError("too long, or not in its order")
        member = f"{prefix}/data/{tensor.key}"
        try:
            with (
                open_regular(path) as again,
                zipfile.ZipFile(again) as opened,
                opened.open(member) as numbers,
            ):
                numbers.seek(tensor.offset * tensor.item_bytes)
                return Stored(tensor.dtype, tensor.shape, numbers.read(tensor.data_bytes))
        except _DAMAGE as error:
            raise ValueError(name) from error

    def values(name: str) -> Sequence[float]:
        found = stored(name)
        return decoded(found.data, found.dtype)

    return Scanned(
        DetectedWeights(
            shapes={name: tensor.shape for name, tensor in tensors.items()},
            dtypes={name: tensor.dtype for name, tensor in tensors.items()},
            metadata={},
            values=values,
        ),
        data_bytes,
        stored,
    )


def _check_directory(file: BinaryIO, size_bytes: int) -> None:
    """Raise where the list of entries is longer than it needs to be: it is read as a whole."""
    file.seek(max(0, size_bytes - 2**16))
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0:
        raise CutShortError(size_bytes)
    count, directory_bytes = struct.unpack_from("<HI", tail, end + 10)
    at = tail.rfind(b"PK\x06\x06", 0, end)
    if at >= 0:
        count, directory_bytes = struct.unpack_from("<QQ", tail, at + 32)
    if count > _ENTRIES_MAX or directory_bytes > _DIRECTORY_LIMIT_BYTES:
        raise ValueError("too many entries")


def _check_entries(entries: Sequence[zipfile.ZipInfo], size_bytes: int, path: Path) -> str:
    """Raise for anything torch would not have written; return the folder of all entries."""
    if len(entries) > _ENTRIES_MAX:
        raise ValueError("too many entries")
    archives = set()
    for entry in entries:
        match = _NAMES.fullmatch(entry.filename)
        if match is None:
            raise StudioError(
                ErrorCode.IMPORT_CKPT_CODE, file=path.name, found=plain_name(entry.filename[:80])
            )
        archives.add(match["archive"])
        # Uncompressed, so there are no zip bombs.
        if entry.compress_type != zipfile.ZIP_STORED or entry.file_size != entry.compress_size:
            raise ValueError("compressed")
        if entry.flag_bits & 1:
            raise ValueError("encrypted")
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end:
            raise ValueError("overlapping entries")
        end = entry.header_offset + entry.compress_size
    if end > size_bytes or len(archives) != 1:
        raise ValueError("not one archive")
    prefix: str = archives.pop()
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise ValueError("two entries of one name")
    pickled = next((one for one in entries if one.filename == f"{prefix}/data.pkl"), None)
    if pickled is None or pickled.file_size > _PICKLE_LIMIT_BYTES:
        raise ValueError("no pickle, or one too long")
    return prefix


def _check_steps(data: bytes, path: Path) -> None:
    """Raise for any opcode that could do more than build tensors and containers."""
    for number, (step, argument, _) in enumerate(pickletools.genops(data)):
        if number > _STEPS_MAX:
            raise ValueError("too many steps")
        if step.name not in _STEPS:
            raise StudioError(ErrorCode.IMPORT_CKPT_CODE, file=path.name, found=step.name)
        named = str(argument).replace(" ", ".") if step.name == "GLOBAL" else _ORDERED
        if not _is_allowed(named):
            raise StudioError(
                ErrorCode.IMPORT_CKPT_CODE, file=path.name, found=plain_name(named[:80])
            )
        # A huge index would reserve gigabytes.
        if step.name == "LONG_BINPUT" and int(str(argument)) > _STEPS_MAX:
            raise ValueError("an index too large")


@dataclass(frozen=True, slots=True)
class _Storage:
    key: str
    dtype: str
    item_bytes: int
    count: int


@dataclass(frozen=True, slots=True)
class _Tensor:
    key: str
    dtype: str
    item_bytes: int
    offset: int
    shape: tuple[int, ...]
    is_in_rows: bool

    @property
    def data_bytes(self) -> int:
        return math.prod(self.shape) * self.item_bytes


def _rebuilt(storage: object, offset: object, shape: object, strides: object) -> _Tensor:
    """What a tensor would be that torch is asked to make."""
    match storage, offset, shape:
        case _Storage(), int(), tuple() if offset >= 0 and len(shape) <= 8:
            sides = tuple(side for side in shape if type(side) is int and side >= 0)
            # A tensor must not repeat a few stored numbers.
            if len(sides) == len(shape) and offset + math.prod(sides) <= storage.count:
                in_rows = _in_rows(sides, strides)
                return _Tensor(
                    storage.key, storage.dtype, storage.item_bytes, offset, sides, in_rows
                )
    raise ValueError("not a tensor")


def _in_rows(shape: tuple[int, ...], strides: object) -> bool:
    """Whether a tensor's numbers lie one row after the other, as they are written down."""
    if not isinstance(strides, tuple) or len(strides) != len(shape):
        return False
    return all(
        side == 1 or stride == math.prod(shape[axis + 1 :])
        for axis, (side, stride) in enumerate(zip(shape, strides, strict=True))
    )


def _is_allowed(name: str) -> bool:
    """Whether a pickle may refer to ``module.name``."""
    module, _, attribute = name.rpartition(".")
    return (
        name in (_ORDERED, _REBUILD, _PARAMETER)
        or (module == "torch" and attribute in _ITEMS)
        or name in HARMLESS_CLASSES
    )


class _Reader(pickle.Unpickler):
    """Reads a pickle whose opcodes were checked, with stand-ins for everything it refers to."""

    def __init__(self, data: bytes, storages: Mapping[str, int]) -> None:
        super().__init__(io.BytesIO(data))
        self._storages = storages

    def find_class(self, module: str, name: str) -> object:
        full = f"{module}.{name}"
        if not _is_allowed(full):
            raise pickle.UnpicklingError(full)
        if full == _ORDERED:
            return OrderedDict
        # A new one each time: a pickle may set attributes on it.
        if full == _REBUILD:
            return lambda storage, offset, shape, strides, *_: _rebuilt(
                storage, offset, shape, strides
            )
        if full == _PARAMETER:
            return lambda data, *_: data
        return name if module == "torch" else type("Harmless", (), {})

    def persistent_load(self, pid: object) -> _Storage:
        match pid:
            case ("storage", str(kind), str(key), _, int(count)) if kind in _ITEMS:
                dtype, item_bytes = _ITEMS[kind]
                if count >= 0 and count * item_bytes <= self._storages[key]:
                    return _Storage(key, dtype, item_bytes, count)
        raise pickle.UnpicklingError("not a storage")


def _tensors(data: bytes, storages: Mapping[str, int]) -> Mapping[str, _Tensor]:
    content = _Reader(data, storages).load()
    if not isinstance(content, dict):
        raise ValueError("no dictionary")
    # Of a checkpoint or an upscaler, of an embedding, or the weights alone.
    inside = (content.get(key) for key in (*WEIGHTS_IN_PICKLES, "string_to_param"))
    named = next((one for one in inside if isinstance(one, dict)), content)
    every = {
        name: tensor
        for name, tensor in named.items()
        if isinstance(name, str) and isinstance(tensor, _Tensor)
    }
    # The file may also hold training state; without a UNet, the rest tells what it is.
    needed = {name: one for name, one in every.items() if name.startswith(NEEDED_PREFIXES)}
    has_unet = any(name.startswith(PART_PREFIXES["unet"]) for name in needed)
    return needed if has_unet else every


def _failed(path: Path) -> StudioError:
    return StudioError(ErrorCode.IMPORT_CKPT_FAILED, file=path.name)
