"""Find out what a LoRA or textual inversion was made for, from its header alone."""

import hashlib
import math
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from sdstudio.disk import open_regular
from sdstudio.domain.adapter_changes import Size, outline
from sdstudio.domain.adapter_layers import (
    TEXT_ENCODER,
    UNET,
    Layer,
    Part,
    bundled_word,
    layer_of,
    unsupported_method,
)
from sdstudio.domain.adapter_scales import LoraScales
from sdstudio.domain.adapters import Adapter, AdapterKind, are_embedding_keys
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.few_steps import few_steps_of
from sdstudio.domain.model_family import ModelFamily
from sdstudio.domain.text import plain_name
from sdstudio.models.folder import PICKLE_SUFFIXES
from sdstudio.models.not_weights import why_not_weights
from sdstudio.models.unsupported_families import family_of_adapter, family_of_width
from sdstudio.weights.header import read_header

SUFFIX = ".safetensors"

#: What A1111 and kohya call an embedding's vectors; others name them by the word.
EMBEDDING_KEY = "emb_params"
_VECTORS_MAX = 75

#: The ends of names of layers that read prompts in the UNet, and tokens in a text encoder.
_READS_TEXT = ("attn2_to_k", "attn2_to_v")
_ATTENDS = ("self_attn_q_proj", "self_attn_k_proj", "self_attn_v_proj", "mlp_fc1")
#: What kohya's names of the first text encoder begin with, where there are several.
_NUMBERED = "lora_te1_"
#: Where trainers say what they trained on.
_SAID_IN = ("ss_base_model_version", "modelspec.architecture")

_Shapes = Mapping[str, tuple[int, ...]]


def inspect_adapter(file: Path) -> Adapter:
    """The adapter in ``file``. Reads all of it once, for its hash, and trusts none of it.

    Raises:
        StudioError: ``ADAPTER_GONE``, ``ADAPTER_PICKLE``, ``ADAPTER_UNREADABLE``,
            ``ADAPTER_OTHER_FAMILY``, ``ADAPTER_METHOD`` or ``ADAPTER_UNSUPPORTED``; or one of
            ``FILE_…``.
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
    return adapter_of(file, header.shapes, sha256, header.metadata)


def adapter_of(
    file: Path, shapes: _Shapes, sha256: str, metadata: Mapping[str, str] = MappingProxyType({})
) -> Adapter:
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
    return _lora(name, sha256, file, shapes, metadata)


def is_embedding(shapes: _Shapes) -> bool:
    """Whether the tensors are an embedding's rather than a LoRA's."""
    if not all(len(shape) in (1, 2) for shape in shapes.values()):
        return False
    if are_embedding_keys(shapes):
        return True
    return len(shapes) == 1 and layer_of(next(iter(shapes))) is None


def _embedding(name: str, sha256: str, file: Path, shapes: _Shapes) -> Adapter:
    vectors = {shape[0] if len(shape) == 2 else 1 for shape in shapes.values()}
    width = sum(shape[-1] for shape in shapes.values())
    made_for = next((row.key for row in FAMILIES if row.text_width == width), "")
    if not made_for:
        _check_width(name, width)
    if len(vectors) > 1:
        raise StudioError(ErrorCode.ADAPTER_UNREADABLE, adapter=name)
    (count,) = vectors
    if count > _VECTORS_MAX:
        raise _unsupported(name, f"{count} × {width}")
    key = next(iter(shapes))
    is_any = key == EMBEDDING_KEY or are_embedding_keys(shapes)
    is_word = key.strip() and not is_any and plain_name(key) == key
    return Adapter(
        AdapterKind.EMBEDDING,
        key if is_word else name,
        sha256,
        file,
        width,
        count,
        family=made_for,
    )


def _lora(
    name: str, sha256: str, file: Path, shapes: _Shapes, metadata: Mapping[str, str]
) -> Adapter:
    parts: dict[Layer, dict[Part, tuple[int, ...]]] = {}
    bundled: dict[str, None] = {}
    for key, shape in shapes.items():
        word = bundled_word(key)
        if word is not None:
            bundled[plain_name(word[:80])] = None
            continue
        method = unsupported_method(key)
        if method is not None:
            raise StudioError(ErrorCode.ADAPTER_METHOD, adapter=name, method=method)
        found = layer_of(key)
        if found is None:
            raise _unsupported(name, key)
        parts.setdefault(found[0], {})[found[1]] = shape
    if not parts:
        raise _unsupported(name, next(iter(shapes)))
    try:
        sizes = {layer: outline(has).size for layer, has in parts.items()}
    except ValueError as error:
        raise StudioError(ErrorCode.ADAPTER_UNREADABLE, adapter=name) from error
    is_numbered = any(key.startswith(_NUMBERED) for key in shapes)
    made_for = _made_for(sizes, metadata, is_numbered=is_numbered)
    width = _text_width(sizes) if made_for is None else made_for.text_width
    if made_for is None and width:
        _check_width(name, width)
    return Adapter(
        AdapterKind.LORA,
        name,
        sha256,
        file,
        width,
        family="" if made_for is None else made_for.key,
        layers=tuple(sizes.items()),
        few_steps=few_steps_of(sha256, name, metadata),
        bundled=tuple(bundled),
    )


def _text_width(sizes: Mapping[Layer, Size]) -> int:
    """What the UNet that it was made for takes for a token; 0 if the layers don't tell."""
    read = _width(sizes, UNET, _READS_TEXT)
    if read or any(layer.component == UNET for layer in sizes):
        return read
    # With one text encoder, it is what that gives.
    return _width(sizes, TEXT_ENCODER, _ATTENDS) if _text_encoders(sizes) == {TEXT_ENCODER} else 0


