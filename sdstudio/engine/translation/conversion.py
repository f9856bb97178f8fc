"""Converts a Marian model to CTranslate2's format, with weights of 8 bits.

Our own recipe rather than CTranslate2's converter, which loads models through transformers and
torch: those take seconds and half a gigabyte in this process, and only the numbers are needed.
"""

import json
import math
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open

from sdstudio.disk import read_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.weights.marian import CONFIG, FINAL_BIAS, VOCABULARY, WEIGHTS, Marian, words_in

Array = NDArray[np.float32]
_EOS: Final = "</s>"
_UNKNOWN: Final = "<unk>"
_PADDING: Final = "<pad>"


def converted(model: Path, cache: Path, name: str) -> Path:
    """The folder of ``model`` in CTranslate2's format; made the first time.

    Args:
        model: its folder.
        cache: where it is kept.
        name: of the model, for failures.

    Raises:
        StudioError: ``TRANSLATION_DAMAGED``.
        OSError: the disk.
    """
    if (cache / "model.bin").is_file():
        return cache
    staging = cache.with_name(f"{cache.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        spec = specification(model)
        spec.validate()
        spec.optimize(quantization="int8")
        spec.save(str(staging))
        staging.replace(cache)
    except (ValueError, KeyError, OSError, RecursionError) as error:
        if isinstance(error, OSError) and not isinstance(error, FileNotFoundError):
            raise
        raise StudioError(ErrorCode.TRANSLATION_DAMAGED, model=name) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return cache


def specification(model: Path) -> Any:
    """The model in a folder as CTranslate2 describes models, with weights of 32 bits.

    Raises:
        ValueError, KeyError, OSError: it isn't whole.
    """
    from ctranslate2.specs import TransformerSpec, common_spec

    config = json.loads(read_regular(model / CONFIG))
    shape = Marian.of(config)
    with safe_open(model / WEIGHTS, "np") as opened:
        names = opened.keys()
        kept = {*(name for name, _ in shape.tensors()), words_in(dict.fromkeys(names)), FINAL_BIAS}
        weights = {
            name: opened.get_tensor(name).astype(np.float32) for name in names if name in kept
        }
    shape.check({name: one.shape for name, one in weights.items()})
    pieces = _pieces(json.loads(read_regular(model / VOCABULARY)), shape.words)
    activations = {"relu": "RELU", "gelu": "GELU"}
    activation = common_spec.Activation[activations.get(shape.activation, "SWISH")]
    spec = TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers),
        shape.heads,
        pre_norm=False,
        activation=activation,
    )
    # The padding, with which transformers begins, is left out: it begins with zeros instead.
    words = weights[words_in(weights)][: len(pieces)]
    for side, part in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        embeddings = part.embeddings[0] if side == "encoder" else part.embeddings
        embeddings.weight = words
        part.scale_embeddings = math.sqrt(shape.width) if shape.scales_embeddings else 1.0
        part.position_encodings.encodings = _positions(shape)
        for number, layer in enumerate(part.layer):
            _set_layer(layer, weights, f"model.{side}.layers.{number}")
    spec.decoder.start_from_zero_embedding = True
    spec.decoder.projection.weight = words
    bias = weights.get(FINAL_BIAS)
    if bias is not None and bias.any():
        spec.decoder.projection.bias = bias[0, : len(pieces)]
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.eos_token = spec.config.decoder_start_token = _EOS
    spec.config.unk_token = _UNKNOWN
    spec.config.add_source_eos = True
    return spec


def _pieces(vocabulary: Mapping[str, int], words: int) -> list[str]:
    """The pieces of words by their numbers, without the padding, which is the last."""
    pieces = sorted(vocabulary, key=lambda piece: vocabulary[piece])
    if [vocabulary[one] for one in pieces] != list(range(words)) or not {_EOS, _UNKNOWN} <= {
        *pieces
    }:
        raise ValueError(VOCABULARY)
    return pieces[:-1] if pieces[-1] == _PADDING else pieces


def _set_layer(spec: Any, weights: Mapping[str, Array], layer: str) -> None:
    _set_attention(spec.self_attention, weights, f"{layer}.self_attn", is_self=True)
    if hasattr(spec, "attention"):
        _set_attention(spec.attention, weights, f"{layer}.encoder_attn", is_self=False)
    _set_linear(spec.ffn.linear_0, weights, f"{layer}.fc1")
    _set_linear(spec.ffn.linear_1, weights, f"{layer}.fc2")
    _set_norm(spec.ffn.layer_norm, weights, f"{layer}.final_layer_norm")


def _set_attention(spec: Any, weights: Mapping[str, Array], name: str, *, is_self: bool) -> None:
    parts = (("q_proj", "k_proj", "v_proj"),) if is_self else (("q_proj",), ("k_proj", "v_proj"))
    for linear, fused in zip(spec.linear, parts, strict=False):
        linear.weight = np.concatenate([weights[f"{name}.{one}.weight"] for one in fused])
        linear.bias = np.concatenate([weights[f"{name}.{one}.bias"] for one in fused])
    _set_linear(spec.linear[-1], weights, f"{name}.out_proj")
    _set_norm(spec.layer_norm, weights, f"{name}_layer_norm")


def _set_linear(spec: Any, weights: Mapping[str, Array], name: str) -> None:
    spec.weight, spec.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _set_norm(spec: Any, weights: Mapping[str, Array], name: str) -> None:
    spec.gamma, spec.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _positions(shape: Marian) -> Array:
    """Sines, then cosines, as ``MarianSinusoidalPositionalEmbedding`` in transformers."""
    columns = np.arange(shape.width) // 2
    angles = np.arange(shape.positions)[:, None] / np.power(10_000, 2 * columns / shape.width)
    half = math.ceil(shape.width / 2)
    encodings = np.empty((shape.positions, shape.width), np.float32)
    encodings[:, :half] = np.sin(angles[:, 0::2])
    encodings[:, half:] = np.cos(angles[:, 1::2])
    return encodings
