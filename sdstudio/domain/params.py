"""The one definition of every parameter.

The form, the command line, the picture's metadata, the database row and the checks of anything
that comes from outside are all derived from :class:`GenerationParams`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Annotated, Any, get_type_hints

from annotated_types import BaseMetadata, Ge, GroupedMetadata, Le, MaxLen, MultipleOf, Predicate
from pydantic import (
    BaseModel,
    ConfigDict,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from sdstudio.domain import samplers
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.text import QT_TRANSLATE_NOOP, ascii_number, plain_number

SEED_MAX = 2**32 - 1

#: Far past what any text encoder reads; keeps hostile metadata from growing without bound.
PROMPT_MAX_CHARACTERS = 20_000

Value = str | int | float


class Kind(Enum):
    """How a parameter is edited; the form has one editor for each."""

    PROMPT = "prompt"
    INTEGER = "integer"
    DECIMAL = "decimal"
    LENGTH_PX = "length"
    SEED = "seed"
    SAMPLER = "sampler"
    SWITCH = "switch"
    CHOICE = "choice"


class Group(StrEnum):
    """The heading a parameter stands under."""

    PROMPT = QT_TRANSLATE_NOOP("parameters", "Prompt")
    SIZE = QT_TRANSLATE_NOOP("parameters", "Size")
    PICTURE = QT_TRANSLATE_NOOP("parameters", "The picture it starts from")
    DETAIL = QT_TRANSLATE_NOOP("parameters", "How it is made")
    SEED = QT_TRANSLATE_NOOP("parameters", "Picture number")


class Level(Enum):
    """Whether everybody sees a parameter or only those who asked for all of them."""

    SIMPLE = "simple"
    ADVANCED = "advanced"


@dataclass(frozen=True, slots=True)
class Parameter(GroupedMetadata):
    """What the form and the command line need to know of a field beyond its type.

    Args:
        label: the plain name, to be translated in context ``parameters``.
        help: one or two sentences: the field's term, and what more and less of it does.
        minimum, maximum: inclusive.
        step: what one press of an arrow key changes.
        multiple_of: the value must be a multiple of this.
        choices: for ``Kind.CHOICE``: what is stored and its label, to be translated likewise.
    """

    kind: Kind
    group: Group
    label: str
    help: str
    level: Level = Level.SIMPLE
    minimum: float | None = None
    maximum: float | None = None
    step: float = 1
    multiple_of: int | None = None
    choices: tuple[tuple[str, str], ...] = ()

    def __iter__(self) -> Iterator[BaseMetadata]:
        if self.kind is Kind.PROMPT:
            yield MaxLen(PROMPT_MAX_CHARACTERS)
        if self.minimum is not None:
            yield Ge(self.minimum)
        if self.maximum is not None:
            yield Le(self.maximum)
        if self.multiple_of is not None:
            yield MultipleOf(self.multiple_of)
        if self.choices:
            yield Predicate(lambda value: value in dict(self.choices))


#: Sides of a picture.
SHORTEST_PX, LONGEST_PX, SIDE_MULTIPLE_PX = 64, 4096, 8


def _length(label: str, help_: str) -> Parameter:
    return Parameter(
        Kind.LENGTH_PX,
        Group.SIZE,
        label,
        help_,
        minimum=SHORTEST_PX,
        maximum=LONGEST_PX,
        step=64,
        multiple_of=SIDE_MULTIPLE_PX,
    )


class GenerationParams(BaseModel):
    """Everything about one picture that the artist can choose. Complete, checked, frozen.

    Build it from outside values with :func:`validated`, which answers with a
    :class:`StudioError` rather than pydantic's own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: Annotated[
        str,
        Parameter(
            Kind.PROMPT,
            Group.PROMPT,
            QT_TRANSLATE_NOOP("parameters", "Prompt"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "What the picture shows. (word:1.3) counts more, (word:0.7) less. "
                "The model reads about 50 words (75 tokens) at a time; longer prompts are read in "
                "several parts, which weakens each word and takes a little longer.",
            ),
        ),
    ] = ""
    negative_prompt: Annotated[
        str,
        Parameter(
            Kind.PROMPT,
            Group.PROMPT,
            QT_TRANSLATE_NOOP("parameters", "Leave out"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "What the picture should not show (negative prompt). "
                "Works only while the prompt is followed more than 1.",
            ),
        ),
    ] = ""
    width: Annotated[
        int,
        _length(
            QT_TRANSLATE_NOOP("parameters", "Width"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Width in pixels, a multiple of 8. Far from the model's own size, "
                "things tend to appear twice.",
            ),
        ),
    ] = 512
    height: Annotated[
        int,
        _length(
            QT_TRANSLATE_NOOP("parameters", "Height"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Height in pixels, a multiple of 8. Far from the model's own size, "
                "things tend to appear twice.",
            ),
        ),
    ] = 512
    seamless: Annotated[
        str,
        Parameter(
            Kind.CHOICE,
            Group.SIZE,
            QT_TRANSLATE_NOOP("parameters", "Seamless"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "The edges fit one another, so that copies side by side make a pattern "
                "(seamless tiling). The fit is exact where the sides are multiples of 64.",
            ),
            level=Level.ADVANCED,
            choices=(
                ("none", QT_TRANSLATE_NOOP("parameters", "No")),
                ("both", QT_TRANSLATE_NOOP("parameters", "On all sides")),
                ("x", QT_TRANSLATE_NOOP("parameters", "Left and right")),
                ("y", QT_TRANSLATE_NOOP("parameters", "Above and below")),
            ),
        ),
    ] = "none"
    second_pass: Annotated[
        float,
        Parameter(
            Kind.DECIMAL,
            Group.SIZE,
            QT_TRANSLATE_NOOP("parameters", "Second, larger pass"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "The finished picture is enlarged this much and painted over once more, which "
                "gives large pictures without doubled things (high-resolution fix). 1 is off.",
            ),
            level=Level.ADVANCED,
            minimum=1,
            maximum=4,
            step=0.25,
        ),
    ] = 1.0
    second_pass_strength: Annotated[
        float,
        Parameter(
            Kind.DECIMAL,
            Group.SIZE,
            QT_TRANSLATE_NOOP("parameters", "Change in the second pass"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How much the second pass may change (denoising strength). More adds detail and "
                "departs further from the first.",
            ),
            level=Level.ADVANCED,
            minimum=0.05,
            maximum=1,
            step=0.05,
        ),
    ] = 0.5
    strength: Annotated[
        float,
        Parameter(
            Kind.DECIMAL,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Change amount"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How much of the picture may change (denoising strength). Little keeps shapes and "
                "colours; 1 keeps nothing of what is painted over.",
            ),
            minimum=0.05,
            maximum=1,
            step=0.05,
        ),
    ] = 0.8
    noise_level: Annotated[
        int,
        Parameter(
            Kind.INTEGER,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Freedom"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How freely detail may be invented (noise level). "
                "More hides the flaws of a poor picture and departs further from it.",
            ),
            level=Level.ADVANCED,
            minimum=0,
            maximum=999,
            step=10,
        ),
    ] = 20
    mask_blur: Annotated[
        int,
        Parameter(
            Kind.INTEGER,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Soft edge"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Over how many pixels the new part fades into the old (mask blur). "
                "Nothing outside what you painted changes.",
            ),
            level=Level.ADVANCED,
            minimum=0,
            maximum=64,
        ),
    ] = 8
    masked_only: Annotated[
        bool,
        Parameter(
            Kind.SWITCH,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Look closely"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Only the painted part and its surroundings are made, at full size: finer detail "
                "in small parts of large pictures (inpaint only masked).",
            ),
            level=Level.ADVANCED,
        ),
    ] = False
    mask_padding: Annotated[
        int,
        Parameter(
            Kind.INTEGER,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Surroundings"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How many pixels around the painted part the model sees when it looks closely "
                "(context padding).",
            ),
            level=Level.ADVANCED,
            minimum=0,
            maximum=512,
            step=8,
        ),
    ] = 64
    color_match: Annotated[
        bool,
        Parameter(
            Kind.SWITCH,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Match colours"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Bring the new part's colours to those around it (colour match). "
                "Useful where a seam shows; off where the new part is to look different.",
            ),
            level=Level.ADVANCED,
        ),
    ] = False
    steps: Annotated[
        int,
        Parameter(
            Kind.INTEGER,
            Group.DETAIL,
            QT_TRANSLATE_NOOP("parameters", "Detail passes"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How many passes turn noise into the picture (steps). "
                "More takes longer and adds detail, little beyond 30. 4 to 8 make a quick sketch, "
                "fewer little more than patches of colour.",
            ),
            level=Level.ADVANCED,
            minimum=1,
            maximum=150,
        ),
    ] = 25
    guidance_scale: Annotated[
        float,
        Parameter(
            Kind.DECIMAL,
            Group.DETAIL,
            QT_TRANSLATE_NOOP("parameters", "Follow the prompt"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How closely the prompt is followed (guidance scale, CFG). More is more literal "
                "and more contrasty; less is freer. 1 ignores what is to be left out.",
            ),
            level=Level.ADVANCED,
            minimum=1,
            maximum=30,
            step=0.5,
        ),
    ] = 7.5
    guidance_rescale: Annotated[
        float,
        Parameter(
            Kind.DECIMAL,
            Group.DETAIL,
            QT_TRANSLATE_NOOP("parameters", "Tame contrast"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Takes back the contrast and glow that following the prompt closely brings "
                "(guidance rescale). 0 is off; 0.7 is usual.",
            ),
            level=Level.ADVANCED,
            minimum=0,
            maximum=1,
            step=0.1,
        ),
    ] = 0.0
    sampler: Annotated[
        str,
        Parameter(
            Kind.SAMPLER,
            Group.DETAIL,
            QT_TRANSLATE_NOOP("parameters", "Sampler"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "The method that removes the noise. DPM++ 2M is quick and good; "
                "Euler a varies more with the number of passes.",
            ),
            level=Level.ADVANCED,
        ),
    ] = "dpmpp_2m"
    fast: Annotated[
        bool,
        Parameter(
            Kind.SWITCH,
            Group.DETAIL,
            QT_TRANSLATE_NOOP("parameters", "Fast"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Takes about half the time. The picture is much like the whole one and not the "
                "same: the prompt counts less in the last passes, and passes share work.",
            ),
            level=Level.ADVANCED,
        ),
    ] = False
    seed: Annotated[
        int,
        Parameter(
            Kind.SEED,
            Group.SEED,
            QT_TRANSLATE_NOOP("parameters", "Picture number"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "The number the noise starts from (seed). The same number with the same settings "
                "makes the same picture again.",
            ),
            level=Level.ADVANCED,
            minimum=0,
            maximum=SEED_MAX,
        ),
    ] = 0

    @field_validator("*", mode="before")
    @classmethod
    def _decimal_comma(cls, value: object, info: ValidationInfo) -> object:
        kind = PARAMETERS[str(info.field_name)].kind
        return ascii_number(value) if kind is Kind.DECIMAL and isinstance(value, str) else value

    @field_validator("sampler")
    @classmethod
    def _sampler_exists(cls, key: str) -> str:
        try:
            return samplers.sampler(key).key
        except StudioError as error:
            raise ValueError(str(error)) from error


