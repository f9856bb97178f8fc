"""What the UNet is conditioned on: named tensors that are split by rows."""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True, slots=True)
class Conditioning:
    """The tensors that a UNet takes besides latents and timestep.

    Args:
        tensors: by the UNet's name for each, which diffusers' classes say; (n, …) with the same n:
            2 with the negative prompt first, or 1 without guidance.
    """

    tensors: Mapping[str, Tensor]

    @property
    def rows(self) -> int:
        """How many predictions it asks for."""
        return len(next(iter(self.tensors.values())))

    def extended_by(self, name: str, tensor: Tensor) -> "Conditioning":
        """The same with one more tensor, with as many rows."""
        return Conditioning({**self.tensors, name: tensor})

    def of_prompt(self) -> "Conditioning":
        """Its last row: the prompt's, without the negative prompt."""
        return Conditioning({name: one[-1:] for name, one in self.tensors.items()})

    def in_batches_of(self, rows: int) -> "list[Conditioning]":
        """Split into batches of ``rows`` rows each."""
        batches: list[dict[str, Tensor]] = [{} for _ in range(0, self.rows, rows)]
        for name, tensor in self.tensors.items():
            for batch, some in zip(batches, tensor.split(rows), strict=True):
                batch[name] = some
        return [Conditioning(batch) for batch in batches]

    def to(self, dtype: torch.dtype) -> "Conditioning":
        """The same in ``dtype``, except integers: they are indices."""
        return Conditioning(
            {
                name: one.to(dtype) if one.is_floating_point() else one
                for name, one in self.tensors.items()
            }
        )
