"""The metadata in a picture's file: versioned JSON, and the A1111 ``parameters`` text.

Text from a file is untrusted until validated: bounded in size, checked, never used as a path.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from sdstudio.domain import modes, samplers
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.params import GenerationParams, validated
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest

REQUEST_KEY = "sdstudio.request"
PROVENANCE_KEY = "sdstudio.provenance"
PARAMETERS_KEY = "parameters"

#: Our own metadata is far smaller; anything larger is not read.
TEXT_LIMIT_CHARACTERS = 1_000_000

# A1111's pattern for a pair (modules/infotext_utils), split up: the original takes quadratic time #
# on a long line.
_BEFORE_KEY = re.compile(r"[^\w \-/]")
_VALUE = re.compile(r'\s*+("(?:\\.|[^\\"])++"(?=,|$)|[^,]*)')
_PAIRS_NEEDED = 3

_NEGATIVE = "Negative prompt:"
_STRENGTH = "Denoising strength"
# What A1111 records only for pictures made from another, by A1111's name.
_BY_MODE = {_STRENGTH: "strength", "Mask blur": "mask_blur"}
_AREA, _ONLY_MASKED, _PADDING = "Inpaint area", "Only masked", "Masked area padding"
# A1111's name for the second pass; the strength is then that of the second pass.
_SECOND_PASS = "Hires upscale"
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
        pairs |= {_AREA: _ONLY_MASKED, _PADDING: str(params.mask_padding)}
    if "second_pass" in used and params.second_pass > 1:
        pairs |= {
            _STRENGTH: _said(params.second_pass_strength),
            _SECOND_PASS: _said(params.second_pass),
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
        lines.append(f"{_NEGATIVE} {params.negative_prompt}")
    lines.append(", ".join(f"{key}: {_quoted(value)}" for key, value in pairs.items()))
    return "\n".join(lines)


def parse_parameters(text: str) -> GenerationParams:
    """The parameters in an A1111 ``parameters`` text; missing ones keep their defaults.

    Raises:
        StudioError: the text is malformed or contains values out of range.
    """
    *lines, last = text[:TEXT_LIMIT_CHARACTERS].strip().split("\n")
    pairs = {key: _unquoted(value) for key, value in _pairs(last)}
    if len(pairs) < _PAIRS_NEEDED:
        raise StudioError(ErrorCode.METADATA_UNREADABLE)
    prompt, negative = _prompts(lines)
    values: dict[str, Any] = {"prompt": prompt, "negative_prompt": negative}
    names = {"Steps": "steps", "CFG scale": "guidance_scale", "Seed": "seed"}
    if _SECOND_PASS in pairs:
        names |= {_SECOND_PASS: "second_pass", _STRENGTH: "second_pass_strength"}
    else:
        names |= _BY_MODE
    for key, name in names.items():
        if key in pairs:
            values[name] = pairs[key]
    for seamless, said in _TILING.items():
        if said.items() <= pairs.items():
            values["seamless"] = seamless
    if pairs.get(_AREA) == _ONLY_MASKED:
        values["masked_only"] = True
        if _PADDING in pairs:
            values["mask_padding"] = pairs[_PADDING]
    if match := re.fullmatch(r"(\d{1,6})x(\d{1,6})", pairs.get("Size", "")):
        values["width"], values["height"] = map(int, match.groups())
    if sampler := _sampler_key(pairs.get("Sampler", ""), pairs.get("Schedule type", "")):
        values["sampler"] = sampler
    return validated(values)


def _pairs(line: str) -> Iterator[tuple[str, str]]:
    """The keys and values in ``line``, in linear time."""
    at = 0
    while (colon := line.find(":", at)) >= 0:
        key = _BEFORE_KEY.split(line[at:colon])[-1].lstrip(" -/")
        at = colon + 1
        if len(key) > 1 and (value := _VALUE.match(line, at)):
            yield key.strip(), value[1]
            at = value.end() + 1


def _prompts(lines: Sequence[str]) -> tuple[str, str]:
    """Prompt and negative prompt, which begins on its own line."""
    begins = (number for number, line in enumerate(lines) if line.strip().startswith(_NEGATIVE))
    at = next(begins, len(lines))
    negative = "\n".join(lines[at:]).strip().removeprefix(_NEGATIVE)
    return "\n".join(lines[:at]).strip(), negative.strip()


def _tag(lora: AdapterRef) -> str:
    weights = f"{lora.weight:g}"
    if lora.text_weight is not None:
        weights = f"{lora.text_weight:g}:{weights}"
    return f"<lora:{lora.name}:{weights}>"


def _said(value: float) -> str:
    return f"{value:g}"


def _sampler_key(name: str, schedule: str) -> str | None:
    # Before A1111 1.9 there was no schedule type: "DPM++ 2M Karras".
    if not schedule and name.endswith(" Karras"):
        name, schedule = name.removesuffix(" Karras"), "Karras"
    rows = {row.a1111[1]: row.key for row in samplers.SAMPLERS if row.a1111[0] == name}
    # A1111's automatic choice is Karras for samplers without another name for it.
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
