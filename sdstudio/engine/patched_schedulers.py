"""Fixed versions of some of diffusers' schedulers."""

from typing import Any

import numpy as np
import torch
from diffusers import KDPM2AncestralDiscreteScheduler as DiffusersKDPM2Ancestral
from diffusers import KDPM2DiscreteScheduler as DiffusersKDPM2
from diffusers import LCMScheduler as DiffusersLCM
from diffusers import TCDScheduler as DiffusersTCD

# Imported from its module: the package exports it only if scipy is installed, which takes over a
# second to import and would only integrate a polynomial here.
from diffusers.schedulers.scheduling_lms_discrete import LMSDiscreteScheduler as DiffusersLMS
from torch import Tensor


class LMSDiscreteScheduler(DiffusersLMS):  # type: ignore[misc]
    """diffusers' linear multistep scheduler without scipy.

    Started in the middle, diffusers' version weights derivatives that it doesn't have yet.
    ``limits_order`` fixes that; turn it off to reproduce diffusers.
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
        """Integrate a Lagrange basis polynomial from one noise level to the next.

        Args:
            order: how many derivatives are combined, the newest first.
            t: index of the step.
            current_order: which derivative to return the weight of.
        """
        sigmas = self.sigmas.double().numpy()
        own = sigmas[t - current_order]
        others = [sigmas[t - k] for k in range(order) if k != current_order]
        basis = np.poly1d(others, r=True) / np.prod([own - other for other in others])
        integral = basis.integ()
        return float(integral(sigmas[t + 1]) - integral(sigmas[t]))


class _AnyNumberOfSteps:
    """Lifts diffusers' limit of 50 steps, with which the models meant for these were distilled."""

    config: Any

    def set_timesteps(self, num_inference_steps: int, device: torch.device, **options: Any) -> None:
        """As in diffusers; beyond 50 steps, the fewest evenly spaced ones that reach full noise."""
        trained: int = self.config.num_train_timesteps
        original: int = self.config.original_inference_steps
        while original < num_inference_steps or trained % original:
            original += 1
        if original != self.config.original_inference_steps:
            # TCD has other timesteps if it is told a number, even its own.
            options["original_inference_steps"] = original
        super().set_timesteps(num_inference_steps, device, **options)  # type: ignore[misc]


class LCMScheduler(_AnyNumberOfSteps, DiffusersLCM):  # type: ignore[misc]
    """diffusers' latent consistency scheduler for any number of steps."""


class TCDScheduler(_AnyNumberOfSteps, DiffusersTCD):  # type: ignore[misc]
    """diffusers' trajectory consistency scheduler for any number of steps."""


class _WithoutInitialSchedule:
    """Spares the DPM2 schedulers 0.4 s of their construction.

    diffusers computes a schedule of all timesteps there, which ``set_timesteps`` then replaces.
    """

    def set_timesteps(
        self,
        num_inference_steps: int,
        device: torch.device | None = None,
        num_train_timesteps: int | None = None,
    ) -> None:
        """As in diffusers; only the constructor gives ``num_train_timesteps``."""
        if num_train_timesteps is not None:
            num_inference_steps = 2
        super().set_timesteps(num_inference_steps, device, num_train_timesteps)  # type: ignore[misc]


class KDPM2DiscreteScheduler(_WithoutInitialSchedule, DiffusersKDPM2):  # type: ignore[misc]
    """diffusers' DPM2 scheduler, constructed faster."""


class KDPM2AncestralDiscreteScheduler(_WithoutInitialSchedule, DiffusersKDPM2Ancestral):  # type: ignore[misc]
    """diffusers' ancestral DPM2 scheduler, constructed faster."""
