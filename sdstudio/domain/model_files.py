"""How a model's weights lie in files: what the engine and whoever installs models agree on.

Either a file for each component, named as diffusers and transformers look for it, or one file with
all of them under the names of the original code. Each may lie elsewhere, by a file of links.
"""

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType

#: The name, without its ending, of a component's own file.
STEMS: Mapping[str, str] = MappingProxyType(
    {
        "unet": "diffusion_pytorch_model",
        "vae": "diffusion_pytorch_model",
        "text_encoder": "model",
        "depth_estimator": "model",
        "image_encoder": "model",
        "image_normalizer": "diffusion_pytorch_model",
    }
)

#: What stands before the names of a component's weights in a single file of the SD 2 family.
ORIGINAL_PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "unet": "model.diffusion_model.",
        "vae": "first_stage_model.",
        "text_encoder": "cond_stage_model.model.",
        "depth_estimator": "depth_model.model.",
    }
)

#: Lies in a model's folder where weights were left where they are.
LINKS_NAME = "sd-studio-links.json"

_SUFFIX = ".safetensors"


def single_file(names: Iterable[str]) -> str | None:
    """The one file with all components among the ``names`` in a model's folder, if there is one."""
    found = [name for name in names if name.lower().endswith(_SUFFIX) and name[0] != "."]
    return found[0] if len(found) == 1 else None


def parse_links(data: bytes) -> Mapping[str, str]:
    """Where files of a model lie that are not in its folder, by their path in it.

    Raises:
        ValueError: no such file, or a name in it that leaves the folder.
    """
    try:
        content = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    match content:
        case {"version": 1, "files": dict(files)} if all(
            isinstance(target, str) and target and _is_plain(name) for name, target in files.items()
        ):
            return files
    raise ValueError("no file of links")


def links_text(files: Mapping[str, str]) -> bytes:
    """The file of links that :func:`parse_links` reads."""
    return json.dumps({"version": 1, "files": dict(files)}, ensure_ascii=False, indent=1).encode()


def _is_plain(name: str) -> bool:
    parts = name.split("/")
    return not any(part in ("", ".", "..") or set(part) & set('\\:*?"<>|') for part in parts)
