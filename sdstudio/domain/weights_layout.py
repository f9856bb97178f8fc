"""The layouts of a model's weights files, shared by the engine and the installer.

Either one file per component, named as diffusers and transformers expect, or a single file with all
of them, named as in the original code. A file of links may point to weights elsewhere.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath, PureWindowsPath
from types import MappingProxyType
from typing import TypeVar

from sdstudio.domain.families import FAMILIES, parts_in_single_files
from sdstudio.domain.model_family import SingleFilePart

T = TypeVar("T")

#: The name, without suffix, of a component's own file.
STEMS: Mapping[str, str] = MappingProxyType(
    {
        "unet": "diffusion_pytorch_model",
        "vae": "diffusion_pytorch_model",
        "text_encoder": "model",
        "text_encoder_2": "model",
        "depth_estimator": "model",
        "image_encoder": "model",
        "image_normalizer": "diffusion_pytorch_model",
    }
)

#: What each component is called by those who share models; terms of the field in all languages.
PART_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "unet": "UNet",
        "vae": "VAE",
        "text_encoder": "CLIP",
        "text_encoder_2": "CLIP-G",
        "depth_estimator": "MiDaS",
        "image_encoder": "CLIP Vision",
        "image_normalizer": "image normalizer",
    }
)

#: The prefixes of each component's weights in single files of all families.
PART_PREFIXES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        component: tuple(
            prefix
            for part in parts_in_single_files()
            if part.component == component
            for prefix in part.prefixes
        )
        for component in STEMS
        if any(part.component == component for part in parts_in_single_files())
    }
)
#: The names of all needed tensors in a single file begin with one of these. Those of the last
#: three kinds only describe the training.
NEEDED_PREFIXES = (
    *(prefix for prefixes in PART_PREFIXES.values() for prefix in prefixes),
    *dict.fromkeys(row.distilled_key for row in FAMILIES if row.distilled_key is not None),
    *dict.fromkeys(row.v_prediction_key for row in FAMILIES),
    *dict.fromkeys(row.zero_snr_key for row in FAMILIES),
)

#: Where a pickle has its weights, unless it is nothing but weights: a checkpoint, or an upscaler
#: with the means of its weights in training and those of the last step.
WEIGHTS_IN_PICKLES = ("state_dict", "params_ema", "params")
#: Classes that pickles of published checkpoints mention besides the weights; harmless.
HARMLESS_CLASSES = (
    "pytorch_lightning.callbacks.model_checkpoint.ModelCheckpoint",
    "pytorch_lightning.callbacks.early_stopping.EarlyStopping",
)

#: In the folder of a model whose weights were linked rather than copied.
LINKS_NAME = "sd-studio-links.json"

_SUFFIX = ".safetensors"


def single_file(names: Iterable[str]) -> str | None:
    """The single file with all components among ``names`` in a model's folder, if any."""
    found = [name for name in names if name.lower().endswith(_SUFFIX) and name[0] != "."]
    return found[0] if len(found) == 1 else None


def single_file_part(component: str, names: Iterable[str]) -> SingleFilePart | None:
    """How a single file with tensors of these ``names`` has ``component``; ``None``: not at all."""
    listed = tuple(names)
    for part in parts_in_single_files():
        if part.component == component and any(one.startswith(part.prefixes) for one in listed):
            return part
    return None


def part_in(named: Mapping[str, T], component: str) -> dict[str, T]:
    """What a single file has of a component, by the names in that component.

    Args:
        named: anything by the names of the file's weights.
    """
    return {
        name.removeprefix(prefix): value
        for name, value in named.items()
        for prefix in PART_PREFIXES[component]
        if name.startswith(prefix)
    }


def parse_links(data: bytes) -> Mapping[str, str]:
    """The location of files outside a model's folder, by their path in it.

    Raises:
        ValueError: it isn't a file of links; a name that leaves the folder; a target on a server.
    """
    try:
        content = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    match content:
        case {"version": 1, "files": dict(files)} if all(
            isinstance(target, str) and _is_target(target) and _is_plain(name)
            for name, target in files.items()
        ):
            return files
    raise ValueError("no file of links")


def links_text(files: Mapping[str, str]) -> bytes:
    """The file of links that :func:`parse_links` reads."""
    return json.dumps({"version": 1, "files": dict(files)}, ensure_ascii=False, indent=1).encode()


def is_share(path: str) -> bool:
    """Whether a path names a server: even looking at it would sign in there."""
    return path.startswith(("\\\\", "//"))


def _is_target(path: str) -> bool:
    is_absolute = PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()
    return is_absolute and not is_share(path)


def _is_plain(name: str) -> bool:
    parts = name.split("/")
    return not any(part in ("", ".", "..") or set(part) & set('\\:*?"<>|') for part in parts)
