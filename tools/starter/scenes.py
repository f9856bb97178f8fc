"""Composites made on the fly: an object on a background, and the caption that asks for it."""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from tools.starter.words import COLOURS, OBJECTS, PLACES, PLURAL, SIZES, TEMPLATES

Picture = npt.NDArray[np.uint8]

PAINTED_SHARE = 0.35
GRADIENT_SHARE = 0.12
UNNAMED_BACKGROUND_SHARE = 0.06


@dataclass(frozen=True)
class Scene:
    """One picture and its caption, before it is drawn.

    ``paint`` and ``second`` are colour names or empty; ``size_share`` is the object's longest
    side and ``centre`` its middle, as fractions of the picture.
    """

    caption: str
    picture: str
    paint: str
    back: str
    second: str
    size_share: float
    centre: tuple[float, float]
    mirrored: bool
    tint: tuple[int, int, int]


def is_held_out(thing: str, back: str) -> bool:
    """Whether this pair is kept from training, to test that words combine (one pair in ten)."""
    return zlib.crc32(f"{thing}|{back}".encode()) % 10 == 0


def caption_for(
    rng: random.Random, thing: str, *, paint: str, size: str, place: str, back: str
) -> str:
    """Write a caption from one of the templates; an empty ``back`` names no background."""
    words = " ".join(word for word in (size, paint, thing) if word)
    template = rng.choice(TEMPLATES) if back else rng.choice(("{a} {thing}{place}", "{thing}"))
    spelt = back.replace("gray", rng.choice(("gray", "grey")))
    # "a grapes" would teach nothing: plural names take no article.
    text = template.format(
        a="" if thing in PLURAL else article(words),
        b=article(spelt),
        thing=words,
        place=f" {place}" if place else "",
        back=spelt,
    )
    return " ".join(text.split())


def article(words: str) -> str:
    """The indefinite article that stands before ``words``."""
    return "an" if words[:1] in "aeiou" else "a"


def draw_scene(rng: random.Random) -> Scene:
    """Choose a scene for training: 60 % medium and in the middle, 35 % painted."""
    while True:
        thing = rng.choice(tuple(OBJECTS))
        back = rng.choice(tuple(COLOURS))
        if not is_held_out(thing, back):
            break
    paint = rng.choice(tuple(COLOURS)) if rng.random() < PAINTED_SHARE else ""
    if paint == back:
        paint = ""
    size, place = "", ""
    if rng.random() > 0.6:
        size = rng.choice(tuple(SIZES))
        if size != "large":
            place = rng.choice(tuple(PLACES))
    second, named = "", back
    if rng.random() < GRADIENT_SHARE:
        second = rng.choice([name for name in COLOURS if name not in (back, paint)])
        named = f"{back} and {second} gradient"
    elif rng.random() < UNNAMED_BACKGROUND_SHARE and paint != "white":
        back, named = "white", ""
    x, y = PLACES[place]
    return Scene(
        caption=caption_for(rng, thing, paint=paint, size=size, place=place, back=named),
        picture=OBJECTS[thing],
        paint=paint,
        back=back,
        second=second,
        size_share=rng.uniform(*SIZES[size]),
        centre=(x + rng.uniform(-0.025, 0.025), y + rng.uniform(-0.025, 0.025)),
        mirrored=rng.random() < 0.5,
        tint=(rng.randint(-6, 6), rng.randint(-6, 6), rng.randint(-6, 6)),
    )


def render(scene: Scene, side_px: int, assets: Path) -> Picture:
    """Draw ``scene`` as an RGB picture of (side_px, side_px, 3)."""
    image = Image.fromarray(_background(scene, side_px))
    cut = _painted(assets, scene.picture, scene.paint)
    if scene.mirrored:
        cut = cut.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    scale = scene.size_share * side_px / max(cut.size)
    width, height = (max(1, round(length * scale)) for length in cut.size)
    small = cut.resize((width, height), Image.Resampling.BICUBIC, reducing_gap=2.0)
    left = round(_kept_inside(scene.centre[0] * side_px - width / 2, width, side_px))
    top = round(_kept_inside(scene.centre[1] * side_px - height / 2, height, side_px))
    image.paste(small, (left, top), small)
    return np.asarray(image)


def _kept_inside(start: float, length: int, side_px: int) -> float:
    margin = 0.02 * side_px
    return min(max(start, margin), max(side_px - length - margin, 0))


def _background(scene: Scene, side_px: int) -> Picture:
    first = np.array(COLOURS[scene.back], np.float32) + np.array(scene.tint, np.float32)
    second = np.array(COLOURS[scene.second], np.float32) if scene.second else first
    share = np.linspace(0, 1, side_px, dtype=np.float32)[:, None, None]
    rows = first * (1 - share) + second * share
    return np.broadcast_to(rows, (side_px, side_px, 3)).clip(0, 255).round().astype(np.uint8)


@lru_cache(maxsize=4096)
def _cut_out(assets: Path, picture: str) -> Image.Image:
    image = Image.open(assets / f"{picture}.webp").convert("RGBA")
    return image.crop(image.getchannel("A").point(lambda alpha: 255 * (alpha > 8)).getbbox())


@lru_cache(maxsize=2048)
def _painted(assets: Path, picture: str, paint: str) -> Image.Image:
    """Repaint with a ramp shade -> colour -> light over the luminance, so that shading stays."""
    cut = _cut_out(assets, picture)
    if not paint:
        return cut
    rgba = np.asarray(cut).astype(np.float32)
    light = rgba[..., :3] @ np.array([0.299, 0.587, 0.114], np.float32) / 255
    seen = light[rgba[..., 3] > 128]
    low, middle, high = np.quantile(seen, [0.02, 0.5, 0.98])
    colour = np.array(COLOURS[paint], np.float32)
    darkest = colour * 0.3 if paint != "white" else colour * 0.55
    lightest = colour + (255 - colour) * (0.45 if paint == "black" else 0.75)
    below = ((light - low) / max(middle - low, 0.05)).clip(0, 1)[..., None]
    above = ((light - middle) / max(high - middle, 0.25)).clip(0, 1)[..., None]
    rgba[..., :3] = (darkest + (colour - darkest) * below) * (1 - above) + lightest * above
    return Image.fromarray(rgba.clip(0, 255).round().astype(np.uint8), "RGBA")
