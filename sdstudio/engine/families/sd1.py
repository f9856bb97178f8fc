"""Stable Diffusion 1.5: CLIP's own text encoder, a UNet, and an autoencoder with one scale."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from diffusers import AutoencoderKL, UNet2DConditionModel
from torch import Tensor
from transformers import CLIPTextModel

from sdstudio.engine.conditioning import Conditioning
from sdstudio.engine.latent_diffusion import blank_conditioning, predict, scaled, unscaled
from sdstudio.engine.latent_diffusion import unsized as sized
from sdstudio.engine.text_encoders import EncodedTokens, TextEncoderUnit, normalized_hidden_states

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
    {"unet": UNet2DConditionModel, "vae": AutoencoderKL, "text_encoder": CLIPTextModel}
)


def encode_tokens(unit: TextEncoderUnit, tokens: Tensor, clip_skip: int) -> EncodedTokens:
    """A layer's output after the final normalisation, which NovelAI's code has for all layers."""
    return normalized_hidden_states(unit.network, tokens, clip_skip)


def conditioning(
    embeddings: Sequence[Tensor],
    pooled: Tensor | None,  # noqa: ARG001 - it has none
) -> Conditioning:
    """The prompts alone."""
    (prompts,) = embeddings
    return Conditioning({"encoder_hidden_states": prompts})
