"""The one definition of every parameter.

The form, the command line, the picture's metadata, the database row and the checks of anything
that comes from outside are all derived from :class:`GenerationParams`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Annotated, Any, get_type_hints

from annotated_types import BaseMetadata, Ge, GroupedMetadata, Le, MaxLen, MultipleOf
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from sdstudio.domain import samplers
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.text import QT_TRANSLATE_NOOP

SEED_MAX = 2**32 - 1

#: Far past what any text encoder reads; keeps hostile metadata from growing without bound.
PROMPT_MAX_CHARACTERS = 20_000


class Kind(Enum):
    """How a parameter is edited; the form has one editor for each."""

    PROMPT = "prompt"
    INTEGER = "integer"
    DECIMAL = "decimal"
    LENGTH_PX = "length"
    SEED = "seed"
    SAMPLER = "sampler"


class Group(StrEnum):
    """The heading a parameter stands under."""

    PROMPT = QT_TRANSLATE_NOOP("parameters", "Prompt")
    SIZE = QT_TRANSLATE_NOOP("parameters", "Size")
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

    def __iter__(self) -> Iterator[BaseMetadata]:
        if self.kind is Kind.PROMPT:
            yield MaxLen(PROMPT_MAX_CHARACTERS)
        if self.minimum is not None:
            yield Ge(self.minimum)
        if self.maximum is not None:
            yield Le(self.maximum)
        if self.multiple_of is not None:
            yield MultipleOf(self.multiple_of)


def _length(label: str, help_: str) -> Parameter:
    return Parameter(
        Kind.LENGTH_PX,
        Group.SIZE,
        label,
        help_,
        minimum=64,
        maximum=4096,
        step=64,
        multiple_of=8,
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
                "What the picture shows. The model reads about 75 tokens (roughly 50 words); "
                "what comes after them is ignored.",
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
    steps: Annotated[
        int,
        Parameter(
            Kind.INTEGER,
            Group.DETAIL,
            QT_TRANSLATE_NOOP("parameters", "Detail passes"),
            QT_TRANSLATE_NOOP(
                "parameters",
                "How many passes turn noise into the picture (steps). "
                "More takes longer and adds detail, little beyond 30; fewer is a quick sketch.",
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

    @field_validator("sampler")
    @classmethod
    def _sampler_exists(cls, key: str) -> str:
        return samplers.sampler(key).key


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
            code, limit = ErrorCode.TOO_LARGE, context["max_length"]
        case _:
            return StudioError(ErrorCode.NOT_VALID, name=name, value=shown)
    return StudioError(code, name=name, value=shown, limit=f"{limit:.10g}")
