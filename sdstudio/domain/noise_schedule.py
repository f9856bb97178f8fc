"""How a checkpoint was trained on noise, as its scheduler's configuration tells it."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from sdstudio.domain.checkpoint import PredictionType

Beta = Annotated[float, Field(gt=0, lt=1)]
Spacing = Literal["leading", "linspace", "trailing"]


class NoiseSchedule(BaseModel):
    """What every sampler takes from a checkpoint; the rest of the file is about one sampler.

    diffusers' scheduler classes have defaults of their own for the same keys, and the file leaves
    out what was the default of the class it was written for. So what it leaves out is here what
    Stable Diffusion was published with.

    Args:
        timestep_spacing: ``None``: the sampler's own.
    """

    model_config = ConfigDict(frozen=True, strict=True, allow_inf_nan=False)

    num_train_timesteps: int = 1000
    beta_start: Beta = 0.00085
    beta_end: Beta = 0.012
    beta_schedule: Literal["linear", "scaled_linear", "squaredcos_cap_v2"] = "scaled_linear"
    trained_betas: list[Beta] | None = None
    prediction_type: Annotated[PredictionType, Field(strict=False)] = PredictionType.EPSILON
    rescale_betas_zero_snr: bool = False
    timestep_spacing: Spacing | None = None
    steps_offset: int = 1
    set_alpha_to_one: bool = False


def parse_noise_schedule(config: Mapping[str, object]) -> NoiseSchedule:
    """The schedule in a ``scheduler_config.json``, of whichever class.

    Raises:
        ValueError: a value in it is none that there can be.
    """
    stated = {key: value for key, value in config.items() if value is not None}
    return NoiseSchedule.model_validate(stated)
