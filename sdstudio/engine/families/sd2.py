"""Stable Diffusion 2: one OpenCLIP text encoder, a UNet, and an autoencoder with one scale."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from diffusers.pipelines.stable_diffusion.stable_unclip_image_normalizer import (
    StableUnCLIPImageNormalizer,
)
from torch import Tensor
from transformers import CLIPTextModel, CLIPVisionModelWithProjection, DPTForDepthEstimation

from sdstudio.engine.conditioning import Conditioning
from sdstudio.engine.evaluation import Evaluate

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

#: Positions of a chunk.
_TOKENS: Final = 77


def encode_tokens(text_encoder: CLIPTextModel, tokens: Tensor) -> Tensor:
    """The last layer's output after the final normalisation.

    The configuration has one layer fewer than OpenCLIP's network, so that this is its penultimate.
    """
    embeddings: Tensor = text_encoder(tokens, return_dict=False)[0]
    return embeddings


def conditioning(embeddings: Tensor) -> Conditioning:
    """The prompts alone; modes add ``class_labels`` where the UNet takes them."""
    return Conditioning({"encoder_hidden_states": embeddings})


def predict(
    evaluate: Evaluate, latents: Tensor, timestep: Tensor, conditioning: Conditioning
) -> Tensor:
    """Call the UNet with the prompts, and with labels of an upscaler or for variations."""
    tensors = conditioning.tensors
    return evaluate(
        latents,
        timestep,
        encoder_hidden_states=tensors["encoder_hidden_states"],
        class_labels=tensors.get("class_labels"),
        return_dict=False,
    )[0]


def scaled(vae: AutoencoderKL, latents: Tensor) -> Tensor:
    """Multiply by the autoencoder's factor."""
    factor: float = vae.config["scaling_factor"]
    return latents * factor


def unscaled(vae: AutoencoderKL, latents: Tensor) -> Tensor:
    """Divide by the autoencoder's factor."""
    factor: float = vae.config["scaling_factor"]
    return latents / factor


def blank_conditioning(unet: Mapping[str, Any], dtype: torch.dtype) -> Conditioning:
    """A prompt of one chunk, and labels of an upscaler or for variations."""
    found = conditioning(torch.empty(1, _TOKENS, unet["cross_attention_dim"], dtype=dtype))
    if unet.get("num_class_embeds") is not None:
        return found.extended_by("class_labels", torch.zeros(1, dtype=torch.long))
    if unet.get("class_embed_type") is not None:
        width: int = unet["projection_class_embeddings_input_dim"]
        return found.extended_by("class_labels", torch.empty(1, width, dtype=dtype))
    return found
