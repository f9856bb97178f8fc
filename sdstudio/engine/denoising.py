"""From noise to latents: the loop that every mode shares, as diffusers' pipelines compute it.

What differs is bookkeeping: latents and sampler stay in float32 whatever the networks compute in,
and noise is drawn in float32 on the CPU, so that one seed means one picture on every device.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from sdstudio.domain.params import steps_at
from sdstudio.engine import schedulers
from sdstudio.engine.numerics import Redone, finite
from sdstudio.engine.pipelines import Pipeline
from sdstudio.engine.schedulers import Scheduler


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of the denoising, as seen from outside.

    Args:
        step: 1 … the number of steps of this denoising.
        noiseless: computes the latents without their noise, for a preview.
    """

    step: int
    noiseless: Callable[[], Tensor]


@dataclass(frozen=True, slots=True)
class Guidance:
    """What leads the UNet.

    Args:
        embeddings: (2, tokens, width) with the negative prompt first, or (1, …) unguided.
        scale: how far to go from the first towards the second; 1 is no guidance.
        labels: for UNets with class embeddings: (n,) or (n, width), n that of ``embeddings``.
    """

    embeddings: Tensor
    scale: float
    labels: Tensor | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """Where a denoising begins.

    Args:
        latents: (1, 4, h, w), float32, with the noise of the first step in it.
        skipped: steps of the scheduler that are left out: the picture is that far already.
        beside: channels that the UNet sees beside the latents, (1, c, h, w), if it has any.
        after_step: changes the latents after each evaluation; is given them and the index of the
            scheduler's timestep that was evaluated.
    """

    latents: Tensor
    skipped: int = 0
    beside: Tensor | None = None
    after_step: Callable[[Tensor, int], Tensor] | None = None


def skipped_steps(steps: int, strength: float) -> int:
    """How many of ``steps`` are left out at ``strength``; at least one remains."""
    return steps - steps_at(steps, strength)


def denoise(
    pipeline: Pipeline,
    scheduler: Scheduler,
    guidance: Guidance,
    start: Start,
    *,
    steps: int,
    generator: torch.Generator,
    redone: Redone,
    on_step: Callable[[StepDone], None],
) -> Tensor:
    """Latents of a picture: (1, 4, h, w), float32.

    Args:
        scheduler: with its timesteps set for ``steps``.
        generator: on the CPU, for samplers that draw noise as they go.

    Raises:
        JobCancelled: from inside the UNet.
        StudioError: ``NOT_FINITE``, also in float32.
    """
    options = schedulers.step_options(scheduler, generator)
    latents = start.latents
    first = start.skipped * scheduler.order
    schedulers.begin_at(scheduler, first)
    step = 0
    for evaluation, timestep in enumerate(scheduler.timesteps[first:], start=first):
        prediction = _predict(
            pipeline, scheduler, guidance, start.beside, latents, timestep, redone
        )
        before = latents
        latents = scheduler.step(prediction, timestep, latents, return_dict=False, **options)[0]
        if start.after_step is not None:
            latents = start.after_step(latents, evaluation)
        done = schedulers.steps_done(scheduler, evaluation, steps) - start.skipped
        if done > step:
            step = done
            noiseless = _Noiseless(scheduler, evaluation, timestep, before, prediction)
            on_step(StepDone(step, noiseless))
    return latents


@dataclass(frozen=True, slots=True)
class _Noiseless:
    scheduler: Scheduler
    evaluation: int
    timestep: Tensor
    sample: Tensor
    prediction: Tensor

    def __call__(self) -> Tensor:
        return schedulers.noiseless(
            self.scheduler, self.evaluation, self.timestep, self.sample, self.prediction
        )


def _predict(
    pipeline: Pipeline,
    scheduler: Scheduler,
    guidance: Guidance,
    beside: Tensor | None,
    latents: Tensor,
    timestep: Tensor,
    redone: Redone,
) -> Tensor:
    """The UNet's prediction after guidance, in float32."""
    unet = pipeline.unet
    seen = scheduler.scale_model_input(latents, timestep)
    if beside is not None:
        seen = torch.cat((seen, beside), dim=1)
    # The unconditional and the conditional pass as one batch: faster than one after the other.
    batch = seen.expand(len(guidance.embeddings), -1, -1, -1)

    def run() -> Tensor:
        both: Tensor = unet(
            batch.to(unet.dtype),
            timestep,
            encoder_hidden_states=guidance.embeddings.to(unet.dtype),
            class_labels=guidance.labels,
            return_dict=False,
        )[0]
        both = both.float()
        if len(both) == 1:
            return both
        without, towards = both.chunk(2)
        return without + guidance.scale * (towards - without)

    return finite(run, unet, redone)
