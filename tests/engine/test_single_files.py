"""The single files that other tests rest on say what the folders say, in the original's words."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import (
    AutoencoderKL,
    StableDiffusionInpaintPipeline,
    StableDiffusionPipeline,
    StableDiffusionUpscalePipeline,
    UNet2DConditionModel,
)
from safetensors import safe_open
from safetensors.torch import load_file

from tests.engine.tiny import write_tokenizer
from tests.support.checkpoints import Variant, build_checkpoint
from tests.support.single_files import build_single_file

PIPELINES = {
    Variant.BASE: StableDiffusionPipeline,
    Variant.V: StableDiffusionPipeline,
    Variant.TURBO: StableDiffusionPipeline,
    Variant.INPAINTING: StableDiffusionInpaintPipeline,
    Variant.UPSCALER: StableDiffusionUpscalePipeline,
}


def both(tmp_path: Path, variant: Variant, **options: Any) -> tuple[Path, Path]:
    """The same checkpoint as a folder and as a file."""
    options["tokenizer"] = write_tokenizer(tmp_path / "tokenizer")
    folder = build_checkpoint(tmp_path / "folder", variant, **options)
    return folder, build_single_file(tmp_path / "model.safetensors", variant, **options)


def assert_equal(ours: Any, theirs: Any) -> None:
    ours, theirs = ours.state_dict(), theirs.state_dict()
    assert ours.keys() == theirs.keys()
    for key, weight in ours.items():
        assert torch.equal(weight, theirs[key]), key


@pytest.mark.parametrize("variant", PIPELINES, ids=lambda variant: variant.name.lower())
def test_diffusers_reads_the_same_from_both(tmp_path: Path, variant: Variant) -> None:
    folder, file = both(tmp_path, variant)
    pipeline = PIPELINES[variant]
    from_folder = pipeline.from_pretrained(folder)
    from_file = pipeline.from_single_file(str(file), config=str(folder))
    for component in ("unet", "vae", "text_encoder"):
        assert_equal(getattr(from_file, component), getattr(from_folder, component))


def test_a_depth_model_s_parts_are_the_same_in_both(tmp_path: Path) -> None:
    """diffusers reads its networks one by one only, and not its depth estimator."""
    folder, file = both(tmp_path, Variant.DEPTH)
    for network, component in ((UNet2DConditionModel, "unet"), (AutoencoderKL, "vae")):
        from_file = network.from_single_file(str(file), config=str(folder), subfolder=component)
        assert_equal(from_file, network.from_pretrained(folder, subfolder=component))
    ours = load_file(folder / "depth_estimator" / "model.safetensors")
    theirs = {
        key.removeprefix("depth_model.model."): weight
        for key, weight in load_file(file).items()
        if key.startswith("depth_model.")
    }
    merged = sum(".attention.attention." in key for key in ours) * 2 // 3
    classifier = 2
    assert len(theirs) == len(ours) - merged + classifier
    assert torch.equal(
        theirs["pretrained.model.blocks.0.attn.qkv.weight"],
        torch.cat(
            [
                ours[f"dpt.encoder.layer.0.attention.attention.{part}.weight"]
                for part in ("query", "key", "value")
            ]
        ),
    )
    for name in theirs:
        assert name.startswith(("pretrained.", "scratch."))


@pytest.mark.parametrize(
    ("variant", "name", "shape"),
    [
        (Variant.V, "input_blocks.2.1.transformer_blocks.0.attn2.to_k.weight", (32, 32)),
        (Variant.V, "output_blocks.11.1.transformer_blocks.0.norm1.bias", (16,)),
        (Variant.INPAINTING, "input_blocks.0.0.weight", (16, 9, 3, 3)),
        (Variant.DEPTH, "input_blocks.0.0.weight", (16, 5, 3, 3)),
        (Variant.UPSCALER, "label_emb.weight", (1000, 64)),
    ],
)
def test_programs_find_what_they_tell_checkpoints_apart_by(
    tmp_path: Path, variant: Variant, name: str, shape: tuple[int, ...]
) -> None:
    tokenizer = write_tokenizer(tmp_path / "tokenizer")
    file = build_single_file(tmp_path / "model.safetensors", variant, tokenizer=tokenizer)
    with safe_open(file, "pt") as opened:
        found = opened.get_slice(f"model.diffusion_model.{name}").get_shape()
    assert tuple(found)[-len(shape) :] == shape or name.endswith("to_k.weight")


def test_it_is_stored_in_the_asked_dtype(tmp_path: Path) -> None:
    file = build_single_file(tmp_path / "model.safetensors", Variant.BASE, dtype=torch.float16)
    with file.open("rb") as opened:
        header = json.loads(opened.read(int.from_bytes(opened.read(8), "little")))
    header.pop("__metadata__")
    assert {entry["dtype"] for entry in header.values()} == {"F16"}
