"""The short cuts of “Fast”: they change the picture a little and save much of the work.

Deep features of the UNet change slowly from one evaluation to the next, so every second one takes
over what the last but one layer gave and computes only the outermost (Ma et al., DeepCache, 2023).
And what guidance still changes in the last part is small.
"""

from typing import Any, Protocol

import torch
from diffusers import UNet2DConditionModel
from torch import Tensor

from sdstudio.domain import fast_mode


class Evaluate(Protocol):
    """The UNet, or what stands for it; see diffusers."""

    def __call__(
        self,
        sample: Tensor,
        timestep: Tensor,
        *,
        encoder_hidden_states: Tensor,
        class_labels: Tensor | None,
        return_dict: bool,
    ) -> tuple[Tensor]: ...


class FastMode:
    """What to leave out in one denoising.

    Args:
        evaluations: of the UNet, in all.
    """

    def __init__(self, unet: UNet2DConditionModel, evaluations: int) -> None:
        self._unet = unet
        self._evaluations = evaluations
        self._kept: Tensor | None = None

    def is_guided(self, evaluation: int) -> bool:
        """Whether guidance still counts in ``evaluation`` (0 …)."""
        return fast_mode.is_guided(evaluation, self._evaluations)

    def evaluation(self, number: int) -> Evaluate:
        """What computes evaluation ``number`` (0 …): the whole UNet or its outermost layer."""
        is_whole = fast_mode.is_whole(number) or self._kept is None
        return self._whole if is_whole else self._outermost

    def _whole(self, sample: Tensor, timestep: Tensor, **options: Any) -> tuple[Tensor]:
        outermost = self._unet.up_blocks[-1].resnets[-1]
        hook = outermost.register_forward_pre_hook(self._keep)
        try:
            predicted: tuple[Tensor] = self._unet(sample, timestep, **options)
        finally:
            hook.remove()
        return predicted

    def _outermost(
        self,
        sample: Tensor,
        timestep: Tensor,
        *,
        encoder_hidden_states: Tensor,
        class_labels: Tensor | None,
        return_dict: bool,  # noqa: ARG002
    ) -> tuple[Tensor]:
        assert self._kept is not None
        unet = self._unet
        time = unet.time_embedding(unet.get_time_embed(sample, timestep))
        classes = unet.get_class_embed(sample, class_labels)
        if classes is not None:
            time = time + classes
        # Where guidance has ended since, what belongs to the prompt comes second.
        deep = self._kept[-len(sample) :].to(sample.dtype)
        # The outermost layer sees the latents themselves beside the deep features.
        hidden = torch.cat((deep, unet.conv_in(sample)), dim=1)
        block = unet.up_blocks[-1]
        hidden = block.resnets[-1](hidden, time)
        if hasattr(block, "attentions"):
            attention = block.attentions[-1]
            hidden = attention(
                hidden, encoder_hidden_states=encoder_hidden_states, return_dict=False
            )[0]
        return (unet.conv_out(unet.conv_act(unet.conv_norm_out(hidden))),)

    def _keep(self, _layer: Any, inputs: tuple[Any, ...]) -> None:
        deep = inputs[0].shape[1] - self._unet.config["block_out_channels"][0]
        self._kept = inputs[0][:, :deep].clone(memory_format=torch.preserve_format)
