"""The definition of every parameter.

The form, the command line, the picture's metadata, the database row and the validation of outside
values are all derived from :class:`GenerationParams`.
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
    SerializerFunctionWrapHandler,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_serializer,
)

from sdstudio.domain import samplers
from sdstudio.domain.bounds import Bounds
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import ascii_number, plain_number
from sdstudio.domain.prompt import PROMPT_MAX_CHARACTERS
from sdstudio.domain.text import QT_TRANSLATE_NOOP

SEED_MAX = 2**32 - 1

Value = str | int | float


class Kind(Enum):
    """How a parameter is edited; the form has one editor for each kind."""

    PROMPT = "prompt"
    INTEGER = "integer"
    DECIMAL = "decimal"
    LENGTH_PX = "length"
    SEED = "seed"
    SAMPLER = "sampler"
    SWITCH = "switch"
    CHOICE = "choice"
    #: A rectangle of the input picture, as :attr:`Bounds.text`; empty if it follows from the rest.
    BOX = "box"


class Group(StrEnum):
    """The heading a parameter appears under."""

    PROMPT = QT_TRANSLATE_NOOP("parameters", "Prompt")
    SIZE = QT_TRANSLATE_NOOP("parameters", "Size")
    PICTURE = QT_TRANSLATE_NOOP("parameters", "Input picture")
    DETAIL = QT_TRANSLATE_NOOP("parameters", "Sampling")
    SEED = QT_TRANSLATE_NOOP("parameters", "Seed")


class Level(Enum):
    """Whether a parameter is always shown or only with the advanced settings."""

    SIMPLE = "simple"
    ADVANCED = "advanced"


class Unit(Enum):
    """What a number counts, as it is shown beside it."""

    NONE = ""
    PIXELS = "px"
    PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Parameter(GroupedMetadata):
    """What the form and the command line need to know about a field apart from its type.

    Args:
        label: the field's term, translated in context ``parameters``.
        help: one to three sentences: what it does, and the effect of higher and lower values.
        minimum, maximum: inclusive.
        step: the change for one press of an arrow key.
        multiple_of: the value must be a multiple of this.
        unit: of the number; ``Kind.LENGTH_PX`` is always in pixels.
        choices: for ``Kind.CHOICE``: stored value and label, which is translated too.
        automatic: the number that stands for :attr:`Checkpoint.automatic`.
        off: what the default is called where it is no number to the artist; translated, too.
        needs: the parameter without which it has no effect; that one is off at its default.
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
    unit: Unit = Unit.NONE
    choices: tuple[tuple[str, str], ...] = ()
    automatic: int | None = None
    off: str = ""
    needs: str | None = None

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
        if self.kind is Kind.BOX:
            yield Predicate(_is_box)


def _is_box(value: str) -> bool:
    if not value:
        return True
    try:
        Bounds.of_text(value)
    except ValueError:
        return False
    return True


