"""Encodes prompts for the UNet."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from sdstudio.domain.params import GenerationParams
from sdstudio.domain.prompt import chunks, parse_prompt
from sdstudio.domain.prompt_editing import edited
from sdstudio.engine.conditioning import Conditioning, ConditioningSchedule
from sdstudio.engine.numerics import PrecisionRetries, finite
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.text_encoders import EncodedTokens, TextEncoderUnit

#: Learned embeddings by the key (``word_key``) of their trigger, then by the component of the text
#: encoder that they are for: (vectors, width), float32.
Learned = Mapping[str, Mapping[str, Tensor]]


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
    return _encoded(pipeline, params, _written(params), retries, learned or {}, exact=exact)


def encode_edited_prompt(
    pipeline: Pipeline,
    params: GenerationParams,
    passes: Sequence[int],
    retries: PrecisionRetries,
    learned: Learned | None = None,
) -> ConditioningSchedule:
    """Encode prompts whose words change from step to step (:mod:`sdstudio.domain.prompt_editing`).

    Each text is encoded once. All are padded to the length of the longest, so that the UNet always
    takes tensors of the same shape.

    Args:
        passes: how many steps are made in each pass.
        learned: textual inversions that the prompts may use.

    Raises:
        JobCancelled, StudioError: as :func:`encode_prompt`.
    """
    triggers = tuple(learned or {})
    prompts = [edited(text, triggers) for text in _written(params)]
    numbers: dict[tuple[str, ...], int] = {}
    orders: list[tuple[int, ...]] = []
    for index, steps in enumerate(passes):
        earlier = sum(passes[:index])
        texts = (
            tuple(one.at(step, steps, earlier).text for one in prompts)
            for step in range(1, steps + 1)
        )
        orders.append(tuple(numbers.setdefault(one, len(numbers)) for one in texts))
    every = [text for texts in numbers for text in texts]
    encoded = _encoded(pipeline, params, every, retries, learned or {})
    return ConditioningSchedule(tuple(encoded.in_batches_of(len(prompts))), tuple(orders))


def _written(params: GenerationParams) -> list[str]:
    guided = params.guidance_scale > 1
    return [params.negative_prompt, params.prompt] if guided else [params.prompt]


def _encoded(
    pipeline: Pipeline,
    params: GenerationParams,
    written: Sequence[str],
    retries: PrecisionRetries,
    learned: Learned,
    *,
    exact: bool = False,
) -> Conditioning:
    """A row for each of the ``written`` prompts."""
    clip_skip = params.clip_skip or pipeline.family.default_clip_skip
    encoders = [_Encoder(pipeline, one, retries, clip_skip) for one in pipeline.text_encoders]
    triggers = () if exact else tuple(learned)
    texts = [pipeline.vocabulary.english(prompt, triggers) for prompt in written]
    prompts: list[list[list[_Chunk]]]
    if exact:
        prompts = [[[one.tokens(text)[: one.room]] for text in texts] for one in encoders]
    else:
        prompts = [[_chunked(one, text, learned) for text in texts] for one in encoders]
    # All encoders' embeddings stand side by side, and all prompts' in a batch.
    most = max(len(chunked) for texts_ in prompts for chunked in texts_)
    read = [
        _Read.of([encoder.rows(chunked, most) for chunked in texts_])
        for encoder, texts_ in zip(encoders, prompts, strict=True)
    ]
    pooled = next((one.pooled for one in read if one.pooled is not None), None)
    return pipeline.functions.conditioning([one.embeddings for one in read], pooled)


def _chunked(encoder: "_Encoder", text: str, learned: Learned) -> list[_Chunk]:
    found: list[_Chunk] = []
    for section in parse_prompt(text, tuple(learned)):
        tokens: list[_Token] = []
        for phrase in section:
            if phrase.trigger:
                # An embedding may be made for one of several encoders.
                vectors = learned[phrase.trigger].get(encoder.component, ())
                tokens += [_Token(encoder.stand_in, phrase.weight, vector) for vector in vectors]
            else:
                tokens += encoder.tokens(phrase.text, phrase.weight)
        found += chunks(tokens)
    return found or [[]]


@dataclass(frozen=True, slots=True)
class _Read:
    """What an encoder makes of all prompts.

    Args:
        embeddings: (n, tokens, width).
        pooled: (n, width), if it gives such vectors.
    """

    embeddings: Tensor
    pooled: Tensor | None

    @classmethod
    def of(cls, rows: Sequence["_Read"]) -> "_Read":
        """Several prompts' as a batch."""
        pooled = [one.pooled for one in rows if one.pooled is not None]
        embeddings = torch.cat([one.embeddings for one in rows])
        return cls(embeddings, torch.cat(pooled) if pooled else None)


