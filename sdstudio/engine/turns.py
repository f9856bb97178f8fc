"""Networks that do not fit into an accelerator's memory together take turns there."""

from typing import Any

import torch
from torch import nn


class TakingTurns:
    """The networks of one checkpoint, and where each of them waits.

    From :meth:`begin` on only the network that computes lies on the device; the others wait in the
    machine's memory. Nothing they compute changes by that.

    Args:
        device: where they compute.
        rest: where they wait; ``None``: there is nothing to gain, since both are one memory.
    """

    def __init__(self, device: torch.device, rest: torch.device | None) -> None:
        self._device = device
        self._rest = rest
        self._networks: list[nn.Module] = []
        self._began = False

    def add(self, network: nn.Module, *parts: nn.Module) -> None:
        """Let ``network`` take part.

        Args:
            parts: those that are called by themselves; without any it is called as a whole.
        """

        def before(_part: nn.Module, _inputs: Any) -> None:
            self._bring(network)

        self._networks.append(network)
        for part in parts or (network,):
            part.register_forward_pre_hook(before, prepend=True)

    def begin(self) -> bool:
        """Take turns from now on; ``False`` where they do already or gain nothing by it."""
        if self._began or self._rest is None:
            return False
        self._began = True
        for network in self._networks:
            network.to(self._rest)
        return True

    def _bring(self, network: nn.Module) -> None:
        if not self._began:
            return
        for other in self._networks:
            if other is not network:
                other.to(self._rest)
        network.to(self._device)
