"""Upscalers are recognised by their tensors, installed, and found by the hash of their file."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from sdstudio.app.model_management.installed_checkpoints import read_installed
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.auxiliary import auxiliary_model
from sdstudio.models.catalogue import Catalogue, read_catalogue
from sdstudio.models.importing import ImportCandidate, examine
from sdstudio.paths import user_paths
from sdstudio.weights.upscaler import Dialect, Esrgan, Upscaler
from tests.support.similarity import install_similarity as install_auxiliary
from tests.support.upscalers import COMPACT, ESRGAN, FOLDED, SPAN, random_tensors, write_upscaler


def examined(path: Path) -> ImportCandidate:
    bundled = user_paths().model_configurations
    return examine(path, catalogue=Catalogue(), bundled=bundled)


@pytest.mark.parametrize("shape", [ESRGAN, FOLDED, COMPACT, SPAN])
def test_a_file_of_any_kind_is_installed_and_says_how_much_it_enlarges(
    tmp_path: Path, shape: Upscaler
) -> None:
    file = write_upscaler(tmp_path / "downloads" / "4x-Something.safetensors", shape)
    found = examined(file)
    assert (found.kind, found.name, found.licence) == (
        AuxiliaryKind.UPSCALER,
        "4x-Something",
        None,
    )
    folder = install_auxiliary(tmp_path / "models", file, "Something")
    model = auxiliary_model(folder)
    assert model is not None
    assert (model.kind, model.name, model.scale) == (
        AuxiliaryKind.UPSCALER,
        "Something",
        shape.scale,
    )
    scan = read_installed(tmp_path / "models")
    assert (scan.auxiliary, scan.failures) == ((model,), ())


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"body.2.bias": None}, ErrorCode.MODEL_TENSORS_MISSING),
        ({"body.2.bias": (9,)}, ErrorCode.MODEL_SHAPE_DIFFERS),
        ({"body.4.weight": (7, 8, 3, 3)}, ErrorCode.MODEL_BUILT_DIFFERENTLY),
        ({"body.0.weight": (8, 4, 3, 3)}, ErrorCode.MODEL_BUILT_DIFFERENTLY),
    ],
)
def test_what_the_engine_could_not_build_is_refused_with_a_sentence(
    tmp_path: Path, change: dict[str, tuple[int, ...] | None], code: ErrorCode
) -> None:
    tensors = random_tensors(COMPACT)
    for name, shape in change.items():
        if shape is None:
            del tensors[name]
        else:
            tensors[name] = np.zeros(shape, np.float32)
    save_file(tensors, tmp_path / "changed.safetensors")
    with pytest.raises(StudioError) as told:
        examined(tmp_path / "changed.safetensors")
    assert told.value.code is code


def test_the_published_file_is_as_large_as_its_tensors_say() -> None:
    (row,) = (
        model
        for model in read_catalogue(user_paths().catalogue)[0].models
        if model.kind is AuxiliaryKind.UPSCALER
    )
    (file,) = row.variants[0].files
    network = Esrgan(Dialect.BODY, 64, 32, 23, 1, 2)
    shapes = dict(network.tensors())
    header_bytes = file.size_bytes - 4 * sum(int(np.prod(one)) for one in shapes.values())
    assert header_bytes % 8 == 0
    assert 80 * len(shapes) < header_bytes < 110 * len(shapes)
    assert Esrgan.of(shapes) == network
