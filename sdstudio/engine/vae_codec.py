"""Encodes and decodes pictures, with seamless edges and tiling as needed.

Built on :mod:`sdstudio.engine.autoencoder`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.memory_savings import MemorySaving
from sdstudio.engine import autoencoder
from sdstudio.engine.memory_fallback import FallbackState, WorkStage, retrying_out_of_memory
from sdstudio.engine.numerics import PrecisionRetries
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.seamless import Seamless
from sdstudio.engine.tiling import VaeTiling
from sdstudio.imaging import Rgb


@dataclass(frozen=True, slots=True)
class VaeCodec:
    """Encodes and decodes one picture.

    Args:
        on_tile: called after each decoded tile with the tiles done and the total.
        exact: never tile, whatever the size.
        model: what failures call the checkpoint.
    """

    pipeline: Pipeline
    seamless: Seamless
    retries: PrecisionRetries
    fallback: FallbackState
    on_tile: Callable[[int, int], None]
    exact: bool
    model: str = ""

    def encode(self, picture: Tensor, generator: torch.Generator | None) -> Tensor:
        """See :func:`sdstudio.engine.autoencoder.encode`.

        Makes room if memory runs out; so does :meth:`decode_between`.
        """
        pipeline, seamless = self.pipeline, self.seamless
        tiling = self._tiling(MemorySaving.TILED_VAE)
        drawn_before = None if generator is None else generator.get_state()

        def code(plane: Tensor) -> Tensor:
            with self._naming_the_vae():
                return autoencoder.encode(pipeline, plane, generator, self.retries, tiling)

        scale = pipeline.latent_side_px
        height, width = (side // scale for side in picture.shape[2:])

        def encode() -> Tensor:
            if generator is not None and drawn_before is not None:
                generator.set_state(drawn_before)
            with self.fallback.during(WorkStage.CODE):
                if tiling.tiles(height, width, scale).count == 1:
                    with seamless.within(pipeline.vae):
                        return code(picture)
                return seamless.encode_in_tiles(picture, code, scale)

        return retrying_out_of_memory(encode, self.fallback.make_room)

    def decode_between(self, latents: Tensor) -> Rgb:
        """Decode latents that will be processed further: (H, W, 3)."""

        def decode() -> Rgb:
            with self.fallback.during(WorkStage.CODE):
                return self._decode(latents, self._tiling(MemorySaving.TILED_VAE))

        return retrying_out_of_memory(decode, self.fallback.make_room)

    def decode_last(self, latents: Tensor) -> Rgb:
        """Decode the final latents: (H, W, 3). Falls back if memory runs out."""

        def decode() -> Rgb:
            with self.fallback.during(WorkStage.DECODE):
                return self._decode(latents, self._tiling(MemorySaving.TILED_DECODE))

        return retrying_out_of_memory(decode, self.fallback.fall_back)

    def _decode(self, latents: Tensor, tiling: VaeTiling) -> Rgb:
        pipeline, seamless = self.pipeline, self.seamless

        def code(plane: Tensor) -> Rgb:
            with self._naming_the_vae():
                return autoencoder.decode(pipeline, plane, self.retries, tiling, self.on_tile)

        height, width = latents.shape[2:]
        if tiling.tiles(height, width, pipeline.latent_side_px).count == 1:
            with seamless.within(pipeline.vae):
                return code(latents)
        return seamless.decode_in_tiles(latents, code)

    @contextmanager
    def _naming_the_vae(self) -> Iterator[None]:
        """Say of numbers that aren't finite that another VAE may help."""
        try:
            yield
        except StudioError as error:
            if error.code is not ErrorCode.NOT_FINITE:
                raise
            raise StudioError(ErrorCode.CODED_NOT_FINITE, model=self.model) from error

    def _tiling(self, tiled: MemorySaving) -> VaeTiling:
        if tiled in self.fallback.savings:
            return VaeTiling.SMALL
        return VaeTiling.WHOLE if self.exact else VaeTiling.USUAL