class _Encoder:
    """Encodes one chunk at a time and caches the results.

    Not batched, so that a chunk's result doesn't depend on how many there are.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        unit: TextEncoderUnit,
        retries: PrecisionRetries,
        clip_skip: int,
    ) -> None:
        self._pipeline = pipeline
        self._unit = unit
        self._retries = retries
        self._clip_skip = clip_skip
        self._tokenizer = unit.tokenizer
        self._known: dict[tuple[int, ...], EncodedTokens] = {}
        #: Where a learned vector comes. Not the end mark: the pooled vector is taken at the first.
        self.stand_in: int = self._tokenizer.bos_token_id
        self.component = unit.row.component
        #: Tokens in a chunk, without the two marks.
        positions: int = unit.network.config.max_position_embeddings
        self.room: int = min(self._tokenizer.model_max_length, positions) - 2

    def tokens(self, text: str, weight: float = 1.0) -> list[_Token]:
        """Tokenize ``text`` without a length limit."""
        numbers = self._tokenizer(text, add_special_tokens=False, verbose=False).input_ids
        return [_Token(number, weight) for number in numbers]

    def rows(self, prompt: Sequence[_Chunk], count: int) -> _Read:
        """Encode a prompt's chunks side by side, filled up with empty ones; pool the first."""
        padded = [*prompt, *[[]] * (count - len(prompt))]
        plain = [self._plain(chunk) for chunk in padded]
        weighted = [
            self._weighted(chunk, one.hidden) for chunk, one in zip(padded, plain, strict=True)
        ]
        return _Read(torch.cat(weighted, dim=1), plain[0].pooled)

    def _weighted(self, chunk: _Chunk, embeddings: Tensor) -> Tensor:
        """Apply the weights of ``chunk`` to its ``embeddings``, (1, tokens, width).

        Weights scale each token's distance from an empty prompt, as in ComfyUI and compel. Scaling
        the embeddings themselves, as A1111 does, also scales what they have in common.
        """
        weights = torch.ones(embeddings.shape[1])
        weights[1 : 1 + len(chunk)] = torch.tensor([token.weight for token in chunk])
        if bool((weights == 1).all()):
            return embeddings
        scale = weights.to(embeddings.device)[None, :, None]
        empty = self._plain([]).hidden.float()
        weighted = empty + (embeddings.float() - empty) * scale
        return torch.where(scale == 1, embeddings, weighted.to(embeddings.dtype))

    def _plain(self, chunk: _Chunk) -> EncodedTokens:
        begin, end = self._tokenizer.bos_token_id, self._tokenizer.eos_token_id
        numbers = [begin, *(token.number for token in chunk), end]
        numbers += [self._tokenizer.pad_token_id] * (self.room + 2 - len(numbers))
        vectors = {
            at: token.vector for at, token in enumerate(chunk, 1) if token.vector is not None
        }
        key = tuple(numbers)
        if vectors:
            return self._run(numbers, vectors)
        if key not in self._known:
            self._known[key] = self._run(numbers, vectors)
        return self._known[key]

    def _run(self, numbers: list[int], vectors: Mapping[int, Tensor]) -> EncodedTokens:
        network = self._unit.network
        ids = torch.tensor([numbers], device=self._pipeline.device)

        def run(_dtype: torch.dtype) -> EncodedTokens:
            with _in_place(network.get_input_embeddings(), vectors):
                return self._pipeline.functions.encode_tokens(self._unit, ids, self._clip_skip)

        return finite(run, network, network.dtype, self._retries)


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
