"""The tokenizer: a subset of CLIP's byte-pair merges, with SD 2's special tokens."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from transformers import CLIPTokenizer

from tools.starter.fetch import MERGES_MEMBER
from tools.starter.words import COLOURS, OBJECTS, OTHER_WORDS, PLACES, SIZES, STYLES

Merge = tuple[str, str]

#: How many of the most frequent merges to keep, so that unknown words also get longer tokens.
HEAD_MERGES = 3000
START, END, PAD = "<|startoftext|>", "<|endoftext|>", "!"
MAX_LENGTH = 77


def read_merges(assets: Path) -> list[Merge]:
    """The merges that the starter model keeps, in CLIP's order.

    The head of CLIP's list, and all other merges needed to make each trained word one token.
    Omitting merges that a word doesn't use can't change how it is split, so these words are
    tokenized as in CLIP.
    """
    with zipfile.ZipFile(assets) as archive:
        lines = archive.read(MERGES_MEMBER).decode().splitlines()
    every = [(first, second) for first, second in (line.split() for line in lines)]
    kept = {*every[:HEAD_MERGES], *merges_used(taught_words(), every)}
    return [merge for merge in every if merge in kept]


def taught_words() -> set[str]:
    """Every word that captions use."""
    phrases = (*OBJECTS, *COLOURS, *SIZES, *PLACES, *STYLES.values(), *OTHER_WORDS)
    return {word for phrase in phrases for word in phrase.split()}


def merges_used(words: Iterable[str], merges: list[Merge]) -> set[Merge]:
    """The merges that byte-pair encoding uses for the ASCII ``words``."""
    rank = {merge: index for index, merge in enumerate(merges)}
    used: set[Merge] = set()
    for word in words:
        parts = [*word[:-1], f"{word[-1]}</w>"]
        while len(parts) > 1:
            pairs = list(pairwise(parts))
            best = min(pairs, key=lambda pair: rank.get(pair, len(rank)))
            if best not in rank:
                break
            used.add(best)
            at = pairs.index(best)
            parts[at : at + 2] = ["".join(best)]
    return used


def byte_characters() -> list[str]:
    """CLIP's 256 printable stand-ins for bytes, in its order, so that ``!`` has id 0."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return [chr(byte) for byte in printable] + [chr(256 + index) for index in range(len(others))]


def vocabulary(merges: list[Merge]) -> dict[str, int]:
    """Token -> id: bytes, word-final bytes, merges, the two special tokens."""
    letters = byte_characters()
    tokens = [*letters, *(f"{letter}</w>" for letter in letters)]
    tokens += [first + second for first, second in merges] + [START, END]
    return {token: index for index, token in enumerate(tokens)}


def build_tokenizer(merges: list[Merge]) -> CLIPTokenizer:
    """Create a CLIPTokenizer like SD 2's, with fewer entries."""
    return CLIPTokenizer(
        vocab=vocabulary(merges),
        merges=merges,
        bos_token=START,
        eos_token=END,
        unk_token=END,
        pad_token=PAD,
        model_max_length=MAX_LENGTH,
    )


def save_tokenizer(merges: list[Merge], folder: Path) -> None:
    """Write the fast tokenizer and the files that older libraries need."""
    build_tokenizer(merges).save_pretrained(folder)
    (folder / "vocab.json").write_text(json.dumps(vocabulary(merges), ensure_ascii=False))
    lines = ["#version: 0.2", *(" ".join(pair) for pair in merges)]
    (folder / "merges.txt").write_text("\n".join(lines) + "\n")
    marked = {"lstrip": False, "normalized": True, "rstrip": False, "single_word": False}
    special = {
        "bos_token": {"content": START, **marked},
        "eos_token": {"content": END, **marked},
        "pad_token": PAD,
        "unk_token": {"content": END, **marked},
    }
    (folder / "special_tokens_map.json").write_text(json.dumps(special, indent=2) + "\n")
