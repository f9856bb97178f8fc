"""SwarmUI: JSON with ``sui_image_params`` (its ``docs/Image Metadata Format.md``)."""

from collections.abc import Mapping

from sdstudio.domain.embedded import USER_COMMENT
from sdstudio.domain.peer_metadata.values import (
    Json,
    as_dict,
    as_list,
    as_text,
    json_object,
    lora,
    named,
    rest,
    title,
)
from sdstudio.domain.picture_settings import LORAS_MAX, LoraUse, PictureSettings

_KNOWN = (
    "prompt",
    "negativeprompt",
    "seed",
    "steps",
    "sampler",
    "scheduler",
    "cfgscale",
    "width",
    "height",
    "initimagecreativity",
    "model",
    "vae",
    "loras",
    "loraweights",
    "clipstopatlayer",
)


def read(texts: Mapping[str, str]) -> PictureSettings | None:
    """The settings in ``parameters``, the user comment or, in older files, the camera model."""
    for key in ("parameters", USER_COMMENT, "Model"):
        text = texts.get(key, "")
        said = json_object(text) if "sui_image_params" in text else None
        if said is not None and isinstance(said.get("sui_image_params"), dict):
            return _settings(said)
    return None


def _settings(said: dict[str, Json]) -> PictureSettings:
    values = as_dict(said.get("sui_image_params"))
    models = [as_dict(one) for one in as_list(said.get("sui_models"))[: 2 * LORAS_MAX]]
    hashes = {title(one.get("name")): one.get("hash") for one in models}
    model = title(values.get("model"))
    return PictureSettings.model_validate(
        {
            "program": "SwarmUI",
            "prompt": values.get("prompt"),
            "negative_prompt": values.get("negativeprompt"),
            "seed": values.get("seed"),
            "steps": values.get("steps"),
            "sampler": values.get("sampler"),
            "scheduler": values.get("scheduler"),
            "guidance": values.get("cfgscale"),
            "width": values.get("width"),
            "height": values.get("height"),
            "strength": values.get("initimagecreativity"),
            "model_name": model,
            "model_hash": as_text(hashes.get(model)).removeprefix("0x"),
            "vae": title(values.get("vae")),
            "loras": _loras(values, hashes),
            "clip_skip": values.get("clipstopatlayer"),
            "others": (*rest(values, *_KNOWN), *rest(as_dict(said.get("sui_extra_data")))),
        }
    )


def _loras(values: dict[str, Json], hashes: dict[str, Json]) -> tuple[LoraUse, ...]:
    names, weights = (_listed(values.get(name)) for name in ("loras", "loraweights"))
    weights += [1.0] * (len(names) - len(weights))
    return named(
        lora(name, weight, as_text(hashes.get(title(name))).removeprefix("0x"))
        for name, weight in zip(names, weights, strict=False)
    )


def _listed(value: Json) -> list[Json]:
    if isinstance(value, str):
        return [one.strip() for one in value.split(",", LORAS_MAX)] if value else []
    return as_list(value)[:LORAS_MAX]
