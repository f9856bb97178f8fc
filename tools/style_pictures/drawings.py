"""A drawing for each shipped style that the practice model doesn't know, by its id."""

from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tools.style_pictures import media as m
from tools.style_pictures.motifs import (
    SIDE_PX,
    Floats,
    Motif,
    Part,
    head,
    landscape,
    smooth_noise,
    still_life,
)

_FIND: Final = ImageFilter.FIND_EDGES
# The colours of the parts of a motif, in the order of ``Part``.
_DAY = m.palette("bfe0f2 f7d774 7fa7c4 8db46a e8d5b0 b5533c 5b4636 6b4a32 4f8a4b 5d9cc2")
_WARM = m.palette("f3c98b fff1c4 c98b6b a7a05c f0dcc0 9c3f2c 5a3325 5a3a28 7a8a3a b98a6b")
_DUSK = m.palette("2a3150 ffd27a 3c4468 2c3b3a 6b5a62 7a3340 ffcf6b 2b2226 2f4a3f 364d78")
_GREY = m.palette("d8d8d8 ffffff a8a8a8 8c8c8c e6e6e6 5a5a5a 2b2b2b 444444 6b6b6b b5b5b5")
_FACE = m.palette("b9c7cf f4eee2 9fb0bb d99a7c e9bf9f 3e5a7a 7a3030 4a2f25 b5483c 8a8f94")
_NOIR = m.palette("2a2a2a e8e8e8 1c1c1c a8a8a8 c8c8c8 151515 0c0c0c 101010 3c3c3c 404040")
_VASE = m.palette("ddd6c8 e08a3c c8b89a 8f8672 5b86a6 2f4f6b e8e2d2 5a6b3c 7a9a52 a88a64")
_PASTEL = m.palette("ffe3ec fff6c9 cfd9ff c9efd8 ffdcc2 ff9fb2 8a6f9e a98f7a 9fd8b0 bfe3ff")


def watercolour() -> Floats:
    motif = landscape()
    wash = m.blurred(m.warped(m.coloured(motif, _DAY), 9, 14), 3)
    pooled = 1 - (1 - wash) * (0.55 + smooth_noise(31, 8)[..., None] * 0.6)
    edges = m.warped(m.lines(motif, 3), 9, 14)
    pooled = pooled * (1 - edges[..., None] * 0.18)
    frame = np.clip(smooth_noise(33, 12) * 1.2 + _inside(26) * 2 - 1.2, 0, 1)[..., None]
    return m.paper(pooled * frame + (1 - frame), 0.09)


def _inside(margin: int) -> Floats:
    """1 in the middle, falling to 0 at the edges."""
    side = SIDE_PX
    ramp = np.clip(np.minimum(np.arange(side), np.arange(side)[::-1]) / margin, 0, 1)
    return np.minimum.outer(ramp, ramp)


def gouache() -> Floats:
    flat = m.posterized(m.coloured(landscape(), _DAY, 0.25), 9)
    return m.paper(m.strokes(flat, 900, 34, 5, spread=0.02), 0.05)


def oil() -> Floats:
    return m.relief(m.strokes(m.coloured(landscape(), _WARM, 0.35), 5200, 20, 5), 1.2)


def impasto() -> Floats:
    return m.relief(m.strokes(m.coloured(landscape(), _DAY, 0.3), 1500, 34, 12, spread=0.1), 2.4)


def acrylic() -> Floats:
    bright = m.contrast(m.coloured(still_life(), _VASE, 0.3), 1.3)
    return m.strokes(bright, 1500, 46, 9, spread=0.04)


def impressionism() -> Floats:
    return m.strokes(m.coloured(landscape(), _WARM, 0.2) * 1.04, 7000, 9, 4, spread=0.14)


def pointillism() -> Floats:
    return m.dots(m.contrast(m.coloured(landscape(), _DAY, 0.25), 1.2), 26000, 2)


def fresco() -> Floats:
    faded = m.coloured(head(), _FACE, 0.25) * 0.75 + m.rgb("d8c4a2") * 0.25
    _, cracks = m.cells(faded, 70, jitter=False)
    blots = smooth_noise(41, 10)[..., None] * 0.18
    return m.paper(m.inked(faded + blots - 0.09, cracks * 0.35, "6b5a48"), 0.12)


