"""Make the small pictures that explain the settings: ``python -m tools.setting_pictures [TOPIC…]``.

The practice model makes what it can, with a fixed seed, so the same program makes the same files;
what needs another kind of model, or is about masks, is drawn. Each file has the small pictures of a
topic beside each other, as ``sdstudio/ui/explained/topics.py`` lists them.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from sdstudio.imaging.canny import canny
from sdstudio.imaging.colour_matching import colours_matched
from sdstudio.imaging.fills import filled
from sdstudio.imaging.mask_areas import mask_areas, spread
from sdstudio.ui.explained.topics import PANEL_PX, TOPICS, picture_name

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "docs" / "guide" / "settings"
#: Of each file.
MAX_BYTES: Final = 15_000
_FACE: Final = ROOT / "tests" / "fixtures" / "astronaut.jpg"
_STYLES: Final = ROOT / "resources" / "styles"
_STAGE: Final = (0x80, 0x80, 0x80)
_MASK: Final = np.array([242, 166, 90], float)
_FLOWER: Final = "a yellow flower on a green background"
_PENGUIN: Final = "a penguin on a pink background"

Images = Sequence[Image.Image]


def main(topics: Sequence[str]) -> None:
    """Write the file of each of ``topics``, or of all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for key in topics or _MAKERS:
        save(key, _MAKERS[key]())
    total = sum(file.stat().st_size for file in FOLDER.glob("*.webp"))
    print(f"{len(list(FOLDER.glob('*.webp')))} files, {total:,} bytes")


def save(key: str, panels: Images) -> None:
    """Write ``panels`` beside each other, as well as the largest size allows."""
    if len(panels) != len(TOPICS[key].panels):
        raise ValueError(key)
    strip = Image.new("RGB", (PANEL_PX * len(panels), PANEL_PX), _STAGE)
    for number, panel in enumerate(panels):
        strip.paste(_fitted(panel), (PANEL_PX * number, 0))
    file = FOLDER / picture_name(key)
    for quality in (88, 80, 70, 55, 40):
        strip.save(file, "WEBP", quality=quality, method=6)
        if file.stat().st_size <= MAX_BYTES:
            break
    else:
        raise ValueError(f"{key} is too large")
    print(file.name, file.stat().st_size, flush=True)


