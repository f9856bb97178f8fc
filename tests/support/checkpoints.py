"""Checkpoints of the SD 2 family with random weights, in diffusers layout.

Full-size ones have the exact shapes of the published models, so that memory, speed and loading
can be judged without downloading them; tiny ones keep the structure (an 8-fold autoencoder, four
UNet levels, cross-attention) at a few hundred thousand parameters. Equal arguments give equal
bytes, and every dtype holds the same weights up to its rounding.
"""

from __future__ import annotations

import json
import math
import shutil
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, Literal

import torch
from diffusers import (
    AutoencoderKL,
    UNet2DConditionModel,
)
from diffusers.pipelines.stable_diffusion.stable_unclip_image_normalizer import (
    StableUnCLIPImageNormalizer,
)
from torch import Tensor, nn
from transformers import (
    CLIPTextConfig,
    CLIPTextModel,
    CLIPVisionConfig,
    CLIPVisionModelWithProjection,
    DPTConfig,
    DPTForDepthEstimation,
)
from transformers.image_utils import OPENAI_CLIP_MEAN, OPENAI_CLIP_STD

Size = Literal["tiny", "full"]
Config = Mapping[str, Any]

RESOURCES = Path(__file__).parents[2] / "resources"
STARTER_TOKENIZER = RESOURCES / "starter" / "tokenizer"
CONFIGURATIONS = RESOURCES / "models" / "configurations"

