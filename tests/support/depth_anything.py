"""Models that only estimate depth, in miniature: real networks with random weights, no torch."""

import re
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from sdstudio.weights.depth_anything import DepthAnything
from sdstudio.weights.dinov2 import Dinov2

#: Sees pictures with a shorter side of 56 pixels, so that it is fast.
TINY = DepthAnything(
    Dinov2(width=64, layers=4, patch_px=14, grid=4, mlp_ratio=2),
    neck=(4, 6, 8, 8),
    fusion=8,
    head=4,
)


def random_tensors(
    network: DepthAnything = TINY, seed: int = 0
) -> dict[str, "np.typing.NDArray[np.float32]"]:
    """All tensors of such a network."""
    rng = np.random.default_rng(seed)
    found = {
        name: rng.normal(scale=0.2, size=shape).astype(np.float32)
        for name, shape in network.tensors()
    }
    # Its last layer is cut off at 0, where most random networks would see a flat wall.
    found["head.conv3.bias"] += 4
    return found


def write_estimator(path: Path, network: DepthAnything = TINY, seed: int = 0) -> Path:
    """Write one as a file, and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(random_tensors(network, seed), path)
    return path


def original_tensors(
    tensors: dict[str, "np.typing.NDArray[np.float32]"],
) -> dict[str, "np.typing.NDArray[np.float32]"]:
    """The same network as the original code's files have it.

    The names on both sides are those in transformers' ``convert_depth_anything_to_hf.py``.
    """
    pairs = {
        "pretrained.cls_token": "backbone.embeddings.cls_token",
        "pretrained.mask_token": "backbone.embeddings.mask_token",
        "pretrained.pos_embed": "backbone.embeddings.position_embeddings",
        "depth_head.scratch.output_conv1": "head.conv1",
        "depth_head.scratch.output_conv2.0": "head.conv2",
        "depth_head.scratch.output_conv2.2": "head.conv3",
        "pretrained.patch_embed.proj": "backbone.embeddings.patch_embeddings.projection",
        "pretrained.norm": "backbone.layernorm",
    }
    for i, j in {1: 3, 2: 2, 3: 1, 4: 0}.items():
        theirs, ours = f"depth_head.scratch.refinenet{i}", f"neck.fusion_stage.layers.{j}"
        pairs[f"{theirs}.out_conv"] = f"{ours}.projection"
        for unit in (1, 2):
            for conv in (1, 2):
                block = f"{ours}.residual_layer{unit}.convolution{conv}"
                pairs[f"{theirs}.resConfUnit{unit}.conv{conv}"] = block
    for i in range(4):
        pairs[f"depth_head.projects.{i}"] = f"neck.reassemble_stage.layers.{i}.projection"
        pairs[f"depth_head.resize_layers.{i}"] = f"neck.reassemble_stage.layers.{i}.resize"
        pairs[f"depth_head.scratch.layer{i + 1}_rn"] = f"neck.convs.{i}"
    layers = re.findall(r"encoder\.layer\.(\d+)\.norm1\.bias", " ".join(tensors))
    for i in map(int, layers):
        theirs, ours = f"pretrained.blocks.{i}", f"backbone.encoder.layer.{i}"
        pairs[f"{theirs}.attn.proj"] = f"{ours}.attention.output.dense"
        for same in ("norm1", "norm2", "mlp.fc1", "mlp.fc2"):
            pairs[f"{theirs}.{same}"] = f"{ours}.{same}"
        for scale in (1, 2):
            pairs[f"{theirs}.ls{scale}.gamma"] = f"{ours}.layer_scale{scale}.lambda1"
    found = {}
    for theirs, ours in pairs.items():
        for end in ("", ".weight", ".bias"):
            if f"{ours}{end}" in tensors:
                found[f"{theirs}{end}"] = tensors[f"{ours}{end}"]
    for name in tensors:
        if ".attention.attention.query." in name:
            three = [tensors[name.replace("query", one)] for one in ("query", "key", "value")]
            block = re.sub(r"backbone\.encoder\.layer\.(\d+)", r"pretrained.blocks.\1", name)
            fused = block.replace("attention.attention.query", "attn.qkv")
            found[fused] = np.concatenate(three)
    return found
