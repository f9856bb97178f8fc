"""TokenCounter: how much of a prompt the model reads, by its own vocabulary.

Uses ``tokenizers``, the library under CLIPTokenizer, so that nothing of transformers is imported
in the window's process.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tokenizers import Tokenizer

#: CLIP reads 77 positions; two of them mark the beginning and the end.
TOKEN_LIMIT: Final = 75

# CLIP's own word pattern (openai/CLIP, simple_tokenizer.py).
_WORD = r"""'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"""


@dataclass(frozen=True, slots=True)
class TokenCount:
    """Tokens of a prompt.

    Args:
        tokens: without the two marks.
        overflow_at: index of the first character that is not read; ``None``: all is read.
    """

    tokens: int
    overflow_at: int | None


class TokenCounter:
    """Counts tokens as the checkpoint in ``folder`` does.

    Args:
        folder: a diffusers folder with ``tokenizer/vocab.json`` and ``tokenizer/merges.txt``
            (or ``tokenizer.json``).
    """

    def __init__(self, folder: Path) -> None:
        self._tokenizer = _tokenizer(folder / "tokenizer")

    def count(self, prompt: str) -> TokenCount:
        """Count the tokens of ``prompt``."""
        encoding = self._tokenizer.encode(prompt, add_special_tokens=False)
        tokens = len(encoding.ids)
        overflow_at = encoding.offsets[TOKEN_LIMIT][0] if tokens > TOKEN_LIMIT else None
        return TokenCount(tokens, overflow_at)


def _tokenizer(folder: Path) -> "Tokenizer":
    # Here, because the window imports this module before it is first painted.
    from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers
    from tokenizers.models import BPE

    if not (folder / "vocab.json").exists():
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer
    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    lines = (folder / "merges.txt").read_text(encoding="utf-8").splitlines()
    pairs = [tuple(line.split()) for line in lines if line and not line.startswith("#version")]
    tokenizer = Tokenizer(
        BPE(
            vocab=vocabulary,
            merges=[(pair[0], pair[1]) for pair in pairs],
            end_of_word_suffix="</w>",
            unk_token="<|endoftext|>",
        )
    )
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_WORD), behavior="removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer
