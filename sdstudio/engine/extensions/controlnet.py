"""ControlNets: keep a picture to a hint (Zhang et al., https://arxiv.org/abs/2302.05543).

Equivalent to diffusers' StableDiffusionControlNetPipeline and its relatives.
"""

from dataclasses import dataclass
from typing import Any

import torch
from diffusers import ControlNetModel, ControlNetUnionModel
from torch import Tensor

from sdstudio.engine.extensions import DenoisingContext, Residuals, StepRange
from sdstudio.weights.controlnet import ControlNetShape


@dataclass(frozen=True, slots=True)
class LoadedControlNet:
    """A ControlNet on its device.

    Args:
        shape: of its tensors.
    """

    network: ControlNetModel | ControlNetUnionModel
    shape: ControlNetShape


class ControlNetExtension:
    """A ControlNet with its hint.

    Args:
        hint: (1, 3, H, W), 0 … 1, on the device; −1 where an inpainting ControlNet is to fill in.
        weight: 1 is as trained.
        union_type: what the hint shows, for a union ControlNet.
    """

    def __init__(
        self,
        loaded: LoadedControlNet,
        hint: Tensor,
        weight: float,
        steps: StepRange,
        union_type: int,
    ) -> None:
        self._loaded = loaded
        self._hint = hint
        self._weight = weight
        self._steps = steps
        self._union_type = union_type

    @property
    def network(self) -> ControlNetModel | ControlNetUnionModel:
        """See :class:`sdstudio.engine.extensions.DenoisingExtension`."""
        return self._loaded.network

    def before_prediction(self, context: DenoisingContext) -> None:
        """See :class:`sdstudio.engine.extensions.DenoisingExtension`."""
        if not self._steps.includes(context.evaluation, context.evaluations):
            return
        call = _Call(self, context)
        context.functions.predict(call, context.latents, context.timestep, context.conditioning)
        context.add(call.found)

    def evaluate(self, latents: Tensor, timestep: Tensor, options: dict[str, Any]) -> Residuals:
        """What the network has the UNet add.

        Args:
            options: as the UNet takes them.
        """
        hint = self._hint.to(latents.dtype).expand(len(latents), -1, -1, -1)
        options |= {"conditioning_scale": self._weight, "return_dict": False}
        network = self._loaded.network
        if isinstance(network, ControlNetUnionModel):
            types = torch.zeros(
                len(latents), network.config["num_control_type"], device=latents.device
            )
            types[:, self._union_type] = 1
            down, middle = network(
                latents,
                timestep,
                controlnet_cond=[hint],
                control_type=types.to(latents.dtype),
                control_type_idx=[self._union_type],
                **options,
            )
        else:
            down, middle = network(latents, timestep, controlnet_cond=hint, **options)
        return Residuals(tuple(down), middle)


class _Call:
    """Stands in for the UNet, so that the family passes it what it would pass the UNet."""

    def __init__(self, extension: ControlNetExtension, context: DenoisingContext) -> None:
        self._extension = extension
        self._latents = context.latents
        self.found: Residuals

    def __call__(self, sample: Tensor, timestep: Tensor, **options: Any) -> tuple[Tensor]:
        self.found = self._extension.evaluate(sample, timestep, options)
        return (self._latents,)
