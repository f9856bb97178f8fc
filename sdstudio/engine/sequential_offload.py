"""Networks that do not fit into an accelerator's memory together take turns there."""

from collections.abc import Callable
from typing import Any

import torch
from torch import nn


class SequentialOffload:
    """The networks of one checkpoint, and where each of them waits.

    From :meth:`begin` on only the network that computes lies on the device; the others wait in the
    machine's memory. Nothing they compute changes by that.

    Args:
        device: where they compute.
        rest: where they wait; ``None``: there is nothing to gain, since both are one memory.
        release: gives back what torch keeps of the memory of those that have left.

    Attributes:
        began: whether they take turns.
        networks: all that take part.
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

    @property
    def home(self) -> torch.device:
        """Where a network that is loaded now belongs until it computes."""
        return self._rest if self.began and self._rest is not None else self._device

    def add(self, network: nn.Module, *parts: nn.Module) -> None:
        """Let ``network``, which lies at :attr:`home`, take part.

        Args:
            parts: those that are called by themselves; without any it is called as a whole.
        """

        def before(_part: nn.Module, _inputs: Any) -> None:
            self._bring(network)

        self.networks.append(network)
        for part in parts or (network,):
            part.register_forward_pre_hook(before, prepend=True)

    def begin(self) -> bool:
        """Take turns from now on; ``False`` where they do already or gain nothing by it."""
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
        # All of them: one may have come halfway when memory ran out.
        for other in self.networks:
            if other is not network:
                other.to(self._rest)
        self._release()
        network.to(self._device)
        self._there = network
