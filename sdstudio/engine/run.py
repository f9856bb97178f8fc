"""One picture being made: what the modes work with."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field

import torch
from torch import Tensor

from sdstudio.domain import samplers
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.memory_savings import MemorySaving
from sdstudio.domain.params import GenerationParams
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine import denoising, schedulers
from sdstudio.engine.attention import few_rows_at_a_time
from sdstudio.engine.denoising import DenoisingStart, Guidance, StepDone
from sdstudio.engine.loading import LATENT_CHANNELS
from sdstudio.engine.memory_fallback import FallbackState, WorkStage
from sdstudio.engine.numerics import PrecisionRetries
from sdstudio.engine.pipelines import Pipeline
from sdstudio.engine.schedulers import Scheduler
from sdstudio.engine.vae_codec import VaeCodec
from sdstudio.imaging import Rgb


@dataclass(slots=True)
class Run:
    """What a mode is given for one picture. The generator is the picture's own.

    Args:
        request: for this picture alone.
        inputs: the pictures it starts from, (height, width, 3).
        guidance: the encoded prompts.
        coding: to latents and back.
        footing: with how much memory it is made.
        on_step: told of each step (in tiles: of each tile) and how many there are in all.
        on_decode: told when nothing is left but to decode.
        exact: do as diffusers' pipelines do also where this program does better; for comparisons.
    """

    pipeline: Pipeline
    request: GenerationRequest
    inputs: Mapping[InputRole, Rgb]
    guidance: Guidance
    retries: PrecisionRetries
    codec: VaeCodec
    fallback: FallbackState
    on_step: Callable[[StepDone, int], None]
    on_decode: Callable[[], None]
    exact: bool = False
    generator: torch.Generator = field(init=False)
    scheduler: Scheduler = field(init=False)
    _expected: int = field(init=False, default=0)
    _done: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.begin_anew()

    def begin_anew(self) -> None:
        """Noise and scheduler as for a picture of which nothing is made yet."""
        self.generator = torch.Generator("cpu").manual_seed(self.params.seed)
        self.scheduler = schedulers.make_scheduler(
            samplers.sampler(self.params.sampler),
            self.pipeline.trained,
            None if self.exact else self.params.steps,
        )
        self.scheduler.set_timesteps(self.params.steps, device=self.pipeline.device)

    @property
    def params(self) -> GenerationParams:
        """What the artist has chosen."""
        return self.request.params

    def noise(self, width_px: int, height_px: int) -> Tensor:
        """Latents of nothing but noise of size 1 for a picture: (1, 4, h, w), float32."""
        side_px = self.pipeline.latent_side_px
        shape = (1, LATENT_CHANNELS, height_px // side_px, width_px // side_px)
        return self.noise_like(torch.empty(shape))

    def noise_like(self, values: Tensor) -> Tensor:
        """Normal noise in the shape of ``values``, float32, the same on every device."""
        drawn = torch.randn(values.shape, generator=self.generator, dtype=torch.float32)
        return drawn.to(self.pipeline.device)

    def encode(self, picture: Tensor) -> Tensor:
        """See :func:`sdstudio.engine.autoencoder.encode`."""
        return self.codec.encode(picture, self.generator if self.exact else None)

    def decode(self, latents: Tensor, *, is_last: bool = True) -> Rgb:
        """From latents, (1, 4, h, w), to the picture, (H, W, 3); off where more follows."""
        if not is_last:
            return self.codec.decode_between(latents)
        self.on_decode()
        return self.codec.decode_last(latents)

    def nearness(self, picture: Rgb) -> Tensor:
        """See :meth:`sdstudio.engine.depth.DepthEstimator.estimate`."""
        depth = self.pipeline.depth_estimator
        if depth is None:
            raise LookupError("the checkpoint has no depth estimator")
        return depth.get().estimate(picture, self.retries)

    @property
    def is_sparing(self) -> bool:
        """Whether to denoise with less memory."""
        return MemorySaving.LOW_MEMORY_DENOISING in self.fallback.savings

    def noised(self, clean: Tensor, noise: Tensor, skipped: int) -> Tensor:
        """``clean`` as it is after ``skipped`` steps, from where the scheduler will go on."""
        first = schedulers.skip_to(self.scheduler, skipped, exact=self.exact)
        return self.scheduler.add_noise(clean, noise, first)

    def expect(self, steps: int) -> None:
        """Say how many steps there are in all, where :meth:`denoise` is called more than once."""
        self._expected = steps

    def denoise(self, start: DenoisingStart) -> Tensor:
        """Take the noise out of ``start``: (1, 4, h, w), float32."""
        steps = self.params.steps
        expected = self._expected or steps - start.skipped
        done_before = self._done
        # In tiles a step can take minutes, so there each tile is counted.
        parts = start.tiles.count if start.tiles else 1

        def on_step(done: StepDone) -> None:
            self._done = done_before + done.step
            self.on_step(StepDone(self._done * parts, done.noiseless), expected * parts)

        def on_part(of_step: float) -> None:
            # The step's end is told by the step itself, with its preview.
            if of_step < 1:
                self.on_step(StepDone(self._done * parts + int(of_step * parts)), expected * parts)

        unet, device = self.pipeline.unet, self.pipeline.device
        rows = few_rows_at_a_time(unet, device) if self.is_sparing else nullcontext()
        with self.fallback.during(WorkStage.DENOISE), rows:
            return denoising.denoise(
                self.pipeline,
                self.scheduler,
                self.guidance,
                start,
                steps=steps,
                generator=self.generator,
                retries=self.retries,
                on_step=on_step,
                on_part=on_part,
                fast=self.params.fast,
                sparing=self.is_sparing,
            )
