"""Inspecting a model: what it is, or in plain words why it is not opened."""

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from safetensors.numpy import load_file, save_file

from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.bundled import damaged_file, write_list
from sdstudio.models.folder import ModelFolder
from sdstudio.models.folder_detection import read_shape
from sdstudio.models.inspect import inspect
from tests.support.model_folders import (
    CONFIGS,
    INDEX,
    a_model,
    change_json,
    safetensors,
    weights_of,
    write_json,
    write_part,
)

NOISING = "image_noising_scheduler/scheduler_config.json"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return a_model(tmp_path / "stable-diffusion-2-1")


def refusal(folder: Path) -> StudioError:
    with pytest.raises(StudioError) as caught:
        inspect(folder)
    assert caught.value.arguments["model"] == folder.name
    return caught.value


def test_a_whole_model_is_described(model: Path) -> None:
    checkpoint = inspect(model)
    assert checkpoint.ref.name == "stable-diffusion-2-1"
    assert checkpoint.folder == model
    assert checkpoint.task is CheckpointTask.TEXT_TO_IMAGE
    assert checkpoint.prediction_type is PredictionType.V_PREDICTION
    assert checkpoint.native_size_px == 768
    assert checkpoint.ignored_pickles == ()
    assert not checkpoint.is_practice


@pytest.mark.parametrize("has_zero_snr", [True, False])
def test_a_model_says_that_it_was_trained_from_pure_noise(model: Path, has_zero_snr: bool) -> None:
    change_json(model / "scheduler" / "scheduler_config.json", rescale_betas_zero_snr=has_zero_snr)
    assert inspect(model).has_zero_snr == has_zero_snr


@pytest.mark.parametrize(
    ("channels", "kind"), [(9, CheckpointTask.INPAINTING), (4, CheckpointTask.TEXT_TO_IMAGE)]
)
def test_the_kind_follows_from_the_input_channels(
    model: Path, channels: int, kind: CheckpointTask
) -> None:
    change_json(model / "unet" / "config.json", in_channels=channels)
    write_part(model, "unet")
    assert inspect(model).task is kind


def test_a_depth_model_needs_its_depth_estimator(model: Path) -> None:
    change_json(model / "unet" / "config.json", in_channels=5)
    write_part(model, "unet")
    assert refusal(model).code is ErrorCode.MODEL_FILE_MISSING
    write_json(model / "depth_estimator" / "config.json", CONFIGS["depth_estimator"])
    write_part(model, "depth_estimator")
    assert inspect(model).task is CheckpointTask.DEPTH


def test_an_upscaler_has_an_autoencoder_of_its_own(model: Path) -> None:
    change_json(model / "unet" / "config.json", in_channels=7, sample_size=128)
    change_json(model / "vae" / "config.json", block_out_channels=[4, 4, 4])
    for component in ("unet", "vae"):
        write_part(model, component)
    noising = "low_res_scheduler/scheduler_config.json"
    assert refusal(model).arguments["file"] == noising
    write_json(model / noising, {"_class_name": "DDPMScheduler"})
    checkpoint = inspect(model)
    assert checkpoint.task is CheckpointTask.UPSCALER
    assert checkpoint.native_size_px == 512


