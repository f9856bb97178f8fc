"""Pictures whose edges fit one another: convolutions that go on at the opposite edge.

Attention and norms know no edges; only what the convolutions see past them has to change.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import torch.nn.functional as F  # noqa: N812 - its usual name
from torch import Tensor, nn

from sdstudio.imaging import Rgb

#: What is put around them instead: about as far as the autoencoder sees.
_MARGIN_LATENTS = 16


@dataclass(frozen=True, slots=True)
class Seamless:
    """Which edges fit: left and right (``x``), above and below (``y``)."""

    x: bool = False
    y: bool = False

    @classmethod
    def of(cls, choice: str) -> "Seamless":
        """What a value of the parameter ``seamless`` means."""
        return cls(x=choice in ("both", "x"), y=choice in ("both", "y"))

    def __bool__(self) -> bool:
        return self.x or self.y

    @contextmanager
    def within(self, *networks: nn.Module) -> Iterator[None]:
        """While it lasts, the convolutions of ``networks`` go around; after it they are as before.

        Sides have to be multiples of 64 pixels for an exact fit: others are not halved evenly.
        """
        changed: list[nn.Conv2d] = []
        try:
            if self:
                for convolution, pads_itself in _convolutions(*networks):
                    # Instead of the method, for this one instance.
                    forward = partial(self._convolve, convolution, pads_itself)
                    convolution._conv_forward = forward  # type: ignore[method-assign]
                    changed.append(convolution)
            yield
        finally:
            for convolution in changed:
                del convolution._conv_forward

    def decode_in_tiles(self, latents: Tensor, decode: Callable[[Tensor], Rgb]) -> Rgb:
        """The picture of ``latents``, (H, W, 3), by ``decode``, which works in tiles.

        In tiles convolutions must not go around, so it is given more of the picture around it,
        which is cut off after.
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
        """The latents of ``picture`` by ``encode``, which works in tiles; see above.

        Args:
            side_px: along one side of what one latent stands for.
        """
        if not self:
            return encode(picture)
        height, width = (side // side_px for side in picture.shape[2:])
        around, down, across = self._continued(picture, _MARGIN_LATENTS * side_px)
        top, left = down // side_px, across // side_px
        return encode(around)[..., top : top + height, left : left + width]

    def _continued(self, plane: Tensor, margin: int) -> tuple[Tensor, int, int]:
        """``plane`` with more of it around, and how much that is above and on the left."""
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
        """``values``, whose last row and column are padding, with the first ones in their place."""
        values = values.clone()
        if self.x:
            values[..., -1] = values[..., 0]
        if self.y:
            values[..., -1, :] = values[..., 0, :]
        return values


def _convolutions(*networks: nn.Module) -> Iterator[tuple[nn.Conv2d, bool]]:
    """The convolutions that see past the edges, and whether what they belong to pads for them."""
    for network in networks:
        # The autoencoder's encoder halves with a row and a column of padding on one side only.
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
