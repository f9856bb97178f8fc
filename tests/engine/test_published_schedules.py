"""Every sampler runs on a checkpoint as diffusers runs it there with the published configuration.

Whatever the folder's own configuration leaves out or says of another sampler.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
import torch
from torch import Tensor

from sdstudio.domain import samplers
from sdstudio.domain.configurations import noise_schedule
from sdstudio.engine import schedulers
from sdstudio.paths import user_paths
from tests.support.parity import their_scheduler

CONFIGURATIONS = user_paths().model_configurations / "configurations"
KEYS = [row.key for row in samplers.SAMPLERS]
CPU = torch.device("cpu")

BETAS = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear"}
UPSCALER_BETAS = {**BETAS, "beta_start": 0.0001, "beta_end": 0.02}
PUBLISHED = {
    "num_train_timesteps": 1000,
    "clip_sample": False,
    "set_alpha_to_one": False,
    "skip_prk_steps": True,
    "steps_offset": 1,
}
EPSILON = {**BETAS, **PUBLISHED, "prediction_type": "epsilon"}
BY_VELOCITY = {**EPSILON, "prediction_type": "v_prediction"}
#: What the scheduler of each checkpoint says where it was published.
TRUE: Mapping[str, Mapping[str, Any]] = {
    "base": EPSILON,
    "inpainting": EPSILON,
    "depth": EPSILON,
    "v": BY_VELOCITY,
    "unclip": BY_VELOCITY,
    "upscaler": {**BY_VELOCITY, **UPSCALER_BETAS},
    "turbo": {**EPSILON, "timestep_spacing": "trailing"},
    "sd1-base": EPSILON,
    "sd1-inpainting": EPSILON,
    "sd1-lcm": {**EPSILON, "timestep_spacing": "leading"},
    "sd1-v": BY_VELOCITY,
    "sdxl-base": {**EPSILON, "timestep_spacing": "leading"},
    "sdxl-inpainting": {**EPSILON, "timestep_spacing": "leading"},
    "sdxl-turbo": {**EPSILON, "timestep_spacing": "trailing"},
    "sdxl-turbo-512": {**EPSILON, "timestep_spacing": "trailing"},
    "sdxl-v": {**BY_VELOCITY, "timestep_spacing": "trailing", "rescale_betas_zero_snr": True},
}
#: What other samplers' configurations say, all of which would change or break some sampler.
OF_OTHERS = {
    "algorithm_type": "dpmsolver",
    "clip_sample": True,
    "disable_corrector": [0, 1],
    "euler_at_final": True,
    "final_sigmas_type": "sigma_min",
    "interpolation_type": "log_linear",
    "lower_order_final": False,
    "original_inference_steps": 10,
    "predict_x0": False,
    "skip_prk_steps": False,
    "solver_order": 3,
    "solver_type": "heun",
    "thresholding": True,
    "timestep_type": "continuous",
    "use_beta_sigmas": True,
    "use_exponential_sigmas": True,
    "use_flow_sigmas": True,
    "use_karras_sigmas": True,
    "use_lu_lambdas": True,
    "variance_type": "learned_range",
}


def denoised(scheduler: Any, row: samplers.Sampler) -> Tensor:
    """Where latents end that a network of one line denoises, beginning far beyond 1."""
    drawn = torch.Generator().manual_seed(3)
    scheduler.set_timesteps(7, device=CPU)
    noise = torch.randn(1, 4, 4, 4, generator=drawn, dtype=torch.float64)
    sample: Tensor = noise * scheduler.init_noise_sigma
    options = schedulers.step_options(scheduler, drawn, 0.3)
    for timestep in scheduler.timesteps:
        seen = scheduler.scale_model_input(sample, timestep)
        output = torch.sin(3 * seen) + math.sin(float(timestep))
        sample = scheduler.step(output, timestep, sample, return_dict=False, **options)[0]
    assert sample.isfinite().all(), row.key
    return sample


@cache
def published(key: str, true: str) -> tuple[Mapping[str, Any], Tensor]:
    """diffusers' configuration of a sampler on a checkpoint (JSON), and where latents end there."""
    row = samplers.sampler(key)
    theirs = their_scheduler(row, json.loads(true))
    return theirs.config, denoised(theirs, row)


def is_theirs(key: str, config: Mapping[str, Any], true: Mapping[str, Any]) -> None:
    row = samplers.sampler(key)
    ours = schedulers.make_scheduler(row, noise_schedule(config, "Tiny"))
    settings, ending = published(key, json.dumps(true))
    ours_settings = {name: one for name, one in ours.config.items() if not name.startswith("_")}
    assert ours_settings == {name: settings[name] for name in ours_settings}
    # Where steps cancel each other out, little is left of what each is exact to.
    exact_to = 1e-6 * float(ending.abs().max())
    assert torch.allclose(denoised(ours, row), ending, rtol=1e-6, atol=exact_to)


def shipped(name: str) -> Mapping[str, Any]:
    file = CONFIGURATIONS / name / "scheduler" / "scheduler_config.json"
    config: Mapping[str, Any] = json.loads(file.read_bytes())
    return config


@pytest.mark.parametrize("name", sorted(TRUE))
def test_a_bundled_schedule_is_the_published_one(name: str) -> None:
    assert shipped(name).items() >= TRUE[name].items()
    # It would be that of every sampler, while diffusers lets each class have its own.
    assert ("timestep_spacing" in shipped(name)) == ("timestep_spacing" in TRUE[name])


def test_every_bundled_schedule_is_compared() -> None:
    assert sorted(path.name for path in CONFIGURATIONS.iterdir()) == sorted(TRUE)


def test_checkpoints_published_with_one_schedule_have_it_here() -> None:
    for name, true in TRUE.items():
        first = next(other for other, same in TRUE.items() if same == true)
        assert noise_schedule(shipped(name), "Tiny") == noise_schedule(shipped(first), "Tiny")


@pytest.mark.parametrize("name", ["base", "v", "upscaler", "turbo", "sdxl-base", "sdxl-v"])
@pytest.mark.parametrize("key", KEYS)
def test_a_sampler_runs_on_a_bundled_checkpoint_as_in_diffusers(key: str, name: str) -> None:
    is_theirs(key, shipped(name), TRUE[name])


@pytest.mark.parametrize("key", KEYS)
def test_what_a_configuration_leaves_out_is_as_it_was_published(key: str) -> None:
    is_theirs(key, BETAS, EPSILON)
    is_theirs(key, {}, EPSILON)
    is_theirs(key, dict.fromkeys(EPSILON), EPSILON)


@pytest.mark.parametrize("key", KEYS)
def test_what_a_configuration_says_of_another_sampler_changes_nothing(key: str) -> None:
    is_theirs(key, {**BETAS, **OF_OTHERS}, EPSILON)


# Trailing is what the one of turbo asks for.
@pytest.mark.parametrize(
    ("key", "spacing"),
    [
        (row.key, spacing)
        for row in samplers.SAMPLERS
        for spacing in ("leading", "linspace")
        if spacing != row.spacing
    ],
)
def test_the_spacing_that_a_checkpoint_asks_for_is_used(key: str, spacing: str) -> None:
    is_theirs(key, {"timestep_spacing": spacing}, {**EPSILON, "timestep_spacing": spacing})
