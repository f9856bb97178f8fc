"""How well a starter model follows prompts: 400 prompts, each with an object and a background that
were never combined in training.

``python -m benchmarks.starter_quality --work DIR [--model FOLDER] [--prompts N] [--sheets DIR]``.
``DIR`` holds the recipe's ``assets.zip`` and its judge (``tools/starter/README.md``). Each figure
is shown next to that of true composites of the same scenes, which is the upper limit of the
measurement. ``--sheets`` draws contact sheets too.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from diffusers import StableDiffusionPipeline
from PIL import Image, ImageDraw

from benchmarks.report import Report
from tools.starter.compose import Sprites, render
from tools.starter.fetch import assets_path
from tools.starter.judge import (
    Classifier,
    candidates_for,
    load_classifier,
    measure,
    name_objects,
    place_of,
)
from tools.starter.scenes import (
    PAIR_X,
    STYLE_SHARES,
    Scene,
    Wish,
    background_words,
    caption_of,
    is_held_out,
    place_pair,
    place_thing,
)
from tools.starter.train_vae import psnr_db
from tools.starter.words import COLOURS, OBJECTS, PLACES, STYLES

_STEPS = 20
_GUIDANCE = 4.0
_BATCH = 20
_PAIRS = 60
_GRADIENT_SHARE = 0.25
#: The crop that shows one of two objects, as a share of the picture's side.
_PAIR_CROP = 0.5
_GOALS = {"background": 95, "object": 85, "size": 80, "place": 80}

#: Chosen before seeing any results.
SHEET_PROMPTS: tuple[str, ...] = (
    "a cat on a purple background",
    "a red fish on a blue background",
    "a penguin on a pink background",
    "a small owl on the left, yellow background",
    "a large elephant on a green background",
    "a butterfly at the top on a white background",
    "a line drawing of a horse on a cyan background",
    "a flat drawing of a whale on an orange background",
    "a fox and a rabbit on a gray background",
    "a dinosaur on a red and yellow gradient background",
    "a tree on a blue background",
    "a cactus on an orange background",
    "a blue rose on a white background",
    "a flat drawing of a sunflower on a purple background",
    "a green apple on a red background",
    "a small strawberry on the right, white background",
    "a pineapple on a black background",
    "a large hamburger on a yellow background",
    "a pizza on a green background",
    "an ice cream and a donut on a pink background",
    "a line drawing of a cupcake on a pink background",
    "a house on a cyan and green gradient background",
    "a castle on a black and purple gradient background",
    "a flat drawing of a church on a yellow background",
    "a yellow car on a gray background",
    "a bicycle on a white background",
    "a rocket on a black background",
    "a small airplane at the top, blue background",
    "a sailboat at the bottom on an orange and blue gradient background",
    "a rainbow on a gray background",
    "a snowman on a brown background",
    "a moon and a star on a black background",
    "a guitar on a green background",
    "a line drawing of a violin on an orange background",
    "a purple hat on a yellow background",
    "a crown on a red background",
    "a robot on an orange background",
    "a pink umbrella on a blue background",
    "a large key on a brown background",
    "a telescope on a blue and black gradient background",
)
_GUIDED_PROMPTS = SHEET_PROMPTS[:2] + SHEET_PROMPTS[10:12] + SHEET_PROMPTS[24:26]
#: Prompt and negative prompt.
_NEGATIVES = (("a balloon", "red"), ("a balloon", "white background"), ("a heart", "red"))
_CELL_PX, _LABEL_PX, _COLUMNS = 192, 30, 8


@dataclass(frozen=True)
class Task:
    """One prompt: the wish, the scene for a true composite, and the judge's candidates."""

    wish: Wish
    back: str
    second: str
    scene: Scene
    candidates: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """The words that the measured model knows."""

    objects: tuple[str, ...]
    places: tuple[str, ...]
    styles: tuple[str, ...]

    @classmethod
    def of(cls, model: Path) -> Words:
        """Read ``words.json``; models older than styles know a single style and no pairs."""
        data = json.loads((model / "words.json").read_text(encoding="utf-8"))
        known = {phrase: style for style, phrase in STYLES.items()}
        styles = tuple(known[phrase] for phrase in data.get("styles", ()) if phrase in known)
        return cls(
            objects=tuple(name for name in data["objects"] if name in OBJECTS),
            places=tuple(place for place in data["places"] if place in PLACES),
            styles=styles or ("3d",),
        )

    @property
    def knows_pairs(self) -> bool:
        """Whether prompts may name two objects."""
        return len(self.styles) > 1


def draw_tasks(count: int, words: Words) -> list[Task]:
    """Draw prompts that depend only on ``words``: objects, styles, sizes, places."""
    rng = random.Random(20)
    return [_draw_task(rng, words) for _ in range(count)]


