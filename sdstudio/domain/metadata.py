"""The metadata in a picture's file: versioned JSON, and the A1111 ``parameters`` text.

Text from a file is untrusted until validated: bounded in size, checked, never used as a path.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from sdstudio.domain import modes, samplers
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest

REQUEST_KEY = "sdstudio.request"
PROVENANCE_KEY = "sdstudio.provenance"
PARAMETERS_KEY = "parameters"

#: Our own metadata is far smaller; anything larger is not read.
TEXT_LIMIT_CHARACTERS = 1_000_000

_STRENGTH = "Denoising strength"
# What A1111 records only for pictures made from another, by A1111's name.
_BY_MODE = {_STRENGTH: "strength", "Mask blur": "mask_blur"}
# A1111's own option tiles in both directions; the keys for one direction are an extension's.
_TILING = {
    "both": {"Tiling": "True"},
    "x": {"Tile X": "True", "Tile Y": "False"},
    "y": {"Tile X": "False", "Tile Y": "True"},
}


@dataclass(frozen=True, slots=True)
class PictureMetadata:
    """The metadata of a picture made by this program."""

    request: GenerationRequest
    provenance: Provenance


def encode(metadata: PictureMetadata) -> dict[str, str]:
    """The text chunks to write into a picture, by key."""
    return {
        REQUEST_KEY: metadata.request.model_dump_json(),
        PROVENANCE_KEY: metadata.provenance.model_dump_json(),
        PARAMETERS_KEY: parameters_text(metadata),
    }


def decode(texts: Mapping[str, str]) -> PictureMetadata:
    """Read the metadata from the text chunks of a picture made by this program.

    Raises:
        StudioError: ``METADATA_UNREADABLE`` if it is missing, too large or another program's.
    """
    try:
        request, provenance = texts[REQUEST_KEY], texts[PROVENANCE_KEY]
        if len(request) + len(provenance) > TEXT_LIMIT_CHARACTERS:
            raise StudioError(ErrorCode.METADATA_UNREADABLE)
        return PictureMetadata(
            GenerationRequest.model_validate_json(request),
            Provenance.model_validate_json(provenance),
        )
    except (KeyError, ValidationError) as error:
        raise StudioError(ErrorCode.METADATA_UNREADABLE) from error


def parameters_text(metadata: PictureMetadata) -> str:
    """The text that A1111 and compatible programs read."""
    request, params = metadata.request, metadata.request.params
    name, schedule = samplers.sampler(params.sampler).a1111
    pairs: dict[str, str] = {"Steps": str(params.steps), "Sampler": name}
    if schedule:
        pairs["Schedule type"] = schedule
    pairs |= {
        "CFG scale": f"{params.guidance_scale:g}",
        "Seed": str(params.seed),
        "Size": f"{params.width}x{params.height}",
    }
    unet_sha256 = next(
        (sha for file, sha in metadata.provenance.weights_sha256.items() if "unet" in file), ""
    )
    if unet_sha256:
        pairs["Model hash"] = unet_sha256[:10]
    used = modes.mode(request.mode).parameters
    pairs |= {said: _said(getattr(params, name)) for said, name in _BY_MODE.items() if name in used}
    if "masked_only" in used and params.masked_only:
        pairs |= {"Inpaint area": "Only masked", "Masked area padding": str(params.mask_padding)}
    if "second_pass" in used and params.second_pass > 1:
        pairs |= {
            # A1111 uses the same key for the second pass.
            _STRENGTH: _said(params.second_pass_strength),
            "Hires upscale": _said(params.second_pass),
            "Hires steps": str(params.steps),
            "Hires upscaler": "Lanczos",
        }
    if "seamless" in used:
        pairs |= _TILING.get(params.seamless, {})
    pairs |= {"Model": request.checkpoint.name, "Version": metadata.provenance.program}
    # A1111's convention: LoRAs are named in the prompt; embeddings are in it anyway.
    loras = (one for one in request.adapters if one.kind is AdapterKind.LORA)
    words = [params.prompt, *map(_tag, loras)]
    lines = [" ".join(word for word in words if word)] if any(words) else []
    if params.negative_prompt:
        lines.append(f"Negative prompt: {params.negative_prompt}")
    lines.append(", ".join(f"{key}: {_quoted(value)}" for key, value in pairs.items()))
    return "\n".join(lines)


def _tag(lora: AdapterRef) -> str:
    weights = f"{lora.weight:g}"
    if lora.text_weight is not None:
        weights = f"{lora.text_weight:g}:{weights}"
    return f"<lora:{lora.name}:{weights}>"


def _said(value: float) -> str:
    return f"{value:g}"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if set(value) & set(',:\n"') else value
