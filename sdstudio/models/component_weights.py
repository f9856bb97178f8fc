"""Weights files: which one a component has, and whether it is a whole safetensors file."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from sdstudio.disk import open_regular
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.weights_layout import STEMS, part_in
from sdstudio.models.folder import PICKLE_SUFFIXES, ModelFolder
from sdstudio.models.not_weights import why_not_weights
from sdstudio.models.quantisation import quantisation
from sdstudio.weights.header import Header, read_header
from sdstudio.weights.places import places

_SAMPLE_BYTES = 64 * 2**10


@dataclass(frozen=True, slots=True)
class WholeFile:
    """A safetensors file that is whole.

    Args:
        file: relative to the model's folder.
        digest: SHA-256 of its header, its size, and the beginning and end of its numbers.
        shapes: of its tensors, by name.
        metadata: of its header.
        is_single: whether it has all components, under the original code's names.
    """

    file: str
    digest: bytes
    shapes: Mapping[str, tuple[int, ...]] = field(compare=False)
    metadata: Mapping[str, str] = field(compare=False)
    is_single: bool


def component_weights(folder: ModelFolder, component: str) -> WholeFile:
    """The file that holds a component's weights: its own, or the one for all.

    Raises:
        StudioError: ``MODEL_ONLY_PICKLES``, ``MODEL_FILE_MISSING``, ``MODEL_LINK_GONE`` or
            ``MODEL_FILE_DAMAGED``, or one of ``FILE_…``.
    """
    for place in places(folder.path, folder.links, component):
        found = check_weights(folder, place.name, is_single=place.is_single)
        if not place.is_single or part_in(found.shapes, component):
            return found
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
    file = f"{component}/{STEMS[component]}.safetensors"
    raise folder.failure(ErrorCode.MODEL_FILE_MISSING, file=file)


def check_weights(folder: ModelFolder, file: str, *, is_single: bool = False) -> WholeFile:
    """Read the header of a safetensors file and check that the file is as long as it says.

    Raises:
        StudioError: ``MODEL_FILE_MISSING`` or ``MODEL_LINK_GONE``; ``MODEL_FILE_DAMAGED`` or one of
            ``FILE_…``: cut short, or another format under this name (a pickle, say).
    """
    try:
        with open_regular(folder.place(file)) as opened:
            header = read_header(opened)
            packed = quantisation(header.dtypes)
            if packed is not None:
                raise folder.failure(ErrorCode.MODEL_QUANTISED, found=packed)
            return _checked(opened, header, file, is_single=is_single)
    except FileNotFoundError as error:
        raise folder.missing(file) from error
    except (OSError, ValueError) as error:
        code, more = why_not_weights(folder.place(file), error) or (
            ErrorCode.MODEL_FILE_DAMAGED,
            {},
        )
        raise folder.failure(code, file=file, **more) from error


def _checked(opened: BinaryIO, header: Header, file: str, *, is_single: bool) -> WholeFile:
    digest = hashlib.sha256(header.text)
    digest.update(header.size_bytes.to_bytes(8, "little"))
    digest.update(opened.read(_SAMPLE_BYTES))
    opened.seek(max(len(header.raw), header.size_bytes - _SAMPLE_BYTES))
    digest.update(opened.read(_SAMPLE_BYTES))
    return WholeFile(file, digest.digest(), header.shapes, header.metadata, is_single)
