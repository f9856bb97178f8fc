"""Winograd F(2 × 2, 3 × 3): 3 × 3 convolutions on a CPU with fewer multiplications.

Each 2 × 2 output tile takes 4 × 4 inputs and 16 multiplications per channel instead of 36, plus a
few additions before and after. Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks",
2015, section 4.1; the names d, g, U, V and M below are theirs.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from sdstudio.engine import memory
from sdstudio.engine.derived_weights import DerivesWeight
from sdstudio.engine.device import backend

DIRECT = "direct"
WINOGRAD = "winograd"
WINOGRAD_IN_LITTLE_MEMORY = "winograd_narrow"

# With fewer channels the additions cost more than the multiplications save.
_FEWEST_CHANNELS = 256
# Weights grow from 3 × 3 to 4 × 4. If they would exceed this fraction (1/n) of total memory, wide
# layers, which hold most of them, stay as they are. Free memory is ignored so that the same request
# always gives the same pixels.
_PART_OF_MEMORY = 4
_MOST_CHANNELS_IN_LITTLE_MEMORY = 640
# Work space for a strip of rows: about the size of a large cache.
_STRIP_BYTES = 32 * 2**20

_G = ((1.0, 0.0, 0.0), (0.5, 0.5, 0.5), (0.5, -0.5, 0.5), (0.0, 0.0, 1.0))


def choose_convolution(
    unet: nn.Module, device: torch.device, check_cancelled: Callable[[], None]
) -> str:
    """Install the UNet's fastest convolutions and return their name.

    Args:
        check_cancelled: called before each strip of rows; raises to stop.
    """
    if device.type != "cpu":
        return DIRECT
    path, found = _chosen(unet, device)
    workspace = Workspace()
    for place in found:
        setattr(place.parent, place.name, WinogradConv2d(place.layer, workspace, check_cancelled))
    return path


def added_bytes(unet: nn.Module, device: torch.device) -> int:
    """How much more memory the UNet's weights take with :func:`choose_convolution` on the CPU.

    Args:
        unet: in the dtype that it computes in; it may be without weights.
    """
    _path, found = _chosen(unet, device)
    return sum(place.layer.weight.nbytes * (16 - 9) // 9 for place in found)


@dataclass(frozen=True, slots=True)
class _Place:
    """A convolution and where it is."""

    parent: nn.Module
    name: str
    layer: nn.Conv2d


def _chosen(unet: nn.Module, device: torch.device) -> tuple[str, list[_Place]]:
    """The UNet's fastest convolutions, and those that are computed that way instead of directly."""
    found = [
        _Place(parent, name, child)
        for parent in unet.modules()
        for name, child in parent.named_children()
        if isinstance(child, nn.Conv2d) and _suits(child)
    ]
    needed_bytes = sum(place.layer.weight.nbytes * 16 // 9 for place in found)
    path = WINOGRAD
    if needed_bytes > backend(device).memory_bytes() // _PART_OF_MEMORY:
        path = WINOGRAD_IN_LITTLE_MEMORY
        found = [one for one in found if one.layer.out_channels <= _MOST_CHANNELS_IN_LITTLE_MEMORY]
    return (path, found) if found else (DIRECT, [])


class Workspace:
    """Scratch memory shared by all convolutions of a network.

    Newly allocated memory must first be mapped page by page.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Release it."""
        self._kept = torch.empty(0, dtype=torch.uint8)

    def take(self, dtype: torch.dtype, *shapes: tuple[int, ...]) -> list[Tensor]:
        """Return uninitialised tensors, valid until the next call."""
        sizes = [math.prod(shape) for shape in shapes]
        needed_bytes = sum(sizes) * dtype.itemsize
        if self._kept.numel() < needed_bytes:
            # Free the old buffer first: there may not be room for both.
            self._kept = torch.empty(0, dtype=torch.uint8)
            self._kept = torch.empty(needed_bytes, dtype=torch.uint8)
        parts = self._kept[:needed_bytes].view(dtype).split(sizes)
        return [part.view(shape) for part, shape in zip(parts, shapes, strict=True)]


class WinogradConv2d(nn.Conv2d, DerivesWeight):
    """Replaces the 3 × 3 convolution ``usual`` with padding 1, sharing its parameters.

    Args:
        check_cancelled: called before each strip of rows.
    """

    def __init__(
        self, usual: nn.Conv2d, workspace: Workspace, check_cancelled: Callable[[], None]
    ) -> None:
        with torch.device("meta"):
            super().__init__(usual.in_channels, usual.out_channels, 3, padding=1)
        self.weight, self.bias = usual.weight, usual.bias
        self.train(usual.training)
        self._workspace = workspace
        self._check_cancelled = check_cancelled
        self._transformed: Tensor | None = None

    def forget(self) -> bool:
        """Drop the transformed weight and the work space; ``False`` if there was no weight."""
        had_one = self._transformed is not None
        self._transformed = None
        self._workspace.clear()
        return had_one

    def _conv_forward(self, input: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:  # noqa: A002 - torch's name
        transformed = self._transformed
        # Other dtypes occur only when a step is retried; not worth transforming the weight for.
        if input.dtype is not (transformed if transformed is not None else weight).dtype:
            direct: Tensor = super()._conv_forward(input, weight, bias)
            return direct
        if transformed is None:
            transformed = self._transformed = transformed_weight(weight)
            # Only merging a LoRA reads it again.
            memory.page_out(weight.data_ptr(), weight.nbytes)
        return winograd_convolution(
            input, transformed, bias, self._workspace, self._check_cancelled
        )


def transformed_weight(g: Tensor) -> Tensor:
    """U = G g Gᵀ for a weight (out, in, 3, 3): (16, in, out) in the same dtype."""
    transform = torch.tensor(_G, device=g.device)
    outward, inward = g.shape[:2]
    result: Tensor = g.new_empty(16, inward, outward)
    # In chunks of channels, since the arithmetic is in float32.
    for part, into in zip(g.split(64, dim=1), result.split(64, dim=1), strict=True):
        u = torch.einsum("ai,bj,ocij->abco", transform, transform, part.float())
        into.copy_(u.flatten(0, 1))
    return result


def winograd_convolution(
    values: Tensor,
    transformed: Tensor,
    bias: Tensor | None,
    workspace: Workspace,
    check_cancelled: Callable[[], None] = lambda: None,
) -> Tensor:
    """Convolve ``values`` with zero padding 1, in strips of rows.

    Args:
        values: (batch, in, height, width).
        transformed: see :func:`transformed_weight`.
        bias: (out).
        check_cancelled: called before each strip of rows.

    Returns:
        (batch, out, height, width) in channels_last layout.
    """
    batch, inward, height, width = values.shape
    outward = transformed.shape[2]
    down, across = -(-height // 2), -(-width // 2)
    rows = _rows(batch * across * (inward + outward) * values.element_size(), down)
    inside = values.permute(0, 2, 3, 1)
    result = values.new_empty(batch, 2 * down, 2 * across, outward)
    for top in range(0, down, rows):
        check_cancelled()
        strip = min(rows, down - top)
        patches = (batch, strip, across)
        d, halfway, v, m, y = workspace.take(
            values.dtype,
            (batch, 2 * strip + 2, 2 * across + 2, inward),
            (4, batch, strip, 2 * across + 2, inward),
            (4, 4, *patches, inward),
            (4, 4, *patches, outward),
            (2, 4, *patches, outward),
        )
        _cut_out(inside, 2 * top - 1, d)
        _before([d[:, k : k + 2 * strip - 1 : 2] for k in range(4)], list(halfway))
        columns = [halfway[:, :, :, k : k + 2 * across - 1 : 2] for k in range(4)]
        _before(columns, list(v.unbind(1)))
        torch.bmm(v.view(16, -1, inward), transformed, out=m.view(16, -1, outward))
        if bias is not None:
            # This element contributes to each of the four outputs exactly once.
            m[1, 1].add_(bias)
        _after(list(m), list(y))
        placed = result[:, 2 * top : 2 * (top + strip)].view(batch, strip, 2, across, 2, outward)
        for row in range(2):
            _after(list(y[row]), [placed[:, :, row, :, column] for column in range(2)])
    return result[:, :height, :width].permute(0, 3, 1, 2)


def _suits(layer: nn.Conv2d) -> bool:
    channels = layer.in_channels, layer.out_channels
    return (
        layer.kernel_size == (3, 3)
        and layer.stride == layer.dilation == (1, 1)
        and layer.padding == (1, 1)
        and layer.padding_mode == "zeros"
        and layer.groups == 1
        and min(channels) >= _FEWEST_CHANNELS
    )


def _rows(row_bytes: int, down: int) -> int:
    """How many rows of patches to compute per strip: as evenly as work space allows.

    Args:
        row_bytes: of one row of patches' inputs and outputs, counting one value per patch.
    """
    # 4 × 4 values per patch, plus the half-transformed ones.
    fitting = max(1, _STRIP_BYTES // (row_bytes * 26))
    return -(-down // -(-down // fitting))


def _cut_out(inside: Tensor, top: int, into: Tensor) -> None:
    """Copy rows of ``inside`` from ``top`` on, with one column of margin, zeros past the edges."""
    height, width = inside.shape[1:3]
    first, last = max(top, 0), min(top + into.shape[1], height)
    into[:, : first - top] = 0
    into[:, last - top :] = 0
    into[:, :, 0] = 0
    into[:, :, width + 1 :] = 0
    into[:, first - top : last - top, 1 : width + 1] = inside[:, first:last]


def _before(d: list[Tensor], into: list[Tensor]) -> None:
    """Bᵀ d."""
    torch.sub(d[0], d[2], out=into[0])
    torch.add(d[1], d[2], out=into[1])
    torch.sub(d[2], d[1], out=into[2])
    torch.sub(d[1], d[3], out=into[3])


def _after(m: list[Tensor], into: list[Tensor]) -> None:
    """Aᵀ m; modifies m."""
    torch.add(m[0], m[1], out=m[0])
    torch.add(m[0], m[2], out=into[0])
    torch.sub(m[1], m[2], out=m[1])
    torch.sub(m[1], m[3], out=into[1])