def _draw_task(rng: random.Random, words: Words) -> Task:
    held_out = [
        (name, back) for name in words.objects for back in COLOURS if is_held_out(name, back)
    ]
    name, back = rng.choice(held_out)
    second = ""
    if rng.random() < _GRADIENT_SHARE:
        second = rng.choice([colour for colour in COLOURS if colour != back])
    style = rng.choices(words.styles, [STYLE_SHARES[style] for style in words.styles])[0]
    size = rng.choice(("small", "", "large"))
    place = rng.choice(("", *words.places)) if size != "large" else ""
    wish = Wish(name, style, size=size, place=place)
    prefix = f"{STYLES[style]} " if style != "3d" else ""
    caption = caption_of(f"{prefix}{wish.words()}", background_words(back, second))
    scene = Scene(caption, (place_thing(wish, back, rng),), back, second)
    return Task(wish, back, second, scene, tuple(candidates_for(name, words.objects, rng)))


@dataclass(frozen=True)
class Rates:
    """How often each property was requested, and how often it came out right."""

    right: dict[str, int]
    asked: dict[str, int]

    def percent(self, what: str) -> str:
        """The rate as text for a table."""
        asked = self.asked[what]
        return f"{100 * self.right[what] / asked:.1f} % of {asked}" if asked else "–"


def rate(tasks: Sequence[Task], pictures: torch.Tensor, classifier: Classifier) -> Rates:
    """Compare ``pictures``, (n, 3, side, side) in [-1, 1], with what was requested."""
    right, asked = (dict.fromkeys((*_GOALS, *STYLES), 0) for _ in range(2))
    names = name_objects(classifier, pictures, [task.candidates for task in tasks])
    for task, picture, name in zip(tasks, pictures, names, strict=True):
        seen = measure(picture)
        wish = task.wish
        found = {
            "background": (seen.upper, seen.lower) == (task.back, task.second or task.back),
            "object": name == wish.name,
            wish.style: name == wish.name,
            "size": seen.size == (wish.size or "medium"),
        }
        if wish.size != "large":
            found["place"] = place_of(seen) == (wish.place or "in the middle")
        for what, is_right in found.items():
            asked[what] += 1
            right[what] += is_right
    return Rates(right, asked)


def pairs_right(
    names: Sequence[tuple[str, str]],
    pictures: torch.Tensor,
    classifier: Classifier,
    objects: Sequence[str],
) -> int:
    """In how many pictures both objects are right and in their places."""
    rng = random.Random(22)
    side = pictures.shape[-1]
    length = round(_PAIR_CROP * side)
    hits = [True] * len(names)
    for index, x in enumerate(PAIR_X):
        left = min(max(round(x * side - length / 2), 0), side - length)
        top = (side - length) // 2
        crops = pictures[:, :, top : top + length, left : left + length]
        wanted = [pair[index] for pair in names]
        candidates = [candidates_for(name, objects, rng) for name in wanted]
        found = name_objects(classifier, crops, candidates)
        hits = [hit and a == b for hit, a, b in zip(hits, wanted, found, strict=True)]
    return sum(hits)


class Model:
    """The measured model; draws in batches with fixed seeds."""

    def __init__(self, folder: Path) -> None:
        self.pipeline = StableDiffusionPipeline.from_pretrained(
            folder, use_safetensors=True, dtype=torch.float32
        )
        self.pipeline.set_progress_bar_config(disable=True)
        if torch.cuda.is_available():
            self.pipeline.to("cuda")

    @property
    def side_px(self) -> int:
        """The model's native size."""
        return int(self.pipeline.unet.config.sample_size) * 8

    def draw(
        self, prompts: Sequence[str], *, negative: str = "", guidance: float = _GUIDANCE
    ) -> torch.Tensor:
        """Pictures of ``prompts``, (n, 3, side, side) in [-1, 1], on the CPU."""
        made = []
        device = self.pipeline.device.type
        for start in range(0, len(prompts), _BATCH):
            batch = list(prompts[start : start + _BATCH])
            seeds = [torch.Generator().manual_seed(start + at) for at in range(len(batch))]
            with torch.autocast(device, torch.bfloat16):
                found = self.pipeline(
                    batch,
                    negative_prompt=[negative] * len(batch),
                    num_inference_steps=_STEPS,
                    guidance_scale=guidance,
                    generator=seeds,
                    height=self.side_px,
                    width=self.side_px,
                    output_type="pt",
                ).images
            made.append(found.float().cpu() * 2 - 1)
        return torch.cat(made)


