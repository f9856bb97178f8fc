"""Renders scenes: cut-outs composited onto backgrounds, in batches, on the CPU or a GPU."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch.nn import functional

from tools.starter.scenes import Scene, Thing
from tools.starter.words import COLOURS, OBJECTS, STYLES

# Longest sides that cut-outs are stored at, like mipmaps: scaling one down never skips pixels.
LEVELS_PX = (240, 168, 120, 84, 60, 42)
MARGIN = 0.02


class Sprites:
    """Every object in every style, cropped to its visible part and scaled to each of ``LEVELS_PX``.

    Stored on ``device`` as uint8 (n, 4, side, side) with premultiplied alpha; a few hundred
    megabytes in all.
    """

    def __init__(self, assets: Path, device: torch.device, levels: Sequence[int] = LEVELS_PX):
        self.device = device
        self.levels = tuple(levels)
        self._rows = {
            key: row
            for row, key in enumerate((style, name) for style in STYLES for name in OBJECTS)
        }
        kept: dict[int, list[torch.Tensor]] = {side: [] for side in self.levels}
        tones = []
        with zipfile.ZipFile(assets) as archive:
            for style, name in self._rows:
                cut = _cut_out(archive.read(f"{style}/{OBJECTS[name]}.webp"))
                tones.append(_tones(cut))
                for side, squares in kept.items():
                    squares.append(_square(cut, side))
        self._squares = {side: torch.stack(squares).to(device) for side, squares in kept.items()}
        self._tones = torch.tensor(tones, device=device)

    def row(self, thing: Thing) -> int:
        """The row of ``thing``'s cut-out."""
        return self._rows[thing.style, thing.name]

    def level_for(self, longest_px: float) -> int:
        """The smallest stored side that needn't be enlarged."""
        fitting = [side for side in self.levels if side >= longest_px]
        return min(fitting, default=max(self.levels))

    def take(self, side: int, rows: Sequence[int]) -> torch.Tensor:
        """Premultiplied RGBA in [0, 1], (n, 4, side, side) float32."""
        return self._squares[side][torch.tensor(rows, device=self.device)].float() / 255

    def tones(self, rows: Sequence[int]) -> torch.Tensor:
        """Luminance of each cut-out's shadows, midtones and highlights, (n, 3) in [0, 1]."""
        return self._tones[torch.tensor(rows, device=self.device)]


def render(scenes: Sequence[Scene], side_px: int, sprites: Sprites) -> torch.Tensor:
    """Render ``scenes``: (n, 3, side_px, side_px) float32 in [-1, 1], on the sprites' device."""
    made = backgrounds(scenes, side_px, sprites.device)
    placed = [(index, thing) for index, scene in enumerate(scenes) for thing in scene.things]
    for level in sprites.levels:
        here = [
            (index, thing)
            for index, thing in placed
            if sprites.level_for(thing.size_share * side_px) == level
        ]
        # Two objects in one picture are composited one after the other.
        firsts = {index: at for at, (index, _) in reversed(list(enumerate(here)))}
        rounds = (
            [one for at, one in enumerate(here) if firsts[one[0]] == at],
            [one for at, one in enumerate(here) if firsts[one[0]] != at],
        )
        for chosen in rounds:
            if chosen:
                _lay_on(made, chosen, level, sprites)
    return made * 2 - 1


def backgrounds(scenes: Sequence[Scene], side_px: int, device: torch.device) -> torch.Tensor:
    """Render the backgrounds, (n, 3, side_px, side_px) in [0, 1]; gradients run top to bottom."""
    first = np.array([np.add(COLOURS[scene.back], scene.tint) for scene in scenes])
    second = np.array([np.add(COLOURS[scene.second or scene.back], scene.tint) for scene in scenes])
    upper, lower = (
        torch.from_numpy(part.astype(np.float32) / 255).clamp(0, 1).to(device)[:, :, None]
        for part in (first, second)
    )
    share = torch.linspace(0, 1, side_px, device=device)
    rows = upper + (lower - upper) * share
    return rows[..., None].expand(-1, -1, -1, side_px).clone()


