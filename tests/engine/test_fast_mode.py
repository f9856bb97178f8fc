"""“Fast” makes about the same picture with less work, and only where it is asked for."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch

from sdstudio.domain import samplers
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.fast_mode import FastMode
from sdstudio.engine.protocol import CancelFlag
from tests.engine.conversation import a_request
from tests.engine.tiny import Heard, an_engine, run

# Karras noise levels change neither how often a sampler asks for the noise nor in what order.
SAMPLERS = [row.key for row in samplers.SAMPLERS if not row.key.endswith("_karras")]


def test_the_outermost_layer_alone_gives_what_the_whole_gives_for_the_same_input(
    tiny_checkpoints: dict[str, Path], tmp_path: Path
) -> None:
    engine = an_engine(tmp_path)
    unet = engine._pipeline_cache.take(tiny_checkpoints["v_prediction"], "Tiny", CancelFlag()).unet
    drawn = torch.Generator().manual_seed(1)
    latents = torch.randn(2, 4, 16, 16, generator=drawn)
    prompt = torch.randn(2, 77, 32, generator=drawn)
    cuts = FastMode(unet, 10)
    with torch.inference_mode():
        whole, shortened = (
            cuts.evaluation(number)(
                latents,
                torch.tensor(801),
                encoder_hidden_states=prompt,
                class_labels=None,
                added_cond_kwargs=None,
                return_dict=False,
            )[0]
            for number in (2, 3)
        )
    assert torch.allclose(whole, shortened, atol=1e-5)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"))


Make = Callable[[str, bool], Heard]


@pytest.fixture(scope="module")
def make(engine: DiffusersEngine, tiny_checkpoints: dict[str, Path]) -> Make:
    """Makes the picture of a sampler, fast or not."""
    folder = tiny_checkpoints["v_prediction"]
    return lambda sampler, fast: run(engine, a_request(sampler=sampler, steps=8, fast=fast), folder)


@pytest.fixture(scope="module")
def made(make: Make) -> Make:
    """The first picture of each."""
    return cache(make)


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_the_picture_is_close_to_the_full_one(made: Make, sampler: str) -> None:
    full, fast = (made(sampler, fast) for fast in (False, True))
    difference = np.subtract(full.pictures()[0], fast.pictures()[0], dtype=float)
    assert 0 < np.abs(difference).mean() < full.pictures()[0].std()
    assert fast.ready()[0].request.params.fast


# As many evaluations as steps, one more, and two for each step; without and with noise in each.
@pytest.mark.parametrize("sampler", ["ddim", "euler_a", "pndm", "heun", "dpm2_a"])
def test_the_picture_is_repeatable_and_the_next_is_full(
    made: Make, make: Make, sampler: str
) -> None:
    for fast in (True, False):
        again = make(sampler, fast)
        assert np.array_equal(made(sampler, fast).pictures()[0], again.pictures()[0])


def test_it_works_in_mixed_precision_where_a_step_is_redone(
    tiny_checkpoints: dict[str, Path], tmp_path: Path
) -> None:
    engine = an_engine(tmp_path, dtype=torch.bfloat16)
    request = a_request(steps=6, fast=True)
    assert len(run(engine, request, tiny_checkpoints["epsilon"]).pictures()) == 1
