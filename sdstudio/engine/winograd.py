"""Convolutions of 3 × 3 on a CPU with fewer products: Winograd's F(2 × 2, 3 × 3).

Each 2 × 2 of the result comes from 4 × 4 of what goes in by 16 products a channel instead of 36,
and a few sums before and after. Lavin and Gray, "Fast Algorithms for Convolutional Neural
Networks", 2015, section 4.1; the names d, g, U, V and M below are theirs.
"""

import math
from collections.abc import Callable

import torch
from torch import Tensor, nn

from sdstudio.engine import memory
from sdstudio.engine.device import backend

DIRECT = "direct"
WINOGRAD = "winograd"
WINOGRAD_IN_LITTLE_MEMORY = "winograd_narrow"

# With fewer channels the sums cost more than the products save.
_FEWEST_CHANNELS = 256
# A weight of 3 × 3 becomes one of 4 × 4. Where that is more than this part of the machine's memory,
# wide layers, which have most of it, are left as they are. What happens to be free does not count:
# the same request is to give the same pixels.
_PART_OF_MEMORY = 4
_MOST_CHANNELS_IN_LITTLE_MEMORY = 640
# What a strip of rows is given to compute in: about what stays in a large cache.
_STRIP_BYTES = 32 * 2**20

_G = ((1.0, 0.0, 0.0), (0.5, 0.5, 0.5), (0.5, -0.5, 0.5), (0.0, 0.0, 1.0))


def choose_convolution(unet: nn.Module, device: torch.device, look: Callable[[], None]) -> str:
    """Set the UNet's fastest convolutions and say which they are.

    Args:
        look: is called often enough to stop it by raising.
    """
    if device.type != "cpu":
        return DIRECT
    found = [
        (parent, name, child)
        for parent in unet.modules()
        for name, child in parent.named_children()
        if isinstance(child, nn.Conv2d) and _suits(child)
    ]
    needed_bytes = sum(child.weight.nbytes * 16 // 9 for _, _, child in found)
    path = WINOGRAD
    if needed_bytes > backend(device).memory_bytes() // _PART_OF_MEMORY:
        path = WINOGRAD_IN_LITTLE_MEMORY
        found = [one for one in found if one[2].out_channels <= _MOST_CHANNELS_IN_LITTLE_MEMORY]
    if not found:
        return DIRECT
    workspace = Workspace()
    for parent, name, child in found:
        setattr(parent, name, WinogradConv2d(child, workspace, look))
    return path


def weight_changed(layer: nn.Module) -> None:
    """Say that ``layer``'s weight is another one from here on."""
    if isinstance(layer, WinogradConv2d):
        layer.forget()


class Workspace:
    """Memory that all convolutions of a network compute in, one after the other.

    What is allocated anew each time must first be mapped, page by page.
    """

    def __init__(self) -> None:
        self._kept = torch.empty(0, dtype=torch.uint8)

    def take(self, dtype: torch.dtype, *shapes: tuple[int, ...]) -> list[Tensor]:
        """Uninitialised tensors side by side, valid until the next call."""
        sizes = [math.prod(shape) for shape in shapes]
        needed_bytes = sum(sizes) * dtype.itemsize
        if self._kept.numel() < needed_bytes:
            # Before the new one is made: there may not be room for both.
            self._kept = torch.empty(0, dtype=torch.uint8)
            self._kept = torch.empty(needed_bytes, dtype=torch.uint8)
        parts = self._kept[:needed_bytes].view(dtype).split(sizes)
        return [part.view(shape) for part, shape in zip(parts, shapes, strict=True)]


class WinogradConv2d(nn.Conv2d):
    """In the place of ``usual``, whose parameters it has: 3 × 3, with a margin of one around.

    Args:
        look: called before each strip of rows.
    """

    def __init__(self, usual: nn.Conv2d, workspace: Workspace, look: Callable[[], None]) -> None:
        with torch.device("meta"):
            super().__init__(usual.in_channels, usual.out_channels, 3, padding=1)
        self.weight, self.bias = usual.weight, usual.bias
        self.train(usual.training)
        self._workspace = workspace
        self._look = look
        self._transformed: Tensor | None = None

    def forget(self) -> None:
        """Let go of what was worked out from the weight."""
        self._transformed = None

    def _conv_forward(self, input: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:  # noqa: A002 - torch's name
        transformed = self._transformed
        # For a step that is redone it is not worth while to work it out in another dtype.
        if input.dtype is not (transformed if transformed is not None else weight).dtype:
            direct: Tensor = super()._conv_forward(input, weight, bias)
            return direct
        if transformed is None:
            transformed = self._transformed = transformed_weight(weight)
            # Only a LoRA will look at it again.
            memory.page_out(weight.data_ptr(), weight.nbytes)
        return winograd_convolution(input, transformed, bias, self._workspace, self._look)


def transformed_weight(g: Tensor) -> Tensor:
    """U = G g Gᵀ for a weight (out, in, 3, 3): (16, in, out) in the same dtype."""
    transform = torch.tensor(_G, device=g.device)
    outward, inward = g.shape[:2]
    result: Tensor = g.new_empty(16, inward, outward)
    # Some channels at a time, since the sums are done in float32.
    for part, into in zip(g.split(64, dim=1), result.split(64, dim=1), strict=True):
        u = torch.einsum("ai,bj,ocij->abco", transform, transform, part.float())
        into.copy_(u.flatten(0, 1))
    return result


def winograd_convolution(
    values: Tensor,
    transformed: Tensor,
    bias: Tensor | None,
    workspace: Workspace,
    look: Callable[[], None] = lambda: None,
) -> Tensor:
    """The convolution of ``values`` with a margin of zeros, some rows at a time.

    Args:
        values: (batch, in, height, width).
        transformed: see :func:`transformed_weight`.
        bias: (out).
        look: called before each strip of rows.

    Returns:
        (batch, out, height, width), the channels last in memory.
    """
    batch, inward, height, width = values.shape
    outward = transformed.shape[2]
    down, across = -(-height // 2), -(-width // 2)
    rows = _rows(batch * across * (inward + outward) * values.element_size(), down)
    inside = values.permute(0, 2, 3, 1)
    result = values.new_empty(batch, 2 * down, 2 * across, outward)
    for top in range(0, down, rows):
        look()
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
            # This one goes into each of the four results once.
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
    """How many rows of patches to take at a time: as even strips as their memory allows.

    Args:
        row_bytes: of what goes in and comes out of one row's patches, one number of each.
    """
    # 4 × 4 of each; its halves on the way.
    fitting = max(1, _STRIP_BYTES // (row_bytes * 26))
    return -(-down // -(-down // fitting))


def _cut_out(inside: Tensor, top: int, into: Tensor) -> None:
    """The rows of ``inside`` from ``top`` on and a margin on the left, zeros beyond its edges."""
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
    """Aᵀ m; changes m."""
    torch.add(m[0], m[1], out=m[0])
    torch.add(m[0], m[2], out=into[0])
    torch.sub(m[1], m[2], out=m[1])
    torch.sub(m[1], m[3], out=into[1])
