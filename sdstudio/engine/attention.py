"""Row-tiled attention for bfloat16 on a CPU.

torch's fused CPU kernel leaves half of the processor's bfloat16 units idle. Plain matrix products
over a few hundred query rows at a time don't, at the cost of a few dozen megabytes.
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
    check_cancelled: Callable[[], None],
) -> str:
    """Install the UNet's fastest attention implementation and return its name.

    Args:
        check_cancelled: called before each tile; raises to stop.
    """
    if device.type != "cpu" or dtype is not torch.bfloat16:
        return SDPA
    unet.set_attn_processor(
        RowTiledProcessor(Scratch(), check_cancelled, frozenset({torch.bfloat16}))
    )
    return ROW_TILED


@contextmanager
def few_rows_at_a_time(unet: UNet2DConditionModel, device: torch.device) -> Iterator[None]:
    """During the block, attention never holds the scores of all rows at once, even if slower.

    Only changes Apple's GPUs: fused attention on all other devices already works this way.
    """
    if backend(device).attends_in_few_rows:
        yield
        return
    usual = dict(unet.attn_processors)
    unet.set_attn_processor(RowTiledProcessor(Scratch(), lambda: None))
    try:
        yield
    finally:
        unet.set_attn_processor(usual)


class Scratch:
    """A buffer for attention scores, reused between calls.

    Newly allocated memory must first be mapped page by page, which takes longer than filling it.
    """

    def __init__(self) -> None:
        self._kept = torch.empty(0)

    def take(self, shape: tuple[int, ...], like: Tensor) -> Tensor:
        """An uninitialised tensor like ``like``, valid until the next call."""
        size = math.prod(shape)
        kept = self._kept
        if (kept.dtype, kept.device) != (like.dtype, like.device) or kept.numel() < size:
            self._kept = torch.empty(size, dtype=like.dtype, device=like.device)
        return self._kept[:size].view(shape)


class RowTiledProcessor:
    """Replaces diffusers' ``AttnProcessor2_0`` in a UNet's transformers.

    Args:
        dtypes: those to handle; others use diffusers' processor. ``None`` handles all.
    """

    def __init__(
        self,
        scratch: Scratch,
        check_cancelled: Callable[[], None],
        dtypes: frozenset[torch.dtype] | None = None,
    ) -> None:
        self._scratch = scratch
        self._check_cancelled = check_cancelled
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
        # Other dtypes occur only when a step is retried, which is rare and may be slow.
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
        taken = row_tiled_attention(query, key, value, self._scratch, self._check_cancelled)
        projected: Tensor = attn.to_out[1](attn.to_out[0](taken.transpose(1, 2).flatten(2)))
        return projected


def row_tiled_attention(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    scratch: Scratch,
    check_cancelled: Callable[[], None] = lambda: None,
) -> Tensor:
    """softmax(q kᵀ / √d) v, computed in tiles of rows and heads.

    Args:
        query, key, value: (batch, heads, tokens, d).
        check_cancelled: called before each tile.
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
            check_cancelled()
            tile = query[some, row : row + rows]
            scores = scratch.take((*tile.shape[:2], keys), query)
            torch.bmm(tile, turned[some], out=scores)
            torch.softmax(scores, dim=-1, out=scores)
            torch.bmm(scores, value[some], out=result[some, row : row + rows])
    return result.view(batch, heads, tokens, width)


def _tile(heads: int, tokens: int, row_bytes: int) -> tuple[int, int]:
    """Rows and heads per tile, chosen so that a tile's scores stay in the cache."""
    rows = min(tokens, _MOST_ROWS, max(_FEWEST_ROWS, _SCORES_BYTES // row_bytes))
    return rows, min(heads, max(1, _SCORES_BYTES // (rows * row_bytes)))
