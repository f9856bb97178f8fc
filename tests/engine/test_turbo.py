"""Distilled checkpoints (sd-turbo): few steps, no guidance, as diffusers runs them."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import StableDiffusionImg2ImgPipeline, StableDiffusionPipeline
from PIL import Image

from sdstudio.domain import modes, samplers
from sdstudio.domain.configurations import noise_schedule
from sdstudio.domain.draft import Draft
from sdstudio.domain.resolving import resolve
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.schedulers import make_scheduler
from sdstudio.models.inspect import inspect
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, make_from, run, write_tokenizer
from tests.support.checkpoints import Variant, build_checkpoint
from tests.support.pictures import some_rgb

#: What diffusers calls no guidance for such a model.
UNGUIDED = 0.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("turbo")
    tokenizer = write_tokenizer(made / "tokenizer")
    return build_checkpoint(
        made / "model", Variant.TURBO, tokenizer=tokenizer, layers_per_block=1, levels=2
    )


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"), exact=True)


@cache
def _pipelines(folder: Path) -> tuple[Any, Any]:
    plain = StableDiffusionPipeline.from_pretrained(folder)
    from_picture = StableDiffusionImg2ImgPipeline.from_pipe(plain)
    for pipeline in (plain, from_picture):
        pipeline.set_progress_bar_config(disable=True)
    return plain, from_picture


def reference(pipeline: Any, **options: Any) -> Any:
    """What diffusers makes of it with the checkpoint's own sampler: 0 … 255, not rounded."""
    generator = torch.Generator("cpu").manual_seed(9)
    made = pipeline(
        "a fish", guidance_scale=UNGUIDED, generator=generator, output_type="np", **options
    )
    return 255 * made.images[0]


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_text_becomes_the_picture_that_diffusers_makes(
    engine: DiffusersEngine, folder: Path, steps: int
) -> None:
    request = a_request(steps=steps, sampler="euler", guidance_scale=1.0, seed=9)
    ours = run(engine, request, folder).pictures()[0]
    theirs = reference(_pipelines(folder)[0], num_inference_steps=steps, width=64, height=64)
    assert theirs.std() > 10
    assert np.abs(ours - theirs).max() <= 1


@pytest.mark.parametrize(
    ("steps", "strength"), [(1, 1.0), (2, 0.5), (4, 0.25), (4, 0.75), (3, 0.99), (4, 1.0)]
)
def test_a_picture_becomes_the_picture_that_diffusers_makes(
    engine: DiffusersEngine, folder: Path, tmp_path: Path, steps: int, strength: float
) -> None:
    picture = some_rgb(64, 64)
    ours = make_from(
        engine,
        modes.IMAGE_TO_IMAGE,
        picture,
        folder,
        steps=steps,
        strength=strength,
        sampler="euler",
        guidance_scale=1.0,
        seed=9,
    ).pictures()[0]
    theirs = reference(
        _pipelines(folder)[1],
        image=Image.fromarray(picture),
        num_inference_steps=steps,
        strength=strength,
    )
    assert theirs.std() > 10
    assert np.abs(ours - theirs).max() <= 1


def test_a_strength_too_small_for_a_step_takes_one_all_the_same(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    weakest, one_step = (
        make_from(
            engine,
            modes.IMAGE_TO_IMAGE,
            some_rgb(),
            folder,
            steps=4,
            strength=strength,
            sampler="euler",
            guidance_scale=1.0,
        ).pictures()[0]
        for strength in (0.05, 0.25)
    )
    assert np.array_equal(weakest, one_step)


def test_a_draft_follows_it(folder: Path) -> None:
    checkpoint = inspect(folder)
    params = resolve(Draft(), checkpoint, drawn_seed=0).params
    assert (params.steps, params.guidance_scale, params.sampler) == (4, 1.0, "euler")
    assert (params.width, params.height) == (64, 64)


@pytest.mark.parametrize(
    "sampler",
    # Karras spacing has its own timesteps.
    [row.key for row in samplers.SAMPLERS if not row.options.get("use_karras_sigmas")],
)
def test_every_sampler_begins_at_the_noisiest_timestep(sampler: str) -> None:
    config = {"timestep_spacing": "trailing", "steps_offset": 1, "prediction_type": "epsilon"}
    scheduler = make_scheduler(samplers.sampler(sampler), noise_schedule(config, "Tiny"))
    scheduler.set_timesteps(4, device=torch.device("cpu"))
    assert int(scheduler.timesteps[0]) == 999
