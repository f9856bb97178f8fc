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
from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.families import FAMILIES, family_of_configuration
from sdstudio.domain.model_family import ModelFamily, Naming
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
TEXT_WIDTH: int = SMALL_UNET["cross_attention_dim"]
#: Of a second text encoder.
SMALL_SECOND: Mapping[str, Any] = {"hidden_size": 16, "projection_dim": 24}

_NO_CATALOGUE = Catalogue()

Tensors = Mapping[str, "np.typing.NDArray[Any]"]


def tensors_of(
    kind: CheckpointTask = CheckpointTask.TEXT_TO_IMAGE,
    *,
    spread: float = 0.0,
    text_width: int | None = None,
    dtype: str = "f4",
    family: ModelFamily = FAMILIES[0],
) -> dict[str, "np.typing.NDArray[Any]"]:
    """All that a checkpoint of ``kind`` has whose configuration is that of :func:`bundled`."""
    rng = np.random.default_rng(1)
    found = {
        f"{family.prefix(component)}{name}": rng.normal(size=shape)
        for component in family.components
        for name, shape in _needed(family, kind, component, text_width).items()
    }
    if family is FAMILIES[0]:
        found[TELLING] = np.linspace(-1, 1, 64) * spread
    if kind is CheckpointTask.DEPTH:
        found[f"{DEPTH}pretrained.model.cls_token"] = np.zeros((1, 1, 4))
    return {name: value.astype(dtype) for name, value in found.items()}


def _needed(
    family: ModelFamily, kind: CheckpointTask, component: str, text_width: int | None
) -> Mapping[str, tuple[int, ...]]:
    folder = family.configuration(kind, PredictionType.EPSILON).key
    path = bundled() / "configurations" / folder / component / "config.json"
    config = json.loads(path.read_text("utf-8"))
    if component == "unet" and text_width is not None:
        config["cross_attention_dim"] = text_width
    naming = next(part.naming for part in family.single_file if part.component == component)
    if naming is not Naming.TRANSFORMERS_CLIP:
        return tensors(component, config, original=True)
    return {f"text_model.{name}": one for name, one in tensors(component, config).items()}


def as_turbo(tensors: Tensors) -> dict[str, "np.typing.NDArray[Any]"]:
    """The same as in sd-turbo's file, which newer code wrote."""
    renamed = {name.replace(TEXT, TURBO_TEXT): value for name, value in tensors.items()}
    return {**renamed, "denoiser.sigmas": np.zeros(8, "f4")}


def write_tensors(path: Path, tensors: Tensors, metadata: Mapping[str, str] | None = None) -> Path:
    """A safetensors file with ``tensors``."""
    names = {"f4": "F32", "f2": "F16", "i8": "I64", "i1": "I8", "u1": "F8_E4M3"}
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
        family = family_of_configuration(path.parent.parent.name)
        match path.parent.name:
            case "unet":
                config |= {**SMALL_UNET, "attention_head_dim": 1, **_small_unet(family)}
            case "vae":
                levels = len(config["block_out_channels"])
                config |= {"block_out_channels": [4] * levels, "layers_per_block": 1}
            case "text_encoder":
                config |= SMALL_TEXT_ENCODER
            case "text_encoder_2":
                config |= {**SMALL_TEXT_ENCODER, **SMALL_SECOND}
        path.write_text(json.dumps(config), "utf-8")
    return folder


def _small_unet(family: ModelFamily) -> Mapping[str, Any]:
    """What a small UNet has that is unlike the first family's."""
    changes: dict[str, Any] = {"use_linear_projection": family.has_linear_projections}
    if len(family.text_encoders) > 1:
        changes["cross_attention_dim"] = TEXT_WIDTH + SMALL_SECOND["hidden_size"]
        changes["transformer_layers_per_block"] = [2]
        changes["addition_time_embed_dim"] = 4
        changes["projection_class_embeddings_input_dim"] = SMALL_SECOND["projection_dim"] + 24
    return changes


def examined(path: Path, catalogue: Catalogue = _NO_CATALOGUE) -> ImportCandidate:
    """What a file or folder is, where the networks are as small as here."""
    return examine(path, catalogue=catalogue, bundled=bundled())


def bundled_tokenizer(folder: Path) -> Path:
    """The tokenizer that is written beside every single file."""
    write_configuration(SystemDisk(), SHIPPED, "v", folder)
    return folder / "tokenizer"