class TestAModelForImageVariations:
    @pytest.fixture
    def unclip(self, model: Path) -> Path:
        change_json(model / "model_index.json", _class_name="StableUnCLIPImg2ImgPipeline")
        embedding = {
            "class_embed_type": "projection",
            "projection_class_embeddings_input_dim": 32,
        }
        change_json(model / "unet" / "config.json", **embedding)
        write_json(model / "image_encoder" / "config.json", CONFIGS["image_encoder"])
        write_json(model / "image_normalizer" / "config.json", CONFIGS["image_normalizer"])
        write_json(model / NOISING, {"_class_name": "DDPMScheduler"})
        for component in ("unet", "image_encoder", "image_normalizer"):
            write_part(model, component)
        return model

    def test_is_known(self, unclip: Path) -> None:
        assert inspect(unclip).task is CheckpointTask.VARIATION

    @pytest.mark.parametrize(
        "file",
        [
            "image_encoder/config.json",
            "image_encoder/model.safetensors",
            "image_normalizer/diffusion_pytorch_model.safetensors",
            NOISING,
        ],
    )
    def test_needs_what_reads_pictures(self, unclip: Path, file: str) -> None:
        (unclip / file).unlink()
        assert refusal(unclip).arguments["file"] == file

    @pytest.mark.parametrize(
        ("component", "change"),
        [
            ("image_encoder", {"projection_dim": 768}),
            ("image_normalizer", {"embedding_dim": 768}),
            ("unet", {"projection_class_embeddings_input_dim": 1536}),
        ],
    )
    def test_has_parts_that_fit(self, unclip: Path, component: str, change: dict[str, int]) -> None:
        change_json(unclip / component / "config.json", **change)
        assert refusal(unclip).code is ErrorCode.MODEL_BUILT_DIFFERENTLY


@pytest.mark.parametrize(
    ("scheduler", "is_distilled"),
    [
        ({}, True),
        ({"timestep_spacing": "leading"}, False),
        ({"rescale_betas_zero_snr": True}, False),
        ({"prediction_type": "v_prediction"}, False),
        ({"_class_name": "DDIMScheduler"}, False),
    ],
)
def test_a_distilled_model_is_known_by_its_scheduler(
    model: Path, scheduler: dict[str, Any], is_distilled: bool
) -> None:
    turbo = {"_class_name": "EulerDiscreteScheduler", "timestep_spacing": "trailing"}
    path = model / "scheduler" / "scheduler_config.json"
    write_json(path, {**turbo, "prediction_type": "epsilon", **scheduler})
    assert inspect(model).is_distilled is is_distilled


def test_a_scheduler_that_does_not_say_predicts_epsilon(model: Path) -> None:
    write_json(model / "scheduler" / "scheduler_config.json", {"_class_name": "PNDMScheduler"})
    assert inspect(model).prediction_type is PredictionType.EPSILON


def test_a_small_model_of_the_same_structure_is_let_in(model: Path) -> None:
    change_json(model / "unet" / "config.json", cross_attention_dim=192, sample_size=32)
    change_json(model / "text_encoder" / "config.json", hidden_size=192)
    for component in ("unet", "text_encoder"):
        write_part(model, component)
    assert inspect(model).native_size_px == 256


@pytest.mark.parametrize(
    ("changes", "is_full_size"),
    [
        ({}, True),
        ({"block_out_channels": [32, 64, 160, 288]}, False),
        ({"layers_per_block": 1}, False),
    ],
)
def test_a_model_of_another_size_is_told_from_the_published_ones(
    model: Path, changes: dict[str, Any], is_full_size: bool
) -> None:
    full = {"block_out_channels": [320, 640, 1280, 1280], "layers_per_block": 2}
    unet = {**full, "cross_attention_dim": 1024, **changes}
    change_json(model / "unet" / "config.json", **unet)
    change_json(model / "text_encoder" / "config.json", hidden_size=1024)
    assert read_shape(ModelFolder(model, "x")).is_full_size is is_full_size


def test_a_folder_that_cannot_be_looked_at_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(StudioError) as caught:
        inspect(tmp_path / ("x" * 300))
    assert caught.value.code is ErrorCode.MODEL_NOT_FOUND


def test_a_folder_with_a_chinese_name_is_inspected(tmp_path: Path) -> None:
    assert inspect(a_model(tmp_path / "模型" / "稳定扩散 2")).ref.name == "稳定扩散 2"


def test_a_folder_of_a_download_cache_is_named_by_its_model(tmp_path: Path) -> None:
    folder = tmp_path / "models--stabilityai--stable-diffusion-2" / "snapshots" / ("0f" * 20)
    assert inspect(a_model(folder)).ref.name == "stable-diffusion-2"


