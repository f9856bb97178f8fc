"""What the thumbnails show: a landscape, a head and a vase, as maps of flat areas."""

from collections.abc import Callable
from enum import IntEnum
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Floats: TypeAlias = NDArray[np.float64]

#: The side at which thumbnails are drawn.
SIDE_PX: Final = 384


class Part(IntEnum):
    """What an area shows; the value is its place in a palette."""

    BACK = 0
    LIGHT = 1
    FAR = 2
    NEAR = 3
    BODY = 4
    TOP = 5
    MARK = 6
    STEM = 7
    LEAF = 8
    FLOW = 9


class Motif:
    """A map of parts with the light on them.

    Attributes:
        parts: (side, side), values of :class:`Part`.
        light: (side, side), 0 (shadow) … 1 (lit).
    """

    def __init__(self, draw: Callable[[ImageDraw.ImageDraw], None]) -> None:
        # Drawn larger, so that outlines aren't jagged where they are found in it.
        image = Image.new("L", (SIDE_PX, SIDE_PX), int(Part.BACK))
        draw(ImageDraw.Draw(image))
        self.parts = np.asarray(image).astype(int)
        self.light = _light(self.parts)

    def mask(self, *parts: Part) -> Floats:
        """1 where one of ``parts`` is."""
        return np.isin(self.parts, parts).astype(float)


def landscape() -> Motif:
    """A house and a tree between hills and water."""

    def draw(on: ImageDraw.ImageDraw) -> None:
        on.ellipse((270, 40, 336, 106), Part.LIGHT)
        on.polygon(
            [(0, 210), (80, 120), (150, 190), (230, 105), (384, 220), (384, 384), (0, 384)],
            Part.FAR,
        )
        on.polygon([(0, 250), (120, 215), (260, 235), (384, 205), (384, 384), (0, 384)], Part.NEAR)
        on.polygon([(0, 330), (130, 300), (280, 322), (384, 296), (384, 384), (0, 384)], Part.FLOW)
        on.rectangle((196, 172, 300, 260), Part.BODY)
        on.polygon([(180, 178), (248, 112), (316, 178)], Part.TOP)
        on.rectangle((272, 116, 288, 150), Part.TOP)
        on.rectangle((236, 212, 262, 260), Part.MARK)
        on.rectangle((208, 192, 228, 212), Part.MARK)
        on.rectangle((272, 192, 292, 212), Part.MARK)
        on.polygon([(92, 290), (98, 190), (112, 190), (120, 290)], Part.STEM)
        for x, y, r in ((105, 140, 50), (70, 172, 36), (140, 168, 38)):
            on.ellipse((x - r, y - r, x + r, y + r), Part.LEAF)

    return Motif(draw)


def head() -> Motif:
    """A head and shoulders with long hair and a scarf."""

    def draw(on: ImageDraw.ImageDraw) -> None:
        on.ellipse((232, 26, 350, 144), Part.LIGHT)
        on.ellipse((96, 44, 300, 330), Part.STEM)
        on.polygon([(40, 384), (70, 310), (150, 276), (250, 276), (326, 312), (350, 384)], Part.TOP)
        on.rectangle((164, 224, 226, 300), Part.BODY)
        on.ellipse((122, 84, 268, 262), Part.BODY)
        on.pieslice((112, 58, 280, 216), 180, 360, Part.STEM)
        on.polygon([(112, 140), (150, 120), (132, 220), (112, 240)], Part.STEM)
        on.polygon(
            [(120, 282), (196, 316), (272, 280), (284, 312), (196, 352), (108, 312)], Part.LEAF
        )
        for x in (162, 226):
            on.ellipse((x - 13, 164, x + 13, 184), Part.LIGHT)
            on.ellipse((x - 7, 166, x + 7, 183), Part.MARK)
        on.polygon([(192, 176), (202, 212), (186, 212)], Part.NEAR)
        on.ellipse((174, 226, 216, 240), Part.MARK)

    return Motif(draw)


def still_life() -> Motif:
    """A vase with leaves, and a fruit on a table."""

    def draw(on: ImageDraw.ImageDraw) -> None:
        on.rectangle((0, 290, 384, 384), Part.FLOW)
        on.ellipse((96, 318, 270, 348), Part.NEAR)
        on.ellipse((252, 316, 352, 342), Part.NEAR)
        for x0, y0, x1, y1 in ((176, 150, 120, 40), (184, 150, 190, 24), (192, 150, 262, 52)):
            on.line((x0, y0, x1, y1), Part.STEM, 7)
        for x, y in ((120, 44), (150, 92), (190, 34), (214, 88), (258, 56), (96, 84), (236, 112)):
            on.ellipse((x - 26, y - 16, x + 26, y + 16), Part.LEAF)
        on.polygon(
            [
                (156, 140),
                (216, 140),
                (222, 168),
                (262, 214),
                (266, 262),
                (232, 322),
                (140, 322),
                (106, 262),
                (110, 214),
                (150, 168),
            ],
            Part.BODY,
        )
        on.ellipse((156, 130, 216, 152), Part.TOP)
        on.polygon([(109, 226), (263, 226), (266, 250), (106, 250)], Part.MARK)
        on.ellipse((266, 250, 342, 330), Part.LIGHT)
        on.line((304, 256, 310, 236), Part.STEM, 5)

    return Motif(draw)


def smooth_noise(seed: int, cells: int) -> Floats:
    """(side, side), 0 … 1, with about so many bumps in a row."""
    values = np.random.default_rng(seed).integers(0, 256, (cells, cells), np.uint8)
    image = Image.fromarray(values).resize((SIDE_PX, SIDE_PX), Image.Resampling.BICUBIC)
    return np.asarray(image, np.float64) / 255


def _light(parts: NDArray[np.int_]) -> Floats:
    """From the upper left: each part is lighter there than at its other end."""
    light = np.zeros(parts.shape)
    rows, columns = np.indices((SIDE_PX, SIDE_PX))
    for part in np.unique(parts):
        inside = parts == part
        along = (rows * 0.6 + columns)[inside].astype(float)
        low, high = along.min(), max(along.max(), along.min() + 1)
        light[inside] = 1 - (along - low) / (high - low)
    return np.clip(light * 0.8 + smooth_noise(3, 9) * 0.2, 0, 1)
