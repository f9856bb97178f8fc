"""The bundled configurations make models of the published sizes, and the published vocabulary."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from transformers import (
    CLIPTextConfig,
    CLIPTextModel,
    CLIPTextModelWithProjection,
    CLIPTokenizer,
    CLIPVisionConfig,
    CLIPVisionModelWithProjection,
)

from sdstudio.app.token_counter import TokenCounter
from sdstudio.disk import SystemDisk
from sdstudio.models.bundled_configurations import configuration_files, write_configuration
from sdstudio.paths import user_paths

BUNDLED = user_paths().model_configurations
CONFIGURATIONS = sorted(path.name for path in (BUNDLED / "configurations").iterdir())

UNET_PARAMETERS = {
    "base": 865_910_724,
    "v": 865_910_724,
    "turbo": 865_910_724,
    "inpainting": 865_925_124,
    "depth": 865_913_604,
    "upscaler": 473_398_020,
    "sd1-base": 859_520_964,
    "sd1-v": 859_520_964,
    "sd1-inpainting": 859_535_364,
    "sdxl-base": 2_567_463_684,
    "sdxl-v": 2_567_463_684,
    "sdxl-turbo": 2_567_463_684,
    "sdxl-turbo-512": 2_567_463_684,
    "sdxl-inpainting": 2_567_478_084,
}


def count(model: torch.nn.Module) -> int:
    return sum(parameter.numel() for parameter in model.parameters())


def load(model: Any, folder: Path) -> torch.nn.Module:
    with torch.device("meta"):
        built: torch.nn.Module = model.from_config(model.load_config(folder))
    return built


@pytest.mark.parametrize("name", sorted(UNET_PARAMETERS))
def test_the_unet_has_as_many_parameters_as_the_published_one(name: str) -> None:
    folder = BUNDLED / "configurations" / name / "unet"
    assert count(load(UNet2DConditionModel, folder)) == UNET_PARAMETERS[name]


def test_autoencoder_and_text_encoder_have_the_published_sizes() -> None:
    folder = BUNDLED / "configurations"
    for name in ("v", "sd1-base", "sdxl-base"):
        assert count(load(AutoencoderKL, folder / name / "vae")) == 83_653_863
    for name, network, parameters in (
        ("v/text_encoder", CLIPTextModel, 340_387_840),
        ("sd1-base/text_encoder", CLIPTextModel, 123_060_480),
        ("sdxl-base/text_encoder", CLIPTextModel, 123_060_480),
        ("sdxl-base/text_encoder_2", CLIPTextModelWithProjection, 694_659_840),
    ):
        with torch.device("meta"):
            text = network(CLIPTextConfig.from_pretrained(folder / name))
        assert count(text) == parameters


def test_the_variation_model_sees_a_picture_as_it_was_published() -> None:
    folder = BUNDLED / "configurations" / "unclip"
    unet = UNet2DConditionModel.load_config(folder / "unet")
    with torch.device("meta"):
        config = CLIPVisionConfig.from_pretrained(folder / "image_encoder")
        encoder = CLIPVisionModelWithProjection(config)
    # The UNet is given the picture's embedding and that of its noise, side by side.
    assert unet["projection_class_embeddings_input_dim"] == 2 * encoder.config.projection_dim


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("configuration")
    write_configuration(SystemDisk(), BUNDLED, "v", folder)
    return folder


def test_the_vocabulary_is_the_published_one(written: Path) -> None:
    tokenizer = CLIPTokenizer.from_pretrained(written / "tokenizer", local_files_only=True)
    assert len(tokenizer) == 49_408
    # Ids that CLIP's own tests and examples give.
    assert tokenizer("a photo of a cat").input_ids == [49406, 320, 1125, 539, 320, 2368, 49407]
    assert tokenizer.pad_token_id == 0
    padded = tokenizer("a", padding="max_length").input_ids
    assert padded == [49406, 320, 49407] + [0] * 74


@pytest.mark.parametrize(
    ("configuration", "pads"),
    [("sd1-base", {"tokenizer": 49_407}), ("sdxl-v", {"tokenizer": 49_407, "tokenizer_2": 0})],
)
def test_each_text_encoder_s_tokenizer_fills_up_as_published(
    tmp_path: Path, configuration: str, pads: dict[str, int]
) -> None:
    write_configuration(SystemDisk(), BUNDLED, configuration, tmp_path / "model")
    assert {path.name for path in (tmp_path / "model").glob("tokenizer*")} == pads.keys()
    for folder, pad in pads.items():
        tokenizer = CLIPTokenizer.from_pretrained(
            tmp_path / "model" / folder, local_files_only=True
        )
        padded = tokenizer("a", padding="max_length").input_ids
        assert padded == [49406, 320, 49407] + [pad] * 74


def test_the_token_counter_reads_it(written: Path) -> None:
    assert TokenCounter(written).count("a photo of a cat").tokens == 5


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_a_configuration_names_every_component_that_it_has(name: str) -> None:
    files = [path for path, _ in configuration_files(BUNDLED, name)]
    folders = {path.partition("/")[0] for path in files if "/" in path}
    listed = json.loads((BUNDLED / "configurations" / name / "model_index.json").read_bytes())
    components = {key for key, value in listed.items() if isinstance(value, list) and value[0]}
    assert folders == components
