"""Image variations, as diffusers makes them."""

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import StableUnCLIPImg2ImgPipeline
from PIL import Image
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

from sdstudio.domain import modes
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.imaging import Rgb
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, make_from, run, write_tokenizer
from tests.support.checkpoints import IMAGE_ENCODERS, Variant, build_checkpoint
from tests.support.pictures import some_rgb


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("unclip")
    tokenizer = write_tokenizer(made / "tokenizer")
    return build_checkpoint(
        made / "model", Variant.VARIATION, tokenizer=tokenizer, layers_per_block=1, levels=2
    )


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"), exact=True)


@cache
def _pipeline(folder: Path) -> Any:
    side = IMAGE_ENCODERS["tiny"]["image_size"]
    # The other one of transformers wants torchvision.
    processor = CLIPImageProcessorPil(
        size={"shortest_edge": side}, crop_size={"height": side, "width": side}
    )
    pipeline = StableUnCLIPImg2ImgPipeline.from_pretrained(folder, feature_extractor=processor)
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def reference(folder: Path, picture: Rgb, **options: Any) -> Any:
    """What diffusers makes of it with the checkpoint's own sampler: 0 … 255, not rounded."""
    generator = torch.Generator("cpu").manual_seed(5)
    made = _pipeline(folder)(
        Image.fromarray(picture), generator=generator, output_type="np", **options
    )
    return 255 * made.images[0]


@pytest.mark.parametrize(
    ("size", "level", "guidance"),
    [((64, 48), 0, 10.0), ((47, 131), 350, 4.0), ((32, 32), 999, 1.0), ((90, 17), 0, 1.0)],
)
def test_a_variation_is_what_diffusers_makes_of_it(
    engine: DiffusersEngine,
    folder: Path,
    tmp_path: Path,
    size: tuple[int, int],
    level: int,
    guidance: float,
) -> None:
    picture = some_rgb(*size)
    ours = make_from(
        engine,
        modes.VARIATION,
        picture,
        folder,
        sampler="ddim",
        noise_level=level,
        guidance_scale=guidance,
        negative_prompt="dull",
        width=72,
        seed=5,
    ).pictures()[0]
    theirs = reference(
        folder,
        picture,
        prompt="a fish",
        negative_prompt="dull",
        num_inference_steps=4,
        guidance_scale=guidance,
        noise_level=level,
        width=72,
        height=64,
    )
    assert theirs.std() > 10
    assert np.abs(ours - theirs).max() <= 1


def test_another_picture_gives_another_variation(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    first, second = (
        make_from(engine, modes.VARIATION, some_rgb(seed=seed), folder).pictures()[0]
        for seed in (0, 1)
    )
    assert not np.array_equal(first, second)


def test_the_provenance_names_what_reads_the_picture(
    engine: DiffusersEngine, folder: Path, tmp_path: Path
) -> None:
    heard = make_from(engine, modes.VARIATION, some_rgb(), folder)
    assert {
        "image_encoder/model.safetensors",
        "image_normalizer/diffusion_pytorch_model.safetensors",
    } <= set(heard.ready()[0].provenance.weights_sha256)


def test_half_precision_is_close(folder: Path, tmp_path: Path) -> None:
    exact, half = (
        make_from(
            an_engine(tmp_path, dtype=dtype),
            modes.VARIATION,
            some_rgb(),
            folder,
            noise_level=0,
        )
        .pictures()[0]
        .astype(float)
        for dtype in (torch.float32, torch.bfloat16)
    )
    assert 0 < np.abs(exact - half).mean() < 0.1 * exact.std()


def test_models_are_not_run_as_something_else(
    engine: DiffusersEngine, folder: Path, tmp_path: Path, tiny_checkpoints: dict[str, Path]
) -> None:
    for mode, other in (
        (modes.IMAGE_TO_IMAGE, folder),
        (modes.VARIATION, tiny_checkpoints["epsilon"]),
    ):
        with pytest.raises(StudioError) as caught:
            make_from(engine, mode, some_rgb(), other)
        assert caught.value.code is ErrorCode.MODEL_WRONG_KIND
    with pytest.raises(StudioError) as caught:
        run(engine, a_request(), folder)
    assert caught.value.code is ErrorCode.MODEL_WRONG_KIND


def test_a_missing_part_is_named(engine: DiffusersEngine, folder: Path, tmp_path: Path) -> None:
    own = shutil.copytree(folder, tmp_path / "own")
    (own / "image_encoder" / "model.safetensors").unlink()
    with pytest.raises(StudioError) as caught:
        make_from(engine, modes.VARIATION, some_rgb(), own)
    assert caught.value.arguments["file"] == "image_encoder/model.safetensors"