#: Limits for the sides of a picture.
SHORTEST_PX, LONGEST_PX, SIDE_MULTIPLE_PX = 64, 4096, 8
#: How far a mask can be grown and feathered.
SPREAD_MAX_PX = 1024


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
    """Everything the artist can choose about one picture: complete, validated, frozen.

    Build it from outside values with :func:`validated`, which raises a :class:`StudioError` rather
    than pydantic's own error.
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
                "What the picture shows. (word:1.3) makes a word count more, (word:0.7) less. The "
                "model reads about 50 words (75 tokens) at a time; longer prompts are read in "
                "several parts, which weakens each word and takes a little longer.",
            ),
        ),
    ] = ""
    negative_prompt: Annotated[
        str,
        Parameter(
            Kind.PROMPT,
            Group.PROMPT,
            QT_TRANSLATE_NOOP("parameters", "Negative prompt"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "What the picture should not show. Has no effect when Guidance (CFG) is 1.",
            ),
        ),
    ] = ""
    width: Annotated[
        int,
        _length(
            QT_TRANSLATE_NOOP("parameters", "Width"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Width in pixels, a multiple of 8. At sizes far from the model's native size, "
                "subjects tend to repeat.",
            ),
        ),
    ] = 512
    height: Annotated[
        int,
        _length(
            QT_TRANSLATE_NOOP("parameters", "Height"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Height in pixels, a multiple of 8. At sizes far from the model's native size, "
                "subjects tend to repeat.",
            ),
        ),
    ] = 512
    seamless: Annotated[
        str,
        Parameter(
            Kind.CHOICE,
            Group.SIZE,
            QT_TRANSLATE_NOOP("parameters", "Seamless tiling"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Makes opposite edges match, so that copies side by side form a continuous "
                "pattern. The match is exact when width and height are multiples of 64.",
            ),
            level=Level.ADVANCED,
            choices=(
                ("none", QT_TRANSLATE_NOOP("parameters", "Off")),
                ("both", QT_TRANSLATE_NOOP("parameters", "Both directions")),
                ("x", QT_TRANSLATE_NOOP("parameters", "Horizontal")),
                ("y", QT_TRANSLATE_NOOP("parameters", "Vertical")),
            ),
        ),
    ] = "none"
    second_pass: Annotated[
        float,
        Parameter(
            Kind.DECIMAL,
            Group.SIZE,
            QT_TRANSLATE_NOOP("parameters", "Hires fix"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Enlarges the finished picture by this factor and refines it in a second pass, so "
                "that large pictures don't repeat the subject. 1 is off.",
            ),
            level=Level.ADVANCED,
            minimum=1,
            maximum=4,
            step=0.25,
            off=QT_TRANSLATE_NOOP("parameters", "Off"),
        ),
    ] = 1.0
    second_pass_strength: Annotated[
        float,
        Parameter(
            Kind.DECIMAL,
            Group.SIZE,
            QT_TRANSLATE_NOOP("parameters", "Hires fix strength"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How much the second pass may change (denoising strength). Higher values add "
                "detail and depart further from the first pass.",
            ),
            level=Level.ADVANCED,
            minimum=0.05,
            maximum=1,
            step=0.05,
            needs="second_pass",
        ),
    ] = 0.5
    strength: Annotated[
        float,
        Parameter(
            Kind.DECIMAL,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Strength"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How much the input may change (denoising strength). Low values keep its shapes "
                "and colours; 1 repaints from scratch.",
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
            QT_TRANSLATE_NOOP("parameters", "Noise level"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How much noise is added to the input. Higher values hide its flaws and invent "
                "more detail, but depart further from it.",
            ),
            level=Level.ADVANCED,
            minimum=0,
            maximum=999,
            step=10,
        ),
    ] = 20
    fill: Annotated[
        str,
        Parameter(
            Kind.CHOICE,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Pre-fill"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "What the masked area is filled with before the model starts. At strength 1, "
                "little more than the colours of the fill remains.",
            ),
            level=Level.ADVANCED,
            choices=(
                ("original", QT_TRANSLATE_NOOP("parameters", "Original picture")),
                ("blur", QT_TRANSLATE_NOOP("parameters", "Surrounding colours")),
                ("continued", QT_TRANSLATE_NOOP("parameters", "Surroundings, continued")),
                ("surroundings", QT_TRANSLATE_NOOP("parameters", "Surroundings, softened")),
                ("border", QT_TRANSLATE_NOOP("parameters", "Nearest pixels")),
                ("neutral", QT_TRANSLATE_NOOP("parameters", "Grey")),
            ),
        ),
    ] = "original"
    grow: Annotated[
        int,
        Parameter(
            Kind.INTEGER,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Grow mask"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How many pixels the mask grows by before the model starts, so that the new part "
                "can join the rest.",
            ),
            level=Level.ADVANCED,
            unit=Unit.PIXELS,
            minimum=0,
            maximum=SPREAD_MAX_PX,
        ),
    ] = 0
    feather: Annotated[
        int,
        Parameter(
            Kind.INTEGER,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Feather mask"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Over how many pixels at the edge of the mask the change fades out.",
            ),
            level=Level.ADVANCED,
            unit=Unit.PIXELS,
            minimum=0,
            maximum=SPREAD_MAX_PX,
        ),
    ] = 0
    mask_blur: Annotated[
        int,
        Parameter(
            Kind.INTEGER,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Mask blur"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Over how many pixels the repainted area blends into the rest. Nothing outside "
                "the mask changes, unless it is grown or feathered.",
            ),
            level=Level.ADVANCED,
            unit=Unit.PIXELS,
            minimum=0,
            maximum=64,
        ),
    ] = 8
    context: Annotated[
        str,
        Parameter(
            Kind.BOX,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Context"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "The part of the picture that the model sees: left, top, width and height in "
                "pixels. A small part is repainted at the model's full resolution; a large one "
                "shows the model more of the surroundings.",
            ),
            level=Level.ADVANCED,
        ),
    ] = ""
    masked_only: Annotated[
        bool,
        Parameter(
            Kind.SWITCH,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Inpaint only masked"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Works on the masked area and its surroundings alone, at the model's full "
                "resolution. Gives finer detail in small parts of large pictures.",
            ),
            level=Level.ADVANCED,
        ),
    ] = False
    mask_padding: Annotated[
        int,
        Parameter(
            Kind.INTEGER,
            Group.PICTURE,
            QT_TRANSLATE_NOOP("parameters", "Mask padding"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How many pixels around the masked area the model sees when it inpaints only the "
                "masked area.",
            ),
            level=Level.ADVANCED,
            unit=Unit.PIXELS,
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
                "Adjusts the colours of the repainted area to its surroundings. Helps when a seam "
                "shows; leave it off when the new part should look different.",
            ),
            level=Level.ADVANCED,
        ),
    ] = False
    steps: Annotated[
        int,
        Parameter(
            Kind.INTEGER,
            Group.DETAIL,
            QT_TRANSLATE_NOOP("parameters", "Steps"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How many passes turn noise into the picture. More steps take longer and add "
                "detail, but little beyond 30. 4 to 8 make a quick sketch; fewer give little more "
                "than patches of colour.",
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
            QT_TRANSLATE_NOOP("parameters", "Guidance (CFG)"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How closely the picture follows the prompt. High values are more literal and "
                "raise contrast; low values leave the model more freedom. At 1, the negative "
                "prompt has no effect.",
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
            QT_TRANSLATE_NOOP("parameters", "Guidance rescale"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Reduces the excess contrast and glow that high guidance causes. 0 is off; 0.7 is "
                "usual.",
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
                "The method that removes the noise. DPM++ 2M is fast and reliable; Euler a varies "
                "more with the number of steps.",
            ),
            level=Level.ADVANCED,
        ),
    ] = "dpmpp_2m"
    eta: Annotated[
        float,
        Parameter(
            Kind.DECIMAL,
            Group.DETAIL,
            QT_TRANSLATE_NOOP("parameters", "Eta (gamma)"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How much of each step of TCD is noise drawn anew. 0 adds none; 0.3 is usual. "
                "With more steps, higher values keep shapes clean, lower ones give more detail.",
            ),
            level=Level.ADVANCED,
            minimum=0,
            maximum=1,
            step=0.1,
        ),
    ] = 0.3
    clip_skip: Annotated[
        int,
        Parameter(
            Kind.INTEGER,
            Group.DETAIL,
            QT_TRANSLATE_NOOP("parameters", "Clip skip"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Which layer of the text encoder the prompt is taken from, counted from the end. "
                "1 is the last layer; 2, the one before it, is what many anime models were "
                "trained with. Automatic (0) takes the layer that is usual for the model.",
            ),
            level=Level.ADVANCED,
            minimum=0,
            maximum=12,
            automatic=0,
        ),
    ] = 0
    fast: Annotated[
        bool,
        Parameter(
            Kind.SWITCH,
            Group.DETAIL,
            QT_TRANSLATE_NOOP("parameters", "Fast"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "Takes about half the time. The picture is similar, but not identical: the last "
                "steps skip guidance, and some steps reuse work from the one before.",
            ),
            level=Level.ADVANCED,
        ),
    ] = False
    seed: Annotated[
        int,
        Parameter(
            Kind.SEED,
            Group.SEED,
            QT_TRANSLATE_NOOP("parameters", "Seed"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "The number that the starting noise is drawn from. The same seed with the same "
                "settings makes the same picture again.",
            ),
            level=Level.ADVANCED,
            minimum=0,
            maximum=SEED_MAX,
        ),
    ] = 0

    @model_serializer(mode="wrap")
    def _without_eta(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        # Earlier versions of the program can read those without, and only one sampler uses it.
        written: dict[str, Any] = handler(self)
        if "eta" in written and not has_effect("eta", self.sampler):
            del written["eta"]
        return written

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


def has_effect(name: str, sampler: str) -> bool:
    """Whether parameter ``name`` has an effect with the sampler of that key, as most have."""
    return name != "eta" or samplers.sampler(sampler).takes_eta


def steps_at(steps: int, strength: float) -> int:
    """How many of ``steps`` run at ``strength``: at least one, counted as diffusers does."""
    return max(1, min(int(steps * strength), steps))


def _parameters() -> Mapping[str, Parameter]:
    hints = get_type_hints(GenerationParams, include_extras=True)
    return MappingProxyType(
        {
            name: next(m for m in hints[name].__metadata__ if isinstance(m, Parameter))
            for name in GenerationParams.model_fields
        }
    )


#: Every parameter by field name, in the order of the form.
PARAMETERS: Mapping[str, Parameter] = _parameters()


def validated(values: Mapping[str, Any]) -> GenerationParams:
    """Build parameters from outside values (a form, a file, the command line).

    Raises:
        StudioError: the first invalid value, with its name, value and limit.
    """
    try:
        return GenerationParams.model_validate(values)
    except ValidationError as error:
        raise first_failure(error) from error


def first_failure(error: ValidationError) -> StudioError:
    """What is wrong with the first invalid value of parameters."""
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
