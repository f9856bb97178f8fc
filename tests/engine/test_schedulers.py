"""What the schedulers' numbers mean."""

import itertools
import json

import pytest
import torch
from torch import Tensor

from sdstudio.domain import samplers
from sdstudio.domain.configurations import noise_schedule
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.few_steps import METHODS
from sdstudio.domain.model_family import ModelFamily
from sdstudio.engine import schedulers

CPU = torch.device("cpu")
TRAINED = {
    "_class_name": "PNDMScheduler",
    "_diffusers_version": "0.8.0",
    "beta_schedule": "scaled_linear",
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "set_alpha_to_one": False,
    "skip_prk_steps": True,
    "steps_offset": 1,
    "clip_sample": False,
    "something_new": 1,
}
KEYS = [row.key for row in samplers.SAMPLERS]


def a_scheduler(key: str, prediction: str = "epsilon") -> schedulers.Scheduler:
    trained = noise_schedule({**TRAINED, "prediction_type": prediction}, "Tiny")
    return schedulers.make_scheduler(samplers.sampler(key), trained)


@pytest.mark.parametrize("steps", [1, 2, 3, 20, 150])
@pytest.mark.parametrize("key", KEYS)
def test_progress_counts_the_steps_that_were_asked_for(key: str, steps: int) -> None:
    scheduler = a_scheduler(key)
    scheduler.set_timesteps(steps, device=CPU)
    evaluations = range(len(scheduler.timesteps))
    told = [schedulers.steps_done(scheduler, evaluation, steps) for evaluation in evaluations]
    assert sorted(set(told) - {0}) == list(range(1, steps + 1))
    assert all(later - earlier in (0, 1) for earlier, later in itertools.pairwise(told))


@pytest.mark.parametrize("prediction", ["epsilon", "v_prediction"])
@pytest.mark.parametrize("key", KEYS)
def test_the_right_prediction_gives_back_the_latents_without_noise(
    key: str, prediction: str
) -> None:
    scheduler = a_scheduler(key, prediction)
    scheduler.set_timesteps(10, device=CPU)
    drawn = torch.Generator().manual_seed(0)
    picture = torch.randn(1, 4, 8, 8, generator=drawn)
    for evaluation in (0, 4, 8):
        timestep = scheduler.timesteps[evaluation]
        noise = torch.randn(picture.shape, generator=drawn)
        sample = noised(scheduler, evaluation, picture, noise)
        signal, spread = mixture(scheduler, evaluation)
        right = noise if prediction == "epsilon" else signal * noise - spread * picture
        found = schedulers.noiseless(scheduler, evaluation, timestep, sample, right)
        assert torch.allclose(found, picture, atol=1e-3)


def noised(
    scheduler: schedulers.Scheduler, evaluation: int, picture: Tensor, noise: Tensor
) -> Tensor:
    """diffusers' own way to a noisy sample, at the scheduler's own timestep."""
    signal, spread = mixture(scheduler, evaluation)
    if type(scheduler).__name__.startswith(("Euler", "Heun", "LMS", "KDPM2")):
        return picture + spread / signal * noise
    return signal * picture + spread * noise


def mixture(scheduler: schedulers.Scheduler, evaluation: int) -> tuple[float, float]:
    if hasattr(scheduler, "sigmas"):
        sigma = float(scheduler.sigmas[evaluation])
        if evaluation % 2 and type(scheduler).__name__.startswith("KDPM2"):
            # In the middle of a step, where its class knows how to get to.
            ancestral = "Ancestral" in type(scheduler).__name__
            sigma = float(scheduler.sigmas_interpol[evaluation - ancestral])  # type: ignore[attr-defined]
        return 1 / (sigma**2 + 1) ** 0.5, sigma / (sigma**2 + 1) ** 0.5
    kept = float(scheduler.alphas_cumprod[int(scheduler.timesteps[evaluation])])
    return kept**0.5, (1 - kept) ** 0.5


