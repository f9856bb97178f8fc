"""The second, larger pass: image to image on the enlarged picture, and nothing else."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import DDIMScheduler, StableDiffusionImg2ImgPipeline
from PIL import Image

from sdstudio.domain.messages import Phase, PhaseStarted, Preview, Progress
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine import autoencoder
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.numerics import PrecisionRetries
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.engine.tiling import VaeTiling
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, run


def large(*, count: int = 1, **changes: str | float) -> GenerationRequest:
    usual: dict[str, Any] = {
        "second_pass": 1.5,
        "second_pass_strength": 0.5,
        "steps": 6,
        "height": 96,
    }
    return a_request(count=count, **{**usual, **changes})


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def folder(tiny_checkpoints: dict[str, Path]) -> Path:
    return tiny_checkpoints["v_prediction"]


def test_it_is_what_diffusers_paints_over_the_enlarged_first_pass(
    tmp_path: Path, folder: Path
) -> None:
    engine = an_engine(tmp_path, exact=True)
    request = large(seed=3, sampler="ddim", guidance_scale=4)
    params = request.params
    ours = run(engine, request, folder).pictures()[0]
    plain = large(seed=3, sampler="ddim", guidance_scale=4, second_pass=1)
    first = run(engine, plain, folder).pictures()[0]
    pipeline: Any = StableDiffusionImg2ImgPipeline.from_pretrained(folder, dtype=torch.float32)
    pipeline.set_progress_bar_config(disable=True)
    pipeline.scheduler = DDIMScheduler.from_config(pipeline.scheduler.config)
    theirs = pipeline(
        params.prompt,
        Image.fromarray(first).resize((96, 144), Image.Resampling.LANCZOS),
        strength=0.5,
        num_inference_steps=6,
        guidance_scale=4,
        generator=torch.Generator("cpu").manual_seed(3),
        output_type="np",
    ).images[0]
    assert ours.shape == (144, 96, 3)
    assert np.abs(ours - 255 * theirs).max() <= 1


def test_progress_goes_through_both_and_the_picture_is_decoded_once_as_seen_from_outside(
    engine: DiffusersEngine, folder: Path
) -> None:
    request = large()
    heard = run(engine, request, folder)
    progress = [event for event in heard.events if isinstance(event, Progress)]
    assert [event.step for event in progress] == list(range(1, 10))
    assert {event.total for event in progress} == {9}
    phases = [event.phase for event in heard.events if isinstance(event, PhaseStarted)]
    assert phases == list(Phase)
    ready = heard.ready()[0]
    assert (ready.width, ready.height) == request.size_px == (96, 144)


def test_previews_grow_with_the_picture(engine: DiffusersEngine, folder: Path) -> None:
    # Enough steps for a preview in each pass: they are throttled.
    heard = run(engine, large(steps=60), folder)
    sizes = {(one.width, one.height) for one in heard.events if isinstance(one, Preview)}
    assert sizes == {(8, 12), (12, 18)}


@pytest.mark.parametrize("sampler", ["euler_a", "dpmpp_2m", "heun", "pndm"])
@pytest.mark.parametrize("strength", [0.05, 1])
def test_every_strength_and_sampler_gives_the_same_picture_twice(
    engine: DiffusersEngine, folder: Path, sampler: str, strength: float
) -> None:
    request = large(second_pass_strength=strength, sampler=sampler, count=2)
    batch = run(engine, request, folder).pictures()
    again = run(engine, request.single(1), folder).pictures()[0]
    assert np.array_equal(batch[1], again)
    assert again.std() > 5


def test_it_can_be_stopped_in_the_second_pass(engine: DiffusersEngine, folder: Path) -> None:
    before = run(engine, large(), folder).pictures()[0]
    flag = CancelFlag()

    def on_event(event: object) -> None:
        if isinstance(event, Progress) and event.step == 7:
            flag.set()

    with pytest.raises(JobCancelled):
        run(engine, large(), folder, flag=flag, on_event=on_event)
    assert np.array_equal(before, run(engine, large(), folder).pictures()[0])


def test_a_factor_that_enlarges_by_no_pixel_is_one_pass(
    engine: DiffusersEngine, folder: Path
) -> None:
    plain = run(engine, a_request(), folder).pictures()[0]
    same = run(engine, a_request(second_pass=1.01), folder).pictures()[0]
    assert np.array_equal(plain, same)


def test_what_an_autoencoder_was_never_taught_of_its_spread_does_no_harm(
    engine: DiffusersEngine, folder: Path
) -> None:
    pipeline = engine._pipeline_cache.take(folder, "Tiny", CancelFlag())
    picture = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(0)) * 2 - 1
    with torch.inference_mode():
        latents = autoencoder.encode(pipeline, picture, None, PrecisionRetries(), VaeTiling.WHOLE)
        mean = pipeline.vae.encode(picture).latent_dist.mean
    assert torch.equal(latents, mean * pipeline.vae.config["scaling_factor"])