def steps_at(steps: int, strength: float) -> int:
    """How many of ``steps`` are made at ``strength``: at least one, as diffusers counts them."""
    return max(1, min(int(steps * strength), steps))


def _parameters() -> Mapping[str, Parameter]:
    hints = get_type_hints(GenerationParams, include_extras=True)
    return MappingProxyType(
        {
            name: next(m for m in hints[name].__metadata__ if isinstance(m, Parameter))
            for name in GenerationParams.model_fields
        }
    )


#: Every parameter by the name of its field, in the order in which a form shows them.
PARAMETERS: Mapping[str, Parameter] = _parameters()


def validated(values: Mapping[str, Any]) -> GenerationParams:
    """Parameters from values that come from outside (a form, a file, the command line).

    Raises:
        StudioError: the first thing that is wrong, with its name, value and limit.
    """
    try:
        return GenerationParams.model_validate(values)
    except ValidationError as error:
        raise _first_failure(error) from error


def _first_failure(error: ValidationError) -> StudioError:
    first = error.errors(include_url=False)[0]
    context = first.get("ctx", {})
    cause = getattr(context.get("error"), "__cause__", None)
    if isinstance(cause, StudioError):
        return cause
    name = str(first["loc"][0]) if first["loc"] else ""
    shown = str(first["input"])[:80]
    match first["type"]:
        case "multiple_of":
            code, limit = ErrorCode.NOT_A_MULTIPLE, context["multiple_of"]
        case "greater_than_equal":
            code, limit = ErrorCode.TOO_SMALL, context["ge"]
        case "less_than_equal":
            code, limit = ErrorCode.TOO_LARGE, context["le"]
        case "string_too_long":
            code, limit = ErrorCode.TOO_LONG, context["max_length"]
            shown = str(len(first["input"]))
        case _:
            return StudioError(ErrorCode.NOT_VALID, name=name, value=shown)
    return StudioError(code, name=name, value=shown, limit=plain_number(limit))
