"""Models that find similar pictures are recognised by their tensors, installed, and checked."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from sdstudio.app.model_management.installed_checkpoints import read_installed
from sdstudio.disk import SystemDisk
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models import installed as installed_models
from sdstudio.models.auxiliary import auxiliary_model
from sdstudio.models.catalogue import Catalogue, read_catalogue
from sdstudio.models.exporting import export_model
from sdstudio.models.importing import ImportCandidate, SourceLayout, examine, import_model
from sdstudio.models.records import UNKNOWN_LICENCE, read_record
from sdstudio.models.stop import Stop
from sdstudio.paths import user_paths
from sdstudio.weights.dinov2 import Dinov2
from tests.support.similarity import TINY, install_similarity, random_tensors, write_similarity

BUNDLED = user_paths().model_configurations

Tensors = dict[str, Any]


def examined(path: Path, catalogue: Catalogue | None = None) -> ImportCandidate:
    return examine(path, catalogue=catalogue or Catalogue(), bundled=BUNDLED)


def catalogue_with(file: Path) -> Catalogue:
    data = file.read_bytes()
    files = [
        {
            "path": "weights.safetensors",
            "size_bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
            "hash_source": "page",
        }
    ]
    variant = {"key": "fp32", "layout": "single_file", "precision": "fp32", "files": files}
    model = {
        "key": "tiny-dino",
        "name": "Tiny DINO of the catalogue",
        "description": {"en": "x"},
        "purpose": {"en": "x"},
        "kind": AuxiliaryKind.SIMILARITY,
        "native_size_px": 224,
        "licence": "free",
        "variants": [variant],
    }
    licences = [{"key": "free", "name": "Free", "needs_consent": False}]
    return Catalogue.model_validate_json(json.dumps({"licences": licences, "models": [model]}))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_similarity(tmp_path / "downloads" / "pytorch_something.safetensors")


def test_a_file_is_recognised_by_its_tensors(file: Path) -> None:
    found = examined(file)
    assert (found.kind, found.source) == (AuxiliaryKind.SIMILARITY, SourceLayout.SINGLE_FILE)
    assert (found.prediction_type, found.native_size_px) == (None, None)
    assert (found.licence, found.can_link) == (None, True)


def test_the_folder_of_a_download_is_recognised(file: Path) -> None:
    (file.parent / "config.json").write_text('{"model_type": "dinov2"}', "utf-8")
    (file.parent / "pytorch_model.bin").write_bytes(b"\x80\x02")
    assert examined(file.parent).path == file


def test_it_is_installed_with_its_hash_and_without_a_licence(tmp_path: Path, file: Path) -> None:
    folder = install_similarity(tmp_path / "models", file)
    record = read_record(folder)
    assert record is not None
    assert (record.name, record.licence) == ("Tiny DINO", UNKNOWN_LICENCE)
    model = auxiliary_model(folder)
    assert model is not None
    assert model.file.read_bytes() == file.read_bytes()
    assert model.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_what_the_catalogue_knows_by_its_hash_gets_its_name_and_place(
    tmp_path: Path, file: Path
) -> None:
    catalogue = catalogue_with(file)
    found = examined(file, catalogue)
    assert (found.name, found.model, found.licence) == (
        "Tiny DINO of the catalogue",
        "tiny-dino",
        "free",
    )
    models = tmp_path / "models"
    folder = import_model(
        found,
        models,
        disk=SystemDisk(),
        bundled=BUNDLED,
        name="",
        link=False,
        stop=Stop(),
        progress=lambda _done, _total: None,
    )
    assert folder == models / "tiny-dino" / "fp32"
    model = auxiliary_model(folder)
    assert model is not None
    assert model.file == folder / "weights.safetensors"


def test_linked_weights_stay_where_they_are(tmp_path: Path, file: Path) -> None:
    folder = import_model(
        examined(file),
        tmp_path / "models",
        disk=SystemDisk(),
        bundled=BUNDLED,
        name="",
        link=True,
        stop=Stop(),
        progress=lambda _done, _total: None,
    )
    model = auxiliary_model(folder)
    assert model is not None
    assert model.file == file
    file.unlink()
    with pytest.raises(StudioError) as told:
        auxiliary_model(folder)
    assert told.value.code is ErrorCode.MODEL_LINK_GONE


def test_it_is_no_checkpoint_and_so_not_among_those_that_make_pictures(
    tmp_path: Path, file: Path
) -> None:
    models = tmp_path / "models"
    install_similarity(models, file)
    scan = read_installed(models)
    assert (scan.checkpoints, scan.failures) == ((), ())
    assert [one.name for one in scan.auxiliary] == ["Tiny DINO"]
    (there,) = installed_models.installed(models, Catalogue())
    assert not there.makes_pictures
    assert there.auxiliary_kind is AuxiliaryKind.SIMILARITY


def test_what_was_exported_can_be_imported_elsewhere(tmp_path: Path, file: Path) -> None:
    folder = install_similarity(tmp_path / "models", file)
    resources = user_paths().resources
    made = export_model(
        folder,
        tmp_path / "stick",
        disk=SystemDisk(),
        resources=resources,
        stop=Stop(),
        progress=lambda _done, _total: None,
    )
    # Anybody may have trained one and published it on any terms.
    assert not (made / "LICENSE.txt").exists()
    assert "finds out whether it may be passed on" in (made / "NOTICE.txt").read_text("utf-8")
    found = examined(tmp_path / "stick")
    assert (found.kind, found.name, found.source) == (
        AuxiliaryKind.SIMILARITY,
        "Tiny DINO",
        SourceLayout.EXPORTED,
    )
    again = import_model(
        found,
        tmp_path / "other",
        disk=SystemDisk(),
        bundled=BUNDLED,
        name="",
        link=False,
        stop=Stop(),
        progress=lambda _done, _total: None,
    )
    model = auxiliary_model(again)
    assert model is not None
    assert model.file.read_bytes() == file.read_bytes()


def _without_a_bias(tensors: Tensors) -> None:
    del tensors["encoder.layer.1.mlp.fc2.bias"]


def _with_a_narrow_layer(tensors: Tensors) -> None:
    tensors["layernorm.bias"] = np.zeros(63, np.float32)


def _with_registers(tensors: Tensors) -> None:
    tensors["embeddings.register_tokens"] = np.zeros((1, 4, 64), np.float32)


def _without_positions(tensors: Tensors) -> None:
    del tensors["embeddings.position_embeddings"]


def _with_two_colours(tensors: Tensors) -> None:
    tensors["embeddings.patch_embeddings.projection.weight"] = np.zeros((64, 2, 28, 28), "f4")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_without_a_bias, ErrorCode.MODEL_TENSORS_MISSING),
        (_with_a_narrow_layer, ErrorCode.MODEL_SHAPE_DIFFERS),
        (_with_registers, ErrorCode.MODEL_BUILT_DIFFERENTLY),
        (_without_positions, ErrorCode.MODEL_BUILT_DIFFERENTLY),
        (_with_two_colours, ErrorCode.MODEL_SHAPE_DIFFERS),
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


def test_the_mask_of_training_is_not_needed(tmp_path: Path) -> None:
    tensors: Tensors = random_tensors()
    del tensors["embeddings.mask_token"]
    path = tmp_path / "plain.safetensors"
    save_file(tensors, path)
    assert examined(path).kind == AuxiliaryKind.SIMILARITY


def test_damage_after_the_installation_is_noticed(tmp_path: Path, file: Path) -> None:
    folder = install_similarity(tmp_path / "models", file)
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(StudioError) as told:
        auxiliary_model(folder)
    assert told.value.code is ErrorCode.FILE_CUT_SHORT
    path.unlink()
    with pytest.raises(StudioError) as told:
        auxiliary_model(folder)
    assert told.value.code is ErrorCode.MODEL_FILE_MISSING
    (failure,) = read_installed(tmp_path / "models").failures
    assert failure.arguments["model"] == "Tiny DINO"


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("embeddings.patch_embeddings.projection.weight", (0, 3, 14, 14)),
        ("embeddings.patch_embeddings.projection.weight", (2048, 3, 14, 14)),
        ("embeddings.patch_embeddings.projection.weight", (64, 3, 14)),
        ("embeddings.position_embeddings", (1, 1, 64)),
        ("embeddings.position_embeddings", (1, 2**30, 64)),
        ("encoder.layer.0.mlp.fc1.bias", (2**20,)),
    ],
)
def test_sizes_without_bounds_are_refused_before_anything_is_built(
    name: str, shape: tuple[int, ...]
) -> None:
    shapes = {**dict(TINY.tensors()), name: shape}
    with pytest.raises(ValueError, match=name):
        Dinov2.of(shapes)


def test_the_published_small_network_is_told_from_its_tensors() -> None:
    small = Dinov2(width=384, layers=12, patch_px=14, grid=37, mlp_ratio=4)
    shapes = dict(small.tensors())
    assert Dinov2.of(shapes) == small
    assert small.heads == 6
    numbers_bytes = 4 * sum(int(np.prod(shape)) for shape in shapes.values())
    (row,) = (
        model
        for model in read_catalogue(user_paths().catalogue)[0].models
        if model.kind == AuxiliaryKind.SIMILARITY
    )
    # What is left is the header, some hundred bytes for each tensor.
    assert 0 < row.variants[0].files[0].size_bytes - numbers_bytes < 200 * len(shapes)