def _made_for(
    sizes: Mapping[Layer, Size], metadata: Mapping[str, str], *, is_numbered: bool
) -> ModelFamily | None:
    """The family whose networks have such layers; ``None`` if neither they nor the header tell.

    Args:
        is_numbered: whether its text encoders' names have a number.
    """
    read = _width(sizes, UNET, _READS_TEXT)
    if read:
        return next((row for row in FAMILIES if row.text_width == read), None)
    said = [
        row
        for row in FAMILIES
        for key in _SAID_IN
        if metadata.get(key, "").startswith(row.training_marks)
    ]
    widths = {component: _width(sizes, component, _ATTENDS) for component in _text_encoders(sizes)}
    fits = [
        row
        for row in FAMILIES
        if widths
        and widths.items() <= _encoders(row).items()
        and (len(row.text_encoders) > 1 or not is_numbered)
    ]
    return next((row for row in said if not widths or row in fits), fits[0] if fits else None)


def _text_encoders(sizes: Mapping[Layer, Size]) -> set[str]:
    return {layer.component for layer in sizes} - {UNET, ""}


def _encoders(row: ModelFamily) -> dict[str, int]:
    """The widths of a family's text encoders, by component."""
    return {one.component: one.width for one in row.text_encoders}


def _width(sizes: Mapping[Layer, Size], component: str, ends: tuple[str, ...]) -> int:
    """Of what the first layer with such a name reads; 0 if there is none."""
    return next(
        (
            size.columns
            for layer, size in sizes.items()
            if layer.component == component and layer.name.endswith(ends)
        ),
        0,
    )


def _check_width(name: str, width: int) -> None:
    other = family_of_width(width)
    if other is not None:
        raise _other_family(name, other)


def _other_family(name: str, found: str) -> StudioError:
    return StudioError(ErrorCode.ADAPTER_OTHER_FAMILY, adapter=name, found=found)


def _unsupported(name: str, found: str) -> StudioError:
    return StudioError(ErrorCode.ADAPTER_UNSUPPORTED, adapter=name, found=plain_name(found[:80]))
