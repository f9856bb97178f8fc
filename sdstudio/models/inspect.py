"""Tell what a folder holds without loading it, and refuse what is broken or could run code.

A folder in diffusers layout; or its configurations beside one file with all the weights, named as
in the original code; or its configurations and a file that says where the weights lie.
"""

import hashlib
import json
import re
from pathlib import Path

from sdstudio.domain.checkpoint import Checkpoint, CheckpointRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.text import plain_name
from sdstudio.models.bundled import check_shipped
from sdstudio.models.family import INDEX, CheckpointConfiguration, check_index, read_shape
from sdstudio.models.folder import CODE_SUFFIXES, PICKLE_SUFFIXES, ModelFolder, is_there
from sdstudio.models.weights import WeightsFile, component_weights

PRACTICE_NAME = "Practice model"

_REVISION = re.compile(r"[0-9a-f]{40}")


def inspect(path: Path, *, is_practice: bool = False) -> Checkpoint:
    """The checkpoint in the folder ``path``. Reads headers and small files only.

    Raises:
        StudioError: one of ``MODEL_…``, or ``STARTER_DAMAGED`` for the model that ships.
    """
    if not is_practice:
        return _inspect(path, is_practice)
    try:
        checkpoint = _inspect(path, is_practice)
    except StudioError as error:
        file = error.arguments.get("file") or error.arguments.get("component") or INDEX
        raise StudioError(ErrorCode.STARTER_DAMAGED, file=file) from error
    check_shipped(path)
    return checkpoint


def _inspect(path: Path, is_practice: bool) -> Checkpoint:
    folder = ModelFolder(path, PRACTICE_NAME if is_practice else _name(path))
    if not is_there(path.is_dir):
        raise folder.failure(ErrorCode.MODEL_NOT_FOUND)
    check_index(folder)
    files = folder.files()
    code = next((file for file in files if file.lower().endswith(CODE_SUFFIXES)), None)
    if code is not None:
        raise folder.failure(ErrorCode.MODEL_HAS_CODE, file=code)
    shape = read_shape(folder)
    _check_tokenizer(folder, files)
    weights = weights_of(folder, shape)
    return Checkpoint(
        ref=CheckpointRef(name=folder.name, fingerprint=_fingerprint(weights, shape)),
        folder=path,
        kind=shape.kind,
        prediction_type=shape.prediction_type,
        native_size_px=shape.native_size_px,
        text_width=_text_width(shape),
        is_distilled=shape.is_distilled,
        is_practice=is_practice,
        ignored_pickles=tuple(f for f in files if f.lower().endswith(PICKLE_SUFFIXES)),
    )


def weights_of(folder: ModelFolder, shape: CheckpointConfiguration) -> list[WeightsFile]:
    """The files with the weights; one of them may hold several components.

    Raises:
        StudioError: as :func:`component_weights`.
    """
    return list(
        dict.fromkeys(
            file for component in shape.weighted for file in component_weights(folder, component)
        )
    )


def _text_width(shape: CheckpointConfiguration) -> int:
    width = shape.unet.get("cross_attention_dim")
    return width if isinstance(width, int) else 0


def _check_tokenizer(folder: ModelFolder, files: list[str]) -> None:
    for file in files:
        if file.startswith("tokenizer/") and not folder.is_small(file):
            raise folder.failure(ErrorCode.MODEL_FILE_DAMAGED, file=file)
    if folder.has("tokenizer/tokenizer.json"):
        return
    for file in ("tokenizer/vocab.json", "tokenizer/merges.txt"):
        if not folder.has(file):
            raise folder.failure(ErrorCode.MODEL_FILE_MISSING, file=file)


def _fingerprint(weights: list[WeightsFile], shape: CheckpointConfiguration) -> str:
    config = json.dumps(shape.unet, sort_keys=True)
    digest = hashlib.sha256(f"{shape.prediction_type}\n{config}\n".encode())
    for file in weights:
        digest.update(f"{file.file}\n".encode())
        digest.update(file.digest)
    return digest.hexdigest()[:16]


def _name(path: Path) -> str:
    """What it was installed as; else the folder's name, or the model's in a download cache, which
    names folders by revision.
    """
    # Here: it brings the catalogue's rows with it, which the practice model has no need of, and
    # the window is painted right after that one was inspected.
    from sdstudio.models.records import read_record

    record = read_record(path)
    if record is not None and record.name.strip():
        return record.name
    resolved = path.absolute()
    name = resolved.name
    if _REVISION.fullmatch(name) and resolved.parent.name == "snapshots":
        name = resolved.parents[1].name.rpartition("--")[2]
    return plain_name(name or str(resolved))
