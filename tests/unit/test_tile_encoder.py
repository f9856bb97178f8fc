"""Tiles as PNG files: readable by others, and only what has changed is encoded again."""

import io
from unittest import mock

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as PillowImage

from sdstudio.canvas import tile_encoder
from sdstudio.canvas.compositing import shown_through
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_encoder import Image, TileEncoder
from sdstudio.canvas.tile_grid import Pixels, TileGrid
from sdstudio.canvas.tile_png import straight
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot
from sdstudio.imaging.png import packed_rows, png_of_rows

WIDTH, HEIGHT = 700, 600


def noise(channels: int, seed: int = 1, alpha: int | None = None) -> TileSnapshot:
    random = np.random.default_rng(seed)
    shape = (HEIGHT, WIDTH) if channels == 1 else (HEIGHT, WIDTH, channels)
    pixels = random.integers(0, 256, shape, dtype=np.uint8)
    if channels == 4:
        pixels[..., 3] = pixels[..., 3] if alpha is None else alpha
        pixels[..., :3] = np.minimum(pixels[..., :3], pixels[..., 3:])
    return TileSnapshot.of(pixels)


def read(png: bytes) -> Pixels:
    """As Pillow reads it, which checks all checksums."""
    with PillowImage.open(io.BytesIO(png)) as image:
        image.verify()
    with PillowImage.open(io.BytesIO(png)) as image:
        return np.asarray(image)


@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=6),
    st.integers(1, 50),
    st.sampled_from((1, 2, 3, 4)),
    st.integers(0, 9),
)
@settings(max_examples=40, deadline=None)
def test_rows_packed_apart_are_one_image(
    heights: list[int], width: int, channels: int, seed: int
) -> None:
    random = np.random.default_rng(seed)
    shape = (sum(heights), width) if channels == 1 else (sum(heights), width, channels)
    pixels = random.integers(0, 256, shape, dtype=np.uint8)
    ends = np.cumsum(heights)
    parts = [
        packed_rows(pixels[end - height : end]) for height, end in zip(heights, ends, strict=True)
    ]
    assert (read(png_of_rows(width, sum(heights), channels, parts)) == pixels).all()


def test_masks_and_layers_are_what_they_were() -> None:
    mask, layer, opaque = noise(1), noise(4), noise(4, alpha=255)
    through = shown_through(layer, mask)
    encoded = TileEncoder().encode(
        {"a": Image(mask), "b": Image(layer), "c": Image(opaque), "d": Image(layer, mask)}
    )
    assert {one.place for one in encoded.values()} == {Rect(0, 0, WIDTH, HEIGHT)}
    assert (read(encoded["a"].png) == mask.pixels()).all()
    assert (read(encoded["b"].png) == straight(layer.pixels())).all()
    # What is opaque has no alpha.
    assert (read(encoded["c"].png) == opaque.pixels()[..., 2::-1]).all()
    assert (read(encoded["d"].png) == straight(through.pixels())).all()


def test_only_what_is_painted_is_encoded_unless_all_of_it_is_wanted() -> None:
    grid = TileGrid(WIDTH, HEIGHT, 4)
    pixels = TiledPixels(TileSnapshot(grid))
    pixels.writable((1, 1), grid.rect((1, 1)))[:] = 255
    snapshot = pixels.snapshot()
    encoded = TileEncoder().encode(
        {"a": Image(snapshot), "b": Image(snapshot, is_whole=True), "c": Image(TileSnapshot(grid))}
    )
    assert encoded["a"].place == Rect(256, 256, 512, 512)
    assert (read(encoded["a"].png) == np.full((256, 256, 3), 255)).all()
    assert encoded["b"].place == grid.whole
    assert (read(encoded["b"].png) == snapshot.pixels()).all()
    assert read(encoded["c"].png).shape == (1, 1, 4)


def test_what_is_painted_costs_only_the_rows_of_tiles_that_it_touches() -> None:
    encoder = TileEncoder()
    pixels = TiledPixels(noise(4))
    others = {"other": Image(noise(4, seed=2), noise(1))}
    encoder.encode({"layer": Image(pixels.snapshot()), **others})
    pixels.writable((1, 2), Rect(256, 512, 512, 600))[10:20, 10:20] = 255
    with mock.patch.object(tile_encoder, "packed_rows", wraps=packed_rows) as packed:
        images = {"layer": Image(pixels.snapshot()), **others}
        encoded = encoder.encode(images)
    assert packed.call_count == 1
    assert encoded == TileEncoder().encode(images)


def test_a_copy_knows_what_was_encoded_and_each_forgets_only_its_own() -> None:
    encoder, images = TileEncoder(), {"layer": Image(noise(4))}
    encoded = encoder.encode(images)
    copy = encoder.copy()
    encoder.encode({})
    with mock.patch.object(tile_encoder, "packed_rows", wraps=packed_rows) as packed:
        assert copy.encode(images) == encoded
        assert packed.call_count == 0
        assert encoder.encode(images) == encoded
        assert packed.call_count == 3
