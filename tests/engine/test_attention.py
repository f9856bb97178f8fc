"""The row-tiled attention computes what torch's own does."""

from pathlib import Path

import numpy as np
import pytest
import torch

from sdstudio.engine.attention import ROW_TILED, SDPA, Scratch, row_tiled_attention
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, run


def values(heads: int, tokens: int, width: int, dtype: torch.dtype) -> list[torch.Tensor]:
    drawn = torch.Generator().manual_seed(tokens)
    return [torch.randn(2, heads, tokens, width, generator=drawn).to(dtype) for _ in range(3)]


@pytest.mark.parametrize("tokens", [1, 64, 511, 512, 513, 1100])
def test_it_is_scaled_dot_product_attention(tokens: int) -> None:
    query, key, value = values(3, tokens, 16, torch.float32)
    expected = torch.nn.functional.scaled_dot_product_attention(query, key, value)
    assert torch.allclose(row_tiled_attention(query, key, value, Scratch()), expected, atol=1e-5)


def test_in_bfloat16_it_is_about_as_exact_as_the_format() -> None:
    query, key, value = values(2, 1024, 64, torch.float32)
    expected = torch.nn.functional.scaled_dot_product_attention(query, key, value)
    half = torch.bfloat16
    ours = row_tiled_attention(query.to(half), key.to(half), value.to(half), Scratch()).float()
    assert (ours - expected).norm() / expected.norm() < 0.02


def test_a_picture_in_bfloat16_is_close_to_that_in_float32(
    tiny_checkpoints: dict[str, Path], tmp_path: Path
) -> None:
    folder, request = tiny_checkpoints["v_prediction"], a_request(width=128, height=128)
    exact = run(an_engine(tmp_path), request, folder)
    quick = run(an_engine(tmp_path, dtype=torch.bfloat16), request, folder)
    assert exact.ready()[0].provenance.attention == SDPA
    assert quick.ready()[0].provenance.attention == ROW_TILED
    difference = np.subtract(exact.pictures()[0], quick.pictures()[0], dtype=float)
    assert 0 < np.abs(difference).mean() < 8
