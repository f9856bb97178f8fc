"""A sheet: a grid of pictures, labelled with the values in which they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.grid import Axis, plain_label, value_label
from sdstudio.imaging.png import Rgb

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont, ImageFont

    _Font = FreeTypeFont | ImageFont

#: A larger sheet is made of smaller pictures.
SIDE_MAX_PX = 8192

_GAP_PX = 8
_PAPER = (255, 255, 255)
_INK = (30, 30, 30)
_EMPTY = (225, 225, 225)
_FONT_PX = (12, 40)
_FONT_SHARE = 14
_LINES_MAX = 3

# Pillow's own font has Latin letters. Files that Windows, macOS and Linux come with, which Pillow
# looks for in the system's folders.
_FONT_FILES = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansSC-Regular.otf",
    "SourceHanSansCN-Regular.otf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
    "NotoSerifCJK-Regular.ttc",
    "NotoSerifCJK-Bold.ttc",
    "msyh.ttc",
    "simsun.ttc",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "STHeiti Medium.ttc",
    "Arial Unicode.ttf",
)
_LATIN_END = 0x250


@dataclass(frozen=True, slots=True)
class SheetLabel:
    """The label of a row or column.

    Args:
        plain: the same in Latin letters, for a machine that has no font for ``text``.
    """

    text: str
    plain: str


def axis_labels(axis: Axis, translate: Translate) -> list[SheetLabel]:
    """The labels of a sheet's rows or columns."""
    return [
        SheetLabel(value_label(axis.name, value, translate), plain_label(axis.name, value))
        for value in axis.values
    ]


def compose_sheet(
    pictures: Sequence[Rgb | None], columns: Sequence[SheetLabel], rows: Sequence[SheetLabel] = ()
) -> Rgb:
    """A sheet of ``pictures``: (height, width, 3), at most 8192 pixels on each side.

    Args:
        pictures: (height, width, 3) each, of any sizes, row by row; ``None`` stays empty.
        columns, rows: their labels; without ``rows`` there is one unlabelled row.

    Raises:
        ValueError: not as many pictures as rows times columns.
    """
    import numpy as np
    from PIL import Image, ImageDraw

    if not columns or len(pictures) != len(columns) * max(1, len(rows)):
        raise ValueError(f"{len(pictures)} pictures in {len(columns)} × {len(rows)}")
    there = [picture for picture in pictures if picture is not None]
    width = max((picture.shape[1] for picture in there), default=64)
    height = max((picture.shape[0] for picture in there), default=64)
    # Labels take less than a picture's width and height.
    scale = min(
        1.0,
        (SIDE_MAX_PX / (len(columns) + 1) - _GAP_PX) / width,
        (SIDE_MAX_PX / (max(1, len(rows)) + 1) - _GAP_PX) / height,
    )
    cell = max(1, int(width * scale)), max(1, int(height * scale))
    smallest, largest = _FONT_PX
    pen = _Pen(min(max(min(cell) // _FONT_SHARE, smallest), largest), [*columns, *rows])
    tops = [pen.lines(label, cell[0]) for label in columns]
    sides = [pen.lines(label, cell[0] // 2) for label in rows]
    top_px = pen.height_px(tops) + 2 * _GAP_PX
    side_px = pen.width_px(sides) + 2 * _GAP_PX if rows else _GAP_PX
    lefts = [side_px + number * (cell[0] + _GAP_PX) for number in range(len(columns) + 1)]
    uppers = [top_px + number * (cell[1] + _GAP_PX) for number in range(max(1, len(rows)) + 1)]
    sheet = Image.new("RGB", (lefts[-1], uppers[-1]), _PAPER)
    drawn = ImageDraw.Draw(sheet)
    places = [(left, upper) for upper, _ in pairwise(uppers) for left, _ in pairwise(lefts)]
    for picture, (left, upper) in zip(pictures, places, strict=True):
        box = (left, upper, left + cell[0] - 1, upper + cell[1] - 1)
        if picture is None:
            drawn.rectangle(box, fill=_EMPTY)
            continue
        shown = Image.fromarray(picture)
        if scale < 1:
            size = (max(1, int(shown.width * scale)), max(1, int(shown.height * scale)))
            shown = shown.resize(size, Image.Resampling.LANCZOS)
        sheet.paste(
            shown, (left + (cell[0] - shown.width) // 2, upper + (cell[1] - shown.height) // 2)
        )
    for lines, left in zip(tops, lefts, strict=False):
        pen.write(drawn, lines, left + cell[0] // 2, top_px // 2)
    for lines, upper in zip(sides, uppers, strict=False):
        pen.write(drawn, lines, side_px // 2, upper + cell[1] // 2)
    return np.asarray(sheet)


class _Pen:
    """Writes labels in a font that has their letters, else their plain texts."""

    def __init__(self, size_px: int, labels: Sequence[SheetLabel]) -> None:
        from PIL import ImageFont

        font = _font_for("".join(label.text for label in labels), size_px)
        self._is_plain = font is None
        self._font: _Font = font or ImageFont.load_default(size_px)
        self._line_px = size_px * 5 // 4

    def lines(self, label: SheetLabel, width_px: int) -> list[str]:
        """The label's text in lines of at most ``width_px``, cut where there is no room."""
        text = " ".join((label.plain if self._is_plain else label.text).split())
        lines = [""]
        for letter in text:
            if self._font.getlength(lines[-1] + letter) <= width_px or not lines[-1]:
                lines[-1] += letter
                continue
            # At the last blank of the line, if it has one; Chinese has none.
            kept, blank, begun = lines[-1].rpartition(" ")
            if blank and letter != " ":
                lines[-1] = kept
                lines.append(begun + letter)
            else:
                lines.append(letter.strip())
        if len(lines) > _LINES_MAX:
            lines = [*lines[: _LINES_MAX - 1], lines[_LINES_MAX - 1][:-1] + "…"]
        return lines

    def height_px(self, labels: Sequence[Sequence[str]]) -> int:
        """That of the tallest label."""
        return max(map(len, labels), default=0) * self._line_px

    def width_px(self, labels: Sequence[Sequence[str]]) -> int:
        """That of the widest label."""
        widths = (self._font.getlength(line) for lines in labels for line in lines)
        return int(max(widths, default=0)) + 1

    def write(self, drawn: Any, lines: Sequence[str], x: int, y: int) -> None:
        """Write ``lines`` with their middle at (x, y)."""
        top = y - (len(lines) - 1) * self._line_px // 2
        for number, line in enumerate(lines):
            at = (x, top + number * self._line_px)
            drawn.text(at, line, font=self._font, fill=_INK, anchor="mm")


def _font_for(text: str, size_px: int) -> "_Font | None":
    from PIL import ImageFont

    if all(ord(letter) < _LATIN_END or letter in "–—“”…×" for letter in text):
        return ImageFont.load_default(size_px)
    for file in _FONT_FILES:
        try:
            return ImageFont.truetype(file, size_px)
        except OSError:
            continue
    return None
