"""A picture's way through the autoencoder: seamless where asked for, in tiles where there must be.

See :mod:`sdstudio.engine.autoencoder` for the way itself.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from sdstudio.domain.economy import Economy
from sdstudio.engine import autoencoder
from sdstudio.engine.autoencoder import Pieces
from sdstudio.engine.ladder import Footing, Part, with_room
from sdstudio.engine.numerics import Redone
from sdstudio.engine.pipelines import Pipeline
from sdstudio.engine.seamless import Seamless
from sdstudio.imaging import Rgb


@dataclass(frozen=True, slots=True)
class Coding:
    """Both ways for one picture.

    Args:
        on_tile: told after each decoded tile how many are done and how many there are.
        exact: as a whole, however large.
    """

    pipeline: Pipeline
    seamless: Seamless
    redone: Redone
    footing: Footing
    on_tile: Callable[[int, int], None]
    exact: bool

    def encode(self, picture: Tensor, generator: torch.Generator | None) -> Tensor:
        """See :func:`sdstudio.engine.autoencoder.encode`."""
        pipeline, seamless = self.pipeline, self.seamless
        pieces = self._pieces(Economy.TILED_CODING)

        def code(plane: Tensor) -> Tensor:
            return autoencoder.encode(pipeline, plane, generator, self.redone, pieces)

        scale = pipeline.latent_side_px
        height, width = (side // scale for side in picture.shape[2:])
        with self.footing.during(Part.CODE):
            if pieces.tiles(height, width, scale).count == 1:
                with seamless.within(pipeline.vae):
                    return code(picture)
            return seamless.encode_in_tiles(picture, code, scale)

    def decode_between(self, latents: Tensor) -> Rgb:
        """The picture, (H, W, 3), of latents from which more is made."""
        with self.footing.during(Part.CODE):
            return self._decode(latents, self._pieces(Economy.TILED_CODING))

    def decode_last(self, latents: Tensor) -> Rgb:
        """The picture, (H, W, 3). Where memory runs out, the latents are not lost."""

        def decode() -> Rgb:
            with self.footing.during(Part.DECODE):
                return self._decode(latents, self._pieces(Economy.TILED_DECODE))

        return with_room(decode, self.footing.give_way)

    def _decode(self, latents: Tensor, pieces: Pieces) -> Rgb:
        pipeline, seamless = self.pipeline, self.seamless

        def code(plane: Tensor) -> Rgb:
            return autoencoder.decode(pipeline, plane, self.redone, pieces, self.on_tile)

        height, width = latents.shape[2:]
        if pieces.tiles(height, width, pipeline.latent_side_px).count == 1:
            with seamless.within(pipeline.vae):
                return code(latents)
        return seamless.decode_in_tiles(latents, code)

    def _pieces(self, tiled: Economy) -> Pieces:
        if tiled in self.footing.economy:
            return Pieces.SMALL
        return Pieces.WHOLE if self.exact else Pieces.USUAL
