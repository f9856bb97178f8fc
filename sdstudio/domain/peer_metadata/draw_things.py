"""Draw Things: JSON in XMP's ``exif:UserComment``."""

from collections.abc import Mapping

from sdstudio.domain.embedded import USER_COMMENT, XMP_USER_COMMENT
from sdstudio.domain.peer_metadata.values import (
    as_dict,
    as_list,
    json_object,
    lora,
    named,
    rest,
    size_in,
    title,
)
from sdstudio.domain.picture_settings import PictureSettings

_KNOWN = (
    "c",
    "uc",
    "seed",
    "steps",
    "sampler",
    "scale",
    "size",
    "strength",
    "model",
    "lora",
    "v2",
    "profile",
)


def read(texts: Mapping[str, str]) -> PictureSettings | None:
    """The settings, if Draw Things wrote them."""
    for key in (XMP_USER_COMMENT, USER_COMMENT):
        said = json_object(texts.get(key))
        if said is None or not ("c" in said and {"uc", "scale", "sampler"} & said.keys()):
            continue
        width, height = size_in(said.get("size"))
        loras = (as_dict(one) for one in as_list(said.get("lora")))
        v2 = as_dict(said.get("v2"))
        return PictureSettings.model_validate(
            {
                "program": "Draw Things",
                "prompt": said.get("c"),
                "negative_prompt": said.get("uc"),
                "seed": said.get("seed"),
                "steps": said.get("steps"),
                "sampler": said.get("sampler"),
                "guidance": said.get("scale"),
                "width": width or v2.get("width"),
                "height": height or v2.get("height"),
                "strength": said.get("strength"),
                "model_name": title(said.get("model") or v2.get("model")),
                "loras": named(lora(one.get("model"), one.get("weight", 1.0)) for one in loras),
                "clip_skip": v2.get("clipSkip"),
                "others": rest(said, *_KNOWN),
            }
        )
    return None