def test_weights_that_are_links_are_read(model: Path) -> None:
    blob = weights_of(model, "unet").rename(model.parent / "blob")
    weights_of(model, "unet").symlink_to(blob)
    assert inspect(model).ref.name == model.name


# Weights in their variants.


def test_half_precision_files_will_do(model: Path) -> None:
    for component in ("unet", "vae", "text_encoder"):
        weights_of(model, component).rename(weights_of(model, component, ".fp16"))
    inspect(model)


def test_shards_are_no_weights(model: Path) -> None:
    shard_weights(model, "unet")
    error = refusal(model)
    assert error.code is ErrorCode.MODEL_FILE_MISSING
    assert error.arguments["file"] == "unet/diffusion_pytorch_model.safetensors"


def shard_weights(model: Path, component: str) -> None:
    whole = weights_of(model, component)
    whole.unlink()
    names = ["shard-1.safetensors", "shard-2.safetensors"]
    for number, name in enumerate(names):
        (whole.parent / name).write_bytes(safetensors(name=f"w{number}"))
    write_json(
        whole.parent / f"{whole.name}.index.json",
        {"weight_map": {f"w{number}": name for number, name in enumerate(names)}},
    )


# What is broken.


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("unet/config.json", "unet/config.json"),
        ("vae/config.json", "vae/config.json"),
        ("scheduler/scheduler_config.json", "scheduler/scheduler_config.json"),
        ("tokenizer/tokenizer.json", "tokenizer/vocab.json"),
        (
            "unet/diffusion_pytorch_model.safetensors",
            "unet/diffusion_pytorch_model.safetensors",
        ),
        ("text_encoder/model.safetensors", "text_encoder/model.safetensors"),
    ],
)
def test_a_missing_file_is_named(model: Path, file: str, named: str) -> None:
    (model / file).unlink()
    error = refusal(model)
    assert error.code is ErrorCode.MODEL_FILE_MISSING
    assert error.arguments["file"] == named


def test_a_tokenizer_of_two_files_will_do(model: Path) -> None:
    (model / "tokenizer" / "tokenizer.json").unlink()
    for name in ("vocab.json", "merges.txt"):
        (model / "tokenizer" / name).touch()
    inspect(model)


@pytest.mark.parametrize("component", ["unet", "vae", "text_encoder"])
def test_weights_that_are_cut_short_are_named(model: Path, component: str) -> None:
    path = weights_of(model, component)
    path.write_bytes(path.read_bytes()[:-1])
    error = refusal(model)
    assert error.code is ErrorCode.FILE_CUT_SHORT
    assert error.arguments["file"] == path.relative_to(model).as_posix()


HUGE_INTEGER = '{"in_channels": ' + "9" * 10_000 + "}"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, "\udcff", HUGE_INTEGER])
def test_settings_that_cannot_be_read_are_named(model: Path, text: str) -> None:
    path = model / "unet" / "config.json"
    path.write_bytes(text.encode(errors="surrogateescape"))
    error = refusal(model)
    assert error.code is ErrorCode.MODEL_FILE_DAMAGED
    assert error.arguments["file"] == "unet/config.json"


@pytest.mark.parametrize(
    "changes",
    [{"in_channels": "4"}, {"in_channels": True}, {"sample_size": 0}, {"sample_size": 10**9}],
)
def test_numbers_that_are_none_are_refused(model: Path, changes: dict[str, Any]) -> None:
    change_json(model / "unet" / "config.json", **changes)
    assert refusal(model).code is ErrorCode.MODEL_VALUE_REFUSED


