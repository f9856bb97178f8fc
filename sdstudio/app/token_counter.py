"""TokenCounter: counts a prompt's tokens with the model's own vocabulary.

Uses ``tokenizers``, the library behind CLIPTokenizer, so that the window's process doesn't import
transformers.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from sdstudio.disk import read_regular
from sdstudio.domain.prompt import CHUNK_TOKENS, chunks, parse_prompt
from sdstudio.domain.triggers import word_key

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# CLIP's own word pattern (openai/CLIP, simple_tokenizer.py).
_WORD = r"""'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"""


@dataclass(frozen=True, slots=True)
class TokenCount:
    """The tokens of a prompt and the chunks in which the model reads them.

    Args:
        tokens: without marks, brackets and weights.
        chunk_starts: for each chunk after the first, the index of its first character.
    """

    tokens: int
    chunk_starts: tuple[int, ...] = ()

    @property
    def room(self) -> int:
        """The total capacity of the chunks."""
        return CHUNK_TOKENS * (1 + len(self.chunk_starts))


class TokenCounter:
    """Counts tokens as the checkpoint in ``folder`` does.

    Args:
        folder: a diffusers folder with ``tokenizer/vocab.json`` and ``tokenizer/merges.txt``
            (or ``tokenizer.json``).

    Raises:
        OSError, ValueError: the files can't be read or are damaged.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._tokenizer = _tokenizer(folder / "tokenizer")
        except OSError:
            raise
        except Exception as error:
            # ``tokenizers`` raises nothing more specific for files that it can't read.
            raise ValueError("no tokenizer can be made of these files") from error

    def count(
        self, prompt: str, embeddings: Mapping[str, int] = MappingProxyType({})
    ) -> TokenCount:
        """Count the tokens of ``prompt``.

        Args:
            embeddings: the number of vectors of the embeddings in use, by trigger.
        """
        vectors = {word_key(trigger): number for trigger, number in embeddings.items()}
        total = 0
        starts: list[int] = []
        for section in parse_prompt(prompt, tuple(vectors)):
            places: list[int] = []
            for phrase in section:
                if phrase.trigger:
                    places += [phrase.places[0]] * vectors[phrase.trigger]
                else:
                    # A lone surrogate can't be passed on.
                    text = re.sub("[\ud800-\udfff]", "\ufffd", phrase.text)
                    encoding = self._tokenizer.encode(text, add_special_tokens=False)
                    places += [phrase.places[start] for start, _end in encoding.offsets]
            total += len(places)
            starts += [chunk[0] for chunk in chunks(places)]
        return TokenCount(total, tuple(starts[1:]))


def _tokenizer(folder: Path) -> "Tokenizer":
    # Imported here, because the window imports this module before the first paint.
    from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers
    from tokenizers.models import BPE

    if not (folder / "vocab.json").exists():
        tokenizer = Tokenizer.from_buffer(read_regular(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer
    vocabulary = json.loads(read_regular(folder / "vocab.json"))
    lines = read_regular(folder / "merges.txt").decode().splitlines()
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
