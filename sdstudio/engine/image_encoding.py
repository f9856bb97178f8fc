"""CLIP image embeddings for the UNet of an unCLIP checkpoint."""

from dataclasses import dataclass

import numpy as np
import torch
from diffusers import DDPMScheduler
from diffusers.models.embeddings import get_timestep_embedding
from torch import Tensor
from transformers import CLIPVisionModelWithProjection

from sdstudio.engine.numerics import PrecisionRetries, finite
from sdstudio.imaging import Rgb, middle_square

# Channel statistics of CLIP's training pictures.
_CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)
_CLIP_STD = (0.26862954, 0.26130258, 0.27577711)


@dataclass(frozen=True, slots=True)
class ImageEncoder:
    """CLIP's image encoder, and the noise schedule for its embeddings.

    Args:
        device: where ``network`` computes.
        mean, std: (1, width), statistics of image embeddings; float32, on the CPU.
        noising: adds noise to embeddings normalised with ``mean`` and ``std``.
    """

    network: CLIPVisionModelWithProjection
    device: torch.device
    mean: Tensor
    std: Tensor
    noising: DDPMScheduler

    def embed(self, rgb: Rgb, retries: PrecisionRetries) -> Tensor:
        """The embedding of a picture: (1, width), float32, on the CPU.

        Raises:
            StudioError: ``NOT_FINITE``.
        """
        pixels = _pixels(rgb, self.network.config.image_size)
        network = self.network

        def run(dtype: torch.dtype) -> Tensor:
            embedding: Tensor = network(pixels.to(self.device, dtype)).image_embeds
            return embedding

        return finite(run, network, network.dtype, retries).float().cpu()

    def labels(self, embedding: Tensor, noise: Tensor, noise_level: int) -> Tensor:
        """The UNet's class labels for an embedding, as diffusers' pipeline computes them.

        Args:
            embedding, noise: (1, width).
            noise_level: 0 … 999.

        Returns:
            (1, 2 × width): the noised embedding and the embedded noise level.
        """
        level = torch.tensor([noise_level])
        noised = self.noising.add_noise((embedding - self.mean) / self.std, noise, level)
        level_embedding = get_timestep_embedding(
            level, embedding.shape[-1], flip_sin_to_cos=True, downscale_freq_shift=0
        )
        return torch.cat((noised * self.std + self.mean, level_embedding), dim=1)


def _pixels(rgb: Rgb, side_px: int) -> Tensor:
    """CLIP's input: the central square, normalised, (1, 3, side, side)."""
    pixels = torch.from_numpy(np.array(middle_square(rgb, side_px))).float() / 255
    normalised = (pixels - torch.tensor(_CLIP_MEAN)) / torch.tensor(_CLIP_STD)
    return normalised.permute(2, 0, 1)[None]
