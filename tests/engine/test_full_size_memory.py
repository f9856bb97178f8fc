"""What full-size checkpoints need, from files that have their shapes and no weights."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import torch

from sdstudio.domain.families import family_of_configuration
from sdstudio.engine import device
from sdstudio.engine.device import BACKENDS
from sdstudio.engine.footprint import Footprint
from tests.engine.tiny import an_engine
from tests.support.checkpoints import STARTER_TOKENIZER
from tests.support.family_checkpoints import build_family_checkpoint

Folders = Callable[[str], Path]


@pytest.fixture(scope="module")
def hollow(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """By the key of its configuration."""
    folder = tmp_path_factory.mktemp("full size")

    @cache
    def build(key: str) -> Path:
        row = family_of_configuration(key)
        one = next(one for one in row.configurations if one.key == key)
        return build_family_checkpoint(
            folder / key,
            row,
            one,
            "full",
            tokenizer=STARTER_TOKENIZER,
            dtype=torch.float16,
            hollow=True,
        )

    return build


@pytest.mark.parametrize(
    ("key", "side", "free_gb"), [("sd1-base", 512, 3.5), ("sdxl-base", 1024, 7.4)]
)
def test_networks_that_take_turns_fit_on_a_small_card(
    hollow: Folders,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    side: int,
    free_gb: float,
) -> None:
    row = replace(BACKENDS[-1], has_own_memory=True, dtype=lambda _parameters: torch.float16)
    monkeypatch.setattr(device, "BACKENDS", (row,))
    kept, folder = an_engine(tmp_path)._pipeline_cache, hollow(key)
    dtype, largest = kept.memory_needed(folder, "Full")
    assert dtype is torch.float16
    footprint = Footprint.of(folder, largest, dtype, tiled=False)
    # With both halves of guidance together.
    assert footprint.needed(side, 2 * side) < free_gb * 1e9


@pytest.mark.parametrize(
    ("dtype", "needed_gb"), [(torch.bfloat16, 6.5), (torch.float32, 12.7)], ids=str
)
def test_sdxl_at_its_own_size_fits_into_16_gb_without_a_card(
    hollow: Folders,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    dtype: torch.dtype,
    needed_gb: float,
) -> None:
    row = replace(BACKENDS[-1], memory_bytes=lambda: 16 * 10**9)
    monkeypatch.setattr(device, "BACKENDS", (row,))
    kept, folder = an_engine(tmp_path, dtype=dtype)._pipeline_cache, hollow("sdxl-base")
    _dtype, mapped = kept.memory_needed(folder, "Full")
    needed_bytes = Footprint.of(folder, mapped, dtype, tiled=False).needed(1024, 1024)
    assert needed_bytes == pytest.approx(needed_gb * 1e9, rel=0.03)
