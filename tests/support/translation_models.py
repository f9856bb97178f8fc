"""Tiny translation models with random weights, laid out as OPUS-MT's are published."""

import io
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from safetensors.torch import save_file
from torch import Tensor

from sdstudio.app.conversion import converter
from sdstudio.disk import SystemDisk
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.models.auxiliary import auxiliary_model
from sdstudio.models.importing import import_model
from sdstudio.models.stop import Stop
from sdstudio.weights.marian import Marian
from tests.support.originals import bundled, examined

_CHINESE = ["一只猫坐在窗台上", "红色的犰狳在奔跑", "穿山甲爬上了高高的树", "柔和的光线照进房间"]
_ENGLISH = ["a cat sits on the windowsill", "a red armadillo runs", "soft light fills the room"]


@lru_cache
def _spm(texts: tuple[str, ...], size: int) -> bytes:
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts * 4),
        model_writer=written,
        vocab_size=size,
        character_coverage=1.0,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    return written.getvalue()


def write_translation_model(
    folder: Path,
    *,
    source: str = "zho",
    target: str = "eng",
    pickled: bool = False,
    width: int = 16,
) -> Path:
    """Write a model that translates anything into something, the same for the same arguments."""
    folder.mkdir(parents=True)
    pieces = ["</s>", "<unk>"]
    for file, sentences in (("source.spm", _CHINESE), ("target.spm", _ENGLISH)):
        data = _spm(tuple(sentences), 48)
        (folder / file).write_bytes(data)
        processor = sentencepiece.SentencePieceProcessor(model_proto=data)
        pieces += [processor.id_to_piece(one) for one in range(3, processor.get_piece_size())]
    pieces = [*dict.fromkeys(pieces), "<pad>"]
    config = tiny_config(len(pieces), width)
    texts: dict[str, Mapping[str, Any]] = {
        "config.json": config,
        "vocab.json": {piece: number for number, piece in enumerate(pieces)},
        "tokenizer_config.json": {"source_lang": source, "target_lang": target},
    }
    for name, content in texts.items():
        (folder / name).write_text(json.dumps(content), "utf-8")
    weights = random_weights(config)
    if pickled:
        torch.save(weights, folder / "pytorch_model.bin")
    else:
        save_file(weights, folder / "model.safetensors", {"format": "pt"})
    return folder


def tiny_config(words: int, width: int) -> Mapping[str, Any]:
    """The configuration of a model with ``words`` pieces."""
    return {
        "model_type": "marian",
        "architectures": ["MarianMTModel"],
        "d_model": width,
        "encoder_layers": 2,
        "decoder_layers": 2,
        "encoder_attention_heads": 2,
        "decoder_attention_heads": 2,
        "encoder_ffn_dim": 2 * width,
        "decoder_ffn_dim": 2 * width,
        "vocab_size": words,
        "max_position_embeddings": 64,
        "activation_function": "swish",
        "scale_embedding": True,
        "pad_token_id": words - 1,
        "decoder_start_token_id": words - 1,
        "eos_token_id": 0,
    }


def random_weights(config: Mapping[str, Any]) -> dict[str, Tensor]:
    """Weights for ``config``, the same each time."""
    shape = Marian.of(config)
    generator = torch.Generator().manual_seed(1)
    weights = {
        name: torch.randn(size, generator=generator) / 4 + ("norm.weight" in name)
        for name, size in shape.tensors()
    }
    weights["model.shared.weight"] = torch.randn((shape.words, shape.width), generator=generator)
    # The padding, with which transformers begins.
    weights["model.shared.weight"][-1] = 0
    weights["final_logits_bias"] = torch.randn((1, shape.words), generator=generator)
    return weights


def install_translation_model(models: Path, folder: Path, **how: Any) -> AuxiliaryModel:
    """Write a model to ``folder`` and import it; returns it as the registry knows it."""
    found = examined(write_translation_model(folder, **how))
    path = import_model(
        found,
        models,
        disk=SystemDisk(),
        bundled=bundled(),
        name="",
        link=False,
        stop=Stop(),
        progress=lambda *_: None,
        consent=True,
        converter=converter(),
    )
    model = auxiliary_model(path)
    assert model is not None
    return model
