"""Cancelling in the middle of a step: the networks look at the job's flag as they go."""

from typing import Any

from torch import nn

from sdstudio.engine.protocol import CancelFlag

# Large enough that a look costs nothing, small enough that none takes a second by itself: in the
# autoencoder that is a single convolution.
_BLOCKS = frozenset(
    {
        "Attention",
        "BasicTransformerBlock",
        "CLIPEncoderLayer",
        "Conv2d",
        "Downsample2D",
        "FeedForward",
        "ResnetBlock2D",
        "RowTiledFeedForward",
        "Upsample2D",
        "WinogradConv2d",
    }
)


class CancelGate:
    """What the watched networks look at: the running job's flag, if there is a job."""

    def __init__(self) -> None:
        self.flag: CancelFlag | None = None

    def watch(self, network: nn.Module) -> None:
        """Let ``network`` raise :class:`JobCancelled` between its blocks."""
        for module in network.modules():
            if type(module).__name__ in _BLOCKS:
                module.register_forward_pre_hook(self._before)

    def look(self) -> None:
        """Raise :class:`JobCancelled` if the running job is to stop."""
        if self.flag is not None:
            self.flag.check()

    def _before(self, _module: nn.Module, _inputs: Any) -> None:
        self.look()
