"""Judge what a picture shows: which background, which object, how large, where.

A small network names the object. It is trained only on composites of the source pictures and never
sees what the model paints. ``python -m tools.starter.judge --work DIR`` trains it; resume with the
same command.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

from tools.starter import workers
from tools.starter.compose import Sprites, render
from tools.starter.fetch import assets_path
from tools.starter.muon import Both
from tools.starter.progress import Average, Plan, Session, averaged
from tools.starter.scenes import Scene, draw_scene
from tools.starter.words import COLOURS, OBJECTS, PLACES, SIZES

SEEN_PX = 64
# Bands at the left and right edges show the background; the outermost pixels often have a fringe.
FRINGE_SHARE, BORDER_SHARE = 0.015, 0.06
# A pixel belongs to the object if a channel (0 … 1) differs this much from its background.
APART = 0.16
# The object's box is found on a coarse grid, ignoring parts below this share of the largest.
GRID = 64
SPECK = 0.1
_NAMES = tuple(OBJECTS)


class Classifier(nn.Module):
    """Names the object: (n, 3, 64, 64) in [-1, 1] to (n, objects) logits."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        before = 3
        for width in (32, 64, 128, 256):
            layers += [_convolution(before, width, 2), _convolution(width, width, 1)]
            before = width
        self.features = nn.Sequential(*layers)
        self.head = nn.Linear(before, len(_NAMES))

    def forward(self, pictures: torch.Tensor) -> torch.Tensor:
        """Logits over ``OBJECTS``, in their order."""
        made: torch.Tensor = self.head(self.features(pictures).amax((2, 3)))
        return made


def _convolution(before: int, after: int, stride: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(before, after, 3, stride, 1), nn.GroupNorm(8, after), nn.SiLU(inplace=True)
    )


@dataclass(frozen=True)
class Seen:
    """Measurements of a picture; ``size_share`` and ``centre`` as in ``Thing``."""

    upper: str
    lower: str
    size_share: float
    centre: tuple[float, float]

    @property
    def size(self) -> str:
        """The size word whose range has the nearest midpoint."""
        return min(SIZES, key=lambda size: abs(sum(SIZES[size]) / 2 - self.size_share))


def measure(picture: torch.Tensor) -> Seen:
    """Measure one picture, (3, side, side) in [-1, 1]: background colours, and the object's box."""
    pixels = (picture.float() + 1) / 2
    rows = _row_backgrounds(pixels)
    fringe, edge = _fringe_px(pixels), _edge_px(pixels)
    upper, lower = (
        nearest_colour(part.mean(1)) for part in (rows[:, fringe:edge], rows[:, -edge:-fringe])
    )
    apart = ((pixels - rows[:, :, None]).abs().amax(0) > APART).float()
    apart[:fringe] = apart[-fringe:] = apart[:, :fringe] = apart[:, -fringe:] = 0
    grid = functional.interpolate(apart[None, None], (GRID, GRID), mode="area")[0, 0] > 0.4
    grid = without_specks(grid)
    if not grid.any():
        return Seen(upper, lower, 0.0, (0.5, 0.5))
    ys, xs = torch.nonzero(grid, as_tuple=True)
    left, right, top, bottom = (int(end) for end in (xs.min(), xs.max(), ys.min(), ys.max()))
    return Seen(
        upper=upper,
        lower=lower,
        size_share=(max(right - left, bottom - top) + 1) / GRID,
        centre=((left + right + 1) / 2 / GRID, (top + bottom + 1) / 2 / GRID),
    )


def without_specks(grid: torch.Tensor) -> torch.Tensor:
    """Remove connected parts of the bool ``grid`` that are specks compared to the largest."""
    found = grid.float()
    numbers = torch.arange(1.0, grid.numel() + 1).view_as(found) * found
    # Label connected parts: the highest number in each spreads to its neighbours.
    while True:
        spread = functional.max_pool2d(numbers[None, None], 3, 1, 1)[0, 0] * found
        if torch.equal(spread, numbers):
            break
        numbers = spread
    parts, sizes = torch.unique(numbers[grid], return_counts=True)
    if not len(parts):
        return grid
    return torch.isin(numbers, parts[sizes >= SPECK * sizes.max()])


def nearest_colour(rgb: torch.Tensor) -> str:
    """The named colour nearest to ``rgb``, (3,) in [0, 1]."""
    return min(
        COLOURS,
        key=lambda name: float((rgb - torch.tensor(COLOURS[name]) / 255).abs().sum()),
    )


def place_of(seen: Seen) -> str:
    """The place phrase nearest to the object's centre, with places clamped to fit the picture."""
    half = min(seen.size_share / 2, 0.5)
    spots = {
        place: tuple(min(max(at, half), 1 - half) for at in centre)
        for place, centre in PLACES.items()
    }
    return min(
        spots,
        key=lambda place: sum((a - b) ** 2 for a, b in zip(spots[place], seen.centre, strict=True)),
    )


