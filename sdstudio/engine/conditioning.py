"""What the UNet is conditioned on: named tensors that are split by rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class ConditioningSchedule:
    """What the UNet is conditioned on in each step, if that changes.

    Args:
        every: with the same shapes.
        passes: for each pass, the index of each step's in ``every``.
    """

    every: tuple[Conditioning, ...]
    passes: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, conditioning: Conditioning) -> "ConditioningSchedule":
        """The same in every step."""
        return cls((conditioning,), ())

    @property
    def rows(self) -> int:
        """How many predictions each asks for."""
        return self.every[0].rows

    def number(self, step: int) -> int:
        """The index in ``every`` of what a step of the present pass takes, 0 …."""
        order = self.passes[0] if self.passes else (0,)
        return order[min(step, len(order) - 1)]

    def next_pass(self) -> "ConditioningSchedule":
        """The same without the present pass."""
        return replace(self, passes=self.passes[1:])

    def changed(self, change: Callable[[Conditioning], Conditioning]) -> "ConditioningSchedule":
        """The same with ``change`` made to each."""
        return replace(self, every=tuple(map(change, self.every)))
