"""How the UNet is called, by whatever runs it."""

from collections.abc import Mapping
from typing import Protocol

from torch import Tensor


class Evaluate(Protocol):
    """The call signature of diffusers' UNet, as far as it is used."""

    def __call__(
        self,
        sample: Tensor,
        timestep: Tensor,
        *,
        encoder_hidden_states: Tensor,
        class_labels: Tensor | None,
        added_cond_kwargs: Mapping[str, Tensor] | None,
        return_dict: bool,
        down_block_additional_residuals: tuple[Tensor, ...] | None = None,
        mid_block_additional_residual: Tensor | None = None,
    ) -> tuple[Tensor]: ...
