"""Layers that compute with something made from their weight when it is first used."""

from abc import abstractmethod

from torch import nn


class DerivesWeight(nn.Module):
    """Such a layer; its own weight stays as loaded."""

    @abstractmethod
    def forget(self) -> bool:
        """Drop what was made from the weight, to make it again; ``False`` if there was nothing."""


def weight_changed(layer: nn.Module) -> None:
    """Invalidate what was derived from ``layer``'s weight."""
    if isinstance(layer, DerivesWeight):
        layer.forget()


def release_derived(network: nn.Module) -> bool:
    """Release what is derived from weights when it is first used; ``False`` if there is nothing."""
    had = [one.forget() for one in network.modules() if isinstance(one, DerivesWeight)]
    return any(had)
