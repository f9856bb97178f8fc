"""Figures as text: time spans, file sizes, and numbers as people type them."""

import unicodedata
from typing import Final

# The number characters that keyboards produce, mapped to those that Python reads.
_NUMBER_MARKS: Final = str.maketrans(
    {",": ".", "，": ".", "．": ".", "。": ".", "٫": ".", "−": "-", "－": "-", "＋": "+"}
)


def span_in_words(low_s: float, high_s: float) -> str:
    """A time span, in units that need no translation: “40–80 s”, “2–3 min”."""
    units = (("h", 3600), ("min", 60), ("s", 1))
    unit, factor = next((one for one in units if high_s >= 2 * one[1]), units[-1])
    low, high = (max(1, round(seconds / factor)) for seconds in (low_s, high_s))
    return f"{low} {unit}" if low == high else f"{low}–{high} {unit}"


def size_in_words(byte_count: int) -> str:
    """A human-readable file size, in units that need no translation: “5.2 GB”."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if byte_count >= factor:
            return f"{byte_count / factor:.1f} {unit}"
    return f"{byte_count} B"


def plain_number(value: float) -> str:
    """A number as people type it: no exponent, no trailing zeros."""
    return f"{value:.10g}"


def ascii_number(text: str) -> str:
    """A number in ASCII, however it was typed: “1,5”, “１．５” and “١٫٥” are 1.5.

    A comma is a decimal mark, never a thousands separator.
    """
    # Arabic numbers have zero-width marks before their sign.
    shown = (one for one in text if unicodedata.category(one) != "Cf")
    digits = "".join(str(unicodedata.decimal(one, one)) for one in shown)
    return digits.translate(_NUMBER_MARKS).strip()
