"""The state of one picture while a mode makes it."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

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
from sdstudio.engine.extensions.control_hints import Controls
from sdstudio.engine.memory_fallback import FallbackState, WorkStage
from sdstudio.engine.numerics import PrecisionRetries
from sdstudio.engine.pipeline import Pipeline
from sdstudio.engine.schedulers import Scheduler
from sdstudio.engine.seamless import Seamless
from sdstudio.engine.vae_codec import VaeCodec
from sdstudio.imaging import Rgb


@dataclass(slots=True)
class Run:
    """Everything a mode needs to make one picture. Each picture has its own generator.

    Args:
        request: for this picture only.
        inputs: the input pictures, (height, width, 3).
        guidance: the encoded prompts.
        codec: converts between pixels and latents.
        fallback: the memory savings in effect.
        controls: the ControlNets of the request.
        enlarge: makes the first pass's picture, (h, w, 3), as wide and high as the second's.
        ends: false if other runs of the same picture follow (:meth:`following`).
        on_step: called after each step (after each tile when tiling) with the total count.
        on_decode: called before the final decode.
        exact: match diffusers' pipelines even where this program does better; for comparisons.
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
    controls: Controls = field(default_factory=Controls)
    enlarge: Callable[[Rgb, tuple[int, int]], Rgb] | None = None
    ends: bool = True
    exact: bool = False
    generator: torch.Generator = field(init=False)
    scheduler: Scheduler = field(init=False)
    _expected: int = field(init=False, default=0)
    _done: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Reset the generator and the scheduler to their initial state."""
        self.generator = torch.Generator("cpu").manual_seed(self.params.seed)
        self.scheduler = schedulers.make_scheduler(
            samplers.sampler(self.params.sampler),
            self.pipeline.trained,
            None if self.exact else self.params.steps,
        )
        self.scheduler.set_timesteps(self.params.steps, device=self.pipeline.device)

    def following(
        self,
        request: GenerationRequest,
        inputs: Mapping[InputRole, Rgb],
        guidance: Guidance,
        *,
        ends: bool,
    ) -> "Run":
        """A run for another part of the picture, without ControlNets; the progress goes on."""
        run = replace(
            self,
            request=request,
            inputs=inputs,
            guidance=guidance,
            codec=replace(self.codec, seamless=Seamless()),
            controls=Controls(),
            ends=ends,
        )
        run._expected, run._done = self._expected, self._done
        return run

    @property
    def steps_done(self) -> int:
        """The steps of all passes so far."""
        return self._done

    @property
    def params(self) -> GenerationParams:
        """The request's parameters."""
        return self.request.params

    def noise(self, width_px: int, height_px: int) -> Tensor:
        """Unit-variance Gaussian noise in latent shape: (1, 4, h, w), float32."""
        side_px = self.pipeline.latent_side_px
        channels = self.pipeline.family.latent_channels
        shape = (1, channels, height_px // side_px, width_px // side_px)
        return self.noise_like(torch.empty(shape))

    def noise_like(self, values: Tensor) -> Tensor:
        """Gaussian noise in the shape of ``values``, float32, identical on every device."""
        drawn = torch.randn(values.shape, generator=self.generator, dtype=torch.float32)
        return drawn.to(self.pipeline.device)

    def encode(self, picture: Tensor) -> Tensor:
        """See :func:`sdstudio.engine.autoencoder.encode`."""
        return self.codec.encode(picture, self.generator if self.exact else None)

    def decode(self, latents: Tensor, *, is_last: bool = True) -> Rgb:
        """Decode latents, (1, 4, h, w), into a picture, (H, W, 3).

        Args:
            is_last: false if more denoising follows.
        """
        if not (is_last and self.ends):
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
    def saves_memory(self) -> bool:
        """Whether to denoise in low-memory mode."""
        return MemorySaving.LOW_MEMORY_DENOISING in self.fallback.savings

    def noised(self, clean: Tensor, noise: Tensor, skipped: int) -> Tensor:
        """Add the noise of step ``skipped`` to ``clean``; the scheduler continues from there."""
        first = schedulers.skip_to(self.scheduler, skipped, exact=self.exact)
        return self.scheduler.add_noise(clean, noise, first)

    def expect(self, steps: int) -> None:
        """Set the total number of steps; needed if :meth:`denoise` is called more than once."""
        self._expected = steps

    def denoise(self, start: DenoisingStart) -> Tensor:
        """Denoise ``start``: (1, 4, h, w), float32."""
        steps = self.params.steps
        expected = self._expected or steps - start.skipped
        done_before = self._done
        # A tiled step can take minutes, so progress counts tiles.
        parts = start.tiles.count if start.tiles else 1

        def on_step(done: StepDone) -> None:
            self._done = done_before + done.step
            self.on_step(StepDone(self._done * parts, done.noiseless), expected * parts)

        def on_part(of_step: float) -> None:
            # on_step reports the end of the step, with its preview.
            if of_step < 1:
                self.on_step(StepDone(self._done * parts + int(of_step * parts)), expected * parts)

        unet, device = self.pipeline.unet, self.pipeline.device
        height_px, width_px = (
            side * self.pipeline.latent_side_px for side in start.latents.shape[2:]
        )
        extensions = self.controls.extensions(
            self.request.controls, start.seen, (width_px, height_px), device
        )
        with self.fallback.during(WorkStage.DENOISE), ExitStack() as rows:
            for network in (unet, *self.controls.networks):
                if self.saves_memory:
                    rows.enter_context(few_rows_at_a_time(network, device))
            return denoising.denoise(
                self.pipeline,
                self.scheduler,
                self.guidance,
                start,
                steps=steps,
                generator=self.generator,
                eta=self.params.eta,
                retries=self.retries,
                on_step=on_step,
                on_part=on_part,
                extensions=extensions,
                fast=self.params.fast,
                low_memory=self.saves_memory,
            )
