"""What takes part in denoising besides the checkpoint: one object each, called in each step.

An extension that a job doesn't use isn't in its list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import torch
from torch import Tensor

from sdstudio.engine.conditioning import Conditioning
from sdstudio.engine.evaluation import Evaluate
from sdstudio.engine.families import FamilyFunctions
from sdstudio.engine.numerics import CastableNetwork


@dataclass(frozen=True, slots=True)
class Residuals:
    """What is added to a UNet's skip connections.

    Args:
        down: for each, from the first: (n, c, h, w).
        middle: for the middle block.
    """

    down: tuple[Tensor, ...]
    middle: Tensor

    def plus(self, other: "Residuals") -> "Residuals":
        """Both together."""
        down = tuple(one + more for one, more in zip(self.down, other.down, strict=True))
        return Residuals(down, self.middle + other.middle)


@dataclass(frozen=True, slots=True)
class StepRange:
    """The part of a denoising run in which an extension takes part, 0 … 1."""

    start: float = 0.0
    end: float = 1.0

    def includes(self, evaluation: int, evaluations: int) -> bool:
        """Whether ``evaluation`` (0 …) is in it; as diffusers' pipelines decide it."""
        return evaluation / evaluations >= self.start and (evaluation + 1) / evaluations <= self.end


@dataclass(slots=True)
class DenoisingContext:
    """One evaluation of the UNet, of the whole batch or of some of its rows.

    Args:
        evaluation: 0 … in this run.
        evaluations: of this run.
        latents: (n, 4, h, w), as the UNet takes them, without what else it may be shown.
        conditioning: with n rows, in the dtype of ``latents``.

    Attributes:
        residuals: what extensions have the UNet add.
    """

    functions: FamilyFunctions
    evaluation: int
    evaluations: int
    latents: Tensor
    timestep: Tensor
    conditioning: Conditioning
    residuals: Residuals | None = None

    def add(self, residuals: Residuals) -> None:
        """Have the UNet add these, too."""
        before = self.residuals
        self.residuals = residuals if before is None else before.plus(residuals)

    def evaluated_by(self, unet: Evaluate) -> Evaluate:
        """``unet`` with what extensions have it add."""
        if self.residuals is None:
            return unet
        return partial(
            unet,
            down_block_additional_residuals=self.residuals.down,
            mid_block_additional_residual=self.residuals.middle,
        )


class DenoisingExtension(Protocol):
    """Takes part in denoising a picture."""

    @property
    def network(self) -> CastableNetwork | None:
        """What has to compute in float32 where the UNet does, if it has a network."""

    def before_prediction(self, context: DenoisingContext) -> None:
        """Called before the UNet is evaluated; changes ``context``."""


class Together:
    """Networks that switch their dtype together."""

    def __init__(self, unet: CastableNetwork, extensions: Sequence[DenoisingExtension]) -> None:
        others = (one.network for one in extensions)
        self._networks = (unet, *(one for one in others if one is not None))

    def to(self, dtype: torch.dtype) -> None:
        """Compute in ``dtype`` from now on."""
        for network in self._networks:
            network.to(dtype)


def residual_tensors(options: Mapping[str, object]) -> tuple[Tensor, ...]:
    """What a UNet that is called with ``options`` adds to its skip connections, if anything."""
    found = options.get("down_block_additional_residuals")
    return found if isinstance(found, tuple) else ()
