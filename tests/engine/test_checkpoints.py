"""The random checkpoints that other tests rest on are true members of the family."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import torch
from diffusers import (
    StableDiffusionDepth2ImgPipeline,
    StableDiffusionInpaintPipeline,
    StableDiffusionPipeline,
    StableDiffusionUpscalePipeline,
)
from PIL import Image
from safetensors.torch import load_file

from tests.support.checkpoints import Variant, build_checkpoint, meta_model

DTYPES = (torch.float32, torch.float16, torch.bfloat16)
PICTURE = Image.linear_gradient("L").convert("RGB").resize((64, 64))


@pytest.mark.parametrize(
    ("variant", "component", "parameters"),
    [
        (Variant.BASE, "unet", 865_910_724),
        (Variant.V, "unet", 865_910_724),
        (Variant.INPAINTING, "unet", 865_925_124),
        (Variant.DEPTH, "unet", 865_913_604),
        (Variant.UPSCALER, "unet", 473_398_020),
        (Variant.BASE, "vae", 83_653_863),
        (Variant.BASE, "text_encoder", 340_387_840),
    ],
)
def test_full_size_is_the_published_size(variant: Variant, component: str, parameters: int) -> None:
    model = meta_model(variant, component, "full")
    assert sum(weight.numel() for weight in model.parameters()) == parameters


def test_the_depth_estimator_is_about_the_published_size() -> None:
    model = meta_model(Variant.DEPTH, "depth_estimator", "full")
    assert sum(weight.numel() for weight in model.parameters()) == pytest.approx(122e6, rel=0.02)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Variant], Path]:
    """A checkpoint of each variant, not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    return cache(lambda variant: build_checkpoint(folder / variant.name, variant))


@pytest.mark.parametrize("variant", [Variant.BASE, Variant.V])
def test_tiny_checkpoints_make_finite_pictures(
    built: Callable[[Variant], Path], variant: Variant
) -> None:
    pipeline = StableDiffusionPipeline.from_pretrained(built(variant))
    assert pipeline.scheduler.config.prediction_type == variant.prediction_type
    for steps in (2, 25):
        sizes = {"width": 64, "height": 64}
        latents = _run(pipeline, "a red fish", steps=steps, output_type="latent", **sizes)
        assert latents.shape == (1, 4, 8, 8)
        assert torch.isfinite(latents).all()
    picture = _run(pipeline, "a red fish", steps=1, output_type="pt")
    side = 8 * pipeline.unet.config.sample_size
    assert picture.shape == (1, 3, side, side)
    assert torch.isfinite(picture).all()


def test_tiny_inpainting_runs(built: Callable[[Variant], Path]) -> None:
    pipeline = StableDiffusionInpaintPipeline.from_pretrained(built(Variant.INPAINTING))
    mask = Image.new("L", PICTURE.size, 255)
    picture = _run(pipeline, "a fish", image=PICTURE, mask_image=mask, width=64, height=64)
    assert picture.shape == (1, 3, 64, 64)
    assert torch.isfinite(picture).all()


def test_tiny_depth_runs(built: Callable[[Variant], Path]) -> None:
    pipeline = StableDiffusionDepth2ImgPipeline.from_pretrained(built(Variant.DEPTH))
    picture = _run(pipeline, "a fish", image=PICTURE)
    assert picture.shape == (1, 3, 64, 64)
    assert torch.isfinite(picture).all()


def test_tiny_upscaler_makes_pictures_four_times_as_wide(built: Callable[[Variant], Path]) -> None:
    pipeline = StableDiffusionUpscalePipeline.from_pretrained(built(Variant.UPSCALER))
    picture = _run(pipeline, "a fish", image=PICTURE)
    assert picture.shape == (1, 3, 256, 256)
    assert torch.isfinite(picture).all()


@pytest.mark.parametrize("dtype", DTYPES)
def test_weights_are_stored_in_the_asked_dtype(dtype: torch.dtype, tmp_path: Path) -> None:
    folder = build_checkpoint(tmp_path / "checkpoint", Variant.BASE, dtype=dtype)
    weights = load_file(folder / "unet" / "diffusion_pytorch_model.safetensors")
    assert {weight.dtype for weight in weights.values()} == {dtype}


def test_equal_arguments_give_equal_files_and_another_seed_others(
    built: Callable[[Variant], Path], tmp_path: Path
) -> None:
    name = "vae/diffusion_pytorch_model.safetensors"
    first = (built(Variant.BASE) / name).read_bytes()
    again, other = (
        (build_checkpoint(tmp_path / folder, Variant.BASE, seed=seed) / name).read_bytes()
        for folder, seed in (("again", 0), ("other", 1))
    )
    assert first == again
    assert first != other


def test_transformer_biases_tell_v_prediction_apart(built: Callable[[Variant], Path]) -> None:
    """ComfyUI takes a spread above 0.09 for the mark of v-prediction."""
    spreads = {}
    for variant in (Variant.BASE, Variant.V):
        weights = load_file(built(variant) / "unet" / "diffusion_pytorch_model.safetensors")
        bias = weights["up_blocks.3.attentions.2.transformer_blocks.0.norm1.bias"]
        spreads[variant] = bias.std().item()
    assert spreads[Variant.BASE] < 0.09 < spreads[Variant.V]


def _run(pipeline: object, prompt: str, *, steps: int = 2, **arguments: object) -> torch.Tensor:
    """Run a pipeline with guidance; (1, channels, height, width), floating."""
    assert callable(pipeline)
    arguments.setdefault("output_type", "pt")
    result = pipeline(
        prompt,
        num_inference_steps=steps,
        guidance_scale=7.5,
        generator=torch.Generator().manual_seed(7),
        **arguments,
    )
    images = result.images
    assert isinstance(images, torch.Tensor)
    return images