@pytest.mark.parametrize("prediction", ["epsilon", "v_prediction"])
@pytest.mark.parametrize(
    "key", ["ddim", "ddpm", "euler", "euler_a", "heun", "lms", "dpm2", "dpm2_a", "dpm2_karras"]
)
def test_the_latents_without_noise_are_those_that_diffusers_reports(
    key: str, prediction: str
) -> None:
    scheduler = a_scheduler(key, prediction)
    scheduler.set_timesteps(10, device=CPU)
    drawn = torch.Generator().manual_seed(0)
    sample = torch.randn(1, 4, 8, 8, generator=drawn) * scheduler.init_noise_sigma
    for evaluation, timestep in enumerate(scheduler.timesteps):
        scheduler.scale_model_input(sample, timestep)
        output = torch.randn(sample.shape, generator=drawn)
        ours = schedulers.noiseless(scheduler, evaluation, timestep, sample, output)
        options = schedulers.step_options(scheduler, drawn, 0.3)
        step: object = scheduler.step(output, timestep, sample, return_dict=True, **options)
        assert torch.allclose(ours, step.pred_original_sample, rtol=1e-3, atol=1e-3)  # type: ignore[attr-defined]
        sample = step.prev_sample  # type: ignore[attr-defined]


@pytest.mark.parametrize("prediction", ["epsilon", "v_prediction"])
@pytest.mark.parametrize("key", KEYS)
def test_a_denoising_begun_in_the_middle_finds_the_picture(key: str, prediction: str) -> None:
    """Told the truth in each step, every sampler ends at the picture."""
    steps, skipped = 20, 8
    scheduler = a_scheduler(key, prediction)
    scheduler.set_timesteps(steps, device=CPU)
    drawn = torch.Generator().manual_seed(0)
    picture = torch.randn(1, 4, 8, 8, generator=drawn)
    first = schedulers.skip_to(scheduler, skipped, exact=False)
    noise = torch.randn(picture.shape, generator=drawn)
    sample = scheduler.add_noise(picture, noise, first)
    options = schedulers.step_options(scheduler, drawn, 0.3)
    begin = skipped * scheduler.order
    for evaluation, timestep in enumerate(scheduler.timesteps[begin:], start=begin):
        scheduler.scale_model_input(sample, timestep)
        truth = right_output(scheduler, evaluation, picture, sample)
        sample = scheduler.step(truth, timestep, sample, return_dict=False, **options)[0]
    # Some end at the least noise that there was in training, not without any.
    assert torch.allclose(sample, picture, atol=0.15)


@pytest.mark.parametrize("key", ["pndm", "lms", "lms_karras"])
def test_two_samplers_begin_in_the_middle_better_than_in_diffusers(key: str) -> None:
    """Told the noise that was put in, they take out just that; diffusers' leave some of it."""
    left = {exact: noise_left(key, exact=exact) for exact in (False, True)}
    # The least noise that there was in training.
    assert left[False] < 0.05
    assert left[True] > 2 * left[False]
    assert left[True] > 0.05


def noise_left(key: str, *, exact: bool) -> float:
    """How much of the noise is still in the picture after the last step, 0 … 1."""
    steps, skipped = 20, 8
    scheduler = a_scheduler(key)
    scheduler.set_timesteps(steps, device=CPU)
    picture, noise = torch.zeros(1, 4, 8, 8), torch.ones(1, 4, 8, 8)
    first = schedulers.skip_to(scheduler, skipped, exact=exact)
    sample = scheduler.add_noise(picture, noise, first)
    for timestep in scheduler.timesteps[skipped:]:
        scheduler.scale_model_input(sample, timestep)
        sample = scheduler.step(noise, timestep, sample, return_dict=False)[0]
    return float(sample.abs().max())


def right_output(
    scheduler: schedulers.Scheduler, evaluation: int, picture: Tensor, sample: Tensor
) -> Tensor:
    signal, spread = mixture(scheduler, evaluation)
    if type(scheduler).__name__.startswith(("Euler", "Heun", "LMS", "KDPM2")):
        sample = sample * signal
    noise = (sample - signal * picture) / spread
    if scheduler.config["prediction_type"] == "epsilon":
        return noise
    return signal * noise - spread * picture


