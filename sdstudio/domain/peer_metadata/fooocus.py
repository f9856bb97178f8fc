"""Fooocus: JSON under ``parameters`` with ``fooocus_scheme``, or the text of A1111.

JPEG and WebP have it in the user comment, and the scheme in the maker note. Its log's labels
(“Base Model”) are keys in older files.
"""

import re
from collections.abc import Iterator, Mapping

from sdstudio.domain.embedded import COMMENT, MAKER_NOTE, USER_COMMENT
from sdstudio.domain.peer_metadata import a1111
from sdstudio.domain.peer_metadata.values import (
    Json,
    as_list,
    as_text,
    json_object,
    lora,
    named,
    rest,
    size_in,
    title,
)
from sdstudio.domain.picture_settings import LoraUse, PictureSettings

_KNOWN = (
    "prompt",
    "negative_prompt",
    "seed",
    "steps",
    "sampler",
    "scheduler",
    "guidance_scale",
    "resolution",
    "base_model",
    "base_model_hash",
    "vae",
    "clip_skip",
    "loras",
)
_NO_NAME = ("None", "Default (model)")
_LORA = re.compile(r"lora(_combined)?_\d+")


def read(texts: Mapping[str, str]) -> PictureSettings | None:
    """The settings, if Fooocus wrote them."""
    scheme = texts.get("fooocus_scheme") or texts.get(MAKER_NOTE, "")
    for key in ("parameters", USER_COMMENT, "Comment", COMMENT):
        text = texts.get(key)
        if text is None:
            continue
        said = json_object(text)
        if said is None:
            if scheme.strip() == "a1111" and (found := a1111.read_text(text)) is not None:
                return found.model_copy(update={"program": "Fooocus"})
            continue
        values = {name.strip().lower().replace(" ", "_"): one for name, one in said.items()}
        is_sure = scheme.strip() == "fooocus" and key != "Comment"
        marks = {"performance", "styles", "sharpness", "adm_guidance", "full_prompt"}
        if is_sure or ("base_model" in values and marks & values.keys()):
            return _settings(values)
    return None


def _settings(values: dict[str, Json]) -> PictureSettings:
    width, height = size_in(values.get("resolution"))
    vae = as_text(values.get("vae"))
    known = (*_KNOWN, *(name for name in values if _LORA.fullmatch(name)))
    return PictureSettings.model_validate(
        {
            "program": "Fooocus",
            "prompt": _words(values, "prompt"),
            "negative_prompt": _words(values, "negative_prompt"),
            "seed": values.get("seed"),
            "steps": values.get("steps"),
            "sampler": values.get("sampler"),
            "scheduler": values.get("scheduler"),
            "guidance": values.get("guidance_scale"),
            "width": width or values.get("width"),
            "height": height or values.get("height"),
            "model_name": title(values.get("base_model")),
            "model_hash": values.get("base_model_hash"),
            "vae": "" if vae in _NO_NAME else title(vae),
            "loras": named(_loras(values)),
            "clip_skip": values.get("clip_skip"),
            "others": rest(values, *known),
        }
    )


def _words(values: dict[str, Json], name: str) -> Json:
    """What was typed, else what Fooocus made of it."""
    if name in values:
        return values[name]
    full = values.get(f"full_{name}")
    return next((one for one in as_list(full) if one), full if isinstance(full, str) else "")


def _loras(values: dict[str, Json]) -> Iterator[LoraUse]:
    for one in as_list(values.get("loras")):
        parts = as_list(one)
        if len(parts) >= 2 and parts[0] not in _NO_NAME:
            yield lora(*parts[:3])
    for name, said in values.items():
        if _LORA.fullmatch(name):
            title_, colon, weight = as_text(said).rpartition(" : ")
            found = lora(title_, weight) if colon else lora(said)
            if found.name not in _NO_NAME:
                yield found
