"""Single files in the original layout, as small as telling them apart allows, and without torch."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from sdstudio.disk import SystemDisk
from sdstudio.domain.checkpoint import CheckpointKind
from sdstudio.models.configurations import write_configuration
from sdstudio.paths import user_paths
from tests.support.model_folders import with_header

SHIPPED = user_paths().model_configurations
UNET, VAE, TEXT, DEPTH = (
    "model.diffusion_model.",
    "first_stage_model.",
    "cond_stage_model.model.",
    "depth_model.model.",
)
#: Where newer versions of the original code have the text encoder.
TURBO_TEXT = "conditioner.embedders.0.model."
TELLING = f"{UNET}output_blocks.11.1.transformer_blocks.0.norm1.bias"
CHANNELS: Mapping[CheckpointKind, int] = {
    CheckpointKind.TEXT_TO_IMAGE: 4,
    CheckpointKind.INPAINTING: 9,
    CheckpointKind.DEPTH: 5,
    CheckpointKind.UPSCALER: 7,
    CheckpointKind.VARIATION: 4,
}
#: Of the UNet's first level, and of the text encoder.
WIDTH, TEXT_WIDTH = 8, 16

Tensors = Mapping[str, "np.typing.NDArray[Any]"]


def tensors_of(
    kind: CheckpointKind = CheckpointKind.TEXT_TO_IMAGE,
    *,
    spread: float = 0.0,
    text_width: int = TEXT_WIDTH,
    dtype: str = "f4",
) -> dict[str, "np.typing.NDArray[Any]"]:
    """What a checkpoint of ``kind`` has where it is looked at."""
    rng = np.random.default_rng(1)
    found = {
        f"{UNET}input_blocks.0.0.weight": rng.normal(size=(WIDTH, CHANNELS[kind], 3, 3)),
        f"{UNET}input_blocks.1.1.transformer_blocks.0.attn2.to_k.weight": rng.normal(
            size=(WIDTH, text_width)
        ),
        TELLING: np.linspace(-1, 1, 64) * spread,
        f"{VAE}encoder.conv_in.weight": rng.normal(size=(4, 3, 3, 3)),
        f"{TEXT}ln_final.weight": np.ones(TEXT_WIDTH),
    }
    if kind is CheckpointKind.DEPTH:
        found[f"{DEPTH}pretrained.model.cls_token"] = np.zeros((1, 1, 4))
    if kind is CheckpointKind.VARIATION:
        found[f"{UNET}label_emb.0.0.weight"] = np.zeros((4, 8))
    return {name: value.astype(dtype) for name, value in found.items()}


def as_turbo(tensors: Tensors) -> dict[str, "np.typing.NDArray[Any]"]:
    """The same as in sd-turbo's file, which newer code wrote."""
    renamed = {name.replace(TEXT, TURBO_TEXT): value for name, value in tensors.items()}
    return {**renamed, "denoiser.sigmas": np.zeros(8, "f4")}


def write_tensors(path: Path, tensors: Tensors, metadata: Mapping[str, str] | None = None) -> Path:
    """A safetensors file with ``tensors``."""
    names = {"f4": "F32", "f2": "F16", "i8": "I64"}
    header: dict[str, Any] = {"__metadata__": dict(metadata)} if metadata else {}
    data = b""
    for name, value in tensors.items():
        begin, data = len(data), data + value.tobytes()
        header[name] = {
            "dtype": names[value.dtype.str[1:]],
            "shape": list(value.shape),
            "data_offsets": [begin, len(data)],
        }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(with_header(header, data))
    return path


def small_bundled(folder: Path) -> Path:
    """``resources/models`` for networks as small as those of :func:`tensors_of`."""
    shutil.copytree(SHIPPED / "configurations", folder / "configurations")
    shutil.copytree(SHIPPED / "tokenizer", folder / "tokenizer")
    for path in folder.glob("configurations/*/*/config.json"):
        config = json.loads(path.read_text("utf-8"))
        match path.parent.name:
            case "unet":
                config |= {"block_out_channels": [WIDTH], "cross_attention_dim": TEXT_WIDTH}
            case "text_encoder":
                config |= {"hidden_size": TEXT_WIDTH}
        path.write_text(json.dumps(config), "utf-8")
    return folder


def bundled_tokenizer(folder: Path) -> Path:
    """The tokenizer that is written beside every single file."""
    write_configuration(SystemDisk(), SHIPPED, "v", folder)
    return folder / "tokenizer"
