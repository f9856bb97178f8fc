"""Enlarging: as diffusers does it where that can be done, and in tiles that do not show."""

from functools import cache
from pathlib import Path
from typing import Any

import diffusers
import numpy as np
import pytest
import torch
from diffusers import StableDiffusionUpscalePipeline
from PIL import Image

from sdstudio.domain import modes, samplers
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.imaging import Rgb
from tests.engine.tiny import an_engine, make_from, write_tokenizer
from tests.support.checkpoints import Variant, build_checkpoint
from tests.support.pictures import some_rgb


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("upscaler")
    tokenizer = write_tokenizer(made / "tokenizer")
    return build_checkpoint(made / "model", Variant.UPSCALER, tokenizer=tokenizer)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"), exact=True)


@cache
def _pipeline(folder: Path) -> Any:
    pipeline = StableDiffusionUpscalePipeline.from_pretrained(folder)
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def reference(folder: Path, picture: Rgb, sampler: str, **options: Any) -> Any:
    """What diffusers makes of it, as values in 0 … 255 that are not rounded."""
    pipeline, row = _pipeline(folder), samplers.sampler(sampler)
    usual = pipeline.scheduler
    pipeline.scheduler = getattr(diffusers, row.scheduler).from_config(usual.config, **row.options)
    try:
        generator = torch.Generator("cpu").manual_seed(7)
        image = Image.fromarray(picture)
        made = pipeline(image=image, generator=generator, output_type="np", **options)
        return 255 * made.images[0]
    finally:
        pipeline.scheduler = usual


@pytest.mark.parametrize("sampler", ["dpmpp_2m", "ddim", "euler_a", "heun"])
@pytest.mark.parametrize(
    ("guidance", "level", "size"), [(9.0, 20, (24, 32)), (1.0, 350, (32, 16)), (4.0, 0, (16, 16))]
)
def test_a_small_picture_is_enlarged_as_diffusers_does_it(
    engine: DiffusersEngine,
    folder: Path,
    tmp_path: Path,
    sampler: str,
    guidance: float,
    level: int,
    size: tuple[int, int],
) -> None:
    picture = some_rgb(*size)
    ours = make_from(
        engine,
        modes.UPSCALE,
        picture,
        folder,
        tmp_path,
        sampler=sampler,
        guidance_scale=guidance,
        noise_level=level,
        negative_prompt="dull",
        seed=7,
    ).pictures()[0]
    theirs = reference(
        folder,
        picture,
        sampler,
        prompt="a fish",
        negative_prompt="dull",
        num_inference_steps=4,
        guidance_scale=guidance,
        noise_level=level,
    )
    assert ours.shape == (4 * size[1], 4 * size[0], 3)
    assert theirs.std() > 10
    assert np.abs(ours - theirs).max() <= 1
