"""Numbers that are not finite, and the float32 that is tried then."""

import pytest
import torch
from torch import nn

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.engine.numerics import PrecisionRetries, finite
from sdstudio.engine.text_encoders import EncodedTokens


class Network(nn.Module):
    """Two layers; where memory is short, the second does not become float32."""

    def __init__(self, *, is_short: bool = False) -> None:
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(2, 2), nn.Linear(2, 2)]).to(torch.bfloat16)
        self._is_short = is_short

    def to(self, dtype: torch.dtype) -> "Network":  # type: ignore[override]
        self.layers[0].to(dtype)
        if self._is_short and dtype is torch.float32:
            raise torch.OutOfMemoryError("no room")
        self.layers[1].to(dtype)
        return self


def test_a_step_that_is_not_finite_is_made_again_in_float32() -> None:
    network, retries = Network(), PrecisionRetries()

    def run(dtype: torch.dtype) -> torch.Tensor:
        assert {one.dtype for one in network.parameters()} == {dtype}
        return torch.tensor(1.0 if dtype is torch.float32 else float("nan"))

    assert finite(run, network, torch.bfloat16, retries) == 1.0
    assert retries.count == 1
    assert {one.dtype for one in network.parameters()} == {torch.bfloat16}


def test_so_is_one_with_several_results_if_a_single_one_is_not_finite() -> None:
    good, retries = torch.ones(2), PrecisionRetries()

    def run(dtype: torch.dtype) -> EncodedTokens:
        return EncodedTokens(good, good if dtype is torch.float32 else good / 0)

    assert finite(run, Network(), torch.bfloat16, retries).pooled is good
    assert retries.count == 1
    assert finite(lambda _dtype: EncodedTokens(good), Network(), torch.bfloat16, retries)
    assert retries.count == 1


def test_what_is_not_finite_in_float32_either_is_told() -> None:
    with pytest.raises(StudioError) as caught:
        finite(
            lambda _dtype: torch.tensor(float("inf")), Network(), torch.bfloat16, PrecisionRetries()
        )
    assert caught.value.code is ErrorCode.NOT_FINITE


def test_memory_that_runs_out_meanwhile_leaves_no_mixed_network() -> None:
    network = Network(is_short=True)
    with pytest.raises(torch.OutOfMemoryError):
        finite(
            lambda _dtype: torch.tensor(float("nan")), network, torch.bfloat16, PrecisionRetries()
        )
    assert {one.dtype for one in network.parameters()} == {torch.bfloat16}
