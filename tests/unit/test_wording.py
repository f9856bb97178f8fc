"""Texts that several zones share."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

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
