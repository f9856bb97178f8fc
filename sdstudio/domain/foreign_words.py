"""Finds what is not in Latin letters in a prompt, and puts English in its place.

Only words are found: no brackets, weights, options, names of wildcards and variables, tags of
files, BREAK or trigger words. A phrase ends at punctuation and at everything else that isn't a
letter of its script.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from sdstudio.domain.dynamic_prompt import parse_template
from sdstudio.domain.prompt import syntax_spans


@dataclass(frozen=True, slots=True)
class Script:
    """Letters, and the languages written with them.

    Args:
        letters: for a character class.
        languages: as models name them, the likeliest first.
        has_spaces: whether its words are separated.
    """

    letters: str
    languages: tuple[str, ...]
    has_spaces: bool = True


_HAN: Final = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KANA: Final = "\u3041-\u3096\u309d-\u309f\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f"

#: Kana are before Han: where both are, it's Japanese.
SCRIPTS: Final = (
    Script(_KANA, ("ja",), has_spaces=False),
    Script(_HAN, ("zh", "zho"), has_spaces=False),
    Script("\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3", ("ko",)),
    Script("\u0400-\u052f", ("ru", "uk", "bg", "mk", "sr", "be")),
    Script("\u0370-\u03ff\u1f00-\u1fff", ("el",)),
    Script("\u0590-\u05ff", ("he",)),
    Script("\u0600-\u06ff\u0750-\u077f", ("ar", "fa", "ur")),
    Script("\u0900-\u097f", ("hi", "mr", "ne")),
    Script("\u0e01-\u0e4e", ("th",), has_spaces=False),
    Script("\u10a0-\u10ff", ("ka",)),
    Script("\u0530-\u058f", ("hy",)),
)
#: Models that read many languages.
ANY_LANGUAGE: Final = "mul"
#: What all models translate to.
ENGLISH: Final = "en"

_CLOSE: Final = "".join(one.letters for one in SCRIPTS if not one.has_spaces)
_APART: Final = "".join(one.letters for one in SCRIPTS if one.has_spaces)
_PUNCTUATION: Final = re.compile(r"(?<![0-9])[，、。；！？]|[，、。；！？](?![0-9])")
#: What isn't syntax anywhere; a translation has nothing else.
_NOT_PLAIN: Final = re.compile(r"[^\w\s,.'’&%+!?-]|_")
_OPENING: Final = tuple("([{<（［｛$_")
_CLOSING: Final = tuple(")]}>）］｝_")
_COMMA: Final = ", "
_WORDS_OF_SYNTAX: Final = re.compile(r"\b(?:BREAK|AND)\b")


@dataclass(frozen=True, slots=True)
class ForeignPhrase:
    """Words of a prompt that aren't English: from ``start`` up to ``end``."""

    text: str
    start: int
    end: int


def is_foreign(text: str) -> bool:
    """Whether there may be something to translate."""
    return not text.isascii() and _letter().search(text) is not None


def languages_of(phrase: str) -> tuple[str, ...]:
    """The languages that ``phrase`` may be in, the likeliest first."""
    for script in SCRIPTS:
        if re.search(f"[{script.letters}]", phrase):
            return (*script.languages, ANY_LANGUAGE)
    return ()


@lru_cache(maxsize=64)
def foreign_phrases(prompt: str, triggers: tuple[str, ...] = ()) -> tuple[ForeignPhrase, ...]:
    """What is to be translated in a prompt, or in a template of prompts, in order.

    Args:
        triggers: the trigger words of embeddings, which stay as they are.
    """
    if not is_foreign(prompt):
        return ()
    readable = _without_syntax(prompt, triggers)
    return tuple(ForeignPhrase(one.group(), *one.span()) for one in _phrase().finditer(readable))


def in_english(prompt: str, english: Mapping[str, str], triggers: tuple[str, ...] = ()) -> str:
    """``prompt`` with the phrases that ``english`` has in English, and with ASCII punctuation.

    Everything else stays as it is, and so does a prompt without such phrases.
    """
    found = [one for one in foreign_phrases(prompt, triggers) if one.text in english]
    if not found:
        return prompt
    changes = [(one.start, one.end, _plain(english[one.text])) for one in found]
    readable = _without_syntax(prompt, triggers)
    changes += [(*one.span(), _COMMA) for one in _PUNCTUATION.finditer(readable)]
    written, done = "", 0
    for start, end, text in sorted(changes):
        for piece in (prompt[done:start], text):
            written = _joined(written, piece)
        done = end
    return _joined(written, prompt[done:]).strip(" ,")


# Compiled when first needed, as that takes longer than most modules: so many letters.


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(f"[{_CLOSE}{_APART}]")


@cache
def _phrase() -> re.Pattern[str]:
    # A number before or between letters belongs to them (“3只猫”); one after them may be a weight.
    return re.compile(
        rf"(?<![\w.])[0-9]{{1,4}}(?=[{_CLOSE}])(?:[{_CLOSE}·]|[0-9]{{1,4}}(?=[{_CLOSE}]))+"
        rf"|[{_CLOSE}](?:[{_CLOSE}·]|[0-9]{{1,4}}(?=[{_CLOSE}]))*"
        rf"|[{_APART}]+(?:[ '’-][{_APART}]+)*"
    )


def _without_syntax(prompt: str, triggers: tuple[str, ...]) -> str:
    """``prompt`` with everything blanked out that names something or is syntax; same length."""
    spans = syntax_spans(prompt, triggers)
    spans += [(one.start, one.end) for one in parse_template(prompt, triggers).spans]
    for start, end in spans:
        prompt = f"{prompt[:start]}{chr(0) * (end - start)}{prompt[end:]}"
    return prompt


def _plain(english: str) -> str:
    """A translation without what would be syntax in a prompt."""
    plain = " ".join(_NOT_PLAIN.sub(" ", english).split()).rstrip(" .,")
    return _WORDS_OF_SYNTAX.sub(lambda match: match.group().lower(), plain)


def _joined(before: str, after: str) -> str:
    if after == _COMMA:
        return before.rstrip(" ,") + after
    if before.endswith(_COMMA):
        return before + after.lstrip(" ")
    ends_word = before[-1:].isalnum() or before[-1:] in _CLOSING
    begins_word = after[:1].isalnum() or after[:1] in _OPENING
    is_apart = before and after and ends_word and begins_word
    return f"{before} {after}" if is_apart else before + after
