"""A grid: the same picture with one or two parameters varied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from sdstudio.domain import modes, samplers
from sdstudio.domain.adapters import Adapter
from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.draft import Draft
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import ascii_number
from sdstudio.domain.params import PARAMETERS, Kind, Value, validated
from sdstudio.domain.prompt_requests import NO_WILDCARDS, prompt_request
from sdstudio.domain.prompt_translation import Translator
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.wildcards import Wildcards

#: The most pictures in a grid.
GRID_MAX = 100

_NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.LENGTH_PX, Kind.SEED})
_LABEL_CHARACTERS = 60
_HALF_WIDTH = str.maketrans("，；：", ",;:")


@dataclass(frozen=True, slots=True)
class Axis:
    """A parameter and its values, in order."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Two parameters plotted against each other, or one alone.

    Args:
        x: from left to right.
        y: from top to bottom.
        fixed: values used for all pictures instead of the draft's.
    """

    x: Axis
    y: Axis | None = None
    fixed: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def axes(self) -> tuple[Axis, ...]:
        """The one or two parameters that vary."""
        return (self.x,) if self.y is None else (self.x, self.y)

    @property
    def count(self) -> int:
        """The number of pictures."""
        return len(self.x.values) * (len(self.y.values) if self.y else 1)

    def keeping(self, fixed: Mapping[str, Value]) -> "Grid":
        """The grid with the values in ``fixed``, except for parameters that vary."""
        varied = {axis.name for axis in self.axes}
        kept = {name: value for name, value in fixed.items() if name not in varied}
        return replace(self, fixed=MappingProxyType(kept))

    def drafts(self, draft: Draft) -> tuple[Draft, ...]:
        """``draft`` with each combination of values, row by row; one picture each.

        Raises:
            StudioError: ``GRID_EMPTY``, ``GRID_SAME_TWICE``, ``GRID_TOO_LARGE``; ``NOT_VALID`` if
                the draft's mode has no such parameter.
        """
        self._check(draft)
        for name, value in self.fixed.items():
            draft = draft.choose(name, value)
        one = replace(draft, count=1)
        rows = [one.choose(self.y.name, value) for value in self.y.values] if self.y else [one]
        return tuple(row.choose(self.x.name, value) for row in rows for value in self.x.values)

    def check_with(self, draft: Draft, checkpoint: Checkpoint) -> None:
        """Check that what varies has an effect with ``checkpoint``, and differs there.

        Raises:
            StudioError: ``PARAMETER_UNUSED``, ``SAMPLER_UNSUITED``.
        """
        for axis in self.axes:
            modes.mode(draft.mode).check_used(axis.name, checkpoint)
            for value in axis.values if PARAMETERS[axis.name].kind is Kind.SAMPLER else ():
                row = samplers.sampler(str(value))
                samplers.check_suited(
                    row, checkpoint.ref.name, has_zero_snr=checkpoint.has_zero_snr
                )

    def _check(self, draft: Draft) -> None:
        for axis in self.axes:
            if axis.name not in modes.mode(draft.mode).parameters:
                raise StudioError(ErrorCode.NOT_VALID, name="grid", value=axis.name)
            if not axis.values:
                raise StudioError(ErrorCode.GRID_EMPTY, name=axis.name)
            if len(set(axis.values)) < len(axis.values) or axis.name in self.fixed:
                raise StudioError(ErrorCode.GRID_SAME_TWICE, name=axis.name)
        if len({axis.name for axis in self.axes}) < len(self.axes):
            raise StudioError(ErrorCode.GRID_SAME_TWICE, name=self.x.name)
        if self.count > GRID_MAX:
            raise StudioError(ErrorCode.GRID_TOO_LARGE, count=self.count, limit=GRID_MAX)


#: How the published model card compares checkpoints.
CARD_EVALUATION = Grid(
    Axis("guidance_scale", (1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0)),
    fixed=MappingProxyType({"sampler": "ddim", "steps": 50}),
)


def grid_requests(
    grid: Grid,
    draft: Draft,
    checkpoint: Checkpoint,
    *,
    drawn_seed: int,
    inspected: Mapping[str, Adapter] = MappingProxyType({}),
    named_models: Mapping[str, AuxiliaryModel] | None = None,
    wildcards: Wildcards = NO_WILDCARDS,
    translator: Translator | None = None,
) -> tuple[GenerationRequest, ...]:
    """The requests of a grid's pictures, row by row.

    Args:
        drawn_seed: used for all pictures if the artist has not fixed one.
        inspected, named_models, translator: as for :func:`prompt_request`.
        wildcards: those that its prompts may name.

    Raises:
        StudioError: as :meth:`Grid.drafts`, :meth:`Grid.check_with` and :func:`prompt_request`.
    """
    drafts = grid.drafts(draft)
    grid.check_with(draft, checkpoint)
    return tuple(
        prompt_request(
            one,
            checkpoint,
            wildcards,
            drawn_seed=drawn_seed,
            inspected=inspected,
            named_models=named_models,
            translator=translator,
        )
        for one in drafts
    )


def parse_axis(text: str) -> Axis:
    """Parse an axis such as ``steps=10,20,50`` or ``guidance_scale=1.5:8:0.5``.

    Numbers may be a range, first:last or first:last:step, including the last; prompts and
    boxes are separated by ``|``. In a range, and if semicolons separate the values, a comma is a
    decimal mark.

    Raises:
        StudioError: an invalid value; ``GRID_TOO_LARGE``.
    """
    name, _, written = text.partition("=")
    name = name.strip().replace("-", "_")
    parameter = PARAMETERS.get(name)
    if parameter is None:
        raise StudioError(ErrorCode.NOT_VALID, name="grid", value=text[:80])
    is_apart = parameter.kind in (Kind.PROMPT, Kind.BOX)
    if not is_apart:
        written = written.translate(_HALF_WIDTH)
    if parameter.kind in _NUMBERS and ":" in written:
        values: Sequence[str] = _range(name, written, Decimal(str(parameter.step)))
    else:
        mark = "|" if is_apart else ";" if ";" in written else ","
        values = [part.strip() for part in written.split(mark)] if written.strip() else []
    return Axis(name, tuple(getattr(validated({name: value}), name) for value in values))


def value_label(name: str, value: Value, translate: Translate) -> str:
    """The caption of a value on a sheet: label and value, in the language of ``translate``."""
    parameter = PARAMETERS[name]
    label = translate("parameters", parameter.label)
    match parameter.kind:
        case Kind.PROMPT:
            return str(value)[:_LABEL_CHARACTERS]
        case Kind.SAMPLER:
            return samplers.sampler(str(value)).label
        case Kind.CHOICE:
            shown = translate("parameters", dict(parameter.choices)[str(value)])
        case _:
            shown = f"{value:g}" if isinstance(value, float) else str(value).lower()
    return f"{label} {shown}"


def plain_label(name: str, value: Value) -> str:
    """The same caption, in ASCII where possible, for machines without a suitable font."""
    shown = f"{value:g}" if isinstance(value, float) else str(value)[:_LABEL_CHARACTERS]
    return shown if name in ("prompt", "negative_prompt", "sampler") else f"{name} {shown}"


def _range(name: str, written: str, usual_step: Decimal) -> list[str]:
    try:
        first, last, *more = (Decimal(ascii_number(part)) for part in written.split(":"))
        step = abs(more[0]) if more else usual_step
        if len(more) > 1 or not step or not all(n.is_finite() for n in (first, last, step)):
            raise ValueError(written)
        count = int(abs(last - first) / step) + 1
    except (InvalidOperation, ValueError, OverflowError) as error:
        raise StudioError(ErrorCode.NOT_VALID, name=name, value=written[:80]) from error
    if count > GRID_MAX:
        raise StudioError(ErrorCode.GRID_TOO_LARGE, count=count, limit=GRID_MAX)
    signed = step if last >= first else -step
    values = (first + number * signed for number in range(count))
    return [f"{value.normalize():f}" for value in values]
