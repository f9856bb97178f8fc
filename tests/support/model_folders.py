"""Model folders in diffusers layout, as small as inspection allows, and without torch."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

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

CONFIGS: Mapping[str, Mapping[str, Any]] = {
    "unet": {
        "_class_name": "UNet2DConditionModel",
        "in_channels": 4,
        "out_channels": 4,
        "sample_size": 96,
        "cross_attention_dim": 1024,
        "addition_embed_type": None,
        "class_embed_type": None,
    },
    "vae": {
        "_class_name": "AutoencoderKL",
        "block_out_channels": [128, 256, 512, 512],
        "latent_channels": 4,
    },
    "text_encoder": {"model_type": "clip_text_model", "hidden_size": 1024},
    "depth_estimator": {"model_type": "dpt"},
    "image_encoder": {"model_type": "clip_vision_model", "projection_dim": 1024},
    "image_normalizer": {"_class_name": "StableUnCLIPImageNormalizer", "embedding_dim": 1024},
}


def safetensors(data: bytes = b"\1" * 32, *, name: str = "weight") -> bytes:
    """A safetensors file with one tensor of float32."""
    tensor = {"dtype": "F32", "shape": [len(data) // 4], "data_offsets": [0, len(data)]}
    return with_header({"__metadata__": {"format": "pt"}, name: tensor}, data)


def with_header(header: object, data: bytes) -> bytes:
    """A safetensors file that says ``header`` of ``data``."""
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def a_model(folder: Path) -> Path:
    """Stable Diffusion 2.1 in shape."""
    write_json(folder / "model_index.json", INDEX)
    for component in ("unet", "vae", "text_encoder"):
        write_json(folder / component / "config.json", CONFIGS[component])
        weights_of(folder, component).write_bytes(safetensors())
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
