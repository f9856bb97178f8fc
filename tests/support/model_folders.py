"""Model folders in diffusers layout, as small as inspection allows, and without torch."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sdstudio.models.architecture import UnknownArchitectureError, tensors
from sdstudio.weights.header import NewTensor, header_bytes

STEMS = {
    "unet": "diffusion_pytorch_model",
    "vae": "diffusion_pytorch_model",
    "text_encoder": "model",
    "depth_estimator": "model",
    "image_encoder": "model",
    "image_normalizer": "diffusion_pytorch_model",
}

INDEX: Mapping[str, Any] = {
    "_class_name": "StableDiffusionPipeline",
    "_diffusers_version": "0.42.0",
    "feature_extractor": [None, None],
    "requires_safety_checker": False,
    "safety_checker": [None, None],
    "scheduler": ["diffusers", "DDIMScheduler"],
    "text_encoder": ["transformers", "CLIPTextModel"],
    "tokenizer": ["transformers", "CLIPTokenizer"],
    "unet": ["diffusers", "UNet2DConditionModel"],
    "vae": ["diffusers", "AutoencoderKL"],
}

#: Networks of one level where the real ones have four, and next to no channels.
SMALL_UNET: Mapping[str, Any] = {
    "block_out_channels": [8],
    "down_block_types": ["CrossAttnDownBlock2D"],
    "up_block_types": ["CrossAttnUpBlock2D"],
    "layers_per_block": 1,
    "only_cross_attention": False,
    "cross_attention_dim": 32,
    "use_linear_projection": True,
}
SMALL_TEXT_ENCODER: Mapping[str, Any] = {
    "hidden_size": 32,
    "intermediate_size": 16,
    "num_hidden_layers": 1,
    "vocab_size": 16,
}
CONFIGS: Mapping[str, Mapping[str, Any]] = {
    "unet": {
        "_class_name": "UNet2DConditionModel",
        **SMALL_UNET,
        "in_channels": 4,
        "out_channels": 4,
        "sample_size": 96,
        "addition_embed_type": None,
        "class_embed_type": None,
    },
    "vae": {"_class_name": "AutoencoderKL", "latent_channels": 4, "block_out_channels": [4] * 4},
    "text_encoder": {"model_type": "clip_text_model", **SMALL_TEXT_ENCODER},
    "depth_estimator": {"model_type": "dpt"},
    "image_encoder": {
        "model_type": "clip_vision_model",
        "hidden_size": 8,
        "intermediate_size": 8,
        "num_hidden_layers": 1,
        "patch_size": 4,
        "image_size": 8,
        "projection_dim": 16,
    },
    "image_normalizer": {"_class_name": "StableUnCLIPImageNormalizer", "embedding_dim": 16},
}


def safetensors(data: bytes = b"\1" * 32, *, name: str = "weight") -> bytes:
    """A safetensors file with one tensor of float32."""
    tensor = {"dtype": "F32", "shape": [len(data) // 4], "data_offsets": [0, len(data)]}
    return with_header({"__metadata__": {"format": "pt"}, name: tensor}, data)


def with_header(header: object, data: bytes) -> bytes:
    """A safetensors file that says ``header`` of ``data``."""
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def part_bytes(component: str, config: Mapping[str, Any], *, fill: int = 1) -> bytes:
    """A safetensors file with all that ``config`` asks for, its numbers made of ``fill``."""
    try:
        needed = tensors(component, config)
    except UnknownArchitectureError:
        return safetensors()
    named = {name: NewTensor("U8", shape, math.prod(shape)) for name, shape in needed.items()}
    size_bytes = sum(one.size_bytes for one in named.values())
    return header_bytes(named, {"format": "pt"}) + bytes([fill]) * size_bytes


def write_part(folder: Path, component: str, *, fill: int = 1) -> None:
    """Write the weights that a component's configuration in ``folder`` asks for."""
    config = json.loads((folder / component / "config.json").read_text("utf-8"))
    weights_of(folder, component).write_bytes(part_bytes(component, config, fill=fill))


def a_model(folder: Path) -> Path:
    """Stable Diffusion 2.1 in shape."""
    write_json(folder / "model_index.json", INDEX)
    for component in ("unet", "vae", "text_encoder"):
        write_json(folder / component / "config.json", CONFIGS[component])
        write_part(folder, component)
    write_json(
        folder / "scheduler" / "scheduler_config.json",
        {"_class_name": "DDIMScheduler", "prediction_type": "v_prediction"},
    )
    write_json(folder / "tokenizer" / "tokenizer.json", {})
    return folder


def weights_of(folder: Path, component: str, variant: str = "") -> Path:
    return folder / component / f"{STEMS[component]}{variant}.safetensors"


def change_json(path: Path, **changes: Any) -> None:
    write_json(path, json.loads(path.read_text("utf-8")) | changes)


def write_json(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), "utf-8")
