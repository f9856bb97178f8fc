"""Recognise the models that find similar pictures: one file of weights, and nothing beside it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.similarity import SimilarityModel
from sdstudio.domain.text import plain_name
from sdstudio.models.architecture import Misfit
from sdstudio.models.component_weights import check_weights
from sdstudio.models.folder import ModelFolder
from sdstudio.models.folder_detection import INDEX
from sdstudio.models.inspect import inspect
from sdstudio.models.records import read_record
from sdstudio.models.wholeness import misfit_error
from sdstudio.weights.dinov2 import OPTIONAL, Dinov2, is_dinov2

#: Of DINOv2, and so of what was trained from it.
SIMILARITY_LICENCE: Final = "apache-2.0"

_NETWORK: Final = "DINOv2"


def check_network(model: str, shapes: Mapping[str, tuple[int, ...]]) -> None:
    """Raise where tensors aren't all those of the one network that the engine can build.

    Args:
        model: what failures call it.

    Raises:
        StudioError: ``MODEL_TENSORS_MISSING``, ``MODEL_SHAPE_DIFFERS`` or ``MODEL_UNSUPPORTED``.
    """
    try:
        needed = dict(Dinov2.of(shapes).tensors())
    except ValueError as error:
        raise _unsupported(model, str(error)) from error
    other = next((name for name in shapes if name not in needed), None)
    if other is not None:
        raise _unsupported(model, other)
    missing = tuple(name for name in needed if name not in shapes and name not in OPTIONAL)
    reshaped = tuple(
        (name, shape, needed[name]) for name, shape in shapes.items() if shape != needed[name]
    )
    if missing or reshaped:
        raise misfit_error(model, _NETWORK, Misfit(missing, reshaped))


def check_file(folder: ModelFolder, file: str) -> None:
    """Raise where a file of weights isn't that of such a network, or isn't whole.

    Raises:
        StudioError: as :func:`check_network`, or as ``check_weights``.
    """
    check_network(folder.name, check_weights(folder, file).shapes)


def _unsupported(model: str, tensor: str) -> StudioError:
    found = f"{_NETWORK} ({plain_name(tensor[:80])})"
    return StudioError(ErrorCode.MODEL_UNSUPPORTED, model=model, found=found)


def inspect_installed(path: Path) -> Checkpoint | SimilarityModel:
    """The model in a folder with an install record. Reads headers and small files only.

    Raises:
        StudioError: one of ``MODEL_…`` or ``FILE_…``.
    """
    found = similarity_model(path)
    return inspect(path) if found is None else found


def similarity_model(path: Path) -> SimilarityModel | None:
    """The model in a folder with an install record, if it is one that finds similar pictures.

    Raises:
        StudioError: ``MODEL_FILE_MISSING``, ``MODEL_LINK_GONE``, ``MODEL_FILE_DAMAGED``,
            one of ``FILE_…``, or as :func:`check_network`.
    """
    record = read_record(path)
    if record is None or len(record.files) != 1 or "/" in record.files[0].path:
        return None
    folder, (file,) = ModelFolder(path, record.name), record.files
    # All other models have a configuration.
    if folder.has(INDEX):
        return None
    shapes = check_weights(folder, file.path).shapes
    if not is_dinov2(shapes):
        return None
    check_network(record.name, shapes)
    return SimilarityModel(record.name, path, folder.place(file.path), file.sha256)
