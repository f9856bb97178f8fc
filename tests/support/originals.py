"""Single files in the original layout, as small as telling them apart allows, and without torch."""

import atexit
import functools
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from sdstudio.disk import SystemDisk
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.weights_layout import PART_PREFIXES
from sdstudio.models.architecture import tensors
from sdstudio.models.bundled_configurations import write_configuration
from sdstudio.models.catalogue import Catalogue
from sdstudio.models.importing import ImportCandidate, examine
from sdstudio.paths import user_paths
from tests.support.model_folders import SMALL_TEXT_ENCODER, SMALL_UNET, with_header

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
CHANNELS: Mapping[CheckpointTask, int] = {
    CheckpointTask.TEXT_TO_IMAGE: 4,
    CheckpointTask.INPAINTING: 9,
    CheckpointTask.DEPTH: 5,
    CheckpointTask.UPSCALER: 7,
    CheckpointTask.VARIATION: 4,
}
_CONFIGURATIONS = {CheckpointTask.VARIATION: "unclip"}
TEXT_WIDTH: int = SMALL_UNET["cross_attention_dim"]

_NO_CATALOGUE = Catalogue()

Tensors = Mapping[str, "np.typing.NDArray[Any]"]


def tensors_of(
    kind: CheckpointTask = CheckpointTask.TEXT_TO_IMAGE,
    *,
    spread: float = 0.0,
    text_width: int = TEXT_WIDTH,
    dtype: str = "f4",
) -> dict[str, "np.typing.NDArray[Any]"]:
    """All that a checkpoint of ``kind`` has whose configuration is that of :func:`bundled`."""
    rng = np.random.default_rng(1)
    found = {
        f"{PART_PREFIXES[component][0]}{name}": rng.normal(size=shape)
        for component in ("unet", "vae", "text_encoder")
        for name, shape in _needed(kind, component, text_width).items()
    }
    found[TELLING] = np.linspace(-1, 1, 64) * spread
    if kind is CheckpointTask.DEPTH:
        found[f"{DEPTH}pretrained.model.cls_token"] = np.zeros((1, 1, 4))
    return {name: value.astype(dtype) for name, value in found.items()}


def _needed(kind: CheckpointTask, component: str, text_width: int) -> Mapping[str, tuple[int, ...]]:
    folder = "base" if kind is CheckpointTask.TEXT_TO_IMAGE else _CONFIGURATIONS.get(kind, kind)
    path = bundled() / "configurations" / folder / component / "config.json"
    config = json.loads(path.read_text("utf-8"))
    if component == "unet":
        config["cross_attention_dim"] = text_width
    return tensors(component, config, original=True)


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


@functools.cache
def bundled() -> Path:
    """``resources/models`` for networks as small as those of :func:`tensors_of`; not to change."""
    folder = Path(tempfile.mkdtemp(prefix="sd-studio-bundled-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return small_bundled(folder / "models")


def small_bundled(folder: Path) -> Path:
    """Write one that a test may change, and return it."""
    shutil.copytree(SHIPPED / "configurations", folder / "configurations")
    shutil.copytree(SHIPPED / "tokenizer", folder / "tokenizer")
    for path in folder.glob("configurations/*/*/config.json"):
        config = json.loads(path.read_text("utf-8"))
        match path.parent.name:
            case "unet":
                config |= {**SMALL_UNET, "attention_head_dim": 1}
            case "vae":
                levels = len(config["block_out_channels"])
                config |= {"block_out_channels": [4] * levels, "layers_per_block": 1}
            case "text_encoder":
                config |= SMALL_TEXT_ENCODER
        path.write_text(json.dumps(config), "utf-8")
    return folder


def examined(path: Path, catalogue: Catalogue = _NO_CATALOGUE) -> ImportCandidate:
    """What a file or folder is, where the networks are as small as here."""
    return examine(path, catalogue=catalogue, bundled=bundled())


def bundled_tokenizer(folder: Path) -> Path:
    """The tokenizer that is written beside every single file."""
    write_configuration(SystemDisk(), SHIPPED, "v", folder)
    return folder / "tokenizer"
