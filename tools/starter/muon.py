"""Muon: momentum with orthogonalised updates, for matrices and convolutions (Jordan 2024).

Scaled to the size of AdamW's updates (Liu et al. 2025, arXiv 2502.16982) so that both share one
learning rate; AdamW handles everything that isn't a hidden matrix.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import torch
from torch import nn

from tools.starter.workers import count, number, summed


def orthogonal(matrix: torch.Tensor, rounds: int = 4) -> torch.Tensor:
    """Roughly the nearest orthogonal matrices, (n, r, c): quintic Newton-Schulz in bfloat16."""
    a, b, c = 3.4445, -4.7750, 2.0315
    wide = matrix.shape[1] <= matrix.shape[2]
    x = (matrix if wide else matrix.mT).bfloat16()
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(rounds):
        gram = x @ x.mT
        x = a * x + (b * gram + c * gram @ gram) @ x
    made: torch.Tensor = x if wide else x.mT
    return made


class Muon(torch.optim.Optimizer):
    """Nesterov momentum with orthogonalised updates; parameters need at least two dimensions."""

    def __init__(
        self,
        parameters: Iterable[nn.Parameter],
        lr: float,
        momentum: float = 0.95,
        weight_decay: float = 0.01,
    ) -> None:
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]  # noqa: ARG002
        """Update every parameter that has a gradient."""
        for group in self.param_groups:
            parameters = [p for p in group["params"] if p.grad is not None]
            updates = [self._ahead(parameter, group["momentum"]) for parameter in parameters]
            # Matrices of equal shape are batched; shapes are distributed over the workers.
            shapes: dict[tuple[int, int], list[int]] = {}
            for index, update in enumerate(updates):
                shapes.setdefault((len(update), update[0].numel()), []).append(index)
            for turn, (shape, places) in enumerate(sorted(shapes.items(), key=_cost)):
                mine = turn % count() == number()
                stacked = torch.stack([updates[at].view(shape) for at in places])
                scale = 0.2 * math.sqrt(max(shape))
                made = orthogonal(stacked).float() * scale if mine else stacked.zero_()
                for at, update in zip(places, made, strict=True):
                    updates[at] = update.view_as(parameters[at])
            if count() > 1:
                updates = summed(updates)
            for parameter, update in zip(parameters, updates, strict=True):
                parameter.mul_(1 - group["lr"] * group["weight_decay"])
                parameter.add_(update, alpha=-group["lr"])

    def _ahead(self, parameter: nn.Parameter, momentum: float) -> torch.Tensor:
        """The Nesterov gradient, in the parameter's shape."""
        assert parameter.grad is not None
        kept = self.state[parameter]
        if not kept:
            kept["momentum"] = torch.zeros_like(parameter)
        kept["momentum"].lerp_(parameter.grad, 1 - momentum)
        return parameter.grad.lerp(kept["momentum"], momentum).contiguous()


def _cost(item: tuple[tuple[int, int], list[int]]) -> tuple[float, tuple[int, int]]:
    """Sort key: stacks of matrices by decreasing work, so that workers get even shares."""
    (rows, columns), places = item
    return -float(len(places) * rows * columns * min(rows, columns)), (rows, columns)


class Both:
    """Muon for hidden matrices and AdamW for the rest, used as one optimizer."""

    def __init__(self, module: nn.Module, lr: float, betas: tuple[float, float]) -> None:
        hidden: list[nn.Parameter] = []
        rest: list[nn.Parameter] = []
        for name, parameter in module.named_parameters():
            outer = any(word in name for word in ("conv_in", "conv_out", "quant", "embedding"))
            (rest if outer or parameter.ndim < 2 else hidden).append(parameter)
        self.muon = Muon(hidden, lr)
        self.adam = torch.optim.AdamW(rest, lr=lr, betas=betas, weight_decay=0.0, fused=True)

    def set_rate(self, rate: float) -> None:
        """Set the learning rate of the next steps."""
        for group in (*self.muon.param_groups, *self.adam.param_groups):
            group["lr"] = rate

    def zero_grad(self) -> None:
        """Clear the gradients."""
        self.muon.zero_grad()
        self.adam.zero_grad()

    def step(self) -> None:
        """Update every parameter."""
        self.muon.step()
        self.adam.step()

    def state_dict(self) -> dict[str, Any]:
        """Both states, for a checkpoint."""
        return {"muon": self.muon.state_dict(), "adam": self.adam.state_dict()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Restore a state from :meth:`state_dict`."""
        self.muon.load_state_dict(state["muon"])
        self.adam.load_state_dict(state["adam"])
