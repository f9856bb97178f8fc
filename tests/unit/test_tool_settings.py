"""What a tool remembers comes back from a file, whatever is in it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.canvas.brush import Brush
from sdstudio.canvas.pressure_curve import PressureCurve
from sdstudio.canvas.tool_settings import ToolSettings
from tests.support.brush_strategies import curves, shares

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)
all_settings = st.builds(
    ToolSettings,
    st.builds(
        Brush,
        size_px=st.floats(2, 1000),
        softness=shares,
        opacity=shares,
        erases=st.booleans(),
        size_pressure=st.none() | curves(),
        opacity_pressure=st.none() | curves(),
    ),
    st.floats(0, 1000),
)


class TestToolSettings:
    @given(all_settings)
    def test_they_come_back_from_a_file(self, kept: ToolSettings) -> None:
        text = json.dumps(kept.to_json(), allow_nan=False)
        assert ToolSettings.from_json(json.loads(text)) == kept

    @given(json_values, all_settings)
    def test_any_value_gives_settings_that_can_be_used(
        self, value: object, usual: ToolSettings
    ) -> None:
        assert ToolSettings.from_json(value, usual) == usual

    @given(st.sampled_from(sorted(ToolSettings().to_json())), json_values)
    def test_one_bad_value_leaves_the_others(self, name: str, value: object) -> None:
        given_ = ToolSettings(Brush(99, 0.5, 0.5), 50).to_json()
        found = ToolSettings.from_json({**given_, name: value})
        assert 2 <= found.brush.size_px <= 1000
        assert 0 <= found.brush.softness <= 1
        assert 0 <= found.brush.opacity <= 1
        assert 0 <= found.stabiliser_ms <= 1000
        assert 0 <= found.brush.radius_px(0.5) <= 500
        if name != "size_px":
            assert found.brush.size_px == 99

    @pytest.mark.parametrize(
        "value",
        [10**400, -(10**400), float("inf"), float("nan")],
        ids=["high", "low", "infinite", "none"],
    )
    def test_a_number_beyond_all_bounds_is_a_bad_value(self, value: float) -> None:
        bad = dict.fromkeys(ToolSettings().to_json(), value)
        assert ToolSettings.from_json(bad) == ToolSettings()

    @pytest.mark.parametrize(
        "curve",
        [
            "straight",
            [],
            [[0, 0]],
            [[0, 0], [1]],
            [[0, 0], [1, "1"]],
            [[0, 1], [1, 0]],
            [[0, 0]] * 99,
        ],
    )
    def test_a_curve_that_is_none_is_the_usual_one(self, curve: object) -> None:
        usual = ToolSettings(Brush(size_pressure=PressureCurve.gamma(2)))
        assert ToolSettings.from_json({"size_pressure": curve}, usual) == usual
        switched_off = ToolSettings.from_json({"size_pressure": None}, usual)
        assert switched_off.brush.size_pressure is None
