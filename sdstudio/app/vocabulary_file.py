"""Reads the vocabulary of the chosen model."""

from pathlib import Path

from sdstudio.domain.vocabulary import Vocabulary, parse_vocabulary

__all__ = ["Vocabulary", "read_vocabulary"]


def read_vocabulary(model: Path) -> Vocabulary:
    """The vocabulary in the model folder ``model``; an empty one if it has none."""
    try:
        return parse_vocabulary((model / "words.json").read_bytes())
    except OSError:
        return Vocabulary()
