"""The noise schedule a checkpoint was trained with, from its scheduler's configuration."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from sdstudio.domain.checkpoint_task import PredictionType

Beta = Annotated[float, Field(gt=0, lt=1)]
_TIMESTEPS_MAX = 10_000
Spacing = Literal["leading", "linspace", "trailing"]


class NoiseSchedule(BaseModel):
    """The part of the scheduler's configuration that applies to every sampler.

    diffusers' scheduler classes have different defaults for the same keys, and the file omits the
    defaults of the class it was written for. So the defaults here are those that Stable Diffusion
    was published with.

    Args:
        timestep_spacing: ``None``: the sampler's own.
    """

    model_config = ConfigDict(frozen=True, strict=True, allow_inf_nan=False, defer_build=True)

    # No fewer than an upscaler's noise levels and the steps of any picture.
    num_train_timesteps: Annotated[int, Field(ge=1000, le=_TIMESTEPS_MAX)] = 1000
    beta_start: Beta = 0.00085
    beta_end: Beta = 0.012
    beta_schedule: Literal["linear", "scaled_linear", "squaredcos_cap_v2"] = "scaled_linear"
    trained_betas: Annotated[list[Beta], Field(max_length=_TIMESTEPS_MAX)] | None = None
    prediction_type: Annotated[PredictionType, Field(strict=False)] = PredictionType.EPSILON
    rescale_betas_zero_snr: bool = False
    timestep_spacing: Spacing | None = None
    steps_offset: Annotated[int, Field(ge=0, le=1)] = 1
    set_alpha_to_one: bool = False

    @field_validator("trained_betas")
    @classmethod
    def _one_for_each_timestep(
        cls, betas: list[float] | None, info: ValidationInfo
    ) -> list[float] | None:
        if betas is not None and len(betas) != info.data.get("num_train_timesteps"):
            raise ValueError("not as many as timesteps")
        return betas
