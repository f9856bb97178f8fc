"""The vocabulary of a model: example prompts, unknown words to underline, Chinese to translate."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from sdstudio.domain.prompt import parse_prompt, plain_syntax
from sdstudio.domain.triggers import find_triggers, word_key

_HAN: Final = "\u3400-\u9fff"
_LATIN: Final = rf"[^\W\d_{_HAN}]+(?:['’][^\W\d_{_HAN}]+)?"
_PUNCTUATION: Final = str.maketrans(dict.fromkeys("，。、；：", ", "))
#: A placeholder for text to be restored: a noncharacter, which no text uses.
_KEPT: Final = "\ufdd0"
_SAY_NOTHING: Final = frozenset(
    {"a", "an", "and", "at", "beside", "by", "in", "next", "of", "on", "the", "to", "with"}
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a model with a small vocabulary.

    Args:
        examples: prompts that work well, as typed.
        known: lower-case single words; if empty, nothing is ever underlined.
        names: lower-case names of several words that may be unknown on their own.
        labels_zh: Chinese names of its English words, for examples shown in Chinese.
        from_zh: the English words it was trained with, by Chinese word.
    """

    examples: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    labels_zh: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    from_zh: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    # A run of Chinese, with digits and the few words with a Latin letter ("T恤"). Compiled when
    # first used, and kept by re: most models have no vocabulary.
    _chinese: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        mixed = "".join(f"{re.escape(key)}|" for key in self.from_zh if re.search("[A-Za-z]", key))
        # Only from the first of several digits, or a long number would take quadratic time.
        pattern = rf"(?<![0-9])[0-9]*(?:{mixed}[{_HAN}])(?:{mixed}[{_HAN}0-9])*"
        object.__setattr__(self, "_chinese", pattern)

    def unknown_spans(self, prompt: str) -> list[tuple[int, int]]:
        """(start, end) of every word of ``prompt`` that the model doesn't know."""
        if not self.known:
            return []
        named = [match.span() for match in self._found_names(prompt)]
        return [
            span
            for match in re.finditer(f"{self._chinese}|{_LATIN}", prompt)
            if not any(start <= match.start() and match.end() <= end for start, end in named)
            for span in self._unknown_parts(match.group(), match.start())
        ]

    def knows_none(self, prompt: str, triggers: Sequence[str] = ()) -> bool:
        """Whether the model knows nothing that ``prompt`` asks for and can only guess.

        Words like “a” and “on” don't count, even if it knows them; numbers and emoji mean nothing
        to it.

        Args:
            triggers: the trigger words of embeddings in use, which it does know.
        """
        phrases = [phrase for part in parse_prompt(prompt, triggers) for phrase in part]
        if not self.known or any(phrase.trigger for phrase in phrases):
            return False
        read = self.english(" ".join(phrase.text for phrase in phrases)).lower()
        unknown, rest = set(), read
        for start, end in self.unknown_spans(read):
            unknown.add(read[start:end])
            rest = rest[:start] + " " * (end - start) + rest[end:]
        known = set(re.findall(_LATIN, rest))
        if known - _SAY_NOTHING:
            return False
        return bool(unknown - _SAY_NOTHING) or any(
            character.isdigit() or unicodedata.category(character) == "So" for character in rest
        )

    def label_zh(self, prompt: str) -> str:
        """What ``prompt`` is about, in Chinese; ``prompt`` itself if no word has a Chinese name."""
        if prompt in self.labels_zh:
            return self.labels_zh[prompt]
        labels = {word_key(word): label for word, label in self.labels_zh.items()}
        return " ".join(labels[one.key] for one in find_triggers(prompt, tuple(labels))) or prompt

    def english(self, prompt: str, triggers: Sequence[str] = ()) -> str:
        """``prompt`` with the known Chinese words translated to English, in English order.

        Args:
            triggers: the trigger words of embeddings, which stay as they are.
        """
        if prompt in self.from_zh:
            # Including phrases with a comma: examples as the window shows them.
            return self.from_zh[prompt].strip(" ,")
        if not self.from_zh or not re.search(self._chinese, prompt):
            return prompt
        prompt = plain_syntax(prompt.replace(_KEPT, ""), triggers)
        found = list(find_triggers(prompt, triggers))
        kept = [prompt[one.start : one.end] for one in found]
        for one in reversed(found):
            prompt = prompt[: one.start] + _KEPT + prompt[one.end :]
        spaced = re.sub(
            self._chinese,
            lambda match: f" {' '.join(self._in_order(match.group()))} ",
            prompt.translate(_PUNCTUATION),
        )
        tidy = re.sub(r"\s*,[\s,]*", ", ", " ".join(spaced.split())).strip(" ,")
        # "(红色:1.3)" is a weighted word and stays one.
        tidy = re.sub(r"(?<=[(\[]) | (?=[:)\]])", "", tidy)
        for word in kept:
            tidy = tidy.replace(_KEPT, word, 1)
        return tidy

    def _found_names(self, prompt: str) -> Iterator[re.Match[str]]:
        longest_first = sorted(self.names, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first))
        return re.finditer(rf"\b(?:{words})\b", prompt, re.IGNORECASE) if words else iter(())

    def _in_order(self, chinese: str) -> list[str]:
        """A style follows its object in Chinese ("猫的线稿") but precedes it in English."""
        parts: list[str] = []
        for part in self._english_parts(chinese):
            at = len(parts)
            while part.endswith(" of") and at and not parts[at - 1].endswith(","):
                at -= 1
            parts.insert(at, part)
        return parts

    def _english_parts(self, chinese: str) -> Iterator[str]:
        unknown = ""
        for part in self._parts(chinese):
            if part in self.from_zh:
                yield unknown
                unknown = ""
                yield self.from_zh[part]
            else:
                unknown += part
        yield unknown

    def _unknown_parts(self, word: str, start: int) -> Iterator[tuple[int, int]]:
        if not re.match(self._chinese, word):
            if word.lower() not in self.known:
                yield start, start + len(word)
            return
        at = begun = start
        for part in self._parts(word):
            if part in self.from_zh:
                if begun < at:
                    yield begun, at
                begun = at + len(part)
            at += len(part)
        if begun < at:
            yield begun, at

    def _parts(self, chinese: str) -> Iterator[str]:
        """Split into the longest known words, and single characters elsewhere."""
        longest = max(map(len, self.from_zh), default=1)
        at = 0
        while at < len(chinese):
            known = (
                chinese[at : at + length]
                for length in range(longest, 0, -1)
                if chinese[at : at + length] in self.from_zh
            )
            part = next(known, chinese[at])
            yield part
            at += len(part)


def parse_vocabulary(file: bytes) -> Vocabulary:
    """The vocabulary in a model's ``words.json``; an empty one if the file isn't valid."""
    try:
        data = json.loads(file)
        examples = tuple(str(prompt) for prompt in data.pop("examples"))
        labels = {str(english): str(label) for english, label in data.pop("labels_zh").items()}
        # Older models don't have it: invert their labels.
        from_zh = {label: english for english, label in labels.items()}
        from_zh |= {str(key): str(value) for key, value in data.pop("from_zh", {}).items()}
        objects = [str(name).lower() for name in data.pop("objects", ())]
        names = frozenset(name for name in objects if " " in name)
        phrases = [str(phrase) for phrases in data.values() for phrase in phrases]
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return Vocabulary()
    words = {word.lower() for phrase in phrases for word in re.findall(_LATIN, phrase)}
    known = words.union(name for name in objects if name not in names)
    return Vocabulary(
        examples, frozenset(known), names, MappingProxyType(labels), MappingProxyType(from_zh)
    )
