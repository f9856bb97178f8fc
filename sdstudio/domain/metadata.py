"""What a picture's file says of itself: versioned JSON, and the A1111 ``parameters`` text.

Text from a file is hostile until it has passed the models: bounded, validated, never a path.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from sdstudio.domain import samplers
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.params import GenerationParams, validated
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest

REQUEST_KEY = "sdstudio.request"
PROVENANCE_KEY = "sdstudio.provenance"
PARAMETERS_KEY = "parameters"

#: No metadata of ours comes near this; a file that does is not read.
TEXT_LIMIT_CHARACTERS = 1_000_000

# The field's own pattern for the last line (A1111, modules/infotext_utils).
_PAIR = re.compile(r'\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$)')
_PAIRS_NEEDED = 3


@dataclass(frozen=True, slots=True)
class PictureMetadata:
    """What one of our own pictures says of itself."""

    request: GenerationRequest
    provenance: Provenance


def encode(metadata: PictureMetadata) -> dict[str, str]:
    """The texts to write into a picture, by key."""
    return {
        REQUEST_KEY: metadata.request.model_dump_json(),
        PROVENANCE_KEY: metadata.provenance.model_dump_json(),
        PARAMETERS_KEY: parameters_text(metadata),
    }


def decode(texts: Mapping[str, str]) -> PictureMetadata:
    """The metadata in the texts of a picture made by this program.

    Raises:
        StudioError: ``METADATA_UNREADABLE`` where it is missing, oversized or not ours.
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
    """The text that A1111 and the programs after it read."""
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
    pairs |= {"Model": request.checkpoint.name, "Version": metadata.provenance.program}
    lines = [params.prompt] if params.prompt else []
    if params.negative_prompt:
        lines.append(f"Negative prompt: {params.negative_prompt}")
    lines.append(", ".join(f"{key}: {_quoted(value)}" for key, value in pairs.items()))
    return "\n".join(lines)


def parse_parameters(text: str) -> GenerationParams:
    """The parameters in an A1111 ``parameters`` text; what it does not say keeps its default.

    Raises:
        StudioError: where the text is not of that form or holds values out of range.
    """
    *prompt_lines, last = text[:TEXT_LIMIT_CHARACTERS].strip().split("\n")
    pairs = {key.strip(): _unquoted(value) for key, value in _PAIR.findall(last)}
    if len(pairs) < _PAIRS_NEEDED:
        raise StudioError(ErrorCode.METADATA_UNREADABLE)
    prompt, _, negative = "\n".join(prompt_lines).partition("Negative prompt:")
    values: dict[str, Any] = {"prompt": prompt.strip(), "negative_prompt": negative.strip()}
    for key, name in (("Steps", "steps"), ("CFG scale", "guidance_scale"), ("Seed", "seed")):
        if key in pairs:
            values[name] = pairs[key]
    if match := re.fullmatch(r"(\d{1,6})x(\d{1,6})", pairs.get("Size", "")):
        values["width"], values["height"] = map(int, match.groups())
    if sampler := _sampler_key(pairs.get("Sampler", ""), pairs.get("Schedule type", "")):
        values["sampler"] = sampler
    return validated(values)


def _sampler_key(name: str, schedule: str) -> str | None:
    # Before A1111 1.9 there was no schedule type: "DPM++ 2M Karras".
    if not schedule and name.endswith(" Karras"):
        name, schedule = name.removesuffix(" Karras"), "Karras"
    rows = {row.a1111[1]: row.key for row in samplers.SAMPLERS if row.a1111[0] == name}
    # Where A1111 chooses the type, it is Karras for those that have no other name for it.
    meant = schedule if schedule != "Automatic" else "" if "" in rows else "Karras"
    return rows.get(meant) or next(iter(rows.values()), None)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if set(value) & set(',:\n"') else value


def _unquoted(value: str) -> str:
    value = value.strip()
    if value.startswith('"') and value.endswith('"'):
        try:
            return str(json.loads(value))
        except json.JSONDecodeError:
            return value
    return value
