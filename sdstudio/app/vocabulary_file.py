"""Reads the vocabulary of the chosen model."""

from pathlib import Path

from sdstudio.disk import open_regular
from sdstudio.domain.vocabulary import Vocabulary, parse_vocabulary

__all__ = ["Vocabulary", "read_vocabulary"]


def read_vocabulary(model: Path) -> Vocabulary:
    """The vocabulary in the model folder ``model``; an empty one if it has none."""
    # Not before the window is painted.
    from sdstudio.domain.configurations import SMALL_FILE_MAX_BYTES

    try:
        with open_regular(model / "words.json") as opened:
            return parse_vocabulary(opened.read(SMALL_FILE_MAX_BYTES))
    except OSError:
        return Vocabulary()
