"""Several processes that train one model: each its own scenes, one averaged gradient."""

from __future__ import annotations

import os
from datetime import timedelta

import torch
from torch import distributed, nn


def join() -> int:
    """Meet the others that ``torchrun`` started; returns this worker's number, 0 if alone."""
    if "RANK" not in os.environ:
        return 0
    distributed.init_process_group("gloo", timeout=timedelta(minutes=20))
    return distributed.get_rank()


def number() -> int:
    """Which worker this is; the one numbered 0 logs and saves."""
    return distributed.get_rank() if distributed.is_initialized() else 0


def count() -> int:
    """How many workers there are."""
    return distributed.get_world_size() if distributed.is_initialized() else 1


def any_of(wish: bool) -> bool:
    """Whether at least one worker wishes it: all get the same answer, so that all stop at once."""
    if count() == 1:
        return wish
    wishes = torch.tensor([float(wish)])
    distributed.all_reduce(wishes)
    return bool(wishes.item())


@torch.no_grad()
def average_gradients(module: nn.Module) -> None:
    """Replace every gradient by its mean over the workers."""
    if count() == 1:
        return
    gradients = [p.grad for p in module.parameters() if p.grad is not None]
    for gradient, total in zip(gradients, summed(gradients), strict=True):
        torch.div(total, count(), out=gradient)


def summed(tensors: list[torch.Tensor]) -> list[torch.Tensor]:
    """The sum over the workers of each tensor, in one exchange."""
    flat = torch.cat([tensor.reshape(-1) for tensor in tensors])
    distributed.all_reduce(flat)
    parts = flat.split([tensor.numel() for tensor in tensors])
    return [part.view_as(tensor) for part, tensor in zip(parts, tensors, strict=True)]
