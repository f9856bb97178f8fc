"""ControlNets are recognised by their tensors, installed and listed; others are refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from sdstudio.app.model_management.installed_checkpoints import read_installed
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.auxiliary import auxiliary_in_file, auxiliary_model
from sdstudio.models.catalogue import Catalogue
from sdstudio.models.importing import ImportCandidate, examine
from sdstudio.paths import user_paths
from tests.support.controlnet_files import TINY, TINY_UNION, random_tensors, write_control
from tests.support.similarity import install_similarity as install_auxiliary

Tensors = dict[str, Any]


def examined(path: Path) -> ImportCandidate:
    bundled = user_paths().model_configurations
    return examine(path, catalogue=Catalogue(), bundled=bundled)


def test_it_is_installed_as_a_controlnet(tmp_path: Path) -> None:
    file = write_control(tmp_path / "downloads" / "control.safetensors")
    found = examined(file)
    assert found.kind is AuxiliaryKind.CONTROL
    folder = install_auxiliary(tmp_path / "models", file, "Tiny canny")
    model = auxiliary_model(folder)
    assert model is not None
    assert (model.kind, model.name) == (AuxiliaryKind.CONTROL, "Tiny canny")
    assert (model.text_width, model.union_types) == (TINY.text_width, 0)
    assert model.file.read_bytes() == file.read_bytes()


def test_the_licence_of_one_from_elsewhere_is_unknown(tmp_path: Path) -> None:
    found = examined(write_control(tmp_path / "control.safetensors"))
    assert (found.licence, found.is_licence_known) == (None, False)


def test_all_that_are_installed_are_listed(tmp_path: Path) -> None:
    models = tmp_path / "models"
    install_auxiliary(models, write_control(tmp_path / "one.safetensors"), "Canny")
    install_auxiliary(models, write_control(tmp_path / "two.safetensors", seed=1), "Depth")
    install_auxiliary(models, write_control(tmp_path / "three.safetensors", TINY_UNION), "Union")
    scan = read_installed(models)
    assert (scan.checkpoints, scan.failures) == ((), ())
    assert {one.name: one.union_types for one in scan.auxiliary} == {
        "Canny": 0,
        "Depth": 0,
        "Union": 8,
    }
    assert {one.kind for one in scan.auxiliary} == {AuxiliaryKind.CONTROL}


def test_a_file_can_be_used_without_being_installed(tmp_path: Path) -> None:
    file = write_control(tmp_path / "control.safetensors")
    found = auxiliary_in_file(file)
    installed = auxiliary_model(install_auxiliary(tmp_path / "models", file, "Canny"))
    assert found is not None
    assert installed is not None
    assert (found.name, found.file, found.sha256) == ("control", file, installed.sha256)
    with pytest.raises(StudioError) as caught:
        auxiliary_in_file(tmp_path / "gone.safetensors")
    assert caught.value.code is ErrorCode.IMPORT_GONE


def _without_a_tensor(tensors: Tensors) -> None:
    del tensors["down_blocks.0.resnets.0.conv2.weight"]


def _with_another_shape(tensors: Tensors) -> None:
    tensors["controlnet_mid_block.bias"] = np.zeros(3, np.float32)


def _as_difference(tensors: Tensors) -> None:
    tensors["difference"] = np.zeros(0, np.float32)


def _as_control_lora(tensors: Tensors) -> None:
    tensors["lora_controlnet"] = np.zeros(0, np.float32)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_without_a_tensor, ErrorCode.MODEL_TENSORS_MISSING),
        (_with_another_shape, ErrorCode.MODEL_SHAPE_DIFFERS),
        (_as_difference, ErrorCode.MODEL_BUILT_DIFFERENTLY),
        (_as_control_lora, ErrorCode.MODEL_BUILT_DIFFERENTLY),
    ],
)
def test_one_that_can_not_be_used_is_refused_by_name(
    tmp_path: Path, spoil: Callable[[Tensors], None], code: ErrorCode
) -> None:
    tensors: Tensors = random_tensors()
    spoil(tensors)
    file = tmp_path / "control.safetensors"
    save_file(tensors, file)
    with pytest.raises(StudioError) as caught:
        examined(file)
    assert caught.value.code is code
    if code is ErrorCode.MODEL_BUILT_DIFFERENTLY:
        assert str(caught.value.arguments["found"]).startswith("ControlNet")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (
            "lllite_unet_input_blocks_4_1_transformer_blocks_0_attn1_to_q.down.0.weight",
            "ControlNet-LLLite",
        ),
        ("lllite_conditioning1.0.weight", "ControlNet-LLLite"),
        ("adapter.body.0.resnets.0.block1.weight", "T2I-Adapter"),
    ],
)
def test_relatives_are_refused_by_name(tmp_path: Path, name: str, found: str) -> None:
    file = tmp_path / "relative.safetensors"
    save_file({name: np.zeros((4, 4, 1, 1), np.float32)}, file)
    with pytest.raises(StudioError) as caught:
        examined(file)
    assert (caught.value.code, caught.value.arguments["found"]) == (
        ErrorCode.MODEL_UNSUPPORTED,
        found,
    )
