"""The way of the pen: steadied lines and straight ones."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.canvas.pen import PenPoint, Stabiliser, straight
from tests.support.brush_strategies import shares

times = st.floats(0, 100)
steps = st.lists(
    st.tuples(st.floats(-500, 500), st.floats(-500, 500), shares, times), min_size=1, max_size=12
)


class TestStabiliser:
    @given(steps, st.floats(0, 500))
    def test_it_ends_at_the_pen_and_stays_in_the_box_of_its_way(
        self, path: list[tuple[float, float, float, float]], delay_ms: float
    ) -> None:
        pens, now_ms = [], 0.0
        for x, y, pressure, passed_ms in path:
            now_ms += passed_ms
            pens.append(PenPoint(x, y, pressure, now_ms))
        stabiliser = Stabiliser(delay_ms)
        drawn = [stabiliser.begin(pens[0])]
        for pen in pens[1:]:
            drawn += stabiliser.move(pen)
        drawn += stabiliser.end(pens[-1])
        assert drawn[0] == pens[0]
        assert drawn[-1][:3] == pytest.approx(pens[-1][:3])
        for axis in range(3):
            low, high = min(pen[axis] for pen in pens), max(pen[axis] for pen in pens)
            assert all(low - 1e-6 <= point[axis] <= high + 1e-6 for point in drawn)
        assert all(one.time_ms <= two.time_ms for one, two in pairwise(drawn))

    def test_switched_off_it_draws_what_the_pen_draws(self) -> None:
        stabiliser = Stabiliser(0)
        pens = [PenPoint(step * 3, step % 2, 0.5, step * 5) for step in range(9)]
        assert stabiliser.begin(pens[0]) == pens[0]
        assert [point for pen in pens[1:-1] for point in stabiliser.move(pen)] == pens[1:-1]
        assert stabiliser.end(pens[-1]) == [pens[-1]]

    def test_a_shaking_hand_draws_a_smooth_line(self) -> None:
        def height(delay_ms: float) -> float:
            stabiliser = Stabiliser(delay_ms)
            stabiliser.begin(PenPoint(0, 0))
            drawn = [
                point
                for step in range(1, 60)
                for point in stabiliser.move(PenPoint(step * 5, 4 * (-1) ** step, 1, step * 8))
            ]
            return max(abs(point.y) for point in drawn[len(drawn) // 2 :])

        assert height(0) == 4
        assert height(80) < 0.5

    @pytest.mark.parametrize("every", [1, 5, 20])
    def test_it_is_so_far_behind_however_often_the_pen_reports(self, every: int) -> None:
        stabiliser = Stabiliser(100)
        stabiliser.begin(PenPoint(0, 0))
        drawn = [PenPoint(0, 0)]
        for now_ms in range(every, 801, every):
            drawn += stabiliser.move(PenPoint(now_ms * 2, 0, 1, now_ms))
        assert drawn[-1].x == pytest.approx(2 * (800 - 100), abs=8)

    def test_a_resting_pen_is_caught_up_with(self) -> None:
        stabiliser = Stabiliser(60)
        stabiliser.begin(PenPoint(0, 0))
        stabiliser.move(PenPoint(100, 0, 1, 10))
        drawn = stabiliser.move(PenPoint(100, 0, 1, 1000))
        assert drawn[-1].x == pytest.approx(100, abs=0.01)

    def test_a_pen_that_slept_for_days_is_no_work(self) -> None:
        stabiliser = Stabiliser(60)
        stabiliser.begin(PenPoint(0, 0))
        assert len(stabiliser.move(PenPoint(5, 5, 1, 9e8))) < 1000


class TestStraightLines:
    def test_any_angle_ends_at_the_pen(self) -> None:
        assert straight(PenPoint(3, 4), PenPoint(50, 9, 0.5, 7)) == PenPoint(50, 9, 0.5, 7)

    @given(st.floats(-500, 500), st.floats(-500, 500), st.sampled_from((15, 45, 90)))
    def test_steps_of_angles_give_the_nearest_point_on_one_of_them(
        self, x: float, y: float, step: int
    ) -> None:
        start, end = PenPoint(10, 20), PenPoint(10 + x, 20 + y, 0.3, 5)
        found = straight(start, end, step_degrees=step)
        across, down = found.x - 10, found.y - 20
        assert found[2:] == end[2:]
        if math.hypot(across, down) > 1e-6:
            turns = math.degrees(math.atan2(down, across)) / step
            assert turns == pytest.approx(round(turns), abs=1e-6)
        away = math.hypot(found.x - end.x, found.y - end.y)
        for turn in range(0, 360, step):
            line = math.radians(turn)
            along = max(0.0, x * math.cos(line) + y * math.sin(line))
            other = math.hypot(x - along * math.cos(line), y - along * math.sin(line))
            assert away <= other + 1e-6
