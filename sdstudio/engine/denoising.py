"""From noise to latents: the loop that every mode shares, as diffusers' pipelines compute it.

What differs is bookkeeping: latents and sampler stay in float32 whatever the networks compute in,
and noise is drawn in float32 on the CPU, so that one seed means one picture on every device.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import torch
from diffusers import UNet2DConditionModel
from torch import Tensor

from sdstudio.domain.params import steps_at
from sdstudio.engine import schedulers
from sdstudio.engine.fast_mode import Evaluate, FastMode
from sdstudio.engine.numerics import PrecisionRetries, finite
from sdstudio.engine.pipelines import Pipeline
from sdstudio.engine.schedulers import Scheduler
from sdstudio.engine.tiling import Tiles


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of the denoising, as seen from outside.

    Args:
        step: 1 … the number of steps of this denoising.
        noiseless: computes the latents without their noise, for a preview; ``None``: there are
            none, since it is in the middle of a step.
    """

    step: int
    noiseless: Callable[[], Tensor] | None = None


@dataclass(frozen=True, slots=True)
class Guidance:
    """What leads the UNet.

    Args:
        embeddings: (2, tokens, width) with the negative prompt first, or (1, …) unguided.
        scale: how far to go from the first towards the second; 1 is no guidance.
        rescale: 0 … 1: how much of the contrast that this adds is taken back.
        labels: for UNets with class embeddings: (n,) or (n, width), n that of ``embeddings``.
    """

    embeddings: Tensor
    scale: float
    labels: Tensor | None = None
    rescale: float = 0.0

    def ended(self) -> "Guidance":
        """The prompt alone leads from here on."""
        labels = None if self.labels is None else self.labels[-1:]
        return Guidance(self.embeddings[-1:], 1.0, labels)

    def in_batches_of(self, rows: int) -> "list[Guidance]":
        """``rows`` of the embeddings at a time, each with its labels."""
        embeddings = self.embeddings.split(rows)
        labels = [None] * len(embeddings) if self.labels is None else self.labels.split(rows)
        return [
            Guidance(some, self.scale, own) for some, own in zip(embeddings, labels, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class DenoisingStart:
    """Where a denoising begins.

    Args:
        latents: (1, 4, h, w), float32, with the noise of the first step in it.
        skipped: steps of the scheduler that are left out: the picture is that far already.
        beside: channels that the UNet sees beside the latents, (1, c, h, w), if it has any.
        after_step: changes the latents after each evaluation; is given them and the index of the
            scheduler's timestep that was evaluated.
        tiles: over the latents, where the UNet is not to see them all at once. Its predictions are
            blended in every step, so that all tiles go towards one picture (MultiDiffusion,
            arXiv:2302.08113).
    """

    latents: Tensor
    skipped: int = 0
    in_thread: Tensor | None = None
    after_step: Callable[[Tensor, int], Tensor] | None = None
    tiles: Tiles | None = None


def skipped_steps(steps: int, strength: float) -> int:
    """How many of ``steps`` are left out at ``strength``; at least one remains."""
    return steps - steps_at(steps, strength)


def denoise(
    pipeline: Pipeline,
    scheduler: Scheduler,
    guidance: Guidance,
    start: DenoisingStart,
    *,
    steps: int,
    generator: torch.Generator,
    retries: PrecisionRetries,
    on_step: Callable[[StepDone], None],
    on_part: Callable[[float], None] = lambda _of_step: None,
    fast: bool = False,
    sparing: bool = False,
) -> Tensor:
    """Latents of a picture: (1, 4, h, w), float32.

    Args:
        scheduler: with its timesteps set for ``steps``.
        generator: on the CPU, for samplers that draw noise as they go.
        on_part: told within a step, after each tile, how much of the step is done: 0 … 1.
        fast: take the short cuts of :mod:`sdstudio.engine.fast_mode`, but where there are tiles.
        sparing: with less memory: the two halves of guidance one after the other, which differs in
            rounding only, and takes a little longer.

    Raises:
        JobCancelled: from inside the UNet.
        StudioError: ``NOT_FINITE``, also in float32.
    """
    options = schedulers.step_options(scheduler, generator)
    latents = start.latents
    first = start.skipped * scheduler.order
    schedulers.begin_at(scheduler, first)
    step = 0
    evaluated = 0
    # One batch with both halves is quicker than one after the other.
    rows = 1 if sparing else len(guidance.embeddings)
    evaluates: list[Evaluate] = [pipeline.unet] * (len(guidance.embeddings) // rows)
    # What is kept of one tile is of no use to the next; each batch keeps its own.
    shortens = fast and start.tiles is None
    cuts = [
        FastMode(pipeline.unet, len(scheduler.timesteps) - first) for _ in evaluates if shortens
    ]
    for evaluation, timestep in enumerate(scheduler.timesteps[first:], start=first):
        if cuts:
            evaluates = [one.evaluation(evaluation - first) for one in cuts]
            guidance = guidance if cuts[0].is_guided(evaluation - first) else guidance.ended()
        seen = scheduler.scale_model_input(latents, timestep)
        if start.in_thread is not None:
            seen = torch.cat((seen, start.in_thread), dim=1)

        # Where guidance has ended, what belongs to the prompt is the last batch.
        batches = guidance.in_batches_of(rows)
        work = list(zip(evaluates[-len(batches) :], batches, strict=True))
        predicted = partial(_predict, pipeline.unet, work, guidance, retries, timestep)

        def told(part: float, evaluated: int = evaluated) -> None:
            on_part(min(1.0, (evaluated + part) / scheduler.order))

        prediction = (
            _in_tiles(start.tiles, seen, predicted, told) if start.tiles else predicted(seen)
        )
        evaluated += 1
        before = latents
        latents = scheduler.step(prediction, timestep, latents, return_dict=False, **options)[0]
        if start.after_step is not None:
            latents = start.after_step(latents, evaluation)
        done = schedulers.steps_done(scheduler, evaluation, steps) - start.skipped
        if done > step:
            step, evaluated = done, 0
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


def _in_tiles(
    tiles: Tiles,
    seen: Tensor,
    predict: Callable[[Tensor], Tensor],
    on_part: Callable[[float], None],
) -> Tensor:
    """What ``predict`` makes of ``seen``, a tile at a time."""
    numbers = itertools.count(1)

    def predicted(tile: Tensor) -> Tensor:
        result = predict(tile)
        on_part(next(numbers) / tiles.count)
        return result

    return torch.cat(list(tiles.bands(seen, predicted)), dim=-2)


def _predict(
    unet: UNet2DConditionModel,
    work: Sequence[tuple[Evaluate, Guidance]],
    guidance: Guidance,
    retries: PrecisionRetries,
    timestep: Tensor,
    seen: Tensor,
) -> Tensor:
    """The UNet's prediction after guidance, in float32.

    Args:
        work: what computes it, batch by batch, and what leads each.
    """

    def run() -> Tensor:
        rows = [
            evaluate(
                seen.expand(len(batch.embeddings), -1, -1, -1).to(unet.dtype),
                timestep,
                encoder_hidden_states=batch.embeddings.to(unet.dtype),
                class_labels=_as_input(batch.labels, unet.dtype),
                return_dict=False,
            )[0].float()
            for evaluate, batch in work
        ]
        both = torch.cat(rows) if len(rows) > 1 else rows[0]
        if len(both) == 1:
            return both
        without, towards = both.chunk(2)
        guided = without + guidance.scale * (towards - without)
        return _rescaled(guided, towards, guidance.rescale) if guidance.rescale else guided

    return finite(run, unet, retries)


def _as_input(labels: Tensor | None, dtype: torch.dtype) -> Tensor | None:
    # Whole numbers number classes; others are embeddings.
    return labels.to(dtype) if labels is not None and labels.is_floating_point() else labels


def _rescaled(guided: Tensor, towards: Tensor, share: float) -> Tensor:
    """``guided``, brought back by ``share`` to the contrast of ``towards``.

    After "Common Diffusion Noise Schedules and Sample Steps are Flawed"
    (https://arxiv.org/abs/2305.08891), section 3.4.
    """
    tamed = guided * (towards.std() / guided.std())
    return share * tamed + (1 - share) * guided
