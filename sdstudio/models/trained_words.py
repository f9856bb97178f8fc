"""The words that a LoRA was trained with, as far as its file says."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sdstudio.disk import open_regular
from sdstudio.weights.header import read_header

_WORDS_MAX: Final = 100
_LENGTH_MAX: Final = 100
# Where trainers say what has to be in a prompt, and how often each tag was in the captions.
_PHRASES: Final = ("modelspec.trigger_phrase", "ss_trigger_words", "trigger_words")
_FREQUENCIES: Final = "ss_tag_frequency"


def trained_words(file: Path) -> tuple[str, ...]:
    """The trigger words of a safetensors file, then its captions' most frequent tags.

    None if it doesn't say, or can't be read.
    """
    try:
        with open_regular(file) as opened:
            return words_in(read_header(opened).metadata)
    except (OSError, ValueError):
        return ()


def words_in(metadata: Mapping[str, str]) -> tuple[str, ...]:
    """The words that a file's ``metadata`` names."""
    phrases = [part for key in _PHRASES for part in metadata.get(key, "").split(",")]
    found = [*phrases, *_frequent(metadata.get(_FREQUENCIES, ""))]
    plain = (word.strip(" []\"'") for word in found)
    usable = (word for word in plain if 0 < len(word) <= _LENGTH_MAX and word.isprintable())
    return tuple(dict.fromkeys(usable))[:_WORDS_MAX]


def _frequent(text: str) -> list[str]:
    try:
        folders = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return []
    counts: Counter[str] = Counter()
    for tags in folders.values() if isinstance(folders, dict) else ():
        for tag, count in tags.items() if isinstance(tags, dict) else ():
            if isinstance(count, int):
                counts[tag] += count
    return [tag for tag, _ in counts.most_common(_WORDS_MAX)]
