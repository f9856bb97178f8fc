"""One picture being made: what the modes work with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import torch
from torch import Tensor

from sdstudio.domain import samplers
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.inputs import InputRole
from sdstudio.domain.params import GenerationParams
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine import autoencoder, denoising, schedulers
from sdstudio.engine.denoising import Guidance, Start, StepDone
from sdstudio.engine.loading import LATENT_CHANNELS
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
        on_step: told of each step (in tiles: of each tile) and how many there are in all.
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
        return autoencoder.encode(self.pipeline, picture, self.generator, self.redone)

    def expect(self, steps: int) -> None:
        """Say how many steps there are in all, where :meth:`denoise` is called more than once."""
        self._expected = steps

    def denoise(self, start: Start, scheduler: Scheduler | None = None) -> Tensor:
        """Take the noise out of ``start``: (1, 4, h, w), float32.

        Args:
            scheduler: a new one for each call but one.
        """
        self._check_that_it_fits(start)
        steps = self.params.steps
        expected = self._expected or steps - start.skipped
        done_before = self._done
        # In tiles a step can take minutes, so there each tile is counted.
        parts = start.tiles.count if start.tiles else 1

        def on_step(done: StepDone) -> None:
            self._done = done_before + done.step
            self.on_step(StepDone(self._done * parts, done.noiseless), expected * parts)

        def on_part(of_step: float) -> None:
            self.on_step(StepDone(self._done * parts + int(of_step * parts)), expected * parts)

        return denoising.denoise(
            self.pipeline,
            scheduler or self.scheduler,
            self.guidance,
            start,
            steps=steps,
            generator=self.generator,
            redone=self.redone,
            on_step=on_step,
            on_part=on_part,
            fast=self.params.fast,
        )

    def _check_that_it_fits(self, start: Start) -> None:
        """Raise ``MODEL_WRONG_KIND`` where the UNet wants to be given something else."""
        unet = self.pipeline.unet
        channels = sum(
            given.shape[1] for given in (start.latents, start.beside) if given is not None
        )
        labelled = unet.class_embedding is not None
        if channels != unet.config["in_channels"] or labelled != (self.guidance.labels is not None):
            raise self.wrong_kind()

    def wrong_kind(self) -> StudioError:
        """The failure of a checkpoint that lacks what this mode needs."""
        return StudioError(
            ErrorCode.MODEL_WRONG_KIND, model=self.request.checkpoint.name, mode=self.request.mode
        )
