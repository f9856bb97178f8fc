"""What the practice model knows: examples to offer, and words to underline."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a model that knows few.

    Args:
        examples: prompts that it does well, as they are typed.
        known: lower-case single words; empty: nothing is ever underlined.
        labels_zh: Chinese names of its English words, for examples shown in Chinese.
    """

    examples: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    labels_zh: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def unknown_spans(self, prompt: str) -> list[tuple[int, int]]:
        """(start, end) of every word of ``prompt`` that the model has not learned."""
        if not self.known:
            return []
        return [
            match.span()
            for match in _WORD.finditer(prompt)
            if not self._knows(match.group().lower())
        ]

    def label_zh(self, prompt: str) -> str:
        """What ``prompt`` is about, in Chinese; ``prompt`` itself where no word has a name."""
        if prompt in self.labels_zh:
            return self.labels_zh[prompt]
        longest_first = sorted(self.labels_zh, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first))
        found = re.findall(rf"\b(?:{words})\b", prompt, re.IGNORECASE) if words else []
        return " ".join(self.labels_zh[word.lower()] for word in found) or prompt

    def _knows(self, word: str) -> bool:
        return word in self.known or (word.endswith("s") and word[:-1] in self.known)


def read_vocabulary(model: Path) -> Vocabulary:
    """The vocabulary beside the model in folder ``model``; an empty one where it has none."""
    try:
        data = json.loads((model / "words.json").read_text(encoding="utf-8"))
        examples = tuple(str(prompt) for prompt in data.pop("examples"))
        labels = {str(key): str(label) for key, label in data.pop("labels_zh").items()}
        phrases = [str(phrase) for phrases in data.values() for phrase in phrases]
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return Vocabulary()
    known = {match.group().lower() for phrase in phrases for match in _WORD.finditer(phrase)}
    return Vocabulary(examples, frozenset(known), MappingProxyType(labels))
