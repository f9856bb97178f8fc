"""Self-attention in bfloat16 on a CPU, some rows at a time.

torch's fused kernel for CPUs leaves the processor's bfloat16 units half idle; plain matrix products
over a few hundred rows of queries do not, at the price of a few dozen megabytes.
"""

from collections.abc import Callable
from typing import Any

import torch
from diffusers import UNet2DConditionModel
from diffusers.models.attention_processor import AttnProcessor2_0
from torch import Tensor

SDPA = "sdpa"
ROW_TILED = "row_tiled"

_ROWS = 512


def choose_attention(
    unet: UNet2DConditionModel,
    device: torch.device,
    dtype: torch.dtype,
    look: Callable[[], None],
) -> str:
    """Set the UNet's fastest attention path and say which it is.

    Args:
        look: is called often enough to stop it by raising.
    """
    if device.type != "cpu" or dtype is not torch.bfloat16:
        return SDPA
    processors = {
        # attn1 attends to the picture itself; attn2 to the prompt, whose few keys suit the kernel.
        name: RowTiledProcessor(look) if ".attn1." in name else processor
        for name, processor in unet.attn_processors.items()
    }
    unet.set_attn_processor(processors)
    return ROW_TILED


class RowTiledProcessor:
    """In the place of diffusers' ``AttnProcessor2_0``, for a UNet's self-attention."""

    def __init__(self, look: Callable[[], None]) -> None:
        self._look = look
        self._usual = AttnProcessor2_0()

    def __call__(
        self,
        attn: Any,
        hidden_states: Tensor,
        encoder_hidden_states: Tensor | None = None,
        attention_mask: Tensor | None = None,
        **options: Any,
    ) -> Tensor:
        """See diffusers; (batch, tokens, width) in and out."""
        # In float32 only where a step is redone, which is rare and may be slow.
        if (
            encoder_hidden_states is not None
            or attention_mask is not None
            or hidden_states.dtype is not torch.bfloat16
        ):
            usual: Tensor = self._usual(
                attn, hidden_states, encoder_hidden_states, attention_mask, **options
            )
            return usual
        query, key, value = (
            _by_head(project(hidden_states), attn.heads)
            for project in (attn.to_q, attn.to_k, attn.to_v)
        )
        result = _together(row_tiled_attention(query, key, value, self._look), attn.heads)
        projected: Tensor = attn.to_out[1](attn.to_out[0](result))
        return projected


def row_tiled_attention(
    query: Tensor, key: Tensor, value: Tensor, look: Callable[[], None] = lambda: None
) -> Tensor:
    """softmax(q kᵀ / √d) v, some rows of queries at a time.

    Args:
        query, key, value: (batch × heads, tokens, d).
        look: called before each tile.
    """
    scaled = query * query.shape[-1] ** -0.5
    turned = key.transpose(1, 2)
    tiles = []
    for tile in scaled.split(_ROWS, dim=1):
        look()
        tiles.append(torch.bmm(torch.softmax(torch.bmm(tile, turned), dim=-1), value))
    return tiles[0] if len(tiles) == 1 else torch.cat(tiles, dim=1)


def _by_head(projected: Tensor, heads: int) -> Tensor:
    batch, tokens, width = projected.shape
    split = projected.view(batch, tokens, heads, width // heads).transpose(1, 2)
    return split.reshape(batch * heads, tokens, width // heads)


def _together(result: Tensor, heads: int) -> Tensor:
    both, tokens, width = result.shape
    split = result.view(both // heads, heads, tokens, width).transpose(1, 2)
    return split.reshape(both // heads, tokens, heads * width)
