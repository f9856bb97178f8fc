"""Models that select objects are recognised by their tensors, installed, and checked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from sdstudio.app.model_management.installed_checkpoints import read_installed
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models import installed as installed_models
from sdstudio.models.auxiliary import auxiliary_model
from sdstudio.models.catalogue import Catalogue, HashSource, read_catalogue
from sdstudio.models.importing import ImportCandidate, examine
from sdstudio.paths import user_paths
from sdstudio.weights.sam import MARK, SHARED, Sam
from tests.support.segmentation import SLIM, TINY, random_tensors, write_segmentation
from tests.support.similarity import install_similarity as install_auxiliary
from tests.support.similarity import write_similarity

Tensors = dict[str, Any]


def examined(path: Path) -> ImportCandidate:
    bundled = user_paths().model_configurations
    return examine(path, catalogue=Catalogue(), bundled=bundled)


def test_it_is_installed_as_a_model_that_selects_objects(tmp_path: Path) -> None:
    file = write_segmentation(tmp_path / "downloads" / "pytorch_something.safetensors")
    found = examined(file)
    assert (found.kind, found.licence) == (AuxiliaryKind.SEGMENTATION, None)
    folder = install_auxiliary(tmp_path / "models", file, "Tiny SAM")
    model = auxiliary_model(folder)
    assert model is not None
    assert (model.kind, model.name) == (AuxiliaryKind.SEGMENTATION, "Tiny SAM")
    assert model.file.read_bytes() == file.read_bytes()
    (there,) = installed_models.installed(tmp_path / "models", Catalogue())
    assert not there.makes_pictures
    assert there.auxiliary_kind is AuxiliaryKind.SEGMENTATION


def test_models_of_several_kinds_are_told_apart(tmp_path: Path) -> None:
    models = tmp_path / "models"
    install_auxiliary(models, write_similarity(tmp_path / "one.safetensors"), "DINO")
    install_auxiliary(models, write_segmentation(tmp_path / "two.safetensors"), "SAM")
    scan = read_installed(models)
    assert (scan.checkpoints, scan.failures) == ((), ())
    assert {one.name: one.kind for one in scan.auxiliary} == {
        "DINO": AuxiliaryKind.SIMILARITY,
        "SAM": AuxiliaryKind.SEGMENTATION,
    }


@pytest.mark.parametrize("name", SHARED)
def test_the_numbers_with_two_names_are_needed_once(tmp_path: Path, name: str) -> None:
    tensors: Tensors = random_tensors()
    tensors[name] = tensors.pop(SHARED[0])
    path = tmp_path / "model.safetensors"
    save_file(tensors, path)
    assert examined(path).kind is AuxiliaryKind.SEGMENTATION


def _without_a_bias(tensors: Tensors) -> None:
    del tensors["vision_encoder.layers.1.mlp.lin2.bias"]


def _with_a_narrow_layer(tensors: Tensors) -> None:
    tensors["mask_decoder.upscale_conv1.bias"] = np.zeros(63, np.float32)


def _with_more(tensors: Tensors) -> None:
    tensors["mask_decoder.hf_mlp.weight"] = np.zeros((1, 4), np.float32)


def _without_positions(tensors: Tensors) -> None:
    del tensors["vision_encoder.pos_embed"]


def _without_the_shared(tensors: Tensors) -> None:
    del tensors[SHARED[0]]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_without_a_bias, ErrorCode.MODEL_TENSORS_MISSING),
        (_with_a_narrow_layer, ErrorCode.MODEL_SHAPE_DIFFERS),
        (_with_more, ErrorCode.MODEL_BUILT_DIFFERENTLY),
        (_without_positions, ErrorCode.MODEL_BUILT_DIFFERENTLY),
        (_without_the_shared, ErrorCode.MODEL_BUILT_DIFFERENTLY),
    ],
)
def test_what_the_engine_could_not_build_is_refused_and_the_tensor_named(
    tmp_path: Path, change: Callable[[Tensors], None], code: ErrorCode
) -> None:
    tensors: Tensors = random_tensors()
    change(tensors)
    path = tmp_path / "changed.safetensors"
    save_file(tensors, path)
    with pytest.raises(StudioError) as told:
        examined(path)
    assert told.value.code is code
    assert "." in str(told.value.arguments["found"])


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("vision_encoder.patch_embed.projection.weight", (2048, 3, 64, 64)),
        ("vision_encoder.patch_embed.projection.weight", (16, 3, 64)),
        ("vision_encoder.pos_embed", (1, 15, 15, 16)),
        ("vision_encoder.pos_embed", (1, 2**20, 1, 16)),
        ("vision_encoder.layers.0.mlp.lin1.bias", (2**20,)),
        (MARK, (9, 0)),
        (MARK, (9, 7)),
        (MARK, (2**20, 8)),
        ("vision_encoder.layers.1.attn.rel_pos_h", (13, 8)),
    ],
)
def test_sizes_without_bounds_are_refused_before_anything_is_built(
    name: str, shape: tuple[int, ...]
) -> None:
    with pytest.raises(ValueError, match=name):
        Sam.of({**dict(TINY.tensors()), name: shape})


def test_the_published_network_is_told_from_its_tensors() -> None:
    shapes = dict(SLIM.tensors())
    assert Sam.of(shapes) == SLIM
    (row,) = (
        model
        for model in read_catalogue(user_paths().catalogue)[0].models
        if model.kind is AuxiliaryKind.SEGMENTATION
    )
    (file,) = row.variants[0].files
    assert file.hash_source is HashSource.PAGE
    numbers_bytes = 4 * sum(int(np.prod(shape)) for shape in shapes.values())
    # What is left is the header, some hundred bytes for each tensor.
    assert 0 < file.size_bytes - numbers_bytes < 200 * len(shapes)
    assert file.size_is_rounded
