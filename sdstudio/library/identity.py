"""What tells one picture from another, whatever their files are called.

Stars and everything else that is added to a picture are stored under its identity, so every
version of the program must compute the same identity for a file.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from sdstudio.domain.metadata import PROVENANCE_KEY, REQUEST_KEY, PictureMetadata, encode

# The fields in metadata when identities were first kept. Never to be changed: what a file of an
# earlier version lacks of them was filled in for its identity. Later fields don't belong here.
_REQUEST: Final[dict[str, Any]] = {
    "version": True,
    "mode": True,
    "checkpoint": {"name": True, "fingerprint": True},
    "params": dict.fromkeys(
        (
            "prompt",
            "negative_prompt",
            "width",
            "height",
            "seamless",
            "second_pass",
            "second_pass_strength",
            "strength",
            "noise_level",
            "mask_blur",
            "masked_only",
            "mask_padding",
            "color_match",
            "steps",
            "guidance_scale",
            "guidance_rescale",
            "sampler",
            "fast",
            "seed",
        ),
        True,
    ),
    "inputs": {"__all__": dict.fromkeys(("role", "sha256", "width", "height"), True)},
    "adapters": {
        "__all__": dict.fromkeys(("kind", "name", "sha256", "weight", "text_weight"), True)
    },
    "count": True,
}
_PROVENANCE: Final[dict[str, Any]] = dict.fromkeys(
    (
        "version",
        "program",
        "created_at",
        "libraries",
        "device",
        "device_name",
        "dtype",
        "attention",
        "convolution",
        "kernels",
        "placement",
        "threads",
        "capability",
        "weights_sha256",
        "settings_sha256",
        "adapters_sha256",
        "scheduler",
        "exact",
        "memory_rung",
        "redone_steps",
        "duration_s",
    ),
    True,
)


def identity(metadata: PictureMetadata, texts: Mapping[str, str] | None = None) -> str:
    """A key that is the same for a picture and its copies, and in all versions of the program.

    Args:
        texts: of its file; by default, those that are written for ``metadata``.
    """
    texts = encode(metadata) if texts is None else texts
    written = texts[REQUEST_KEY], texts[PROVENANCE_KEY]
    filled_in = (
        metadata.request.model_dump_json(include=_REQUEST),
        metadata.provenance.model_dump_json(include=_PROVENANCE),
    )
    is_later = written != filled_in and not (
        _has_only(json.loads(written[0]), _REQUEST)
        and _has_only(json.loads(written[1]), _PROVENANCE)
    )
    # A later version's new fields may have other defaults in one that is later still: as written.
    return hashlib.sha256("\n".join(written if is_later else filled_in).encode()).hexdigest()[:32]


def _has_only(said: Any, fields: Mapping[str, Any]) -> bool:
    if not isinstance(said, Mapping):
        return True
    for name, value in said.items():
        if name not in fields:
            return False
        inner = fields[name]
        if not isinstance(inner, Mapping):
            continue
        each = inner.get("__all__")
        parts = value if each is not None and isinstance(value, list) else [value]
        if not all(_has_only(part, each or inner) for part in parts):
            return False
    return True
