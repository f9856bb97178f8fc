"""Reads what the chosen model says that it knows."""

from pathlib import Path

from sdstudio.disk import read_regular
from sdstudio.domain.vocabulary import Vocabulary, parse_vocabulary

__all__ = ["Vocabulary", "read_vocabulary"]


def read_vocabulary(model: Path) -> Vocabulary:
    """The vocabulary beside the model in folder ``model``; an empty one where it has none."""
    try:
        return parse_vocabulary(read_regular(model / "words.json"))
    except OSError:
        return Vocabulary()