def contact_sheet(pictures: torch.Tensor, labels: Sequence[str]) -> Image.Image:
    """Lay out pictures in rows of eight, each with a label of up to two lines below."""
    rows = -(-len(labels) // _COLUMNS)
    across = min(len(labels), _COLUMNS)
    sheet = Image.new("RGB", (across * _CELL_PX, rows * (_CELL_PX + _LABEL_PX)), "white")
    pen = ImageDraw.Draw(sheet)
    for index, (picture, label) in enumerate(zip(pictures, labels, strict=True)):
        x, y = index % _COLUMNS * _CELL_PX, index // _COLUMNS * (_CELL_PX + _LABEL_PX)
        pixels = ((picture + 1) * 127.5).round().clamp(0, 255).byte().permute(1, 2, 0).numpy()
        sheet.paste(Image.fromarray(pixels).resize((_CELL_PX - 4, _CELL_PX - 4)), (x, y))
        pen.multiline_text((x, y + _CELL_PX - 2), "\n".join(_lines(label)), "black", spacing=2)
    return sheet


def _lines(label: str, width: int = 31) -> Iterator[str]:
    line = ""
    for word in label.split():
        if len(f"{line} {word}") > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def draw_sheets(model: Model, folder: Path) -> None:
    """Draw the forty prompts; guidance 1 next to 4; with and without a negative prompt."""
    folder.mkdir(parents=True, exist_ok=True)
    contact_sheet(model.draw(SHEET_PROMPTS), SHEET_PROMPTS).save(folder / "starter.png")
    pictures, labels = [], []
    for guidance in (1.0, 4.0):
        pictures.append(model.draw(_GUIDED_PROMPTS, guidance=guidance))
        labels += [f"guidance {guidance:g}: {prompt}" for prompt in _GUIDED_PROMPTS]
    for prompt, negative in _NEGATIVES:
        pictures += [model.draw([prompt]), model.draw([prompt], negative=negative)]
        labels += [prompt, f"{prompt}, leaving out: {negative}"]
    contact_sheet(torch.cat(pictures), labels).save(folder / "starter-guidance.png")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("runs/starter"))
    parser.add_argument("--model", type=Path, default=Path("resources/starter"))
    parser.add_argument("--prompts", type=int, default=400)
    parser.add_argument("--sheets", type=Path, help="a folder for the contact sheets")
    options = parser.parse_args(arguments)
    model, words = Model(options.model), Words.of(options.model)
    sprites = Sprites(assets_path(options.work), torch.device("cpu"))
    classifier = load_classifier(options.work)
    tasks = draw_tasks(options.prompts, words)
    true = _in_batches(tasks, lambda part: render([t.scene for t in part], model.side_px, sprites))
    ceiling = rate(tasks, true, classifier)
    drawn = model.draw([task.scene.caption for task in tasks])
    reached = rate(tasks, drawn, classifier)

    report = Report(
        f"{options.model}: {len(tasks)} held-out prompts at {model.side_px}², {_STEPS} steps, "
        f"guidance {_GUIDANCE:g}"
    )
    shown = [what for what in (*_GOALS, *STYLES) if reached.asked[what]]
    report.table(
        ("right", "the model", "goal", "true composites"),
        [
            (
                f"object, {what}" if what in STYLES else what,
                reached.percent(what),
                f"{_GOALS[what]} %" if what in _GOALS else "",
                ceiling.percent(what),
            )
            for what in shown
        ],
    )
    report.line(f"Object: among 20 drawn at random, of {len(words.objects)}; by chance 5 %.")
    vae = model.pipeline.vae.float().cpu()
    report.line(f"Autoencoder: {psnr_db(vae, true[:64]):.2f} dB PSNR on 64 true composites.")
    if words.knows_pairs:
        _report_pairs(report, model, words, classifier, sprites)
    report.print()
    if options.sheets:
        draw_sheets(model, options.sheets)


def _report_pairs(
    report: Report, model: Model, words: Words, classifier: Classifier, sprites: Sprites
) -> None:
    rng = random.Random(21)
    names: list[tuple[str, str]] = []
    scenes: list[Scene] = []
    while len(names) < _PAIRS:
        left, right = rng.sample(words.objects, 2)
        back = rng.choice(tuple(COLOURS))
        if is_held_out(left, back):
            subject = f"{Wish(left).words()} and {Wish(right).words()}"
            caption = caption_of(subject, background_words(back))
            names.append((left, right))
            scenes.append(Scene(caption, place_pair((left, right), "3d", back, rng), back))
    drawn = model.draw([scene.caption for scene in scenes])
    true = render(scenes, model.side_px, sprites)
    reached, ceiling = (
        pairs_right(names, pictures, classifier, words.objects) for pictures in (drawn, true)
    )
    report.line(f"Two objects, both right: {reached} of {_PAIRS}; of true composites {ceiling}.")


def _in_batches(
    tasks: Sequence[Task], work: Callable[[Sequence[Task]], torch.Tensor]
) -> torch.Tensor:
    return torch.cat([work(tasks[at : at + _BATCH]) for at in range(0, len(tasks), _BATCH)])


if __name__ == "__main__":
    main()