def _fringe_px(pixels: torch.Tensor) -> int:
    return max(1, round(pixels.shape[-1] * FRINGE_SHARE))


def _edge_px(pixels: torch.Tensor) -> int:
    return max(2, round(pixels.shape[-1] * BORDER_SHARE))


def _row_backgrounds(pixels: torch.Tensor) -> torch.Tensor:
    """Each row's background colour, (3, side): that of the edge nearer to a linear gradient.

    An object may touch one edge, or hide both in a few rows, where the gradient itself is used.
    """
    fringe, edge = _fringe_px(pixels), _edge_px(pixels)
    left, right = pixels[:, :, fringe:edge], pixels[:, :, -edge:-fringe]
    line = _line_through(torch.cat([left, right], 2).median(2).values)
    sides = torch.stack([left.median(2).values, right.median(2).values, line])
    # Distances to the line; the line itself is used only if both edges are far from it.
    distances = (sides - line).abs().amax(1)
    distances[2] = 2 * APART
    nearest = distances.argmin(0)
    return sides.gather(0, nearest[None, None].expand(1, 3, -1))[0]


def _line_through(rows: torch.Tensor) -> torch.Tensor:
    """Robust least-squares line through the rows' colours; (3, side) in and out."""
    at = torch.linspace(-1, 1, rows.shape[1])
    terms = torch.stack([torch.ones_like(at), at], 1)
    weights = torch.ones(rows.shape[1])
    fitted = rows
    for _ in range(5):
        scaled = terms * weights[:, None]
        found = torch.linalg.lstsq(scaled, rows.T * weights[:, None]).solution
        fitted = (terms @ found).T
        weights = 1 / ((rows - fitted).abs().amax(0) + 0.02)
    return fitted


@torch.no_grad()
def name_objects(
    classifier: Classifier, pictures: torch.Tensor, candidates: Sequence[Sequence[str]]
) -> list[str]:
    """The most likely of each picture's ``candidates``; pictures (n, 3, side, side) in [-1, 1]."""
    logits = classifier(at_seen_size(pictures))
    rows = {name: row for row, name in enumerate(_NAMES)}
    return [
        max(names, key=lambda name: float(logits[index, rows[name]]))
        for index, names in enumerate(candidates)
    ]


def candidates_for(name: str, others: Sequence[str], rng: random.Random) -> list[str]:
    """``name`` and 19 other objects drawn from ``others``."""
    return [name, *rng.sample([other for other in others if other != name], 19)]


def at_seen_size(pictures: torch.Tensor) -> torch.Tensor:
    """Resize to the classifier's input, (n, 3, 64, 64)."""
    return functional.interpolate(
        pictures, (SEEN_PX, SEEN_PX), mode="bilinear", antialias=True, align_corners=False
    )


def load_classifier(work: Path) -> Classifier:
    """Load the averaged classifier from ``work``."""
    classifier = Classifier()
    classifier.load_state_dict(averaged(work / "judge.pt"))
    return classifier.eval().requires_grad_(False)


def _draw(rng: random.Random, sprites: Sprites, batch: int) -> tuple[torch.Tensor, torch.Tensor]:
    scenes: list[Scene] = []
    while len(scenes) < batch:
        scene = draw_scene(rng)
        if len(scene.things) == 1:
            scenes.append(scene)
    names = torch.tensor([_NAMES.index(scene.things[0].name) for scene in scenes])
    # Augment with lower resolution and noise, so that blurry pictures are recognised too.
    coarse = rng.choice((SEEN_PX, SEEN_PX, 48, 36))
    pictures = at_seen_size(render(scenes, coarse, sprites))
    pictures += torch.randn_like(pictures) * rng.choice((0.0, 0.02, 0.06))
    return pictures, names.to(sprites.device)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    Plan.add_arguments(parser, steps=1500, rate=2e-3)
    parser.add_argument("--batch", type=int, default=96, help="per worker")
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    device = torch.device(options.device)
    workers.join()

    torch.manual_seed(3)
    model = Classifier().to(device)
    average = Average(model, 0.995)
    optimizer = Both(model, options.rate, (0.9, 0.98))
    session = Session(options.work / "judge.pt", Plan.of(options), model, average, optimizer)
    rng = random.Random(1_000_003 + 101 * session.step + workers.number())
    sprites = Sprites(assets_path(options.work), device, levels=(60, 42, 28, 20))
    while session.has_next_step():
        optimizer.set_rate(session.rate)
        pictures, names = _draw(rng, sprites, options.batch)
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            loss = functional.cross_entropy(model(pictures), names, label_smoothing=0.05)
        optimizer.zero_grad()
        loss.backward()
        workers.average_gradients(model)
        optimizer.step()
        session.advance(loss, options.batch)
    session.end()


if __name__ == "__main__":
    main()
