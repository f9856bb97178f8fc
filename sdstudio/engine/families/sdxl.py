"""Stable Diffusion XL: two text encoders side by side, and a UNet that is told the size."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from torch import Tensor
from transformers import CLIPTextModel, CLIPTextModelWithProjection

from sdstudio.engine import latent_diffusion
from sdstudio.engine.conditioning import Conditioning
from sdstudio.engine.latent_diffusion import predict, scaled, unscaled
from sdstudio.engine.text_encoders import EncodedTokens, TextEncoderUnit, hidden_states

__all__ = [
    "NETWORKS",
    "blank_conditioning",
    "conditioning",
    "encode_tokens",
    "predict",
    "scaled",
    "sized",
    "unscaled",
]

NETWORKS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "unet": UNet2DConditionModel,
        "vae": AutoencoderKL,
        "text_encoder": CLIPTextModel,
        "text_encoder_2": CLIPTextModelWithProjection,
    }
)
#: In ``time_ids``: the original size, the crop's top left corner, and the size to make.
_TIME_IDS: Final = 6


def encode_tokens(unit: TextEncoderUnit, tokens: Tensor, clip_skip: int) -> EncodedTokens:
    """A layer's output as it is; of the second encoder also the prompt's pooled vector."""
    return hidden_states(unit.network, tokens, clip_skip)


def conditioning(embeddings: Sequence[Tensor], pooled: Tensor | None) -> Conditioning:
    """Both encoders' embeddings side by side, and the pooled vectors."""
    assert pooled is not None
    prompts = torch.cat(tuple(embeddings), dim=-1)
    return Conditioning({"encoder_hidden_states": prompts, "text_embeds": pooled})


def sized(conditioning: Conditioning, width_px: int, height_px: int) -> Conditioning:
    """With the size, as both the original and the one to make, of a picture that isn't cropped.

    As integers: bfloat16 would round sizes above 2048.
    """
    one = (height_px, width_px, 0, 0, height_px, width_px)
    device = conditioning.tensors["text_embeds"].device
    ids = torch.tensor([one] * conditioning.rows, device=device)
    return conditioning.extended_by("time_ids", ids)


def blank_conditioning(unet: Mapping[str, Any], dtype: torch.dtype) -> Conditioning:
    """A prompt of one chunk, its pooled vector, and a size."""
    width: int = unet["projection_class_embeddings_input_dim"]
    width -= _TIME_IDS * unet["addition_time_embed_dim"]
    found = latent_diffusion.blank_conditioning(unet, dtype)
    return found.extended_by("text_embeds", torch.empty(1, width, dtype=dtype)).extended_by(
        "time_ids", torch.zeros(1, _TIME_IDS, dtype=torch.long)
    )
