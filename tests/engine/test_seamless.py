"""Seamless pictures: the edges fit, and the next job knows nothing of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from sdstudio.domain.memory_savings import MemorySaving
from sdstudio.domain.messages import Progress
from sdstudio.engine import denoising
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.memory_fallback import MemoryFallback
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.engine.seamless import Seamless
from tests.engine.conversation import a_request
from tests.engine.test_diffusers_engine import set_at
from tests.engine.tiny import an_engine, run

CHOICES = ["both", "x", "y"]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def folder(tiny_checkpoints: dict[str, Path]) -> Path:
    return tiny_checkpoints["v_prediction"]


def seam(picture: Any, axis: int) -> float:
    """The step across the edge, in units of the usual step from a pixel to the next."""
    values = np.moveaxis(picture.astype(float), axis, 0)
    steps = np.abs(np.diff(values, axis=0)).mean(axis=(1, 2))
    return float(np.abs(values[0] - values[-1]).mean() / np.percentile(steps, 90))


def fits(picture: Any, choice: str) -> bool:
    wanted = Seamless.of(choice)
    axes = [axis for axis, is_wanted in ((0, wanted.y), (1, wanted.x)) if is_wanted]
    return all(seam(picture, axis) < 1.5 for axis in axes)


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("second_pass", [1, 1.5])
def test_the_chosen_edges_fit_one_another(
    engine: DiffusersEngine, folder: Path, choice: str, second_pass: float
) -> None:
    request = a_request(seamless=choice, width=128, height=128, second_pass=second_pass)
    picture = run(engine, request, folder).pictures()[0]
    assert fits(picture, choice)


@pytest.mark.parametrize("choice", CHOICES)
def test_networks_do_not_know_where_a_seamless_picture_begins(
    engine: DiffusersEngine, folder: Path, choice: str
) -> None:
    pipeline = engine._pipeline_cache.take(folder, "Tiny", CancelFlag())
    seamless = Seamless.of(choice)
    shift = (8 if seamless.y else 0, 8 if seamless.x else 0)
    latents = torch.randn(1, 4, 16, 16, generator=torch.Generator().manual_seed(0))

    def denoised(values: Tensor) -> Tensor:
        result: Tensor = pipeline.unet(
            values, torch.tensor(500), torch.zeros(1, 77, 32), return_dict=False
        )[0]
        return result

    def decoded(values: Tensor) -> Tensor:
        result: Tensor = pipeline.vae.decode(values, return_dict=False)[0]
        return result

    def encoded(values: Tensor) -> Tensor:
        result: Tensor = pipeline.vae.encode(values).latent_dist.mean
        return result

    def assert_shifts(network: Callable[[Tensor], Tensor], values: Tensor, scale: float) -> None:
        by = tuple(int(side * max(1, 1 / scale)) for side in shift)
        shifted = network(values.roll(by, (2, 3)))
        expected = network(values).roll(tuple(int(side * scale) for side in by), (2, 3))
        assert torch.allclose(shifted, expected, atol=1e-4)

    with torch.inference_mode(), seamless.within(pipeline.unet, pipeline.vae):
        assert_shifts(denoised, latents, 1)
        assert_shifts(decoded, latents, 8)
        assert_shifts(encoded, latents.repeat(1, 1, 8, 8)[:, :3], 1 / 8)


@pytest.mark.parametrize("choice", CHOICES)
def test_tiles_show_nearly_the_same_picture(
    engine: DiffusersEngine, folder: Path, choice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It remembers for the next picture of this size what the last one was made with.
    monkeypatch.setattr(engine, "_memory_fallback", MemoryFallback())
    request = a_request(seamless=choice, width=320, height=320, steps=1)
    whole = run(engine, request, folder).pictures()[0].astype(float)
    in_tiles = run(engine, request, folder, savings=MemorySaving.TILED_DECODE)
    tiled = in_tiles.pictures()[0].astype(float)
    assert tiled.shape == whole.shape
    assert 0 < np.abs(whole - tiled).mean() < 0.25 * whole.std()
    assert fits(tiled, choice)


def test_the_next_job_is_as_if_there_had_been_none(
    engine: DiffusersEngine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, seamless = a_request(seed=9), a_request(seed=9, seamless="both")
    before = run(engine, plain, folder).pictures()[0]
    other = run(engine, seamless, folder).pictures()[0]
    assert not np.array_equal(before, other)
    assert np.array_equal(before, run(engine, plain, folder).pictures()[0])
    assert np.array_equal(other, run(engine, seamless, folder).pictures()[0])

    flag = CancelFlag()
    with pytest.raises(JobCancelled):
        run(engine, seamless, folder, flag=flag, on_event=set_at(flag, Progress))
    assert np.array_equal(before, run(engine, plain, folder).pictures()[0])

    def broken(*_arguments: Any, **_options: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(denoising, "denoise", broken)
    with pytest.raises(ZeroDivisionError):
        run(engine, seamless, folder)
    monkeypatch.undo()
    assert np.array_equal(before, run(engine, plain, folder).pictures()[0])
