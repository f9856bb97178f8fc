"""Texts that several zones share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from sdstudio.ui.library.marks_text import marks_text
from sdstudio.ui.wording import counted, number


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("text", "count", "said"),
    [
        ("Moved 1007 pictures to the trash.", 1007, "Moved 1,007 pictures to the trash."),
        ("7 pictures", 7, "7 pictures"),
        ("“Summer” has 12345 of them", 12345, "“Summer” has 12,345 of them"),
    ],
)
def test_counts_have_their_thousands_separated(text: str, count: int, said: str) -> None:
    assert counted(text, count) == said
    assert number(count) in said


def test_marks_are_joined_as_the_language_joins_names(qapp: QApplication) -> None:
    assert marks_text(5, 1, 1) == "★★★★★, Picked, Red"
    chinese = QTranslator()
    assert chinese.load(str(Path(__file__).parents[2] / "resources/i18n/sdstudio_zh_CN.qm"))
    qapp.installTranslator(chinese)
    try:
        assert marks_text(5, 1, 1) == "★★★★★、留用、红色"
    finally:
        qapp.removeTranslator(chinese)
