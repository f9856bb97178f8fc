"""Two of diffusers' schedulers, fit for every machine and every number of steps."""

from typing import Any

import numpy as np
import torch
from diffusers import LCMScheduler as DiffusersLCM

# By its module: the package has it only where scipy is installed, which takes more than a second
# to import and would only integrate a polynomial here.
from diffusers.schedulers.scheduling_lms_discrete import LMSDiscreteScheduler as DiffusersLMS
from torch import Tensor


class LMSDiscreteScheduler(DiffusersLMS):  # type: ignore[misc]
    """diffusers' linear multistep scheduler without scipy.

    ``limits_order`` is off where it is to go wrong as diffusers' does when it begins in the
    middle: it takes its weights for as many derivatives as there were steps before.
    """

    limits_order = True

    def step(
        self,
        model_output: Tensor,
        timestep: Tensor,
        sample: Tensor,
        order: int = 4,
        return_dict: bool = True,
    ) -> Any:
        """See diffusers."""
        if self.limits_order:
            order = min(order, len(self.derivatives) + 1)
        return super().step(model_output, timestep, sample, order, return_dict)

    def get_lms_coefficient(self, order: int, t: int, current_order: int) -> float:
        """The integral of a Lagrange polynomial from one noise level to the next.

        Args:
            order: how many derivatives are mixed, the newest first.
            t: the step's index.
            current_order: which of them this is the weight of.
        """
        sigmas = self.sigmas.double().numpy()
        own = sigmas[t - current_order]
        others = [sigmas[t - k] for k in range(order) if k != current_order]
        basis = np.poly1d(others, r=True) / np.prod([own - other for other in others])
        integral = basis.integ()
        return float(integral(sigmas[t + 1]) - integral(sigmas[t]))


class LCMScheduler(DiffusersLCM):  # type: ignore[misc]
    """diffusers' latent consistency scheduler for any number of steps.

    The models it is meant for were distilled with 50 steps, which diffusers takes for the most.
    """

    def set_timesteps(self, num_inference_steps: int, device: torch.device, **options: Any) -> None:
        """As in diffusers; past its 50 steps, the fewest even ones that reach full noise."""
        trained: int = self.config.num_train_timesteps
        original: int = self.config.original_inference_steps
        while original < num_inference_steps or trained % original:
            original += 1
        super().set_timesteps(
            num_inference_steps, device, original_inference_steps=original, **options
        )
