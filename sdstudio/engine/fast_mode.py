"""The shortcuts behind “Fast”, which save much of the work and change the picture a little.

The UNet's deep features change slowly between evaluations, so every second evaluation reuses them
and computes only the outermost layer (Ma et al., DeepCache, 2023). Guidance is dropped near the
end, where it has little effect.
"""

from collections.abc import Mapping
from typing import Any

import torch
from diffusers import UNet2DConditionModel
from torch import Tensor

from sdstudio.domain import fast_mode
from sdstudio.engine.evaluation import Evaluate
from sdstudio.engine.extensions import residual_tensors


class FastMode:
    """Decides what to skip in one denoising run and caches the UNet's deep features.

    Args:
        evaluations: total number of UNet evaluations.
    """

    def __init__(self, unet: UNet2DConditionModel, evaluations: int) -> None:
        self._unet = unet
        self._evaluations = evaluations
        self._kept: Tensor | None = None
        self._prompt = 0
        #: What extensions had the whole UNet add to its skip connections.
        self._residuals: tuple[Tensor, ...] = ()

    def is_guided(self, evaluation: int) -> bool:
        """Whether ``evaluation`` (0 …) uses guidance."""
        return fast_mode.is_guided(evaluation, self._evaluations)

    def evaluation(self, number: int, prompt: int = 0) -> Evaluate:
        """The function for evaluation ``number`` (0 …): the whole UNet or its outermost layer.

        Args:
            prompt: which of the prompts it is conditioned on, if they change.
        """
        if not self.is_whole(number, prompt):
            return self._outermost
        self._prompt = prompt
        return self._whole

    def is_whole(self, number: int, prompt: int = 0) -> bool:
        """Whether evaluation ``number`` (0 …) computes the whole UNet.

        Also if the words have changed: deep features of other words would hide what they ask for.
        """
        return fast_mode.is_whole(number) or self._kept is None or prompt != self._prompt

    def _whole(self, sample: Tensor, timestep: Tensor, **options: Any) -> tuple[Tensor]:
        outermost = self._unet.up_blocks[-1].resnets[-1]
        hook = outermost.register_forward_pre_hook(self._keep)
        try:
            predicted: tuple[Tensor] = self._unet(sample, timestep, **options)
        finally:
            hook.remove()
        self._residuals = residual_tensors(options)
        return predicted

    def _outermost(
        self,
        sample: Tensor,
        timestep: Tensor,
        *,
        encoder_hidden_states: Tensor,
        class_labels: Tensor | None,
        added_cond_kwargs: Mapping[str, Tensor] | None,
        return_dict: bool,  # noqa: ARG002
        down_block_additional_residuals: tuple[Tensor, ...] | None = None,  # noqa: ARG002
        mid_block_additional_residual: Tensor | None = None,  # noqa: ARG002
    ) -> tuple[Tensor]:
        assert self._kept is not None
        unet = self._unet
        time = unet.time_embedding(unet.get_time_embed(sample, timestep))
        classes = unet.get_class_embed(sample, class_labels)
        if classes is not None:
            time = time + classes
        added = unet.get_aug_embed(time, encoder_hidden_states, dict(added_cond_kwargs or {}))
        if added is not None:
            time = time + added
        # If guidance has ended since, keep only the prompt's row, which is the second.
        deep = self._kept[-len(sample) :].to(sample.dtype)
        # The outermost layer's skip connection comes straight from conv_in.
        across = unet.conv_in(sample)
        if self._residuals:
            across = across + self._residuals[0][-len(sample) :].to(sample.dtype)
        hidden = torch.cat((deep, across), dim=1)
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
