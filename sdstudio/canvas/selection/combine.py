"""Combine: how a new selection joins what is painted."""

from enum import Enum


class Combine(Enum):
    """What becomes of what is painted when something is selected."""

    REPLACE = "replace"
    ADD = "add"
    SUBTRACT = "subtract"
    INTERSECT = "intersect"
