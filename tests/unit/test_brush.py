"""The brush: pen pressure changes its size and its opacity."""

import math

import pytest
from hypothesis import given

from sdstudio.canvas.brush import Brush
from sdstudio.canvas.mask import Mask
from sdstudio.canvas.pressure_curve import LINEAR, PressureCurve
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from tests.support.brush_strategies import curves, shares


class TestPressure:
    @given(curves(), shares, shares)
    def test_more_pressure_is_never_less(
        self, curve: PressureCurve, one: float, other: float
    ) -> None:
        low, high = sorted((one, other))
        assert curve.points[0][1] <= curve(low) <= curve(high) + 1e-12
        assert curve(high) <= curve.points[-1][1]

    @given(curves())
    def test_a_curve_goes_through_its_points(self, curve: PressureCurve) -> None:
        for pressure, effect in curve.points:
            assert curve(pressure) == pytest.approx(effect)
        assert curve(-3) == curve(0)
        assert curve(7) == curve(1)

    @given(shares)
    def test_without_more_points_it_is_straight(self, pressure: float) -> None:
        assert LINEAR(pressure) == pressure
        bent = PressureCurve(((0, 0), (0.25, 0.25), (0.6, 0.6), (1, 1)))
        assert bent(pressure) == pytest.approx(pressure)

    def test_a_power_is_light_or_heavy(self) -> None:
        assert PressureCurve.gamma(0.5)(0.3) > 0.45
        assert PressureCurve.gamma(2)(0.3) < 0.15

    @pytest.mark.parametrize(
        "points",
        [
            (),
            ((0, 0),),
            ((0, 0), (0.5, 1)),
            ((0.1, 0), (1, 1)),
            ((0, 1), (1, 0)),
            ((0, 0), (0.5, 0.6), (0.5, 0.7), (1, 1)),
            ((0, 0), (0.7, 0.6), (0.5, 0.7), (1, 1)),
            ((0, -1), (1, 1)),
            ((0, 0), (1, 1.5)),
            ((0, math.nan), (1, 1)),
            ((0, 0), (math.nan, 0.5), (1, 1)),
        ],
    )
    def test_points_that_are_no_rising_curve_are_refused(
        self, points: tuple[tuple[float, float], ...]
    ) -> None:
        with pytest.raises(ValueError, match="curve"):
            PressureCurve(points)

    def test_size_and_opacity_follow_curves_of_their_own(self) -> None:
        both = Brush(
            40,
            softness=0,
            size_pressure=PressureCurve(((0, 0.5), (1, 1))),
            opacity_pressure=PressureCurve(((0, 0), (0.5, 0.25), (1, 1))),
        )
        assert both.radius_px(0) == 10
        assert both.radius_px(1) == 20
        assert both.opacity_at(0.5) == 0.25
        assert both.opacity_at(0) == 0.1
        mask = Mask(TileSnapshot(TileGrid(100, 100)))
        mask.begin(both, 50, 50, 0.5)
        pixels = mask.pyramid.read(0, mask.grid.whole)
        assert pixels[50, 50] == 64
        assert pixels[50, 36] == 64
        assert pixels[50, 33] == 0
