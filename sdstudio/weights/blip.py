"""The architecture of a BLIP captioner, which follows from the shapes of its tensors alone.

Written down from the files that transformers' ``BlipForConditionalGeneration`` reads and writes,
with which a test compares it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isqrt
from typing import Final

from sdstudio.domain.captioning import SEEN_PX

_Shape = tuple[int, ...]

#: A tensor by which a file is recognised.
MARK: Final = "text_decoder.bert.encoder.layer.0.crossattention.self.query.weight"
_EMBEDDING: Final = "vision_model.embeddings.class_embedding"
_PATCHES: Final = "vision_model.embeddings.patch_embedding.weight"
_PLACES: Final = "vision_model.embeddings.position_embedding"
_WORDS: Final = "text_decoder.bert.embeddings.word_embeddings.weight"
_LENGTHS: Final = "text_decoder.bert.embeddings.position_embeddings.weight"
_SEEN_INNER: Final = "vision_model.encoder.layers.0.mlp.fc1.bias"
_TOLD_INNER: Final = "text_decoder.bert.encoder.layer.0.intermediate.dense.bias"
#: The words' vectors, and the bias of the words, each under a second name.
TIED: Final = {
    "text_decoder.cls.predictions.decoder.weight": _WORDS,
    "text_decoder.cls.predictions.decoder.bias": "text_decoder.cls.predictions.bias",
}
#: Only counts from 0; files of before transformers 4.31 have it.
NUMBERS: Final = "text_decoder.bert.embeddings.position_ids"
OPTIONAL: Final = frozenset({*TIED, NUMBERS})

#: In all published networks.
_HEAD_WIDTH: Final = 64
#: BERT's 30,522, and two that BLIP adds.
WORDS: Final = 30_524
#: Of the largest published one that is built like this.
_WIDTH_MAX: Final = 1024
_INNER_MAX: Final = 4096
_LAYERS_MAX: Final = 24
_LENGTH_MAX: Final = 512
_CHANNELS: Final = 3


@dataclass(frozen=True, slots=True)
class Blip:
    """A network.

    Args:
        width: of what it sees; ``inner`` is that of the layers between.
        patch_px: the side of the squares that a picture is cut into.
        text_width: of what it writes; ``text_inner`` is that of the layers between.
        length: the tokens that a caption may have.
    """

    width: int
    inner: int
    layers: int
    patch_px: int
    text_width: int
    text_inner: int
    text_layers: int
    length: int = _LENGTH_MAX

    @property
    def heads(self) -> int:
        """Of the attention of what it sees."""
        return self.width // _HEAD_WIDTH

    @property
    def text_heads(self) -> int:
        """Of the attention of what it writes."""
        return self.text_width // _HEAD_WIDTH

    @classmethod
    def of(cls, shapes: Mapping[str, _Shape]) -> "Blip":
        """The network that the shapes of its first tensors tell.

        Raises:
            ValueError: the name of the tensor from which none can be told.
        """
        width, patch_px = _told(shapes, _PATCHES, 4)[0::2]
        places = _told(shapes, _PLACES, 3)[1]
        words, text_width = _told(shapes, _WORDS, 2)
        length = _told(shapes, _LENGTHS, 2)[0]
        (inner,) = _told(shapes, _SEEN_INNER, 1)
        (text_inner,) = _told(shapes, _TOLD_INNER, 1)
        layers = sum(name.endswith(".self_attn.qkv.weight") for name in shapes)
        text_layers = sum(name.endswith(".crossattention.self.query.weight") for name in shapes)
        for number, limit, name in (
            (width, _WIDTH_MAX, _PATCHES),
            (patch_px, SEEN_PX, _PATCHES),
            (text_width, _WIDTH_MAX, _WORDS),
            (length, _LENGTH_MAX, _LENGTHS),
            (inner, _INNER_MAX, _SEEN_INNER),
            (text_inner, _INNER_MAX, _TOLD_INNER),
            (layers, _LAYERS_MAX, _EMBEDDING),
            (text_layers, _LAYERS_MAX, MARK),
        ):
            if not 0 < number <= limit:
                raise ValueError(name)
        if width % _HEAD_WIDTH or isqrt(places - 1) * patch_px != SEEN_PX:
            raise ValueError(_PLACES)
        if text_width % _HEAD_WIDTH or words != WORDS:
            raise ValueError(_WORDS)
        return cls(width, inner, layers, patch_px, text_width, text_inner, text_layers, length)

    def tensors(self) -> Iterator[tuple[str, _Shape]]:
        """The names and shapes of all its tensors."""
        yield from self._seeing()
        yield from self._writing()

    def _seeing(self) -> Iterator[tuple[str, _Shape]]:
        width = self.width
        yield _EMBEDDING, (1, 1, width)
        yield _PLACES, (1, (SEEN_PX // self.patch_px) ** 2 + 1, width)
        yield _PATCHES, (width, _CHANNELS, self.patch_px, self.patch_px)
        yield _PATCHES.replace("weight", "bias"), (width,)
        for number in range(self.layers):
            layer = f"vision_model.encoder.layers.{number}"
            yield from _linear(f"{layer}.self_attn.qkv", 3 * width, width)
            yield from _linear(f"{layer}.self_attn.projection", width, width)
            yield from _linear(f"{layer}.mlp.fc1", self.inner, width)
            yield from _linear(f"{layer}.mlp.fc2", width, self.inner)
            yield from _norm(f"{layer}.layer_norm1", width)
            yield from _norm(f"{layer}.layer_norm2", width)
        yield from _norm("vision_model.post_layernorm", width)

    def _writing(self) -> Iterator[tuple[str, _Shape]]:
        width, bert, head = self.text_width, "text_decoder.bert", "text_decoder.cls.predictions"
        yield _WORDS, (WORDS, width)
        yield _LENGTHS, (self.length, width)
        yield NUMBERS, (1, self.length)
        yield from _norm(f"{bert}.embeddings.LayerNorm", width)
        for number in range(self.text_layers):
            layer = f"{bert}.encoder.layer.{number}"
            for attention, source in (("attention", width), ("crossattention", self.width)):
                yield from _linear(f"{layer}.{attention}.self.query", width, width)
                yield from _linear(f"{layer}.{attention}.self.key", width, source)
                yield from _linear(f"{layer}.{attention}.self.value", width, source)
                yield from _linear(f"{layer}.{attention}.output.dense", width, width)
                yield from _norm(f"{layer}.{attention}.output.LayerNorm", width)
            yield from _linear(f"{layer}.intermediate.dense", self.text_inner, width)
            yield from _linear(f"{layer}.output.dense", width, self.text_inner)
            yield from _norm(f"{layer}.output.LayerNorm", width)
        yield f"{head}.bias", (WORDS,)
        yield from _linear(f"{head}.transform.dense", width, width)
        yield from _norm(f"{head}.transform.LayerNorm", width)
        yield from _linear(f"{head}.decoder", WORDS, width)


def is_blip(shapes: Mapping[str, _Shape]) -> bool:
    """Whether tensors are those of such a network, complete or not."""
    return MARK in shapes and _EMBEDDING in shapes


def _linear(name: str, outputs: int, inputs: int) -> Iterator[tuple[str, _Shape]]:
    yield f"{name}.weight", (outputs, inputs)
    yield f"{name}.bias", (outputs,)


def _norm(name: str, width: int) -> Iterator[tuple[str, _Shape]]:
    yield f"{name}.weight", (width,)
    yield f"{name}.bias", (width,)


def _told(shapes: Mapping[str, _Shape], name: str, dimensions: int) -> _Shape:
    shape = shapes.get(name, ())
    if len(shape) != dimensions:
        raise ValueError(name)
    return shape
