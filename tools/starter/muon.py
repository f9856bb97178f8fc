"""Muon: momentum whose update is made orthogonal, for matrices and convolutions (Jordan 2024).

Scaled to the size of AdamW's updates (Liu et al. 2025, arXiv 2502.16982), so that one learning
rate serves both; AdamW keeps what is not a hidden matrix.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import torch
from torch import nn

from tools.starter.workers import count, number, summed


def orthogonal(matrix: torch.Tensor, rounds: int = 4) -> torch.Tensor:
    """The nearest orthogonal matrix, roughly: quintic Newton-Schulz in bfloat16. (rows, cols)."""
    a, b, c = 3.4445, -4.7750, 2.0315
    wide = matrix.shape[0] <= matrix.shape[1]
    x = (matrix if wide else matrix.t()).bfloat16()
    x = x / (x.norm() + 1e-7)
    for _ in range(rounds):
        gram = x @ x.t()
        x = a * x + (b * gram + c * gram @ gram) @ x
    made: torch.Tensor = x if wide else x.t()
    return made


class Muon(torch.optim.Optimizer):
    """Nesterov momentum with orthogonal updates; parameters of two or more dimensions."""

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
            updates = [
                self._update(parameter, group["momentum"], mine=index % count() == number())
                for index, parameter in enumerate(parameters)
            ]
            if count() > 1:
                updates = summed(updates)
            for parameter, update in zip(parameters, updates, strict=True):
                parameter.mul_(1 - group["lr"] * group["weight_decay"])
                parameter.add_(update, alpha=-group["lr"])

    def _update(self, parameter: nn.Parameter, momentum: float, *, mine: bool) -> torch.Tensor:
        """The scaled update, shaped as the parameter; zeros when it is another worker's to make."""
        assert parameter.grad is not None
        kept = self.state[parameter]
        if not kept:
            kept["momentum"] = torch.zeros_like(parameter)
        kept["momentum"].lerp_(parameter.grad, 1 - momentum)
        if not mine:
            return torch.zeros_like(parameter)
        ahead = parameter.grad.lerp(kept["momentum"], momentum)
        flat = ahead.reshape(len(ahead), -1)
        scale = 0.2 * math.sqrt(max(flat.shape))
        return (orthogonal(flat).float() * scale).view_as(parameter)


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
        """Use the learning rate ``rate`` from the next step on."""
        for group in (*self.muon.param_groups, *self.adam.param_groups):
            group["lr"] = rate

    def zero_grad(self) -> None:
        """Forget the gradients."""
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
        """Restore what ``state_dict`` gave."""
        self.muon.load_state_dict(state["muon"])
        self.adam.load_state_dict(state["adam"])
