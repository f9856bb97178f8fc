"""The kind of a single file is detected from its tensors, not its name."""

from pathlib import Path

import numpy as np
import pytest
import torch

from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.catalogue import Catalogue, read_catalogue
from sdstudio.models.importing import Certainty, Content, ImportCandidate, SourceLayout
from sdstudio.paths import user_paths
from tests.support.adapters import write_embedding, write_kohya
from tests.support.originals import (
    CHANNELS,
    TELLING,
    UNET,
    VAE,
    as_turbo,
    examined,
    tensors_of,
    write_tensors,
)
from tests.support.pickles import write_ckpt

EMPTY = Catalogue()
V, EPSILON = PredictionType.V_PREDICTION, PredictionType.EPSILON
KINDS = [kind for kind in CHANNELS if kind is not CheckpointTask.VARIATION]


def refused(path: Path) -> StudioError:
    with pytest.raises(StudioError) as raised:
        examined(path)
    assert "{" not in sentence_for(raised.value)
    return raised.value


def looked_at(tmp_path: Path, name: str = "x.safetensors", **options: object) -> ImportCandidate:
    file = write_tensors(tmp_path / name, tensors_of(**options))  # type: ignore[arg-type]
    return examined(file)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_told_by_its_unet(tmp_path: Path, kind: CheckpointTask) -> None:
    found = looked_at(tmp_path, "anything 768-v inpainting.safetensors", kind=kind)
    assert (found.content, found.source) == (Content.MODEL, SourceLayout.SINGLE_FILE)
    assert found.kind is kind
    assert found.native_size_px == 512
    assert found.licence == "openrail-pp-m"
    if kind is CheckpointTask.TEXT_TO_IMAGE:
        assert (found.prediction_type, found.certainty) == (EPSILON, Certainty.GUESSED)
    else:
        expected = V if kind is CheckpointTask.UPSCALER else EPSILON
        assert (found.prediction_type, found.certainty) == (expected, Certainty.SAID)


@pytest.mark.parametrize("dtype", ["f4", "f2"])
def test_v_is_guessed_from_the_spread_of_a_bias(tmp_path: Path, dtype: str) -> None:
    found = looked_at(tmp_path, spread=0.3, dtype=dtype)
    assert (found.prediction_type, found.certainty) == (V, Certainty.GUESSED)
    assert found.native_size_px == 768


def test_what_the_file_says_of_its_prediction_goes_before_a_guess(tmp_path: Path) -> None:
    said = {"modelspec.prediction_type": "epsilon", "modelspec.resolution": "768x768"}
    file = write_tensors(tmp_path / "x.safetensors", tensors_of(spread=0.3), said)
    found = examined(file)
    assert (found.prediction_type, found.certainty) == (EPSILON, Certainty.SAID)
    assert found.native_size_px == 768
    marked = tensors_of() | {"v_pred": np.zeros(0, "f4")}
    found = examined(write_tensors(tmp_path / "y.safetensors", marked))
    assert (found.prediction_type, found.certainty) == (V, Certainty.SAID)


def test_where_nothing_tells_the_usual_is_assumed_and_said_to_be(tmp_path: Path) -> None:
    tensors = tensors_of()
    del tensors[TELLING]
    found = examined(write_tensors(tmp_path / "x.safetensors", tensors))
    assert (found.prediction_type, found.certainty) == (V, Certainty.ASSUMED)


def test_a_file_as_large_as_one_of_the_catalogue_s_is_proposed_as_it(tmp_path: Path) -> None:
    file = write_tensors(tmp_path / "renamed.safetensors", tensors_of(spread=0.3))
    shipped, _ = read_catalogue(user_paths().catalogue)
    rows = shipped.model_dump()
    for model in rows["models"]:
        for variant in model["variants"]:
            for one in variant["files"]:
                if one["path"].startswith("v2-1_"):
                    one["size_bytes"] = file.stat().st_size
    found = examined(file, Catalogue.model_validate(rows))
    # 2.1 and its base are of one size; the prediction tells which is likelier.
    assert (found.model, found.variant) == ("sd-2-1", "single-file")
    assert found.name == "Stable Diffusion 2.1"


