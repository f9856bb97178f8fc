"""PictureSettings: how a picture was made, whichever program made it, as far as its file says."""

import math
import unicodedata
from collections.abc import Iterable
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import plain_number
from sdstudio.domain.prompt import PROMPT_MAX_CHARACTERS
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest

#: What this program is called among the others.
OWN_PROGRAM: Final = "SD Studio"
#: Of a name: a program, model, sampler, LoRA or hash.
SETTING_NAME_MAX: Final = 200
#: Of a value that is only shown.
OTHER_VALUE_MAX: Final = 1000
LORAS_MAX: Final = 64
OTHERS_MAX: Final = 64

#: ComfyUI draws seeds of 64 bits.
_SEED_MAX: Final = 2**64 - 1
_STEPS_MAX: Final = 100_000
_SIDE_MAX_PX: Final = 1_000_000
_FACTOR_MAX: Final = 1000.0
_CLIP_SKIP_MAX: Final = 100
_JSON_MAX_CHARACTERS: Final = 1_000_000
# Control characters, direction overrides and other invisible marks, and lone surrogates.
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs"})
# In the same categories, but parts of words and emoji.
_JOINERS: Final = frozenset("\u200c\u200d")


class _Cleaning(dict[int, str]):
    """For ``str.translate``: what each character becomes, looked up once."""

    def __missing__(self, code: int) -> str:
        one = chr(code)
        category = unicodedata.category(one)
        if one in _JOINERS or one in "\n\t":
            kept = one
        elif category in ("Zl", "Zp"):
            kept = "\n"
        else:
            kept = "" if category in _HIDDEN else one
        self[code] = kept
        return kept


_CLEANING: Final = _Cleaning()


def plain_text(value: object, limit: int = PROMPT_MAX_CHARACTERS) -> str:
    """``value`` as text that is safe to store and show: bounded, without invisible characters.

    Line breaks become ``\\n``. Whatever is neither text nor a number is empty.
    """
    if isinstance(value, float):
        value = plain_number(value) if math.isfinite(value) else ""
    elif isinstance(value, int):
        # Python refuses to write integers of thousands of digits.
        value = str(value) if abs(value) <= _SEED_MAX else ""
    if not isinstance(value, str):
        return ""
    # Twice the limit leaves enough for what is removed.
    text = value[: 2 * limit].replace("\r\n", "\n").replace("\r", "\n")
    if not (text.isascii() and text.isprintable()):
        text = text.translate(_CLEANING)
    return text.strip()[:limit].strip()


def whole_number(value: object, low: int, high: int) -> int | None:
    """``value`` (a number or its text) as an integer from ``low`` to ``high``, else ``None``."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        value = _number_in(value)
    if isinstance(value, float):
        if not math.isfinite(value) or value != int(value):
            return None
        value = int(value)
    return value if isinstance(value, int) and low <= value <= high else None


def decimal_number(value: object, low: float, high: float) -> float | None:
    """``value`` (a number or its text) as a float from ``low`` to ``high``, else ``None``."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        value = _number_in(value)
    # Comparing first: an integer of thousands of digits is no float.
    if isinstance(value, int | float) and low <= value <= high:
        return float(value)
    return None


def _number_in(text: str) -> int | float | None:
    text = text.strip()
    if not text.isascii() or len(text) > 40:
        return None
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return None


def _name(value: object) -> str:
    return " ".join(plain_text(value, SETTING_NAME_MAX).split())


def _prompt(value: object) -> str:
    return plain_text(value)


def _seed(value: object) -> int | None:
    return whole_number(value, 0, _SEED_MAX)


def _steps(value: object) -> int | None:
    return whole_number(value, 1, _STEPS_MAX)


def _side(value: object) -> int | None:
    return whole_number(value, 1, _SIDE_MAX_PX)


def _factor(value: object) -> float | None:
    return decimal_number(value, -_FACTOR_MAX, _FACTOR_MAX)


def _weight(value: object) -> float:
    found = _factor(value)
    return 1.0 if found is None else found


def _strength(value: object) -> float | None:
    return decimal_number(value, 0, 1)


def _clip_skip(value: object) -> int | None:
    # ComfyUI counts the layers from the end, with negative numbers.
    found = whole_number(value, -_CLIP_SKIP_MAX, _CLIP_SKIP_MAX)
    return abs(found) if found else None


def _first_loras(value: object) -> object:
    return tuple(value)[:LORAS_MAX] if isinstance(value, list | tuple) else ()


