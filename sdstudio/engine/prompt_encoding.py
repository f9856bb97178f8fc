"""Encodes prompts for the UNet."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from sdstudio.domain.params import GenerationParams
from sdstudio.domain.prompt import chunks, parse_prompt
from sdstudio.engine.conditioning import Conditioning
from sdstudio.engine.numerics import PrecisionRetries, finite
from sdstudio.engine.pipeline import Pipeline

#: Learned embeddings by the key (``word_key``) of their trigger: (vectors, width), float32.
Learned = Mapping[str, Tensor]


@dataclass(frozen=True, slots=True)
class _Token:
    """One position: a vocabulary token, or a learned vector that replaces it."""

    number: int
    weight: float = 1.0
    vector: Tensor | None = None


_Chunk = Sequence[_Token]


def encode_prompt(
    pipeline: Pipeline,
    params: GenerationParams,
    retries: PrecisionRetries,
    learned: Learned | None = None,
    *,
    exact: bool = False,
) -> Conditioning:
    """Encode the prompts: two rows, negative prompt first, or one without guidance.

    Long prompts are encoded chunk by chunk and concatenated; the shorter prompt is padded with
    empty chunks. A short prompt without weights gives exactly what diffusers' pipelines give.

    Args:
        learned: textual inversions that the prompts may use.
        exact: encode as diffusers does: no weights, cut off at 77 tokens.

    Raises:
        JobCancelled: from inside the text encoder.
        StudioError: ``NOT_FINITE``.
    """
    encoder = _Encoder(pipeline, retries)
    guided = params.guidance_scale > 1
    written = [params.negative_prompt, params.prompt] if guided else [params.prompt]
    triggers = () if exact or learned is None else tuple(learned)
    texts = [pipeline.vocabulary.english(prompt, triggers) for prompt in written]
    prompts: list[list[_Chunk]]
    if exact:
        prompts = [[encoder.tokens(text)[: encoder.room]] for text in texts]
    else:
        prompts = [_chunked(encoder, text, learned or {}) for text in texts]
    most = max(map(len, prompts))
    rows = [
        torch.cat([encoder.encode(chunk) for chunk in prompt + [[]] * (most - len(prompt))], dim=1)
        for prompt in prompts
    ]
    return pipeline.functions.conditioning(torch.cat(rows))


def _chunked(encoder: "_Encoder", text: str, learned: Learned) -> list[_Chunk]:
    found: list[_Chunk] = []
    for section in parse_prompt(text, tuple(learned)):
        tokens: list[_Token] = []
        for phrase in section:
            if phrase.trigger:
                vectors = learned[phrase.trigger]
                tokens += [_Token(encoder.end, phrase.weight, vector) for vector in vectors]
            else:
                tokens += encoder.tokens(phrase.text, phrase.weight)
        found += chunks(tokens)
    return found or [[]]


class _Encoder:
    """Encodes one chunk at a time and caches the results.

    Not batched, so that a chunk's result doesn't depend on how many there are.
    """

    def __init__(self, pipeline: Pipeline, retries: PrecisionRetries) -> None:
        self._pipeline = pipeline
        self._retries = retries
        self._tokenizer = pipeline.tokenizer
        self._known: dict[tuple[int, ...], Tensor] = {}
        self.end: int = self._tokenizer.eos_token_id
        #: Tokens in a chunk, without the two marks.
        positions: int = pipeline.text_encoder.config.max_position_embeddings
        self.room: int = min(self._tokenizer.model_max_length, positions) - 2

    def tokens(self, text: str, weight: float = 1.0) -> list[_Token]:
        """Tokenize ``text`` without a length limit."""
        numbers = self._tokenizer(text, add_special_tokens=False, verbose=False).input_ids
        return [_Token(number, weight) for number in numbers]

    def encode(self, chunk: _Chunk) -> Tensor:
        """Encode a chunk: (1, tokens, width).

        Weights scale each token's distance from an empty prompt, as in ComfyUI and compel. Scaling
        the embeddings themselves, as A1111 does, also scales what they have in common.
        """
        embeddings = self._plain(chunk)
        weights = torch.ones(embeddings.shape[1])
        weights[1 : 1 + len(chunk)] = torch.tensor([token.weight for token in chunk])
        if bool((weights == 1).all()):
            return embeddings
        scale = weights.to(embeddings.device)[None, :, None]
        empty = self._plain([]).float()
        weighted = empty + (embeddings.float() - empty) * scale
        return torch.where(scale == 1, embeddings, weighted.to(embeddings.dtype))

    def _plain(self, chunk: _Chunk) -> Tensor:
        begin, end = self._tokenizer.bos_token_id, self.end
        numbers = [begin, *(token.number for token in chunk), end]
        numbers += [self._tokenizer.pad_token_id] * (self.room + 2 - len(numbers))
        vectors = {
            at: token.vector for at, token in enumerate(chunk, 1) if token.vector is not None
        }
        key = tuple(numbers)
        if vectors:
            return self._run(numbers, vectors)
        if key not in self._known:
            self._known[key] = self._run(numbers, {})
        return self._known[key]

    def _run(self, numbers: list[int], vectors: Mapping[int, Tensor]) -> Tensor:
        encoder = self._pipeline.text_encoder
        ids = torch.tensor([numbers], device=self._pipeline.device)

        def run(_dtype: torch.dtype) -> Tensor:
            with _in_place(encoder.get_input_embeddings(), vectors):
                return self._pipeline.functions.encode_tokens(encoder, ids)

        return finite(run, encoder, encoder.dtype, self._retries)


@contextmanager
def _in_place(embedding: nn.Module, vectors: Mapping[int, Tensor]) -> Iterator[None]:
    """During the block, ``embedding`` outputs ``vectors`` at their positions."""

    def replace(_module: nn.Module, _inputs: Any, output: Tensor) -> Tensor:
        replaced = output.clone()
        for position, vector in vectors.items():
            replaced[:, position] = vector.to(output)
        return replaced

    if not vectors:
        yield
        return
    hook = embedding.register_forward_hook(replace)
    try:
        yield
    finally:
        hook.remove()
