"""LoRAs and textual inversions as those who train them write them, small and random."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.models.adapter_fit import layer_sizes

# The layers of tests.support.checkpoints' models of two levels that most LoRAs change, with their
# sizes.
UNET_LAYERS: Mapping[str, tuple[int, int]] = {
    "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q": (16, 16),
    "down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k": (16, 32),
    "up_blocks.1.attentions.0.transformer_blocks.0.attn2.to_v": (16, 32),
    "up_blocks.1.attentions.0.transformer_blocks.0.attn2.to_out.0": (16, 16),
}
TEXT_LAYERS: Mapping[str, tuple[int, int]] = {
    "text_model.encoder.layers.0.self_attn.q_proj": (32, 32),
    "text_model.encoder.layers.1.mlp.fc1": (64, 32),
}
RANK = 2

Matrices = dict[str, tuple[Tensor, Tensor]]


def matrices(layers: Mapping[str, tuple[int, int]], *, seed: int = 0) -> Matrices:
    """(down, up) by layer."""
    drawn = torch.Generator().manual_seed(seed)
    return {
        name: (
            torch.randn(RANK, inputs, generator=drawn) / 4,
            torch.randn(outputs, RANK, generator=drawn) / 4,
        )
        for name, (outputs, inputs) in layers.items()
    }


def write_kohya(file: Path, *, alpha: float = RANK, seed: int = 0, half: bool = False) -> Path:
    """As sd-scripts writes it and A1111 reads it."""
    tensors = {}
    for prefix, layers in (("lora_unet_", UNET_LAYERS), ("lora_te_", TEXT_LAYERS)):
        for name, (down, up) in matrices(layers, seed=seed).items():
            stem = prefix + name.replace(".", "_")
            tensors[f"{stem}.lora_down.weight"] = down
            tensors[f"{stem}.lora_up.weight"] = up
            tensors[f"{stem}.alpha"] = torch.tensor(alpha)
    return _write(file, tensors, half=half)


def write_diffusers(file: Path, *, alpha: float = RANK, seed: int = 0, **config: object) -> Path:
    """As diffusers writes it, with peft's configuration beside the tensors.

    Args:
        config: what else that says of either network.
    """
    said = {"r": RANK, "lora_alpha": alpha, "alpha_pattern": {}, **config}
    whole = {
        f"{component}.{key}": value
        for component in ("unet", "text_encoder")
        for key, value in said.items()
    }
    return write_peft(file, {"lora_adapter_metadata": json.dumps(whole)}, seed=seed)


def write_peft(file: Path, metadata: dict[str, str], *, seed: int = 0, wrapper: str = "") -> Path:
    """Tensors as peft names them, with ``metadata`` in the header.

    Args:
        wrapper: what follows the network's name, as in files that peft itself saved.
    """
    tensors = {}
    for prefix, layers in (("unet.", UNET_LAYERS), ("text_encoder.", TEXT_LAYERS)):
        for name, (down, up) in matrices(layers, seed=seed).items():
            tensors[f"{prefix}{wrapper}{name}.lora_A.weight"] = down
            tensors[f"{prefix}{wrapper}{name}.lora_B.weight"] = up
    return _write(file, tensors, metadata)


def write_old_diffusers(file: Path, *, seed: int = 0) -> Path:
    """As diffusers wrote it before it used peft: attention alone, in processors."""
    tensors: dict[str, Tensor] = {}
    for name, (down, up) in matrices(UNET_LAYERS, seed=seed).items():
        head, _, projection = name.removesuffix(".0").rpartition(".")
        stem = f"unet.{head}.processor.{projection}_lora"
        tensors |= {f"{stem}.down.weight": down, f"{stem}.up.weight": up}
    return _write(file, tensors)


def write_embedding(file: Path, vectors: Tensor, *, key: str = "emb_params") -> Path:
    """As A1111 writes it; diffusers' has the word itself as its key."""
    return _write(file, {key: vectors})


def write_widths(file: Path, width: int, keys: Iterable[str] = ()) -> Path:
    """A LoRA for a text encoder of ``width``, with more ``keys``."""
    stem = "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k"
    tensors = {
        f"{stem}.lora_down.weight": torch.zeros(RANK, width),
        f"{stem}.lora_up.weight": torch.zeros(320, RANK),
        **{key: torch.zeros(2) for key in keys},
    }
    return _write(file, tensors)


def write_fitting(file: Path, checkpoint: Checkpoint, *, misfits: int = 0) -> Path:
    """A LoRA that changes nothing, for a layer that ``checkpoint`` has.

    Args:
        misfits: how many layers it has besides that the checkpoint lacks.
    """
    sizes = layer_sizes(checkpoint)
    assert sizes is not None
    layer, size = next(
        (layer, size) for layer, size in sizes.items() if layer.name.endswith("attn2_to_k")
    )
    tensors = {}
    for name in (layer.name, *(f"nowhere_{number}" for number in range(misfits))):
        tensors[f"lora_unet_{name}.lora_down.weight"] = torch.zeros(RANK, size.columns)
        tensors[f"lora_unet_{name}.lora_up.weight"] = torch.zeros(size.rows, RANK)
    return _write(file, tensors)


def _write(
    file: Path,
    tensors: Mapping[str, Tensor],
    metadata: dict[str, str] | None = None,
    *,
    half: bool = False,
) -> Path:
    dtype = torch.float16 if half else torch.float32
    save_file({key: value.to(dtype) for key, value in tensors.items()}, file, metadata=metadata)
    return file
