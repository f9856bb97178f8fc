"""Creates diffusers schedulers from the samplers' table and interprets their state."""

import inspect
import math
from collections.abc import Mapping
from typing import Any, Protocol, cast

import torch
from diffusers import (
    DDIMScheduler,
    DDPMScheduler,
    DEISMultistepScheduler,
    DPMSolverMultistepScheduler,
    DPMSolverSinglestepScheduler,
    EulerAncestralDiscreteScheduler,
    EulerDiscreteScheduler,
    HeunDiscreteScheduler,
    PNDMScheduler,
    UniPCMultistepScheduler,
)
from pydantic import JsonValue
from torch import Tensor

from sdstudio.domain.noise_schedule import NoiseSchedule
from sdstudio.domain.samplers import Sampler, for_steps
from sdstudio.engine.patched_schedulers import (
    KDPM2AncestralDiscreteScheduler,
    KDPM2DiscreteScheduler,
    LCMScheduler,
    LMSDiscreteScheduler,
    TCDScheduler,
)

_CLASSES: Mapping[str, Any] = {
    scheduler.__name__: scheduler
    for scheduler in (
        DDIMScheduler,
        DDPMScheduler,
        DEISMultistepScheduler,
        DPMSolverMultistepScheduler,
        EulerAncestralDiscreteScheduler,
        EulerDiscreteScheduler,
        DPMSolverSinglestepScheduler,
        HeunDiscreteScheduler,
        KDPM2AncestralDiscreteScheduler,
        KDPM2DiscreteScheduler,
        LCMScheduler,
        LMSDiscreteScheduler,
        PNDMScheduler,
        TCDScheduler,
        UniPCMultistepScheduler,
    )
}

# Their samples are x0 + sigma·noise; all others' are alpha·x0 + sigma·noise.
_UNSCALED = (
    EulerAncestralDiscreteScheduler,
    EulerDiscreteScheduler,
    HeunDiscreteScheduler,
    KDPM2AncestralDiscreteScheduler,
    KDPM2DiscreteScheduler,
    LMSDiscreteScheduler,
)


class Scheduler(Protocol):
    """The part of diffusers' scheduler interface that we use."""

    order: int
    timesteps: Tensor
    config: Mapping[str, Any]
    alphas_cumprod: Tensor

    @property
    def init_noise_sigma(self) -> float | Tensor: ...

    def set_timesteps(self, num_inference_steps: int, device: torch.device) -> None: ...

    def scale_model_input(self, sample: Tensor, timestep: Tensor) -> Tensor: ...

    def add_noise(self, original_samples: Tensor, noise: Tensor, timesteps: Tensor) -> Tensor: ...

    def step(
        self, model_output: Tensor, timestep: Tensor, sample: Tensor, **kwargs: Any
    ) -> tuple[Tensor, ...]: ...


# Latents reach far beyond 1, where pictures end.
_LATENTS: Mapping[str, Any] = {"clip_sample": False, "thresholding": False}


def make_scheduler(sampler: Sampler, trained: NoiseSchedule, steps: int | None = None) -> Scheduler:
    """A new scheduler, set up as the checkpoint was trained and the sampler says.

    Args:
        steps: that it is for, few as they may be; ``None``: as diffusers would set it up.
    """
    if steps is not None:
        sampler = for_steps(sampler, steps)
    spacing = trained.timestep_spacing or sampler.spacing
    # Whatever a folder says, "leading" does not begin with the pure noise that such a checkpoint
    # was trained from (Lin and others, 2023, section 3.3).
    leaves_noise_out = trained.rescale_betas_zero_snr and spacing == "leading"
    # Any other would have the only step expect hardly any noise.
    if steps == 1 or leaves_noise_out:
        spacing = "trailing"
    scheduler = _CLASSES[sampler.scheduler]
    known = inspect.signature(scheduler.__init__).parameters
    config = {
        **trained.model_dump(mode="json"),
        "timestep_spacing": spacing,
        **_LATENTS,
        **sampler.options,
    }
    return cast(Scheduler, scheduler(**{key: config[key] for key in config if key in known}))


def make_noising(trained: NoiseSchedule) -> DDPMScheduler:
    """What only puts noise on pictures; what its file leaves out is as its class has it."""
    known = inspect.signature(DDPMScheduler.__init__).parameters
    stated = trained.model_dump(mode="json", exclude_unset=True)
    return DDPMScheduler(**{key: stated[key] for key in stated if key in known})


