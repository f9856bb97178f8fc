"""Lines and colours go on into a hole."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from sdstudio.imaging.continuation import continued, nearest

Flags = NDArray[np.bool_]


@st.composite
def holes(draw: st.DrawFn) -> Flags:
    """Holes that are not everything."""
    height, width = draw(st.integers(1, 30)), draw(st.integers(2, 30))
    random = np.random.default_rng(draw(st.integers(0, 99)))
    hole = random.random((height, width)) < draw(st.floats(0, 1))
    hole[draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))] = False
    return hole


def colours_for(hole: Flags) -> NDArray[np.float32]:
    return np.random.default_rng(1).random((*hole.shape, 3)).astype(np.float32)


@given(holes())
@settings(max_examples=60, deadline=None)
def test_what_is_known_stays_and_what_is_made_is_between(hole: Flags) -> None:
    picture = colours_for(hole)
    made = continued(picture, hole)
    assert np.array_equal(made[~hole], picture[~hole])
    known = picture[~hole]
    assert (made >= known.min(axis=0) - 1e-5).all()
    assert (made <= known.max(axis=0) + 1e-5).all()


@given(holes())
@settings(max_examples=30, deadline=None)
def test_nothing_of_the_hole_gets_into_it(hole: Flags) -> None:
    picture = colours_for(hole)
    other = picture.copy()
    other[hole] = 1e6
    assert np.array_equal(continued(picture, hole), continued(other, hole))


def test_a_line_that_meets_the_hole_goes_on_through_it() -> None:
    picture = np.full((41, 41, 3), 200, np.float32)
    picture[18:23] = 20
    hole = np.zeros((41, 41), np.bool_)
    hole[:, 14:27] = True
    made = continued(picture, hole)
    assert made[20, 20].mean() < 90
    assert made[8, 20].mean() > 180


@given(holes())
@settings(max_examples=60, deadline=None)
def test_the_nearest_is_no_further_than_that_of_a_search(hole: Flags) -> None:
    rows, columns = nearest(hole)
    assert not hole[rows, columns].any()
    own = np.indices(hole.shape)
    found = np.hypot(rows - own[0], columns - own[1])
    known = np.argwhere(~hole)
    best = np.hypot(known[:, 0][:, None, None] - own[0], known[:, 1][:, None, None] - own[1]).min(
        axis=0
    )
    # Next to the edge between two places, it may be the second nearest.
    assert (found <= best + 1).all()
    assert (found == best).mean() > 0.9
