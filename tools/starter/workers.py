"""Data-parallel training: each process has its own scenes; gradients are averaged."""

from __future__ import annotations

import os
from datetime import timedelta

import torch
from torch import distributed, nn


def join() -> int:
    """Join the process group started by ``torchrun``; return this worker's rank, 0 if alone."""
    if "RANK" not in os.environ:
        return 0
    distributed.init_process_group("gloo", timeout=timedelta(minutes=20))
    return distributed.get_rank()


def number() -> int:
    """This worker's rank; rank 0 logs and saves."""
    return distributed.get_rank() if distributed.is_initialized() else 0


def count() -> int:
    """How many workers there are."""
    return distributed.get_world_size() if distributed.is_initialized() else 1


def any_of(flag: bool) -> bool:
    """Whether ``flag`` is true on any worker; all get the same answer, so they stop together."""
    if count() == 1:
        return flag
    total = torch.tensor([float(flag)])
    distributed.all_reduce(total)
    return bool(total.item())


@torch.no_grad()
def average_gradients(module: nn.Module) -> None:
    """Replace every gradient by its mean over the workers."""
    if count() == 1:
        return
    gradients = [p.grad for p in module.parameters() if p.grad is not None]
    for gradient, total in zip(gradients, summed(gradients), strict=True):
        torch.div(total, count(), out=gradient)


def summed(tensors: list[torch.Tensor]) -> list[torch.Tensor]:
    """Sum each tensor over the workers, in a single all-reduce."""
    flat = torch.cat([tensor.reshape(-1) for tensor in tensors])
    distributed.all_reduce(flat)
    parts = flat.split([tensor.numel() for tensor in tensors])
    return [part.view_as(tensor) for part, tensor in zip(parts, tensors, strict=True)]