def _lay_on(
    made: torch.Tensor, placed: list[tuple[int, Thing]], level: int, sprites: Sprites
) -> None:
    things = [thing for _, thing in placed]
    rows = [sprites.row(thing) for thing in things]
    cuts = _painted(sprites.take(level, rows), things, sprites.tones(rows))
    side_px = made.shape[-1]
    turns = torch.tensor([_turn(thing) for thing in things], device=made.device)
    grid = functional.affine_grid(turns, [len(things), 4, side_px, side_px], align_corners=False)
    laid = functional.grid_sample(cuts, grid, mode="bilinear", align_corners=False)
    at = torch.tensor([index for index, _ in placed], device=made.device)
    made[at] = made[at] * (1 - laid[:, 3:]) + laid[:, :3]


def _turn(thing: Thing) -> list[list[float]]:
    """Affine map from the picture's [-1, 1] to the cut-out's: scale, shift, mirror."""
    x, y = (_kept_inside(at, thing.size_share) * 2 - 1 for at in thing.centre)
    scale = 1 / thing.size_share
    sign = -1 if thing.mirrored else 1
    return [[sign * scale, 0.0, -sign * scale * x], [0.0, scale, -scale * y]]


def _kept_inside(centre: float, size: float) -> float:
    nearest = size / 2 + MARGIN
    return 0.5 if nearest > 0.5 else min(max(centre, nearest), 1 - nearest)


def _painted(cuts: torch.Tensor, things: list[Thing], tones: torch.Tensor) -> torch.Tensor:
    """Recolour with a ramp shadow -> colour -> highlight over the luminance, keeping the shading.

    Line drawings get the plain colour.
    """
    chosen = [at for at, thing in enumerate(things) if thing.paint]
    if not chosen:
        return cuts
    at = torch.tensor(chosen, device=cuts.device)
    paints = [things[index].paint for index in chosen]
    is_line = [things[index].style == "line" for index in chosen]
    dark, light = zip(
        *((0.55 if p == "white" else 0.3, 0.45 if p == "black" else 0.75) for p in paints),
        strict=True,
    )
    colour = _column([[channel / 255 for channel in COLOURS[paint]] for paint in paints], cuts)
    darkest = colour * _column([[share] for share in dark], cuts)
    lightest = colour + (1 - colour) * _column([[share] for share in light], cuts)
    alpha = cuts[at, 3:]
    luminance = (cuts[at, :3] / alpha.clamp(min=1e-3)).mul(_WEIGHTS.to(cuts.device)).sum(1, True)
    low, middle, high = (tones[at, index, None, None, None] for index in range(3))
    below = ((luminance - low) / (middle - low).clamp(min=0.05)).clamp(0, 1)
    above = ((luminance - middle) / (high - middle).clamp(min=0.25)).clamp(0, 1)
    ramp = (darkest + (colour - darkest) * below) * (1 - above) + lightest * above
    ramp = torch.where(torch.tensor(is_line, device=cuts.device)[:, None, None, None], colour, ramp)
    cuts = cuts.clone()
    cuts[at, :3] = ramp * alpha
    return cuts


_WEIGHTS = torch.tensor([0.299, 0.587, 0.114])[:, None, None]


def _column(rows: list[list[float]], like: torch.Tensor) -> torch.Tensor:
    return torch.tensor(rows, device=like.device)[:, :, None, None]


def _cut_out(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data)).convert("RGBA")
    return image.crop(image.getchannel("A").point(lambda alpha: 255 * (alpha > 8)).getbbox())


def _tones(cut: Image.Image) -> list[float]:
    rgba = np.asarray(cut).astype(np.float32)
    luminance = rgba[..., :3] @ np.array([0.299, 0.587, 0.114], np.float32) / 255
    seen = luminance[rgba[..., 3] > 128]
    return [float(tone) for tone in np.quantile(seen, [0.02, 0.5, 0.98])]


def _square(cut: Image.Image, side: int) -> torch.Tensor:
    """Centre ``cut`` on a transparent square of ``side``, premultiplied, uint8 (4, side, side)."""
    scale = side / max(cut.size)
    width, height = (max(1, round(length * scale)) for length in cut.size)
    # RGBa is premultiplied, so transparent pixels don't bleed colour when averaged.
    small = cut.convert("RGBa").resize((width, height), Image.Resampling.BICUBIC, reducing_gap=2.0)
    square = np.zeros((side, side, 4), np.uint8)
    left, top = (side - width) // 2, (side - height) // 2
    square[top : top + height, left : left + width] = np.asarray(small)
    return torch.from_numpy(square).permute(2, 0, 1).contiguous()
