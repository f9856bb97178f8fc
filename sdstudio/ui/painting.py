"""Painting that an exception can't leave unfinished.

A painter that is still active when its device is destroyed aborts the process. So a painter is
created only in a ``with`` block, and one that Qt passes in is changed within :func:`saved`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QRegion


@contextmanager
def saved(painter: QPainter) -> Iterator[None]:
    """Restore the state of ``painter`` afterwards, even if painting fails."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


def rects_of(region: QRegion) -> list[QRect]:
    """The rectangles that it consists of."""
    # The type stubs lack that it can be iterated over.
    return list(cast("Iterable[QRect]", region))
