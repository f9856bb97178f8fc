"""Renames weights from the original code's layout to that of diffusers and transformers.

Many models were first published in this layout: all parts in one file, with the names used by
CompVis' and Stability's code, OpenCLIP and MiDaS.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from diffusers.loaders.single_file_utils import (
    convert_ldm_unet_checkpoint,
    convert_ldm_vae_checkpoint,
    convert_open_clip_checkpoint,
)
from safetensors import safe_open
from torch import Tensor

from sdstudio.domain.model_family import Naming, SingleFilePart
from sdstudio.domain.weights_layout import single_file_part
from sdstudio.weights.autoencoder import AutoencoderShape, newer_name


def read_component(path: Path, component: str, config: Mapping[str, Any]) -> Mapping[str, Tensor]:
    """Read a component from the file ``path``, with the names used in its network.

    The file has all components, or only this one: then an autoencoder, which may also be named as
    in its library.

    All tensors except the text encoder's attention weights are memory-mapped; copy them before the
    file may be removed.

    Args:
        component: one that single files have.
        config: the component's configuration.

    Raises:
        OSError, ValueError, LookupError, TypeError: the file doesn't belong to the family.
    """
    with safe_open(path, "pt") as opened:
        keys = list(opened.keys())
        if component == "vae" and single_file_part(component, keys) is None:
            return _lone_vae({key: opened.get_tensor(key) for key in keys}, config)
        part = _part(component, keys)
        weights = {
            part.prefixes[0] + key.removeprefix(prefix): opened.get_tensor(key)
            for key in keys
            for prefix in part.prefixes
            if key.startswith(prefix)
        }
    return convert(weights, component, config)


def _lone_vae(weights: Mapping[str, Tensor], config: Mapping[str, Any]) -> Mapping[str, Tensor]:
    """An autoencoder's weights from a file of its own."""
    shape = AutoencoderShape.of({name: tuple(weight.shape) for name, weight in weights.items()})
    own = {
        name.removeprefix(shape.prefix): weight
        for name, weight in weights.items()
        if shape.has(name)
    }
    if shape.is_original:
        converted: dict[str, Tensor] = convert_ldm_vae_checkpoint(own, config)
        return {key: weight for key, weight in converted.items() if weight is not None}
    return {newer_name(name): weight for name, weight in own.items()}


def convert(
    weights: Mapping[str, Tensor], component: str, config: Mapping[str, Any]
) -> Mapping[str, Tensor]:
    """Rename a component's ``weights`` from the original layout to its network's names.

    Raises:
        LookupError: no family names this component so.
    """
    part = _part(component, weights)
    match part.naming:
        case Naming.LDM if component == "vae":
            converted: dict[str, Tensor] = convert_ldm_vae_checkpoint(weights, config)
        case Naming.LDM:
            converted = convert_ldm_unet_checkpoint(weights, config)
        case Naming.TRANSFORMERS_CLIP:
            return dict(_clip(weights, part.prefixes[0]))
        case Naming.OPEN_CLIP:
            converted = convert_open_clip_checkpoint(_with(config), weights, part.prefixes[0])
        case Naming.MIDAS:
            return dict(_depth_estimator(weights, part.prefixes[0], bool(config.get("is_hybrid"))))
    # The converters set weights that the file lacks to None.
    return {key: weight for key, weight in converted.items() if weight is not None}


def _part(component: str, names: Iterable[str]) -> SingleFilePart:
    """How a file with tensors of these ``names`` has ``component``."""
    part = single_file_part(component, names)
    if part is None:
        raise LookupError(component)
    return part


def _clip(weights: Mapping[str, Tensor], prefix: str) -> Iterator[tuple[str, Tensor]]:
    """Old files lack transformers' first word, and have positions that it no longer stores."""
    for key, weight in weights.items():
        name = key.removeprefix(prefix).removeprefix(_CLIP)
        if not name.endswith("position_ids"):
            yield f"{_CLIP}{name}", weight


def _with(config: Mapping[str, Any]) -> SimpleNamespace:
    """Everything the converter needs of a text encoder."""
    return SimpleNamespace(config=SimpleNamespace(**config))


