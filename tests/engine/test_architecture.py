"""What a checkpoint must consist of, as it is written down, against the networks themselves."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from transformers import PreTrainedModel

from sdstudio.domain.families import FAMILIES
from sdstudio.domain.model_family import Configuration, ModelFamily
from sdstudio.engine.families import functions
from sdstudio.models.architecture import UnknownArchitectureError, misfit, tensors
from sdstudio.paths import user_paths
from tests.support.checkpoints import Size, Variant, Weight, component_names, meta_model
from tests.support.single_files import ORIGINALS

STARTER = user_paths().starter
BUNDLED = user_paths().model_configurations / "configurations"


def shapes(network: torch.nn.Module) -> dict[str, tuple[int, ...]]:
    return {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}


def config_of(network: Any) -> Mapping[str, Any]:
    """As it is written into a file."""
    text = network.config.to_json_string() if hasattr(network.config, "to_json_string") else None
    found: Mapping[str, Any] = json.loads(text or network.to_json_string())
    return found


@pytest.mark.parametrize("size", ["tiny", "full"])
@pytest.mark.parametrize("variant", Variant)
def test_every_part_consists_of_what_is_written_down(variant: Variant, size: Size) -> None:
    for component in component_names(variant):
        network = meta_model(variant, component, size)
        try:
            needed = tensors(component, config_of(network))
        except UnknownArchitectureError:
            assert component == "depth_estimator"
            continue
        assert needed == shapes(network)
        if component in ORIGINALS and variant is not Variant.VARIATION:
            ours = {name: Weight(torch.Size(shape), torch.Tensor) for name, shape in needed.items()}
            original = {name: tuple(one.shape) for name, one in ORIGINALS[component](ours)}
            assert misfit(component, config_of(network), original, original=True) is None


CONFIGURATIONS = [(row, one) for row in FAMILIES for one in row.configurations]


@pytest.mark.parametrize(("row", "one"), CONFIGURATIONS, ids=lambda part: part.key)
def test_every_published_part_consists_of_what_is_written_down(
    row: ModelFamily, one: Configuration
) -> None:
    networks = functions(row.key).NETWORKS
    for component in row.components:
        path = BUNDLED / one.key / component / "config.json"
        config = json.loads(path.read_text("utf-8"))
        network = networks[component]
        with torch.device("meta"):
            if issubclass(network, PreTrainedModel):
                built = network(network.config_class.from_dict(config))
            else:
                built = network.from_config(config)
        needed, there = tensors(component, config), shapes(built)
        assert {name.removeprefix("text_model."): shape for name, shape in there.items()} == needed


def test_the_practice_model_consists_of_what_is_written_down() -> None:
    for component, network in (("unet", UNet2DConditionModel), ("vae", AutoencoderKL)):
        config = network.load_config(STARTER / component)
        with torch.device("meta"):
            built = network.from_config(config)
        assert tensors(component, config) == shapes(built)


@pytest.mark.parametrize(
    "other",
    [
        {"mid_block_type": "UNetMidBlock2DSimpleCrossAttn"},
        {"down_block_types": ["AttnDownBlock2D"] * 4},
        {"time_cond_proj_dim": 256},
        {"block_out_channels": "wide"},
        {"layers_per_block": [1, 2]},
        {"cross_attention_dim": 2**40},
    ],
)
def test_what_is_built_otherwise_is_not_judged(other: dict[str, Any]) -> None:
    assert misfit("unet", other, {}) is None
