"""Networks that do not fit together into an accelerator's memory, and so take turns there."""

from collections.abc import Callable
from typing import Any

import torch
from accelerate.hooks import ModelHook, add_hook_to_module
from accelerate.utils import send_to_device
from torch import nn


class Turns:
    """Whose turn it is on a device; the others wait in the machine's memory.

    Args:
        release: gives back what torch keeps of the memory of one that has left.
    """

    def __init__(self, device: torch.device, release: Callable[[], None]) -> None:
        self._device = device
        self._release = release
        self._there: nn.Module | None = None

    def add(self, network: nn.Module) -> None:
        """Let ``network`` come to the device when it computes and leave it for the next one."""
        add_hook_to_module(network, _Turn(self, self._device))

    def bring(self, network: nn.Module) -> None:
        """Make it ``network``'s turn."""
        if self._there is network:
            return
        if self._there is not None:
            self._there.to("cpu")
            self._release()
        network.to(self._device)
        self._there = network


class _Turn(ModelHook):  # type: ignore[misc]
    """Called before the forward of its network, by diffusers also before encoding and decoding."""

    def __init__(self, turns: Turns, device: torch.device) -> None:
        super().__init__()
        self._turns = turns
        self._device = device

    def pre_forward(self, module: nn.Module, *args: Any, **kwargs: Any) -> Any:
        self._turns.bring(module)
        return send_to_device(args, self._device), send_to_device(kwargs, self._device)
