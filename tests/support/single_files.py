"""The checkpoints of :mod:`tests.support.checkpoints` as one file, named as in the original code.

The Stable Diffusion 2 repositories published them like this first: the parts' weights side by side
under the names that they have in CompVis' and Stability's code, OpenCLIP and MiDaS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import torch
from diffusers import DDPMScheduler
from torch import Tensor

from tests.support.checkpoints import (
    STARTER_TOKENIZER,
    Size,
    Variant,
    Weight,
    Weights,
    component_names,
    meta_model,
    random_weights,
    scheduler_betas,
    stream_weights,
    vocabulary_size,
)

PREFIXES = {
    "unet": "model.diffusion_model.",
    "vae": "first_stage_model.",
    "text_encoder": "cond_stage_model.model.",
    "depth_estimator": "depth_model.model.",
}


def build_single_file(
    path: Path,
    variant: Variant,
    size: Size = "tiny",
    *,
    dtype: torch.dtype = torch.float32,
    seed: int = 0,
    tokenizer: Path = STARTER_TOKENIZER,
) -> Path:
    """Write the checkpoint that ``build_checkpoint`` makes of equal arguments, and return the path.

    No more than the few weights that one of the original's consists of are held in memory.

    Args:
        path: its folder exists.
        variant: any but that for image variations.
    """
    weights: dict[str, Weight] = {}
    for name in component_names(variant):
        model = meta_model(variant, name, size, vocabulary_size=vocabulary_size(tokenizer))
        ours = random_weights(variant, name, model, seed)
        weights |= {PREFIXES[name] + key: one for key, one in ORIGINALS[name](ours)}
    stream_weights(path, {**weights, **_schedules(variant)}, dtype)
    return path


def original_name(name: str) -> str:
    """What a tensor of a UNet is called in the original code, without the prefix."""
    nothing = Weight(torch.Size(), lambda: torch.empty(0))
    return next(_unet({name: nothing}))[0]


def _unet(ours: Weights) -> Iterator[tuple[str, Weight]]:
    """The blocks of the original are counted through, those of diffusers level by level."""
    with_attention = {key.split(".attentions.")[0] for key in ours if ".attentions." in key}
    for key, weight in ours.items():
        name = _renamed(key, _RESNET_NAMES) if ".resnets." in key else key
        match re.split(r"\.", name, maxsplit=4):
            case ["down_blocks", level, "downsamplers", _, rest]:
                block = _PER_LEVEL * (int(level) + 1)
                name = f"input_blocks.{block}.0.{rest.replace('conv', 'op')}"
            case ["down_blocks", level, part, index, rest]:
                block = 1 + _PER_LEVEL * int(level) + int(index)
                name = f"input_blocks.{block}.{int(part == 'attentions')}.{rest}"
            case ["up_blocks", level, "upsamplers", _, rest]:
                block = _PER_LEVEL * (int(level) + 1) - 1
                place = 1 + (f"up_blocks.{level}" in with_attention)
                name = f"output_blocks.{block}.{place}.{rest}"
            case ["up_blocks", level, part, index, rest]:
                block = _PER_LEVEL * int(level) + int(index)
                name = f"output_blocks.{block}.{int(part == 'attentions')}.{rest}"
        yield _renamed(name, _UNET_NAMES), weight


#: Two resnets and what changes the size, on the way down; three resnets on the way up.
_PER_LEVEL = 3
_UNET_NAMES = (
    (r"^time_embedding\.linear_1\.", "time_embed.0."),
    (r"^time_embedding\.linear_2\.", "time_embed.2."),
    (r"^class_embedding\.", "label_emb."),
    (r"^conv_in\.", "input_blocks.0.0."),
    (r"^conv_norm_out\.", "out.0."),
    (r"^conv_out\.", "out.2."),
    (r"^mid_block\.resnets\.0\.", "middle_block.0."),
    (r"^mid_block\.attentions\.0\.", "middle_block.1."),
    (r"^mid_block\.resnets\.1\.", "middle_block.2."),
)
_RESNET_NAMES = (
    (r"\.norm1\.", ".in_layers.0."),
    (r"\.conv1\.", ".in_layers.2."),
    (r"\.time_emb_proj\.", ".emb_layers.1."),
    (r"\.norm2\.", ".out_layers.0."),
    (r"\.conv2\.", ".out_layers.3."),
    (r"\.conv_shortcut\.", ".skip_connection."),
)


def _vae(ours: Weights) -> Iterator[tuple[str, Weight]]:
    top = max(int(key.split(".")[2]) for key in ours if key.startswith("decoder.up_blocks."))
    for key, weight in ours.items():
        # On the way up, the original counts from the largest.
        name = re.sub(r"up_blocks\.(\d)", lambda found: f"up.{top - int(found[1])}", key)
        name = _renamed(name, _VAE_NAMES)
        if ".attn_1." in name and len(weight.shape) == 2:
            # Linear layers here, convolutions over single pixels there.
            yield name, _reshaped(weight, torch.Size((*weight.shape, 1, 1)))
        else:
            yield name, weight


_VAE_NAMES = (
    (r"\.down_blocks\.", ".down."),
    (r"\.mid_block\.resnets\.0\.", ".mid.block_1."),
    (r"\.mid_block\.resnets\.1\.", ".mid.block_2."),
    (r"\.mid_block\.attentions\.0\.", ".mid.attn_1."),
    (r"\.resnets\.", ".block."),
    (r"\.downsamplers\.0\.", ".downsample."),
    (r"\.upsamplers\.0\.", ".upsample."),
    (r"\.conv_norm_out\.", ".norm_out."),
    (r"\.conv_shortcut\.", ".nin_shortcut."),
    (r"\.group_norm\.", ".norm."),
    (r"\.to_([qkv])\.", r".\1."),
    (r"\.to_out\.0\.", ".proj_out."),
)


def _text_encoder(ours: Weights) -> Iterator[tuple[str, Weight]]:
    """OpenCLIP's has one layer more, which SD 2 does not read; so have the full-size ones here."""
    last, beyond = f"encoder.layers.{_LAYERS_READ - 1}.", f"encoder.layers.{_LAYERS_READ}."
    unread = {
        key.replace(last, beyond): weight for key, weight in ours.items() if key.startswith(last)
    }
    yield from open_clip_names({**ours, **unread})
    width = ours["final_layer_norm.weight"].shape[0]
    yield "text_projection", _constant(width, width)
    yield "logit_scale", _constant()