def chiaroscuro() -> Floats:
    motif = head()
    rows, columns = np.indices((SIDE_PX, SIDE_PX)) / SIDE_PX
    spot = np.clip(1.25 - np.hypot(rows - 0.42, columns - 0.38) * 2.3, 0.03, 1)[..., None]
    lit = m.coloured(motif, ("3a2a1c", "4a3624", *_FACE[2:]), 0.7) * spot
    return m.strokes(lit * m.rgb("ffe2b0"), 2500, 14, 4, spread=0.02)


def ink_wash() -> Floats:
    motif = landscape()
    tone = np.ones((SIDE_PX, SIDE_PX, 3))
    for part, dark in ((Part.FAR, 0.22), (Part.NEAR, 0.3), (Part.TOP, 0.75), (Part.STEM, 0.85)):
        mask = motif.mask(part)[..., None] * np.ones(3)
        fade = 1 - np.linspace(0, 1, SIDE_PX)[:, None, None] * 0.7
        tone = tone - m.blurred(mask, 5) * dark * fade
    leaves = m.blurred(motif.mask(Part.LEAF)[..., None] * np.ones(3), 9)
    tone = tone - leaves * (smooth_noise(51, 40)[..., None] > 0.45) * 0.6
    tone = m.inked(tone, motif.mask(Part.LIGHT) * 0.9, "b8342a")
    return m.paper(m.warped(np.clip(tone, 0, 1), 8, 20) * m.rgb("f4efe2"), 0.06)


def gongbi() -> Floats:
    soft = m.palette("e6d9b8 f6efdc d6c9a6 c8a878 e9d8c0 9c6b4a b5483c 6b5a3c 7a9a6b d8caa2")
    pixels = m.coloured(still_life(), soft, 0.18)
    return m.inked(m.paper(pixels, 0.04), m.lines(still_life(), 1), "4a3a2c")


def pastel() -> Floats:
    powder = m.strokes(m.coloured(still_life(), _PASTEL, 0.2), 3000, 26, 4, spread=0.05)
    return m.paper(m.blurred(powder, 1), 0.34)


def pencil() -> Floats:
    motif = still_life()
    tone = motif.light * 0.75 + 0.3
    shade = np.maximum(m.hatching(tone, 5, 40, 0.8), m.hatching(tone - 0.3, 6, 120, 0.8))
    page = m.inked(np.ones((SIDE_PX, SIDE_PX, 3)) * 0.97, m.blurred3(shade) * 0.55, "3c3c40")
    return m.paper(m.inked(page, m.lines(motif, 1, 2) * 0.85, "2a2a2e"), 0.1)


def charcoal() -> Floats:
    motif = head()
    tone = m.blurred(m.coloured(motif, _NOIR, 0.5), 4) * 0.9 + 0.1
    rubbed = m.warped(tone, 3, 40) * 1.15 + (smooth_noise(61, 120)[..., None] - 0.5) * 0.16
    return m.inked(np.clip(rubbed, 0, 1) * m.rgb("efe9dd"), m.lines(motif, 5, 5) * 0.7, "1c1a1a")


def ink() -> Floats:
    motif = landscape()
    tone = m.coloured(motif, _GREY, 0.5).mean(axis=2)
    page = m.sheet("faf8f2")
    hatch = np.maximum(m.hatching(tone, 6, 35, 0.8), m.hatching(tone + 0.25, 6, 125, 0.8))
    return m.inked(m.inked(page, hatch), m.lines(motif, 3, 1))


def coloured_pencil() -> Floats:
    motif = still_life()
    page = m.sheet("fbf8f0")
    strokes = m.hatching(motif.light * 0.5 + 0.1, 4, 60)[..., None] * 0.75
    return m.paper(page * (1 - strokes) + m.coloured(motif, _VASE, 0.2) * strokes, 0.16)


def engraving() -> Floats:
    motif = head()
    tone = m.blurred(m.coloured(motif, (*_GREY[:4], "d8d8d8", *_GREY[5:]), 0.6), 2).mean(axis=2)
    page = m.sheet("f3ecda")
    return m.inked(m.inked(page, m.hatching(tone, 6, 80), "1f1a16"), m.lines(motif, 1), "1f1a16")


def woodcut() -> Floats:
    motif = landscape()
    tone = m.coloured(motif, _GREY, 0.9).mean(axis=2)
    cut = ((tone + (m.hatching(tone, 11, 70, 0.6) * -0.4) + 0.05) < 0.45).astype(float)
    page = m.sheet("efe6d0")
    ink_on = np.maximum(m.warped(cut, 3, 40), m.lines(motif, 5, 3))
    return m.inked(page, ink_on * (0.82 + smooth_noise(71, 100) * 0.18), "1a1816")