def test_a_folder_that_is_not_there_is_no_model(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone").code is ErrorCode.MODEL_NOT_FOUND


@pytest.mark.parametrize("text", [None, "", "no JSON", "[]"])
def test_a_folder_without_a_readable_index_is_no_model(model: Path, text: str | None) -> None:
    index = model / "model_index.json"
    index.unlink() if text is None else index.write_text(text)
    assert refusal(model).code is ErrorCode.MODEL_NOT_DIFFUSERS


@pytest.mark.parametrize(
    ("component", "part", "name"),
    [
        ("unet", "UNet", "mid_block.attentions.0.proj_in.weight"),
        ("vae", "VAE", "quant_conv.bias"),
        ("text_encoder", "CLIP", "encoder.layers.0.mlp.fc1.weight"),
    ],
)
def test_a_tensor_that_is_missing_is_named(
    model: Path, component: str, part: str, name: str
) -> None:
    file = weights_of(model, component)
    tensors = load_file(file)
    del tensors[name]
    save_file(tensors, file)
    error = refusal(model)
    assert error.code is ErrorCode.MODEL_TENSORS_MISSING
    assert error.arguments == {"model": model.name, "part": part, "count": 1, "found": name}


def test_a_tensor_of_another_shape_is_named(model: Path) -> None:
    change_json(model / "unet" / "config.json", in_channels=9)
    error = refusal(model)
    assert error.code is ErrorCode.MODEL_SHAPE_DIFFERS
    assert error.arguments["found"] == "conv_in.weight"
    assert (error.arguments["shape"], error.arguments["needed"]) == (
        "8 × 4 × 3 × 3",
        "8 × 9 × 3 × 3",
    )


@pytest.mark.parametrize(
    ("component", "now", "then"),
    [
        ("text_encoder", "", "text_model."),
        ("vae", "mid_block.attentions.0.to_q", "mid_block.attentions.0.query"),
        ("vae", "mid_block.attentions.0.to_out.0", "mid_block.attentions.0.proj_attn"),
    ],
)
def test_names_of_earlier_years_are_known(model: Path, component: str, now: str, then: str) -> None:
    file = weights_of(model, component)
    renamed = {
        name.replace(now, then) if now else then + name: value
        for name, value in load_file(file).items()
    }
    save_file(renamed, file)
    inspect(model)


# What could run code.


@pytest.mark.parametrize("name", ["pytorch_model.bin", "model.CKPT", "weights.pt"])
def test_weights_that_are_only_a_pickle_are_refused(model: Path, name: str) -> None:
    weights_of(model, "text_encoder").rename(model / "text_encoder" / name)
    error = refusal(model)
    assert error.code is ErrorCode.MODEL_ONLY_PICKLES
    assert error.arguments["component"] == "text_encoder"


def test_pickles_beside_safetensors_are_listed_and_left_closed(model: Path) -> None:
    for name in ("768-v-ema.ckpt", "unet/diffusion_pytorch_model.bin"):
        (model / name).write_bytes(pickle.dumps(print))
    assert inspect(model).ignored_pickles == ("768-v-ema.ckpt", "unet/diffusion_pytorch_model.bin")


@pytest.mark.parametrize("protocol", [0, 2, 5])
def test_a_pickle_under_the_name_of_safetensors_is_damaged(model: Path, protocol: int) -> None:
    weights_of(model, "unet").write_bytes(pickle.dumps([print] * 100, protocol))
    assert refusal(model).code is ErrorCode.MODEL_FILE_DAMAGED


@pytest.mark.parametrize("file", ["pipeline.py", "unet/deep/er/model.PY", "scheduler/x.so"])
def test_a_folder_with_a_program_in_it_is_refused(model: Path, file: str) -> None:
    (model / file).parent.mkdir(parents=True, exist_ok=True)
    (model / file).write_text("raise SystemExit")
    error = refusal(model)
    assert error.code is ErrorCode.MODEL_HAS_CODE
    assert error.arguments["file"] == file


@pytest.mark.parametrize(
    "changes",
    [
        {"_class_name": ["pipeline", "MyPipeline"]},
        {"unet": ["my_unet", "UNet2DConditionModel"]},
        {"scheduler": ["..evil", "DDIMScheduler"]},
    ],
)
def test_an_index_that_asks_for_a_program_is_refused(model: Path, changes: dict[str, Any]) -> None:
    change_json(model / "model_index.json", **changes)
    error = refusal(model)
    assert error.code is ErrorCode.MODEL_HAS_CODE
    assert error.arguments["file"] == "model_index.json"


@pytest.mark.parametrize(
    "changes", [{"_class_name": ["unet", "Mine"]}, {"auto_map": {"AutoModel": "mine.Model"}}]
)
def test_a_component_that_asks_for_a_program_is_refused(
    model: Path, changes: dict[str, Any]
) -> None:
    change_json(model / "unet" / "config.json", **changes)
    error = refusal(model)
    assert error.code is ErrorCode.MODEL_HAS_CODE
    assert error.arguments["file"] == "unet/config.json"


# What is something else.


@pytest.mark.parametrize(
    ("pipeline", "found"),
    [
        ("StableDiffusion3Pipeline", "Stable Diffusion 3"),
        ("FluxPipeline", "FLUX.1"),
        ("MyOwnPipeline", "MyOwnPipeline"),
    ],
)
def test_a_model_of_another_family_is_named(model: Path, pipeline: str, found: str) -> None:
    change_json(model / "model_index.json", _class_name=pipeline)
    error = refusal(model)
    assert error.code is ErrorCode.MODEL_UNSUPPORTED
    assert error.arguments["found"] == found


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("model_index.json", {"unet": ["diffusers", "AutoPipeline"]}),
        ("model_index.json", {"scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"]}),
        ("model_index.json", {"_class_name": None}),
        ("model_index.json", {"text_encoder_2": ["transformers", "CLIPTextModel"]}),
        ("unet/config.json", {"in_channels": 16}),
        ("unet/config.json", {"out_channels": 8}),
        ("unet/config.json", {"cross_attention_dim": 768}),
        ("unet/config.json", {"cross_attention_dim": [1024, 1024]}),
        ("unet/config.json", {"addition_embed_type": "image"}),
        ("unet/config.json", {"class_embed_type": "timestep"}),
        ("vae/config.json", {"latent_channels": 16}),
        ("vae/config.json", {"block_out_channels": [128, 256]}),
        ("vae/config.json", {"block_out_channels": None}),
    ],
)
def test_a_model_of_another_structure_is_not_supported(
    model: Path, file: str, changes: dict[str, Any]
) -> None:
    change_json(model / file, **changes)
    error = refusal(model)
    assert error.code is ErrorCode.MODEL_BUILT_DIFFERENTLY
    # The value is a detail of a sentence for people, which is translated.
    assert "can't be used: it isn't built like any model" in sentence_for(error)


