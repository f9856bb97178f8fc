"""What a ControlNet is built like follows from its tensors, as diffusers builds them."""

from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import ControlNetModel, ControlNetUnionModel

from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.models.architecture.controlnet import controlnet
from sdstudio.models.auxiliary import described
from sdstudio.weights.controlnet import ControlNetLevel, ControlNetShape, is_controlnet
from tests.support.controlnets import original_controlnet_name

_SD2 = {
    "attention_head_dim": (5, 10, 20, 20),
    "cross_attention_dim": 1024,
    "use_linear_projection": True,
}
_XL = {
    "attention_head_dim": (5, 10, 20),
    "cross_attention_dim": 2048,
    "use_linear_projection": True,
    "block_out_channels": (320, 640, 1280),
    "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
    "transformer_layers_per_block": (1, 2, 10),
    "addition_embed_type": "text_time",
    "addition_time_embed_dim": 256,
    "projection_class_embeddings_input_dim": 2816,
}
#: The XL one that is a seventh as large.
_SMALL = {
    **_XL,
    "down_block_types": ("DownBlock2D",) * 3,
    "mid_block_type": "UNetMidBlock2D",
}
#: The XL one with a transformer where others have two or ten.
_MID = {**_XL, "transformer_layers_per_block": (1, 1, 1)}
_PROMAX = {**_XL, "num_control_type": 8}


def _shapes(network: type[Any], config: dict[str, Any]) -> dict[str, tuple[int, ...]]:
    with torch.device("meta"):
        made = network(**config)
    return {name: tuple(one.shape) for name, one in made.state_dict().items()}


@pytest.mark.parametrize(
    ("network", "config", "text_width", "millions"),
    [
        (ControlNetModel, {"cross_attention_dim": 768}, 768, 361),
        (ControlNetModel, _SD2, 1024, 364),
        (ControlNetModel, _XL, 2048, 1251),
        (ControlNetUnionModel, _PROMAX, 2048, 1258),
    ],
    ids=["1.5", "2.1", "XL", "promax"],
)
def test_a_published_one_is_recognised(
    network: type[Any], config: dict[str, Any], text_width: int, millions: int
) -> None:
    shapes = _shapes(network, config)
    assert is_controlnet(shapes)
    found = ControlNetShape.of(shapes)
    assert dict(controlnet(found)) == shapes
    assert found.text_width == text_width
    assert (found.union is not None) == (network is ControlNetUnionModel)
    numbers = sum(torch.Size(shape).numel() for shape in shapes.values())
    assert round(numbers / 1e6) == millions


@pytest.mark.parametrize("prefix", ["control_model.", ""])
@pytest.mark.parametrize("config", [{"cross_attention_dim": 768}, _SD2], ids=["1.5", "2.1"])
def test_one_named_as_in_the_original_code_is_recognised(
    config: dict[str, Any], prefix: str
) -> None:
    ours = _shapes(ControlNetModel, config)
    shapes = {prefix + original_controlnet_name(name): shape for name, shape in ours.items()}
    found = ControlNetShape.of(shapes)
    assert dict(controlnet(found)) == shapes
    same = ControlNetShape.of(ours)
    assert (found.levels, found.layers_per_level, found.hint_channels, found.text_width) == (
        same.levels,
        same.layers_per_level,
        same.hint_channels,
        same.text_width,
    )


def test_levels_are_counted_with_their_transformers() -> None:
    found = ControlNetShape.of(_shapes(ControlNetModel, _XL))
    assert found.levels == (
        ControlNetLevel(320, 0),
        ControlNetLevel(640, 2),
        ControlNetLevel(1280, 10),
    )
    assert (found.layers_per_level, found.middle_transformers, found.added_width) == (2, 10, 2816)


@pytest.mark.parametrize(("config", "width"), [(_SMALL, 0), (_MID, 2048)], ids=["small", "mid"])
def test_the_smaller_ones_are_recognised(config: dict[str, Any], width: int) -> None:
    shapes = _shapes(ControlNetModel, config)
    found = ControlNetShape.of(shapes)
    assert dict(controlnet(found)) == shapes
    assert (found.text_width, found.added_width) == (width, 2816)
    described_ = described(AuxiliaryModel(AuxiliaryKind.CONTROL, "", Path(), Path(), ""), shapes)
    assert described_.text_width == 2048


def test_one_that_takes_neither_prompt_nor_sizes_is_refused() -> None:
    config = {name: value for name, value in _SMALL.items() if "addition" not in name}
    with pytest.raises(ValueError, match="conv_in"):
        ControlNetShape.of(_shapes(ControlNetModel, config))
