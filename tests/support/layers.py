"""Layers with arbitrary pixels, for property tests."""

import numpy as np
from hypothesis import strategies as st

from sdstudio.canvas.document import Blend, Document, Layer, LayerKind, NamedMask
from sdstudio.canvas.tile_grid import Pixels, TileGrid
from sdstudio.canvas.tiles import TileSnapshot

WIDTH, HEIGHT = 300, 40


def colours(width: int, height: int, seed: int, *, opaque: bool = False) -> TileSnapshot:
    """Premultiplied colours: a third of the pixels transparent, a third opaque."""
    random = np.random.default_rng(seed)
    alpha = random.integers(-255, 511, (height, width, 1)).clip(0, 255)
    if opaque:
        alpha = np.full((height, width, 1), 255)
    straight = random.integers(0, 256, (height, width, 3))
    colour = (straight * alpha + 127) // 255
    return TileSnapshot.of(np.concatenate((colour, alpha), axis=2).astype(np.uint8))


def levels(width: int, height: int, seed: int) -> TileSnapshot:
    """A mask with arbitrary levels."""
    shape = (height, width)
    return TileSnapshot.of(np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8))


@st.composite
def layers(draw: st.DrawFn, id_: str) -> Layer:
    """A layer that may be larger or smaller than the canvas, and lie beyond its edges."""
    width, height = draw(st.sampled_from(((WIDTH, HEIGHT), (20, 12), (310, 70))))
    seed = draw(st.integers(0, 99))
    pixels = draw(
        st.sampled_from((colours(width, height, seed), TileSnapshot(TileGrid(width, height, 4))))
    )
    return Layer(
        id_,
        id_,
        pixels,
        draw(st.sampled_from((LayerKind.PAINT, LayerKind.PAINT, LayerKind.REFERENCE))),
        draw(st.integers(-15, 290)) if width < WIDTH else draw(st.sampled_from((0, -4))),
        draw(st.integers(-8, 30)) if height < HEIGHT else draw(st.sampled_from((0, 3))),
        draw(st.sampled_from((1.0, 0.6, 0.0))),
        draw(st.sampled_from((True, True, True, False))),
        draw(st.sampled_from(Blend)),
        mask=draw(st.sampled_from((None, levels(width, height, seed)))),
    )


@st.composite
def layered(draw: st.DrawFn, least: int = 1) -> Document:
    """A document with some layers, of which one is active, and perhaps a selection."""
    count = draw(st.integers(least, 5))
    made = tuple(draw(layers(f"l{number}")) for number in range(count))
    selected = draw(st.sampled_from((None, levels(WIDTH, HEIGHT, 7))))
    masks = () if selected is None else (NamedMask("m", "m", selected),)
    active = draw(st.sampled_from(made)).id
    return Document(WIDTH, HEIGHT, made, masks, active, "m" if masks else "")


def on_canvas(layer: Layer) -> Pixels:
    """What of a layer's own pixels lies on the canvas, in an array of its size."""
    whole = np.zeros((HEIGHT + 200, WIDTH + 700, 4), np.uint8)
    pixels = layer.pixels.pixels()
    top, left = layer.top + 100, layer.left + 350
    whole[top : top + pixels.shape[0], left : left + pixels.shape[1]] = pixels
    return whole[100 : 100 + HEIGHT, 350 : 350 + WIDTH]
