"""Sequential offload: networks that don't fit on an accelerator together take turns there."""

from collections.abc import Callable
from typing import Any

import torch
from torch import nn
from torch.utils.hooks import RemovableHandle


class SequentialOffload:
    """Moves the networks of one checkpoint between the accelerator and main memory.

    After :meth:`begin` only the network that is computing is on the device. Results don't change.

    Args:
        device: where the networks compute.
        rest: where they wait; ``None`` if both are the same memory, so offloading gains nothing.
        release: returns memory that torch caches to the device.

    Attributes:
        began: whether offloading is on.
        networks: all networks that take part.
    """

    def __init__(
        self, device: torch.device, rest: torch.device | None, release: Callable[[], None]
    ) -> None:
        self.began = False
        self._device = device
        self._rest = rest
        self._release = release
        self.networks: list[nn.Module] = []
        self._there: nn.Module | None = None
        self._hooks: dict[nn.Module, list[RemovableHandle]] = {}

    @property
    def home(self) -> torch.device:
        """Where to put a network that is loaded now."""
        return self._rest if self.began and self._rest is not None else self._device

    def add(self, network: nn.Module, *parts: nn.Module) -> None:
        """Add ``network``, which must be at :attr:`home`.

        Args:
            parts: submodules that are called directly, if it isn't called as a whole.
        """

        def before(_part: nn.Module, _inputs: Any) -> None:
            self._bring(network)

        self.networks.append(network)
        self._hooks[network] = [
            part.register_forward_pre_hook(before, prepend=True) for part in parts or (network,)
        ]

    def remove(self, network: nn.Module) -> None:
        """Let ``network`` stay where it is."""
        self.networks.remove(network)
        for hook in self._hooks.pop(network):
            hook.remove()
        if self._there is network:
            self._there = None

    def begin(self) -> bool:
        """Turn offloading on; ``False`` if it already is on or gains nothing."""
        if self.began or self._rest is None:
            return False
        self.began = True
        for network in self.networks:
            network.to(self._rest)
        self._release()
        return True

    def _bring(self, network: nn.Module) -> None:
        if not self.began or self._there is network:
            return
        self._there = None
        # All of them: one may have been moved only partly when memory ran out.
        for other in self.networks:
            if other is not network:
                other.to(self._rest)
        self._release()
        network.to(self._device)
        self._there = network
