"""The table of families agrees with what is bundled for each, and with itself."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.families import FAMILIES, family, family_of_configuration, family_of_unet
from sdstudio.domain.model_family import Configuration, ModelFamily
from sdstudio.domain.weights_layout import STEMS
from sdstudio.paths import user_paths

CONFIGURATIONS = [
    pytest.param(row, one, id=f"{row.key}-{one.key}")
    for row in FAMILIES
    for one in row.configurations
]


PACKAGE = Path(__file__).parents[2] / "sdstudio"
#: Where a family may be named: its row, its code, the families that are refused, and other
#: programs' names for them. What the artist reads names models that can be downloaded.
MAY_NAME_FAMILIES = (
    "domain/families.py",
    "engine/families/",
    "models/unsupported_families.py",
    "domain/peer_metadata/",
    "domain/error_sentences.py",
    "cli/",
    "ui/",
)


def bundled(one: Configuration, file: str) -> Mapping[str, Any]:
    path = user_paths().model_configurations / "configurations" / one.key / file
    found: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def test_a_family_is_found_by_its_key_and_by_its_text_width() -> None:
    assert len({row.key for row in FAMILIES}) == len(FAMILIES)
    for row in FAMILIES:
        assert family(row.key) is row
        assert family_of_unet({"cross_attention_dim": row.text_width}) is row


def test_a_small_model_is_of_the_first_family_unless_it_is_built_like_another() -> None:
    small = {"cross_attention_dim": 32, "use_linear_projection": True}
    assert family_of_unet(small) is FAMILIES[0]
    for row in FAMILIES:
        built = {
            "cross_attention_dim": 32,
            "use_linear_projection": row.has_linear_projections,
            "addition_embed_type": row.addition_embed_type,
        }
        assert family_of_unet(built) is row
    strange = {"addition_embed_type": "image", "cross_attention_dim": 32}
    assert family_of_unet(strange) is FAMILIES[0]


@pytest.mark.parametrize("row", FAMILIES, ids=lambda row: row.key)
def test_the_latents_of_a_family_are_shown_in_colours(row: ModelFamily) -> None:
    assert len(row.latent_rgb_factors) == row.latent_channels


def test_a_configuration_is_of_one_family() -> None:
    keys = [one.key for row in FAMILIES for one in row.configurations]
    assert len(set(keys)) == len(keys)
    for row in FAMILIES:
        for one in row.configurations:
            assert family_of_configuration(one.key) is row
    with pytest.raises(LookupError):
        family_of_configuration("none")


@pytest.mark.parametrize(("row", "one"), CONFIGURATIONS)
def test_a_row_says_what_the_bundled_configuration_says(
    row: ModelFamily, one: Configuration
) -> None:
    unet, vae = bundled(one, "unet/config.json"), bundled(one, "vae/config.json")
    side_px = 2 ** (len(vae["block_out_channels"]) - 1)
    assert row.task(unet) is one.task
    assert unet["cross_attention_dim"] == row.text_width
    assert unet.get("addition_embed_type") == row.addition_embed_type
    assert unet["use_linear_projection"] == row.has_linear_projections
    encoders = [bundled(one, f"{part.component}/config.json") for part in row.text_encoders]
    assert [config["hidden_size"] for config in encoders] == [
        part.width for part in row.text_encoders
    ]
    assert sum(part.width for part in row.text_encoders) == row.text_width
    assert unet["out_channels"] == vae["latent_channels"] == row.latent_channels
    assert side_px == row.latent_side_px[one.task]
    assert unet["sample_size"] * side_px == one.native_size_px
    scheduler = bundled(one, "scheduler/scheduler_config.json")
    assert scheduler["prediction_type"] == one.prediction_type
    assert scheduler.get("rescale_betas_zero_snr", False) == one.has_zero_snr
    index = bundled(one, "model_index.json")
    assert index["_class_name"] in row.pipelines
    assert {*row.weighted(one.task)} == index.keys() & STEMS.keys()
    if one.task in row.more_schedulers:
        assert row.more_schedulers[one.task] in index


def test_nothing_else_names_a_family() -> None:
    names = [re.escape(name) for row in FAMILIES for name in (row.key, row.name)]
    named = re.compile(
        rf"\b({'|'.join([*names, 'SD ?[12]', 'SD-?XL', 'sd-turbo'])})", re.IGNORECASE
    )
    found = [
        f"{path.relative_to(PACKAGE)}: {match.group()}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if not path.relative_to(PACKAGE).as_posix().startswith(MAY_NAME_FAMILIES)
        for match in named.finditer(path.read_text("utf-8"))
    ]
    assert found == []


def test_a_checkpoint_gets_the_configuration_of_the_published_one_like_it() -> None:
    row, text = FAMILIES[0], CheckpointTask.TEXT_TO_IMAGE
    epsilon, v = PredictionType.EPSILON, PredictionType.V_PREDICTION
    assert row.configuration(text, v).key == "v"
    assert row.configuration(text, epsilon).key == "base"
    assert row.configuration(text, epsilon, is_distilled=True).key == "turbo"
    # None was published, so the artist's choice is written over it.
    assert row.configuration(CheckpointTask.INPAINTING, v).key == "inpainting"
