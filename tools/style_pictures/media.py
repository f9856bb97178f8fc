"""How painters' media look, as plain operations on pixels: (side, side, 3), 0 … 1."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tools.style_pictures.motifs import SIDE_PX, Floats, Motif, Part, smooth_noise

Palette: TypeAlias = Sequence[str]
_ROWS, _COLUMNS = np.indices((SIDE_PX, SIDE_PX))


def rgb(colour: str) -> Floats:
    """The colour ``rrggbb``."""
    return np.array([int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)])


def palette(colours: str) -> Palette:
    """The ten colours ``rrggbb``, with spaces between them."""
    return colours.split()


def sheet(colour: str) -> Floats:
    """Nothing but ``colour``."""
    return np.ones((SIDE_PX, SIDE_PX, 3)) * rgb(colour)


def coloured(motif: Motif, palette: Palette, shade: float = 0.0) -> Floats:
    """Each part in its colour, darker in the shadow by ``shade``."""
    flat = np.array([rgb(one) for one in palette])[motif.parts]
    lit: Floats = flat * (1 - shade + shade * 1.3 * motif.light[..., None])
    return lit.clip(0, 1)


def to_image(pixels: Floats) -> Image.Image:
    """As Pillow has it."""
    return Image.fromarray((np.clip(pixels, 0, 1) * 255).round().astype(np.uint8))


def to_pixels(image: Image.Image) -> Floats:
    """From Pillow."""
    return np.asarray(image).astype(float) / 255


def blurred(pixels: Floats, radius: float) -> Floats:
    """Softened."""
    return to_pixels(to_image(pixels).filter(ImageFilter.GaussianBlur(radius)))


def warped(pixels: Floats, by_px: float, cells: int, seed: int = 1) -> Floats:
    """With edges that wander by up to ``by_px``."""
    down = (smooth_noise(seed, cells) - 0.5) * 2 * by_px
    across = (smooth_noise(seed + 50, cells) - 0.5) * 2 * by_px
    rows = np.clip(_ROWS + down, 0, SIDE_PX - 1).astype(int)
    columns = np.clip(_COLUMNS + across, 0, SIDE_PX - 1).astype(int)
    moved: Floats = pixels[rows, columns]
    return moved


def lines(motif: Motif, width: int, wander_px: float = 0.0) -> Floats:
    """1 on the outlines of parts; (side, side)."""
    parts = motif.parts
    edge = np.zeros(parts.shape)
    edge[:, 1:] = np.maximum(edge[:, 1:], parts[:, 1:] != parts[:, :-1])
    edge[1:] = np.maximum(edge[1:], parts[1:] != parts[:-1])
    thick = to_image(edge).filter(ImageFilter.MaxFilter(width | 1))
    mask = to_pixels(thick.filter(ImageFilter.GaussianBlur(0.8)))
    return warped(mask, wander_px, 14, 7) if wander_px else mask


def inked(pixels: Floats, mask: Floats, colour: str = "141414") -> Floats:
    """With ``colour`` where ``mask`` is 1."""
    return pixels * (1 - mask[..., None]) + rgb(colour) * mask[..., None]


def grain(pixels: Floats, amount: float, seed: int = 5) -> Floats:
    """With noise in each pixel."""
    noise = np.random.default_rng(seed).normal(0, amount, (SIDE_PX, SIDE_PX, 1))
    return np.clip(pixels + noise, 0, 1)


def paper(pixels: Floats, amount: float) -> Floats:
    """With the tooth of paper."""
    tooth = smooth_noise(11, 190) * 0.6 + smooth_noise(12, 90) * 0.4 - 0.5
    return np.clip(pixels + tooth[..., None] * amount, 0, 1)


def vignette(pixels: Floats, amount: float) -> Floats:
    """Darker towards the corners."""
    far = np.hypot(_ROWS - SIDE_PX / 2, _COLUMNS - SIDE_PX / 2) / (SIDE_PX * 0.7)
    darker: Floats = pixels * (1 - amount * np.clip(far, 0, 1) ** 2)[..., None]
    return darker


def tinted(pixels: Floats, dark: str, light: str) -> Floats:
    """Grey levels as colours from ``dark`` to ``light``."""
    grey = pixels.mean(axis=2, keepdims=True)
    mixed: Floats = rgb(dark) * (1 - grey) + rgb(light) * grey
    return mixed


def contrast(pixels: Floats, amount: float) -> Floats:
    """Steeper around the middle."""
    return np.clip((pixels - 0.5) * amount + 0.5, 0, 1)


def posterized(pixels: Floats, levels: int) -> Floats:
    """In few levels."""
    return np.floor(np.clip(pixels, 0, 0.999) * levels) / (levels - 1)


def glow(pixels: Floats, radius: float, amount: float) -> Floats:
    """Bright parts shine over their edges."""
    return np.clip(pixels + blurred(np.clip(pixels - 0.4, 0, 1), radius) * amount, 0, 1)


def hatching(tone: Floats, spacing: int, angle_deg: float, weight: float = 1.0) -> Floats:
    """Parallel lines, thicker where ``tone`` (side, side) is dark; 1 on them."""
    angle = np.deg2rad(angle_deg)
    wobble = (smooth_noise(21, 30) - 0.5) * 2
    across = (_COLUMNS * np.cos(angle) + _ROWS * np.sin(angle) + wobble) % spacing / spacing
    drawn: Floats = (np.abs(across - 0.5) < (1 - tone) * 0.5 * weight).astype(float)
    return drawn


def halftone(tone: Floats, cell: int, angle_deg: float = 30) -> Floats:
    """Dots, larger where ``tone`` is dark; 1 on them."""
    angle = np.deg2rad(angle_deg)
    x = (_COLUMNS * np.cos(angle) + _ROWS * np.sin(angle)) % cell / cell - 0.5
    y = (_ROWS * np.cos(angle) - _COLUMNS * np.sin(angle)) % cell / cell - 0.5
    printed: Floats = (np.hypot(x, y) < (1 - tone) * 0.72).astype(float)
    return printed


def strokes(
    pixels: Floats, count: int, length: int, width: int, *, spread: float = 0.06, seed: int = 9
) -> Floats:
    """Painted again with brush strokes of the colours below them."""
    draw_from = np.random.default_rng(seed)
    image = to_image(blurred(pixels, 3))
    brush = ImageDraw.Draw(image)
    turn = smooth_noise(seed + 1, 7) * np.pi * 2
    for _ in range(count):
        row, column = draw_from.integers(0, SIDE_PX, 2)
        colour = pixels[row, column] + draw_from.normal(0, spread, 3)
        angle = turn[row, column]
        dx, dy = np.cos(angle) * length / 2, np.sin(angle) * length / 2
        ends = (column - dx, row - dy, column + dx, row + dy)
        brush.line(ends, tuple(int(one) for one in np.clip(colour, 0, 1) * 255), width)
    return to_pixels(image)


def relief(pixels: Floats, amount: float) -> Floats:
    """Lit from the upper left as if bright parts were raised."""
    height = blurred(pixels, 1).mean(axis=2)
    slope = np.roll(height, (2, 2), (0, 1)) - np.roll(height, (-2, -2), (0, 1))
    raised: Floats = pixels - slope[..., None] * amount
    return raised.clip(0, 1)


def dots(pixels: Floats, count: int, radius: int, seed: int = 13) -> Floats:
    """Points of paint on white."""
    draw_from = np.random.default_rng(seed)
    image = Image.new("RGB", (SIDE_PX, SIDE_PX), "#f3efe4")
    brush = ImageDraw.Draw(image)
    for _ in range(count):
        row, column = draw_from.integers(0, SIDE_PX, 2)
        colour = np.clip(pixels[row, column] + draw_from.normal(0, 0.12, 3), 0, 1) * 255
        box = (column - radius, row - radius, column + radius, row + radius)
        brush.ellipse(box, tuple(int(one) for one in colour))
    return to_pixels(image)


def cells(pixels: Floats, count: int, *, jitter: bool, seed: int = 17) -> tuple[Floats, Floats]:
    """The colours of irregular cells, and 1 on the gaps between them."""
    draw_from = np.random.default_rng(seed)
    if jitter:
        side = round(count**0.5)
        grid = (np.indices((side, side)).reshape(2, -1).T + 0.5) * SIDE_PX / side
        centres = grid + draw_from.normal(0, SIDE_PX / side * 0.13, grid.shape)
    else:
        centres = draw_from.uniform(0, SIDE_PX, (count, 2))
    best = np.full((SIDE_PX, SIDE_PX), np.inf)
    second = best.copy()
    owner = np.zeros((SIDE_PX, SIDE_PX), int)
    for number, (row, column) in enumerate(centres):
        near = np.hypot(_ROWS - row, _COLUMNS - column)
        closer = near < best
        second = np.where(closer, best, np.minimum(second, near))
        owner = np.where(closer, number, owner)
        best = np.minimum(best, near)
    places = np.clip(centres.round().astype(int), 0, SIDE_PX - 1)
    colours = blurred(pixels, 3)[places[:, 0], places[:, 1]]
    return colours[owner], (second - best < 3.2).astype(float)


def pixelated(pixels: Floats, side: int) -> Floats:
    """In squares, ``side`` in a row."""
    small = to_image(pixels).resize((side, side), Image.Resampling.BOX)
    small = small.quantize(14, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    return to_pixels(small.convert("RGB").resize((SIDE_PX, SIDE_PX), Image.Resampling.NEAREST))


def layered(motif: Motif, palette: Palette, drop_px: int = 7) -> Floats:
    """Sheets over each other, each with its shadow."""
    pixels = np.ones((SIDE_PX, SIDE_PX, 3)) * rgb(palette[Part.BACK])
    for part in Part:
        if part is Part.BACK:
            continue
        mask = motif.mask(part)
        shadow = np.roll(
            blurred(np.repeat(mask[..., None], 3, 2), drop_px), (drop_px, drop_px // 2), (0, 1)
        )
        pixels = pixels * (1 - shadow * 0.45)
        pixels = inked(pixels, mask, palette[part])
    return pixels


def blurred3(mask: Floats, radius: float = 0.7) -> Floats:
    """A softened mask; (side, side)."""
    return blurred(np.repeat(mask[..., None], 3, 2), radius)[..., 0]
