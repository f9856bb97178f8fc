"""The practice model as it ships."""

import json
from pathlib import Path
from typing import Any

import pytest

from sdstudio.models.bundled import LIST, damaged_file
from sdstudio.models.inspect import inspect
from tools.starter.export import MOST_MB, words

STARTER = Path(__file__).parents[2] / "resources" / "starter"


def config(file: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((STARTER / file).read_text(encoding="utf-8"))
    return found


def test_every_file_is_as_its_list_says() -> None:
    assert (STARTER / LIST).exists()
    assert damaged_file(STARTER, whole=True) is None
    shipped = {f.relative_to(STARTER).as_posix() for f in STARTER.rglob("*") if f.is_file()}
    assert shipped - set(config(LIST)) == {LIST, "LICENSE", "README.md"}


def test_it_is_small_enough_to_ship() -> None:
    assert sum(f.stat().st_size for f in STARTER.rglob("*") if f.is_file()) <= MOST_MB * 1e6


def test_its_words_are_those_that_the_recipe_teaches() -> None:
    assert config("words.json") == words()


def test_it_has_the_shape_of_stable_diffusion_2() -> None:
    checkpoint = inspect(STARTER, is_practice=True)
    assert checkpoint.prediction_type.value == "v_prediction"
    assert checkpoint.native_size_px >= 256
    assert config("text_encoder/config.json")["hidden_act"] == "gelu"
    unet, vae = config("unet/config.json"), config("vae/config.json")
    assert unet["use_linear_projection"]
    assert len(unet["attention_head_dim"]) == len(unet["block_out_channels"])
    assert vae["latent_channels"] == 4
    assert len(vae["block_out_channels"]) == 4
    scheduler = config("scheduler/scheduler_config.json")
    assert scheduler["_class_name"] == "DDIMScheduler"
    assert scheduler["beta_schedule"] == "scaled_linear"
    tokenizer = config("tokenizer/tokenizer_config.json")
    assert tokenizer["pad_token"] == "!"
    assert config("tokenizer/vocab.json")["!"] == 0


@pytest.mark.parametrize("package", ["fluent-emoji-3d", "fluent-emoji-flat", "high-contrast"])
def test_its_sources_are_named_with_licence_and_hash(package: str) -> None:
    card = (STARTER / "README.md").read_text(encoding="utf-8")
    row = next(line for line in card.splitlines() if package in line)
    assert "MIT" in row
    assert len(row.split("`")[-2]) == 64
    assert package in (STARTER / "LICENSE").read_text(encoding="utf-8")
