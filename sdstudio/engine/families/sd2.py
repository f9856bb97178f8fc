"""Stable Diffusion 2: one OpenCLIP text encoder, a UNet, and an autoencoder with one scale."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from diffusers import AutoencoderKL, UNet2DConditionModel
from diffusers.pipelines.stable_diffusion.stable_unclip_image_normalizer import (
    StableUnCLIPImageNormalizer,
)
from torch import Tensor
from transformers import CLIPTextModel, CLIPVisionModelWithProjection, DPTForDepthEstimation

from sdstudio.engine.conditioning import Conditioning
from sdstudio.engine.latent_diffusion import (
    blank_conditioning,
    predict,
    scaled,
    unscaled,
)
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
    {
        "unet": UNet2DConditionModel,
        "vae": AutoencoderKL,
        "text_encoder": CLIPTextModel,
        "depth_estimator": DPTForDepthEstimation,
        "image_encoder": CLIPVisionModelWithProjection,
        "image_normalizer": StableUnCLIPImageNormalizer,
    }
)


def encode_tokens(unit: TextEncoderUnit, tokens: Tensor, clip_skip: int) -> EncodedTokens:
    """A layer's output after the final normalisation.

    The configuration has one layer fewer than OpenCLIP's network, so that its last layer is this
    one's penultimate.
    """
    return normalized_hidden_states(unit.network, tokens, clip_skip)


def conditioning(embeddings: Sequence[Tensor], pooled: Tensor | None) -> Conditioning:  # noqa: ARG001
    """The prompts alone; modes add ``class_labels`` where the UNet takes them."""
    (prompts,) = embeddings
    return Conditioning({"encoder_hidden_states": prompts})
