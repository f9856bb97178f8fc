"""One picture being made: what the modes work with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import torch
from torch import Tensor

from sdstudio.domain import samplers
from sdstudio.domain.inputs import InputRole
from sdstudio.domain.params import GenerationParams
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine import autoencoder, denoising, schedulers
from sdstudio.engine.denoising import Guidance, Start, StepDone
from sdstudio.engine.loading import LATENT_CHANNELS, LATENT_SIDE_PX
from sdstudio.engine.numerics import Redone
from sdstudio.engine.pipelines import Pipeline
from sdstudio.engine.schedulers import Scheduler
from sdstudio.imaging import Rgb


@dataclass(slots=True)
class Run:
    """What a mode is given for one picture. The generator is the picture's own.

    Args:
        request: for this picture alone.
        inputs: the pictures it starts from, (height, width, 3).
        guidance: the encoded prompts.
        decode: from latents to the picture, within the memory there is.
        on_step: told of each step and how many there are in all.
        exact: do as diffusers' pipelines do also where this program does better; for comparisons.
    """

    pipeline: Pipeline
    request: GenerationRequest
    inputs: Mapping[InputRole, Rgb]
    guidance: Guidance
    redone: Redone
    decode: Callable[[Tensor], Rgb]
    on_step: Callable[[StepDone, int], None]
    exact: bool = False
    generator: torch.Generator = field(init=False)
    scheduler: Scheduler = field(init=False)
    _expected: int = field(init=False, default=0)
    _done: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.generator = torch.Generator("cpu").manual_seed(self.params.seed)
        self.scheduler = self.new_scheduler()

    @property
    def params(self) -> GenerationParams:
        """What the artist has chosen."""
        return self.request.params

    def new_scheduler(self) -> Scheduler:
        """A scheduler that has seen nothing, its timesteps set."""
        made = schedulers.make_scheduler(
            samplers.sampler(self.params.sampler), self.pipeline.scheduler_config
        )
        made.set_timesteps(self.params.steps, device=self.pipeline.device)
        return made

    def noise(self, width_px: int, height_px: int) -> Tensor:
        """Latents of nothing but noise of size 1 for a picture: (1, 4, H/8, W/8), float32."""
        shape = (1, LATENT_CHANNELS, height_px // LATENT_SIDE_PX, width_px // LATENT_SIDE_PX)
        return self.noise_like(torch.empty(shape))

    def noise_like(self, values: Tensor) -> Tensor:
        """Normal noise in the shape of ``values``, float32, the same on every device."""
        drawn = torch.randn(values.shape, generator=self.generator, dtype=torch.float32)
        return drawn.to(self.pipeline.device)

    def encode(self, picture: Tensor) -> Tensor:
        """See :func:`sdstudio.engine.autoencoder.encode`."""
        return autoencoder.encode(self.pipeline, picture, self.generator, self.redone)

    def expect(self, steps: int) -> None:
        """Say how many steps there are in all, where :meth:`denoise` is called more than once."""
        self._expected = steps

    def denoise(self, start: Start, scheduler: Scheduler | None = None) -> Tensor:
        """Take the noise out of ``start``: (1, 4, h, w), float32.

        Args:
            scheduler: a new one for each call but one.
        """
        steps = self.params.steps
        expected = self._expected or steps - start.skipped
        done_before = self._done

        def on_step(done: StepDone) -> None:
            self._done = done_before + done.step
            self.on_step(StepDone(self._done, done.noiseless), expected)

        return denoising.denoise(
            self.pipeline,
            scheduler or self.scheduler,
            self.guidance,
            start,
            steps=steps,
            generator=self.generator,
            redone=self.redone,
            on_step=on_step,
            fast=self.params.fast,
        )
