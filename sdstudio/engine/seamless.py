"""Seamless pictures: convolutions pad with the opposite edge (circular padding).

Attention and normalisation have no notion of edges, so only convolutions need to change.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import torch.nn.functional as F  # noqa: N812 - its usual name
from torch import Tensor, nn

from sdstudio.imaging import Rgb

#: Margin added around tiled pictures: roughly the autoencoder's receptive field.
_MARGIN_LATENTS = 16


@dataclass(frozen=True, slots=True)
class Seamless:
    """Which edges match: left and right (``x``), top and bottom (``y``)."""

    x: bool = False
    y: bool = False

    @classmethod
    def of(cls, choice: str) -> "Seamless":
        """Parse a value of the parameter ``seamless``."""
        return cls(x=choice in ("both", "x"), y=choice in ("both", "y"))

    def __bool__(self) -> bool:
        return self.x or self.y

    @contextmanager
    def within(self, *networks: nn.Module) -> Iterator[None]:
        """Use circular padding in the convolutions of ``networks`` during the block.

        Edges match exactly only if sides are multiples of 64 pixels; others don't halve evenly.
        """
        changed: list[nn.Conv2d] = []
        try:
            if self:
                for convolution, pads_itself in _convolutions(*networks):
                    # Override the method on this instance.
                    forward = partial(self._convolve, convolution, pads_itself)
                    convolution._conv_forward = forward  # type: ignore[method-assign]
                    changed.append(convolution)
            yield
        finally:
            for convolution in changed:
                del convolution._conv_forward

    def decode_in_tiles(self, latents: Tensor, decode: Callable[[Tensor], Rgb]) -> Rgb:
        """Decode ``latents`` with the tiling function ``decode``: (H, W, 3).

        Circular padding is wrong inside tiles, so the latents are extended by a wrapped margin,
        which is cropped from the result.
        """
        if not self:
            return decode(latents)
        height, width = latents.shape[2:]
        around, down, across = self._continued(latents, _MARGIN_LATENTS)
        picture = decode(around)
        side_px = len(picture) // around.shape[2]
        top, left = down * side_px, across * side_px
        return picture[top : top + height * side_px, left : left + width * side_px]

    def encode_in_tiles(
        self, picture: Tensor, encode: Callable[[Tensor], Tensor], side_px: int
    ) -> Tensor:
        """Encode ``picture`` with the tiling function ``encode``; see :meth:`decode_in_tiles`.

        Args:
            side_px: side of the pixel block that one latent represents.
        """
        if not self:
            return encode(picture)
        height, width = (side // side_px for side in picture.shape[2:])
        around, down, across = self._continued(picture, _MARGIN_LATENTS * side_px)
        top, left = down // side_px, across // side_px
        return encode(around)[..., top : top + height, left : left + width]

    def _continued(self, plane: Tensor, margin: int) -> tuple[Tensor, int, int]:
        """``plane`` with a wrapped margin, and the margin's height and width."""
        height, width = plane.shape[2:]
        down = min(margin, height) if self.y else 0
        across = min(margin, width) if self.x else 0
        return F.pad(plane, (across, across, down, down), mode="circular"), down, across

    def _convolve(
        self,
        convolution: nn.Conv2d,
        pads_itself: bool,
        values: Tensor,
        weight: Tensor,
        bias: Tensor | None,
    ) -> Tensor:
        down, across = (int(side) for side in convolution.padding)
        if pads_itself:
            padded = self._with_far_edge(values)
        else:
            padded = _padded(values, (across, across, 0, 0), wrapped=self.x)
            padded = _padded(padded, (0, 0, down, down), wrapped=self.y)
        return F.conv2d(
            padded,
            weight,
            bias,
            convolution.stride,
            0,
            convolution.dilation,
            convolution.groups,
        )

    def _with_far_edge(self, values: Tensor) -> Tensor:
        """Replace the padding in the last row and column with the first row and column."""
        values = values.clone()
        if self.x:
            values[..., -1] = values[..., 0]
        if self.y:
            values[..., -1, :] = values[..., 0, :]
        return values


def _convolutions(*networks: nn.Module) -> Iterator[tuple[nn.Conv2d, bool]]:
    """The convolutions that pad, and whether their parent module pads for them."""
    for network in networks:
        # The autoencoder's encoder downsamples with padding at the right and bottom only.
        padded = {
            id(module.conv)
            for module in network.modules()
            if type(module).__name__ == "Downsample2D" and getattr(module, "padding", 1) == 0
        }
        for module in network.modules():
            if isinstance(module, nn.Conv2d) and (id(module) in padded or any(module.padding)):
                yield module, id(module) in padded


def _padded(values: Tensor, sides: tuple[int, int, int, int], *, wrapped: bool) -> Tensor:
    if not any(sides):
        return values
    padded: Tensor = F.pad(values, sides, mode="circular" if wrapped else "constant")
    return padded
