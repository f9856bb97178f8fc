"""Prevents black pictures: results that aren't finite are recomputed in float32."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import torch
from torch import Tensor

from sdstudio.domain.errors import ErrorCode, StudioError


@dataclass(slots=True)
class PrecisionRetries:
    """How often a result wasn't finite and was recomputed in float32."""

    count: int = 0


T = TypeVar("T", bound=Tensor | tuple[Tensor | None, ...])


class CastableNetwork(Protocol):
    """A network that can switch its dtype, as those of diffusers and transformers can."""

    def to(self, dtype: torch.dtype) -> Any:
        """Compute in ``dtype`` from now on."""


def finite(
    run: Callable[[torch.dtype], T],
    network: CastableNetwork,
    dtype: torch.dtype,
    retries: PrecisionRetries,
) -> T:
    """Call ``run``; if the result isn't finite, call it again with ``network`` in float32.

    Args:
        run: evaluates ``network``, which has the dtype that is passed to it.
        dtype: of ``network``. Ask diffusers' networks for it once in a job: they go through all
            their modules to answer, in 5 ms for a UNet.

    Raises:
        StudioError: ``NOT_FINITE`` even in float32.
    """
    result = run(dtype)
    if _is_finite(result):
        return result
    if dtype is not torch.float32:
        retries.count += 1
        # Converting there and back is lossless for bfloat16 and float16.
        try:
            # Inside the try: if memory runs out, only a part has been converted.
            network.to(torch.float32)
            result = run(torch.float32)
        finally:
            network.to(dtype)
        if _is_finite(result):
            return result
    raise StudioError(ErrorCode.NOT_FINITE)


def _is_finite(values: Tensor | tuple[Tensor | None, ...]) -> bool:
    tensors = (values,) if isinstance(values, Tensor) else values
    # A sum isn't finite if any element isn't; it takes one pass and no mask.
    return all(
        bool(torch.isfinite(one.sum(dtype=torch.float32))) for one in tensors if one is not None
    )