def _depth_estimator(
    weights: Mapping[str, Tensor], prefix: str, is_hybrid: bool
) -> Iterator[tuple[str, Tensor]]:
    """Rename MiDaS' DPT, which diffusers can't read, to transformers' names."""
    for key, weight in weights.items():
        name = key.removeprefix(prefix)
        for pattern, ours in _DEPTH_NAMES:
            name = pattern.sub(ours, name)
        name = _COUNTED.sub(_counted, name)
        if is_hybrid:
            name = name.replace("embeddings.patch_embeddings.projection", "embeddings.projection")
        if ".qkv." in name:
            thirds = zip(("query", "key", "value"), weight.chunk(3), strict=True)
            yield from ((name.replace(".qkv.", f".attention.{one}."), part) for one, part in thirds)
        elif name.startswith(_DEPTH_PARTS):
            yield name, weight


_CLIP = "text_model."
# Everything else belongs to the classifier that the transformer was pretrained as.
_DEPTH_PARTS = ("dpt.", "neck.", "head.")
_BLOCK = r"^(dpt\.encoder\.layer\.\d+)"
_DEPTH_NAMES = tuple(
    (re.compile(pattern), ours)
    for pattern, ours in (
        (r"^pretrained\.model\.cls_token$", "dpt.embeddings.cls_token"),
        (r"^pretrained\.model\.pos_embed$", "dpt.embeddings.position_embeddings"),
        (
            r"^pretrained\.model\.patch_embed\.proj\.",
            "dpt.embeddings.patch_embeddings.projection.",
        ),
        (
            r"^pretrained\.model\.patch_embed\.backbone\.stem\.conv\.",
            "dpt.embeddings.backbone.bit.embedder.convolution.",
        ),
        (
            r"^pretrained\.model\.patch_embed\.backbone\.stem\.",
            "dpt.embeddings.backbone.bit.embedder.",
        ),
        (
            r"^pretrained\.model\.patch_embed\.backbone\.stages\.(\d+)\.blocks\.",
            r"dpt.embeddings.backbone.bit.encoder.stages.\1.layers.",
        ),
        (r"^pretrained\.model\.blocks\.", "dpt.encoder.layer."),
        (r"^pretrained\.model\.norm\.", "dpt.layernorm."),
        (rf"{_BLOCK}\.attn\.proj\.", r"\1.attention.output.dense."),
        (rf"{_BLOCK}\.attn\.qkv\.", r"\1.attention.qkv."),
        (rf"{_BLOCK}\.mlp\.fc1\.", r"\1.intermediate.dense."),
        (rf"{_BLOCK}\.mlp\.fc2\.", r"\1.output.dense."),
        (rf"{_BLOCK}\.norm1\.", r"\1.layernorm_before."),
        (rf"{_BLOCK}\.norm2\.", r"\1.layernorm_after."),
        (r"^(scratch\.refinenet\d)\.out_conv\.", r"\1.projection."),
        (
            r"^(scratch\.refinenet\d)\.resConfUnit(\d)\.conv(\d)\.",
            r"\1.residual_layer\2.convolution\3.",
        ),
        (r"^scratch\.output_conv\.", "head.head."),
    )
)
_COUNTED = re.compile(
    r"^(?:scratch\.refinenet(?P<fusion>\d)|scratch\.layer(?P<neck>\d)_rn"
    r"|pretrained\.act_postprocess(?P<stage>\d)\.(?P<step>0\.project\.0|3|4))\."
)
_STEPS = {
    "0.project.0": "readout_projects.{}.0",
    "3": "layers.{}.projection",
    "4": "layers.{}.resize",
}


def _counted(found: re.Match[str]) -> str:
    """Translate a numbered name; the original counts from one, and fusions from the finest."""
    if found["fusion"]:
        return f"neck.fusion_stage.layers.{4 - int(found['fusion'])}."
    if found["neck"]:
        return f"neck.convs.{int(found['neck']) - 1}."
    return f"neck.reassemble_stage.{_STEPS[found['step']].format(int(found['stage']) - 1)}."
