"""Row-tiled feed-forward layers of a UNet's transformers on a CPU.

The intermediate result is eight times as wide as the input. A tile of it fits in the cache; the
whole would have to be mapped, written and read again in every layer.
"""

import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from diffusers.models.activations import GEGLU
from diffusers.models.attention import FeedForward
from torch import Tensor, nn

_ROWS = 1024


def choose_feed_forward(unet: nn.Module, device: torch.device) -> None:
    """Replace the UNet's feed-forward layers with row-tiled ones on a CPU."""
    if device.type != "cpu":
        return
    for parent in list(unet.modules()):
        for name, child in list(parent.named_children()):
            if isinstance(child, FeedForward) and isinstance(child.net[0], GEGLU):
                setattr(parent, name, RowTiledFeedForward(child))


class RowTiledFeedForward(nn.Module):
    """Replaces ``usual``, sharing its layers under the same names; inference only."""

    def __init__(self, usual: FeedForward) -> None:
        super().__init__()
        self.net = usual.net

    def forward(self, hidden_states: Tensor) -> Tensor:
        """See diffusers; (batch, tokens, width) in and out."""
        inner, outer = self.net[0].proj, self.net[2]
        value, gate = zip(inner.weight.chunk(2), inner.bias.chunk(2), strict=True)
        rows = hidden_states.flatten(0, -2)
        result = torch.empty_like(rows)
        for some, into in zip(rows.split(_ROWS), result.split(_ROWS), strict=True):
            gated = F.linear(some, *value).mul_(F.gelu(F.linear(some, *gate)))
            torch.addmm(outer.bias, gated, outer.weight.t(), out=into)
        return result.view_as(hidden_states)
