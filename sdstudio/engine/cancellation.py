"""Cancelling in the middle of a step: networks check the job's cancel flag between blocks."""

from typing import Any

from torch import nn

from sdstudio.engine.protocol import CancelFlag

# Large enough that the check costs nothing, small enough that none takes a second; in the
# autoencoder that means single convolutions.
_BLOCKS = frozenset(
    {
        "Attention",
        "BasicTransformerBlock",
        "CLIPEncoderLayer",
        "Conv2d",
        "Dinov2Layer",
        "Downsample2D",
        "FeedForward",
        "ResnetBlock2D",
        "RowTiledFeedForward",
        "SamVisionLayer",
        "Upsample2D",
        "WinogradConv2d",
    }
)


class CancelGate:
    """Gives watched networks access to the running job's cancel flag, if a job is running."""

    def __init__(self) -> None:
        self.flag: CancelFlag | None = None

    def watch(self, network: nn.Module) -> None:
        """Make ``network`` raise :class:`JobCancelled` between its blocks."""
        for module in network.modules():
            if type(module).__name__ in _BLOCKS:
                module.register_forward_pre_hook(self._before)

    def check(self) -> None:
        """Raise :class:`JobCancelled` if the running job has been cancelled."""
        if self.flag is not None:
            self.flag.check()

    def _before(self, _module: nn.Module, _inputs: Any) -> None:
        self.check()
