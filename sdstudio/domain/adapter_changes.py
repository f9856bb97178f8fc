"""What an adapter's tensors for one layer make of it, as far as their shapes tell.

A LoRA (Hu et al., 2021) is ``up @ down``, for convolutions optionally in CP decomposition with a
core between them; a LoHa (Hyeon-Woo et al., 2021) the elementwise product of two such products; a
LoKr the Kronecker product of two matrices, each of which may be a product (Yeh et al., 2023, for
both). All are multiplied by alpha / rank. DoRA (Liu et al., 2024) rescales the changed weight to
learned norms.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from sdstudio.domain.adapter_layers import Part

Shape = tuple[int, ...]


class ChangeMethod(Enum):
    """How a weight's change is made from the parts."""

    LORA = auto()
    LOHA = auto()
    LOKR = auto()
    DIFF = auto()
    #: Only the bias is changed.
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a layer's weight as a matrix, and of its bias.

    Args:
        rows: outputs; 0 if the weight isn't changed.
        columns: inputs, times the pixels of a convolution's kernel.
        bias: 0 if there is none, or it isn't changed.
    """

    rows: int
    columns: int
    bias: int = 0

    @classmethod
    def of(cls, weight: Shape, bias: int = 0) -> "Size":
        """Of a layer with a weight of that shape."""
        return cls(weight[0], math.prod(weight[1:]), bias) if weight else cls(0, 0, bias)

    def fits(self, layer: "Size") -> bool:
        """Whether a change of this size can be added to ``layer``."""
        is_weight = not self.rows or (self.rows, self.columns) == (layer.rows, layer.columns)
        return is_weight and self.bias in (0, layer.bias)


@dataclass(frozen=True, slots=True)
class Outline:
    """A layer's change.

    Args:
        rank: alpha is divided by it; 0 if neither counts.
        size: of what it changes.
    """

    method: ChangeMethod
    rank: int
    size: Size


def is_enough(fitting: int, layers: int) -> bool:
    """Whether an adapter can be used of whose layers so many fit: at least half of them."""
    return 2 * fitting >= layers


def outline(shapes: Mapping[Part, Shape]) -> Outline:
    """What tensors of these shapes change.

    Raises:
        ValueError: one is missing, or they don't go together.
    """
    rest = set(shapes) - {Part.ALPHA, Part.DORA_SCALE, Part.MAGNITUDE, Part.DIFF_BIAS}
    bias = math.prod(shapes.get(Part.DIFF_BIAS, (0,)))
    if rest & {Part.DOWN, Part.UP, Part.MIDDLE}:
        method, (rank, rows, columns) = ChangeMethod.LORA, _lora(shapes)
    elif any(one in rest for one in _HADA):
        method, (rank, rows, columns) = ChangeMethod.LOHA, _loha(shapes)
    elif any(one in rest for one in _KRON):
        method, (rank, rows, columns) = ChangeMethod.LOKR, _lokr(shapes)
    elif Part.DIFF in rest:
        shape = shapes[Part.DIFF]
        _need(bool(shape))
        method, rank, rows, columns = ChangeMethod.DIFF, 0, shape[0], math.prod(shape[1:])
    else:
        _need(bias > 0)
        method, rank, rows, columns = ChangeMethod.NONE, 0, 0, 0
    _need(rest <= _PARTS[method])
    for part in {Part.DORA_SCALE, Part.MAGNITUDE} & set(shapes):
        norms = math.prod(shapes[part])
        # One for each output, or for each input of a convolution, whatever its kernel.
        _need(norms == rows or (part is Part.DORA_SCALE and norms > 0 and not columns % norms))
    return Outline(method, rank, Size(rows, columns, bias))


_HADA = (Part.HADA_1A, Part.HADA_1B, Part.HADA_2A, Part.HADA_2B, Part.HADA_1T, Part.HADA_2T)
_KRON = (
    Part.KRON_1,
    Part.KRON_1A,
    Part.KRON_1B,
    Part.KRON_2,
    Part.KRON_2A,
    Part.KRON_2B,
    Part.KRON_2T,
)
_PARTS: Mapping[ChangeMethod, frozenset[Part]] = {
    ChangeMethod.LORA: frozenset({Part.DOWN, Part.MIDDLE, Part.UP}),
    ChangeMethod.LOHA: frozenset(_HADA),
    ChangeMethod.LOKR: frozenset(_KRON),
    ChangeMethod.DIFF: frozenset({Part.DIFF}),
    ChangeMethod.NONE: frozenset(),
}


def _lora(shapes: Mapping[Part, Shape]) -> tuple[int, int, int]:
    rank, inputs = _matrix(shapes, Part.DOWN)
    rows, upper_rank = _matrix(shapes, Part.UP)
    if Part.MIDDLE not in shapes:
        _need(rank == upper_rank)
        return rank, rows, inputs
    core = shapes[Part.MIDDLE]
    _need(len(core) >= 2 and core[:2] == (upper_rank, rank))
    return rank, rows, inputs * math.prod(core[2:])


def _loha(shapes: Mapping[Part, Shape]) -> tuple[int, int, int]:
    first = _product(shapes, Part.HADA_1A, Part.HADA_1B, Part.HADA_1T)
    second = _product(shapes, Part.HADA_2A, Part.HADA_2B, Part.HADA_2T)
    _need(first[1:] == second[1:])
    return first


def _lokr(shapes: Mapping[Part, Shape]) -> tuple[int, int, int]:
    if Part.KRON_1 in shapes:
        _need(not {Part.KRON_1A, Part.KRON_1B} & set(shapes))
        first_rank, (rows, columns) = 0, _matrix(shapes, Part.KRON_1)
    else:
        first_rank, rows, columns = _product(shapes, Part.KRON_1A, Part.KRON_1B)
    if Part.KRON_2 in shapes:
        _need(not {Part.KRON_2A, Part.KRON_2B, Part.KRON_2T} & set(shapes))
        second_rank, (more_rows, more_columns) = 0, _matrix(shapes, Part.KRON_2)
    else:
        second_rank, more_rows, more_columns = _product(
            shapes, Part.KRON_2A, Part.KRON_2B, Part.KRON_2T
        )
    return second_rank or first_rank, rows * more_rows, columns * more_columns


def _product(
    shapes: Mapping[Part, Shape], left: Part, right: Part, core: Part | None = None
) -> tuple[int, int, int]:
    """Rank, rows and columns of ``left @ right``, or of both around a core."""
    if core is None or core not in shapes:
        rows, rank = _matrix(shapes, left)
        lower_rank, columns = _matrix(shapes, right)
        _need(rank == lower_rank)
        return rank, rows, columns
    middle = shapes[core]
    # Around a core, the left one is transposed.
    upper_rank, rows = _matrix(shapes, left)
    rank, columns = _matrix(shapes, right)
    _need(len(middle) >= 2 and middle[:2] == (upper_rank, rank))
    return rank, rows, columns * math.prod(middle[2:])


def _matrix(shapes: Mapping[Part, Shape], part: Part) -> tuple[int, int]:
    shape = shapes.get(part, ())
    _need(len(shape) >= 2)
    return shape[0], math.prod(shape[1:])


def _need(condition: bool) -> None:
    if not condition:
        raise ValueError("parts that don't go together")
