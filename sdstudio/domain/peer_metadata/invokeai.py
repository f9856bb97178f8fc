"""InvokeAI, all generations: ``invokeai_metadata``, ``sd-metadata`` and ``Dream``."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from sdstudio.domain.peer_metadata.values import (
    Json,
    as_dict,
    as_list,
    as_text,
    first_of,
    json_object,
    lora,
    named,
    rest,
    title,
)
from sdstudio.domain.picture_settings import LoraUse, PictureSettings

_PROGRAM: Final = "InvokeAI"
_KNOWN: Final = (
    "positive_prompt",
    "negative_prompt",
    "seed",
    "steps",
    "scheduler",
    "cfg_scale",
    "width",
    "height",
    "strength",
    "model",
    "vae",
    "loras",
    "clip_skip",
    "canvas_v2_metadata",
    "type",
    "id",
    "is_intermediate",
    "use_cache",
)
_OLD_KNOWN: Final = ("prompt", "seed", "steps", "sampler", "cfg_scale", "width", "height")
_DREAM: Final = re.compile(r'\s*"((?:[^"\\]|\\.){0,20000})"((?:\s+-.*)?)\s*', re.DOTALL)
_OPTION: Final = re.compile(r"-([A-Za-z])\s*([^\s-][^\s]{0,60})?")
#: In the second generation, words in square brackets are negative.
_UNWANTED: Final = re.compile(r"\[([^\[\]]{1,2000})\]")


def read(texts: Mapping[str, str]) -> PictureSettings | None:
    """The settings, if InvokeAI wrote them."""
    if (said := json_object(texts.get("invokeai_metadata"))) is not None:
        return _current(said)
    if (said := json_object(texts.get("invokeai_graph"))) is not None:
        return _of_graph(said)
    if (said := json_object(texts.get("sd-metadata"))) is not None:
        return _old(said)
    dream = _DREAM.fullmatch(texts.get("Dream", "")[:30_000])
    return _dream(dream[1], dream[2]) if dream else None


def _current(said: Mapping[str, Json]) -> PictureSettings:
    model = as_dict(said.get("model"))
    return PictureSettings.model_validate(
        {
            "program": _PROGRAM,
            "prompt": said.get("positive_prompt"),
            "negative_prompt": said.get("negative_prompt"),
            "seed": said.get("seed"),
            "steps": said.get("steps"),
            "scheduler": "",
            # It calls samplers schedulers.
            "sampler": said.get("scheduler"),
            "guidance": said.get("cfg_scale"),
            "width": said.get("width"),
            "height": said.get("height"),
            "strength": said.get("strength"),
            "model_name": _name(said.get("model")),
            "model_hash": as_text(model.get("hash")).rpartition(":")[2],
            "vae": _name(said.get("vae")),
            "loras": named(_loras(said.get("loras"))),
            "clip_skip": said.get("clip_skip"),
            "others": rest(said, *_KNOWN),
        }
    )


def _name(model: Json) -> str:
    if isinstance(model, str):
        return title(model)
    values = as_dict(model)
    return title(first_of(values, "name", "model_name", "key"))


def _loras(listed: Json) -> Iterator[LoraUse]:
    for one in map(as_dict, as_list(listed)):
        model = first_of(one, "model", "lora")
        yield lora(_name(model), one.get("weight", 1.0), as_dict(model).get("hash", ""))


def _of_graph(graph: Mapping[str, Json]) -> PictureSettings | None:
    """The settings in the node that collects them, which pictures of a workflow may lack."""
    nodes = [as_dict(one) for one in as_dict(graph.get("nodes")).values()]
    core = next((one for one in nodes if one.get("type") == "core_metadata"), None)
    return None if core is None else _current(core)


def _old(said: Mapping[str, Json]) -> PictureSettings:
    image = as_dict(said.get("image"))
    words = image.get("prompt")
    if isinstance(words, list):
        words = ", ".join(as_text(as_dict(one).get("prompt")) for one in words)
    prompt, negative = _split(as_text(words))
    return PictureSettings.model_validate(
        {
            "program": _PROGRAM,
            "prompt": prompt,
            "negative_prompt": negative,
            "seed": image.get("seed"),
            "steps": image.get("steps"),
            "sampler": image.get("sampler"),
            "guidance": image.get("cfg_scale"),
            "width": image.get("width"),
            "height": image.get("height"),
            "strength": image.get("strength") if image.get("type") == "img2img" else None,
            "model_name": title(first_of(said, "model_weights", "model")),
            "model_hash": said.get("model_hash"),
            "others": (*rest(image, *_OLD_KNOWN, "strength"), *rest(said, "image", "model_hash")),
        }
    )


def _dream(words: str, options: str) -> PictureSettings:
    values = {one[1]: one[2] or "" for one in _OPTION.finditer(options)}
    prompt, negative = _split(words.replace('\\"', '"'))
    return PictureSettings.model_validate(
        {
            "program": _PROGRAM,
            "prompt": prompt,
            "negative_prompt": negative,
            "seed": values.get("S"),
            "steps": values.get("s"),
            "sampler": values.get("A"),
            "guidance": values.get("C"),
            "width": values.get("W"),
            "height": values.get("H"),
            "strength": values.get("f"),
        }
    )


def _split(words: str) -> tuple[str, str]:
    """The prompt without what is in brackets, and what is in brackets."""
    words = words[:20_000]
    unwanted = _UNWANTED.findall(words)
    prompt = _UNWANTED.sub("", words) if unwanted else words
    return " ".join(prompt.split()) if unwanted else prompt, ", ".join(unwanted)
