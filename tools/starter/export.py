"""Export the trained model as a diffusers folder, with its vocabulary and preview map."""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL, StableDiffusionPipeline
from torch.nn import functional

from sdstudio.models.bundled import write_list
from tools.starter.compose import Sprites, render
from tools.starter.fetch import assets_path
from tools.starter.painter import build_painter, build_scheduler
from tools.starter.progress import averaged
from tools.starter.scenes import draw_scene
from tools.starter.text import build_tokenizer, read_merges, save_tokenizer
from tools.starter.train_unet import SIDE_PX, scaling_factor
from tools.starter.train_vae import load_vae
from tools.starter.words import (
    CHINESE,
    COLOURS,
    EXAMPLES,
    FROM_CHINESE,
    OBJECTS,
    OTHER_WORDS,
    PLACES,
    SIZES,
    STYLES,
)

MOST_MB = 48
PREVIEW_SCENES = 96
POSTERIOR_LOG_VARIANCE = -12.0


def build_pipeline(work: Path, sprites: Sprites) -> StableDiffusionPipeline:
    """Build a pipeline from the averaged weights in ``work``, float32, on the CPU."""
    tokenizer = build_tokenizer(read_merges(assets_path(work)))
    model = build_painter(tokenizer)
    model.load_state_dict(averaged(work / "unet.pt"))
    vae = load_vae(work)
    narrow_posterior(vae)
    vae.register_to_config(scaling_factor=scaling_factor(work, vae, sprites))
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
def narrow_posterior(vae: AutoencoderKL) -> None:
    """Give the encoder's posterior a tiny fixed variance.

    Training uses only its mean, so its variance is still random: as strong as the picture itself,
    and sampled by programs that start from a picture.
    """
    channels = vae.config.latent_channels
    vae.quant_conv.weight[channels:] = 0
    vae.quant_conv.bias[channels:] = POSTERIOR_LOG_VARIANCE


@torch.no_grad()
def preview_map(vae: AutoencoderKL, sprites: Sprites) -> dict[str, object]:
    """Fit a linear map from scaled latents (4) to the mean RGB of their 8x8 pixels, in [-1, 1]."""
    rng = random.Random(7)
    pictures = render([draw_scene(rng) for _ in range(PREVIEW_SCENES)], SIDE_PX, sprites)
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
    """The content of ``words.json``, which the window and the engine read."""
    return {
        "objects": list(OBJECTS),
        "colours": list(COLOURS),
        "sizes": list(SIZES),
        "places": list(PLACES),
        "styles": list(STYLES.values()),
        "other": list(OTHER_WORDS),
        "examples": list(EXAMPLES),
        "labels_zh": {**CHINESE, **EXAMPLES},
        "from_zh": FROM_CHINESE,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    sprites = Sprites(assets_path(options.work), torch.device("cpu"))
    pipeline = build_pipeline(options.work, sprites)
    preview = preview_map(pipeline.vae, sprites)
    pipeline.to(dtype=torch.float16)
    options.out.mkdir(parents=True, exist_ok=True)
    pipeline.save_pretrained(options.out, safe_serialization=True)
    save_tokenizer(read_merges(assets_path(options.work)), options.out / "tokenizer")
    for name, value in (("words.json", words()), ("preview.json", preview)):
        text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
        (options.out / name).write_text(text, encoding="utf-8")
    write_list(options.out)
    total_mb = sum(file.stat().st_size for file in options.out.rglob("*") if file.is_file()) / 1e6
    print(f"{options.out}: {total_mb:.1f} MB, of {MOST_MB} at most")
    if total_mb > MOST_MB:
        raise SystemExit("too large to ship")


if __name__ == "__main__":
    main()
