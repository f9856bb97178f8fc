"""AUTOMATIC1111 and those that write its text: Forge, SD.Next, Civitai, ComfyUI's image savers.

The prompt, then lines from “Negative prompt:” on, then one line of “Key: value” pairs
(``modules/infotext_utils.py`` reads it).
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from sdstudio.domain.embedded import COMMENT, SIDECAR, USER_COMMENT
from sdstudio.domain.peer_metadata.values import (
    Json,
    as_dict,
    as_list,
    json_object,
    lora,
    named,
    rest,
    size_in,
    title,
)
from sdstudio.domain.picture_settings import OWN_PROGRAM, LoraUse, PictureSettings
from sdstudio.domain.prompt import PROMPT_MAX_CHARACTERS, file_tags

_NEGATIVE: Final = "Negative prompt:"
#: With fewer, the last line belongs to the prompt, as in A1111.
_PAIRS_MIN: Final = 3
_PAIRS_MAX: Final = 300
_LINE_MAX: Final = 100_000
_LINES_TRIED: Final = 50
_KEY: Final = re.compile(r"\s*(\w[\w \-/.]{0,60}):\s*")
_DECODER: Final = json.JSONDecoder(parse_constant=lambda _: None)
#: Of a text that could be anybody's comment, these are required.
_SURE: Final = frozenset({"Steps", "Sampler", "Seed", "CFG scale", "Size", "Model hash", "Model"})
_KNOWN: Final = (
    "Steps",
    "Sampler",
    "Schedule type",
    "Schedule",
    "CFG scale",
    "Seed",
    "Size",
    "Model",
    "Model hash",
    "VAE",
    "Clip skip",
    "Denoising strength",
)


def read(texts: Mapping[str, str]) -> PictureSettings | None:
    """The settings in the ``parameters`` text, else in a comment that is like it."""
    for key in ("parameters", USER_COMMENT, COMMENT, "ImageDescription", "Description", SIDECAR):
        if (text := texts.get(key)) and json_object(text) is None:
            found = read_text(text, is_sure=key == "parameters")
            if found is not None:
                return found
    return None


def read_text(text: str, *, is_sure: bool = True) -> PictureSettings | None:
    """The settings in ``text``.

    Args:
        is_sure: whether a text without pairs is a prompt, too.
    """
    prompt, negative, pairs, after = _parts(text)
    if not is_sure and len(_SURE & pairs.keys()) < _PAIRS_MIN:
        return None
    if not (prompt or negative or pairs):
        return None
    width, height = size_in(pairs.get("Size"))
    sampler = pairs.get("Sampler")
    others = rest(pairs, *_KNOWN)
    return PictureSettings.model_validate(
        {
            "program": _program(pairs),
            "prompt": prompt,
            "negative_prompt": negative,
            "seed": pairs.get("Seed"),
            "steps": pairs.get("Steps"),
            # What Civitai writes if it doesn't know.
            "sampler": "" if sampler == "Undefined" else sampler,
            "scheduler": pairs.get("Schedule type") or pairs.get("Schedule"),
            "guidance": pairs.get("CFG scale"),
            "width": width,
            "height": height,
            "strength": pairs.get("Denoising strength"),
            "model_name": title(pairs.get("Model")) or _checkpoint(pairs),
            "model_hash": pairs.get("Model hash") or _hashes(pairs).get("model"),
            "vae": title(pairs.get("VAE")),
            "loras": named(_loras(prompt, pairs)),
            "clip_skip": pairs.get("Clip skip"),
            "others": (*others, *([("After the settings", after)] if after else [])),
        }
    )


def _parts(text: str) -> tuple[str, str, dict[str, Json], str]:
    """Prompt, negative prompt, pairs, and what extensions write after them."""
    lines = text.strip("\0 \t\r\n").replace("\r\n", "\n").split("\n")
    pairs: dict[str, Json] = {}
    words, after = lines, ""
    # The last line, unless an extension has written more after it.
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _LINES_TRIED), -1):
        is_last = index == len(lines) - 1
        if is_last or lines[index].lstrip().startswith("Steps:"):
            found = dict(_pairs(lines[index]))
            if len(found) >= _PAIRS_MIN:
                pairs, words = found, lines[:index]
                after = "\n".join(lines[index + 1 :]).strip()
                break
    begin = next((at for at, line in enumerate(words) if line.startswith(_NEGATIVE)), len(words))
    negative = "\n".join(words[begin:]).removeprefix(_NEGATIVE)
    return "\n".join(words[:begin]).strip(), negative.strip(), pairs, after


def _pairs(line: str) -> Iterator[tuple[str, Json]]:
    """The “Key: value” pairs of ``line``; values may be JSON, quoted or not."""
    if len(line) > _LINE_MAX:
        return
    at = 0
    for _ in range(_PAIRS_MAX):
        key = _KEY.match(line, at)
        if key is None:
            # A value with a comma that wasn't quoted.
            at = line.find(",", at) + 1
            if at == 0:
                return
            continue
        at = key.end()
        value: Json = None
        if line[at : at + 1] in ('"', "{", "["):
            try:
                value, at = _DECODER.raw_decode(line, at)
                at = _after_comma(line, at)
            except (ValueError, RecursionError):
                value = None
        if value is None:
            end = line.find(",", at)
            end = len(line) if end < 0 else end
            value, at = line[at:end].strip(), end + 1
        yield key[1].strip(), value
        if at >= len(line):
            return


def _after_comma(line: str, at: int) -> int:
    comma = line.find(",", at)
    return len(line) if comma < 0 else comma + 1


def _program(pairs: Mapping[str, Json]) -> str:
    version, app = str(pairs.get("Version", ""))[:80], str(pairs.get("App", ""))[:80]
    if "sd.next" in app.lower() or "sdnext" in app.lower():
        return "SD.Next"
    for mark, program in (
        (OWN_PROGRAM, OWN_PROGRAM),
        ("Fooocus", "Fooocus"),
        ("ComfyUI", "ComfyUI"),
        ("f", "Forge"),
        ("neo", "Forge"),
    ):
        if version.startswith(mark):
            return program
    if app:
        return app
    if not version and "Civitai resources" in pairs:
        return "Civitai"
    return "AUTOMATIC1111"


def _hashes(pairs: Mapping[str, Json]) -> dict[str, Json]:
    found = pairs.get("Hashes")
    return as_dict(found) or json_object(found if isinstance(found, str) else None) or {}


def _resources(pairs: Mapping[str, Json]) -> list[dict[str, Json]]:
    return [as_dict(one) for one in as_list(pairs.get("Civitai resources"))]


def _checkpoint(pairs: Mapping[str, Json]) -> Json:
    models = (one for one in _resources(pairs) if one.get("type") == "checkpoint")
    return next((one.get("modelName") for one in models), "")


def _loras(prompt: str, pairs: Mapping[str, Json]) -> Iterator[LoraUse]:
    hashes: dict[str, Json] = {}
    for name, value in _hashes(pairs).items():
        kind, _, short = name.partition(":")
        if kind.lower() == "lora":
            hashes[short] = value
    for part in str(pairs.get("Lora hashes", "")).split(","):
        name, _, value = part.rpartition(":")
        if name.strip():
            hashes[name.strip()] = value.strip()
    for tag in file_tags(prompt[: 2 * PROMPT_MAX_CHARACTERS]):
        if tag.is_lora:
            yield lora(tag.name, tag.weight, hashes.get(tag.name, ""))
    for one in _resources(pairs):
        if str(one.get("type")).lower() in ("lora", "lycoris", "dora"):
            yield lora(one.get("modelName"), one.get("weight", 1.0))
