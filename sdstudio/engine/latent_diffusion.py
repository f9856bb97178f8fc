"""What families of latent diffusion with a UNet and one autoencoder scale have in common."""

from collections.abc import Mapping
from typing import Any, Final

import torch
from diffusers import AutoencoderKL
from torch import Tensor

from sdstudio.engine.conditioning import Conditioning
from sdstudio.engine.evaluation import Evaluate

#: Positions of a chunk.
_TOKENS: Final = 77


def predict(
    evaluate: Evaluate, latents: Tensor, timestep: Tensor, conditioning: Conditioning
) -> Tensor:
    """Call the UNet with what it is conditioned on."""
    tensors = conditioning.tensors
    added = {name: tensors[name] for name in ("text_embeds", "time_ids") if name in tensors}
    return evaluate(
        latents,
        timestep,
        encoder_hidden_states=tensors["encoder_hidden_states"],
        class_labels=tensors.get("class_labels"),
        added_cond_kwargs=added or None,
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


def unsized(conditioning: Conditioning, width_px: int, height_px: int) -> Conditioning:  # noqa: ARG001
    """For UNets that aren't told the picture's size."""
    return conditioning


def blank_conditioning(unet: Mapping[str, Any], dtype: torch.dtype) -> Conditioning:
    """A prompt of one chunk, and labels of an upscaler or for variations."""
    prompt = torch.empty(1, _TOKENS, unet["cross_attention_dim"], dtype=dtype)
    found = Conditioning({"encoder_hidden_states": prompt})
    if unet.get("num_class_embeds") is not None:
        return found.extended_by("class_labels", torch.zeros(1, dtype=torch.long))
    if unet.get("class_embed_type") is not None:
        width: int = unet["projection_class_embeddings_input_dim"]
        return found.extended_by("class_labels", torch.empty(1, width, dtype=dtype))
    return found
