"""Edges: where they are, how thin, and from which slope on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.imaging import Rgb
from sdstudio.imaging.canny import CannyThresholds, canny

SIDE = 40


def square(light: int = 255, dark: int = 0) -> Rgb:
    rgb = np.full((SIDE, SIDE, 3), dark, np.uint8)
    rgb[10:30, 12:28] = light
    return rgb


def disc() -> Rgb:
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    level = np.where(np.hypot(x - 20, y - 20) < 12, 220, 30).astype(np.uint8)
    return np.repeat(level[..., None], 3, axis=2)


def test_a_flat_picture_has_no_edges() -> None:
    assert not canny(np.full((20, 30, 3), 90, np.uint8)).any()


def test_edges_are_white_lines_of_one_pixel_on_the_outline() -> None:
    edges = canny(square())
    assert set(np.unique(edges)) == {0, 255}
    # A row through the middle crosses the left and the right side, at the border of both levels.
    (columns,) = np.nonzero(edges[20])
    assert len(columns) == 2
    assert abs(columns[0] - 11.5) <= 1
    assert abs(columns[1] - 27.5) <= 1
    (rows,) = np.nonzero(edges[:, 20])
    assert len(rows) == 2


def test_an_outline_is_closed() -> None:
    edges = canny(disc()) > 0
    inside = np.zeros_like(edges)
    inside[20, 20] = True
    # Filling from the middle in four directions never gets out.
    for _ in range(4 * SIDE):
        grown = inside.copy()
        grown[1:] |= inside[:-1]
        grown[:-1] |= inside[1:]
        grown[:, 1:] |= inside[:, :-1]
        grown[:, :-1] |= inside[:, 1:]
        inside = grown & ~edges
    assert inside.sum() > 300
    assert not inside[0, 0]


def test_a_weak_edge_counts_only_where_it_continues_a_strong_one() -> None:
    rgb = np.zeros((SIDE, SIDE, 3), np.uint8)
    # Strong above, and weaker and weaker below.
    rgb[:, 20:] = np.linspace(200, 30, SIDE, dtype=np.uint8)[:, None, None]
    rgb[30:36, 4:8] = 30  # weak, and alone
    edges = canny(rgb, CannyThresholds(low=40, high=200))
    assert edges[35, 18:22].any()
    assert not edges[28:38, 2:10].any()
    assert not canny(rgb, CannyThresholds(low=200, high=200))[35].any()


def test_the_steepest_channel_counts() -> None:
    rgb = np.full((SIDE, SIDE, 3), 100, np.uint8)
    rgb[:, 20:, 2] = 250
    assert canny(rgb)[20].any()


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_it_sees_the_same_in_every_direction(turns: int) -> None:
    picture = disc()
    turned = canny(np.ascontiguousarray(np.rot90(picture, turns)))
    back = np.rot90(turned, -turns)
    straight = canny(picture)
    # Of two equally steep neighbours the first is an edge, so lines may move by one pixel.
    grown = np.zeros((SIDE + 2, SIDE + 2), bool)
    for down in range(3):
        for across in range(3):
            grown[down : down + SIDE, across : across + SIDE] |= straight > 0
    assert back.any()
    assert grown[1:-1, 1:-1][back > 0].all()


@given(st.integers(0, 2**32 - 1), st.integers(10, 300), st.integers(0, 300))
def test_higher_thresholds_never_find_more(seed: int, low: int, more: int) -> None:
    rgb = np.random.default_rng(seed).integers(0, 256, (12, 15, 3)).astype(np.uint8)
    few = canny(rgb, CannyThresholds(low=low + more, high=low + 2 * more)) > 0
    many = canny(rgb, CannyThresholds(low=low, high=low + more)) > 0
    assert not (few & ~many).any()
