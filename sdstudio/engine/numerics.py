"""Never a black picture: what comes out not finite is computed again at higher precision."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import torch
from torch import Tensor

from sdstudio.domain.errors import ErrorCode, StudioError


@dataclass(slots=True)
class PrecisionRetries:
    """How often something came out not finite and was computed again in float32."""

    count: int = 0


class CastableNetwork(Protocol):
    """What can compute in another dtype: the networks of diffusers and transformers can."""

    @property
    def dtype(self) -> torch.dtype:
        """Of the weights and the arithmetic."""

    def to(self, dtype: torch.dtype) -> Any:
        """Compute in ``dtype`` from here on."""


def finite(
    run: Callable[[], Tensor], network: CastableNetwork, retries: PrecisionRetries
) -> Tensor:
    """What ``run`` computes, again with ``network`` in float32 if it was not finite.

    Raises:
        StudioError: ``NOT_FINITE``, also in float32.
    """
    result = run()
    if _is_finite(result):
        return result
    dtype = network.dtype
    if dtype is not torch.float32:
        retries.count += 1
        # There and back loses nothing: every bfloat16 and float16 is a float32.
        try:
            # Inside: where memory runs out in the middle, a part of it has changed.
            network.to(torch.float32)
            result = run()
        finally:
            network.to(dtype)
        if _is_finite(result):
            return result
    raise StudioError(ErrorCode.NOT_FINITE)


def _is_finite(values: Tensor) -> bool:
    # A sum is not finite if a part is not, and is one pass without a mask.
    return bool(torch.isfinite(values.sum(dtype=torch.float32)))