@pytest.mark.parametrize("order", [1, 2, 3, 4])
def test_lms_weighs_derivatives_by_an_integral(order: int) -> None:
    scheduler = a_scheduler("lms_karras")
    scheduler.set_timesteps(10, device=CPU)
    # Weights of a constant derivative are the step itself.
    weights = [scheduler.get_lms_coefficient(order, 5, one) for one in range(order)]  # type: ignore[attr-defined]
    length = float(scheduler.sigmas[6] - scheduler.sigmas[5])  # type: ignore[attr-defined]
    assert sum(weights) == pytest.approx(length, rel=1e-6)
    # Those of one that grows with the noise level are the integral of that.
    levels = [float(scheduler.sigmas[5 - one]) for one in range(order)]  # type: ignore[attr-defined]
    if order > 1:
        moment = sum(w * level for w, level in zip(weights, levels, strict=True))
        ends = float(scheduler.sigmas[6]), float(scheduler.sigmas[5])  # type: ignore[attr-defined]
        assert moment == pytest.approx((ends[0] ** 2 - ends[1] ** 2) / 2, rel=1e-5)


def test_a_description_is_plain_data_with_the_class() -> None:
    described = schedulers.describe(a_scheduler("dpmpp_2m_karras", "v_prediction"))
    assert described["class"] == "DPMSolverMultistepScheduler"
    assert described["use_karras_sigmas"] is True
    assert described["prediction_type"] == "v_prediction"
    assert not any(key.startswith("_") for key in described)
    assert json.loads(json.dumps(described, allow_nan=False)) == described


@pytest.mark.parametrize("row", samplers.SAMPLERS, ids=lambda row: row.key)
def test_a_sampler_that_is_offered_starts_from_pure_noise_if_the_checkpoint_was_trained_so(
    row: samplers.Sampler,
) -> None:
    said = {"prediction_type": "v_prediction", "rescale_betas_zero_snr": True}
    trained = noise_schedule({**TRAINED, **said}, "Tiny")
    scheduler = schedulers.make_scheduler(row, trained)
    scheduler.set_timesteps(20, device=CPU)
    starts_from_noise = float(scheduler.alphas_cumprod[-1]) < 1e-6
    # Karras' schedule has it look at noise in more than half of them.
    wastes_steps = float((scheduler.timesteps > 950).float().mean()) > 0.5
    assert row.suits_zero_snr == (starts_from_noise and not wastes_steps)
    if row.suits_zero_snr:
        assert int(scheduler.timesteps[0]) == 999
    nearest = samplers.suited(row, has_zero_snr=True)
    assert nearest.suits_zero_snr
    assert samplers.for_steps(nearest, 1).suits_zero_snr
    assert samplers.suited(row, has_zero_snr=False) is row


@pytest.mark.parametrize("said", [None, "leading", "linspace"])
@pytest.mark.parametrize("row", samplers.SAMPLERS, ids=lambda row: row.key)
def test_zero_snr_changes_only_a_spacing_that_would_leave_pure_noise_out(
    row: samplers.Sampler, said: str | None
) -> None:
    folder = {**TRAINED, "timestep_spacing": said}
    spacings = [
        schedulers.make_scheduler(
            row, noise_schedule({**folder, "rescale_betas_zero_snr": has_zero_snr}, "Tiny")
        ).config.get("timestep_spacing")
        for has_zero_snr in (False, True)
    ]
    usual, changed = spacings
    assert changed == ("trailing" if usual == "leading" else usual)


#: Their distilled checkpoints come with the schedulers of several methods.
OF_MANY_METHODS = [row for row in FAMILIES if row.distilled_key is None]


@pytest.mark.parametrize("row", OF_MANY_METHODS, ids=lambda row: row.key)
def test_few_steps_start_from_pure_noise_whatever_a_distilled_checkpoint_came_with(
    row: ModelFamily,
) -> None:
    usual = row.usual_distilled
    # As in folders of LCM and TCD, whose own samplers don't look at it.
    trained = noise_schedule({**TRAINED, "timestep_spacing": "leading"}, "Tiny")
    scheduler = schedulers.make_scheduler(samplers.sampler(usual.sampler), trained, usual.steps)
    scheduler.set_timesteps(usual.steps, device=CPU)
    assert int(scheduler.timesteps[0]) == 999


def test_dmd2_is_asked_at_the_timesteps_that_it_was_trained_at() -> None:
    row = next(one for one in METHODS if one.key == "dmd2")
    trained = noise_schedule({**TRAINED, "timestep_spacing": "leading"}, "Tiny")
    scheduler = schedulers.make_scheduler(samplers.sampler(row.sampler), trained, row.steps)
    scheduler.set_timesteps(row.steps, device=CPU)
    # As its authors' example has them.
    assert scheduler.timesteps.tolist() == [999, 749, 499, 249]
