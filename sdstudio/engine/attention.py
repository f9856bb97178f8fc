"""Attention in bfloat16 on a CPU, some rows at a time.

torch's fused kernel for CPUs leaves the processor's bfloat16 units half idle; plain matrix products
over a few hundred rows of queries do not, at the price of a few dozen megabytes.
"""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from diffusers import UNet2DConditionModel
from diffusers.models.attention_processor import AttnProcessor2_0
from torch import Tensor

from sdstudio.engine.device import backend

SDPA = "sdpa"
ROW_TILED = "row_tiled"

_SCORES_BYTES = 4 * 2**20
_FEWEST_ROWS, _MOST_ROWS = 64, 512


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
    unet.set_attn_processor(RowTiledProcessor(Scratch(), look, frozenset({torch.bfloat16})))
    return ROW_TILED


@contextmanager
def few_rows_at_a_time(
    unet: UNet2DConditionModel, device: torch.device, look: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """While it lasts, attention never holds the scores of all rows, whatever it takes.

    Only Apple's processors change: every other one's fused attention holds a few rows as it is.
    """
    if backend(device).attends_in_few_rows:
        yield
        return
    usual = dict(unet.attn_processors)
    unet.set_attn_processor(RowTiledProcessor(Scratch(), look))
    try:
        yield
    finally:
        unet.set_attn_processor(usual)


class Scratch:
    """Memory for attention scores, kept from one call to the next.

    What is allocated anew each time must first be mapped, page by page, which takes longer than
    filling it.
    """

    def __init__(self) -> None:
        self._kept = torch.empty(0)

    def take(self, shape: tuple[int, ...], like: Tensor) -> Tensor:
        """Uninitialised, of the dtype and on the device of ``like``; valid until the next call."""
        size = math.prod(shape)
        kept = self._kept
        if (kept.dtype, kept.device) != (like.dtype, like.device) or kept.numel() < size:
            self._kept = torch.empty(size, dtype=like.dtype, device=like.device)
        return self._kept[:size].view(shape)


class RowTiledProcessor:
    """In the place of diffusers' ``AttnProcessor2_0``, in a UNet's transformers.

    Args:
        dtypes: others go the usual way; ``None``: none does.
    """

    def __init__(
        self,
        scratch: Scratch,
        look: Callable[[], None],
        dtypes: frozenset[torch.dtype] | None = None,
    ) -> None:
        self._scratch = scratch
        self._look = look
        self._dtypes = dtypes
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
        # In another dtype only where a step is redone, which is rare and may be slow.
        if attention_mask is not None or (
            self._dtypes is not None and hidden_states.dtype not in self._dtypes
        ):
            usual: Tensor = self._usual(
                attn, hidden_states, encoder_hidden_states, attention_mask, **options
            )
            return usual
        seen = hidden_states if encoder_hidden_states is None else encoder_hidden_states
        query, key, value = (
            projected.unflatten(-1, (attn.heads, -1)).transpose(1, 2)
            for projected in (attn.to_q(hidden_states), attn.to_k(seen), attn.to_v(seen))
        )
        taken = row_tiled_attention(query, key, value, self._scratch, self._look)
        projected: Tensor = attn.to_out[1](attn.to_out[0](taken.transpose(1, 2).flatten(2)))
        return projected


def row_tiled_attention(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    scratch: Scratch,
    look: Callable[[], None] = lambda: None,
) -> Tensor:
    """softmax(q kᵀ / √d) v, some rows of some heads at a time.

    Args:
        query, key, value: (batch, heads, tokens, d).
        look: called before each tile.
    """
    batch, heads, tokens, width = query.shape
    keys = key.shape[2]
    query, turned, value = (
        part.reshape(batch * heads, -1, width) for part in (query * width**-0.5, key, value)
    )
    turned = turned.transpose(1, 2)
    result = torch.empty_like(query)
    rows, together = _tile(batch * heads, tokens, keys * query.element_size())
    for head in range(0, batch * heads, together):
        some = slice(head, head + together)
        for row in range(0, tokens, rows):
            look()
            tile = query[some, row : row + rows]
            scores = scratch.take((*tile.shape[:2], keys), query)
            torch.bmm(tile, turned[some], out=scores)
            torch.softmax(scores, dim=-1, out=scores)
            torch.bmm(scores, value[some], out=result[some, row : row + rows])
    return result.view(batch, heads, tokens, width)


def _tile(heads: int, tokens: int, row_bytes: int) -> tuple[int, int]:
    """How many rows of how many heads to take at a time, so that their scores stay in the cache."""
    rows = min(tokens, _MOST_ROWS, max(_FEWEST_ROWS, _SCORES_BYTES // row_bytes))
    return rows, min(heads, max(1, _SCORES_BYTES // (rows * row_bytes)))
