"""ControlNets with random weights for the checkpoints of :mod:`tests.support.checkpoints`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from diffusers import ControlNetModel, ControlNetUnionModel, UNet2DConditionModel
from safetensors.torch import save_file
from torch import Tensor

from sdstudio.domain.controls import ControlRef
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import Rgb, input_ref
from tests.support.single_files import original_name

#: Of the layers that read the hint; smaller than the published ones.
HINT_CHANNELS = (4, 8, 8, 16)
#: Large enough to change a picture, small enough that it isn't all noise.
_SPREAD = 0.2


def _fill(network: Any, seed: int) -> None:
    generator = torch.Generator().manual_seed(seed)
    for name, parameter in network.named_parameters():
        is_scale = parameter.ndim == 1 and name.endswith("weight")
        noise = torch.randn(parameter.shape, generator=generator) * _SPREAD
        parameter.data = noise + 1 if is_scale else noise


#: What differs in the published ones for SDXL with fewer transformers, or none.
SMALLER: Mapping[str, Mapping[str, Any]] = {
    "mid": {"transformer_layers_per_block": 1},
    "small": {"down_block_types": ("DownBlock2D",) * 3, "mid_block_type": "UNetMidBlock2D"},
}


def smaller_for(folder: Path, size: str, seed: int = 0) -> ControlNetModel:
    """A smaller one for SDXL; ``size`` is a key of ``SMALLER``."""
    config = {**controlnet_for(folder).config, **SMALLER[size]}
    network = ControlNetModel.from_config(config)
    _fill(network, seed)
    return network.eval()


def controlnet_for(folder: Path, seed: int = 0) -> ControlNetModel:
    """One for the UNet of the checkpoint in ``folder``."""
    unet = UNet2DConditionModel.from_config(UNet2DConditionModel.load_config(folder / "unet"))
    network = ControlNetModel.from_unet(
        unet, conditioning_embedding_out_channels=HINT_CHANNELS, load_weights_from_unet=False
    )
    network.register_to_config(in_channels=4)
    if unet.config["in_channels"] != 4:
        network.conv_in = torch.nn.Conv2d(4, network.conv_in.out_channels, 3, padding=1)
    _fill(network, seed)
    return network.eval()


def union_for(folder: Path, seed: int = 0, types: int = 8) -> ControlNetUnionModel:
    """A union for the UNet of the checkpoint in ``folder``."""
    config = UNet2DConditionModel.load_config(folder / "unet")
    wide = config["block_out_channels"][0]
    shared = (
        "down_block_types",
        "block_out_channels",
        "layers_per_block",
        "norm_num_groups",
        "cross_attention_dim",
        "attention_head_dim",
        "use_linear_projection",
        "transformer_layers_per_block",
        "addition_embed_type",
        "projection_class_embeddings_input_dim",
        "upcast_attention",
    )
    network = ControlNetUnionModel(
        **{name: config[name] for name in shared if name in config},
        addition_time_embed_dim=config.get("addition_time_embed_dim") or 8,
        conditioning_embedding_out_channels=HINT_CHANNELS,
        num_control_type=types,
        num_trans_channel=wide,
        num_proj_channel=wide,
    )
    _fill(network, seed)
    return network.eval()


def write_controlnet(path: Path, network: Any, dtype: torch.dtype = torch.float32) -> str:
    """Write one as diffusers names it, and return the SHA-256 of the file."""
    return _written(path, network.state_dict(), dtype)


def write_original(path: Path, network: ControlNetModel, prefix: str = "control_model.") -> str:
    """Write one as the original code names it, and return the SHA-256 of the file."""
    named = {
        prefix + original_controlnet_name(name): weight
        for name, weight in network.state_dict().items()
    }
    return _written(path, named, torch.float32)


def a_control(sha256: str, hint: Rgb | None, **fields: Any) -> ControlRef:
    """A ControlNet in a request."""
    ref = None if hint is None else input_ref(InputRole.CONTROL, hint)
    usual = {"kind": "canny", "name": "Tiny control"}
    return ControlRef(**{**usual, **fields}, sha256=sha256, hint=ref)


def _written(path: Path, weights: Mapping[str, Tensor], dtype: torch.dtype) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: one.to(dtype).contiguous() for name, one in weights.items()}, path)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def original_controlnet_name(name: str) -> str:
    """What a tensor is called in the original code, without the prefix."""
    parts = name.split(".")
    match parts:
        case ["controlnet_cond_embedding", "conv_in", kind]:
            return f"input_hint_block.0.{kind}"
        case ["controlnet_cond_embedding", "conv_out", kind]:
            return f"input_hint_block.14.{kind}"
        case ["controlnet_cond_embedding", "blocks", number, kind]:
            return f"input_hint_block.{2 * int(number) + 2}.{kind}"
        case ["controlnet_down_blocks", number, kind]:
            return f"zero_convs.{number}.0.{kind}"
        case ["controlnet_mid_block", kind]:
            return f"middle_block_out.0.{kind}"
    return original_name(name)
