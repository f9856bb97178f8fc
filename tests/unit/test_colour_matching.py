"""The new part's colour_matching come to those around it."""

import numpy as np
import pytest

from sdstudio.imaging import Rgb, colour_matching
from sdstudio.imaging.colour_matching import colours_matched
from sdstudio.imaging.masks import Grey

SIDE = 80


def a_mask() -> Grey:
    mask = np.zeros((SIDE, SIDE), np.uint8)
    mask[25:55, 25:55] = 255
    return mask


def grainy(colour: tuple[int, int, int], seed: int = 0, grain: float = 10) -> Rgb:
    noise = np.random.default_rng(seed).normal(0, grain, (SIDE, SIDE, 1))
    return np.asarray((np.array(colour) + noise).clip(0, 255), np.uint8)


@pytest.mark.parametrize("found", [(90, 90, 140), (200, 60, 60), (20, 20, 20)])
def test_a_tint_is_taken_back(found: tuple[int, int, int]) -> None:
    old, mask = grainy((150, 140, 120)), a_mask()
    matched = colours_matched(grainy(found, seed=1), old, mask)[mask > 0]
    assert np.abs(matched.mean(axis=0) - old.mean(axis=(0, 1))).max() < 4


def test_what_matches_already_stays_nearly_as_it_is() -> None:
    old, mask = grainy((150, 140, 120)), a_mask()
    new = grainy((150, 140, 120), seed=1)
    matched = colours_matched(new, old, mask)
    assert np.abs(matched.astype(int) - new).max() <= 8


def test_contrast_is_not_flattened_by_a_plain_wall_around() -> None:
    old, mask = grainy((150, 140, 120), grain=0), a_mask()
    new = grainy((150, 140, 120), seed=1, grain=30)
    matched = colours_matched(new, old, mask)
    assert matched[mask > 0].std() > 0.6 * new[mask > 0].std()


def test_nothing_else_is_touched() -> None:
    old, new, mask = grainy((150, 140, 120)), grainy((20, 60, 220), seed=1), a_mask()
    matched = colours_matched(new, old, mask)
    assert np.array_equal(matched[mask == 0], new[mask == 0])


def test_without_anything_around_there_is_nothing_to_match() -> None:
    new = grainy((20, 60, 220))
    everything = np.full((SIDE, SIDE), 255, np.uint8)
    assert np.array_equal(colours_matched(new, grainy((1, 2, 3)), everything), new)


def test_a_large_picture_is_matched_in_bands_that_do_not_show(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old, new = grainy((150, 140, 120)), grainy((90, 90, 140), seed=1)
    new[40:] //= 2
    whole = colours_matched(new, old, a_mask())
    monkeypatch.setattr(colour_matching, "_BAND_PX", 7 * SIDE)
    assert np.array_equal(colours_matched(new, old, a_mask()), whole)
