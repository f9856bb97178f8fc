"""What a picture shows, as the UNet of an unCLIP checkpoint takes it."""

from dataclasses import dataclass

import numpy as np
import torch
from diffusers import DDPMScheduler
from diffusers.models.embeddings import get_timestep_embedding
from torch import Tensor
from transformers import CLIPVisionModelWithProjection

from sdstudio.engine.numerics import PrecisionRetries, finite
from sdstudio.imaging import Rgb, middle_square

# Of the pictures that CLIP was trained on.
_CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)
_CLIP_STD = (0.26862954, 0.26130258, 0.27577711)


@dataclass(frozen=True, slots=True)
class ImageEncoder:
    """CLIP's eye, and the noise that is put on what it sees.

    Args:
        device: where ``network`` computes.
        mean, std: (1, width), of the embeddings of many pictures; float32, on the CPU.
        noising: of embeddings that were brought to mean 0 and deviation 1.
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

        def run() -> Tensor:
            embedding: Tensor = network(pixels.to(self.device, network.dtype)).image_embeds
            return embedding

        return finite(run, network, retries).float().cpu()

    def labels(self, embedding: Tensor, noise: Tensor, noise_level: int) -> Tensor:
        """The UNet's class labels for an embedding, as diffusers' pipeline computes them.

        Args:
            embedding, noise: (1, width).
            noise_level: 0 … 999.

        Returns:
            (1, 2 × width): the noised embedding, and how much noise there is.
        """
        level = torch.tensor([noise_level])
        noised = self.noising.add_noise((embedding - self.mean) / self.std, noise, level)
        told = get_timestep_embedding(
            level, embedding.shape[-1], flip_sin_to_cos=True, downscale_freq_shift=0
        )
        return torch.cat((noised * self.std + self.mean, told), dim=1)


def _pixels(rgb: Rgb, side_px: int) -> Tensor:
    """A picture as CLIP takes it: the square in its middle, (1, 3, side, side), normalised."""
    pixels = torch.from_numpy(np.array(middle_square(rgb, side_px))).float() / 255
    normalised = (pixels - torch.tensor(_CLIP_MEAN)) / torch.tensor(_CLIP_STD)
    return normalised.permute(2, 0, 1)[None]
