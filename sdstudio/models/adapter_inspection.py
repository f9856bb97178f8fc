"""Find out what a LoRA or textual inversion was made for, from its header alone."""

import hashlib
import math
from collections.abc import Mapping
from pathlib import Path

from sdstudio.disk import open_regular
from sdstudio.domain.adapter_layers import TEXT_ENCODER, Part, layer_of
from sdstudio.domain.adapter_scales import LoraScales
from sdstudio.domain.adapters import Adapter, AdapterKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.text import plain_name
from sdstudio.models.folder import PICKLE_SUFFIXES
from sdstudio.models.not_weights import why_not_weights
from sdstudio.models.unsupported_families import family_of_adapter, family_of_width
from sdstudio.weights.header import read_header

SUFFIX = ".safetensors"

#: What A1111 and kohya call an embedding's vectors; others name them by the word.
EMBEDDING_KEY = "emb_params"
_VECTORS_MAX = 75

_Shapes = Mapping[str, tuple[int, ...]]


def inspect_adapter(file: Path) -> Adapter:
    """The adapter in ``file``. Reads all of it once, for its hash, and trusts none of it.

    Raises:
        StudioError: ``ADAPTER_GONE``, ``ADAPTER_PICKLE``, ``ADAPTER_UNREADABLE``,
            ``ADAPTER_OTHER_FAMILY`` or ``ADAPTER_UNSUPPORTED``; or one of ``FILE_…``.
    """
    name = plain_name(file.stem)
    if file.suffix.lower() in PICKLE_SUFFIXES:
        raise StudioError(ErrorCode.ADAPTER_PICKLE, adapter=name)
    try:
        with open_regular(file) as opened:
            header = read_header(opened)
            opened.seek(0)
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise StudioError(ErrorCode.ADAPTER_GONE, adapter=name) from error
    except (OSError, ValueError) as error:
        why = why_not_weights(file, error)
        if why is not None:
            raise StudioError(why[0], file=plain_name(file.name), **why[1]) from error
        raise StudioError(ErrorCode.ADAPTER_UNREADABLE, adapter=name) from error
    try:
        LoraScales.of(header.metadata)
    except ValueError as error:
        raise _unsupported(name, str(error)) from error
    return adapter_of(file, header.shapes, sha256)


def adapter_of(file: Path, shapes: _Shapes, sha256: str) -> Adapter:
    """The adapter whose tensors are of these ``shapes``.

    Raises:
        StudioError: as :func:`inspect_adapter`, of what its tensors tell.
    """
    name = plain_name(file.stem)
    if not shapes or not all(math.prod(shape) for shape in shapes.values()):
        raise StudioError(ErrorCode.ADAPTER_UNREADABLE, adapter=name)
    other = family_of_adapter(shapes)
    if other is not None:
        raise _other_family(name, other)
    if is_embedding(shapes):
        return _embedding(name, sha256, file, shapes)
    return _lora(name, sha256, file, shapes)


def is_embedding(shapes: _Shapes) -> bool:
    """Whether the tensors are an embedding's rather than a LoRA's."""
    key, shape = next(iter(shapes.items()))
    return len(shapes) == 1 and len(shape) in (1, 2) and layer_of(key) is None


def _embedding(name: str, sha256: str, file: Path, shapes: _Shapes) -> Adapter:
    key, shape = next(iter(shapes.items()))
    vectors = shape[0] if len(shape) == 2 else 1
    _check_width(name, shape[-1])
    if vectors > _VECTORS_MAX:
        raise _unsupported(name, f"{vectors} × {shape[-1]}")
    is_word = key.strip() and key not in (EMBEDDING_KEY, "clip_l") and plain_name(key) == key
    word = key if is_word else name
    return Adapter(AdapterKind.EMBEDDING, word, sha256, file, shape[-1], vectors)


def _lora(name: str, sha256: str, file: Path, shapes: _Shapes) -> Adapter:
    width = 0
    for key, shape in shapes.items():
        found = layer_of(key)
        if found is None:
            raise _unsupported(name, key)
        layer, part = found
        reads_text = layer.endswith(("attn2_to_k", "attn2_to_v"))
        if (
            part is Part.DOWN
            and len(shape) >= 2
            and (reads_text or (layer.startswith(TEXT_ENCODER) and layer.endswith("_q_proj")))
        ):
            width = shape[1]
            _check_width(name, width)
    return Adapter(AdapterKind.LORA, name, sha256, file, width)


def _check_width(name: str, width: int) -> None:
    other = family_of_width(width)
    if other is not None:
        raise _other_family(name, other)


def _other_family(name: str, found: str) -> StudioError:
    return StudioError(ErrorCode.ADAPTER_OTHER_FAMILY, adapter=name, found=found)


def _unsupported(name: str, found: str) -> StudioError:
    return StudioError(ErrorCode.ADAPTER_UNSUPPORTED, adapter=name, found=plain_name(found[:80]))