def linocut() -> Floats:
    motif = still_life()
    page = m.sheet("f2ead8")
    first = motif.mask(Part.LEAF, Part.LIGHT, Part.FLOW)
    second = motif.mask(Part.BODY, Part.STEM, Part.TOP, Part.NEAR)
    gouge = 1 - m.hatching(motif.light * 0.4 + 0.45, 12, 20, 0.6) * 0.9
    printed = m.inked(page, np.roll(first, 4, 1) * (0.9 + smooth_noise(72, 120) * 0.1), "d8743c")
    return m.inked(printed, second * gouge, "24384f")


def ukiyo_e() -> Floats:
    flat = m.palette("efe0bd d8523c 7c93ad 9caf84 f0e6cc 8c3b34 3c4a5e 5a4636 55745a 3f6b94")
    motif = landscape()
    pixels = m.coloured(motif, flat)
    fade = np.linspace(0.55, 0, SIDE_PX // 3)[:, None, None]
    pixels[: SIDE_PX // 3] = pixels[: SIDE_PX // 3] * (1 - fade) + m.rgb("3f6b94") * fade
    return m.paper(m.inked(pixels, m.lines(motif, 3), "26303c"), 0.06)


def papercut_print() -> Floats:
    motif = landscape()
    page = m.sheet("faf6ee")
    red = 1 - motif.mask(Part.BACK)
    holes = np.maximum(m.lines(motif, 5), motif.mask(Part.MARK))
    waves = m.hatching(np.full(red.shape, 0.62), 20, 85) * motif.mask(
        Part.NEAR, Part.FLOW, Part.LEAF
    )
    return m.inked(page, np.clip(red - holes - waves, 0, 1), "c8202c")


def blueprint() -> Floats:
    motif = landscape()
    page = m.sheet("1f4a8c")
    rows, columns = np.indices((SIDE_PX, SIDE_PX))
    grid = ((rows % 24 == 0) | (columns % 24 == 0)).astype(float) * 0.22
    page = m.inked(page, grid, "dfe9f7")
    hatch = m.hatching(np.full(grid.shape, 0.8), 9, 45) * motif.mask(Part.TOP, Part.STEM) * 0.5
    return m.inked(m.inked(page, hatch, "dfe9f7"), m.lines(motif, 3), "f2f6fc")


def storybook() -> Floats:
    motif = landscape()
    pixels = m.strokes(m.coloured(motif, _PASTEL, 0.12), 1600, 18, 5, spread=0.02)
    return m.paper(m.inked(pixels, m.lines(motif, 3, 2) * 0.5, "7a5a4a"), 0.09)


def anime() -> Floats:
    motif = head()
    skin = m.palette("a9d8f2 ffffff a9d8f2 f2b8a0 ffe2cf 4a6bd8 c8405a 5a3a7a ff6b7a ffffff")
    cel = m.coloured(motif, skin) * np.where(motif.light > 0.42, 1, 0.8)[..., None]
    return m.inked(cel, m.lines(motif, 3), "2a2036")


def manga() -> Floats:
    motif = head()
    page = np.ones((SIDE_PX, SIDE_PX, 3))
    tone = m.halftone(np.full(motif.light.shape, 0.6), 8) * (1 - motif.mask(Part.BODY, Part.LIGHT))
    page = m.inked(page, tone * 0.9)
    page = m.inked(page, motif.mask(Part.STEM, Part.MARK))
    shine = motif.mask(Part.STEM) * (m.hatching(np.full(tone.shape, 0.9), 60, 70))
    return m.inked(m.inked(page, shine, "ffffff"), m.lines(motif, 3))


def comic() -> Floats:
    motif = head()
    loud = m.palette("f7d038 ffffff e8b820 e08a6b f5c6a5 2f6bd0 c8202c 141414 d8302c 4a90d8")
    pixels = m.coloured(motif, loud)
    shadow = m.halftone(motif.light * 0.9 + 0.1, 9)[..., None]
    return m.inked(pixels * (1 - shadow * 0.35), m.lines(motif, 5))


def ligne_claire() -> Floats:
    motif = landscape()
    return m.inked(m.coloured(motif, _DAY), m.lines(motif, 3), "1c1c24")


def concept_art() -> Floats:
    haze = np.linspace(0.85, 0.05, SIDE_PX)[:, None, None]
    pixels = m.contrast(m.coloured(landscape(), _WARM, 0.6), 1.3)
    pixels = pixels * m.rgb("9ab0c8") * (1 - haze * 0.6) + m.rgb("f2c89a") * haze * 0.6
    return m.strokes(pixels, 900, 26, 9, spread=0.02)


def fantasy() -> Floats:
    motif = landscape()
    mist = np.clip(smooth_noise(81, 6) - 0.35, 0, 1)[..., None] * 0.7
    pixels = m.coloured(
        motif,
        m.palette("4a3a7a fff0b0 5a4a8c 2f5a5a 8c7a9c 7a2f5a ffd86b 2b2233 2f6b5a 4a6bb0"),
        0.4,
    )
    return m.vignette(m.glow(m.strokes(pixels, 3500, 18, 4) + mist * m.rgb("b09ad8"), 12, 0.7), 0.5)


def art_nouveau() -> Floats:
    motif = still_life()
    muted = m.palette("e6d6a8 d8a03c cbb885 9c8a5a 6b8a7a 3f5a4f d8b860 5a6b3c 7a9460 b58a5a")
    pixels = m.inked(m.coloured(motif, muted), m.lines(motif, 5), "3a3024")
    return _framed(pixels, "7a5a2c", "d8b04c", rounded=True)


def _framed(pixels: Floats, outer: str, inner: str, *, rounded: bool) -> Floats:
    inside = _inside(SIDE_PX // 2) * SIDE_PX / 2
    if rounded:
        rows, columns = np.indices(inside.shape) - SIDE_PX / 2
        inside = SIDE_PX / 2 - (np.abs(rows) ** 5 + np.abs(columns) ** 5) ** 0.2
    pixels = m.inked(pixels, (inside < 26).astype(float), outer)
    return m.inked(pixels, ((inside > 12) & (inside < 18)).astype(float), inner)


def art_deco() -> Floats:
    side = SIDE_PX
    rows, columns = np.indices((side, side))
    angle = np.arctan2(side - rows, columns - side / 2)
    rays = (np.floor(angle / np.pi * 18) % 2 == 0).astype(float)
    page = m.inked(m.sheet("16202b"), rays * 0.6, "c79a3c")
    motif = landscape()
    page = m.inked(page, motif.mask(Part.TOP, Part.BODY), "0f151c")
    page = m.inked(page, m.lines(motif, 3) * motif.mask(Part.TOP, Part.BODY, Part.MARK), "e6c26b")
    page = m.inked(page, motif.mask(Part.MARK), "e6c26b")
    return _framed(page, "0f151c", "e6c26b", rounded=False)


def photograph() -> Floats:
    return m.grain(_lens(m.coloured(landscape(), _DAY, 0.5), 0.8), 0.012)


def _lens(pixels: Floats, radius: float) -> Floats:
    return m.vignette(m.glow(m.blurred(pixels, radius), 10, 0.25), 0.3)


def _behind_blurred(motif: Motif, pixels: Floats, radius: float, *back: Part) -> Floats:
    mask = m.blurred(np.repeat(motif.mask(*back)[..., None], 3, 2), 1.5)
    return m.blurred(pixels, radius) * mask + m.blurred(pixels, 0.8) * (1 - mask)


def portrait() -> Floats:
    motif = head()
    pixels = m.coloured(motif, _FACE, 0.55)
    pixels = _behind_blurred(motif, m.blurred(pixels, 2), 16, Part.BACK, Part.LIGHT)
    return m.grain(m.vignette(pixels, 0.45), 0.01)


def cinematic() -> Floats:
    pixels = _lens(m.coloured(landscape(), _DUSK, 0.6), 1)
    grade = m.tinted(pixels, "0f3440", "ffb070") * 0.9 + pixels * 0.75
    grade[:44] = grade[-44:] = 0.02
    return m.grain(grade, 0.02)


def analogue() -> Floats:
    pixels = m.coloured(landscape(), _WARM, 0.35) * 0.86 + 0.1
    rows, columns = np.indices((SIDE_PX, SIDE_PX)) / SIDE_PX
    leak = np.clip(1 - np.hypot(columns - 1.05, rows - 0.2) * 1.8, 0, 1)[..., None]
    return m.grain(np.clip(m.blurred(pixels, 1.2) + leak * m.rgb("e0602c") * 0.8, 0, 1), 0.05)


def black_and_white() -> Floats:
    pixels = m.coloured(head(), _FACE, 0.6)
    return m.grain(m.contrast(m.tinted(m.blurred(pixels, 1), "000000", "ffffff"), 1.5), 0.025)


def long_exposure() -> Floats:
    motif = landscape()
    pixels = m.coloured(motif, _DUSK, 0.4)
    water = motif.mask(Part.FLOW)[..., None]
    streaks = np.repeat(pixels[-60:].mean(axis=0)[None], SIDE_PX, 0)
    pixels = pixels * (1 - water * 0.8) + streaks * water * 0.8
    rows, columns = np.indices((SIDE_PX, SIDE_PX))
    for offset, colour in ((0, "ff5a3c"), (7, "ffd27a"), (15, "ffffff")):
        path = 300 + offset + 18 * np.sin(columns / 60)
        pixels = m.inked(pixels, np.exp(-(((rows - path) / 2.2) ** 2)), colour)
    return m.glow(m.blurred(pixels, 0.8), 7, 0.8)


def macro() -> Floats:
    side = SIDE_PX
    pixels = m.sheet("5a8a4a")
    pixels = m.blurred(pixels + (smooth_noise(91, 5)[..., None] - 0.5) * 0.7, 18)
    rows, columns = np.indices((side, side))
    for x, y, radius in ((150, 220, 74), (272, 130, 42), (300, 290, 28)):
        far = np.hypot(columns - x, rows - y) / radius
        ball = (far < 1).astype(float)
        pixels = m.inked(pixels, ball * 0.55 * far**3, "24401c")
        spot = np.hypot(columns - x + radius * 0.35, rows - y + radius * 0.4) < radius * 0.2
        pixels = m.inked(pixels, ball * np.clip(1.2 - far, 0, 1) * 0.35, "d8f2c0")
        pixels = m.inked(pixels, spot.astype(float), "ffffff")
    return m.vignette(m.blurred(pixels, 0.7), 0.4)


def golden_hour() -> Floats:
    sun = m.palette("ffd08a fffbe6 d89a5a a8863c f2c890 a8502c 6b3a24 4a3020 8a8a3a e8a860")
    return m.vignette(m.glow(m.blurred(m.coloured(landscape(), sun, 0.45), 1), 26, 1.4), 0.3)


def film_noir() -> Floats:
    blinds = (np.indices((SIDE_PX, SIDE_PX)).sum(axis=0) % 54 < 26)[..., None] * 0.75 + 0.25
    pixels = m.contrast(m.coloured(head(), _NOIR, 0.5) * blinds, 1.35)
    return m.grain(m.vignette(m.blurred(pixels, 1.2), 0.7), 0.03)


def product() -> Floats:
    clean = m.palette("f7f7f7 f2a23c ececec d6d6d6 3c7ab0 2a5a85 f2f2f2 5a8a3c 7ab05a efefef")
    motif = still_life()
    soft = m.blurred(m.coloured(motif, clean, 0.25), 1)
    return np.clip(soft * 1.06, 0, 1)


def flat_vector() -> Floats:
    few = m.palette("fbe7c6 ff9f6b a0e7e5 4dbfa6 ffffff ff6b6b 2d4059 2d4059 2f9e83 3d84b8")
    return m.coloured(landscape(), few)


def poster() -> Floats:
    three = m.palette("f2e6cf e4572e 2e5266 e4572e f2e6cf 1c2e3a 1c2e3a 1c2e3a 2e5266 1c2e3a")
    motif = landscape()
    worn = smooth_noise(92, 150)[..., None] > 0.16
    return np.where(worn, np.roll(m.coloured(motif, three), 2, 1), m.rgb("f2e6cf"))


def pop_art() -> Floats:
    motif = head()
    tiles = []
    for back, face, hair, lips in (
        ("ffde3b", "ff7bb0", "2b59ff", "e0202c"),
        ("36c5f0", "ffe26b", "e0202c", "141414"),
        ("ff5a4a", "7be0c8", "141414", "ffffff"),
        ("a06bff", "ffb35a", "0f8a5a", "141414"),
    ):
        colours = (back, "ffffff", back, lips, face, lips, "141414", hair, back, back)
        dotted = m.halftone(motif.light * 0.8 + 0.15, 16)[..., None] * 0.35
        tiles.append(
            (m.inked(m.coloured(motif, colours) * (1 - dotted), m.lines(motif, 7)))[::2, ::2]
        )
    return np.concatenate([np.concatenate(tiles[:2], 1), np.concatenate(tiles[2:], 1)])


def bauhaus() -> Floats:
    side = SIDE_PX
    rows, columns = np.indices((side, side))
    page = m.sheet("f1ead8")
    shapes: tuple[tuple[Floats, str], ...] = (
        ((np.hypot(rows - 140, columns - 140) < 92).astype(float), "d8302c"),
        (((rows > 60) & (rows < 340) & (columns > 236) & (columns < 268)).astype(float), "141414"),
        (((rows > 250) & (rows < 282)).astype(float), "1f4aa8"),
        (
            ((rows > 150) & (columns - 60 < (rows - 150)) & (columns > 60) & (rows < 330)).astype(
                float
            ),
            "f2b82c",
        ),
        ((np.abs(np.hypot(rows - 236, columns - 268) - 60) < 8).astype(float), "141414"),
    )
    for mask, colour in shapes:
        page = m.inked(page, mask, colour)
    return m.paper(page, 0.04)


def isometric() -> Floats:
    side = SIDE_PX
    page = Image.new("RGB", (side, side), "#dfe8ee")
    draw = ImageDraw.Draw(page)

    def box(x: float, y: float, size: float, height: float, colours: tuple[str, str, str]) -> None:
        half, top = size / 2, y - height
        left = [(x - size, top), (x, top + half), (x, y + half), (x - size, y)]
        right = [(x + size, top), (x, top + half), (x, y + half), (x + size, y)]
        roof = [(x, top - half), (x + size, top), (x, top + half), (x - size, top)]
        for points, colour in zip((roof, left, right), colours, strict=True):
            draw.polygon(points, f"#{colour}")

    box(192, 250, 160, 24, ("8cc06b", "5a8a46", "6fa556"))
    box(128, 216, 46, 62, ("f2d7a8", "c89a6b", "e0b888"))
    box(128, 158, 50, 16, ("d8604a", "9c3c2c", "b84a38"))
    box(214, 262, 36, 96, ("b8d0e8", "6b8fb0", "8cb0d0"))
    for x, y in ((262, 214), (292, 236), (196, 178)):
        box(x, y, 6, 24, ("7a5a3c", "5a4028", "6b4a32"))
        box(x, y - 20, 20, 26, ("6bb05a", "3f7a3c", "559a4a"))
    return m.to_pixels(page)


def pixel_art() -> Floats:
    return m.pixelated(m.coloured(landscape(), _DAY, 0.35), 32)


def low_poly() -> Floats:
    facets, _ = m.cells(m.coloured(landscape(), _DAY, 0.5), 320, jitter=False)
    return facets


def stained_glass() -> Floats:
    motif = still_life()
    glass = m.palette("3c6bd0 ffb02c 2f52a8 24408a d8302c 8c1f2c ffd84a 1f6b3c 3ca85a 5a3c9c")
    panes, lead = m.cells(m.coloured(motif, glass, 0.2), 60, jitter=False)
    lit = m.coloured(motif, glass) * 0.75 + panes * 0.35
    lead = np.maximum(lead, m.lines(motif, 7))
    return m.glow(
        m.inked(lit * (0.8 + smooth_noise(93, 8)[..., None] * 0.4), lead, "141418"), 6, 0.4
    )


def mosaic() -> Floats:
    stones, gaps = m.cells(
        m.coloured(head(), ("c79a3c", "e6c26b", *_FACE[2:]), 0.4), 1700, jitter=True
    )
    glint = np.random.default_rng(19).normal(0, 0.03, stones.shape)
    return m.inked(np.clip(stones + glint, 0, 1), gaps, "4a443c")


def paper_cut() -> Floats:
    return m.layered(
        landscape(),
        m.palette("fbe3c8 ffffff f2a97e d8735a fff1dc a8433c 5a2f3c 5a2f3c 7a9a6b 6b4a6b"),
    )


def claymation() -> Floats:
    clay = m.palette("ffe3ec fff6c9 cfd9ff ff9f8a ffcfae 5a8ad8 a83c4a 7a4a3a ffc23c bfe3ff")
    pixels = m.blurred(m.warped(m.coloured(head(), clay, 0.35), 5, 12), 3)
    return m.relief(pixels + (smooth_noise(94, 60)[..., None] - 0.5) * 0.12, 1.6)


def porcelain() -> Floats:
    motif = still_life()
    page = m.sheet("f4f7fa")
    wash = (
        motif.mask(Part.LEAF) * 0.55
        + motif.mask(Part.STEM, Part.MARK) * 0.85
        + motif.mask(Part.LIGHT) * 0.4
    )
    page = m.inked(page, m.blurred3(wash) * (0.7 + smooth_noise(95, 30) * 0.3), "2247a0")
    page = m.inked(page, m.lines(motif, 3, 2) * 0.9, "16307a")
    return page * (0.9 + motif.light[..., None] * 0.12)


def embroidery() -> Floats:
    motif = still_life()
    linen = m.sheet("e9dfca")
    weave = ((np.indices((SIDE_PX, SIDE_PX)) % 4 < 2).sum(axis=0) - 1)[..., None] * 0.04
    silk = m.strokes(m.coloured(motif, _VASE, 0.2), 9000, 12, 2, spread=0.07)
    on = (1 - motif.mask(Part.BACK, Part.FLOW))[..., None]
    return m.relief((linen + weave) * (1 - on) + silk * on, 1.0)


def neon() -> Floats:
    motif = still_life()
    side = SIDE_PX
    rows, columns = np.indices((side, side))
    mortar = ((rows % 32 < 3) | ((columns + (rows // 32 % 2) * 32) % 64 < 3)).astype(float)
    wall = m.inked(m.sheet("1c161c"), mortar * 0.5, "0c0a0e")
    tubes = np.zeros((side, side, 3))
    for parts, colour in (
        ((Part.BODY, Part.TOP), "ff2f8a"),
        ((Part.LEAF, Part.STEM), "3cffb0"),
        ((Part.LIGHT,), "ffb02c"),
    ):
        inside = motif.mask(*parts)
        edge = m.to_image(inside).filter(_FIND)
        tubes = np.maximum(tubes, (m.to_pixels(edge) > 0.2)[..., None] * m.rgb(colour))
    tubes = m.blurred(tubes, 1.6) * 1.8
    return np.clip(
        wall + m.blurred(tubes, 16) * 2.2 + m.blurred(tubes, 5) * 0.9 + np.clip(tubes, 0, 1), 0, 1
    )


def render() -> Floats:
    side = SIDE_PX
    rows, columns = np.indices((side, side))
    page = np.ones((side, side, 3)) * (
        m.rgb("dfe3ea") * np.linspace(1.05, 0.75, side)[:, None, None]
    )
    for x, y, radius, colour in (
        (140, 220, 86, "e0603c"),
        (266, 252, 56, "3c8ad8"),
        (220, 130, 42, "f2c23c"),
    ):
        shadow = np.exp(
            -(
                ((rows - y - radius * 0.95) / (radius * 0.22)) ** 2
                + ((columns - x) / (radius * 0.95)) ** 2
            )
        )
        page = page * (1 - shadow[..., None] * 0.5)
        dx, dy = (columns - x) / radius, (rows - y) / radius
        height = np.sqrt(np.clip(1 - dx**2 - dy**2, 0, 1))
        lit = np.clip(-0.5 * dx - 0.6 * dy + 0.6 * height, 0, 1)
        shine = np.clip(-0.42 * dx - 0.5 * dy + 0.76 * height, 0, 1) ** 40
        ball = m.rgb(colour) * (0.28 + 0.8 * lit[..., None]) + shine[..., None]
        inside = m.blurred3((dx**2 + dy**2 < 1).astype(float), 0.8)[..., None]
        page = page * (1 - inside) + np.clip(ball, 0, 1) * inside
    return page


def toy() -> Floats:
    motif = head()
    vinyl = m.palette("ffe0d0 ffffff ffe0d0 ffb59c ffd6c0 6bc8b8 3a2f3c 8a6bd8 ffcf5a ffe0d0")
    pixels = m.blurred(m.coloured(motif, vinyl, 0.3), 1.4)
    shine = (
        np.clip(motif.light - 0.82, 0, 1)[..., None]
        * motif.mask(Part.STEM, Part.BODY, Part.TOP)[..., None]
    )
    return np.clip(pixels + m.blurred(shine * np.ones(3), 5) * 2.2, 0, 1)