def test_a_folder_of_packed_weights_is_refused_by_their_format(model: Path) -> None:
    change_json(model / "unet/config.json", quantization_config={"quant_method": "bitsandbytes"})
    error = refusal(model)
    assert (error.code, error.arguments["found"]) == (ErrorCode.MODEL_QUANTISED, "bitsandbytes")


def test_a_model_that_predicts_something_else_is_refused(model: Path) -> None:
    change_json(model / "scheduler" / "scheduler_config.json", prediction_type="flow_prediction")
    error = refusal(model)
    assert error.code is ErrorCode.MODEL_VALUE_REFUSED
    assert error.arguments["value"] == "flow_prediction"


@pytest.mark.parametrize("component", ["unet", "tokenizer", "scheduler"])
def test_a_part_that_the_index_leaves_out_is_missing(model: Path, component: str) -> None:
    write_json(model / "model_index.json", {**INDEX, component: [None, None]})
    error = refusal(model)
    assert error.code is ErrorCode.MODEL_FILE_MISSING
    assert error.arguments["file"] == component


# Fingerprints.


def test_a_copy_elsewhere_has_the_same_fingerprint(model: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(model, tmp_path / "copy"))
    assert inspect(copy).ref.fingerprint == inspect(model).ref.fingerprint


def test_files_that_do_not_matter_do_not_change_the_fingerprint(model: Path) -> None:
    before = inspect(model).ref.fingerprint
    (model / "README.md").write_text("hello")
    change_json(model / "unet" / "config.json")
    assert inspect(model).ref.fingerprint == before


