"""The checkpoints of :mod:`tests.support.family_checkpoints` as one file in the original layout."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from sdstudio.domain.model_family import ModelFamily, Naming
from sdstudio.domain.weights_layout import STEMS
from tests.support.checkpoints import Weight, Weights, stream_weights
from tests.support.single_files import ORIGINALS, open_clip_names

_CLIP = "text_model."
#: What tells a picture's size, in the original.
_ADDED = (
    ("add_embedding.linear_1.", "label_emb.0.0."),
    ("add_embedding.linear_2.", "label_emb.0.2."),
)


def as_single_file(
    folder: Path, target: Path, family: ModelFamily, *, has_clip_prefix: bool = True
) -> Path:
    """Write into ``target`` a model with the weights of ``folder`` in one file, and return it.

    Args:
        folder: in diffusers layout, of float32; its UNet has two layers in each block.
        has_clip_prefix: false as in old files, which lack transformers' first word.
    """
    weights: dict[str, Weight] = {}
    for part in family.single_file:
        component = part.component
        tensors = load_file(folder / component / f"{STEMS[component]}.safetensors")
        named = {key: Weight(one.shape, one.clone) for key, one in tensors.items()}
        match part.naming:
            case Naming.LDM:
                original = ORIGINALS[component](named)
            case Naming.OPEN_CLIP:
                original = _open_clip(named)
            case _:
                original = iter(named.items())
        for key, one in original:
            name = key if has_clip_prefix else key.removeprefix(_CLIP)
            for ours, theirs in _ADDED:
                name = name.replace(ours, theirs)
            weights[part.prefixes[0] + name] = one
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns("*.safetensors"))
    stream_weights(target / "model.safetensors", weights, torch.float32)
    return target


def _open_clip(ours: Weights) -> Iterator[tuple[str, Weight]]:
    """An encoder with all its layers and its projection."""
    plain = {key.removeprefix(_CLIP): one for key, one in ours.items()}
    projection = plain.pop("text_projection.weight").draw()
    yield from open_clip_names(plain)

    def transposed() -> Tensor:
        return projection.T

    yield "text_projection", Weight(torch.Size(reversed(projection.shape)), transposed)
