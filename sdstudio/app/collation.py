"""Names in the order in which the artist's language lists them. QtCore only."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QCollator, QLocale

T = TypeVar("T")


def sorted_by_name(items: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """``items`` by name: “b9” before “b10”, and “Äpfel” among the names with A.

    On any thread.
    """
    # One for each call: a collator may only be used by one thread.
    collator = QCollator(QLocale())
    collator.setNumericMode(True)
    return sorted(items, key=lambda one: (collator.sortKey(name(one)), name(one)))
