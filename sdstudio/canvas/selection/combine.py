"""Combine: how a new selection is combined with the mask."""

from enum import Enum


class Combine(Enum):
    """What a new selection does to the mask."""

    REPLACE = "replace"
    ADD = "add"
    SUBTRACT = "subtract"
    INTERSECT = "intersect"
