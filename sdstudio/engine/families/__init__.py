"""The code of the families of models: a module for each row of ``domain/families.py``."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, Protocol

import torch
from diffusers import AutoencoderKL
from torch import Tensor

from sdstudio.engine.conditioning import Conditioning
from sdstudio.engine.evaluation import Evaluate
from sdstudio.engine.families import sd1, sd2, sdxl
from sdstudio.engine.text_encoders import EncodedTokens, TextEncoderUnit


class FamilyFunctions(Protocol):
    """What each module has.

    Attributes:
        NETWORKS: the class of each component's network. The class named in a file is ignored.
    """

    @property
    def NETWORKS(self) -> Mapping[str, Any]: ...  # noqa: N802 - a module's constant

    def encode_tokens(self, unit: TextEncoderUnit, tokens: Tensor, clip_skip: int) -> EncodedTokens:
        """Read a chunk of a prompt.

        Args:
            unit: one of the checkpoint's text encoders.
            tokens: (1, positions), int64.
            clip_skip: which layer to take, counted from the end: 1 is the last.
        """

    def conditioning(self, embeddings: Sequence[Tensor], pooled: Tensor | None) -> Conditioning:
        """What the UNet takes of the prompts, whatever the picture's size.

        Args:
            embeddings: of each text encoder, (n, tokens, width), the negative prompt first.
            pooled: (n, width), of the text encoder that gives such vectors, if there is one.
        """

    def sized(self, conditioning: Conditioning, width_px: int, height_px: int) -> Conditioning:
        """The same for a picture of that size, if the UNet is told."""

    def predict(
        self, evaluate: Evaluate, latents: Tensor, timestep: Tensor, conditioning: Conditioning
    ) -> Tensor:
        """The UNet's prediction: (n, 4, h, w).

        Args:
            evaluate: the UNet, or what stands in for it.
            latents: (n, channels, h, w), for n rows of ``conditioning``, of one dtype.
        """

    def scaled(self, vae: AutoencoderKL, latents: Tensor) -> Tensor:
        """The autoencoder's latents, (n, c, h, w), as the UNet takes them."""

    def unscaled(self, vae: AutoencoderKL, latents: Tensor) -> Tensor:
        """The reverse of :meth:`scaled`."""

    def blank_conditioning(self, unet: Mapping[str, Any], dtype: torch.dtype) -> Conditioning:
        """One row of the shapes that a UNet with this configuration takes, to measure it with."""


_FUNCTIONS: Final[Mapping[str, FamilyFunctions]] = MappingProxyType(
    {"sd2": sd2, "sd1": sd1, "sdxl": sdxl}
)


def functions(key: str) -> FamilyFunctions:
    """The code of the family with ``key``."""
    return _FUNCTIONS[key]
