"""Measure a trained folder: a contact sheet of 60 objects, and how often backgrounds are right."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from diffusers import StableDiffusionPipeline
from PIL import Image, ImageDraw

from tools.starter.scenes import article, is_held_out
from tools.starter.words import COLOURS, OBJECTS, PLURAL

SHEET_OBJECTS = 60
COLUMNS = 10
LABEL_PX = 14
CELL_PX = 128
BORDER_SHARE = 0.06


def pairs() -> list[tuple[str, str]]:
    """Sixty objects with assorted backgrounds; every other pair was held out of training."""
    rng = random.Random(3)
    chosen = []
    for index, thing in enumerate(rng.sample(list(OBJECTS), SHEET_OBJECTS)):
        backs = [back for back in COLOURS if is_held_out(thing, back) == (index % 2 == 0)]
        chosen.append((thing, rng.choice(backs or list(COLOURS))))
    return chosen


def prompt_of(thing: str, back: str) -> str:
    """The plainest caption for the pair."""
    words = thing if thing in PLURAL else f"{article(thing)} {thing}"
    return f"{words} on {article(back)} {back} background"


def border_colour(picture: Image.Image) -> str:
    """Name of the colour nearest to the median of the border's pixels."""
    pixels = np.asarray(picture.convert("RGB")).astype(np.float32)
    edge = max(1, round(len(pixels) * BORDER_SHARE))
    inside = np.zeros(pixels.shape[:2], bool)
    inside[edge:-edge, edge:-edge] = True
    middle = np.median(pixels[~inside], axis=0)
    return min(COLOURS, key=lambda name: float(np.abs(middle - np.array(COLOURS[name])).sum()))


def contact_sheet(pictures: list[Image.Image], labels: list[str]) -> Image.Image:
    """Pictures in rows of ten, each with its label below."""
    rows = -(-len(pictures) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * CELL_PX, rows * (CELL_PX + LABEL_PX)), "white")
    pen = ImageDraw.Draw(sheet)
    for index, (picture, label) in enumerate(zip(pictures, labels, strict=True)):
        x, y = index % COLUMNS * CELL_PX, index // COLUMNS * (CELL_PX + LABEL_PX)
        sheet.paste(picture.resize((CELL_PX, CELL_PX), Image.Resampling.LANCZOS), (x, y))
        pen.text((x + 2, y + CELL_PX + 1), label, "black")
    return sheet


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("resources/starter"))
    parser.add_argument("--sheet", type=Path, required=True)
    parser.add_argument("--side", type=int, default=128)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--guidance", type=float, default=3.5)
    parser.add_argument("--batch", type=int, default=20)
    options = parser.parse_args()
    pipeline = StableDiffusionPipeline.from_pretrained(
        options.model, use_safetensors=True, dtype=torch.float32
    )
    pipeline.set_progress_bar_config(disable=True)
    chosen = pairs()
    pictures: list[Image.Image] = []
    for start in range(0, len(chosen), options.batch):
        batch = chosen[start : start + options.batch]
        with torch.autocast("cpu", torch.bfloat16):
            pictures += pipeline(
                [prompt_of(*pair) for pair in batch],
                height=options.side,
                width=options.side,
                num_inference_steps=options.steps,
                guidance_scale=options.guidance,
                generator=torch.Generator().manual_seed(start),
            ).images
    right = [
        border_colour(picture) == back for picture, (_, back) in zip(pictures, chosen, strict=True)
    ]
    unseen = [hit for hit, pair in zip(right, chosen, strict=True) if is_held_out(*pair)]
    print(f"background right: {sum(right)} of {len(right)}")
    print(f"of these, pairs held out of training: {sum(unseen)} of {len(unseen)}")
    contact_sheet(pictures, [" / ".join(pair) for pair in chosen]).save(options.sheet)


if __name__ == "__main__":
    main()
