"""NovelAI: ``Description``, ``Source`` and ``Comment``, as texts or hidden in the alpha channel."""

import re
from collections.abc import Mapping

from sdstudio.domain.embedded import USER_COMMENT
from sdstudio.domain.peer_metadata.values import (
    Json,
    as_dict,
    as_list,
    as_text,
    json_object,
    rest,
)
from sdstudio.domain.picture_settings import PictureSettings

_SOURCE = re.compile(r"(.{1,150}?)\s+([0-9A-F]{8})")
_KNOWN = (
    "prompt",
    "uc",
    "steps",
    "sampler",
    "noise_schedule",
    "seed",
    "scale",
    "width",
    "height",
    "strength",
    "signed_hash",
    "v4_prompt",
    "v4_negative_prompt",
)


def read(texts: Mapping[str, str]) -> PictureSettings | None:
    """The settings, if NovelAI wrote them."""
    # In a WebP, all of them are in one.
    wrapped = json_object(texts.get(USER_COMMENT))
    if wrapped is not None and isinstance(wrapped.get("Comment"), str):
        texts = {**{key: as_text(one) for key, one in wrapped.items()}, **texts}
    said = json_object(texts.get("Comment"))
    if said is None:
        return None
    is_signed = texts.get("Software", "") == "NovelAI" or "signed_hash" in said
    if not is_signed and not ("uc" in said and "sampler" in said):
        return None
    source = _SOURCE.fullmatch(texts.get("Source", "")[:200])
    prompt, characters = _words(said.get("v4_prompt"))
    negative, unwanted = _words(said.get("v4_negative_prompt"))
    kind = as_text(said.get("request_type"))
    others = [*rest(said, *_KNOWN)]
    for label, words in (("Character", characters), ("Undesired of character", unwanted)):
        others += [(f"{label} {number}", one) for number, one in enumerate(words, 1) if one]
    return PictureSettings.model_validate(
        {
            "program": "NovelAI",
            "prompt": prompt or said.get("prompt") or texts.get("Description"),
            "negative_prompt": negative or said.get("uc"),
            "seed": said.get("seed"),
            "steps": said.get("steps"),
            "sampler": said.get("sampler"),
            "scheduler": said.get("noise_schedule"),
            "guidance": said.get("scale"),
            "width": said.get("width"),
            "height": said.get("height"),
            # Text to image has one, too, without using it.
            "strength": None if kind == "PromptGenerateRequest" else said.get("strength"),
            "model_name": source[1] if source else texts.get("Source"),
            "model_hash": source[2] if source else "",
            "others": others,
        }
    )


def _words(value: Json) -> tuple[str, list[str]]:
    """The prompt of the fourth generation, and those of its characters."""
    caption = as_dict(as_dict(value).get("caption"))
    characters = (as_dict(one) for one in as_list(caption.get("char_captions")))
    return as_text(caption.get("base_caption")), [
        as_text(one.get("char_caption")) for one in characters
    ]