def open_clip_names(ours: Weights) -> Iterator[tuple[str, Weight]]:
    """The weights of a text encoder under OpenCLIP's names."""
    for key, weight in _joined(ours, "q_proj", "k_proj", "v_proj"):
        yield _renamed(key, _TEXT_NAMES), weight


_LAYERS_READ = 23
_TEXT_NAMES = (
    (r"^embeddings\.token_embedding\.", "token_embedding."),
    (r"^embeddings\.position_embedding\.weight$", "positional_embedding"),
    (r"^final_layer_norm\.", "ln_final."),
    (r"^encoder\.layers\.", "transformer.resblocks."),
    (r"\.self_attn\.q_proj\.", ".attn.in_proj_"),
    (r"\.self_attn\.", ".attn."),
    (r"\.layer_norm([12])\.", r".ln_\1."),
    (r"\.fc1\.", ".c_fc."),
    (r"\.fc2\.", ".c_proj."),
)


def _depth_estimator(ours: Weights) -> Iterator[tuple[str, Weight]]:
    for key, weight in _joined(ours, "query", "key", "value"):
        name = re.sub(
            r"^neck\.fusion_stage\.layers\.(\d)",
            # The original counts from the finest.
            lambda found: f"scratch.refinenet{4 - int(found[1])}",
            key,
        )
        name = re.sub(
            r"^neck\.reassemble_stage\.(\w+)\.(\d)\.(\w+)",
            lambda found: f"pretrained.act_postprocess{int(found[2]) + 1}.{_REASSEMBLY[found[3]]}",
            name,
        )
        name = re.sub(
            r"^neck\.convs\.(\d)", lambda found: f"scratch.layer{int(found[1]) + 1}_rn", name
        )
        yield _renamed(name, _DEPTH_NAMES), weight
    width = ours["dpt.layernorm.weight"].shape[0]
    # Of what the transformer was first trained as: a classifier of a thousand things.
    yield "pretrained.model.head.weight", _constant(1000, width)
    yield "pretrained.model.head.bias", _constant(1000)


