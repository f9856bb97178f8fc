"""The architectures of upscalers, which follow from the shapes of their tensors alone.

ESRGAN in its three dialects (Wang et al. 2018, Real-ESRGAN 2021), Compact (SRVGGNet, Real-ESRGAN
2021) and SPAN (Wan et al. 2023), as their authors' programs write them. A test compares each with
the network that the engine builds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from math import isqrt
from typing import Final

_Shape = tuple[int, ...]
_Shapes = Mapping[str, _Shape]

_RGB: Final = 3
_SIDE: Final = 3
_WIDTH_MAX: Final = 512
_BLOCKS_MAX: Final = 64
_SCALES: Final = frozenset({1, 2, 3, 4, 8})
#: How many blocks and layers there are in published networks of the kind.
_DENSE: Final = 3
_CONVOLUTIONS: Final = 5
_SPAN_BLOCKS: Final = 6
#: How many times as wide the layers of SPAN are in training.
_SPAN_GAIN: Final = 2


class Dialect(Enum):
    """What the layers of an ESRGAN are called; the value is the name of the first one."""

    #: By their places in nested sequences: most of those that people trained.
    PLACES = "model.0"
    #: BSRGAN and the first official ones.
    TRUNK = "RRDB_trunk"
    #: BasicSR and Real-ESRGAN.
    BODY = "body"

    def names(self, blocks: int, enlargements: int) -> "EsrganNames":
        """The names in a network of so many blocks that doubles the sides so often."""
        last = 3 * enlargements
        match self:
            case Dialect.PLACES:
                return EsrganNames(
                    "model.0",
                    "model.1.sub.{block}.RDB{dense}.conv{layer}.0",
                    f"model.1.sub.{blocks}",
                    tuple(f"model.{3 * one}" for one in range(1, enlargements + 1)),
                    f"model.{last + 2}",
                    f"model.{last + 4}",
                )
            case Dialect.TRUNK:
                return EsrganNames(
                    "conv_first",
                    "RRDB_trunk.{block}.RDB{dense}.conv{layer}",
                    "trunk_conv",
                    tuple(f"upconv{one}" for one in range(1, enlargements + 1)),
                    "HRconv",
                    "conv_last",
                )
            case Dialect.BODY:
                return EsrganNames(
                    "conv_first",
                    "body.{block}.rdb{dense}.conv{layer}",
                    "conv_body",
                    tuple(f"conv_up{one}" for one in range(1, enlargements + 1)),
                    "conv_hr",
                    "conv_last",
                )


@dataclass(frozen=True, slots=True)
class EsrganNames:
    """The names of an ESRGAN's layers.

    Args:
        dense: of a layer in a dense block, to be formatted with ``block``, ``dense`` and ``layer``.
        ups: of the layer after each doubling.
    """

    first: str
    dense: str
    body: str
    ups: tuple[str, ...]
    high: str
    last: str


@dataclass(frozen=True, slots=True)
class Esrgan:
    """Residual dense blocks, then doublings.

    Args:
        width: of the features.
        growth: the channels that each layer of a dense block adds.
        shuffle: the side of the squares that become channels first; 1: none do.
        enlargements: how often the sides are doubled.
    """

    dialect: Dialect
    width: int
    growth: int
    blocks: int
    shuffle: int
    enlargements: int

    @property
    def scale(self) -> int:
        """How much wider and higher it makes a picture."""
        return int(2**self.enlargements) // self.shuffle

    @property
    def names(self) -> EsrganNames:
        """What its layers are called."""
        return self.dialect.names(self.blocks, self.enlargements)

    @classmethod
    def of(cls, shapes: _Shapes) -> "Esrgan":
        """The network that the shapes of its first tensors tell.

        Raises:
            ValueError: the name of the tensor from which none can be told.
        """
        dialect = next(one for one in Dialect if _esrgan_mark(one) in shapes)
        mark = _esrgan_mark(dialect)
        growth, width = _told(shapes, mark, 4)[:2]
        first = f"{dialect.names(0, 0).first}.weight"
        inputs = _told(shapes, first, 4)[1]
        prefix, suffix = mark.split(".0.", maxsplit=1)
        blocks = sum(
            name.startswith(f"{prefix}.") and name.endswith(f".{suffix}") for name in shapes
        )
        shuffle = isqrt(max(1, inputs // _RGB))
        found = 0
        while found < 4 and f"{dialect.names(blocks, found + 1).ups[found]}.weight" in shapes:
            found += 1
        for number, limit, name in ((width, _WIDTH_MAX, first), (growth, _WIDTH_MAX, mark)):
            if not 0 < number <= limit:
                raise ValueError(name)
        if not 0 < blocks <= _BLOCKS_MAX:
            raise ValueError(mark)
        if inputs != _RGB * shuffle**2 or 2**found % shuffle or 2**found // shuffle not in _SCALES:
            raise ValueError(first)
        return cls(dialect, width, growth, blocks, shuffle, found)

    def tensors(self) -> Iterator[tuple[str, _Shape]]:
        """The names and shapes of all its tensors."""
        names, width = self.names, self.width
        yield from _convolution(names.first, _RGB * self.shuffle**2, width)
        for block in range(self.blocks):
            for dense in range(1, _DENSE + 1):
                for layer in range(1, _CONVOLUTIONS + 1):
                    inputs = width + (layer - 1) * self.growth
                    outputs = width if layer == _CONVOLUTIONS else self.growth
                    name = names.dense.format(block=block, dense=dense, layer=layer)
                    yield from _convolution(name, inputs, outputs)
        for name in (names.body, *names.ups, names.high):
            yield from _convolution(name, width, width)
        yield from _convolution(names.last, width, _RGB)


@dataclass(frozen=True, slots=True)
class Compact:
    """Convolutions with PReLUs between, whose result is added to the enlarged picture."""

    width: int
    layers: int
    scale: int

    @classmethod
    def of(cls, shapes: _Shapes) -> "Compact":
        """As :meth:`Esrgan.of`."""
        width, inputs = _told(shapes, "body.0.weight", 4)[:2]
        numbers = [int(name.split(".")[1]) for name in shapes if _is_compact_name(name)]
        last = f"body.{max(numbers)}.weight"
        outputs = _told(shapes, last, 4)[0]
        scale = isqrt(max(1, outputs // _RGB))
        if inputs != _RGB or not 0 < width <= _WIDTH_MAX:
            raise ValueError("body.0.weight")
        if outputs != _RGB * scale**2 or scale not in _SCALES or max(numbers) % 2:
            raise ValueError(last)
        if max(numbers) // 2 > _BLOCKS_MAX:
            raise ValueError(last)
        return cls(width, max(numbers) // 2, scale)

    def tensors(self) -> Iterator[tuple[str, _Shape]]:
        """The names and shapes of all its tensors."""
        for layer in range(self.layers):
            yield from _convolution(f"body.{2 * layer}", self.width if layer else _RGB, self.width)
            yield f"body.{2 * layer + 1}.weight", (self.width,)
        yield from _convolution(f"body.{2 * self.layers}", self.width, _RGB * self.scale**2)


@dataclass(frozen=True, slots=True)
class SpanNetwork:
    """Attention without parameters.

    Args:
        is_normalised: whether it expects colours around zero, in 255 steps.
    """

    width: int
    scale: int
    is_normalised: bool

    @classmethod
    def of(cls, shapes: _Shapes) -> "SpanNetwork":
        """As :meth:`Esrgan.of`."""
        width, inputs = _told(shapes, "conv_1.sk.weight", 4)[:2]
        outputs = _told(shapes, "upsampler.0.weight", 4)[0]
        scale = isqrt(max(1, outputs // _RGB))
        if inputs != _RGB or not 0 < width <= _WIDTH_MAX:
            raise ValueError("conv_1.sk.weight")
        if outputs != _RGB * scale**2 or scale not in _SCALES:
            raise ValueError("upsampler.0.weight")
        return cls(width, scale, NOT_NORMALISED not in shapes)

    @property
    def layers(self) -> Iterator[tuple[str, int]]:
        """The names of the layers of several convolutions, with the width of their input."""
        yield "conv_1", _RGB
        for block in range(1, _SPAN_BLOCKS + 1):
            for layer in ("c1_r", "c2_r", "c3_r"):
                yield f"block_{block}.{layer}", self.width
        yield "conv_2", self.width

    def tensors(self) -> Iterator[tuple[str, _Shape]]:
        """The names and shapes of all its tensors."""
        width = self.width
        for name, inputs in self.layers:
            yield from _convolution(f"{name}.sk", inputs, width, 1)
            yield from _convolution(f"{name}.conv.0", inputs, inputs * _SPAN_GAIN, 1)
            yield from _convolution(f"{name}.conv.1", inputs * _SPAN_GAIN, width * _SPAN_GAIN)
            yield from _convolution(f"{name}.conv.2", width * _SPAN_GAIN, width, 1)
            yield from _convolution(f"{name}.eval_conv", inputs, width)
        yield from _convolution("conv_cat", 4 * width, width, 1)
        yield from _convolution("upsampler.0", width, _RGB * self.scale**2)
        if not self.is_normalised:
            yield NOT_NORMALISED, (1,)


Upscaler = Esrgan | Compact | SpanNetwork

#: A tensor that says that a SPAN takes colours as they are.
NOT_NORMALISED: Final = "no_norm"


def is_upscaler(shapes: _Shapes) -> bool:
    """Whether tensors are those of a known upscaler, complete or not."""
    return _kind_of(shapes) is not None


def upscaler_of(shapes: _Shapes) -> Upscaler:
    """The network that tensors belong to.

    Raises:
        ValueError: the name of the tensor from which none can be told.
    """
    kind = _kind_of(shapes)
    if kind is None:
        raise ValueError(next(iter(shapes), ""))
    return kind.of(shapes)


def _kind_of(shapes: _Shapes) -> type[Esrgan] | type[Compact] | type[SpanNetwork] | None:
    if any(_esrgan_mark(one) in shapes for one in Dialect):
        return Esrgan
    if "conv_1.sk.weight" in shapes and "conv_cat.weight" in shapes:
        return SpanNetwork
    is_compact = len(shapes.get("body.1.weight", ())) == 1 and "body.0.weight" in shapes
    return Compact if is_compact and all(map(_is_compact_name, shapes)) else None


def _is_compact_name(name: str) -> bool:
    parts = name.split(".")
    return len(parts) == 3 and parts[0] == "body" and parts[1].isascii() and parts[1].isdigit()


def _esrgan_mark(dialect: Dialect) -> str:
    name = dialect.names(1, 0).dense.format(block=0, dense=1, layer=1)
    return f"{name}.weight"


def _convolution(
    name: str, inputs: int, outputs: int, side: int = _SIDE
) -> Iterator[tuple[str, _Shape]]:
    yield f"{name}.weight", (outputs, inputs, side, side)
    yield f"{name}.bias", (outputs,)


def _told(shapes: _Shapes, name: str, dimensions: int) -> _Shape:
    shape = shapes.get(name, ())
    if len(shape) != dimensions:
        raise ValueError(name)
    return shape