def _end_with(file: Path, end: bytes) -> None:
    file.write_bytes(file.read_bytes()[: -len(end)] + end)


def _add_tensor(file: Path) -> None:
    tensors = load_file(file)
    save_file({**tensors, "more": tensors["conv_in.bias"]}, file, {"format": "pt"})


CHANGES: list[Callable[[Path], object]] = [
    lambda model: write_part(model, "unet", fill=2),
    lambda model: _end_with(weights_of(model, "vae"), b"\2"),
    lambda model: _add_tensor(weights_of(model, "unet")),
    lambda model: change_json(model / "unet" / "config.json", upcast_attention=True),
    lambda model: change_json(
        model / "scheduler" / "scheduler_config.json", prediction_type="epsilon"
    ),
]


@pytest.mark.parametrize("change", CHANGES)
def test_another_model_has_another_fingerprint(
    model: Path, change: Callable[[Path], object]
) -> None:
    before = inspect(model).ref.fingerprint
    change(model)
    assert inspect(model).ref.fingerprint != before


# The practice model.


def test_the_practice_model_has_a_name_of_its_own(model: Path) -> None:
    checkpoint = inspect(model, is_practice=True)
    assert checkpoint.is_practice
    assert checkpoint.ref.name == "Practice model"


@pytest.mark.parametrize(
    "damage",
    [
        lambda model: weights_of(model, "unet").unlink(),
        lambda model: weights_of(model, "unet").write_bytes(b""),
        lambda model: (model / "model_index.json").unlink(),
        lambda model: shutil.rmtree(model),
    ],
)
def test_a_practice_model_that_is_damaged_is_said_as_such(
    model: Path, damage: Callable[[Path], object]
) -> None:
    damage(model)
    with pytest.raises(StudioError) as caught:
        inspect(model, is_practice=True)
    assert caught.value.code is ErrorCode.STARTER_DAMAGED
    assert caught.value.arguments["file"]


def _alter(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


@pytest.mark.parametrize(
    ("file", "damage"),
    [
        ("tokenizer/tokenizer.json", _alter),
        ("tokenizer/tokenizer.json", lambda file: file.write_bytes(file.read_bytes()[:-9])),
        ("scheduler/scheduler_config.json", _alter),
        ("words.json", _alter),
        ("words.json", Path.unlink),
        ("files.json", lambda file: file.write_bytes(b"{")),
        ("files.json", lambda file: file.write_bytes(b"[]")),
        ("files.json", lambda file: file.write_bytes(b'{"words.json": {"bites": 3}}')),
    ],
)
def test_every_file_that_ships_with_the_practice_model_is_looked_at(
    model: Path, file: str, damage: Callable[[Path], object]
) -> None:
    write_json(model / "words.json", {"objects": ["cat"]})
    (model / "tokenizer" / "tokenizer.json").write_text('{"model": {}}', encoding="utf-8")
    write_list(model)
    assert inspect(model, is_practice=True).is_practice
    damage(model / file)
    with pytest.raises(StudioError) as caught:
        inspect(model, is_practice=True)
    assert caught.value.code is ErrorCode.STARTER_DAMAGED
    assert caught.value.arguments["file"] == file


def test_weights_that_ship_are_read_wholly_only_when_asked(model: Path) -> None:
    weights = weights_of(model, "unet")
    weights.write_bytes(safetensors() + bytes(2**21))
    write_list(model)
    _alter(weights)
    assert damaged_file(model) is None
    assert damaged_file(model, whole=True) == weights.relative_to(model).as_posix()
