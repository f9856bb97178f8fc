"""Checkpoints of every family, for text and for inpainting, with random weights.

In diffusers layout, and made of the configurations that ship with the program, so that full-size
ones are as published. Tiny ones have all that their family has, in a few hundred thousand
parameters.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from transformers import CLIPTextModel, CLIPTokenizer, PreTrainedModel

from sdstudio.domain.model_family import Configuration, ModelFamily
from sdstudio.domain.weights_layout import STEMS
from sdstudio.engine.families import functions
from tests.support.checkpoints import CONFIGURATIONS, Size, drawn_weights, stream_weights

_TINY_TEXT_WIDTHS = {"text_encoder": 32, "text_encoder_2": 40}
_TINY_PROJECTION = 24
_TINY_TIME_EMBED = 8
#: In SDXL's ``time_ids``.
_SIZES_TOLD = 6

Config = Mapping[str, Any]


def build_family_checkpoint(
    folder: Path,
    family: ModelFamily,
    configuration: Configuration,
    size: Size = "tiny",
    *,
    tokenizer: Path,
    dtype: torch.dtype = torch.float32,
    seed: int = 0,
    prediction_type: str | None = None,
    changes: Mapping[str, Config] | None = None,
    hollow: bool = False,
) -> Path:
    """Write a checkpoint into ``folder``, which is made, and return the folder.

    No more than one weight at a time is held in memory.

    Args:
        tokenizer: a CLIPTokenizer's folder; a tiny text encoder takes its size from it.
        prediction_type: instead of the configuration's own; nothing but the scheduler tells it.
        changes: of components' configurations.
        hollow: the weights are zeros that take no room on the disk.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shipped = CONFIGURATIONS / configuration.key
    words = len(CLIPTokenizer.from_pretrained(tokenizer))
    for component in family.weighted(configuration.task):
        config = json.loads((shipped / component / "config.json").read_bytes())
        if size == "tiny":
            config |= _tiny(family, component, config, words)
        config |= (changes or {}).get(component, {})
        (folder / component).mkdir()
        _write_json(folder / component / "config.json", config)
        model = empty_network(family, component, config)
        prefix = "text_model." if type(model) is CLIPTextModel else ""
        weights = {prefix + key: one for key, one in drawn_weights(component, model, seed).items()}
        file = folder / component / f"{STEMS[component]}.safetensors"
        stream_weights(file, weights, dtype, hollow=hollow)
    for encoder in family.text_encoders:
        own = CLIPTokenizer.from_pretrained(tokenizer, pad_token=encoder.pad_token)
        own.save_pretrained(folder / encoder.tokenizer)
    schedule = json.loads((shipped / "scheduler" / "scheduler_config.json").read_bytes())
    schedule["prediction_type"] = prediction_type or schedule["prediction_type"]
    (folder / "scheduler").mkdir()
    _write_json(folder / "scheduler" / "scheduler_config.json", schedule)
    shutil.copyfile(shipped / "model_index.json", folder / "model_index.json")
    return folder


def empty_network(family: ModelFamily, component: str, config: Config) -> Any:
    """A component without memory for its weights."""
    network = functions(family.key).NETWORKS[component]
    with torch.device("meta"):
        if issubclass(network, PreTrainedModel):
            return network(network.config_class.from_dict(dict(config)))
        return network.from_config(config)


def _tiny(family: ModelFamily, component: str, config: Config, words: int) -> dict[str, Any]:
    """What a tiny component has instead."""
    match component:
        case "unet":
            return _tiny_unet(family, config)
        case "vae":
            widths = [8, 8, 16, 16][: len(config["block_out_channels"])]
            return {"block_out_channels": widths, "norm_num_groups": 4, "layers_per_block": 1}
        case _:
            width = _TINY_TEXT_WIDTHS[component]
            return {
                "hidden_size": width,
                "num_hidden_layers": 3,
                "num_attention_heads": 4,
                "intermediate_size": 2 * width,
                "projection_dim": _TINY_PROJECTION,
                "vocab_size": words,
            }


def _tiny_unet(family: ModelFamily, config: Config) -> dict[str, Any]:
    """The published number of levels, but of four only the last two."""
    count = len(config["block_out_channels"])
    kept = count if count < 4 else 2
    changes: dict[str, Any] = {
        "block_out_channels": [16, 32, 32][:kept],
        "down_block_types": config["down_block_types"][-kept:],
        "up_block_types": config["up_block_types"][:kept],
        "attention_head_dim": 4,
        "norm_num_groups": 8,
        "layers_per_block": 1,
        "sample_size": 8,
        "cross_attention_dim": sum(
            _TINY_TEXT_WIDTHS[encoder.component] for encoder in family.text_encoders
        ),
    }
    if config.get("transformer_layers_per_block", 1) != 1:
        changes["transformer_layers_per_block"] = [1, 1, 2]
    if config.get("addition_time_embed_dim"):
        changes["addition_time_embed_dim"] = _TINY_TIME_EMBED
        told = _TINY_PROJECTION + _SIZES_TOLD * _TINY_TIME_EMBED
        changes["projection_class_embeddings_input_dim"] = told
    return changes


def _write_json(path: Path, content: Config) -> None:
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")
