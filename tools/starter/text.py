"""The tokenizer: the head of CLIP's byte-pair vocabulary, with SD 2's special tokens."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

from transformers import CLIPTokenizer

MERGES = 6000
VOCABULARY_MEMBER = "open_clip/bpe_simple_vocab_16e6.txt.gz"
START, END, PAD = "<|startoftext|>", "<|endoftext|>", "!"
MAX_LENGTH = 77


def read_merges(wheel: Path) -> list[tuple[str, str]]:
    """The most frequent ``MERGES`` merges of CLIP's vocabulary, in CLIP's order."""
    with zipfile.ZipFile(wheel) as archive:
        lines = gzip.decompress(archive.read(VOCABULARY_MEMBER)).decode().split("\n")
    pairs = (line.split() for line in lines[1 : MERGES + 1])
    return [(first, second) for first, second in pairs]


def byte_characters() -> list[str]:
    """CLIP's 256 printable stand-ins for bytes, in its order, so that ``!`` has id 0."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return [chr(byte) for byte in printable] + [chr(256 + index) for index in range(len(others))]


def vocabulary(merges: list[tuple[str, str]]) -> dict[str, int]:
    """Token -> id: bytes, bytes that end a word, merges, the two specials."""
    letters = byte_characters()
    tokens = [*letters, *(f"{letter}</w>" for letter in letters)]
    tokens += [first + second for first, second in merges] + [START, END]
    return {token: index for index, token in enumerate(tokens)}


def build_tokenizer(merges: list[tuple[str, str]]) -> CLIPTokenizer:
    """A true CLIPTokenizer of SD 2's kind, with fewer entries."""
    return CLIPTokenizer(
        vocab=vocabulary(merges),
        merges=merges,
        bos_token=START,
        eos_token=END,
        unk_token=END,
        pad_token=PAD,
        model_max_length=MAX_LENGTH,
    )


def save_tokenizer(merges: list[tuple[str, str]], folder: Path) -> None:
    """Write the fast tokenizer and the files that older readers look for."""
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
