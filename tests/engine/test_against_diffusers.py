"""Our loop makes the pictures that diffusers' own pipeline makes."""

from functools import cache
from pathlib import Path
from typing import Any

import diffusers
import numpy as np
import pytest
import torch
from diffusers import StableDiffusionPipeline

from sdstudio.domain import samplers
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine.diffusers_engine import DiffusersEngine
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, run

SAMPLERS = [row.key for row in samplers.SAMPLERS]
PREDICTIONS = ["epsilon", "v_prediction"]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"), exact=True)


@cache
def _pipeline(folder: Path) -> Any:
    return StableDiffusionPipeline.from_pretrained(folder, dtype=torch.float32)


def reference(folder: Path, request: GenerationRequest) -> Any:
    """What diffusers makes of a request, as values in 0 … 255 that are not rounded."""
    pipeline, params = _pipeline(folder), request.params
    row = samplers.sampler(params.sampler)
    pipeline.set_progress_bar_config(disable=True)
    usual = pipeline.scheduler
    pipeline.scheduler = getattr(diffusers, row.scheduler).from_config(usual.config, **row.options)
    try:
        return (
            255
            * pipeline(
                params.prompt,
                negative_prompt=params.negative_prompt,
                width=params.width,
                height=params.height,
                num_inference_steps=params.steps,
                guidance_scale=params.guidance_scale,
                guidance_rescale=params.guidance_rescale,
                generator=torch.Generator("cpu").manual_seed(params.seed),
                output_type="np",
            ).images[0]
        )
    finally:
        pipeline.scheduler = usual


@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("prediction", PREDICTIONS)
def test_every_sampler_makes_the_picture_that_diffusers_makes(
    engine: DiffusersEngine, tiny_checkpoints: dict[str, Path], prediction: str, sampler: str
) -> None:
    folder = tiny_checkpoints[prediction]
    request = a_request(sampler=sampler, seed=5, steps=5, negative_prompt="dull", guidance_scale=5)
    ours = run(engine, request, folder).pictures()[0]
    theirs = reference(folder, request)
    assert theirs.std() > 10
    assert np.abs(ours - theirs).max() <= 1


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_a_single_step_is_enough_for_every_sampler(
    engine: DiffusersEngine, tiny_checkpoints: dict[str, Path], sampler: str
) -> None:
    folder = tiny_checkpoints["v_prediction"]
    request = a_request(sampler=sampler, steps=1)
    ours = run(engine, request, folder).pictures()[0]
    assert np.abs(ours - reference(folder, request)).max() <= 1


@pytest.mark.parametrize(
    "params",
    [
        {"guidance_scale": 1.0, "negative_prompt": "dull"},
        {"width": 104, "height": 72},
        {"prompt": "", "negative_prompt": ""},
        {"prompt": "a very long prompt " * 20},
        {"prompt": "一只红色的鱼 🐟"},
        {"prompt": "a (red:1.5) fish BREAK b", "negative_prompt": "[dull]"},
        {"guidance_rescale": 0.7},
        {"guidance_rescale": 1.0, "guidance_scale": 15},
        {"seed": 2**32 - 1},
    ],
)
def test_every_parameter_means_what_it_means_to_diffusers(
    engine: DiffusersEngine, tiny_checkpoints: dict[str, Path], params: dict[str, Any]
) -> None:
    folder = tiny_checkpoints["v_prediction"]
    request = a_request(**params)
    ours = run(engine, request, folder).pictures()[0]
    assert np.abs(ours - reference(folder, request)).max() <= 1
