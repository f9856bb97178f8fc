"""The tokens of the full-text index, and the expressions that query it.

Texts are split here rather than by SQLite: Chinese and Japanese have no spaces, so each character
and each pair of neighbours is a token, and two characters are found as fast as a word. FTS5's
``ascii`` tokenizer leaves these tokens as they are.
"""

import re
from typing import Final

from sdstudio.domain.picture_query import Word
from sdstudio.domain.text import folded

#: The rest of a longer text isn't searched; no prompt is that long, but a stranger's file may be.
TEXT_MAX: Final = 20_000
_TOKEN_MAX: Final = 60

_UNSPACED: Final = (
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUNS: Final = re.compile(rf"([{_UNSPACED}]+)|((?:(?![{_UNSPACED}])[^\W_])+)")
_ASCII_WORDS: Final = re.compile(r"[a-z0-9]+")


def tokens(text: str) -> list[str]:
    """The tokens of a text for the index, in order."""
    found = []
    for run, is_unspaced in _runs(text[:TEXT_MAX]):
        if not is_unspaced:
            found.append(run[:_TOKEN_MAX])
            continue
        for at, character in enumerate(run):
            found.append(character)
            if at + 1 < len(run):
                found.append(run[at : at + 2])
    return found


def expression(word: Word) -> str:
    """The FTS5 expression for ``word``; empty if there is nothing to search for."""
    runs = _runs(word.text[:TEXT_MAX])
    asked: list[str] = []
    for number, (run, is_unspaced) in enumerate(runs):
        if not is_unspaced:
            asked.append(run[:_TOKEN_MAX])
            continue
        # Within a longer text, a run's ends may have neighbours: then only pairs are sure to be
        # right next to each other.
        spread = tokens(run)
        if len(run) > 1:
            spread = spread[number == 0 : len(spread) - (number == len(runs) - 1)]
        asked += spread
    if not asked:
        return ""
    # An unspaced run at the end needs no prefix: what follows it is other tokens.
    is_prefix = word.is_prefix and not runs[-1][1]
    if is_prefix and len(asked[-1]) == 1:
        # Half of all texts have such a word, and nobody who is still typing looks for those.
        is_prefix = False
        asked.pop()
    if not asked:
        return ""
    return f'"{" ".join(asked)}"{" *" if is_prefix else ""}'


def matches(word: Word, held: list[str]) -> bool:
    """Whether the index would find a text with the tokens ``held`` by ``word``."""
    asked = expression(word)
    if not asked:
        return False
    is_prefix = asked.endswith("*")
    wanted = asked.removesuffix(" *").strip('"').split(" ")
    for start in range(len(held) - len(wanted) + 1):
        piece = held[start : start + len(wanted)]
        last = piece[-1].startswith(wanted[-1]) if is_prefix else piece[-1] == wanted[-1]
        if last and piece[:-1] == wanted[:-1]:
            return True
    return False


def _runs(text: str) -> list[tuple[str, bool]]:
    """Words, and runs of characters that aren't separated by spaces."""
    plain = folded(text)
    if plain.isascii():
        return [(word, False) for word in _ASCII_WORDS.findall(plain)]
    return [(run or word, bool(run)) for run, word in _RUNS.findall(plain)]