_REASSEMBLY = {"0": "0.project.0", "projection": "3", "resize": "4"}
_DEPTH_NAMES = (
    (r"^dpt\.embeddings\.cls_token", "pretrained.model.cls_token"),
    (r"^dpt\.embeddings\.position_embeddings", "pretrained.model.pos_embed"),
    (r"^dpt\.embeddings\.(patch_embeddings\.)?projection\.", "pretrained.model.patch_embed.proj."),
    (
        r"^dpt\.embeddings\.backbone\.bit\.embedder\.convolution\.",
        "pretrained.model.patch_embed.backbone.stem.conv.",
    ),
    (
        r"^dpt\.embeddings\.backbone\.bit\.embedder\.",
        "pretrained.model.patch_embed.backbone.stem.",
    ),
    (
        r"^dpt\.embeddings\.backbone\.bit\.encoder\.stages\.(\d)\.layers\.",
        r"pretrained.model.patch_embed.backbone.stages.\1.blocks.",
    ),
    (r"^dpt\.encoder\.layer\.", "pretrained.model.blocks."),
    (r"^dpt\.layernorm\.", "pretrained.model.norm."),
    (r"\.attention\.attention\.query\.", ".attn.qkv."),
    (r"\.attention\.output\.dense\.", ".attn.proj."),
    (r"\.intermediate\.dense\.", ".mlp.fc1."),
    (r"\.output\.dense\.", ".mlp.fc2."),
    (r"\.layernorm_before\.", ".norm1."),
    (r"\.layernorm_after\.", ".norm2."),
    (r"(refinenet\d)\.projection\.", r"\1.out_conv."),
    (r"\.residual_layer([12])\.", r".resConfUnit\1."),
    (r"\.convolution([12])\.", r".conv\1."),
    (r"^head\.head\.", "scratch.output_conv."),
)

ORIGINALS = {
    "unet": _unet,
    "vae": _vae,
    "text_encoder": _text_encoder,
    "depth_estimator": _depth_estimator,
}


def _renamed(key: str, names: tuple[tuple[str, str], ...]) -> str:
    for ours, original in names:
        key = re.sub(ours, original, key)
    return key


def _joined(ours: Weights, *parts: str) -> Iterator[tuple[str, Weight]]:
    """What are three weights here is one there; it comes under the name of the first."""
    first = parts[0]
    for key, weight in ours.items():
        if f".{first}." in key:
            thirds = [ours[key.replace(f".{first}.", f".{part}.")] for part in parts]
            shape = torch.Size((3 * weight.shape[0], *weight.shape[1:]))
            yield key, Weight(shape, partial(_drawn_together, thirds))
        elif not any(f".{part}." in key for part in parts):
            yield key, weight


def _drawn_together(weights: list[Weight]) -> Tensor:
    return torch.cat([weight.draw() for weight in weights])


def _reshaped(weight: Weight, shape: torch.Size) -> Weight:
    return Weight(shape, lambda: weight.draw().reshape(shape))


def _constant(*shape: int) -> Weight:
    return Weight(torch.Size(shape), partial(torch.ones, shape))


def _schedules(variant: Variant) -> Weights:
    """The tables that the original keeps with its weights, and its moving average's counters."""
    noising = DDPMScheduler(**scheduler_betas(variant))
    tables = {"betas": noising.betas, "alphas_cumprod": noising.alphas_cumprod}
    if variant is Variant.UPSCALER:
        tables |= {f"low_scale_model.{name}": table for name, table in tables.items()}
    kept = {name: Weight(table.shape, table.clone) for name, table in tables.items()}
    return {**kept, "model_ema.decay": _constant(), "model_ema.num_updates": _constant()}
