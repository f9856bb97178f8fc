"""What networks are made of, as names and shapes, and how configurations are read for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sdstudio.models.folder import Json

Shape = tuple[int, ...]
Config = Mapping[str, Json]
Tensors = Iterator[tuple[str, Shape]]

_MAX = 2**20
_LEVELS_MAX = 8


class UnknownArchitectureError(Exception):
    """A configuration asks for something that is not written down."""


def linear(name: str, wide: int, narrow: int, *, bias: bool = True) -> Tensors:
    """A matrix from ``narrow`` numbers to ``wide``."""
    yield f"{name}.weight", (wide, narrow)
    if bias:
        yield f"{name}.bias", (wide,)


def convolution(name: str, outs: int, ins: int, side: int = 3) -> Tensors:
    """One over squares of ``side`` pixels."""
    yield f"{name}.weight", (outs, ins, side, side)
    yield f"{name}.bias", (outs,)


def norm(name: str, channels: int) -> Tensors:
    """A norm of either kind."""
    yield f"{name}.weight", (channels,)
    yield f"{name}.bias", (channels,)


class ResnetNames(NamedTuple):
    """What the layers of a residual block are called; diffusers' names unless said otherwise."""

    norm1: str = "norm1"
    conv1: str = "conv1"
    time: str = "time_emb_proj"
    norm2: str = "norm2"
    conv2: str = "conv2"
    shortcut: str = "conv_shortcut"


def resnet(names: ResnetNames, name: str, ins: int, outs: int, time: int = 0) -> Tensors:
    """A residual block.

    Args:
        time: width of the time step's embedding; 0: it takes none.
    """
    yield from norm(f"{name}.{names.norm1}", ins)
    yield from convolution(f"{name}.{names.conv1}", outs, ins)
    if time:
        yield from linear(f"{name}.{names.time}", outs, time)
    yield from norm(f"{name}.{names.norm2}", outs)
    yield from convolution(f"{name}.{names.conv2}", outs, outs)
    if ins != outs:
        yield from convolution(f"{name}.{names.shortcut}", outs, ins, 1)


def integer(config: Config, key: str, usual: int) -> int:
    """A number of a configuration. Raises ``UnknownArchitectureError`` where it is none."""
    value = config.get(key)
    if value is None:
        return usual
    if type(value) is not int or not 0 < value <= _MAX:
        raise UnknownArchitectureError(key)
    return value


def values(config: Config, key: str, usual: Sequence[Json], count: int) -> Sequence[Json]:
    """A value for each of ``count`` levels, which may be given once for all."""
    value = config.get(key, [*usual])
    found = value if isinstance(value, list) else [value] * count
    if len(found) != count:
        raise UnknownArchitectureError(key)
    return found


def integers(config: Config, key: str, usual: int, count: int) -> list[int]:
    """As :func:`values`, of numbers."""
    return [integer({key: one}, key, usual) for one in values(config, key, [usual] * count, count)]


def channels(config: Config, usual: Sequence[Json]) -> list[int]:
    """How many channels there are at each level."""
    found = config.get("block_out_channels", [*usual])
    if not isinstance(found, list) or not 0 < len(found) <= _LEVELS_MAX:
        raise UnknownArchitectureError("block_out_channels")
    return integers({"block_out_channels": found}, "block_out_channels", 0, len(found))
