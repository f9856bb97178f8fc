"""Easy Diffusion: one text for each field, under two sets of names; JSON in a JPEG."""

from collections.abc import Mapping

from sdstudio.domain.embedded import USER_COMMENT
from sdstudio.domain.peer_metadata.values import (
    Json,
    as_list,
    as_text,
    json_object,
    lora,
    named,
    rest,
    title,
)
from sdstudio.domain.picture_settings import PictureSettings

#: Our field, with its label and its name in the program's requests.
_NAMES = {
    "prompt": ("Prompt", "prompt"),
    "negative_prompt": ("Negative Prompt", "negative_prompt"),
    "seed": ("Seed", "seed"),
    "steps": ("Steps", "num_inference_steps"),
    "sampler": ("Sampler", "sampler_name"),
    "guidance": ("Guidance Scale", "guidance_scale"),
    "width": ("Width", "width"),
    "height": ("Height", "height"),
    "strength": ("Prompt Strength", "prompt_strength"),
}
_MODEL = ("Stable Diffusion model", "Stable Diffusion Model", "use_stable_diffusion_model")
_VAE = ("VAE model", "VAE Model", "use_vae_model")
_LORA = ("LoRA model", "LoRA", "use_lora_model")
_LORA_WEIGHT = ("LoRA Strength", "lora_alpha")
_CLIP_SKIP = ("Clip Skip", "clip_skip")
_MARKS = frozenset({*_MODEL, "num_inference_steps"})


def read(texts: Mapping[str, str]) -> PictureSettings | None:
    """The settings, if Easy Diffusion wrote them."""
    values: Mapping[str, Json] = texts
    if not _is_its(values):
        values = json_object(texts.get(USER_COMMENT)) or {}
        if not _is_its(values):
            return None

    def said(names: tuple[str, ...]) -> Json:
        found = (values.get(name) for name in names)
        return next((one for one in found if one not in (None, "", "None")), None)

    loras, weights = (_listed(said(names)) for names in (_LORA, _LORA_WEIGHT))
    weights += [1.0] * (len(loras) - len(weights))
    skips = said(_CLIP_SKIP) in (True, "True", "true")
    known = {*_MODEL, *_VAE, *_LORA, *_LORA_WEIGHT, *_CLIP_SKIP}
    known |= {name for names in _NAMES.values() for name in names}
    return PictureSettings.model_validate(
        {
            "program": "Easy Diffusion",
            **{field: said(names) for field, names in _NAMES.items()},
            "model_name": title(said(_MODEL)),
            "vae": title(said(_VAE)),
            "loras": named(
                lora(name, weight) for name, weight in zip(loras, weights, strict=False)
            ),
            "clip_skip": 2 if skips else None,
            "others": rest(values, *known),
        }
    )


def _is_its(values: Mapping[str, Json]) -> bool:
    prompt = as_text(values.get("Prompt") or values.get("prompt"))
    return bool(_MARKS & values.keys()) and bool(prompt) and json_object(prompt) is None


def _listed(value: Json) -> list[Json]:
    if isinstance(value, str) and value.startswith("["):
        return [one.strip(" '\"") for one in value.strip("[]").split(",")]
    return list(as_list(value)) if isinstance(value, list) else [] if value is None else [value]
