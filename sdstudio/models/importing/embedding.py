"""Embeddings in pickles of A1111 and diffusers, read without executing anything."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sdstudio.disk import open_regular
from sdstudio.domain.adapters import Adapter
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.text import plain_name
from sdstudio.models.adapter_inspection import EMBEDDING_KEY, SUFFIX, adapter_of, is_embedding
from sdstudio.models.importing.pickle_scanner import PICKLE_MARKS, Scanned, scan
from sdstudio.weights.header import NewTensor, header_bytes

#: A1111's key for the vectors in every file: the file's name is the word.
_ANY_WORD = "*"
_DTYPES = ("F32", "F16", "BF16")


@dataclass(frozen=True, slots=True)
class Converted:
    """An embedding that was in a pickle.

    Args:
        data: of the safetensors file that it becomes.
    """

    adapter: Adapter
    data: bytes


def is_pickle(file: Path) -> bool:
    """Whether a file begins like a pickle; never one whose name says safetensors."""
    if file.suffix.lower() == SUFFIX:
        return False
    try:
        with open_regular(file) as opened:
            return opened.read(8).startswith(PICKLE_MARKS)
    except OSError:
        return False


def convert_embedding(file: Path, scanned: Scanned | None = None) -> Converted:
    """The embedding in a pickle. Its numbers are read from where the pickle says they are.

    Args:
        scanned: its content, if already known.

    Raises:
        StudioError: ``ADAPTER_PICKLE``: it holds something else; ``ADAPTER_…``, ``IMPORT_CKPT_…``
            or ``FILE_CUT_SHORT``.
    """
    name = plain_name(file.stem)
    if scanned is None:
        scanned = scan(file)
    shapes = scanned.weights.shapes
    if not shapes or not is_embedding(shapes):
        raise StudioError(ErrorCode.ADAPTER_PICKLE, adapter=name)
    word = next(iter(shapes))
    try:
        stored = scanned.stored(word)
    except (OSError, ValueError) as error:
        raise StudioError(ErrorCode.ADAPTER_UNREADABLE, adapter=name) from error
    if stored.dtype not in _DTYPES:
        raise StudioError(ErrorCode.ADAPTER_UNSUPPORTED, adapter=name, found=stored.dtype)
    tensor = NewTensor(stored.dtype, stored.shape, len(stored.data))
    key = EMBEDDING_KEY if word == _ANY_WORD else word
    data = header_bytes({key: tensor}, {"format": "pt"}) + stored.data
    sha256 = hashlib.sha256(data).hexdigest()
    return Converted(adapter_of(file, {key: stored.shape}, sha256), data)
