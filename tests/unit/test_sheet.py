"""Sheets: pictures in their places, labels that can be read, no size that is too large."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import ImageFont

from sdstudio.imaging import SheetLabel, compose_sheet


def labels(*texts: str) -> list[SheetLabel]:
    return [SheetLabel(text, f"plain {number}") for number, text in enumerate(texts)]


def plain(colour: tuple[int, int, int], width: int = 64, height: int = 64) -> Any:
    return np.full((height, width, 3), colour, np.uint8)


def count(sheet: Any, colour: tuple[int, int, int]) -> int:
    return int((sheet == colour).all(axis=-1).sum())


RED, GREEN, BLUE, GREY = (255, 0, 0), (0, 255, 0), (0, 0, 255), (225, 225, 225)


def test_each_picture_lies_whole_in_its_column_and_row() -> None:
    pictures = [plain(RED), plain(GREEN), plain(BLUE, 32, 48), None]
    sheet = compose_sheet(pictures, labels("1.5", "8"), labels("DDIM", "Euler"))
    assert [count(sheet, one) for one in (RED, GREEN, BLUE)] == [64 * 64, 64 * 64, 32 * 48]
    # The one that is missing.
    assert count(sheet, GREY) == 64 * 64
    centre = {
        colour: np.argwhere((sheet == colour).all(axis=-1)).mean(axis=0)
        for colour in (RED, GREEN, BLUE)
    }
    assert centre[RED][0] == centre[GREEN][0] < centre[BLUE][0]
    assert centre[RED][1] == pytest.approx(centre[BLUE][1], abs=1)
    assert centre[RED][1] < centre[GREEN][1]


def test_labels_are_written_above_and_beside_and_differ() -> None:
    pictures = [plain(RED), plain(RED)]
    one = compose_sheet(pictures, labels("1.5", "8"))
    other = compose_sheet(pictures, labels("1.5", "9"))
    assert one.shape == other.shape
    assert not np.array_equal(one, other)
    assert (one[:8] == 255).all()
    assert compose_sheet(pictures, labels("1.5"), labels("a", "b")).shape[1] > 64 + 20


def test_a_long_label_stays_within_its_column() -> None:
    long = "a very long prompt that goes on and on without an end " * 5
    sheet = compose_sheet([plain(RED, 128, 128)], labels(long))
    assert sheet.shape[1] == 128 + 16
    assert (sheet[:, :2] == 255).all()


@pytest.mark.parametrize("has_font", [True, False])
def test_chinese_labels_need_a_font_and_are_plain_without(
    has_font: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    truetype = ImageFont.truetype

    def found(file: Any, size: int, *more: Any, **options: Any) -> Any:
        if isinstance(file, str | Path):
            if not has_font:
                raise OSError
            return ImageFont.load_default(size)  # in place of a font that has the letters
        return truetype(file, size, *more, **options)

    monkeypatch.setattr(ImageFont, "truetype", found)
    chinese = compose_sheet([plain(RED)], labels("步数"))
    latin = compose_sheet([plain(RED)], labels("plain 0"))
    assert np.array_equal(chinese, latin) is not has_font


def test_a_large_sheet_is_made_of_smaller_pictures() -> None:
    pictures = [plain(RED, 1024, 64)] * 12
    sheet = compose_sheet(pictures, labels(*"123456789abc"))
    assert max(sheet.shape[:2]) <= 8192
    assert sheet.shape[1] / 8192 > 0.9


def test_as_many_labels_as_pictures_are_needed() -> None:
    with pytest.raises(ValueError, match="3 pictures in 2 × 0"):
        compose_sheet([None] * 3, labels("a", "b"))
