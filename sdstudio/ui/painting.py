"""Painting that a bug can't leave half done.

A painter that is still open when its device goes ends the process, so one is opened by ``with``
alone; one that Qt hands over is changed within :func:`saved`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPainter


@contextmanager
def saved(painter: QPainter) -> Iterator[None]:
    """Give ``painter`` back as it was, also where painting fails."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()
