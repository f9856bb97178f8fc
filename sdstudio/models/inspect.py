"""Identify the model in a folder without loading it, and refuse damaged or unsafe ones.

Supports a diffusers folder; configurations next to a single weights file, named as in the original
code; and configurations with a file of links to the weights.
"""

import hashlib
import json
import re
from pathlib import Path

from sdstudio.domain.checkpoint import PRACTICE_NAME, Checkpoint, CheckpointRef
from sdstudio.domain.configurations import SMALL_FILE_MAX_BYTES
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.text import plain_name
from sdstudio.models.bundled import check_shipped
from sdstudio.models.component_weights import WholeFile, component_weights
from sdstudio.models.decoding import read_decoding
from sdstudio.models.folder import CODE_SUFFIXES, PICKLE_SUFFIXES, ModelFolder, is_there
from sdstudio.models.folder_detection import INDEX, CheckpointConfiguration, check_index, read_shape
from sdstudio.models.wholeness import check_part

_REVISION = re.compile(r"[0-9a-f]{40}")


def inspect(path: Path, *, is_practice: bool = False) -> Checkpoint:
    """The checkpoint in the folder ``path``. Reads headers and small files only.

    Raises:
        StudioError: one of ``MODEL_…``, or ``STARTER_DAMAGED`` for the practice model.
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
    for encoder in shape.family.text_encoders:
        _check_tokenizer(folder, files, encoder.tokenizer)
    weights = weights_of(folder, shape)
    return Checkpoint(
        ref=CheckpointRef(name=folder.name, fingerprint=_fingerprint(weights, shape)),
        folder=path,
        family=shape.family.key,
        task=shape.task,
        prediction_type=shape.prediction_type,
        native_size_px=shape.native_size_px,
        text_width=_text_width(shape),
        is_distilled=shape.is_distilled,
        has_zero_snr=shape.has_zero_snr,
        is_full_size=shape.is_full_size,
        is_practice=is_practice,
        ignored_pickles=tuple(f for f in files if f.lower().endswith(PICKLE_SUFFIXES)),
        vae_channels=_vae_channels(folder),
        vae=read_decoding(path),
    )


def weights_of(folder: ModelFolder, shape: CheckpointConfiguration) -> list[WholeFile]:
    """The files with the weights; one of them may hold several components.

    Raises:
        StudioError: as :func:`component_weights` and :func:`check_part`.
    """
    files = {component: component_weights(folder, component) for component in shape.weighted}
    for component, file in files.items():
        config = folder.read_json(f"{component}/config.json")
        check_part(folder.name, component, config, file.shapes, is_single=file.is_single)
    return list(dict.fromkeys(files.values()))


def _vae_channels(folder: ModelFolder) -> tuple[int, ...]:
    levels = folder.read_json("vae/config.json").get("block_out_channels", [64])
    return tuple(one for one in levels if type(one) is int) if isinstance(levels, list) else ()


def _text_width(shape: CheckpointConfiguration) -> int:
    width = shape.unet.get("cross_attention_dim")
    return width if isinstance(width, int) else 0


def _check_tokenizer(folder: ModelFolder, files: list[str], tokenizer: str) -> None:
    for file in files:
        if file.startswith(f"{tokenizer}/") and _is_large(folder.path / file):
            raise folder.failure(ErrorCode.MODEL_FILE_DAMAGED, file=file)
    if folder.has(f"{tokenizer}/tokenizer.json"):
        return
    for file in (f"{tokenizer}/vocab.json", f"{tokenizer}/merges.txt"):
        if not folder.has(file):
            raise folder.failure(ErrorCode.MODEL_FILE_MISSING, file=file)


def _is_large(path: Path) -> bool:
    return is_there(lambda: path.stat().st_size > SMALL_FILE_MAX_BYTES)


def _fingerprint(weights: list[WholeFile], shape: CheckpointConfiguration) -> str:
    config = json.dumps(shape.unet, sort_keys=True)
    digest = hashlib.sha256(f"{shape.prediction_type}\n{config}\n".encode())
    if shape.family.distilled_key is None:
        # The weights don't tell, so the same file may be installed as either.
        digest.update(f"{shape.is_distilled} {shape.has_zero_snr}\n".encode())
    for file in weights:
        digest.update(f"{file.file}\n".encode())
        digest.update(file.digest)
    return digest.hexdigest()[:16]


def _name(path: Path) -> str:
    """Its installed name; else the folder's name, or the model's name in a download cache, where
    folders are named by revision.
    """
    # Imported here: it loads the catalogue, which the practice model doesn't need, and that is
    # inspected right before the first paint.
    from sdstudio.models.records import read_record

    record = read_record(path)
    if record is not None and record.name.strip():
        return record.name
    resolved = path.absolute()
    name = resolved.name
    if _REVISION.fullmatch(name) and resolved.parent.name == "snapshots":
        name = resolved.parents[1].name.rpartition("--")[2]
    return plain_name(name or str(resolved))