def begin_at(scheduler: Scheduler, evaluation: int) -> None:
    """Set the index of the timestep that the scheduler starts with (0 …).

    Most find it from the timestep's value, which fails if two timesteps are equal.
    """
    set_begin_index = getattr(scheduler, "set_begin_index", None)
    if set_begin_index is not None:
        set_begin_index(evaluation)


def skip_to(scheduler: Scheduler, skipped: int, *, exact: bool) -> Tensor:
    """Set ``scheduler`` to start after skipping ``skipped`` steps.

    Fixes two of diffusers' schedulers. PNDM's second evaluation repeats the first step, but its
    timesteps repeat only at index 0, so a later start leaves noise in the picture. LMS weights
    derivatives that it doesn't have yet, which makes the first step far too long.

    Args:
        exact: leave out these fixes.

    Returns:
        The timestep of the first step, (1,).
    """
    if isinstance(scheduler, PNDMScheduler) and skipped and not exact:
        before, after = scheduler.timesteps[:skipped], scheduler.timesteps[skipped + 1 :]
        scheduler.timesteps = torch.cat((before, after[:2], after[1:]))
    if isinstance(scheduler, LMSDiscreteScheduler):
        scheduler.limits_order = not exact
    first = skipped * scheduler.order
    begin_at(scheduler, first)
    return scheduler.timesteps[first : first + 1]


def step_options(scheduler: Scheduler, generator: torch.Generator, eta: float) -> dict[str, Any]:
    """Extra arguments for ``step``: a generator for those that draw noise.

    Args:
        eta: how much of it, for samplers that take it from the artist.
    """
    takes = inspect.signature(scheduler.step).parameters
    options: dict[str, Any] = {"generator": generator} if "generator" in takes else {}
    return {**options, "eta": eta} if isinstance(scheduler, TCDScheduler) else options


def steps_done(scheduler: Scheduler, evaluation: int, steps: int) -> int:
    """How many of the requested steps are done after UNet evaluation ``evaluation`` (0 …).

    Some schedulers evaluate the UNet twice per step, some once more in the first step.
    """
    extra = max(0, len(scheduler.timesteps) - steps * scheduler.order)
    if evaluation == len(scheduler.timesteps) - 1:
        return steps
    return min(steps, max(0, evaluation + 1 - extra) // scheduler.order)


def noiseless(
    scheduler: Scheduler, evaluation: int, timestep: Tensor, sample: Tensor, prediction: Tensor
) -> Tensor:
    """The clean latents that follow from the UNet's prediction.

    Args:
        evaluation: index of the timestep (0 …).
        sample: the latents before the step.
        prediction: the UNet's, after guidance; epsilon or v, depending on the checkpoint.
    """
    alpha, sigma = _signal_and_noise(scheduler, evaluation, timestep)
    if isinstance(scheduler, _UNSCALED):
        sample = sample * alpha
    if scheduler.config["prediction_type"] == "v_prediction":
        return alpha * sample - sigma * prediction
    return (sample - sigma * prediction) / alpha


def describe(scheduler: Scheduler) -> dict[str, JsonValue]:
    """A scheduler's class and configuration, for the provenance."""
    config = {
        key: _plain(value) for key, value in scheduler.config.items() if not key.startswith("_")
    }
    return {"class": type(scheduler).__name__, **config}


def _plain(value: object) -> JsonValue:
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    # JSON has no infinity, which some options use as "no limit".
    if value is None or isinstance(value, str | bool | int):
        return value
    return value if isinstance(value, float) and math.isfinite(value) else str(value)


def _signal_and_noise(
    scheduler: Scheduler, evaluation: int, timestep: Tensor
) -> tuple[float, float]:
    """Alpha and sigma, normalised so that alpha² + sigma² = 1."""
    sigmas = getattr(scheduler, "sigmas", None)
    if sigmas is None:
        signal = float(scheduler.alphas_cumprod[int(timestep)])
    else:
        if evaluation % 2 and isinstance(scheduler, KDPM2DiscreteScheduler):
            sigmas = scheduler.sigmas_interpol
        elif evaluation % 2 and isinstance(scheduler, KDPM2AncestralDiscreteScheduler):
            sigmas, evaluation = scheduler.sigmas_interpol, evaluation - 1
        signal = 1 / (1 + float(sigmas[evaluation]) ** 2)
    return signal**0.5, (1 - signal) ** 0.5
