"""What parameters are as options: types, choices and help."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from sdstudio.domain.figures import ascii_number, plain_number
from sdstudio.domain.params import Kind, Parameter
from sdstudio.domain.samplers import SAMPLERS


def with_range(parameter: Parameter, text: str) -> str:
    """A help text with the range of numbers that a parameter takes."""
    if parameter.minimum is not None and parameter.maximum is not None:
        text += f" [{plain_number(parameter.minimum)} … {plain_number(parameter.maximum)}]"
    return text.replace("%", "%%")


def choices_of(parameter: Parameter) -> list[str] | None:
    """The values that it takes; ``None``: any of its type."""
    match parameter.kind:
        case Kind.SAMPLER:
            return [row.key for row in SAMPLERS]
        case Kind.CHOICE:
            return [value for value, _label in parameter.choices]
        case Kind.SWITCH:
            return ["on", "off"]
    return None


def plain(written: str) -> str:
    """``written`` in the form of a key."""
    return re.sub(r"[ -]+", "_", written.strip().casefold())


def _sampler_key(written: str) -> str:
    """The key of a sampler given by its key or its label."""
    for row in SAMPLERS:
        if plain(written) in (row.key, plain(row.label)):
            return row.key
    return written


def _switch(written: str) -> str:
    return {"true": "on", "false": "off"}.get(written.casefold(), written)


TYPES: Final[Mapping[Kind, Callable[[str], str]]] = {
    Kind.DECIMAL: ascii_number,
    Kind.SAMPLER: _sampler_key,
    Kind.SWITCH: _switch,
}
#: Of parameters; without one, argparse lists the choices.
METAVARS: Final = {
    Kind.PROMPT: "PROMPT",
    Kind.INTEGER: "N",
    Kind.DECIMAL: "X",
    Kind.LENGTH_PX: "PIXELS",
    Kind.SEED: "N",
    Kind.SAMPLER: "SAMPLER",
    Kind.BOX: "LEFT,TOP,WIDTH,HEIGHT",
}
