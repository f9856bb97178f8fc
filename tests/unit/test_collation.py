"""Names are listed as the artist's language lists them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from sdstudio.app.collation import sorted_by_name


@pytest.fixture
def usual() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        ("en", ["Äpfel 9", "Äpfel 10", "apple", "Apricot", "Zebra"]),
        ("sv", ["apple", "Apricot", "Zebra", "Äpfel 9", "Äpfel 10"]),
        ("zh_CN", ["北京", "重庆", "上海"]),
    ],
)
def test_names_are_in_the_order_of_the_language(usual: None, locale: str, names: list[str]) -> None:
    QLocale.setDefault(QLocale(locale))
    assert sorted_by_name(reversed(names), str) == names