def _first_others(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list | tuple):
        return ()
    pairs = (one for one in value if isinstance(one, list | tuple) and len(one) == 2)
    cleaned = ((_name(key), plain_text(said, OTHER_VALUE_MAX)) for key, said in pairs)
    return tuple(pair for pair in cleaned if all(pair))[:OTHERS_MAX]


_Name = Annotated[str, BeforeValidator(_name)]
_Prompt = Annotated[str, BeforeValidator(_prompt)]


class LoraUse(BaseModel):
    """A LoRA that a picture was made with, by the name that the other program gave it."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    name: _Name
    weight: Annotated[float, BeforeValidator(_weight)] = 1.0
    hash: _Name = ""


class PictureSettings(BaseModel):
    """How a picture was made, in terms that all programs share.

    Whatever is given is made safe: texts are bounded and free of invisible characters, numbers out
    of any sensible range are left out. It never fails because of a value.

    Args (the fields):
        program: as the artist knows it.
        sampler, scheduler: as the program calls them; the scheduler is empty where the sampler's
            name includes it.
        width, height: that were asked for; the picture may have been enlarged since.
        strength: how much of an input picture was repainted.
        model_name, vae: without folders and without the suffix of a file.
        model_hash: as recorded; programs compute it in different ways.
        clip_skip: 1 is the last layer.
        others: what else was recorded, by the program's own names.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    program: _Name
    prompt: _Prompt = ""
    negative_prompt: _Prompt = ""
    seed: Annotated[int | None, BeforeValidator(_seed)] = None
    steps: Annotated[int | None, BeforeValidator(_steps)] = None
    sampler: _Name = ""
    scheduler: _Name = ""
    guidance: Annotated[float | None, BeforeValidator(_factor)] = None
    width: Annotated[int | None, BeforeValidator(_side)] = None
    height: Annotated[int | None, BeforeValidator(_side)] = None
    strength: Annotated[float | None, BeforeValidator(_strength)] = None
    model_name: _Name = ""
    model_hash: _Name = ""
    vae: _Name = ""
    loras: Annotated[tuple[LoraUse, ...], BeforeValidator(_first_loras)] = ()
    clip_skip: Annotated[int | None, BeforeValidator(_clip_skip)] = None
    others: Annotated[tuple[tuple[str, str], ...], BeforeValidator(_first_others)] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known but the program."""
        return self == PictureSettings(program=self.program)

    def to_json(self) -> str:
        """As stored by the library; what is unknown is left out."""
        return self.model_dump_json(exclude_defaults=True)

    @classmethod
    def from_json(cls, text: str) -> "PictureSettings":
        """What :meth:`to_json` wrote.

        Raises:
            StudioError: ``METADATA_UNREADABLE``.
        """
        if len(text) > _JSON_MAX_CHARACTERS:
            raise StudioError(ErrorCode.METADATA_UNREADABLE)
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise StudioError(ErrorCode.METADATA_UNREADABLE) from error


def settings_of(request: GenerationRequest, provenance: Provenance) -> PictureSettings:
    """The settings of a picture made by this program, as those of others are shown."""
    from sdstudio.domain import modes, samplers

    params = request.params
    used = modes.mode(request.mode).parameters
    name, schedule = samplers.sampler(params.sampler).a1111
    width, height = (params.width, params.height) if "width" in used else request.size_px
    unet = (sha for file, sha in provenance.weights_sha256.items() if "unet" in file)
    loras = (one for one in request.adapters if one.kind.value == "lora")
    others: Iterable[tuple[str, str]] = (
        ("Mode", request.mode),
        ("Device", provenance.device_name),
        ("Version", provenance.program),
    )
    return PictureSettings(
        program=OWN_PROGRAM,
        prompt=params.prompt,
        negative_prompt=params.negative_prompt,
        seed=params.seed if "seed" in used else None,
        steps=params.steps if "steps" in used else None,
        sampler=name if "sampler" in used else "",
        scheduler=schedule if "sampler" in used else "",
        guidance=params.guidance_scale if "guidance_scale" in used else None,
        width=width,
        height=height,
        strength=params.strength if "strength" in used else None,
        model_name=request.checkpoint.name,
        model_hash=next(unet, "")[:10],
        loras=tuple(LoraUse(name=one.name, weight=one.weight, hash=one.sha256) for one in loras),
        clip_skip=params.clip_skip if "clip_skip" in used and params.clip_skip else None,
        others=tuple(others),
    )
