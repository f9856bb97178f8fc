"""One picture being made: what the modes work with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import torch
from torch import Tensor

from sdstudio.domain import samplers
from sdstudio.domain.inputs import InputRole
from sdstudio.domain.params import GenerationParams
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine import autoencoder, denoising, schedulers
from sdstudio.engine.denoising import Guidance, Start, StepDone
from sdstudio.engine.loading import LATENT_CHANNELS
from sdstudio.engine.numerics import Redone
from sdstudio.engine.pipelines import Pipeline
from sdstudio.engine.schedulers import Scheduler
from sdstudio.engine.seamless import Seamless
from sdstudio.imaging import Rgb


class Decode(Protocol):
    """From latents, (1, 4, H/8, W/8), to the picture, (H, W, 3), within the memory there is."""

    def __call__(self, latents: Tensor, *, is_last: bool = True) -> Rgb:
        """Decode; ``is_last`` is off where more denoising follows."""


@dataclass(slots=True)
class Run:
    """What a mode is given for one picture. The generator is the picture's own.

    Args:
        request: for this picture alone.
        inputs: the pictures it starts from, (height, width, 3).
        guidance: the encoded prompts.
        on_step: told of each step (in tiles: of each tile) and how many there are in all.
        exact: do as diffusers' pipelines do also where this program does better; for comparisons.
    """

    pipeline: Pipeline
    request: GenerationRequest
    inputs: Mapping[InputRole, Rgb]
    guidance: Guidance
    redone: Redone
    decode: Decode
    on_step: Callable[[StepDone, int], None]
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
            samplers.sampler(self.params.sampler), self.pipeline.scheduler_config
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
        with Seamless.of(self.params.seamless).within(self.pipeline.vae):
            generator = self.generator if self.exact else None
            return autoencoder.encode(self.pipeline, picture, generator, self.redone)

    def nearness(self, picture: Rgb) -> Tensor:
        """See :meth:`sdstudio.engine.depth.DepthEstimator.estimate`."""
        estimator = self.pipeline.depth_estimator
        if estimator is None:
            raise LookupError("the checkpoint has no depth estimator")
        return estimator.estimate(picture, self.redone)

    def noised(self, clean: Tensor, noise: Tensor, skipped: int) -> Tensor:
        """``clean`` as it is after ``skipped`` steps, from where the scheduler will go on."""
        first = schedulers.skip_to(self.scheduler, skipped, exact=self.exact)
        return self.scheduler.add_noise(clean, noise, first)

    def expect(self, steps: int) -> None:
        """Say how many steps there are in all, where :meth:`denoise` is called more than once."""
        self._expected = steps

    def denoise(self, start: Start) -> Tensor:
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

        return denoising.denoise(
            self.pipeline,
            self.scheduler,
            self.guidance,
            start,
            steps=steps,
            generator=self.generator,
            redone=self.redone,
            on_step=on_step,
            on_part=on_part,
            fast=self.params.fast,
        )
