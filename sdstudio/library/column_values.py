"""Values of columns, which a damaged disk may have changed."""

from typing import Any


def text_of(value: Any) -> str:
    """``value`` if it is text; otherwise none."""
    # What wasn't UTF-8 was read as lone surrogates, which can't be written again.
    return value.encode("utf-8", "ignore").decode() if isinstance(value, str) else ""


def whole_number_of(value: Any, lowest: int, highest: int) -> int:
    """``value`` if it is a whole number in that range; otherwise 0."""
    return value if isinstance(value, int) and lowest <= value <= highest else 0


def number_of(value: Any) -> float:
    """``value`` if it is a number of usual size; otherwise 0."""
    is_number = isinstance(value, int | float) and abs(value) < 1e15
    return float(value) if is_number else 0.0
