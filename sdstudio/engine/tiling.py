"""Processes large planes in overlapping tiles and blends the results."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

import torch
from torch import Tensor

#: Above this many latents the autoencoder works in tiles: its attention spans all latents, and its
#: widest layers hold a thousand values for each.
WHOLE_LATENTS = 128 * 128
#: Side of a tile, normally and after memory has run out. Tiles overlap by a quarter.
TILE_PX = 512
SMALL_TILE_PX = 256


@dataclass(frozen=True, slots=True)
class Tiles:
    """Equally sized tiles that cover a plane.

    Args:
        rows, columns: start positions of the tiles, from the top and from the left.
        height, width: size of each tile.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    height: int
    width: int

    @classmethod
    def over(
        cls, height: int, width: int, *, side: int, overlap: int, multiple: int = 1
    ) -> "Tiles":
        """Cover ``height`` × ``width`` with as few equal tiles as possible.

        Args:
            side: maximum side of a tile; a multiple of ``multiple``.
            overlap: overlap of neighbours, give or take ``multiple``.
            multiple: divides the tiles' positions and sizes; must also divide the plane's size.
        """
        tile_height, rows = _spans(height, side, overlap, multiple)
        tile_width, columns = _spans(width, side, overlap, multiple)
        return cls(rows, columns, tile_height, tile_width)

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return len(self.rows) * len(self.columns)

    def bands(
        self,
        plane: Tensor,
        compute: Callable[[Tensor], Tensor],
        scale: float = 1,
        margin: int = 0,
    ) -> Iterator[Tensor]:
        """Apply ``compute`` to each tile; yield the blended result as bands from top to bottom.

        Weights fall off towards the edges of a tile, where it knows least about its surroundings.

        Args:
            plane: (…, h, w), of the size that the tiles cover.
            compute: from a tile, (…, height, width), to (…, height × scale, width × scale),
                float32.
            scale: all positions and sizes times it are whole numbers.
            margin: what of each tile is left out where there is a neighbour; less than half the
                overlap.
        """
        vertical = _weights(self.rows, self.height, scale, margin, plane.device)
        horizontal = _weights(self.columns, self.width, scale, margin, plane.device)
        ends = (*self.rows[1:], self.rows[-1] + self.height)
        below = None
        for top, end, by_row in zip(self.rows, ends, vertical, strict=True):
            band = None
            for left, by_column in zip(self.columns, horizontal, strict=True):
                tile = plane[..., top : top + self.height, left : left + self.width]
                result = compute(tile) * (by_row[:, None] * by_column)
                if band is None:
                    width = round(plane.shape[-1] * scale)
                    band = result.new_zeros((*result.shape[:-1], width))
                start = round(left * scale)
                band[..., start : start + result.shape[-1]] += result
            assert band is not None
            if below is not None:
                band[..., : below.shape[-2], :] += below
            until = round((end - top) * scale)
            yield band[..., :until, :]
            below = band[..., until:, :]


def _spans(length: int, side: int, overlap: int, multiple: int) -> tuple[int, tuple[int, ...]]:
    """The length of each tile and their start positions."""
    if length <= side:
        return length, (0,)
    count = -(-(length - overlap) // (side - overlap))
    tile = -(-(length + (count - 1) * overlap) // (count * multiple)) * multiple
    last = length - tile
    return tile, tuple(index * last // (count - 1) // multiple * multiple for index in range(count))


def _weights(
    starts: tuple[int, ...], length: int, scale: float, margin: int, device: torch.device
) -> list[Tensor]:
    """Each tile's weights along one axis; the sum over all tiles is 1 everywhere."""
    size, left_out = round(length * scale), margin * scale
    inside = torch.arange(size, dtype=torch.float32) + 0.5
    total = torch.zeros(round((starts[-1] + length) * scale))
    places = [slice(round(start * scale), round(start * scale) + size) for start in starts]
    ramps = []
    for index, start in enumerate(starts):
        ramp = torch.ones(size)
        if index > 0:
            shared = (starts[index - 1] + length - start) * scale - 2 * left_out
            ramp = torch.minimum(ramp, ((inside - left_out) / shared).clamp_min(0))
        if index < len(starts) - 1:
            shared = (start + length - starts[index + 1]) * scale - 2 * left_out
            ramp = torch.minimum(ramp, ((size - inside - left_out) / shared).clamp_min(0))
        ramps.append(ramp)
        total[places[index]] += ramp
    return [(ramp / total[place]).to(device) for place, ramp in zip(places, ramps, strict=True)]


class VaeTiling(Enum):
    """How to tile a picture for the autoencoder."""

    #: Never, whatever the size; as diffusers' pipelines do.
    WHOLE = "whole"
    #: Only very large pictures.
    USUAL = "usual"
    #: Small tiles: less memory, slightly different pixels.
    SMALL = "small"

    def tiles(self, height: int, width: int, scale: int) -> Tiles:
        """Tiles over ``height`` × ``width`` latents, each of ``scale`` × ``scale`` pixels."""
        side = max(height, width)
        if self is VaeTiling.SMALL:
            side = SMALL_TILE_PX // scale
        elif self is VaeTiling.USUAL and height * width > WHOLE_LATENTS:
            side = TILE_PX // scale
        return Tiles.over(height, width, side=side, overlap=side // 4)
