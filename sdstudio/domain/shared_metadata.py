"""What a picture that leaves the library says of itself."""

from collections.abc import Mapping
from enum import StrEnum

from sdstudio.domain.a1111_text import quoted
from sdstudio.domain.errors import StudioError
from sdstudio.domain.metadata import PARAMETERS_KEY, REQUEST_KEY, decode
from sdstudio.domain.picture_settings import PictureSettings


class MetadataLevel(StrEnum):
    """How much of a picture's metadata is kept."""

    #: All there is, as in the library.
    WHOLE = "whole"
    #: The settings, but not on which machine, when and with which libraries it was made.
    SETTINGS = "settings"
    #: The prompt and the negative prompt.
    PROMPT = "prompt"
    NONE = "none"


def texts_at(
    level: MetadataLevel, texts: Mapping[str, str], settings: PictureSettings | None = None
) -> dict[str, str]:
    """What is left of ``texts``, the metadata of a picture by key, at ``level``.

    Args:
        settings: for a picture of another program, whose texts may have any form.
    """
    match level:
        case MetadataLevel.NONE:
            return {}
        case MetadataLevel.PROMPT:
            prompts = _prompts(*_both_prompts(texts, settings))
            return {PARAMETERS_KEY: prompts} if prompts else {}
    parameters = texts.get(PARAMETERS_KEY) or (_settings_text(settings) if settings else "")
    if level is MetadataLevel.WHOLE:
        kept = dict(texts)
    else:
        kept = {key: texts[key] for key in (REQUEST_KEY,) if key in texts}
    return {**kept, PARAMETERS_KEY: parameters} if parameters else kept


def _both_prompts(texts: Mapping[str, str], settings: PictureSettings | None) -> tuple[str, str]:
    if settings is not None:
        return settings.prompt, settings.negative_prompt
    try:
        params = decode(texts).request.params
    except StudioError:
        return "", ""
    return params.prompt, params.negative_prompt


def _prompts(prompt: str, negative_prompt: str) -> str:
    lines = [prompt] if prompt else []
    return "\n".join(
        [*lines, *([f"Negative prompt: {negative_prompt}"] if negative_prompt else [])]
    )


def _settings_text(settings: PictureSettings) -> str:
    """The settings in the form of A1111."""
    pairs = {
        "Steps": settings.steps,
        "Sampler": settings.sampler,
        "Schedule type": settings.scheduler,
        "CFG scale": settings.guidance,
        "Seed": settings.seed,
        "Size": f"{settings.width}x{settings.height}" if settings.width else None,
        "Model hash": settings.model_hash,
        "Model": settings.model_name,
        "Denoising strength": settings.strength,
    }
    known = [
        f"{key}: {_said(value)}"
        for key, value in pairs.items()
        if value is not None and value != ""
    ]
    lines = [_prompts(settings.prompt, settings.negative_prompt), ", ".join(known)]
    return "\n".join(line for line in lines if line)


def _said(value: float | str) -> str:
    return f"{value:g}" if isinstance(value, float) else quoted(str(value))