def _fitted(image: Image.Image) -> Image.Image:
    """``image`` as large as it can be in a square, on grey."""
    panel = Image.new("RGB", (PANEL_PX, PANEL_PX), _STAGE)
    scale = PANEL_PX / max(image.size)
    size = (round(image.width * scale), round(image.height * scale))
    small = image.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    panel.paste(small, ((PANEL_PX - size[0]) // 2, (PANEL_PX - size[1]) // 2))
    return panel


# Pictures of the practice model.


def _made(prompt: str, *options: str) -> Image.Image:
    """One picture."""
    return _run("generate", prompt, options, 1)[0]


def _varied(prompt: str, axis: str, *options: str) -> Images:
    """A picture for each value of ``axis``, such as ``steps=4,10``."""
    if "," not in axis:
        return [_made(prompt, f"--{axis}", *options)]
    return _run("grid", prompt, (f"--x={axis}", *options), axis.count(",") + 1)


def _run(command: str, prompt: str, options: Sequence[str], count: int) -> list[Image.Image]:
    seed = () if any(one.startswith(("--seed", "--x=seed")) for one in options) else ("--seed=5",)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "picture.png"
        line = [sys.executable, "-m", "sdstudio", command, prompt, *seed, *options]
        subprocess.run([*line, f"--out={file}"], check=True, stdout=subprocess.DEVNULL)
        names = [file] if command == "generate" else sorted(Path(folder).glob("picture-*.png"))
        if len(names) != count:
            raise ValueError(names)
        return [_loaded(one) for one in names]


def _loaded(file: Path) -> Image.Image:
    with Image.open(file) as image:
        return image.convert("RGB")


@cache
def _penguin() -> Image.Image:
    return _made(_PENGUIN)


@cache
def _flower() -> Image.Image:
    return _made(_FLOWER)


def _from_penguin(prompt: str, axis: str, *options: str, mask: Image.Image | None = None) -> Images:
    """Pictures that start from the penguin, or repaint what is white in ``mask``."""
    with tempfile.TemporaryDirectory() as folder:
        image = Path(folder) / "image.png"
        _penguin().save(image)
        given = [f"--image={image}"]
        if mask is not None:
            mask.save(Path(folder) / "mask.png")
            given.append(f"--mask={Path(folder) / 'mask.png'}")
        return _varied(prompt, axis, *given, *options)


def _oval(left: float, top: float, right: float, bottom: float, side: int = 256) -> Image.Image:
    mask = Image.new("L", (side, side))
    ImageDraw.Draw(mask).ellipse([side * one for one in (left, top, right, bottom)], fill=255)
    return mask


def _modes() -> Images:
    (similar,) = _from_penguin("a brown dog on a green background", "strength=0.65")
    inside = _oval(0.3, 0.45, 0.7, 0.85)
    (part,) = _from_penguin("a red apple on a pink background", "strength=1", mask=inside)
    return [_penguin(), similar, part]


def _sizes(name: str) -> Images:
    made = _varied(_FLOWER, f"{name}=192,256,320")
    frames = []
    for one in made:
        frame = Image.new("RGB", (320, 320), _STAGE)
        frame.paste(one, ((320 - one.width) // 2, (320 - one.height) // 2))
        frames.append(frame)
    return frames


def _prompts() -> Images:
    return [_made("a flower"), _made("a yellow flower"), _flower()]


def _weights() -> Images:
    words = ("(blue:0.2)", "blue", "(blue:1.5)")
    return [_made(f"a {one} apple on a yellow background") for one in words]


def _negative() -> Images:
    prompt = "an apple on a yellow background"
    return [_made(prompt), _made(prompt, "--negative-prompt=red")]


def _seamless() -> Images:
    def tiled(image: Image.Image) -> Image.Image:
        four = Image.new("RGB", (512, 512))
        for place in ((0, 0), (256, 0), (0, 256), (256, 256)):
            four.paste(image, place)
        return four

    prompt = "a yellow flower on a green and blue gradient background"
    return [tiled(one) for one in _varied(prompt, "seamless=none,both")]


def _middle(image: Image.Image, share: float = 0.5) -> Image.Image:
    cut = round(image.width * (1 - share) / 2)
    return image.crop((cut, cut, image.width - cut, image.height - cut))


def _second_pass() -> Images:
    return [
        _middle(one) for one in _varied(_PENGUIN, "second-pass=1,2", "--second-pass-strength=0.3")
    ]


def _second_pass_strength() -> Images:
    made = _varied(_PENGUIN, "second-pass-strength=0.1,0.3,0.7", "--second-pass=1.5")
    return [_middle(one, 0.7) for one in made]


def _masked_only() -> Images:
    eye = _oval(0.34, 0.34, 0.66, 0.6)
    made = _from_penguin("a red apple on a pink background", "masked-only=off,on", mask=eye)
    return list(made)


def _count() -> Images:
    four = Image.new("RGB", (512, 512))
    made = _varied(_FLOWER, "seed=1,2,3,4")
    for image, place in zip(made, ((0, 0), (256, 0), (0, 256), (256, 256)), strict=True):
        four.paste(image, place)
    return [made[0], four]


def _styles() -> Images:
    words = ("a 3d picture of", "a flat drawing of", "a line drawing of")
    return [_made(f"{one} a red apple on a yellow background") for one in words]


# Drawings.


def _shipped_styles(*names: str) -> Images:
    return [_loaded(_STYLES / f"{one}.jpg") for one in names]


def _noise(levels: Sequence[int]) -> Images:
    """The input with as much noise as a model for upscaling is given it with."""
    betas = np.linspace(0.0001**0.5, 0.02**0.5, 1000) ** 2
    kept = np.cumprod(1 - betas)
    noise = np.random.default_rng(3).normal(size=(256, 256, 3))
    pixels = np.asarray(_penguin(), float) / 127.5 - 1
    noisy = [
        kept[n] ** 0.5 * pixels + (1 - kept[n]) ** 0.5 * noise if n else pixels for n in levels
    ]
    return [Image.fromarray(((np.clip(one, -1, 1) + 1) * 127.5).astype(np.uint8)) for one in noisy]


def _masked(mask: "np.ndarray[tuple[int, int], np.dtype[np.uint8]]") -> Image.Image:
    """The penguin with what a mask marks, as the canvas shows it."""
    pixels = np.asarray(_penguin(), float)
    share = (mask.astype(float) / 255 * 0.75)[..., None]
    return Image.fromarray((pixels * (1 - share) + _MASK * share).astype(np.uint8))


def _mask() -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    return np.asarray(_oval(0.3, 0.3, 0.7, 0.7))


def _spread(sizes: Sequence[tuple[int, int]]) -> Images:
    return [_masked(spread(_mask(), grow, feather)) for grow, feather in sizes]


def _blends(sizes: Sequence[int]) -> Images:
    areas = [mask_areas(_mask(), grow_px=0, feather_px=0, blend_px=one) for one in sizes]
    return [_masked(one.shown) for one in areas]


def _fills() -> Images:
    hole = _mask() > 127
    pixels = np.asarray(_penguin())
    return [Image.fromarray(filled(pixels, hole, one)) for one in ("original", "blur", "neutral")]


def _frames(*boxes: tuple[int, int, int, int]) -> Images:
    """A mask, and in a frame what the model sees of the picture."""
    shown = []
    for box in boxes:
        image = _masked(np.asarray(_oval(0.4, 0.35, 0.6, 0.55)))
        dark = image.point(lambda value: value // 3)
        dark.paste(image.crop(box), box[:2])
        ImageDraw.Draw(dark).rectangle(box, outline=(255, 255, 255), width=3)
        shown.append(dark)
    return shown


def _padded(*paddings: int) -> Images:
    return _frames(*((102 - one, 90 - one, 154 + one, 142 + one) for one in paddings))


def _colours() -> Images:
    old = np.asarray(_penguin())
    new = np.clip(old.astype(float) * [0.85, 1.0, 0.8] + 10, 0, 255).astype(np.uint8)
    mask = np.asarray(_oval(0.03, 0.03, 0.6, 0.6))
    matched = colours_matched(new, old, mask)
    inside = Image.fromarray(mask)
    return [Image.composite(Image.fromarray(one), _penguin(), inside) for one in (new, matched)]


def _layers() -> Images:
    """A text encoder's twelve layers, and the one that the prompt is taken from."""
    shown = []
    for taken in (11, 10):
        image = Image.new("RGB", (256, 256), (0x26, 0x26, 0x26))
        draw = ImageDraw.Draw(image)
        for layer in range(12):
            top = 232 - 18 * layer
            used = layer <= taken
            fill = (0x7D, 0x7D, 0x7D) if used else (0x38, 0x38, 0x38)
            fill = (242, 166, 90) if layer == taken else fill
            draw.rounded_rectangle((60, top - 12, 196, top), 4, fill=fill)
        shown.append(image)
    return shown


def _adapters() -> Images:
    """As a LoRA of line drawings would: none of it, half and all."""
    plain, drawn = _styles()[0], _styles()[2]
    soft = drawn.filter(ImageFilter.GaussianBlur(0.5))
    return [plain, Image.blend(plain, soft, 0.55), drawn]


def _controls() -> Images:
    edges = canny(np.asarray(_penguin()))
    return [Image.fromarray(edges), _penguin()]


def _faces() -> Images:
    """A face as it comes out where it has few pixels, and as it is with more; the practice model
    makes none, so it is that of a photograph (tests/support/faces.py).
    """
    with Image.open(_FACE) as image:
        face = image.convert("RGB").crop((40, 20, 220, 200))
    few = face.resize((22, 22), Image.Resampling.BOX).resize(face.size, Image.Resampling.BICUBIC)
    return [few, face]


_MAKERS: Final[dict[str, Callable[[], Images]]] = {
    "mode": _modes,
    "prompt": _prompts,
    "weights": _weights,
    "negative_prompt": _negative,
    "styles": _styles,
    "model": lambda: _shipped_styles("anime", "oil", "pixel-art"),
    "width": lambda: _sizes("width"),
    "height": lambda: _sizes("height"),
    "seamless": _seamless,
    "second_pass": _second_pass,
    "second_pass_strength": _second_pass_strength,
    "count": _count,
    "strength": lambda: _from_penguin("a brown dog on a green background", "strength=0.2,0.6,1"),
    "noise_level": lambda: _noise((0, 100, 350)),
    "fill": _fills,
    "grow": lambda: _spread(((0, 0), (12, 0), (32, 0))),
    "feather": lambda: _spread(((0, 0), (0, 16), (0, 48))),
    "mask_blur": lambda: _blends((0, 8, 32)),
    "context": lambda: _frames((70, 58, 186, 174), (2, 2, 253, 253)),
    "masked_only": _masked_only,
    "mask_padding": lambda: _padded(8, 32, 64),
    "color_match": _colours,
    "steps": lambda: _varied(_PENGUIN, "steps=1,4,25"),
    "guidance_scale": lambda: _varied(_PENGUIN, "guidance=1,4,15"),
    "guidance_rescale": lambda: _varied(_PENGUIN, "guidance-rescale=0,0.7", "--guidance=12"),
    "sampler": lambda: _varied(_PENGUIN, "sampler=euler,euler_a,dpmpp_2m", "--steps=5"),
    "eta": lambda: _varied(_PENGUIN, "eta=0,0.3,1", "--sampler=tcd", "--steps=8"),
    "clip_skip": _layers,
    "faces": _faces,
    "fast": lambda: _varied(_PENGUIN, "fast=off,on"),
    "seed": lambda: _varied(_FLOWER, "seed=1,2,3"),
    "adapters": _adapters,
    "controls": _controls,
}


if __name__ == "__main__":
    main(sys.argv[1:])