@pytest.mark.parametrize(
    ("tensors", "code", "word"),
    [
        (
            {"model.diffusion_model.joint_blocks.0.x": np.zeros(3, "f4")} | tensors_of(),
            ErrorCode.MODEL_UNSUPPORTED,
            "Stable Diffusion 3",
        ),
        (
            {
                "control_model.input_blocks.0.0.weight": np.zeros((2, 2), "f4"),
                "b": np.zeros(1, "f4"),
            },
            ErrorCode.MODEL_UNSUPPORTED,
            "ControlNet",
        ),
        (
            {f"{UNET}input_blocks.0.0.weight": np.zeros((8, 8, 3, 3), "f4")}
            | {"b": np.zeros(1, "f4")},
            ErrorCode.MODEL_UNSUPPORTED,
            "InstructPix2Pix",
        ),
        (
            tensors_of() | {f"{UNET}input_blocks.0.0.weight": np.zeros((8, 6, 3, 3), "f4")},
            ErrorCode.MODEL_BUILT_DIFFERENTLY,
            "(in_channels=6)",
        ),
        (tensors_of(CheckpointTask.VARIATION), ErrorCode.IMPORT_AS_FOLDER, "diffusers"),
        (
            {name: value for name, value in tensors_of().items() if name.startswith(UNET)},
            ErrorCode.IMPORT_PART_ONLY,
            "UNet",
        ),
        (
            {f"{VAE}decoder.conv_in.weight": np.zeros((4, 4, 3, 3), "f4"), "x": np.zeros(1, "f4")},
            ErrorCode.IMPORT_PART_ONLY,
            "VAE",
        ),
        (
            {"decoder.conv_in.weight": np.zeros((4, 4, 3, 3), "f4")},
            ErrorCode.IMPORT_PART_ONLY,
            "VAE",
        ),
        (
            {"a": np.zeros((4, 4, 3), "f4"), "b": np.zeros(1, "f4")},
            ErrorCode.IMPORT_UNKNOWN,
            "“a”",
        ),
    ],
)
def test_what_is_none_of_the_family_is_refused_and_named(
    tmp_path: Path, tensors: dict[str, "np.typing.NDArray[np.float32]"], code: ErrorCode, word: str
) -> None:
    error = refused(write_tensors(tmp_path / "x.safetensors", tensors))
    assert error.code is code
    assert word in sentence_for(error)


@pytest.mark.parametrize(
    ("tensor", "name"),
    [
        ("model.diffusion_model.joint_blocks.0.x_block.attn.qkv.weight", "Stable Diffusion 3"),
        ("double_blocks.0.img_attn.qkv.weight", "FLUX.1"),
        ("model.diffusion_model.double_stream_modulation_img.lin.weight", "FLUX.2"),
        ("diffusion_model.context_refiner.0.attention.k_norm.weight", "Z-Image"),
        ("transformer_blocks.0.attn.add_k_proj.bias", "Qwen-Image"),
        ("model.diffusion_model.distilled_guidance_layer.in_proj.weight", "Chroma"),
        ("control_model.input_blocks.0.0.weight", "ControlNet"),
        (f"{UNET}input_blocks.1.0.time_stack.in_layers.0.weight", "Stable Video Diffusion"),
    ],
)
def test_a_family_is_known_by_a_tensor_that_only_it_has(
    tmp_path: Path, tensor: str, name: str
) -> None:
    tensors = {tensor: np.zeros((4, 4), "f4"), "x": np.zeros(1, "f4")}
    error = refused(write_tensors(tmp_path / "x.safetensors", tensors))
    assert (error.code, error.arguments["found"]) == (ErrorCode.MODEL_UNSUPPORTED, name)


@pytest.mark.parametrize("suffix", [".safetensors", ".ckpt"])
def test_sd_turbo_is_known_in_its_own_file(tmp_path: Path, suffix: str) -> None:
    shipped, _ = read_catalogue(user_paths().catalogue)
    file = tmp_path / f"renamed{suffix}"
    write = write_ckpt if suffix == ".ckpt" else write_tensors
    found = examined(write(file, as_turbo(tensors_of(spread=0.3))), shipped)
    assert found.is_distilled
    assert (found.kind, found.native_size_px) == (CheckpointTask.TEXT_TO_IMAGE, 512)
    assert (found.prediction_type, found.certainty) == (EPSILON, Certainty.SAID)
    assert found.licence == "sd-turbo"


@pytest.mark.parametrize("suffix", [".safetensors", ".ckpt"])
def test_weights_of_the_moving_average_alone_are_told_to_be(tmp_path: Path, suffix: str) -> None:
    averaged = {
        "model_ema." + name.removeprefix("model.").replace(".", "")
        if name.startswith(UNET)
        else name: value
        for name, value in tensors_of().items()
    }
    write = write_ckpt if suffix == ".ckpt" else write_tensors
    error = refused(write(tmp_path / f"x{suffix}", averaged))
    assert error.code is ErrorCode.IMPORT_EMA_ONLY


def test_loras_and_embeddings_are_told_apart(tmp_path: Path) -> None:
    lora = examined(write_kohya(tmp_path / "style.safetensors"))
    vectors = torch.zeros(2, 1024)
    vectors[0, 0] = 1
    word = examined(write_embedding(tmp_path / "word.safetensors", vectors))
    assert (lora.content, word.content) == (Content.LORA, Content.TEXTUAL_INVERSION)
    assert lora.is_adapter
    assert (lora.licence, lora.is_licence_known) == (None, False)
    assert not lora.can_link
