"""The denoising loop that all modes share; computes what diffusers' pipelines compute.

Two differences: latents and sampler stay in float32 whatever dtype the networks use, and noise is
drawn in float32 on the CPU so that a seed gives the same picture on every device.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import torch
from torch import Tensor

from sdstudio.domain.params import steps_at
from sdstudio.engine import schedulers
from sdstudio.engine.conditioning import Conditioning, ConditioningSchedule
from sdstudio.engine.evaluation import Evaluate
from sdstudio.engine.extensions import DenoisingContext, DenoisingExtension, Together
from sdstudio.engine.families import FamilyFunctions
from sdstudio.engine.fast_mode import FastMode
from sdstudio.engine.numerics import CastableNetwork, PrecisionRetries, finite
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.schedulers import Scheduler
from sdstudio.engine.tiling import Tiles
from sdstudio.imaging import Rgb
from sdstudio.imaging.masks import Box


@dataclass(frozen=True, slots=True)
class StepDone:
    """Progress of a denoising run.

    Args:
        step: 1 … the number of steps in this run.
        noiseless: computes the predicted clean latents, for a preview; ``None`` in the middle of
            a step.
    """

    step: int
    noiseless: Callable[[], Tensor] | None = None


@dataclass(frozen=True, slots=True)
class Guidance:
    """How strongly the UNet follows what it is conditioned on.

    Args:
        schedule: of each step: two rows with the negative prompt first, or one without guidance.
        scale: guidance scale; 1 means no guidance.
        rescale: 0 … 1: how much of the contrast added by guidance to undo.
    """

    schedule: ConditioningSchedule
    scale: float
    rescale: float = 0.0

    @classmethod
    def by(cls, conditioning: Conditioning, scale: float, rescale: float = 0.0) -> "Guidance":
        """Follow the same conditioning in every step."""
        return cls(ConditioningSchedule.of(conditioning), scale, rescale)

    @property
    def rows(self) -> int:
        """How many predictions it takes."""
        return self.schedule.rows

    def ended(self) -> "Guidance":
        """The same conditioning without guidance: only the prompt."""
        return Guidance(self.schedule.changed(Conditioning.of_prompt), 1.0)

    def next_pass(self) -> "Guidance":
        """The same for the pass after the present one."""
        return replace(self, schedule=self.schedule.next_pass())

    def with_labels(self, labels: Tensor) -> "Guidance":
        """The same for UNets with class embeddings.

        Args:
            labels: (n,) or (n, width), as many as the conditioning has rows.
        """
        schedule = self.schedule.changed(lambda one: one.extended_by("class_labels", labels))
        return replace(self, schedule=schedule)


@dataclass(frozen=True, slots=True)
class SeenPart:
    """What a run starts from: the input picture, or a part of it.

    Args:
        picture: at the size of what is denoised, (H, W, 3).
        hidden: (1, 1, H, W), not 0 where it is masked, on the CPU.
        box: the part; ``None`` if it is the whole picture.
        whole_px: width and height of the input picture.
    """

    picture: Rgb
    hidden: Tensor | None = None
    box: Box | None = None
    whole_px: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class DenoisingStart:
    """The starting point of a denoising run.

    Args:
        latents: (1, 4, h, w), float32, already noised for the first step.
        skipped: scheduler steps to skip because the picture has already reached that point.
        extra_channels: UNet input channels besides the latents, (1, c, h, w), if it has any.
        after_step: modifies the latents after each UNet evaluation; receives them and the index of
            the evaluated timestep.
        tiles: latent tiles if the UNet shouldn't see all latents at once. Predictions are blended
            in every step so that all tiles converge on one picture (MultiDiffusion,
            arXiv:2302.08113).
        seen: what it starts from, if it starts from a picture.
    """

    latents: Tensor
    skipped: int = 0
    extra_channels: Tensor | None = None
    after_step: Callable[[Tensor, int], Tensor] | None = None
    tiles: Tiles | None = None
    seen: SeenPart | None = None


def skipped_steps(steps: int, strength: float) -> int:
    """How many of ``steps`` to skip at ``strength``; at least one step remains."""
    return steps - steps_at(steps, strength)


def denoise(
    pipeline: Pipeline,
    scheduler: Scheduler,
    guidance: Guidance,
    start: DenoisingStart,
    *,
    steps: int,
    generator: torch.Generator,
    eta: float,
    retries: PrecisionRetries,
    on_step: Callable[[StepDone], None],
    on_part: Callable[[float], None] = lambda _of_step: None,
    extensions: Sequence[DenoisingExtension] = (),
    fast: bool = False,
    low_memory: bool = False,
) -> Tensor:
    """Denoise ``start`` into the latents of a picture: (1, 4, h, w), float32.

    Args:
        scheduler: with its timesteps set for ``steps``.
        generator: on the CPU, for samplers that add noise in each step.
        eta: see :class:`~sdstudio.domain.params.GenerationParams`.
        on_part: called after each tile with the fraction of the step that is done, 0 … 1.
        extensions: what else takes part in each step; not possible when tiling.
        fast: use :mod:`sdstudio.engine.fast_mode`; ignored when tiling.
        low_memory: evaluate the two halves of guidance one after the other; slightly slower, and
            results differ only by rounding.

    Raises:
        JobCancelled: from inside the UNet.
        StudioError: ``NOT_FINITE`` even in float32.
    """
    if extensions and start.tiles is not None:
        raise ValueError("an extension can't tell where a tile is")
    options = schedulers.step_options(scheduler, generator, eta)
    latents = start.latents
    height_px, width_px = (side * pipeline.latent_side_px for side in latents.shape[2:])
    sized = partial(pipeline.functions.sized, width_px=width_px, height_px=height_px)
    guidance = replace(guidance, schedule=guidance.schedule.changed(sized))
    first = start.skipped * scheduler.order
    schedulers.begin_at(scheduler, first)
    dtype = pipeline.unet.dtype
    step = 0
    evaluated = 0
    # A single batch with both halves is faster.
    rows = 1 if low_memory else guidance.rows
    evaluates: list[Evaluate] = [pipeline.unet] * (guidance.rows // rows)
    evaluations = len(scheduler.timesteps) - first
    # Features cached for one tile are useless for the next; each batch has its own cache.
    use_fast = fast and start.tiles is None
    fast_modes = [FastMode(pipeline.unet, evaluations) for _ in evaluates if use_fast]
    networks = Together(pipeline.unet, extensions)
    for evaluation, timestep in enumerate(scheduler.timesteps[first:], start=first):
        taking_part = extensions
        # A step that evaluates the UNet twice has the same words in both.
        prompt = guidance.schedule.number(step)
        if fast_modes:
            if not fast_modes[0].is_whole(evaluation - first, prompt):
                taking_part = ()  # What they added the last time is reused, too.
            evaluates = [one.evaluation(evaluation - first, prompt) for one in fast_modes]
            guidance = guidance if fast_modes[0].is_guided(evaluation - first) else guidance.ended()
        seen = scheduler.scale_model_input(latents, timestep)
        if start.extra_channels is not None:
            seen = torch.cat((seen, start.extra_channels), dim=1)

        # Once guidance has ended, only the last batch, the prompt's, is left.
        batches = guidance.schedule.every[prompt].in_batches_of(rows)
        work = list(zip(evaluates[-len(batches) :], batches, strict=True))
        prediction_of = _Prediction(
            pipeline.functions,
            pipeline.family.latent_channels,
            networks,
            dtype,
            work,
            guidance,
            retries,
            taking_part,
            timestep,
            evaluation - first,
            evaluations,
        )

        def report_part(part: float, evaluated: int = evaluated) -> None:
            on_part(min(1.0, (evaluated + part) / scheduler.order))

        prediction = (
            _predict_in_tiles(start.tiles, seen, prediction_of, report_part)
            if start.tiles
            else prediction_of(seen)
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


def _predict_in_tiles(
    tiles: Tiles,
    seen: Tensor,
    predict: Callable[[Tensor], Tensor],
    on_part: Callable[[float], None],
) -> Tensor:
    """Run ``predict`` on ``seen`` tile by tile."""
    numbers = itertools.count(1)

    def predicted(tile: Tensor) -> Tensor:
        result = predict(tile)
        on_part(next(numbers) / tiles.count)
        return result

    return torch.cat(list(tiles.bands(seen, predicted)), dim=-2)


@dataclass(frozen=True, slots=True)
class _Prediction:
    """The UNet's prediction after guidance, in float32.

    Args:
        latent_channels: of what the UNet sees; further ones are something else.
        networks: those that compute.
        usual: the dtype of ``networks``.
        work: for each batch, the function that evaluates it and its conditioning.
        evaluation: 0 … ``evaluations`` - 1.
    """

    functions: FamilyFunctions
    latent_channels: int
    networks: CastableNetwork
    usual: torch.dtype
    work: Sequence[tuple[Evaluate, Conditioning]]
    guidance: Guidance
    retries: PrecisionRetries
    extensions: Sequence[DenoisingExtension]
    timestep: Tensor
    evaluation: int
    evaluations: int

    def __call__(self, seen: Tensor) -> Tensor:
        guidance = self.guidance

        def run(dtype: torch.dtype) -> Tensor:
            rows = [self._of_batch(seen, *one, dtype).float() for one in self.work]
            both = torch.cat(rows) if len(rows) > 1 else rows[0]
            if len(both) == 1:
                return both
            without, towards = both.chunk(2)
            guided = without + guidance.scale * (towards - without)
            return _rescaled(guided, towards, guidance.rescale) if guidance.rescale else guided

        return finite(run, self.networks, self.usual, self.retries)

    def _of_batch(
        self, seen: Tensor, evaluate: Evaluate, batch: Conditioning, dtype: torch.dtype
    ) -> Tensor:
        sample = seen.expand(batch.rows, -1, -1, -1).to(dtype)
        context = DenoisingContext(
            self.functions,
            self.evaluation,
            self.evaluations,
            sample[:, : self.latent_channels],
            self.timestep,
            batch.to(dtype),
        )
        for extension in self.extensions:
            extension.before_prediction(context)
        return self.functions.predict(
            context.evaluated_by(evaluate), sample, self.timestep, context.conditioning
        )


def _rescaled(guided: Tensor, towards: Tensor, share: float) -> Tensor:
    """Rescale ``guided`` to the standard deviation of ``towards``, blended in by ``share``.

    From "Common Diffusion Noise Schedules and Sample Steps are Flawed"
    (https://arxiv.org/abs/2305.08891), section 3.4.
    """
    rescaled = guided * (towards.std() / guided.std())
    return share * rescaled + (1 - share) * guided
