"""What a translation model of Marian's architecture is built like, from its configuration.

The layout is that of transformers' ``MarianMTModel``, in which the models of OPUS-MT were
published: `Tiedemann and Thottingal 2020 <https://aclanthology.org/2020.eamt-1.61>`_.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

#: Beside the weights: how words are split on either side, and the numbers of their pieces.
SOURCE_SPM: Final = "source.spm"
TARGET_SPM: Final = "target.spm"
VOCABULARY: Final = "vocab.json"
CONFIG: Final = "config.json"
TOKENIZER_CONFIG: Final = "tokenizer_config.json"
WEIGHTS: Final = "model.safetensors"
#: The pickle that most of them were published as.
PICKLE: Final = "pytorch_model.bin"

#: The matrix of all words, which one of these has; the others are the same numbers.
_SHARED: Final = (
    "model.shared.weight",
    "model.decoder.embed_tokens.weight",
    "model.encoder.embed_tokens.weight",
    "lm_head.weight",
)
#: Of the names of the tensors that are needed; the rest are the same numbers under other names.
PREFIXES: Final = (
    _SHARED[0],
    "model.encoder.layers.",
    "model.decoder.layers.",
    "final_logits_bias",
)
FINAL_BIAS: Final = "final_logits_bias"
#: For the configuration; far more than any published model has.
_MOST: Final = {
    "d_model": 4_096,
    "encoder_layers": 48,
    "decoder_layers": 48,
    "encoder_attention_heads": 64,
    "encoder_ffn_dim": 16_384,
    "decoder_ffn_dim": 16_384,
    "vocab_size": 1_000_000,
}
_ACTIVATIONS: Final = frozenset({"swish", "silu", "relu", "gelu"})


@dataclass(frozen=True, slots=True)
class Marian:
    """The shape of such a model.

    Args:
        width: of its hidden states.
        words: pieces of words, the padding among them.
        positions: how many pieces it can read.
    """

    width: int
    encoder_layers: int
    decoder_layers: int
    heads: int
    encoder_inner: int
    decoder_inner: int
    words: int
    positions: int
    activation: str
    scales_embeddings: bool

    @classmethod
    def of(cls, config: Mapping[str, object]) -> "Marian":
        """The shape that ``config.json`` describes.

        Raises:
            ValueError: it isn't one of these, or has a value that can't be.
        """
        if config.get("model_type") != "marian":
            raise ValueError(f"model_type: {config.get('model_type')}")
        numbers = {name: _number(config, name, most) for name, most in _MOST.items()}
        if numbers["d_model"] % numbers["encoder_attention_heads"]:
            raise ValueError("encoder_attention_heads")
        if (
            config.get("decoder_attention_heads", numbers["encoder_attention_heads"])
            != (numbers["encoder_attention_heads"])
        ):
            raise ValueError("decoder_attention_heads")
        activation = config.get("activation_function", "swish")
        if activation not in _ACTIVATIONS:
            raise ValueError("activation_function")
        return cls(
            width=numbers["d_model"],
            encoder_layers=numbers["encoder_layers"],
            decoder_layers=numbers["decoder_layers"],
            heads=numbers["encoder_attention_heads"],
            encoder_inner=numbers["encoder_ffn_dim"],
            decoder_inner=numbers["decoder_ffn_dim"],
            words=numbers["vocab_size"],
            positions=_number(
                {"max_position_embeddings": 512, **config}, "max_position_embeddings", 8_192
            ),
            activation=str(activation),
            scales_embeddings=config.get("scale_embedding") is True,
        )

    def tensors(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The names and shapes of what every file has, besides the matrix of words."""
        for side, layers, inner in (
            ("encoder", self.encoder_layers, self.encoder_inner),
            ("decoder", self.decoder_layers, self.decoder_inner),
        ):
            attentions = ["self_attn"] if side == "encoder" else ["self_attn", "encoder_attn"]
            for number in range(layers):
                layer = f"model.{side}.layers.{number}"
                for attention in attentions:
                    for part in ("q_proj", "k_proj", "v_proj", "out_proj"):
                        yield f"{layer}.{attention}.{part}.weight", (self.width, self.width)
                        yield f"{layer}.{attention}.{part}.bias", (self.width,)
                    yield f"{layer}.{attention}_layer_norm.weight", (self.width,)
                    yield f"{layer}.{attention}_layer_norm.bias", (self.width,)
                yield f"{layer}.fc1.weight", (inner, self.width)
                yield f"{layer}.fc1.bias", (inner,)
                yield f"{layer}.fc2.weight", (self.width, inner)
                yield f"{layer}.fc2.bias", (self.width,)
                yield f"{layer}.final_layer_norm.weight", (self.width,)
                yield f"{layer}.final_layer_norm.bias", (self.width,)

    def check(self, shapes: Mapping[str, tuple[int, ...]]) -> None:
        """Raise ``ValueError`` with the name of a tensor that is missing or has another shape."""
        for name, shape in (*self.tensors(), (words_in(shapes), (self.words, self.width))):
            if shapes.get(name) != shape:
                raise ValueError(name)
        bias = shapes.get(FINAL_BIAS)
        if bias is not None and bias != (1, self.words):
            raise ValueError(FINAL_BIAS)


def words_in(shapes: Mapping[str, object]) -> str:
    """The name under which a file has the matrix of all words."""
    return next((name for name in _SHARED if name in shapes), _SHARED[0])


def is_marian(shapes: Mapping[str, tuple[int, ...]]) -> bool:
    """Whether tensors are those of such a model, complete or not."""
    return "model.decoder.layers.0.encoder_attn.q_proj.weight" in shapes and any(
        name in shapes for name in _SHARED
    )


def _number(config: Mapping[str, object], name: str, most: int) -> int:
    value = config.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= most:
        raise ValueError(name)
    return value