EPSILON, V_PREDICTION = "epsilon", "v_prediction"
SAFETENSORS_NAMES = {torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16"}


class Variant(Enum):
    """A member of the family; the value is the pipeline that runs it."""

    BASE = "StableDiffusionPipeline"
    V = "StableDiffusionPipeline (v-prediction)"
    INPAINTING = "StableDiffusionInpaintPipeline"
    DEPTH = "StableDiffusionDepth2ImgPipeline"
    UPSCALER = "StableDiffusionUpscalePipeline"
    VARIATION = "StableUnCLIPImg2ImgPipeline"
    TURBO = "StableDiffusionPipeline (distilled)"

    @property
    def pipeline(self) -> str:
        return self.value.partition(" ")[0]

    @property
    def configuration(self) -> str:
        """Its folder of what ships with the program."""
        return "unclip" if self is Variant.VARIATION else self.name.lower()

    @property
    def prediction_type(self) -> str:
        by_velocity = (Variant.V, Variant.UPSCALER, Variant.VARIATION)
        return V_PREDICTION if self in by_velocity else EPSILON


@dataclass(frozen=True)
class Weight:
    """A weight that is drawn when it is asked for, and always the same."""

    shape: torch.Size
    draw: Callable[[], Tensor]


Weights = Mapping[str, Weight]


@dataclass(frozen=True)
class Component:
    """A part of a checkpoint that has weights.

    Attributes:
        weights: the file's name, as the part's library looks for it.
        key_prefix: what published files put before the names of the weights.
    """

    library: str
    weights: str
    build: Callable[[Config], nn.Module]
    key_prefix: str = ""


COMPONENTS = {
    "unet": Component(
        "diffusers",
        "diffusion_pytorch_model.safetensors",
        lambda config: UNet2DConditionModel(**config),
    ),
    "vae": Component(
        "diffusers",
        "diffusion_pytorch_model.safetensors",
        lambda config: AutoencoderKL(**config),
    ),
    "text_encoder": Component(
        "transformers",
        "model.safetensors",
        lambda config: CLIPTextModel(CLIPTextConfig(**config)),
        key_prefix="text_model.",
    ),
    "depth_estimator": Component(
        "transformers",
        "model.safetensors",
        lambda config: DPTForDepthEstimation(DPTConfig(**config)),
    ),
    "image_encoder": Component(
        "transformers",
        "model.safetensors",
        lambda config: CLIPVisionModelWithProjection(CLIPVisionConfig(**config)),
    ),
    "image_normalizer": Component(
        "diffusers",
        "diffusion_pytorch_model.safetensors",
        lambda config: StableUnCLIPImageNormalizer(**config),
    ),
}
EXTRAS = {
    "depth_estimator": Variant.DEPTH,
    "image_encoder": Variant.VARIATION,
    "image_normalizer": Variant.VARIATION,
}

UNETS: dict[Size, Config] = {
    "full": {
        "block_out_channels": (320, 640, 1280, 1280),
        "attention_head_dim": (5, 10, 20, 20),
        "cross_attention_dim": 1024,
        "use_linear_projection": True,
    },
    "tiny": {
        "block_out_channels": (16, 32, 32, 32),
        "attention_head_dim": (2, 4, 4, 4),
        "cross_attention_dim": 32,
        "norm_num_groups": 8,
        "use_linear_projection": True,
    },
}

# OpenCLIP's ViT-H, of 2-1-unclip-h.
IMAGE_ENCODERS: dict[Size, Config] = {
    "full": {
        "hidden_size": 1280,
        "num_hidden_layers": 32,
        "num_attention_heads": 16,
        "intermediate_size": 5120,
        "patch_size": 14,
        "image_size": 224,
        "projection_dim": 1024,
    },
    "tiny": {
        "hidden_size": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "intermediate_size": 64,
        "patch_size": 8,
        "image_size": 32,
        "projection_dim": 16,
    },
}

# The tiny sizes differ where the full ones do, so that a test can see which one was followed.
UNET_CHANGES: dict[Variant, dict[Size, Config]] = {
    Variant.BASE: {"full": {"sample_size": 64}, "tiny": {"sample_size": 8}},
    Variant.V: {
        "full": {"sample_size": 96, "upcast_attention": True},
        "tiny": {"sample_size": 12, "upcast_attention": True},
    },
    Variant.INPAINTING: {
        "full": {"sample_size": 64, "in_channels": 9},
        "tiny": {"sample_size": 8, "in_channels": 9},
    },
    Variant.DEPTH: {
        "full": {"sample_size": 64, "in_channels": 5},
        "tiny": {"sample_size": 8, "in_channels": 5},
    },
    Variant.UPSCALER: {
        "full": {
            "sample_size": 128,
            "block_out_channels": (256, 512, 512, 1024),
            "attention_head_dim": 8,
        },
        "tiny": {"sample_size": 16},
    },
    Variant.VARIATION: {
        "full": {
            "sample_size": 96,
            "class_embed_type": "projection",
            "projection_class_embeddings_input_dim": 2048,
        },
        "tiny": {
            "sample_size": 12,
            "class_embed_type": "projection",
            "projection_class_embeddings_input_dim": 32,
        },
    },
    Variant.TURBO: {"full": {"sample_size": 64}, "tiny": {"sample_size": 8}},
}

UPSCALER_UNET: Config = {
    "in_channels": 7,
    "down_block_types": ("DownBlock2D",) + 3 * ("CrossAttnDownBlock2D",),
    "up_block_types": 3 * ("CrossAttnUpBlock2D",) + ("UpBlock2D",),
    "only_cross_attention": (True, True, True, False),
    "num_class_embeds": 1000,
}

VAES: dict[Size, Config] = {
    "full": {"block_out_channels": (128, 256, 512, 512), "layers_per_block": 2},
    "tiny": {"block_out_channels": (8, 8, 16, 16), "norm_num_groups": 4},
}

TEXT_ENCODERS: dict[Size, Config] = {
    "full": {
        "hidden_size": 1024,
        "num_hidden_layers": 23,
        "num_attention_heads": 16,
        "intermediate_size": 4096,
        "vocab_size": 49408,
        "projection_dim": 512,
    },
    "tiny": {
        "hidden_size": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "intermediate_size": 64,
        "projection_dim": 32,
    },
}

# Intel's dpt-hybrid-midas, and a plain transformer of the same interface.
DEPTH_ESTIMATORS: dict[Size, Config] = {
    "full": {
        "is_hybrid": True,
        "neck_hidden_sizes": (256, 512, 768, 768),
        "reassemble_factors": (1, 1, 1, 0.5),
        "image_size": 384,
    },
    "tiny": {
        "hidden_size": 32,
        "num_hidden_layers": 4,
        "num_attention_heads": 4,
        "intermediate_size": 64,
        "backbone_out_indices": (0, 1, 2, 3),
        "neck_hidden_sizes": (16, 16, 32, 32),
        "fusion_hidden_size": 16,
        "image_size": 64,
    },
}


def build_checkpoint(
    folder: Path,
    variant: Variant,
    size: Size = "tiny",
    *,
    dtype: torch.dtype = torch.float32,
    seed: int = 0,
    tokenizer: Path = STARTER_TOKENIZER,
    prediction_type: str | None = None,
    layers_per_block: int = 2,
    levels: int = 4,
) -> Path:
    """Write a checkpoint into ``folder``, which is made, and return the folder.

    No more than one weight at a time is held in memory. Latents stay finite through sampling
    in every dtype. Biases of the v-prediction UNets are spread as they are in the trained ones,
    by which programs tell the two kinds apart.

    Args:
        folder: new or empty.
        dtype: float32, float16 or bfloat16.
        tokenizer: a CLIPTokenizer's folder; a tiny text encoder takes its size from it, a full
            one keeps the 49,408 rows of SD 2.
        prediction_type: instead of the variant's own; nothing but the scheduler tells it.
        layers_per_block: of the UNet. With 1, pictures are made in half the time, but the layout of
            single files has no place for it.
        levels: of a tiny UNet. With 2, pictures are made in half the time again, but any even size
            of latents can be halved often enough.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(tokenizer, folder / "tokenizer")
    for name in component_names(variant):
        changes: dict[str, Any] = {}
        if name == "unet":
            changes["layers_per_block"] = layers_per_block
            if levels < 4:
                changes |= _with_levels(variant, levels)
        words = vocabulary_size(tokenizer)
        model = meta_model(variant, name, size, vocabulary_size=words, **changes)
        _write_config(folder / name, COMPONENTS[name], model)
        _write_weights(folder / name, name, random_weights(variant, name, model, seed), dtype)
    _write_schedulers(folder, variant, prediction_type or variant.prediction_type)
    match variant:
        case Variant.DEPTH:
            _write_processor(folder, _depth_processor(DEPTH_ESTIMATORS[size]["image_size"]))
        case Variant.VARIATION:
            _write_processor(folder, _clip_processor(IMAGE_ENCODERS[size]["image_size"]))
    _write_json(folder / "model_index.json", _model_index(variant))
    return folder


def _with_levels(variant: Variant, levels: int) -> Config:
    """Changes of the configuration of a tiny UNet."""
    config = UNETS["tiny"]
    changes = {key: config[key][:levels] for key in ("block_out_channels", "attention_head_dim")}
    down = [*(levels - 1) * ["CrossAttnDownBlock2D"], "DownBlock2D"]
    up = ["UpBlock2D", *(levels - 1) * ["CrossAttnUpBlock2D"]]
    if variant is Variant.UPSCALER:
        down.reverse()
        up.reverse()
        changes["only_cross_attention"] = [True] * (levels - 1) + [False]
    return {**changes, "down_block_types": down, "up_block_types": up}


def component_names(variant: Variant) -> list[str]:
    return [name for name in COMPONENTS if EXTRAS.get(name, variant) is variant]


def meta_model(
    variant: Variant, component: str, size: Size, *, vocabulary_size: int = 49408, **changes: Any
) -> nn.Module:
    """Build a component without memory for its weights.

    Without ``changes`` of its configuration, counts and shapes are those of the real one.
    """
    config = {**_config(variant, component, size), **changes}
    if component == "text_encoder" and size == "tiny":
        config = {**config, "vocab_size": vocabulary_size}
    with torch.device("meta"):
        return COMPONENTS[component].build(config)


def _config(variant: Variant, component: str, size: Size) -> Config:
    match component:
        case "unet":
            upscaler = UPSCALER_UNET if variant is Variant.UPSCALER else {}
            return {**UNETS[size], **upscaler, **UNET_CHANGES[variant][size]}
        case "vae":
            return _vae_config(variant, size)
        case "text_encoder":
            # SD 2 was published with eos 2, and transformers pools by the highest id then.
            ids = {"bos_token_id": 0, "eos_token_id": 2, "pad_token_id": 1}
            return {**TEXT_ENCODERS[size], **ids, "hidden_act": "gelu"}
        case "depth_estimator":
            return DEPTH_ESTIMATORS[size]
        case "image_encoder":
            return {**IMAGE_ENCODERS[size], "hidden_act": "gelu"}
        case "image_normalizer":
            return {"embedding_dim": IMAGE_ENCODERS[size]["projection_dim"]}
    raise ValueError(component)


def _vae_config(variant: Variant, size: Size) -> Config:
    config = dict(VAES[size])
    if variant is Variant.UPSCALER:
        config["block_out_channels"] = config["block_out_channels"][:3]
        config["scaling_factor"] = 0.08333
    levels = len(config["block_out_channels"])
    return {
        **config,
        "down_block_types": levels * ("DownEncoderBlock2D",),
        "up_block_types": levels * ("UpDecoderBlock2D",),
        "latent_channels": 4,
        "sample_size": UNET_CHANGES[variant][size]["sample_size"] * 2 ** (levels - 1),
    }


def _write_config(folder: Path, component: Component, model: Any) -> None:
    if component.library == "diffusers":
        model.save_config(folder)
    else:
        model.config.save_pretrained(folder)


def _write_weights(folder: Path, name: str, weights: Weights, dtype: torch.dtype) -> None:
    component = COMPONENTS[name]
    prefixed = {component.key_prefix + key: weight for key, weight in weights.items()}
    stream_weights(folder / component.weights, prefixed, dtype)


def random_weights(variant: Variant, name: str, model: nn.Module, seed: int) -> Weights:
    """A component's weights by their names in it, none of them drawn yet."""
    spread = 0.15 if name == "unet" and variant.prediction_type == V_PREDICTION else 0.0
    return drawn_weights(name, model, seed, spread)


def drawn_weights(name: str, model: nn.Module, seed: int, bias_std: float = 0.0) -> Weights:
    """Random weights for ``model``, none of them drawn yet.

    Args:
        name: of the component; others draw other weights.
        bias_std: of the transformer blocks' first normalisation.
    """
    return {
        key: Weight(
            weight.shape, partial(_random_weight, key, weight.shape, f"{seed}/{name}/", bias_std)
        )
        for key, weight in model.state_dict().items()
    }


def stream_weights(
    path: Path, weights: Weights, dtype: torch.dtype, *, hollow: bool = False
) -> None:
    """Write a safetensors file: a length, a JSON header, then raw values, one weight at a time.

    Args:
        hollow: zeros that take no room on the disk.
    """
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    offset = 0
    for key, weight in weights.items():
        end = offset + weight.shape.numel() * dtype.itemsize
        header[key] = {
            "dtype": SAFETENSORS_NAMES[dtype],
            "shape": list(weight.shape),
            "data_offsets": [offset, end],
        }
        offset = end
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        if hollow:
            file.truncate(file.tell() + offset)
            return
        for weight in weights.values():
            values = weight.draw().to(dtype).contiguous()
            assert values.shape == weight.shape
            file.write(values.reshape(-1).view(torch.uint8).numpy().data)


def _random_weight(name: str, shape: torch.Size, seed: str, transformer_bias_std: float) -> Tensor:
    """Draw one weight so that signals keep their size from layer to layer."""
    if name == "std":
        # Of the image normaliser: a deviation, so it is positive.
        return torch.full(shape, 0.5)
    if len(shape) > 1:
        std = 1 / math.sqrt(math.prod(shape[1:]))
    elif "transformer_blocks" in name and name.endswith("norm1.bias"):
        std = transformer_bias_std
    else:
        return torch.full(shape, 1.0 if name.endswith("weight") else 0.0)
    generator = torch.Generator().manual_seed(zlib.crc32(f"{seed}{name}".encode()))
    return torch.empty(shape).normal_(0.0, std, generator=generator)


def scheduler_betas(variant: Variant) -> Config:
    upscaler = variant is Variant.UPSCALER
    return {
        "beta_schedule": "scaled_linear",
        "beta_start": 0.0001 if upscaler else 0.00085,
        "beta_end": 0.02 if upscaler else 0.012,
    }


def _write_schedulers(folder: Path, variant: Variant, prediction_type: str) -> None:
    """Those that ship with the program for a checkpoint in one file."""
    for shipped in CONFIGURATIONS.joinpath(variant.configuration).glob("*/scheduler_config.json"):
        config = json.loads(shipped.read_bytes())
        if shipped.parent.name == "scheduler":
            config["prediction_type"] = prediction_type
        (folder / shipped.parent.name).mkdir()
        _write_json(folder / shipped.parent.name / shipped.name, config)


def _write_processor(folder: Path, processor: Config) -> None:
    (folder / "feature_extractor").mkdir()
    _write_json(folder / "feature_extractor" / "preprocessor_config.json", processor)


def _depth_processor(side_px: int) -> Config:
    return {
        "image_processor_type": "DPTImageProcessor",
        "do_normalize": True,
        "do_rescale": True,
        "do_resize": True,
        "image_mean": [0.5, 0.5, 0.5],
        "image_std": [0.5, 0.5, 0.5],
        "keep_aspect_ratio": False,
        "resample": 2,
        "size": {"height": side_px, "width": side_px},
    }


def _clip_processor(side_px: int) -> Config:
    return {
        "image_processor_type": "CLIPImageProcessor",
        "crop_size": {"height": side_px, "width": side_px},
        "do_center_crop": True,
        "do_convert_rgb": True,
        "do_normalize": True,
        "do_rescale": True,
        "do_resize": True,
        "image_mean": OPENAI_CLIP_MEAN,
        "image_std": OPENAI_CLIP_STD,
        "resample": 3,
        "size": {"shortest_edge": side_px},
    }


def _model_index(variant: Variant) -> Config:
    if variant is Variant.TURBO:
        scheduler = "EulerDiscreteScheduler"
    else:
        scheduler = "DDIMScheduler" if variant.prediction_type == V_PREDICTION else "PNDMScheduler"
    index: dict[str, Any] = {
        "_class_name": variant.pipeline,
        "_diffusers_version": "0.42.0",
        "scheduler": ["diffusers", scheduler],
        "text_encoder": ["transformers", "CLIPTextModel"],
        "tokenizer": ["transformers", "CLIPTokenizer"],
        "unet": ["diffusers", "UNet2DConditionModel"],
        "vae": ["diffusers", "AutoencoderKL"],
    }
    match variant:
        case Variant.DEPTH:
            index["depth_estimator"] = ["transformers", "DPTForDepthEstimation"]
            index["feature_extractor"] = ["transformers", "DPTImageProcessor"]
        case Variant.UPSCALER:
            index["low_res_scheduler"] = ["diffusers", "DDPMScheduler"]
            index["max_noise_level"] = 350
        case Variant.VARIATION:
            index["feature_extractor"] = ["transformers", "CLIPImageProcessor"]
            index["image_encoder"] = ["transformers", "CLIPVisionModelWithProjection"]
            index["image_normalizer"] = ["stable_diffusion", "StableUnCLIPImageNormalizer"]
            index["image_noising_scheduler"] = ["diffusers", "DDPMScheduler"]
        case _:
            index["feature_extractor"] = [None, None]
            index["requires_safety_checker"] = False
            index["safety_checker"] = [None, None]
    return index


def vocabulary_size(tokenizer: Path) -> int:
    vocabulary = tokenizer / "vocab.json"
    if vocabulary.exists():
        return len(json.loads(vocabulary.read_text(encoding="utf-8")))
    model = json.loads((tokenizer / "tokenizer.json").read_text(encoding="utf-8"))["model"]
    return len(model["vocab"])


def _write_json(path: Path, content: Config) -> None:
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")
