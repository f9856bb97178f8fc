"""The colours that a picture consists of, for a palette."""

from typing import Final

from sdstudio.imaging.png import Rgb

#: More are computed than are wanted, since some of them look alike.
_FOR_EACH: Final = 4
#: Two colours that differ by less in each channel look alike in a palette.
_ALIKE: Final = 24


def main_colours(rgb: Rgb, count: int) -> list[tuple[int, int, int]]:
    """Up to ``count`` colours that differ from each other, the most frequent first.

    Args:
        rgb: a small picture, since all its pixels are counted.
    """
    from PIL import Image

    # Maximum coverage keeps a small area of a strong colour, which a palette is wanted for.
    image = Image.fromarray(rgb).quantize(_FOR_EACH * count, Image.Quantize.MAXCOVERAGE)
    palette = image.getpalette() or []
    frequent = sorted(image.getcolors() or [], key=lambda pair: pair[0], reverse=True)
    chosen: list[tuple[int, int, int]] = []
    for _, index in frequent:
        assert isinstance(index, int)
        red, green, blue = palette[3 * index : 3 * index + 3]
        colour = (red, green, blue)
        if all(_differ(colour, other) for other in chosen):
            chosen.append(colour)
        if len(chosen) == count:
            break
    return chosen


def _differ(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return any(abs(a - b) >= _ALIKE for a, b in zip(one, other, strict=True))
