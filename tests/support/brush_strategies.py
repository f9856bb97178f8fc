"""Random brushes and their curves, for hypothesis."""

from hypothesis import strategies as st

from sdstudio.canvas.pressure_curve import PressureCurve

shares = st.floats(0, 1)


@st.composite
def curves(draw: st.DrawFn) -> PressureCurve:
    inner = draw(st.lists(st.integers(1, 99), max_size=5, unique=True))
    pressures = [0.0, *(one / 100 for one in sorted(inner)), 1.0]
    count = len(pressures)
    effects = sorted(draw(st.lists(shares, min_size=count, max_size=count)))
    return PressureCurve(tuple(zip(pressures, effects, strict=True)))
