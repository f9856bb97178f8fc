"""Tiles cover a plane, and together they show what each of them shows."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from sdstudio.engine.tiling import Tiles

LENGTHS = st.integers(1, 60)
TILINGS = st.tuples(st.integers(2, 12), st.integers(0, 5), st.sampled_from([1, 2, 4])).map(
    lambda drawn: {"side": 2 * drawn[0] * drawn[2], "overlap": drawn[1], "multiple": drawn[2]}
)


@given(LENGTHS, LENGTHS, TILINGS, st.integers(1, 3))
def test_tiles_that_agree_give_the_whole(
    rows: int, columns: int, tiling: dict[str, int], scale: int
) -> None:
    height, width = rows * tiling["multiple"], columns * tiling["multiple"]
    tiling["overlap"] = min(tiling["overlap"], tiling["side"] // 2)
    tiles = Tiles.over(height, width, **tiling)
    plane = torch.rand(2, height, width)

    def enlarged(tile: Tensor) -> Tensor:
        assert tile.shape == (2, tiles.height, tiles.width)
        return tile.repeat_interleave(scale, dim=1).repeat_interleave(scale, dim=2)

    bands = list(tiles.bands(plane, enlarged, scale))
    assert len(bands) == len(tiles.rows)
    assert torch.allclose(torch.cat(bands, dim=1), enlarged_plane(plane, scale), atol=1e-5)


def enlarged_plane(plane: Tensor, scale: int) -> Tensor:
    return plane.repeat_interleave(scale, dim=1).repeat_interleave(scale, dim=2)


@given(LENGTHS, TILINGS)
def test_tiles_are_no_larger_than_asked_and_overlap(length: int, tiling: dict[str, int]) -> None:
    side, overlap, multiple = tiling["side"], tiling["overlap"], tiling["multiple"]
    overlap = min(overlap, side // 2)
    tiles = Tiles.over(length * multiple, multiple, side=side, overlap=overlap, multiple=multiple)
    assert tiles.height <= side
    assert tiles.height % multiple == 0
    assert all(start % multiple == 0 for start in tiles.rows)
    assert tiles.rows[-1] + tiles.height == length * multiple
    for above, below in zip(tiles.rows, tiles.rows[1:], strict=False):
        assert above + tiles.height - below >= overlap - multiple


def test_a_plane_that_is_small_enough_is_one_tile() -> None:
    tiles = Tiles.over(20, 64, side=64, overlap=8)
    assert (tiles.count, tiles.height, tiles.width) == (1, 20, 64)


@pytest.mark.parametrize("side", [512, 2048])
def test_the_size_of_a_tile_does_not_grow_with_the_plane(side: int) -> None:
    tiles = Tiles.over(side, side, side=256, overlap=32, multiple=8)
    assert max(tiles.height, tiles.width) <= 256
    assert tiles.count * tiles.height * tiles.width < 1.6 * side * side


def test_one_tile_fades_into_the_next() -> None:
    tiles = Tiles.over(1, 16, side=10, overlap=4)
    levels = iter((0.0, 1.0))
    (band,) = tiles.bands(torch.zeros(1, 16), lambda tile: torch.full_like(tile, next(levels)))
    steps = band[0].diff()
    assert band[0, 0] == 0
    assert band[0, -1] == 1
    assert (steps >= 0).all()
    assert steps.max() < 0.3
